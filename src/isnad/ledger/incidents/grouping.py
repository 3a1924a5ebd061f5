"""The claims of one article, parted into the incidents they are about.

Claims are taken in order; each joins the group its day, place, cause, figure and neighbourhood speak for, or opens one.
An incident id given by the reader of casualties outweighs all of them.
"""

from __future__ import annotations

from isnad.ledger.incidents.causes import FAMILIES, likeness
from isnad.ledger.incidents.days import gap
from isnad.ledger.incidents.spots import FINE, best
from isnad.ledger.incidents.told import Told

_JOINS = 0.5
_FLIGHT = frozenset(("displaced", "evacuated"))
_REMEMBERED = 12  # groups a claim is compared with: an article of ten thousand claims stays linear
_SAME_ID, _OTHER_ID = 2.0, -3.0
_LARGE = 5
_TOLD_AGAIN, _OTHER_FIGURE = 2.0, -2.0
_RECENT = 6  # claims of a group a claim is compared with, and its first


def grouped(told: list[Told]) -> list[list[Told]]:
    """Groups in the order in which they open."""
    groups: list[list[Told]] = []
    for claim in told:
        scored = [(_fit(claim, group), -i) for i, group in enumerate(groups[-_REMEMBERED:])]
        score, at = max(scored, default=(0.0, 0))
        if score >= _JOINS:
            groups[-_REMEMBERED:][-at].append(claim)
        else:
            groups.append([claim])
    return groups


def _fit(claim: Told, group: list[Told]) -> float:
    members = group if len(group) <= _RECENT else [group[0], *group[-_RECENT + 1 :]]
    cause = max((likeness(claim.claim.cause, m.claim.cause) for m in members), default=0.0)
    return cause + _nearness(claim, group[-1]) + sum(evidence(claim, members) for evidence in _EVIDENCE)


def _by_id(claim: Told, members: list[Told]) -> float:
    mine = claim.claim.incident
    theirs = {m.claim.incident for m in members} - {None}
    if mine is None or not theirs:
        return 0.0
    return _SAME_ID if mine in theirs else _OTHER_ID


def _day(claim: Told, members: list[Told]) -> float:
    known = [m for m in members if m.days]
    if claim.days is None or not known:
        return 0.0
    apart = min(gap(claim.days, m.days) for m in known if m.days)
    if apart == 0:
        return 1.0
    sure = claim.dated and any(m.dated for m in known)
    if apart == 1:
        return -1.5 if sure else -0.5
    return -4.0 if sure or apart > 7 else -1.5


def _place(claim: Told, members: list[Told]) -> float:
    spots = [m.spot for m in members if m.spot]
    if claim.spot is None or not spots:
        return 0.0
    towns = [s for s in spots if s.reach <= FINE]
    # A governorate that both lie in does not make two towns one.
    found = best([claim.spot], towns if claim.spot.reach <= FINE and towns else spots)
    if found is None:
        return 0.0
    points = found[0]
    near = claim.claim.place is not None and claim.claim.place.basis in ("clause", "sentence")
    return min(points, 1.5) if points > 0 or near else points / 2


def _named(claim: Told, members: list[Told]) -> float:
    """One person harmed is told of again and again, on the day it is announced and mourned too."""
    if not alone(claim) or not all(alone(m) and m.claim.effect == claim.claim.effect for m in members):
        return 0.0
    names = {m.name for m in members} - {None}
    if claim.name is None or not names:
        return 1.5
    return 4.0 if claim.name in names else -4.0


def alone(told: Told) -> bool:
    """True for a claim of one person."""
    return told.claim.min == told.claim.max == 1


def _moved(claim: Told, members: list[Told]) -> float:
    """Flight from fighting is told apart from the blows; that from a flood is not."""
    mine = claim.claim.effect in _FLIGHT
    theirs = all(m.claim.effect in _FLIGHT for m in members)
    violent = any(FAMILIES.get(m.claim.cause) not in ("disaster", "accident") for m in (claim, *members))
    return -3.0 if mine != theirs and violent else 0.0


def _figure(claim: Told, members: list[Told]) -> float:
    """A figure told again is of one incident, the surer the larger; another of the same harm perhaps of another."""
    mine = claim.claim
    value = mine.min or mine.max
    theirs = {m.claim.min or m.claim.max for m in members if m.claim.effect == mine.effect and not m.claim.part} - {
        None
    }
    if value is None or mine.part or not theirs:
        return 0.0
    if value in theirs:
        return _TOLD_AGAIN if value >= _LARGE else 1.0
    return _OTHER_FIGURE


def _nearness(claim: Told, last: Told) -> float:
    if claim.sentence == last.sentence:
        return 1.5
    return 0.5 if claim.block == last.block else 0.0


_EVIDENCE = (_by_id, _day, _place, _moved, _named, _figure)
