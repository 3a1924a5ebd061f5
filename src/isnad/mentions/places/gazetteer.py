"""Every known place: the authored lists joined with the coordinates of the built table, indexed by folded spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from math import hypot
from typing import NamedTuple

from isnad.arabic.fold import fold
from isnad.arabic.tokens import Tokens, Word
from isnad.lexicon.built import Built
from isnad.lexicon.phrases import Hit, Node, Phrases
from isnad.lexicon.tables import read_table
from isnad.mentions.places.tables import CountryRow, NotRow, PlaceRow
from isnad.mentions.places.variants import spellings
from isnad.mentions.wordlists import GroupRow
from isnad.records import PlaceKind

_ARAB = "PS IL SY LB JO IQ EG SA YE OM AE QA BH KW LY TN DZ MA MR SD SS SO DJ EH KM"
ARAB = frozenset(_ARAB.split())
_WELL_KNOWN = 20_000
_NAMESAKE = 0.7  # degrees
_PERSON = "صلاح الدين"
_HAMZA = re.compile("[\u0621-\u0626]")


class Entry(NamedTuple):
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

    def holds(self, key: str) -> bool:
        """True when a place whose name needs no sign is called by these folded words, and nothing that is none."""
        node: Node[Entry | None] | None = self._root
        for word in key.split(" "):
            node = node.next.get(word) if node else None
        return node is not None and any(entry is not None and not entry.licence for entry in node.values)

    def joined(self, tokens: Tokens, hit: Hit[Entry | None]) -> Hit[Entry | None]:
        """«الرياض وجدة»: right after another name, one that begins with و is read as و and a name where it can be."""
        key = tokens.keys[hit.first]
        if hit.pro or hit.last > hit.first + 1 or not key.startswith("و"):
            return hit
        node = self._root.next.get(key[1:])
        if node is None or not node.values:
            return hit
        start = tokens.starts[hit.first] + tokens.words[hit.first].at(1)
        return hit._replace(start=start, pro="و", values=node.values)

    def opens(self, word: Word) -> bool:
        """Whether some name begins with this word, after its proclitics."""
        known = self._heads.get(word)
        return bool(self._open(word) if known is None else known)


class Located(NamedTuple):
    """A line of the built table: a settlement or a country. `keys` are its folded spellings, parted by `|`."""

    name: str
    keys: str
    country: str
    lat: str
    lon: str
    geonameid: str
    admin1: str
    population: str
    feature: str


@lru_cache(maxsize=1)
def names() -> Names:
    """The index of every name."""
    entries, places = INDEX.load()
    index = Names(())
    for key, place in places:
        index.put(key, None if place < 0 else entries[place])
    return index


def indexed() -> tuple[list[Entry], list[tuple[str, int]]]:
    """The entries, and the names in their order, each with the number of its entry; -1 for what is no place."""
    numbers: dict[Entry, int] = {}
    places = [(key, -1 if entry is None else numbers.setdefault(entry, len(numbers))) for key, entry in _named()]
    return list(numbers), places


def _named() -> Iterator[tuple[str, Entry | None]]:
    index = Names(())
    table = [Located(*line.split("\t")) for line in _built().split("\n")[1:] if line]
    countries = {row.country: row for row in table if row.feature == "PCLI"}
    capitals = {row.country: row for row in table if row.feature == "PPLC"}
    settlements = table[len(countries) :]
    taken: set[int | None] = set()
    for key, entry in _authored(_by_name(settlements), countries, capitals):
        index.put(key, entry)
        yield key, entry
        taken.add(entry.geonameid)
    stops = {key_of(row.name) for row in read_table("place_stops", NotRow)}
    for row in settlements:
        if int(row.geonameid) not in taken:
            entry = _settlement(row)
            for key in row.keys.split("|"):
                licence = _licence(key, entry, stops)
                named = entry if licence == entry.licence else entry._replace(licence=licence)
                index.put(key, named)
                yield key, named
    for not_place in read_table("place_nots", NotRow):
        index.put(key_of(not_place.name), None)
        yield key_of(not_place.name), None
    for key in list(_bodies(index)):
        yield key, None


INDEX: Built[tuple[list[Entry], list[tuple[str, int]]]] = Built(
    "gazetteer",
    tuple[list[Entry], list[tuple[str, int]]],
    ("gazetteer", "places", "countries", "place_stops", "place_nots", "groups"),
    ("mentions.places.gazetteer", "mentions.places.variants", "mentions.wordlists", "arabic.fold", "arabic.chars"),
    indexed,
)


def _bodies(index: Names) -> Iterator[str]:
    """Names of organisations that hold a place's name: «الجيش الشعبي لتحرير السودان»."""
    for body in read_table("groups", GroupRow):
        if body.kind == "state":
            continue  # «حكومة بغداد»: there the place acts
        for key in map(key_of, body.names):
            first, *rest = key.split(" ")
            held = any(index.holds(form) for word in rest for form in (word, word[1:]))
            if rest and (held or index.holds(first)) and not index.holds(key) and "بقياده" not in rest:
                yield key


def _by_name(settlements: Iterable[Located]) -> dict[tuple[str, str], Located]:
    """The largest settlement of each folded name and country."""
    found: dict[tuple[str, str], Located] = {}
    for row in settlements:
        for name in row.keys.split("|"):
            key = (name, row.country)
            if key not in found or int(found[key].population) < int(row.population):
                found[key] = row
    return found


def _authored(
    located: dict[tuple[str, str], Located], countries: dict[str, Located], capitals: dict[str, Located]
) -> Iterator[tuple[str, Entry]]:
    """Spellings and entries of the authored lists. A capital that `places` lists too has its coordinates there."""
    seats = {(key_of(name), row.country) for row in read_table("countries", CountryRow) for name in row.capitals}
    listed: set[tuple[str, str | None]] = set()
    for place in read_table("places", PlaceRow):
        for key, entry in _place(place, located, seats):
            listed.add((key, entry.country))
            yield key, entry
    for country in read_table("countries", CountryRow):
        yield from _country(country, countries.get(country.country))
        for name in country.capitals:
            if (key_of(name), country.country) not in listed:
                found = _locate((name,), country.country, located) or capitals.get(country.country)
                doubt = "locative" if name in country.doubtful else ""
                capital = _entry_of(name, "city", country.country, found, capital=True, licence=doubt)
                yield from _spelled((name,), capital, foreign=country.country not in ARAB)


def _place(
    row: PlaceRow, located: dict[tuple[str, str], Located], seats: set[tuple[str, str]]
) -> Iterator[tuple[str, Entry]]:
    country, forms = row.country, row.all_names()
    entry = _entry_of(
        row.name, row.kind, country, _locate(forms, country, located) if row.kind == "city" else None,
        licence=row.licence, at=(row.lat, row.lon), hamza=any(map(_HAMZA.search, forms)),
        capital=row.kind == "city" and any((key_of(form), country) in seats for form in forms),
    )  # fmt: skip
    plain = entry._replace(licence="") if entry.licence and row.kind != "facility" else entry
    for key, _ in _spelled(forms, entry, foreign=country not in ARAB):
        # two words that together are a place's name are seldom anything else; a person's name is the exception
        yield key, plain if " " in key and key != _PERSON else entry


def _country(row: CountryRow, known: Located | None) -> Iterator[tuple[str, Entry]]:
    entry = Entry(
        row.names[0], "country", row.country, row.lat, row.lon, int(known.geonameid or 0) or None if known else None,
        None, int(known.population) if known else 0, "",
    )  # fmt: skip
    for name in row.names:
        doubt = "locative" if name in row.doubtful else ""
        yield from _spelled((name,), entry._replace(licence=doubt), foreign=row.country not in ARAB)


def _entry_of(
    name: str, kind: PlaceKind, country: str | None, place: Located | None, *, licence: str = "", capital: bool = False,
    at: tuple[float | None, float | None] = (None, None), hamza: bool = True,
) -> Entry:  # fmt: skip
    lat, lon = at
    if place is None or (lat is not None and lon is not None and _another(place, lat, lon)):
        return Entry(name, kind, country, lat, lon, None, None, 0, licence, capital, hamza=hamza)
    if lat is None:
        lat, lon = float(place.lat), float(place.lon)
    return Entry(
        name, kind, country, lat, lon, int(place.geonameid), place.admin1 or None, int(place.population), licence,
        capital, hamza=hamza,
    )  # fmt: skip


def _another(place: Located, lat: float, lon: float) -> bool:
    """True where a settlement of the table lies too far from where a place is known to be: a namesake."""
    return hypot(float(place.lat) - lat, float(place.lon) - lon) > _NAMESAKE


def _spelled(forms: Iterable[str], entry: Entry, *, foreign: bool) -> Iterator[tuple[str, Entry]]:
    for key in dict.fromkeys(key_of(s) for form in forms for s in spellings(form, foreign=foreign)):
        yield key, entry


def _locate(forms: Iterable[str], country: str | None, located: dict[tuple[str, str], Located]) -> Located | None:
    for form in forms:
        for spelling in spellings(form, foreign=country not in ARAB):
            key = key_of(spelling)
            for bare in (key, "ال" + key, key.removeprefix("ال")):
                if country is not None and (place := located.get((bare, country))):
                    return place
    return None


def _licence(key: str, entry: Entry, stops: set[str]) -> str:
    """A place of the table alone is read without a sign only by a name of two words, which chance seldom makes."""
    if key in stops:
        return "head"
    return "" if " " in key and entry.population >= _WELL_KNOWN else "context"


def _settlement(row: Located) -> Entry:
    return Entry(
        row.name, "city", row.country, float(row.lat), float(row.lon), int(row.geonameid), row.admin1 or None,
        int(row.population), "context", row.feature == "PPLC", False, _HAMZA.search(row.name) is not None,
    )  # fmt: skip


def key_of(name: str) -> str:
    """A name's folded words, as the tokens of a text would be: hyphens and quotation marks are tokens of their own."""
    folded = fold(name)
    if "-" in folded or "«" in folded or '"' in folded:
        folded = folded.replace("-", " - ").replace("«", "« ").replace("»", " »").replace('"', ' " ').strip()
    return " ".join(folded.split()) if " " in folded else folded


def _built() -> str:
    return files("isnad.lexicon").joinpath("data", "gazetteer.tsv").read_text(encoding="utf-8")
