"""Where and when an event happened, from the words around its trigger."""

from __future__ import annotations

from typing import NamedTuple

from isnad.claims.arguments.around import At, around
from isnad.claims.arguments.date import date_near
from isnad.claims.arguments.place import place_before, place_near
from isnad.claims.events.scene import Scene
from isnad.claims.events.told import Told

_PLACE_REACH = 30  # tokens after a trigger in which its place stands


class Setting(NamedTuple):
    """The mention of the place, how near it stands, and the day; None where the sentence tells neither."""

    place: At | None
    basis: str
    day: str | None


def setting(scene: Scene, told: Told) -> Setting:
    """The setting of a telling, found once."""
    found = scene.settings.get(told.i)
    if found is None:
        found = scene.settings[told.i] = _read(scene, told)
    return found


def _read(scene: Scene, told: Told) -> Setting:
    here, c, i = around(scene.draft), scene.c, told.i
    begin, end = c.begin_of(i), c.end_of(i)
    basis = "clause"
    place = place_near(here, i + 1, min(end, i + _PLACE_REACH))
    if place is None:
        place, basis = place_before(here, begin, i), "sentence"
    day = date_near(here, i, i + 1, begin, end, end)
    return Setting(place, basis, day.value if day is not None else None)
