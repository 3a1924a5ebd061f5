"""Numbers written in digits: separators of thousands and decimals, digit groups set apart, signs.

1,234,567   ١٬٢٣٤٬٥٦٧   1،234،567   1 234 567   1.234.567      one million …
4,8   ٤٫٨   4.8   .75                                          decimals
4,565   4٬565                                                   thousands: three digits after one comma
"""

from __future__ import annotations

import re
from functools import lru_cache

from isnad.arabic.tokens import Tokens
from isnad.mentions.numerals.numeral import Numeral, tidy

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([,.])\d{3})(?:\1\d{3})*(?:[.,]\d+)?")
_TRIPLE = re.compile(r"\d{3}(?:\.\d+)?")
_MINUS = frozenset("-−–")
_DECIMAL_POINT = "\u066b"
_LONGEST = 15  # digits: a longer string is an account or a code, not a count


@lru_cache(maxsize=1 << 14)
def value_of(surface: str, key: str) -> float | int | None:
    """The value of a digit string as tokens give it; null where it is no number (a version, an over-long code).

    >>> value_of("10,000.5", "10,000.5"), value_of("4,8", "4,8"), value_of("1.2.3", "1.2.3")
    (10000.5, 4.8, None)
    """
    if len(key) > _LONGEST + 5:
        return None
    if key.isdigit():
        return int(key) if len(key) <= _LONGEST else None
    grouped = _GROUPED.fullmatch(key)
    if grouped and _is_grouped(surface, key, grouped[1]):
        mark = grouped[1]
        return _decimal(key.replace(mark, "").replace("," if mark == "." else ".", "."))
    if key.count(".") + key.count(",") == 1:
        return _decimal(key.replace(",", "."))
    return None


def _is_grouped(surface: str, key: str, mark: str) -> bool:
    """Two groups settle it; one group is of thousands after a comma, decimals after a stop or ٫."""
    return key.count(mark) > 1 or (mark == "," and _DECIMAL_POINT not in surface[: key.index(mark) + 1])


def _decimal(digits: str) -> float | int | None:
    return tidy(float(digits)) if digits.count(".") <= 1 else None


def digits_at(tokens: Tokens, i: int, stop: int) -> Numeral | None:
    """The number whose first digit string is token i, with its sign and the groups that go on after it."""
    word = tokens.words[i]
    value = value_of(word.surface, word.key)
    if value is None:
        return None
    last, first, start = i + 1, i, tokens.starts[i]
    if word.key.isdigit():
        run = _groups(tokens, i, stop)
        if run > last:
            last = run
            value = (
                tidy(float("".join(tokens.keys[i:run:2])))
                if _marked(tokens, i)
                else tidy(float("".join(tokens.keys[i:run])))
            )
        elif _leading_point(tokens, i):
            first, start = i - 1, tokens.starts[i - 1]
            value = float("0." + word.key)
    if first and _signed(tokens, first):
        first, start = first - 1, tokens.starts[first - 1]
        value = -value if tokens.keys[first] in _MINUS else value
    return Numeral(value, first, last, start, tokens.ends[last - 1], digits=True)


def _marked(tokens: Tokens, i: int) -> bool:
    return i + 1 < len(tokens) and tokens.keys[i + 1] == "،"


def _groups(tokens: Tokens, i: int, stop: int) -> int:
    """One past the last group of «1،234،567» or «1 234 567» from token i; i + 1 where there is none."""
    keys, starts, ends = tokens.keys, tokens.starts, tokens.ends
    if len(keys[i]) > 3 or keys[i][0] == "0":
        return i + 1
    marked = i + 2 < stop and keys[i + 1] == "،"
    step = 2 if marked else 1
    j = i + 1
    while j + step - 1 < stop and _TRIPLE.fullmatch(keys[j + step - 1]):
        glued = starts[j + step - 1] - ends[j - 1] == 1  # one comma, or one space, between the groups
        if not glued or (not marked and tokens.text[ends[j - 1]] == "\n"):
            break
        j += step
    after_too = j < stop and keys[j].isdigit() and starts[j] - ends[j - 1] <= 1
    return i + 1 if after_too else j


def _leading_point(tokens: Tokens, i: int) -> bool:
    """True for «.75»: a stop glued to the digits and to nothing before."""
    return bool(i) and tokens.keys[i - 1] == "." and not tokens.gap(i) and tokens.gap(i - 1)


def _signed(tokens: Tokens, i: int) -> bool:
    return (
        (tokens.keys[i - 1] in _MINUS or tokens.keys[i - 1] == "+")
        and not tokens.gap(i)
        and (i == 1 or tokens.gap(i - 1))
    )
