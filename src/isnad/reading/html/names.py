"""What the class names and ids of an element say its content is for.

A name is cut into words at capitals and signs (`relNewsBox` is `rel-news-box`); `page_zones.tsv` lists runs of whole
words and, where sites write several words together, parts of the name without its signs (`mostreadbox`). Words too
common to mean anything inside a longer name count only as the whole name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, TypeAlias

import msgspec

from isnad.lexicon.tables import read_table

Zone: TypeAlias = Literal[
    "", "nav", "share", "ad", "related", "comments", "tags", "bio", "embed", "hidden",
    "caption", "credit", "byline", "date", "meta", "deck", "image", "body",
]  # fmt: skip

NOISE: frozenset[Zone] = frozenset({"nav", "share", "ad", "related", "comments", "tags", "bio", "embed", "hidden"})
"""Zones whose text is never the article's own."""

_ELEMENTS: dict[str, Zone] = {
    "nav": "nav", "footer": "nav", "menu": "nav", "aside": "related", "dialog": "hidden", "figcaption": "caption",
    "figure": "image", "picture": "image", "time": "date", "address": "byline", "button": "share", "label": "share",
}  # fmt: skip


_SHAPES = {"whole": "^-{}-$", "words": "-{}-", "part": "{}"}


class _Row(msgspec.Struct, frozen=True):
    zone: Zone
    match: Literal["whole", "words", "part"]
    name: str
    example: str = ""


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[Zone, re.Pattern[str]], ...]:
    """One pattern for each zone, in the order of the table: the first that matches wins."""
    names: dict[Zone, list[str]] = {}
    for row in read_table("page_zones", _Row):
        names.setdefault(row.zone, []).append(_SHAPES[row.match].format(row.name))
    return tuple((zone, re.compile("|".join(alternatives))) for zone, alternatives in names.items())


@lru_cache(maxsize=1 << 14)
def named_zone(names: str) -> Zone:
    """The zone told by an element's class names and id, "" when they tell nothing.

    >>> named_zone("relatedNews col-md-4"), named_zone("story__caption")
    ('related', 'caption')
    """
    split = re.sub(r"[^a-zA-Z0-9 ]+", "-", re.sub(r"(?<=[a-z])(?=[A-Z])", "-", names[:400])).lower()
    forms = [f"-{name.strip('-')}-" for name in split.split()]
    forms += [form.replace("-", "") for form in forms]
    for zone, pattern in _patterns():
        if any(pattern.search(form) for form in forms):
            return zone
    return ""


_NAMING = ("class", "id", "data-testid", "data-e2e", "data-component")


def zone_of(tag: str, attributes: dict[str, str | None]) -> Zone:
    """The zone an element opens by its tag, its names, or by being hidden."""
    if (
        "hidden" in attributes
        or "none" in (attributes.get("style") or "")[:200].replace(" ", "").partition("display:")[2][:4]
    ):
        return "hidden"
    names = " ".join(value for key in _NAMING if (value := attributes.get(key)))
    zone = named_zone(names) if names else ""
    if not zone and "-" in tag:
        zone = named_zone(tag)
    return zone or _ELEMENTS.get(tag, "")
