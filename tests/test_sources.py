"""Sources: sentences hung on a source phrase, kinds of source, and the chain a fact stands on."""

from __future__ import annotations

import msgspec
import pytest

from corpus import Example, ids, load
from isnad.claims.clauses.clause import clauses_of
from isnad.claims.sources.chains import chain_at
from isnad.pipeline import STAGES, run
from isnad.reading import read_page
from test_statements import TITLE, as_marks, body, numbered


@pytest.mark.parametrize("example", load("sources"), ids=ids)
def test_hung_sentence_is_read_as_marked(example: Example) -> None:
    got = [as_marks(s, len(TITLE)) for s in body(example.text)]
    assert got == list(numbered(example).values())


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("مسعفون", "medic"),
        ("شهود عيان", "witness"),
        ("مصدر أمني", "official"),
        ("وزارة الصحة", "institution"),
        ("متحدث باسم الحركة", "official"),
        ("صحيفة «النهر»", "outlet"),
        ("وكالة أنباء محلية", "agency"),
        ("تقرير دولي", "document"),
        ("سكان محليون", "witness"),
    ],
)
def test_kind_of_source(source: str, kind: str) -> None:
    (made,) = body(f"قال {source} إن الطريق إلى الميناء مغلق منذ الفجر.")
    assert made.speaker is not None
    assert made.speaker.kind == kind


@pytest.mark.parametrize("example", load("chains"), ids=ids)
def test_chain_of_the_marked_words(example: Example) -> None:
    page = read_page(TITLE + example.text, "2024-11-29")
    names = [name for name, _ in STAGES]
    draft = run(page.text, page.articles[0], STAGES[: names.index("statements") + 1])
    for mark in example.labelled("at"):
        links = chain_at(draft, clauses_of(draft).token_at(len(TITLE) + mark.start))
        assert " ← ".join(link.name for link in links) == (mark.value or "")


def test_every_link_quotes_the_text() -> None:
    text = TITLE + "القاهرة (رويترز) - قال مسعفون إن ثلاثة أصيبوا في انهيار الجسر."
    page = read_page(text, "2024-11-29")
    draft = run(page.text, page.articles[0], STAGES)
    (statement,) = draft.statements
    (link,) = statement.sources
    assert (link.kind, link.text) == ("agency", "رويترز")


def test_the_outlet_of_the_page_is_the_last_link() -> None:
    page = read_page(TITLE + "قال مسعفون إن ثلاثة أصيبوا في انهيار الجسر.", "2024-11-29")
    layout = msgspec.structs.replace(page.articles[0], outlet="النهر اليوم")
    (statement,) = run(page.text, layout, STAGES).statements
    assert [(link.name, link.kind) for link in statement.sources] == [("النهر اليوم", "outlet")]
