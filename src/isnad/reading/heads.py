"""Where the articles of a page begin: by the anatomy of a head, never by what it says.

A wrong cut parts a text from its title, its date and its names, so each rule asks for proof: a headline set twice
around its furniture, a publication stamp under it, or the very head the first article of the page had.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from isnad.reading.furniture import has_dateline
from isnad.reading.lines import Line

REACH = 12
"""Lines a head may hold between its headline and its repeat, its stamp or its first paragraph."""

FURNITURE = frozenset(
    {"control", "caption", "stamp", "byline", "dateline", "section", "clock", "tags", "credit", "separator"}
)
_HEADLINE = range(14, 200)


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
    return line.role == "text" and len(line.text) in _HEADLINE and line.text.count(" ") >= 2


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
    if j <= i + 1 or not is_headline(page.lines[i]):
        return False
    between = page.lines[i + 1 : j]
    if any(line.role not in FURNITURE and line.role != "text" for line in between):
        return False
    first = first_paragraph(page, j)
    if first < 0 or any(
        page.again[k] >= 0 and page.lines[k].role == "text" and k + 1 != page.again[k] for k in range(j, first)
    ):
        return False
    run = paragraphs(page, first)
    worked = any(line.role in ("control", "stamp", "byline") for line in between)
    return run >= 2 or (run == 1 and worked and not labelled)


def stamped(page: Sheet, i: int, labelled: bool) -> bool:
    """A headline with a publication stamp under it, after a text that had ended."""
    if not is_headline(page.lines[i]) or not _ended(page, i):
        return False
    for k in range(i + 1, min(i + 5, len(page.lines))):
        line = page.lines[k]
        if line.role == "stamp":
            first = first_paragraph(page, k)
            return first >= 0 and paragraphs(page, first) >= (2 if labelled else 1)
        if line.role not in FURNITURE and line.role != "text":
            return False
    return False


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
    labelled, body = False, False
    for i, line in enumerate(page.lines):
        if line.role == "label":
            labelled = True
        body = body or line.role == "paragraph"
        if i and any(rule(page, i, labelled) for name, rule in RULES if body or name in ("set-twice", "stamped")):
            found.append(i)
            labelled = False
    return found
