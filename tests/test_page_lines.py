"""What a line is at sight, line by line; and the openings of paragraphs that are datelines."""

from __future__ import annotations

import pytest

from corpus import FOLDER
from isnad.reading.furniture import role
from isnad.reading.lines import Line, lines
from isnad.reading.names import dateline_end
from isnad.reading.signatures import names


def examples() -> list[tuple[str, str]]:
    """(role, line) of the corpus file."""
    kept = [line for line in (FOLDER / "page_lines.txt").read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return [(kind, text) for kind, _, text in (line.partition(" | ") for line in kept)]


@pytest.mark.parametrize(("kind", "text"), examples())
def test_a_line_has_its_role(kind: str, text: str) -> None:
    assert role(Line(text, 0, len(text))) == kind


@pytest.mark.parametrize(
    "text",
    [
        "القاهرة (رويترز) - |قال مصدر أمني إن الطريق مغلق.",
        "دبي، الإمارات العربية المتحدة (CNN)-- |اقترح الوزير تعديلا.",
        "(CNN)— |قال الوزير إن الطريق مفتوح.",
        "أبوظبي في 5 مايو / وام / |أعلنت الوزارة نتائجها.",
        "بيروت، 5 أغسطس 2020 (أ ف ب) - |أعلنت السلطات الحداد.",
        "أثينا - «الشرق الأوسط»: |أعلنت الإدارة السيطرة على الحريق.",
        "|قال مصدر لوكالة رويترز (طلب عدم نشر اسمه) - إن الطريق مغلق.",
        "|أعلنت الوزارة (الخميس) نتائجها.",
        "|القاهرة - سماء صافية وطقس معتدل.",
    ],
)
def test_a_dateline_ends_before_its_sentence(text: str) -> None:
    end = text.index("|")
    assert dateline_end(text.replace("|", "")) == end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("كتب: سالم الراوي", ["سالم الراوي"]),
        ("كتبت: هدى النجار وليلى حداد", ["هدى النجار", "ليلى حداد"]),
        ("سالم الراوي (بغداد)", ["سالم الراوي"]),
        ("«الشرق الأوسط» (لندن)", []),
        ("هسبريس - رضوان العلمي", ["رضوان العلمي"]),
        ("(إعداد: سلمى حداد للنشرة العربية - تحرير: ماهر عزام)", ["سلمى حداد"]),
        ("تصوير: هدى النجار", []),
    ],
)
def test_a_byline_names_its_writers(text: str, expected: list[str]) -> None:
    assert list(names(text)) == expected


def test_lines_keep_their_places_and_numbers() -> None:
    text = "\ufeffأول\r\n\r\n \u200f ثان \u00a0\u2028ثالث\n\n\n"
    assert [(line.number, line.gap, text[line.start : line.end]) for line in lines(text)] == [
        (1, 0, "أول"),
        (3, 1, "ثان"),
        (4, 0, "ثالث"),
    ]
