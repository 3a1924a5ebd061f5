"""People: the corpora say which words name a person, whose short forms they are, and which roles go with them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Example, ids, load
from isnad.draft import Draft
from isnad.mentions.people import drop_overlapping_places, role_phrases
from isnad.pipeline import STAGES, run
from isnad.reading import read_page
from isnad.records import Person, Place, Span

NEEDED = [stage for stage in STAGES if stage[0] in ("dates", "quantities", "places", "groups", "people")]

WORDS = "وزير رئيس محمد بن أبو عبد الله الدين قال إن ، . « » ( ) - سالم الراوي علي د م.س. فان في ل 12"


def draft_of(text: str) -> Draft:
    """The one article of a text, read up to its people."""
    page = read_page(text)
    return run(page.text, page.articles[0], NEEDED)


def mentions(draft: Draft) -> set[tuple[int, int, str]]:
    return {(span.start, span.end, person.name) for person in draft.people for span in person.mentions}


@pytest.mark.parametrize("example", load("people"), ids=ids)
def test_every_mention_belongs_to_its_person(example: Example) -> None:
    expected = {(mark.start, mark.end, mark.value or mark.text) for mark in example.marks}
    assert mentions(draft_of(example.text)) == expected


@pytest.mark.parametrize("example", load("people_none"), ids=ids)
def test_no_person_where_nobody_is_named(example: Example) -> None:
    assert [person.name for person in draft_of(example.text).people] == []


@pytest.mark.parametrize("example", load("people_roles"), ids=ids)
def test_roles_stand_as_written(example: Example) -> None:
    (person,) = draft_of(example.text).people
    assert list(person.roles) == [mark.text for mark in example.marks]


def test_nationality_is_said_by_the_role() -> None:
    (person,) = draft_of("قال وزير الدفاع الأميركي دنكان مورتيمر إن القوات باقية.").people
    assert person.nationality == "US"


def test_role_phrases_come_with_their_person() -> None:
    draft = draft_of("قال وزير النقل سالم الراوي إن وزير المالية استقال.")
    found = [(draft.text[role.start : role.end], person and person.name) for role, person in role_phrases(draft)]
    assert found == [("وزير النقل", "سالم الراوي"), ("وزير المالية", None)]


def test_a_place_under_a_person_is_dropped() -> None:
    text = "أوستن في بغداد"
    person = Person(name="أوستن", mentions=(Span.of(text, 0, 5),))
    under = Place.of(text, 0, 5, name="أوستن", kind="city")
    apart = Place.of(text, 9, 14, name="بغداد", kind="city")
    assert drop_overlapping_places((under, apart), (person,)) == (apart,)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split())))
def test_any_row_of_words_is_read(words: list[str]) -> None:
    text = "عنوان\n" + " ".join(words)
    draft = draft_of(text)
    assert all(draft.text[s.start : s.end] == s.text for person in draft.people for s in person.mentions)


def test_a_very_long_sentence_is_read() -> None:
    draft = draft_of("خبر\n" + "قال الوزير محمد بن سالم بن راشد بن " * 1000)
    assert draft.people
