"""What the reader's interface says, in Arabic and in English (`lexicon/data/interface.tsv`)."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from isnad.errors import UsageError
from isnad.lexicon.tables import read_table

LANGUAGES = ("ar", "en")


class Label(msgspec.Struct, frozen=True):
    """One label in both languages."""

    key: str
    ar: str
    en: str


class Labels:
    """The labels of one language: `labels("ar")("killed")`. A key without a label is shown as it is."""

    def __init__(self, lang: str) -> None:
        if lang not in LANGUAGES:
            raise UsageError(f"no labels in language {lang!r}", hint="Choose ar or en.")
        self.lang = lang
        self._words: dict[str, str] = {row.key: getattr(row, lang) for row in read_table("interface", Label)}

    def __call__(self, key: str) -> str:
        """The label of a key."""
        return self._words.get(key, key)


@lru_cache(maxsize=4)
def labels(lang: str) -> Labels:
    """The labels of a language; `UsageError` for any but `ar` and `en`."""
    return Labels(lang)
