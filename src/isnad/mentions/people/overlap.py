"""Where the name of a person is also the name of a place, the person wins."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from isnad.records import Person, Place


def drop_overlapping_places(places: Iterable[Place], people: Iterable[Person]) -> tuple[Place, ...]:
    """The places that no mention of a person overlaps, in their order."""
    taken = sorted((span.start, span.end) for person in people for span in person.mentions)
    starts = [start for start, _ in taken]
    return tuple(place for place in places if not _touches(place, taken, starts))


def _touches(place: Place, taken: list[tuple[int, int]], starts: list[int]) -> bool:
    i = bisect_left(starts, place.end) - 1
    return i >= 0 and taken[i][1] > place.start
