"""Whether two reports' figures may be one toll: the same, rising, or too far apart."""

from __future__ import annotations

from collections.abc import Iterator
from math import log2

from isnad.ledger.incidents.records import Report
from isnad.records import Casualty, Effect

_APART = 3.0  # doublings beyond which two tolls of one effect hardly are one
_MOST = 2.5
_MANY = 4


def figures(claims: tuple[Casualty, ...]) -> Iterator[tuple[Effect, int]]:
    """Effect and bare number of each claim that gives one; parts («بينهم طفلان») and zeros are none."""
    for claim in claims:
        value = claim.min if claim.min is not None else claim.max
        if value and claim.status != "denied" and not claim.part:
            yield claim.effect, value


def agreement(a: Report, b: Report) -> tuple[float, str] | None:
    """Points for the figures of two reports, from -1.5 to 2.5, with the words for it; None where either has none."""
    mine, theirs = set(figures(a.claims)), set(figures(b.claims))
    shared = mine & theirs
    if shared:
        points = sum(_telling(value) for _, value in shared)
        told = ", ".join(f"{value} {effect}" for effect, value in sorted(shared, key=lambda s: (-s[1], s[0])))
        return min(points, _MOST), f"both tell {told}"
    return _apart(a, b)


def _telling(value: int) -> float:
    """A small number is shared by chance, a large one hardly."""
    return min(1.5, 0.25 + 0.3 * log2(value))


def _apart(a: Report, b: Report) -> tuple[float, str] | None:
    """The tolls of each that are nearest: of the first, which its article opens with, and the highest."""
    for effect in ("killed", "injured"):
        mine, theirs = _tolls(a, effect), _tolls(b, effect)
        if mine and theirs:
            break
    else:
        return None
    doublings, x, y = min((abs(log2(x / y)), x, y) for x in mine for y in theirs)
    if doublings <= _APART / 2:
        return 0.0, f"{x} and {y} {effect}: a toll may have risen"
    points = -0.5 if doublings <= _APART else round(max(-3.0, _APART / 2 - doublings), 2)
    return points, f"{x} and {y} {effect} are far apart"


def _tolls(report: Report, effect: str) -> tuple[int, ...]:
    told = [value for kind, value in figures(report.claims) if kind == effect]
    return (told[0], max(told)) if told else ()


def _first(report: Report, effect: str) -> int:
    return next((value for kind, value in figures(report.claims) if kind == effect), 0)


def alone(report: Report) -> bool:
    """True where the report is of one person harmed."""
    return {value for _, value in figures(report.claims)} == {1}


def many(report: Report) -> bool:
    """True where the report's first toll of the killed is no handful."""
    return _first(report, "killed") >= _MANY
