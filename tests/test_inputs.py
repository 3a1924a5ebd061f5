"""The stream of inputs: every container gives its pages, and damage is an error in its place."""

from __future__ import annotations

import csv
import gzip
import io
import json
import tarfile
import zipfile
from pathlib import Path

import pytest

from containers import html, rss, text, warc, warc_record
from isnad.errors import InputError, IsnadError, UsageError
from isnad.inputs import Input, gather, read_input
from isnad.inputs.counting import count_pages
from isnad.inputs.days import stated_day


def pages(*names: Path | str, **options: object) -> list[Input]:
    return [item for item in gather(map(str, names), **options) if isinstance(item, Input)]  # type: ignore[arg-type]


def problems(*names: Path | str, **options: object) -> list[IsnadError]:
    return [item for item in gather(map(str, names), **options) if isinstance(item, IsnadError)]  # type: ignore[arg-type]


@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz"])
def test_json_lines_give_a_page_a_row(tmp_path: Path, ending: str) -> None:
    lines = "".join(json.dumps({"text": text(n), "date": "2024-11-29", "source": "صحيفة"}) + "\n" for n in range(3))
    path = tmp_path / f"news.{ending}"
    path.write_bytes(gzip.compress(lines.encode()) if ending.endswith("gz") else lines.encode())
    assert [(p.data, p.published, p.outlet) for p in pages(path)] == [
        (text(n), "2024-11-29", "صحيفة") for n in range(3)
    ]


def test_bad_json_line_is_an_error_that_names_it_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(
        json.dumps({"text": text(0)}) + "\n{not json\n[1]\n" + json.dumps({"text": text(1)}), encoding="utf-8"
    )
    assert len(pages(path)) == 2
    assert [error.where for error in problems(path)] == [f"{path}:2", f"{path}:3"]


def test_csv_columns_are_named_by_the_caller(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["خبر", "يوم"])
        writer.writerow([text(1), "2024-11-29"])
    (page,) = pages(path, columns={"text": "خبر", "published": "يوم"})
    assert (page.data, page.published) == (text(1), "2024-11-29")


def test_a_column_that_is_not_there_is_said_once(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_text("a,b\n1,2\n3,4\n", encoding="utf-8")
    (error,) = problems(path, columns={"text": "body"})
    assert isinstance(error, UsageError)
    assert "a, b" in str(error)


def test_parquet_rows_keep_their_day(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "news.parquet"
    import datetime

    day = datetime.datetime(2024, 11, 29, 23, 30)
    pq.write_table(pa.table({"text": [text(0)], "date": [day], "url": ["https://news.example/0"]}), path)
    (page,) = pages(path)
    assert (page.data, page.published, page.url) == (text(0), "2024-11-29", "https://news.example/0")


def test_damaged_parquet_is_an_error(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    (tmp_path / "news.parquet").write_bytes(b"PAR1 not really")
    assert [type(error) for error in problems(tmp_path / "news.parquet")] == [InputError]


def test_title_is_put_before_a_text_that_does_not_hold_it(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"title": "عنوان", "text": "نص الخبر"}), encoding="utf-8")
    assert pages(path)[0].data == "عنوان\n\nنص الخبر"


@pytest.mark.parametrize("ending", ["zip", "tar", "tar.gz"])
def test_archives_give_their_pages(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"pages.{ending}"
    members = {"a/خبر.txt": text(0), "b.html": html(1), "image.png": "x", ".hidden.txt": "x"}
    if ending == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in members.items():
                archive.writestr(name, data)
    else:
        with tarfile.open(path, "w:gz" if ending.endswith("gz") else "w") as tar:
            for name, data in members.items():
                info = tarfile.TarInfo(name)
                info.size = len(data.encode())
                tar.addfile(info, io.BytesIO(data.encode()))
    assert [page.name for page in pages(path)] == [f"{path}:a/خبر.txt", f"{path}:b.html"]


def test_damaged_archive_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "pages.zip").write_bytes(b"PK\x03\x04 cut")
    assert len(problems(tmp_path / "pages.zip")) == 1


def test_feed_items_keep_the_day_of_their_own_zone(tmp_path: Path) -> None:
    (tmp_path / "feed.rss").write_text(rss(3), encoding="utf-8")
    found = pages(tmp_path / "feed.rss")
    assert found[0][3:6] == ("2026-11-25", "صحيفة المثال", "https://news.example/0")
    assert len(found) == 3


def test_feed_that_is_cut_off_says_so(tmp_path: Path) -> None:
    (tmp_path / "feed.rss").write_bytes(rss(30).encode()[:-900])
    assert len(pages(tmp_path / "feed.rss")) > 20
    assert "cut off" in str(problems(tmp_path / "feed.rss")[0])


def test_xml_that_is_no_feed_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "x.xml").write_text("<a><b/></a>", encoding="utf-8")
    assert len(problems(tmp_path / "x.xml")) == 1


@pytest.mark.parametrize("ending", ["warc", "warc.gz"])
def test_warc_gives_a_page_a_response(tmp_path: Path, ending: str) -> None:
    found = pages(warc(tmp_path / f"crawl.{ending}", 5))
    assert [p.url for p in found] == [f"https://news.example/{n}" for n in range(5)]
    assert found[4].data == html(4).encode()


@pytest.mark.parametrize("ending", ["warc", "warc.gz"])
def test_warc_that_is_cut_off_gives_its_whole_records_and_says_so(tmp_path: Path, ending: str) -> None:
    path = warc(tmp_path / f"crawl.{ending}", 5)
    path.write_bytes(path.read_bytes()[:-60])
    assert len(pages(path)) >= 4
    assert "cut off" in str(problems(path)[-1])


def test_damaged_member_is_said_and_the_next_is_read(tmp_path: Path) -> None:
    path = warc(tmp_path / "crawl.warc.gz", 6)
    data = bytearray(path.read_bytes())
    size = len(gzip.compress(warc_record(0), mtime=0))
    data[2 * size + 15 : 2 * size + 100] = b"\0" * 85
    path.write_bytes(bytes(data))
    assert [p.url[-1] for p in pages(path) if p.url] == ["0", "1", "3", "4", "5"]
    assert "damaged from byte" in str(problems(path)[0])


def test_only_good_responses_of_pages_are_read(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    path.write_bytes(warc_record(0, status="404 Not Found") + warc_record(1))
    assert [p.url for p in pages(path)] == ["https://news.example/1"]


def test_sidecar_says_day_outlet_and_address(tmp_path: Path) -> None:
    page = tmp_path / "خبر.txt"
    page.write_text(text(0), encoding="utf-8")
    said = {"published": "2024-11-29", "outlet": "صحيفة المثال", "url": "https://news.example/0"}
    (tmp_path / "خبر.txt.meta.json").write_text(json.dumps(said), encoding="utf-8")
    document = read_input(pages(page)[0])
    assert (document.articles[0].published, document.articles[0].outlet) == ("2024-11-29", "صحيفة المثال")
    assert document.source.uri == "https://news.example/0"


def test_line_of_the_folder_is_outranked_by_the_sidecar(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text(0), encoding="utf-8")
    lines = json.dumps({"file": "a.txt", "published": "2020-01-01", "outlet": "قديم"})
    (tmp_path / "metadata.jsonl").write_text(lines, encoding="utf-8")
    (tmp_path / "a.txt.meta.json").write_text('{"published": "2024-11-29"}', encoding="utf-8")
    (page,) = pages(tmp_path / "a.txt")
    assert (page.published, page.outlet) == ("2024-11-29", "قديم")


@pytest.mark.parametrize("sidecar", ["[1]", "{", '{"published": "soon"}'])
def test_bad_sidecar_is_noted_and_the_page_is_read(tmp_path: Path, sidecar: str) -> None:
    (tmp_path / "a.txt").write_text(text(0), encoding="utf-8")
    (tmp_path / "a.txt.meta.json").write_text(sidecar, encoding="utf-8")
    document = read_input(pages(tmp_path / "a.txt")[0])
    assert "not used" in document.notes[0]


def test_pages_are_counted_where_that_is_cheap(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text(0), encoding="utf-8")
    (tmp_path / "rows.jsonl").write_text("{}\n{}\n", encoding="utf-8")
    warc(tmp_path / "crawl.warc.gz", 1)
    assert count_pages([str(tmp_path / "a.txt"), str(tmp_path / "rows.jsonl")]) == 3
    assert count_pages([str(tmp_path)]) is None


def test_globs_are_sorted_and_folders_walked(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.csv"):
        (tmp_path / name).write_text(text(0), encoding="utf-8")
    assert [Path(p.name).name for p in pages(f"{tmp_path}/*.txt")] == ["a.txt", "b.txt"]
    assert [Path(p.name).name for p in pages(tmp_path)] == ["a.txt", "b.txt"]


DAYS = {
    "2024-11-29": "2024-11-29",
    "2024-11-29T23:59:00-05:00": "2024-11-29",
    "Fri, 29 Nov 2024 23:59:00 GMT": "2024-11-29",
    "29/11/2024": None,
    "1732838400": None,
    "": None,
    "2024-13-40": None,
}


@pytest.mark.parametrize(("written", "day"), DAYS.items())
def test_stated_day(written: str, day: str | None) -> None:
    assert stated_day(written) == day
