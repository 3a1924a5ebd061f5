"""The published JSON Schema of a document, generated from the record types."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from isnad.records import SCHEMA, Document


def document_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of `Document.to_dict()` and of one line of JSONL.

    >>> document_schema()["$defs"]["Span"]["required"]
    ['start', 'end', 'text']
    """
    (schema,), parts = msgspec.json.schema_components((Document,), ref_template="#/$defs/{name}")
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": SCHEMA,
        "description": "Offsets are Unicode code points, half-open, into `text`; text[start:end] is the record's text.",
        **schema,
        "$defs": parts,
    }
    return json.loads(msgspec.json.encode(whole))  # type: ignore[no-any-return]
