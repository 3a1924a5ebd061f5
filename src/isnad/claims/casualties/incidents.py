"""Which claims of an article are of one incident.

A clause goes with the incident just told of unless its place, its day, its cause or its words say otherwise; then with
an earlier one it agrees with, or it opens its own. An exact figure told before («27 قتيلاً … قتل 27 شخصاً») is that
incident again. Totals of a campaign stand by themselves. Headlines come last: they tell of what the text tells of.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias

from isnad.claims.arguments.agree import (
    CITY,
    REGION,
    TOWN,
    apart,
    closeness,
    dates_agree,
    days,
    distance,
    places_agree,
    same_place,
)
from isnad.claims.arguments.around import At
from isnad.claims.casualties.tellings import Family, Figure, Telling
from isnad.records import Place

if TYPE_CHECKING:
    from isnad.claims.casualties.records import Kept

Scope: TypeAlias = Literal["incident", "cumulative"]
_AT_ONCE = frozenset({"killed", "injured", "missing", "affected", "abducted"})
_LONG = 45  # days before publication after which what is told is no news
_WEEK = 7  # days between an incident and its announcement
_LEANING = frozenset({"earlier", "then"})  # cues of a clause that goes with the one before it
_RIVALS = 12  # tellings of an incident that a toll is compared with
_CITIES = 8  # towns remembered of an incident
_RECENT = 12  # incidents that a clause may go back to


class Incident:
    """The tellings of one incident; `core` is the place that says most closely where it was."""

    __slots__ = (
        "_after",
        "_day",
        "_struck",
        "cities",
        "core",
        "families",
        "last",
        "other",
        "past",
        "placed",
        "scope",
        "section",
        "shown",
        "tellings",
    )

    def __init__(self, section: int, scope: Scope) -> None:
        self.section = section
        self.scope = scope
        self.tellings: list[Telling] = []
        self.core: Place | None = None
        self.cities: list[Place] = []
        self._day: str | None = None
        self._after: str | None = None
        self._struck = False
        self.shown: str | None = None
        self.families: set[Family] = set()
        self.past = False
        self.other = False
        self.placed = False
        self.last = -1

    def add(self, telling: Telling, at: int) -> None:
        """Make a telling, the at-th, one of this incident's."""
        self.tellings.append(telling)
        self.last = at
        if telling.family is not None:
            self.families.add(telling.family)
        strikes = telling.kept is not None and _strikes(telling.kept)
        self._struck = self._struck or strikes
        if strikes or telling.kept is None:
            self._day = self._day or telling.day
        else:
            self._after = self._after or telling.day
        if telling.told is not None and self.shown is None:
            self.shown = telling.told.value
        self.cities.extend(telling.cities[:_CITIES])
        if telling.place is not None:
            place: Place = telling.place.record
            self.placed = self.placed or (telling.kept is not None and telling.basis == "clause")
            if self.core is None or (closeness(place) > closeness(self.core) and places_agree(place, self.core)):
                self.core = place

    @property
    def day(self) -> str | None:
        """The day of the incident: of those killed or hurt; of rescues and arrests where nobody was."""
        return self._day or (None if self._struck else self._after)

    @property
    def counted(self) -> bool:
        """True where a claim tells of it, not only a sentence that says where."""
        return any(t.kept is not None for t in self.tellings)

    def refuses(self, telling: Telling) -> bool:
        """True where the place, the day or the cause of a telling is another's."""
        return (
            (telling.place is not None and not self._near(telling.place.record))
            or self._rivals(telling)
            or (telling.day is not None and not self._then(telling.day) and not self._later(telling))
            or (telling.family is not None and bool(self.families) and telling.family not in self.families)
        )

    def _rivals(self, telling: Telling) -> bool:
        """True where a place gives another toll of its own than a place it is not known to lie in or hold."""
        place = _own_place(telling)
        if place is None or telling.figure is None or not _LEANING.isdisjoint(telling.cues):
            return False
        others = [t for t in self.tellings[:_RIVALS] if t.figure is not None and t.figure[0] == telling.figure[0]]
        if any(t.figure == telling.figure for t in others):
            return False
        homes = [(t, home) for t in others if (home := _own_place(t)) is not None]
        return bool(homes) and all(not _hold(place, telling, home, t) for t, home in homes)

    def _then(self, day: str) -> bool:
        """True where a day can be this incident's: the day told, or one near its announcement, or nobody has said."""
        if self.day is not None:
            return dates_agree(day, self.day)
        return self.shown is None or not apart(day, self.shown, _WEEK)

    def _later(self, telling: Telling) -> bool:
        """True of people rescued, driven out or arrested in the days after: of this incident, on a day of their own."""
        if telling.kept is None or _strikes(telling.kept) or telling.day is None or self.day is None:
            return False
        return days(self.day)[0] <= days(telling.day)[0] and not apart(telling.day, self.day, _WEEK)

    def _near(self, place: Place) -> bool:
        """True where a place can be this incident's: it agrees with the closest told, a town with a town told."""
        if self.core is not None and not places_agree(place, self.core):
            return any(same_place(place, city) for city in self.cities[:_CITIES])
        towns = self.cities[:_CITIES]
        beside = closeness(place) in (CITY, TOWN) or (place.kind == "city" and place.relative is not None)
        return not towns or not beside or any(places_agree(place, town) for town in towns)

    def welcomes(self, telling: Telling) -> bool:
        """True where the place or the day of a telling is this incident's."""
        if telling.day is not None and self.day is not None:
            return dates_agree(telling.day, self.day)
        if telling.place is None or self.core is None:
            return False
        return _alike(telling.place, self.core) or self._narrowed(telling, telling.place.record, self.core)

    def _narrowed(self, telling: Telling, place: Place, core: Place) -> bool:
        """True of a sentence that says where in a region: «في غرب الولاية», later «هرعت الشرطة إلى [ثانوية السهل]»."""
        if telling.kept is not None or "other" in telling.cues or self.past or self.cities:
            return False
        return closeness(place) >= CITY > closeness(core) >= REGION and places_agree(place, core)


def _alike(at: At, core: Place) -> bool:
    place: Place = at.record
    return place.name == core.name or (
        closeness(place) >= CITY and closeness(core) >= CITY and places_agree(place, core)
    )


def _own_place(telling: Telling) -> Place | None:
    """The place a claim's own words give, narrower than a country."""
    if telling.place is None or telling.kept is None or telling.title or telling.weak is not None:
        return None
    place: Place = telling.place.record
    return place if closeness(place) >= REGION else None


def _hold(a: Place, of_a: Telling, b: Place, of_b: Telling) -> bool:
    """True where one of two places is the other, or is known to lie in it."""
    if same_place(a, b) or any(same_place(a, c) for c in of_b.cities) or any(same_place(b, c) for c in of_a.cities):
        return True
    return distance(a, b) is not None and places_agree(a, b)


def _strikes(kept: Kept) -> bool:
    """True of harm that comes at once; people are rescued, driven out and arrested on later days too."""
    return kept.claim.effect in _AT_ONCE


class Grouping:
    """Incidents in the order in which they are told; `of` gives that of each telling."""

    def __init__(self, sections: Sequence[int], published: str | None) -> None:
        self.incidents: list[Incident] = []
        self.of: dict[int, Incident] = {}
        self._sections = sections
        self._published = published
        self._figures: dict[tuple[int, Figure], Incident] = {}

    def group(self, tellings: Sequence[Telling], scopes: Sequence[Scope]) -> None:
        """Give each telling its incident; headlines after the text they stand over."""
        order = sorted(range(len(tellings)), key=lambda i: (tellings[i].title, i))
        for i in order:
            telling = tellings[i]
            section = self._sections[telling.sentence]
            incident = self._total(telling, section) if scopes[i] == "cumulative" else self._incident(telling, section)
            incident.add(telling, i)
            if telling.figure is not None:
                self._figures.setdefault((section, telling.figure), incident)
            self.of[i] = incident

    def _open(self, section: int, scope: Scope) -> Incident:
        incident = Incident(section, scope)
        self.incidents.append(incident)
        return incident

    def _total(self, telling: Telling, section: int) -> Incident:
        """A campaign's toll: that of the same figure, or its own."""
        figure = telling.figure
        known = self._figures.get((section, figure)) if figure is not None else None
        return known if known is not None and known.scope == "cumulative" else self._open(section, "cumulative")

    def _incident(self, telling: Telling, section: int) -> Incident:
        figure = telling.figure
        known = self._figures.get((section, figure)) if figure is not None else None
        if known is not None and known.scope == "incident" and not _elsewhere(telling, known):
            return known  # of a headline too, which may name the town where the text names the quarter
        told = [i for i in self.incidents[-_RECENT:] if i.section == section and i.scope == "incident"]
        if telling.title:
            return self._over(telling, [i for i in told if i.counted]) or self._open(section, "incident")
        return self._next(telling, told) or self._begin(telling, section, told)

    def _next(self, telling: Telling, told: Sequence[Incident]) -> Incident | None:
        """The incident told of before that a clause of the text goes on with."""
        if not told:
            return None
        if "other" in telling.cues:
            # «ووقع الهجوم الثاني في …»: where the one just counted was
            return told[-1] if telling.kept is None and told[-1].core is None and len(told) > 1 else None
        last = max(told, key=lambda i: i.last)
        if telling.place is None and telling.day is None and "then" not in telling.cues:
            return self._bare(telling, told, last)
        back = self._history(telling) and not last.past and not last.welcomes(telling)
        there = _told_there(telling, told, last)
        if there:
            told = [i for i in told if i is not last]
        elif not last.refuses(telling) and not back:
            return last
        return next((i for i in reversed(told) if i.welcomes(telling) and not i.refuses(telling)), None)

    def _history(self, telling: Telling) -> bool:
        """True where a clause goes back in time, to no day of the week before publication."""
        if "history" not in telling.cues:
            return self._long_ago(telling)
        return telling.day is None or self._published is None or apart(telling.day, self._published, _WEEK)

    def _long_ago(self, telling: Telling) -> bool:
        """True where a clause gives a day long before publication: it goes back in time, whatever its words."""
        told = telling.told
        if told is None or told.weak or self._published is None:
            return False
        return apart(told.value, self._published, _LONG)

    def _bare(self, telling: Telling, told: Sequence[Incident], last: Incident) -> Incident | None:
        """The incident of a clause that says neither where nor when: the one before, in a new paragraph the present."""
        fine = [i for i in told if not i.refuses(telling)]
        away = last.past or not last.counted
        before = last.tellings[-1]
        passing = "prior" in last.tellings[0].cues and telling.block != before.block
        if last in fine and not (away and (passing or telling.sentence - before.sentence > 1)):
            return last
        counted = [i for i in fine if i.counted and not i.past] or [i for i in told if i.counted and not i.past]
        if not counted and not last.counted:
            counted = [i for i in fine if i.counted]
        return counted[-1] if counted else last if last in fine else None

    def _begin(self, telling: Telling, section: int, told: Sequence[Incident]) -> Incident:
        incident = self._open(section, "incident")
        incident.other = "other" in telling.cues
        main = next((i.shown for i in told if i.shown is not None and not i.past), None)
        incident.past = self._history(telling) or bool(
            main is not None and telling.day is not None and days(telling.day)[1] < days(main)[0]
        )
        return incident

    def _over(self, telling: Telling, told: Sequence[Incident]) -> Incident | None:
        """The incident a headline tells of: one it agrees with, or the first."""
        fine = [i for i in told if not i.refuses(telling)]
        return next((i for i in fine if i.welcomes(telling)), fine[0] if fine else None)


def _told_there(telling: Telling, told: Sequence[Incident], last: Incident) -> bool:
    """True where another incident is known to have been at the very place, and the last one is not."""
    if telling.place is None or (last.core is None and not last.other):
        return False
    place: Place = telling.place.record
    if closeness(place) < CITY or (last.core is not None and closeness(last.core) >= CITY):
        return False
    return any(i is not last and i.core is not None and same_place(place, i.core) for i in told)


def _elsewhere(telling: Telling, incident: Incident) -> bool:
    """True where a telling names a settlement that is not the incident's, or another country.

    A headline is of the incident whose figure it gives, though it names another town near it, or a border.
    """
    if telling.title or telling.place is None or incident.core is None:
        return False
    if telling.figure is not None and isinstance(telling.figure[1], str) and not incident.placed:
        return False  # of one person, where only a sentence that counts nobody said where
    place: Place = telling.place.record
    if places_agree(place, incident.core):
        return False
    return place.country != incident.core.country or min(closeness(place), closeness(incident.core)) >= CITY
