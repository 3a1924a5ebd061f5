"""Quantities of any string, a bare phrase too: what `isnad.quantities` gives.

Unlike an article's quantities, these hold ordinals, single units («لتر» is one litre), simple fractions («٣/٤») and the
numbers inside names; `nested` adds what lies inside and around each: the bare number of «20 دولاراً», the range that a
hedge makes of «أكثر من 30».
"""

from __future__ import annotations

from collections.abc import Iterator

from isnad.arabic.tokens import Tokens
from isnad.mentions.arguments import checked_text
from isnad.mentions.numerals import Numeral, atoms, cardinal_at, ordinal_at
from isnad.mentions.numerals.numeral import tidy
from isnad.mentions.quantities.hedges import Hedge
from isnad.mentions.quantities.nouns import dual_cut
from isnad.mentions.quantities.phrase import PERCENT_WORDS, Phrase, phrase_at
from isnad.mentions.quantities.records import bounds, quantity, vague
from isnad.mentions.quantities.units import Unit, unit_index
from isnad.mentions.quantities.vague import vague_at
from isnad.records import Quantity

_ROUND_ROLES = frozenset({"tens", "hundred", "hundreds", "scale", "dual"})


def quantities(text: str, *, nested: bool = False) -> list[Quantity]:
    """The quantities of a string in order of place; `Quantity` says what the fields hold.

    Kinds: number, ordinal, percentage, numberrange, unit, money. With `nested`, records may overlap. `UsageError` where
    `text` is no string.

    >>> [(q.text, q.min, q.max) for q in quantities("ما لا يقل عن 40 ألفاً و300 شخص")]
    [('40 ألفاً و300', 40300, None)]
    """
    tokens = Tokens(checked_text(text))
    found = list(_found(text, tokens, nested))
    return sorted(_whole_ranges(found), key=lambda q: (q.start, -q.end)) if nested else found


def _whole_ranges(found: list[Quantity]) -> list[Quantity]:
    """Without the first half of a range said in two («أكثر من 20 وأقل من 35»)."""
    longest: dict[int, int] = {}
    for q in found:
        if q.kind == "numberrange":
            longest[q.start] = max(q.end, longest.get(q.start, 0))
    return [q for q in found if q.kind != "numberrange" or q.end == longest[q.start]]


def _found(text: str, tokens: Tokens, nested: bool) -> Iterator[Quantity]:
    i, stop = 0, len(tokens)
    previous: Phrase | None = None
    while i < stop:
        if tokens.words[i].kind in ("punct", "latin"):
            i += 1
            continue
        ordinal = _ordinal(tokens, i)
        phrase = None if ordinal else _phrase(tokens, i, stop)
        if ordinal is not None:
            yield _number(text, ordinal, "ordinal")
            i = ordinal.last
        elif phrase is not None:
            yield from _nest(text, phrase, previous) if nested else (quantity(text, phrase),)
            i = max(phrase.last, i + 1)
            previous = phrase
        else:
            record, i = _other(text, tokens, i, stop)
            if record is not None:
                yield record


def _ordinal(tokens: Tokens, i: int) -> Numeral | None:
    readings = atoms(tokens.words[i])
    if not readings or tokens.keys[i] in PERCENT_WORDS:
        return None
    found = ordinal_at(tokens, i)
    if found is None:
        return None
    said = cardinal_at(tokens, i)
    return found if said is None or found.last >= said.last else None


def _phrase(tokens: Tokens, i: int, stop: int) -> Phrase | None:
    if tokens.words[i].kind != "number" and (not atoms(tokens.words[i]) or tokens.keys[i] in PERCENT_WORDS):
        return None
    return _slashed(tokens, i, stop) or phrase_at(tokens, i, 0, stop)


def _slashed(tokens: Tokens, i: int, stop: int) -> Phrase | None:
    """«٣/٤», «-١ ٤/٥», «١/٤ ٢»: a fraction in digits, with its whole number on either side."""
    part = _slash_at(tokens, i, stop)
    whole = None
    if part is None:
        whole = cardinal_at(tokens, i, stop) if tokens.words[i].kind == "number" else None
        part = _slash_at(tokens, whole.last, stop) if whole and whole.last == i + 1 else None
        if part is None or whole is None:
            return None
        value = whole.value + (part.value if whole.value >= 0 else -part.value)
        made = part._replace(value=value, first=whole.first, start=whole.start)
    else:
        after = (
            cardinal_at(tokens, part.last, stop)
            if part.last < stop and tokens.words[part.last].kind == "number"
            else None
        )
        made = (
            part._replace(value=part.value + after.value, last=after.last, end=after.end)
            if after and after.value < 100
            else part
        )
    return Phrase(made, made, made.first, made.last, made.start, made.end)


def _slash_at(tokens: Tokens, i: int, stop: int) -> Numeral | None:
    if i + 2 >= stop or tokens.keys[i + 1] != "/" or tokens.gap(i + 1) or tokens.gap(i + 2):
        return None
    above, below = tokens.keys[i], tokens.keys[i + 2]
    if not (above.isdigit() and below.isdigit() and len(above) < 3 and len(below) < 3 and 0 < int(above) < int(below)):
        return None
    if i + 3 < stop and tokens.keys[i + 3] == "/":
        return None
    return Numeral(
        int(above) / int(below), i, i + 3, tokens.starts[i], tokens.ends[i + 2], digits=True, kind="fraction"
    )


def _number(text: str, numeral: Numeral, kind: str) -> Quantity:
    value = numeral.value
    record: Quantity = Quantity.of(
        text, numeral.start, numeral.end, min=value, max=value, value=value, kind=kind, rule=f"quantities.{kind}"
    )
    return record


def _nest(text: str, phrase: Phrase, previous: Phrase | None) -> Iterator[Quantity]:
    yield _number(text, phrase.low, "number")
    if phrase.ranged:
        yield _number(text, phrase.high, "number")
    if phrase.percent or phrase.unit:
        yield _bounded_unit(text, phrase)
    hedges = [h for h in (phrase.hedge, phrase.hedge_after) if h is not None and h.bound != "approx"]
    if phrase.ranged or hedges:
        yield _ranged(text, phrase, hedges, previous)


def _bounded_unit(text: str, phrase: Phrase) -> Quantity:
    """A unit with the hedge that bounds it: «أقل من 7 يورو»."""
    record = quantity(text, phrase)
    bounding = (
        phrase.hedge if phrase.hedge is not None and phrase.hedge.bound in ("min", "max") and phrase.unit else None
    )
    if bounding is None:
        return record
    wider: Quantity = Quantity.of(
        text, bounding.start, record.end, kind=record.kind, unit=record.unit, rule=record.rule, **bounds(phrase)
    )
    return wider


def _ranged(text: str, phrase: Phrase, hedges: list[Hedge], previous: Phrase | None) -> Quantity:
    start = min([phrase.low.start, phrase.start, *(h.start for h in hedges)])
    number_end = phrase.high.end
    end = max([number_end, *(h.end for h in hedges if h.first == phrase.high.last)])
    fields = bounds(phrase)
    fields.pop("approx", None)
    if previous is not None and _pairs(text, previous, phrase, start):
        other = bounds(previous)
        fields = {k: fields[k] if fields[k] is not None else other[k] for k in ("min", "max")}
        start = previous.hedge.start if previous.hedge else previous.start
    record: Quantity = Quantity.of(text, start, end, kind="numberrange", rule="quantities.numberrange", **fields)
    return record


def _pairs(text: str, before: Phrase, after: Phrase, start: int) -> bool:
    """«أكثر من 20 وأقل من 35»: one range said in two halves."""
    bound = {before.hedge.bound if before.hedge else "", after.hedge.bound if after.hedge else ""}
    return bound == {"min", "max"} and text[before.high.end : start].strip() in ("و", "،", "، و")


def _other(text: str, tokens: Tokens, i: int, stop: int) -> tuple[Quantity | None, int]:
    loose = vague_at(tokens, i, 0, stop)
    if loose is not None:
        return vague(text, loose), loose.last
    unit = _unit(tokens, i, stop)
    if unit is not None:
        return _alone(text, tokens, unit, stop)
    cut = dual_cut(tokens.words[i])
    if cut < 0:
        return None, i + 1
    start = tokens.starts[i] + tokens.words[i].at(cut)
    record: Quantity = Quantity.of(text, start, tokens.ends[i], min=2, max=2, value=2, rule="quantities.dual")
    return record, i + 1


def _unit(tokens: Tokens, i: int, stop: int) -> Unit | None:
    hit = unit_index().at(tokens, i, stop)
    if hit is None or hit.pro or tokens.keys[i].startswith("ال") or len(tokens.keys[i]) < 3:
        return None
    return Unit(hit.values[0], hit.first, hit.last, hit.start, hit.end, False)


def _alone(text: str, tokens: Tokens, unit: Unit, stop: int) -> tuple[Quantity | None, int]:
    """«لتران», «كيلومتر», «لتر ونصف»: a unit that counts itself."""
    value: float = unit.term.times
    last, end = unit.last, unit.end
    j = last + (last < stop and tokens.keys[last] == "و")
    half = next(
        (
            a
            for a in (atoms(tokens.words[j]) if j < stop else ())
            if a.role in ("half", "part") and (a.joined or j > last)
        ),
        None,
    )
    if half is not None:
        value += 0.5 if half.role == "half" else 1 / half.value
        last, end = j + 1, tokens.ends[j]
    counted = tidy(value)
    record: Quantity = Quantity.of(
        text,
        unit.start,
        end,
        min=counted,
        max=counted,
        value=counted,
        kind="money" if unit.term.money else "unit",
        unit=unit.term.unit,
        rule="quantities.unit-alone",
    )
    return record, last
