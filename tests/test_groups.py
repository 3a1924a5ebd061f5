"""Organisations: the corpora say which words name one, and its kind."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Example, ids, load
from isnad.draft import Draft
from isnad.mentions.groups import group_at
from isnad.pipeline import STAGES, run
from isnad.reading import read_page

NEEDED = [stage for stage in STAGES if stage[0] in ("dates", "quantities", "places", "groups")]

WORDS = 'وزارة حركة شركة الصحة « » ( ) " ، . النور الوطني للطيران الجيش قوات في CNN حماس 7 و'


def draft_of(text: str) -> Draft:
    """The one article of a text, read up to its groups."""
    page = read_page(text)
    return run(page.text, page.articles[0], NEEDED)


@pytest.mark.parametrize("example", load("groups"), ids=ids)
def test_every_organisation_with_its_kind(example: Example) -> None:
    found = {(span.start, span.end, group.kind) for group in draft_of(example.text).groups for span in group.mentions}
    assert found == {(mark.start, mark.end, mark.label) for mark in example.marks}


@pytest.mark.parametrize("example", load("groups_none"), ids=ids)
def test_no_organisation_where_none_is_named(example: Example) -> None:
    assert [group.name for group in draft_of(example.text).groups] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("هاجم داعش القرية", "تنظيم الدولة الإسلامية"),
        ("هاجم تنظيم «داعش» القرية", "تنظيم الدولة الإسلامية"),
        ("نقلت أ.ف.ب عن مسؤول", "فرانس برس"),
        ("قصف جيش الاحتلال البلدة", "الجيش الإسرائيلي"),
        ("رفضت حركة المقاومة الإسلامية (حماس) المقترح", "حماس"),
    ],
)
def test_aliases_resolve_to_one_name(text: str, name: str) -> None:
    assert draft_of(text).groups[0].name == name


def test_country_comes_from_the_adjective() -> None:
    (group,) = draft_of("أعلنت وزارة التجارة التونسية خطتها.").groups
    assert group.country == "TN"


def test_the_short_name_belongs_to_the_fuller() -> None:
    (group,) = draft_of("تقدم الجيش اللبناني جنوبا. وقال الجيش إن الطريق آمن.").groups
    assert [span.text for span in group.mentions] == ["الجيش اللبناني", "الجيش"]


def test_group_at_a_token() -> None:
    draft = draft_of("قالت وزارة الصحة إن الحصيلة مؤقتة.")
    assert [group and group.kind for group in (group_at(draft, 0), group_at(draft, 2))] == [None, "ministry"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split())))
def test_any_row_of_words_is_read(words: list[str]) -> None:
    draft = draft_of("عنوان\n" + " ".join(words))
    assert all(draft.text[s.start : s.end] == s.text for group in draft.groups for s in group.mentions)
