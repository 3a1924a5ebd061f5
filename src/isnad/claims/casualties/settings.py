"""The place, the date and the incident of each claim of an article.

An incident has one place, the one that says most closely where it was, and one day. A claim whose own clause names a
wider place, or none, has its incident's; what no clause of the incident says is taken from the headline, or from the
place the article is about. The day is taken over only by claims that go with those it was told of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from isnad.claims.arguments.agree import CITY, TOWN, closeness, dates_agree, finer, places_agree, same_place
from isnad.claims.arguments.around import At, around
from isnad.claims.arguments.focus import Focus
from isnad.claims.arguments.place import Basis, reference
from isnad.claims.casualties.count_words import count_words
from isnad.claims.casualties.incidents import Grouping, Incident, Scope
from isnad.claims.casualties.revisions import revisions
from isnad.claims.casualties.sections import sections
from isnad.claims.casualties.tellings import Figure, Telling, tellings
from isnad.draft import Draft
from isnad.records import PlaceRef

if TYPE_CHECKING:
    from isnad.claims.casualties.records import Kept

_MANY = 2000  # dead of one incident are seldom so many
_RECENTLY = 14  # days before publication in which «منذ الجمعة» is still the one incident
_LEANING = ("casualties.list", "casualties.part")
_TAKEN = frozenset({"detained", "abducted"})  # may be of any day
_BODILY = frozenset({"killed", "injured"})
_NEXT = 2  # sentences over which a day holds for a claim of another effect


class Setting(NamedTuple):
    """Where and when a claim happened, of which incident it is, and the claim (by index) whose figure it replaces."""

    place: PlaceRef | None
    date: str | None
    scope: Scope
    incident: int
    revises: int | None


def settings(draft: Draft, kept: Sequence[Kept], harmful: Collection[int] = ()) -> list[Setting]:
    """The setting of each claim, in their order; `harmful` are the sentences (by index) with a word of harm."""
    here = around(draft)
    told = tellings(here, kept, harmful)
    grouping = Grouping(sections(draft), draft.published.isoformat() if draft.published else None)
    grouping.group(told, _scopes(told))
    counted = [i for i, t in enumerate(told) if t.kept is not None]
    focus = Focus(here, [told[i].sentence for i in counted])
    position = {i: k for k, i in enumerate(counted)}
    replaced = revisions(told, grouping.of)
    where = {id(i): _Where(i) for i in grouping.incidents}
    numbers: dict[int, int] = {}
    opened: set[tuple[int, int]] = set()  # (sentence, incident) of the claims so far
    made: list[Setting] = []
    for k, i in enumerate(counted):
        telling, incident = told[i], grouping.of[i]
        number = numbers.setdefault(id(incident), len(numbers) + 1)
        older = replaced.get(i)
        first = (telling.sentence, number) not in opened
        opened.add((telling.sentence, number))
        if k and _leans(telling, told[counted[k - 1]]) and made[-1].incident == number:
            place, date = made[-1].place, made[-1].date
        else:
            found = where[id(incident)].of(telling)
            if found is None and "prior" not in incident.tellings[0].cues:  # a blow told in passing was elsewhere
                found = _about(focus, telling, incident.scope)
            place = reference(draft, *found) if found is not None else None
            date = _date(telling, incident, draft, first=first)
        made.append(Setting(place, date, incident.scope, number, position[older] if older is not None else None))
    return made


def _leans(telling: Telling, before: Telling) -> bool:
    """True for the rest of a list and for a part of a whole: they are where and when the count before them is."""
    return telling.sentence == before.sentence and telling.kept is not None and telling.kept.claim.rule in _LEANING


class _Where:
    """The place of an incident, worked out once."""

    def __init__(self, incident: Incident) -> None:
        self._incident = incident
        self._best = _closest(incident.tellings)
        figures: dict[Figure, list[Telling]] = {}
        for telling in incident.tellings:
            if telling.figure is not None and telling.place is not None:
                figures.setdefault(telling.figure, []).append(telling)
        self._by_figure = {figure: _closest(_surest(figure, tellings)) for figure, tellings in figures.items()}
        self._told = self._figures()
        self._weak = next((t for t in incident.tellings if t.weak is not None), None)
        self._goes_with: dict[int, Telling] = {}
        self._refined: dict[Figure, tuple[At, Telling]] = {}
        self._parts = self._shared()

    def _shared(self) -> dict[str, tuple[At, Telling]]:
        """Closer places found for one claim, by the wider place it named: they hold for all that name it.

        That of one person nobody names is no other's: of «أربعة مدنيين وجندي في شرق البلاد» he may be the one killed
        in the town told of later. Those of a figure, in `_refined`, hold wherever it is told again.
        """
        found: dict[str, tuple[At, Telling]] = {}
        for telling in self._incident.tellings:
            if telling.place is None or telling.kept is None:
                continue
            if telling.kept.claim.figure.exact and (not _alone(telling) or telling.figure is not None):
                closer = self._closer(telling, telling.place)
                if closer is not None:
                    found.setdefault(telling.place.record.name, closer)
                    if telling.figure is not None:
                        self._refined.setdefault(telling.figure, closer)
        return found

    def of(self, telling: Telling) -> tuple[At, Basis] | None:
        """The place of one telling and what it rests on."""
        own, figure = telling.place, telling.figure
        again = self._refined.get(figure) or self._by_figure.get(figure) if figure is not None else None
        if (
            again is not None
            and figure is not None
            and (own is None or (figure in self._refined and _refines(again, own)) or _surer(figure, again[1], telling))
        ):
            return again[0], _basis(again[1], telling)
        if own is not None:
            closer = self._parts.get(own.record.name)
            settled = closeness(own.record) >= CITY
            closer = closer or self._closer(telling, own)
            if closer is None or (settled and self._apart(closer[1], telling)):
                return own, telling.basis
            return closer[0], _basis(closer[1], telling)
        if telling.weak is not None and not self._holds(telling, telling.weak):
            return telling.weak, "sentence"
        if self._best is not None:
            return self._best[0], _basis(self._best[1], telling)
        weak = self._weak
        return (weak.weak, "sentence" if weak is telling else "article") if weak is not None and weak.weak else None

    def _holds(self, telling: Telling, weak: At) -> bool:
        """True where the incident's place, told before a claim, in the headline or within the place that the claim's
        sentence names, holds over that, which may be of something else.
        """
        if self._best is None:
            return False
        at, source = self._best
        return source.title or source.sentence < telling.sentence or places_agree(at.record, weak.record)

    def _closer(self, telling: Telling, own: At) -> tuple[At, Telling] | None:
        """A closer place than a clause's own: of the same figure told elsewhere, told beside it, or of its country."""
        if self._incident.scope == "cumulative":
            return None
        twin = self._by_figure.get(telling.figure) if telling.figure is not None else None
        for found in (twin, self._best):
            if found is None or not _refines(found, own) or self._apart(found[1], telling):
                continue
            near = abs(found[1].sentence - telling.sentence) <= _NEXT
            if found is twin or near or telling.title or own.record.kind == "country":
                return found
        return None

    def _apart(self, source: Telling, telling: Telling) -> bool:
        """True where another figure of the same harm is told of a place: a part of the whole, or another report."""
        if telling.many and not _alone(telling) and (telling.figure is None or telling.figure != source.figure):
            return True
        if source.kept is None or telling.place is None or closeness(telling.place.record) < CITY:
            return _another_toll(self._counted_by(source), telling)
        theirs, mine = self._told.get(source.sentence, {}), self._told.get(telling.sentence, {})
        both = theirs.keys() & mine.keys()
        return bool(both) and all(theirs[effect].isdisjoint(mine[effect]) for effect in both)

    def _counted_by(self, source: Telling) -> Telling:
        """The claim that a sentence which only says where goes with: the nearest, of two the one before it."""
        if source.kept is not None:
            return source
        found = self._goes_with.get(source.sentence)
        if found is None:
            counted = [t for t in self._incident.tellings if t.kept is not None]
            found = self._goes_with[source.sentence] = min(
                counted, key=lambda t: (abs(t.sentence - source.sentence), t.sentence > source.sentence), default=source
            )
        return found

    def _figures(self) -> dict[int, dict[str, set[int | None]]]:
        """The exact figures of each sentence, by effect."""
        found: dict[int, dict[str, set[int | None]]] = {}
        for telling in self._incident.tellings:
            if telling.kept is not None and telling.kept.claim.figure.exact:
                figure = telling.kept.claim.figure
                of = found.setdefault(telling.sentence, {}).setdefault(telling.kept.claim.effect, set())
                of.add(figure.min or figure.max)
        return found


def _surest(figure: Figure, told: list[Telling]) -> list[Telling]:
    """The tellings of a figure; of one person, those whose own clause says where, if any does."""
    own = [t for t in told if t.basis == "clause"] if isinstance(figure[1], str) else []
    return own or told


def _surer(figure: Figure, source: Telling, telling: Telling) -> bool:
    """True of one person where another clause says where, and beside this one only the rest of its sentence."""
    return isinstance(figure[1], str) and source.basis == "clause" and telling.basis == "sentence"


def _alone(telling: Telling) -> bool:
    """True where one person is told of, whom one strike killed though several are told of."""
    figure = telling.kept.claim.figure if telling.kept is not None else None
    return figure is not None and 1 in (figure.min, figure.max)


_LEAST = {"tens": 20, "hundreds": 200, "thousands": 2_000}  # that a plural of a number can mean


def _another_toll(source: Telling, telling: Telling) -> bool:
    """True where two claims give different figures of one kind of harm."""
    if source.kept is None or telling.kept is None:
        return False
    wide = telling.place is None or closeness(telling.place.record) < CITY
    if telling.title and wide and not telling.kept.claim.figure.exact:
        # «قتلى في حريق جنوب البلاد»; but «عشرات» are not the 19 of one town
        least, told = _LEAST.get(telling.kept.claim.figure.vague or "", 0), source.kept.claim.figure
        same = source.kept.claim.effect == telling.kept.claim.effect
        return same and told.exact and told.max is not None and told.max < least
    a, b = source.kept.claim, telling.kept.claim
    return a.effect == b.effect and (a.figure.min, a.figure.max) != (b.figure.min, b.figure.max)


def _basis(source: Telling, telling: Telling) -> Basis:
    if source.block == telling.block:
        return "paragraph"
    return "headline" if source.title else "article"


def _closest(told: Sequence[Telling]) -> tuple[At, Telling] | None:
    """The place of an incident that says most closely where; of two alike, the one told more often, then first."""
    placed = [(t.place, t) for t in told if t.place is not None and "earlier" not in t.cues]
    if not placed:
        return None
    names = Counter(at.record.name for at, _ in placed)
    return max(placed, key=lambda found: (closeness(found[0].record), names[found[0].record.name]))


def _refines(found: tuple[At, Telling], own: At) -> bool:
    """True where a place says more closely where than another, which can hold it or is told beside it."""
    at, telling = found
    if closeness(at.record) <= closeness(own.record):
        return False
    towns = [city for city in telling.cities if not same_place(city, at.record)]
    if at.record.lat is None and towns and closeness(own.record) in (CITY, TOWN):
        return any(same_place(own.record, town) for town in towns)
    return places_agree(at.record, own.record) or any(same_place(own.record, city) for city in telling.cities)


def _about(focus: Focus, telling: Telling, scope: Scope) -> tuple[At, Basis] | None:
    """The place the article is about near a claim; of a campaign's total, however wide."""
    at = focus.best(telling.sentence, wide=scope == "cumulative")
    return (at, "article") if at is not None else None


def _scopes(told: Sequence[Telling]) -> list[Scope]:
    """The scope of each telling; a count goes with the total that stands before it in its sentence."""
    found: list[Scope] = []
    for k, telling in enumerate(told):
        scope = scope_of(telling)
        if k and found[-1] == "cumulative" and telling.day is None and _goes_with(telling, told[k - 1]):
            scope = "cumulative"
        found.append(scope)
    return found


def _goes_with(telling: Telling, before: Telling) -> bool:
    """True of a count in the sentence of another, or of «آخرين» in the next one."""
    if telling.sentence == before.sentence:
        return True
    if telling.kept is None or telling.place is not None or telling.sentence != before.sentence + 1:
        return False
    figure = telling.kept.claim.figure
    others = count_words().other
    return any(key in others for key in telling.kept.line.keys[figure.first + 1 : figure.last])


def scope_of(telling: Telling) -> Scope:
    """Whether a claim counts one incident or a longer time."""
    if telling.kept is None:
        return "incident"
    claim = telling.kept.claim
    if telling.since:
        return "cumulative" if claim.figure.kind == "figure" else "incident"
    bare = telling.place is None and telling.told is None
    many = (
        (claim.figure.min or 0) >= _MANY
        or claim.figure.vague in ("thousands", "millions")
        or (claim.figure.vague == "hundreds" and bare)
    )
    return "cumulative" if many and claim.effect == "killed" else "incident"


def _date(telling: Telling, incident: Incident, draft: Draft, *, first: bool) -> str | None:
    """The day of a claim: its clause's, its incident's where that is known to the day, the day it was announced.

    `first`: no other claim of the incident stands before it in its sentence.
    """
    own = telling.told
    if incident.scope == "cumulative":
        return _since(telling, draft)
    if own is not None and not own.weak:
        return finer(own.value, incident.day) if incident.day and dates_agree(own.value, incident.day) else own.value
    if incident.day is not None and _carries(telling, incident):
        return incident.day
    if telling.family == "sickness" and (own is None or not first):
        return None  # each case on its own day, whatever the day of the total
    if own is not None:
        return own.value
    weak = next((t.told for t in incident.tellings if t.told is not None and t.told.weak), None)
    return weak.value if weak is not None and _carries(telling, incident) else None


def _since(telling: Telling, draft: Draft) -> str | None:
    told = telling.told
    if told is None or told.weak:
        return None
    if told.since and draft.published is not None and "/" not in told.value:
        return f"{told.value}/{draft.published.isoformat()}"
    return told.value


def _carries(telling: Telling, incident: Incident) -> bool:
    """True where the day of an incident is a claim's: of the same effect as one it was told of, or next to one."""
    if telling.title or telling.kept is None:
        return True
    dated = [t for t in incident.tellings if t.told is not None]
    effect = telling.kept.claim.effect
    near = 0 if effect in _TAKEN else _NEXT
    if effect in _BODILY and len({t.day for t in dated if t.day is not None}) == 1:
        return True
    return any(
        abs(t.sentence - telling.sentence) <= near
        or (t.kept is not None and (t.kept.claim.effect == effect or {t.kept.claim.effect, effect} <= _BODILY))
        for t in dated
    )
