"""What pages say of themselves to machines, in the many ways they say it."""

from __future__ import annotations

import pytest

from isnad.reading.html.dates import days
from isnad.reading.html.dom import parse
from isnad.reading.html.jsonld import stories
from isnad.reading.html.pages import read_html
from isnad.reading.metadata import Metadata, find_metadata, trim_site, web_address

BODY = (
    "<p>"
    + "وقالت شركة المياه في وادي النور إن الضخ سيعود مساء الخميس، بعد إصلاح الأنبوب الذي كسرته السيول. " * 3
    + "</p>"
)
TITLE = "انقطاع الماء عن الحي القديم يومين"


def metadata(head: str) -> Metadata:
    return find_metadata(parse(f"<html><head>{head}</head><body></body></html>").html)


def published(head: str, body: str = "") -> tuple[str | None, str | None]:
    page = read_html(f"<html><head>{head}</head><body><h1>{TITLE}</h1>{body}{BODY}</body></html>")
    return page.articles[0].published, page.articles[0].published_basis


def jsonld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


WRITTEN = {
    "الخميس 09 أغسطس/آب 2023": "2023-08-09",
    "الإثنين 24 أغسطس 2020 12:23 م": "2020-08-24",
    "٢٠٢٦-٠٧-٠٧T١٤:٣٠:٠٠+٠٣:٠٠": "2026-07-07",
    "2020-08-24T23:59:00-05:00": "2020-08-24",
    "20200824": "2020-08-24",
    "24.08.2020 | 04:51 GMT": "2020-08-24",
    "8/24/2020 9:23:13 AM": "2020-08-24",
    "09/08/2023": "2023-08-09",
    "٩ / ٨ / ٢٠٢٣": "2023-08-09",
    "5 تشرين الثاني (نوفمبر) 2021 الساعة 07:12": "2021-11-05",
    "الأربعاء 9 غشت 2023 - 12:00": "2023-08-09",
    "24 أوت 2019": "2019-08-24",
    "November 9, 2020": "2020-11-09",
    "14 رمضان 1444هـ": "2023-04-05",
    "الخميس 12 جمادى الأولى 1427 هـ - 8 حزيران 2006": "2006-06-08",
}


@pytest.mark.parametrize(("text", "day"), WRITTEN.items())
def test_days_as_sites_write_them(text: str, day: str) -> None:
    assert days(text)[0] == day


@pytest.mark.parametrize("text", ["", "منذ 3 ساعات", "32/13/2020", "99999999", "2020", "أغسطس 2020", "14:30", "غداً"])
def test_what_is_not_a_full_date(text: str) -> None:
    assert days(text) == []


STORY = f'"@type":"NewsArticle","headline":"{TITLE}","datePublished":"2023-08-09T10:00:00Z"'
BLOCKS = {
    "object": f"{{{STORY}}}",
    "array": f'[{{"@type":"WebSite"}},{{{STORY}}}]',
    "graph": f'{{"@context":"x","@graph":[{{"@type":"Organization"}},{{{STORY}}}]}}',
    "types": f"{{{STORY}}}".replace('"NewsArticle"', '["Thing","ReportageNewsArticle"]'),
    "trailing-comma": f"{{{STORY},}}",
    "comment": f"/* made by cms */ {{{STORY}}}",
    "cdata": f"//<![CDATA[\n{{{STORY}}}\n//]]>",
    "html-comment": f"<!-- {{{STORY}}} -->",
    "entities": f"{{{STORY}}}".replace('"', "&quot;"),
    "line-break-in-string": f"{{{STORY}}}".replace("الماء عن", "الماء\nعن"),
    "control-in-string": f"{{{STORY}}}".replace("الماء عن", "الماء\t\x0bعن"),
    "two-objects": f'{{"@type":"WebSite"}}{{{STORY}}}',
    "semicolon": f"{{{STORY}}};",
    "bom": f"\ufeff{{{STORY}}}",
    "cut-off": f'{{{STORY},"author":{{"name":"سا',
    "unescaped-quotes": f'{{{STORY},"description":"قال "كذا" ثم"}}',
    "nested": f'{{"@type":"WebPage","mainEntity":{{{STORY}}}}}',
}


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_jsonld_however_broken(block: str) -> None:
    story = stories([block])[0]
    assert (story.headline, story.published[:10]) == (TITLE, "2023-08-09")


@pytest.mark.parametrize(
    "block", ["", "{}", "[]", "null", "3", '"x"', "{", '{"@type":"Person","name":"x"}', '{"@type":null}']
)
def test_jsonld_without_a_story(block: str) -> None:
    assert stories([block]) == ()


AUTHORS = {
    '{"@type":"Person","name":"سالم الراوي"}': ("سالم الراوي",),
    '"سالم الراوي"': ("سالم الراوي",),
    '[{"@type":"Person","name":"سالم الراوي"},{"@type":"Person","name":"هدى السالمي"}]': ("سالم الراوي", "هدى السالمي"),
    '{"@type":"Organization","name":"قناة الساحل"}': (),
    '{"@type":"Person","name":"https://x.example/a"}': (),
    "[]": (),
    "null": (),
}


@pytest.mark.parametrize(("author", "names"), AUTHORS.items())
def test_authors_are_people(author: str, names: tuple[str, ...]) -> None:
    assert stories([f'{{{STORY},"author":{author}}}'])[0].authors == names


MODIFIED = '<meta property="article:modified_time" content="2021-01-05">'
ORDER = [
    (
        jsonld(f"{{{STORY}}}") + '<meta property="article:published_time" content="2022-01-01">',
        "",
        "2023-08-09",
        "metadata",
    ),
    (
        '<meta property="article:published_time" content="2022-01-01"><meta name="date" content="2021-01-01">',
        "",
        "2022-01-01",
        "metadata",
    ),
    ('<meta itemprop="datePublished" content="2022-01-02">', "", "2022-01-02", "metadata"),
    ('<meta name="DC.date.issued" content="2022-01-03">', "", "2022-01-03", "metadata"),
    ("", '<time datetime="2022-01-04T00:00">أمس</time>', "2022-01-04", "metadata"),
    (MODIFIED, "<p>الثلاثاء 5 كانون الثاني 2021</p>", "2021-01-05", "text"),
    (MODIFIED, '<div class="date">4 يناير 2021</div>', "2021-01-04", "text"),
    (MODIFIED, "", "2021-01-05", "metadata"),
    (
        "",
        '<div class="date">آخر تحديث: 6 يناير 2021</div><div class="date">نُشر: 4 يناير 2021</div>',
        "2021-01-04",
        "text",
    ),
    ("", "<p>قال الوزير في 4 يناير 2021 إن الأنبوب قديم، وإن إصلاحه سيستغرق ثلاثة أسابيع على الأقل.</p>", None, None),
    ('<meta name="date" content="قريباً">', "", None, None),
    ('<meta name="date" content="1970-01-01T00:00:00Z">', "", None, None),
]


@pytest.mark.parametrize(("head", "body", "day", "basis"), ORDER)
def test_order_of_witnesses_for_the_day(head: str, body: str, day: str | None, basis: str | None) -> None:
    assert published(head, body) == (day, basis)


def test_given_day_comes_before_all() -> None:
    page = read_html(f"{jsonld('{' + STORY + '}')}<h1>{TITLE}</h1>{BODY}", published=("2020-02-02",))
    assert (page.articles[0].published, page.articles[0].published_basis) == ("2020-02-02", "given")


SITES = {
    f"{TITLE} - جريدة النهر": "جريدة النهر",
    f"{TITLE} | جريدة النهر": "جريدة النهر",
    f"{TITLE} – جريدة النهر": "جريدة النهر",
    f"{TITLE} :: جريدة النهر": "جريدة النهر",
    f"جريدة النهر - {TITLE}": "جريدة النهر",
    f"{TITLE} | أخبار | جريدة النهر": "جريدة النهر",
    f"{TITLE} | Nahr News": None,
    f"{TITLE} - nahr.example": None,
    TITLE: "جريدة النهر",
}


@pytest.mark.parametrize(("title", "outlet"), SITES.items())
def test_title_without_the_site(title: str, outlet: str | None) -> None:
    assert trim_site(title, outlet) == TITLE


@pytest.mark.parametrize(
    "title", ["النهر: الماء يعود - والسكان ينتظرون منذ يومين", "وزير: لن نرفع السعر", "الماء... إلى أين؟", ""]
)
def test_title_that_keeps_its_dash(title: str) -> None:
    assert trim_site(title, "جريدة النهر") == title


OUTLETS = [
    ('<meta property="og:site_name" content="جريدة النهر">', "جريدة النهر"),
    (jsonld(f'{{{STORY},"publisher":{{"@type":"Organization","name":"جريدة النهر"}}}}'), "جريدة النهر"),
    ('<meta name="publisher" content="دار النهر">', "دار النهر"),
    (f'<title>{TITLE} | النهر</title><meta property="og:title" content="{TITLE}">', "النهر"),
    ('<meta property="og:site_name" content="https://nahr.example">', None),
    ("", None),
]


@pytest.mark.parametrize(("head", "outlet"), OUTLETS)
def test_outlet(head: str, outlet: str | None) -> None:
    assert metadata(head).outlet == outlet


@pytest.mark.parametrize("name", ["admin", "Editor", "@nahr", "https://x.example", "جريدة النهر"])
def test_author_that_is_nobody(name: str) -> None:
    head = f'<meta property="og:site_name" content="جريدة النهر"><meta name="author" content="{name}">'
    assert metadata(head).authors == ()


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ('<html lang="ar-EG">', "ar"),
        ('<html xml:lang="ar">', "ar"),
        ('<meta property="og:locale" content="ar_AR">', "ar"),
        ("<html lang=''>", None),
    ],
)
def test_language(html: str, language: str | None) -> None:
    assert find_metadata(parse(html).html).language == language


ADDRESSES = [
    ("https://a.example/x", None, "https://a.example/x"),
    ("/x", "https://a.example/b/c", "https://a.example/x"),
    ("//b.example/x", "https://a.example/", "https://b.example/x"),
    ("/x", None, None),
    ("javascript:alert(1)", "https://a.example/", None),
    (" JaVaScRiPt:alert(1)", "https://a.example/", None),
    ("data:text/html,x", None, None),
    ("http://[::1", "https://a.example/", None),
]


@pytest.mark.parametrize(("href", "base", "address"), ADDRESSES)
def test_web_address(href: str, base: str | None, address: str | None) -> None:
    assert web_address(href, base) == address
