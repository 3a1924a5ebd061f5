"""Whether quoted words are what a cue says: no name («صحيفة «النهر»»), no scare quote, no other clause's object."""

from __future__ import annotations

from typing import Literal

from isnad.claims.clauses.clause import Clauses
from isnad.claims.clauses.phrase import phrase
from isnad.claims.clauses.quotes import Quote
from isnad.claims.clauses.words import F, word_set
from isnad.claims.statements.words import Cue

_PREPOSITIONS = frozenset(("الي", "علي", "من", "عن", "في", "ب", "ل"))


_LONG_QUOTE = 8


_AHEAD = 14


def closing(c: Clauses, j: int, stop: int) -> int:
    """One past the bracket that closes the one at token j; the next token where none closes near."""
    for k in range(j + 1, min(stop, j + 30)):
        if c.roles[k].flags & F.CLOSE:
            return k + 1
    return j + 1


def preposition(c: Clauses, j: int) -> str:
    """The preposition that stands before token j, alone or attached to it."""
    prep = c.roles[j].prep
    if prep:
        return prep
    return c.keys[j - 1] if j and c.keys[j - 1] in _PREPOSITIONS else ""


def quotation(c: Clauses, i: int, j: int, quote: Quote, cue: Cue, stop: int) -> Literal["quote", "object"] | None:
    """Whether the quotation at mark j is what was said; a name or a scare quote is not."""
    if quote.length < 2 or cue.use == "think" or (cue.kind == "noun" and not c.cues[i][0].reading.enc):
        return None
    prep = preposition(c, j)
    if cue.kind != "noun" and (prep in cue.frames or _begins_with_ba(c, quote, cue)):
        return "object"
    if prep or all(k in c.group_at or k in c.people for k in range(quote.first, quote.last)):
        return None
    if names(c, j) and (quote.length < _LONG_QUOTE or c.keys[j - 1] in word_set("entitled")):
        return None
    if cue.use in ("judge", "urge", "show"):
        return "object" if quote.length > 2 and _takes_object(c, i, j, cue) else None
    if quote.length < _LONG_QUOTE and _opens_later(c, quote.after, stop):
        return None
    if cue.kind == "verb" and c.cues[i][0].reading.enc:
        return None
    if "plain" in cue.traits and quote.length > 3 and not _runs_on(c, quote):
        return "quote"
    if "plain" not in cue.traits and cue.kind == "verb" and _inside_object(c, i, j, cue):
        return "object"
    if _clear_way(c, i, j):
        return None if quote.length <= 4 and _runs_on(c, quote) else "quote"
    return "object" if quote.length > 2 and cue.kind != "noun" and j <= i + 20 and _takes_object(c, i, j, cue) else None


def _inside_object(c: Clauses, i: int, j: int, cue: Cue) -> bool:
    """«شدد على أهمية توفير الأجواء «للعودة إلى المدن»»: the verb's preposition and unquoted words stand before."""
    for k in range(i + 1, j - 2):
        if c.roles[k].flags & F.PREP and c.keys[k] in cue.frames and not c.flags(k + 1) & F.OCCASION:
            return c.keys[k] in ("علي", "الي", "من") and not any(c.roles[m].flags & F.PUNCT for m in range(k, j))
    return False


def _begins_with_ba(c: Clauses, quote: Quote, cue: Cue) -> bool:
    """«اتهم خصمه «ببيع الوهم للناس»»: the preposition stands inside the marks."""
    return "ب" in cue.frames and cue.use == "judge" and c.keys[quote.first][0] == "ب" and quote.length > 2


def _takes_object(c: Clauses, i: int, j: int, cue: Cue) -> bool:
    """True where the quoted words can stand in the verb's object: it takes one, or its preposition has come before."""
    return "ان" in cue.frames or any(c.keys[k] in cue.frames for k in range(i + 1, j))


def _runs_on(c: Clauses, quote: Quote) -> bool:
    """True where the clause goes on after the quotation: «أكدت "بلدية الوادي" إغلاق الجسر»."""
    k = quote.after
    return k < c.end_of(quote.first - 1) and not c.roles[k].flags & (F.PUNCT | F.BREAK | F.CONJ)


def names(c: Clauses, j: int) -> bool:
    """True where the words before the mark at token j say that a name stands in it: صحيفة «…»، لـ«…»، «…» و«…»."""
    before = c.flags(j - 1)
    if c.keys[j - 1] in ("ل", "لل", "ك"):
        return True
    if before & F.NAMING or before & F.PREP:
        return True
    return bool(before & F.AND) and j - 1 in c.quotes.ending


def _opens_later(c: Clauses, first: int, stop: int) -> bool:
    for k in range(first, min(stop, first + _AHEAD)):
        if c.roles[k].flags & F.COMP and not c.roles[k].pro and not c.flags(k - 1) & F.BIND:
            return True
        if c.roles[k].flags & F.COLON or (k in c.quotes.opening and c.quotes.opening[k].length >= _LONG_QUOTE):
            return True
        if c.cues[k]:
            return False
    return False


def _clear_way(c: Clauses, i: int, j: int) -> bool:
    """True where nothing but a subject and adverbials stands between a cue and the mark at token j."""
    k, subjects = i + 1, 0
    while k < j:
        flags = c.roles[k].flags
        if k in c.dates and c.dates[k] > k:
            k = c.dates[k]
        elif flags & (F.TIME | F.ADVERB | F.SELF) or (flags & F.PUNCT and k not in c.quotes.opening):
            k = closing(c, k, j) if flags & F.OPEN else k + 1
        elif flags & (F.PREP | F.BREAK) or c.keys[k][0] in "لب":
            k = max(phrase(c, k + 1, j)[1], k + 1)
        elif flags & F.REL:
            return True
        else:
            subjects += 1
            if subjects > 2:
                return False
            k = max(phrase(c, k, j)[1], k + 1)
    return True
