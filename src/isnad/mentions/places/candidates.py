"""Where a place may be named: list names and head words, at their tokens; whether it is a place is decided later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from isnad.arabic.chars import CLOSE_QUOTES, OPEN_QUOTES
from isnad.arabic.clitics import readings
from isnad.arabic.sentences import Sentence
from isnad.arabic.tokens import Tokens
from isnad.lexicon.nisba import nationality
from isnad.lexicon.phrases import Hit
from isnad.mentions.places.buildings import building
from isnad.mentions.places.extent import extent, goes_on, tail
from isnad.mentions.places.gazetteer import Entry, names
from isnad.mentions.places.words import Head, senses, words_of

_COMMAS = ("،", ",")


@dataclass(slots=True, eq=False)
class Candidate:
    """Tokens `[first, last)` may name a place, in characters `[start, end)`; `at` is the first token of the bare name.

    `entries` are the places the name may mean, none where only the head word licenses it. `rule` says why it is
    believed, and is empty until it is; `entry` and `country` are set when it is told apart from its namesakes.
    """

    first: int
    last: int
    start: int
    end: int
    at: int
    pro: str
    entries: tuple[Entry, ...]
    sentence: Sentence
    head: Head | None = None
    quoted: bool = False
    rule: str = ""
    entry: Entry | None = None
    country: str | None = None


def candidates(tokens: Tokens, sentences: tuple[Sentence, ...]) -> Iterator[Candidate]:
    """Every candidate, leftmost longest, in the order of the text."""
    known, words, index = senses(), tokens.words, names()
    for sentence in sentences:
        i, last = sentence.first, sentence.last
        ended = -1  # where the candidate before ends
        while i < last:
            sense = known[words[i]]
            if sense.roles & {"mission", "seat"} and (end := building(tokens, i, sentence)) > i:
                yield _building(tokens, i, end, sentence)
                i = end
            elif sense.head is not None and (found := list(_headed(tokens, i, sentence, sense.head))):
                yield from found
                i = found[-1].last
            elif sense.opens and (hit := index.at(tokens, i, last)):
                if ended == i:
                    hit = index.joined(tokens, hit)
                i = hit.last
                if hit.values[0] is not None:
                    yield _plain(tokens, hit, sentence)
                    ended = i
            else:
                i += 1


def _building(tokens: Tokens, i: int, end: int, sentence: Sentence) -> Candidate:
    word, known = tokens.words[i], words_of("mission") | words_of("seat")
    cut = next((r.cut for r in readings(word.key) if r.stem in known and not r.enc), 0)
    start = tokens.starts[i] + word.at(cut)
    return Candidate(i, end, start, tokens.ends[end - 1], i, "", (), sentence, rule="building")


def _plain(tokens: Tokens, hit: Hit[Entry | None], sentence: Sentence) -> Candidate:
    entries, last = _entries(hit), hit.last
    if entries[0].kind == "facility":
        last = tail(tokens, last, sentence.last)
    return Candidate(hit.first, last, hit.start, tokens.ends[last - 1], hit.first, hit.pro, entries, sentence)


def _entries(hit: Hit[Entry | None]) -> tuple[Entry, ...]:
    return tuple(e for e in hit.values if e is not None)


def _headed(tokens: Tokens, i: int, sentence: Sentence, head: Head) -> Iterator[Candidate]:
    """The name after a head word, and after a dual or plural head the names listed with it."""
    longer = names().at(tokens, i, sentence.last)
    if longer and longer.last > i + 1:
        if longer.values[0] is not None:
            yield _bared(tokens, _plain(tokens, longer, sentence), head)
        return
    found = _named(tokens, i, sentence, head)
    if found is None:
        return
    yield found
    most = {"one": 0, "two": 1, "many": 12}[head.number]
    for _ in range(most):
        following = _listed(tokens, found.last, sentence, head)
        if following is None:
            return
        found = following
        yield found


def _bared(tokens: Tokens, c: Candidate, head: Head) -> Candidate:
    """A listed name that has its unit's noun («إقليم كردستان»), without it; «مدينة الصدر» keeps it."""
    if not head.row.keep and head.row.kind in ("region", "area") and c.entries[0].kind in ("region", "area"):
        c.start, c.at = tokens.starts[c.first + 1], c.first + 1
    return c


def _named(tokens: Tokens, i: int, sentence: Sentence, head: Head) -> Candidate | None:
    """The name right after the head at token i: a known one, or one that its head alone licenses."""
    at, stop = i + 1, sentence.last
    at += at < stop and tokens.keys[at] in words_of("called")
    quoted = at < stop and tokens.keys[at] in OPEN_QUOTES
    at += quoted
    if at >= stop:
        return None
    entries: tuple[Entry, ...] = ()
    last = at
    hit = names().at(tokens, at, stop)
    if hit and hit.values[0] is None:
        return None
    if hit and not hit.pro and _names_here(tokens, hit) and not _opens_longer(tokens, hit, stop):
        last, entries = hit.last, _entries(hit)
        if head.row.kind == "facility":
            last = tail(tokens, last, stop)
    elif head.row.open != "no" and (head.number != "many" or head.row.kind in ("city", "district")):
        last = extent(tokens, at, stop, head, quoted=quoted)
        if last > at and head.number != "one" and not _joined(tokens, last, stop):
            return None
    if last == at:
        return None
    start = tokens.starts[i] + tokens.words[i].at(head.cut) if _kept(head, quoted) else tokens.starts[at]
    return Candidate(i, last, start, tokens.ends[last - 1], at, head.pro, entries, sentence, head, quoted)


def _joined(tokens: Tokens, i: int, stop: int) -> bool:
    """Whether a list goes on at token i: «وX», «، وX», «، X وY»."""
    if i < stop and tokens.keys[i] in _COMMAS:
        i += 1
    return i < stop and tokens.keys[i].startswith("و") and len(tokens.keys[i]) > 3


def _opens_longer(tokens: Tokens, hit: Hit[Entry | None], stop: int) -> bool:
    """«مخيم عين الزهر»: a known name that is the first word of a longer one."""
    opener = hit.last == hit.first + 1 and tokens.keys[hit.first] in words_of("opener")
    return opener and hit.last < stop and goes_on(tokens, hit.last)


def _kept(head: Head, quoted: bool) -> bool:
    """Whether the head belongs to the name: «مستشفى X», not «شوارع X»."""
    return head.row.keep and not quoted and head.number != "many"


def _names_here(tokens: Tokens, hit: Hit[Entry | None]) -> bool:
    """A known name after a head, unless it is a noun of the language («مدن البلاد») or an adjective («مناطق سورية»)."""
    if hit.values[0] is None:
        return False
    if hit.last > hit.first + 1:
        return True
    word = tokens.words[hit.first]
    authored = [e for e in _entries(hit) if e.authored]
    if nationality(word.key) is not None:
        return any(e.kind != "country" and not e.licence for e in authored)
    return bool(authored) or "common" not in senses()[word].roles


def _listed(tokens: Tokens, i: int, sentence: Sentence, head: Head) -> Candidate | None:
    """The next name of a list after a plural head: «…، X» or «… وX»."""
    at, stop = i, sentence.last
    at += at < stop and tokens.keys[at] in CLOSE_QUOTES
    comma = at < stop and tokens.keys[at] in _COMMAS
    at += comma
    if at >= stop:
        return None
    hit = names().at(tokens, at, stop)
    if hit and hit.pro in ("و", "") and (comma or hit.pro) and _names_here(tokens, hit):
        return Candidate(at, hit.last, hit.start, hit.end, at, hit.pro, _entries(hit), sentence, head)
    lists = head.row.open != "no" and (head.number == "two" or head.row.kind in ("city", "district"))
    if lists and tokens.keys[at].startswith("و") and not comma:
        last = extent(tokens, at, stop, head, quoted=False, proclitic=1)
        if last > at:
            start = tokens.starts[at] + tokens.words[at].at(1)
            return Candidate(at, last, start, tokens.ends[last - 1], at, "و", (), sentence, head)
    return None
