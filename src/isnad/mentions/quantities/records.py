"""Quantity records from quantity phrases."""

from __future__ import annotations

from typing import Any

from isnad.mentions.numerals import Numeral
from isnad.mentions.quantities.hedges import Hedge
from isnad.mentions.quantities.nouns import Noun
from isnad.mentions.quantities.phrase import Phrase
from isnad.mentions.quantities.vague import VaguePhrase
from isnad.records import Quantity

_Number = float | int


def bounds(phrase: Phrase) -> dict[str, Any]:
    """min, max and approx of a phrase: hedges on either side, or the ends of its range."""
    return bounded(_value(phrase, phrase.low), _value(phrase, phrase.high), phrase.hedge, phrase.hedge_after)


def bounded(low: _Number, high: _Number, *hedges: Hedge | None) -> dict[str, Any]:
    """min, max and approx of a number or range with the hedges about it."""
    fields: dict[str, Any] = {"min": low, "max": high}
    for hedge in hedges:
        if hedge is None:
            continue
        if hedge.bound == "min":
            fields["max"] = None
        elif hedge.bound == "max":
            fields["min"] = None
        elif hedge.bound == "approx":
            fields["approx"] = True
    if fields["min"] is None and fields["max"] is None:  # «أكثر من 40 على الأكثر» contradicts itself: keep the number
        fields |= {"min": low, "max": high}
    return fields


def _value(phrase: Phrase, numeral: Numeral) -> _Number:
    return numeral.value + phrase.extra if phrase.extra else numeral.value


def quantity(text: str, phrase: Phrase) -> Quantity:
    """The record of a phrase: its span is the number, with the unit or percent sign that makes it what it is."""
    unit = phrase.unit
    kind = "percentage" if phrase.percent else ("money" if unit and unit.term.money else "unit") if unit else "number"
    record: Quantity = Quantity.of(
        text,
        phrase.start,
        phrase.end,
        kind=kind,
        unit=unit.term.unit if unit else None,
        value=None if phrase.ranged else _value(phrase, phrase.low),
        rule="quantities." + ("range" if phrase.ranged else kind),
        **bounds(phrase),
        **_around(phrase.hedge, phrase.hedge_after, phrase.noun),
    )
    return record


def vague(text: str, phrase: VaguePhrase) -> Quantity:
    """The record of a vague count: both bounds null."""
    record: Quantity = Quantity.of(
        text,
        phrase.start,
        phrase.end,
        vague=phrase.vague,
        approx=phrase.hedge is not None and phrase.hedge.bound == "approx",
        rule="quantities.vague",
        **_around(phrase.hedge, None, phrase.noun),
    )
    return record


def _around(before: Hedge | None, after: Hedge | None, noun: Noun | None) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if before is not None:
        fields["hedge_start"] = before.start
    if after is not None:
        fields["hedge_end"] = after.end
    if noun is not None:
        fields |= {"noun": noun.key, "noun_start": noun.start, "noun_end": noun.end}
    return fields
