"""Which of its namesakes a name means, by the countries the article speaks of."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from isnad.arabic.tokens import Tokens
from isnad.mentions.places.buildings import host
from isnad.mentions.places.candidates import Candidate
from isnad.mentions.places.gazetteer import Entry
from isnad.mentions.places.scene import support
from isnad.mentions.places.words import senses


def resolve(tokens: Tokens, found: Sequence[Candidate], nations: Counter[str]) -> None:
    """Set `entry` and `country` of every candidate; `entry` stays None where no list has the place."""
    _choose(tokens, found, nations)
    for i, c in enumerate(found):
        if c.head is not None and c.entry is not None and (_stray(c.entry, nations) or _borrowed(found, i, tokens)):
            c.entry = None
    adopted = _adopted(tokens, found)
    for i, c in enumerate(found):
        if c.rule == "building":
            c.country = _host(found, i, tokens)
        elif c.entry is not None:
            c.country = c.entry.country or adopted.get(c.entry)
        else:
            c.country = _nearest(found, i, tokens) or (nations.most_common(1)[0][0] if nations else None)
    _share_hosts(tokens, found)


def _choose(tokens: Tokens, found: Sequence[Candidate], nations: Counter[str]) -> None:
    """The entry of each candidate that has several."""
    total = sum(nations.values()) or 1
    for i, c in enumerate(found):
        if len(c.entries) == 1:
            c.entry = c.entries[0]
        elif c.entries:
            after = _nation_after(tokens, c) or _land_after(tokens, found, i)
            signs = _Signs(nations, total, _near(found, i), after, _listed_kinds(found, i))
            c.entry = max(c.entries, key=lambda e: _weight(e, c, signs))


def _adopted(tokens: Tokens, found: Sequence[Candidate]) -> dict[Entry, str]:
    """The countries of regions that lie in several, where an adjective says which is meant: «القوقاز الروسي»."""
    adopted: dict[Entry, str] = {}
    for c in found:
        nation = _nation_after(tokens, c)
        if nation and c.entry is not None and c.entry.country is None and c.entry.kind != "country":
            adopted[c.entry] = nation
    return adopted


def _stray(e: Entry, nations: Counter[str]) -> bool:
    """A small place of a country the article never speaks of: its namesake here is in no list."""
    return not e.authored and bool(nations) and not support(nations, e.country)


def _borrowed(found: Sequence[Candidate], i: int, tokens: Tokens) -> bool:
    """«فندق فلسطين»، «شارع يافا»: a building or street that only bears a place's name; an airport or a camp, though,
    is named after where it lies, and so is a hospital of a town of the country spoken of."""
    c = found[i]
    head, entry = c.head, c.entry
    if head is None or entry is None or not head.row.keep or head.row.site or entry.kind == head.row.kind:
        return False
    return entry.kind not in ("city", "region") or entry.licence != "" or _nearest(found, i, tokens) != entry.country


def _nation_after(tokens: Tokens, c: Candidate) -> str | None:
    """The country of the adjective right after a name: «القوقاز الروسي»."""
    return senses()[tokens.words[c.last]].nation if c.last < c.sentence.last else None


def _land_after(tokens: Tokens, found: Sequence[Candidate], i: int) -> str | None:
    """The country that the name right after names: «عمان في الأردن»، «طرابلس بليبيا»."""
    if i + 1 == len(found) or found[i + 1].sentence is not found[i].sentence:
        return None
    here, land = found[i], found[i + 1]
    lies = land.first == here.last and "ب" in land.pro
    lies = lies or (land.first == here.last + 1 and tokens.keys[here.last] == "في")
    return land.entries[0].country if lies and land.entries and land.entries[0].kind == "country" else None


def _host(found: Sequence[Candidate], i: int, tokens: Tokens) -> str | None:
    """Where an embassy stands: the place said right after it; the seat of a state's own body is at home."""
    c = found[i]
    at = host(tokens, c.last, c.sentence)
    if at is not None and i + 1 < len(found) and found[i + 1].first == at and found[i + 1].entry is not None:
        return found[i + 1].country or found[i + 1].entry.country  # type: ignore[union-attr]
    if not any("mission" in senses()[w].roles for w in tokens.words[c.first : c.first + 2]):
        return senses()[tokens.words[c.last - 1]].nation
    return None


def _share_hosts(tokens: Tokens, found: Sequence[Candidate]) -> None:
    """An embassy named again stands where it stood; else by the nearest city of another country than its own."""
    known: dict[str, str] = {}
    for c in found:
        if c.rule == "building" and c.country:
            known.setdefault(" ".join(tokens.keys[c.first + 1 : c.last]), c.country)
    for i, c in enumerate(found):
        if c.rule == "building" and not c.country:
            own = senses()[tokens.words[c.last - 1]].nation
            c.country = known.get(" ".join(tokens.keys[c.first + 1 : c.last])) or _near_city(found, i, own)


def _near_city(found: Sequence[Candidate], i: int, own: str | None) -> str | None:
    for step in (-1, 1, -2, 2, -3, 3):
        j = i + step
        if 0 <= j < len(found) and (entry := found[j].entry) and entry.kind == "city" and entry.country != own:
            return entry.country
    return None


class _Signs(NamedTuple):
    """What tells namesakes apart: the article's countries, those of the names near, of the adjective after, and the
    kinds of the places it is listed with."""

    nations: Counter[str]
    total: int
    near: dict[str, float]
    after: str | None
    kinds: set[str]


def _weight(e: Entry, c: Candidate, signs: _Signs) -> float:
    weight = math.log10(e.population + 1000) / 3 + 2 * e.authored + e.capital + 2 * (e.kind in signs.kinds)
    if e.country:
        weight += 3 * support(signs.nations, e.country) / signs.total + signs.near.get(e.country, 0.0)
        weight += 6 * (e.country == signs.after)
    if c.head is not None:
        weight += 3 * (c.head.row.kind == e.kind)
        weight -= 4 * (e.kind == "country" and c.head.row.kind in ("city", "district", "region"))
    return weight


def _listed_kinds(found: Sequence[Candidate], i: int) -> set[str]:
    """«عمان والإمارات وقطر»: the kinds of the names joined to this one that have one kind alone."""
    kinds: set[str] = set()
    for j, left, right in ((i - 1, i - 1, i), (i + 1, i, i + 1)):
        if 0 <= j < len(found) and 0 <= found[right].first - found[left].last <= 1 and found[right].pro == "و":
            own = {e.kind for e in found[j].entries}
            kinds |= own if len(own) == 1 else set()
    return kinds


def _near(found: Sequence[Candidate], i: int) -> dict[str, float]:
    """Weights of the countries of the unmistakable names near by: a town tells where one is, a country hardly."""
    near: dict[str, float] = {}
    for step in (-3, -2, -1, 1, 2, 3):
        j = i + step
        if 0 <= j < len(found) and found[j].sentence is found[i].sentence:
            countries = {e.country for e in found[j].entries}
            if len(countries) == 1 and (country := countries.pop()):
                weight = 0.5 if found[j].entries[0].kind == "country" else 2.0
                near[country] = max(near.get(country, 0.0), weight)
    return near


def _nearest(found: Sequence[Candidate], i: int, tokens: Tokens) -> str | None:
    c = found[i]
    if c.last < c.sentence.last and (nation := senses()[tokens.words[c.last]].nation):
        return nation
    for step in (1, -1, 2, -2, -3, -4):
        j = i + step
        if 0 <= j < len(found) and (entry := found[j].entry) and entry.country and entry.kind != "country":
            return entry.country
    return None
