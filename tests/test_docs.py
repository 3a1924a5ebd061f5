"""The documentation is true: its sessions print what it shows, its Python runs, its generated parts are current."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import isnad
from isnad.cli import commands

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SESSION = re.compile(r"```console\n(.*?)```", re.S)
MODULES = [m.name for m in pkgutil.walk_packages(isnad.__path__, "isnad.") if not m.name.endswith("__main__")]


def sessions() -> list[tuple[str, str, str]]:
    """Page, command and shown output of each `$ isnad …` in a console block."""
    found = []
    for page in PAGES:
        for block in SESSION.findall(page.read_text(encoding="utf-8")):
            for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
                command, _, output = part.partition("\n")
                if command.startswith("isnad "):
                    found.append((page.name, command, output))
    return found


def fits(shown: str, printed: str) -> bool:
    """True when the lines shown are those printed; a line `…` stands for any number of lines left out."""
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == "…" else re.escape(line) + r"\n" for line in shown.rstrip("\n").split("\n")
    )
    return re.fullmatch(pattern, printed) is not None


@pytest.mark.parametrize(("page", "command", "shown"), sessions(), ids=lambda v: str(v)[:40])
def test_a_session_prints_what_the_page_shows(page: str, command: str, shown: str) -> None:
    arguments = [sys.executable, "-m", "isnad", *shlex.split(command)[1:]]
    result = subprocess.run(arguments, capture_output=True, cwd=ROOT, check=False)
    printed = (result.stdout + result.stderr).decode()
    assert fits(shown, printed), f"{page}: $ {command}\n{printed}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_python_in_a_page_runs(page: Path) -> None:
    result = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert result.failed == 0


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_run(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_generated_pages_follow_the_code() -> None:
    result = subprocess.run(
        [sys.executable, "scripts/write_docs.py", "--check"], capture_output=True, cwd=ROOT, check=False
    )
    assert result.returncode == 0, result.stderr.decode()


@pytest.mark.parametrize("name", sorted(commands.commands))
def test_every_command_has_help(name: str) -> None:
    assert (commands.commands[name].help or "").strip()


def test_every_page_is_named_in_the_readme() -> None:
    readme = PAGES[0].read_text(encoding="utf-8")
    assert [p.name for p in PAGES[1:] if f"docs/{p.name}" not in readme] == []
