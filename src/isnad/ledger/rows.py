"""A document as rows of the tables: pure, no SQL. Names are still names here; the store gives them numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from isnad.ledger.days import days
from isnad.ledger.ids import Extent, Namer, extent
from isnad.records import Article, Casualty, Event, Party, Place, PlaceRef, Statement


class Where(NamedTuple):
    """Columns that say where a claim happened, `place` by name."""

    place: str | None = None
    country: str | None = None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None


_NOWHERE = Where()


class ClaimRow(NamedTuple):
    """One claim but for its place; people and parties by name. Fields in the order of the store's INSERT."""

    id: str
    kind: str
    ordinal: int
    start: int
    end: int
    text: str
    type: str
    mode: str | None = None
    status: str | None = None
    scope: str | None = None
    cause: str | None = None
    min: int | None = None
    max: int | None = None
    approx: int | None = None
    vague: str | None = None
    victims: str | None = None
    incident: int | None = None
    revises: int | None = None
    part: int | None = None
    speaker: str | None = None
    speaker_kind: str | None = None
    cue: str | None = None
    actor: str | None = None
    actor_country: str | None = None
    recipient: str | None = None
    recipient_country: str | None = None
    date: str | None = None
    first: str = ""
    last: str = ""
    rule: str = ""


class Mention(NamedTuple):
    """A person, group or place of an article, once, with how often it is named."""

    kind: str
    name: str
    times: int
    country: str | None = None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None


Claims = Iterator[tuple[ClaimRow, Where, Statement | Casualty | Event]]


def claim_rows(article: Article, namer: Namer) -> Claims:
    """The claims of an article with the records they come from: statements, casualties, events."""
    atlas = {(p.start, p.end): p for p in article.places}
    named = {p.name: p for p in reversed(article.places)}
    for i, s in enumerate(article.statements):
        at = extent(s)
        yield _statement(s, i, namer("statement", at), at), _NOWHERE, s
    for i, c in enumerate(article.casualties):
        at = extent(c)
        yield _casualty(c, i, namer("casualty", at), at), _where(c.place, atlas, named), c
    for i, e in enumerate(article.events):
        at = extent(e)
        yield _event(e, i, namer("event", at), at), _where(e.place, atlas, named), e


def _statement(s: Statement, ordinal: int, name: str, at: Extent) -> ClaimRow:
    who = s.speaker
    return ClaimRow(
        name, "statement", ordinal, at.start, at.end, " … ".join([c.text for c in s.contents]), s.mode, s.mode,
        speaker=who.name if who else None, speaker_kind=who.kind if who else None, cue=s.cue.text if s.cue else None,
        rule=s.rule,
    )  # fmt: skip


def _casualty(c: Casualty, ordinal: int, name: str, at: Extent) -> ClaimRow:
    first, last = days(c.date)
    return ClaimRow(
        name, "casualty", ordinal, at.start, at.end, c.text, c.effect,
        status=c.status, scope=c.scope, cause=c.cause, min=c.min, max=c.max, approx=int(c.approx), vague=c.vague,
        victims="|".join(c.victims), incident=c.incident, revises=c.revises, part=int(c.part),
        actor=c.actor.text if c.actor else None,
        actor_country=c.actor.country if c.actor else None,
        date=c.date, first=first, last=last, rule=c.rule,
    )  # fmt: skip


def _event(e: Event, ordinal: int, name: str, at: Extent) -> ClaimRow:
    (first, last), (actor, actor_country), (recipient, other_country) = (
        days(e.date),
        _party(e.actor),
        _party(e.recipient),
    )
    return ClaimRow(
        name, "event", ordinal, at.start, at.end, e.trigger.text, e.type, e.mode, e.status,
        actor=actor, actor_country=actor_country, recipient=recipient, recipient_country=other_country,
        date=e.date, first=first, last=last, rule=e.rule,
    )  # fmt: skip


def _party(party: Party | None) -> tuple[str | None, str | None]:
    return (party.name or party.text, party.country) if party else (None, None)


def _where(place: PlaceRef | None, atlas: dict[tuple[int, int], Place], named: dict[str, Place]) -> Where:
    if place is None:
        return _NOWHERE
    known = (atlas.get((place.start, place.end or 0)) if place.start is not None else None) or named.get(place.name)
    if known is None:
        return Where(place.name, place.country, place.geonameid)
    country, geonameid = place.country or known.country, place.geonameid or known.geonameid
    return Where(place.name, country, geonameid, known.lat, known.lon, known.precision)


def mention_rows(article: Article) -> Iterator[Mention]:
    """The people, groups and places of an article."""
    people: Counter[str] = Counter()
    for person in article.people:
        people[person.name] += max(1, len(person.mentions))
    yield from (Mention("person", name, times) for name, times in people.items())
    groups: dict[str, Mention] = {}
    for group in article.groups:
        times = max(1, len(group.mentions)) + (groups[group.name].times if group.name in groups else 0)
        groups[group.name] = Mention("group", group.name, times, group.country)
    yield from groups.values()
    places: dict[str, Any] = {}
    for p in article.places:
        times = 1 + (places[p.name].times if p.name in places else 0)
        places[p.name] = Mention("place", p.name, times, p.country, p.geonameid, p.lat, p.lon, p.precision)
    yield from places.values()
