"""How far what was said goes: to the quotation's close, or, in indirect speech, to the article's own next clause.

`speech_ends` has the places where indirect speech ends; otherwise its sentence ends it, and no content is longer than
`LONGEST` tokens.
"""

from __future__ import annotations

from typing import NamedTuple

from isnad.claims.clauses.clause import Clauses
from isnad.claims.clauses.quotes import Quote
from isnad.claims.clauses.words import F, word_set
from isnad.claims.statements.ends import ends_here
from isnad.claims.statements.openings import Opening, opening
from isnad.claims.statements.quotations import closing
from isnad.records import Mode

LONGEST = 300
_SHORT_QUOTE = 2
_CONTINUATION = 5  # tokens that a paragraph in quotation marks must have to go on with the speech before it

Segment = tuple[int, int]


class Content(NamedTuple):
    """Token segments of what was said; `end` is where the reading goes on."""

    segments: tuple[Segment, ...]
    mode: Mode
    end: int


def content(c: Clauses, found: Opening) -> Content | None:
    """What was said, from its opening on."""
    quote = c.quotes.opening.get(found.at if found.kind in ("quote", "object") else found.first)
    if found.kind == "object" and quote is not None:
        return _object(c, found.first, quote)
    if found.kind == "quote" and quote is not None:
        return direct(c, quote)
    if found.kind == "colon":
        return direct(c, quote) if quote is not None else _after_colon(c, found.first)
    return _clause(c, found.first, quote)


def direct(c: Clauses, quote: Quote) -> Content:
    """A quotation and the quotations that go on with it: «…» و«…», the next paragraph's."""
    segments = [(quote.first, quote.last)]
    here = quote
    while (following := _continuation(c, here)) is not None and len(segments) < 50:
        segments.append((following.first, following.last))
        here = following
    return _content(c, segments, "direct", here.after)


def _object(c: Clauses, first: int, quote: Quote) -> Content:
    if first < quote.first - 1 or not _closes(c, quote):
        end = indirect_end(c, first)
        return _content(c, [(first, end)], "mixed", end)
    segments = [(quote.first, quote.last)]
    k = quote.after
    while k + 1 < c.n and c.flags(k) & F.AND and (more := c.quotes.opening.get(k + 1)) is not None:
        segments.append((more.first, more.last))
        k = more.after
    return _content(c, segments, "mixed", k)


def _continuation(c: Clauses, quote: Quote) -> Quote | None:
    k = quote.after
    while k < c.n and c.roles[k].flags & (F.STOP | F.COMMA) and k < quote.after + 3:
        k += 1
    if k >= c.n:
        return None
    if c.flags(k) & F.AND:
        more = c.quotes.opening.get(k + 1)
        return more if more is not None and c.tokens.words[k].kind == "arabic" else None
    more = c.quotes.opening.get(k)
    if more is None:
        return None
    if quote.goes_on:
        return more
    paragraph = c.sentences[c.sentence[k]]
    new = paragraph.block != c.sentences[c.sentence[quote.first]].block
    if new and not (k == paragraph.first and more.length >= _CONTINUATION and _alone(c, more)):
        return None
    return more if new or more.length >= _CONTINUATION else None


def _alone(c: Clauses, quote: Quote) -> bool:
    """True where a paragraph holds nothing after its quotation (or goes on in quotation marks)."""
    k = quote.after
    return (
        k >= c.n or c.flags(k) & F.STOP != 0 or c.sentences[c.sentence[k]].block != c.sentences[c.sentence[k - 1]].block
    )


def _after_colon(c: Clauses, first: int) -> Content | None:
    """Words after a colon without marks: the sentence, and those of the paragraph that go on in the first person."""
    end = _until(c, first)
    if end == c.end_of(first) and c.quotes.around(first) is None:
        number = c.sentence[first] + 1
        paused = end
        while number < len(c.sentences) and end - first < LONGEST and _pauses(c, number) and _goes_on(c, number):
            paused = end = c.sentences[number].last
            number += 1
        while number < len(c.sentences) and end - first < LONGEST and _goes_on(c, number):
            end = c.sentences[number].last
            number += 1
        if not any(c.keys[k] in word_set("first-person") for k in range(paused, end)):
            end = paused
    return _content(c, [(first, end)], "direct", end)


def _pauses(c: Clauses, number: int) -> bool:
    """True where the sentence before ends in two dots, a pause in one speech: «لا نعلم.. ننتظر»."""
    last = c.sentences[number - 1].last
    return c.keys[last - 1].startswith("..") or c.keys[last - 2 : last] == [".", "."]


def _goes_on(c: Clauses, number: int) -> bool:
    """True of a sentence of the same paragraph in which nobody else is reported."""
    here, before = c.sentences[number], c.sentences[number - 1]
    if here.block != before.block:
        return False
    return not any(
        c.cues[k] and c.cues[k][0].value.use in ("say", "note", "tell") and opening(c, k, c.cues[k][0]) is not None
        for k in range(here.first, here.last)
    )


def _clause(c: Clauses, first: int, quote: Quote | None) -> Content | None:
    if quote is not None and quote.length > _SHORT_QUOTE and _closes(c, quote):
        return direct(c, quote)
    end = indirect_end(c, first)
    quoted = any(first <= k < end and q.length > 1 for k, q in _quotes_in(c, first, end))
    segments = [(first, end), *_further(c, end)] if end == c.end_of(first) else [(first, end)]
    return _content(c, segments, "mixed" if quoted else "indirect", segments[-1][1])


def _further(c: Clauses, end: int) -> list[Segment]:
    """Sentences that go on with the same أنّ: «قال إن الجسر انهار. وأنه سيعاد بناؤه»."""
    found: list[Segment] = []
    while end < c.n and len(found) < _FURTHER:
        role = c.roles[end]
        if (
            end + 1 >= c.end_of(end)
            or not role.flags & F.COMP
            or role.pro != "و"
            or not c.flags(end - 1) & F.STOP
            or not _same_block(c, end)
        ):
            break
        until = indirect_end(c, end + 1)
        found.append((end + 1, until))
        if until != c.end_of(end):
            break
        end = until
    return found


def _same_block(c: Clauses, k: int) -> bool:
    return c.sentences[c.sentence[k]].block == c.sentences[c.sentence[k - 1]].block


_FURTHER = 5


def _quotes_in(c: Clauses, first: int, end: int) -> list[tuple[int, Quote]]:
    opening_ = c.quotes.opening
    return [(k, opening_[k]) for k in range(first, end) if k in opening_] if opening_ else []


def _closes(c: Clauses, quote: Quote) -> bool:
    """True where the quotation is all that was said: what comes after its close is the article's."""
    k = quote.after
    if k >= c.n or (k >= c.end_of(quote.first - 1) and quote.last <= c.end_of(quote.first - 1)):
        return True
    if not quote.closed:
        return True
    flags = c.roles[k].flags
    if flags & F.COMMA:
        nxt = c.roles[k + 1] if k + 1 < c.n else None
        return not (nxt and nxt.flags & F.COMP and nxt.pro)
    if flags & F.PUNCT:
        return not flags & F.OPEN and k not in c.quotes.opening
    if flags & F.AND or ends_here(c, k) is not None:
        return True
    return c.keys[k] in word_set("after-words") or c.keys[k : k + 2] == ["من", "دون"]


def indirect_end(c: Clauses, first: int, longest: int = LONGEST) -> int:
    """One past the last token of indirect speech that begins at token `first`, no longer than `longest` tokens."""
    stop = min(_until(c, first), first + longest)
    j = first
    while j < stop:
        quote = c.quotes.opening.get(j)
        if quote is not None and quote.closed:
            j = quote.after
            continue
        if c.roles[j].flags & F.OPEN:
            j = closing(c, j, stop)
            continue
        if j > first and (cut := ends_here(c, j)) is not None and cut > first:
            return cut
        j += 1
    return max(stop, min(j, first + 2 * LONGEST))


def _until(c: Clauses, first: int) -> int:
    outer = c.quotes.around(first)
    stop = min(c.end_of(first), first + LONGEST)
    return min(stop, outer.last) if outer is not None and outer.first <= first else stop


_TRAILING = F.STOP | F.COMMA | F.COLON


def _content(c: Clauses, segments: list[Segment], mode: Mode, end: int) -> Content:
    kept = tuple(s for s in (trimmed(c, *s) for s in segments) if s[0] < s[1])
    return Content(kept, mode, end)


def trimmed(c: Clauses, first: int, last: int) -> Segment:
    """Without punctuation at the ends, and without an opening mark or a closing one whose fellow is outside."""
    while first < last and c.roles[first].flags & (_TRAILING | F.DASH):
        first += 1
    while last > first and c.roles[last - 1].flags & (_TRAILING | F.DASH):
        last -= 1
    quote = c.quotes.opening.get(first)
    if quote is not None and quote.after == last:
        return trimmed(c, quote.first, quote.last)
    if quote is not None and quote.last >= last:
        return first + 1, last
    return first, last
