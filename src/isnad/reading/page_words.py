"""The word lists that pages are read by, folded and ready to look up."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import msgspec

from isnad.lexicon.tables import read_table
from isnad.reading.lines import bare, named


class _Phrase(msgspec.Struct, frozen=True):
    phrase: str
    match: str = "whole"
    names: str = ""
    example: str = ""


class _Named(msgspec.Struct, frozen=True):
    name: str
    example: str = ""


class _Credit(msgspec.Struct, frozen=True):
    phrase: str
    kind: str
    example: str = ""


class _Stamp(msgspec.Struct, frozen=True):
    phrase: str
    role: str
    example: str = ""


class _Opener(msgspec.Struct, frozen=True):
    word: str
    example: str = ""


class _Name(msgspec.Struct, frozen=True):
    name: str
    gender: str = ""
    origin: str = ""
    alone: str = ""
    example: str = ""


class _Month(msgspec.Struct, frozen=True):
    number: int
    calendar: str
    forms: tuple[str, ...]
    weak: str = ""
    example: str = ""


class Lists(NamedTuple):
    """The word lists, folded and ready to look up."""

    controls: frozenset[str]
    promotions: tuple[str, ...]
    tag_labels: frozenset[str]
    control_heads: frozenset[str]
    labels: frozenset[str]
    label_heads: frozenset[str]
    link_openings: frozenset[str]
    sections: frozenset[str]
    credits: frozenset[str]
    agencies: frozenset[str]
    archive: frozenset[str]
    credit_cues: frozenset[str]
    caption_cues: tuple[str, ...]
    outlets: frozenset[str]
    cities: frozenset[str]
    byline_cues: frozenset[str]
    byline_colons: frozenset[str]
    byline_places: frozenset[str]
    byline_others: frozenset[str]
    desks: frozenset[str]
    published: frozenset[str]
    updated: frozenset[str]
    stamp_cues: frozenset[str]
    stamp_words: frozenset[str]
    openers: frozenset[str]
    given_names: frozenset[str]
    sure_names: frozenset[str]
    names: frozenset[str]


@lru_cache(maxsize=1)
def lists() -> Lists:
    """Every list, read once."""
    controls = read_table("page_controls", _Phrase)
    bylines = read_table("page_bylines", _Phrase)
    stamps = read_table("page_stamps", _Stamp)
    credits_ = read_table("page_credits", _Credit)
    given = frozenset(bare(row.name) for row in read_table("given_names", _Name))
    openers = [bare(row.word) for row in read_table("page_openers", _Opener)]
    months = frozenset(
        word for row in read_table("months", _Month) for form in row.forms for word in bare(form).split()
    )

    def chosen(rows: tuple[_Phrase, ...], match: str) -> frozenset[str]:
        return frozenset(bare(row.phrase) for row in rows if row.match == match)

    return Lists(
        controls=chosen(controls, "whole") | chosen(controls, "tags"),
        promotions=tuple(sorted(chosen(controls, "prefix") - {""})),
        tag_labels=chosen(controls, "tags"),
        control_heads=_heads(controls),
        label_heads=_heads(read_table("page_labels", _Phrase)),
        labels=frozenset(bare(row.phrase) for row in read_table("page_labels", _Phrase)),
        link_openings=chosen(read_table("page_labels", _Phrase), "opening"),
        sections=frozenset(bare(row.phrase) for row in read_table("page_sections", _Phrase)),
        credits=frozenset(bare(row.phrase) for row in credits_ if row.kind not in ("cue", "caption")),
        caption_cues=tuple(bare(row.phrase) + " " for row in credits_ if row.kind == "caption"),
        credit_cues=frozenset(named(row.phrase) for row in credits_ if row.kind == "cue"),
        archive=frozenset(bare(row.phrase) for row in credits_ if row.kind == "archive"),
        agencies=frozenset(named(row.phrase) for row in credits_ if row.kind == "agency"),
        outlets=frozenset(named(row.name) for row in read_table("page_outlets", _Named)),
        cities=frozenset(named(row.name) for row in read_table("page_cities", _Named)),
        byline_cues=chosen(bylines, "cue"),
        byline_colons=chosen(bylines, "colon"),
        byline_places=chosen(bylines, "place"),
        byline_others=frozenset(bare(row.phrase) for row in bylines if row.names == "others"),
        desks=chosen(bylines, "whole"),
        published=frozenset(bare(row.phrase) for row in stamps if row.role == "published"),
        updated=frozenset(bare(row.phrase) for row in stamps if row.role == "updated"),
        stamp_cues=frozenset(bare(row.phrase) for row in stamps if row.role in ("published", "updated")),
        stamp_words=frozenset(bare(row.phrase) for row in stamps) | months,
        openers=frozenset(openers) | {"و" + word for word in openers},
        given_names=given,
        sure_names=frozenset(bare(row.name) for row in read_table("given_names", _Name) if not row.example),
        names=given | frozenset(bare(row.name) for row in read_table("family_names", _Name)),
    )


def _heads(rows: tuple[_Phrase, ...]) -> frozenset[str]:
    """The first words of phrases: a line that opens with none of them need not be compared with the phrases."""
    return frozenset(bare(row.phrase).partition(" ")[0] for row in rows)
