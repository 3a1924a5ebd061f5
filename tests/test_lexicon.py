"""Word lists: every file parses, says no entry twice, and a malformed one is named with its line."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from isnad.arabic.tokens import Tokens, word
from isnad.errors import LexiconError
from isnad.lexicon.forms import Forms
from isnad.lexicon.phrases import Phrases
from isnad.lexicon.tables import parse_table

DATA = Path(__file__).resolve().parents[1] / "src" / "isnad" / "lexicon" / "data"
FILES = sorted(DATA.glob("*.tsv"))


class Entry(msgspec.Struct, frozen=True):
    word: str
    kinds: tuple[str, ...] = ()
    count: int = 1


def test_rows_are_typed() -> None:
    rows = parse_table("word\tkinds\tcount\n# a comment\nقتيل\ta|b\t2\n\nجريح\n", Entry, "x.tsv")
    assert rows == (Entry("قتيل", ("a", "b"), 2), Entry("جريح"))


@pytest.mark.parametrize(
    ("table", "line"),
    [
        ("word\tkind\n", 1),
        ("kinds\nx\n", 1),
        ("word\tcount\nقتيل\tكثير\n", 2),
        ("word\nقتيل\tزائد\n", 2),
        ("word\tkinds\n\tx\n", 2),
    ],
)
def test_a_malformed_list_is_named_with_its_line(table: str, line: int) -> None:
    with pytest.raises(LexiconError, match=f"x.tsv:{line}: "):
        parse_table(table, Entry, "x.tsv")


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_every_line_has_the_cells_of_its_header(path: Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    width = len(lines[0].split("\t"))
    assert [line for line in lines if len(line.split("\t")) > width or line != line.rstrip("\r")] == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_no_entry_stands_twice(path: Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    assert sorted({line for line in lines if lines.count(line) > 1}) == []


def test_the_longest_phrase_wins_and_its_span_leaves_the_clitic_out() -> None:
    tokens = Tokens("وبقطاع غزة")
    (hit,) = Phrases([("قطاع غزة", 1), ("قطاع", 2)]).find(tokens)
    assert (tokens.text[hit.start : hit.end], hit.pro, hit.values) == ("قطاع غزة", "وب", (1,))


def test_a_phrase_never_begins_inside_a_word() -> None:
    assert list(Phrases([("غزة", 1)]).find(Tokens("معزة وغزال"))) == []


def test_a_whole_word_is_preferred_to_a_cut_one() -> None:
    hits = Forms([("وفد", 1), ("فد", 2)]).of(word("وفد"))
    assert [h.value for h in hits] == [1, 2]


def test_a_form_is_found_under_its_pronoun() -> None:
    (hit,) = Forms([("وفاة", "death")], enclitics=("هم",)).of(word("وفاتهم"))
    assert (hit.value, hit.reading.enc) == ("death", "هم")
