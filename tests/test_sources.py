"""Sources: sentences hung on a source phrase, kinds of source, and the chain a fact stands on."""

from __future__ import annotations

import pytest

from corpus import Example, ids, load
from isnad.claims.clauses import clauses_of
from isnad.claims.sources import chain_at
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


def chain(text: str, at: str) -> list[str]:
    """The names of the chain that the word `at` of a text stands on."""
    page = read_page(TITLE + text, "2024-11-29")
    names = [name for name, _ in STAGES]
    draft = run(page.text, page.articles[0], STAGES[: names.index("statements") + 1])
    return [link.name for link in chain_at(draft, clauses_of(draft).token_at(page.text.index(at)))]


@pytest.mark.parametrize(
    ("text", "at", "names"),
    [
        ("انهار الجسر فجرا فوق النهر.", "الجسر", []),
        ("قال مسعفون إن ثلاثة أصيبوا.", "ثلاثة", ["مسعفون"]),
        ("قال مسعفون لوكالة رويترز إن ثلاثة أصيبوا.", "ثلاثة", ["مسعفون", "وكالة رويترز"]),
        ("نقلت وكالة رويترز عن مسعفين قولهم إن ثلاثة أصيبوا.", "ثلاثة", ["مسعفين", "وكالة رويترز"]),
        ("أصيب ثلاثة أشخاص في الحي، بحسب مصادر طبية.", "ثلاثة", ["مصادر طبية"]),
        ("قال المصدر إن الوزير أعلن أن الجسر سيغلق.", "الجسر", ["الوزير", "المصدر"]),
        ("أصيب ثلاثة أشخاص في الحي، وفق ما نقلت وكالة رويترز عن شاهد.", "ثلاثة", ["شاهد", "وكالة رويترز"]),
        ("قال مسعفون إن ثلاثة أصيبوا، في حين وصل الوفد.", "الوفد", []),
    ],
)
def test_chain_of_a_fact(text: str, at: str, names: list[str]) -> None:
    assert chain(text, at) == names
