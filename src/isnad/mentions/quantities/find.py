"""Finding the quantities of an article, or of any string."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import compress

from isnad.arabic.tokens import Tokens, Word
from isnad.draft import Draft
from isnad.mentions.numerals import Numeral, atoms, ordinal_at
from isnad.mentions.numerals.context import context
from isnad.mentions.quantities.distractors import is_label, names_something
from isnad.mentions.quantities.hedges import hedge_after
from isnad.mentions.quantities.nouns import dual_cut, is_counted
from isnad.mentions.quantities.phrase import PERCENT_WORDS, Phrase, phrase_at
from isnad.mentions.quantities.records import bounded, quantity, vague
from isnad.mentions.quantities.units import TIME_UNITS, unit_at, unit_dual
from isnad.mentions.quantities.vague import vague_at
from isnad.records import Quantity

_OPENING = frozenset({"ordinal", "ordinal11", "never", "point", "parts", "partitive"})


def find_quantities(draft: Draft) -> tuple[Quantity, ...]:
    """The quantities of an article, in order, not overlapping each other or its dates.

    `start`, `end` hold the number proper (with a unit, currency or percent sign), for a dual the noun. What stands
    around it: `hedge_start` where the hedge before it begins («ما لا يقل عن»), `hedge_end` where the one after it ends
    («على الأقل»), `noun_start`, `noun_end` the counted noun, adjectives left out. A dual is its own noun.
    Clock times, scores, telephone numbers, years and numbers that are names («القرار 2334») are left out.
    """
    found: list[Quantity] = []
    taken = _Taken([(d.start, d.end) for d in draft.dates])
    for sentence in draft.sentences:
        found += _in_run(draft.text, draft.tokens, sentence.first, sentence.last, taken)
    return tuple(found)


class _Taken:
    """Spans in order of place, asked for in order of place."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._at = 0

    def covers(self, start: int) -> int:
        """The end of the span that holds `start`, 0 where none does."""
        spans = self._spans
        while self._at < len(spans) and spans[self._at][1] <= start:
            self._at += 1
        if self._at < len(spans) and spans[self._at][0] <= start:
            return spans[self._at][1]
        return 0


def _in_run(text: str, tokens: Tokens, first: int, stop: int, taken: _Taken) -> Iterator[Quantity]:
    after = first
    for i in compress(range(first, stop), map(_may_begin, tokens.words[first:stop])):
        if i >= after and not taken.covers(tokens.ends[i] - 1):  # its last letter: a date begins after «و»
            record, after = _at(text, tokens, i, first, stop)
            if record is not None:
                yield record


@lru_cache(maxsize=1 << 16)
def _may_begin(word: Word) -> bool:
    """True where a quantity could begin with this spelling: known once for each."""
    if word.kind != "arabic":
        return word.kind == "number"
    return bool(atoms(word)) or dual_cut(word) >= 0 or unit_dual(word) is not None


def _at(text: str, tokens: Tokens, i: int, first: int, stop: int) -> tuple[Quantity | None, int]:
    """The quantity at token i, and the token to go on from."""
    ordinal = ordinal_at(tokens, i, stop) if tokens.words[i].kind == "arabic" else None
    if (
        ordinal is not None
        and (ordinal.last > i + 1 or not ordinal.definite)
        and not _counts_all(tokens, ordinal, first)
    ):
        return None, ordinal.last  # «الساعة الحادية عشرة»، «القرن الخامس والعشرين»
    phrase = phrase_at(tokens, i, first, stop) if _opens(tokens, i) else None
    if phrase is not None:
        phrase = _unsigned(tokens, phrase)
        if (
            _said_twice(tokens, phrase, first)
            or _rest_of_unit(tokens, phrase, first)
            or _named_by_number(tokens, phrase, first)
            or _one_of(tokens, phrase.last, phrase.low.value)
        ):
            return None, max(phrase.last, i + 1)
        return quantity(text, phrase), max(phrase.last, i + 1)
    loose = vague_at(tokens, i, first, stop)
    if loose is not None:
        return vague(text, loose), loose.last
    dual = _dual(text, tokens, i, stop)
    return dual, i + 1 + (dual is not None and dual.end > tokens.ends[i])


def _rest_of_unit(tokens: Tokens, phrase: Phrase, first: int) -> bool:
    """«منذ عام ونصف»: the half goes with a length that no number counts."""
    low = phrase.low
    joined = low.kind == "fraction" and low.pro == "و" and low.first > first
    return joined and unit_at(tokens, low.first - 1, low.first) is not None


def _counts_all(tokens: Tokens, said: Numeral, first: int) -> bool:
    """«الجنود المئة والخمسة والعشرين»: cardinal words with the article, after the noun they count."""
    if said.first <= first or not tokens.keys[said.first - 1].startswith("ال") or is_label(tokens.keys[said.first - 1]):
        return False
    words = (atoms(word) for word in tokens.words[said.first : said.last])
    return not any(atom.role in ("ordinal", "ordinal11") for found in words for atom in found) and said.value > 20


def _named_by_number(tokens: Tokens, phrase: Phrase, first: int) -> bool:
    """True where the number is a name; for «عين السبع» too, a definite feminine number that counts nothing."""
    noun, low = phrase.noun, phrase.low
    if low.definite and not low.digits and noun is not None and noun.first >= phrase.last and noun.key.startswith("ال"):
        phrase = phrase._replace(noun=None)
    measured = bool(phrase.percent or phrase.unit)
    counted = measured or bool(phrase.hedge or phrase.hedge_after or phrase.noun)
    if (
        low.definite
        and not low.digits
        and 3 <= low.value <= 9
        and not counted
        and not tokens.keys[low.last - 1].endswith("ه")
    ):
        return True
    certain = measured or (phrase.noun is not None and is_counted(phrase.noun.key))
    return names_something(tokens, low, first, counted, phrase.ranged, certain) or _age(tokens, phrase.last)


def _age(tokens: Tokens, i: int) -> bool:
    """«في الـ30 من عمره», «في الثلاثينات من العمر»."""
    return i + 1 < len(tokens) and tokens.keys[i] == "من" and tokens.keys[i + 1].removeprefix("ال").startswith("عمر")


def _unsigned(tokens: Tokens, phrase: Phrase) -> Phrase:
    """«الراوي -28 عاماً-»: before a count or an age, a stroke is no minus."""
    low = phrase.low
    whole = phrase.noun is not None or (phrase.unit is not None and phrase.unit.term.unit in TIME_UNITS)
    if low.value >= 0 or not whole or phrase.ranged or not low.digits:
        return phrase
    at = low.first + 1
    start = tokens.starts[at]
    low = low._replace(value=-low.value, first=at, start=start)
    return phrase._replace(low=low, high=low, first=max(phrase.first, at), start=max(phrase.start, start))


def _said_twice(tokens: Tokens, phrase: Phrase, first: int) -> bool:
    """«قتيلان اثنان»: the dual has been counted."""
    i = phrase.low.first
    return phrase.low.value == 2 and not phrase.low.digits and i > first and dual_cut(tokens.words[i - 1]) >= 0


def _opens(tokens: Tokens, i: int) -> bool:
    """False for ordinals, «بالمئة» and what only goes on with a number; «والنصف» tells the time."""
    if tokens.keys[i] in PERCENT_WORDS:
        return False
    if tokens.words[i].kind == "number":
        return True
    return any(
        a.role not in _OPENING and not (a.joined and a.definite and a.role in ("half", "part"))
        for a in atoms(tokens.words[i])
    )


def _one_of(tokens: Tokens, last: int, value: float) -> bool:
    """«واحد من أكبر …»: one of many, not a count."""
    return value == 1 and last < len(tokens) and tokens.keys[last] == "من" and tokens.words[last - 1].kind == "arabic"


def _dual(text: str, tokens: Tokens, i: int, stop: int) -> Quantity | None:
    cut = dual_cut(tokens.words[i])
    if cut < 0:
        return _two_units(text, tokens, i)
    if _describes_a_dual(tokens, i):
        return None
    if i > 0 and tokens.keys[i - 1] in context("place_head"):  # «ولاية لغمان»
        return None
    start = tokens.starts[i] + (tokens.words[i].at(cut) if cut else 0)
    end = tokens.ends[i]
    noun = tokens.words[i].key[cut:]
    half = i + 1 < len(tokens) and tokens.keys[i + 1] == "ونصف"  # «مرتين ونصف»
    if half:
        end = tokens.ends[i + 1]
    value = 2.5 if half else 2
    hedge = None if half else hedge_after(tokens, i + 1, stop)  # «شخصين أو أكثر»
    record: Quantity = Quantity.of(
        text,
        start,
        end,
        value=value,
        hedge_end=hedge.end if hedge is not None else None,
        noun=noun,
        noun_start=start,
        noun_end=tokens.ends[i],
        rule="quantities.dual",
        **bounded(value, value, hedge),
    )
    return record


def _describes_a_dual(tokens: Tokens, i: int) -> bool:
    """«طائرتين مروحيتين»: the second agrees with the first and counts nothing of its own."""
    if i == 0 or tokens.keys[i].startswith("و") or dual_cut(tokens.words[i - 1]) < 0:
        return False
    key, before = tokens.keys[i], tokens.keys[i - 1]
    return before[-2:] == key[-2:] and before.startswith("ال") == key.startswith("ال")


def _two_units(text: str, tokens: Tokens, i: int) -> Quantity | None:
    """«كيلومترين», «دولاران», «شهرين»."""
    found = unit_dual(tokens.words[i])
    if found is None:
        return None
    term, attached = found
    start = tokens.starts[i] + attached
    kind = "money" if term.money else "unit"
    record: Quantity = Quantity.of(
        text, start, tokens.ends[i], min=2, max=2, value=2, kind=kind, unit=term.unit, rule="quantities.dual"
    )
    return record
