"""Where what was said begins: the complementizer, the colon or the quotation mark that belongs to a cue.

From the cue the search walks over subject and adverbials. It stops at another cue in a new clause, which has an opening
of its own; it passes names in quotation marks, brackets, relative clauses, and أنّ where another word takes it
(بعد أن، يمكن أن). Reach is bounded, so a cue with no content costs no more than its reach.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from isnad.claims.clauses.clause import Clauses
from isnad.claims.clauses.phrase import phrase
from isnad.claims.clauses.words import F, word_set
from isnad.claims.statements.quotations import closing, preposition, quotation
from isnad.claims.statements.words import Cue
from isnad.lexicon.forms import FormHit
from isnad.lexicon.reporting import Use

_HAMZA_BELOW = "\u0625"
_REACH: dict[Use, int] = {
    "say": 60,
    "note": 45,
    "tell": 40,
    "past": 40,
    "urge": 35,
    "judge": 35,
    "show": 30,
    "come": 30,
}
_COLON_REACH = 25  # to a colon that no quotation follows
_PARTICIPLE_REACH = 22
_NOUN_REACH = 14


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
    if cue.use == "none":
        return None
    if cue.use == "come" and not _comes_in(c, i):
        return None
    if cue.kind == "verb" and hit.reading.enc and "whom" not in cue.traits:
        return None  # «تصريحات نقلتها الوكالة»: the pronoun is all its object
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
    return i + 1 < c.n and c.keys[i + 1] in word_set("inside")


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
            if cue.use == "judge" and cue.kind == "verb" and "two-places" not in cue.traits:
                return None
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
        kind = quotation(c, i, j, quote, cue, stop)
        if kind == "object" and cue.use == "come":
            return quote.after
        if kind == "object":
            return Opening(kind, j, _object_start(c, i, j, cue), preposition(c, j))
        if kind:
            return Opening(kind, j, quote.first, preposition(c, j))
        return quote.after if quote.closed else j + 1
    if flags & F.COLON:
        if _in_number(c, j):
            return j + 1
        far = j > i + _COLON_REACH and j + 1 not in c.quotes.opening
        return _colon(c, j) if not far and _allows_colon(c, i, j, cue) else -1
    if flags & F.OPEN:
        return closing(c, j, stop)
    if flags & F.COMMA and cue.kind == "noun" and cue.lemma != "قول":
        return -1
    return -1 if c.keys[j] in "؛;" else j + 1


def _allows_colon(c: Clauses, i: int, j: int, cue: Cue) -> bool:
    if cue.kind == "noun":
        return c.cues[i][0].reading.enc != "" or (
            "posts" in cue.traits and c.keys[i - 1] in ("في", "وفي") and i - c.begin_of(i) <= 2
        )
    if cue.use in ("judge", "urge"):
        return cue.kind == "participle" or j <= i + 3 or c.sentences[c.sentence[i]].kind == "title"
    return cue.use != "think"


def _object_start(c: Clauses, i: int, j: int, cue: Cue) -> int:
    """Where the object that holds the quotation at mark j begins: at the quotation after a preposition, else at its
    head (أكد [مقتل «عشرات السكان» في الحي])."""
    if preposition(c, j) and c.keys[j - 2] not in ("فضلا", "ناهيك"):
        return j
    k = i + 1
    for m in range(k, j):
        if c.roles[m].flags & F.PREP and c.keys[m] in cue.frames:
            return m + 1
    if cue.kind == "verb" and not c.roles[k].flags & (F.PREP | F.PUNCT):
        k = max(phrase(c, k, j)[1], k + 1)
    while k < j and (c.roles[k].flags & (F.TIME | F.ADVERB | F.PUNCT | F.PREP) or c.keys[k] in ("ب", "ل")):
        k = c.dates.get(k, k + 1)
    return min(k, j)


def _in_number(c: Clauses, j: int) -> bool:
    words = c.tokens.words
    return 0 < j < c.n - 1 and words[j - 1].kind == "number" and words[j + 1].kind == "number"


def _colon(c: Clauses, j: int) -> Opening | int:
    first = j + 1
    if first >= c.n:
        return -1
    if first >= c.end_of(j):  # the words stand in the next paragraph
        return Opening("colon", j, first) if first in c.quotes.opening else -1
    if c.roles[first].flags & F.COMP and not c.roles[first].prep and first + 1 < c.end_of(first):
        return Opening("comp", first, first + 1)
    return Opening("colon", j, first)


def _complementizer(c: Clauses, i: int, j: int, cue: Cue) -> Opening | None:
    prep = preposition(c, j)
    if c.roles[j].flags & F.KAWN and prep not in ("الي", "علي", "ب"):
        return None
    if cue.use == "think":
        return Opening("comp", j, j + 1, prep) if j <= i + 25 else None
    if _conditional(c, j, cue):
        return None
    if not prep and j > i + 1 and (c.flags(j - 1) & (F.BIND | F.VERB) or _thinks(c, j - 1)):
        return None
    if not prep and cue.use in ("say", "note") and not c.roles[j].pronoun and _subjunctive(c, j + 1):
        return None
    if prep == "ب" and c.keys[j - 1].startswith(tuple(word_set("conviction"))):
        return None
    if prep == "ب" and j - 1 > i and c.keys[j - 1] in word_set("claim") and cue.lemma in word_set("denies"):
        return None  # «نفى الاتهامات بأن …»: what was claimed, not what was said
    if prep:
        fits = prep in cue.frames or (prep == "ب" and cue.use in ("say", "note", "tell"))
        if not fits and prep == "في" and "عن" in cue.frames:  # أعرب عن أمله في أن
            fits = True
    else:
        fits = "ان" in cue.frames
    if not fits:
        return None
    first = j if c.roles[j].flags & F.NEG else j + 1
    if c.flags(first) & F.COLON and first + 1 < c.end_of(j) and first + 1 not in c.quotes.opening:
        return Opening("colon", first, first + 1)
    while first < c.n and c.roles[first].flags & (F.COLON | F.COMMA):
        first += 1
    return Opening("comp", j, first, prep) if first < c.end_of(j) else None


def _conditional(c: Clauses, j: int, cue: Cue) -> bool:
    """«إن لم …», «إن كان …»; and «إن», so spelled, introduces no clause after verbs that are not of speaking."""
    if c.tokens.words[j].surface[0] != _HAMZA_BELOW or c.roles[j].pronoun:
        return False
    return cue.use in ("judge", "urge") or c.keys[j + 1 : j + 2] in (["لم"], ["كان"], ["كانت"], ["شاء"])


def _subjunctive(c: Clauses, k: int) -> bool:
    """True of a verb in يـ right after «أن»: «حاول أن يغادر» says nothing, «قال أنّ» takes a noun."""
    return (
        k < c.n
        and c.keys[k][0] == "ي"
        and (bool(c.roles[k].flags & F.VERB) or any(h.value.time == "imperfect" for h in c.cues[k]))
    )


def _thinks(c: Clauses, i: int) -> bool:
    hits = c.cues[i]
    return bool(hits) and hits[0].value.use == "think"


def _blocks(c: Clauses, j: int, relative: bool) -> bool:
    """True where the cue at token j begins a clause of its own, which what follows belongs to."""
    hit = c.cues[j][0]
    cue = hit.value
    if cue.use == "none" or (c.keys[j].lstrip("و") in word_set("called") and j + 1 in c.people):
        return False  # «شاهد ويدعى سالم الراوي»
    if cue.kind == "participle":
        return cue.use not in ("judge", "urge") or bool(c.flags(j - 1) & F.COMMA) or c.keys[j + 1] in cue.frames
    if cue.kind == "noun":
        return bool(hit.reading.enc) and cue.lemma == "قول"
    if cue.use == "think":
        return False
    opens = hit.reading.pro[:1] in ("و", "ف") or bool(c.flags(j - 1) & F.CONJ)
    return opens and not relative
