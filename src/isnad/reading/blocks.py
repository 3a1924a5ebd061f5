"""The kind of each line of one article: head first (title, deck, captions, bylines), then body.

title        first line of text, or the one set twice
deck         text between the title and the first paragraph
repeat       a title, caption or paragraph that stood before
heading      a short line of text over a paragraph
body         whatever is left: nothing is lost for want of a rule
"""

from __future__ import annotations

from collections.abc import Sequence

from isnad.reading.credits import credit_of, opens_as_text
from isnad.reading.lines import Line
from isnad.reading.names import is_full_name
from isnad.reading.page_words import lists
from isnad.reading.stamps import says_published, says_updated
from isnad.records import BlockKind

KIND_OF: dict[str, BlockKind] = {
    "control": "control",
    "separator": "control",
    "label": "control",
    "stamp": "dateline",
    "clock": "dateline",
    "dateline": "dateline",
    "section": "other",
    "tags": "other",
    "credit": "credit",
    "byline": "byline",
    "caption": "caption",
}
_MOST_DECKS = 3
_DECK = 200
_HEADING = 70
_TAG = 40
_STORY = 110
_UNCREDITED = frozenset(
    [
        "فيديو",
        "صور",
        "صورة",
        "بالفيديو",
        "بالصور",
        "تفاصيل",
        "شاهد",
        "تحديث",
        "محدث",
        "مباشر",
        "خاص",
        "نص",
        "النص",
        "وثيقة",
        "إنفوغراف",
        "تقرير",
    ]
)


def kinds(lines: Sequence[Line], credits_seen: frozenset[str] = frozenset()) -> list[BlockKind]:
    """The kind of each line of an article, in order; `credits_seen` are credits that captions of the page bear."""
    body = _body_start(lines)
    title = _title_at(lines, body)
    found = _head(lines[:body], title, credits_seen)
    found += [_in_body(lines, i, credits_seen) for i in range(body, len(lines))]
    _mark_repeats(lines, found)
    _mark_tags(lines, found)
    if "body" not in found:
        _read_short_lines(lines, found)
    return found


def _body_start(lines: Sequence[Line]) -> int:
    """The first paragraph, or the first line of a text whose lines are all short; the number of lines if neither."""
    for i, line in enumerate(lines):
        if line.role == "paragraph" and not (i == 0 and _is_closed_title(lines)):
            return i
    return len(lines)


def _is_closed_title(lines: Sequence[Line]) -> bool:
    """True where the first line is a headline although it ends, or pauses, as a sentence does."""
    title, after = lines[0], next((line for line in lines[1:12] if line.role == "paragraph"), None)
    if after is None or len(title.text) > 180:
        return False
    return not title.closed or (len(title.text) <= 120 and len(title.text) < 0.6 * len(after.text))


def _title_at(lines: Sequence[Line], body: int) -> int:
    """The title's line: text before the body, the one set twice before any other; -1 where there is none."""
    head = lines[:body]
    texts = [i for i, line in enumerate(head) if line.role == "text" or (i == 0 and line.role == "paragraph")]
    seen: dict[str, int] = {}
    for i in texts:
        if head[i].key in seen and i > seen[head[i].key] + 1:
            return seen[head[i].key]
        seen.setdefault(head[i].key, i)
    if texts:
        return texts[0]
    # A headline that some list took for a caption, a section or a signature is still the first line of its article.
    if head and body < len(lines) and head[0].role in ("caption", "section", "byline", "credit", "label", "tags"):
        return 0
    return -1


def _head(head: Sequence[Line], title: int, credits_seen: frozenset[str]) -> list[BlockKind]:
    found: list[BlockKind] = []
    decks = 0
    for i, line in enumerate(head):
        kind = KIND_OF.get(line.role)
        if i == title:
            kind = "title"
        elif kind is None and is_weak_caption(head, i, credits_seen):
            kind = "caption"
        elif kind is None and title >= 0 and i > title and is_full_name(line):
            kind = "byline"
        elif kind is None:
            decks += 1
            kind = "deck" if len(line.text) <= _DECK and decks <= _MOST_DECKS else "body"
        found.append(kind)
    if decks > _MOST_DECKS:  # a list or a poem, not decks
        return ["body" if kind == "deck" and i > title else kind for i, kind in enumerate(found)]
    return found


def is_weak_caption(lines: Sequence[Line], i: int, credits_seen: frozenset[str]) -> bool:
    """A line that ends in parentheses of an unknown credit, where its neighbours show that it is a caption."""
    line = lines[i]
    if line.role != "text" or not 20 <= len(line.text) <= 140 or opens_as_text(line) or not line.text[0].isalnum():
        return False
    found = credit_of(line.text)
    if found is None or any(map(str.isdigit, found[0])):
        return False
    if not (words := found[0].split()) or words[0] in _UNCREDITED:
        return False
    twin = any(0 <= k < len(lines) and lines[k].key == line.key for k in (i - 1, i + 1))
    return twin or found[0] in credits_seen or _stands_alone(lines, i)


def _stands_alone(lines: Sequence[Line], i: int) -> bool:
    """True where a line stands between two paragraphs, parted from both as a picture is."""
    if not 0 < i < len(lines) - 1 or not (lines[i].gap and lines[i + 1].gap):
        return False
    return lines[i - 1].role == "paragraph" and lines[i + 1].role == "paragraph"


def _in_body(lines: Sequence[Line], i: int, credits_seen: frozenset[str]) -> BlockKind:
    line = lines[i]
    over = i + 1 < len(lines) and lines[i + 1].role == "paragraph"
    if line.role == "section" or (line.role == "stamp" and over and not _says_when(line.text)):
        return "heading" if over else "other"
    if line.role in KIND_OF:
        return KIND_OF[line.role]
    if line.role == "paragraph":
        return "body"
    if is_weak_caption(lines, i, credits_seen):
        return "caption"
    return "heading" if over and _is_heading(line) and _is_lone(lines, i) else "body"


def _says_when(text: str) -> bool:
    """True for a stamp of this page; a bare date over a paragraph heads an entry of a timeline."""
    return says_published(text) or says_updated(text)


def _is_heading(line: Line) -> bool:
    return len(line.text) <= _HEADING and not line.closed and not opens_as_text(line) and line.words <= 11


def _is_lone(lines: Sequence[Line], i: int) -> bool:
    """True where the line before is not a short line too: a list or a poem has no headings."""
    return i == 0 or lines[i - 1].role != "text" or is_weak_caption(lines, i - 1, frozenset())


def _mark_repeats(lines: Sequence[Line], found: list[BlockKind]) -> None:
    """What stood before in the same article and is long enough not to be a refrain becomes a repeat."""
    seen: set[str] = set()
    if "title" in found:
        seen.add(lines[found.index("title")].key)  # a line like it above it is the repeat, not the title
    for i, line in enumerate(lines):
        if found[i] in ("deck", "caption", "body", "heading") and len(line.text) >= 20:
            if line.key in seen:
                found[i] = "repeat"
            seen.add(line.key)


def _mark_tags(lines: Sequence[Line], found: list[BlockKind]) -> None:
    """Short lines under a label of tags, to the end of the article, are tags: «مواضيع»، «العراق»، «الطاقة»."""
    last = len(lines) - 1
    while last >= 0 and (len(lines[last].text) <= _TAG or found[last] in ("control", "other")):
        if found[last] == "control" and lines[last].bare in lists().tag_labels:
            found[last + 1 :] = ["control" if kind == "control" else "other" for kind in found[last + 1 :]]
            return
        last -= 1


def _read_short_lines(lines: Sequence[Line], found: list[BlockKind]) -> None:
    """An article without a paragraph says what it says in its short lines: they are its body.

    Where it has none of these, a long line under the title that ends in an agency's name is the story, no picture's.
    """
    for i, kind in enumerate(found):
        if kind in ("deck", "heading") or (kind == "caption" and _is_story(lines, found, i)):
            found[i] = "body"


def _is_story(lines: Sequence[Line], found: Sequence[BlockKind], i: int) -> bool:
    return found.count("caption") == 1 and "title" in found[:i] and "deck" not in found and len(lines[i].text) >= _STORY
