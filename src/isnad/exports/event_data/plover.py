"""Events as PLOVER's JSON records (manual of 2024), with the character offsets that PLOVER asks for in `text_info`.

Filled: id, has_event, date, enddate, actor, recipient, event, mode, quad_code, event_loc, event_text, text, text_info,
cite_info, coder, size (dead, injured and arrested, where one figure is told with the event). Left out: event_scale,
context, time, link. What PLOVER has no field for stands under `isnad`: status, the chain of sources, the words of the
parties with their offsets, other tellings, the rule. Planned and denied events have `has_event` true, and their status
there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from isnad.exports.event_data.codes import QUAD, country, sector
from isnad.exports.event_data.dates import when
from isnad.exports.event_data.harm import bounds
from isnad.exports.event_data.tellings import Telling
from isnad.records import Party, Span

FIELDS = {
    "id": "id of the record",
    "has_event": "always true",
    "date": "first day the event's date may mean, ISO 8601; the day of publication is never put in its place",
    "enddate": "last day, where it is another",
    "actor": "who acted: entity_text, code (ISO 3166 alpha-3), sector; null where the text names nobody",
    "recipient": "who was acted upon, likewise",
    "event": "one of the sixteen types",
    "mode": "PLOVER's mode, where the words tell one",
    "quad_code": "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
    "event_loc": "text, name, country, adm1, lat, lon, geonameid, precision",
    "event_text": "the word that tells the event",
    "text": "the sentence it stands in",
    "text_info": "sequence; start and end of event_text: Unicode code points into the page's text, half-open",
    "size": "dead, injured, arrested: where one figure is told with the event, and only one",
    "cite_info": "corpus, citation, url, title, language, publication, date, coder, codebook, version",
    "coder": "engine and version",
    "isnad": "status, sources, parties with offsets, mentions, rule: what PLOVER has no field for",
}
_SIZES = {"dead": "killed", "injured": "injured", "arrested": "detained"}


def lines(tellings: Iterable[Telling]) -> Iterator[bytes]:
    """One JSON object a line."""
    return (msgspec.json.encode(record(telling)) + b"\n" for telling in tellings)


def record(telling: Telling) -> dict[str, Any]:
    """The record of one event; fields that stay empty are left out, but for actor and recipient."""
    event, at = telling.event, when(telling.event.date)
    versions = telling.document.versions
    coder = f"isnad {versions.engine}" if versions else "isnad"
    found = {
        "id": telling.id,
        "has_event": True,
        "date": at.first,
        "enddate": at.last if at.last != at.first else "",
        "actor": _entity(event.actor, telling.actor),
        "recipient": _entity(event.recipient, telling.recipient),
        "event": event.type,
        "mode": event.mode,
        "quad_code": QUAD[event.type],
        "event_loc": _location(telling),
        "event_text": event.trigger.text,
        "text": telling.words,
        "text_info": {"sequence": 1, "start": event.trigger.start, "end": event.trigger.end},
        "size": _size(telling),
        "cite_info": _citation(telling),
        "coder": coder,
        "isnad": _more(telling),
    }
    return {name: value for name, value in found.items() if value or name in ("actor", "recipient")}


def _entity(party: Party | None, name: str) -> dict[str, str] | None:
    if not name:
        return None
    told = {"entity_text": name, "code": country(party.country).iso3 if party else "", "sector": sector(party)}
    return {field: value for field, value in told.items() if value}


def _location(telling: Telling) -> dict[str, Any]:
    at = telling.place
    told = {
        "text": telling.event.place.text if telling.event.place else None, "name": telling.where,
        "country": country(telling.country).iso3, "adm1": at.admin1 if at else None,
        "lat": at.lat if at else None, "lon": at.lon if at else None,
        "geonameid": at.geonameid if at else None, "precision": at.precision if at else None,
    }  # fmt: skip
    return {name: value for name, value in told.items() if value not in (None, "")}


def _size(telling: Telling) -> dict[str, int]:
    counts = telling.harm if telling.event.type in ("ASSAULT", "COERCE") else []
    figures = {field: bounds(counts, effect).one for field, effect in _SIZES.items()}
    return {field: figure for field, figure in figures.items() if figure is not None}


def _citation(telling: Telling) -> dict[str, str]:
    document, article = telling.document, telling.article
    told = {
        "corpus": "isnad", "citation": document.id, "url": document.source.uri,
        "title": article.title.text if article.title else None, "language": "ara", "publication": article.outlet,
        "date": article.published, "codebook": "PLOVER 2024-02",
        "version": document.versions.rules if document.versions else None,
    }  # fmt: skip
    return {name: value for name, value in told.items() if value}


def _more(telling: Telling) -> dict[str, Any]:
    event = telling.event
    told = {
        "status": event.status,
        "actor": _span(event.actor), "recipient": _span(event.recipient),
        "sources": [{"name": s.name, "kind": s.kind, "start": s.start, "end": s.end} for s in event.sources],
        "mentions": [_span(span) for span in event.mentions],
        "rule": event.rule,
    }  # fmt: skip
    return {name: value for name, value in told.items() if value}


def _span(span: Span | None) -> dict[str, Any] | None:
    return {"start": span.start, "end": span.end, "text": span.text} if span else None
