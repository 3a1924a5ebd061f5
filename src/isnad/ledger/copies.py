"""Near-duplicates at rest: looking up and remembering the sketches of articles."""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from isnad.ledger.sketch import bands, likeness, share, shingles, sketch

LEAST = 0.5  # share of all runs (Jaccard) at which two articles count as told in the same words
SHARED = 0.75  # share of the shorter one's runs that also makes it so: an outlet prints half of an agency's text
_LEAST_LIKELY = 0.45  # below this estimate the texts themselves are not compared
_COMPARED = 6  # articles that share most bands, whose sketches are compared
_CROWD = 24  # articles a band leads to; more would be a form letter's, and tell nothing


class Copy(NamedTuple):
    """What was found of an article: its sketch and keys, and the first article told in its words, if any."""

    sketch: bytes | None = None
    bands: tuple[int, ...] = ()
    of: int | None = None
    similarity: float | None = None


class Copies:
    """Finds, for an article to be stored, the one it copies; all inside the caller's transaction."""

    def __init__(self, link: sqlite3.Connection) -> None:
        self._link = link

    def look(self, _key: int, terms: Sequence[str]) -> Copy:
        """What an article of these terms copies."""
        runs = shingles(terms)
        bins = sketch(runs)
        if bins is None:
            return Copy()
        keys = bands(bins)
        crowds = self._crowds(keys)
        of, similarity = self._likest(bins, runs, crowds)
        open_ = tuple(key for key in dict.fromkeys(keys) if len(crowds.get(key, ())) < _CROWD)
        return Copy(array("Q", bins).tobytes(), open_, of, similarity)

    def keep(self, key: int, copy: Copy) -> None:
        """Let later articles find this one."""
        self._link.executemany("INSERT INTO bands (band, article) VALUES (?, ?)", [(b, key) for b in copy.bands])

    def _crowds(self, keys: list[int]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        sql = f"SELECT band, article FROM bands WHERE band IN ({', '.join('?' * len(keys))})"  # noqa: S608
        for band, article in self._link.execute(sql, keys):
            found.setdefault(band, []).append(article)
        return found

    def _likest(
        self, bins: array[int], runs: set[int], crowds: dict[int, list[int]]
    ) -> tuple[int | None, float | None]:
        votes = Counter(article for crowd in crowds.values() for article in crowd)
        best, estimate = None, 0.0
        likely = [article for article, _ in votes.most_common(_COMPARED)]
        sql = f"SELECT key, sketch FROM articles WHERE key IN ({', '.join('?' * len(likely))})"  # noqa: S608
        for article, blob in self._link.execute(sql, likely):
            guess = likeness(bins, array("Q", blob))
            if guess > estimate:
                best, estimate = article, guess
        if best is None or estimate < _LEAST_LIKELY:
            return None, None
        return self._compared(best, runs)

    def _compared(self, best: int, runs: set[int]) -> tuple[int | None, float | None]:
        folded = self._link.execute("SELECT folded FROM search WHERE rowid = ?", (best,)).fetchone()
        other = shingles(folded[0].split())
        similarity = round(share(runs, other), 3)
        if len(runs & other) < LEAST * len(runs | other) and similarity < SHARED:
            return None, None
        root = self._link.execute("SELECT coalesce(copy_of, key) FROM articles WHERE key = ?", (best,)).fetchone()
        return int(root[0]), similarity


def part(link: sqlite3.Connection, article: int) -> None:
    """Before an article goes: the earliest of its copies takes its place for the others."""
    heir = link.execute("SELECT min(key) FROM articles WHERE copy_of = ?", (article,)).fetchone()[0]
    if heir is not None:
        link.execute("UPDATE articles SET copy_of = NULL, similarity = NULL WHERE key = ?", (heir,))
        link.execute("UPDATE articles SET copy_of = ? WHERE copy_of = ?", (heir, article))
    blob = link.execute("SELECT sketch FROM articles WHERE key = ?", (article,)).fetchone()[0]
    if blob:
        keys = [(band, article) for band in bands(array("Q", blob))]
        link.executemany("DELETE FROM bands WHERE band = ? AND article = ?", keys)
