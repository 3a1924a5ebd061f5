"""Folding: one spelling for each word, with an exact map back to the original characters.

A folded text keeps letters, digits and punctuation, and drops what is not part of a word's identity: harakat, tatweel,
bidi marks. Alef forms become ا, ى becomes ي, ة becomes ه, ؤ and ئ lose their seat's hamza, Persian letters become
their Arabic kin, presentation forms their letters (one code point may become several), Arabic digits 0-9.

    original   و ز ي ر َ ي     و ﻻ        offsets of the original
    folded     و ز ي ر ي       و ل ا      `Folded.span` maps folded offsets back to them
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache

from isnad.arabic.chars import ALEF_FORMS, DROPPED, INVISIBLE, PRESENTATION

_DROP = re.compile(f"[{DROPPED}]+")
_UNEVEN = re.compile(f"[{DROPPED}]+|[{PRESENTATION}]")
# The marks that belong to the letter before them: not an invisible one that opens the next word.
_TAIL = re.compile(f"[{DROPPED}]*(?<![{INVISIBLE}])")
_KIN = {
    "\u0649": "ي", "\u0629": "ه", "\u0624": "و", "\u0626": "ي", "\u06cc": "ي", "\u06d2": "ي", "\u06a9": "ك",
    "\u06aa": "ك", "\u06af": "ك", "\u067e": "ب", "\u0686": "ج", "\u0698": "ز", "\u06a4": "ف", "\u06a5": "ف",
    "\u06c1": "ه", "\u06be": "ه", "\u06d5": "ه", "\u06c0": "ه", "\u06c3": "ه",
    "\u066b": ".", "\u066c": ",", "\u066a": "%",
}  # fmt: skip
_LETTERS = str.maketrans(
    {**_KIN, **dict.fromkeys(ALEF_FORMS, "ا")}
    | {chr(0x660 + d): str(d) for d in range(10)}
    | {chr(0x6F0 + d): str(d) for d in range(10)}
)


def _unshape(shaped: str) -> str:
    return _DROP.sub("", unicodedata.normalize("NFKC", shaped))


def _every_change() -> dict[int, str | None]:
    """`_LETTERS` with what is dropped and what is unshaped: one pass over a string does all of it."""
    changes: dict[int, str | None] = dict(_LETTERS)
    for char in map(chr, (0xAD, *range(0x600, 0x900), *range(0x2000, 0x2070), *range(0xFB50, 0xFF00))):
        if _DROP.match(char):
            changes[ord(char)] = None
        elif _UNEVEN.match(char):
            changes[ord(char)] = _unshape(char).translate(_LETTERS)
    return changes


def fold(text: str) -> str:
    """`text` with one spelling for each word; `Folded` also maps offsets.

    >>> fold("إِلى مُسْتَشْفًى بالقاهرة")
    'الي مستشفي بالقاهره'
    """
    return text.translate(_CHANGES)


_CHANGES = _every_change()


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> str:
    """`fold`, remembered: for single words, of which a text repeats few."""
    return fold(word)


def keeps_offsets(text: str) -> bool:
    """True where each character of `text` folds to one character, so that folded offsets are original ones."""
    return _UNEVEN.search(text) is None


class Folded:
    """A folded text that knows where each of its characters came from.

    >>> f = Folded("وزيرَي الدفاع")
    >>> f.text, f.span(0, 5)
    ('وزيري الدفاع', (0, 6))
    """

    __slots__ = ("_breaks", "_origins", "_steps", "original", "text")

    def __init__(self, original: str) -> None:
        self.original = original
        # Sparse segments: from folded offset breaks[i] on, the original offset is origins[i] + (offset - breaks[i]),
        # or origins[i] itself throughout where steps[i] is 0 (the letters of one ligature).
        self._breaks, self._origins, self._steps = [0], [0], [1]
        pieces: list[str] = []
        at = length = 0
        for match in _UNEVEN.finditer(original):
            start, end = match.span()
            pieces.append(original[at:start])
            length += start - at
            letters = "" if _DROP.match(match[0]) else _unshape(match[0])
            if letters:
                pieces.append(letters)
                self._segment(length, start, 0)
                length += len(letters)
            self._segment(length, end, 1)
            at = end
        pieces.append(original[at:])
        self.text = "".join(pieces).translate(_LETTERS)

    def _segment(self, at: int, origin: int, step: int) -> None:
        self._breaks.append(at)
        self._origins.append(origin)
        self._steps.append(step)

    def origin(self, offset: int) -> int:
        """Original offset of the folded character at `offset` (its length, for one past the last)."""
        if not 0 <= offset <= len(self.text):
            raise IndexError(f"offset {offset} outside a folded text of {len(self.text)} characters")
        if offset == len(self.text):
            return len(self.original)
        i = bisect_right(self._breaks, offset) - 1
        return self._origins[i] + self._steps[i] * (offset - self._breaks[i])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Original `[start, end)` of folded `[start, end)`: the marks inside, and those over its last letter, included.

        Invisible marks after the last letter are left out, as they are of tokens.
        """
        if start >= end:
            raise IndexError(f"empty folded span [{start}, {end})")
        first, last = self.origin(start), self.origin(end - 1) + 1
        tail = _TAIL.match(self.original, last)
        return first, tail.end() if tail else last
