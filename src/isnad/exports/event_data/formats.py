"""The shapes of event data by name, as bytes: PLOVER as JSON lines, the others as CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from isnad.exports.event_data import acled, cameo, ged, plover, polecat
from isnad.exports.event_data.tellings import Telling
from isnad.exports.rows import Row, as_csv

_TABLES: dict[str, tuple[Callable[[Iterable[Telling]], Iterator[Row]], Mapping[str, str]]] = {
    "polecat": (polecat.rows, polecat.COLUMNS),
    "cameo": (cameo.rows, cameo.COLUMNS),
    "acled": (acled.rows, acled.COLUMNS),
    "ged": (ged.rows, ged.COLUMNS),
}
COLUMNS: dict[str, Mapping[str, str]] = {"plover": plover.FIELDS, **{name: told for name, (_, told) in _TABLES.items()}}
"""What every column of each shape means."""


def chunks(tellings: Iterable[Telling], form: str, *, bom: bool) -> Iterator[bytes]:
    """The events in one of the shapes of `COLUMNS`, as they are read; `bom` is for CSV files that Excel opens."""
    if form == "plover":
        return plover.lines(tellings)
    make, columns = _TABLES[form]
    return as_csv(make(tellings), columns, bom=bom)
