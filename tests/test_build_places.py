"""The gazetteer's script and the table it made."""

from __future__ import annotations

from importlib.resources import files

import pytest
from scripts.build_places import HEADER, arabic_names, keys_of

from isnad.lexicon.tables import read_table
from isnad.mentions.places.gazetteer import names
from isnad.mentions.places.tables import CountryRow, PlaceRow


def rows() -> list[list[str]]:
    text = files("isnad.lexicon").joinpath("data", "gazetteer.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]


def test_only_names_in_arabic_letters_are_kept_without_their_units() -> None:
    found = arabic_names(["Halab", "حلب", "مدينة حمص", "تهران‌", "گرگان", "حَلَب"])
    assert found == ("حلب", "حمص")


def test_keys_are_folded_and_unique() -> None:
    assert keys_of(("الرمادى", "الرمادي")) == "الرمادي"


def test_every_line_has_every_cell() -> None:
    assert {len(row) for row in rows()} == {len(HEADER.split("\t"))}


def test_coordinates_are_on_earth_and_identifiers_unique() -> None:
    table = rows()
    assert all(-90 <= float(row[3]) <= 90 and -180 <= float(row[4]) <= 180 for row in table)
    identifiers = [row[5] for row in table if row[5]]
    assert len(identifiers) == len(set(identifiers))


def test_the_table_is_small() -> None:
    assert len(rows()) < 8000


@pytest.mark.parametrize("country", read_table("countries", CountryRow), ids=lambda row: row.country)
def test_every_capital_is_located(country: CountryRow) -> None:
    index = names()
    for name in country.capitals:
        node = index._root
        for word in keys_of((name,)).split(" "):
            node = node.next[word]
        located = [e for e in node.values if e is not None and e.country == country.country]
        assert any(e.lat is not None for e in located), name


def test_places_of_a_country_are_given_once() -> None:
    seen = [(row.name, row.kind, row.country) for row in read_table("places", PlaceRow)]
    assert len(seen) == len(set(seen))
