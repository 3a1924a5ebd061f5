"""Names that no list has and no head word stands before: by the region named right after, or by the name's own mention.

«في هارنا بولاية كانو» says where a village lies; «بلدة هارنا» once in an article makes the bare «هارنا» a place too.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from isnad.arabic.sentences import Sentence
from isnad.arabic.tokens import Tokens
from isnad.arabic.vocabulary import content_words
from isnad.mentions.places.candidates import Candidate
from isnad.mentions.places.extent import goes_on, nameable_key
from isnad.mentions.places.words import Sense, senses
from isnad.mentions.wordclass import ARABIC, GIVEN, STRANGE, classes

_BEFORE = frozenset(("locative", "near", "compass"))
_HEADED = frozenset(("head-unknown", "head-near", "head-placed", "located"))
_PROCLITICS = ("", "و", "ب", "ل", "وب")
_SHORTEST = 4


def located(tokens: Tokens, sentences: Sequence[Sentence]) -> Iterator[Candidate]:
    """«في X بشمال Y»، «قرب X بولاية Y»: an unlisted word after a word of position and before ب and a region."""
    known, words = senses(), tokens.words
    for sentence in sentences:
        for i in range(sentence.first + 2, sentence.last):
            placed = _region(known[words[i]], tokens.keys[i]) and known[words[i - 2]].roles & _BEFORE
            if placed and _new(tokens, i - 1) and goes_on(tokens, i - 1):
                yield _candidate(tokens, i - 1, 0, sentence, "located")


def _region(sense: Sense, key: str) -> bool:
    """«بولاية»، «بشمال»."""
    if not key.startswith("ب"):
        return False
    headed = sense.head is not None and sense.head.pro == "ب" and sense.head.row.kind in ("region", "district")
    return headed or "compass" in sense.roles


def _new(tokens: Tokens, i: int) -> bool:
    """True of a word that no list has, and that is no ordinary word."""
    word = tokens.words[i]
    if word.kind != "arabic" or len(word.key) < _SHORTEST or senses()[word].opens or not nameable_key(word.key):
        return False
    bits = classes().of(word)
    ordinary = (bits.whole | bits.part) & ~(ARABIC | STRANGE | GIVEN) or content_words().get(word.key)
    return not ordinary


def _candidate(tokens: Tokens, i: int, cut: int, sentence: Sentence, rule: str) -> Candidate:
    start = tokens.starts[i] + (tokens.words[i].at(cut) if cut else 0)
    return Candidate(i, i + 1, start, tokens.ends[i], i, tokens.keys[i][:cut], (), sentence, rule=rule)


def repeated(tokens: Tokens, sentences: Sequence[Sentence], found: Sequence[Candidate]) -> list[Candidate]:
    """Further mentions, without a head word, of the settlements and regions that only their head words made known."""
    names = {tokens.keys[c.at]: c for c in reversed(found) if c.rule in _HEADED and _single(tokens, c)}
    if not names:
        return []
    taken = {token for c in found for token in range(c.first, c.last)}
    return [
        _candidate(tokens, i, cut, sentence, "again")
        for sentence in sentences
        for i in range(sentence.first, sentence.last)
        if (cut := _mention(tokens.keys[i], names)) >= 0 and i not in taken
    ]


def _single(tokens: Tokens, c: Candidate) -> bool:
    """True of a name of one word that stands for itself: no building, no ordinary word."""
    if c.entries or c.last != c.at + 1 or (c.head is not None and c.head.row.kind in ("facility", "water")):
        return False
    return tokens.words[c.at].kind == "arabic" and _new(tokens, c.at)


def agree(tokens: Tokens, believed: Sequence[Candidate]) -> None:
    """Give further mentions the country and the kind of the mention that made the name known."""
    first: dict[str, Candidate] = {}
    for c in believed:
        if not c.entries and c.rule in _HEADED:
            first.setdefault(tokens.keys[c.at], c)
    for c in believed:
        if not c.entries and c.rule == "again" and (known := first.get(tokens.keys[c.at][len(c.pro) :])):
            c.country = known.country
            c.head = known.head if known.head is not None and not known.head.row.keep else None


def _mention(key: str, names: Container[str]) -> int:
    """The length of the proclitics before one of the names, -1 where the word is none."""
    return next((len(pro) for pro in _PROCLITICS if key.startswith(pro) and key[len(pro) :] in names), -1)
