"""Does an unlisted word look like a name? Letter triples of the listed names against those of the ordinary words.

A naive Bayes score over letter triples: positive for what is spelled like the names of `given_names.tsv` and
`family_names.tsv`, negative for what is spelled like ordinary words. Trained from the lists when first asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import log

from isnad.arabic.fold import fold
from isnad.lexicon.reporting import VerbRow
from isnad.lexicon.tables import read_table
from isnad.mentions.wordlists import FamilyRow, GivenRow, StopRow


def _triples(key: str) -> Iterator[str]:
    padded = f"^{key}$"
    return (padded[i : i + 3] for i in range(len(padded) - 2))


def _names() -> Iterator[str]:
    rows: list[GivenRow | FamilyRow] = [*read_table("given_names", GivenRow), *read_table("family_names", FamilyRow)]
    for row in rows:
        for part in fold(row.name).split():
            if not part.startswith("ال") and len(part) > 3 and not row.example:
                yield part


def _ordinary() -> Iterator[str]:
    for stop in read_table("name_stops", StopRow):
        key = fold(stop.word)
        if len(key) > 2:
            yield key
            if stop.kind in ("noun", "adjective"):
                yield from (key + ending for ending in ("ا", "ين", "ات"))
    for verb in read_table("reporting_verbs", VerbRow):
        yield from (fold(verb.perfect), fold(verb.perfect) + "ت", fold(verb.imperfect), *map(fold, verb.masdars))


@lru_cache(maxsize=1)
def _weights() -> tuple[dict[str, float], float]:
    names, ordinary = _counts(_names()), _counts(_ordinary())
    total_names, total_ordinary = sum(names.values()), sum(ordinary.values())
    kinds = len(names.keys() | ordinary.keys())
    rest = log((total_ordinary + kinds) / (total_names + kinds))
    weights = {t: log((names[t] + 0.5) / (ordinary[t] + 0.5)) + rest for t in names.keys() | ordinary.keys()}
    return weights, rest


def _counts(words: Iterable[str]) -> Counter[str]:
    return Counter(triple for word in words for triple in _triples(word))


@lru_cache(maxsize=1 << 16)
def likeness(key: str) -> float:
    """Mean evidence a letter triple for a name (positive) or an ordinary word (negative).

    >>> likeness("توكزيلوفسكي") > 0 > likeness("استخدامات")
    True
    """
    weights, rest = _weights()
    scores = [weights.get(triple, rest) for triple in _triples(key)]
    return sum(scores) / len(scores) if scores else 0.0
