"""The data dictionary of each export, as lines for people: column, tab, meaning."""

from __future__ import annotations

from collections.abc import Mapping

from isnad.exports.columns import COLUMNS
from isnad.exports.event_data.formats import COLUMNS as EVENT_DATA
from isnad.exports.incident_columns import INCIDENT_COLUMNS

_KINDS = {"casualties": "casualty", "quotes": "statement", "events": "event", "articles": "article"}
_DOCUMENTS = {
    "jsonl": {
        "a line with schema isnad.document/1": "a document whole: `isnad schema` prints its JSON Schema",
        "a line with schema isnad.decision/1": "a decision of a person: record, verdict, field, value, name, time, "
        "note, undoes (the key of another), now (the record's id since a new reading)",
    },
    "webanno": {
        "id": "urn:isnad: and the id of the record",
        "body": "kind or mode, label, and the names of speaker and sources",
        "target.selector": "TextPositionSelector in Unicode code points of the page's text; TextQuoteSelector with "
        "32 characters before and after",
    },
    "prov": {
        "prov:wasDerivedFrom": "the article a claim stands in, the page an article stands on",
        "prov:wasQuotedFrom": "from the article's own source to the one nearest to the fact, telling by telling",
        "prov:hadPrimarySource": "the telling nearest to the fact",
        "prov:wasAttributedTo": "who told it: isnad:name and isnad:kind, with offsets where the text names them",
        "prov:wasGeneratedBy": "the reading, by the engine with its rules and word lists",
        "isnad:start, isnad:end": "offsets in Unicode code points into the page's text",
    },
}


def dictionary(form: str, kind: str | None = None) -> str:
    """Every column of a format with what it means, one a line."""
    return "\n".join(f"{name}\t{meaning}" for name, meaning in columns(form, kind).items())


def columns(form: str, kind: str | None = None) -> Mapping[str, str]:
    """Columns of a format (of rows of a kind: casualties by default) with their meanings."""
    if form in _DOCUMENTS:
        return _DOCUMENTS[form]
    if form in EVENT_DATA:
        return EVENT_DATA[form]
    if form in INCIDENT_COLUMNS:
        return INCIDENT_COLUMNS[form]
    return COLUMNS[_KINDS[kind or "casualties"]]
