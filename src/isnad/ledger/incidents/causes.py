"""Which causes may be one: what outlets call the same blow, and what no blow can be both of."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.records import Cause

# Means of violence: outlets differ on them in good faith. Each other family stands alone.
FAMILIES: dict[Cause, str] = {
    "airstrike": "violence", "shelling": "violence", "shooting": "violence", "explosion": "violence",
    "clash": "violence", "attack": "violence", "raid": "violence", "execution": "violence",
    "protest": "protest", "accident": "accident", "fire": "accident", "disaster": "disaster", "disease": "disease",
    "hunger": "disease",
}  # fmt: skip
# Pairs of different families that one happening is told as.
_KIN: frozenset[frozenset[str]] = frozenset(
    (
        frozenset(("violence", "protest")),
        frozenset(("accident", "disaster")),
    )
)
_KIN_CAUSES: frozenset[frozenset[Cause]] = frozenset(
    (
        frozenset[Cause](("explosion", "accident")),
        frozenset[Cause](("explosion", "fire")),
        frozenset[Cause](("attack", "fire")),
        frozenset[Cause](("attack", "accident")),
    )
)
# Their tolls rise for days after.
SLOW: frozenset[Cause] = frozenset(("disaster", "disease", "accident", "fire", "hunger"))


def likeness(a: Cause, b: Cause) -> float:
    """Points for two causes: 1 the same, 0 not known or akin, down to -2.5 where they exclude each other."""
    if a == b:
        return 1.0 if a in FAMILIES else 0.0
    mine, theirs = FAMILIES.get(a), FAMILIES.get(b)
    if mine is None or theirs is None:
        return 0.0
    if mine == theirs:
        return 0.3
    if frozenset((mine, theirs)) in _KIN or frozenset((a, b)) in _KIN_CAUSES:
        return 0.0
    return -2.5


def agreement(mine: Iterable[Cause], theirs: Iterable[Cause]) -> float:
    """The best likeness of any two; 0 where either side tells none."""
    other = tuple(theirs)
    return max((likeness(a, b) for a in mine for b in other), default=0.0)
