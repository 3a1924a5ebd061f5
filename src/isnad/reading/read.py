"""The entry of reading: text, bytes or a file to a `Page`."""

from __future__ import annotations

import hashlib
import os
import re
from os import PathLike
from typing import NamedTuple

import msgspec

from isnad.errors import BinaryInput, EmptyInput, InputError, UsageError
from isnad.reading.encodings import decode
from isnad.reading.language import Verdict, find_language
from isnad.reading.lines import visible
from isnad.reading.mojibake import find_mistake
from isnad.reading.page import Layout, Page
from isnad.reading.plain import read_plain
from isnad.reading.published import Published, check_count, given
from isnad.reading.source import MAX_BYTES, check_size, load
from isnad.records import Block

_SURROGATE = re.compile("[\ud800-\udfff]")
_MARKUP = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|main|meta|title|div|section|p|h1|table|script)\b", re.I
)
_HTML_SUFFIXES = (".html", ".htm", ".xhtml")
_NUL_SHARE = 0.2
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


class _Text(NamedTuple):
    """The text of a source and what was found while decoding it."""

    text: str
    sha256: str
    encoding: str | None = None
    basis: str | None = None
    notes: tuple[str, ...] = ()


def read_page(
    source: str | bytes | PathLike[str],
    published: Published = None,
    *,
    uri: str | None = None,
    encoding: str | None = None,
    media_type: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> Page:
    """The page of a source: its text, its articles with their blocks, its teasers, and notes of what was left out.

    `source` is the text itself (str; offsets are then into that very string), the bytes of a page, or a path.
    `published` is one day for every article of the page, or one for each in order (None where it is not known); it
    outranks the page's metadata and what it states. `uri` names the source in the document; `encoding` is the charset
    declared by who sent the bytes, checked against them; `media_type` overrules the look of the page.

    Raises `EmptyInput`, `BinaryInput`, `EncodingError` or `TooLarge` for what cannot be read as a page, `Unreadable`
    for a path, `UsageError` for a publication date that is none, or more of them than articles.
    """
    days = given(published)
    where = uri or (os.fspath(source) if isinstance(source, PathLike) else None)
    try:
        read = _text_of(source, encoding, max_bytes)
        if not visible(read.text):
            raise EmptyInput("nothing to read: no character but spaces and controls", hint="Is it the right file?")
    except InputError as error:
        raise error.at(where) if where else error from None
    html = _is_html(read.text, where or "", media_type)
    page = _read_markup(read, where) if html else read_plain(read.text)
    page = page if html else _with_controls_noted(page)
    page = _only_arabic(page)
    try:
        page = _dated(page, days)
    except UsageError as error:
        raise error.at(where) if where else error from None
    return msgspec.structs.replace(
        page,
        origin=msgspec.structs.replace(
            page.origin,
            uri=where,
            media_type=media_type or ("text/html" if html else "text/plain"),
            sha256=read.sha256,
            encoding=read.encoding,
            encoding_basis=read.basis,
        ),
        notes=(*read.notes, *page.notes, *_undated(page)),
    )


def _text_of(source: str | bytes | PathLike[str], encoding: str | None, max_bytes: int) -> _Text:
    if isinstance(source, str):
        return _given_text(source, max_bytes)
    data = source if isinstance(source, bytes | bytearray | memoryview) else load(source, max_bytes)
    data = bytes(data)
    check_size(len(data), max_bytes)
    if not data:
        raise EmptyInput("nothing to read: no bytes", hint="Is it the right file?")
    found = decode(data, encoding)
    return _Text(found.text, hashlib.sha256(data).hexdigest(), found.encoding, found.basis, found.notes)


def _given_text(text: str, max_bytes: int) -> _Text:
    """A text as it was given, lone surrogates alone replaced: no JSON and no digest can hold them."""
    check_size(len(text), max_bytes)
    notes: list[str] = []
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as cause:
        text, count = _SURROGATE.subn("\ufffd", text)
        notes.append(
            f"{count:,} lone surrogates were replaced by U+FFFD, one for one, the first at character {cause.start:,}"
        )
        data = text.encode("utf-8")
    check_size(len(data), max_bytes)
    if text.count("\0") > _NUL_SHARE * len(text) and visible(text):
        hint = "If it is UTF-16, pass its bytes, or decode them as utf-16."
        raise BinaryInput(f"not a text: {text.count(chr(0)):,} of its {len(text):,} characters are NUL", hint=hint)
    mistake = find_mistake(text)
    if mistake is not None:
        notes.append(
            f"the text is UTF-8 that was decoded as {mistake.name}; it is kept as given. Pass the bytes instead, "
            f"or undo it with text.encode({mistake.codec!r}).decode('utf-8')"
        )
    return _Text(text, hashlib.sha256(data).hexdigest(), notes=tuple(notes))


def _is_html(text: str, where: str, media_type: str | None) -> bool:
    """By the media type that was sent, the file's suffix, or a page that opens with a tag and holds more of them."""
    if media_type:
        return "html" in media_type.lower()
    if where.lower().partition("?")[0].endswith(_HTML_SUFFIXES):
        return True
    opening = text[:4_096].lstrip("\ufeff \t\r\n\f\v\0")
    return opening.startswith("<") and bool(_MARKUP.search(opening))


def _read_markup(read: _Text, uri: str | None) -> Page:
    from isnad.reading.html.pages import read_html  # a parser that plain text does not need

    return read_html(read.text, encoding=read.encoding, published=(), uri=uri)


def _with_controls_noted(page: Page) -> Page:
    """The page with a note of the control characters that its text holds: they stay, and hide a word from a reader."""
    found = _CONTROL.findall(page.text)
    if not found:
        return page
    codes = ", ".join(f"U+{ord(c):04X}" for c in sorted(set(found))[:4])
    one = len(found) == 1
    note = f"{len(found):,} control character{'' if one else 's'} ({codes}) in the text {'is' if one else 'are'} kept"
    return msgspec.structs.replace(page, notes=(*page.notes, note))


def _only_arabic(page: Page) -> Page:
    """The page with its language; in another one its lines are kept, and none is read."""
    if not visible(page.text):
        return page
    found = find_language(page.text)
    page = msgspec.structs.replace(page, origin=msgspec.structs.replace(page.origin, language=found.code))
    if found.code == "ar":
        return page
    blocks = {Block(kind="other", start=b.start, end=b.end) for layout in page.articles for b in layout.blocks}
    return msgspec.structs.replace(
        page,
        articles=(),
        blocks=tuple(sorted({*blocks, *page.blocks}, key=lambda block: (block.start, block.end))),
        notes=(_foreign(found),),
    )


def _foreign(found: Verdict) -> str:
    if found.code == "und":
        return f"the page is in {found.name}: it is kept, but nothing in it is read"
    return f"the page is in {found.name}, and only Arabic is read: it is kept, but nothing in it is read"


def _dated(page: Page, days: tuple[str | None, ...] | str | None) -> Page:
    """The page with the given days on its articles."""
    if days is None:
        return page
    notes = page.notes
    if isinstance(days, str):
        if len(page.articles) > 1:
            notes = (
                *notes,
                f"one publication date was given for {len(page.articles)} articles, and stands for each of them",
            )
        days = (days,) * len(page.articles)
    check_count(days, len(page.articles))
    padded = (*days, *[None] * len(page.articles))
    articles = tuple(_on(layout, day) for layout, day in zip(page.articles, padded, strict=False))
    return msgspec.structs.replace(page, articles=articles, notes=notes)


def _on(layout: Layout, day: str | None) -> Layout:
    return msgspec.structs.replace(layout, published=day, published_basis="given") if day else layout


def _undated(page: Page) -> tuple[str, ...]:
    """A note where articles have no day of publication."""
    missing = [i for i, layout in enumerate(page.articles, 1) if layout.published is None]
    if not missing:
        return ()
    which = f" of article {', '.join(map(str, missing))}" if len(missing) < len(page.articles) else ""
    return (f"no publication date{which} is given or stated: relative dates such as «أمس» stay unresolved",)
