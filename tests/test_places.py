"""Places: spans, countries and governments written inside invented sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Example, ids, load
from isnad.arabic.sentences import split
from isnad.draft import Draft
from isnad.lexicon.nisba import nationality
from isnad.mentions.places import find_places
from isnad.mentions.places.metonym import feminine_verb
from isnad.mentions.places.variants import spellings
from isnad.reading.page import Layout
from isnad.records import Block, Place


def places(text: str) -> tuple[Place, ...]:
    blocks, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            blocks.append(Block(kind="body", start=at, end=at + len(line)))
        at += len(line)
    tokens, sentences = split(text, blocks)
    layout = Layout(start=0, end=max(1, len(text)), blocks=tuple(blocks))
    return find_places(Draft(text=text, layout=layout, tokens=tokens, sentences=sentences))


def only(text: str, name: str) -> Place:
    """The one place of a text that has this text."""
    found = [p for p in places(text) if p.text == name]
    assert len(found) == 1, [p.text for p in places(text)]
    return found[0]


@pytest.mark.parametrize("example", load("places"), ids=ids)
def test_places_of_a_sentence(example: Example) -> None:
    expected = [(m.start, m.end, None if m.value == "-" else m.value) for m in example.marks]
    assert [(p.start, p.end, p.country) for p in places(example.text)] == expected


@pytest.mark.parametrize("example", [e for e in load("places") if e.labelled("state")], ids=ids)
def test_governments_of_a_sentence(example: Example) -> None:
    acting = [(p.start, p.end) for p in places(example.text) if p.metonym]
    assert acting == [(m.start, m.end) for m in example.labelled("state")]


@pytest.mark.parametrize("example", [e for e in load("places") if not e.labelled("state")], ids=ids)
def test_a_place_is_no_government(example: Example) -> None:
    kept = {p.text for p in places(example.text) if p.metonym}
    assert kept <= {"عمان", "الإمارات", "قطر"}  # the signatories of one example


@pytest.mark.parametrize("example", load("places_none"), ids=ids)
def test_no_place(example: Example) -> None:
    assert [p.text for p in places(example.text)] == []


@pytest.mark.parametrize(
    ("text", "name", "relative"),
    [
        ("سقط صاروخ شمال غربي دمشق.", "دمشق", "شمال غربي"),
        ("انفجار قرب بيشاور.", "بيشاور", "قرب"),
        ("انفجار في بيشاور.", "بيشاور", None),
        ("سقطت قذيفة قرب حدود لبنان.", "لبنان", "قرب حدود"),
        ("على مشارف مدينة حلب.", "حلب", "مشارف"),
        ("انفجار جنوب غرب العاصمة دمشق.", "دمشق", "جنوب غرب"),
        ("قصف على ريف حلب الشمالي.", "حلب", "ريف الشمالي"),
        ("قتال بريف حماة.", "حماة", "ريف"),
    ],
)
def test_words_that_move_a_place(text: str, name: str, relative: str | None) -> None:
    assert only(text, name).relative == relative


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("في محافظة البصرة هدوء.", "البصرة", "region"),
        ("في مدينة البصرة هدوء.", "البصرة", "city"),
        ("أغلق مطار النجف أبوابه.", "مطار النجف", "facility"),
        ("قرب مخيم عين الزهر في لبنان.", "مخيم عين الزهر", "city"),
        ("على ضفاف نهر الفرات.", "نهر الفرات", "water"),
        ("في حي الزهور بالموصل.", "حي الزهور", "district"),
        ("زار العراق أمس.", "العراق", "country"),
    ],
)
def test_kinds(text: str, name: str, kind: str) -> None:
    assert only(text, name).kind == kind


def test_a_known_place_has_coordinates_and_their_source() -> None:
    place = only("حريق في مدينة الموصل.", "الموصل")
    assert place.geonameid == 99072
    assert place.lat == pytest.approx(36.34, abs=0.1)
    assert place.lon == pytest.approx(43.13, abs=0.1)
    assert place.precision == "settlement"
    assert place.rule == "places.head"


@pytest.mark.parametrize("name", ["واشنطن", "شارلوت", "باسادينا", "روستوف"])
def test_a_place_is_not_given_the_number_of_a_namesake(name: str) -> None:
    """Each lies where the list says, far from the settlement of its name that the table of coordinates has."""
    place = only(f"وصل الوفد إلى مدينة {name} أمس.", name)
    assert (place.geonameid, place.admin1, place.precision) == (None, None, "settlement")


def test_an_unknown_place_has_none() -> None:
    place = only("حريق في قرية النورية شرق الموصل.", "النورية")
    assert (place.lat, place.lon, place.precision, place.country) == (None, None, None, "IQ")


def test_the_name_is_the_lists_spelling() -> None:
    assert only("سافر إلى امريكا.", "امريكا").name == "الولايات المتحدة"


@pytest.mark.parametrize(
    ("word", "country"),
    [("الاميركيه", "US"), ("وعراقيون", "IQ"), ("الروس", "RU"), ("بالسوريين", "SY"), ("كتاب", None), ("الماليه", None)],
)
def test_adjectives_of_nationality(word: str, country: str | None) -> None:
    assert nationality(word) == country


@pytest.mark.parametrize(
    ("name", "foreign", "other"),
    [
        ("بوغوتا", True, "بوجوتا"),
        ("كينشاسا", True, "كينشاسة"),
        ("أبو غريب", False, "أبوغريب"),
        ("سان خوسيه", True, "سانخوسيه"),
    ],
)
def test_spellings_of_a_name(name: str, foreign: bool, other: str) -> None:
    assert other in spellings(name, foreign=foreign)


def test_a_local_name_is_left_alone() -> None:
    assert spellings("غزة", foreign=False) == ("غزة",)


@pytest.mark.parametrize(
    ("key", "verb"), [("رفضت", True), ("وتعتزم", True), ("ستعلن", True), ("سياسات", False), ("تحرير", False)]
)
def test_the_shape_of_a_feminine_verb(key: str, verb: bool) -> None:
    assert feminine_verb(key) is verb


# The words that the rules turn on, in any order.
WORDS = """
مدينة قرية بلدتي مدن مستشفى منطقة السفارة الإيرانية مقر وزارة في قرب شمال غربي وادي و ، . « » " ( : حلب وحلب بحلب طرابلس
سورية السعودية عمان مالي بين واشنطن إن قالت على عقوبات تل النور كفر 12 CNN أبو القائم الدولي من
"""
PIECES = st.sampled_from(WORDS.split())


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_any_words_give_ordered_spans_of_the_text(text: str) -> None:
    found = places(text)
    assert all(text[p.start : p.end] == p.text for p in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    assert all(text[p.start : p.end] == p.text for p in places(text))


def test_a_very_long_sentence_is_read() -> None:
    found = places("في حلب والرقة و" * 4000)
    assert sum(p.text == "حلب" for p in found) == 4000
