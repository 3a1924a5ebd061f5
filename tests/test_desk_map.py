"""The map: encoded lines, boxes, cutting, sheets, marks by precision, and the page with its rows."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

import isnad
from isnad.desk.app import create_app
from isnad.desk.geo.basemap import load
from isnad.desk.geo.box import BROAD, REGION, SQUARE, WORLD, Box, about, fitted, parse
from isnad.desk.geo.clip import clipped_area, clipped_line, thinned
from isnad.desk.geo.lines import UNIT, beside, decode, encode, joined
from isnad.desk.geo.marks import CELL, bar, hatched, marks, shape_of
from isnad.desk.geo.outlines import country_names, outlines
from isnad.desk.geo.sheet import WIDTH, own_lines, sheet
from isnad.errors import IsnadError, Unreadable, UsageError
from isnad.ledger.selection import Spot
from stories import TEXT, story

LEVANT = fitted(Box(34.0, 31.0, 38.0, 35.0))
WINDOW = (0.0, 0.0, 100.0, 100.0)
numbers = st.integers(-36_000, 36_000)
coordinates = st.floats(-300, 400, allow_nan=False)
points = st.lists(st.tuples(coordinates, coordinates), min_size=3, max_size=40)


def spot(lon: float = 36.0, lat: float = 34.0, precision: str | None = "settlement", **more: object) -> Spot:
    fields = {"name": "وادي النور", "country": "SY", "lat": lat, "lon": lon, "precision": precision, "rows": 1, **more}
    return Spot(**fields)  # type: ignore[arg-type]


# --- lines --------------------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(numbers, numbers), max_size=30))
def test_lines_are_read_back_as_written(line: list[tuple[int, int]]) -> None:
    assert decode(encode(line)) == line


@given(numbers, numbers)
def test_the_nearest_turn_of_the_globe_is_taken(last: int, x: int) -> None:
    near = beside(last, x)
    assert abs(near - last) <= 180 * UNIT
    assert (near - x) % (360 * UNIT) == 0


def test_a_ring_goes_on_across_the_180th_meridian() -> None:
    arcs = [[(17_900, 0), (17_990, 0)], [(-17_990, 0), (-17_800, 10)]]
    ring = joined([0, 1], arcs.__getitem__)
    assert ring == [(17_900, 0), (18_010, 0)]


# --- boxes --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "1,2,3", "a,b,c,d", "5,1,4,2", "1,5,2,4", "nan,0,1,1", "0,0,inf,1", "0,0,1e9,1"])
def test_what_is_no_box_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse(text)


@given(st.floats(-180, 179), st.floats(-60, 83), st.floats(0.001, 360), st.floats(0.001, 144))
def test_a_fitted_box_holds_the_one_asked_for_as_far_as_the_earth_goes(w: float, s: float, x: float, y: float) -> None:
    asked = Box(w, s, min(w + x, 180.0), min(s + y, 84.0))
    box = fitted(asked)
    slack = 0.002
    assert box.west <= asked.west + slack
    assert box.east >= asked.east - slack
    assert box.south <= asked.south + slack
    assert box.north >= asked.north - slack
    assert -180 <= box.west < box.east <= 180
    assert -60 <= box.south < box.north <= 84


@pytest.mark.parametrize("box", [LEVANT, fitted(WORLD), fitted(REGION), fitted(Box(10, 10, 10.01, 10.01))])
def test_sheets_have_one_range_of_shapes(box: Box) -> None:
    assert SQUARE - 0.02 <= box.aspect <= BROAD + 0.1


def test_a_box_says_itself_as_it_is_parsed() -> None:
    assert parse(str(LEVANT)) == LEVANT


def test_zooming_in_and_out_comes_back() -> None:
    back = LEVANT.zoomed(0.5).zoomed(2.0)
    assert back == pytest.approx(LEVANT, abs=0.05)


def test_no_box_leaves_the_earth() -> None:
    assert fitted(WORLD).moved(0.5, 0.5) == fitted(WORLD)


def test_one_far_place_does_not_make_the_box() -> None:
    near = [(36.0 + i / 50, 34.0, 1) for i in range(100)]
    box = about([*near, (-120.0, 40.0, 1)])
    assert box is not None
    assert box.west > 20


def test_no_places_make_no_box() -> None:
    assert about([]) is None


# --- cutting ------------------------------------------------------------------------------------------------------


@given(points)
def test_cut_areas_lie_in_the_window(ring: list[tuple[float, float]]) -> None:
    assert all(-1e-6 <= x <= 100 + 1e-6 and -1e-6 <= y <= 100 + 1e-6 for x, y in clipped_area(ring, WINDOW))


@given(points)
def test_cut_lines_lie_in_the_window(line: list[tuple[float, float]]) -> None:
    pieces = clipped_line(line, WINDOW)
    assert all(-1e-6 <= x <= 100 + 1e-6 and -1e-6 <= y <= 100 + 1e-6 for piece in pieces for x, y in piece)


def test_an_area_about_the_window_is_the_window() -> None:
    assert sorted(clipped_area([(-9, -9), (900, -9), (900, 900), (-9, 900)], WINDOW)) == [
        (0, 0), (0, 100), (100, 0), (100, 100),
    ]  # fmt: skip


def test_a_line_that_leaves_and_returns_is_two() -> None:
    assert len(clipped_line([(50, 50), (50, -50), (60, -50), (60, 50)], WINDOW)) == 2


@given(points)
def test_thinning_keeps_the_ends(line: list[tuple[float, float]]) -> None:
    kept = thinned(line, WINDOW, 0.5)
    assert (kept[0], kept[-1]) == (line[0], line[-1])


# --- outlines -----------------------------------------------------------------------------------------------------


def test_every_country_is_named_in_both_languages() -> None:
    named = [*outlines("near").countries, *outlines("far").countries]
    assert all(c.en and re.search(r"[\u0621-\u064a]", c.ar) for c in named)


@pytest.mark.parametrize(("iso", "name"), [("SY", "سوريا"), ("PS", "فلسطين"), ("BH", "البحرين"), ("KM", "جزر القمر")])
def test_countries_go_by_their_names_in_arabic_news(iso: str, name: str) -> None:
    assert country_names("ar")[iso] == name


def test_disputed_lines_are_told_from_borders() -> None:
    assert {arc.kind for arc in outlines("near").arcs if arc} == {"coast", "border", "disputed"}


def test_the_data_names_its_source() -> None:
    head = (Path(isnad.__file__).parent / "desk" / "data" / "outlines.txt").read_text("utf-8")[:400]
    assert "Natural Earth" in head
    assert "public domain" in head


PACIFIC, SOUTH = fitted(Box(170, -30, 180, -10)), fitted(Box(0, -60, 1, -59))


@pytest.mark.parametrize("box", [LEVANT, fitted(REGION), fitted(WORLD), PACIFIC, SOUTH])
def test_a_sheet_is_small(box: Box) -> None:
    on = sheet(box)
    assert len(on.land) + sum(map(len, on.lines.values())) < 150_000


def test_places_stand_where_they_are() -> None:
    on = sheet(LEVANT)
    assert on.at(LEVANT.west, LEVANT.north) == (0.0, 0.0)
    assert on.at(LEVANT.east, LEVANT.south) == pytest.approx((WIDTH, on.height), abs=0.1)


def test_names_of_countries_stand_inside() -> None:
    on = sheet(fitted(REGION))
    assert {"السودان", "اليمن", "مصر"} <= {label.ar for label in on.labels}
    assert all(0 < label.x < WIDTH and 0 < label.y < on.height for label in on.labels)


# --- marks --------------------------------------------------------------------------------------------------------


KNOWN = ("exact", "settlement", "admin", "country", "area")


@pytest.mark.parametrize(("precision", "shape"), [*zip(KNOWN, KNOWN, strict=True), (None, "area")])
def test_a_mark_shows_what_is_known(precision: str | None, shape: str) -> None:
    assert shape_of(spot(precision=precision)) == shape
    assert [mark.shape for mark in marks([spot(precision=precision)], sheet(LEVANT))] == [shape]


def test_a_province_is_as_large_as_it_may_be_wide() -> None:
    on = sheet(LEVANT)
    (mark,) = marks([spot(precision="admin")], on)
    assert mark.r == pytest.approx(on.kilometres(70), abs=0.1)


def test_what_lies_too_near_together_is_one_mark_that_counts_them() -> None:
    crowd = [spot(lon=36 + i / 10_000, rows=2, name=f"حي {i}") for i in range(50)]
    found = marks(crowd, sheet(fitted(REGION)))
    assert [(m.shape, m.places, m.rows) for m in found] == [("several", 50, 100)]
    assert found[0].box.holds(36.0, 34.0)


def test_marks_of_many_places_stay_few() -> None:
    many = [spot(lon=-18 + i % 80, lat=8 + (i * 7) % 34, name=f"بلدة {i}") for i in range(5_000)]
    on = sheet(fitted(REGION))
    assert len(marks(many, on)) <= (WIDTH / CELL + 1) * (on.height / CELL + 1)


def test_what_lies_elsewhere_has_no_mark() -> None:
    assert marks([spot(lon=-100.0)], sheet(LEVANT)) == []


def test_a_country_is_hatched_as_far_as_it_is_in_view() -> None:
    (hatch,) = hatched([spot(precision="country", name="سوريا", rows=3), spot()], sheet(LEVANT))
    assert (hatch.name, hatch.rows, hatch.path[:1]) == ("سوريا", 3, "M")


def test_the_scale_is_a_round_number() -> None:
    kilometres, length = bar(sheet(LEVANT))
    assert str(kilometres).strip("0") in ("1", "2", "5")
    assert length <= WIDTH / 5


# --- a map of one's own -------------------------------------------------------------------------------------------

PROVINCE = {"type": "Polygon", "coordinates": [[[35, 32], [36, 32], [36, 33], [35, 32]]]}


@pytest.mark.parametrize("data", [
    PROVINCE,
    {"type": "Feature", "properties": {}, "geometry": PROVINCE},
    {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": g} for g in (PROVINCE, None)]},
    {"type": "GeometryCollection", "geometries": [{"type": "LineString", "coordinates": [[35, 32], [36, 33]]}]},
    {"type": "MultiPolygon", "coordinates": [PROVINCE["coordinates"]]},
])  # fmt: skip
def test_geojson_is_drawn(tmp_path: Path, data: object) -> None:
    file = tmp_path / "own.geojson"
    file.write_text(json.dumps(data))
    assert own_lines(load(file), sheet(LEVANT)).startswith("M")


@pytest.mark.parametrize("text", [
    "", "{}", "[1]", '"x"', '{"type": "Point", "coordinates": [1, 2]}', '{"type": "LineString", "coordinates": "x"}',
    '{"type":"Polygon","coordinates":[[["a","b"],[1,2]]]}',
])  # fmt: skip
def test_what_is_no_geojson_is_told(tmp_path: Path, text: str) -> None:
    file = tmp_path / "own.geojson"
    file.write_text(text)
    with pytest.raises(UsageError) as told:
        load(file)
    assert told.value.where == str(file)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        load(tmp_path / "none.geojson")
    assert issubclass(Unreadable, IsnadError)


# --- the page -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    where = tmp_path_factory.mktemp("map") / "news.ledger"
    with isnad.Ledger.open(where, mode="rwc") as ledger:
        for number in range(3):
            ledger.add(story(f"{TEXT} {number}", name=f"page{number}", outlet=f"صحيفة {number}"))
        for text in ("قُتل ثلاثة أشخاص في انفجار في بنغازي أمس.", "قُتل خمسة أشخاص في اليمن أمس.", "قُتل شخصان أمس."):
            ledger.add(isnad.read(text, published="2031-03-14"))
        ledger.link()
    return TestClient(create_app(where), base_url="http://127.0.0.1")


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("layer", ["incidents", "casualties", "events"])
def test_each_layer_is_shown(client: TestClient, layer: str, lang: str) -> None:
    page = client.get(f"/map?of={layer}&lang={lang}")
    assert page.status_code == 200
    assert "<svg" in page.text
    assert len(page.content) < 400_000


def rows_of(client: TestClient, query: str) -> list[str]:
    return [row["id"] for row in client.get(f"/map.json?{query}").json()]


@pytest.mark.parametrize(
    ("query", "many"),
    [
        ("of=casualties", 4), ("of=casualties&bbox=30,30,40,40", 3), ("of=casualties&bbox=15,28,25,34", 1),
        ("of=casualties&bbox=0,0,1,1", 0), ("of=casualties&effect=killed&bbox=-180,-60,180,84", 2),
        ("of=casualties&outlet=صحيفة 1&bbox=30,30,40,40", 1), ("bbox=30,30,40,40", 1),
        ("of=events&bbox=40,10,60,20", 1),
    ],
)  # fmt: skip
def test_page_and_file_hold_the_same_rows(client: TestClient, query: str, many: int) -> None:
    found = rows_of(client, query)
    assert len(found) == many
    page = client.get(f"/map?{query}").text
    shown = re.findall(r'<td><a href="/(?:article|incident)/[^"]+"', page)
    assert len(shown) == many


def test_every_form_has_the_same_rows(client: TestClient) -> None:
    query = "of=casualties&bbox=-20,0,80,50"
    lines = client.get(f"/map.jsonl?{query}").text.splitlines()
    features = client.get(f"/map.geojson?{query}").json()["features"]
    cells = client.get(f"/map.csv?{query}").text.splitlines()[1:]
    ids = rows_of(client, query)
    assert [json.loads(line)["id"] for line in lines] == [f["id"] for f in features] == ids
    assert [line.split(",")[0] for line in cells] == ids


def test_what_cannot_be_shown_is_counted(client: TestClient) -> None:
    page = client.get("/map?of=casualties&bbox=30,30,40,40&lang=en").text
    told = re.sub(r"<[^>]+>", "", page)
    assert "in view 3" in told
    assert "outside the view 2" in told
    assert "without coordinates 1" in told


def test_the_map_reads_left_to_right_in_both_languages(client: TestClient) -> None:
    pages = [client.get(f"/map?lang={lang}").text for lang in ("ar", "en")]
    drawn = [re.search(r"<svg class=\"sheet\".*?</svg>", page, re.S) for page in pages]
    found = [re.findall(r'transform="translate\([^)]+\)"', svg.group()) for svg in drawn if svg]
    assert found[0] == found[1] != []


@pytest.mark.parametrize(
    "query", ["of=nothing", "bbox=1", "bbox=9,9,1,1", "since=soon", "sort=1", "after=x", "of=events&cause=fire"]
)
def test_what_cannot_be_asked_is_told(client: TestClient, query: str) -> None:
    assert client.get(f"/map?{query}").status_code == 400


def test_an_unknown_form_is_not_there(client: TestClient) -> None:
    assert client.get("/map.xlsx").status_code == 404


def test_boundaries_are_said_to_be_illustrative(client: TestClient) -> None:
    assert "Boundaries are illustrative" in client.get("/map?lang=en").text


def test_a_map_of_ones_own_is_drawn(tmp_path: Path) -> None:
    file = tmp_path / "own.geojson"
    file.write_text(json.dumps(PROVINCE))
    with isnad.Ledger.open(tmp_path / "news.ledger", mode="rwc") as ledger:
        ledger.add(story())
        ledger.link()
    app = create_app(tmp_path / "news.ledger", basemap=file)
    page = TestClient(app, base_url="http://127.0.0.1").get("/map?bbox=34,31,38,35").text
    assert '<path class="base" d="M' in page
