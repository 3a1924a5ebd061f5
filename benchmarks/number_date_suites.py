"""Isnad's quantities and dates on a suite of the number and date parsers, in the schema of the suites' scorer.

    python -m benchmarks.number_date_suites IN.jsonl OUT.jsonl [--prefer future]

A line of IN is {id, kind, text, reference_time, …}; a line of OUT {id, predictions: [{start, end, value, kind}], ms}.
The scorer compares intervals that end before their second day; Isnad's `a/b` holds b, so b is moved one grain on, but
for «from 2014 to 2018», which the suites end where 2018 begins. Seasons are named as the suites name them (2016-SU).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from isnad.mentions.dates import dates
from isnad.mentions.quantities import quantities
from isnad.records import Date, Quantity

Prediction = dict[str, Any]
_SEASONS = {"03": "SP", "06": "SU", "09": "FA", "12": "WI"}


def main(arguments: list[str] | None = None) -> int:
    """Write the predictions for one suite."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("suite", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--prefer", choices=("past", "future"), default="past")
    given = parser.parse_args(arguments)
    with given.out.open("w", encoding="utf-8") as out:
        for line in given.suite.read_text(encoding="utf-8").splitlines():
            if line.strip():
                out.write(json.dumps(answer(json.loads(line), given.prefer), ensure_ascii=False) + "\n")
    return 0


def answer(case: dict[str, Any], prefer: Literal["past", "future"] = "past") -> dict[str, Any]:
    """The predictions for one case, numbers and dates alike: the scorer drops those of another group."""
    started = time.perf_counter()
    reference = case.get("reference_time")
    when = datetime.fromisoformat(reference) if reference else None
    found = [p for q in quantities(case["text"], nested=True) for p in _of_quantity(q)]
    found += [_of_date(d) for d in dates(case["text"], when, prefer)]
    return {"id": case["id"], "predictions": found, "ms": round((time.perf_counter() - started) * 1000, 3)}


def _of_quantity(q: Quantity) -> Iterator[Prediction]:
    if q.vague is not None:
        return
    span = {"start": q.start, "end": q.end}
    if q.kind == "numberrange":
        yield {**span, "kind": "numberrange", "value": {"lo": q.min, "hi": q.max}}
    elif q.kind in ("unit", "money"):
        value = {"lo": q.min, "hi": q.max} if q.min != q.max else {"value": q.min}
        yield {**span, "kind": "unit", "value": {**value, "unit": q.unit}}
    elif q.value is not None:
        yield {**span, "kind": q.kind, "value": q.value}


def _of_date(d: Date) -> Prediction:
    value = d.value
    if value and d.rule == "dates.season":
        value = f"{value[:4]}-{_SEASONS[value[5:7]]}"
    elif value and "/" in value and d.kind in ("date", "daterange") and d.rule != "dates.year-range":
        start, end = value.split("/")
        value = f"{start}/{_after(end)}"
    return {"start": d.start, "end": d.end, "kind": d.kind, "value": value}


def _after(end: str) -> str:
    """The first day after a day, week, month or year."""
    if match := re.fullmatch(r"(\d{4})-W(\d\d)", end):
        return (date.fromisocalendar(int(match[1]), int(match[2]), 1) + timedelta(7)).isoformat()
    if match := re.fullmatch(r"(\d{4})-(\d\d)", end):
        year, month = int(match[1]), int(match[2])
        return f"{year + month // 12:04}-{month % 12 + 1:02}"
    if re.fullmatch(r"\d{4}", end):
        return f"{int(end) + 1:04}"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", end):
        return (date.fromisoformat(end) + timedelta(1)).isoformat()
    return end


if __name__ == "__main__":
    sys.exit(main())
