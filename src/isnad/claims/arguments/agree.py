"""Whether two dates, or two places, can be those of one incident.

2018-03  and  2018-03-14      a day lies in its month
حلب      and  سوريا           a city lies in its country
حلب      and  دمشق            two cities: two incidents
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from math import cos, hypot, radians

from isnad.arabic.fold import fold
from isnad.records import Place

_KM = 111.2  # kilometres in a degree of latitude
# How closely a kind of place says where. An area (a mountain, a desert) is wider than a settlement, a square is not.
COUNTRY, PART, REGION, AREA, CITY, TOWN, SQUARE, QUARTER, BUILDING = range(1, 10)
_CLOSE = {
    "facility": BUILDING, "district": QUARTER, "city": CITY, "area": AREA, "other": REGION, "region": REGION,
    "water": REGION, "country": COUNTRY,
}  # fmt: skip
_SQUARES = frozenset({"ميدان", "ساحه", "دوار", "حديقه", "محور"})
_CARE = frozenset({"مستشفي", "مشفي", "مستوصف", "عياده", "مصحه", "مستعجلات", "مشرحه", "مجمع"})
_REACH = {"region": 250.0, "area": 300.0, "water": 400.0, "city": 8.0, "other": 60.0}
_SLACK = 0.7  # degrees: the middle of a country is no side of it
_AROUND = 120.0  # kilometres that «جنوب حلب» may mean
_VAST = frozenset({"AU", "BR", "CA", "CN", "DZ", "KZ", "LY", "RU", "SA", "SD", "US"})  # whose regions are so wide
_MIDDLE = "وسط"
_NEAR = 5.0  # kilometres: beyond it a named building or quarter is somewhere else


def closeness(place: Place) -> int:
    """Rank of a place by how closely it says where, from `COUNTRY` to `BUILDING`.

    Between them `PART` («شرق أوكرانيا»), `REGION`, `AREA`, `CITY`, `TOWN` (a settlement no gazetteer knows), `SQUARE`
    (a square, an area no gazetteer knows), `QUARTER`. What is beside a city («جنوب حلب») ranks with the areas.
    """
    rank = _CLOSE.get(place.kind, REGION)
    if place.relative and rank in (COUNTRY, CITY) and fold(place.relative) != _MIDDLE:
        return PART if rank == COUNTRY else AREA
    if rank == AREA and (place.lat is None or _first_word(place.name) in _SQUARES):
        return SQUARE
    return TOWN if rank == CITY and place.lat is None else rank


def is_care(place: Place) -> bool:
    """True of a hospital, a clinic, a morgue."""
    return _first_word(place.name) in _CARE


@lru_cache(maxsize=1 << 12)
def _first_word(name: str) -> str:
    return fold(name).partition(" ")[0]


@lru_cache(maxsize=1 << 12)
def days(value: str) -> tuple[str, str]:
    """The first and last day of an ISO date, month, year, week or interval, as strings that sort by time."""
    first, _, last = value.partition("/")
    return _bounds(first)[0], _bounds(last or first)[1]


def _bounds(value: str) -> tuple[str, str]:
    if "W" in value:
        year, _, week = value.partition("-W")
        try:
            monday = date.fromisocalendar(int(year), int(week[:2]), 1)
        except ValueError:
            return value, value
        return monday.isoformat(), date.fromordinal(monday.toordinal() + 6).isoformat()
    return value + "-01-01"[len(value) - 4 :], value + "-12-31"[len(value) - 4 :]


def dates_agree(a: str, b: str) -> bool:
    """True where two dates have a day in common."""
    (a1, a2), (b1, b2) = days(a), days(b)
    return a1 <= b2 and b1 <= a2


def apart(a: str, b: str, most: int) -> bool:
    """True where two dates have more than so many days between them."""
    (a1, a2), (b1, b2) = days(a), days(b)
    first, last = (a2, b1) if a2 < b1 else (b2, a1)
    return _ordinal(last) - _ordinal(first) > most


@lru_cache(maxsize=1 << 12)
def _ordinal(day: str) -> int:
    try:
        return date.fromisoformat(day[:8] + min(day[8:], "28")).toordinal() + int(day[8:]) - int(min(day[8:], "28"))
    except ValueError:
        return 0


def finer(a: str, b: str) -> str:
    """The one of two agreeing dates that is known to the shorter time; the first where they are alike."""
    return b if _length(b) < _length(a) else a


def _length(value: str) -> tuple[int, str]:
    first, last = days(value)
    return (0, "") if first == last else (1 + (first[:7] != last[:7]) + (first[:4] != last[:4]), "")


def same_place(a: Place, b: Place) -> bool:
    """True for two mentions of one place, also where a name is spelt with and without its long vowels."""
    if a.name == b.name or (a.geonameid is not None and a.geonameid == b.geonameid):
        return True
    return a.lat is None and b.lat is None and _bones(a.name) == _bones(b.name)


@lru_cache(maxsize=1 << 12)
def _bones(name: str) -> str:
    return fold(name).translate(_VOWELS)


_VOWELS = str.maketrans("", "", "اوي")


def places_agree(a: Place, b: Place) -> bool:
    """True where one of two places can hold or be the other.

    Countries are compared by code; with coordinates, by distance, the reach being that of the wider place; without,
    only two cities of other names are known to be apart.
    """
    if same_place(a, b):
        return True
    if a.country and b.country and a.country != b.country:
        return False
    if closeness(a) == closeness(b) and closeness(a) in (CITY, TOWN):
        return False
    wide = min(a, b, key=lambda p: (closeness(p), p.kind != "country"))
    if wide.kind == "country":
        return not wide.relative or _lies(a if wide is b else b, wide)
    if wide.kind == "region" and a.admin1 and a.admin1 == b.admin1:
        return True
    apart = distance(a, b)
    beside = wide.relative and not (wide.kind == "region" and wide.country in _VAST)
    return apart is None or apart <= (_AROUND if beside else _REACH.get(wide.kind, _NEAR))


def _lies(place: Place, part: Place) -> bool:
    """False where a place lies at the other end of a country from the part named («شمال أفغانستان», قندهار)."""
    if place.relative or place.lat is None or place.lon is None or part.lat is None or part.lon is None:
        return True
    side = fold(part.relative or "")
    north, east = place.lat - part.lat, place.lon - part.lon
    return not (
        ("شمال" in side and north < -_SLACK)
        or ("جنوب" in side and north > _SLACK)
        or ("شرق" in side and east < -_SLACK)
        or ("غرب" in side and east > _SLACK)
    )


def distance(a: Place, b: Place) -> float | None:
    """Kilometres between two places, None where one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return hypot(a.lat - b.lat, (a.lon - b.lon) * cos(radians((a.lat + b.lat) / 2))) * _KM
