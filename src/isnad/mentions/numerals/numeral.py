"""The numeral record: a number read at its tokens and characters."""

from __future__ import annotations

from typing import NamedTuple


class Numeral(NamedTuple):
    """Tokens `[first, last)` and characters `[start, end)` spell `value`.

    `pro` holds the proclitics before it (outside the span), `definite` tells an article on its first word, `digits`
    that its first token is a digit string, `scaled` that it ends in a word of scale (ألف، مليون), `scale` which.
    """

    value: float | int
    first: int
    last: int
    start: int
    end: int
    definite: bool = False
    digits: bool = False
    scale: int = 1
    pro: str = ""
    kind: str = "cardinal"


def tidy(value: float) -> float | int:
    """An int where the value is whole: 3.0 is 3. Sums of decimals are rounded to what a float can hold.

    >>> tidy(4.5 * 1_000_000), tidy(0.25)
    (4500000, 0.25)
    """
    rounded = round(value)
    return rounded if abs(value - rounded) < 1e-9 * max(1.0, abs(value)) else value
