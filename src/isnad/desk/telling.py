"""Who tells an incident, via whom, to which outlet: chains of sources that begin alike, as one tree.

Copies of one agency's text are one leaf with so many reports. Each step keeps the words that carry it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from isnad.records import Source, SourceKind

UNNAMED: frozenset[SourceKind] = frozenset({"official", "medic", "witness"})
_WORDS_KEPT = 12


class Words(NamedTuple):
    """The words of an article that name a source."""

    article: str
    outlet: str | None
    start: int
    end: int
    text: str


class Report(NamedTuple):
    """An article at the end of a chain, with its first claim told so: where it stands. Called by its outlet, else by
    its title."""

    article: str
    outlet: str | None
    title: str | None
    published: str | None
    start: int
    end: int


class Telling(NamedTuple):
    """One claim on its way: its sources, nearest to the fact first, its article, and the articles of that text."""

    sources: tuple[Source, ...]
    report: Report
    text: tuple[str, ...]


@dataclass
class Node:
    """A teller, what carried the account on from there, and the texts that end the chain here.

    `words`: where articles name it; `texts`: reports by the text they print.
    """

    name: str
    kind: SourceKind
    words: list[Words] = field(default_factory=list)
    via: dict[tuple[str, str], Node] = field(default_factory=dict)
    texts: dict[tuple[str, ...], list[Report]] = field(default_factory=dict)

    @property
    def unnamed(self) -> bool:
        """True for a source that is not named: an official, medics, witnesses."""
        return self.kind in UNNAMED

    @property
    def reports(self) -> int:
        """How many articles' accounts came through here."""
        return len({r.article for node in self.all() for told in node.texts.values() for r in told})

    def all(self) -> list[Node]:
        """This node and those after it."""
        return [self, *(found for node in self.via.values() for found in node.all())]


def tree(tellings: Iterable[Telling]) -> Node:
    """The chains as a tree whose root is what happened; its own texts are those that name no source."""
    root = Node("", "other")
    for telling in tellings:
        node = root
        for source in telling.sources:
            node = node.via.setdefault((source.name, source.kind), Node(source.name, source.kind))
            _keep(node, source, telling.report)
        told = node.texts.setdefault(telling.text, [])
        if all(r.article != telling.report.article for r in told):
            told.append(telling.report)
    _order(root)
    return root


def _keep(node: Node, source: Source, report: Report) -> None:
    if source.start is None or source.end is None or source.text is None or len(node.words) >= _WORDS_KEPT:
        return
    words = Words(report.article, report.outlet, source.start, source.end, source.text)
    if all((w.article, w.start) != (words.article, words.start) for w in node.words):
        node.words.append(words)


def _order(node: Node) -> None:
    """What most reports rest on first."""
    node.via = dict(sorted(node.via.items(), key=lambda item: -item[1].reports))
    for child in node.via.values():
        _order(child)
