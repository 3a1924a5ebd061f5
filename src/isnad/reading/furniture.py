"""What a line is at sight, by the word lists: a control, a label, a caption, a credit, a byline, a stamp, a section.

`ROLES` lists the recognisers in order; the first that knows a line names its role. They see one line alone; what a line
is *for* in its article (title, deck, repeat, teaser) is decided by its neighbours, in `layout`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

import msgspec

from isnad.lexicon.tables import read_table
from isnad.reading.lines import LONG, Line, bare

_CREDIT = 80
_TAIL = 40
_DIGIT = re.compile(r"\d")
_SEPARATOR = re.compile(r"[-–—_=*~#•·.\s]{4,}$|(?:\*\s*){3,}$")
_CLOCK = re.compile(
    r"\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:ص|م|AM|PM|am|pm)?(?:\s*(?:GMT|UTC|بتوقيت\s.{3,20}|غرينتش|جرينتش))?$"
)
_DAY = re.compile(
    r"[\s(\[]*(?:\d{4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}|\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{4})(?!\d)"
)
_CREDIT_TAIL = re.compile(r"\(((?:[^()]|\([^()]*\)){1,70})\)[\s.]*$")
_PLAYER = re.compile(r"[\s|]*(?:[a-z]+(?:-[a-z]+)+\s*)?(?:\d{1,2}:)?\d{1,2}:\d{2}$|\s[a-z]+(?:-[a-z]+)+$")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+$|[\w.+-]{2,40}@[\w-]{2,40}\.[a-z]{2,6}(?![\w@])|[\w-]+(?:\.[\w-]+)+/\S*$", re.ASCII
)
_TAGS = re.compile(r"(?:#\S+[\s،,|]*)+$")
PARTS = re.compile(r"\s+[-–—ـ/|]+\s+|\s*[-–—]{2,}\s*|[/|،,:()«»\"“”\[\]+]+|\sـ|(?<=\s)و(?=«)|[–—]")
_SPLIT_CREDIT = re.compile(r"\s*[-–—/|،,+:«»\"“”()]\s*|\s+و(?=\S)|\s+عبر\s+|\s+عن\s+|\s+على\s+|\s+من\s+")


class _Phrase(msgspec.Struct, frozen=True):
    phrase: str
    match: str = "whole"
    names: str = ""
    example: str = ""


class _Named(msgspec.Struct, frozen=True):
    name: str


class _Credit(msgspec.Struct, frozen=True):
    phrase: str
    kind: str


class _Stamp(msgspec.Struct, frozen=True):
    phrase: str
    role: str


class _Opener(msgspec.Struct, frozen=True):
    word: str


class _Month(msgspec.Struct, frozen=True):
    number: int
    calendar: str
    forms: tuple[str, ...]
    weak: str = ""
    example: str = ""


class Lists(NamedTuple):
    """The word lists, folded and ready to look up."""

    controls: frozenset[str]
    promotions: tuple[str, ...]
    tag_labels: frozenset[str]
    labels: frozenset[str]
    sections: frozenset[str]
    credits: frozenset[str]
    agencies: frozenset[str]
    credit_cues: frozenset[str]
    outlets: frozenset[str]
    cities: frozenset[str]
    byline_cues: frozenset[str]
    byline_colons: frozenset[str]
    byline_places: frozenset[str]
    byline_others: frozenset[str]
    desks: frozenset[str]
    published: frozenset[str]
    updated: frozenset[str]
    stamp_words: frozenset[str]
    openers: frozenset[str]


@lru_cache(maxsize=1)
def lists() -> Lists:
    """Every list this module looks up, read once."""
    controls = read_table("page_controls", _Phrase)
    bylines = read_table("page_bylines", _Phrase)
    stamps = read_table("page_stamps", _Stamp)
    credits_ = read_table("page_credits", _Credit)
    openers = [bare(row.word) for row in read_table("page_openers", _Opener)]
    months = frozenset(
        word for row in read_table("months", _Month) for form in row.forms for word in bare(form).split()
    )

    def chosen(rows: tuple[_Phrase, ...], match: str) -> frozenset[str]:
        return frozenset(bare(row.phrase) for row in rows if row.match == match)

    return Lists(
        controls=chosen(controls, "whole") | chosen(controls, "tags"),
        promotions=tuple(sorted(chosen(controls, "prefix") - {""})),
        tag_labels=chosen(controls, "tags"),
        labels=frozenset(bare(row.phrase) for row in read_table("page_labels", _Phrase)),
        sections=frozenset(bare(row.phrase) for row in read_table("page_sections", _Phrase)),
        credits=frozenset(bare(row.phrase) for row in credits_ if row.kind != "cue"),
        credit_cues=frozenset(bare(row.phrase) for row in credits_ if row.kind == "cue"),
        agencies=frozenset(bare(row.phrase) for row in credits_ if row.kind == "agency"),
        outlets=frozenset(bare(row.name) for row in read_table("page_outlets", _Named)) - {""},
        cities=frozenset(bare(row.name) for row in read_table("page_cities", _Named)),
        byline_cues=chosen(bylines, "cue"),
        byline_colons=chosen(bylines, "colon"),
        byline_places=chosen(bylines, "place"),
        byline_others=frozenset(bare(row.phrase) for row in bylines if row.names == "others"),
        desks=chosen(bylines, "whole"),
        published=frozenset(bare(row.phrase) for row in stamps if row.role == "published"),
        updated=frozenset(bare(row.phrase) for row in stamps if row.role == "updated"),
        stamp_words=frozenset(bare(row.phrase) for row in stamps) | months,
        openers=frozenset(openers) | {"و" + word for word in openers},
    )


def is_separator(line: Line) -> bool:
    """A rule drawn with signs: ----, ====, * * *."""
    text = line.text
    return not text[0].isalnum() and (bool(_SEPARATOR.match(text)) or not any(map(str.isalnum, text[:40])))


def is_control(line: Line) -> bool:
    """Buttons, counters, promotions, addresses: «طباعة»، TT، «تابعونا على …»."""
    words = line.bare
    if not words:
        return not any(map(str.isalpha, line.text[:60])) and not _CLOCK.match(line.text)
    known = lists()
    if words in known.controls or _covered(words, known.controls):
        return True
    return words.startswith(known.promotions) or bool(_ADDRESS.match(line.text))


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


def is_label(line: Line) -> bool:
    """A label that opens a run of other stories: «مقالات ذات صلة»."""
    return line.bare in lists().labels


def is_link(line: Line) -> bool:
    """A label with its one story on the same line: «اقرأ أيضاً: …»."""
    colon = line.text.find(":", 0, 40)
    return colon > 0 and bool(line.text[colon + 1 :].strip()) and bare(line.text[:colon]) in lists().labels


def is_stamp(line: Line) -> bool:
    """A line of publication: «نُشر: …»، «آخر تحديث: …», or a bare date."""
    words = line.bare.split()
    if len(line.text) > 120 or _DIGIT.search(line.text) is None:
        return False
    if not words:
        return bool(_DAY.match(line.text))
    known = lists()
    for size in (4, 3, 2, 1):
        if " ".join(words[:size]) in known.published | known.updated and all(
            w in known.stamp_words for w in words[size:]
        ):
            return True
    return len(words) <= 12 and all(word in known.stamp_words for word in words)


def says_published(text: str) -> bool:
    """True for a stamp that opens with a word of publication: «نُشر: …»."""
    return _opens_with(text, lists().published)


def says_updated(text: str) -> bool:
    """True for a stamp that opens with a word of revision: «آخر تحديث: …»."""
    return _opens_with(text, lists().updated)


def _opens_with(text: str, phrases: frozenset[str]) -> bool:
    words = bare(text).split()
    return any(" ".join(words[:size]) in phrases for size in range(1, 5))


def is_clock(line: Line) -> bool:
    """The time of an entry: «14:35»، «10:20 بتوقيت غرينتش»."""
    return line.text[0].isdigit() and len(line.text) < 40 and bool(_CLOCK.match(line.text))


def player(text: str) -> int:
    """Where the label of a video player («play-circle 00:32») begins at the end of a line; its length for none."""
    found = _PLAYER.search(text, max(0, len(text) - 40))
    return found.start() if found else len(text)


def credit_of(text: str) -> tuple[str, bool] | None:
    """What stands in the parentheses that close a line, and whether it is a known credit.

    >>> credit_of("جنود عند المعبر (أرشيفية - رويترز)")
    ('أرشيفية - رويترز', True)
    """
    if ")" not in text[-_TAIL:]:
        return None
    tail = _CREDIT_TAIL.search(text, max(0, len(text) - 90), player(text))
    return (tail[1], is_credit(tail[1])) if tail else None


def is_credit(words: str) -> bool:
    """True where any part of a parenthesis is a credit of the list."""
    known = lists().credits
    return bare(words) in known or any(bare(part) in known for part in _SPLIT_CREDIT.split(words) if part)


def opens_as_text(line: Line) -> bool:
    """True where the first word is one that opens paragraphs and never captions: «وقال»، «كما»."""
    return line.bare.partition(" ")[0] in lists().openers


def is_caption(line: Line) -> bool:
    """A picture's caption: no stop, and a known credit in parentheses at its end."""
    if not 12 <= len(line.text) < LONG or line.paragraph or opens_as_text(line):
        return False
    found = credit_of(line.text)
    return found is not None and found[1] and len(line.text) - len(found[0]) > 10


def parts(line: Line) -> list[str]:
    """The bare parts of a line of names: «القاهرة - أ ف ب» gives both; worked out once for each line."""
    if line.parts is None:
        line.parts = [part for piece in PARTS.split(line.text) if piece and (part := bare(piece))]
    return line.parts


def is_agency_credit(line: Line) -> bool:
    """A line of agencies alone, with or without «المصدر:»."""
    if len(line.text) >= _CREDIT:
        return False
    found = parts(line)
    known = lists()
    if len(found) > 1 and found[0] in known.credit_cues:
        return True
    if not found or (len(found) > 1 and found[-1] in known.cities):
        return False
    return all(part in known.agencies or part in known.outlets for part in found)


def is_dateline(line: Line) -> bool:
    """A line of places and agencies alone: «القاهرة - أ ف ب»."""
    if len(line.text) >= _CREDIT:
        return False
    found, known = parts(line), lists()
    if len(found) < 2:
        return False
    named = [part in known.agencies or part in known.outlets for part in found]
    placed = [part in known.cities for part in found]
    return any(placed) and any(named) and all(map(max, named, placed))


def is_byline(line: Line) -> bool:
    """Who wrote it: «كتب: …»، «فلان (بغداد)»، «فلان – صحيفة»."""
    words = line.bare.split()
    if not words or len(words) > 10 or len(line.text) > 90 or line.closed:
        return False
    return line.bare in lists().desks or _cued(line, words) or _signed(line)


def _cued(line: Line, words: list[str]) -> bool:
    """A cue and a name: after a colon, or, for cues that are nothing else, right after the cue."""
    known = lists()
    head, colon, rest = line.text.strip("()").partition(":")
    if colon:
        cue, named = bare(head), bare(rest).split()
        plain = cue in known.byline_colons and len(named) <= 4
        placed = cue.split()[0] in known.byline_places and len(cue.split()) <= 3 if cue else False
        return _is_name(rest, 8) and (cue in known.byline_cues or plain or placed)
    return words[0] in known.byline_cues and _is_name(line.text.partition(" ")[2], 4)


def _is_name(text: str, most: int) -> bool:
    """True for a few words that may be a name: no digit, no quotation, no word that opens sentences."""
    words = bare(text).split()
    if not 2 <= len(words) <= most or words[0] in lists().openers:
        return False
    return not any(char.isdigit() or char in '«»"“”؟?!' for char in text)


def _signed(line: Line) -> bool:
    """A short name beside a city, an outlet or an agency, set apart by a sign."""
    found, known = parts(line), lists()
    if not 2 <= len(found) <= 4 or _DIGIT.search(line.text):
        return False
    anchors = [part in known.cities or part in known.outlets or part in known.agencies for part in found]
    names = [2 <= len(part.split()) <= 4 and part.split()[0] not in known.openers for part in found]
    return any(anchors) and all(map(max, anchors, names)) and sum(map(len, found)) <= 60


def is_section(line: Line) -> bool:
    """The name of a section or a trail of them: «الرئيسية > أخبار»."""
    known = lists().sections
    return line.bare in known or (
        len(line.text) < 60 and _covered(line.bare, known) and bool(re.search("[>»/|›]", line.text))
    )


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


_DATELINE_END = re.compile(r"(?:\)\s*[-–—ـ:]*|/\s*[-–—ـ:]*|»\s*[-–—ـ:]+|\s[-–—ـ]+)\s*")
_DATELINE_REACH = 90


def dateline_end(text: str) -> int:
    """Where the dateline that opens a paragraph ends: «القاهرة (رويترز) - »، «دبي، الإمارات (CNN) -- »; 0 for none.

    A dateline names an agency or an outlet, in few short parts; what stands before its last sign is read.
    """
    end = 0
    for sign in _DATELINE_END.finditer(text, 0, _DATELINE_REACH):
        if _names_source(text[: sign.end()]):
            end = sign.end()
    return end


def _names_source(opening: str) -> bool:
    known = lists()
    found = [part for piece in PARTS.split(opening) if piece and (part := bare(piece))]
    if not 1 <= len(found) <= 5 or any(len(part.split()) > 4 or part.split()[0] in known.openers for part in found):
        return False
    return any(part in known.agencies or part in known.outlets for part in found)


def has_dateline(text: str) -> bool:
    """True where a paragraph opens with a place and an agency."""
    return dateline_end(text) > 0
