"""The clauses of an article that tell of an incident: its claims, and the sentences that only say where, when or how.

What one clause gives: the place licensed in it, the day told in it, the family of its cause, and whether its words open
another incident («وفي حادث آخر»), lean on the one before («آنذاك») or go back in time («العام الماضي»).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

import msgspec

from isnad.claims.arguments.agree import CITY, COUNTRY, TOWN, apart, closeness, is_care
from isnad.claims.arguments.around import Around, At
from isnad.claims.arguments.cause import CauseCue, closest
from isnad.claims.arguments.date import Told, date_near, opening_of
from isnad.claims.arguments.dated import possible
from isnad.claims.arguments.place import RELATIVES, licence, place_before, place_near, struck
from isnad.lexicon.phrases import Hit, Phrases
from isnad.lexicon.tables import read_table
from isnad.records import Cause, Place

if TYPE_CHECKING:
    from isnad.claims.casualties.line import Line
    from isnad.claims.casualties.records import Kept

CueKind: TypeAlias = Literal[
    "other", "open", "turn", "then", "history", "announce", "aside", "earlier", "rise", "prior",
]  # fmt: skip
Figure: TypeAlias = tuple[str, int | str]
Family: TypeAlias = Literal["force", "mishap", "sickness"]

_OTHER: frozenset[CueKind] = frozenset(["other"])
_HISTORY: frozenset[CueKind] = frozenset(["history"])
_PRIORS: frozenset[CueKind] = frozenset(["prior"])
_PRIOR = 10  # tokens from «بعد أيام من» to the word of harm: «بعد أيام من هجوم على قرية أوقع خمسة قتلى»
_WORST = 30  # tokens from «منذ» to the word of harm of the blow it names
_NAMED = 12  # tokens from «منذ» to the relative that tells of it
_TITLES = ("title", "heading", "deck")
_ANNOUNCED = 8  # tokens from a verb of announcing to the day it was done
_AHEAD = 12  # claims looked at for the next clause
_ANY = ("حادث", "حادثه", "حوادث", "خطا", "احداث")
_BESIDE = 12  # tokens around a building or quarter in which its town is named
_PLURAL = ("ات", "معارك", "ين")
_SINCE_BACK = 10
_MOST = 6  # tokens between a superlative and its «منذ»: «أعنف قتال وقع منذ شهر» counts no month's dead
_DAY = 10  # characters of an ISO day
_LONG = 14  # days before publication from which a figure is a campaign's
_OPENS = ("،", "؛", ":", "«")
_APART = 8  # tokens after a claim that still belong to it though another begins there
_FIRST = attrgetter("first")
_FORCE: tuple[Cause, ...] = ("airstrike", "shelling", "shooting", "clash", "attack", "raid", "execution")
_MISHAP: tuple[Cause, ...] = ("accident", "disaster")


class CueRow(msgspec.Struct, frozen=True):
    """A row of `incident_cues.tsv`."""

    kind: CueKind
    phrase: str
    example: str


@lru_cache(maxsize=1)
def incident_cues() -> Phrases[CueKind]:
    """The index of `incident_cues.tsv`."""
    return Phrases((row.phrase, row.kind) for row in read_table("incident_cues", CueRow))


class Telling(NamedTuple):
    """What a clause says of its incident; `kept` is None where it counts nobody.

    `weak` is a place of the clause that reports («قال مسعفون في حلب إن …»), which holds where nothing else does;
    `cities` are the settlements its words place it in; `since` marks the figure of a longer time («منذ بدء الحرب»);
    `many` what several strikes did («في غارات على حلب»), `named` a claim whose words end in a person's name.
    """

    sentence: int
    block: int
    kept: Kept | None
    place: At | None
    basis: Literal["clause", "sentence"]
    weak: At | None
    told: Told | None
    family: Family | None
    cues: frozenset[CueKind]
    title: bool
    cities: tuple[Place, ...] = ()
    since: bool = False
    many: bool = False
    named: bool = False

    @property
    def figure(self) -> Figure | None:
        """Effect and number of an exact figure of more than one («15», «15 على الأقل»), or the last of the name of one
        person («سالم الراوي»، «الصحفي سالم الراوي»); None for the rest.
        """
        if self.kept is None:
            return None
        claim = self.kept.claim
        if claim.figure.kind == "name" or (self.named and claim.figure.number == "s"):
            return claim.effect, self.kept.line.keys[claim.figure.last - 1]
        number = claim.figure.min or claim.figure.max or 0
        return (claim.effect, number) if number > 1 else None

    @property
    def day(self) -> str | None:
        """The day the clause itself gives; that from which a longer time runs («منذ يناير») is none."""
        told = self.told
        return told.value if told is not None and not told.weak and not told.since else None


def tellings(here: Around, kept: Sequence[Kept], harmful: Collection[int]) -> list[Telling]:
    """The tellings of an article in the order of the text; each claim has its own.

    `harmful` are the indexes of the sentences with a word of harm.
    """
    by_sentence: dict[int, list[Kept]] = {}
    for one in kept:
        by_sentence.setdefault(one.line.told.ordinal, []).append(one)
    found: list[Telling] = []
    for index, sentence in enumerate(here.draft.sentences):
        claims = by_sentence.get(index)
        if claims:
            found.extend(_claims(here, claims))
        elif sentence.kind not in _TITLES:
            scene = _scene(here, index, index in harmful)
            if scene is not None:
                found.append(scene)
    return found


def _claims(here: Around, claims: Sequence[Kept]) -> Iterable[Telling]:
    line = claims[0].line
    hits = _cues(here, line.first, line.last)
    since = floor = line.first
    causes = _means(here, line.told.ordinal)
    whole = _family(causes)
    for k, one in enumerate(claims):
        first, last = span_of(one)
        wall = next((span_of(o)[0] for o in claims[k + 1 : k + 1 + _AHEAD] if span_of(o)[0] > last + _APART), line.last)
        turn = next((h.first for h in reversed(_within(hits, since, first)) if "turn" in h.values), -1)
        before = _prior(here, hits, since, one)
        rival = before >= 0 or (k > 0 and turn >= 0 and claims[k - 1].claim.effect == one.claim.effect)
        end = next((h.first for h in _within(hits, wall, line.last) if "turn" in h.values), line.last)
        floor = max(turn, before) if rival else floor
        place, basis, weak = _place(here, one, hits, (floor, wall, end))
        said = _announcements(here, hits, first, last)
        told = date_near(here, first, last, max(line.first, before), end, min(wall, end), past=True, announced=said)
        kinds = kinds_in(hits, since, max(last, wall)) | (_OTHER if rival else frozenset())
        kinds = kinds - _PRIORS | (_PRIORS | _HISTORY if before >= 0 else frozenset())
        family = _family(_between(causes, since, wall)) or whole
        if told is not None and told.since and told.at.first > before >= 0:
            told = told._replace(since=False)
        since = last
        strikes = [c for c in _between(causes, first, wall) if c.cause in _FORCE]
        many = any(here.draft.tokens.keys[c.first].endswith(_PLURAL) for c in strikes)
        long = _since(line, first, wall, hits) or _opened(here, told, line.first, first)
        yield Telling(
            line.told.ordinal, line.told.sentence.block, one, place, basis, weak, told, family, kinds, line.title,
            _cities(here, place, line.first, wall), long, many, one.claim.figure.last in here.names,
        )  # fmt: skip


def _prior(here: Around, hits: Sequence[Hit[CueKind]], since: int, one: Kept) -> int:
    """The token of «بعد أيام من» where the claim right after it is of the incident before: «بعد أيام من مقتل خمسة»."""
    trigger = one.claim.trigger
    for hit in reversed(_within(hits, max(since, trigger - _PRIOR), trigger)):
        if "prior" in hit.values and trigger >= hit.last:
            near = trigger - hit.last <= 1 and one.claim.figure.first > trigger
            return hit.first if near or any(here.is_cause(j) for j in range(hit.last, trigger)) else -1
    return _worst_since(here, max(since, trigger - _WORST), trigger)


def _worst_since(here: Around, first: int, trigger: int) -> int:
    """The token of «منذ» where a claim is of the blow it names: «الأعنف منذ هجوم 2019 الذي أوقع ثمانية قتلى»."""
    keys = here.draft.tokens.keys
    for j in range(trigger - 1, first, -1):
        if keys[j] in ("،", ".", "؛", ":"):
            return -1
        if keys[j] in RELATIVES:
            at = next((m for m in range(j - 1, max(first, j - _NAMED) - 1, -1) if keys[m] == "منذ"), -1)
            return at if at >= 0 and any(here.is_cause(m) for m in range(at + 1, min(at + 4, j))) else -1
    return -1


def _since(line: Line, first: int, wall: int, hits: Sequence[Hit[CueKind]]) -> bool:
    cue = line.cue("since", max(line.first, first - _SINCE_BACK), wall)
    if cue is not None and line.keys[cue.first].endswith("اجمالي") and not line.title:
        return not any("rise" in h.values for h in hits)  # «ليرتفع العدد الإجمالي إلى ستة»
    return cue is not None and not line.cue("most", max(line.first, cue.first - _MOST), cue.first)


def _opened(here: Around, told: Told | None, begin: int, first: int) -> bool:
    """True where the day told opens a long time up to now: «قتلوا منذ 7 أكتوبر», not «في المدينة المحاصرة منذ مايو»."""
    if told is None or not told.since or told.weak:
        return False
    keys = here.draft.tokens.keys
    at = next(k for k in range(told.at.first - 1, -1, -1) if keys[k].endswith("منذ"))
    before = keys[at - 1] if at else ""
    if told.at.first < first:  # «ومنذ ديسمبر، اعتقلت 30 امرأة»
        if keys[at] == "منذ" and before not in _OPENS and at > begin:
            return False
    elif before.startswith("ال") and before.endswith("ه"):
        return False
    published = here.draft.published
    return len(told.value) < _DAY if published is None else apart(told.value, published.isoformat(), _LONG)


def _cues(here: Around, first: int, last: int) -> list[Hit[CueKind]]:
    """The cues of a sentence; one that opens sentences counts as another incident's there only."""
    found = list(incident_cues().find(here.draft.tokens, first, last))
    opened = [h._replace(values=tuple(_OTHER)) for h in found if "open" in h.values and h.first - first <= 1]
    return sorted([*opened, *(h for h in found if "open" not in h.values)], key=_FIRST)


def _within(hits: Sequence[Hit[CueKind]], first: int, last: int) -> Sequence[Hit[CueKind]]:
    """The cues that begin in tokens [first, last)."""
    return hits[bisect_left(hits, first, key=_FIRST) : bisect_left(hits, last, key=_FIRST)]


def kinds_in(hits: Sequence[Hit[CueKind]], first: int, last: int) -> frozenset[CueKind]:
    """The kinds of the cues that begin in tokens [first, last)."""
    return frozenset(kind for h in _within(hits, first, last) for kind in h.values)


def span_of(kept: Kept) -> tuple[int, int]:
    """The tokens from the word of harm to the count, whichever is first."""
    claim = kept.claim
    return min(claim.trigger, claim.figure.first), max(claim.trigger + 1, claim.figure.last)


def _place(
    here: Around, kept: Kept, hits: Sequence[Hit[CueKind]], bounds: tuple[int, int, int]
) -> tuple[At | None, Literal["clause", "sentence"], At | None]:
    """The place the sentence gives: after the claim up to the next one, what was struck, before it, beyond the next.

    `bounds`: where its part of the sentence begins, where the next claim begins, where its part ends.
    """
    line = kept.line
    floor, wall, end = bounds
    first, last = span_of(kept)
    aside = next((h.first for h in _within(hits, last, wall) if "aside" in h.values), wall)
    opening = max(opening_of(here, line.first, first), floor)
    place = place_near(here, last, aside)
    hit = struck(here, floor, first)
    if hit is not None and (place is None or closeness(hit.record) > closeness(place.record)):
        return hit, "clause", None
    if place is not None:
        return place, "clause", None
    before = place_before(here, floor, first)
    if (
        before is not None
        and (before.first >= opening or _where(here, before))
        and not _reported(hits, before, opening)
    ):
        return before, "sentence", None
    beyond = place_near(here, wall, end)
    before = before or place_before(here, floor, first)
    return beyond, "sentence", before


def _where(here: Around, at: At) -> bool:
    """True for «الوادي حيث وقع الهجوم»: a place of the clause that reports, said to be that of the harm."""
    return here.draft.tokens.keys[at.last : at.last + 1] == ["حيث"]


def _reported(hits: Sequence[Hit[CueKind]], at: At, opening: int) -> bool:
    """True of a place of who reports («أعلنت السلطات في حلب مقتل خمسة»)."""
    told = _within(hits, max(opening, at.first - _ANNOUNCED), at.first)
    return any("announce" in h.values for h in told)


def _announcements(here: Around, hits: Sequence[Hit[CueKind]], first: int, last: int) -> Callable[[At], bool]:
    """Whether a date right after a verb of announcing is the day of the announcement: «أعلن الجيش أمس مقتل خمسة».

    Not where what is announced begins before it: «قال الجيش إنه عصر السبت وقعت دورية في كمين». The harm stands at
    tokens [first, last): after it the announcement is a clause of its own, «… في كمين، كما أعلنت الحكومة أمس».
    """

    def announced(at: At) -> bool:
        opening = opening_of(here, max(0, at.first - _ANNOUNCED), at.first)
        if at.first >= first:
            opening = max(opening, last)
        floor = max(opening, at.first - _ANNOUNCED)
        return any("announce" in h.values for h in _within(hits, floor, at.first))

    return announced


def _scene(here: Around, index: int, harmful: bool) -> Telling | None:
    """A sentence that counts nobody and says where or when the harm, or what did it, took place."""
    sentence = here.draft.sentences[index]
    named = here.places_in(sentence.first, sentence.last)
    places = [p for p in named if licence(here, p) == 2]
    fine = [p for p in places if closeness(p.record) > COUNTRY]
    dates = possible(here, sentence.first, sentence.last, past=True)
    causes = here.causes_of(index) if fine or dates else []
    causes = causes or (here.causes_of(index) if any(p.record.kind == "facility" for p in named) else [])
    if not (fine or dates or (named and causes)) or not (causes or harmful):
        return None
    first, last = (causes[0].first, causes[0].last) if causes else (sentence.first, sentence.first)
    hits = _cues(here, sentence.first, sentence.last)
    place = place_near(here, first, sentence.last) or place_before(here, sentence.first, first)
    place = place or place_near(here, first, sentence.last, relative=True)
    if place is not None and place.first < first and not _where(here, place) and _reported(hits, place, sentence.first):
        place = None
    if place is None and causes:  # «هرعت الشرطة إلى ثانوية السهل بعدما أطلق …»
        place = next((p for p in named if p.record.kind == "facility" and not is_care(p.record)), None)
    said = _announcements(here, hits, sentence.last, last)  # «زار موقع الانفجار الجمعة»: the day of the visit
    told = date_near(here, first, last, sentence.first, sentence.last, sentence.last, past=True, announced=said)
    kinds = kinds_in(hits, sentence.first, sentence.last)
    family = _family(_means(here, index))
    cities = _cities(here, place, sentence.first, sentence.last)
    return Telling(index, sentence.block, None, place, "sentence", None, told, family, kinds, False, cities)


def _cities(here: Around, place: At | None, first: int, last: int) -> tuple[Place, ...]:
    """The settlements told right beside a place, itself among them."""
    if place is None:
        return ()
    near = here.places_in(max(first, place.first - _BESIDE), min(last, place.last + _BESIDE))
    return tuple(p.record for p in near if closeness(p.record) in (CITY, TOWN) and (p is place or licence(here, p)))


def _means(here: Around, index: int) -> list[CauseCue]:
    """The causes of a sentence but for the words that fit any («الحادث»)."""
    keys = here.draft.tokens.keys
    return [c for c in here.causes_of(index) if c.last > c.first + 1 or not keys[c.first].endswith(_ANY)]


def _between(causes: Sequence[CauseCue], first: int, last: int) -> Sequence[CauseCue]:
    """Those, in order, that begin in tokens [first, last)."""
    return causes[bisect_left(causes, first, key=_FIRST) : bisect_left(causes, last, key=_FIRST)]


def _family(causes: Sequence[CauseCue]) -> Family | None:
    cause = closest(list(causes))
    if cause in _FORCE:
        return "force"
    if cause in _MISHAP:
        return "mishap"
    return "sickness" if cause == "disease" else None
