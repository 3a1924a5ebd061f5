"""Names of countries on a sheet: where each stands, and which have room."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from isnad.desk.geo.box import Box
from isnad.desk.geo.clip import Point
from isnad.desk.geo.outlines import Country

Areas: TypeAlias = list[list[Point]]
_ROOM = 700  # square units a country needs for its name
_LETTER = 6.5  # units a letter of a name takes, about


class Label(NamedTuple):
    """The name of a country, where it stands."""

    x: float
    y: float
    en: str
    ar: str
    large: bool


def labels(areas: list[tuple[Country, Areas]], box: Box, size: tuple[int, int]) -> Iterator[Label]:
    """Names of countries that have room, by their areas in view in units: the largest first, none upon another."""
    taken: list[tuple[float, float, float]] = []
    sized = sorted(((max(map(_size, rings)), country, rings) for country, rings in areas), key=lambda a: -a[0])
    for room, country, rings in sized:
        half = _LETTER * max(len(country.en), len(country.ar)) / 2
        spot = _spot(country, rings, box, size) if country.iso and room > _ROOM else None
        if spot is None:
            continue
        x, y = spot
        fits = half < x < size[0] - half and 12 < y < size[1] - 6
        if fits and not any(abs(x - u) < half + w and abs(y - v) < 16 for u, v, w in taken):
            taken.append((x, y, half))
            yield Label(round(x), round(y), country.en, country.ar, room > 20_000)


def _spot(country: Country, rings: Areas, box: Box, size: tuple[int, int]) -> Point | None:
    """Where a country's name stands: its own place, else the middle of its largest part in view, if that is in it."""
    if box.holds(country.lon, country.lat):
        x = (country.lon - box.west) / (box.east - box.west) * size[0]
        return x, (box.north - country.lat) / (box.north - box.south) * size[1]
    ring = max(rings, key=_size)
    middle = _middle(ring)
    return middle if _holds(ring, middle) else None


def _middle(ring: list[Point]) -> Point:
    """Centre of gravity of an area."""
    whole = x = y = 0.0
    for a, b in pairwise([*ring, ring[0]]):
        turn = a[0] * b[1] - b[0] * a[1]
        whole, x, y = whole + turn, x + (a[0] + b[0]) * turn, y + (a[1] + b[1]) * turn
    return (x / whole / 3, y / whole / 3) if whole else ring[0]


def _size(ring: list[Point]) -> float:
    """Square units of an area."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]]))) / 2


def _holds(ring: list[Point], point: Point) -> bool:
    """True where an area holds a point."""
    x, y = point
    crossed = [
        x < a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1])
        for a, b in pairwise([*ring, ring[0]])
        if (a[1] > y) != (b[1] > y)
    ]
    return sum(crossed) % 2 == 1
