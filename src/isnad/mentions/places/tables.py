"""The word lists of places, as typed rows."""

from __future__ import annotations

from typing import Literal

import msgspec

from isnad.records import PlaceKind


class CountryRow(msgspec.Struct, frozen=True):
    """A country: names and short forms, most usual first; capitals likewise; its middle; the gender of its verb.
    `doubtful` are those of its names that are words too (مالي) and need a preposition before them."""

    country: str
    names: tuple[str, ...]
    capitals: tuple[str, ...]
    lat: float
    lon: float
    gender: Literal["m", "f"]
    doubtful: tuple[str, ...] = ()


class PlaceRow(msgspec.Struct, frozen=True):
    """An authored place. `licence` says what must stand around a name that is also a word or a person's name: nothing
    (empty), a preposition or a word of position right before it (`locative`), one of the signs of `licence.py`
    (`context`), or a head word (`head`); `example` shows it."""

    name: str
    kind: PlaceKind
    country: str | None = None
    variants: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    licence: Literal["", "context", "locative", "head"] = ""
    example: str = ""

    def all_names(self) -> tuple[str, ...]:
        """The name and its variants."""
        return (self.name, *self.variants)


class HeadRow(msgspec.Struct, frozen=True):
    """A noun that names a kind of place. `keep` puts it inside the span (مطار, not مدينة).

    `open` says whether it may license a name that no list has: always (بلدة X), be it a common noun with the article
    too (حي الثورة), only with a place near it («منطقة X شرق الرمادي»), or not. `forms` are its dual and plural;
    `unless` are spellings that fold alike and are other words (أدى beside وادي); `country` is where alone the word has
    this sense (جماعة in Morocco); `site` marks what is named after the town it lies at (مطار, not شارع).
    """

    head: str
    kind: PlaceKind
    keep: bool = False
    open: Literal["any", "yes", "near", "no"] = "no"
    forms: tuple[str, ...] = ()
    example: str = ""
    unless: tuple[str, ...] = ()
    country: str | None = None
    site: bool = False


class ContextRow(msgspec.Struct, frozen=True):
    """A word that tells whether the name beside it is a place; `role` is one of `context.Role`."""

    word: str
    role: str
    example: str = ""


class NotRow(msgspec.Struct, frozen=True):
    """A name that is no place where it stands whole (`place_nots`), or a place's name that is first of all a word and
    counts only after a head such as مدينة (`place_stops`)."""

    name: str
    example: str = ""


class GivenRow(msgspec.Struct, frozen=True):
    """A given name, as the list of people's names has it; `example` shows one that is a common word too."""

    name: str
    gender: str = ""
    origin: str = ""
    example: str = ""
