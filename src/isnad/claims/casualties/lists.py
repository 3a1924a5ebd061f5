"""Counts that lean on a claim: the rest of a list («وجندي»، «إلى جانب سائق») and parts of a whole («بينهم 3 أطفال»)."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.claims.casualties.counts import Count
from isnad.claims.casualties.line import Claim, Line

_BESIDE = (("الي", "جانب"), ("فضلا", "عن"), ("بالاضافه", "الي"), ("اضافه", "الي"), ("علاوه", "علي"), ("مع",))


def more(line: Line, claim: Claim) -> Iterator[Claim]:
    """Claims of the counts joined to that of a claim, of the same effect."""
    at = claim.figure.last
    while True:
        count = _next(line, at)
        if count is None or not line.free(count) or not _listable(count):
            return
        if not count.exact and count.kind == "noun" and claim.figure.kind != "noun":
            return  # «عدد من أبناء وأحفاد فلان»: the vague word counts both
        if count.effect is not None and count.effect != claim.effect:
            return
        claim = line.take(claim._replace(figure=count, rule="casualties.list"))
        yield claim
        at = count.last


def _next(line: Line, at: int) -> Count | None:
    """The count that follows a conjunction at token `at`."""
    k = at
    if line.keys[k : k + 1] == ["،"]:
        k += 1
    for words in _BESIDE:
        if tuple(line.keys[k : k + len(words)]) == words:
            return line.at(k + len(words))
    if line.keys[k : k + 1] == ["و"]:
        return line.at(k + 1)
    count = line.at(k)
    return count if count is not None and count.pro.startswith("و") else None


def _listable(count: Count) -> bool:
    if count.kind == "figure":
        return count.head >= 0 or line_others(count)
    return count.kind == "name" or (count.kind == "noun" and (count.number == "d" or not count.definite or count.exact))


def line_others(count: Count) -> bool:
    """True for a bare number with a word such as «آخرين» after it."""
    return count.last - count.first >= 2


def among(line: Line) -> Iterator[Claim]:
    """«بينهم 3 أطفال وامرأتان»: parts of the count claimed before, of the same effect."""
    done = sorted(line.claims, key=lambda c: c.figure.first)
    for cue in line.cues:
        if "among" not in cue.kinds:
            continue
        whole = next((c for c in reversed(done) if c.figure.first < cue.first), None)
        if whole is None:
            continue
        count = line.at(line.skip(cue.last))
        if count is not None:
            _within(line, count, whole)
        first = True
        while count is not None and line.free(count) and (first or _listable(count)):
            if count.effect is not None and count.effect != whole.effect:
                break
            if count.exact or (count.kind == "figure" and count.head >= 0):
                yield line.take(whole._replace(figure=count, rule="casualties.part", part=True))
            count, first = _next(line, count.last), False


def _within(line: Line, count: Count, whole: Claim) -> None:
    """«بينهم ثلاثة إصاباتهم خطيرة»: a part that is a claim by its own words."""
    for k, claim in enumerate(line.claims):
        if claim.figure.first == count.first and claim.effect == whole.effect and claim is not whole:
            line.claims[k] = claim._replace(part=True)
