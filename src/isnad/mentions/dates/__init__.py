"""Dates: every calendar expression of a text, resolved against a reference day."""

from __future__ import annotations

from isnad.mentions.dates.find import dates, find_dates

__all__ = ["dates", "find_dates"]
