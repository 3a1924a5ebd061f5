"""Clitics: what is cut, what never is, and that every reading is a reading of its word."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import FOLDER
from isnad.arabic.clitics import readings, segment
from isnad.arabic.fold import fold
from isnad.arabic.tokens import tokenize, word
from test_fold import texts

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.segmentation import gold, rules, score

WHOLE = [
    w
    for line in (FOLDER / "whole_words.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for w in line.split()
]
letters = st.text(alphabet="وفبكلساتيهنمرعاةهأىئ", min_size=1, max_size=14)


@pytest.mark.parametrize("surface", dict.fromkeys(WHOLE))
def test_never_cut(surface: str) -> None:
    reading = segment(word(surface))
    assert (reading.pro, reading.stem, reading.enc) == ("", fold(surface), "")


@pytest.mark.parametrize("surface", [w for w in dict.fromkeys(WHOLE) if not w.startswith(("و", "ف"))])
def test_cut_after_and(surface: str) -> None:
    reading = segment(word("و" + surface))
    assert (reading.pro, reading.stem, reading.enc) == ("و", fold(surface), "")


@pytest.mark.parametrize(
    ("surface", "pro", "stem", "enc"),
    [
        ("وقال", "و", "قال", ""),
        ("ووزير", "و", "وزير", ""),
        ("وللعراق", "ول", "العراق", ""),
        ("للبنان", "ل", "لبنان", ""),
        ("للجنة", "ل", "اللجنه", ""),
        ("للاجئين", "ل", "اللاجيين", ""),
        ("للقمة", "ل", "القمه", ""),
        ("لله", "ل", "الله", ""),
        ("بقيادتهم", "ب", "قياده", "هم"),
        ("لقائه", "", "لقاء", "ه"),
        ("أبناؤها", "", "ابناء", "ها"),
        ("مستشفاها", "", "مستشفي", "ها"),
        ("قتلوهم", "", "قتلوا", "هم"),
        ("سيقتلونهم", "س", "يقتلون", "هم"),
        ("فستعود", "فس", "تعود", ""),
        ("ليكون", "ل", "يكون", ""),
        ("به", "", "ب", "ه"),
        ("ولهم", "و", "ل", "هم"),
        ("لأنه", "ل", "ان", "ه"),
        ("بأن", "ب", "ان", ""),
        ("لديه", "", "لدي", "ه"),
        ("عليهم", "", "علي", "هم"),
        ("لكنها", "", "لكن", "ها"),
        ("بدون", "ب", "دون", ""),
        ("وأدى", "و", "ادي", ""),
        ("وإلى", "و", "الي", ""),
        ("والي", "", "والي", ""),
        ("بلده", "", "بلد", "ه"),
        ("بلدة", "", "بلده", ""),
        ("وماريوبول", "و", "ماريوبول", ""),
        ("باستقطابهم", "ب", "استقطاب", "هم"),
        ("للنبطية", "ل", "النبطيه", ""),
    ],
)
def test_cuts(surface: str, pro: str, stem: str, enc: str) -> None:
    reading = segment(word(surface))
    assert (reading.pro, reading.stem, reading.enc) == (pro, stem, enc)


@pytest.mark.parametrize(("name", "floor"), [("clitics", 0.99), ("clitics_fresh", 0.98)])
def test_sentences_reach_their_floor(name: str, floor: float) -> None:
    f1, _, wrong = score(gold(FOLDER / f"{name}.txt"), rules)
    assert f1 >= floor, wrong


@given(st.one_of(letters, texts))
def test_a_reading_is_made_of_its_word(text: str) -> None:
    for token in tokenize(text):
        key, reading = token.key, segment(token.word)
        assert key.startswith(reading.pro)
        assert key.endswith(reading.enc)
        assert 0 <= reading.cut < reading.stop <= len(key)
        assert reading.stop == len(key) - len(reading.enc)


@given(letters)
def test_candidates_begin_with_the_whole_word(text: str) -> None:
    key = fold(text)
    found = readings(key)
    assert (found[0].pro, found[0].stem, found[0].enc) == ("", key, "")
    assert all(key.startswith(r.pro) and key.endswith(r.enc) for r in found)


@given(letters)
def test_a_key_may_stand_for_its_word(text: str) -> None:
    key = fold(text)
    assert key.startswith(segment(key).pro)


def test_a_run_of_letters_is_no_word() -> None:
    long = "ول" * 50_000
    assert segment(word(long)).stem == long
    assert len(readings(long)) == 1
