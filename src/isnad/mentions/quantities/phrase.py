"""A quantity phrase: a number or range with its hedge, its unit or percent sign, and its counted noun.

ما لا يقل عن  40  فلسطينياً        نحو  50 ألف كيلومتر مربع       بين  5 و7  جرحى
hedge        number noun        hedge  number  unit            range        noun
"""

from __future__ import annotations

import re
from typing import NamedTuple

from isnad.arabic.tokens import Tokens
from isnad.mentions.numerals import Numeral, atoms, cardinal_at
from isnad.mentions.numerals.context import context
from isnad.mentions.numerals.numeral import tidy
from isnad.mentions.quantities.hedges import Hedge, hedge_after, hedge_before
from isnad.mentions.quantities.nouns import Noun, noun_after, noun_before
from isnad.mentions.quantities.ranges import range_at
from isnad.mentions.quantities.units import SYMBOLS, Unit, UnitTerm, coin_at, unit_at

PERCENT_WORDS = frozenset({"بالميه", "بالمايه", "بالميات"})


_HUNDRED = frozenset({"الميه", "المايه", "ميه", "مايه"})


_MAX_ADJECTIVES = 3  # words between a counted noun and the hedge after it: «20 عنصراً أمنياً محلياً على الأقل»


_POINTED = re.compile(r"[1-9]\d{0,2}\.\d{3}")


class Phrase(NamedTuple):
    """All that was read around one number. `low` and `high` are the numerals of a range, one twice where it is none."""

    low: Numeral
    high: Numeral
    first: int
    last: int
    start: int
    end: int
    hedge: Hedge | None = None
    hedge_after: Hedge | None = None
    unit: Unit | None = None
    percent: bool = False
    noun: Noun | None = None
    extra: float = 0  # coins: 12 halalas are 0.12

    @property
    def ranged(self) -> bool:
        """True for «بين 5 و7»."""
        return self.low is not self.high


def phrase_at(tokens: Tokens, i: int, first: int, stop: int) -> Phrase | None:
    """The quantity whose number begins at token i of the sentence `[first, stop)`."""
    numeral = cardinal_at(tokens, i, stop)
    if numeral is None:
        return None
    low, high, begin, last = range_at(tokens, _thousands(tokens, numeral, stop), first, stop)
    start = tokens.starts[begin] + tokens.keys[begin].startswith("و") if begin < low.first else low.start
    plain = Phrase(low, high, begin, last, start, high.end)
    plain = _bracketed(tokens, plain, first, stop) or plain
    read = _percentage(tokens, plain, first) or _measure(tokens, plain, first, stop)
    return _hedged(tokens, read or _counted(tokens, plain, first, stop), first, stop)


def _bracketed(tokens: Tokens, plain: Phrase, first: int, stop: int) -> Phrase | None:
    """«(162) مليون ريال», «(36) متراً»: a number in brackets of its own, with its scale or unit after them."""
    at, i = plain.last + 1, plain.first
    if at >= stop or tokens.keys[plain.last] != ")" or i <= first or tokens.keys[i - 1] != "(" or plain.ranged:
        return None
    low = plain.low
    scale = next((a for a in atoms(tokens.words[at]) if a.role in ("scale", "plural") and not a.pro), None)
    if scale is not None and low.scale == 1:
        low, at = low._replace(value=tidy(low.value * scale.value), scale=int(scale.value)), at + 1
    elif unit_at(tokens, at, stop) is None and _percent(tokens, at, at, at) is None:
        return None
    return Phrase(low, low, i - 1, at, tokens.starts[i - 1], tokens.ends[at - 1])


def _percentage(tokens: Tokens, plain: Phrase, first: int) -> Phrase | None:
    found = _percent(tokens, plain.last, first, plain.low.first)
    if found is None:
        return None
    last, begin = found
    start, end = min(plain.start, tokens.starts[begin]), max(plain.end, tokens.ends[last - 1])
    return plain._replace(first=begin, last=last, start=start, end=end, percent=True)


def _measure(tokens: Tokens, plain: Phrase, first: int, stop: int) -> Phrase | None:
    """With a unit or currency after the number, or the sign of a currency before it."""
    unit = unit_at(tokens, plain.last, stop)
    if unit is None and _below_zero(tokens, plain.last, stop):  # «2 تحت الصفر»
        low = plain.low._replace(value=-plain.low.value)
        last, end = plain.last + 2, tokens.ends[plain.last + 1]
        return plain._replace(
            low=low, high=low, last=last, end=end, unit=Unit(_DEGREE, low.first, last, low.start, end, False)
        )
    if unit is None:
        symbol = _symbol_before(tokens, plain.low, first)
        return symbol and plain._replace(unit=symbol, start=symbol.start)
    if unit.term.times == 2 or (unit.definite and plain.low.kind != "fraction"):
        return None
    if _below_zero(tokens, unit.last, stop):
        low = plain.low._replace(value=-plain.low.value)
        last = unit.last + 2
        return plain._replace(low=low, high=low, last=last, end=tokens.ends[last - 1], unit=unit)
    half = _half_unit(tokens, unit.last, stop) if not plain.ranged else None
    if half is not None:  # «ثلاثة أمتار ونصف المتر»
        low = plain.low._replace(value=tidy(plain.low.value + half[0]))
        return plain._replace(low=low, high=low, last=half[1], end=tokens.ends[half[1] - 1], unit=unit)
    last, end, extra, shown = _coins(tokens, unit, stop)
    return plain._replace(last=last, end=end, extra=extra, unit=shown)


_DEGREE = UnitTerm("degree")


def _half_unit(tokens: Tokens, i: int, stop: int) -> tuple[float, int] | None:
    """«ونصف المتر», «وربع الساعة», «ونصف» at token i: what it adds and one past it."""
    if i < stop and tokens.keys[i] == "ونصف" and _ends_there(tokens, i + 1, stop):
        return 0.5, i + 1
    if i + 1 >= stop or not tokens.keys[i + 1].startswith("ال") or not tokens.keys[i].startswith("و"):
        return None
    part = next((a for a in atoms(tokens.words[i]) if a.role in ("half", "part") and a.pro == "و"), None)
    unit = unit_at(tokens, i + 1, stop)
    if part is None or unit is None:
        return None
    return (part.value if part.role == "half" else 1 / part.value), unit.last


def _ends_there(tokens: Tokens, i: int, stop: int) -> bool:
    """True where nothing follows that a half could be of."""
    return i >= stop or tokens.words[i].kind == "punct" or tokens.keys[i] in context("no_noun")


def _below_zero(tokens: Tokens, i: int, stop: int) -> bool:
    """«10 درجات تحت الصفر»."""
    return i + 1 < stop and tokens.keys[i] == "تحت" and tokens.keys[i + 1] == "الصفر"


def _counted(tokens: Tokens, plain: Phrase, first: int, stop: int) -> Phrase:
    closed = plain.last < stop and tokens.keys[plain.last] == ")" and plain.first > first
    at = plain.last + (closed and tokens.keys[plain.first - 1] == "(")  # «أكثر من (60) خيمة»
    noun = noun_before(tokens, plain.low, first) or noun_after(tokens, at, stop)
    return plain._replace(noun=noun)


def _hedged(tokens: Tokens, phrase: Phrase, first: int, stop: int) -> Phrase:
    after = hedge_after(tokens, phrase.last, stop)
    if after is None and phrase.noun is not None:
        after = _late_hedge(tokens, phrase.noun.first + 1, stop)
    at = phrase.first
    while at > first and tokens.keys[at - 1] in _BETWEEN_HEDGE:
        at -= 1
    return phrase._replace(hedge=hedge_before(tokens, at, first), hedge_after=after)


_BETWEEN_HEDGE = frozenset({"ال", "(", "«", '"'})  # «قرابة الـ15», «أكثر من (60)»


def _thousands(tokens: Tokens, n: Numeral, stop: int) -> Numeral:
    """«10.500 شخص» is ten thousand five hundred people: a stop parts thousands where things are counted whole."""
    if not n.digits or n.last != n.first + 1 or not _POINTED.fullmatch(tokens.words[n.first].surface):
        return n
    if (
        unit_at(tokens, n.last, stop)
        or _percent(tokens, n.last, n.first, n.first)
        or not noun_after(tokens, n.last, stop)
    ):
        return n
    return n._replace(value=tidy(n.value * 1000))


def _symbol_before(tokens: Tokens, n: Numeral, first: int) -> Unit | None:
    """«$500 مليون»: the sign of a currency glued before its number."""
    i = n.first - 1
    if i < first or tokens.keys[i] not in SYMBOLS or tokens.gap(n.first):
        return None
    return Unit(UnitTerm(SYMBOLS[tokens.keys[i]], 1, True), n.first, n.last, tokens.starts[i], n.end, False)


def _late_hedge(tokens: Tokens, j: int, stop: int) -> Hedge | None:
    for k in range(j, min(j + _MAX_ADJECTIVES + 1, stop)):
        found = hedge_after(tokens, k, stop)
        if found is not None:
            return found
        if tokens.keys[k] in context("before_hedge"):
            continue
        if tokens.words[k].kind != "arabic" or atoms(tokens.words[k]):
            return None
    return None


def _percent(tokens: Tokens, last: int, first: int, i: int) -> tuple[int, int] | None:
    """(one past, first token) of a number and its per cent: «20 في المئة», «بالمئة», «٪», also before it («٪20»)."""
    keys, n = tokens.keys, len(tokens)
    if last < n and keys[last] == "%":
        return last + 1, i
    if last < n and keys[last] in PERCENT_WORDS:
        return last + 1, i
    if last + 1 < n and keys[last] in ("في", "ب", "بـ") and keys[last + 1] in _HUNDRED:
        return last + 2, i
    if i > first and ((keys[i - 1] == "%" and not tokens.gap(i)) or keys[i - 1] in PERCENT_WORDS):
        previous = tokens.words[i - 2].kind if i - 1 > first else ""
        if previous != "number":
            return last, i - 1
    return None


def _coins(tokens: Tokens, unit: Unit, stop: int) -> tuple[int, int, float, Unit]:
    """One past and end of a sum with its coins («20 ريالاً و12 هللة»), what they add, and the currency they show."""
    last = unit.last
    alone = last, unit.end, 0.0, unit
    if not unit.term.money or last >= stop:
        return alone
    j = last + (tokens.keys[last] == "و")
    coins = cardinal_at(tokens, j, stop) if j < stop else None
    if coins is None or not (j > last or coins.pro == "و"):
        return alone
    coin = coin_at(tokens, coins.last, stop)
    if coin is None:
        return alone
    return coin.last, coin.end, coins.value / coin.term.sub, unit._replace(term=unit.term._replace(unit=coin.term.unit))
