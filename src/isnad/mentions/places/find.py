"""The places of an article: candidates, licensed by what stands around them, told apart, and laid out as records."""

from __future__ import annotations

from isnad.draft import Draft
from isnad.mentions.places.candidates import Candidate, candidates
from isnad.mentions.places.licence import license_all
from isnad.mentions.places.metonym import metonyms
from isnad.mentions.places.relative import relative
from isnad.mentions.places.resolve import resolve
from isnad.mentions.places.unlisted import agree, located, repeated
from isnad.records import Place, PlaceKind, Precision

_PRECISION: dict[PlaceKind, Precision] = {
    "country": "country", "region": "admin", "city": "settlement", "district": "settlement", "facility": "exact",
    "water": "area", "area": "area", "other": "area",
}  # fmt: skip


_UNLISTED: dict[str, PlaceKind] = {"building": "facility", "located": "city", "again": "city"}


def find_places(draft: Draft) -> tuple[Place, ...]:
    """The named places of an article, in the order of the text.

    A name of the authored lists counts wherever no organisation or person claims it; one of the gazetteer alone only
    with a sign that a place is meant (`licence`); one of no list after a head word («بلدة X»). Namesakes are told apart
    by the countries the article speaks of (`resolve`).
    """
    tokens, sentences = draft.tokens, draft.sentences
    found = sorted((*candidates(tokens, sentences), *located(tokens, sentences)), key=_first)
    if not found:
        return ()
    nations = license_all(tokens, found)
    believed = [c for c in found if c.rule]
    if more := repeated(tokens, sentences, believed):
        believed = sorted((*believed, *more), key=_first)
    resolve(draft.tokens, believed, nations)
    agree(tokens, believed)
    acting = metonyms(draft.tokens, believed)
    return tuple(_record(draft, c, metonym=i in acting) for i, c in enumerate(believed))


def _first(c: Candidate) -> int:
    return c.first


def _record(draft: Draft, c: Candidate, *, metonym: bool) -> Place:
    entry, head = c.entry, c.head
    kind: PlaceKind = entry.kind if entry else _UNLISTED.get(c.rule, "area")
    if head is not None and (entry is None or head.row.keep or head.row.kind == "region" or entry.kind == "region"):
        kind = head.row.kind
    located = entry is not None and entry.lat is not None
    place: Place = Place.of(
        draft.text,
        c.start,
        c.end,
        name=draft.text[c.start : c.end] if entry is None or (head and head.row.keep) else entry.name,
        kind=kind,
        country=c.country,
        lat=entry.lat if entry else None,
        lon=entry.lon if entry else None,
        geonameid=entry.geonameid if entry else None,
        admin1=entry.admin1 if entry else None,
        precision=_PRECISION[kind] if located else None,
        metonym=metonym,
        relative=relative(draft.tokens, c),
        rule=f"places.{c.rule}",
    )
    return place
