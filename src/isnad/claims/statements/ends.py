"""Where indirect speech ends before its sentence does: the rules of `ENDS`, tried in order at each token.

A participle that reports on (مضيفاً أن), a coordinated cue (وأضاف), a source phrase (، بحسب …), an adverbial of the
act of speaking (، وذلك خلال …), a return to what was known (، وكان الوزير قد …).
"""

from __future__ import annotations

from collections.abc import Callable

from isnad.claims.clauses.clause import Clauses
from isnad.claims.clauses.words import F, word_set
from isnad.claims.sources.phrases import source_phrase
from isnad.claims.statements.openings import opening


def ends_here(c: Clauses, j: int) -> int | None:
    """One past the last token of the speech where it ends at token j; None where it goes on."""
    for ends in ENDS:
        cut = ends(c, j)
        if cut is not None:
            return cut
    return None


def _participle(c: Clauses, j: int) -> int | None:
    """«…، مضيفاً أن …»; after a comma also «، داعياً إلى …»."""
    hits = c.cues[j]
    if not hits or hits[0].value.kind != "participle" or hits[0].value.use in ("think", "none"):
        return None
    if c.flags(j - 1) & F.COMMA:
        return j - 1
    return j if opening(c, j, hits[0]) is not None else None


def _coordinated(c: Clauses, j: int) -> int | None:
    """«… وأضاف أن …»، «، لكنه قال إن …»، «، كما دعا إلى …»."""
    hits = c.cues[j]
    if not hits or hits[0].value.kind != "verb" or hits[0].value.use in ("think", "none", "show"):
        return None
    before = j - 1
    if c.flags(before) & F.CONJ:
        before -= 1
    elif hits[0].reading.pro[:1] not in ("و", "ف"):
        return None
    comma = bool(c.flags(before) & F.COMMA)
    own = hits[0].value.use in ("say", "note", "urge") or "carries" in hits[0].value.traits
    if comma and own and not hits[0].reading.enc:
        return before
    if opening(c, j, hits[0]) is None:
        return None
    return before if comma else before + 1


def _source(c: Clauses, j: int) -> int | None:
    found = source_phrase(c, j)
    if found is None:
        return None
    if found.takes == "self" and found.last < c.end_of(j) and not c.flags(found.last) & F.PUNCT:
        return None  # «يعتبر، على حد تعبيره، صوتا …» goes on
    return j - 1 if c.flags(j - 1) & F.COMMA else j


def _adverbial(c: Clauses, j: int) -> int | None:
    """«، وذلك خلال مؤتمر …»، «، دون أن يكشف …»، «، في إشارة إلى …»."""
    key, following = c.keys[j], c.keys[j + 1] if j + 1 < c.n else ""
    comma = bool(c.flags(j - 1) & F.COMMA)
    if key == "وذلك" and c.flags(j + 1) & (F.PREP | F.BREAK):
        return j - 1 if comma else j
    if not comma:
        return None
    turns = word_set("turn")
    return j - 1 if key.removeprefix("و") in turns or f"{key.removeprefix('و')}_{following}" in turns else None


def _background(c: Clauses, j: int) -> int | None:
    """«، وكان الوزير قد أعلن …»: the article goes back to what was known."""
    if c.keys[j] not in word_set("was") or not c.flags(j - 1) & F.COMMA:
        return None
    return j - 1 if "قد" in c.keys[j + 1 : min(j + 8, c.end_of(j))] else None


ENDS: tuple[Callable[[Clauses, int], int | None], ...] = (
    _participle, _coordinated, _source, _adverbial, _background,
)  # fmt: skip
