"""Incidents in the desk: the list, reports side by side, figures by teller, chains, suggestions and decisions."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

import isnad
from isnad.desk.app import create_app
from isnad.desk.calendar import from_ordinal, in_words, ordinal
from isnad.desk.page import words
from isnad.desk.series import HEIGHT, SHAPES, WIDTH, Told, charts, figure
from isnad.desk.telling import Report, Telling, tree
from isnad.exports.labels import LANGUAGES
from isnad.records import Cause, Effect, Precision, Source, SourceKind, Victim

HOME = "http://127.0.0.1"
TAIL = "\nوكانت الحافلة في طريقها إلى قسنطينة حين فقد السائق السيطرة عليها في منعرج جبلي زلق، ثم هوت في واد قريب."
FIRST = (
    "انقلاب حافلة قرب سطيف يودي بسبعة ركاب\nقالت الحماية المدنية لوكالة الوادي إن سبعة ركاب لقوا مصرعهم وأصيب 20 آخرون "
    "الجمعة في انقلاب حافلة قرب سطيف شرقي الجزائر." + TAIL
)
LATER = (
    "سطيف تودع ضحايا الحافلة\nانقلبت حافلة قرب سطيف الجمعة وقُتل 7 ركاب.\n"
    "ثم ارتفع عدد القتلى إلى 9 قتلى، بحسب مصدر طبي.\n"
    "ونفت الحماية المدنية مقتل 40 راكباً في الحادث."
)
ELSEWHERE = "حريق في مستودع بمسقط\nقُتل عامل في حريق اندلع السبت في مستودع للأقمشة بمسقط."
HOSTILE = (
    "<script>alert(1)</script>\" onload='x' قتيل في انفجار\n"
    'قُتل <b>شخصان</b> السبت في انفجار في بنغازي &amp; نقل عن "><img src=x>.'
)
PAGES = (
    (FIRST, "2031-03-14", "الأفق"), (FIRST + " ", "2031-03-14", "النهر"), (LATER, "2031-03-15", "المدار"),
    (ELSEWHERE, "2031-03-15", "الساحل"), (HOSTILE, "2031-03-16", "<i>وسيلة</i>"),
)  # fmt: skip


def ledger_at(where: Path) -> Path:
    with isnad.Ledger.open(where, mode="rwc") as ledger:
        for text, day, outlet in PAGES:
            ledger.add(isnad.read(text, published=day, outlet=outlet))
        ledger.link()
    return where


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return TestClient(create_app(ledger_at(tmp_path_factory.mktemp("incidents") / "news.ledger")), base_url=HOME)


@pytest.fixture
def reviewer(tmp_path: Path) -> TestClient:
    app = create_app(ledger_at(tmp_path / "news.ledger"), review=True)
    return TestClient(app, base_url=HOME, headers={"Origin": HOME})


def id_of(client: TestClient, place: str) -> str:
    (row,) = client.get(f"/incidents.json?place={place}").json()
    return str(row["id"])


def page_of(client: TestClient, place: str = "سطيف", lang: str = "en") -> str:
    return str(client.get(f"/incident/{id_of(client, place)}?lang={lang}").text)


def plain(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


# --- the list -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "many"),
    [
        ("", 3), ("place=سطيف", 1), ("effect=injured", 1), ("outlet=المدار", 1), ("reports=3", 1),
        ("since=2031-03-15", 2),
        ("until=2031-03-14", 1), ("country=OM", 1), ("cause=fire", 1), ("place=nowhere", 0), ("bbox=5,35,6,37", 1),
    ],
)  # fmt: skip
def test_list_and_file_hold_the_same_incidents(client: TestClient, query: str, many: int) -> None:
    rows = client.get(f"/incidents.json?{query}").json()
    page = client.get(f"/incidents?{query}").text
    shown = re.findall(r'<a href="/incident/([^"?#]+)" dir', page)
    assert len(rows) == many
    assert shown == [row["id"] for row in rows]


def test_every_form_of_the_list_has_the_same_rows(client: TestClient) -> None:
    ids = [row["id"] for row in client.get("/incidents.json").json()]
    cells = client.get("/incidents.csv").text.lstrip("\ufeff").splitlines()
    features = client.get("/incidents.geojson").json()["features"]
    assert [line.split(",")[0] for line in cells] == ["id", *ids]
    assert [f["id"] for f in features] == ids


def test_facets_count_and_are_taken_away(client: TestClient) -> None:
    page = client.get("/incidents?cause=fire&lang=en").text
    assert re.search(r'href="/incidents\?lang=en" class="on"', page)


def test_months_of_a_year_are_offered_in_words(client: TestClient) -> None:
    page = client.get("/incidents?since=2031&until=2031&lang=en").text
    assert re.search(r'since=2031-03&amp;until=2031-03"[^>]*><bdi>March 2031</bdi>', page)


def test_background_is_listed_where_it_is_asked_for(client: TestClient) -> None:
    every = client.get("/incidents.json?mentions=true").json()
    assert len(every) >= len(client.get("/incidents.json").json())
    assert 'name="mentions" value="true" checked' in client.get("/incidents?mentions=true").text


@pytest.mark.parametrize("name", ["%22%0d%0aX-Evil: 1", "..%2f..%2fetc%2fpasswd", "%00", "a" * 5000])
def test_names_in_addresses_do_no_harm(client: TestClient, name: str) -> None:
    answer = client.get(f"/incident/{name}.csv")
    assert answer.status_code in (200, 404)
    assert "x-evil" not in answer.headers
    assert client.get(f"/incident/{name}").status_code == 404


@pytest.mark.parametrize("query", ["reports=0", "since=soon", "cause=magic", "after=x", "colour=red", "bbox=1,2"])
def test_what_cannot_be_asked_is_told(client: TestClient, query: str) -> None:
    assert client.get(f"/incidents?{query}").status_code == 400


# --- side by side -------------------------------------------------------------------------------------------------


def test_reports_stand_side_by_side_each_with_its_words(client: TestClient) -> None:
    page = page_of(client)
    rows = client.get(f"/incident/{id_of(client, 'سطيف')}.json").json()
    for row in rows:
        assert f'href="/article/{row["document"]}:{row["article"]}?lang=en#' in page
        assert row["outlet"] in page
    assert len(re.findall(r'<tr id="c-', page)) == len(rows) > 4


def test_nothing_is_summed(client: TestClient) -> None:
    shown = set(re.findall(r"\b\d+\b", plain(page_of(client)).replace("2031", "")))
    assert not shown & {"14", "16", "23", "21", "60"} - {"14"}  # 14 is a day
    assert "neither added up nor averaged" in page_of(client)


def test_a_revision_leads_to_the_figure_it_replaces(client: TestClient) -> None:
    page = page_of(client)
    found = re.search(r'class="was" href="#(c-[^"]+)">was <bdi dir="ltr">7</bdi>', page)
    assert found is not None
    assert f'id="{found[1]}"' in page


def test_a_denial_is_shown_and_not_drawn(client: TestClient) -> None:
    page = page_of(client)
    assert re.search(r'<tr id="c-[^"]+" class="denied[^"]*denial">', page)
    drawings = " ".join(re.findall(r"<svg viewBox=\"0 0 720 300\".*?</svg>", page, re.S))
    assert ">40<" not in drawings


def test_copies_of_one_text_are_one_chain_with_so_many_reports(client: TestClient) -> None:
    page = page_of(client)
    assert '<span class="copies">one text, reports: <bdi dir="ltr">2</bdi></span>' in page
    assert '<dt>reports</dt><dd><bdi dir="ltr">3</bdi> <span class="soft">texts <bdi dir="ltr">2</bdi>' in page


def test_a_source_that_is_not_named_is_marked(client: TestClient) -> None:
    assert re.search(r'class="node unnamed"><a href="[^"]+"><bdi>مصدر طبي</bdi>', page_of(client))


def test_an_arrow_leads_to_the_words_that_carry_it(client: TestClient) -> None:
    page = page_of(client)
    article, start, end = re.search(  # type: ignore[union-attr]
        r'class="carries" href="/article/([^?]+)\?lang=en#s-(\d+)-(\d+)"', page
    ).groups()
    text = client.get(f"/api/v1/documents/{article.split(':')[0]}").json()["text"]
    assert text[int(start) : int(end)] in ("الحماية المدنية", "مصدر طبي", "وكالة الوادي")


def test_an_incident_that_is_not_there_is_not_found(client: TestClient) -> None:
    assert client.get("/incident/none").status_code == 404
    assert client.get("/incident/none.json").json() == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_text_of_pages_never_runs(client: TestClient, lang: str) -> None:
    for page in (page_of(client, "بنغازي", lang), client.get(f"/incidents?lang={lang}").text):
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "<i>وسيلة" not in page
        assert "<b>شخصان" not in page


@pytest.mark.parametrize("query", ['"><script>x</script>', "' onmouseover=x", "\x00", "%ff", "{{7*7}}"])
def test_query_strings_never_run(client: TestClient, query: str) -> None:
    page = client.get("/incidents", params={"place": query})
    assert "<script>x" not in page.text
    assert "49" not in page.text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_hold_no_style_and_no_script_of_their_own(client: TestClient, lang: str) -> None:
    for page in (page_of(client, lang=lang), client.get(f"/map?lang={lang}").text):
        assert not re.search(r"\sstyle=|<style|\son\w+=|<script(?! type=\"module\" src=)", page)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_proof_page_stands_alone(client: TestClient, lang: str) -> None:
    answer = client.get(f"/incident/{id_of(client, 'سطيف')}/proof?lang={lang}")
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert not re.search(r'<script|<form|<link|href="/|url\((?!#)', answer.text)
    assert answer.text.count("كانت الحافلة في طريقها") >= 2


def test_links_lead_to_words_that_are_there(client: TestClient) -> None:
    page = page_of(client)
    links = set(re.findall(r'href="(/article/[^"#]+)#(s-\d+-\d+)"', page))
    assert len(links) > 5
    missing = [link for link in links if f'id="{link[1]}"' not in client.get(link[0]).text]
    assert missing == []


# --- figures by teller --------------------------------------------------------------------------------------------

DAY = ordinal("2031-03-14") or 0
tellings = st.builds(
    Told, st.integers(DAY, DAY + 30), st.just("killed"), st.sampled_from(["أ", "ب", "ج"]),
    st.one_of(st.none(), st.integers(0, 9_000)), st.one_of(st.none(), st.integers(0, 9_000)), st.booleans(),
    st.just("/"), st.integers(1, 3),
)  # fmt: skip


def told(day: int, low: int | None, high: int | None = None, teller: str = "أ", **more: object) -> Told:
    fields = {"day": DAY + day, "effect": "killed", "teller": teller, "min": low, "max": high, "approx": False}
    return Told(**{**fields, "href": "/", "reports": 1, **more})  # type: ignore[arg-type]


@given(st.lists(tellings, max_size=20), st.booleans())
def test_nothing_is_drawn_outside_the_chart(listed: list[Told], mirrored: bool) -> None:
    for chart in charts(listed, mirrored=mirrored):
        assert all(0 <= m.x <= WIDTH and 0 <= m.y <= HEIGHT and m.shape < SHAPES for m in chart.marks)
        assert all(0 <= tick.at <= HEIGHT for tick in chart.figures)


def test_time_runs_with_the_reading() -> None:
    listed = [told(0, 7, 7), told(5, 9, 9)]
    (english,), (arabic,) = charts(listed, mirrored=False), charts(listed, mirrored=True)
    assert english.marks[0].x < english.marks[1].x
    assert arabic.marks[0].x > arabic.marks[1].x
    assert [m.y for m in english.marks] == [m.y for m in arabic.marks]


def test_bounds_are_whiskers_and_open_where_there_is_none() -> None:
    (chart,) = charts([told(0, 5, 7), told(1, 12), told(2, 9, 9)], mirrored=False)
    both, open_mark, single = chart.marks
    assert both.low is not None
    assert both.high is not None
    assert both.low > both.high
    assert (open_mark.open_above, open_mark.open_below) == (True, False)
    assert (single.low, single.high) == (None, None)


def test_each_teller_has_a_line_of_their_own() -> None:
    (chart,) = charts([told(0, 1, 1), told(1, 2, 2), told(1, 3, 3, "ب"), told(2, 4, 4, "ب")], mirrored=False)
    assert [step.shape for step in chart.steps] == [0, 1]
    assert chart.tellers == [("أ", 0), ("ب", 1)]


def test_what_is_feared_is_not_drawn_as_what_is_asserted() -> None:
    (chart,) = charts([told(0, 5, 5), told(0, 5, 5, feared=True)], mirrored=False)
    assert [m.told.feared for m in chart.marks] == [False, True]


def test_a_single_figure_makes_no_drawing() -> None:
    assert charts([told(0, 7, 7), told(1, None)], mirrored=False) == []


@pytest.mark.parametrize(
    ("low", "high", "label"), [(3, 3, "3"), (3, 5, "3–5"), (3, None, "≥3"), (None, 5, "≤5"), (None, None, "")]
)
def test_bounds_are_written(low: int | None, high: int | None, label: str) -> None:
    assert figure(low, high) == label


# --- chains -------------------------------------------------------------------------------------------------------

MINISTRY = Source(name="الوزارة", kind="institution", start=4, end=11, text="الوزارة")
AGENCY = Source(name="وكالة الوادي", kind="agency")
MEDICS = Source(name="مسعفون", kind="medic")


def telling(article: str, *sources: Source, text: tuple[str, ...] = ()) -> Telling:
    return Telling(sources, Report(article, f"صحيفة {article}", None, "2031-03-14", 0, 4), text or (article,))


def test_chains_that_begin_alike_share_their_beginning() -> None:
    root = tree([telling("a", MINISTRY, AGENCY), telling("b", MINISTRY), telling("c", MEDICS)])
    assert [node.name for node in root.via.values()] == ["الوزارة", "مسعفون"]
    ministry = next(iter(root.via.values()))
    assert ministry.reports == 2
    assert [node.name for node in ministry.via.values()] == ["وكالة الوادي"]


def test_copies_end_in_one_leaf() -> None:
    root = tree([telling("a", AGENCY, text=("a", "b", "c")), telling("b", AGENCY, text=("a", "b", "c"))])
    (agency,) = root.via.values()
    assert [[r.article for r in told] for told in agency.texts.values()] == [["a", "b"]]


def test_each_step_keeps_the_words_that_carry_it() -> None:
    (ministry,) = tree([telling("a", MINISTRY), telling("a", MINISTRY), telling("b", MINISTRY)]).via.values()
    assert [(w.article, w.start, w.end) for w in ministry.words] == [("a", 4, 11), ("b", 4, 11)]


def test_medics_and_officials_without_names_are_unnamed() -> None:
    root = tree([telling("a", MEDICS), telling("b", MINISTRY)])
    assert [node.unnamed for node in root.via.values()] == [True, False]


# --- decisions ----------------------------------------------------------------------------------------------------


def decide(client: TestClient, **fields: str) -> int:
    form = {"name": "منى", **fields}
    return int(client.post("/incident-decision", data=form, follow_redirects=False).status_code)


def test_two_incidents_are_made_one_and_two_again(reviewer: TestClient) -> None:
    one, other = id_of(reviewer, "مسقط"), id_of(reviewer, "بنغازي")
    assert decide(reviewer, record=one, other=other, verdict="same", back=one) == 303
    assert len(reviewer.get("/incidents.json").json()) == 2
    page = reviewer.get(f"/incident/{id_of(reviewer, 'مسقط')}?lang=en").text
    record = re.search(r'name="record" value="([^"]+)"><input type="hidden" name="back"', page)
    assert record is not None
    assert decide(reviewer, record=record[1], verdict="undo") == 303
    assert len(reviewer.get("/incidents.json").json()) == 3


def test_the_name_of_who_decides_is_filled_in_again(reviewer: TestClient) -> None:
    one, other = id_of(reviewer, "مسقط"), id_of(reviewer, "بنغازي")
    decide(reviewer, record=one, other=other, verdict="different", back=one)
    assert 'name="name" value="منى"' in reviewer.get(f"/incident/{id_of(reviewer, 'سطيف')}").text


def test_suggestions_are_answered_one_after_another(tmp_path: Path) -> None:
    fire = "حريق في مصنع بصحار\nقُتل {} عمال السبت في حريق بمصنع في صحار."
    with isnad.Ledger.open(tmp_path / "news.ledger", mode="rwc") as ledger:
        ledger.add(isnad.read(fire.format("خمسة"), published="2031-03-15"))
        ledger.add(isnad.read("وفاة عمال في صحار\nتوفي 50 عاملاً في عُمان الأحد إثر اختناق.", published="2031-03-16"))
        ledger.link()
        waiting = len(ledger.suggestions())
        names = [row["id"] for row in ledger.incident_list()]
        assert ledger.suggestions(*names, newest=30) == ledger.suggestions(*names) == ledger.suggestions()
    client = TestClient(create_app(tmp_path / "news.ledger", review=True), base_url=HOME, headers={"Origin": HOME})
    page = client.get("/incidents/possible?lang=en").text
    assert len(re.findall(r'name="next"', page)) == waiting
    assert len(client.get("/incidents/possible.json").json()) == waiting
    assert client.get("/incidents/possible.geojson").status_code == 404


def test_a_report_is_parted_from_its_incident(reviewer: TestClient) -> None:
    name = id_of(reviewer, "سطيف")
    page = reviewer.get(f"/incident/{name}?lang=en").text
    forms = re.findall(r'name="record" value="([^"]+)"><input type="hidden" name="other" value="([^"]+)">', page)
    record, other = next(f for f in forms if f[1].startswith(sorted({o.split(":")[0] for _, o in forms})[0]))
    assert decide(reviewer, record=record, other=other, verdict="different", back=name) == 303
    assert len(reviewer.get("/incidents.json?place=سطيف").json()) == 2


def test_a_desk_that_only_shows_has_no_forms_and_takes_none(client: TestClient) -> None:
    assert "incident-decision" not in page_of(client)
    refused = client.post("/incident-decision", data={"name": "م"}, headers={"Origin": HOME})
    assert refused.status_code == 403


NO_DECISION = (
    {"verdict": "perhaps"},
    {"verdict": "same", "record": "x", "other": "y"},
    {"verdict": "undo"},
    {"name": " "},
)


@pytest.mark.parametrize("fields", NO_DECISION)
def test_what_is_no_decision_is_refused(reviewer: TestClient, fields: dict[str, str]) -> None:
    assert decide(reviewer, **fields) == 400


def test_another_page_cannot_decide(reviewer: TestClient) -> None:
    sent = reviewer.post("/incident-decision", data={"verdict": "undo"}, headers={"Origin": "http://elsewhere.example"})
    assert sent.status_code == 403


# --- words --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("value", "ar", "en"), [
    ("2031-03-14", "14 مارس 2031", "14 March 2031"), ("2031-03", "مارس 2031", "March 2031"), ("2031", "2031", "2031"),
    ("2031-03-14/2031-03-15", "14 مارس 2031 – 15 مارس 2031", "14 March 2031 – 15 March 2031"),
    ("2031-W11", "الأسبوع 11 من 2031", "week 11 of 2031"), ("soon", "soon", "soon"), (None, "", ""),
])  # fmt: skip
def test_days_are_told_in_words(value: str | None, ar: str, en: str) -> None:
    assert (in_words(value, words("ar")), in_words(value, words("en"))) == (ar, en)


DAYS = [
    ("2031-03-14", "2031-03-14"),
    ("2031-03", "2031-03-01"),
    ("2031", "2031-01-01"),
    ("2031-02-30", None),
    ("x", None),
]


@pytest.mark.parametrize(("value", "day"), DAYS)
def test_days_are_counted(value: str, day: str | None) -> None:
    assert from_ordinal(ordinal(value)) == day


def test_every_label_stands_in_both_languages() -> None:
    names = ("incidents.html", "incident.html", "incident_parts.html", "possible.html", "map.html", "map_parts.html")
    folder = Path(isnad.__file__).parent / "desk" / "templates"
    sources = [(folder / name).read_text("utf-8") for name in names]
    keys = {key for source in sources for key in re.findall(r"""\bt\(["']([^"'~]+)["']\)""", source)}
    built = {
        *(f"precision {p}" for p in (*get_args(Precision), "several")), *(f"victims {v}" for v in get_args(Victim)),
        *(f"source {k}" for k in get_args(SourceKind)), *(f"aside {a}" for a in ("part", "again", "stray")),
        *(f"decided {v}" for v in ("accept", "reject", "same", "different")), *(f"month {n}" for n in range(1, 13)),
        *get_args(Effect), *get_args(Cause), "zoom in", "zoom out", "west", "east", "north", "south",
    }  # fmt: skip
    missing = {(lang, key) for lang in LANGUAGES for key in keys | built if words("ar")(key) == key}
    assert missing == set()


# --- many reports -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """One incident of two hundred reports, each in words and on a word of its own."""
    where = tmp_path_factory.mktemp("many") / "news.ledger"
    rare = ["".join(chr(0x628 + (n * 7 + k * 13) % 16) for k in range(6)) for n in range(3_000)]
    with isnad.Ledger.open(where, mode="rwc") as ledger:
        for n in range(200):
            own = " ".join(rare[n * 12 : n * 12 + 12])
            text = (
                f"زلزال سطيف يودي بحياة {40 + n} شخصاً\n"
                f"قالت جمعية {rare[n]} إن {40 + n} شخصاً قُتلوا وأصيب {90 + n} آخرون "
                f"الجمعة في زلزال ضرب سطيف.\nوكتبت {own}."
            )
            ledger.add(isnad.read(text, published=f"2031-03-{14 + n % 9}", outlet=f"صحيفة {n}"))
        ledger.link()
    return TestClient(create_app(where), base_url=HOME)


def largest(client: TestClient) -> tuple[str, int]:
    rows = client.get("/incidents.json").json()
    return max(((row["id"], row["reports"]) for row in rows), key=lambda row: int(row[1]))


def test_a_page_of_many_reports_stays_small(crowded: TestClient) -> None:
    name, reports = largest(crowded)
    page = crowded.get(f"/incident/{name}")
    assert reports > 100
    assert len(page.content) < 400_000


def test_lines_of_many_reports_are_gone_through_whole(crowded: TestClient) -> None:
    name, _ = largest(crowded)
    every = [row["id"] for row in crowded.get(f"/incident/{name}.json").json()]
    address, seen = f"/incident/{name}?lang=en", []
    while address:
        page = crowded.get(address).text
        seen += re.findall(r'<tr id="c-([^"]+)"', page)
        following = re.search(r'rel="next" href="([^"#]+)#side-by-side"', page)
        address = following[1].replace("&amp;", "&") if following else ""
    assert seen == every


def test_what_is_left_out_is_counted(crowded: TestClient) -> None:
    page = plain(crowded.get(f"/incident/{largest(crowded)[0]}?lang=en").text)
    assert "other sources" in page
    assert "and more" in page
