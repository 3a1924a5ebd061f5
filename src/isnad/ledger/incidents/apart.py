"""Linking a whole collection in pieces that know nothing of each other: what a cluster's engine runs.

The steps of `linking.add`, each over a part of the reports: what a report is filed under (`filing`), whom those under
one matter may be compared with (`askers`), a comparison (`judged`), and the placing of reports that hang together
(`placed`). Words are weighed over the whole collection, where a ledger weighs them over what it had read until then;
with equal weights the incidents are the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from isnad.ledger.incidents.blocking import CROWDED, around, buckets, matters
from isnad.ledger.incidents.evidence import SUGGESTED, compare, contradicted
from isnad.ledger.incidents.linking import likest_incident, order
from isnad.ledger.incidents.records import Report
from isnad.ledger.incidents.weights import Weights


class Filed(NamedTuple):
    """A report under a matter: its place in the order of the collection, and the buckets of days it is filed in."""

    issued: int
    rank: int
    id: str
    buckets: tuple[int, ...]


class Member(NamedTuple):
    """A report as placing needs it."""

    issued: int
    rank: int
    id: str
    document: str


class Tie(NamedTuple):
    """A comparison as placing needs it: the later report, the earlier one, their score, whether a reason forbids it."""

    later: str
    earlier: str
    score: float
    forbidden: bool


def filing(report: Report, weights: Weights) -> Iterator[tuple[str, Filed]]:
    """The matters a report is filed under."""
    issued, rank, name = order(report)
    for matter in matters(report, weights):
        yield matter, Filed(issued, rank, name, buckets(report))


def askers(filed: Iterable[Filed]) -> Iterator[tuple[str, str]]:
    """(later, earlier) of the reports under one matter within a few days of each other; none of a crowded one."""
    shelf: dict[int, list[str]] = defaultdict(list)
    for one in sorted(filed):
        near = sorted({b for bucket in one.buckets for b in around(bucket)})
        found: dict[str, None] = {}
        for bucket in near:
            found.update(dict.fromkeys(shelf.get(bucket, ())))
            if len(found) > CROWDED:
                break
        if len(found) <= CROWDED:
            yield from ((one.id, earlier) for earlier in found)
        for bucket in one.buckets:
            shelf[bucket].append(one.id)


def judged(later: Report, earlier: Report, weights: Weights) -> Tie | None:
    """The comparison of two reports; None where it says nothing for or against."""
    link = compare(later, earlier, weights)
    forbidden = contradicted(link)
    return Tie(later.id, earlier.id, link.score, forbidden) if forbidden or link.score >= SUGGESTED else None


def placed(members: Iterable[Member], ties: Iterable[Tie]) -> dict[str, str]:
    """The incident of each of some reports that hang together by ties, in their order."""
    of: dict[str, str] = {}
    documents: dict[str, str] = {}
    articles: dict[str, set[str]] = defaultdict(set)  # the incidents of each article's reports
    about: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        about[tie.later].append(tie)
    for one in sorted(members):
        known = [tie for tie in about[one.id] if tie.earlier in of]
        links = [(tie.earlier, documents[tie.earlier], of[tie.earlier], tie.score, tie.forbidden) for tie in known]
        article = one.id.rpartition(":")[0]
        of[one.id] = likest_incident(links, articles[article]) or one.id
        articles[article].add(of[one.id])
        documents[one.id] = one.document
    return of


def components(ties: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The group of each report that a tie binds to another, named by its first report."""
    above: dict[str, str] = {}

    def top(name: str) -> str:
        root = name
        while above[root] != root:
            root = above[root]
        while above[name] != root:
            above[name], name = root, above[name]
        return root

    for a, b in ties:
        above.setdefault(a, a)
        above.setdefault(b, b)
        one, two = sorted((top(a), top(b)))
        above[two] = one
    return {name: top(name) for name in above}


def weights_of(reports: int, counts: Mapping[str, int]) -> Weights:
    """The weights of a whole collection; a term without a count is in one report."""
    return Weights(reports, counts.items())
