"""Numbers that count nothing: clock times, scores, phone numbers, names with a number in them, years, list marks."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from isnad.arabic.fold import fold
from isnad.arabic.tokens import Tokens
from isnad.lexicon.tables import read_table
from isnad.mentions.numerals import Numeral


class NumberedRow(msgspec.Struct, frozen=True):
    """A line of `numbered_things.tsv`."""

    kind: str
    forms: tuple[str, ...]
    example: str = ""


@lru_cache(maxsize=1)
def _numbered() -> frozenset[str]:
    forms = {fold(form) for row in read_table("numbered_things", NumberedRow) for form in row.forms}
    attached = {pro + form for form in forms for pro in ("ال", "بال", "لل", "وال", "كال", "و", "ب", "ل")}
    return frozenset(forms | attached)


def is_label(key: str) -> bool:
    """True for a word whose number is a name: «القرار», «الكتيبة»."""
    return key in _numbered()


def names_something(tokens: Tokens, n: Numeral, first: int, counted: bool, ranged: bool) -> bool:
    """True where the number is part of a name or no number at all. `counted`: a noun, unit or hedge goes with it.

    `n` is the first number of a range, `ranged` tells that another follows.
    """
    i = n.first
    if not n.digits:
        label = i > first and tokens.keys[i - 1] in _numbered()
        return label and (n.definite or n.value == 1) and (not counted or n.value == 1)
    return (
        _clock(tokens, n)
        or _in_a_word(tokens, n, first)
        or _chain(tokens, n, first, counted and ranged)
        or _code(tokens, n)
        or (i > first and _label(tokens, i, first, counted))
        or (not counted and _score(tokens, n))
        or (not counted and (_year(n, tokens) or _list_mark(tokens, n, first)))
    )


def _clock(tokens: Tokens, n: Numeral) -> bool:
    """«12:30»."""
    keys, i, last = tokens.keys, n.first, n.last
    after = (
        last + 1 < len(keys)
        and keys[last] == ":"
        and tokens.words[last + 1].kind == "number"
        and not tokens.gap(last + 1)
    )
    before = i > 1 and keys[i - 1] == ":" and tokens.words[i - 2].kind == "number" and not tokens.gap(i)
    return after or before


def _in_a_word(tokens: Tokens, n: Numeral, first: int) -> bool:
    """«إف-16», «F16», «5G», «كوفيد-19»: glued to a word by a hyphen, or to a Latin one by nothing."""
    i = n.first
    if n.last < len(tokens) and tokens.words[n.last].kind == "latin" and not tokens.gap(n.last):
        return True
    if i <= first or tokens.gap(i):
        return False
    before = tokens.words[i - 1]
    if before.kind == "latin":
        return True
    hyphen = before.key in ("-", "_", "–", "/")
    return hyphen and i - 1 > first and not tokens.gap(i - 1) and tokens.words[i - 2].kind in ("arabic", "latin")


def _chain(tokens: Tokens, n: Numeral, first: int, range_of_things: bool) -> bool:
    """«2-1», «3/4», «022-555-1234»: numbers glued by strokes, unless a range of things counted."""
    glued = _stroke(tokens, n.last, n.last + 1) + (n.first > first and _stroke(tokens, n.first - 1, n.first))
    return glued > 1 or (glued == 1 and not range_of_things)


def _score(tokens: Tokens, n: Numeral) -> bool:
    """«3 - 1», set apart: the first or the second number of a result."""
    keys, i, last = tokens.keys, n.first, n.last
    after = last + 1 < len(keys) and keys[last] == "-" and tokens.words[last + 1].kind == "number"
    before = i > 1 and keys[i - 1] == "-" and tokens.words[i - 2].kind == "number"
    return (after or before) and n.value < 100


def _stroke(tokens: Tokens, stroke: int, number: int) -> bool:
    if number >= len(tokens) or stroke <= 0 or tokens.keys[stroke] not in ("-", "/", "–", ":", "_", "*", "×"):
        return False
    other = number if tokens.words[number].kind == "number" else stroke - 1
    near = not tokens.gap(stroke) and not tokens.gap(stroke + 1)
    return near and tokens.words[other].kind == "number" and tokens.words[stroke - 1].kind == "number"


def _code(tokens: Tokens, n: Numeral) -> bool:
    """A digit string that begins with zeros, or a phone number after «+»."""
    key = tokens.keys[n.last - 1]
    long = key.isdigit() and ((key[0] == "0" and len(key) > 1) or len(key) > 9)
    return long or (n.first < n.last - 1 and tokens.keys[n.first] == "+" and len(key) > 2)


def _label(tokens: Tokens, i: int, first: int, counted: bool) -> bool:
    """«القرار 2334», «الكتيبة رقم 101», «القناة (12)»."""
    j = i - 1
    while j > first and tokens.keys[j] in ("(", "-", "«", '"', "ال"):
        j -= 1
    if j > first and tokens.keys[j - 1] in ("رقم", "الرقم", "برقم"):  # «رقم المنزل 7»
        return True
    return tokens.keys[j] in _numbered() and not (
        counted and tokens.keys[j].startswith(("تحت", "درجه", "فصل", "خط", "باب"))
    )


def _year(n: Numeral, tokens: Tokens) -> bool:
    return n.last == n.first + 1 and len(tokens.keys[n.first]) == 4 and 1900 <= n.value <= 2100


def _list_mark(tokens: Tokens, n: Numeral, first: int) -> bool:
    return n.first == first and n.last < len(tokens) and tokens.keys[n.last] in (".", "-", ")", "–") and n.value < 100
