"""Folding: one spelling for each word, and offsets that lead back exactly, whatever stands in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.arabic.fold import Folded, fold

LIGATURE = "\ufefb"  # lam-alef, one code point
PIECES = [
    "قال", "وزير", "إلى", "مستشفى", "سيّارة", "قُـــتِلَ", "2024", "٢٠٢٤", "۵", "٫", " ", "\n", "\r\n", "\t", ".", "،",
    "«", "»", LIGATURE, "\ufdf2", "\ufdfa", "\ufe8e", "\ufc5e", "\ufe70", "\ufe73", "\u200f", "\u200e", "\u202b",
    "\u202c", "\u2067", "\u2069", "\u200d", "\ufeff", "\u064b", "\u0651", "\u0640", "\u0670", "😀", "👨\u200d👩",
    "\ud83d", "\x00", "abc", "é", "کیف", "پ", "آ", "ٱ", "ؤ", "ئ", "ﷲ", "\u06dd",
]  # fmt: skip
texts = st.one_of(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.text(max_size=30))


@pytest.mark.parametrize(
    ("original", "key"),
    [
        ("أحمد إلى آل ٱلله", "احمد الي ال الله"),
        ("مسؤول ورئيس", "مسوول ورييس"),
        ("جريءٌ وبطء", "جريء وبطء"),
        ("مدرســـة", "مدرسه"),
        ("قُتِلَ", "قتل"),
        ("ال\u200fعراق\u200e", "العراق"),
        ("گروه چین پاکستان", "كروه جين باكستان"),
        ("١٢٫٥٪ و۱۲", "12.5% و12"),
        ("\ufefb\ufe8d", "لاا"),
        ("\ufc5e\ufe70\ufe71", ""),
        ("النبي\ufdfa", "النبي\ufdfa"),
    ],
)
def test_spelling(original: str, key: str) -> None:
    assert fold(original) == key


@given(texts)
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_the_mapped_folding_is_the_plain_one(text: str) -> None:
    assert Folded(text).text == fold(text)


@given(texts)
def test_each_folded_character_comes_from_its_origin(text: str) -> None:
    folded = Folded(text)
    for i, char in enumerate(folded.text):
        assert char in fold(text[folded.origin(i)])


@given(texts)
def test_origins_never_go_back(text: str) -> None:
    folded = Folded(text)
    origins = [folded.origin(i) for i in range(len(folded.text) + 1)]
    assert origins == sorted(origins)


@given(texts, st.data())
def test_a_span_folds_to_what_it_was_asked_for(text: str, data: st.DataObject) -> None:
    folded = Folded(text)
    n = len(folded.text)
    if n == 0:
        return
    start = data.draw(st.integers(0, n - 1))
    end = data.draw(st.integers(start + 1, n))
    a, b = folded.span(start, end)
    assert 0 <= a < b <= len(text)
    assert folded.text[start:end] in fold(text[a:b])


@pytest.mark.parametrize(
    ("original", "word", "quoted"),
    [
        ("قالَ ثم", "قال", "قالَ"),
        ("قـال", "ال", "ال"),
        ("قال\u200f ثم", "قال", "قال"),
        ("قال\u200fَ ثم", "قال", "قال\u200fَ"),
        ("و\ufefb يزال", "لا", "\ufefb"),
        ("\u202bوزيرُ\u202c الدفاع", "وزير", "وزيرُ"),
        ("أ\r\nب", "ا\r\nب", "أ\r\nب"),
    ],
)
def test_spans_take_the_marks_of_their_letters(original: str, word: str, quoted: str) -> None:
    folded = Folded(original)
    at = folded.text.index(word)
    a, b = folded.span(at, at + len(word))
    assert original[a:b] == quoted


@pytest.mark.parametrize(("start", "end"), [(2, 2), (3, 1), (-1, 2), (0, 9)])
def test_spans_outside_the_text_are_refused(start: int, end: int) -> None:
    with pytest.raises(IndexError):
        Folded("قال").span(start, end)
