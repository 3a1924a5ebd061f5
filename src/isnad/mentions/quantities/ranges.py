"""Two numbers of one quantity: بين 5 و7، من 10 إلى 12، 10-12، خمسة أو ستة."""

from __future__ import annotations

from isnad.arabic.tokens import Tokens
from isnad.mentions.numerals import Numeral, atoms, cardinal_at
from isnad.mentions.numerals.context import context
from isnad.mentions.numerals.numeral import tidy


def range_at(tokens: Tokens, n: Numeral, first: int, stop: int) -> tuple[Numeral, Numeral, int, int]:
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
            if low and high and low.last == k and low.value < high.value and high.last >= n.last:
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
