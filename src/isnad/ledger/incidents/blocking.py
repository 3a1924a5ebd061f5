"""Which reports are worth comparing: those that share a place, a rare word or a figure within a few days.

Each report is filed under keys of time and matter; a new report asks for those under its own. A key that many reports
share tells little, so it counts for little, and the `MOST` best are compared: the cost of a report does not grow with
the ledger.
"""

from __future__ import annotations

from collections.abc import Iterator

from isnad.ledger.incidents.figures import figures
from isnad.ledger.incidents.records import Report
from isnad.ledger.incidents.spots import FINE
from isnad.ledger.incidents.weights import Weights

MOST = 32  # reports a new one is compared with
BUCKET = 4  # days filed together; a report asks for its bucket and both neighbours
CROWDED = 150  # reports under one key beyond which it is not followed
_RARE = 8


def matters(report: Report, weights: Weights) -> tuple[str, ...]:
    """What a report is filed under, time apart: places, rare words, figures, names."""
    return tuple(dict.fromkeys(_matters(report, weights)))


def _matters(report: Report, weights: Weights) -> Iterator[str]:
    for spot in (*report.spots, *report.around[:4]):
        yield f"p:{spot.key}"
        if spot.lat is not None and spot.lon is not None and spot.reach <= FINE:
            yield f"g:{round(spot.lat * 4)}:{round(spot.lon * 4)}"
        elif spot.country:
            yield f"c:{spot.country}:{report.causes[0] if report.causes else ''}"
    for term in weights.rarest(report.terms, _RARE):
        yield f"t:{term}"
    for effect, value in figures(report.claims):
        if value >= 4:
            yield f"f:{effect}:{value}"
    for name in report.names:
        yield f"n:{name}"


def buckets(report: Report) -> tuple[int, ...]:
    """The buckets of days a report is filed in: its day's and its article's."""
    days = {d for d in (report.last, report.issued if report.role != "mention" else None) if d is not None}
    return tuple(sorted({day // BUCKET for day in days})) or (-1,)


def around(bucket: int) -> tuple[int, ...]:
    """The buckets a report of one bucket asks for."""
    return (-1,) if bucket < 0 else (bucket - 1, bucket, bucket + 1)
