"""Where a report is: its places with how far each reaches, and how two reports' places agree.

A place reaches as far as its kind: a building 1 km, a settlement 8, a governorate 70, a country what it likes. Two
places agree where they are one, or one lies within the other's reach; settlements further apart than a day's news would
confuse speak against.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt

from isnad.arabic.fold import fold
from isnad.ledger.incidents.records import Spot
from isnad.records import Place

FINE = 10.0  # km: what reaches no further is a town or something in one
_REACH = {"exact": 1.0, "settlement": 8.0, "admin": 70.0, "area": 120.0, "country": 600.0}
_BY_KIND = {"city": "settlement", "district": "exact", "facility": "exact", "region": "admin", "country": "country"}
_NEAR, _FAR = 15.0, 40.0


def spot(place: Place) -> Spot:
    """The spot of a mention."""
    kind = place.precision or _BY_KIND.get(place.kind, "area")
    if place.kind in ("district", "facility"):
        kind = "exact"
    elif place.kind == "region" and kind == "settlement":
        kind = "admin"
    key = f"{fold(place.name)}|{place.country or ''}"
    return Spot(
        key=key, name=place.name, reach=_REACH[kind], country=place.country, admin1=place.admin1,
        lat=place.lat, lon=place.lon,
    )  # fmt: skip


def kilometres(a: Spot, b: Spot) -> float | None:
    """Great-circle distance; None where either has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat1, lat2 = radians(a.lat), radians(b.lat)
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 12742 * asin(min(1.0, sqrt(h)))


def agreement(a: Spot, b: Spot) -> tuple[float, str] | None:
    """Points for or against two spots being one scene, from -4 to 3, with the words for it; None if not known."""
    if a.country and b.country and a.country != b.country:
        return -4.0, f"{a.name} and {b.name} lie in different countries"
    fine, wide = sorted((a, b), key=lambda s: s.reach)
    if a.key == b.key:
        return _same(a)
    far = kilometres(a, b)
    if far is None:
        held = set(wide.key.partition("|")[0].split()) <= set(fine.key.partition("|")[0].split())
        return (2.0, f"{fine.name} is named after {wide.name}") if held else None
    if wide.reach > FINE:
        return _contained(fine, wide, far)
    if far <= 3:
        return 2.5, f"{a.name} and {b.name} are {far:.0f} km apart"
    if far <= _NEAR:
        return 0.5, f"{a.name} and {b.name} are {far:.0f} km apart"
    return (-1.5 if far <= _FAR else -4.0), f"{a.name} and {b.name} are {far:.0f} km apart"


def _same(a: Spot) -> tuple[float, str]:
    if a.reach <= FINE:
        return 3.0, f"both at {a.name}"
    return (1.5, f"both in {a.name}") if a.reach < 500 else (0.3, f"both in {a.name}, a whole country")


def _contained(fine: Spot, wide: Spot, far: float) -> tuple[float, str]:
    if wide.reach >= 500:
        return 0.2, f"{fine.name} lies in {wide.name}"
    if far <= wide.reach + fine.reach:
        return 1.0, f"{fine.name} may lie in {wide.name}, {far:.0f} km from its middle"
    return (-1.0 if far <= 3 * wide.reach else -4.0), f"{fine.name} is {far:.0f} km from {wide.name}"


def best(mine: Iterable[Spot], theirs: Iterable[Spot]) -> tuple[float, str] | None:
    """The best agreement of any spot of one report with any of the other; None where either has none."""
    other = tuple(theirs)
    return max((found for a in mine for b in other if (found := agreement(a, b))), default=None)
