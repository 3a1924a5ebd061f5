"""Records as flat rows: one casualty or one statement a row, with its words, offsets and chain.

Text cells that a spreadsheet would run as a formula (first character = + - @ or a control) get a leading apostrophe;
numbers never do. Offsets are code points, half-open, into the document's text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from isnad.exports.figures import chain
from isnad.exports.speakers import only_speaker
from isnad.records import Article, Casualty, Document, Event, Statement

Row = dict[str, str | int | float | None]
CHAIN = " ← "  # nearest to the fact first

CASUALTY_COLUMNS = {
    "document": "id of the page (hash of its bytes)",
    "uri": "where the page came from",
    "article": "number of the article on its page, from 1",
    "outlet": "who published it, when the page says so",
    "published": "publication date, ISO 8601",
    "effect": "killed, injured, missing, detained, abducted, displaced, evacuated, rescued or affected",
    "min": "lower bound of the count; empty when there is none",
    "max": "upper bound of the count; empty when there is none",
    "approx": "1 where the text says about, nearly",
    "vague": "several, tens, hundreds, thousands, millions: a count in words without a figure",
    "victims": "who, separated by |",
    "scope": "incident, or cumulative over a longer time",
    "status": "asserted, denied or feared",
    "place": "named place of the harm",
    "country": "ISO 3166 alpha-2 of the place",
    "date": "date of the harm, ISO 8601, a/b for an interval",
    "cause": "means of the harm",
    "actor": "who did it, in the article's words",
    "sources": f"attribution, nearest to the fact first, joined by «{CHAIN.strip()}»; empty: the article itself",
    "incident": "number of the incident within its article: the same for all that tells of it",
    "revises": "which of the article's casualties, from 0, has the earlier figure that this one replaces",
    "part": "1 for a count inside another («بينهم ثلاثة أطفال»)",
    "text": "the count with its noun, as it stands",
    "start": "offset of the text's first character",
    "end": "offset after its last character",
    "rule": "the rule that made the record",
}
STATEMENT_COLUMNS = {
    "document": "id of the page (hash of its bytes)",
    "uri": "where the page came from",
    "article": "number of the article on its page, from 1",
    "outlet": "who published it, when the page says so",
    "published": "publication date, ISO 8601",
    "speaker": "who is said to have said it, resolved",
    "speaker_kind": "person, institution, official, witness, medic, agency, outlet, document, group or other",
    "speaker_text": "the words that name the speaker here; empty where the verb has no expressed subject",
    "mode": "direct, indirect or mixed",
    "cue": "the reporting verb or source phrase",
    "sources": f"through whom it reached the article, joined by «{CHAIN.strip()}»",
    "text": "the content, its segments joined by …",
    "start": "offset of the content's first character",
    "end": "offset after its last character",
    "rule": "the rule that made the record",
}

EVENT_COLUMNS = {
    "document": "id of the page (hash of its bytes)",
    "uri": "where the page came from",
    "article": "number of the article on its page, from 1",
    "outlet": "who published it, when the page says so",
    "published": "publication date, ISO 8601",
    "type": "one of the sixteen types of PLOVER: AGREE … ASSAULT",
    "mode": "PLOVER mode, where the words tell one",
    "status": "occurred, planned or denied",
    "actor": "who acted, in the article's words; empty where it names nobody",
    "actor_name": "the person, group or country that these words name",
    "actor_country": "ISO 3166 alpha-2 of the actor",
    "recipient": "who was acted upon, in the article's words",
    "recipient_name": "the person, group or country that these words name",
    "recipient_country": "ISO 3166 alpha-2 of the recipient",
    "place": "named place of the event",
    "country": "ISO 3166 alpha-2 of the place",
    "date": "date of the event, ISO 8601, a/b for an interval",
    "sources": f"attribution, nearest to the fact first, joined by «{CHAIN.strip()}»; empty: the article itself",
    "mentions": "number of its other tellings in the article",
    "text": "the word that tells it, as it stands",
    "start": "offset of the text's first character",
    "end": "offset after its last character",
    "rule": "the rule that made the record",
}


def casualty_rows(document: Document) -> Iterator[Row]:
    """One row for each count of harm, columns as `CASUALTY_COLUMNS`."""
    for number, article in enumerate(document.articles, 1):
        for c in article.casualties:
            yield {**_origin(document, article, number), **_casualty(c)}


def event_rows(document: Document) -> Iterator[Row]:
    """One row for each event, columns as `EVENT_COLUMNS`."""
    for number, article in enumerate(document.articles, 1):
        for e in article.events:
            yield {**_origin(document, article, number), **_event(e)}


def statement_rows(document: Document, speaker: str | None = None) -> Iterator[Row]:
    """One row for each statement, columns as `STATEMENT_COLUMNS`; only those of `speaker` where one is named.

    A speaker is named by words of their name or role, in any spelling (`exports.speakers`).
    """
    kept = only_speaker(document, speaker) if speaker else document
    for number, article in enumerate(kept.articles, 1):
        for s in article.statements:
            yield {**_origin(document, article, number), **_statement(s)}


def as_csv(rows: Iterable[Row], columns: Iterable[str], *, bom: bool) -> Iterator[bytes]:
    """CSV, header first, one chunk a row; `bom` is for files that Excel opens."""
    columns = list(columns)
    yield ("\ufeff" if bom else "").encode() + _line(columns)
    for row in rows:
        yield _line([_cell(row[name]) for name in columns])


def _line(cells: list[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().encode("utf-8", "replace")


def _cell(value: str | int | float | None) -> str:
    if isinstance(value, str):
        return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t", "\r", "\n") else value
    return "" if value is None else str(value)


def _origin(document: Document, article: Article, number: int) -> Row:
    return {
        "document": document.id,
        "uri": document.source.uri,
        "article": number,
        "outlet": article.outlet,
        "published": article.published,
    }


def _casualty(c: Casualty) -> Row:
    return {
        "effect": c.effect, "min": c.min, "max": c.max, "approx": int(c.approx), "vague": c.vague,
        "victims": "|".join(c.victims), "scope": c.scope, "status": c.status,
        "place": c.place.name if c.place else None, "country": c.place.country if c.place else None,
        "date": c.date, "cause": c.cause, "actor": c.actor.text if c.actor else None,
        "sources": CHAIN.join(chain(c.sources)), "incident": c.incident, "revises": c.revises, "part": int(c.part),
        "text": c.text, "start": c.start, "end": c.end, "rule": c.rule,
    }  # fmt: skip


def _statement(s: Statement) -> Row:
    who = s.speaker
    return {
        "speaker": who.name if who else None, "speaker_kind": who.kind if who else None,
        "speaker_text": who.text if who else None, "mode": s.mode, "cue": s.cue.text if s.cue else None,
        "sources": CHAIN.join(chain(s.sources)), "text": " … ".join(c.text for c in s.contents),
        "start": s.contents[0].start, "end": s.contents[-1].end, "rule": s.rule,
    }  # fmt: skip


def _event(e: Event) -> Row:
    actor, recipient = e.actor, e.recipient
    return {
        "type": e.type, "mode": e.mode, "status": e.status,
        "actor": actor.text if actor else None, "actor_name": actor.name if actor else None,
        "actor_country": actor.country if actor else None,
        "recipient": recipient.text if recipient else None, "recipient_name": recipient.name if recipient else None,
        "recipient_country": recipient.country if recipient else None,
        "place": e.place.name if e.place else None, "country": e.place.country if e.place else None, "date": e.date,
        "sources": CHAIN.join(chain(e.sources)), "mentions": len(e.mentions),
        "text": e.trigger.text, "start": e.trigger.start, "end": e.trigger.end, "rule": e.rule,
    }  # fmt: skip
