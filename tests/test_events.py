"""Events against their corpus: type, mode and trigger, parties, status and setting, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import isnad
from corpus import Example, Mark, ids, load
from isnad.records import Document, Event, Party

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
HEAD = "عنوان\n"


def read(text: str, published: str | None = "2031-03-14") -> Document:
    return isnad.read(HEAD + text, published=published)


def events(text: str, published: str | None = "2031-03-14") -> list[Event]:
    return [e for a in read(text, published).articles for e in a.events]


def told(party: Party | None) -> str | None:
    return party.text if party is not None else None


def wanted(marks: list[Mark], label: str) -> str | None:
    return next((m.text for m in marks if m.label == label), None)


@pytest.mark.parametrize("example", load("events"), ids=ids)
def test_types_and_triggers(example: Example) -> None:
    found = [(e.type, e.mode, e.trigger.start - len(HEAD), e.trigger.text) for e in events(example.text)]
    assert sorted(found, key=str) == sorted(
        ((m.label, m.value, m.start, m.text) for m in example.labelled(*TYPES)), key=str
    )


@pytest.mark.parametrize(
    "example", [x for x in load("events") if len(x.labelled(*TYPES)) == 1 and len(x.marks) > 1], ids=ids
)
def test_parties(example: Example) -> None:
    (event,) = events(example.text)
    marks = list(example.marks)
    assert (told(event.actor), told(event.recipient)) == (wanted(marks, "actor"), wanted(marks, "recipient"))


@pytest.mark.parametrize("example", load("events_none"), ids=ids)
def test_no_event_is_made_of_what_tells_none(example: Example) -> None:
    assert [(e.type, e.trigger.text, e.rule) for e in events(example.text)] == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("زار الرئيس بغداد.", "occurred"),
        ("سيزور الرئيس بغداد غدا.", "planned"),
        ("من المقرر أن يزور الرئيس بغداد.", "planned"),
        ("نفى الجيش قصف المدرسة.", "denied"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert [e.status for e in events(text)] == [status]


def test_place_and_day_of_the_clause() -> None:
    (event,) = events("قصفت الطائرات معسكرا في دمشق أمس.")
    assert event.place is not None
    assert (event.place.name, event.place.country, event.date) == ("دمشق", "SY", "2031-03-13")


def test_an_event_stands_on_the_word_of_its_source() -> None:
    (event,) = events("قال شهود إن الجيش قصف القرية.")
    assert [s.name for s in event.sources] == ["شهود"]


def test_an_announcement_names_who_acted() -> None:
    (event,) = events("أعلنت الشرطة اعتقال رجلين.")
    assert told(event.actor) == "الشرطة"


def test_a_party_is_resolved() -> None:
    (event,) = events("استقبل الوزير سالم الراوي، أمس، السفير التركي.")
    assert event.actor is not None
    assert (event.actor.name, event.actor.kind) == ("سالم الراوي", "person")
    assert event.recipient is not None
    assert event.recipient.country == "TR"


def test_nobody_is_invented_for_a_passive() -> None:
    (event,) = events("اعتُقل صحفي في المطار.")
    assert event.actor is None
    assert told(event.recipient) == "صحفي"


def test_the_agent_of_a_passive() -> None:
    (event,) = events("اعتقل صحفي على يد مسلحين.")
    assert told(event.actor) == "مسلحين"


def test_an_adjective_of_nationality_is_no_party() -> None:
    (event,) = events("غارة إسرائيلية على حي سكني.")
    assert event.actor is None


def test_whom_an_act_harmed_is_its_recipient() -> None:
    (event,) = events("قُتل خمسة عمال في غارة جوية.")
    assert (event.trigger.text, told(event.recipient)) == ("غارة", "خمسة عمال")


def test_each_event_once_with_its_other_tellings() -> None:
    text = "نفذ مسلحون هجوما على مقر الشركة في حلب.\nوأسفر الهجوم عن أضرار كبيرة."
    (event,) = events(text)
    assert event.trigger.text == "هجوما"
    assert [m.text for m in event.mentions] == ["الهجوم"]


def test_two_places_are_two_events() -> None:
    text = "قصفت الطائرات معسكرا في حلب.\nوقصفت الطائرات معسكرا في درعا."
    assert [e.place.name for e in events(text) if e.place] == ["حلب", "درعا"]


def test_mishaps_are_nobodys_acts() -> None:
    assert events("قتل خمسة أشخاص في حادث سير.") == []


WORDS = st.sampled_from(
    (
        "قصف", "الجيش", "و", "القرية", "غارة", "على", "بين", "«حزب", "»", "،", ".", ":", "قال", "إن", "الذي", "شنت",
        "هجوما", "اعتقال", "5", "رجلا", "لم", "سوف", "في", "دمشق", "أمس", "مع",
    )
)  # fmt: skip


@given(st.lists(WORDS, max_size=40))
def test_any_row_of_words_is_read(row: list[str]) -> None:
    document = read(" ".join(row))
    for article in document.articles:
        for event in article.events:
            for span in (event.trigger, event.actor, event.recipient, *event.mentions):
                assert span is None or document.text[span.start : span.end] == span.text


@pytest.mark.parametrize("piece", ["قصفت الطائرات القرية و", "بين الجيش و", "«قصف ", "اعتقال "])
def test_a_long_sentence_is_read(piece: str) -> None:
    assert read(piece * 1500).articles
