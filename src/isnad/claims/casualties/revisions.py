"""Figures of one incident that replace others: «ارتفعت الحصيلة إلى 15 بعد أن كانت 12»."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from isnad.claims.casualties.incidents import Incident
from isnad.claims.casualties.tellings import Telling


def revisions(told: Sequence[Telling], of: Mapping[int, Incident]) -> dict[int, int]:
    """For each telling (by index) whose figure replaces another's, the index of that one."""
    groups: dict[tuple[int, str], list[int]] = {}
    for i, telling in enumerate(told):
        kept = telling.kept
        if kept is None or kept.claim.part or kept.claim.zero or not kept.claim.figure.exact:
            continue
        groups.setdefault((id(of[i]), kept.claim.effect), []).append(i)
    found: dict[int, int] = {}
    for members in groups.values():
        found.update(_links(told, members))
    return found


def _links(told: Sequence[Telling], members: Sequence[int]) -> dict[int, int]:
    """Of one incident and effect: what is called earlier is replaced by the nearest that is not, a rise replaces."""
    found: dict[int, int] = {}
    current = [j for j in members if "earlier" not in told[j].cues]
    for at, i in enumerate(members):
        if "earlier" in told[i].cues and "rise" not in told[i].cues:
            newer = _nearest(told, current, i)
            if newer is not None:
                found.setdefault(newer, i)
        elif "rise" in told[i].cues and i not in found:
            older = next((members[k] for k in range(at - 1, -1, -1) if told[members[k]].figure != told[i].figure), None)
            if older is not None:
                found[i] = older
    return found


def _nearest(told: Sequence[Telling], members: Sequence[int], i: int) -> int | None:
    """The member nearest to i that tells another figure, the earlier of two."""
    right = bisect_left(members, i)
    before = next((members[k] for k in range(right - 1, -1, -1) if told[members[k]].figure != told[i].figure), None)
    after = next((members[k] for k in range(right, len(members)) if told[members[k]].figure != told[i].figure), None)
    if before is None or after is None:
        return after if before is None else before
    return before if i - before <= after - i else after
