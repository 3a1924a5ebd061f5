"""Codes of the schemes of event data, from tables: countries, sectors, quad classes, CAMEO roots, ACLED's types."""

from __future__ import annotations

from functools import cache

import msgspec

from isnad.lexicon.tables import read_table
from isnad.records import Event, Party

QUAD = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
"""PLOVER's quad classes: verbal cooperation, material cooperation, verbal conflict, material conflict."""


class Country(msgspec.Struct, frozen=True):
    """Codes of a country: ISO 3166, Correlates of War, Gleditsch and Ward; its English name; the region of UCDP."""

    iso2: str
    iso3: str
    numeric: str
    name: str
    cow: str = ""
    gw: str = ""
    region: str = ""


class Root(msgspec.Struct, frozen=True):
    """A line of the table from PLOVER to the roots of CAMEO; `mode` is empty where it stands for any."""

    type: str
    root: str
    name: str
    mode: str = ""
    note: str = ""


class Sector(msgspec.Struct, frozen=True):
    """The sector of PLOVER for a kind of party, and whether its kind uses arms: armed, people, or not said."""

    kind: str
    sector: str
    arms: str = ""


class Acled(msgspec.Struct, frozen=True):
    """A line of the table from PLOVER to ACLED's types; `parties`: armed, people or any."""

    type: str
    parties: str
    disorder: str
    mode: str = ""
    event: str = ""
    sub: str = ""


NOWHERE = Country("", "", "", "")


def country(iso2: str | None) -> Country:
    """The codes of a country by its ISO code of two letters; empty ones where it is not known."""
    return _countries().get(iso2 or "", NOWHERE)


def cameo(event: Event) -> Root:
    """The root of CAMEO that stands nearest to an event of PLOVER."""
    roots = _roots()
    return roots.get((event.type, event.mode or "")) or roots[event.type, ""]


def sector(party: Party | None) -> str:
    """PLOVER's sector of a party, where its kind tells one."""
    row = _sectors().get(party.kind or "") if party else None
    return row.sector if row else ""


def acled(event: Event) -> Acled | None:
    """ACLED's types for an event, None where it has none; `event` is empty where the parties would decide it."""
    how = {_arms(event.actor), _arms(event.recipient)}
    sides = "armed" if how == {"armed"} else "people" if _arms(event.recipient) == "people" else ""
    for row in read_table("event_acled", Acled):
        if row.type == event.type and row.mode in ("", event.mode) and row.parties in ("any", sides):
            return row
    return None


def _arms(party: Party | None) -> str:
    if party is None:
        return ""
    row = _sectors().get(party.kind or "")
    return row.arms if row else "people" if party.kind == "person" else ""


@cache
def _countries() -> dict[str, Country]:
    return {row.iso2: row for row in read_table("country_codes", Country)}


@cache
def _roots() -> dict[tuple[str, str], Root]:
    return {(row.type, row.mode): row for row in read_table("event_cameo", Root)}


@cache
def _sectors() -> dict[str, Sector]:
    return {row.kind: row for row in read_table("event_sectors", Sector)}
