"""Words, numbers and punctuation of a text at their exact places.

A token is found in the original text, marks and all; what is known of a word is known once for each *spelling* and
remembered (`Word`), because a text repeats few. Nothing downstream tokenises again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from isnad.arabic.chars import DIGITS, DROPPED, INVISIBLE, LETTERS, MARKS, PRESENTATION, TATWEEL
from isnad.arabic.fold import Folded, fold

TokenKind = Literal["arabic", "number", "latin", "punct"]

_IN = f"[{DROPPED}]*"
_LETTER = f"[{LETTERS}{PRESENTATION}]"
# An abbreviation is single letters joined by stops: أ.ف.ب، د.ب.أ، م.س.
_ABBREVIATION = rf"(?<![{LETTERS}])(?:{_LETTER}{_IN}\.){{2,}}(?:{_LETTER}(?![{LETTERS}]))?|(?<![{LETTERS}]){_LETTER}{_IN}(?:\.{_LETTER}{_IN})+(?![{LETTERS}])"  # noqa: E501
_TOKEN = re.compile(
    rf"(?P<arabic>{_ABBREVIATION}|[{TATWEEL}{MARKS}]*{_LETTER}[{LETTERS}{PRESENTATION}{DROPPED}]*(?<![{INVISIBLE}]))"
    rf"|(?P<number>[{DIGITS}]+(?:[.,\u066b\u066c][{DIGITS}]+)*)"
    r"|(?P<latin>[^\W\d_\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc][^\W\d_\u0600-\u06ff\u0750-\u077f]*(?:['’.&-][^\W\d_\u0600-\u06ff]+)*)"
    rf"|(?P<punct>\.{{2,}}|[^\s{DROPPED}])"
)


class Word:
    """All that is known of one spelling: `surface` as it stands, `key` folded. One object for each spelling."""

    __slots__ = ("_at", "key", "kind", "surface")

    def __init__(self, surface: str, kind: TokenKind) -> None:
        self.surface = surface
        self.kind = kind
        self.key = fold(surface)
        self._at: Folded | None = None if len(self.key) == len(surface) else Folded(surface)

    def at(self, offset: int) -> int:
        """Original offset, within the word, of the key's character at `offset`."""
        return offset if self._at is None else self._at.origin(offset)

    def __repr__(self) -> str:
        return f"Word({self.surface!r})"


@lru_cache(maxsize=1 << 17)
def word(surface: str, kind: TokenKind = "arabic") -> Word:
    """The `Word` of a spelling."""
    return Word(surface, kind)


class Token(NamedTuple):
    """A word at its place: `[start, end)` of the text."""

    word: Word
    start: int
    end: int

    @property
    def key(self) -> str:
        """The folded spelling."""
        return self.word.key


class Tokens:
    """The tokens of `text[start:end]` as parallel lists, in order.

    `starts[i]`, `ends[i]` are offsets into the whole text; `words[i]` what is known of its spelling; `keys[i]` its
    folded form.
    """

    __slots__ = ("ends", "keys", "starts", "text", "words")

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[Word] = []
        self.extend(start, len(text) if end is None else end)
        self.keys: list[str] = [w.key for w in self.words]

    def extend(self, start: int, end: int) -> None:
        """Append the tokens of `text[start:end]`."""
        starts, ends, words = self.starts, self.ends, self.words
        for match in _TOKEN.finditer(self.text, start, end):
            starts.append(match.start())
            ends.append(match.end())
            words.append(word(match[0], match.lastgroup))  # type: ignore[arg-type]

    def __len__(self) -> int:
        return len(self.words)

    def __getitem__(self, i: int) -> Token:
        return Token(self.words[i], self.starts[i], self.ends[i])

    def __iter__(self) -> Iterator[Token]:
        return map(Token, self.words, self.starts, self.ends)

    def gap(self, i: int) -> bool:
        """True where white space, or nothing at all, stands before token i."""
        return i == 0 or self.starts[i] > self.ends[i - 1]


def tokenize(text: str) -> list[Token]:
    """The tokens of a string.

    >>> [t.word.surface for t in tokenize("و300 جريح، بحسب (أ.ف.ب).")]
    ['و', '300', 'جريح', '،', 'بحسب', '(', 'أ.ف.ب', ')', '.']
    """
    return list(Tokens(text))
