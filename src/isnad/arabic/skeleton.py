"""What inflection leaves of a word: the consonants that no prefix and no ending is made of.

Every form of a word has the skeleton of one of its dictionary forms (the singular and the plurals of a noun; the two
forms and the verbal nouns of a verb). So a word list need not be inflected whole: its rows are filed by skeleton, and
inflected when a text first has a word of theirs.

    ضرب يضرب ضربوا يضربان مضروب       ضرب
    رد يرد رددت مردود                 رد         a radical that print doubles counts once
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from isnad.arabic.fold import fold

Row = TypeVar("Row")
_ENDINGS = str.maketrans("", "", "اويهتنمء")
_SOUND_PLURALS = ("ون", "ات")  # as `nouns.decline` has them: endings, no words


def skeleton(key: str) -> str:
    """The skeleton of a folded word.

    >>> [skeleton(key) for key in ("يضربون", "رددت", "رد", "انت")]
    ['ضرب', 'رد', 'رد', '']
    """
    left = key.translate(_ENDINGS)
    while len(left) > 1 and left[-1] == left[-2]:
        left = left[:-1]
    return left


class Shelves(Generic[Row]):
    """Rows by the skeletons of their dictionary forms; a shelf is handed out once, to be inflected."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Row]] = {}

    def file(self, dictionary_forms: Iterable[str], row: Row) -> None:
        """Put a row on the shelf of each of its dictionary forms."""
        for shelf in {skeleton(fold(form)) for form in dictionary_forms if form not in _SOUND_PLURALS}:
            self._rows.setdefault(shelf, []).append(row)

    def take(self, shelf: str) -> list[Row]:
        """The rows of a skeleton in the order they were filed; none when asked again."""
        return self._rows.pop(shelf, [])

    def __iter__(self) -> Iterator[Row]:
        return (row for rows in self._rows.values() for row in rows)

    def __bool__(self) -> bool:
        return bool(self._rows)
