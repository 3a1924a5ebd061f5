"""Pages in the manners of Arabic sites, all invented: what each holds is in `corpora/html/answers.json`."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from corpus import FOLDER
from isnad.reading.html.pages import read_html
from isnad.reading.page import Layout, Page

PAGES: list[dict[str, Any]] = json.loads((FOLDER / "html" / "answers.json").read_text(encoding="utf-8"))
STORIES = [(page["file"], i, story) for page in PAGES for i, story in enumerate(page["articles"])]


@cache
def read(file: str) -> Page:
    page = next(p for p in PAGES if p["file"] == file)
    return read_html((FOLDER / "html" / file).read_bytes(), encoding=page.get("encoding"))


def texts(page: Page, article: Layout, *kinds: str) -> list[str]:
    return [page.text[b.start : b.end] for b in article.blocks if b.kind in kinds]


def each(*fields: str) -> pytest.MarkDecorator:
    cases = [case for case in STORIES if all(field in case[2] for field in fields)]
    return pytest.mark.parametrize(("file", "at", "story"), cases, ids=[f"{f}-{i}" for f, i, _ in cases])


@pytest.mark.parametrize("page", PAGES, ids=[p["file"] for p in PAGES])
def test_page_has_its_articles(page: dict[str, Any]) -> None:
    titles = [article.title.text if article.title else None for article in read(page["file"]).articles]
    assert titles == [story["title"] for story in page["articles"]]


@each("body")
def test_body_paragraphs(file: str, at: int, story: dict[str, Any]) -> None:
    if story["body"] is not None:
        page = read(file)
        assert texts(page, page.articles[at], "body") == [" ".join(p.split()) for p in story["body"]]


@each("body_holds")
def test_body_holds(file: str, at: int, story: dict[str, Any]) -> None:
    page = read(file)
    body = "\n".join(texts(page, page.articles[at], "body", "heading"))
    assert [s for s in story["body_holds"] if s not in body] == []
    assert [s for s in story["body_lacks"] if s in body] == []


@each("published")
def test_published(file: str, at: int, story: dict[str, Any]) -> None:
    article = read(file).articles[at]
    assert (article.published, article.published_basis) == (story["published"], story.get("basis"))


@each("deck")
def test_deck(file: str, at: int, story: dict[str, Any]) -> None:
    page = read(file)
    assert texts(page, page.articles[at], "deck") == [story["deck"]]


@each("headings")
def test_headings(file: str, at: int, story: dict[str, Any]) -> None:
    page = read(file)
    assert texts(page, page.articles[at], "heading") == story["headings"]


@each("captions")
def test_captions(file: str, at: int, story: dict[str, Any]) -> None:
    page = read(file)
    found = texts(page, page.articles[at], "caption")
    assert [c for c in story["captions"] if c not in found] == []


@each("authors")
def test_authors(file: str, at: int, story: dict[str, Any]) -> None:
    assert list(read(file).articles[at].authors) == story["authors"]


@pytest.mark.parametrize("page", [p for p in PAGES if "teasers" in p], ids=lambda p: p["file"])
def test_teasers(page: dict[str, Any]) -> None:
    found = [t.headline.text for t in read(page["file"]).teasers if t.headline]
    assert sorted(found) == sorted(page["teasers"])


@pytest.mark.parametrize("page", [p for p in PAGES if "notes" in p], ids=lambda p: p["file"])
def test_notes_say_why(page: dict[str, Any]) -> None:
    notes = " ".join(read(page["file"]).notes)
    assert [note for note in page["notes"] if note not in notes] == []
