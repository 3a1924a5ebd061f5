"""Adjectives of nationality: the country of «الأميركية», «عراقيون», «روس»."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from isnad.arabic.clitics import readings
from isnad.arabic.fold import fold
from isnad.lexicon.tables import read_table


class NisbaRow(msgspec.Struct, frozen=True):
    """An adjective of nationality (masculine singular), its country, and its broken plurals."""

    nisba: str
    country: str
    plural: tuple[str, ...] = ()
    example: str = ""


_PROCLITICS = frozenset(("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل"))
_ENDINGS = ("", "ه", "ا", "ون", "ين", "ان", "ات", "تان", "تين")


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for row in read_table("nisba", NisbaRow):
        stem = fold(row.nisba)
        if " " in stem:  # «كوري جنوبي»: the second word tells the country, which callers read from the phrase
            continue
        for ending in _ENDINGS:
            forms.setdefault(stem + ending, row.country)
        for plural in row.plural:
            forms.setdefault(fold(plural), row.country)
    return forms | {"ال" + form: country for form, country in forms.items()}


@lru_cache(maxsize=1 << 15)
def nationality(key: str) -> str | None:
    """ISO code of the country whose adjective a folded word is, with or without article and proclitics, else None.

    >>> nationality("والاميركيه"), nationality("كتاب")
    ('US', None)
    """
    forms = _forms()
    for reading in readings(key):
        if not reading.enc and reading.pro in _PROCLITICS:
            country = forms.get(reading.stem)
            if country:
                return country
    return None
