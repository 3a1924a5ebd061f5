"""Every known place: the authored lists joined with the coordinates of the built table, indexed by folded spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from isnad.arabic.fold import fold
from isnad.arabic.tokens import Word
from isnad.lexicon.phrases import Node, Phrases
from isnad.lexicon.tables import read_table
from isnad.mentions.places.tables import CountryRow, NotRow, PlaceRow
from isnad.mentions.places.variants import spellings
from isnad.records import PlaceKind

ARAB = frozenset("PS IL SY LB JO IQ EG SA YE OM AE QA BH KW LY TN DZ MA MR SD SS SO DJ EH KM".split())
_WELL_KNOWN = 20_000
_HAMZA = re.compile("[\u0621-\u0626]")


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One place a name may mean. `licence` as in `PlaceRow`; `rank` orders namesakes where nothing else decides."""

    name: str
    kind: PlaceKind
    country: str | None
    lat: float | None
    lon: float | None
    geonameid: int | None
    admin1: str | None
    population: int
    licence: str
    capital: bool = False
    authored: bool = True
    hamza: bool = True  # some spelling of the name has one, so a text may


class Names(Phrases[Entry | None]):
    """`Phrases` over folded names; the value None marks the name of something that is no place."""

    def put(self, key: str, value: Entry | None) -> None:
        """Add one name, folded already, its words parted by single spaces."""
        node = self._root
        for word in key.split(" "):
            following = node.next.get(word)
            if following is None:
                following = node.next[word] = Node()
            node = following
        node.values = (*node.values, value)

    def opens(self, word: Word) -> bool:
        """Whether some name begins with this word, after its proclitics."""
        known = self._heads.get(word)
        return bool(self._open(word) if known is None else known)


@dataclass(frozen=True, slots=True)
class Located:
    """A line of the built table."""

    names: tuple[str, ...]
    country: str
    lat: float
    lon: float
    geonameid: int | None
    admin1: str | None
    population: int
    feature: str
    hamza: bool


@lru_cache(maxsize=1)
def names() -> Names:
    """The index of every name; built at first use."""
    index = Names(())
    table = tuple(_read_built())
    located: dict[tuple[str, str], Located] = {}
    countries: dict[str, Located] = {}
    for row in table:
        if row.feature == "PCLI":
            countries[row.country] = row
            continue
        for name in row.names:
            key = (name, row.country)
            if key not in located or located[key].population < row.population:
                located[key] = row
    taken: set[int] = set()
    for key, entry in _authored(located, countries, {r.country: r for r in table if r.feature == "PPLC"}):
        index.put(key, entry)
        if entry is not None and entry.geonameid:
            taken.add(entry.geonameid)
    stops = {fold(row.name) for row in read_table("place_stops", NotRow)}
    for row in table:
        if row.geonameid not in taken and row.feature != "PCLI":
            entry = _settlement(row)
            for name in row.names:
                licence = "head" if name in stops else entry.licence
                index.put(name, entry if licence == entry.licence else _with_licence(entry, licence))
    for not_place in read_table("place_nots", NotRow):
        index.put(_key(not_place.name), None)
    return index


def _authored(
    located: dict[tuple[str, str], Located], countries: dict[str, Located], capitals: dict[str, Located]
) -> Iterator[tuple[str, Entry | None]]:
    for row in read_table("countries", CountryRow):
        known = countries.get(row.country)
        entry = Entry(
            row.names[0], "country", row.country, row.lat, row.lon, known.geonameid if known else None, None,
            known.population if known else 0, "",
        )  # fmt: skip
        for name in row.names:
            doubt = "locative" if name in row.doubtful else ""
            yield from _spelled((name,), _with_licence(entry, doubt), foreign=row.country not in ARAB)
        for name in row.capitals:
            place = _locate((name,), row.country, located) or capitals.get(row.country)
            doubt = "locative" if name in row.doubtful else ""
            capital = _entry_of(name, "city", row.country, place, capital=True, licence=doubt)
            yield from _spelled((name,), capital, foreign=row.country not in ARAB)
    for place_row in read_table("places", PlaceRow):
        country = place_row.country
        place = _locate(place_row.all_names(), country, located) if place_row.kind == "city" else None
        entry = _entry_of(
            place_row.name, place_row.kind, country, place, licence=place_row.licence,
            at=(place_row.lat, place_row.lon), hamza=any(map(_HAMZA.search, place_row.all_names())),
        )  # fmt: skip
        plain = _with_licence(entry, "") if entry.licence == "context" else entry
        for key, _ in _spelled(place_row.all_names(), entry, foreign=country not in ARAB):
            # two words that together are a place's name are seldom anything else
            yield key, plain if " " in key and key != "صلاح الدين" else entry


def _entry_of(
    name: str, kind: PlaceKind, country: str | None, place: Located | None, *, licence: str = "", capital: bool = False,
    at: tuple[float | None, float | None] = (None, None), hamza: bool = True,
) -> Entry:  # fmt: skip
    lat, lon = at
    if lat is None and place is not None:
        lat, lon = place.lat, place.lon
    return Entry(
        name, kind, country, lat, lon, place.geonameid if place else None, place.admin1 if place else None,
        place.population if place else 0, licence, capital, hamza=hamza,
    )  # fmt: skip


def _spelled(forms: Iterable[str], entry: Entry, *, foreign: bool) -> Iterator[tuple[str, Entry]]:
    for key in dict.fromkeys(_key(s) for form in forms for s in spellings(form, foreign=foreign)):
        yield key, entry


def _locate(forms: Iterable[str], country: str | None, located: dict[tuple[str, str], Located]) -> Located | None:
    for form in forms:
        for spelling in spellings(form, foreign=country not in ARAB):
            key = _key(spelling)
            for bare in (key, "ال" + key, key.removeprefix("ال")):
                if country is not None and (place := located.get((bare, country))):
                    return place
    return None


def _settlement(row: Located) -> Entry:
    """A place of the table alone: read without a sign only where its name has two words, which chance seldom makes."""
    licence = "" if " " in row.names[0] and row.population >= _WELL_KNOWN else "context"
    return Entry(
        row.names[0], "city", row.country, row.lat, row.lon, row.geonameid, row.admin1, row.population, licence,
        row.feature == "PPLC", False, row.hamza,
    )  # fmt: skip


def _with_licence(entry: Entry, licence: str) -> Entry:
    return Entry(
        entry.name, entry.kind, entry.country, entry.lat, entry.lon, entry.geonameid, entry.admin1, entry.population,
        licence, entry.capital, entry.authored, entry.hamza,
    )  # fmt: skip


def _key(name: str) -> str:
    """The name's folded words as the tokens of a text would be; a hyphen is a token of its own."""
    return " ".join(fold(name).replace("-", " - ").replace("«", "« ").replace("»", " »").split())


def _read_built() -> Iterator[Located]:
    text = files("isnad.lexicon").joinpath("data", "gazetteer.tsv").read_text(encoding="utf-8")
    for line in text.split("\n")[1:]:
        if line:
            spelled, country, lat, lon, geonameid, admin1, population, feature = line.split("\t")
            yield Located(
                tuple(map(_key, spelled.split("|"))), country, float(lat), float(lon), int(geonameid or 0) or None,
                admin1 or None, int(population), feature, _HAMZA.search(spelled) is not None,
            )  # fmt: skip
