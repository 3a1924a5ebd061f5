"""Another span for a claim: the words of its article that a person says it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from isnad.errors import UsageError
from isnad.ledger.ids import Parts
from isnad.records import Article, Document

_HINT = "Copy the words from the article as they stand, or give start and end."


def respan(document: Document, at: Parts, value: Any) -> dict[str, Any]:
    """`{"start", "end", "text"}` of the span that `value` names for the claim at `at`.

    `value` is the words themselves (where they stand several times, those nearest to the claim), or `{"start", "end"}`
    in code points. Raises `UsageError` for words or offsets that are not in the claim's article.
    """
    article = next((a for a in document.articles if a.start <= at.start < a.end), None)
    if article is None:
        raise UsageError("no article of that claim", where=document.id)
    start, end = _found(document.text, article, at, value)
    return {"start": start, "end": end, "text": document.text[start:end]}


def _found(text: str, article: Article, at: Parts, value: Any) -> tuple[int, int]:
    if isinstance(value, str) and value.strip():
        words = value.strip()
        places = list(_places(text, words, article))
        if places:
            start = min(places, key=lambda place: abs(place - at.start))
            return start, start + len(words)
        raise UsageError(f"{words[:60]!r} is not in the article", hint=_HINT)
    if isinstance(value, dict) and isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
        start, end = value["start"], value["end"]
        if article.start <= start < end <= article.end and value.get("text", text[start:end]) == text[start:end]:
            return start, end
    raise UsageError("no span of the article", hint=_HINT)


def _places(text: str, words: str, article: Article) -> Iterator[int]:
    start = text.find(words, article.start, article.end)
    while start >= 0:
        yield start
        start = text.find(words, start + 1, article.end)
