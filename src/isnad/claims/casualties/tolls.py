"""Nouns of the harmed and tolls: «3 قتلى و10 جرحى»، «سقوط قتلى»، «عدد القتلى إلى 15»، «40 بين قتيل وجريح»."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.claims.casualties.counts import Count
from isnad.claims.casualties.deeds import harm_around
from isnad.claims.casualties.line import PREPOSITIONS, Claim, Line
from isnad.records import Effect

_TOLL_REACH = 24
_OCCUR_REACH = 5
_RECKON_REACH = 8
_SEARCH = 5  # tokens from a verb of searching to whom it is for
_BETWEEN = frozenset({"بين", "مابين"})


def between(line: Line) -> Iterator[Claim]:
    """«أكثر من 2000 بين قتيل وجريح»: one count of people harmed one way or another."""
    for whole in line.counts:
        if whole.kind != "figure" or not line.free(whole):
            continue
        j = whole.last
        if line.keys[j : j + 1] == ["ما"]:
            j += 1
        if line.keys[j : j + 1] != ["بين"]:
            continue
        kinds = [c for c in line.after(j + 1)[:3] if c.effect is not None and c.kind == "noun" and c.first <= j + 6]
        if len(kinds) >= 2:
            for count in kinds:
                line.taken[count.first] = "affected"
            yield line.take(Claim(whole, "affected", kinds[0].first, "casualties.between"))


def tolls(line: Line) -> Iterator[Claim]:
    """«ارتفع عدد القتلى إلى 15»: a figure that stands away from the noun that says what it counts."""
    for cue in line.cues:
        if "toll" not in cue.kinds:
            continue
        told = _told_of(line, cue.last)
        if told is None:
            continue
        effect, noun, at = told
        count = _figure_after(line, at)
        if count is not None:
            if noun is not None:
                line.taken[noun.first] = effect
            yield line.take(Claim(count, effect, at - 1, "casualties.toll"))


def _told_of(line: Line, j: int) -> tuple[Effect, Count | None, int] | None:
    """What a toll counts: (effect, its noun, one past it). «عدد القتلى», «عدد الذين قتلوا», «حصيلة الضحايا»."""
    for count in line.after(j):
        if count.first > j + 3:
            break
        if count.effect is not None and count.kind != "figure":
            return count.effect, count, count.last
    for k in range(j, min(j + 6, line.last)):
        lex = line.scene.lex(k)
        if lex is not None and lex.verbs and k > j and line.keys[k - 1] in ("الذين", "من", "ممن"):
            return lex.verbs[0].effect, None, k + 1
    if line.keys[j - 1] in ("الحصيله", "حصيله", "حصيلتها", "حصيلته"):
        return "killed", None, j
    return None


def _figure_after(line: Line, at: int) -> Count | None:
    for count in line.after(at):
        if count.first > at + _TOLL_REACH:
            return None
        if count.kind != "figure" or not line.free(count):
            continue
        before = line.keys[count.first - 1]
        if count.effect is not None:
            return None
        if before == "من" and any(
            c.first <= count.last + 3 and line.keys[c.first - 1] == "الي" for c in line.after(count.last)
        ):
            continue  # «من 5 إلى 7»: the second is the toll
        near = count.first <= at + 1
        if near or line.cue("reach", max(at, count.first - 2), count.first):
            return count
    return None


def counted(line: Line) -> Iterator[Claim]:
    """Counts whose noun is itself of the harmed."""
    for count in line.counts:
        if count.effect is None or not line.free(count):
            continue
        if count.kind == "figure" or (count.kind == "noun" and count.number == "d"):
            rule = "casualties.counted" if _asserted(line, count) else None
        elif count.kind == "noun" and not count.definite:
            rule = "casualties.occurred" if _occurs(line, count) else None
        else:
            rule = None
        figure = line.at(count.last)
        if rule == "casualties.occurred" and figure is not None and figure.kind == "figure" and figure.exact:
            line.taken[count.first] = count.effect  # «انتشال جثث 21 شخصاً»
            if line.free(figure):
                yield line.take(Claim(figure, count.effect, count.first, rule))
            continue
        if rule is not None:
            claim = line.take(Claim(count, count.effect, count.head if count.head >= 0 else count.first, rule))
            yield claim
            yield from _beside(line, claim)


def _beside(line: Line, claim: Claim) -> Iterator[Claim]:
    """«عدداً من القتلى والجرحى»: the vague word counts both."""
    count = line.at(claim.figure.last)
    if claim.figure.vague is None or claim.figure.kind != "figure" or count is None or not line.free(count):
        return
    if count.pro.startswith("و") and count.definite and count.effect is not None and count.kind == "noun":
        yield line.take(Claim(count, count.effect, count.first, "casualties.counted"))


def reckoned(line: Line) -> Iterator[Claim]:
    """«19 عاملاً ما زالوا في عداد المفقودين», «البحث جار عن ستة آخرين»: what became of them is told after or before."""
    for cue in line.cues:
        if "reckon" in cue.kinds:
            lex = line.scene.lex(cue.last) if cue.last < line.last else None
            effect = next((c.effect for c in lex.counted), None) if lex is not None else None
            count = next((c for c in line.before(cue.first) if _reckons(line, c, cue.first)), None)
            if effect is not None and count is not None:
                line.taken[cue.last] = effect
                yield line.take(Claim(count, effect, cue.last, "casualties.reckoned"))
        elif "search" in cue.kinds:
            count = next((c for c in line.after(cue.last) if c.first <= cue.last + _SEARCH), None)
            if count is not None and line.free(count) and _sought(line, count):
                yield line.take(Claim(count, "missing", cue.first, "casualties.sought"))


def _reckons(line: Line, count: Count, at: int) -> bool:
    return count.kind == "figure" and count.exact and line.free(count) and at - count.last <= _RECKON_REACH


def _sought(line: Line, count: Count) -> bool:
    """True of others than those just counted: «البحث عن ستة آخرين»; whom the police seek are not missing."""
    words = line.keys[count.first : count.last]
    return count.kind == "figure" and count.exact and any(key in ("اخرين", "اخرون", "اخر") for key in words)


def _asserted(line: Line, count: Count) -> bool:
    if line.cue("free", max(line.first, count.first - 4), count.first):
        return False
    if line.keys[count.first - 1 : count.first] == ["بين"] or line.keys[count.first - 2 : count.first] == ["من", "اصل"]:
        return False
    if count.pro.endswith("ل") and count.kind != "figure":
        return False
    if line.scene.lex(count.head) is not None and _noun_of(line, count) == "حالة":
        return line.cue("infection", line.first, line.last) is not None
    if count.effect in ("detained", "abducted", "rescued") or count.sure == "harm":
        return bool(line.cue("occur", line.first, count.first) or line.cue("toll", line.first, count.first)) or (
            count.sure == "harm" and harm_around(line, count.head)
        )
    return True


def _occurs(line: Line, count: Count) -> bool:
    """True where an indefinite noun of harm stands for an event: «سقوط قتلى», a headline «قتيل و6 جرحى»."""
    noun = _noun_of(line, count)
    if count.pro.endswith("ل") or noun == "حالة" or (noun == "ضحية" and count.number == "s"):
        return False
    if line.cue("occur", max(line.first, count.first - _OCCUR_REACH), count.first) or (
        noun == "جثة" and count.number == "p"
    ):
        return True
    earlier = [c for c in line.before(count.first) if not line.free(c)]
    if (
        earlier
        and earlier[0].last >= count.first - 2
        and (count.pro.startswith("و") or line.keys[count.first - 1] == "و")
    ):
        return True
    if not line.title and count.first > line.first:
        return line.keys[count.first - 1] in ("عليه", "عليها")  # عُثر عليه قتيلاً
    nxt = line.at(count.last) or line.at(count.last + 1)
    joined = nxt is not None and nxt.effect is not None and (nxt.pro.startswith("و") or line.keys[nxt.first - 1] == "و")
    opens = count.first == line.first or line.keys[count.first - 1] in (":", ".", "..", "…", "!")
    return (
        joined
        or (opens and line.keys[count.last : count.last + 1] != [] and line.keys[count.last] in PREPOSITIONS)
        or (opens and line.keys[count.last : count.last + 1] != [] and line.keys[count.last][:1] == "ب")
    )


def _noun_of(line: Line, count: Count) -> str:
    lex = line.scene.lex(count.head) if count.head >= 0 else None
    return next((c.noun for c in lex.counted if c.effect == count.effect), "") if lex is not None else ""


def nothing(line: Line) -> Iterator[Claim]:
    """«دون وقوع إصابات»: nobody was harmed."""
    for cue in line.cues:
        if "without" not in cue.kinds:
            continue
        for count in line.after(cue.last):
            if count.first > cue.last + 3:
                break
            plain = count.effect is not None and not count.definite and count.kind == "noun" and count.number != "d"
            if plain and line.free(count) and not any(line.keys[j] in ("،", ".") for j in range(cue.last, count.first)):
                yield line.take(Claim(count, count.effect, count.first, "casualties.nothing", zero=True))  # type: ignore[arg-type]
                break
