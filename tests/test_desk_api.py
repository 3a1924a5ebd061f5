"""The API: lists with cursors and filters, single records, tags, problems, decisions, and its own description."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from starlette.testclient import TestClient

import isnad
from isnad.desk.api.parameters import FILTERS, INCIDENT_FILTERS, PARAMETERS
from isnad.desk.app import create_app
from isnad.ledger.filters import Filters
from isnad.ledger.incidents.reading import IncidentFilters
from served import served
from stories import TEXT, story

ROOT = "/api/v1"
HOME = "http://127.0.0.1"
DAYS = ("2031-03-14", "2031-03-15", "2031-03-16")
EXTRA = (
    "انقلاب حافلة قرب سطيف يودي بسبعة ركاب\nلقي سبعة ركاب مصرعهم الجمعة في انقلاب حافلة قرب سطيف شرقي الجزائر.",
    "ارتفاع ضحايا حافلة سطيف إلى تسعة\nارتفع عدد قتلى انقلاب الحافلة الذي وقع الجمعة قرب سطيف إلى تسعة ركاب.",
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("api") / "news.ledger"
    with isnad.Ledger.open(where, mode="rwc") as ledger:
        for number, day in enumerate(DAYS):
            ledger.add(story(f"{TEXT} {number}", name=f"page{number}", published=day, outlet=f"صحيفة {number}"))
        for text, day in zip(EXTRA, DAYS, strict=False):
            ledger.add(isnad.read(text, published=day))
        ledger.link()
    return where


@pytest.fixture(scope="module")
def reader(path: Path) -> TestClient:
    return TestClient(create_app(path), base_url=HOME)


@pytest.fixture
def reviewer(path: Path) -> TestClient:
    return TestClient(create_app(path, review=True), base_url=HOME, headers={"Origin": HOME})


@pytest.fixture(scope="module")
def contract(reader: TestClient) -> dict[str, Any]:
    described: dict[str, Any] = reader.get(f"{ROOT}/openapi.json").json()
    return described


def first(client: TestClient, kind: str) -> dict[str, Any]:
    row: dict[str, Any] = client.get(f"{ROOT}/{kind}?limit=1").json()["rows"][0]
    return row


# --- the description ----------------------------------------------------------------------------------------------


def test_the_description_is_openapi(contract: dict[str, Any]) -> None:
    validate(contract)
    assert contract["openapi"] == "3.1.0"


def test_every_filter_of_the_ledger_is_a_parameter() -> None:
    assert {name for names in FILTERS.values() for name in names} == set(Filters.__struct_fields__)
    assert set(INCIDENT_FILTERS) == set(IncidentFilters.__struct_fields__) - {"id"}


def test_every_parameter_says_what_it_means() -> None:
    assert all(parameter.meaning for parameter in PARAMETERS.values())


def answers(contract: dict[str, Any], client: TestClient) -> Iterator[tuple[str, dict[str, Any], Any]]:
    """Each address with the schema it promises and what it answers."""
    ids = {
        "/documents/{id}": first(client, "documents")["id"],
        **{f"/{kind}/{{id}}": first(client, kind)["id"]
           for kind in ("articles", "statements", "casualties", "events", "incidents")},
    }  # fmt: skip
    for path, operations in contract["paths"].items():
        address = path.replace("{id}", str(ids.get(path)))
        address += "?q=انفجار" if path == "/search" else ""
        body = client.get(ROOT + address)
        assert body.status_code == 200, path
        schema = operations["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        yield path, schema, body.json()


def test_every_answer_is_as_described(contract: dict[str, Any], reader: TestClient) -> None:
    parts = {"components": contract["components"]}
    faults = [
        (path, error.message)
        for path, schema, body in answers(contract, reader)
        for error in Draft202012Validator({**schema, **parts}).iter_errors(body)
    ]
    assert faults == []


def test_problems_are_as_described(contract: dict[str, Any], reader: TestClient) -> None:
    schema = {"$ref": "#/components/schemas/Problem", "components": contract["components"]}
    refused = reader.get(f"{ROOT}/casualties?limit=0")
    assert list(Draft202012Validator(schema).iter_errors(refused.json())) == []


def test_rows_hold_nothing_that_is_not_described(contract: dict[str, Any], reader: TestClient) -> None:
    told = contract["components"]["schemas"]["CasualtyRow"]["properties"]
    assert set(first(reader, "casualties")) == set(told)


# --- lists --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["documents", "articles", "statements", "casualties", "events", "incidents"])
def test_pages_lead_through_the_whole_list(reader: TestClient, kind: str) -> None:
    whole = [row["id"] for row in reader.get(f"{ROOT}/{kind}").json()["rows"]]
    walked: list[str] = []
    after: str | None = ""
    while after is not None:
        page = reader.get(f"{ROOT}/{kind}?limit=1&after={after}").json()
        walked += [row["id"] for row in page["rows"]]
        after = page["next"]
    assert walked == whole
    assert len(set(walked)) == len(walked) > 0


@pytest.mark.parametrize("order", ["newest", "oldest", "published", "date"])
def test_each_order_has_its_own_cursor(reader: TestClient, order: str) -> None:
    page = reader.get(f"{ROOT}/casualties?limit=2&order={order}").json()
    more = reader.get(f"{ROOT}/casualties?limit=9&order={order}&after={page['next']}").json()
    everything = reader.get(f"{ROOT}/casualties?order={order}").json()["rows"]
    assert page["rows"] + more["rows"] == everything


def test_search_goes_on_from_its_cursor(reader: TestClient) -> None:
    page = reader.get(f"{ROOT}/search?q=انفجار&limit=1").json()
    more = reader.get(f"{ROOT}/search?q=انفجار&after={page['next']}").json()
    assert len({hit["article"] for hit in page["rows"] + more["rows"]}) == len(DAYS)


def test_hits_mark_the_words_found(reader: TestClient) -> None:
    hit = reader.get(f"{ROOT}/search?q=إنفجار").json()["rows"][0]
    text = reader.get(f"{ROOT}/documents/{hit['document']}").json()["text"]
    assert [text[start:end] for start, end in hit["marks"]] == ["انفجار"]


@pytest.mark.parametrize(
    ("query", "many"),
    [
        ("place=النور", 3), ("place=nowhere", 0), ("country=sy", 3), ("type=injured", 3),
        ("type=missing&type=injured", 3),
        ("since=2031-03&until=2031", 5), ("published_since=2031-03-16", 1), ("bbox=36,35,37,36", 3),
        ("bbox=0,0,1,1", 0), ("source=الراوي", 3), ("cause=explosion", 3), ("decided=undecided", 5), ("outlet=", 5),
    ],
)  # fmt: skip
def test_filters_choose(reader: TestClient, query: str, many: int) -> None:
    assert len(reader.get(f"{ROOT}/casualties?{query}").json()["rows"]) == many


@pytest.mark.parametrize(("query", "many"), [("effect=killed", 1), ("effect=missing", 0), ("reports=3", 1),
                                             ("place=سطيف", 1), ("since=2032", 0), ("outlet=صحيفة 1", 1)])  # fmt: skip
def test_incidents_are_chosen(reader: TestClient, query: str, many: int) -> None:
    assert len(reader.get(f"{ROOT}/incidents?{query}").json()["rows"]) == many


def test_links_lead_to_the_next_page_and_to_other_forms(reader: TestClient) -> None:
    answer = reader.get(f"{ROOT}/casualties?limit=1&type=injured")
    assert reader.get(answer.links["next"]["url"]).json()["rows"]
    assert '</casualties.csv?type=injured>; rel="alternate"; type="text/csv"' in answer.headers["link"]


# --- records ------------------------------------------------------------------------------------------------------


def test_a_document_is_given_as_it_was_read(reader: TestClient, path: Path) -> None:
    given = reader.get(f"{ROOT}/documents/page0").json()
    with isnad.Ledger.open(path) as ledger:
        held = ledger.document("page0")
    assert held is not None
    assert given == held.to_dict()


def test_a_claim_is_given_with_its_chain(reader: TestClient) -> None:
    whole = reader.get(f"{ROOT}/casualties/{first(reader, 'casualties')['id']}").json()
    assert whole["row"]["text"] == whole["record"]["text"]


def test_a_claim_has_the_address_of_its_kind(reader: TestClient) -> None:
    assert reader.get(f"{ROOT}/events/{first(reader, 'casualties')['id']}").status_code == 404


def test_an_incident_tells_its_series_and_sums_nothing(reader: TestClient) -> None:
    row = reader.get(f"{ROOT}/incidents?place=سطيف").json()["rows"][0]
    told = reader.get(f"{ROOT}/incidents/{row['id']}").json()["incident"]
    assert [step["min"] for step in told["series"] if step["effect"] == "killed"] == [7, 9]
    assert (row["killed_min"], row["killed_max"]) == (7, 9)


# --- tags and problems --------------------------------------------------------------------------------------------


def test_an_answer_in_hand_is_not_sent_again(reader: TestClient) -> None:
    held = reader.get(f"{ROOT}/casualties").headers["etag"]
    again = reader.get(f"{ROOT}/casualties", headers={"If-None-Match": f'"x", W/{held}'})
    assert (again.status_code, again.content) == (304, b"")


def test_a_decision_changes_the_tag(reviewer: TestClient) -> None:
    held = reviewer.get(f"{ROOT}/casualties").headers["etag"]
    record = first(reviewer, "casualties")["id"]
    reviewer.post(f"{ROOT}/decisions", json={"record": record, "verdict": "accept", "name": "منى"})
    assert reviewer.get(f"{ROOT}/casualties", headers={"If-None-Match": held}).status_code == 200


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/casualties?limit=0", 400), ("/casualties?limit=1001", 400), ("/casualties?limit=many", 400),
        ("/casualties?after=nonsense", 400), ("/casualties?after=WyJvbGRlc3QiLDFd", 400),
        ("/casualties?until=soon", 400),
        ("/casualties?type=hurt", 400), ("/casualties?sort=min", 400), ("/casualties?bbox=1,2,3", 400),
        ("/statements?order=date", 400), ("/search", 400), ("/search?q=\"", 400), ("/documents/none", 404),
        ("/articles/none:1", 404), ("/casualties/none:casualty:1-2", 404), ("/incidents/none", 404), ("/nothing", 404),
        ("/documents/..%2F..%2Fetc%2Fpasswd", 404),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_a_problem(reader: TestClient, address: str, status: int) -> None:
    refused = reader.get(ROOT + address)
    assert (refused.status_code, refused.json()["status"]) == (status, status)
    assert refused.headers["content-type"] == "application/problem+json"


def test_other_methods_are_refused(reader: TestClient) -> None:
    refused = reader.delete(f"{ROOT}/casualties", headers={"Origin": HOME})
    assert (refused.status_code, refused.json()["title"]) == (405, "Not done here")


# --- decisions ----------------------------------------------------------------------------------------------------


def test_a_decision_is_made_and_taken_back(reviewer: TestClient) -> None:
    record = first(reviewer, "events")["id"]
    choice = {"record": record, "verdict": "reject", "name": "منى", "note": "خبر قديم"}
    made = reviewer.post(f"{ROOT}/decisions", json=choice)
    assert (made.status_code, made.json()["note"]) == (201, "خبر قديم")
    assert first(reviewer, "events")["decision"] == "reject"
    reviewer.post(f"{ROOT}/decisions", json={"record": record, "verdict": "undo", "name": "منى"})
    assert first(reviewer, "events")["decision"] is None


def test_two_incidents_are_joined_and_parted(reviewer: TestClient) -> None:
    ids = [row["id"] for row in reviewer.get(f"{ROOT}/incidents").json()["rows"]]
    choice = {"record": ids[0], "other": ids[1], "verdict": "same", "name": "منى"}
    made = reviewer.post(f"{ROOT}/decisions", json=choice).json()
    assert len(reviewer.get(f"{ROOT}/incidents").json()["rows"]) == len(ids) - 1
    reviewer.post(f"{ROOT}/decisions", json={"record": made["record"], "verdict": "undo", "name": "منى"})
    assert len(reviewer.get(f"{ROOT}/incidents").json()["rows"]) == len(ids)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"record": "none:casualty:1-2", "verdict": "accept", "name": "م"}, 400),
        ({"record": "x", "verdict": "accept", "name": "م"}, 400),
        ({"record": "x", "verdict": "same", "name": "م"}, 400),
        ({"record": "x", "other": "y", "verdict": "same", "name": "م"}, 400),
        ({"record": "x", "verdict": "perhaps", "name": "م"}, 400),
        ({"record": "x", "verdict": "accept", "name": ""}, 400),
        ({"record": "x", "verdict": "accept", "name": "م", "more": 1}, 400),
        ([], 400),
    ],
)
def test_what_is_no_decision_is_refused(reviewer: TestClient, body: Any, status: int) -> None:
    assert reviewer.post(f"{ROOT}/decisions", json=body).status_code == status


def test_a_decision_is_json(reviewer: TestClient) -> None:
    refused = reviewer.post(f"{ROOT}/decisions", data={"record": "x", "verdict": "accept", "name": "م"})
    assert refused.status_code == 415


def test_a_desk_that_only_shows_takes_no_decision(reader: TestClient) -> None:
    choice = {"record": "x", "verdict": "accept", "name": "م"}
    refused = reader.post(f"{ROOT}/decisions", json=choice, headers={"Origin": HOME})
    assert (refused.status_code, refused.json()["hint"]) == (403, "Open it with `isnad desk LEDGER --review`.")


@pytest.mark.parametrize("origin", [None, "http://elsewhere.example", "null", "http://127.0.0.1:9"])
def test_another_page_cannot_decide(path: Path, origin: str | None) -> None:
    client = TestClient(create_app(path, review=True), base_url=HOME)
    choice = {"record": "x", "verdict": "accept", "name": "م"}
    refused = client.post(f"{ROOT}/decisions", json=choice, headers={"Origin": origin} if origin else {})
    assert refused.status_code == 403


# --- the documented example ---------------------------------------------------------------------------------------


def test_the_example_for_a_notebook_runs(path: Path) -> None:
    pytest.importorskip("pandas")
    page = (Path(__file__).parents[1] / "docs" / "desk.md").read_text("utf-8")
    reading, deciding = re.findall(r"```python\n(.*?)```", page.partition("In a notebook:")[2], re.S)
    with served(create_app(path, review=True)) as address:
        names: dict[str, Any] = {}
        exec((reading + deciding).replace("http://127.0.0.1:8765", address), names)
        assert set(names["killed"]["effect"]) == {"killed"}
        made = names["httpx"].get(f"{address}/api/v1/decisions").json()["rows"]
    assert made[-1]["note"] == "another town"
