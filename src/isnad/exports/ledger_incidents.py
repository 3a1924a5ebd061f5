"""Incidents in the shapes casualty recorders use: rows of reports, Airwars' columns, Every Casualty's minimum.

Figures are never summed: a row gives the lowest and the highest that is reported, and every source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from isnad.exports.incident_columns import INCIDENT_COLUMNS
from isnad.exports.rows import as_csv

if TYPE_CHECKING:
    from isnad.ledger.ledger import Ledger

Row = dict[str, Any]
_PRECISE = ("exact", "settlement", "area", "admin", "country")


def csv_lines(ledger: Ledger, form: str, filters: dict[str, Any], *, bom: bool) -> Iterator[bytes]:
    """The incidents of the casualties the filters choose, as CSV in one of `FORMATS`."""
    make = FORMATS[form]
    told = ledger.incident_claims(**filters)
    rows = (row for incident, claims in told for row in make(incident, settled(claims)))
    return as_csv(rows, INCIDENT_COLUMNS[form], bom=bom)


def settled(claims: list[Row]) -> list[Row]:
    """The claims as people left them: without those they rejected, with the values they gave."""
    kept = (row for row in claims if row["decision"] != "reject")
    return [{**row, **{name: _as_cell(value) for name, value in row["edits"].items()}} for row in kept]


def _as_cell(value: Any) -> Any:
    return "|".join(map(str, value)) if isinstance(value, list | tuple) else value


def reports(incident: str | None, claims: list[Row]) -> Iterator[Row]:
    """One row for each article and chain of sources that tells of the incident."""

    def teller(row: Row) -> tuple[str, str]:
        return f"{row['document']}:{row['article']}", row["sources"] or ""

    for (article, chain), told in groupby(sorted(claims, key=teller), key=teller):
        rows = list(told)
        yield {
            "event_id": incident, "report_id": article, "role": rows[0]["role"],
            "source": rows[0]["outlet"], "chain": chain, "uri": rows[0]["uri"],
            "date_published": rows[0]["published"], **_where(rows, ""),
            "actor1": _first(rows, "actor"), "cause": _known_cause(rows),
            **_range(rows, "deaths_low", "deaths_high", _effect("killed")),
            **_range(rows, "injured_low", "injured_high", _effect("injured")),
            **_range(rows, "missing_low", "missing_high", _effect("missing")),
            "vague": _joined(rows, "vague"), "status": _joined(rows, "status"), "copy_of": rows[0].get("copy_of"),
            "text": _joined(rows, "text"), "records": _joined(rows, "id"),
        }  # fmt: skip


def airwars(incident: str | None, claims: list[Row]) -> Iterator[Row]:
    """One row for the incident, in the columns of Airwars' export that a text can fill."""
    if incident is None or not claims:
        return
    told = [row for row in claims if row["status"] != "denied"]
    yield {
        "unique_reference_code": incident, **_where(claims, "geolocation_accuracy"),
        "civilian_harm_reported": "yes" if told else "no",
        **_range(told, "people_killed_min", "people_killed_max", _effect("killed")),
        **_range(told, "civilians_killed_min", "civilians_killed_max", _effect("killed", "civilians")),
        **_range(told, "children_killed_min", "children_killed_max", _effect("killed", "children")),
        **_range(told, "women_killed_min", "women_killed_max", _effect("killed", "women")),
        **_range(told, "militants_killed_min", "militants_killed_max", _effect("killed", "combatants", "soldiers")),
        **_range(told, "people_injured_min", "people_injured_max", _effect("injured")),
        **_range(told, "civilians_injured_min", "civilians_injured_max", _effect("injured", "civilians")),
        "belligerent_list": _joined(claims, "actor"), "cause": _known_cause(claims),
        "denied": len(claims) - len(told), **_tellers(claims), "links": _joined(claims, "uri"),
    }  # fmt: skip


def everycasualty(incident: str | None, claims: list[Row]) -> Iterator[Row]:
    """One row for an incident with deaths: the fields the Standards for Casualty Recording ask for at least."""
    killed = [row for row in claims if row["effect"] == "killed" and row["status"] != "denied"]
    if incident is None or not killed:
        return
    documents = dict.fromkeys(f"{row['document']} {row['uri'] or ''}".strip() for row in killed)
    yield {
        "incident": incident, **_where(claims, "location_precision"),
        **_range(killed, "number_killed_min", "number_killed_max", _effect("killed")),
        "number_killed_vague": _joined(killed, "vague"), "victims": _joined(killed, "victims"),
        "type_of_death": _known_cause(killed), "actors": _joined(killed, "actor"), "source": _sources(killed),
        "outlets": _joined(killed, "outlet"), "documents": "|".join(documents), "reports": len(_articles(killed)),
    }  # fmt: skip


FORMATS: dict[str, Callable[[str | None, list[Row]], Iterable[Row]]] = {
    "reports": reports, "airwars": airwars, "everycasualty": everycasualty,
}  # fmt: skip


def _effect(effect: str, *victims: str) -> Callable[[Row], bool]:
    """Rows of an effect upon any of the victims; upon anyone, but for counts inside another, where none is named."""

    def holds(row: Row) -> bool:
        if row["effect"] != effect:
            return False
        return bool(set(victims) & set((row["victims"] or "").split("|"))) if victims else not row.get("part")

    return holds


def _range(rows: list[Row], low: str, high: str, holds: Callable[[Row], bool]) -> Row:
    """The lowest and the highest figure of the rows that tell of one incident, not of a longer time."""
    told = [row for row in rows if holds(row) and row["scope"] != "cumulative"]
    bounds = [n for row in told for n in (row["min"], row["max"]) if n is not None]
    return {low: min(bounds, default=None), high: max(bounds, default=None)}


def _where(rows: list[Row], accuracy: str) -> Row:
    """The most precise place and date that the rows give."""
    placed = sorted((row for row in rows if row["place"]), key=_precision)
    dated = sorted((row for row in rows if row["date"]), key=lambda row: (len(row["date"]) != 10, row["date"]))
    at = placed[0] if placed else {}
    return {
        "location": at.get("place"), "country": at.get("country") or _first(rows, "country"),
        "latitude": at.get("lat"), "longitude": at.get("lon"), accuracy or "location_precision": at.get("precision"),
        "date": dated[0]["date"] if dated else None,
    }  # fmt: skip


def _precision(row: Row) -> int:
    return _PRECISE.index(row["precision"]) if row["precision"] in _PRECISE else len(_PRECISE)


def _tellers(rows: list[Row]) -> Row:
    articles = _articles(rows)
    return {
        "reports": len(articles),
        "original_reports": sum(copy is None for copy in articles.values()),
        "sources": _sources(rows),
    }


def _articles(rows: list[Row]) -> dict[str, str | None]:
    return {f"{row['document']}:{row['article']}": row.get("copy_of") for row in rows}


def _sources(rows: list[Row]) -> str:
    """Every chain, once; the outlet where the article speaks for itself."""
    return "|".join(dict.fromkeys(s for row in rows if (s := row["sources"] or row["outlet"])))


def _first(rows: list[Row], name: str) -> Any:
    return next((row[name] for row in rows if row[name]), None)


def _joined(rows: list[Row], name: str) -> str:
    return "|".join(dict.fromkeys(str(row[name]) for row in rows if row[name]))


def _known_cause(rows: list[Row]) -> str:
    known = dict.fromkeys(row["cause"] for row in rows if row["cause"] not in (None, "", "unknown"))
    return "|".join(known) or "unknown"
