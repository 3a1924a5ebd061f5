"""Where a place may be named: list names and head words, at their tokens; whether it is a place is decided later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from isnad.arabic.chars import CLOSE_QUOTES, OPEN_QUOTES
from isnad.arabic.sentences import Sentence
from isnad.arabic.tokens import Tokens
from isnad.lexicon.phrases import Hit
from isnad.mentions.places.extent import extent
from isnad.mentions.places.gazetteer import Entry, names
from isnad.mentions.places.words import Head, senses


@dataclass(slots=True)
class Candidate:
    """Tokens `[first, last)` may name a place, in characters `[start, end)`; `at` is the first token of the bare name.

    `entries` are the places the name may mean, none where only the head word licenses it. `rule` says why it is
    believed, and is empty until it is.
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
    rule: str = ""
    entry: Entry | None = None
    country: str | None = None


def candidates(tokens: Tokens, sentences: tuple[Sentence, ...]) -> Iterator[Candidate]:
    """Every candidate, leftmost longest, in the order of the text."""
    known, words, index = senses(), tokens.words, names()
    for sentence in sentences:
        i, last = sentence.first, sentence.last
        while i < last:
            sense = known[words[i]]
            if sense.head is not None:
                found = list(_headed(tokens, i, sentence, sense.head))
                if found:
                    yield from found
                    i = found[-1].last
                    continue
            if sense.opens and (hit := index.at(tokens, i, last)):
                i = hit.last
                if hit.values[0] is not None:
                    yield _plain(hit, sentence)
                continue
            i += 1


def _plain(hit: Hit[Entry | None], sentence: Sentence) -> Candidate:
    entries = tuple(e for e in hit.values if e is not None)
    return Candidate(hit.first, hit.last, hit.start, hit.end, hit.first, hit.pro, entries, sentence)


def _headed(tokens: Tokens, i: int, sentence: Sentence, head: Head) -> Iterator[Candidate]:
    """The name after a head word, and after a dual or plural head the names listed with it."""
    longer = names().at(tokens, i, sentence.last)
    if longer and longer.last > i + 1 and longer.values[0] is not None:
        yield _plain(longer, sentence)
        return
    found = _named(tokens, i, sentence, head)
    if found is None:
        return
    yield found
    while head.plural:
        following = _listed(tokens, found.last, sentence, head)
        if following is None:
            return
        found = following
        yield found


def _named(tokens: Tokens, i: int, sentence: Sentence, head: Head) -> Candidate | None:
    at = i + 1
    quoted = at < sentence.last and tokens.keys[at] in OPEN_QUOTES
    at += quoted
    if at >= sentence.last:
        return None
    hit = names().at(tokens, at, sentence.last)
    name_end, entries = at, ()
    if hit and not hit.pro and hit.values[0] is not None:
        name_end, entries = hit.last, tuple(e for e in hit.values if e is not None)
    elif head.row.open:
        name_end = extent(tokens, at, sentence.last, head, quoted=quoted)
    if name_end == at:
        return None
    if head.row.keep and not quoted:
        start = tokens.starts[i] + tokens.words[i].at(head.cut)
    else:
        start = tokens.starts[at]
    last = name_end
    return Candidate(i, last, start, tokens.ends[last - 1], at, head.pro, entries, sentence, head)


def _listed(tokens: Tokens, i: int, sentence: Sentence, head: Head) -> Candidate | None:
    """The next name of a list after a plural head: «…، X» or «… وX»."""
    at = i
    if at < sentence.last and tokens.keys[at] in CLOSE_QUOTES:
        at += 1
    comma = at < sentence.last and tokens.keys[at] in ("،", ",")
    at += comma
    if at >= sentence.last:
        return None
    key = tokens.keys[at]
    hit = names().at(tokens, at, sentence.last)
    if hit and hit.values[0] is not None and (hit.pro in ("و", "") and (comma or hit.pro)):
        entries = tuple(e for e in hit.values if e is not None)
        return Candidate(at, hit.last, hit.start, hit.end, at, hit.pro, entries, sentence, head)
    if key.startswith("و") and len(key) > 3 and head.row.open and not comma:
        last = extent(tokens, at, sentence.last, head, quoted=False, proclitic=1)
        if last > at:
            start = tokens.starts[at] + tokens.words[at].at(1)
            return Candidate(at, last, start, tokens.ends[last - 1], at, "و", (), sentence, head)
    return None
