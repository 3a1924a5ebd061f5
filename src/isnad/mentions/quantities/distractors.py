"""Numbers that count nothing: clock times, scores, phone numbers, names with a number in them, years, list marks."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from isnad.arabic.fold import fold
from isnad.arabic.tokens import Tokens
from isnad.lexicon.tables import read_table
from isnad.mentions.months import plain_months
from isnad.mentions.numerals import Numeral
from isnad.mentions.numerals.context import context


class NumberedRow(msgspec.Struct, frozen=True):
    """A line of `numbered_things.tsv`."""

    kind: str
    forms: tuple[str, ...]
    example: str = ""


_ATTACHED = ("ال", "بال", "لل", "وال", "كال", "و", "ب", "ل")
_SURE = frozenset({"document", "label", "media", "ordinal", "unit"})  # kinds whose number is no count, whatever follows


@lru_cache(maxsize=1)
def _numbered() -> dict[str, bool]:
    """The words whose number is a name; True for those after which nothing is counted («القرار 12 قتيلاً»)."""
    found: dict[str, bool] = {}
    for row in read_table("numbered_things", NumberedRow):
        for form in map(fold, row.forms):
            for pro in ("", *(_ATTACHED if row.kind != "model" else ())):
                found[pro + form] = row.kind in _SURE or found.get(pro + form, False)
    return found


def is_label(key: str) -> bool:
    """True for a word whose number is a name: «القرار», «الكتيبة»."""
    return key in _numbered()


def names_something(tokens: Tokens, n: Numeral, first: int, counted: bool, ranged: bool, certain: bool) -> bool:
    """True where the number is part of a name or no number at all. `counted`: a noun, unit or hedge goes with it.

    `n` is the first number of a range, `ranged` tells that another follows; `certain`, that the noun counted is known
    to be one that news counts, or that a unit is.
    """
    i = n.first
    if not n.digits:
        if n.value == 0 and n.definite:  # «تحت الصفر»
            return True
        return i > first and _worded_name(tokens, n, counted, certain)
    return (
        _clock(tokens, n)
        or _in_a_word(tokens, n, first)
        or _chain(tokens, n, first, counted and ranged)
        or _code(tokens, n)
        or (i > first and _label(tokens, i, first, counted, certain))
        or _quoted_name(tokens, n, first)
        or (
            not certain
            and (_named_day(tokens, n) or _model(tokens, i, first) or (not counted and _document(tokens, i, first)))
        )
        or (not counted and (_bare_code(tokens, n) or _score(tokens, n) or _telephone(tokens, n, first)))
        or (not counted and (_year(n, tokens) or _list_mark(tokens, n, first)))
    )


def _worded_name(tokens: Tokens, n: Numeral, counted: bool, certain: bool) -> bool:
    """«القناة الثانية عشرة», «مجموعة العشرين», «في آن واحد», «شاب في العشرين»."""
    before = tokens.keys[n.first - 1]
    if n.value == 1:
        return before in _numbered() or before in context("not_one")
    if before.removeprefix("و") in context("place_head") and not counted and n.value >= 10:  # «دير خمسين»
        return True
    if not n.definite:
        return False
    if before in context("group_of") or (before in _numbered() and not counted):
        return True
    return before == "في" and n.value in _AGES and n.last == n.first + 1 and not certain


_AGES = range(20, 100, 10)


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


def _telephone(tokens: Tokens, n: Numeral, first: int) -> bool:
    """«+962 6 555 1234»: digits set apart by spaces alone, three in a row or after «+»."""
    words, i, last = tokens.words, n.first, n.last
    before = sum(words[j].kind == "number" for j in range(max(first, i - 2), i) if _only_numbers(tokens, j, i))
    after = sum(
        words[j].kind == "number" for j in range(last, min(last + 2, len(words))) if _only_numbers(tokens, last, j)
    )
    return before + after > 1 or (i - before > first and tokens.keys[i - before - 1] == "+" and before > 0)


def _only_numbers(tokens: Tokens, first: int, last: int) -> bool:
    return all(word.kind == "number" for word in tokens.words[first:last])


def _named_day(tokens: Tokens, n: Numeral) -> bool:
    """«حي 7 نيسان», «حركة 20 فبراير»: a day that is a name, no date and no count of months."""
    return n.value in range(1, 32) and n.last < len(tokens) and tokens.keys[n.last] in plain_months()


def _model(tokens: Tokens, i: int, first: int) -> bool:
    """«صاروخ قدس 2»: the number of a make, after its name."""
    if i - 2 < first or tokens.words[i - 1].kind != "arabic" or tokens.keys[i - 1] in context("no_noun"):
        return False
    return tokens.keys[i - 2].removeprefix("ال") in context("model_head") and not tokens.keys[i - 1].startswith("ال")


def _document(tokens: Tokens, i: int, first: int) -> bool:
    """«قرار مجلس القرية 317»: a document with whose it is between."""
    for j in range(i - 1, max(first, i - 4) - 1, -1):
        if tokens.words[j].kind != "arabic" or tokens.keys[j] in context("no_noun"):
            return False
        if tokens.keys[j] in context("document"):
            return True
    return False


def _quoted_name(tokens: Tokens, n: Numeral, first: int) -> bool:
    """«سينما «الراوي 16»»: a number that ends what is in quotes, after a word."""
    if n.last >= len(tokens) or tokens.keys[n.last] not in _CLOSING_QUOTES or n.first - 2 < first:
        return False
    inside = tokens.words[max(first, n.first - 4) : n.first]
    return inside[-1].kind in ("arabic", "latin") and any(word.key in _OPENING_QUOTES for word in inside)


_OPENING_QUOTES, _CLOSING_QUOTES = frozenset("«\"“'"), frozenset("»\"”'")


def _score(tokens: Tokens, n: Numeral) -> bool:
    """«3 - 1», set apart: the first or the second number of a result."""
    keys, i, last = tokens.keys, n.first, n.last
    after = last + 1 < len(keys) and keys[last] == "-" and tokens.words[last + 1].kind == "number"
    before = i > 1 and keys[i - 1] == "-" and tokens.words[i - 2].kind == "number"
    return (after or before) and n.value < 100


_STROKES = frozenset("-/–:_*×+")


def _stroke(tokens: Tokens, stroke: int, number: int) -> bool:
    if number >= len(tokens) or stroke <= 0 or tokens.keys[stroke] not in _STROKES:
        return False
    other = number if tokens.words[number].kind == "number" else stroke - 1
    near = not tokens.gap(stroke) and not tokens.gap(stroke + 1)
    return near and tokens.words[other].kind == "number" and tokens.words[stroke - 1].kind == "number"


def _code(tokens: Tokens, n: Numeral) -> bool:
    """A digit string that begins with zeros, or a phone number after «+»."""
    key = tokens.keys[n.last - 1]
    long = key.isdigit() and ((key[0] == "0" and len(key) > 1) or len(key) > 9)
    return long or (n.first < n.last - 1 and tokens.keys[n.first] == "+" and len(key) > 2)


_LONGEST_LIST = 12


def _label(tokens: Tokens, i: int, first: int, counted: bool, certain: bool) -> bool:
    """«القرار 2334», «الكتيبة رقم 101», «القناة (12)», «المواد 3 و11»."""
    keys, j = tokens.keys, i - 1
    for _ in range(_LONGEST_LIST):
        if not (j > first and keys[j] in ("و", "،") and tokens.words[j - 1].kind == "number"):
            break
        j -= 2
    while j > first and keys[j] in ("(", "-", "«", '"', "ال"):
        j -= 1
    if j > first and keys[j - 1] in ("رقم", "الرقم", "برقم"):  # «رقم المنزل 7»
        return True
    sure = _numbered().get(keys[j])
    if sure is None or (counted and keys[j].startswith(("تحت", "درجه", "فصل", "خط", "باب"))):
        return False
    return sure or not certain


def _bare_code(tokens: Tokens, n: Numeral) -> bool:
    """«920001234» with nothing counted: a telephone or account number, which no separator parts and no noughts end."""
    key = tokens.keys[n.last - 1]
    return key.isdigit() and len(key) > 6 and not key.endswith("00")


def _year(n: Numeral, tokens: Tokens) -> bool:
    if n.last != n.first + 1 or len(tokens.keys[n.first]) != 4 or not 1900 <= n.value <= 2100:
        return False
    return n.last >= len(tokens) or tokens.keys[n.last] != "بين"  # «2000 بين قتيل وجريح»


def _list_mark(tokens: Tokens, n: Numeral, first: int) -> bool:
    return n.first == first and n.last < len(tokens) and tokens.keys[n.last] in (".", "-", ")", "–") and n.value < 100
