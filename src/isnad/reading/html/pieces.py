"""A page's tree to its pieces of text, in order: what a reader sees as one line or paragraph.

    <div class="story"><h1>…</h1><span class="date">…</span>النص الأول<br><br>النص الثاني</div>
                           │             │                  │               │
                        Piece         Piece              Piece           Piece      each knows its `Frame`s

A piece ends where a block element opens or closes, where an inline element with a function of its own does (a date, a
byline), and at a line break that ends a sentence or stands double.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from isnad.reading.html.dom import CONTROLS
from isnad.reading.html.lines import BREAK, Chunk, lines_of
from isnad.reading.html.names import NOISE, Zone, zone_of

_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
    "var", "label", "button",
})  # fmt: skip
_BOLD = frozenset({"b", "strong"})
_SKIPPED = frozenset({
    "script", "style", "noscript", "template", "iframe", "frame", "object", "embed", "applet", "svg", "math",
    "canvas", "audio", "video", "source", "track", "map", "area", "select", "option", "datalist", "textarea", "input",
    "head", "title", "link", "meta", "base", "param", "noembed", "noframes", "img", "hr", "wbr", "col", "colgroup",
})  # fmt: skip
_BLANK_LINE = re.compile(r"(?<=[.؟!»\":])[ \t\r]*\n[ \t\r]*\n\s*")  # after a stop: source code has blank lines too
_FEW = 3  # words: fewer before an inline element are not yet a sentence


_THEMED = NOISE - {"related", "comments", "hidden"}


@dataclass(slots=True, eq=False)
class Frame:
    """A block element: its place in the tree, its zone, and the pieces `[first, last)` inside it."""

    tag: str
    parent: Frame | None
    depth: int
    zone: Zone
    root: Frame | None  # the outermost frame of an unbroken run of noise; None outside noise
    names: str
    node: Any
    first: int
    last: int = 0


@dataclass(slots=True, eq=False)
class Piece:
    """One run of text, spaces folded.

    `linked` and `bold` count its characters inside links and bold, `links` its links; `moment` is the `datetime` of a
    `time` element in it, `author` whether the markup says it names one.
    """

    index: int
    text: str
    frame: Frame
    level: int = 0
    linked: int = 0
    bold: int = 0
    links: int = 0
    href: str | None = None
    moment: str | None = None
    author: bool = False
    image: Frame | None = None  # the frame of a picture right before it

    @property
    def zone(self) -> Zone:
        """The zone of the nearest frame."""
        return self.frame.zone

    @property
    def noise(self) -> bool:
        """Whether it stands in a part of the page that is not the article's."""
        return self.frame.root is not None

    @property
    def prose(self) -> int:
        """Its length when it reads as a paragraph, else 0: long enough, not a heading, not mostly links."""
        length = len(self.text)
        return length if length >= 60 and not self.level and self.linked * 2 < length and " " in self.text else 0


@dataclass(slots=True)
class Pieces:
    """All pieces of a page and all its frames, both in order of their start tags."""

    items: list[Piece] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)


def find_pieces(body: Any) -> Pieces:
    """The pieces of the tree below `body`; one pass, linear, without recursion."""
    walk = _Walk(body)
    node, depth = body.child, 1
    while depth:
        if node is None:
            depth -= 1
            node = walk.leave() if depth else None
        elif walk.enter(node):
            node, depth = node.child, depth + 1
        else:
            node = node.next
    walk.finish()
    return walk.found


class _Walk:
    """The state of the pass: open elements, and the text gathered since the last piece."""

    def __init__(self, body: Any) -> None:
        self.found = Pieces()
        self.frame = self._frame("body", None, "", "", body)
        self.open: list[tuple[Any, Frame, str | None, int, bool, bool]] = []
        self.chunks: list[Chunk] = []
        self.href: str | None = None
        self.bold = 0
        self.words = 0
        self.level = 0
        self.image: Frame | None = None
        self.moment: str | None = None
        self.author = False

    def enter(self, node: Any) -> bool:
        """Take a node in; whether to go down into it."""
        tag = node.tag
        if tag == "-text":
            self._text(node.text_content or "")
            return False
        if tag == "br":
            self.chunks.append((BREAK, None, False))
            return False
        if tag in _SKIPPED or tag[0] in "-_!":
            if tag == "hr":
                self.flush()
            self.image = self.frame if tag == "img" else self.image
            return False
        self._open(node, tag)
        return True

    def leave(self) -> Any:
        """Close the innermost element; the node after it."""
        node, frame, href, bold, breaks, level = self.open.pop()
        if breaks:
            self.flush()
            self.frame.last = len(self.found.items)
            self.frame = frame
            if level:
                self.level = 0
        self.href, self.bold = href, bold
        return node.next

    def finish(self) -> None:
        """Close what is left open."""
        self.flush()
        self.found.frames[0].last = len(self.found.items)

    def _open(self, node: Any, tag: str) -> None:
        attributes = node.attributes
        zone = zone_of(tag, attributes)
        breaks = tag not in _INLINE or self._breaks(tag, zone)
        if breaks:
            self.flush()
        level = len(tag) == 2 and tag[0] == "h" and tag[1] in "123456"
        self.open.append((node, self.frame, self.href, self.bold, breaks, level))
        if breaks:
            names = f"{attributes.get('class') or ''} {attributes.get('id') or ''} {attributes.get('itemprop') or ''}"
            self.frame = self._frame(tag, self.frame, zone, names, node)
        if level:
            self.level = int(tag[1])
        if tag == "a":
            self.href = attributes.get("href") or self.href
            self.author = self.author or attributes.get("rel") == "author"
        elif tag in _BOLD or (tag == "span" and "bold" in (attributes.get("style") or "")[:200]):
            self.bold += 1
        elif tag == "time":
            self.moment = attributes.get("datetime") or self.moment
        if attributes.get("itemprop") == "author":
            self.author = True

    def _breaks(self, tag: str, zone: Zone) -> bool:
        """Whether an inline element stands apart: it has its own function and is not a word of a running sentence."""
        running = self.frame.tag == "p"
        if self.words >= (1 if running else _FEW) or (running and zone in NOISE):
            return False  # a keyword linked to its tag is still a word of the sentence
        if tag == "a":
            return self.frame.zone in NOISE or bool(zone)
        return bool(zone) and zone != self.frame.zone

    def _frame(self, tag: str, parent: Frame | None, zone: Zone, names: str, node: Any) -> Frame:
        inherited: Zone = parent.zone if parent else ""
        root = parent.root if parent else None
        if root is None and tag in ("article", "main") and zone in _THEMED:
            zone = ""  # themes hang the post's categories and tags on these as class names
        kept = zone if zone and not (root is not None and zone not in NOISE) else inherited
        frame = Frame(tag, parent, parent.depth + 1 if parent else 0, kept, root, names, node, len(self.found.items))
        if root is None and kept in NOISE:
            frame.root = frame
        self.found.frames.append(frame)
        return frame

    def _text(self, text: str) -> None:
        if text.isspace():
            text = " "
        else:
            self.words += text.count(" ") + 1
            if "\n" in text and (self.frame.tag == "pre" or (len(text) > 200 and _BLANK_LINE.search(text))):
                self._typed(text)
                return
        self.chunks.append((text, self.href, self.bold > 0))

    def _typed(self, text: str) -> None:
        """Text laid out by its line breaks: inside `pre`, or shown with its blank lines by the style sheet."""
        typed = self.frame.tag == "pre"
        for i, line in enumerate(text.split("\n") if typed else _BLANK_LINE.split(text)):
            if i:
                self.chunks += [(BREAK, None, False)] * (1 if typed else 2)
            if line.strip():
                self.chunks.append((line, self.href, self.bold > 0))

    def flush(self) -> None:
        """Make pieces of what was gathered."""
        if self.chunks:
            for line in lines_of(self.chunks, bool(self.level)):
                self._piece(line)
            self.chunks = []
        self.words = 0

    def _piece(self, line: list[Chunk]) -> None:
        text = _EDGES.sub("", " ".join("".join(chunk for chunk, _, _ in line).split()))
        if not text.isprintable():
            text = " ".join(CONTROLS.sub(" ", text).split())
        if not _SAYS.search(text):
            return
        piece = Piece(len(self.found.items), text, self.frame, self.level)
        linked = [(" ".join(chunk.split()), href) for chunk, href, _ in line if href is not None]
        piece.linked, piece.links = sum(len(words) for words, _ in linked), len({href for _, href in linked})
        piece.bold = sum(len(" ".join(chunk.split())) for chunk, _, bold in line if bold)
        piece.href = next((href for words, href in linked if words), None)
        piece.moment, piece.author, piece.image = self.moment, self.author, self.image
        self.moment, self.author, self.image = None, False, None
        self.found.items.append(piece)


_SAYS = re.compile(r"[^\W_\u0640]")  # a letter or digit; the tatweel counts as a letter but draws lines
_HIDDEN = r"[\s\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+"
_EDGES = re.compile(f"^{_HIDDEN}|{_HIDDEN}$")


def squash(text: str) -> str:
    """`text` without spaces and signs, lower case: what two renderings of one title share."""
    return re.sub(r"[\W_]+", "", text).lower()
