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
from isnad.mentions.quantities.units import SYMBOLS, Unit, UnitTerm, coin_at, unit_at
from isnad.records import Vague

PERCENT_WORDS = frozenset({"بالميه", "بالمايه", "بالميات"})
_HUNDRED = frozenset({"الميه", "المايه", "ميه", "مايه"})
_MAX_ADJECTIVES = 3  # words between a counted noun and the hedge after it: «20 عنصراً أمنياً محلياً على الأقل»


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
    share: bool = False  # vague in place of exact

    @property
    def ranged(self) -> bool:
        """True for «بين 5 و7»."""
        return self.low is not self.high


def phrase_at(tokens: Tokens, i: int, first: int, stop: int) -> Phrase | None:
    """The quantity whose number begins at token i of the sentence `[first, stop)`."""
    numeral = cardinal_at(tokens, i, stop)
    if numeral is None:
        return None
    numeral = _thousands(tokens, numeral, stop)
    low, high, begin, last = _range(tokens, numeral, first, stop)
    start = tokens.starts[begin] + tokens.keys[begin].startswith("و") if begin < low.first else low.start
    hedge = hedge_before(tokens, begin, first)
    percent, unit = _percent(tokens, last, first, low.first), None
    end = high.end
    extra: float = 0
    if percent:
        last, begin = percent
        end = max(end, tokens.ends[last - 1])
        start = min(start, tokens.starts[begin])
        hedge = hedge_before(tokens, begin, first)
    else:
        unit = unit_at(tokens, last, stop)
        if unit is None and (symbol := _symbol_before(tokens, low, first)) is not None:
            unit, start = symbol._replace(last=last, end=end), symbol.start
        if unit is not None and (unit.term.times == 2 or (unit.definite and numeral.kind != "fraction")):
            unit = None
    if unit is not None:
        last, end, extra, unit = _coins(tokens, unit, stop)
    after = hedge_after(tokens, last, stop)
    noun = None if percent or unit else noun_before(tokens, low, first) or noun_after(tokens, last, stop)
    if after is None and noun is not None:
        after = _late_hedge(tokens, noun.first + 1, stop)
    return Phrase(low, high, begin, last, start, end, hedge, after, unit, bool(percent), noun, extra)


_POINTED = re.compile(r"[1-9]\d{0,2}\.\d{3}")


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


def _range(tokens: Tokens, n: Numeral, first: int, stop: int) -> tuple[Numeral, Numeral, int, int]:
    """(low, high, first token, one past) of a range that begins with a numeral; the numeral twice where it is none."""
    between = n.first > first and tokens.keys[n.first - 1] in ("بين", "وبين", "مابين")
    read = _between if between and n.pro == "" else _joined
    found = read(tokens, n, first, stop)
    if found is None:
        return n, n, n.first, n.last
    low, high, begin = found
    if high.scale > 1 and low.scale == 1 and low.value < high.value / high.scale:  # «بين 20 و30 ألفاً»
        low = low._replace(value=tidy(low.value * high.scale))
    return low, high, begin, high.last


def _between(tokens: Tokens, n: Numeral, first: int, stop: int) -> tuple[Numeral, Numeral, int] | None:
    begin = n.first - 1
    if begin > first and tokens.keys[begin - 1] == "ما":
        begin -= 1
    high = _second(tokens, n.last, stop)
    if high is not None:
        return n, high, begin
    for k in range(n.last - 1, n.first, -1):  # «بين خمسة وعشرين»: the two numbers ran together
        if any(atom.joined for atom in atoms(tokens.words[k])) or tokens.keys[k] == "و":
            low, high = cardinal_at(tokens, n.first, k), _second(tokens, k, stop)
            if low and high and low.last == k and low.value < high.value and high.last == n.last:
                return low, high, begin
    return None


def _second(tokens: Tokens, j: int, stop: int) -> Numeral | None:
    """The second number of «between», after «و»."""
    if j >= stop:
        return None
    k = j + (tokens.keys[j] == "و")
    if k < stop and tokens.keys[k] in ("نحو", "حوالي"):
        k += 1
    high = cardinal_at(tokens, k, stop) if k < stop else None
    return high if high is not None and (k > j or high.pro == "و") else None


_LINKS = frozenset({"-", "–", "~", "الي", "او", "حتي", "—"})


def _joined(tokens: Tokens, n: Numeral, first: int, stop: int) -> tuple[Numeral, Numeral, int] | None:
    """«10-12», «من 10 إلى 12», «خمسة أو ستة»."""
    j = n.last
    if j + 1 >= stop or tokens.keys[j] not in _LINKS:
        return None
    high = cardinal_at(tokens, j + 1, stop)
    from_ = n.first > first and tokens.keys[n.first - 1] in ("من", "ومن")
    if from_ and _changed(tokens, n.first - 1, first):
        return None
    if high is None or high.pro or (tokens.keys[j] in ("الي", "حتي") and not from_ and n.digits != high.digits):
        return None
    value = n.value * high.scale if high.scale > 1 and n.scale == 1 and n.value < high.value / high.scale else n.value
    if not abs(value) < abs(high.value):
        return None
    return n, high, n.first - (1 if from_ and tokens.keys[j] in ("الي", "حتي") else 0)


def _changed(tokens: Tokens, i: int, first: int) -> bool:
    """«ارتفع العدد من 5 إلى 7» tells two numbers, not a range."""
    words = context("change")
    return any(tokens.keys[j] in words or tokens.keys[j][1:] in words for j in range(max(first, i - 5), i))


_SCALES: dict[float, Vague] = {1e3: "thousands", 1e6: "millions", 1e9: "millions", 1e12: "millions"}
_COUNTS: dict[float, Vague] = {3: "several", 10: "tens", 100: "hundreds"}


class VaguePhrase(NamedTuple):
    """A count without a figure: «عشرات الجرحى», «بضعة آلاف», «عدد من»."""

    vague: Vague
    first: int
    last: int
    start: int
    end: int
    hedge: Hedge | None
    noun: Noun | None


def vague_at(tokens: Tokens, i: int, first: int, stop: int) -> VaguePhrase | None:
    """The vague count at token i."""
    for atom in atoms(tokens.words[i]):
        if atom.role == "partitive" and (atom.definite or not (i + 1 < stop and tokens.keys[i + 1] == "من")):
            continue
        if atom.role not in ("vague", "plural", "partitive") or (atom.definite and atom.pro[-1:] == "ب"):
            continue
        name = _SCALES.get(atom.value) or _COUNTS[atom.value]
        last = i + 1
        following = (
            next((a for a in atoms(tokens.words[last]) if a.role in ("plural", "vague") and not a.pro), None)
            if last < stop
            else None
        )
        if following is not None and atom.role == "vague":
            name = _SCALES.get(following.value) or _COUNTS[following.value]
            last += 1
        start = tokens.starts[i] + (tokens.words[i].at(atom.cut) if atom.cut else 0)
        partitive = atom.role != "vague" or atom.value > 3 or following is not None
        noun = noun_after(tokens, last, stop) if partitive or tokens.keys[min(last, stop - 1)] != "من" else None
        return VaguePhrase(name, i, last, start, tokens.ends[last - 1], hedge_before(tokens, i, first), noun)
    return None
