"""Sentences hung on a source phrase: before it, after it, or on both its sides."""

from __future__ import annotations

from isnad.arabic.tokens import word as spelled
from isnad.claims.clauses.clause import Clauses
from isnad.claims.clauses.words import F, role
from isnad.claims.sources.phrases import SourcePhrase
from isnad.claims.speakers.subject import has_object
from isnad.claims.statements.extent import Content, Segment, indirect_end, trimmed
from isnad.records import Mode

_TAKEN_UP = 14  # tokens to the فإن that takes the sentence up
_LIGHT = F.ADVERB | F.TIME | F.AND | F.COMMA | F.DASH


def hung(c: Clauses, found: SourcePhrase, begin: int) -> Content | None:
    """What stands on the source phrase; `begin` is where its sentence, or what another phrase left of it, begins."""
    end = c.end_of(found.first)
    begin = _past_dateline(c, begin, found.first)
    after = _after(c, found.last, end)
    if _fronted(c, begin, found.first):
        return _made(c, [(after, indirect_end(c, after))], end) if after < end else None
    before = _before_phrase(c, found.first)
    if c.flags(found.last) & F.COLON and after < end:  # «وتشمل الخطة، بحسب البيان: …»
        return _made(c, [(begin, before), (after, end)], end)
    if found.takes != "self" and _goes_on(c, found, after, end):
        return _made(c, [(begin, before), (after, indirect_end(c, after))], end)
    return _made(c, [(begin, before)], found.last)


def _fronted(c: Clauses, begin: int, first: int) -> bool:
    if first - begin <= 4 and all(c.roles[k].flags & _LIGHT for k in range(begin, first)):
        return True
    # «وفي هذا السياق، وفقا للمجلة، …»: an adverbial alone stands before
    adverbial = c.roles[begin].flags & F.PREP and first - begin <= 7 and c.roles[first - 1].flags & F.COMMA
    return bool(adverbial) and not any(c.roles[k].flags & F.COMMA for k in range(begin, first - 1))


def _past_dateline(c: Clauses, begin: int, first: int) -> int:
    """«دبي، الإمارات (CNN) -- …»: the sentence begins after the dashes."""
    for k in range(begin, min(first, begin + 14)):
        spaced = k + 1 < first and (c.tokens.gap(k + 1) or c.flags(k - 1) & F.CLOSE)
        if c.keys[k] in ("-", "–", "—", "--") and spaced:
            return k + 1
    return begin


def _after(c: Clauses, last: int, end: int) -> int:
    """The first token after the phrase, its comma, and the ف or إن that takes up the sentence."""
    k = last
    if k + 1 < end and c.roles[k].flags & F.COMMA and c.roles[k + 1].flags & F.REL:
        k += 1  # «بحسب المسؤولين، الذين لم يوضحوا شيئا، …»
    if k < end and (
        c.roles[k].flags & (F.VERB | F.REL) or has_object(c, k) or (c.cues[k] and c.cues[k][0].value.kind == "verb")
    ):
        comma = next((m for m in range(k, min(end, k + 14)) if c.roles[m].flags & F.COMMA), None)
        k = k if comma is None else comma  # «بحسب بيان صدر عن الوزارة، …»
    taken = next((m for m in range(k, min(end, k + _TAKEN_UP)) if c.keys[m] == "فان"), k)
    if taken > k and c.flags(taken - 1) & F.COMMA and c.flags(k) & F.COMMA and c.flags(k + 1) & F.PREP:
        k = taken  # «وفقا لمعلومات، من مصادر عدة، فإن …»
    while k < end and (
        c.roles[k].flags & (F.COMMA | F.CLOSE | F.COLON | F.DASH) or c.keys[k] in ("فان", "ان", "فقد", "ف")
    ):
        k += 1
    return k


def _before_phrase(c: Clauses, first: int) -> int:
    k = first
    while k and (c.roles[k - 1].flags & (F.COMMA | F.DASH | F.OPEN) or c.keys[k - 1] in ("وذلك", "هذا", "ذلك")):
        k -= 1
    return k


def _goes_on(c: Clauses, found: SourcePhrase, after: int, end: int) -> bool:
    """True where the sentence goes on after the phrase: «أسفرت الغارة، بحسب شهود، عن …»."""
    if after >= end:
        return False
    if c.flags(found.last) & F.DASH and c.flags(found.first - 1) & F.DASH:
        return True
    if not c.flags(found.last) & F.COMMA or not c.flags(found.first - 1) & (F.COMMA | F.DASH):
        plain = not c.roles[found.last].flags and c.keys[found.last][0] not in "لبوف" and not c.cues[found.last]
        return plain and not c.flags(found.first - 1) & F.PUNCT and c.tokens.words[found.last].kind == "arabic"
    if c.roles[after].flags & (F.CONJ | F.STOP | F.CLOSE | F.TIME | F.REL) or c.cues[after] or after in c.dates:
        return False
    if c.keys[after] == "مما" or (
        c.keys[after][:2] in ("لي", "لت") and role(spelled(c.keys[after][1:])).flags & F.VERB
    ):
        return False  # «…، بحسب الشرطة، مما أغلق الطريق»: what came of it
    return c.keys[after][0] not in "وف" or after in c.people


def _made(c: Clauses, segments: list[Segment], end: int) -> Content:
    kept = tuple(s for s in (trimmed(c, *_past_and(c, *s)) for s in segments) if s[0] < s[1])
    quoted = any(k in c.quotes.opening and c.quotes.opening[k].length > 1 for a, b in kept for k in range(a, b))
    mode: Mode = "mixed" if quoted else "indirect"
    return Content(kept, mode, end)


def _past_and(c: Clauses, first: int, last: int) -> Segment:
    while first < last and c.roles[first].flags & F.AND and c.tokens.words[first].kind == "arabic":
        first += 1
    return first, last
