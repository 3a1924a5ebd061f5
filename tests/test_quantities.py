"""Quantities: spans, bounds and nouns in articles; kinds in strings; every spelled number read back."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Example, ids, load
from isnad.arabic.sentences import split
from isnad.draft import Draft
from isnad.mentions.dates import find_dates
from isnad.mentions.quantities import find_quantities, quantities
from isnad.reading.page import Layout
from isnad.records import Block, Quantity


def draft(text: str) -> Draft:
    """An article of one body block for each line."""
    blocks, at = [], 0
    for line in text.splitlines(keepends=True):
        blocks.append(Block(kind="body", start=at, end=at + len(line.rstrip("\n"))))
        at += len(line)
    tokens, sentences = split(text, blocks)
    return Draft(text, Layout(start=0, end=len(text), blocks=tuple(blocks)), tokens, sentences)


def said(q: Quantity) -> str:
    """The figure of a quantity as the corpus writes it."""
    low, high = ("" if end is None else str(end) for end in (q.min, q.max))
    figure = q.vague or (low if low == high else f"{low}..{high}")
    return ("~" if q.approx else "") + figure + (f" {q.unit}" if q.unit else "")


@pytest.mark.parametrize("example", load("quantities") + load("quantities_wide"), ids=ids)
def test_quantities_of_articles(example: Example) -> None:
    found = [(q.text, q.kind, said(q)) for q in find_quantities(draft(example.text))]
    assert found == [(m.text, m.label, m.value) for m in example.marks]


@pytest.mark.parametrize("example", load("quantities_none") + load("quantities_none_wide"), ids=ids)
def test_numbers_that_count_nothing(example: Example) -> None:
    assert [(q.text, q.rule) for q in find_quantities(draft(example.text))] == []


def test_dates_are_no_quantities() -> None:
    text = "وصل 5 عمال في 12 مايو 2020"
    article = draft(text)
    article.dates = find_dates(article)
    assert [q.text for q in find_quantities(article)] == ["5"]


@pytest.mark.parametrize(
    ("text", "hedge", "noun"),
    [
        ("قُتل ما لا يقل عن 40 صياداً", "ما لا يقل عن 40", "صياداً"),
        ("قُتل وأكثر من 40 من الصيادين", "أكثر من 40", "الصيادين"),
        ("أصيب 20 عاملاً محلياً على الأقل", "20 عاملاً محلياً على الأقل", "عاملاً"),
        ("سقط قتيلان", "قتيلان", "قتيلان"),
        ("أصيب تلميذ واحد", "واحد", "تلميذ"),
        ("نزح «عشرات» من السكان", "عشرات", "السكان"),
    ],
)
def test_hedge_and_noun_can_be_found_again(text: str, hedge: str, noun: str) -> None:
    q = find_quantities(draft(text))[0]
    start, end = q.hedge_start or q.start, q.hedge_end or q.end
    assert (text[start:end], text[q.noun_start : q.noun_end]) == (hedge, noun)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("الحادية عشرة", "ordinal", 11),
        ("الخامسة والعشرين", "ordinal", 25),
        ("المئة والخامسة والعشرون", "ordinal", 125),
        ("ثلاثة أرباع", "number", 0.75),
        ("واحد على خمسة", "number", 0.2),
        ("٣/٤", "number", 0.75),
        ("سالب ثمانية", "number", -8),
        ("-١٢", "number", -12),
        ("اربعة فاصلة خمسة مليون", "number", 4_500_000),
        ("لتران", "unit", 2),
        ("لتر ونصف", "unit", 1.5),
        ("عشرون ريالاً و12 هللة", "money", 20.12),
        ("بالمئة 15", "percentage", 15),
    ],
)
def test_strings_of_one_quantity(text: str, kind: str, value: float) -> None:
    assert [(q.text, q.kind, q.value) for q in quantities(text)] == [(text, kind, value)]


def test_nested_quantities_hold_the_bare_number_and_the_range() -> None:
    found = {(q.kind, q.text, q.min, q.max) for q in quantities("أقل من 7 دولارات", nested=True)}
    assert found == {
        ("number", "7", 7, 7),
        ("money", "أقل من 7 دولارات", None, 7),
        ("numberrange", "أقل من 7", None, 7),
    }


def test_two_bounds_make_one_range() -> None:
    found = [q for q in quantities("أكثر من 20 وأقل من 35", nested=True) if q.kind == "numberrange"]
    assert [(q.min, q.max) for q in found] == [(20, 35)]


UNITS = ["صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
TENS = ["عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
HUNDREDS = ["مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]
SCALES = (
    (1_000_000_000, "مليار", "ملياران", "مليارات"),
    (1_000_000, "مليون", "مليونان", "ملايين"),
    (1000, "ألف", "ألفان", "آلاف"),
)


def spell(n: int) -> str:
    """A number in words, as a writer spells it."""
    parts = []
    for scale, one, two, many in SCALES:
        count, n = divmod(n, scale)
        if count:
            named = {1: one, 2: two}.get(count)
            parts.append(named or f"{spell(count)} {many if 3 <= count % 100 <= 10 else one}")
    if n >= 100:
        parts.append(HUNDREDS[n // 100 - 1])
        n %= 100
    if n >= 20:
        parts += [UNITS[n % 10]] * bool(n % 10) + [TENS[n // 10 - 2]]
    elif n > 12:
        parts.append(f"{UNITS[n - 10]} عشر")
    elif n > 10:
        parts.append(("أحد عشر", "اثنا عشر")[n - 11])
    elif n or not parts:
        parts.append(UNITS[n])
    return " و".join(parts)


@given(st.integers(0, 999_999_999_999))
def test_every_spelled_number_is_read_back(n: int) -> None:
    text = spell(n)
    assert [(q.text, q.value) for q in quantities(text)] == [(text, n)]


@given(st.integers(0, 10**12), st.sampled_from(["{:,}", "{}"]), st.booleans())
def test_every_number_in_digits_is_read_back(n: int, form: str, arabic: bool) -> None:
    text = form.format(n)
    text = text.translate({ord(str(d)): chr(0x660 + d) for d in range(10)} | {ord(","): "\u066c"}) if arabic else text
    assert [(q.text, q.value) for q in quantities(text)] == [(text, n)]


WORDS = [
    "5", "12", "٢٠", "ألف", "مليون", "و", "ثلاثة", "عشر", "مئة", "على", "الأقل", "من", "إلى", "بين", "-", "/",
    ".", "%", "(", ")", "شخصاً", "قتيلان", "نحو", "أكثر", "نصف", "عشرات", "\n", "ال",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join), st.booleans())
def test_any_string_gives_spans_that_quote_it(text: str, nested: bool) -> None:
    assert all(text[q.start : q.end] == q.text for q in quantities(text, nested=nested))


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join).filter(str.strip))
def test_quantities_of_an_article_do_not_overlap(text: str) -> None:
    found = find_quantities(draft(text))
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


WORDS_OF = (
    ("واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"),
    ("واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"),
)


def styled(n: int, feminine: bool, oblique: bool, apart: str, hundred: str) -> str:
    """A number below a thousand in one of the ways it is written: gender, case, «و» apart, مئة or مائة."""
    ones = WORDS_OF[feminine]
    parts = []
    if n >= 100:
        stems = ("", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
        two = hundred[:-1] + ("تين" if oblique else "تان")
        parts.append(hundred if n < 200 else two if n < 300 else stems[n // 100 - 1] + hundred)
        n %= 100
    if n >= 20:
        ten = TENS[n // 10 - 2]
        unit = ("إحدى" if feminine else "واحد") if n % 10 == 1 else ones[n % 10 - 1]
        parts += [unit] * bool(n % 10) + [ten[:-2] + "ين" if oblique else ten]
    elif n > 12:
        parts.append(f"{ones[n - 11]} {'عشرة' if feminine else 'عشر'}")
    elif n > 10:
        first = (("أحد", "إحدى"), ("اثنا", "اثنتا"), ("أحد", "إحدى"), ("اثني", "اثنتي"))[n - 11 + 2 * oblique][feminine]
        parts.append(f"{first} {'عشرة' if feminine else 'عشر'}")
    elif n:
        parts.append(ones[n - 1])
    return apart.join(parts)


@given(
    st.integers(1, 999), st.booleans(), st.booleans(), st.sampled_from([" و", " و "]), st.sampled_from(["مئة", "مائة"])
)
def test_every_gender_case_and_spacing_is_read_back(
    n: int, feminine: bool, oblique: bool, apart: str, hundred: str
) -> None:
    text = styled(n, feminine, oblique, apart, hundred)
    assert [(q.text, q.value) for q in quantities(text)] == [(text, n)]
