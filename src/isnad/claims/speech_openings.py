"""Where what was said begins: the complementizer, the colon or the quotation mark that belongs to a cue.

From the cue the search walks over subject and adverbials. It stops at another cue in a new clause, which has an opening
of its own; it passes names in quotation marks, brackets, relative clauses, and أنّ where another word takes it
(بعد أن، يمكن أن). Reach is bounded, so a cue with no content costs no more than its reach.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from isnad.claims.clauses import Clauses
from isnad.claims.clauses_words import F
from isnad.claims.quotes import Quote
from isnad.claims.speech_words import Cue, Use
from isnad.lexicon.forms import FormHit

_REACH: dict[Use, int] = {"say": 60, "note": 45, "tell": 40, "past": 40, "urge": 35, "judge": 35, "show": 30, "come": 30}
_PARTICIPLE_REACH = 22
_NOUN_REACH = 14
_PREPOSITIONS = frozenset(("الي", "علي", "من", "عن", "في", "ب", "ل"))
_LONG_QUOTE = 8
_AHEAD = 14


class Opening(NamedTuple):
    """Token `at` opens what was said; its first token is `first`. `prep` is the preposition before أنّ or the quotation.

    `comp` a clause after إنّ/أنّ, `colon` words after a colon, `quote` a quotation, `object` quoted words inside the
    object of the verb.
    """

    kind: Literal["comp", "colon", "quote", "object"]
    at: int
    first: int
    prep: str = ""


def opening(c: Clauses, i: int, hit: FormHit[Cue]) -> Opening | None:
    """The opening that belongs to the cue at token i, if it has one."""
    cue = hit.value
    if cue.use in ("think", "none"):
        return None
    if cue.use == "come" and not _comes_in(c, i):
        return None
    return _walk(c, i, cue, min(c.end_of(i), i + 1 + _reach(cue), _quote_end(c, i)))


def _reach(cue: Cue) -> int:
    if cue.kind == "participle":
        return _PARTICIPLE_REACH
    return _NOUN_REACH if cue.kind == "noun" else _REACH.get(cue.use, 40)


def _quote_end(c: Clauses, i: int) -> int:
    quote = c.quotes.around(i)
    return quote.last if quote else c.n


def _comes_in(c: Clauses, i: int) -> bool:
    """«جاء في البيان», «ورد فيه»; «جاء على لسان» is a source phrase."""
    return i + 1 < c.n and c.keys[i + 1] in ("في", "فيه", "فيها", "ضمن", "بالبيان", "بالتقرير")


def _walk(c: Clauses, i: int, cue: Cue, stop: int) -> Opening | None:
    j, relative = i + 1, False
    while j < stop:
        flags = c.roles[j].flags
        if flags & F.PUNCT:
            found = _punctuation(c, i, j, cue, stop)
            if isinstance(found, Opening):
                return found
            if found < 0:
                return None
            relative = relative and not flags & F.COMMA
            j = found
            continue
        if flags & F.COMP and not c.roles[j].pro:
            found_comp = _complementizer(c, i, j, cue)
            if found_comp is not None:
                return found_comp
            if cue.use not in ("say", "note", "tell", "past") or cue.kind != "verb":
                return None
        elif flags & F.REL:
            relative = True
        elif c.cues[j] and _blocks(c, j, relative):
            return None
        j += 1
    return None


def _punctuation(c: Clauses, i: int, j: int, cue: Cue, stop: int) -> Opening | int:
    """An opening at the mark j, the token to go on from, or -1 to give up."""
    flags = c.roles[j].flags
    quote = c.quotes.opening.get(j)
    if quote is not None:
        kind = _quotation(c, i, j, quote, cue, stop)
        if kind:
            return Opening(kind, j, quote.first, _preposition(c, j))
        return quote.after if quote.closed else j + 1
    if flags & F.COLON:
        if _in_number(c, j):
            return j + 1
        return _colon(c, j) if cue.use not in ("judge", "urge") or cue.kind == "participle" or j <= i + 3 else -1
    if flags & F.OPEN:
        return closing(c, j, stop)
    return -1 if c.keys[j] in "؛;" else j + 1


def closing(c: Clauses, j: int, stop: int) -> int:
    """One past the bracket that closes the one at token j; the next token where none closes near."""
    for k in range(j + 1, min(stop, j + 30)):
        if c.roles[k].flags & F.CLOSE:
            return k + 1
    return j + 1


def _in_number(c: Clauses, j: int) -> bool:
    words = c.tokens.words
    return 0 < j < c.n - 1 and words[j - 1].kind == "number" and words[j + 1].kind == "number"


def _colon(c: Clauses, j: int) -> Opening | int:
    first = j + 1
    if first >= c.n:
        return -1
    if first >= c.end_of(j):  # the words stand in the next paragraph
        return Opening("colon", j, first) if first in c.quotes.opening else -1
    if c.roles[first].flags & F.COMP and not c.roles[first].prep and not c.roles[first].pronoun:
        return Opening("comp", first, first + 1)
    return Opening("colon", j, first)


def _preposition(c: Clauses, j: int) -> str:
    """The preposition that stands before token j, alone or attached to it."""
    prep = c.roles[j].prep
    if prep:
        return prep
    return c.keys[j - 1] if j and c.keys[j - 1] in _PREPOSITIONS else ""


def _complementizer(c: Clauses, i: int, j: int, cue: Cue) -> Opening | None:
    prep = _preposition(c, j)
    if not prep and j > i + 1 and (c.flags(j - 1) & (F.BIND | F.VERB) or _thinks(c, j - 1)):
        return None
    if prep:
        fits = prep in cue.frames or (prep == "ب" and cue.use in ("say", "note", "tell"))
        if not fits and prep == "في" and "عن" in cue.frames:  # أعرب عن أمله في أن
            fits = True
    else:
        fits = "ان" in cue.frames
    if not fits:
        return None
    first = j + 1
    while first < c.n and c.roles[first].flags & (F.COLON | F.COMMA):
        first += 1
    return Opening("comp", j, first, prep) if first < c.end_of(j) else None


def _thinks(c: Clauses, i: int) -> bool:
    hits = c.cues[i]
    return bool(hits) and hits[0].value.use == "think"


def _blocks(c: Clauses, j: int, relative: bool) -> bool:
    """True where the cue at token j begins a clause of its own, which what follows belongs to."""
    hit = c.cues[j][0]
    cue = hit.value
    if cue.use == "none":
        return False
    if cue.kind == "participle":
        return True
    if cue.kind == "noun":
        return bool(hit.reading.enc) and cue.lemma == "قول"
    if cue.use == "think":
        return False
    opens = hit.reading.pro[:1] in ("و", "ف") or bool(c.flags(j - 1) & F.CONJ)
    return opens and not relative


def _quotation(
    c: Clauses, i: int, j: int, quote: Quote, cue: Cue, stop: int
) -> Literal["quote", "object"] | None:
    """Whether the quotation at mark j is what was said; a name or a scare quote is not."""
    if quote.length < 2:
        return None
    prep = _preposition(c, j)
    if prep:
        return "object" if prep in cue.frames and cue.kind != "noun" else None
    if names(c, j) and quote.length < _LONG_QUOTE:
        return None
    if cue.use in ("judge", "urge", "show"):
        return "object" if quote.length > 2 or cue.use == "judge" else None
    if quote.length < _LONG_QUOTE and _opens_later(c, quote.after, stop):
        return None
    return "quote" if _after_subject(c, i, j) else "object"


def names(c: Clauses, j: int) -> bool:
    """True where the words before the mark at token j say that a name stands in it: صحيفة «…»، لـ«…»، «…» و«…»."""
    before = c.flags(j - 1)
    if c.keys[j - 1] in ("ل", "لل"):
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


def _after_subject(c: Clauses, i: int, j: int) -> bool:
    return j - i < 25
