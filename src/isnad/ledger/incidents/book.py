"""Incidents as they grow: each new report joins the incident it is linked to, or opens one.

What is settled stays: a new report never moves another. Where it speaks for two incidents being one, that is kept as a
suggestion. A person's decision outranks the scores, from the next report on and for those it names, until withdrawn.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from isnad.ledger.incidents.blocking import CROWDED, MOST, around, buckets, matters
from isnad.ledger.incidents.evidence import LINKED, SUGGESTED, compare, contradicted
from isnad.ledger.incidents.records import Link, Report
from isnad.ledger.incidents.weights import Weights

_KEPT = 6  # links of a report that are kept beside the one that placed it


@dataclass
class Book:
    """Reports, the incident of each, and the links that placed them."""

    reports: dict[str, Report] = field(default_factory=dict)
    incident_of: dict[str, str] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    weights: Weights = field(default_factory=Weights)
    _filed: dict[tuple[int, str], list[str]] = field(default_factory=lambda: defaultdict(list))

    def add_all(self, reports: Iterable[Report]) -> None:
        """Add reports in a fixed order, whatever order they come in: by day of issue, main ones first, then by id."""
        rank = {"main": 0, "also": 1, "mention": 2}
        for report in sorted(reports, key=lambda r: (r.issued or 0, rank[r.role], r.id)):
            self.add(report)

    def add(self, report: Report) -> str:
        """File a report; the id of its incident."""
        self.weights.add(report.terms)
        links = self._links(report)
        incident = self._place(report, links) or report.id
        self.reports[report.id] = report
        self.incident_of[report.id] = incident
        self.members.setdefault(incident, []).append(report.id)
        self.links.extend(sorted(links, key=lambda k: (-k.score, k.a, k.b))[:_KEPT])
        keys = matters(report, self.weights)
        for bucket in buckets(report):
            for key in keys:
                self._filed[bucket, key].append(report.id)
        return incident

    def _links(self, report: Report) -> list[Link]:
        links = [compare(report, self.reports[other], self.weights) for other in self._candidates(report)]
        return [link for link in links if link.score >= SUGGESTED or contradicted(link)]

    def _candidates(self, report: Report) -> list[str]:
        found: Counter[str] = Counter()
        near = {b for bucket in buckets(report) for b in around(bucket)}
        for key in matters(report, self.weights):
            filed = [ids for b in near if (ids := self._filed.get((b, key)))]
            crowd = sum(map(len, filed))
            if crowd <= CROWDED:
                for ids in filed:
                    for other in ids:
                        found[other] += 1
        best = sorted(found, key=lambda other: (-found[other], other))
        return best[:MOST]

    def _place(self, report: Report, links: list[Link]) -> str | None:
        """The incident whose members speak for the report most, and not too many of them against."""
        by_incident: dict[str, list[Link]] = defaultdict(list)
        for link in links:
            other = link.b if link.a == report.id else link.a
            by_incident[self.incident_of[other]].append(link)
        scored = [(_for(links), incident) for incident, links in by_incident.items()]
        return max(((score, i) for score, i in scored if score >= LINKED), default=(0.0, None))[1]


def _for(links: list[Link]) -> float:
    """What an incident's members say for a report: the mean of the two that say most, where few contradict them."""
    scores = sorted((link.score for link in links if not contradicted(link)), reverse=True)
    against = sum(1 for link in links if contradicted(link))
    if not scores or 2 * against > sum(1 for s in scores if s >= LINKED):
        return 0.0
    return scores[0] if len(scores) == 1 or scores[1] < LINKED else sum(scores[:2]) / 2
