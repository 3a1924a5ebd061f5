"""Incidents in memory: for tests, benchmarks, and collections that need no ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from isnad.ledger.incidents.linking import Placed, add, in_order
from isnad.ledger.incidents.records import Link, Report
from isnad.ledger.incidents.weights import Weights


@dataclass
class Book:
    """Reports, the incident of each, and the links that are kept."""

    reports: dict[str, Report] = field(default_factory=dict)
    incident_of: dict[str, str] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    weights: Weights = field(default_factory=Weights)
    _filed: dict[tuple[int, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    _articles: dict[tuple[str, int], list[str]] = field(default_factory=lambda: defaultdict(list))

    def add_all(self, reports: Iterable[Report]) -> None:
        """Add reports, in the order of their days whatever order they come in."""
        for report in in_order(reports):
            add(report, self)

    def add(self, report: Report) -> str:
        """Add one report; the id of its incident."""
        return add(report, self).incident

    def report(self, id: str) -> Report:
        """A report that was added."""
        return self.reports[id]

    def incident(self, id: str) -> str:
        """The incident of a report."""
        return self.incident_of[id]

    def beside(self, report: Report) -> set[str]:
        """The incidents of the other reports of its article."""
        return {self.incident_of[id] for id in self._articles[report.document, report.article]}

    def filed(self, matter: str, days: Iterable[int], at_most: int) -> list[str]:
        """Reports under a matter in some buckets of days, each once."""
        found: dict[str, None] = {}
        for day in days:
            found.update(dict.fromkeys(self._filed.get((day, matter), ())))
            if len(found) > at_most:
                break
        return list(found)

    def file(self, report: Report, placed: Placed) -> None:
        """Keep a report with its place."""
        self.reports[report.id] = report
        self._articles[report.document, report.article].append(report.id)
        self.incident_of[report.id] = placed.incident
        self.members.setdefault(placed.incident, []).append(report.id)
        self.links.extend(placed.links)
        for bucket in placed.buckets:
            for matter in placed.matters:
                self._filed[bucket, matter].append(report.id)
