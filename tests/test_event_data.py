"""Events in the shapes of event data: exact headers, what is filled, what is left empty."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from click.testing import CliRunner

from isnad.cli import commands
from isnad.exports.event_data import acled, cameo, codes, ged, polecat
from isnad.exports.event_data.dates import when
from isnad.exports.event_data.formats import COLUMNS, chunks
from isnad.exports.event_data.tellings import Telling, of_documents, of_ledger
from isnad.ledger import Ledger
from isnad.records import (
    Article,
    Block,
    Casualty,
    Document,
    Event,
    EventType,
    Origin,
    Party,
    Place,
    PlaceRef,
    Source,
    Span,
    Versions,
)

TEXT = (
    "قال الدفاع المدني إن طائرات الجيش السوري قصفت سوق وادي النور صباحا وقتلت 12 عاملاً، وقال أهال إن القتلى 15.\n"
    "=وأعلنت الوزارة أنها ستوقع اتفاقا مع لبنان."
)

TOWN = "وادي النور"


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def document(**changes: object) -> Document:
    """One invented article: a strike with two figures of killed, and an agreement that is planned."""
    strike = Event(
        type="ASSAULT", mode="aerial", trigger=Span.of(TEXT, *at("قصفت")), status="occurred", date="2031-03-14",
        actor=Party.of(TEXT, *at("طائرات الجيش السوري"), name="الجيش السوري", kind="military", country="SY"),
        recipient=Party.of(TEXT, *at("سوق وادي النور")),
        place=PlaceRef(name=TOWN, start=TEXT.index(TOWN), end=TEXT.index(TOWN) + len(TOWN), text=TOWN, country="SY"),
        sources=(Source(name="الدفاع المدني", kind="institution"),), rule="test.strike",
    )  # fmt: skip
    plan = Event(
        type="AGREE", trigger=Span.of(TEXT, *at("ستوقع")), status="planned", rule="test.plan",
        recipient=Party.of(TEXT, *at("لبنان"), name="لبنان", kind="country", country="LB"),
    )  # fmt: skip
    place = Place.of(
        TEXT, *at("وادي النور"), name="وادي النور", kind="city", country="SY", lat=35.5, lon=36.5, admin1="09",
        geonameid=7, precision="settlement",
    )  # fmt: skip
    counts = (
        Casualty.of(TEXT, *at("12 عاملاً"), effect="killed", min=12, max=12, incident=1, victims=("civilians",)),
        Casualty.of(TEXT, *at("القتلى 15"), effect="killed", min=15, max=15, incident=1),
    )
    end = TEXT.index("\n")
    blocks = (Block(kind="body", start=0, end=end), Block(kind="body", start=end + 1, end=len(TEXT)))
    article = Article(
        start=0, end=len(TEXT), published="2031-03-15", outlet="=الوادي", blocks=blocks, places=(place,),
        casualties=counts, events=(strike, plan),
    )  # fmt: skip
    made = Document(
        id="0123456789abcdef", text=TEXT, source=Origin(uri="http://example.org/1", sha256="0"), articles=(article,),
        versions=Versions(engine="1", rules="r", data="d"),
    )  # fmt: skip
    return msgspec.structs.replace(made, **changes)


@pytest.fixture(scope="module")
def tellings() -> list[Telling]:
    return list(of_documents([document()]))


def table(form: str, told: list[Telling]) -> list[dict[str, str]]:
    data = b"".join(chunks(told, form, bom=False)).decode()
    return list(csv.DictReader(io.StringIO(data)))


HEADERS = {
    "acled": "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 "
    "assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country "
    "admin1 admin2 admin3 location latitude longitude geo_precision source source_scale notes fatalities "
    "tags timestamp ",
    "ged": "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id "
    "conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id "
    "side_b_new_id side_b number_of_sources source_article source_office source_date source_headline "
    "source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude "
    "geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a "
    "deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob ",
    "polecat": "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,"
    "Actor COW,Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,"
    "Recipient Name,Recipient Country,Recipient COW,Primary Recipient Sector,Recipient Sectors,"
    "Recipient Title,Recipient Name Raw,Wikipedia Recipient ID,Placename,City,District,Province,Country,"
    "Latitude,Longitude,GeoNames ID,Raw Placename,Feature Type,Source,Publication Date,Story People,"
    "Story Organizations,Story Locations,Language,Version",
}


@pytest.mark.parametrize("form", HEADERS)
def test_header_is_the_data_sets_own(form: str, tellings: list[Telling]) -> None:
    first = next(iter(chunks(tellings, form, bom=False))).decode().strip()
    expected = HEADERS[form] if form == "polecat" else ",".join(HEADERS[form].split())
    assert first == expected


@pytest.mark.parametrize(("module", "count"), [(acled, 31), (ged, 49), (polecat, 40)])
def test_every_column_has_a_meaning(module: object, count: int) -> None:
    columns: dict[str, str] = module.COLUMNS  # type: ignore[attr-defined]
    assert len(columns) == count
    assert all(columns.values())


def test_plover_records_point_at_their_words(tellings: list[Telling]) -> None:
    for line in chunks(tellings, "plover", bom=False):
        record = json.loads(line)
        info = record["text_info"]
        assert TEXT[info["start"] : info["end"]] == record["event_text"]
        assert record["event_text"] in record["text"]
        assert set(record) <= set(COLUMNS["plover"])


def test_plover_keeps_an_event_that_names_nobody(tellings: list[Telling]) -> None:
    planned = json.loads(list(chunks(tellings, "plover", bom=False))[1])
    assert planned["actor"] is None
    assert planned["isnad"]["status"] == "planned"


def test_plover_gives_no_size_where_figures_differ(tellings: list[Telling]) -> None:
    strike = json.loads(next(iter(chunks(tellings, "plover", bom=False))))
    assert "size" not in strike


def test_acled_takes_the_lowest_figure(tellings: list[Telling]) -> None:
    (row,) = table("acled", tellings)
    assert (row["event_type"], row["sub_event_type"]) == ("Explosions/Remote violence", "Air/drone strike")
    assert row["fatalities"] == "12"
    assert (row["iso"], row["country"], row["time_precision"]) == ("760", "Syria", "1")
    assert row["notes"].startswith("قال الدفاع المدني")


def test_ged_gives_bounds_and_no_best_among_differing_figures(tellings: list[Telling]) -> None:
    (row,) = table("ged", tellings)
    assert (row["low"], row["best"], row["high"]) == ("12", "", "15")
    assert (row["deaths_civilians"], row["source_original"], row["gwnoa"]) == ("12", "الدفاع المدني", "652")
    assert (row["date_prec"], row["where_prec"], row["geom_wkt"]) == ("1", "1", "POINT (36.5 35.5)")


def test_polecat_leaves_out_what_did_not_take_place(tellings: list[Telling]) -> None:
    (row,) = table("polecat", tellings)
    assert (row["Actor Name"], row["Actor Country"], row["Actor COW"]) == ("الجيش السوري", "SYR", "652")
    assert (row["Primary Actor Sector"], row["Quad Code"], row["City"]) == ("MIL", "4", "وادي النور")


def test_cameo_has_the_root_of_the_mode(tellings: list[Telling]) -> None:
    (row,) = table("cameo", tellings)
    assert (row["EventRootCode"], row["QuadClass"], row["PloverType"]) == ("19", "4", "ASSAULT")


def test_cells_that_a_spreadsheet_would_run_are_made_text(tellings: list[Telling]) -> None:
    (row,) = table("polecat", tellings)
    assert row["Source"] == "'=الوادي"


def test_every_type_has_a_root_and_a_quad_class() -> None:
    for kind in get_args(EventType):
        event = Event(type=kind, trigger=Span(start=0, end=1, text="x"))
        assert codes.cameo(event).root.isdigit()
        assert codes.QUAD[kind] in (1, 2, 3, 4)


@pytest.mark.parametrize(
    ("value", "first", "last", "acled_code", "ged_code"),
    [
        ("2031-03-14", "2031-03-14", "2031-03-14", "1", "1"),
        ("2031-03-14/2031-03-15", "2031-03-14", "2031-03-15", "2", "2"),
        ("2031-W11", "2031-03-10", "2031-03-16", "2", "3"),
        ("2031-03", "2031-03-01", "2031-03-31", "3", "4"),
        ("2031", "2031-01-01", "2031-12-31", "3", "5"),
        (None, "", "", "", ""),
    ],
)
def test_dates_say_how_exact_they_are(value: str | None, first: str, last: str, acled_code: str, ged_code: str) -> None:
    found = when(value)
    assert (found.first, found.last, found.acled, found.ged) == (first, last, acled_code, ged_code)


@pytest.mark.parametrize(
    ("actor", "recipient", "event"),
    [
        ("military", "armed_group", "Battles"),
        ("military", "person", "Violence against civilians"),
        ("military", None, ""),
        (None, "ngo", "Violence against civilians"),
    ],
)
def test_parties_decide_acleds_type(actor: str | None, recipient: str | None, event: str) -> None:
    parties = [Party(start=0, end=1, text="x", kind=kind) if kind else None for kind in (actor, recipient)]
    found = codes.acled(
        Event(type="ASSAULT", trigger=Span(start=0, end=1, text="x"), actor=parties[0], recipient=parties[1])
    )
    assert found is not None
    assert found.event == event


def test_talks_are_none_of_acleds_events() -> None:
    assert codes.acled(Event(type="CONSULT", trigger=Span(start=0, end=1, text="x"))) is None


def test_a_ledger_gives_the_same_and_follows_decisions(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "news.ledger", mode="rwc") as ledger:
        ledger.add(document())
        rows = list(ledger.events())
        told = list(of_ledger(ledger, {}))
        assert [t.id for t in told] == [row["id"] for row in rows]
        ledger.decide(told[0].id, "edit", name="reviewer", field="actor", value="سلاح الجو")
        ledger.decide(told[1].id, "reject", name="reviewer")
        (left,) = of_ledger(ledger, {})
        assert left.actor == "سلاح الجو"


@pytest.mark.parametrize("form", ["plover", "polecat", "cameo", "acled", "ged"])
def test_a_ledger_is_exported_with_its_dictionary(form: str, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "news.ledger", mode="rwc") as ledger:
        ledger.add(document())
    done = CliRunner().invoke(commands, ["export", str(tmp_path / "news.ledger"), "--format", form])
    assert done.exit_code == 0
    assert "0123456789abcdef" in done.output
    told = CliRunner().invoke(commands, ["export", "--format", form, "--dictionary"])
    assert len(told.output.splitlines()) == len(COLUMNS[form])


def test_files_are_read_to_a_table_of_events(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("قصف الجيش بلدة الرمان", encoding="utf-8")
    done = CliRunner().invoke(commands, ["events", str(page), "--format", "csv"])
    assert done.exit_code == 0
    (row,) = csv.DictReader(io.StringIO(done.output))
    assert (row["type"], row["text"]) == ("ASSAULT", "قصف")


def test_cameo_columns_are_those_of_its_rows(tellings: list[Telling]) -> None:
    assert [set(row) for row in cameo.rows(tellings)] == [set(cameo.COLUMNS)]
