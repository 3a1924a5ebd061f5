"""Events in the columns of ACLED's export: the header of its files since 2023, for those of its types a text can tell.

Types come from the table `event_acled.tsv`; an ASSAULT whose parties tell neither battle nor violence against
civilians keeps its disorder type and no event type. Other types of PLOVER (talks, statements, aid), and what is planned
or denied, have no row. `fatalities` is the lowest figure told with the event in its article, as ACLED's practice is,
and empty, not 0, where no figure is told. Empty in every row: the associated actors, inter1, inter2, interaction,
region, admin2, admin3, source_scale, tags, timestamp: ACLED's own coding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from isnad.exports.event_data.codes import acled, country
from isnad.exports.event_data.dates import when
from isnad.exports.event_data.harm import bounds
from isnad.exports.event_data.tellings import Telling
from isnad.exports.rows import CHAIN, Row

_PRECISION = {"exact": 1, "settlement": 1, "area": 2, "admin": 3, "country": 3}
COLUMNS = {
    "event_id_cnty": "id of the record",
    "event_date": "first day the event's date may mean, ISO 8601; empty where the text tells none",
    "year": "year of the event",
    "time_precision": "1 the day, 2 a week or weekend, 3 less exact",
    "disorder_type": "Political violence, Demonstrations or Strategic developments",
    "event_type": "ACLED's event type; empty where the parties do not decide it",
    "sub_event_type": "ACLED's sub-event type; empty likewise",
    "actor1": "who acted, as the text names them; empty where it names nobody",
    "assoc_actor_1": "empty",
    "inter1": "empty",
    "actor2": "who was acted upon",
    "assoc_actor_2": "empty",
    "inter2": "empty",
    "interaction": "empty",
    "civilian_targeting": "Civilian targeting, where violence against civilians is told",
    "iso": "ISO 3166 number of the country",
    "region": "empty",
    "country": "English name of the country",
    "admin1": "first-order division, GeoNames code",
    "admin2": "empty",
    "admin3": "empty",
    "location": "name of the place, in Arabic",
    "latitude": "degrees WGS 84; empty where the gazetteer has none",
    "longitude": "degrees WGS 84",
    "geo_precision": "1 a settlement or a spot, 2 a wider area, 3 a province or country",
    "source": "outlet, and the chain of attribution after it",
    "source_scale": "empty",
    "notes": "the sentence that tells the event, as it stands",
    "fatalities": "lowest figure of killed told with the event; empty where none is",
    "tags": "empty",
    "timestamp": "empty",
}


def rows(tellings: Iterable[Telling]) -> Iterator[Row]:
    """One row for each event of ACLED's types that took place."""
    for telling in tellings:
        if telling.event.status == "occurred" and acled(telling.event) is not None:
            yield _row(telling)


def _row(t: Telling) -> Row:
    kind, at, date, codes = acled(t.event), t.place, when(t.event.date), country(t.country)
    told: Row = {
        "event_id_cnty": t.id, "event_date": date.first, "year": date.year, "time_precision": date.acled,
        "actor1": t.actor, "actor2": t.recipient,
        "iso": codes.numeric, "country": codes.name, "admin1": at.admin1 if at else None, "location": t.where,
        "latitude": at.lat if at else None, "longitude": at.lon if at else None,
        "geo_precision": _PRECISION.get(at.precision or "") if at else None,
        "source": "; ".join(filter(None, (t.article.outlet, CHAIN.join(s.name for s in t.event.sources)))),
        "notes": t.words, "fatalities": bounds(t.harm, "killed").low,
    }  # fmt: skip
    if kind is not None:
        told |= {"disorder_type": kind.disorder, "event_type": kind.event, "sub_event_type": kind.sub}
        told["civilian_targeting"] = "Civilian targeting" if kind.event == "Violence against civilians" else None
    return {name: told.get(name) for name in COLUMNS}
