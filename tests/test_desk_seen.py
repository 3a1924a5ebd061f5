"""Incidents and the map as a browser shows them: nothing flips or overflows, nothing is asked of other machines."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

import isnad
from isnad.desk.app import create_app
from served import served

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")]

FIRST = """انقلاب حافلة قرب سطيف
قالت الحماية المدنية إن ما بين 5 و7 ركاب لقوا مصرعهم وأصيب 20 على الأقل الجمعة في انقلاب حافلة قرب سطيف شرقي الجزائر."""
LATER = """ارتفاع ضحايا حافلة سطيف
انقلبت حافلة قرب سطيف الجمعة وقُتل 7 ركاب.
ثم ارتفع عدد القتلى إلى 9 قتلى، بحسب مصدر طبي."""
FIRE = "حريق في مستودع بمسقط\nقُتل عامل في حريق اندلع السبت في مستودع للأقمشة بمسقط."
STORIES = ((FIRST, "2031-03-14", "الأفق"), (LATER, "2031-03-15", "المدار"), (FIRE, "2031-03-15", "الساحل"))
# Ranges, ISO dates and signed numbers whose first character stands to the right of their last.
FLIPPED = r"""() => {
  const found = [], walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    for (const match of walk.currentNode.data.matchAll(/\d{4}-\d\d(-\d\d)?|\d+[–,-]\d+|[≥≤≈+-]\d+/g)) {
      const at = (offset) => {
        const range = document.createRange();
        range.setStart(walk.currentNode, offset);
        range.setEnd(walk.currentNode, offset + 1);
        return range.getBoundingClientRect();
      };
      const first = at(match.index), last = at(match.index + match[0].length - 1);
      if (first.width && Math.abs(first.y - last.y) < 4 && first.x > last.x) found.push(match[0]);
    }
  }
  return found;
}"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """The desk's address, and the addresses of its views."""
    where = tmp_path_factory.mktemp("seen") / "news.ledger"
    with isnad.Ledger.open(where, mode="rwc") as ledger:
        for text, day, outlet in STORIES:
            ledger.add(isnad.read(text, published=day, outlet=outlet))
        ledger.link()
        (incident,) = [row["id"] for row in ledger.incidents(place="سطيف")]
    with served(create_app(where)) as address:
        yield address, ["/incidents", f"/incident/{incident}", "/incidents/possible", "/map", "/map?of=casualties"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


def views(desk: tuple[str, list[str]]) -> Iterator[str]:
    address, paths = desk
    for path in paths:
        for lang in ("ar", "en"):
            yield f"{address}{path}{'&' if '?' in path else '?'}lang={lang}"


def test_ranges_dates_and_signs_read_left_to_right(desk: tuple[str, list[str]], browser: Any) -> None:
    page = browser.new_page()
    flipped = []
    for view in views(desk):
        page.goto(view)
        flipped += [(view, text) for text in page.evaluate(FLIPPED)]
    assert flipped == []


def test_a_range_without_isolation_is_found_to_flip(desk: tuple[str, list[str]], browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{desk[0]}/incidents?lang=ar")
    page.evaluate("document.querySelector('h1').textContent = 'مقتل 80–95 في 2031-03-14 هنا'")
    assert page.evaluate(FLIPPED) == ["80–95", "2031-03-14"]


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_nothing_is_wider_than_the_window(desk: tuple[str, list[str]], browser: Any, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    wide = []
    for view in views(desk):
        page.goto(view)
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        wide += [(view, over)] if over > 0 else []
    assert wide == []


def test_nothing_is_asked_of_other_machines_and_nothing_fails(desk: tuple[str, list[str]], browser: Any) -> None:
    page = browser.new_page()
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    for view in views(desk):
        page.goto(view)
    assert [url for url in asked if not url.startswith(desk[0])] == []
    assert told == []


def test_the_wheel_looks_nearer_about_the_pointer(desk: tuple[str, list[str]], browser: Any) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{desk[0]}/map?bbox=0,20,60,45")
    page.locator(".sheet").hover(position={"x": 300, "y": 200})
    page.keyboard.down("Control")
    with page.expect_navigation():
        page.mouse.wheel(0, -300)
    west, _, east, _ = map(float, page.locator(".map").get_attribute("data-bbox").split(","))
    assert east - west < 60


def test_the_map_is_moved_without_scripts(desk: tuple[str, list[str]], browser: Any) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{desk[0]}/map?lang=en&bbox=0,20,60,45")
    before = page.locator(".map").get_attribute("data-bbox")
    page.get_by_role("link", name="zoom in").click()
    assert page.locator(".map").get_attribute("data-bbox") != before


def test_figures_of_a_drawing_are_reached_by_the_keyboard(desk: tuple[str, list[str]], browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{desk[0]}{desk[1][1]}")
    names = page.evaluate(
        "[...document.querySelectorAll('.chart a')].map((a) => [a.tabIndex, a.querySelector('title').textContent])"
    )
    assert names
    assert all(index == 0 and name.strip() for index, name in names)
