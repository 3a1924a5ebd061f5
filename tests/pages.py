"""Pages with the answer written into them: each line under its expected kind.

    @article published=2024-11-29 outlet=- authors=-     the lines below belong to an article (`-` stands for none)
    title | مقتل عاملين في انهيار منجم
    body | قُتل عاملان …
                                                         a blank line is a blank line of the page
    @page                                                the lines below belong to no article
    +teaser:headline | …                                 a teaser begins (+); the line is its headline
    teaser:summary | …                                   and its summary

A line that begins with `#` is a comment. Everything after " | " is the page. All pages are invented.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "corpora" / "pages"


class Piece(NamedTuple):
    """One line of a page: its expected kind, its article (-1: none), and the slot it fills in a teaser."""

    kind: str
    start: int
    end: int
    article: int
    slot: str | None


class Expected(NamedTuple):
    """A page and its answer."""

    text: str
    pieces: tuple[Piece, ...]
    articles: tuple[dict[str, str], ...]
    teasers: int


def load(path: Path) -> Expected:
    """The page of a corpus file."""
    articles: list[dict[str, str]] = []
    pieces: list[Piece] = []
    text, inside, teasers = "", False, 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if line.startswith("@"):
            inside = line.startswith("@article")
            if inside:
                articles.append(_fields(line))
            continue
        if not line.strip():
            text += "\n"
            continue
        kind, _, shown = line.partition(" | ")
        teasers += kind.startswith("+")
        kind, _, slot = kind.removeprefix("+").partition(":")
        pieces.append(Piece(kind, len(text), len(text) + len(shown), len(articles) - 1 if inside else -1, slot or None))
        text += shown + "\n"
    return Expected(text, tuple(pieces), tuple(articles), teasers)


def _fields(line: str) -> dict[str, str]:
    """The fields of `@article published=… outlet=… authors=…`; values may hold spaces."""
    fields: dict[str, str] = {}
    key = ""
    for word in line.split()[1:]:
        if "=" in word:
            key, _, word = word.partition("=")
            fields[key] = word
        else:
            fields[key] += f" {word}"
    return fields


def paths() -> list[Path]:
    """Every page of the corpus."""
    found = sorted(FOLDER.glob("*.txt"))
    assert found, "no pages"
    return found
