"""Figures of one incident that replace others: «ارتفعت الحصيلة إلى 15 بعد أن كانت 12»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from isnad.claims.harm_incidents import Incident
from isnad.claims.harm_tellings import Telling


def revisions(told: Sequence[Telling], of: Mapping[int, Incident]) -> dict[int, int]:
    """For each telling (by index) whose figure replaces another's, the index of that one."""
    groups: dict[tuple[int, str], list[int]] = {}
    for i, telling in enumerate(told):
        kept = telling.kept
        if kept is None or kept.claim.part or kept.claim.zero or not kept.claim.count.exact:
            continue
        groups.setdefault((id(of[i]), kept.claim.effect), []).append(i)
    found: dict[int, int] = {}
    for members in groups.values():
        found.update(_links(told, members))
    return found


def _links(told: Sequence[Telling], members: Sequence[int]) -> dict[int, int]:
    """Of one incident and effect: what is called earlier is replaced by the nearest that is not, a rise replaces."""
    found: dict[int, int] = {}
    for i in members:
        others = [j for j in members if told[j].figure != told[i].figure]
        if not others:
            continue
        if "earlier" in told[i].cues and "rise" not in told[i].cues:
            newer = [j for j in others if "earlier" not in told[j].cues]
            if newer:
                found.setdefault(min(newer, key=lambda j: abs(j - i)), i)
        elif "rise" in told[i].cues and i not in found:
            older = [j for j in others if j < i]
            if older:
                found[i] = older[-1]
    return found
