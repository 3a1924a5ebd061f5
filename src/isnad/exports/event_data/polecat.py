"""Events in the forty columns of POLECAT.

Empty in every row, since a text does not tell them: Intensity, Contexts, the titles, the Wikipedia identifiers and
District. Events that are planned or denied are left out: POLECAT has no column that could say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from isnad.exports.event_data.codes import QUAD, country, sector
from isnad.exports.event_data.dates import when
from isnad.exports.event_data.tellings import Telling
from isnad.exports.rows import Row
from isnad.records import Party

_PARTY = {
    "{0} Name": "resolved name of who {1}, else the words of the text",
    "{0} Country": "ISO 3166 alpha-3 of who {1}, where it is known",
    "{0} COW": "number of the country in the list of the Correlates of War",
    "Primary {0} Sector": "PLOVER sector: GOV, MIL, REB, COP, PTY …, where the kind of party tells one",
    "{0} Sectors": "as the primary one",
    "{0} Title": "empty",
    "{0} Name Raw": "the words of the text",
    "Wikipedia {0} ID": "empty",
}
COLUMNS = {
    "Event ID": "id of the record",
    "Event Date": "day of the event; the first day its date may mean; empty where the text tells none",
    "Event Type": "one of the sixteen types of PLOVER",
    "Event Mode": "PLOVER's mode, where the words tell one",
    "Intensity": "empty",
    "Quad Code": "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
    "Contexts": "empty",
    **{name.format("Actor"): meaning.format("Actor", "acted") for name, meaning in _PARTY.items()},
    **{name.format("Recipient"): meaning.format("Recipient", "was acted upon") for name, meaning in _PARTY.items()},
    "Placename": "name of the place",
    "City": "the place, where it is a settlement",
    "District": "empty",
    "Province": "first-order division of the place, GeoNames code",
    "Country": "ISO 3166 alpha-3 of the place",
    "Latitude": "degrees WGS 84; empty where the gazetteer has none",
    "Longitude": "degrees WGS 84",
    "GeoNames ID": "number of the place in GeoNames",
    "Raw Placename": "the words of the text",
    "Feature Type": "kind of the place",
    "Source": "outlet, when the page says so",
    "Publication Date": "ISO 8601",
    "Story People": "people the article names, separated by ;",
    "Story Organizations": "groups the article names, separated by ;",
    "Story Locations": "places the article names, separated by ;",
    "Language": "ara",
    "Version": "engine and rules that read the page",
}


def rows(tellings: Iterable[Telling]) -> Iterator[Row]:
    """One row for each event that took place."""
    return (_row(t) for t in tellings if t.event.status == "occurred")


def _row(t: Telling) -> Row:
    event, at, article, versions = t.event, t.place, t.article, t.document.versions
    return {
        "Event ID": t.id, "Event Date": when(event.date).first, "Event Type": event.type, "Event Mode": event.mode,
        "Intensity": None, "Quad Code": QUAD[event.type], "Contexts": None,
        **_party("Actor", event.actor, t.actor), **_party("Recipient", event.recipient, t.recipient),
        "Placename": t.where, "City": at.name if at and at.precision == "settlement" else None,
        "District": None, "Province": at.admin1 if at else None, "Country": country(t.country).iso3,
        "Latitude": at.lat if at else None, "Longitude": at.lon if at else None,
        "GeoNames ID": at.geonameid if at else None, "Raw Placename": event.place.text if event.place else None,
        "Feature Type": at.kind if at else None, "Source": article.outlet, "Publication Date": article.published,
        "Story People": _listed(p.name for p in article.people),
        "Story Organizations": _listed(g.name for g in article.groups),
        "Story Locations": _listed(p.name for p in article.places), "Language": "ara",
        "Version": f"{versions.engine}+{versions.rules}" if versions else None,
    }  # fmt: skip


def _party(role: str, party: Party | None, name: str) -> Row:
    codes = country(party.country if party else None)
    return {
        f"{role} Name": name, f"{role} Country": codes.iso3, f"{role} COW": codes.cow,
        f"Primary {role} Sector": sector(party), f"{role} Sectors": sector(party), f"{role} Title": None,
        f"{role} Name Raw": party.text if party else None, f"Wikipedia {role} ID": None,
    }  # fmt: skip


def _listed(names: Iterable[str]) -> str:
    return ";".join(dict.fromkeys(names))
