"""What cannot be read, or only in part: a clear error or a clear note each, and nothing lost."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from isnad.errors import BinaryInput, EmptyInput, InputError, TooLarge, Unreadable, UsageError
from isnad.reading import read_page

TITLE = "حريق في سوق الحبوب يصيب أربعة"
BODY = "قال شهود إن الحريق اندلع مساء الخميس، وإن أربعة تجار أصيبوا قبل وصول الإطفاء إلى السوق."
TEXT = f"{TITLE}\n{BODY}\n"
TWO = (
    f"{TITLE}\nتاريخ النشر: 20/01/2019\n{BODY}\n"
    f"إغلاق سوق الحبوب أسبوعا بعد الحريق\nتاريخ النشر: 22/01/2019\n{BODY} وأغلق السوق.\n"
)


@pytest.mark.parametrize(
    "source", ["", b"", " \n\t\r\n", b"\xef\xbb\xbf", "\u200f\u200e\ufeff", "\x00\x01\x02", b"\n\n\n"]
)
def test_nothing_to_read(source: str | bytes) -> None:
    with pytest.raises(EmptyInput, match="nothing to read"):
        read_page(source)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n1 0 obj", "a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG image"),
        (b"PK\x03\x04\x14\0\x06\0", "a ZIP archive"),
        (b"\x1f\x8b\x08\0\0\0\0\0", "gzip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office file"),
        (b"SQLite format 3\0", "an SQLite database"),
        (b"\0" * 4_000, "control characters"),
        (bytes(range(32)) * 100, "control characters"),
    ],
)
def test_binary_is_named_with_what_to_do(data: bytes, name: str) -> None:
    with pytest.raises(BinaryInput, match=name) as refusal:
        read_page(data)
    assert refusal.value.hint


def test_text_that_is_mostly_nul_is_binary() -> None:
    with pytest.raises(BinaryInput, match="are NUL"):
        read_page("\0".join(TEXT))


def test_a_stray_nul_is_kept_in_its_place() -> None:
    text = TEXT.replace("مساء", "مس\0اء")
    assert read_page(text).text == text
    assert read_page(text.encode()).text == text


@pytest.mark.parametrize(
    "text", ["\ufeff" + TEXT, TEXT.replace("\n", "\r\n"), TEXT.replace("\n", "\r"), "\u200f" + TEXT]
)
def test_text_is_never_changed(text: str) -> None:
    page = read_page(text)
    assert page.text == text
    assert page.articles[0].title is not None
    assert page.articles[0].title.text == TITLE


def test_control_characters_are_kept_and_noted() -> None:
    page = read_page("قال الوزير\0 إن الطريق\x1f مفتوح.")
    assert page.text == "قال الوزير\0 إن الطريق\x1f مفتوح."
    assert "2 control characters (U+0000, U+001F) in the text are kept" in page.notes


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    page = read_page(TEXT.replace("شهود", "شه\ud83dود"))
    assert page.text == TEXT.replace("شهود", "شه\ufffdود")
    assert "1 lone surrogates were replaced" in page.notes[0]
    json.dumps(page.text).encode()


def test_another_language_is_kept_and_named_but_not_read() -> None:
    for code, name, text in [
        ("en", "English", "The ministry said that three people were hurt in the fire on Monday.\n" * 3),
        ("fa", "Persian", "وزارت کشور گفت که سه نفر در این آتش‌سوزی زخمی شده‌اند و پلیس در محل است.\n" * 3),
        ("ur", "Urdu", "وزارت نے کہا ہے کہ آگ لگنے سے تین افراد زخمی ہوئے ہیں اور پولیس موقع پر ہے۔\n" * 3),
        (
            "ckb",
            "Sorani Kurdish",
            "وەزارەت ڕایگەیاند کە سێ کەس لە ئاگرەکەدا بریندار بوون و پۆلیس لەوێ بوو بۆ لێکۆڵینەوە.\n",
        ),
    ]:
        page = read_page(text)
        assert page.origin.language == code
        assert page.articles == ()
        assert any(f"the page is in {name}" in note for note in page.notes)
        assert " ".join(page.text[b.start : b.end] for b in page.blocks).split() == text.split()


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "أعلنت شركة Microsoft إطلاق Windows 11 في الأسواق العربية، وقالت إن التحديث مجاني.",
        "5 قتلى",
        "وزیر الداخلية: لا قتلى في الحادث الذي وقع في المدينة مساء أمس، والتحقيق جارٍ في کل ملابساته.",
    ],
)
def test_arabic_is_read_whatever_stands_among_it(text: str) -> None:
    page = read_page(text)
    assert page.origin.language == "ar"
    assert len(page.articles) == 1


def test_a_missing_file_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no such file") as refusal:
        read_page(tmp_path / "none.txt")
    assert refusal.value.where == str(tmp_path / "none.txt")


def test_a_directory_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="a directory"):
        read_page(tmp_path)


def test_a_path_with_a_nul_is_unreadable() -> None:
    with pytest.raises(Unreadable):
        read_page(Path("a\0b"))


def test_a_file_that_refuses_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(Unreadable, match="no permission"):
        read_page(tmp_path / "locked.txt")


def test_a_file_carries_its_path_digest_and_encoding(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(TEXT.encode("cp1256"))
    origin = read_page(path).origin
    assert (origin.uri, origin.encoding, origin.encoding_basis) == (str(path), "cp1256", "detected")
    assert len(origin.sha256) == 64


def test_an_error_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    with pytest.raises(EmptyInput) as refusal:
        read_page(path)
    assert str(path) in str(refusal.value)


@pytest.mark.parametrize("source", [TEXT, TEXT.encode()])
def test_the_limit_is_the_callers(source: str | bytes) -> None:
    with pytest.raises(TooLarge, match="longer than 100 bytes"):
        read_page(source, max_bytes=100)
    assert read_page(source, max_bytes=1_000).articles


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(TEXT)
    with pytest.raises(TooLarge) as refusal:
        read_page(path, max_bytes=100)
    assert refusal.value.where == str(path)


def test_one_endless_line_is_one_paragraph() -> None:
    text = BODY.removesuffix(".") * 20_000
    page = read_page(text)
    assert [(b.kind, b.start, b.end) for b in page.articles[0].blocks] == [("body", 0, len(text))]


@pytest.mark.parametrize(
    "line", ["مقالات ذات صلة\n", "صورة للسوق القديم (رويترز)\n", "(" * 200 + "\n", "ا،" * 90 + "\n", "12\n"]
)
def test_the_same_line_again_and_again_ends(line: str) -> None:
    page = read_page(line * 20_000 + TEXT)
    assert page.text.endswith(TEXT)


@pytest.mark.parametrize("value", ["yesterday", "2024-13-01", "29/11/2024", "", "2024-11", ["2024-11-29", "x"], [3]])
def test_what_is_no_date_is_a_usage_error(value: str | list[str]) -> None:
    with pytest.raises(UsageError, match="is not a date") as refusal:
        read_page(TEXT, value)
    assert "YYYY-MM-DD" in str(refusal.value)


@pytest.mark.parametrize(
    "value", ["2024-11-29", date(2024, 11, 29), datetime(2024, 11, 29, 23, 30), "2024-11-29T23:30:00Z", ["2024-11-29"]]
)
def test_a_given_date_stands(value: str | date | list[str]) -> None:
    layout = read_page(TEXT, value).articles[0]
    assert (layout.published, layout.published_basis) == ("2024-11-29", "given")


def test_each_article_has_its_own_date() -> None:
    page = read_page(TWO, [None, "2020-05-05"])
    assert [(a.published, a.published_basis) for a in page.articles] == [
        ("2019-01-20", "text"),
        ("2020-05-05", "given"),
    ]


def test_one_date_stands_for_all_with_a_note() -> None:
    page = read_page(TWO, "2020-05-05")
    assert [a.published for a in page.articles] == ["2020-05-05", "2020-05-05"]
    assert any("one publication date was given for 2 articles" in note for note in page.notes)


def test_more_dates_than_articles_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="2 publication dates given, but the page holds 1 article"):
        read_page(TEXT, ["2024-11-29", "2024-11-30"])


def test_dates_for_a_page_without_articles_are_no_error() -> None:
    assert read_page("The road is closed, the ministry said on Monday.", ["2024-11-29"]).articles == ()


def test_a_missing_date_is_said() -> None:
    assert any("no publication date is given or stated" in note for note in read_page(TEXT).notes)
    assert not any("no publication date" in note for note in read_page(TEXT, "2024-11-29").notes)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(InputError):
        page = read_page(text)
        assert page.text == text
        for block in (*page.blocks, *(b for layout in page.articles for b in layout.blocks)):
            assert 0 <= block.start < block.end <= len(text)


LINES = (
    TITLE,
    BODY,
    "TT",
    "مقالات ذات صلة",
    "سالم الراوي (بغداد)",
    "صورة للسوق القديم (رويترز)",
    "آخر تحديث: 3 مايو 2020",
    "",
    "العالم",
    "----",
    "اقرأ أيضاً: خبر آخر من السوق",
    "القاهرة - أ ف ب",
)


@example(["مقالات ذات صلة", TITLE, "العالم", "آخر تحديث: 3 مايو 2020", TITLE])
@given(st.lists(st.sampled_from(LINES), max_size=25))
def test_any_order_of_lines_keeps_every_line_once(chosen: list[str]) -> None:
    text = "\n".join(chosen)
    if not text.strip():
        return
    page = read_page(text)
    blocks = sorted((*page.blocks, *(b for layout in page.articles for b in layout.blocks)), key=lambda b: b.start)
    assert all(a.end <= b.start for a, b in pairwise(blocks))
    assert " ".join(page.text[b.start : b.end] for b in blocks).split() == text.split()
    assert all(layout.start <= b.start and b.end <= layout.end for layout in page.articles for b in layout.blocks)
