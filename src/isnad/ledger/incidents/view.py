"""An incident as people see it: its claims side by side, the series of its toll, copies of one text as one chain.

Nothing is summed, averaged or dropped: a claim that the series leaves out says why in `aside`.
"""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median_low
from typing import Literal, TypeAlias

from isnad.ledger.incidents.records import Report, Role
from isnad.ledger.sketch import BINS, likeness
from isnad.records import Casualty, Effect, Record

Aside: TypeAlias = Literal["part", "denied", "again", "mention", "stray"]

_COPY = 0.5  # share of sketches in common at which two articles are one text
_SURE = int(BINS * (1 - _COPY)) + 1  # of so many bins two sketches that are one text share at least one
_STRAY = 8  # times the usual figure: a campaign's total, not this incident's


class Claimed(Record, frozen=True, kw_only=True):
    """One claim of an incident, by its report.

    `chain`: the articles that print its text, the earliest first. `number` is the claim's among its article's
    casualties. `aside` says why the series leaves it out: a part of another figure, a denial, words for people counted
    elsewhere in the article, background, or a figure far above what all others tell.
    """

    report: str
    document: str
    article: int
    outlet: str | None
    published: str | None
    claim: Casualty
    number: int
    chain: tuple[str, ...]
    aside: Aside | None = None


class Step(Record, frozen=True, kw_only=True):
    """What was told on one day of one effect: each figure once, with how many chains of copies tell it."""

    published: str | None
    effect: Effect
    min: int | None
    max: int | None
    chains: int
    reports: int


class Incident(Record, frozen=True, kw_only=True):
    """Reports of one happening. `reports` counts articles that tell it, `chains` the texts that are not copies."""

    id: str
    first: int | None
    last: int | None
    places: tuple[str, ...]
    causes: tuple[str, ...]
    reports: int
    chains: int
    outlets: tuple[str, ...]
    mentions: int
    claims: tuple[Claimed, ...]
    series: tuple[Step, ...]


def incident(id: str, members: Iterable[Report]) -> Incident:
    """The incident of some reports, in the order in which they were published."""
    told = sorted(members, key=lambda r: (r.issued or 0, r.id))
    chains = _chains(told)
    claims = tuple(_claims(told, chains))
    own = [r for r in told if r.role != "mention"] or told
    return Incident(
        id=id,
        first=_usual(own, "first"),
        last=_usual(own, "last"),
        places=_by_count(s.name for r in own for s in r.spots[:1]),
        causes=_by_count(c for r in own for c in r.causes[:1]),
        reports=len({(r.document, r.article) for r in told if r.role != "mention"}),
        chains=len({chains[r.document, r.article] for r in told if r.role != "mention"}),
        outlets=tuple(dict.fromkeys(r.outlet for r in told if r.outlet)),
        mentions=len({(r.document, r.article) for r in told if r.role == "mention"}),
        claims=claims,
        series=tuple(_series(claims)),
    )


def _usual(reports: list[Report], field: Literal["first", "last"]) -> int | None:
    """The day most reports tell; those that tell none do not count where others do."""
    dated = [r for r in reports if r.dated] or reports
    days = [day for r in dated if (day := getattr(r, field)) is not None]
    return max(sorted(set(days)), key=days.count, default=None)


def _by_count(names: Iterable[str]) -> tuple[str, ...]:
    listed = list(names)
    return tuple(sorted(set(listed), key=lambda name: (-listed.count(name), listed.index(name))))


def _chains(told: list[Report]) -> dict[tuple[str, int], tuple[str, ...]]:
    """For each article the articles of its text, itself among them."""
    heads: list[tuple[tuple[int, ...], list[str]]] = []
    filed: dict[tuple[int, int], list[int]] = {}  # heads by the value of each of their first bins
    of: dict[tuple[str, int], list[str]] = {}
    for report in told:
        key = (report.document, report.article)
        if key in of:
            continue
        bins = list(enumerate(report.sketch[:_SURE]))
        near = sorted({head for bin in bins for head in filed.get(bin, ())})
        found = next((heads[n][1] for n in near if _same_text(heads[n][0], report.sketch)), None)
        if found is None:
            found = []
            for bin in bins:
                filed.setdefault(bin, []).append(len(heads))
            heads.append((report.sketch, found))
        found.append(f"{report.document}:{report.article}")
        of[key] = found
    return {key: tuple(ids) for key, ids in of.items()}


def _same_text(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    return likeness(a, b) >= _COPY


def _claims(told: list[Report], chains: dict[tuple[str, int], tuple[str, ...]]) -> Iterable[Claimed]:
    usual = _usual_figures(told)
    for report in told:
        most = _most(report)
        for claim, number in zip(report.claims, report.numbers, strict=True):
            yield Claimed(
                report=report.id,
                document=report.document,
                article=report.article,
                outlet=report.outlet,
                published=report.published,
                claim=claim,
                number=number,
                chain=chains[report.document, report.article],
                aside=_aside(claim, report.role, most, usual),
            )


def _most(report: Report) -> dict[Effect, int]:
    """The largest figure of each effect that a report tells."""
    most: dict[Effect, int] = {}
    for claim in report.claims:
        value = claim.min or claim.max
        if value:
            most[claim.effect] = max(value, most.get(claim.effect, 0))
    return most


def _aside(claim: Casualty, role: Role, most: dict[Effect, int], usual: dict[Effect, int]) -> Aside | None:
    value = claim.min or claim.max
    if claim.part:
        return "part"
    if claim.status == "denied" or (claim.min, claim.max) == (0, 0):
        return "denied"
    if role == "mention":
        return "mention"
    if claim.vague == "several" and claim.effect in most:
        return "again"
    if claim.min == claim.max == 1 and most[claim.effect] > 1:
        return "again"  # one of the dead by name, beside their number
    # A toll of the injured does grow that fast in a day.
    stray = claim.effect == "killed" and value is not None and value > _STRAY * usual.get("killed", value)
    return "stray" if stray else None


def _usual_figures(told: list[Report]) -> dict[Effect, int]:
    """For each effect the middle of the largest figures that no campaign's total can be: one a report, its first."""
    firsts: dict[Effect, dict[str, int]] = {}
    for report in told:
        for claim in report.claims:
            value = claim.min or claim.max
            if value and not claim.part:
                firsts.setdefault(claim.effect, {}).setdefault(report.document, value)
    return {effect: median_low(values.values()) for effect, values in firsts.items()}


def _series(claims: tuple[Claimed, ...]) -> Iterable[Step]:
    groups: dict[tuple[str | None, Effect, int | None, int | None], list[Claimed]] = {}
    for told in claims:
        c = told.claim
        if told.aside is None:
            groups.setdefault((told.published, c.effect, c.min, c.max), []).append(told)
    for (published, effect, low, high), members in groups.items():
        yield Step(
            published=published,
            effect=effect,
            min=low,
            max=high,
            chains=len({m.chain for m in members}),
            reports=len({(m.document, m.article) for m in members}),
        )
