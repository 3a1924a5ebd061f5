"""Reports at rest: the shelf of a ledger. Every call runs inside the caller's transaction."""

from __future__ import annotations

import sqlite3
import zlib
from array import array
from collections import Counter, OrderedDict
from collections.abc import Iterable
from typing import NamedTuple
from zlib import crc32

import msgspec

from isnad.ledger.incidents.linking import Placed
from isnad.ledger.incidents.records import Report
from isnad.ledger.incidents.weights import Weights

_REMEMBERED = 20_000  # reports kept in memory while a collection is read
_LEVEL = 1


class _Held(NamedTuple):
    key: int
    found: str
    report: Report


class Rest:
    """Reports of a ledger, and where each was placed."""

    def __init__(self, link: sqlite3.Connection) -> None:
        self._link = link
        self._held: OrderedDict[str, _Held] = OrderedDict()
        (reports,) = link.execute("SELECT count(*) FROM incident_reports").fetchone()
        self.weights = Weights(reports, link.execute("SELECT term, reports FROM incident_terms"))
        self._known: Counter[str] = Counter(self.weights.counts)

    def report(self, id: str) -> Report:
        """A report that was filed; `KeyError` where there is none."""
        return self._of(id).report

    def incident(self, id: str) -> str:
        """The incident a report was placed with."""
        return self._of(id).found

    def beside(self, report: Report) -> set[str]:
        """The incidents of the other reports of its article."""
        sql = """
          SELECT DISTINCT r.found FROM incident_reports r JOIN articles a ON a.key = r.article
          WHERE a.id = ? AND r.id != ?
        """
        return {found for (found,) in self._link.execute(sql, (f"{report.document}:{report.article}", report.id))}

    def filed(self, matter: str, days: Iterable[int], at_most: int) -> list[str]:
        """Reports under a matter in some buckets of days; one more than `at_most` says there are too many."""
        buckets = list(days)
        sql = f"""
          SELECT DISTINCT k.report, r.id FROM incident_keys k JOIN incident_reports r ON r.key = k.report
          WHERE k.matter = ? AND k.bucket IN ({", ".join("?" * len(buckets))}) LIMIT ?
        """  # noqa: S608  marks only
        return [id for _, id in self._link.execute(sql, (_hashed(matter), *buckets, at_most + 1))]

    def file(self, report: Report, placed: Placed) -> None:
        """Keep a report with its place, its links and what it is found by."""
        sql = "SELECT key FROM articles WHERE id = ?"
        (article,) = self._link.execute(sql, (f"{report.document}:{report.article}",)).fetchone()
        sql = """
          INSERT INTO incident_reports (id, article, found, shown, role, record) VALUES (?, ?, ?, ?, ?, ?)
          RETURNING key
        """
        name = self._free(placed.incident) if placed.incident == report.id else placed.incident
        row = (report.id, article, name, name, report.role, _packed(report))
        (key,) = self._link.execute(sql, row).fetchone()
        self._remember(_Held(key, name, report))
        keys = {(_hashed(m), bucket, key) for m in placed.matters for bucket in placed.buckets}
        self._link.executemany("INSERT INTO incident_keys (matter, bucket, report) VALUES (?, ?, ?)", sorted(keys))
        links = [
            (self._of(k.a).key, self._of(k.b).key, k.score, k.bond, msgspec.json.encode(k.reasons).decode())
            for k in placed.links
        ]
        sql = "INSERT INTO incident_links (a, b, score, bond, reasons) VALUES (?, ?, ?, ?, ?)"
        self._link.executemany(sql, links)

    def keep_weights(self) -> None:
        """Write the counts of terms that have changed."""
        changed = [(t, n) for t, n in self.weights.counts.items() if n != self._known[t]]
        self._link.executemany("INSERT OR REPLACE INTO incident_terms (term, reports) VALUES (?, ?)", changed)
        self._known.update(dict(changed))
        self._known = Counter(self.weights.counts)

    def _free(self, name: str) -> str:
        """A name for a new incident: one whose first report was read again may still go by that report's name."""
        number, free = 1, name
        while self._link.execute("SELECT 1 FROM incident_reports WHERE found = ? LIMIT 1", (free,)).fetchone():
            number += 1
            free = f"{name}/{number}"
        return free

    def _of(self, id: str) -> _Held:
        held = self._held.get(id)
        if held is None:
            sql = """
              SELECT r.key, r.found, r.record, a.sketch FROM incident_reports r JOIN articles a ON a.key = r.article
              WHERE r.id = ?
            """
            row = self._link.execute(sql, (id,)).fetchone()
            if row is None:
                raise KeyError(id)
            held = self._remember(_Held(row[0], row[1], unpacked(row[2], row[3])))
        return held

    def _remember(self, held: _Held) -> _Held:
        if len(self._held) >= _REMEMBERED:
            self._held.popitem(last=False)
        self._held[held.report.id] = held
        return held


def unpacked(record: bytes, drawn: bytes | None) -> Report:
    """The report that was kept, with its article's sketch."""
    report = msgspec.json.decode(zlib.decompress(record), type=Report)
    return msgspec.structs.replace(report, sketch=sketched(drawn))


def sketched(drawn: bytes | None) -> tuple[int, ...]:
    """The sketch of an article as its row holds it."""
    return tuple(array("Q", drawn)) if drawn else ()


def _packed(report: Report) -> bytes:
    return zlib.compress(msgspec.json.encode(msgspec.structs.replace(report, sketch=())), _LEVEL)


def _hashed(matter: str) -> int:
    return crc32(matter.encode("utf-8", "surrogatepass"))
