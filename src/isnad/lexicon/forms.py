"""Finding the inflected forms of a word list: one dictionary from folded forms to their entries and features.

`Forms.of(word)` tries the whole word, then its cuts into proclitics and enclitics; the answer is remembered for each
spelling. Entries are inflected when a text first has a word like theirs (`arabic.skeleton`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, TypeVar

from isnad.arabic.clitics import Reading, readings
from isnad.arabic.fold import fold
from isnad.arabic.skeleton import Shelves, skeleton
from isnad.arabic.tokens import Word

Value = TypeVar("Value")
_ARTICLE = "ال"


class FormHit(NamedTuple, Generic[Value]):
    """A word read as a form of an entry: `reading` tells its clitics, `value` the entry and features."""

    reading: Reading
    value: Value


class Forms(Generic[Value]):
    """Forms and what they mean; `proclitics` and `enclitics` are those allowed around them ("" always is)."""

    def __init__(
        self,
        entries: Iterable[tuple[str, Value]] = (),
        *,
        proclitics: Iterable[str] = ("و", "ف"),
        enclitics: Iterable[str] = (),
    ) -> None:
        self._forms: dict[str, tuple[Value, ...]] = {}
        self._pros = frozenset(proclitics) | {""}
        self._encs = frozenset(enclitics) | {""}
        self._known: dict[Word, tuple[FormHit[Value], ...]] = {}
        self._filed: Shelves[tuple[int, Callable[[], Iterable[tuple[str, Value]]]]] = Shelves()
        self._numbers: dict[str, tuple[int, ...]] = {}  # of the filed entries, those last among the values of a form
        self._count = 0
        for form, value in entries:
            self.add(form, value)

    def add(self, form: str, value: Value) -> None:
        """Add one form; the same form may belong to several entries."""
        key = fold(form)
        known = self._forms.get(key, ())
        if value not in known:
            self._forms[key] = (*known, value)
            self._known.clear()

    def file(self, dictionary_forms: Iterable[str], inflect: Callable[[], Iterable[tuple[str, Value]]]) -> None:
        """Add an entry whose forms are made when they are first looked for, by `inflect`."""
        self._count += 1
        self._filed.file(dictionary_forms, (self._count, inflect))
        self._known.clear()

    def of(self, word: Word) -> tuple[FormHit[Value], ...]:
        """Every reading of a word as a form, whole word first; empty when no entry has it."""
        hits = self._known.get(word)
        if hits is None:
            hits = self._read(word)
        return hits

    def entries(self) -> list[tuple[int, Callable[[], Iterable[tuple[str, Value]]]]]:
        """The filed entries that no text has asked for yet, by shelf: their number in the list and how to inflect."""
        return list(self._filed)

    def _read(self, word: Word) -> tuple[FormHit[Value], ...]:
        hits = tuple(
            FormHit(reading, value)
            for reading in readings(word.key)
            if reading.pro in self._pros and reading.enc in self._encs
            for value in self.values(reading.stem)
        )
        if len(self._known) > 1 << 17:
            self._known.clear()
        self._known[word] = hits
        return hits

    def values(self, stem: str) -> tuple[Value, ...]:
        """The values of a folded form, once the entries that may have it are inflected: with an article, without."""
        if self._filed:
            self._inflect(skeleton(stem))
            if stem.startswith(_ARTICLE):
                self._inflect(skeleton(stem[len(_ARTICLE) :]))
        return self._forms.get(stem, ())

    def _inflect(self, shelf: str) -> None:
        """Make the forms of a shelf; an entry that stands on two gives each its own forms only."""
        for number, inflect in self._filed.take(shelf):
            for form, value in inflect():
                key = fold(form)
                if shelf in (skeleton(key), skeleton(key.removeprefix(_ARTICLE))):
                    self._insert(key, number, value)

    def _insert(self, key: str, number: int, value: Value) -> None:
        """Add a value in the order of the list, whichever entry was asked for first."""
        known, numbers = self._forms.get(key, ()), self._numbers.get(key, ())
        if value in known:
            return
        at = bisect_right(numbers, number)
        place = len(known) - len(numbers) + at
        self._forms[key] = (*known[:place], value, *known[place:])
        self._numbers[key] = (*numbers[:at], number, *numbers[at:])
