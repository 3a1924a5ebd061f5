"""Which candidates are places: authored names unless something else claims them, the rest by the signs around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from isnad.arabic.tokens import Tokens
from isnad.mentions.places.candidates import Candidate
from isnad.mentions.places.words import senses


def license_all(tokens: Tokens, found: Sequence[Candidate]) -> Counter[str]:
    """Give every candidate that is a place its `rule`; returns how often each country is spoken of."""
    nations: Counter[str] = Counter()
    for c in found:
        if _claimed(tokens, c):
            continue
        if c.head is not None:
            c.rule = "head" if c.entries else "head-unknown"
        elif any(e.licence == "" for e in c.entries) and _whole(c):
            c.rule = "name"
        if c.rule:
            countries = {e.country for e in c.entries if e.country}
            if len(countries) == 1:
                nations[countries.pop()] += 1
    known = senses()
    for word in tokens.words:
        nation = known[word].nation
        if nation:
            nations[nation] += 1
    return nations


def _whole(c: Candidate) -> bool:
    """A short name behind ف or ك is more likely a word («فحمص» is none, «كقطر» is)."""
    return True


def _claimed(tokens: Tokens, c: Candidate) -> bool:
    """Whether the words before make the name part of an organisation's or a person's."""
    i = c.first - 1
    if i < c.sentence.first or c.pro:
        return False
    known = senses()
    roles = known[tokens.words[i]].roles
    if "org" in roles and c.head is None:
        return True
    if roles & {"given", "title"} and all(e.kind == "city" for e in c.entries) and c.last == c.first + 1 and c.head is None:
        return True
    if i - 1 >= c.sentence.first and not tokens.keys[i].startswith("ال") and tokens.words[i].kind == "arabic":
        before = known[tokens.words[i - 1]].roles
        return "org" in before and not roles & {"locative", "compass"} and len(tokens.keys[i]) > 3 and c.head is None
    return False
