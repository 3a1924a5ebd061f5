"""What bounds a number, on either side: ما لا يقل عن 40، نحو 30، 15 شخصاً على الأقل، أقل من 20."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec

from isnad.arabic.tokens import Tokens, tokenize
from isnad.lexicon.phrases import Phrases
from isnad.lexicon.tables import read_table

BoundKind = Literal["min", "max", "approx", "equal"]
_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "س", "وس")


class HedgeRow(msgspec.Struct, frozen=True):
    """A line of `hedges.tsv`."""

    side: Literal["before", "after", "gap", "gap_not", "gap_over", "gap_over_not", "gap_to"]
    bound: BoundKind
    forms: tuple[str, ...]
    example: str = ""


class Hedge(NamedTuple):
    """A hedge over tokens `[first, last)` and characters `[start, end)`, its proclitics left out."""

    bound: BoundKind
    first: int
    last: int
    start: int
    end: int


class _Before:
    """Phrases looked up from their last word backwards; only the first word may carry a proclitic."""

    def __init__(self) -> None:
        self._by_last: dict[str, list[tuple[tuple[str, ...], BoundKind]]] = {}

    def add(self, form: str, bound: BoundKind) -> None:
        keys = tuple(token.key for token in tokenize(form))
        if len(keys) == 1:
            for pro in _PROCLITICS:
                self._put(pro + keys[0], keys, bound)
        else:
            self._put(keys[-1], keys, bound)

    def _put(self, last: str, keys: tuple[str, ...], bound: BoundKind) -> None:
        known = self._by_last.setdefault(last, [])
        if (keys, bound) not in known:
            known.append((keys, bound))
            known.sort(key=lambda entry: -len(entry[0]))

    def at(self, tokens: Tokens, stop: int, first: int) -> Hedge | None:
        """The longest hedge that ends before token `stop` and begins at or after token `first`."""
        if stop <= first:
            return None
        for keys, bound in self._by_last.get(tokens.keys[stop - 1], ()):
            begin = stop - len(keys)
            if begin < first or tuple(tokens.keys[begin + 1 : stop]) != keys[1:]:  # all but the first word, exactly
                continue
            cut = _cut(tokens.keys[begin], keys[0])
            if cut is not None:
                start = tokens.starts[begin] + (tokens.words[begin].at(cut) if cut else 0)
                return Hedge(bound, begin, stop, start, tokens.ends[stop - 1])
        return None


def _cut(key: str, wanted: str) -> int | None:
    """How many letters of `key` stand before the word wanted; null where it is another word."""
    if not key.endswith(wanted):
        return None
    cut = len(key) - len(wanted)
    return cut if key[:cut] in _PROCLITICS else None


@lru_cache(maxsize=1)
def _before() -> _Before:
    index = _Before()
    for row in read_table("hedges", HedgeRow):
        if row.side == "before":
            for form in row.forms:
                index.add(form, row.bound)
    return index


@lru_cache(maxsize=1)
def _after() -> Phrases[BoundKind]:
    rows = [row for row in read_table("hedges", HedgeRow) if row.side == "after"]
    return Phrases([(form, row.bound) for row in rows for form in row.forms], proclitics=())


def hedge_before(tokens: Tokens, stop: int, first: int) -> Hedge | None:
    """The hedge before token `stop`: «نحو», «ما لا يقل عن», or with what is counted between: «تجاوز عدد القتلى»."""
    return _before().at(tokens, stop, first) or _gapped(tokens, stop, first)


_WIDEST_GAP = 5  # words from the verb to its number: «لا يقل عدد القتلى المدنيين عن 40»
_NOT = frozenset({"لا", "لم", "لن", "ولم", "ولا"})
_OVER = frozenset({"علي", "عن"})


@lru_cache(maxsize=1)
def _verbs() -> dict[str, dict[str, BoundKind]]:
    """Verbs that bound a number at a distance, by side and key; a verb may also carry a proclitic."""
    table: dict[str, dict[str, BoundKind]] = {}
    for row in read_table("hedges", HedgeRow):
        if row.side.startswith("gap"):
            for form in row.forms:
                key = tokenize(form)[0].key
                table.setdefault(row.side, {}).update({pro + key: row.bound for pro in ("", "و", "ف", "س")})
    return table


def _gapped(tokens: Tokens, stop: int, first: int) -> Hedge | None:
    """«تجاوز عدد القتلى المئة», «لا يقل عددهم عن 40»: a verb, what is counted, its preposition."""
    over = stop > first and tokens.keys[stop - 1] in _OVER
    to = stop > first and tokens.keys[stop - 1] == "الي"
    last = stop - (over or to) - (stop > first and tokens.keys[stop - 1] == "ال")
    for j in range(last - 1, max(first, last - _WIDEST_GAP) - 1, -1):
        if not _countable(tokens.keys[j]):
            continue
        negated = j >= first + 2 and tokens.keys[j - 2] in _NOT
        side = "gap" + ("_over" if over else "_to" if to else "") + ("_not" if negated else "")
        bound = _verbs().get(side, {}).get(tokens.keys[j - 1]) if j > first else None
        begin = j - 2 if negated else j - 1
        return Hedge(bound, begin, stop, tokens.starts[begin], tokens.ends[stop - 1]) if bound else None
    return None


def _countable(key: str) -> bool:
    return key.removeprefix("ال").startswith(("عدد", "حصيل", "نسب", "قيم", "مجموع", "تكلف", "كلف"))


_THAN = frozenset({"اكثر", "اقل"})


def hedge_after(tokens: Tokens, i: int, stop: int) -> Hedge | None:
    """The hedge that begins at token i: «على الأقل», «أو أكثر»."""
    hit = _after().at(tokens, i, stop) if i < stop else None
    if hit is None:
        return None
    if tokens.keys[hit.last : hit.last + 1] == ["من"] and tokens.keys[hit.last - 1].lstrip("وف") in _THAN:
        return None  # «15 قتيلاً وأكثر من 240 جريحاً»
    return Hedge(hit.values[0], hit.first, hit.last, hit.start, hit.end)
