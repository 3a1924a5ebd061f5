"""The cues of an article that introduce what somebody said, each with its opening; one cue an opening.

Where two cues could own one opening, the nearer has it, unless it stands in a relative clause («الوزير الذي أعلن
استقالته قال إن»), is a noun of speech beside a verb («أكد في تصريح أن»), or is no verb of speaking.
"""

from __future__ import annotations

from typing import NamedTuple

from isnad.claims.clauses.clause import Clauses
from isnad.claims.clauses.known import Part, part_of
from isnad.claims.clauses.phrase import is_nominal, phrase
from isnad.claims.clauses.quotes import Quote
from isnad.claims.clauses.words import F, word_set
from isnad.claims.sources.kinds import head_of
from isnad.claims.speakers.subject import is_object_with_ba
from isnad.claims.statements.openings import Opening, opening
from isnad.claims.statements.words import Cue
from isnad.lexicon.forms import FormHit
from isnad.mentions.wordclass import ADJECTIVE, NAME, NISBA, ROLE, classes

_CARRIED = 30  # tokens back to the verb of the outlet that carried the words


class Report(NamedTuple):
    """The cue at token `at`; `opening` None where its content stands before it, in `before`."""

    at: int
    hit: FormHit[Cue]
    opening: Opening | None
    before: Quote | None = None


def reports(c: Clauses) -> dict[int, Report]:
    """The cues with content, by token."""
    found: dict[int, Report] = {}
    told = {p.verb for p in c.phrases.values() if p.verb >= 0}
    owners: dict[int, int] = {}
    for i, hits in enumerate(c.cues):
        if not hits or i in told or _barred(c, i, hits[0]):
            continue
        report = _best(c, i, hits)
        if report is None:
            continue
        key = report.opening.at if report.opening else -1
        rival = owners.get(key) if key >= 0 else None
        if rival is not None:
            if _yields(c, report, found[rival]):
                continue
            del found[rival]
        if key >= 0:
            owners[key] = i
        found[i] = report
    return {i: r for i, r in found.items() if r.hit.value.use != "think"}


def _best(c: Clauses, i: int, hits: tuple[FormHit[Cue], ...]) -> Report | None:
    unmarked = _unmarked(c, i, hits[0])
    if unmarked is not None:
        return unmarked
    tried: set[tuple[object, ...]] = set()
    for hit in hits:
        mark = (hit.value.lemma, hit.value.kind)
        if mark in tried:
            continue
        tried.add(mark)
        found = opening(c, i, hit)
        if found is not None and not _impersonal(c, i, hit.value, found):
            return Report(i, hit, found)
    return _postposed(c, i, hits[0])


def _unmarked(c: Clauses, i: int, hit: FormHit[Cue]) -> Report | None:
    """«وقال سالم الراوي نطالب بجسر جديد»: a person's own words with no mark before them."""
    if hit.value.kind != "verb" or "plain" not in hit.value.traits or hit.reading.enc or i + 2 >= c.end_of(i):
        return None
    first, last = phrase(c, i + 1)
    if last <= first or last + 3 >= c.end_of(i) or not any(k in c.people for k in range(first, last)):
        return None
    if c.keys[last] not in word_set("own-voice") and not _first_person(c, last):
        return None
    return Report(i, hit, Opening("colon", last, last))


def _first_person(c: Clauses, k: int) -> bool:
    """True of a verb in the first person: نطالب، أتمنى."""
    word = c.tokens.words[k]
    return c.keys[k][0] in "نا" and part_of(word) & ~Part.RARE == Part.VERB and bool(part_of(word) & Part.RARE)


def _barred(c: Clauses, i: int, hit: FormHit[Cue]) -> bool:
    """A negated cue reports nothing; what is quoted reports for the quoted."""
    if c.flags(i - 1) & F.NEG and hit.value.kind == "verb" and c.keys[i - 1] != "ما":
        return True
    if hit.value.kind == "participle" and c.flags(i - 1) & F.PREP:
        return True
    if hit.value.kind == "verb" and _not_a_verb(c, i, hit):
        return True
    if hit.value.kind == "noun" and hit.reading.stem.startswith("ال") and hit.reading.pro != "ب":
        return not is_carried(c, i, hit.value)  # «يمكن القول إن», «تجدر الإشارة إلى أن»
    return c.quotes.around(i) is not None


def is_carried(c: Clauses, i: int, cue: Cue) -> bool:
    """True of «القول» in «نقلت الصحيفة عن المحافظ القول إن …»."""
    if cue.lemma != "قول":
        return False
    begin = max(c.begin_of(i), i - _CARRIED)
    verb = next((k for k in range(begin, i) if c.cues[k] and "carries" in c.cues[k][0].value.traits), None)
    return verb is not None and "عن" in c.keys[verb:i]


def _not_a_verb(c: Clauses, i: int, hit: FormHit[Cue]) -> bool:
    """«ما يشير إلى أن», «الحق يقال», and nouns that share a verb's spelling after another noun (هذا أمر)."""
    before = c.keys[i - 1] if i else ""
    if hit.value.time == "imperfect" and before == "ان" and i > 1 and c.keys[i - 2] in word_set("can"):
        return True  # «أقل ما يمكن أن نقول»
    if before in word_set("before-noun"):
        return True
    if c.keys[i].lstrip("و") in word_set("called") and i + 1 in c.people:
        return True  # «رجل يدعى سالم الراوي»
    if hit.value.time == "imperfect" and before in ("ما", "مما", "بما", "الحق"):
        return before == "الحق" or bool(c.flags(i + 1) & (F.COMP | F.PREP))
    if not is_nominal(hit) or hit.reading.pro or c.flags(i + 1) & F.COMP:
        return False
    if i + 1 < c.n and not c.keys[i + 1].startswith("ال") and i + 1 not in c.people:
        sense = classes().of(c.tokens.words[i + 1]).whole
        if sense & (NISBA | ADJECTIVE) and not sense & (NAME | ROLE):
            return True  # «أمر قضائي», «نقل بري»
    return (
        i > c.begin_of(i)
        and not c.flags(i - 1) & (F.PUNCT | F.ADVERB | F.KANA | F.REL | F.CONJ)
        and i - 1 not in c.people
    )


def _impersonal(c: Clauses, i: int, cue: Cue, found: Opening) -> bool:
    """«يذكر أن», «يشار إلى أن», «يتوقع أن»: the article's own voice."""
    if cue.time != "imperfect" or cue.gender != "m" or cue.number != "s" or found.kind != "comp":
        return False
    if cue.passive and cue.lemma not in ("قال", "زعم"):
        return True
    near = found.at <= i + (2 if found.prep and not c.roles[found.at].prep else 1)
    return near and "impersonal" in cue.traits and (i <= c.begin_of(i) + 1 or bool(c.flags(i - 1) & F.PUNCT))


def _yields(c: Clauses, report: Report, rival: Report) -> bool:
    """True where the later cue leaves the opening to the earlier."""
    cue, other = report.hit.value, rival.hit.value
    if cue.kind == "noun" and (not report.hit.reading.enc or cue.lemma != "قول"):
        return other.kind != "noun" and not (
            c.keys[report.at - 1] in word_set("beside") and _has_object(c, report, rival)
        )
    if cue.kind == "verb" and _relative(c, report.at, rival.at):
        return head_of(c.tokens.words[report.at + 1]) is None and report.at + 1 not in c.people
    strong = ("say", "note", "tell", "past")
    return other.use in strong and cue.use not in strong


def _has_object(c: Clauses, report: Report, rival: Report) -> bool:
    """True where the earlier cue has its object already: «أفادت تقارير بانقطاع الكهرباء رغم تأكيد الوزارة أن …»."""
    frames = rival.hit.value.frames
    between = range(rival.at + 1, report.at - 1)
    return any(
        (c.keys[k] in frames and c.roles[k].flags & F.PREP and not c.flags(k + 1) & F.OCCASION)
        or ("ب" in frames and is_object_with_ba(c, k))
        for k in between
    )


def _relative(c: Clauses, i: int, since: int) -> bool:
    """True where the cue at token i is the verb of a relative clause inside the other cue's subject."""
    for k in range(i - 1, max(since, i - 8), -1):
        if c.roles[k].flags & F.REL:
            return True
        if c.roles[k].flags & F.COMMA:
            return False
    if c.cues[i][0].value.time == "perfect" and c.flags(i - 1) & F.OCCASION and not c.keys[i - 1].startswith("ال"):
        return True  # «في مقابلة بثت أمس»
    return bool(c.cues[i][0].reading.enc)


def _postposed(c: Clauses, i: int, hit: FormHit[Cue]) -> Report | None:
    """«…»، قال فلان."""
    cue = hit.value
    if cue.kind != "verb" or cue.use not in ("say", "note", "judge") or hit.reading.pro:
        return None
    k, skipped = i, F.COMMA | F.DASH
    if k and c.keys[k - 1] in word_set("these-words"):
        k, skipped = k - 2, F.COMMA | F.DASH | F.STOP
    while k and c.roles[k - 1].flags & skipped:
        k -= 1
    quote = c.quotes.ending.get(k)
    if quote is None or quote.length < 3 or (k == i and cue.use == "judge"):
        return None
    return Report(i, hit, None, quote)
