"""Marks of a map: where, how many, and how precisely that is known. What lies too near together is one mark.

A mark counts records that happened there, never people.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import log2
from typing import Literal, NamedTuple, TypeAlias

from isnad.desk.geo.box import Box, fitted
from isnad.desk.geo.sheet import WIDTH, Sheet, outline
from isnad.ledger.selection import Spot

Shape: TypeAlias = Literal["exact", "settlement", "admin", "area", "country", "several"]
REACH: dict[str, float] = {"admin": 70.0, "area": 120.0}  # kilometres about the middle
_SHAPES: frozenset[str] = frozenset({"exact", "settlement", "admin", "area", "country"})
_FEW = 24  # marks that are named
CELL = 26.0  # units: marks within one cell are one
_LEAST_AREA, _MOST_AREA = 12.0, 150.0


class Mark(NamedTuple):
    """Something to draw at a point, in units of the sheet.

    `shape`: what the place is known to, or `several` places; `r`: size of the mark, or of the area; `rows`: records.
    `box`: what to look at to see it nearer; `name` of the place of most records; `labelled`: there is room to write it.
    """

    x: float
    y: float
    r: float
    shape: Shape
    rows: int
    places: int
    name: str
    box: Box
    labelled: bool = False


class Hatch(NamedTuple):
    """A country that records name without a place in it."""

    path: str
    name: str
    rows: int


def marks(spots: Iterable[Spot], sheet: Sheet) -> list[Mark]:
    """The marks of some places on a sheet, areas first, so that points lie upon them."""
    cells: dict[tuple[int, int], list[tuple[float, float, Spot]]] = {}
    areas: list[Mark] = []
    for spot in spots:
        if not sheet.box.holds(spot.lon, spot.lat):
            continue
        x, y = sheet.at(spot.lon, spot.lat)
        if shape_of(spot) in REACH or shape_of(spot) == "country":
            areas.append(_single(x, y, spot, sheet))
        else:
            cells.setdefault((int(x // CELL), int(y // CELL)), []).append((x, y, spot))
    areas.sort(key=lambda mark: -mark.r)
    return _labelled([*areas, *(_together(held, sheet) for held in cells.values())])


def _labelled(found: list[Mark]) -> list[Mark]:
    """The marks, named where they are few and the name lies on no other mark or name."""
    if len(found) > _FEW:
        return found
    taken = [(m.x - m.r, m.x + m.r, m.y) for m in found if m.shape not in REACH]
    made = []
    for mark in found:
        start = mark.x + min(mark.r, 20) + 3
        end = start + 7 * len(mark.name)
        free = end < WIDTH and not any(a < end and start < b and abs(mark.y - y) < 14 for a, b, y in taken)
        if free:
            taken.append((start, end, mark.y))
        made.append(mark._replace(labelled=free))
    return made


def shape_of(spot: Spot) -> Shape:
    """What the coordinates of a place are of; where that is not known, an area."""
    return spot.precision if spot.precision in _SHAPES else "area"  # type: ignore[return-value]


def _single(x: float, y: float, spot: Spot, sheet: Sheet) -> Mark:
    shape = shape_of(spot)
    reach = sheet.kilometres(REACH[shape]) if shape in REACH else 0.0
    r = min(max(reach, _LEAST_AREA), _MOST_AREA) if reach else size(spot.rows)
    return Mark(x, y, round(r, 1), shape, spot.rows, 1, spot.name or "", _near(sheet, [spot]))


def _together(held: list[tuple[float, float, Spot]], sheet: Sheet) -> Mark:
    """One mark for the places of a cell, at the middle of their records."""
    if len(held) == 1:
        return _single(*held[0], sheet)
    spots = [spot for _, _, spot in held]
    rows = sum(spot.rows for spot in spots)
    x = sum(x * spot.rows for x, _, spot in held) / rows
    y = sum(y * spot.rows for _, y, spot in held) / rows
    name = max(spots, key=lambda spot: spot.rows).name or ""
    # The same point under two names or two precisions is one place still.
    if len({(spot.lat, spot.lon) for spot in spots}) == 1:
        shape = shape_of(max(spots, key=lambda spot: spot.rows))
        return Mark(round(x, 1), round(y, 1), size(rows), shape, rows, 1, name, _near(sheet, spots))
    return Mark(round(x, 1), round(y, 1), size(rows) + 2, "several", rows, len(spots), name, _near(sheet, spots))


def size(rows: int) -> float:
    """Radius of a mark: a little larger with each doubling."""
    return round(min(5 + 1.3 * log2(rows), 16.0), 1) if rows > 0 else 5.0


def _near(sheet: Sheet, spots: list[Spot]) -> Box:
    """The box of some places, a third of what is shown now or less."""
    wide = (sheet.box.east - sheet.box.west) / 3
    west, east = min(s.lon for s in spots), max(s.lon for s in spots)
    south, north = min(s.lat for s in spots), max(s.lat for s in spots)
    x, y = (west + east) / 2, (south + north) / 2
    half = max((east - west) * 0.75, min(wide / 2, max((east - west) * 3, 0.5)))
    high = max((north - south) * 0.75, half * 0.6)
    return fitted(Box(x - half, y - high, x + half, y + high))


def hatched(spots: Iterable[Spot], sheet: Sheet) -> list[Hatch]:
    """Countries that records name and nothing nearer, as far as they lie on the sheet."""
    rows: dict[str, tuple[str, int]] = {}
    for spot in spots:
        if shape_of(spot) == "country" and spot.country:
            name, before = rows.get(spot.country, (spot.name or "", 0))
            rows[spot.country] = name, before + spot.rows
    made = (Hatch(outline(iso, sheet), name, n) for iso, (name, n) in rows.items())
    return [hatch for hatch in made if hatch.path]


def bar(sheet: Sheet) -> tuple[int, float]:
    """A round number of kilometres for the scale, and its length in units: at most a fifth of the width."""
    most = WIDTH / 5 / sheet.kilometres(1)
    size = 1
    while size * 10 <= most:
        size *= 10
    length = max(step * size for step in (1, 2, 5) if step * size <= most) if most >= 1 else 1
    return length, round(sheet.kilometres(length), 1)
