"""RSS, Atom and JSON feeds: one page an item, with its link and day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from isnad.errors import InputError, IsnadError
from isnad.inputs.days import stated_day
from isnad.inputs.entry import Input
from isnad.reading.source import load

MAX_FEED = 256 << 20
_DAY = re.compile(rb"<(?:\w+:)?(?:pubDate|published|updated|issued|date|modified)\b[^>]*>\s*([^<]{6,60}?)\s*<", re.I)
_CLOSED = re.compile(rb"</(?:\w+:)?(?:rss|feed|RDF)\s*>\s*(?:<!--.*?-->\s*)*\Z|\}\s*\Z", re.S | re.I)
_MARKUP = re.compile(r"<\s*(?:p|div|br|a|img|span|h[1-6]|ul|article|strong|b|em)\b", re.I)


def read_feed(path: Path, name: str) -> Iterator[Input | IsnadError]:
    """The items of a feed that have words; a feed that is cut off is read as far as it goes, then said to be cut."""
    import fastfeedparser

    try:
        data = load(path, MAX_FEED)
        feed = fastfeedparser.parse(data)
    except IsnadError as error:
        yield error.at(name)
        return
    except Exception as cause:  # noqa: BLE001  the parser names no error of its own for a file that is no feed
        yield InputError(f"not a feed that can be read ({cause})", where=name, hint="Is it RSS, Atom or JSON Feed?")
        return
    days = _own_days(data)
    outlet = _text(feed.feed.get("title")) or None
    for number, entry in enumerate(feed.entries, 1):
        item = _item(entry, f"{name}:{number}", days, outlet)
        if item is not None:
            yield item
    if not _CLOSED.search(data[-4096:]):
        hint = "The items before the cut were read. Fetch it again."
        yield InputError(f"the feed is cut off after item {len(feed.entries)}", where=name, hint=hint)


def _item(entry: Any, name: str, days: dict[str, str], outlet: str | None) -> Input | None:
    title = _text(entry.get("title"))
    body = max((_text(part) for part in _bodies(entry)), key=len, default="")
    if not title and not body:
        return None
    published = days.get(_text(entry.get("published"))) or stated_day(entry.get("published"))
    url = _text(entry.get("link")) or None
    if _MARKUP.search(body):
        head = escape(title)
        data = f"<!doctype html><title>{head}</title><body><article><h1>{head}</h1>{body}</article>"
        return Input(name, None, data, published, outlet, url, media_type="text/html")
    return Input(name, None, f"{title}\n\n{body}".strip(), published, outlet, url, media_type="text/plain")


def _bodies(entry: Any) -> Iterator[Any]:
    yield from (part.get("value") for part in entry.get("content") or ())
    yield entry.get("summary") or entry.get("description")


def _own_days(data: bytes) -> dict[str, str]:
    """The day as written, by the instant the parser makes of it: it keeps UTC alone, and the day is the writer's."""
    from datetime import UTC, datetime
    from email.utils import parsedate_to_datetime

    days: dict[str, str] = {}
    for found in _DAY.findall(data):
        stated = found.decode("ascii", "ignore")
        day = stated_day(stated)
        try:
            when = datetime.fromisoformat(stated) if stated[:4].isdigit() else parsedate_to_datetime(stated)
        except (ValueError, TypeError):
            continue
        if day and when.tzinfo:
            days[when.astimezone(UTC).isoformat()] = day
    return days


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
