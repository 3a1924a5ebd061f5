"""Statements: cue, content, speaker's words and the name resolved, written inside invented sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import isnad
from corpus import Example, ids, load
from isnad.records import Statement

TITLE = "أخبار متفرقة\n"


def statements(text: str) -> list[Statement]:
    return [s for article in isnad.read(text, published="2024-11-29").articles for s in article.statements]


def body(text: str) -> list[Statement]:
    """The statements of a text that stands under a title which says nothing."""
    return statements(TITLE + text)


def numbered(example: Example) -> dict[str, dict[str, list[tuple[int, int]]]]:
    """The marks of an example by the number of their statement."""
    found: dict[str, dict[str, list[tuple[int, int]]]] = {}
    for mark in example.marks:
        number = (mark.value or "1").partition("/")[0]
        found.setdefault(number, {}).setdefault(mark.label, []).append((mark.start, mark.end))
    return found


def as_marks(statement: Statement, shift: int) -> dict[str, list[tuple[int, int]]]:
    made = {"said": [(c.start - shift, c.end - shift) for c in statement.contents]}
    if statement.cue is not None:
        made["cue"] = [(statement.cue.start - shift, statement.cue.end - shift)]
    speaker = statement.speaker
    if speaker is not None and speaker.start is not None and speaker.end is not None:
        made["by"] = [(speaker.start - shift, speaker.end - shift)]
    return made


def by_content(marks: dict[str, list[tuple[int, int]]]) -> list[tuple[int, int]]:
    return marks["said"]


@pytest.mark.parametrize("example", load("statements"), ids=ids)
def test_statement_is_read_as_marked(example: Example) -> None:
    expected = sorted(numbered(example).values(), key=by_content)
    got = sorted((as_marks(s, len(TITLE)) for s in body(example.text)), key=by_content)
    assert got == expected


@pytest.mark.parametrize(
    "example", [e for e in load("statements") if any("/" in (m.value or "") for m in e.marks)], ids=ids
)
def test_speaker_is_resolved_to_the_marked_name(example: Example) -> None:
    names = {
        (m.start if m.label == "cue" else None, (m.value or "").partition("/")[2])
        for m in example.marks
        if "/" in (m.value or "")
    }
    got = {s.speaker.name for s in body(example.text) if s.speaker is not None}
    assert {name for _, name in names} <= got


@pytest.mark.parametrize("example", load("statements_none"), ids=ids)
def test_what_is_no_statement_gives_none(example: Example) -> None:
    assert body(example.text) == []


@pytest.mark.parametrize("example", load("headlines"), ids=ids)
def test_headline_form(example: Example) -> None:
    filler = "\nهطلت الأمطار على المدينة طوال النهار وامتلأت السدود بالمياه بعد أسابيع من الجفاف."
    got = [as_marks(s, 0) for s in statements(example.text + filler)]
    assert got == list(numbered(example).values())


def test_headline_has_no_cue() -> None:
    (made,) = statements("وزير الصحة: اللقاح متوفر في كل المدن\nهطلت الأمطار على المدينة طوال النهار وامتلأت السدود.")
    assert made.cue is None


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("قال شاهد إن الباب مفتوح منذ الصباح.", "indirect"),
        ("قال شاهد: «الباب مفتوح منذ الصباح».", "direct"),
        ("قال شاهد إن الباب «مفتوح منذ الصباح» وإن الحارس غائب.", "mixed"),
        ("دعا المدير إلى «فتح الباب فورا للجميع».", "mixed"),
    ],
)
def test_mode(text: str, mode: str) -> None:
    (made,) = body(text)
    assert made.mode == mode


def test_every_statement_names_its_rule() -> None:
    assert body("قال شاهد إن الباب مفتوح.")[0].rule == "speech.verb-comp"


def test_definite_description_is_tied_to_its_person() -> None:
    made = body("قال وزير النقل سالم الراوي إن الطريق مفتوح. وقال الوزير إن العمل مستمر.")
    assert [s.speaker.name for s in made if s.speaker] == ["سالم الراوي", "سالم الراوي"]


def test_same_source_is_tied_to_the_source_before() -> None:
    made = body("قال مصدر أمني إن الطريق مغلق. وأكد المصدر نفسه أن العمل مستمر.")
    assert [s.speaker.name for s in made if s.speaker] == ["مصدر أمني", "مصدر أمني"]


def test_gender_decides_between_two_speakers() -> None:
    made = body("قال وزير النقل سالم الراوي إن الطريق مغلق. وقالت الشرطة إن التحقيق بدأ. وأضاف أن السبب مجهول.")
    assert made[-1].speaker is not None
    assert made[-1].speaker.name == "سالم الراوي"


def test_rumour_has_no_speaker() -> None:
    (made,) = body("ويتردد أن المدير غادر البلاد.")
    assert made.speaker is None


WORDS = st.sampled_from(
    [
        *(
            "قال",
            "وأضاف",
            "إن",
            "أن",
            "بأن",
            "«",
            "»",
            '"',
            ":",
            "،",
            ".",
            "الوزير",
            "بحسب",
            "مصادر",
            "(",
            ")",
            "مشيرا",
        ),
        *("إلى", "الذي", "لم", "كان", "وفقا", "لما", "على", "حد", "تعبيره", "رويترز", "لـ", "عن", "قوله", "-", "10"),
        *("\n", "…", "؟"),
    ]
)


@given(st.lists(WORDS, max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_run_of_cue_words_is_read_without_error(words: list[str]) -> None:
    text = TITLE + "بدأ اليوم هادئا. " + " ".join(words)
    for made in statements(text):
        assert all(text[c.start : c.end] == c.text for c in made.contents)


@pytest.mark.parametrize("hostile", ["« " * 3000, "« كلمة " * 3000, "قال " * 3000, "قال «" * 2000, "قال زيد إن " * 500])
def test_no_statement_swallows_the_article(hostile: str) -> None:
    text = TITLE + hostile + "كلمة " * 2000
    assert all(sum(c.end - c.start for c in s.contents) < len(text) / 3 for s in statements(text))
