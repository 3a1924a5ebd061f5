"""Two reports compared: `RULES`, in order, each giving its reason for or against their being one incident.

The sum of the weights is the score. At `LINKED` two reports are one incident; at `SUGGESTED` that is shown as a
suggestion, never merged. Weights are points; 4 against (another town, another day) outweighs most that may be for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from isnad.ledger.incidents import causes, figures
from isnad.ledger.incidents.causes import SLOW
from isnad.ledger.incidents.days import gap
from isnad.ledger.incidents.records import Bond, Link, Reason, Report
from isnad.ledger.incidents.spots import best
from isnad.ledger.incidents.weights import Weights
from isnad.ledger.incidents.wording import Sort, kinds
from isnad.ledger.sketch import likeness

LINKED = 3.0
SUGGESTED = 2.0
_HOPELESS = -4.5  # points after which nothing that may follow makes up
AGAINST = -4.0  # a single reason this heavy: another day, another town

Rule: TypeAlias = Callable[[Report, Report, Weights], Reason | None]


def compare(a: Report, b: Report, weights: Weights) -> Link:
    """The link between two reports, with every reason found."""
    reasons = tuple(_reasons(a, b, weights))
    score = round(sum(reason.weight for reason in reasons), 3)
    first, second = sorted((a.id, b.id))
    return Link(a=first, b=second, score=score, bond=bond(score, reasons), reasons=reasons)


def _reasons(a: Report, b: Report, weights: Weights) -> Iterator[Reason]:
    """The reasons in order; where day and place together speak too loudly against, those are enough."""
    total = 0.0
    for rule in RULES:
        reason = rule(a, b, weights)
        if reason is not None:
            yield reason
            total += reason.weight
        if total <= _HOPELESS:
            return


def contradicted(link: Link) -> bool:
    """True where one reason alone speaks against the two being one incident."""
    return against(link.reasons)


def against(reasons: tuple[Reason, ...]) -> bool:
    """True where one of the reasons is heavy enough to forbid a link."""
    return any(reason.weight <= AGAINST for reason in reasons)


def bond(score: float, reasons: tuple[Reason, ...] = ()) -> Bond:
    """What a score amounts to: what another day or town speaks against is a suggestion at most."""
    if score < SUGGESTED:
        return "apart"
    return "linked" if score >= LINKED and not against(reasons) else "suggested"


def day(a: Report, b: Report, weights: Weights) -> Reason | None:
    """The days of the two happenings."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return None
    apart = gap((a.first, a.last), (b.first, b.last))
    slow = bool(SLOW.intersection((*a.causes, *b.causes))) or bool(set(a.names).intersection(b.names))
    if a.dated and b.dated:
        points = _told(apart, slow)
    elif a.dated or b.dated:
        points = 0.7 if apart == 0 else -0.5 if apart == 1 else -1.0 if slow and apart < 10 else -3.0
    else:
        points = 0.5 if apart == 0 else -0.5 if apart <= 2 else -1.0 if slow and apart < 10 else -3.0
    words = "the same day" if apart == 0 else f"{apart} days apart" if apart > 1 else "one day apart"
    return Reason(rule="day", weight=points, words=words)


def _told(apart: int, slow: bool) -> float:
    if apart == 0:
        return 1.5
    if slow and apart <= 10:
        return 0.0 if apart == 1 else -0.8
    return -1.0 if apart == 1 else -5.0


def place(a: Report, b: Report, weights: Weights) -> Reason | None:
    """The places of the two happenings; where they do not settle it, those of the sentences around."""
    own = best(a.spots, b.spots)
    wider = best(a.spots, (*b.spots, *b.around)), best(b.spots, (*a.spots, *a.around))
    found = [w for w in wider if w is not None]
    if own is None and not found:
        both = best(a.around, b.around)
        return Reason(rule="place", weight=min(both[0], 1.0), words=both[1]) if both else None
    chosen = own or max(found)
    if chosen[0] < 1.5 and found and max(found)[0] >= 1.5:
        points, words = max(found)
        return Reason(rule="place", weight=points - 0.75, words=f"{words}, in the sentences around")
    return Reason(rule="place", weight=chosen[0], words=chosen[1])


def cause(a: Report, b: Report, weights: Weights) -> Reason | None:
    """What did the harm."""
    if not a.causes or not b.causes:
        return None
    points = causes.agreement(a.causes, b.causes)
    words = f"{', '.join(a.causes)} and {', '.join(b.causes)}"
    return Reason(rule="cause", weight=points, words=words)


def toll(a: Report, b: Report, weights: Weights) -> Reason | None:
    """The figures."""
    found = figures.agreement(a, b)
    return Reason(rule="toll", weight=round(found[0], 2), words=found[1]) if found else None


def wording(a: Report, b: Report, weights: Weights) -> Reason | None:
    """The words, the rare ones before the common."""
    share, shared = weights.likeness(a.terms, b.terms)
    points = min(3.0, round(10 * (share - 0.13), 2))
    words = f"share {share:.0%} of their wording" + (f": {'، '.join(shared[:5])}" if shared else "")
    return Reason(rule="wording", weight=max(-1.0, points), words=words)


def kind(a: Report, b: Report, weights: Weights) -> Reason | None:
    """How it happened and what it struck, finer than the cause."""
    mine, theirs = kinds(a.terms), kinds(b.terms)
    points, words = 0.0, []
    for sort, least, most in _KIND_POINTS:
        both, either = mine[sort] & theirs[sort], mine[sort] | theirs[sort]
        if mine[sort] and theirs[sort]:
            if sort == "manner" and not both and weights.likeness(a.terms, b.terms)[0] < _UNLIKE:
                points += _OTHERWISE
            points += least + (most - least) * len(both) / len(either)
            words.append(_kinds_said(both, mine[sort] - both, theirs[sort] - both))
    return Reason(rule="kind", weight=round(points, 2), words="; ".join(words)) if words else None


_UNLIKE, _OTHERWISE = 0.2, -1.0  # share of wording below which another manner is another incident; more against
# Points where no kind is shared, and where all are.
_KIND_POINTS: tuple[tuple[Sort, float, float], ...] = (("manner", -1.2, 1.4), ("target", -0.4, 0.8))


def _kinds_said(both: frozenset[str], mine: frozenset[str], theirs: frozenset[str]) -> str:
    said = [f"both tell of {', '.join(sorted(both))}"] if both else []
    said += [f"one of {', '.join(sorted(rest))}" for rest in (mine, theirs) if rest]
    return ", ".join(said)


def victims(a: Report, b: Report, weights: Weights) -> Reason | None:
    """Victims told by name."""
    both = sorted(set(a.names) & set(b.names))
    if both:
        return Reason(rule="victims", weight=4.0, words=f"both name {'، '.join(both)}")
    for one, other in ((a, b), (b, a)):
        if one.names and figures.alone(one):
            if other.names and figures.alone(other):
                return Reason(rule="victims", weight=-2.0, words="each names another victim")
            if figures.many(other):
                return Reason(rule="victims", weight=-3.0, words=f"{one.names[0]} alone, and a toll of many")
    return None


def actors(a: Report, b: Report, weights: Weights) -> Reason | None:
    """Who is said to have done it."""
    both = sorted(set(a.actors) & set(b.actors))
    return Reason(rule="actors", weight=0.5, words=f"both name {'، '.join(both)} as the actor") if both else None


def copy(a: Report, b: Report, weights: Weights) -> Reason | None:
    """Articles that reprint one text tell one incident where their reports are alike."""
    share = likeness(a.sketch, b.sketch)
    if share < 0.3:
        return None
    return Reason(rule="copy", weight=round(3 * share, 2), words=f"{share:.0%} of the articles is one text")


def aside(a: Report, b: Report, weights: Weights) -> Reason | None:
    """What an article tells beside its own story it tells in few words, which prove less."""
    n = (a.role != "main") + (b.role != "main")
    return Reason(rule="aside", weight=-0.5 * n, words="told in passing") if n else None


RULES: tuple[Rule, ...] = (day, place, cause, toll, wording, kind, victims, actors, copy, aside)
