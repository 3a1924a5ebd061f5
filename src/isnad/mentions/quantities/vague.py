"""Counts without a figure: عشرات الجرحى، بضعة آلاف، عدد من المارة."""

from __future__ import annotations

from typing import NamedTuple

from isnad.arabic.tokens import Tokens
from isnad.mentions.numerals import atoms
from isnad.mentions.quantities.hedges import Hedge, hedge_before
from isnad.mentions.quantities.nouns import Noun, noun_after
from isnad.records import Vague

_SCALES: dict[float, Vague] = {1e3: "thousands", 1e6: "millions", 1e9: "millions", 1e12: "millions"}


_COUNTS: dict[float, Vague] = {3: "several", 10: "tens", 100: "hundreds"}


class VaguePhrase(NamedTuple):
    """A count without a figure: «عشرات الجرحى», «بضعة آلاف», «عدد من»."""

    vague: Vague
    first: int
    last: int
    start: int
    end: int
    hedge: Hedge | None
    noun: Noun | None


def vague_at(tokens: Tokens, i: int, first: int, stop: int) -> VaguePhrase | None:
    """The vague count at token i."""
    for atom in atoms(tokens.words[i]):
        if atom.role == "partitive" and (atom.definite or not (i + 1 < stop and tokens.keys[i + 1] == "من")):
            continue
        if atom.role not in ("vague", "plural", "partitive") or (atom.definite and atom.pro[-1:] == "ب"):
            continue
        name = _SCALES.get(atom.value) or _COUNTS[atom.value]
        last = i + 1
        following = (
            next((a for a in atoms(tokens.words[last]) if a.role in ("plural", "vague") and not a.pro), None)
            if last < stop
            else None
        )
        if following is not None and atom.role == "vague":
            name = _SCALES.get(following.value) or _COUNTS[following.value]
            last += 1
        start = tokens.starts[i] + (tokens.words[i].at(atom.cut) if atom.cut else 0)
        partitive = atom.role != "vague" or atom.value > 3 or following is not None
        noun = noun_after(tokens, last, stop) if partitive or tokens.keys[min(last, stop - 1)] != "من" else None
        return VaguePhrase(name, i, last, start, tokens.ends[last - 1], hedge_before(tokens, i, first), noun)
    return None
