"""Quotation marks: what is paired with what, and where an open one ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.arabic.sentences import split
from isnad.claims.clauses.quotes import Quotes, pair
from isnad.records import Block

# Text, and the quoted words of each quotation in the order of their opening marks. «⏎» is a line break.
CASES = [
    ("قال: «نعم نحن هنا».", ["نعم نحن هنا"]),
    ('قال: "نعم نحن هنا".', ["نعم نحن هنا"]),
    ("قال: “نعم نحن هنا”.", ["نعم نحن هنا"]),
    ("قال: ”نعم نحن هنا“.", ["نعم نحن هنا"]),
    ('قال:" نعم نحن هنا".', ["نعم نحن هنا"]),
    ("قال ‹نعم نحن هنا›.", ["نعم نحن هنا"]),
    ("قال 'نعم نحن هنا'.", ["نعم نحن هنا"]),
    ("«قال لي: “تعال” ومضى»", ["قال لي: “تعال” ومضى", "تعال"]),
    ('"قال لي: "تعال" ومضى"', ['قال لي: "تعال" ومضى', "تعال"]),
    ("«أول» ثم «ثان»", ["أول", "ثان"]),
    ('"أول" ثم "ثان"', ["أول", "ثان"]),
    ('لـ"النهر" وب"البحر"', ["النهر", "البحر"]),
    ("كلمة» ثم «أخرى»", ["أخرى"]),
    ("«لم تغلق أبدا. جملة أخرى.", ["لم تغلق أبدا."]),
    ("«لم تغلق ⏎ فقرة أخرى بلا علامات", ["لم تغلق"]),
    ("«فقرة أولى. ⏎ وفقرة ثانية»", ["فقرة أولى. وفقرة ثانية"]),
    ("«فقرة أولى. ⏎ «وفقرة ثانية»", ["فقرة أولى.", "وفقرة ثانية"]),
    ("« »", []),
    ("الطائرة اف-16″ حلقت", []),
]


def read(text: str) -> tuple[str, Quotes, list[tuple[int, int]]]:
    """The text with its line breaks, its quotations, and the spans of its tokens."""
    text = text.replace(" ⏎ ", "\n")
    blocks, at = [], 0
    for line in text.splitlines(keepends=True):
        blocks.append(Block(kind="body", start=at, end=at + len(line.rstrip("\n"))))
        at += len(line)
    tokens, sentences = split(text, blocks)
    return text, pair(tokens, sentences), list(zip(tokens.starts, tokens.ends, strict=True))


@pytest.mark.parametrize(("text", "quoted"), CASES)
def test_quotations_are_paired(text: str, quoted: list[str]) -> None:
    text, quotes, spans = read(text)
    got = [text[spans[q.first][0] : spans[q.last - 1][1]] for _, q in sorted(quotes.opening.items())]
    assert [" ".join(q.split()) for q in got] == quoted


def test_an_open_quotation_says_so() -> None:
    _, quotes, _ = read("«لم تغلق أبدا.")
    assert [q.closed for q in quotes.opening.values()] == [False]


def test_a_paragraph_that_opens_again_goes_on() -> None:
    _, quotes, _ = read("«فقرة أولى. ⏎ «وفقرة ثانية»")
    assert [q.goes_on for _, q in sorted(quotes.opening.items())] == [True, False]


def test_depth_counts_the_quotations_around() -> None:
    _, quotes, _ = read("«قال لي: “تعال” ومضى»")
    assert [q.depth for _, q in sorted(quotes.opening.items())] == [0, 1]


def test_around_is_the_outermost_quotation() -> None:
    _, quotes, _ = read("«قال لي: “تعال” ومضى»")
    inner = max(quotes.opening)
    around = quotes.around(inner + 1)
    assert around is not None
    assert around.depth == 0


@given(st.text(alphabet="«»\"“”' كلمة.،\n", max_size=80))
def test_quotations_nest_and_stay_inside_the_text(text: str) -> None:
    if not text.strip():
        return
    _, quotes, spans = read(text)
    for q in quotes.opening.values():
        assert 0 < q.first < q.last <= q.after <= len(spans)
