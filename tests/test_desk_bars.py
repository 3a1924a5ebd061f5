"""Rows drawn by day: every row is in a bar or counted beside it, and nothing is drawn outside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.desk.bars import WIDTH, Bars, bars

DAY = date(2031, 3, 14)
DAYS = st.lists(
    st.tuples(
        st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2060, 1, 1)).map(date.isoformat)), st.integers(1, 99)
    ),
    min_size=1,
    max_size=60,
)


def drawn(days: Sequence[tuple[str | None, int]], *, mirrored: bool = False, step: str | None = None) -> Bars:
    found = bars(days, mirrored=mirrored, step=step)
    assert found is not None
    return found


@given(DAYS, st.booleans(), st.sampled_from([None, "day", "week", "month"]))
def test_every_row_is_drawn_or_counted(days: list[tuple[str | None, int]], mirrored: bool, step: str | None) -> None:
    found = bars(days, mirrored=mirrored, step=step)
    if found is None:
        assert not any(day for day, _ in days)
    else:
        told = sum(bar.rows for bar in found.bars) + found.undated + found.older + found.later
        assert told == sum(rows for _, rows in days)


@given(DAYS, st.booleans())
def test_bars_and_labels_stand_inside(days: list[tuple[str | None, int]], mirrored: bool) -> None:
    found = bars(days, mirrored=mirrored)
    for bar in found.bars if found else ():
        assert 0 <= bar.x <= bar.x + bar.width <= WIDTH
        assert 48 <= bar.at <= WIDTH - 48


def test_days_of_a_right_to_left_page_run_leftwards() -> None:
    found = drawn([("2031-03-14", 1), ("2031-03-20", 1)], mirrored=True)
    assert found.bars[0].x > found.bars[-1].x


@pytest.mark.parametrize(("days", "step"), [(30, "day"), (200, "week"), (2000, "month")])
def test_the_step_fits_the_time(days: int, step: str) -> None:
    assert drawn([(DAY.isoformat(), 1), ((DAY + timedelta(days)).isoformat(), 1)]).step == step


def test_a_plan_for_a_far_year_does_not_push_out_what_is_told() -> None:
    found = drawn([(f"{year}-06-01", 200) for year in range(2020, 2031)] + [("2060-01-01", 1)])
    assert (found.later, found.older) == (1, 0)
    assert sum(bar.rows for bar in found.bars) == 2200
