"""Lines of a person's own GeoJSON file (`isnad desk --basemap FILE`), drawn upon the outlines: provinces, say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from isnad.desk.geo.lines import UNIT
from isnad.errors import TooLarge, Unreadable, UsageError

MOST = 64 << 20  # bytes
_DEPTH = {"LineString": 0, "MultiLineString": 1, "Polygon": 1, "MultiPolygon": 2}


class Line(NamedTuple):
    """Points in hundredths of a degree, not rounded, and the box of them."""

    points: list[tuple[float, float]]
    extent: tuple[float, float, float, float]


def load(path: Path) -> list[Line]:
    """The lines and outlines of areas of a GeoJSON file (RFC 7946). Raises `Unreadable`, `TooLarge`, or `UsageError`
    where it is no GeoJSON or holds no line."""
    hint = "Give a GeoJSON file with lines or polygons in degrees WGS 84."
    try:
        if path.stat().st_size > MOST:
            raise TooLarge(f"more than {MOST >> 20} MB", where=str(path), hint="Simplify it first.")
        data = msgspec.json.decode(path.read_bytes())
    except OSError as cause:
        raise Unreadable(f"cannot be read ({cause.strerror})", where=str(path), hint=hint) from cause
    except msgspec.MsgspecError as cause:
        raise UsageError(f"no JSON ({cause})", where=str(path), hint=hint) from cause
    try:
        lines = [_line(points) for geometry in _geometries(data) for points in _parts(geometry)]
    except (TypeError, KeyError, ValueError, AttributeError, IndexError, RecursionError) as cause:
        raise UsageError("no GeoJSON", where=str(path), hint=hint) from cause
    if not lines:
        raise UsageError("no line or polygon in it", where=str(path), hint=hint)
    return lines


def _geometries(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    kind = data["type"]
    if kind == "FeatureCollection":
        for feature in data["features"]:
            yield from _geometries(feature)
    elif kind == "Feature":
        if data["geometry"] is not None:
            yield from _geometries(data["geometry"])
    elif kind == "GeometryCollection":
        for geometry in data["geometries"]:
            yield from _geometries(geometry)
    else:
        yield data


def _parts(geometry: dict[str, Any]) -> Iterable[list[list[float]]]:
    """The lists of points of a geometry; of one of points alone, none."""
    depth = _DEPTH.get(geometry["type"])
    if depth is None:
        return []
    parts: list[Any] = [geometry["coordinates"]]
    for _ in range(depth):
        parts = [inner for part in parts for inner in part]
    return [part for part in parts if len(part) > 1]


def _line(points: list[list[float]]) -> Line:
    made = [(float(point[0]) * UNIT, float(point[1]) * UNIT) for point in points]
    xs, ys = [x for x, _ in made], [y for _, y in made]
    return Line(made, (min(xs), min(ys), max(xs), max(ys)))
