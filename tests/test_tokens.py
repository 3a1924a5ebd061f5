"""Tokens: every word, number and stop at its exact place, on any input."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import FOLDER
from isnad.arabic.fold import fold
from isnad.arabic.tokens import Tokens, tokenize, word
from test_fold import texts

LINES = [
    line.split(" ⇒ ")
    for line in (FOLDER / "tokens.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_corpus(text: str, expected: str) -> None:
    assert [t.word.surface for t in tokenize(text)] == expected.split(" ")


@pytest.mark.parametrize(
    ("surface", "kind"),
    [("قال", "arabic"), ("أ.ف.ب", "arabic"), ("٥٠", "number"), ("1.5", "number"), ("Reuters", "latin"), ("،", "punct"),
     ("desk@example.org", "latin"), ("https://example.org", "latin"), ("@wadi", "latin"),
     ("😀", "punct"), ("...", "punct")],
)  # fmt: skip
def test_kinds(surface: str, kind: str) -> None:
    (token,) = tokenize(surface)
    assert token.word.kind == kind


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("\u202bقال\u202c", ["قال"]),
        ("ال\u200fعراق\u200e ثم", ["ال\u200fعراق", "ثم"]),
        ("قُـتِلَ", ["قُـتِلَ"]),
        ("\ufefb تزال", ["\ufefb", "تزال"]),
        ("النبي\ufdfa", ["النبي", "\ufdfa"]),
        ("قال\x00\ud83d ثم", ["قال", "ثم"]),
        ("👨\u200d👩 قال", ["👨", "👩", "قال"]),
        ("ـــ \u064b", []),
        ("", []),
    ],
)
def test_invisible_and_broken_characters(text: str, surfaces: list[str]) -> None:
    assert [t.word.surface for t in tokenize(text)] == surfaces


@given(texts)
def test_tokens_quote_the_text_in_order(text: str) -> None:
    reached = 0
    for token in tokenize(text):
        assert reached <= token.start < token.end
        assert text[token.start : token.end] == token.word.surface
        assert token.key == fold(token.word.surface) != ""
        reached = token.end


@given(texts)
def test_no_letter_and_no_digit_is_lost(text: str) -> None:
    left = list(text)
    for token in tokenize(text):
        left[token.start : token.end] = " " * (token.end - token.start)
    assert not [c for c in left if c.isalnum() and fold(c)]


@given(st.text(alphabet="قا\u064f\u0640\u200f\ufefb", min_size=1, max_size=12))
def test_word_offsets_lead_back(surface: str) -> None:
    for token in tokenize(surface):
        for i, letter in enumerate(token.key):
            assert letter in fold(token.word.surface[token.word.at(i)])


def test_one_object_for_each_spelling() -> None:
    first, second = tokenize("قال قال")
    assert first.word is second.word is word("قال")


def test_a_word_of_another_kind_is_another_object() -> None:
    tokenize("300")
    assert word("300", "number").kind == "number"
    assert word("300", "punct").kind == "punct"


def test_extending_continues_the_lists() -> None:
    tokens = Tokens("قال ثم وصل", 0, 4)
    tokens.extend(7, 10)
    assert [w.surface for w in tokens.words] == ["قال", "وصل"]
    assert list(tokens.starts) == [0, 7]
    assert list(tokens.ends) == [3, 10]


def test_gaps() -> None:
    tokens = Tokens("قال. ثم")
    assert [tokens.gap(i) for i in range(3)] == [True, False, True]
