"""The part of the earth a map shows: a box of degrees, moved and zoomed by addresses."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, isfinite, radians
from typing import NamedTuple

from isnad.errors import UsageError

LOWEST, HIGHEST = -60.0, 84.0  # latitudes of the sheet
NARROWEST = 0.1  # degrees
BROAD, SQUARE = 2.4, 1.45  # a sheet is never wider for its height than the one, nor less wide than the other


class Box(NamedTuple):
    """Degrees WGS 84; west lies below east, so no box crosses the 180th meridian."""

    west: float
    south: float
    east: float
    north: float

    @property
    def narrow(self) -> float:
        """How much shorter a degree of longitude is than one of latitude, at the middle."""
        return cos(radians((self.south + self.north) / 2))

    @property
    def aspect(self) -> float:
        """Width of the box for its height, as drawn."""
        return (self.east - self.west) * self.narrow / (self.north - self.south)

    def holds(self, lon: float, lat: float) -> bool:
        """True where a point lies in the box, its edges included."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north

    def __str__(self) -> str:
        return ",".join(f"{value:.6g}" for value in self)

    def moved(self, right: float, up: float) -> Box:
        """The box beside this one, by parts of its width and height."""
        dx, dy = right * (self.east - self.west), up * (self.north - self.south)
        dx = min(max(dx, -180 - self.west), 180 - self.east)
        dy = min(max(dy, LOWEST - self.south), HIGHEST - self.north)
        return _rounded(Box(self.west + dx, self.south + dy, self.east + dx, self.north + dy))

    def zoomed(self, factor: float) -> Box:
        """The box about the same middle, `factor` times as wide."""
        x, y = (self.west + self.east) / 2, (self.south + self.north) / 2
        half = (self.east - self.west) * factor / 2, (self.north - self.south) * factor / 2
        return fitted(Box(x - half[0], y - half[1], x + half[0], y + half[1]))


WORLD = Box(-180.0, LOWEST, 180.0, HIGHEST)
REGION = Box(-18.0, 8.0, 62.0, 42.0)  # from Mauritania to Oman


def parse(text: str) -> Box:
    """`west,south,east,north` in degrees; `UsageError` for anything else.

    >>> parse("35,33,37.5,35")
    Box(west=35.0, south=33.0, east=37.5, north=35.0)
    """
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        west = south = east = north = float("nan")
    box = Box(west, south, east, north)
    if not all(map(isfinite, box)) or west >= east or south >= north or max(map(abs, box)) > 360:
        raise UsageError(f"{text!r} is no box", hint="Write west,south,east,north in degrees: 35,33,37,35.")
    return box


def fitted(box: Box) -> Box:
    """The smallest box about this one that a sheet has the shape of, as far as the earth reaches."""
    west, south, east, north = box
    if east - west < NARROWEST:
        west, east = (west + east - NARROWEST) / 2, (west + east + NARROWEST) / 2
    if north - south < NARROWEST / SQUARE:
        south, north = (south + north - NARROWEST / SQUARE) / 2, (south + north + NARROWEST / SQUARE) / 2
    box = _clamped(Box(west, south, east, north))
    for _ in range(3):  # the middle moves where an edge of the earth is met, and the shape with it
        if box.aspect < SQUARE:
            more = (SQUARE * (box.north - box.south) / box.narrow - (box.east - box.west)) / 2
            box = _clamped(box._replace(west=box.west - more, east=box.east + more))
        if box.aspect > BROAD:
            more = ((box.east - box.west) * box.narrow / BROAD - (box.north - box.south)) / 2
            box = _clamped(box._replace(south=box.south - more, north=box.north + more))
        if box.east - box.west >= 360 and box.aspect < SQUARE:
            box = box._replace(south=LOWEST, north=HIGHEST)
    return _rounded(box)


def _clamped(box: Box) -> Box:
    """Pushed back onto the earth; cut where it is larger."""
    width, height = min(box.east - box.west, 360.0), min(box.north - box.south, HIGHEST - LOWEST)
    west = min(max(box.west, -180.0), 180.0 - width)
    south = min(max(box.south, LOWEST), HIGHEST - height)
    return Box(west, south, west + width, south + height)


def _rounded(box: Box) -> Box:
    return Box(*(round(value, 3) for value in box))


def about(points: Iterable[tuple[float, float, int]], margin: float = 0.15, least: float = 6.0) -> Box | None:
    """The box of most of some points (longitude, latitude, weight): the outermost twentieth of the weight at each side
    does not count. None for no points. At least `least` degrees wide, with a margin of its width."""
    held = [(x, y, n) for x, y, n in points if n > 0]
    if not held:
        return None
    (west, east), (south, north) = _most([(x, n) for x, _, n in held]), _most([(y, n) for _, y, n in held])
    wide, high = (east - west) * margin, (north - south) * margin
    x, y = (west + east) / 2, (south + north) / 2
    half = max((east - west) / 2 + wide, least / 2), max((north - south) / 2 + high, least / 4)
    return fitted(Box(x - half[0], y - half[1], x + half[0], y + half[1]))


def _most(values: list[tuple[float, int]]) -> tuple[float, float]:
    """The range of weighted values without a twentieth at each end; all of it where they are few."""
    ordered = sorted(values)
    cut = sum(n for _, n in ordered) / 20
    if len(ordered) < 20:
        return ordered[0][0], ordered[-1][0]
    kept, passed, total = [], 0, sum(n for _, n in ordered)
    for value, n in ordered:
        passed += n
        if passed > cut and passed - n < total - cut:
            kept.append(value)
    return (kept[0], kept[-1]) if kept else (ordered[0][0], ordered[-1][0])
