"""The lines of a page with what can be seen on each of them alone: length, ending, folded key.

A page is read line by line, because crawlers set each element of a page on a line of its own. Long lines are paragraphs
at sight, so that only short ones are looked at closely: cost stays linear and small.
"""

from __future__ import annotations

import re
from functools import lru_cache

from isnad.arabic.fold import fold

# Every break `str.splitlines` knows, so that a block never holds one.
_LINE = re.compile("[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# White space, controls and invisible marks: never part of what a block says at its edges.
_EDGE = "".join(
    chr(c)
    for first, last in ((0, 32), (0x7F, 0xA0), (0xAD, 0xAD), (0x61C, 0x61C), (0x1680, 0x1680), (0x2000, 0x200F),
                        (0x2028, 0x202F), (0x205F, 0x2064), (0x2066, 0x2069), (0x3000, 0x3000), (0xFEFF, 0xFEFF))
    for c in range(first, last + 1)
)  # fmt: skip
_NOT_NAME = re.compile(r"[\W_]+")
_NOT_WORD = re.compile(r"[\W\d_]+")
_INNER_STOP = re.compile(r"(?<![.\s])\.[\"»”)]?\s+\S+\s+\S+\s")
_STOPS = ".۔"
_CLOSERS = "\"'»”’)]}\u200f\u200e "

LONG = 220
"""Characters from which a line is a paragraph whatever it holds."""


class Line:
    """One line, trimmed: `text[start:end]`, at place `at` of its page, after `gap` blank lines."""

    __slots__ = ("_bare", "_key", "at", "end", "gap", "number", "parts", "role", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.at = self.number = self.gap = 0
        self.role: str = ""
        self.parts: list[str] | None = None
        self._key: str | None = None
        self._bare: str | None = None

    @property
    def key(self) -> str:
        """The folded line, single spaces: equal for two lines that a reader takes for the same one."""
        if self._key is None:
            self._key = line_key(self.text) if len(self.text) < LONG else self.text
        return self._key

    @property
    def bare(self) -> str:
        """Words alone: no digits, no punctuation, lower case. Empty for a long line."""
        if self._bare is None:
            self._bare = bare(self.text) if len(self.text) < LONG else ""
        return self._bare

    @property
    def closed(self) -> bool:
        """True where the line ends as a sentence does: a full stop, a colon, a comma or a semicolon."""
        tail = self.text[-8:].rstrip(_CLOSERS)
        if not tail:
            return False
        return (tail[-1] in _STOPS and not tail.endswith("..")) or tail[-1] in ":،؛,;"

    @property
    def paragraph(self) -> bool:
        """True where the line reads as running text rather than as a headline, a caption or a label."""
        text = self.text
        return (
            len(text) >= LONG
            or (self.closed and len(text) >= 25)
            or (len(text) >= 60 and bool(_INNER_STOP.search(text)))
        )

    @property
    def words(self) -> int:
        """How many words, by spaces."""
        return len(self.text.split())

    def __repr__(self) -> str:
        return f"Line({self.number}, {self.role!r}, {self.text[:40]!r})"


@lru_cache(maxsize=1 << 13)
def line_key(text: str) -> str:
    """The folded text with single spaces."""
    return " ".join(fold(text).split())


@lru_cache(maxsize=1 << 13)
def bare(text: str) -> str:
    """The folded words of a short text, in lower case, without digits and punctuation.

    >>> bare("اقرأ أيضاً:"), bare("play-circle 00:32")
    ('اقرا ايضا', 'play circle')
    """
    return _NOT_WORD.sub(" ", fold(text)).strip().lower()


@lru_cache(maxsize=1 << 13)
def named(text: str) -> str:
    """As `bare`, with its digits: names hold some («دارفور 24»).

    >>> named("«دارفور 24»")
    'دارفور 24'
    """
    return _NOT_NAME.sub(" ", fold(text)).strip().lower()


def lines(text: str) -> list[Line]:
    """The lines that hold something visible, in order."""
    found: list[Line] = []
    at = number = 0
    for match in _LINE.finditer(text):
        number += _breaks(text, at, match.start())
        at = match.end()
        shown = match[0].strip(_EDGE)
        if shown:
            start = match.end() - len(match[0].lstrip(_EDGE))
            line = Line(shown, start, start + len(shown))
            line.at, line.number = len(found), number
            line.gap = number - found[-1].number - 1 if found else 0
            found.append(line)
    return found


def visible(text: str) -> bool:
    """True where a text holds any character that is not white space, a control or an invisible mark."""
    return any(match[0].strip(_EDGE) for match in _LINE.finditer(text))


def _breaks(text: str, start: int, end: int) -> int:
    """Line breaks in `text[start:end]`, which holds nothing else; the first line of a page has number 1."""
    return (end - start - text.count("\r\n", start, end)) + (start == 0)
