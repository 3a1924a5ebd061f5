"""Counts over time as bars: by day, week or month, whichever the time they span is best seen in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

WIDTH, HEIGHT, BASE, SIDE = 960, 190, 150, 34
_DAYS, _WEEKS = 62, 400  # days up to which bars are days, then weeks
_MOST = 200  # bars; what is older is not drawn, and said
_LABELS = 7
_STRAY = 0.01  # share of the rows that may stand after the last bar: plans for years to come
_EDGE = 48.0  # half a label


class Bar(NamedTuple):
    """One bar: where it stands, how tall it is, its days and its count; `at` is the middle of its label."""

    x: float
    y: float
    width: float
    height: float
    value: str
    rows: int
    label: str
    at: float


class Bars(NamedTuple):
    """A drawing of bars; `undated` rows stand on no day, `older` before the first bar, `later` after the last."""

    bars: list[Bar]
    step: str
    top: int
    undated: int
    older: int
    later: int


def bars(days: Iterable[tuple[str | None, int]], *, mirrored: bool, step: str | None = None) -> Bars | None:
    """The drawing of counts by ISO day; None where no row is dated. Time runs from right to left where `mirrored`."""
    counted: Counter[date] = Counter()
    undated = 0
    for value, count in days:
        day = _day(value)
        if day is None:
            undated += count
        else:
            counted[day] += count
    if not counted:
        return None
    first, last = min(counted), max(counted)
    step = step or _step((last - first).days)
    groups: Counter[date] = Counter()
    for day, count in counted.items():
        groups[_start(day, step)] += count
    starts = _all(_start(first, step), _start(last, step), step)
    shown = _most_told(starts, groups)
    older = sum(count for start, count in groups.items() if start < shown[0])
    later = sum(count for start, count in groups.items() if start > shown[-1])
    top = max(groups[s] for s in shown)
    return Bars(_drawn(shown, groups, step, mirrored), step, top, undated, older, later)


def _most_told(starts: list[date], groups: Counter[date]) -> list[date]:
    """The last bars that there is room for; where there is none for all, without a few far off at the end."""
    if len(starts) <= _MOST:
        return starts
    room = _STRAY * sum(groups.values())
    last, passed = len(starts), 0
    while last > _MOST and passed + groups[starts[last - 1]] <= room:
        last -= 1
        passed += groups[starts[last]]
    return starts[max(0, last - _MOST) : last]


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value or "")
    except ValueError:
        return None


def _step(length: int) -> str:
    return "day" if length <= _DAYS else "week" if length <= _WEEKS else "month"


def _start(day: date, step: str) -> date:
    if step == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if step == "month" else day


def _all(first: date, last: date, step: str) -> list[date]:
    found = [first]
    while found[-1] < last and len(found) < 20_000:
        found.append(_next(found[-1], step))
    return found


def _next(day: date, step: str) -> date:
    if step == "month":
        return (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return day + timedelta(days=7 if step == "week" else 1)


def _drawn(starts: list[date], groups: Counter[date], step: str, mirrored: bool) -> list[Bar]:
    top = max(groups[s] for s in starts) or 1
    room = (WIDTH - 2 * SIDE) / len(starts)
    wide = min(room * 0.8, 60.0)
    every = -(-len(starts) // _LABELS)
    drawn = []
    for n, start in enumerate(starts):
        left = SIDE + n * room + (room - wide) / 2
        height = groups[start] / top * (BASE - 22)
        x = WIDTH - left - wide if mirrored else left
        value = start.isoformat()[:7] if step == "month" else start.isoformat()
        label = value if n % every == 0 else ""
        at = min(max(x + wide / 2, _EDGE), WIDTH - _EDGE)  # inside the drawing
        drawn.append(
            Bar(
                x=round(x, 1),
                y=round(BASE - height, 1),
                width=round(wide, 1),
                height=round(height, 1),
                value=value,
                rows=groups[start],
                label=label,
                at=round(at, 1),
            )
        )
    return drawn
