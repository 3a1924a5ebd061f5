"""Whether a claim is asserted, feared or denied, or is no report at all."""

from __future__ import annotations

from typing import Literal

from isnad.claims.casualties.line import Claim, Line

Status = Literal["asserted", "denied", "feared"]
_REACH = 12
_NEAR = 4
_BODILY = frozenset({"injured"})


def status_of(line: Line, claim: Claim) -> Status | None:
    """The status of a claim; None where it is no report of harm (hypothesis, plan, film, sport, illness)."""
    if claim.zero:
        return "denied"
    first = min(claim.trigger, claim.figure.first)
    start = line.clause_start(first)
    if _unreal(line, first, start) or _sport(line, claim):
        return None
    if line.cue("unsure", start, first):
        return None
    if line.cue("deny", max(start, first - 5), first):
        return "denied"
    if _without(line, first):
        return None
    fear = line.cue("fear", max(start, first - _REACH), claim.trigger + 1)
    return "feared" if fear else "asserted"


def _unreal(line: Line, first: int, start: int) -> bool:
    cue = line.cue("unreal", max(start, first - _NEAR), first)
    return cue is not None


def _without(line: Line, first: int) -> bool:
    return line.cue("without", max(line.first, first - 3), first) is not None


def _sport(line: Line, claim: Claim) -> bool:
    if claim.effect != "injured":
        return False
    if line.cue("sport", line.first, line.last) is not None:
        return True
    return line.cue("illness", claim.trigger, min(line.last, claim.figure.last + 4)) is not None


def infected(line: Line, claim: Claim) -> bool:
    """True for «إصابة ستة بفيروس»: harmed by a disease, not wounded."""
    return claim.effect == "injured" and line.cue("infection", line.first, line.last) is not None
