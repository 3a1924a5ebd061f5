"""Embassies and seats as places: «أمام السفارة الإيرانية»، «بمقر وزارة الخارجية البريطانية»، «سفارة إيران في دمشق».

They count where the words before say that a building is meant; as the subject of a verb an embassy is a body.
"""

from __future__ import annotations

from isnad.arabic.sentences import Sentence
from isnad.arabic.tokens import Tokens
from isnad.mentions.places.gazetteer import names
from isnad.mentions.places.words import senses

_FARTHEST = 5


def building(tokens: Tokens, i: int, sentence: Sentence) -> int:
    """One past the last token of the building named from token i on; i itself where none is."""
    sense = senses()[tokens.words[i]]
    if "mission" in sense.roles:
        return _mission(tokens, i, sentence) if _stands(tokens, i, sentence) else i
    if "seat" in sense.roles:
        return _seat(tokens, i, sentence)
    return i


def _stands(tokens: Tokens, i: int, sentence: Sentence) -> bool:
    """Whether a preposition or a word of position or attack stands before, or a proclitic preposition on the word."""
    if tokens.keys[i].startswith(("ب", "لل", "لس", "لق", "وب")):
        return True
    return i > sentence.first and bool(senses()[tokens.words[i - 1]].roles & {"at", "locative", "near", "seat"})


def _mission(tokens: Tokens, i: int, sentence: Sentence) -> int:
    """«السفارة الإيرانية», «سفارة إيران»."""
    j = i + 1
    if j >= sentence.last:
        return i
    if senses()[tokens.words[j]].nation is not None:
        return j + 1
    hit = names().at(tokens, j, sentence.last)
    known = hit is not None and not hit.pro and any(e is not None and e.kind == "country" for e in hit.values)
    return hit.last if hit is not None and known else i


def _seat(tokens: Tokens, i: int, sentence: Sentence) -> int:
    """«مقر وزارة الخارجية البريطانية»: a body's noun, and the adjective of its country before long."""
    if i + 1 >= sentence.last or not senses()[tokens.words[i + 1]].roles & {"org", "mission"}:
        return i
    for j in range(i + 2, min(sentence.last, i + _FARTHEST)):
        sense = senses()[tokens.words[j]]
        if sense.nation is not None:
            return j + 1
        if not tokens.keys[j].startswith("ال"):
            return i
    return i


def host(tokens: Tokens, last: int, sentence: Sentence) -> int | None:
    """The token where the name of the place it stands in begins: «في X»، «لدى X»، «بـX»."""
    if last < sentence.last and tokens.keys[last] in ("في", "لدي"):
        return last + 1
    if last < sentence.last and tokens.keys[last].startswith("ب"):
        return last
    return None
