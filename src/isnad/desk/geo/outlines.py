"""Outlines of countries: Natural Earth at two scales, read from the package once (`scripts/build_outlines.py`)."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple, TypeAlias

from isnad.desk.geo.lines import UNIT, Point, decode, joined

Layer: TypeAlias = Literal["near", "far"]
Kind: TypeAlias = Literal["coast", "border", "disputed"]
Extent: TypeAlias = tuple[int, int, int, int]


class Arc(NamedTuple):
    """A line between two meetings of borders: points in hundredths of a degree, and the box of them."""

    kind: Kind
    points: list[Point]
    extent: Extent


class Country(NamedTuple):
    """A country: where its name stands (degrees), its size in square degrees of the equator, its rings of arcs."""

    iso: str
    en: str
    ar: str
    lon: float
    lat: float
    size: float
    rings: tuple[tuple[int, ...], ...]


class Outlines(NamedTuple):
    """One scale of the outlines."""

    arcs: list[Arc | None]
    countries: list[Country]

    def ring(self, numbers: tuple[int, ...]) -> list[Point]:
        """The points of a ring of arcs."""
        return joined(numbers, lambda number: arc.points if (arc := self.arcs[number]) else [(0, 0)])


@lru_cache(maxsize=2)
def outlines(layer: Layer) -> Outlines:
    """The outlines of a scale: `near` (1:50m) or `far` (1:110m). Takes some hundredths of a second the first time."""
    text = files("isnad.desk").joinpath("data", "outlines.txt").read_text(encoding="utf-8")
    part = next(p for p in text.split("layer\t")[1:] if p.startswith(layer))
    arcs: list[Arc | None] = []
    countries: list[Country] = []
    for line in part.splitlines()[1:]:
        kind, *fields = line.split("\t")
        if kind == "arc":
            arcs.append(_arc(fields))
        else:
            countries.append(_country(fields))
    return Outlines(arcs, countries)


@lru_cache(maxsize=2)
def country_names(lang: str) -> dict[str, str]:
    """Names of countries by ISO codes, in Arabic (`ar`) or English."""
    return {c.iso: c.ar if lang == "ar" else c.en for c in outlines("near").countries if c.iso}


def _arc(fields: list[str]) -> Arc | None:
    kind, text = fields
    if not text:
        return None
    points = decode(text)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Arc(kind, points, (min(xs), min(ys), max(xs), max(ys)))  # type: ignore[arg-type]  # the builder's kinds


def _country(fields: list[str]) -> Country:
    iso, en, ar, lon, lat, size, rings = fields
    numbers = tuple(tuple(map(int, ring.split(","))) for ring in rings.split(" "))
    return Country(iso, en, ar, float(lon), float(lat), float(size), numbers)


def degrees(point: Point) -> tuple[float, float]:
    """Longitude and latitude of a point."""
    return point[0] / UNIT, point[1] / UNIT
