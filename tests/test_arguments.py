"""The public functions on strings refuse arguments they cannot use, and say why."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

import isnad
from isnad.errors import UsageError


@pytest.mark.parametrize("text", [None, b"5", 5, ["5"]])
def test_text_must_be_a_string(text: Any) -> None:
    with pytest.raises(UsageError, match="not a string"):
        isnad.quantities(text)
    with pytest.raises(UsageError, match="not a string"):
        isnad.dates(text)


@pytest.mark.parametrize("reference", ["yesterday", "2024-13-01", 20241129, ("2024", "11")])
def test_reference_must_be_a_day(reference: Any) -> None:
    with pytest.raises(UsageError, match="not a day"):
        isnad.dates("أمس", reference)


@pytest.mark.parametrize("prefer", ["", "next", None, 1])
def test_prefer_must_be_a_direction(prefer: Any) -> None:
    with pytest.raises(UsageError, match="prefer"):
        isnad.dates("أمس", date(2024, 11, 29), prefer)


@pytest.mark.parametrize("reference", [date(2024, 11, 29), datetime(2024, 11, 29, 10), "2024-11-29"])
def test_a_reference_may_be_a_date_a_datetime_or_its_spelling(reference: date | str) -> None:
    assert [d.value for d in isnad.dates("أمس", reference=reference)] == ["2024-11-28"]


@pytest.mark.parametrize("text", ["", " ", "\n", "لا عدد هنا"])
def test_a_text_with_nothing_in_it_gives_nothing(text: str) -> None:
    assert (isnad.quantities(text), isnad.dates(text, "2024-11-29")) == ([], [])
