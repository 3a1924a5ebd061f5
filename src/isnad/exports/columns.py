"""What each column of a ledger's rows means: the data dictionary of CSV, Parquet, GeoJSON and JSON lines."""

from __future__ import annotations

from collections.abc import Mapping

from isnad.exports.rows import CASUALTY_COLUMNS, CHAIN

_ORIGIN = {
    "id": "id of the record: document, kind and offsets",
    "document": "id of the page: the first 16 hex digits of the SHA-256 of its bytes",
    "uri": "where the page came from",
    "article": "number of the article on its page, from 1",
    "outlet": "who published it, when the page says so",
    "published": "publication date, ISO 8601",
}
_PLACE = {
    "place": "named place",
    "country": "ISO 3166 alpha-2 of the place",
    "lat": "latitude of the place, degrees WGS 84; empty where the gazetteer has none",
    "lon": "longitude of the place, degrees WGS 84",
    "precision": "what the coordinates are of: exact, settlement, admin, country or area",
    "date": "date of what happened, ISO 8601, a/b for an interval",
    "first": "first day the date may mean",
    "last": "last day the date may mean",
}
_END = {
    "sources": f"attribution, nearest to the fact first, joined by «{CHAIN.strip()}»; empty: the article itself",
    "text": "the words the record rests on, as they stand",
    "start": "offset of the text's first character: code points into the page's text",
    "end": "offset after its last character",
    "rule": "the rule that made the record",
    "decision": "what a person decided: accept, reject, or empty",
    "edits": "fields a person gave another value, JSON",
}
_OF_A_COUNT = ("effect", "min", "max", "approx", "vague", "victims", "scope", "status", "incident", "revises", "part")
_COUNTS = {name: CASUALTY_COLUMNS[name] for name in _OF_A_COUNT}
COLUMNS: dict[str, Mapping[str, str]] = {
    "statement": {
        **_ORIGIN,
        "speaker": "who is said to have said it, resolved",
        "speaker_kind": "person, institution, official, witness, medic, agency, outlet, document, group or other",
        "mode": "direct, indirect or mixed",
        "cue": "the reporting verb or source phrase",
        **_END,
    },
    "casualty": {
        **_ORIGIN,
        **_COUNTS,
        **_PLACE,
        "cause": CASUALTY_COLUMNS["cause"],
        "actor": CASUALTY_COLUMNS["actor"],
        **_END,
    },
    "event": {
        **_ORIGIN,
        "type": "one of the sixteen types of PLOVER: AGREE … ASSAULT",
        "mode": "PLOVER mode, where there is one",
        "actor": "who acted",
        "actor_country": "ISO 3166 alpha-2 of the actor",
        "recipient": "who was acted upon",
        "recipient_country": "ISO 3166 alpha-2 of the recipient",
        "status": "occurred, planned or denied",
        **_PLACE,
        **_END,
    },
    "article": {
        **_ORIGIN,
        "published_basis": "given, metadata or text: how the publication date is known",
        "title": "headline",
        "words": "number of words, punctuation left out",
        "copy_of": "id of the first article told in the same words; empty for an original",
        "similarity": "share of the shorter one's runs of four words that the other has too, 0 to 1",
        "start": "offset of the article's first character: code points into the page's text",
        "end": "offset after its last character",
    },
}
INTEGERS = frozenset({"article", "min", "max", "approx", "start", "end", "words", "incident", "revises", "part"})
NUMBERS = frozenset({"lat", "lon", "similarity"})
