"""Why a record is there: the words of a span, what is known of each, and the rules that fired on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from isnad.arabic.clitics import readings
from isnad.arabic.tokens import Tokens
from isnad.errors import UsageError
from isnad.exports.table import Writer
from isnad.records import Article, Document, Record, spans

LAYERS = ("statements", "casualties", "events", "quantities", "dates", "places", "people", "groups")


def parse_range(value: str) -> tuple[int, int]:
    """`"80:95"` as offsets; `UsageError` for anything else.

    >>> parse_range("80:95")
    (80, 95)
    """
    first, colon, last = value.partition(":")
    if not (colon and first.isdecimal() and last.isdecimal() and int(first) < int(last)):
        hint = "Give two offsets A:B with A < B, as `isnad read` prints them in [A:B]."
        raise UsageError(f"{value!r} is not a range of characters", hint=hint)
    return int(first), int(last)


def explain(document: Document, start: int, end: int, *, isolate: bool = False) -> Iterator[str]:
    """Lines that say what stands at `[start, end)`: block, words and their readings, records and their rules."""
    if end > len(document.text):
        size = len(document.text)
        raise UsageError(f"[{start}:{end}] lies outside a text of {size} characters", hint="See `isnad read`.")
    write = Writer(isolate=isolate)
    yield f"[{start}:{end}]  {write.arabic(document.text[start:end])}"
    yield from _where(document, start, end)
    yield "WORDS"
    for token in Tokens(document.text, start, end):
        cuts = [f"{r.pro}+{r.stem}" + (f"+{r.enc}" if r.enc else "") for r in readings(token.key)[1:4]]
        maybe = f"  may be: {'  '.join(cuts)}" if token.word.kind == "arabic" and cuts else ""
        yield f"  [{token.start}:{token.end}]  {token.word.kind}  {token.key}{maybe}"
    found = False
    for article in document.articles:
        for layer in LAYERS:
            for record in getattr(article, layer):
                if any(s.start < end and s.end > start for s in spans(record)):
                    found = True
                    yield from _record(record, layer, write)
    if not found:
        yield "NO RECORD rests on these characters."


def _where(document: Document, start: int, end: int) -> Iterator[str]:
    holders: list[tuple[str, Article | Document]] = [(f"article {n}", a) for n, a in enumerate(document.articles, 1)]
    for name, holder in [*holders, ("page", document)]:
        for block in holder.blocks:
            if block.start < end and block.end > start:
                yield f"BLOCK {block.kind} of {name}  [{block.start}:{block.end}]"
    for teaser in document.teasers:
        if teaser.start < end and teaser.end > start:
            yield f"TEASER  [{teaser.start}:{teaser.end}]  kept, never read for claims"


def _record(record: Record, layer: str, write: Writer) -> Iterator[str]:
    rule = getattr(record, "rule", None)
    yield f"RECORD {layer}" + (f"  rule {rule}" if rule else "")
    for name, value in _fields(record):
        yield f"  {name}: {write.arabic(value)}"


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    for name in record.__struct_fields__:
        value: Any = getattr(record, name)
        if name in ("rule", "start", "end") or value is None or value == ():
            continue
        many = value if isinstance(value, tuple) else (value,)
        for item in many:
            yield name, _shown(item)


def _shown(item: object) -> str:
    if isinstance(item, Record):
        start = getattr(item, "start", None)
        place = f"[{start}:{getattr(item, 'end', None)}] " if start is not None else ""
        return f"{place}{getattr(item, 'name', None) or getattr(item, 'text', None) or ''}"
    return str(item)
