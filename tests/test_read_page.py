"""The entry of reading: what is HTML, what its origin says, and that metadata and given dates keep their order."""

from __future__ import annotations

from pathlib import Path

import pytest

from isnad.reading import read_page

BODY = "قالت إدارة الدفاع المدني في بيان إن ثلاثة عمال أصيبوا في حريق اندلع مساء أمس في مستودع بالميناء القديم."
HTML = (
    '<!doctype html><html lang="ar"><head><meta charset="{charset}"><title>حريق في الميناء يصيب ثلاثة</title>'
    '<meta property="article:published_time" content="2021-05-06T10:00:00Z"></head>'
    f"<body><article><h1>حريق في الميناء يصيب ثلاثة</h1><p>{BODY}</p>"
    f"<p>{BODY} وأضافت أن الطريق مغلق.</p></article></body></html>"
)
PAGE = HTML.format(charset="utf-8")


@pytest.mark.parametrize(
    "source", [PAGE, PAGE.encode(), "\ufeff \n" + PAGE, HTML.format(charset="windows-1256").encode("cp1256")]
)
def test_html_is_known_by_its_look(source: str | bytes) -> None:
    page = read_page(source)
    assert page.origin.media_type == "text/html"
    assert page.articles[0].title is not None
    assert page.articles[0].title.text == "حريق في الميناء يصيب ثلاثة"
    assert BODY in page.text


def test_html_is_known_by_its_suffix_or_media_type(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"نص بلا وسوم في أوله <b>وسم</b> <p>{BODY}</p>", encoding="utf-8")
    assert read_page(path).origin.media_type == "text/html"
    assert read_page(PAGE, media_type="text/plain").origin.media_type == "text/plain"
    assert read_page(f"<b>{BODY}</b>", media_type="text/html; charset=utf-8").origin.media_type.startswith("text/html")


@pytest.mark.parametrize("text", [f"< {BODY}", f"5 < 6\n{BODY}", f"عنوان <b>بوسم</b> في وسطه\n{BODY}"])
def test_text_with_a_sign_is_no_html(text: str) -> None:
    page = read_page(text)
    assert page.origin.media_type == "text/plain"
    assert page.text == text


def test_metadata_gives_way_to_the_given_day() -> None:
    assert [(a.published, a.published_basis) for a in read_page(PAGE).articles] == [("2021-05-06", "metadata")]
    assert [(a.published, a.published_basis) for a in read_page(PAGE, "2021-05-07").articles] == [
        ("2021-05-07", "given")
    ]
    assert [a.published for a in read_page(PAGE, [None]).articles] == ["2021-05-06"]


def test_html_in_another_language_is_not_read() -> None:
    body = "The ministry said that three people were hurt in the fire at the port on Monday evening. " * 3
    page = read_page(
        f"<html><body><article><h1>Fire at the port hurts three</h1><p>{body}</p><p>{body}</p></article></body></html>"
    )
    assert page.origin.language == "en"
    assert page.articles == ()


def test_the_origin_of_text_has_a_digest_and_no_encoding() -> None:
    origin = read_page(BODY, uri="memory:1").origin
    assert (origin.uri, origin.encoding, origin.media_type) == ("memory:1", None, "text/plain")
    assert len(origin.sha256) == 64


def test_the_same_bytes_have_the_same_digest_as_their_text() -> None:
    assert read_page(BODY).origin.sha256 == read_page(BODY.encode()).origin.sha256
