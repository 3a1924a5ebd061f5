"""Units of measure and money after a number, with the adjectives that tell which currency is meant."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import msgspec

from isnad.arabic.tokens import Tokens, Word
from isnad.lexicon.phrases import Phrases
from isnad.lexicon.tables import read_table
from isnad.mentions.numerals.duals import duals

TIME_UNITS = frozenset({"second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century"})


class UnitRow(msgspec.Struct, frozen=True):
    """A line of `units.tsv`; the first form is the singular the duals are made from."""

    unit: str
    forms: tuple[str, ...]
    example: str = ""


class CurrencyRow(msgspec.Struct, frozen=True):
    """A line of `currencies.tsv`: `adjectives` are «adjective>code», `sub` «coin>how many make one>currency»."""

    code: str
    forms: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    sub: tuple[str, ...] = ()
    example: str = ""


class UnitTerm(NamedTuple):
    """What a unit's words mean: `times` is 2 for a dual; `money` tells a currency, `sub` a coin (how many make one)."""

    unit: str
    times: int = 1
    money: bool = False
    sub: int = 0


class Unit(NamedTuple):
    """A unit over tokens up to `last` and characters up to `end`."""

    term: UnitTerm
    first: int
    last: int
    start: int
    end: int
    definite: bool


@lru_cache(maxsize=1)
def unit_index() -> Phrases[UnitTerm]:
    """Every unit and currency with its adjective, in every number, with and without the article."""
    index: Phrases[UnitTerm] = Phrases([])
    for form, term in (*_measures(), *_currencies()):
        index.add(form, term)
        if " " not in form and len(form) > 1:
            index.add(f"ال{form}", term)
    return index


def _measures() -> Iterator[tuple[str, UnitTerm]]:
    for row in read_table("units", UnitRow):
        for form in row.forms:
            yield form, UnitTerm(row.unit)
            if len(form) > 2 and not form.endswith(("ة", "ا", "ات")):
                yield f"{form}ا", UnitTerm(row.unit)
        for singular in row.forms:
            short = 3 - (singular == row.forms[0])  # «طن» has a dual, «كم» and «سم» are only written short
            if len(singular) >= short and " " not in singular and not singular.endswith(("ات", "ا")):
                for form in duals(singular)[:2]:
                    yield form, UnitTerm(row.unit, 2)


def _currencies() -> Iterator[tuple[str, UnitTerm]]:
    for row in read_table("currencies", CurrencyRow):
        singular = row.forms[0]
        nouns = [(form, 1) for form in row.forms] + [(form, 2) for form in duals(singular)[:2] if len(singular) > 3]
        for noun, times in nouns:
            yield noun, UnitTerm(row.code, times, True)
            for pair in row.adjectives:
                adjective, code = pair.split(">")
                for ending in ("", "ة", "ا", "ين", "ان", "تين", "تان"):
                    yield f"{noun} {adjective}{ending}", UnitTerm(code, times, True)
                    yield f"ال{noun} ال{adjective}{ending}", UnitTerm(code, times, True)
        for pair in row.sub:
            coin, share, code = pair.split(">")
            for form, times in ((coin, 1), (coin + "ا", 1), *((d, 2) for d in duals(coin)[:2]), *_coins(coin)):
                yield form, UnitTerm(code, times, False, int(share))


def _coins(coin: str) -> Iterator[tuple[str, int]]:
    yield (coin[:-1] if coin.endswith("ة") else coin) + "ات", 1


SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₪": "ILS", "₺": "TRY", "₽": "RUB", "﷼": "SAR"}


def unit_at(tokens: Tokens, i: int, stop: int) -> Unit | None:
    """The unit at token i, with no proclitic before it; the longest («كيلومتر مربع» before «كيلومتر»)."""
    if i >= stop:
        return None
    key = tokens.keys[i]
    if key in SYMBOLS:
        return Unit(UnitTerm(SYMBOLS[key], 1, True), i, i + 1, tokens.starts[i], tokens.ends[i], False)
    hit = unit_index().at(tokens, i, stop)
    if hit is None or hit.pro:
        return None
    return Unit(hit.values[0], hit.first, hit.last, hit.start, hit.end, key.startswith("ال"))


@lru_cache(maxsize=1 << 16)
def unit_dual(word: Word) -> tuple[UnitTerm, int] | None:
    """The unit that a word is two of («كيلومترين», «دولاران»), and how many characters stand attached before it."""
    if not word.key.endswith(("ان", "ين")):
        return None
    alone = Tokens(word.surface)
    hit = unit_index().at(alone, 0) if len(alone) == 1 else None
    return (hit.values[0], hit.start) if hit and hit.values[0].times == 2 else None


def coin_at(tokens: Tokens, i: int, stop: int) -> Unit | None:
    """The coin of a currency at token i: «هللة» after riyals. Its term names the currency it shows to be meant."""
    hit = unit_index().at(tokens, i, stop) if i < stop else None
    if hit is None or hit.pro:
        return None
    term = next((t for t in hit.values if t.sub), None)
    return Unit(term, hit.first, hit.last, hit.start, hit.end, False) if term else None
