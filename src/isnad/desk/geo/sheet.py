"""A sheet of the map: the outlines within a box as SVG paths, in whole tenths of a unit. Never mirrored.

Equirectangular, degrees of longitude shortened by the cosine of the middle latitude.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from isnad.desk.geo.basemap import Line
from isnad.desk.geo.box import Box
from isnad.desk.geo.clip import Point, Window, clipped_area, clipped_line, thinned
from isnad.desk.geo.labels import Label, labels
from isnad.desk.geo.lines import ROUND, UNIT
from isnad.desk.geo.outlines import Country, Kind, Outlines, outlines

WIDTH = 720  # units of the drawing
TENTH = 10
_MARGIN = 20.0  # beyond the edges, so that strokes of what was cut do not show
_LEAST = 0.6  # units below which two points are one
_FAR = 100.0  # degrees from which on the coarse outlines serve


class Sheet(NamedTuple):
    """What a map shows under its marks. Paths are in tenths of a unit."""

    box: Box
    height: int
    land: str
    lines: dict[Kind, str]
    labels: list[Label]

    @property
    def width(self) -> int:
        """Units across."""
        return WIDTH

    @property
    def scale(self) -> float:
        """Units for a degree of latitude."""
        return self.height / (self.box.north - self.box.south)

    def at(self, lon: float, lat: float) -> Point:
        """Where a place stands, in units."""
        x = (lon - self.box.west) / (self.box.east - self.box.west) * WIDTH
        return round(x, 1), round((self.box.north - lat) * self.scale, 1)

    def kilometres(self, length: float) -> float:
        """A length on the ground in units."""
        return length / 111.2 * self.scale


@lru_cache(maxsize=64)
def sheet(box: Box) -> Sheet:
    """The outlines within a box that has the shape of a sheet (`box.fitted`)."""
    held = outlines("far" if box.east - box.west > _FAR else "near")
    height = round(WIDTH / box.aspect)
    draw = _Pen(box, height)
    areas = [(c, cut) for c in held.countries if (cut := _areas(held, c, box, draw))]
    lines: dict[Kind, str] = {}
    kinds: tuple[Kind, ...] = ("coast", "border", "disputed")
    for kind in kinds:
        lines[kind] = "".join(draw.line(a.points) for a in held.arcs if a and a.kind == kind and _within(a.extent, box))
    land = "".join(_path(ring, closed=True) for _, rings in areas for ring in rings)
    return Sheet(box, height, land, lines, list(labels(areas, box, (WIDTH, height))))


def outline(iso: str, on: Sheet) -> str:
    """The path of one country on a sheet; empty where it has none there."""
    held = outlines("far" if on.box.east - on.box.west > _FAR else "near")
    draw = _Pen(on.box, on.height)
    found = [c for c in held.countries if iso and c.iso == iso]
    return "".join(_path(ring, closed=True) for c in found for ring in _areas(held, c, on.box, draw))


def _areas(held: Outlines, country: Country, box: Box, draw: _Pen) -> list[list[Point]]:
    """The outlines of a country within the box, in units."""
    rings = (held.ring(ring) for ring in country.rings if _meets(held, ring, box))
    return [piece for ring in rings for piece in draw.area(ring) if len(piece) > 2]


def own_lines(lines: Iterable[Line], on: Sheet) -> str:
    """The path of a person's own lines on a sheet, in tenths of a unit."""
    draw = _Pen(on.box, on.height)
    return "".join(draw.line(line.points) for line in lines if _within(line.extent, on.box))


class _Pen:
    """Draws points in hundredths of a degree as relative SVG paths."""

    def __init__(self, box: Box, height: int) -> None:
        self.box = box
        self.window: Window = (-_MARGIN, -_MARGIN, WIDTH + _MARGIN, height + _MARGIN)
        self.across = WIDTH / (box.east - box.west) / UNIT
        self.down = height / (box.north - box.south) / UNIT

    def units(self, points: Iterable[Point], turn: int = 0) -> list[Point]:
        west, north = self.box.west * UNIT - turn, self.box.north * UNIT
        return [((x - west) * self.across, (north - y) * self.down) for x, y in points]

    def area(self, points: Sequence[Point]) -> Iterator[list[Point]]:
        for turn in _turns(points):
            yield clipped_area(thinned(self.units(points, turn), self.window, _LEAST), self.window)

    def line(self, points: Sequence[Point]) -> str:
        return "".join(
            _path(piece)
            for turn in _turns(points)
            for piece in clipped_line(thinned(self.units(points, turn), self.window, _LEAST), self.window)
        )


def _turns(points: Sequence[Point]) -> tuple[int, ...]:
    """What crosses the 180th meridian stands at both edges of the sheet."""
    if any(x > 180 * UNIT for x, _ in points):
        return 0, -ROUND
    return (0, ROUND) if any(x < -180 * UNIT for x, _ in points) else (0,)


def _path(points: Sequence[Point], *, closed: bool = False) -> str:
    """A path by differences, in tenths of a unit; steps of nothing are left out."""
    if len(points) < (3 if closed else 2):
        return ""
    last_x, last_y = round(points[0][0] * TENTH), round(points[0][1] * TENTH)
    steps = []
    for px, py in points[1:]:
        x, y = round(px * TENTH), round(py * TENTH)
        if (x, y) != (last_x, last_y):
            steps.append(f"{x - last_x},{y - last_y}")
        last_x, last_y = x, y
    if not steps:
        return ""
    start = f"M{round(points[0][0] * TENTH)},{round(points[0][1] * TENTH)}l"
    return start + " ".join(steps) + ("z" if closed else "")


def _within(extent: tuple[float, float, float, float], box: Box) -> bool:
    """True where an extent may meet the box on any turn of the globe."""
    west, south, east, north = (value / UNIT for value in extent)
    if south > box.north or north < box.south:
        return False
    return any(west + turn <= box.east and east + turn >= box.west for turn in (0, -360, 360))


def _meets(held: Outlines, ring: tuple[int, ...], box: Box) -> bool:
    """True where a ring may have a part in the box: around it too, so by the box of all its arcs."""
    arcs = [arc.extent for number in ring if (arc := held.arcs[number if number >= 0 else ~number])]
    extent = min(a[0] for a in arcs), min(a[1] for a in arcs), max(a[2] for a in arcs), max(a[3] for a in arcs)
    return _within(extent, box)
