"""The invented incidents of `tests/corpora/incidents`, and how well they are linked.

    python -m benchmarks.incident_corpus [--errors]

Pairs: two articles linked by a common incident; those that share one only as background are not judged. B-cubed
(Bagga and Baldwin 1998): over articles by their first incident, each in the found incident that holds most of it.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import isnad
from isnad.ledger.incidents.book import Book
from isnad.ledger.incidents.extract import reports

FOLDER = Path(__file__).parent.parent / "tests" / "corpora" / "incidents"
Pair = tuple[str, str]


class Story(NamedTuple):
    """One article of the corpus: `told` and `mentioned` are ids of incidents."""

    id: str
    outlet: str
    published: str
    told: tuple[str, ...]
    mentioned: tuple[str, ...]
    text: str


class Score(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean; 0 where both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def stories(folder: Path = FOLDER) -> list[Story]:
    """Every article of the corpus, file by file."""
    return [story for path in sorted(folder.glob("*.txt")) for story in _stories(path)]


def _stories(path: Path) -> Iterable[Story]:
    text = re.sub(r"^(?:#|==) .*\n?", "", path.read_text(encoding="utf-8"), flags=re.M)
    for number, block in enumerate(re.split(r"^@ ", text, flags=re.M)[1:]):
        head, _, body = block.partition("\n")
        outlet, published, ids = head.split(" | ")
        told = tuple(i for i in ids.split() if not i.startswith("~"))
        mentioned = tuple(i[1:] for i in ids.split() if i.startswith("~"))
        yield Story(f"{path.stem}-{number:03}", outlet, published, told, mentioned, body.strip())


def linked(corpus: Iterable[Story]) -> Book:
    """The corpus read and linked."""
    book = Book()
    book.add_all(r for s in corpus for r in reports(isnad.read(s.text, published=s.published), s.id))
    return book


def found(book: Book) -> list[set[str]]:
    """The articles of each incident, background left out."""
    groups = [{r.document for m in ids if (r := book.reports[m]).role != "mention"} for ids in book.members.values()]
    return [group for group in groups if group]


def pairs(corpus: list[Story], groups: list[set[str]]) -> tuple[Score, set[Pair], set[Pair]]:
    """The score of pairs, those wrongly found and those missed."""
    gold, unjudged = _gold_pairs(corpus)
    linked_pairs = {p for group in groups for p in combinations(sorted(group), 2)} - unjudged
    right = len(linked_pairs & gold)
    score = Score(right / len(linked_pairs) if linked_pairs else 0.0, right / len(gold))
    return score, linked_pairs - gold, gold - linked_pairs


def _gold_pairs(corpus: list[Story]) -> tuple[set[Pair], set[Pair]]:
    tellers, mentioners = defaultdict(set), defaultdict(set)
    for story in corpus:
        for incident in story.told:
            tellers[incident].add(story.id)
        for incident in (*story.told, *story.mentioned):
            mentioners[incident].add(story.id)
    gold = {p for ids in tellers.values() for p in combinations(sorted(ids), 2)}
    return gold, {p for ids in mentioners.values() for p in combinations(sorted(ids), 2)} - gold


def b_cubed(corpus: list[Story], groups: list[set[str]]) -> Score:
    """B-cubed over the articles that tell an incident."""
    first = {story.id: story.told[0] for story in corpus if story.told}
    clusters: dict[str, set[str]] = defaultdict(set)
    for id, incident in first.items():
        clusters[incident].add(id)
    holding: dict[str, list[set[str]]] = defaultdict(list)
    for group in groups:
        for id in group:
            holding[id].append(group & first.keys())
    precision = recall = 0.0
    for id, incident in first.items():
        gold = clusters[incident]
        mine = max(holding.get(id, []), key=lambda s: (len(s & gold), -len(s - gold)), default={id})
        precision += len(mine & gold) / len(mine)
        recall += len(mine & gold) / len(gold)
    return Score(precision / len(first), recall / len(first))


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    corpus = stories()
    groups = found(linked(corpus))
    score, wrong, missed = pairs(corpus, groups)
    cubed = b_cubed(corpus, groups)
    print(f"{len(corpus)} articles")
    print(f"pairs    P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f}")
    print(f"B-cubed  P {cubed.precision:.3f} R {cubed.recall:.3f} F1 {cubed.f1:.3f}")
    if options.errors:
        titles = {s.id: f"{' '.join(s.told)} «{s.text.splitlines()[0]}»" for s in corpus}
        for name, errors in (("wrong", wrong), ("missed", missed)):
            for a, b in sorted(errors):
                print(f"{name}\t{a} {titles[a]}\t{b} {titles[b]}")


if __name__ == "__main__":
    main()
