"""The place, the date and the scope of each claim of an article.

What a claim's own sentence does not say it takes from its paragraph, from the same figure told elsewhere, from the
claim before it, and a headline from the first claim of the body.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from isnad.claims.arguments import Around, At, around
from isnad.claims.arguments_date import Told, date_near
from isnad.claims.arguments_focus import Focus
from isnad.claims.arguments_place import closeness, closest_of, licence, place_before, place_near, reference, struck
from isnad.draft import Draft
from isnad.records import Place, PlaceRef

if TYPE_CHECKING:
    from isnad.claims.harm_records import Kept

Scope = Literal["incident", "cumulative"]
_COARSE = 2
_CITY = 4
_AHEAD = 12  # claims looked at for the next clause
_TWINS = 60  # claims among which the same figure is looked for
_MANY = 2000  # dead of one incident are seldom so many
_TITLES = ("title", "heading", "deck")
_BACK = 2  # sentences back in which a place still holds


class Setting(NamedTuple):
    """Where and when a claim happened, and whether it is of one incident or of a longer time."""

    place: PlaceRef | None
    date: str | None
    scope: Scope


class _Local:
    """What a claim's own sentence says, and what it takes from elsewhere."""

    __slots__ = ("basis", "coarse", "date", "kept", "place", "scope")

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        self.place: At | None = None
        self.coarse: At | None = None
        self.basis = "clause"
        self.date: Told | None = None
        self.scope: Scope = "incident"

    @property
    def title(self) -> bool:
        return self.kept.line.told.sentence.kind in _TITLES

    @property
    def figure(self) -> tuple[object, ...]:
        count = self.kept.claim.count
        return self.kept.claim.effect, count.min, count.max

    @property
    def block(self) -> int:
        return self.kept.line.told.sentence.block


def settings(draft: Draft, kept: Sequence[Kept]) -> list[Setting]:
    """The setting of each claim, in their order."""
    here = around(draft)
    locals_ = [_local(here, k) for k in kept]
    _walls(here, locals_)
    _inherit_dates(here, locals_)
    _inherit_places(here, locals_)
    return [_setting(draft, local) for local in locals_]


def _setting(draft: Draft, local: _Local) -> Setting:
    place = reference(draft, local.place, local.basis) if local.place is not None else None
    date = local.date.value if local.date is not None else None
    if local.date is not None and local.date.since and draft.published is not None and "/" not in local.date.value:
        date = f"{local.date.value}/{draft.published.isoformat()}"
    return Setting(place, date, local.scope)


def _local(here: Around, kept: Kept) -> _Local:
    local = _Local(kept)
    claim = kept.claim
    first = min(claim.trigger, claim.count.first)
    last = max(claim.trigger + 1, claim.count.last)
    local.scope = _scope(kept, first, last)
    return local


def _scope(kept: Kept, first: int, last: int) -> Scope:
    line = kept.line
    count = kept.claim.count
    since = line.cue("since", line.first, line.last)
    if since is None:
        return "cumulative" if _long(kept) else "incident"
    near = since.first >= first or since.last >= first - 8
    return "cumulative" if near and count.kind == "figure" else "incident"


def _long(kept: Kept) -> bool:
    """True for thousands with no incident told beside them: the toll of a campaign."""
    count = kept.claim.count
    many = (count.min or 0) >= _MANY or count.vague in ("thousands", "millions")
    return many and kept.claim.effect == "killed"


def _walls(here: Around, locals_: list[_Local]) -> None:
    """Places and dates of the sentence, once it is known where its next claim begins."""
    for k, local in enumerate(locals_):
        line, claim = local.kept.line, local.kept.claim
        first = min(claim.trigger, claim.count.first)
        last = max(claim.trigger + 1, claim.count.last)
        wall = line.last
        for other in locals_[k + 1 : k + 1 + _AHEAD]:
            if other.kept.line is not line:
                break
            start = min(other.kept.claim.trigger, other.kept.claim.count.first)
            if start > last + 8:
                wall = start
                break
        local.date = date_near(here, first, last, line.first, line.last, wall)
        _place(here, local, first, last, wall)


def _place(here: Around, local: _Local, first: int, last: int, wall: int) -> None:
    """The place the sentence gives: after the claim up to the next one, what was struck, before it, beyond the next."""
    line = local.kept.line
    local.place = place_near(here, last, wall)
    if local.place is None or closeness(local.place.record) <= _COARSE:
        local.place = struck(here, line.first, first) or local.place
    if local.place is None:
        local.basis = "sentence"
        local.place = place_before(here, line.first, first) or place_near(here, wall, line.last)


def _inherit_places(here: Around, locals_: list[_Local]) -> None:
    """Places for claims whose sentence has none, and closer ones for those it only gives the country of."""
    focus = Focus(here, [o.kept.line.told.index for o in locals_])
    told = [o for o in locals_ if o.place is not None]
    for local in locals_:
        if local.place is None:
            _from_elsewhere(here, local, told, focus)
    for local in locals_:
        _refine(here, local, told, focus)
    _share(locals_)


def _share(locals_: Sequence[_Local]) -> None:
    """A part of a city told for one claim holds for the others of that city and that day: the one incident."""
    parts: dict[tuple[str, str | None], At] = {}
    for local in locals_:
        origin = local.coarse
        if origin is not None and local.place is not None and origin.record.name != local.place.record.name:
            parts.setdefault((origin.record.name, local.date.value if local.date else None), local.place)
    for local in locals_:
        if local.place is None or local.scope == "cumulative" or local.place.record.relative:
            continue
        part = parts.get((local.place.record.name, local.date.value if local.date else None))
        if part is not None:
            local.place, local.basis = part, "article"


def _from_elsewhere(here: Around, local: _Local, told: Sequence[_Local], focus: Focus) -> None:
    twin = _twin(local, told)
    if twin is not None:
        local.place, local.basis = twin.place, "article"
        return
    if not local.title:
        local.place, local.basis = _from_before(here, local), "paragraph"
    if local.place is None:
        local.place, local.basis = focus.best(local.kept.line.told.index), "article"


def _refine(here: Around, local: _Local, told: Sequence[_Local], focus: Focus) -> None:
    """A country alone gives way to a closer place of the same country; a city to a part of it told next."""
    if local.place is None or local.scope == "cumulative":
        return
    place = local.place.record
    if closeness(place) <= _CITY and not local.title:
        closer = _from_after(here, local, place.country)
        if closer is not None and closeness(closer.record) > closeness(place):
            local.coarse, local.place, local.basis = local.place, closer, "paragraph"
            return
    if closeness(place) > _COARSE:
        return
    twin = _twin(local, [o for o in told if _closer(o, place)])
    closer = twin.place if twin is not None else None
    if closer is None and place.kind == "country" and not place.relative:
        closer = focus.best(local.kept.line.told.index, place.country)
    if closer is not None and closeness(closer.record) > closeness(place):
        local.place, local.basis = closer, "article"


def _closer(other: _Local, place: Place) -> bool:
    """True where another claim's place is in the same country and says more closely where."""
    if other.place is None or other.place.record.country not in (place.country, None):
        return False
    return closeness(other.place.record) > max(closeness(place), _COARSE)


def _from_after(here: Around, local: _Local, country: str | None) -> At | None:
    """A place of the sentence right after, in the same paragraph, that tells what did the harm and counts nobody."""
    index = local.kept.line.told.index + 1
    sentences = here.draft.sentences
    if index >= len(sentences) or sentences[index].block != local.block or not here.causes_of(index):
        return None
    places = here.places_in(sentences[index].first, sentences[index].last)
    fine = [p for p in places if p.record.country == country and licence(here, p) == 2]
    return closest_of(fine) if fine else None


def _twin(local: _Local, others: Sequence[_Local]) -> _Local | None:
    """Another claim of the same effect and figure: a headline and its lead."""
    return next(
        (o for o in others[:_TWINS] if o is not local and o.figure == local.figure and o.figure[1] is not None), None
    )


def _from_before(here: Around, local: _Local) -> At | None:
    """The closest place of the sentences just before, as far as the paragraph or two sentences back."""
    index = local.kept.line.told.index
    sentences = here.draft.sentences
    for back in range(index - 1, max(-1, index - 1 - _BACK), -1):
        sentence = sentences[back]
        if sentence.kind in _TITLES:
            return None
        places = [p for p in here.places_in(sentence.first, sentence.last) if licence(here, p)]
        fine = [p for p in places if closeness(p.record) > _COARSE]
        if fine:
            return closest_of(fine)
    return None


def _surer(here: Around, local: _Local) -> Told | None:
    """The day told with what did the harm in the sentences after an announcement, in the same paragraph."""
    index = local.kept.line.told.index
    sentences = here.draft.sentences
    for k in range(index + 1, min(index + 3, len(sentences))):
        if sentences[k].block != local.block:
            return None
        dates = here.dates_in(sentences[k].first, sentences[k].last)
        if dates and here.causes_of(k):
            return Told(dates[0].record.value, False, False, dates[0])
    return None


def _inherit_dates(here: Around, locals_: list[_Local]) -> None:
    for local in locals_:
        if local.date is not None and local.date.weak and local.scope == "incident":
            local.date = _surer(here, local) or local.date
    strong = [o for o in locals_ if o.date is not None and not o.date.weak and not o.title]
    for k, local in enumerate(locals_):
        if local.date is not None or local.scope == "cumulative":
            continue
        twin = _twin(local, strong)
        if twin is not None:
            local.date = twin.date
            continue
        if local.title:
            continue
        local.date = _date_of_paragraph(here, local)
        if local.date is None and k:
            donor = next((o for o in locals_[k - 1 :: -1] if o.date is not None and not o.title), None)
            if donor is not None and donor.scope == "incident":
                local.date = donor.date
    body = [o for o in locals_ if not o.title and o.date is not None and o.scope == "incident"]
    for local in locals_:
        if local.date is None and local.title and body:
            local.date = body[0].date


def _date_of_paragraph(here: Around, local: _Local) -> Told | None:
    index = local.kept.line.told.index
    for sentence in here.paragraph_before(index):
        dates = here.dates_in(sentence.first, sentence.last)
        if dates:
            return Told(dates[-1].record.value, True, False, dates[-1])
    return None
