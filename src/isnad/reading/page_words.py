"""The word lists that pages are read by, folded and ready to look up."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from isnad.lexicon.tables import read_columns
from isnad.reading.lines import bare, named


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
    controls = read_columns("page_controls", "phrase", "match")
    labels = read_columns("page_labels", "phrase", "match")
    bylines = read_columns("page_bylines", "phrase", "match")
    others = read_columns("page_bylines", "phrase", "names")
    stamps = read_columns("page_stamps", "phrase", "role")
    credits_ = read_columns("page_credits", "phrase", "kind")
    given = read_columns("given_names", "name", "example")
    openers = _column("page_openers", "word")
    months = frozenset(word for forms in _column("months", "forms") for word in forms.split())
    return Lists(
        controls=_chosen(controls, "whole", "tags"),
        promotions=tuple(sorted(_chosen(controls, "prefix") - {""})),
        tag_labels=_chosen(controls, "tags"),
        control_heads=_heads(controls),
        label_heads=_heads(labels),
        labels=frozenset(bare(phrase) for phrase, _ in labels),
        link_openings=_chosen(labels, "opening"),
        sections=_column("page_sections", "phrase"),
        credits=frozenset(bare(phrase) for phrase, kind in credits_ if kind not in ("cue", "caption")),
        caption_cues=tuple(bare(phrase) + " " for phrase, kind in credits_ if kind == "caption"),
        credit_cues=frozenset(named(phrase) for phrase, kind in credits_ if kind == "cue"),
        archive=_chosen(credits_, "archive"),
        agencies=frozenset(named(phrase) for phrase, kind in credits_ if kind == "agency"),
        outlets=frozenset(named(name) for (name,) in read_columns("page_outlets", "name")),
        cities=frozenset(named(name) for (name,) in read_columns("page_cities", "name")),
        byline_cues=_chosen(bylines, "cue"),
        byline_colons=_chosen(bylines, "colon"),
        byline_places=_chosen(bylines, "place"),
        byline_others=_chosen(others, "others"),
        desks=_chosen(bylines, "whole"),
        published=_chosen(stamps, "published"),
        updated=_chosen(stamps, "updated"),
        stamp_cues=_chosen(stamps, "published", "updated"),
        stamp_words=frozenset(bare(phrase) for phrase, _ in stamps) | months,
        openers=openers | {"و" + word for word in openers},
        given_names=frozenset(bare(name) for name, _ in given),
        sure_names=frozenset(bare(name) for name, example in given if not example),
        names=frozenset(bare(name) for name, _ in given) | _column("family_names", "name"),
    )


def _chosen(rows: Iterable[tuple[str, ...]], *kinds: str) -> frozenset[str]:
    """The phrases of some kinds; a row without a kind is a whole phrase."""
    return frozenset(bare(phrase) for phrase, kind in rows if (kind or "whole") in kinds)


def _column(table: str, column: str) -> frozenset[str]:
    return frozenset(bare(cell) for (cell,) in read_columns(table, column))


def _heads(rows: Iterable[tuple[str, ...]]) -> frozenset[str]:
    """The first words of phrases: a line that opens with none of them need not be compared with the phrases."""
    return frozenset(bare(phrase).partition(" ")[0] for phrase, _ in rows)
