"""Tables made ahead are what the word lists and the code give now."""

from __future__ import annotations

import zlib
from typing import Any

import msgspec
import pytest

from isnad.arabic.vocabulary import VOCABULARY
from isnad.lexicon import built
from isnad.lexicon.built import Built
from isnad.mentions.places.gazetteer import INDEX
from isnad.mentions.wordclass import BITS

TABLES: tuple[Built[Any], ...] = (VOCABULARY, BITS, INDEX)
NAMES = [table.name for table in TABLES]


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_no_table_is_stale(table: Built[Any]) -> None:
    def made_anew() -> object:
        raise AssertionError("run scripts/build_tables.py")

    assert table._replace(make=made_anew).load() is not None


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_a_table_is_what_its_sources_make(table: Built[Any]) -> None:
    made = msgspec.msgpack.encode(table.make())
    assert msgspec.msgpack.decode(made, type=table.kind) == table.load()


def test_a_stale_table_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Built, "digest", lambda self: "of other lists")
    assert VOCABULARY._replace(make=lambda: {"made": 1}).load() == {"made": 1}


@pytest.mark.parametrize("data", [b"", b"no table", zlib.compress(b"\xc1")])
def test_a_damaged_table_is_made_anew(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(built, "_file", lambda name: data)
    assert VOCABULARY._replace(make=lambda: {"made": 1}).load() == {"made": 1}
