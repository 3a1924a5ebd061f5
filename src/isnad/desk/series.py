"""An incident's figures against time, by who tells them: geometry of the drawing, in units of its view box.

A mark is a figure as one text tells it; a whisker its bounds, open where it has none («at least»); a step joins the
figures of one teller. Copies of one text are one mark, and so is what many tell alike on a day beyond the eight tellers
told apart. Time runs with the reading: right to left in Arabic.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from isnad.desk.calendar import from_ordinal
from isnad.records import Effect

WIDTH, HEIGHT = 720, 300
START, END, TOP, BOTTOM = 52, 20, 22, 34  # margins: of the axis of figures, the far side, and of the dates
SHAPES = 8  # of marks, with a colour each; tellers beyond that share the last
MOST = 160  # marks of a drawing; the table beside it has every figure
_OPEN = 24.0  # length of a whisker without an end


class Told(NamedTuple):
    """A figure as one text tells it on a day. `reports`: articles that print the text; `feared`: it is not asserted."""

    day: int
    effect: Effect
    teller: str
    min: int | None
    max: int | None
    approx: bool
    href: str
    reports: int
    feared: bool = False


class Mark(NamedTuple):
    """A figure in the drawing; `low` and `high` are the ends of its whisker, None where it is one number."""

    x: float
    y: float
    low: float | None
    high: float | None
    open_above: bool
    open_below: bool
    shape: int
    figure: str
    labelled: bool
    told: Told


class Step(NamedTuple):
    """The figures of one teller from day to day, joined: of several on one day the largest."""

    path: str
    shape: int


class Tick(NamedTuple):
    """A place on an axis; `value` is a figure or an ISO day."""

    at: float
    value: str


class Chart(NamedTuple):
    """One effect's figures; `base` is where the dates stand, `axis` where the figures do.

    `others`: how many tellers share the last shape; `left_out`: marks for which there is no room.
    """

    effect: Effect
    marks: list[Mark]
    steps: list[Step]
    figures: list[Tick]
    days: list[Tick]
    tellers: list[tuple[str, int]]
    others: int
    left_out: int
    axis: float
    far: float
    base: float


def charts(told: Sequence[Told], *, mirrored: bool) -> list[Chart]:
    """A chart for each effect that has figures to compare, that of most first: a single one makes no drawing."""
    figured = [t for t in told if t.min is not None or t.max is not None]
    many = {e: sum(t.effect == e for t in figured) for e in {t.effect for t in figured}}
    effects = sorted((e for e, n in many.items() if n > 1), key=lambda e: (-many[e], e))
    shapes = _shapes(figured)
    return [_chart(e, [t for t in figured if t.effect == e], shapes, mirrored=mirrored) for e in effects]


def _shapes(told: list[Told]) -> dict[str, int]:
    """A shape for each teller, by their first days; where they are too many, those of few figures share the last."""
    many = Counter(t.teller for t in told)
    ordered = dict.fromkeys(t.teller for t in sorted(told, key=lambda t: t.day))
    if len(ordered) <= SHAPES:
        return {teller: shape for shape, teller in enumerate(ordered)}
    chosen = {teller for teller, _ in many.most_common(SHAPES - 1)}
    own = iter(range(SHAPES))
    return {teller: next(own) if teller in chosen else SHAPES - 1 for teller in ordered}


def _chart(effect: Effect, told: list[Told], shapes: dict[str, int], *, mirrored: bool) -> Chart:
    every = _merged(told, shapes)
    kept = sorted(every, key=lambda t: -t.reports)[:MOST]
    across = _days(kept, mirrored=mirrored)
    ticks = list(_round_numbers(max(value for t in kept for value in (t.min, t.max) if value is not None)))
    up = _scale((0, ticks[-1]), (HEIGHT - BOTTOM, TOP))
    present = sorted({shapes[t.teller] for t in kept})
    marks = list(_marks(sorted(kept, key=lambda t: t.day), shapes, _beside(present, across, mirrored=mirrored), up))
    axis, far = (WIDTH - START, END) if mirrored else (START, WIDTH - END)
    shared = {t for t, shape in shapes.items() if shape == SHAPES - 1} if len(shapes) > SHAPES else set()
    own = list(dict.fromkeys(t.teller for t in kept if t.teller not in shared))
    return Chart(
        effect, _labelled(marks), [_step(marks, shape) for shape in present if _many(marks, shape)],
        [Tick(up(n), str(n)) for n in ticks], list(_day_ticks(kept, across)),
        sorted(((t, shapes[t]) for t in own), key=lambda t: t[1]), len({t.teller for t in told} & shared),
        len(every) - len(kept), axis, far, HEIGHT - BOTTOM,
    )  # fmt: skip


def _merged(told: list[Told], shapes: dict[str, int]) -> list[Told]:
    """One figure for what is drawn alike at one place: the same day, shape and bounds."""
    found: dict[tuple[object, ...], Told] = {}
    for t in told:
        key = (t.day, shapes[t.teller], t.min, t.max, t.approx, t.feared)
        found[key] = found[key]._replace(reports=found[key].reports + t.reports) if key in found else t
    return list(found.values())


def _scale(values: tuple[float, float], units: tuple[float, float]) -> Callable[[float], float]:
    span = (values[1] - values[0]) or 1
    return lambda value: round(units[0] + (value - values[0]) / span * (units[1] - units[0]), 1)


def _days(told: list[Told], *, mirrored: bool) -> Callable[[float], float]:
    """Where the middle of a day stands: each has its own width, so marks of one day can stand beside each other."""
    first, last = min(t.day for t in told), max(t.day for t in told)
    units = (WIDTH - START, END) if mirrored else (START, WIDTH - END)
    return _scale((first - 0.5, last + 0.5), units)


def _beside(shapes: list[int], across: Callable[[float], float], *, mirrored: bool) -> Callable[[int, int, int], float]:
    """Where a mark stands: by its day, its shape's place in the day, and how many of that shape came before on it."""
    wide = abs(across(1) - across(0))
    room = min(wide * 0.8, 14.0 * len(shapes) + 14)
    sign = -1 if mirrored else 1
    place = {shape: (n + 0.5) / len(shapes) - 0.5 for n, shape in enumerate(shapes)}

    def at(day: int, shape: int, again: int) -> float:
        return round(across(day) + sign * room * (place[shape] + min(again, 4) * 0.4 / len(shapes)), 1)

    return at


def _marks(
    told: list[Told], shapes: dict[str, int], at: Callable[[int, int, int], float], up: Callable[[float], float]
) -> Iterator[Mark]:
    seen: Counter[tuple[int, int]] = Counter()
    for t in told:
        shape = shapes[t.teller]
        again = seen[shape, t.day]
        seen[shape, t.day] += 1
        value = t.min if t.min is not None else t.max
        y = up(value or 0)
        low = up(t.min) if t.min is not None else y + _OPEN
        high = up(t.max) if t.max is not None else y - _OPEN
        single = t.min == t.max
        yield Mark(
            at(t.day, shape, again), y, None if single else low, None if single else high, t.max is None, t.min is None,
            shape, figure(t.min, t.max), labelled=False, told=t,
        )  # fmt: skip


def _labelled(marks: list[Mark]) -> list[Mark]:
    """The marks with a figure at each that has room for it, none upon another mark or figure."""
    taken = [(m.x, m.y) for m in marks]
    made = []
    for mark in marks:
        top = (mark.high if mark.high is not None else mark.y) - 14
        wide = 8.0 * len(mark.figure) + 4
        free = top > 4 and not any(abs(x - mark.x) < wide and abs(y - top) < 12 for x, y in taken)
        if free:
            taken.append((mark.x, top))
        made.append(mark._replace(labelled=free))
    return made


def _many(marks: list[Mark], shape: int) -> bool:
    """True where one teller has figures of several days; those who share a shape are not joined."""
    own = [m.told for m in marks if m.shape == shape]
    return len({t.day for t in own}) > 1 and len({t.teller for t in own}) == 1


def _step(marks: list[Mark], shape: int) -> Step:
    of_day = {m.told.day: m for m in sorted(marks, key=lambda m: -m.y) if m.shape == shape}
    own = [of_day[day] for day in sorted(of_day)]
    path = f"M{own[0].x},{own[0].y}" + "".join(f"H{m.x}V{m.y}" for m in own[1:])
    return Step(path, shape)


def _round_numbers(most: int, at_most: int = 5) -> Iterator[int]:
    """From nothing to beyond `most` in equal steps of 1, 2 or 5 times a power of ten."""
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if step * at_most >= most * 1.06:
                count = max(1, -(-int(most * 1.06 * 100) // (step * 100)))
                yield from range(0, step * count + 1, step)
                return
        size *= 10


def _day_ticks(told: list[Told], across: Callable[[float], float], at_most: int = 7) -> Iterator[Tick]:
    """Days to write: those of reports where they are few, else at equal distances."""
    days = sorted({t.day for t in told})
    if len(days) > at_most or (len(days) > 1 and min(_gaps(days, across)) < 70):
        first, last = days[0], days[-1]
        count = min(at_most, last - first + 1)
        days = sorted({first + round((last - first) * i / (count - 1 or 1)) for i in range(count)})
    for day in days:
        yield Tick(across(day), from_ordinal(day) or "")


def _gaps(days: list[int], across: Callable[[float], float]) -> list[float]:
    return [abs(across(b) - across(a)) for a, b in pairwise(days)]


def figure(low: int | None, high: int | None) -> str:
    """The bounds of a count as a label: `12`, `12–15`, `≥12`, `≤12`."""
    if low is None and high is None:
        return ""
    if low == high:
        return str(low)
    if high is None:
        return f"≥{low}"
    return f"≤{high}" if low is None else f"{low}–{high}"
