"""What a line is at sight, by the word lists: a control, a label, a caption, a credit, a byline, a stamp, a section.

`ROLES` lists the recognisers in order; the first that knows a line names its role. They see one line alone; what a line
is *for* in its article (title, deck, repeat, teaser) is decided by its neighbours, in `blocks`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from isnad.reading.credits import is_agency_credit, is_caption
from isnad.reading.lines import LONG, Line, bare
from isnad.reading.names import is_byline, is_dateline
from isnad.reading.page_words import lists
from isnad.reading.stamps import is_clock, is_stamp

__all__ = ["ROLES", "lists", "role"]

_SEPARATOR = re.compile(r"[-–—_=*~#•·.\s]{4,}$|(?:\*\s*){3,}$")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+$|[\w.+-]{2,40}@[\w-]{2,40}\.[a-z]{2,6}(?![\w@])|[\w-]+(?:\.[\w-]+)+/\S*$", re.ASCII
)
_LINK = re.compile(r"(.{3,35}?)\s*(?::|[|»>]+|\.{2,}|…|\s[-–—])\s*(?=\w|[«\"“#])")
_FOUR_WORDS = re.compile(r"(?:\w+\s+){2,4}")
_WORD_END = re.compile(r"\w+(?=\s)")
_PROMOTION = 160
_TRAIL = re.compile("[>»/|›]")
_TAGS = re.compile(r"(?:#\S+[\s،,|]*)+$")


def is_separator(line: Line) -> bool:
    """A rule drawn with signs: ----, ====, * * *."""
    text = line.text
    return not text[0].isalnum() and (bool(_SEPARATOR.match(text)) or not any(map(str.isalnum, text[:40])))


def is_control(line: Line) -> bool:
    """Buttons, counters, promotions, addresses: «طباعة»، TT، «تابعونا على …»."""
    words = line.bare
    if not words:
        return not any(map(str.isalpha, line.text[:60])) and not is_clock(line)
    known = lists()
    if words in known.controls or (_opening(line) in known.control_heads and _covered(words, known.controls)):
        return True
    return (len(line.text) <= _PROMOTION and words.startswith(known.promotions)) or bool(_ADDRESS.match(line.text))


def _covered(words: str, phrases: frozenset[str]) -> bool:
    """True where the words are phrases of the list one after another, and no more than a row of buttons."""
    parts = words.split()
    if len(parts) > 14:
        return False
    reached = {0}
    for start in range(len(parts)):
        if start in reached:
            reached |= {
                end for end in range(start + 1, min(start + 5, len(parts)) + 1) if " ".join(parts[start:end]) in phrases
            }
    return len(parts) in reached


def link_start(text: str) -> int:
    """Where the story begins after the label on its line: «اقرأ أيضاً: …»، «شاهد أيضاً | …»; 0 where there is no label.

    Labels that are nothing else («اقرأ أيضا») need no sign after them.
    """
    known = lists()
    sign = _LINK.match(text)
    if sign and bare(sign[1]) in known.labels:
        return sign.end()
    opening = _FOUR_WORDS.match(text)
    for end in (match.end() for match in _WORD_END.finditer(opening[0])) if opening else ():
        if bare(text[:end]) in known.link_openings and text[end:].strip():
            return end + len(text[end:]) - len(text[end:].lstrip())
    return 0


def is_label(line: Line) -> bool:
    """A label that opens a run of other stories: «مقالات ذات صلة»."""
    return line.bare in lists().labels


def is_link(line: Line) -> bool:
    """A label with its one story on the same line: «اقرأ أيضاً: …»."""
    return _opening(line) in lists().label_heads and link_start(line.text) > 0


def _opening(line: Line) -> str:
    return line.bare.partition(" ")[0]


def is_section(line: Line) -> bool:
    """The name of a section or a trail of them: «الرئيسية > أخبار»."""
    known = lists().sections
    if line.bare in known or len(line.text) >= 60:
        return line.bare in known
    return bool(_TRAIL.search(line.text)) and _covered(line.bare, known)


def is_tags(line: Line) -> bool:
    """Hashtags alone, or a label of tags with its tags: «الوسوم: …»."""
    head, colon, _ = line.text.partition(":")
    if colon and len(head) < 30 and bare(head) in lists().tag_labels:
        return True
    return line.text.startswith("#") and (" " not in line.text or bool(_TAGS.match(line.text)))


ROLES: tuple[tuple[str, Callable[[Line], bool]], ...] = (
    ("separator", is_separator),
    ("clock", is_clock),
    ("label", is_label),
    ("link", is_link),
    ("stamp", is_stamp),
    ("tags", is_tags),
    ("credit", is_agency_credit),
    ("dateline", is_dateline),
    ("control", is_control),
    ("section", is_section),
    ("byline", is_byline),
    ("caption", is_caption),
)
"""Recognisers in the order they are asked; a line none knows is "text"."""


def role(line: Line) -> str:
    """The name of the first recogniser that knows the line; "paragraph" or "text" where none does."""
    if len(line.text) < LONG:
        for name, knows in ROLES:
            if knows(line):
                return name
    return "paragraph" if line.paragraph else "text"
