"""Counts over time as bars: by day, week or month, whichever the time they span is best seen in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

WIDTH, HEIGHT, BASE, SIDE = 960, 190, 150, 34
_DAYS, _WEEKS = 62, 400  # days up to which bars are days, then weeks
_MOST = 200  # bars; what is older is not drawn, and said
_LABELS = 8


class Bar(NamedTuple):
    """One bar: where it stands, how tall it is, its days and its count."""

    x: float
    y: float
    width: float
    height: float
    value: str
    rows: int
    label: str


class Bars(NamedTuple):
    """A drawing of bars; `undated` rows stand on no day, `older` before the first bar."""

    bars: list[Bar]
    step: str
    top: int
    undated: int
    older: int


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
    shown = starts[-_MOST:]
    older = sum(count for start, count in groups.items() if start < shown[0])
    return Bars(_drawn(shown, groups, step, mirrored), step, max(groups[s] for s in shown), undated, older)


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
        drawn.append(
            Bar(round(x, 1), round(BASE - height, 1), round(wide, 1), round(height, 1), value, groups[start], label)
        )
    return drawn
