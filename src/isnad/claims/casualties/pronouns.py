"""The harmed told of before the word of harm: «… اعتقلهم الجيش»، «أجبرت السكان على النزوح»، «الشخصين المصابين»."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.claims.casualties.counts import Count
from isnad.claims.casualties.line import PREPOSITIONS, Claim, Line
from isnad.claims.casualties.words import VerbSense

_REACH = 14
_FORCED_REACH = 16
_PLURAL = frozenset({"هم", "هن"})
_SINGLE = frozenset({"ه", "ها"})
_DUAL = frozenset({"هما"})


def pronouns(line: Line) -> Iterator[Claim]:
    """«معظم أفراد الطاقم اعتقلهم الجيش»: a verb whose object pronoun stands for a count just before it."""
    for i in line.triggers:
        lex = line.scene.lex(i)
        if lex is None or lex.deeds or lex.people:
            continue
        for sense in lex.verbs:
            if sense.enc and sense.frame == "object" and sense.voice == "active" and sense.aspect == "perfect":
                if sense.sure == "harm" or "علي" in sense.needs or (sense.needs and not _needed(line, i, sense)):
                    continue
                if i > line.first and line.keys[i - 1] in PREPOSITIONS:
                    continue  # «رد كيده في نحره»
                count = _antecedent(line, i, sense)
                if count is not None:
                    yield line.take(Claim(count, sense.effect, i, "casualties.verb-pronoun"))
                break


def _needed(line: Line, i: int, sense: VerbSense) -> bool:
    return any(key in sense.needs for key in line.keys[i + 1 : i + 4])


def _antecedent(line: Line, i: int, sense: VerbSense) -> Count | None:
    for count in line.before(i):
        if count.first < i - _REACH * 2:
            return None
        if count.kind == "nobody" or line.taken.get(count.first) == sense.effect:
            continue
        if count.effect is not None and count.effect != sense.effect:
            continue  # «تسع جثث … كان المسلحون أسروهم»: found dead
        near = i - count.last <= _REACH
        if near and _stands_for(sense.enc, count) and (count.kind != "noun" or count.number != "p"):
            return count
    return None


def _stands_for(enc: str, count: Count) -> bool:
    if enc in _PLURAL:
        return count.number in ("p", "d") and count.kind == "figure"
    if enc in _DUAL:
        return count.number == "d"
    feminine = enc == "ها"
    return enc in _SINGLE and count.number == "s" and (count.gender == "f") == feminine


def forced(line: Line) -> Iterator[Claim]:
    """«أجبرت كل سكان الحي على النزوح», «اضطر ألف شخص إلى الفرار»."""
    for i in line.triggers:
        lex = line.scene.lex(i)
        if lex is None or not any(d.effect == "displaced" and d.definite for d in lex.deeds):
            continue
        if line.keys[i - 1 : i] not in (["علي"], ["الي"]):
            continue
        cue = line.cue("force", max(line.first, i - _FORCED_REACH), i)
        if cue is None:
            continue
        inside = [c for c in line.after(cue.last) if c.last <= i]
        around = inside or [c for c in line.before(cue.first)[:1] if cue.first - c.last <= 3]
        if around and line.free(around[0]) and around[0].kind in ("figure", "noun"):
            yield line.take(Claim(around[0], "displaced", i, "casualties.forced"))


def described(line: Line) -> Iterator[Claim]:
    """«الشخصين المصابين», «ثلاثة جنود جرحى»: a count whose adjective is a noun of harm."""
    for count in line.counts:
        if count.effect is not None or not line.free(count) or not (count.exact and count.number != "s"):
            continue
        lex = line.scene.lex(count.last) if count.last < line.last else None
        if lex is None:
            continue
        for adjective in lex.counted:
            if not adjective.pro and not adjective.enc and adjective.sure == "yes" and adjective.noun in _ADJECTIVES:
                yield line.take(Claim(count, adjective.effect, count.last, "casualties.described"))
                break


_ADJECTIVES = frozenset(["مصاب", "مصابة", "جريح", "جريحة", "مفقود", "مفقودة", "قتيل", "شهيد"])
