"""The demo page as other crawlers, editors and years would leave it: articles, paragraphs and teasers stay."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from isnad.reading import read_page
from isnad.reading.page import Page

PAGE = (Path(__file__).parent.parent / "examples" / "crawled-page.txt").read_text(encoding="utf-8")
LINES = PAGE.split("\n")
LABEL = "مقالات ذات صلة"
BODIES = [11, 9]


def bodies(page: Page) -> list[int]:
    return [sum(block.kind == "body" for block in layout.blocks) for layout in page.articles]


def without(unwanted: Callable[[str], bool]) -> str:
    return "\n".join(line for line in LINES if not unwanted(line))


def once() -> str:
    """Each line that stands twice in a row, once."""
    kept: list[str] = []
    for line in LINES:
        if not line or line not in kept[-2:]:
            kept.append(line)
    return "\n".join(kept)


def moved() -> str:
    """The teasers after the second article instead of before it."""
    second = read_page(PAGE).articles[1].start
    first = PAGE.index(LABEL)
    return PAGE[:first] + PAGE[second:] + "\n\n" + PAGE[first:second]


VARIANTS = {
    "as it is": PAGE,
    "no blank lines": re.sub("\n+", "\n", PAGE),
    "lines ended by CRLF": PAGE.replace("\n", "\r\n"),
    "no text-size control": without(lambda line: line == "TT"),
    "captions once": once(),
    "captions once and no control": once().replace("TT\n", ""),
    "no captions over the text": without(lambda line: line.startswith(("رجال إنقاذ", "دخان"))),
    "each line once on the page": "\n".join(dict.fromkeys(LINES)),
    "another label": PAGE.replace(LABEL, "اقرأ أيضاً:"),
    "no label": PAGE.replace(LABEL + "\n", ""),
    "player on a line of its own": PAGE.replace(" play-circle 00:47", "\nplay-circle 00:47"),
    "no sections": PAGE.replace("اقتصاد محلي ", ""),
    "sections on lines of their own": PAGE.replace("اقتصاد محلي ", "اقتصاد\n"),
    "captions of teasers without credits": re.sub(r"(اقتصاد محلي .*?) \([^()]*\)", r"\1", PAGE),
    "no bylines": without(lambda line: bool(re.match(r"(ليلى|رنا|«صحيفة).*\)$", line))),
    "dates under the teasers": re.sub(r"(جنيف|القاهرة|لندن)\)\n", r"\1)\n12 مارس 2031\n", PAGE),
    "teasers at the end": moved(),
    "navigation on top": "الرئيسية\nسياسة\nاقتصاد\nرياضة\n" + PAGE,
    "tags at the end": PAGE + "\nمواضيع\nالساحل\nالمصافي\nالأمم المتحدة\n",
    "a promotion at the end": PAGE + "\nتابعونا على تلغرام\nجميع الحقوق محفوظة 2031\n",
}


@pytest.mark.parametrize("name", VARIANTS)
def test_articles_and_teasers_stay(name: str) -> None:
    page = read_page(VARIANTS[name])
    assert (bodies(page), len(page.teasers)) == (BODIES, 5)


@pytest.mark.parametrize("name", VARIANTS)
def test_every_teaser_keeps_its_headline_and_summary(name: str) -> None:
    expected = [(t.headline.text, t.summary.text) for t in read_page(PAGE).teasers if t.headline and t.summary]
    found = [(t.headline.text, t.summary.text) for t in read_page(VARIANTS[name]).teasers if t.headline and t.summary]
    assert found == expected


def test_the_page_twice_is_four_articles() -> None:
    page = read_page(PAGE + "\n" + PAGE)
    assert (bodies(page), len(page.teasers)) == (BODIES * 2, 10)


def test_a_stamp_in_the_head_dates_its_article_alone() -> None:
    stamp = "نُشر: 10:15-14 مارس 2031 م ـ 20 ذو القعدة 1452 هـ\nTT\n"
    page = read_page(PAGE.replace("TT\n", stamp, 1))
    assert [(a.published, a.published_basis) for a in page.articles] == [("2031-03-14", "text"), (None, None)]


def test_a_signature_in_the_head_names_its_article_alone() -> None:
    page = read_page(PAGE.replace("TT\n", "بيروت: سالم الراوي\nTT\n", 1))
    assert [a.authors for a in page.articles] == [("سالم الراوي",), ()]


def test_notes_say_what_is_not_read() -> None:
    notes = read_page(PAGE).notes
    assert notes == (
        f"5 teasers under «{LABEL}» (lines 45–79) are kept but not read",
        "kept but not read: 8 repeats of lines that stand before, 3 captions, 3 page controls",
        "no publication date is given or stated: relative dates such as «أمس» stay unresolved",
    )
