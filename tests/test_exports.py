"""The printable page and the terminal's table: nothing of the page runs, nothing is lost, nothing is reordered."""

from __future__ import annotations

import re
import typing
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

import isnad
from isnad import records
from isnad.exports.figures import figure
from isnad.exports.html import page
from isnad.exports.labels import LANGUAGES, labels
from isnad.exports.segments import Highlight, cut
from isnad.exports.table import table
from isnad.records import Article, Block, Casualty, Document, Place, Speaker, Statement

HOSTILE = (
    "<script>alert(1)</script> قال",
    "</style><img src=x onerror=alert(1)> قتل",
    "\" onmouseover='x' قال",
    "&lt;b&gt; &amp; ]]> <!-- قال",
    "javascript:alert(1) \u202e قال",
)


class Reader(HTMLParser):
    """Collects the tags of a page and the text of its article."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self._inside |= tag == "article"

    def handle_endtag(self, tag: str) -> None:
        self._inside &= tag != "article"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.words.append(data)


def parsed(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


def crossing() -> Document:
    text = "قال سالم إن ثلاثة عمال من وادي النور قتلوا"
    statement = Statement(
        contents=(Place.of(text, 12, 42, name="x", kind="other"),),
        cue=None,
        mode="indirect",
        speaker=Speaker(name="سالم", start=4, end=8, text="سالم"),
        rule="test",
    )
    casualty = Casualty.of(text, 9, 22, effect="killed", min=3, max=3, rule="test")
    block = Block(kind="body", start=0, end=len(text))
    return Document(
        text=text,
        articles=(Article(start=0, end=len(text), blocks=(block,), statements=(statement,), casualties=(casualty,)),),
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_page_text_never_becomes_markup(text: str) -> None:
    html = page(isnad.read(f"{text}\n{text} شهود إن «{text}»."))
    reader = parsed(html)
    assert not reader.tags & {"script", "img", "iframe", "object", "link"}
    assert not {a for a in reader.attributes if a.startswith("on")}


def test_crossing_and_nested_spans_keep_the_text() -> None:
    document = crossing()
    assert "".join(parsed(page(document)).words).strip() == document.text


def test_a_mark_has_no_box_that_parts_letters() -> None:
    style = re.findall(r"mark[^{}]*\{([^}]*)\}", page(crossing()))
    assert style
    assert not [s for s in style if re.search(r"padding|margin|border(?!-)|inline-block", s)]


def test_the_page_asks_nobody_for_anything() -> None:
    html = page(crossing())
    assert "default-src 'none'" in html
    assert not re.search(r"(src|href)=\"(?!#)", html)


def test_every_list_entry_leads_to_its_words() -> None:
    html = page(crossing())
    for anchor in re.findall(r'href="#([^"]+)"', html):
        assert f'id="{anchor}"' in html


def test_styles_know_no_left_and_right() -> None:
    style = page(crossing()).split("<style>")[1].split("</style>")[0]
    assert not re.search(r"(?<![-\w])(left|right)(?![-\w])", style)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_of_the_contract_has_a_label(lang: str) -> None:
    say = labels(lang)
    words = [word for kind in (records.Effect, records.Cause, records.Mode) for word in typing.get_args(kind)]
    assert [word for word in words if say(word) == (word if lang == "ar" else "")] == []


def test_a_notebook_shows_the_same_view() -> None:
    html = crossing()._repr_html_()
    assert "<mark" in html
    assert "<html" not in html


def test_the_table_puts_arabic_last_on_its_line() -> None:
    for line in table(crossing()).splitlines():
        assert not re.search(r"[\u0600-\u06ff].*\s[A-Za-z]{3,}", line), line


def test_control_characters_of_a_page_do_not_reach_the_terminal() -> None:
    shown = table(isnad.read("خبر \x1b[31m\nقال شهود إن «الطريق \x1b]0;x\x07 مغلق»."))
    assert "\x1b" not in shown
    assert "\x07" not in shown


@pytest.mark.parametrize(
    ("bounds", "shown"),
    [
        ({"min": 40, "max": 40}, "40"),
        ({"min": 40}, ">=40"),
        ({"max": 20}, "<=20"),
        ({"min": 5, "max": 7}, "5-7"),
        ({"min": 30, "max": 30, "approx": True}, "~30"),
        ({"vague": "tens"}, "tens"),
        ({}, "?"),
    ],
)
def test_figures_show_their_bounds(bounds: dict[str, object], shown: str) -> None:
    assert figure(Casualty.of("عشرات", 0, 5, effect="killed", **bounds)) == shown


ranges = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda r: Highlight(r[0], r[0] + r[1], "k", f"{r}"))


@given(st.lists(ranges, max_size=12))
def test_pieces_cover_the_text_once_and_in_order(highlights: list[Highlight]) -> None:
    pieces = list(cut(5, 50, highlights))
    assert [p.start for p in pieces] == [5, *(p.end for p in pieces[:-1])]
    assert pieces[-1].end == 50


@given(st.lists(ranges, max_size=12))
def test_a_piece_lies_inside_each_of_its_highlights(highlights: list[Highlight]) -> None:
    for piece in cut(5, 50, highlights):
        assert set(piece.over) == {h for h in highlights if h.start <= piece.start and piece.end <= h.end}
