"""Lines that name people, places and agencies: bylines, datelines, and the dateline that opens a paragraph."""

from __future__ import annotations

import re

from isnad.reading.lines import Line, bare, named
from isnad.reading.page_words import lists

PARTS = re.compile(r"\s+[-–—ـ/|]+\s+|\s*[-–—]+\s*|[/|،,:()«»\"“”\[\]+]+|\sـ|(?<=\s)و(?=«)|[–—]")
_DIGIT = re.compile(r"\d")
_PLACE_AT_END = re.compile(r"\([^()]{2,40}\)$")
_NAMES = 80
_DATELINE_END = re.compile(r"(?:\)\s*[-–—ـ:]*|/\s*[-–—ـ:]*|»\s*[-–—ـ:]+|\s[-–—ـ]+)\s*")
_DATELINE_REACH = 90


def parts(line: Line) -> list[str]:
    """The bare parts of a line of names: «القاهرة - أ ف ب» gives both; worked out once for each line."""
    if line.parts is None:
        line.parts = [part for piece in PARTS.split(line.text) if piece and (part := _without_buttons(named(piece)))]
    return line.parts


def _without_buttons(part: str) -> str:
    """A part without buttons in Latin letters that a crawler set before it: «Next Previous عين اليوم»."""
    if part[:1].isascii() and not part.isascii():
        words = part.split()
        while words[0] in lists().controls:
            words.pop(0)
        return " ".join(words)
    return part


def is_dateline(line: Line) -> bool:
    """A line of places and agencies alone: «القاهرة - أ ف ب»."""
    if len(line.text) >= _NAMES:
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
    if not words or len(words) > 10 or len(line.text) > 90 or (line.closed and not line.text.endswith(":")):
        return False
    return line.bare in lists().desks or _cued(line, words) or _signed(line)


def _cued(line: Line, words: list[str]) -> bool:
    """A cue and a name: after a colon, or, for cues that are nothing else, right after the cue."""
    known = lists()
    head, colon, rest = line.text.strip("() :").partition(":")
    if not colon:
        name = line.text.partition(" ")[2]
        return words[0] in known.byline_cues and _is_name(name, 4) and (name.isascii() or is_person(bare(name)))
    cue = bare(head)
    if cue in known.byline_cues:
        return _is_name(rest, 8)
    doubtful = cue in known.byline_colons or (cue.split(" ")[0] in known.byline_places and cue.count(" ") < 3)
    return doubtful and _is_name(rest, 6) and is_person(bare(rest))


def _is_name(text: str, most: int) -> bool:
    """True for a few words that may be a name: no digit, no quotation, no word that opens sentences."""
    words = bare(text).split()
    if not 2 <= len(words) <= most or words[0] in lists().openers:
        return False
    return not any(char.isdigit() or char in '«»"“”؟?!' for char in text)


def _signed(line: Line) -> bool:
    """A short name beside a city, an outlet or an agency, set apart by a sign."""
    found, known = parts(line), lists()
    if not 2 <= len(found) <= 4:
        return False
    anchors = [part in known.cities or part in known.outlets or part in known.agencies for part in found]
    closed = found[-1] in known.cities and bool(_PLACE_AT_END.search(line.text))
    people = [is_person(part, anything=closed) and len(part.split()) <= 4 for part in found]
    return any(anchors) and all(map(max, anchors, people)) and sum(map(len, found)) <= 60


def is_person(part: str, *, anything: bool = False) -> bool:
    """True for bare words that begin with a given name, or, for `anything`, with a word that opens no sentence.

    «دمشق: اغتيال قيادي» is a headline, «دمشق: محمد العلي» is signed; before a place in parentheses any noun may sign.
    """
    known, words = lists(), part.split()
    if len(words) < 2 or words[0] in known.openers or _DIGIT.search(part):
        return False
    return anything or words[0] in known.sure_names or (words[0] in known.given_names and words[1] in known.names)


def is_full_name(line: Line) -> bool:
    """True for a given name and one or two names of the lists, and nothing else: «سعيد المنصوري» under a headline."""
    known, words = lists(), line.bare.split()
    if not 2 <= len(words) <= 3 or len(words) != line.words or line.text[-1] in ".:،":
        return False
    return words[0] in known.given_names and all(word in known.names for word in words[1:])


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
    found = [part for piece in PARTS.split(opening) if piece and (part := named(piece))]
    if not 1 <= len(found) <= 5 or any(len(part.split()) > 4 or part.split()[0] in known.openers for part in found):
        return False
    return any(part in known.agencies or part in known.outlets for part in found)


def has_dateline(text: str) -> bool:
    """True where a paragraph opens with a place and an agency."""
    return dateline_end(text) > 0
