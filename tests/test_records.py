"""The output contract: spans are checked, records are immutable, JSON goes both ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.errors import FormatError, RecordError, SpanError
from isnad.records import Article, Document, Named, Place, Span, spans

TEXT = "قال شهود إن الطريق مغلق"


def with_title(span: Span) -> Document:
    return Document(text=TEXT, articles=(Article(start=0, end=len(TEXT), title=span),))


def test_a_span_made_of_the_text_quotes_it() -> None:
    assert Span.of(TEXT, 4, 8).text == "شهود"


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 2), (0, 999)])
def test_a_span_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(SpanError):
        Span.of(TEXT, start, end)


def test_a_span_whose_text_has_another_length_is_refused() -> None:
    with pytest.raises(SpanError, match="cannot hold"):
        Span(start=0, end=3, text="قالت")


def test_a_document_refuses_a_span_that_misquotes_it() -> None:
    with pytest.raises(SpanError, match="holds"):
        with_title(Span(start=0, end=3, text="قيل"))


def test_a_name_has_all_of_its_offsets_or_none() -> None:
    with pytest.raises(SpanError):
        Named(name="رويترز", start=3)
    assert Named(name="رويترز").text is None


def test_records_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Span.of(TEXT, 0, 3).start = 1


def test_spans_walks_every_record_below() -> None:
    place = Place.of(TEXT, 12, 18, name="الطريق", kind="other")
    document = Document(text=TEXT, articles=(Article(start=0, end=8, title=Span.of(TEXT, 0, 3), places=(place,)),))
    assert sorted(s.start for s in spans(document)) == [0, 12]


@given(st.text(min_size=1), st.data())
def test_json_brings_a_document_back(text: str, data: st.DataObject) -> None:
    text = text.encode("utf-8", "replace").decode()
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    document = Document(text=text, articles=(Article(start=start, end=end, title=Span.of(text, start, end)),))
    assert Document.from_json(document.to_json()) == document
    assert Document.from_dict(document.to_dict()) == document


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", b'{"text": 3}', b'{"text": "a", "schema": "isnad.document/9"}', b"\xff"]
)
def test_other_json_is_a_format_error(data: bytes) -> None:
    with pytest.raises(FormatError):
        Document.from_json(data)


def test_json_that_misquotes_its_text_is_refused() -> None:
    with pytest.raises(RecordError):
        Document.from_json(
            '{"text": "قال", "articles": [{"start": 0, "end": 3, "title": {"start": 0, "end": 2, "text": "قل"}}]}'
        )
