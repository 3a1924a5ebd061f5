"""Build `src/isnad/desk/data/outlines.txt`: coasts and borders of the desk's map, from Natural Earth.

    python scripts/build_outlines.py FOLDER            # FOLDER holds countries-50m.json and countries-110m.json
    python scripts/build_outlines.py FOLDER --check    # fails when the file would change

FOLDER is that of the npm package world-atlas 2.0.2 (ISC): Natural Earth's countries, public domain, as TopoJSON. Needs
`pip install babel==2.18.0` at build time only. Borders stay shared: each is kept once, as a line of points by their
differences in hundredths of a degree, and countries name the lines that bound them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from math import cos, degrees, hypot, radians, sin
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from babel import Locale
from babel.core import get_global

from isnad.desk.geo.lines import UNIT, Point, beside, encode, joined
from isnad.lexicon.tables import read_columns

TARGET = Path(__file__).parents[1] / "src" / "isnad" / "desk" / "data" / "outlines.txt"
LAYERS = (("near", "countries-50m.json"), ("far", "countries-110m.json"))
HEADER = """\
# Outlines of countries, made by scripts/build_outlines.py. Source: Natural Earth (naturalearthdata.com), public domain,
# 1:50m and 1:110m, through the npm package world-atlas 2.0.2 (ISC License, copyright Michael Bostock). Arabic names:
# Isnad's countries.tsv, then CLDR (Unicode License v3). Boundaries are illustrative and take no side.
# layer NAME / arc KIND POINTS / country ISO2 ENGLISH ARABIC LON LAT SIZE RINGS
"""
# Lines that one of two neighbours, or neither's neighbours, take for a border.
DISPUTED = [
    ("Morocco", "W. Sahara"), ("Mauritania", "W. Sahara"), ("Algeria", "W. Sahara"), ("Serbia", "Kosovo"),
    ("Cyprus", "N. Cyprus"), ("Somalia", "Somaliland"), ("Israel", "Palestine"), ("Israel", "Syria"),
    ("India", "Pakistan"), ("India", "Siachen Glacier"), ("Pakistan", "Siachen Glacier"), ("China", "Siachen Glacier"),
]  # fmt: skip
UNLISTED = {
    "Somaliland": ("", "أرض الصومال"), "N. Cyprus": ("", "شمال قبرص"), "Kosovo": ("XK", "كوسوفو"),
    "Siachen Glacier": ("", "سياتشن"), "Indian Ocean Ter.": ("", "أقاليم المحيط الهندي"),
}  # fmt: skip
RENAMED = {"Macedonia": "North Macedonia"}
POLE = "Antarctica"  # its outline runs round the sheet and cannot be filled on it

Ring: TypeAlias = list[int]


class Country(NamedTuple):
    """A country of a layer: its rings are numbers of arcs, `~n` for arc n backwards."""

    name: str
    number: str | None
    rings: list[Ring]


def main() -> None:
    """Write the file, or check that it is up to date."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    made = HEADER + "".join(line for name, file in LAYERS for line in layer(name, options.folder / file))
    if options.check:
        sys.exit(TARGET.read_text(encoding="utf-8") != made)
    TARGET.write_text(made, encoding="utf-8")
    print(f"{TARGET}: {len(made.encode())} bytes", file=sys.stderr)


def layer(name: str, path: Path) -> Iterator[str]:
    """The lines of one layer."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = [points(arc, topology["transform"]) for arc in topology["arcs"]]
    countries = [country(g) for g in topology["objects"]["countries"]["geometries"]]
    kinds = kinds_of(arcs, countries)
    yield f"layer\t{name}\n"
    for number, arc in enumerate(arcs):
        yield f"arc\t{kinds[number]}\t{encode(arc)}\n" if number in kinds else "arc\tnone\t\n"
    for c in sorted(countries, key=lambda c: c.name):
        if c.name == POLE:
            continue
        yield described(c, arcs)


def points(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    """The points of a TopoJSON arc in hundredths of a degree; those that fall together are one."""
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    made: list[Point] = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        point = round((x * sx + tx) * UNIT), round((y * sy + ty) * UNIT)
        if made:
            point = beside(made[-1][0], point[0]), point[1]
        if not made or made[-1] != point:
            made.append(point)
    kept = made[:1] + [b for a, b, c in zip(made, made[1:], made[2:], strict=False) if not straight(a, b, c)]
    kept += made[-1:]
    return kept if len(kept) > 1 else kept * 2  # an islet smaller than the unit: neighbours still meet at its ends


def straight(a: Point, b: Point, c: Point) -> bool:
    """True where the middle point adds nothing: it lies on the line between its neighbours."""
    across = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    along = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1])
    return across == 0 and along > 0


def country(geometry: dict[str, Any]) -> Country:
    """A country with its rings; outer and inner ones alike, for they are filled by the even-odd rule."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    rings = [ring for polygon in polygons for ring in polygon]
    return Country(geometry["properties"]["name"], geometry.get("id"), rings)


def kinds_of(arcs: list[list[Point]], countries: list[Country]) -> dict[int, str]:
    """For each arc: coast, border or disputed."""
    users: dict[int, set[str]] = defaultdict(set)
    for c in countries:
        for ring in c.rings:
            if c.name == POLE:
                continue
            for number in ring:
                users[number if number >= 0 else ~number].add(c.name)
    disputed = [frozenset(pair) for pair in DISPUTED]
    return {n: kind(arcs[n], frozenset(names), disputed) for n, names in users.items()}


def kind(arc: list[Point], users: frozenset[str], disputed: list[frozenset[str]]) -> str:
    """What a line is, by who it bounds."""
    if len(users) == 1:
        return "coast"
    return "disputed" if users in disputed else "border"


def described(c: Country, arcs: list[list[Point]]) -> str:
    """The line of a country."""
    iso, arabic = named(c)
    rings = [joined(ring, arcs.__getitem__) for ring in c.rings]
    largest = max(rings, key=lambda ring: abs(size(ring)))
    lon, lat = middle(largest)
    area = round(sum(abs(size(ring)) for ring in rings), 2)
    lines = " ".join(",".join(map(str, ring)) for ring in c.rings)
    english = RENAMED.get(c.name, c.name)
    return f"country\t{iso}\t{english}\t{arabic}\t{lon}\t{lat}\t{area}\t{lines}\n"


def named(c: Country) -> tuple[str, str]:
    """ISO code of two letters and Arabic name."""
    if c.name in UNLISTED:
        return UNLISTED[c.name]
    iso = get_global("territory_aliases").get(c.number or "", [""])[0]
    own = {code: names.partition("|")[0] for code, names in read_columns("countries", "country", "names")}
    return iso, own.get(iso) or Locale("ar").territories.get(iso, c.name)


def size(ring: list[Point]) -> float:
    """Signed area in square degrees of the equator."""
    turned = 0.0
    for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
        turned += (x2 - x1) * (sin(radians(y1 / UNIT)) + sin(radians(y2 / UNIT))) / 2
    return degrees(turned / UNIT)


def middle(ring: list[Point]) -> tuple[float, float]:
    """A point well inside a ring, for its name: of a lattice the one furthest from the outline."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    narrow = cos(radians((min(ys) + max(ys)) / 2 / UNIT))
    steps = 24
    lattice = [
        (min(xs) + (max(xs) - min(xs)) * i / steps, min(ys) + (max(ys) - min(ys)) * j / steps)
        for i in range(1, steps)
        for j in range(1, steps)
    ]
    thin = ring[:: max(1, len(ring) // 300)]
    inside = [p for p in lattice if holds(ring, p)] or lattice
    best = max(inside, key=lambda p: min(hypot((p[0] - x) * narrow, p[1] - y) for x, y in thin))
    return round(best[0] / UNIT, 2), round(best[1] / UNIT, 2)


def holds(ring: list[Point], point: tuple[float, float]) -> bool:
    """True where a ring holds a point."""
    x, y = point
    within = False
    for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
        if (y1 > y) != (y2 > y) and x < x1 + (x2 - x1) * (y - y1) / (y2 - y1):
            within = not within
    return within


if __name__ == "__main__":
    main()
