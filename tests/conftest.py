"""What the tests share: the command under test, and examples of text that must survive anything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from isnad.cli import commands

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture
def demo_page(root: Path) -> Path:
    """The invented crawled page of the demo."""
    return root / "examples" / "crawled-page.txt"


@pytest.fixture
def run() -> Callable[..., Result]:
    """Run `isnad` with arguments in this process; errors of ours become exit codes as in the program."""

    def invoke(*arguments: str | Path, data: bytes | None = None) -> Result:
        return CliRunner().invoke(commands, [str(a) for a in arguments], input=data, catch_exceptions=False)

    return invoke
