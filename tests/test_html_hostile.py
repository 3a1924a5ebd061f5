"""Pages made to hang, crash or mislead: each is read, or its notes say why not, and every span quotes the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.reading.html.dom import DEPTH, TAGS, flatten
from isnad.reading.html.pages import read_html
from isnad.reading.page import Page
from isnad.records import spans

TITLE = "<h1>انقطاع الماء عن الحي القديم يومين</h1>"
LINE = "<p>وقالت شركة المياه في وادي النور إن الضخ سيعود مساء الخميس، بعد إصلاح الأنبوب الذي كسرته السيول.</p>"
MANY = 20_000


def check(page: Page) -> Page:
    """Every span of the page quotes its text."""
    for teaser in page.teasers:
        assert all(page.text[span.start : span.end] == span.text for span in spans(teaser))
    for article in page.articles:
        assert article.title is None or page.text[article.title.start : article.title.end] == article.title.text
        starts = [block.start for block in article.blocks]
        assert starts == sorted(starts)
        assert all(article.start <= b.start < b.end <= article.end for b in article.blocks)
    return page


def body(page: Page) -> list[str]:
    return [page.text[b.start : b.end] for article in page.articles for b in article.blocks if b.kind == "body"]


HOSTILE = {
    "nested": "<div>" * 100_000 + TITLE + LINE * 3,
    "nested-and-closed": "<div>" * 100_000 + TITLE + LINE * 3 + "</div>" * 100_000,
    "nested-lists": "<ul><li>" * MANY + TITLE + LINE * 3,
    "nested-tables": "<table><tr><td>" * MANY + TITLE + LINE * 3,
    "nested-articles": "<article>" * MANY + TITLE + LINE * 3,
    "unclosed-fonts": "".join(f"<font size={i}>" for i in range(MANY)) + TITLE + LINE * 3,
    "unclosed-everything": "<div><p><b><a href=x><span><table>" + TITLE + LINE * 3,
    "many-titles": (TITLE + LINE * 3) * 500,
    "many-distinct-titles": "".join(f"<h1>عنوان الخبر الطويل رقم {i} هنا</h1>{LINE * 3}" for i in range(500)),
    "titles-in-noise": f"<title>{TITLE[4:-5]}</title>" + f"<div class=related>{TITLE}</div>" * 500 + TITLE + LINE * 3,
    "huge-attribute": TITLE + f"<a title='{'س' * 2_000_000}'>رابط</a>" + LINE * 3,
    "huge-class": f"<div class='{'related ' * 300_000}'>" + TITLE + LINE * 3,
    "long-line": TITLE + "<p>" + "كلمة " * 300_000 + LINE,
    "many-breaks": TITLE + "<div>" + "كلمة<br>" * MANY + "</div>" + LINE,
    "many-labels": TITLE + "<div>" + ("<p>اقرأ أيضا</p>" + LINE) * 2_000,
    "many-dates": TITLE + "<i class=date>1/1/2020</i> " * MANY + LINE * 3,
    "entities": TITLE + "<p>" + "&lt;&#x41;&amp;amp;&notanentity;&#xFFFFFFFF;&#0;" * MANY + "</p>" + LINE,
    "nulls": "\0" * 100_000 + TITLE + "\0\0" + LINE * 3,
    "surrogates": TITLE + "<p>نص \ud800 مكسور \udfff</p>" + LINE * 3,
    "override": TITLE + "<p>\u202e" + LINE[3:] + LINE,
    "json-brackets": f"<script type='application/ld+json'>{'[' * MANY}</script>" + TITLE + LINE,
    "json-braces": "<script type='application/ld+json'>" + '{"a":' * MANY + "</script>" + TITLE + LINE,
    "json-junk": '<script type="application/ld+json">{"headline":"' + 'x\\"' * MANY + "</script>" + TITLE + LINE,
    "many-json": '<script type="application/ld+json">{"@type":"Article","headline":"خبر"}</script>' * 3_000
    + TITLE
    + LINE,
    "many-metas": "<meta property=og:title content=خبر>" * MANY + TITLE + LINE,
    "long-title": f"<title>{' - '.join(['موقع'] * MANY)}</title>" + TITLE + LINE,
    "comment": TITLE + "<!-- <p>سر</p> --><![CDATA[ <p>سر</p> ]]>" + LINE * 3,
    "refresh": '<meta http-equiv=refresh content="0;url=javascript:alert(1)">' + TITLE + LINE,
    "svg-and-math": "<svg>" * 500 + "<math><mi>" * 500 + "</svg>" + TITLE + LINE,
    "template": TITLE + "<template><p>خفي</p></template><object><p>خفي</p></object>" + LINE * 3,
    "plaintext": TITLE + LINE * 3 + "<plaintext>" + LINE,
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE)
def test_hostile_page_is_read(source: str) -> None:
    assert "شركة المياه في وادي النور" in check(read_html(source)).text


EMPTY = {
    "": "the page is empty",
    "<html></html>": "the page is empty",
    "<script>" * MANY: "built by script",
    "<html><body><div id=app></div><script src=/app.js></script>": "built by script",
    "<!--" * MANY: "the page is empty",
    "<frameset cols='50%,50%'><frame src=a.html><frame src=b.html></frameset>": "set of frames",
    "<meta http-equiv=refresh content='0;url=/x'>": "sends its reader on",
    "<body><p>\u200b\u202e &nbsp;</p>": "the page is empty",
    "<ul>" + "<li><a href=/x>خبر آخر من أخبار هذا اليوم</a></li>" * 50: "no article found",
}


@pytest.mark.parametrize(("source", "why"), EMPTY.items(), ids=[k[:20] for k in EMPTY])
def test_page_without_article_says_why(source: str, why: str) -> None:
    page = check(read_html(source))
    assert page.articles == ()
    assert why in " ".join(page.notes)


def test_depth_is_bounded_and_noted() -> None:
    page = read_html("<div>" * 1_000 + TITLE + LINE * 3)
    assert any(str(1_000 - DEPTH) in note for note in page.notes)


def test_tags_are_bounded_and_noted() -> None:
    page = read_html(TITLE + LINE * 3 + "<br>" * TAGS + LINE)
    assert any(str(TAGS) in note for note in page.notes)
    assert len(body(check(page))) == 1


@pytest.mark.parametrize("closed", ["", "</div>" * 1_000])
def test_flatten_keeps_text(closed: str) -> None:
    flat, dropped = flatten("<div>" * 1_000 + "نص" + closed)
    assert (dropped, "نص" in flat) == (1_000 - DEPTH, True)


def test_flat_page_is_not_touched() -> None:
    source = "<p>نص<br>" * 5_000 + "<ul>" + "<li>بند" * 5_000
    assert flatten(source) == (source, 0)


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "data:text/html,x", "mailto:a@b.example", "//[", "vbscript:x", "file:///etc/passwd", ""],
)
def test_only_web_addresses_are_kept(href: str) -> None:
    link = f'<p>اقرأ أيضا: <a href="{href}">تفاصيل عن خبر آخر من المدينة</a></p>'
    page = check(read_html(TITLE + LINE * 2 + link + LINE))
    assert [teaser.url for teaser in page.teasers] == [None]


def test_relative_addresses_need_a_base() -> None:
    link = '<p>اقرأ أيضا: <a href="../b/2">تفاصيل عن خبر آخر من المدينة</a></p>'
    page = read_html("<base href='https://nahr.example/a/1'>" + TITLE + LINE * 2 + link + LINE)
    assert [teaser.url for teaser in page.teasers] == ["https://nahr.example/b/2"]


def test_script_and_style_are_never_text() -> None:
    page = read_html(
        TITLE + "<script>let سر = 1</script><style>p{}</style><p>أول <script>سر</script>الخبر.</p>" + LINE * 2
    )
    assert "سر" not in page.text.replace("كسرته", "")


def test_bytes_are_decoded_as_told() -> None:
    page = read_html((TITLE + LINE * 3).encode("windows-1256"), encoding="windows-1256")
    assert body(page)[0] == LINE[3:-4]


def test_published_days_go_to_articles_in_order() -> None:
    second = "<article><h1>خبر ثان من المدينة نفسها</h1>" + LINE * 3 + "</article>"
    page = read_html(f"<article>{TITLE}{LINE * 3}</article>{second}", published=("2023-08-08", "2024-11-29"))
    assert [(a.published, a.published_basis) for a in page.articles] == [
        ("2023-08-08", "given"),
        ("2024-11-29", "given"),
    ]


ELEMENTS = st.sampled_from(
    [
        "div",
        "p",
        "h1",
        "h2",
        "article",
        "section",
        "ul",
        "li",
        "table",
        "tr",
        "td",
        "a",
        "b",
        "span",
        "br",
        "img",
        "figure",
        "figcaption",
        "time",
        "aside",
        "nav",
        "script",
        "style",
        "pre",
        "header",
        "footer",
        "form",
        "font",
        "center",
        "blockquote",
        "main",
        "noscript",
        "template",
        "svg",
        "iframe",
        "select",
    ]
)
CLASSES = st.sampled_from(
    ["", "related", "byline", "date", "caption", "body", "share", "x", "tags", "deck", "comments"]
)
WORDS = st.sampled_from(
    [LINE[3:-4], "اقرأ أيضا", "كتب: سالم الراوي", "9 أغسطس 2023", "خبر", "\u202e", " ", "&amp;", "\0", "<"]
)
OPEN = st.builds(lambda tag, name: f'<{tag} class="{name}" id="{name}" href="#{name}">', ELEMENTS, CLASSES)
CLOSE = st.builds(lambda tag: f"</{tag}>", ELEMENTS)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(OPEN, CLOSE, WORDS), max_size=60))
def test_any_soup_is_read(parts: list[str]) -> None:
    page = check(read_html("".join(parts)))
    assert page.notes or page.articles


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert isinstance(check(read_html(text)), Page)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read(data: bytes) -> None:
    assert isinstance(check(read_html(data)), Page)


LISTED = ["وادي النور: 12 أسرة", "السهل الأخضر: 4 أسر", "الحي القديم: أسرتان"]
QUOTE = ["الماء غمر كل شيء", "أحد سكان الحي"]


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [(["شهادات السكان"], ["heading"]), (QUOTE, ["other", "heading"]), (LISTED, ["body"] * 3)],
    ids=["heading", "quotation", "list"],
)
def test_short_lines_between_paragraphs(lines: list[str], kinds: list[str]) -> None:
    page = read_html(TITLE + LINE + "".join(f"<p>{line}</p>" for line in lines) + LINE.replace("الخميس", "الجمعة"))
    blocks = {page.text[b.start : b.end]: b.kind for b in page.articles[0].blocks}
    assert [blocks[line] for line in lines] == kinds
