"""Articles, review and pasting in a real browser: text stays the stored text, keys suffice, nothing hostile runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

import isnad
from desk_browser import CHROMIUM, Seen, browser, desk

pytest.importorskip("playwright.sync_api")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")]

# Marks that a letter joins across and that have a box of their own, which would part the letter from its neighbour.
BOXED = """() => [...document.querySelectorAll("#text mark, #text span")].filter((mark) => {
  const style = getComputedStyle(mark);
  const wide = ["paddingLeft", "paddingRight", "marginLeft", "marginRight", "borderLeftWidth", "borderRightWidth"];
  return style.display !== "inline" || wide.some((side) => parseFloat(style[side]) !== 0);
}).map((mark) => mark.textContent)"""
BLOCKS = '() => [...document.querySelectorAll("#text .block")].map((block) => [+block.dataset.start, block.innerText])'
HOSTILE = (
    "<script>document.title='run'</script> مقتل 3 أشخاص",
    "<img src=x onerror=\"document.title='run'\"> مقتل 3",
    "</textarea></title><svg onload=\"document.title='run'\">",
    '" autofocus onfocus="document.title=\'run\'" x="',
    "javascript:document.title='run'",
    "{{ 7 * 7 }}{% raw %}",
    "\u202e\u2066 مقتل 3 \x00\ud800".encode("utf-8", "replace").decode(),
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seen]:
    with desk(tmp_path_factory.mktemp("desk") / "news.ledger") as seen:
        yield seen


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def test_text_on_the_page_is_the_stored_text(shown: Seen, page: Any) -> None:
    for name, document in shown.articles.items():
        page.goto(shown.at(f"/article/{name}"))
        article = document.articles[int(name.partition(":")[2]) - 1]
        stored = [[block.start, document.text[block.start : block.end]] for block in article.blocks]
        assert page.evaluate(BLOCKS) == stored


def test_no_mark_has_a_box(shown: Seen, page: Any) -> None:
    found = []
    for name in shown.articles:
        page.goto(shown.at(f"/article/{name}"))
        assert page.locator("#text mark").count() > 3
        found += page.evaluate(BOXED)
    assert found == []


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_view_is_accessible(shown: Seen, page: Any, lang: str) -> None:
    axe = pytest.importorskip("axe_core_python.sync_playwright").Axe()
    wrong = []
    for view in shown.views:
        page.goto(shown.at(view, lang))
        for found in axe.run(page)["violations"]:
            wrong += [(view, found["id"], node["html"][:160], node["failureSummary"][:300]) for node in found["nodes"]]
    assert wrong == []


def test_every_view_is_accessible_in_the_dark(shown: Seen, chromium: Any) -> None:
    axe = pytest.importorskip("axe_core_python.sync_playwright").Axe()
    context = chromium.new_context(color_scheme="dark")
    page, wrong = context.new_page(), []
    for view in shown.views:
        page.goto(shown.at(view))
        found = axe.run(page, options={"runOnly": ["color-contrast"]})["violations"]
        wrong += [(view, node["html"][:160], node["failureSummary"][:300]) for f in found for node in f["nodes"]]
    context.close()
    assert wrong == []


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_wider_than_the_window(shown: Seen, page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    wide = []
    for view in shown.views:
        for lang in ("ar", "en"):
            page.goto(shown.at(view, lang))
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                wide.append((view, lang))
    assert wide == []


def test_nothing_is_asked_of_other_machines(shown: Seen, page: Any) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for view in shown.views:
        page.goto(shown.at(view))
    assert [url for url in asked if not url.startswith(shown.address)] == []


def test_a_claim_and_its_words_light_up_together(shown: Seen, page: Any) -> None:
    page.goto(shown.at(f"/article/{next(iter(shown.articles))}"))
    card = page.locator("[data-card]").first
    card.focus()
    name = card.get_attribute("data-card")
    assert page.locator(f'mark.lit[data-cards~="{name}"]').count() >= 1
    page.locator(f'mark[data-cards~="{name}"]').first.hover()
    assert "lit" in (card.get_attribute("class") or "").split()


def test_twenty_claims_are_reviewed_by_keys_alone(chromium: Any, tmp_path: Path) -> None:
    where = tmp_path / "keys.ledger"
    with desk(where) as own:
        context = chromium.new_context()
        page = context.new_page()
        page.goto(own.at("/review"))
        page.keyboard.press("n")
        page.keyboard.type("منى")
        page.keyboard.press("Escape")
        for kind in ("casualties", "quotations", "events"):
            if kind != "casualties":
                page.goto(own.at(f"/review?kind={kind}"))
            while page.locator('.verdict.big [data-key="a"]').count():
                with page.expect_navigation():
                    page.keyboard.press("a")
        context.close()
    with isnad.Ledger.open(where) as ledger:
        decisions = ledger.decisions()
    assert len(decisions) >= 20
    assert {(decision.verdict, decision.name) for decision in decisions} == {("accept", "منى")}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_not_run(shown: Seen, page: Any, text: str) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog: {dialog.message}"))
    page.goto(shown.at("/paste"))
    page.locator('textarea[name="text"]').fill(f"{text}\nقُتل 3 أشخاص في حريق بسطيف، بحسب {text}.")
    with page.expect_navigation():
        page.locator("form.paste button").first.click()
    assert page.title() != "run"
    assert page.locator("main h1").count() >= 1
    assert page.locator("main script, main img, main svg[onload], [onfocus]").count() == 0


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_queries_are_shown_not_run(shown: Seen, page: Any, text: str) -> None:
    for view, name in (("/search", "q"), ("/casualties", "place"), ("/quotations", "speaker")):
        page.goto(f"{shown.address}{view}?{urlencode({name: text})}")
        assert page.title() != "run"
        assert page.locator("main script, main img, main svg[onload], [onfocus]").count() == 0
