"""An incident's reports side by side: what each claim says, on whose word, what it replaces. Nothing is summed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from isnad.desk.calendar import ordinal
from isnad.desk.series import Told, figure
from isnad.desk.telling import Report, Telling
from isnad.ledger.incidents.view import Claimed, Incident
from isnad.records import Casualty, Source

Row = dict[str, Any]


class Line(NamedTuple):
    """One claim in the table. `figure` is its bounds in digits, empty for a count in words (`vague`).

    `was`: the figure it replaces, and the id of the claim that told it. `first`: it opens its article's lines, `span`
    of them. `copies`: articles that print this text, where there are several.
    """

    id: str
    row: Row
    claim: Casualty
    figure: str
    was: tuple[str, str] | None
    first: bool
    span: int
    copies: int
    decision: str | None

    @property
    def sources(self) -> tuple[Source, ...]:
        """On whose word, nearest to the fact first."""
        return self.claim.sources


class Sides(NamedTuple):
    """An incident ready to be shown: `lines` are those from `start` on, of `total` in all.

    `undated` figures have no day of publication and stand in no drawing.
    """

    incident: Incident
    lines: list[Line]
    start: int
    total: int
    tellings: list[Telling]
    told: list[Told]
    undated: int


def sides(incident: Incident, rows: Iterable[Row], start: int = 0, many: int | None = None) -> Sides:
    """The incident with its claims in the order they were published, those of an article together.

    At most `many` lines, from `start` on; the drawing and the chains are of all of them.
    """
    claimed = {(c.document, c.article, c.number): c for c in incident.claims}
    listed = [(row, c) for row in rows if (c := claimed.get((row["document"], row["article"], row["ordinal"])))]
    shown = listed[start:] if many is None else listed[start : start + many]
    by_place = {(row["document"], row["article"], row["ordinal"]): row for row, _ in listed}
    lines = list(_lines(shown, by_place))
    undated = sum(not told.published and told.aside is None and told.claim.min is not None for _, told in listed)
    return Sides(incident, lines, start, len(listed), list(_tellings(listed)), list(_told(listed)), undated)


def article_of(row: Row) -> str:
    """The id of a row's article."""
    return f"{row['document']}:{row['article']}"


def _lines(listed: list[tuple[Row, Claimed]], by_place: dict[tuple[Any, ...], Row]) -> Iterator[Line]:
    spans = Counter(article_of(row) for row, _ in listed)
    last = ""
    for row, told in listed:
        article = article_of(row)
        earlier = by_place.get((row["document"], row["article"], told.claim.revises))
        was = (figure(earlier["min"], earlier["max"]), str(earlier["id"])) if earlier else None
        yield Line(
            row["id"], row, told.claim, figure(row["min"], row["max"]), was if was and was[0] else None,
            article != last, spans[article] if article != last else 0, len(told.chain), row["decision"],
        )  # fmt: skip
        last = article


def _tellings(listed: list[tuple[Row, Claimed]]) -> Iterator[Telling]:
    """Background is no telling of the incident."""
    for row, told in listed:
        if row["role"] != "mention":
            report = Report(article_of(row), row["outlet"], row["title"], row["published"], row["start"], row["end"])
            links = told.claim.sources
            if links and links[-1].name == row["outlet"]:  # the outlet stands at the end of its own chain
                links = links[:-1]
            yield Telling(links, report, told.chain)


def _told(listed: list[tuple[Row, Claimed]]) -> Iterator[Told]:
    """Figures for the drawing: each text's once, without those that stand aside."""
    seen: dict[tuple[Any, ...], None] = {}
    for row, told in listed:
        day = ordinal(told.published)
        if day is None or told.aside is not None:
            continue
        claim = told.claim
        teller = claim.sources[0].name if claim.sources else (row["outlet"] or "")
        key = (told.chain, day, claim.effect, claim.min, claim.max, claim.status, teller)
        if key in seen:
            continue
        seen[key] = None
        href = span_address(article_of(row), row["start"], row["end"])
        yield Told(
            day,
            claim.effect,
            teller,
            claim.min,
            claim.max,
            claim.approx,
            href,
            len(told.chain),
            claim.status == "feared",
        )


def span_address(article: str, start: int, end: int) -> str:
    """Where words of an article are shown."""
    return f"/article/{article}#s-{start}-{end}"
