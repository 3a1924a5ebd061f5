"""HTML text to a parsed tree, within bounds: nothing a page says may hang the parser or exhaust memory.

The parser's cost grows with the square of the nesting depth (100,000 nested `div` take ten seconds), and extractors
behind it recurse; so nesting is counted on the text first, and start tags beyond `DEPTH` are cut out of it. Their
content stays: it merely stands in the deepest element kept.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

LENGTH = 32_000_000
"""Characters of a page that are read; a longer one is cut here, and a note says so."""
TAGS = 600_000
"""Tags of a page that are read: each costs the parser's memory, however short; real pages stay below 50,000."""
DEPTH = 200
"""Nesting kept; real pages stay below 60."""
_FORMATTING_DEPTH = 40  # the parser re-opens every unclosed <font> or <b> in each paragraph that follows

_TAG = re.compile(r"<(?:(!--)|(/?)([a-zA-Z][a-zA-Z0-9:-]*))")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
_FLAT = frozenset({
    # Empty elements, and those whose end tag may be left out: the parser closes these itself when the next one opens.
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "tr", "dt", "dd", "option", "optgroup",
    "thead", "tbody", "tfoot", "colgroup", "caption",
    "html", "head", "body", "frame",
})  # fmt: skip
_FORMATTING = frozenset({
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
})  # fmt: skip
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""Characters that are never text: they may be written as entities or JSON escapes too."""


class Tree(NamedTuple):
    """A parsed page; `notes` say what was cut to parse it."""

    html: LexborHTMLParser
    notes: tuple[str, ...]


def parse(source: str) -> Tree:
    """The tree of an HTML or XHTML page, however broken; linear in its length."""
    notes = []
    if len(source) > LENGTH:
        notes.append(f"the page holds {len(source)} characters; the first {LENGTH} were read")
        source = source[:LENGTH]
    if source.count("<") > TAGS:
        notes.append(f"the page holds {source.count('<')} tags; the first {TAGS} were read")
        source = source[: next(islice(re.finditer("<", source), TAGS, None)).start()]
    source, controls = CONTROLS.subn(" ", source)
    if controls:
        notes.append(f"{controls} control characters or halves of characters were read as spaces")
    source, dropped = flatten(source)
    if dropped:
        notes.append(f"{dropped} elements nested deeper than {DEPTH} were taken out; their text was kept in place")
    return Tree(LexborHTMLParser(source), tuple(notes))


def flatten(source: str) -> tuple[str, int]:
    """`source` without the start tags that nest deeper than `DEPTH`, and how many there were.

    >>> flatten("<div>" * 201 + "نص")[1]
    1
    """
    if source.count("<") <= DEPTH:
        return source, 0
    depth = formatting = at = kept = dropped = 0
    pieces: list[str] = []
    while (tag := _TAG.search(source, at)) is not None:
        at = tag.end()
        if tag[1]:
            at = _after(source, "-->", at)
            continue
        name = tag[3].lower()
        if name in _FLAT:
            continue
        if name in _FORMATTING:
            formatting = max(0, formatting - 1) if tag[2] else formatting + 1
            beyond = formatting > _FORMATTING_DEPTH
        else:
            depth = max(0, depth - 1) if tag[2] else depth + 1
            beyond = depth > DEPTH
        if beyond and not tag[2]:
            at = _after(source, ">", at)
            pieces.append(source[kept : tag.start()])
            kept, dropped = at, dropped + 1
            depth, formatting = min(depth, DEPTH), min(formatting, _FORMATTING_DEPTH)
        elif name in _RAW and not tag[2]:
            at = _raw_end(source, name, at)
            depth -= 1
    return ("".join([*pieces, source[kept:]]) if dropped else source), dropped


def _after(source: str, mark: str, at: int) -> int:
    found = source.find(mark, at)
    return len(source) if found < 0 else found + len(mark)


def _raw_end(source: str, name: str, at: int) -> int:
    """Past the end tag of an element whose content is not markup; one that is never closed swallows the rest."""
    match = _END[name].search(source, at)
    return match.end() if match else len(source)


_END = {name: re.compile(f"</{name}", re.IGNORECASE) for name in _RAW}
