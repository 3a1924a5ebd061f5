"""The names of months, in every calendar: dates read them, and quantities know that no number counts them."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from isnad.arabic.fold import fold
from isnad.lexicon.tables import read_table


class MonthRow(msgspec.Struct, frozen=True):
    """A line of `months.tsv`."""

    number: int
    calendar: str
    forms: tuple[str, ...]
    weak: str = ""
    example: str = ""


def month_rows() -> tuple[MonthRow, ...]:
    """Every line of the table."""
    return tuple(read_table("months", MonthRow))


@lru_cache(maxsize=1)
def plain_months() -> frozenset[str]:
    """The folded names of one word that mean nothing but a month: «نيسان», «غشت»."""
    return frozenset(fold(form) for row in month_rows() if not row.weak for form in row.forms if " " not in form)
