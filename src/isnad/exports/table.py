"""The ledger of a document as lines for a terminal.

Terminals differ: some reorder and join Arabic, some print it in logical order, letter by letter. The layout reads in
both: facts in ASCII come first on their line, Arabic stands last or on a line of its own, nothing is in columns to the
right of Arabic text, and the text is always in logical order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from isnad.exports.figures import figure
from isnad.records import Article, Casualty, Document, Event, Named, Party, PlaceRef, Source, Span, Statement

FSI, PDI = "\u2068", "\u2069"
WIDTH = 240  # characters of a quotation shown before it is cut with an ellipsis


class Writer:
    """Lines of a table; `isolate` wraps Arabic in bidi isolates, for terminals that reorder."""

    def __init__(self, *, isolate: bool = False) -> None:
        self.isolate = isolate

    def arabic(self, text: str, limit: int = WIDTH) -> str:
        """Page text on one line, control characters shown as spaces, cut at `limit` characters."""
        line = " ".join("".join(c if c.isprintable() or c in "\u200c\u200d" else " " for c in text).split())
        line = line if len(line) <= limit else line[: limit - 1] + "…"
        return f"{FSI}{line}{PDI}" if self.isolate else line

    def document(self, document: Document) -> Iterator[str]:
        """Every line of a document's table."""
        source = document.source
        yield f"SOURCE {source.uri or '-'}  sha256 {source.sha256[:12]}  {len(document.text)} characters"
        for number, article in enumerate(document.articles, 1):
            yield ""
            yield from self.article(article, f"ARTICLE {number} of {len(document.articles)}")
        if document.teasers:
            yield ""
            yield f"TEASERS {len(document.teasers)} (kept, not read)"
            for teaser in document.teasers:
                shown = teaser.headline or teaser.summary or teaser.caption
                yield f"  [{teaser.start}:{teaser.end}]  {self.arabic(shown.text) if shown else ''}"
        for note in document.notes:
            yield f"NOTE {self.arabic(note, 400)}"

    def article(self, article: Article, heading: str) -> Iterator[str]:
        """Every line of one article's table."""
        basis = f" ({article.published_basis})" if article.published else ""
        when = f"published {article.published or 'unknown'}{basis}"
        kinds: dict[str, int] = {}
        for block in article.blocks:
            kinds[block.kind] = kinds.get(block.kind, 0) + 1
        yield f"{heading}  {when}  [{article.start}:{article.end}]"
        yield "  blocks: " + ", ".join(f"{count} {kind}" for kind, count in kinds.items())
        if article.title:
            yield f"  title: {self.arabic(article.title.text)}"
        if article.authors or article.outlet:
            yield f"  by: {self.arabic('، '.join([*article.authors, *([article.outlet] if article.outlet else [])]))}"
        yield from self._section("CASUALTIES", article.casualties, self.casualty)
        yield from self._section("STATEMENTS", article.statements, self.statement)
        yield from self._section("EVENTS", article.events, self.event)
        yield from self._names(article)

    def _section(self, heading: str, rows: tuple[object, ...], show: object) -> Iterator[str]:
        if rows:
            yield f"  {heading} {len(rows)}"
        for row in rows:
            yield from show(row)  # type: ignore[operator]

    def casualty(self, c: Casualty) -> Iterator[str]:
        """One count of harm: what, how many, when, then where, by whom and on whose word."""
        facts = [c.effect, figure(c), c.date or "undated", c.status, c.scope, c.cause, "+".join(c.victims), _linked(c)]
        yield f"    {'  '.join(f for f in facts if f)}  [{c.start}:{c.end}]  {self.arabic(c.text)}"
        yield from self._named("where", c.place)
        yield from self._party("by whom", c.actor)
        yield from self._chain(c.sources)

    def statement(self, s: Statement) -> Iterator[str]:
        """One statement: who, how, where in the text, and the words."""
        first = s.contents[0]
        who = self.arabic(s.speaker.name) if s.speaker else "(nobody named)"
        yield f"    {s.mode}  [{first.start}:{s.contents[-1].end}]  {who}"
        yield f"      said: {self.arabic(' … '.join(c.text for c in s.contents))}"
        yield from self._chain(s.sources)

    def event(self, e: Event) -> Iterator[str]:
        """One event: type, date, status, then trigger, actor, recipient and place."""
        place = f"[{e.trigger.start}:{e.trigger.end}]"
        yield f"    {e.type}  {e.date or 'undated'}  {e.status}  {place}  {self.arabic(e.trigger.text)}"
        yield from self._party("actor", e.actor)
        yield from self._party("recipient", e.recipient)
        yield from self._named("where", e.place)
        yield from self._chain(e.sources)

    def _named(self, label: str, place: PlaceRef | Named | None) -> Iterator[str]:
        if place:
            yield f"      {label}: {self.arabic(place.name)}"

    def _party(self, label: str, party: Party | None) -> Iterator[str]:
        if party:
            yield f"      {label}: {self.arabic(party.text)}"

    def _chain(self, sources: tuple[Source, ...]) -> Iterator[str]:
        for number, source in enumerate(sources):
            label = "on the word of" if number == 0 else "through"
            yield f"      {label} ({source.kind}): {self.arabic(source.name)}"

    def _names(self, article: Article) -> Iterator[str]:
        if article.people:
            yield f"  PEOPLE {len(article.people)}"
            for person in article.people:
                roles = f" — {'، '.join(person.roles)}" if person.roles else ""
                yield f"    {self.arabic(person.name + roles)}"
        for heading, spans in (("PLACES", article.places), ("DATES", article.dates)):
            if spans:
                yield f"  {heading} {len(spans)}"
                yield from self._tally(spans)

    def _tally(self, spans: Iterable[Span]) -> Iterator[str]:
        """Distinct mentions with their value and how often they stand, most frequent first."""
        counts: dict[tuple[str, str], int] = {}
        for span in spans:
            value = getattr(span, "country", None) or getattr(span, "value", None) or "-"
            shown = (value, getattr(span, "name", span.text))
            counts[shown] = counts.get(shown, 0) + 1
        for (value, name), count in sorted(counts.items(), key=lambda item: -item[1]):
            yield f"    {count} x {value}  {self.arabic(name)}"


def table(document: Document, *, isolate: bool = False) -> str:
    """The document's ledger as text, one line a fact, ending with a newline."""
    return "\n".join(Writer(isolate=isolate).document(document)) + "\n"


def _linked(c: Casualty) -> str:
    number = f"incident {c.incident}" if c.incident is not None else ""
    return f"{number} replaces casualty {c.revises}" if c.revises is not None else number
