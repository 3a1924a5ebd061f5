"""Where the articles of a page begin: by the anatomy of a head, never by what it says.

A wrong cut parts a text from its title, its date and its names, so each rule asks for proof: a headline set twice
around its furniture, a publication stamp under it, or the very head the first article of the page had.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from isnad.reading.credits import opens_as_text
from isnad.reading.lines import Line
from isnad.reading.names import has_dateline
from isnad.reading.stamps import says_published, says_updated

REACH = 12
"""Lines a head may hold between its headline and its repeat, its stamp or its first paragraph."""

FURNITURE = frozenset(
    {"control", "caption", "stamp", "byline", "dateline", "section", "clock", "tags", "credit", "separator"}
)
_HEADLINE = range(14, 200)
_STAMP_REACH = 5
_FIRST = frozenset({"set-twice", "stamped"})
"""Rules that also prove the first head of a page, under its navigation."""


class Sheet(NamedTuple):
    """The lines of a page, and for each the next line that reads the same (-1 where none is near)."""

    lines: Sequence[Line]
    again: Sequence[int]


def sheet(lines: Sequence[Line]) -> Sheet:
    """The lines with their repeats looked up once."""
    again = [-1] * len(lines)
    last: dict[str, int] = {}
    for line in lines:
        if line.role in ("text", "caption"):
            before = last.get(line.key)
            if before is not None and line.at - before <= REACH + 1:
                again[before] = line.at
            last[line.key] = line.at
    return Sheet(lines, again)


def is_headline(line: Line) -> bool:
    """True for a line that may be a headline: text of some length that does not end as a sentence."""
    if line.role != "text" or len(line.text) not in _HEADLINE or line.text.count(" ") < 2:
        return False
    return not (line.text[0] == "و" and opens_as_text(line))


def first_paragraph(page: Sheet, at: int) -> int:
    """The first paragraph after a head's line `at`, past its furniture, decks and pairs of captions; -1 if too far."""
    for i in range(at + 1, min(at + REACH, len(page.lines))):
        line = page.lines[i]
        if line.role == "paragraph":
            return i
        if line.role in ("label", "link"):
            return -1
    return -1


def paragraphs(page: Sheet, at: int, most: int = 4) -> int:
    """How many paragraphs follow one another from line `at`."""
    n = 0
    while n < most and at + n < len(page.lines) and page.lines[at + n].role == "paragraph":
        n += 1
    return n


def set_twice(page: Sheet, i: int, labelled: bool) -> bool:
    """The headline stands again after its captions and controls, and an article follows: H, caption, TT, H, text."""
    j = page.again[i]
    if j <= i + 1 or not is_headline(page.lines[i]) or _is_twin(page, i):
        return False
    between = page.lines[i + 1 : j]
    if any(line.role not in FURNITURE and line.role != "text" for line in between):
        return False
    first = first_paragraph(page, j)
    if first < 0 or any(
        page.again[k] >= 0 and page.lines[k].role == "text" and k + 1 != page.again[k] for k in range(j, first)
    ):
        return False
    worked = any(line.role in ("control", "stamp", "byline") for line in between)
    pictured = any(_is_twin(page, k) for k in range(i + 1, j))
    return paragraphs(page, first) >= (1 if worked and (pictured or not labelled) else 2)


def _is_twin(page: Sheet, i: int) -> bool:
    """True for a line set twice in a row: a caption, whatever its credit."""
    key = page.lines[i].key
    return any(0 <= k < len(page.lines) and page.lines[k].key == key for k in (i - 1, i + 1))


def stamped(page: Sheet, i: int, labelled: bool) -> bool:
    """A headline with a publication stamp under it: one that says «نُشر», tells the time, or is as the first article's.

    The headline is the line nearest to the stamp, unless the first article of the page sets a deck between the two.
    """
    decked = not labelled and _stamp_under(page, 0, 0) < 0 < _stamp_under(page, 0, 1)
    at = _stamp_under(page, i, int(decked))
    if at < 0:
        return False
    stamp = page.lines[at].text
    cued = says_published(stamp) or says_updated(stamp)
    alike, timed = _stamp_under(page, 0, 1) > 0, ":" in stamp
    if not (
        (cued and at == i + 1) or (alike and timed) or ((alike or timed or cued) and (labelled or _ended(page, i)))
    ):
        return False
    first = first_paragraph(page, at)
    return first >= 0 and paragraphs(page, first) >= (2 if labelled else 1)


def _stamp_under(page: Sheet, i: int, decks: int) -> int:
    """The stamp under a headline, past its furniture and so many decks; -1 where there is none."""
    if not is_headline(page.lines[i]):
        return -1
    for k in range(i + 1, min(i + _STAMP_REACH, len(page.lines))):
        line = page.lines[k]
        if line.role == "stamp":
            return k
        decks -= line.role == "text"
        if decks < 0 or (line.role != "text" and line.role not in FURNITURE):
            return -1
    return -1


def signed_alike(page: Sheet, i: int, labelled: bool) -> bool:
    """A headline whose next line signs it, as the first article of the page is signed: H, byline or dateline, text."""
    lines = page.lines
    if labelled or i + 2 >= len(lines) or not is_headline(lines[i]) or not _ended(page, i):
        return False
    signs = ("byline", "dateline")
    return (
        lines[i + 1].role in signs
        and lines[i + 2].role == "paragraph"
        and len(lines) > 2
        and is_headline(lines[0])
        and lines[1].role in signs
        and lines[2].role == "paragraph"
    )


def wired_alike(page: Sheet, i: int, labelled: bool) -> bool:
    """A headline over a paragraph that opens with a wire's dateline, on a page whose first article does so too."""
    lines = page.lines
    if labelled or i + 1 >= len(lines) or not is_headline(lines[i]) or not _ended(page, i):
        return False
    if not (lines[i + 1].role == "paragraph" and has_dateline(lines[i + 1].text)) or not lines[i].text[0].isalnum():
        return False
    first = next((line for line in lines[:4] if line.role == "paragraph"), None)
    return first is not None and is_headline(lines[0]) and has_dateline(first.text)


def _ended(page: Sheet, i: int) -> bool:
    """True where the line before a possible head ends a text: a full stop, a credit, a signature, a drawn rule."""
    before = page.lines[i - 1]
    return (before.closed and before.text[-1] != ":") or before.role in FURNITURE


RULES: tuple[tuple[str, Callable[[Sheet, int, bool], bool]], ...] = (
    ("set-twice", set_twice),
    ("stamped", stamped),
    ("signed-alike", signed_alike),
    ("wired-alike", wired_alike),
)
"""What proves a head, in the order asked: each sees the page, the line, and whether a related-stories label rules."""


def heads(page: Sheet) -> list[int]:
    """The lines at which articles begin; the first begins at line 0 unless nothing above a later head is text."""
    found: list[int] = []
    labelled, body, past = False, False, 0
    for i, line in enumerate(page.lines):
        labelled = labelled or line.role == "label"
        body = body or line.role == "paragraph"
        if i < max(1, past) or line.role != "text":
            continue
        if any(rule(page, i, labelled) for name, rule in RULES if body or name in _FIRST):
            found.append(i)
            labelled, past = False, first_paragraph(page, i)
    return found
