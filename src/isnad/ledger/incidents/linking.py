"""Placing a new report: with the incident whose reports speak for it, or by itself.

What is settled stays: a new report never moves another. Where it also speaks for a second incident, that link is kept
as a suggestion, for people to decide.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from heapq import nsmallest
from typing import NamedTuple, Protocol

from isnad.ledger.incidents.blocking import CROWDED, MOST, around, buckets, matters
from isnad.ledger.incidents.evidence import LINKED, SUGGESTED, compare, contradicted
from isnad.ledger.incidents.records import Link, Report
from isnad.ledger.incidents.weights import Weights
from isnad.ledger.sketch import likeness

_KEPT = 6  # links of a report that are kept
_RANK = {"main": 0, "also": 1, "mention": 2}


class Shelf(Protocol):
    """Where reports stand: in memory (`Book`) or in a ledger."""

    weights: Weights

    def report(self, id: str) -> Report:
        """A report that was filed."""

    def incident(self, id: str) -> str:
        """The incident a report was placed with."""

    def beside(self, report: Report) -> set[str]:
        """The incidents of the other reports of its article."""

    def filed(self, matter: str, days: Iterable[int], at_most: int) -> list[str]:
        """Reports filed under a matter in some buckets of days; one more than `at_most` of them says it is crowded."""

    def file(self, report: Report, placed: Placed) -> None:
        """Keep a report with its place, under its matters and buckets."""


class Placed(NamedTuple):
    """A report's incident, the links that are kept, and what it is to be filed under."""

    incident: str
    links: tuple[Link, ...]
    matters: tuple[str, ...]
    buckets: tuple[int, ...]


def add(report: Report, shelf: Shelf) -> Placed:
    """Place a report and file it."""
    shelf.weights.add(report.terms)
    about = matters(report, shelf.weights)
    links = [compare(report, shelf.report(other), shelf.weights) for other in _candidates(report, about, shelf)]
    incident = _place(report, [k for k in links if k.score >= SUGGESTED or contradicted(k)], shelf)
    kept = sorted((k for k in links if k.score >= SUGGESTED), key=lambda k: (-k.score, k.a, k.b))[:_KEPT]
    placed = Placed(incident or report.id, tuple(kept), about, buckets(report))
    shelf.file(report, placed)
    return placed


def in_order(reports: Iterable[Report]) -> list[Report]:
    """A fixed order, whatever order they come in: by day of issue, main ones first, then by id."""
    return sorted(reports, key=order)


def order(report: Report) -> tuple[int, int, str]:
    """Where a report stands in the order: day of issue, rank of its role, id."""
    return report.issued or 0, _RANK[report.role], report.id


def _candidates(report: Report, about: tuple[str, ...], shelf: Shelf) -> list[str]:
    """The reports that share most of what few share with it."""
    found: Counter[str] = Counter()
    near = sorted({b for bucket in buckets(report) for b in around(bucket)})
    for matter in about:
        filed = shelf.filed(matter, near, CROWDED)
        if len(filed) <= CROWDED:
            found.update(dict.fromkeys(filed, 1))
    return nsmallest(MOST, found, key=lambda other: (-found[other], other))


def _place(report: Report, links: list[Link], shelf: Shelf) -> str | None:
    """The incident whose members speak for the report most, and not too many of them against."""
    told = []
    voices: dict[str, Report] = {}
    for link in links:
        other = shelf.report(link.b if link.a == report.id else link.a)
        voice = _voice(other, voices)
        told.append((other.id, voice, shelf.incident(other.id), link.score, contradicted(link)))
    return likest_incident(told, shelf.beside(report))


def _voice(report: Report, voices: dict[str, Report]) -> str:
    """The document whose text a report's article reprints, so that copies of one text speak once; else its own."""
    for document, first in voices.items():
        if document == report.document or likeness(first.sketch, report.sketch) >= _REPRINTED:
            return document
    voices[report.document] = report
    return report.document


_REPRINTED = 0.8  # share of two articles that is one text


def likest_incident(links: Iterable[tuple[str, str, str, float, bool]], beside: Collection[str]) -> str | None:
    """The incident that speaks for a report most: links are (report, its document, its incident, score, forbidden).

    What its article tells apart stays apart: `beside` are the incidents of the article's other reports.
    """
    # Of each article the report of it that is likest: what else it tells is not this incident's.
    likest: dict[str, dict[str, tuple[float, bool]]] = defaultdict(dict)
    for _, document, incident, score, forbidden in links:
        of = likest[incident]
        if document not in of or score > of[document][0]:
            of[document] = score, forbidden
    scored = [(_for(list(of.values())), incident) for incident, of in sorted(likest.items())]
    found = max(((score, i) for score, i in scored if score >= LINKED), default=(0.0, None))[1]
    return None if found in beside else found


def _for(links: list[tuple[float, bool]]) -> float:
    """What an incident's members say for a report: the mean of the two that say most, where few contradict them."""
    scores = sorted((score for score, forbidden in links if not forbidden), reverse=True)
    against = sum(forbidden for _, forbidden in links)
    if not scores or 2 * against > sum(1 for s in scores if s >= LINKED):
        return 0.0
    return scores[0] if len(scores) == 1 or scores[1] < LINKED else sum(scores[:2]) / 2
