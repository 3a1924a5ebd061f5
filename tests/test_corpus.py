"""The harness itself: marks written in sentences become exact offsets."""

from __future__ import annotations

import pytest

from corpus import Mark, parse


def test_marks_become_exact_offsets() -> None:
    text, marks = parse("قال [speaker:سالم] إن [killed=12:12 شخصاً] قتلوا")
    assert text == "قال سالم إن 12 شخصاً قتلوا"
    assert marks == (Mark(4, 8, "speaker", None, "سالم"), Mark(12, 20, "killed", "12", "12 شخصاً"))


def test_marks_nest() -> None:
    text, marks = parse("[said:في [place=city:وادي النور] أمس]")
    assert [m.text for m in marks] == ["في وادي النور أمس", "وادي النور"]
    assert all(text[m.start : m.end] == m.text for m in marks)


def test_escaped_brackets_are_text() -> None:
    assert parse(r"قال \[كذا\]") == ("قال [كذا]", ())


def test_an_open_mark_is_a_mistake_of_the_corpus() -> None:
    with pytest.raises(AssertionError, match="unclosed"):
        parse("قال [speaker:سالم")
