"""The country that an adjective of nationality inside a noun phrase names."""

from __future__ import annotations

from functools import lru_cache

from isnad.arabic.fold import fold
from isnad.arabic.nouns import nisba
from isnad.lexicon.tables import read_table
from isnad.mentions.view import View
from isnad.mentions.wordlists import NisbaRow


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """Definite forms of the adjectives of nationality, folded, with their ISO2 code."""
    return {
        fold(form.text): row.country
        for row in read_table("nisba", NisbaRow)
        if len(row.country) == 2
        for form in nisba(row.nisba, definite=True)
    }


def country_of(seen: View, first: int, last: int) -> str | None:
    """ISO2 of the first adjective of nationality after the head of tokens `[first, last)`, or None."""
    return next((c for i in range(first + 1, last) if (c := countries().get(seen.keys[i]))), None)
