"""The commands: what they print, where, and the code they exit with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

import isnad

Run = Callable[..., Result]
STORY = "حريق في مصنع\nقال شهود إن «الدخان غطى الحي»."


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "خبر.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def program(*arguments: str | Path, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "isnad", *map(str, arguments)], input=data, capture_output=True, check=False
    )


def test_json_is_the_document(run: Run, story: Path) -> None:
    assert json.loads(run("read", story, "--format", "json").output)["text"] == STORY


def test_jsonl_is_one_document_a_line(run: Run, story: Path) -> None:
    lines = run("read", story, story, "--format", "jsonl").output.splitlines()
    assert [isnad.Document.from_json(line).text for line in lines] == [STORY, STORY]


def test_several_documents_as_json_are_one_array(run: Run, story: Path) -> None:
    assert len(json.loads(run("read", story, story, "--format", "json").output)) == 2


def test_the_table_names_speaker_and_words(run: Run, story: Path) -> None:
    output = run("read", story).output
    assert "شهود" in output
    assert "الدخان غطى الحي" in output


def test_a_terminal_that_reorders_gets_isolates(run: Run, story: Path) -> None:
    assert "\u2068شهود\u2069" in run("read", story, "--bidi", "isolate").output
    assert "\u2068" not in run("read", story).output


def test_standard_input_is_read(run: Run) -> None:
    assert json.loads(run("read", "-", "--format", "json", data=STORY.encode()).output)["source"]["uri"] == "-"


def test_the_format_follows_the_ending_of_the_output(run: Run, story: Path, tmp_path: Path) -> None:
    run("read", story, "-o", tmp_path / "page.html")
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_an_unwritable_output_leaves_no_file(story: Path, tmp_path: Path) -> None:
    result = program("read", story, "-o", tmp_path / "absent" / "out.json")
    assert result.returncode == 5
    assert b"Traceback" not in result.stderr


def test_one_published_date_is_that_of_every_article(run: Run, demo_page: Path) -> None:
    output = run("read", demo_page, "--format", "json", "--published", "2031-03-14").output
    assert [a["published"] for a in json.loads(output)["articles"]] == ["2031-03-14", "2031-03-14"]


def test_published_dates_go_to_the_articles_in_their_order(run: Run, demo_page: Path) -> None:
    output = run("read", demo_page, "--format", "json", "--published", "2031-03-14", "--published", "2031-05-02").output
    assert [a["published"] for a in json.loads(output)["articles"]] == ["2031-03-14", "2031-05-02"]


def test_a_folder_is_read_whole_and_a_bad_file_does_not_stop_it(story: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    result = program("read", tmp_path, "--format", "jsonl")
    assert result.returncode == 1
    assert len(result.stdout.splitlines()) == 1
    assert b"bad.txt" in result.stderr
    assert b"empty.txt" in result.stderr


def test_a_pipe_in_a_folder_is_named_and_not_waited_for(story: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "broken.txt").symlink_to("nowhere")
    (tmp_path / "round.txt").symlink_to("round.txt")
    (tmp_path / "round").symlink_to(".")
    run = program("read", tmp_path, "--format", "jsonl")
    assert run.returncode == 1
    assert [json.loads(line)["text"] for line in run.stdout.splitlines()] == [STORY]
    errors = run.stderr.decode()
    assert len(errors.splitlines()) == 3
    assert "pipe.txt: a pipe, a socket or a device, not a file" in errors


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_named_and_the_rest_is_read(story: Path, tmp_path: Path) -> None:
    hidden, shut = tmp_path / "shut", tmp_path / "listed"
    for folder, mode in ((hidden, 0), (shut, 0o444)):
        folder.mkdir()
        (folder / "a.txt").write_text(STORY, encoding="utf-8")
        folder.chmod(mode)
    secret = tmp_path / "secret.txt"
    secret.write_text(STORY, encoding="utf-8")
    secret.chmod(0)
    run = program("read", tmp_path, "--format", "jsonl")
    hidden.chmod(0o700)
    shut.chmod(0o700)
    assert run.returncode == 1
    assert len(run.stdout.splitlines()) == 1
    assert len(run.stderr.decode().splitlines()) == 3


def test_nothing_readable_is_exit_code_3(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert program("read", tmp_path / "empty.txt").returncode == 3
    assert program("read", tmp_path / "absent.txt").returncode == 3


@pytest.mark.parametrize("arguments", [["read"], ["read", "x", "--format", "pdf"], ["explain", "x"], ["nonsense"]])
def test_wrong_usage_is_exit_code_2(arguments: list[str]) -> None:
    assert program(*arguments).returncode == 2


def test_a_date_that_is_none_is_wrong_usage(story: Path) -> None:
    result = program("read", story, "--published", "2024-13-40")
    assert result.returncode in (2, 3)
    assert b"2024-13-40" in result.stderr


def test_a_closed_pipe_is_silent(story: Path) -> None:
    command = f"{sys.executable} -m isnad read {story} {story} {story} | head -c 10"
    result = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert result.stderr == b""


def test_progress_is_for_terminals_only(story: Path) -> None:
    assert program("read", story).stderr == b""


def test_the_version_names_engine_rules_and_data() -> None:
    output = program("--version").stdout.decode()
    assert output.startswith(f"isnad {isnad.__version__} (rules ")
    assert "data " in output


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_name_the_program(run: Run, shell: str) -> None:
    assert "_ISNAD_COMPLETE" in run("completion", shell).output


def test_the_schema_is_printed(run: Run) -> None:
    assert json.loads(run("schema").output) == isnad.document_schema()


def test_explain_names_the_rule_and_the_words(run: Run, story: Path) -> None:
    start = STORY.index("شهود")
    output = run("explain", story, "--span", f"{start}:{start + 4}").output
    assert "RECORD statements" in output
    assert "rule " in output
    assert "BLOCK body of article 1" in output


def test_explain_says_when_nothing_rests_on_the_words(run: Run, story: Path) -> None:
    assert "NO RECORD" in run("explain", story, "--span", "0:4").output


@pytest.mark.parametrize("span", ["4", "9:4", "a:b", "0:99999", "-1:4"])
def test_explain_refuses_a_range_that_is_none(story: Path, span: str) -> None:
    assert program("explain", story, f"--span={span}").returncode == 2
