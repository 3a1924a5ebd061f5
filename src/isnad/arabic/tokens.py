"""Words, numbers and punctuation of a text at their exact places.

A token is found in the original text, marks and all; what is known of a word is known once for each *spelling* and
remembered (`Word`), because a text repeats few. Nothing downstream tokenises again.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from typing import Literal, NamedTuple

from isnad.arabic.chars import BROKEN, DIGITS, DROPPED, INVISIBLE, LETTERS, MARKS, PRESENTATION, TATWEEL
from isnad.arabic.fold import Folded, fold, keeps_offsets

TokenKind = Literal["arabic", "number", "latin", "punct"]

_MARK = f"[{TATWEEL}{MARKS}]"
_LETTER = f"[{LETTERS}{PRESENTATION}]"
_NO_LETTER_BEFORE, _NO_LETTER_AFTER = f"(?<!{_LETTER})", f"(?!{_LETTER})"
_INITIAL = f"{_LETTER}{_MARK}*+"
# An abbreviation is single letters joined by stops (أ.ف.ب، د.ب.أ، م.س), with a proclitic perhaps (لأ.ف.ب); a stop after
# its last letter is a token of its own.
_ABBREVIATION = rf"{_NO_LETTER_BEFORE}(?:[وفبكل]{_MARK}*+)?{_INITIAL}(?:\.{_INITIAL})+{_NO_LETTER_AFTER}"
# Marks may open a word («بـ"حزب"ـها»), but few: a long run without a letter is tried again at each of them.
_WORD = f"{_MARK}{{0,8}}+{_LETTER}[{LETTERS}{PRESENTATION}{DROPPED}]*(?<![{INVISIBLE}])"
_NUMBER = rf"[{DIGITS}]+(?:[.,\u066b\u066c][{DIGITS}]+)*"
_FOREIGN = r"[^\W\d_\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc]"
_LATIN = rf"{_FOREIGN}+(?:['’.&-]{_FOREIGN}+)*"
# Addresses and names of accounts are one token: nothing inside them is a word of the text. The lengths are bounded
# because a run of letters without its @ is tried again from inside.
_ADDRESS = (
    rf"(?:https?://|www\.)[^\s<>\"«»“”{DROPPED}]*[^\s<>\"«»“”{DROPPED}.,;:!?،؛؟)\]}}'…]"
    r"|[A-Za-z][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}"
    r"|(?<![\w@])@[A-Za-z_][A-Za-z0-9_]{1,49}(?!\w)"
)
_TOKEN = re.compile(
    rf"(?P<arabic>{_ABBREVIATION}|{_WORD})"
    rf"|(?P<number>{_NUMBER})"
    rf"|(?P<latin>{_ADDRESS}|{_LATIN})"
    rf"|(?P<punct>\.{{2,}}|[^\s{DROPPED}{BROKEN}])"
)
_LONGEST_KNOWN = 64  # longer runs of letters are no words; remembering them would hold on to whole inputs
_MOST_KNOWN = 1 << 17


class Word:
    """All that is known of one spelling: `surface` as it stands, `key` folded. One object for each spelling."""

    __slots__ = ("_at", "key", "kind", "surface")

    def __init__(self, surface: str, kind: TokenKind) -> None:
        self.surface = surface
        self.kind = kind
        self.key = fold(surface)
        self._at: Folded | None = None if keeps_offsets(surface) else Folded(surface)

    def at(self, offset: int) -> int:
        """Original offset, within the word, of the key's character at `offset`."""
        return offset if self._at is None else self._at.origin(offset)

    def __repr__(self) -> str:
        return f"Word({self.surface!r})"


_known: dict[str, Word] = {}


def word(surface: str, kind: TokenKind = "arabic") -> Word:
    """The `Word` of a spelling."""
    found = _known.get(surface)
    return found if found is not None and found.kind == kind else _learn(surface, kind)


def _learn(surface: str, kind: TokenKind) -> Word:
    if len(_known) >= _MOST_KNOWN:  # a stream of a million articles must not grow it without bound
        _known.clear()
    new = Word(surface, kind)
    if len(surface) <= _LONGEST_KNOWN:
        _known[surface] = new
    return new


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
        self.starts = array("i")  # an array holds a page of 100 MB where a list would not
        self.ends = array("i")
        self.words: list[Word] = []
        self.extend(start, len(text) if end is None else end)
        self.keys: list[str] = [w.key for w in self.words]

    def extend(self, start: int, end: int) -> None:
        """Append the tokens of `text[start:end]`."""
        starts, ends, words, known = self.starts, self.ends, self.words, _known
        for match in _TOKEN.finditer(self.text, start, end):
            starts.append(match.start())
            ends.append(match.end())
            surface = match[0]
            words.append(known.get(surface) or _learn(surface, match.lastgroup))  # type: ignore[arg-type]

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
