"""Figures, chains and names as people read them: shared by the table, the page and the explanation."""

from __future__ import annotations

from isnad.records import Casualty, Quantity, Source


def figure(item: Casualty | Quantity) -> str:
    """The bounds of a count in ASCII: `40`, `>=40`, `<=20`, `5-7`, `~30`, or the vague word (`tens`), or `?`.

    >>> figure(Quantity(start=0, end=2, text="40", min=40))
    '>=40'
    """
    low, high = _plain(item.min), _plain(item.max)
    if low is None and high is None:
        return item.vague or "?"
    if low == high:
        body = f"{low}"
    elif high is None:
        body = f">={low}"
    elif low is None:
        body = f"<={high}"
    else:
        body = f"{low}-{high}"
    return f"~{body}" if item.approx else body


def _plain(number: float | int | None) -> float | int | None:
    return int(number) if isinstance(number, float) and number.is_integer() else number


def chain(sources: tuple[Source, ...]) -> list[str]:
    """The names of a chain, nearest to the fact first."""
    return [source.name for source in sources]
