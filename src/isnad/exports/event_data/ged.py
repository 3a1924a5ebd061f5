"""Lethal events in the forty-nine columns of UCDP's Georeferenced Event Dataset.

A row is an ASSAULT that took place and with which a figure of killed is told. `low` and `high` are the lowest and the
highest figure of its article; `best` stands only where all tellings agree: Isnad does not choose among differing ones.
`source_original` is the source nearest to the fact, the one column of public event data that holds an attribution.
Empty in every row, since they are UCDP's own coding: relid, active_year, code_status, type_of_violence, the numbers and
names of conflicts, dyads and sides, adm_2, priogrid_gid, event_clarity, deaths_a, deaths_b.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from isnad.exports.event_data.codes import country, sector
from isnad.exports.event_data.dates import when
from isnad.exports.event_data.harm import bounds
from isnad.exports.event_data.tellings import Telling
from isnad.exports.rows import Row
from isnad.records import Party

_PRECISION = {"exact": 1, "settlement": 1, "area": 5, "admin": 4, "country": 6}
_STATE = frozenset({"GOV", "MIL", "COP"})
_OWN = "empty: UCDP's own coding"
COLUMNS = {
    "id": "id of the record",
    "relid": _OWN,
    "year": "year of the event",
    "active_year": _OWN,
    "code_status": _OWN,
    "type_of_violence": _OWN,
    "conflict_dset_id": _OWN,
    "conflict_new_id": _OWN,
    "conflict_name": _OWN,
    "dyad_dset_id": _OWN,
    "dyad_new_id": _OWN,
    "dyad_name": _OWN,
    "side_a_dset_id": _OWN,
    "side_a_new_id": _OWN,
    "side_a": "who acted, as the text names them; empty where it names nobody",
    "side_b_dset_id": _OWN,
    "side_b_new_id": _OWN,
    "side_b": "who was acted upon",
    "number_of_sources": "links of the chain of attribution; 1 where the article speaks for itself",
    "source_article": "outlet, day and headline of the article",
    "source_office": "outlet",
    "source_date": "publication date, ISO 8601",
    "source_headline": "headline",
    "source_original": "the source nearest to the fact; empty where the article speaks for itself",
    "where_prec": "1 a settlement or a spot, 4 a first-order division, 5 an area, 6 a country",
    "where_coordinates": "name of the place the coordinates are of",
    "where_description": "the place, as the text says it",
    "adm_1": "first-order division, GeoNames code",
    "adm_2": "empty",
    "latitude": "degrees WGS 84; empty where the gazetteer has none",
    "longitude": "degrees WGS 84",
    "geom_wkt": "the point in well-known text",
    "priogrid_gid": _OWN,
    "country": "English name of the country",
    "country_id": "number of the country in the list of Gleditsch and Ward",
    "region": "Africa, Americas, Asia, Europe or Middle East",
    "event_clarity": _OWN,
    "date_prec": "1 the day, 2 two to six days, 3 a week, 4 a month, 5 longer; empty where the text tells no date",
    "date_start": "first day the date may mean",
    "date_end": "last day the date may mean",
    "deaths_a": _OWN,
    "deaths_b": _OWN,
    "deaths_civilians": "the figure of killed civilians, children or women, where one is told and only one",
    "deaths_unknown": "empty: figures are not distributed over the sides",
    "best": "the figure of killed, where every telling of the article agrees; empty where they differ",
    "high": "highest figure of killed told with the event",
    "low": "lowest figure of killed told with the event",
    "gwnoa": "number of the acting state in the list of Gleditsch and Ward, where a state acts",
    "gwnob": "number of the state acted upon, likewise",
}


def rows(tellings: Iterable[Telling]) -> Iterator[Row]:
    """One row for each ASSAULT that took place and with which a figure of killed is told."""
    for telling in tellings:
        if telling.event.type == "ASSAULT" and telling.event.status == "occurred":
            row = _row(telling)
            if row["high"]:
                yield row


def _row(t: Telling) -> Row:
    at, date, codes, article = t.place, when(t.event.date), country(t.country), t.article
    killed, title = bounds(t.harm, "killed"), article.title.text if article.title else None
    told: Row = {
        "id": t.id, "year": date.year, "side_a": t.actor, "side_b": t.recipient,
        "number_of_sources": max(1, len(t.event.sources)),
        "source_article": ", ".join(filter(None, (article.outlet, article.published, title))),
        "source_office": article.outlet, "source_date": article.published, "source_headline": title,
        "source_original": t.event.sources[0].name if t.event.sources else None,
        "where_prec": _PRECISION.get(at.precision or "") if at else None,
        "where_coordinates": at.name if at and at.lat is not None else None,
        "where_description": t.where, "adm_1": at.admin1 if at else None,
        "latitude": at.lat if at else None, "longitude": at.lon if at else None,
        "geom_wkt": f"POINT ({at.lon} {at.lat})" if at and at.lat is not None else None,
        "country": codes.name, "country_id": codes.gw, "region": codes.region,
        "date_prec": date.ged, "date_start": date.first, "date_end": date.last,
        "deaths_civilians": bounds(t.harm, "killed", "civilians", "children", "women").one,
        "best": killed.one, "high": killed.high, "low": killed.low,
        "gwnoa": _state(t.event.actor), "gwnob": _state(t.event.recipient),
    }  # fmt: skip
    return {name: told.get(name) for name in COLUMNS}


def _state(party: Party | None) -> str:
    return country(party.country).gw if party and sector(party) in _STATE else ""
