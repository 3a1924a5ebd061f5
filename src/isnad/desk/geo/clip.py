"""Lines and areas cut to a window (left, top, right, bottom): what lies outside would only make a page heavy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Window: TypeAlias = tuple[float, float, float, float]


def side(point: Point, window: Window) -> int:
    """On which sides of the window a point lies outside: bits, 0 for none."""
    x, y = point
    left, top, right, bottom = window
    return (1 if x < left else 2 if x > right else 0) | (4 if y < top else 8 if y > bottom else 0)


def thinned(points: Sequence[Point], window: Window, least: float) -> list[Point]:
    """The points without those nearer than `least` to the last kept, and without runs on one outer side.

    The first and last stay, so lines that met still meet; nothing inside the window moves by more than `least`.
    """
    kept = [points[0]]
    outer = side(points[0], window)
    for i in range(1, len(points) - 1):
        point = points[i]
        where = side(point, window)
        if where & outer & side(points[i + 1], window):
            continue
        x, y = kept[-1]
        if abs(point[0] - x) >= least or abs(point[1] - y) >= least:
            kept.append(point)
            outer = where
    return [*kept, points[-1]]


def clipped_area(ring: Iterable[Point], window: Window) -> list[Point]:
    """The part of an area within the window (Sutherland and Hodgman's method); empty where there is none."""
    points = list(ring)
    for axis, limit, keeps_above in (
        (0, window[0], True),
        (0, window[2], False),
        (1, window[1], True),
        (1, window[3], False),
    ):
        if not points:
            return []
        points = _half(points, axis, limit, keeps_above)
    return points


def _half(points: list[Point], axis: int, limit: float, keeps_above: bool) -> list[Point]:
    made: list[Point] = []
    last = points[-1]
    last_in = (last[axis] >= limit) == keeps_above or last[axis] == limit
    for point in points:
        inside = (point[axis] >= limit) == keeps_above or point[axis] == limit
        if inside != last_in:
            made.append(_crossing(last, point, axis, limit))
        if inside:
            made.append(point)
        last, last_in = point, inside
    return made


def _crossing(a: Point, b: Point, axis: int, limit: float) -> Point:
    part = (limit - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + part * (b[1 - axis] - a[1 - axis])
    return (limit, other) if axis == 0 else (other, limit)


def clipped_line(points: Sequence[Point], window: Window) -> list[list[Point]]:
    """The pieces of a line within the window."""
    pieces: list[list[Point]] = []
    open_piece = False
    for a, b in pairwise(points):
        cut = _segment(a, b, window)
        if cut is None:
            open_piece = False
            continue
        start, end = cut
        if open_piece and pieces[-1][-1] == start:
            pieces[-1].append(end)
        else:
            pieces.append([start, end])
        open_piece = end == b
    return pieces


def _segment(a: Point, b: Point, window: Window) -> tuple[Point, Point] | None:
    """The part of a segment within the window (Liang and Barsky's method)."""
    first, last = 0.0, 1.0
    dx, dy = b[0] - a[0], b[1] - a[1]
    for towards, room in (
        (-dx, a[0] - window[0]),
        (dx, window[2] - a[0]),
        (-dy, a[1] - window[1]),
        (dy, window[3] - a[1]),
    ):
        if towards == 0:
            if room < 0:
                return None
            continue
        part = room / towards
        if towards < 0:
            first = max(first, part)
        else:
            last = min(last, part)
    if first > last:
        return None
    start = a if first == 0 else (a[0] + first * dx, a[1] + first * dy)
    end = b if last == 1 else (a[0] + last * dx, a[1] + last * dy)
    return start, end
