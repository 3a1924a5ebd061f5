"""Lines of points as printable characters: each point by its difference from the one before, in five-bit groups.

The scheme is that of encoded polylines: a sign bit last, groups from the lowest, 32 added where more follow, 63 to all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

Point: TypeAlias = tuple[int, int]
UNIT = 100  # parts of a degree: points are whole-numbered
ROUND = 360 * UNIT


def encode(points: Iterable[Point]) -> str:
    """Whole-numbered points as text without spaces.

    >>> encode([(3850, -12020), (4070, -12095)])
    'soFfnVwLtC'
    """
    out: list[str] = []
    last_x = last_y = 0
    for x, y in points:
        out += (_group(x - last_x), _group(y - last_y))
        last_x, last_y = x, y
    return "".join(out)


def decode(text: str) -> list[Point]:
    """The points that were encoded; what is cut short at its end loses its last point.

    >>> decode('soFfnVwLtC')
    [(3850, -12020), (4070, -12095)]
    """
    numbers: list[int] = []
    value = shift = 0
    for byte in text.encode("ascii"):
        value |= ((byte - 63) & 31) << shift
        shift += 5
        if byte < 95:
            numbers.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    points: list[Point] = []
    x = y = 0
    for i in range(0, len(numbers) - 1, 2):
        x, y = x + numbers[i], y + numbers[i + 1]
        points.append((x, y))
    return points


def beside(last: int, x: int) -> int:
    """A longitude by the turn of the globe that lies nearest to the one before: lines cross the 180th meridian."""
    return x - round((x - last) / ROUND) * ROUND


def joined(ring: Iterable[int], arc: Callable[[int], Sequence[Point]]) -> list[Point]:
    """The points of a ring, of its arcs by number, `~n` for arc n backwards; the last is not the first again."""
    made: list[Point] = []
    for number in ring:
        piece = arc(number) if number >= 0 else arc(~number)[::-1]
        off = beside(made[-1][0], piece[0][0]) - piece[0][0] if made else 0
        made += [(x + off, y) for x, y in piece[:-1]]
    return made


def _group(number: int) -> str:
    value = ~(number << 1) if number < 0 else number << 1
    out = []
    while value >= 32:
        out.append(chr(((value & 31) | 32) + 63))
        value >>= 5
    return "".join([*out, chr(value + 63)])
