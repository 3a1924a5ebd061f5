"""Casualties against their corpus: effect, figure and the start of the span of every count, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

import isnad
from corpus import Example, ids, load
from isnad.records import Casualty, Document

EFFECTS = ("killed", "injured", "missing", "detained", "abducted", "displaced", "evacuated", "rescued", "affected")
HEAD = "عنوان\n"


def read(text: str, published: str | None = "2024-11-29") -> Document:
    return isnad.read(HEAD + text, published=published)


def figure(casualty: Casualty) -> str:
    if casualty.vague:
        return casualty.vague
    if casualty.max is None:
        return f"{casualty.min}-"
    return f"{casualty.max}{'~' if casualty.approx else ''}"


@pytest.mark.parametrize("example", load("casualties"), ids=ids)
def test_corpus(example: Example) -> None:
    document = read(example.text, example.published)
    found = [(c.effect, figure(c), c.text) for a in document.articles for c in a.casualties]
    wanted = [(m.label, m.value, m.text) for m in example.labelled(*EFFECTS)]
    assert sorted(found) == sorted(wanted)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("يخشى مقتل سبعة عمال في الحريق.", "feared"),
        ("نفى المتحدث مقتل سبعة جنود.", "denied"),
        ("أكد المتحدث مقتل سبعة جنود.", "asserted"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert [c.status for a in read(text).articles for c in a.casualties] == [status]


def test_place_and_date_of_the_clause() -> None:
    (casualty,) = (c for a in read("قُتل خمسة أشخاص في دمشق أمس.").articles for c in a.casualties)
    assert casualty.place is not None
    assert (casualty.place.text, casualty.date) == ("دمشق", "2024-11-28")


def test_agent_stands_between_verb_and_count() -> None:
    (casualty,) = (c for a in read("قتل انتحاري سبعة جنود.").articles for c in a.casualties)
    assert casualty.actor is not None
    assert casualty.actor.text == "انتحاري"


def test_a_long_sentence_is_read() -> None:
    document = read("قتل خمسة جنود و" * 500 + "أصيب سبعة.")
    assert document.articles[0].casualties


# --- where, when, which incident --------------------------------------------------------------------------------------


def _articles() -> list[tuple[str, list[str]]]:
    text = (Path(__file__).parent / "corpora" / "settings.txt").read_text(encoding="utf-8")
    body = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    found = []
    for part in body.split("\n---\n"):
        lines = [line for line in part.splitlines() if line]
        told = "\n".join(line for line in lines if not line.startswith("= "))
        found.append((told, [line[2:] for line in lines if line.startswith("= ")]))
    return found


def _setting(c: Casualty) -> str:
    place = c.place.text if c.place is not None else "-"
    return f"{c.effect} {c.min or c.max} | {place} | {c.date or '-'} | {c.incident}"


@pytest.mark.parametrize(("text", "wanted"), _articles())
def test_setting(text: str, wanted: list[str]) -> None:
    document = isnad.read(text, published="2031-03-15")
    assert [_setting(c) for a in document.articles for c in a.casualties] == wanted


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("ارتفع عدد القتلى منذ بدء الاحتجاجات إلى 36 شخصا.\nوأصيب نحو 400 آخرين بالرصاص.", ["cumulative"] * 2),
        ("قالت الوزارة إن 320 شخصا على الأقل قُتلوا منذ 7 أكتوبر.", ["cumulative"]),
        ("ومنذ ديسمبر، اعتُقلت 30 امرأة في البلدة.", ["cumulative"]),
        ("قُتل 12 جنديا خلال التدخل العسكري في البلاد.", ["cumulative"]),
        ("قُتل خمسة عمال في المدينة المحاصرة منذ مايو 2030.", ["incident"]),
        ("قُتل خمسة عمال منذ صباح الجمعة.", ["incident"]),
    ],
)
def test_a_figure_of_a_longer_time_is_told_apart(text: str, scopes: list[str]) -> None:
    document = isnad.read(text, published="2031-03-15")
    assert [c.scope for a in document.articles for c in a.casualties] == scopes


def test_hostages_are_held_not_arrested() -> None:
    document = read("احتجز مسلحون رهائن في متجر.")
    assert [c.effect for c in document.articles[0].casualties] == ["abducted"]
