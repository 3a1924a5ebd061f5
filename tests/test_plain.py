"""Plain crawled pages: every line's kind, articles, teasers and what they name."""

from __future__ import annotations

from pathlib import Path

import pytest

import pages
from isnad.reading import read_page
from isnad.reading.page import Page

SLOTS = ("headline", "section", "summary", "caption", "byline", "place")


def kinds(page: Page) -> list[tuple[str, int, int, int]]:
    """(kind, start, end, article) of every block; -1 for those outside the articles."""
    inside = [(b.kind, b.start, b.end, i) for i, layout in enumerate(page.articles) for b in layout.blocks]
    return sorted([*inside, *((b.kind, b.start, b.end, -1) for b in page.blocks)], key=lambda block: block[1:])


def shown(text: str, found: list[tuple[str, str, int]]) -> str:
    return "\n".join(f"{article:>2} {kind:9}{line[:70]}" for kind, line, article in found)


@pytest.mark.parametrize("path", pages.paths(), ids=lambda path: path.stem)
def test_every_line_has_its_kind(path: Path) -> None:
    expected = pages.load(path)
    page = read_page(expected.text)
    blocks = kinds(page)
    got, want = [], []
    for piece in expected.pieces:
        line = expected.text[piece.start : piece.end]
        holder = next((b for b in blocks if b[1] <= piece.start and piece.end <= b[2]), ("none", 0, 0, -1))
        got.append((holder[0], line, holder[3]))
        want.append((piece.kind, line, piece.article))
    assert shown(expected.text, got) == shown(expected.text, want)


@pytest.mark.parametrize("path", pages.paths(), ids=lambda path: path.stem)
def test_articles_state_what_they_state(path: Path) -> None:
    expected = pages.load(path)
    page = read_page(expected.text)
    got = [
        {"published": a.published or "-", "outlet": a.outlet or "-", "authors": "، ".join(a.authors) or "-"}
        for a in page.articles
    ]
    assert got == list(expected.articles)


@pytest.mark.parametrize("path", pages.paths(), ids=lambda path: path.stem)
def test_teasers_hold_their_parts(path: Path) -> None:
    expected = pages.load(path)
    page = read_page(expected.text)
    assert len(page.teasers) == expected.teasers
    for piece in expected.pieces:
        if piece.slot:
            teaser = next(t for t in page.teasers if t.start <= piece.start and piece.end <= t.end)
            span = getattr(teaser, piece.slot)
            assert span is not None, f"{piece.slot} of {expected.text[piece.start : piece.end]!r}"
            assert piece.start <= span.start < span.end <= piece.end


@pytest.mark.parametrize("path", pages.paths(), ids=lambda path: path.stem)
def test_every_visible_line_is_in_one_block(path: Path) -> None:
    text = pages.load(path).text
    blocks = kinds(read_page(text))
    covered = [0] * len(text)
    for _, start, end, _ in blocks:
        for i in range(start, end):
            covered[i] += 1
    assert max(covered) == 1
    assert not [text[i] for i in range(len(text)) if not covered[i] and not text[i].isspace()]
