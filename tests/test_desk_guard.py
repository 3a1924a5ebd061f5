"""Who may ask the desk, how much they may send, what is linked, and that every label is there in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path
from typing import get_args
from urllib.request import urlopen

import pytest
from starlette.testclient import TestClient

import isnad
from desk_browser import VIEWS, Seen, desk
from isnad.desk.app import create_app
from isnad.desk.page import words
from isnad.desk.views.articles import EDITABLE
from isnad.desk.views.tables import PERIODS, TABLES
from isnad.ledger.verdicts import Verdict
from isnad.records import SourceKind, Victim

HOME = "http://127.0.0.1"
TEXT = "حريق في مستودع بمسقط\nقُتل 3 عمال في حريق اندلع السبت في مستودع للأقمشة بمسقط."
LABEL = re.compile(r'\bt\("([^"]+)"\)')


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seen]:
    with desk(tmp_path_factory.mktemp("guard") / "news.ledger", review=False) as seen:
        yield seen


@pytest.fixture
def where(tmp_path: Path) -> Path:
    with isnad.Ledger.open(tmp_path / "a.ledger", mode="rwc") as ledger:
        ledger.add(isnad.read(TEXT, published="2031-03-15", uri="javascript:alert(1)"))
    return tmp_path / "a.ledger"


@pytest.fixture
def client(where: Path) -> TestClient:
    return TestClient(create_app(where, review=True), base_url=HOME)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil", "", "[::2]"])
def test_another_host_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", "http://127.0.0.1:9", "http://127.0.0.1@evil"])
def test_another_origin_may_not_send(client: TestClient, origin: str | None) -> None:
    headers = {} if origin is None else {"Origin": origin}
    for path in ("/decide", "/paste", "/incident-decision", "/api/v1/decisions"):
        assert client.post(path, data={"text": TEXT}, headers=headers).status_code == 403


def test_a_page_too_long_is_refused(client: TestClient) -> None:
    assert client.post("/paste", content=b"x" * (13 << 20), headers={"Origin": HOME}).status_code == 413


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py", "/article/..%2f..%2fetc", "/static/"])
def test_no_path_leaves_the_desk(client: TestClient, path: str) -> None:
    assert client.get(path).status_code in (404, 405)


def test_only_addresses_of_the_web_are_linked(client: TestClient, where: Path) -> None:
    with isnad.Ledger.open(where) as ledger:
        name = ledger.articles().page(1).rows[0]["id"]
    page = client.get(f"/article/{name}").text
    assert "javascript:alert(1)" in page
    assert not re.search(r'href="\s*javascript:', page, re.IGNORECASE)


@pytest.mark.parametrize("view", [view for view in VIEWS if view != "/no-such-page"])
def test_no_page_has_a_script_or_a_style_of_its_own(client: TestClient, view: str) -> None:
    page = client.get(view)
    assert page.status_code == 200
    assert "unsafe-inline" not in page.headers["Content-Security-Policy"]
    assert not re.search(r"<style|<[^>]*\s(?:style|on\w+)=|<script(?! type=\"module\" src=)", page.text)


def test_two_hundred_requests_at_once_are_answered(shown: Seen) -> None:
    def ask(n: int) -> int:
        with urlopen(f"{shown.address}{'/casualties' if n % 2 else '/articles'}", timeout=60) as answer:
            return int(answer.status)

    with ThreadPoolExecutor(200) as pool:
        assert set(pool.map(ask, range(200))) == {200}


def test_every_label_of_a_template_is_there() -> None:
    templates = files("isnad.desk") / "templates"
    keys = {key for file in templates.iterdir() for key in LABEL.findall(file.read_text(encoding="utf-8"))}
    assert len(keys) > 60
    assert {key for key in keys if words("ar")(key) == key} == set()


def built() -> set[str]:
    """Labels whose names are put together by the templates."""
    facets = {facet for table in TABLES.values() for facet in table.facets}
    steps = ("day", "week", "month")
    return {
        *(f"field {field}" for fields in EDITABLE.values() for field in fields),
        *(f"decided {verdict}" for verdict in (*get_args(Verdict), "undecided") if verdict != "undo"),
        *(f"facet {facet}" for facet in facets), *(f"{by} {step}" for step in steps for by in ("by", "rows by")),
        *(f"drawn by {axis}" for table in TABLES.values() for axis in table.drawn),
        *(f"filter {name}" for period in PERIODS.values() for name in period),
        *(f"filter {name}" for name in ("place", "speaker", "source", "actor", "outlet", "text")),
        *(f"source {kind}" for kind in get_args(SourceKind)), *(f"victims {victim}" for victim in get_args(Victim)),
    }  # fmt: skip


def test_every_label_put_together_is_there() -> None:
    assert {key for key in built() if words("ar")(key) == key} == set()


def test_a_page_that_is_not_there_says_so_in_the_language_of_the_desk(client: TestClient) -> None:
    page = client.get("/no-such-page")
    assert (page.status_code, "لا صفحة بهذا العنوان" in page.text) == (404, True)


def test_words_corrected_are_marked_instead_of_those_that_were_found(client: TestClient, where: Path) -> None:
    with isnad.Ledger.open(where, mode="rw") as ledger:
        row = next(iter(ledger.casualties()))
        ledger.decide(row["id"], "edit", name="منى", field="span", value="قُتل 3 عمال")
    page = client.get(f"/article/{row['document']}:{row['article']}").text
    at = TEXT.index("قُتل 3 عمال")
    assert f'<ins><a class="quote" href="#s-{at}-{at + 11}" lang="ar">قُتل 3 عمال</a></ins>' in page
    assert f'id="s-{at}-{at + 11}"' in page
