"""Events with the root codes of CAMEO, in columns named as GDELT names them.

PLOVER's types are mapped to roots by the table `event_cameo.tsv`, which says where the two schemes part. Root codes
alone: finer codes would claim more than the words tell. Events that are planned or denied are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from isnad.exports.event_data.codes import cameo, country, sector
from isnad.exports.event_data.dates import when
from isnad.exports.event_data.tellings import Telling
from isnad.exports.rows import CHAIN, Row

_QUAD = {**dict.fromkeys(("01", "02", "03", "04", "05"), 1), **dict.fromkeys(("06", "07", "08"), 2)}
_QUAD |= {**dict.fromkeys(("09", "10", "11", "12", "13"), 3), **dict.fromkeys(map(str, range(14, 21)), 4)}
COLUMNS = {
    "GlobalEventID": "id of the record",
    "Day": "day of the event, ISO 8601; the first day its date may mean; empty where the text tells none",
    "Actor1Name": "who acted, where the text names somebody",
    "Actor1CountryCode": "ISO 3166 alpha-3",
    "Actor1Type1Code": "sector, where the kind of party tells one",
    "Actor2Name": "who was acted upon",
    "Actor2CountryCode": "ISO 3166 alpha-3",
    "Actor2Type1Code": "sector, where the kind of party tells one",
    "EventRootCode": "root code of CAMEO, two digits",
    "EventRootName": "its name",
    "QuadClass": "CAMEO's: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
    "PloverType": "the type it was mapped from",
    "PloverMode": "the mode it was mapped from",
    "ActionGeo_Fullname": "name of the place",
    "ActionGeo_CountryCode": "ISO 3166 alpha-3 (GDELT has FIPS codes there)",
    "ActionGeo_Lat": "degrees WGS 84; empty where the gazetteer has none",
    "ActionGeo_Long": "degrees WGS 84",
    "NumMentions": "tellings of the event in its article",
    "Sources": f"attribution, nearest to the fact first, joined by «{CHAIN.strip()}»; empty: the article itself",
    "SOURCEURL": "where the page came from",
}


def rows(tellings: Iterable[Telling]) -> Iterator[Row]:
    """One row for each event that took place."""
    return (_row(t) for t in tellings if t.event.status == "occurred")


def _row(t: Telling) -> Row:
    event, at, root = t.event, t.place, cameo(t.event)
    return {
        "GlobalEventID": t.id, "Day": when(event.date).first,
        "Actor1Name": t.actor, "Actor1CountryCode": country(event.actor.country if event.actor else None).iso3,
        "Actor1Type1Code": sector(event.actor),
        "Actor2Name": t.recipient,
        "Actor2CountryCode": country(event.recipient.country if event.recipient else None).iso3,
        "Actor2Type1Code": sector(event.recipient),
        "EventRootCode": root.root, "EventRootName": root.name, "QuadClass": _QUAD[root.root],
        "PloverType": event.type, "PloverMode": event.mode,
        "ActionGeo_Fullname": t.where, "ActionGeo_CountryCode": country(t.country).iso3,
        "ActionGeo_Lat": at.lat if at else None, "ActionGeo_Long": at.lon if at else None,
        "NumMentions": 1 + len(event.mentions), "Sources": CHAIN.join(s.name for s in event.sources),
        "SOURCEURL": t.document.source.uri,
    }  # fmt: skip
