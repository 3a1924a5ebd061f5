"""Which dates of an article can be those of what happened.

No birth («من مواليد 1989»), no habit («الخالي عادة يوم الجمعة»), no day of a document («القائمة الصادرة بتاريخ …»),
no feast that names something else («سوق العيد»); and of harm no day to come.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, TypeAlias

import msgspec

from isnad.arabic.fold import fold
from isnad.claims.arguments.around import Around, At
from isnad.lexicon.phrases import Phrases
from isnad.lexicon.tables import read_table

Bar: TypeAlias = Literal["birth", "habit", "document", "feast"]
_BACK: dict[Bar, int] = {"birth": 3, "habit": 4, "document": 9}
"""Tokens before a date in which a word of each kind bars it; one of kind feast, right before a feast, lets it stand."""
_DAY = "يوم"
MEMO = __name__


class BarRow(msgspec.Struct, frozen=True):
    """A row of `date_bars.tsv`."""

    kind: Bar
    phrase: str
    example: str


@lru_cache(maxsize=1)
def bars() -> Phrases[Bar]:
    """The index of `date_bars.tsv`."""
    return Phrases((row.phrase, row.kind) for row in read_table("date_bars", BarRow))


def possible(around: Around, first: int, last: int, *, past: bool) -> Sequence[At]:
    """The dates of tokens [first, last) that may be those of what happened; with `past`, none after publication."""
    dates = around.dates_in(first, last)
    if not dates:
        return dates
    barred = _barred(around)
    published = around.draft.published.isoformat() if past and around.draft.published else None
    return [d for d in dates if d.first not in barred and not (published and d.record.value[:10] > published)]


def _barred(around: Around) -> frozenset[int]:
    """First tokens of the dates that are no day of anything that happened, found once an article."""
    found: frozenset[int] | None = around.draft.memo.get(MEMO)
    if found is None:
        found = frozenset(at.first for at in around.dates if _is_barred(around, at))
        around.draft.memo[MEMO] = found
    return found


def _is_barred(around: Around, at: At) -> bool:
    tokens = around.draft.tokens
    if at.record.basis == "feast" and not _dates_something(around, at):
        return True
    hits = bars().find(tokens, max(0, at.first - max(_BACK.values())), at.first)
    return any(at.first - h.last < _BACK.get(kind, 0) for h in hits for kind in h.values)


def _dates_something(around: Around, at: At) -> bool:
    """True after a word of time («في العيد») and of a day («يوم الأرض»), not of what a thing is for («سوق العيد»)."""
    tokens, start = around.draft.tokens, at.record.start
    if start > tokens.starts[at.first]:  # a particle is joined to it: «بعيد», «لعيد»
        return tokens.text[start - 1] in "بو"
    if at.first == 0 or fold(at.record.text).startswith(_DAY):
        return True
    before = bars().find(tokens, at.first - 1, at.first)
    return any("feast" in hit.values for hit in before)
