"""The date rules, in order. At each token the longest match wins; of equal ones, the first rule's.

A rule is tried only where a word it can begin with stands: a term of one of its kinds, or a number («numeral»).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from isnad.arabic.clitics import readings
from isnad.arabic.tokens import Word
from isnad.mentions.dates import (
    absolute,
    ago,
    calendar_years,
    clock,
    compound,
    days,
    durations,
    lists,
    numeric,
    periods,
    portions,
    ranges,
    twins,
    weekdays,
)
from isnad.mentions.dates.scan import Match, Scan
from isnad.mentions.dates.terms import Term, all_words, first_words
from isnad.mentions.numerals import atoms


class Rule(NamedTuple):
    """What reads a date at a token, and the kinds of words it can begin with."""

    read: Callable[[Scan, int], Match | None]
    opens: frozenset[str]


def _rule(read: Callable[[Scan, int], Match | None], *opens: str) -> Rule:
    return Rule(read, frozenset(opens))


_DAY = ("weekday", "relative", "part", "near")

RULES: tuple[Rule, ...] = (
    _rule(ranges.opened, "between", "from"),
    _rule(ranges.bare, "numeral", "year_word"),
    _rule(ranges.month_first, "month", "month_word"),
    _rule(compound.weekday_date, *_DAY),
    _rule(compound.led_date, "part", "near"),
    _rule(portions.portion, "portion", "unit"),
    _rule(portions.first_counted, "numeral"),
    _rule(portions.ten_days, "last_ten", "first_ten"),
    _rule(portions.first_amount, "border"),
    _rule(portions.nth_before, "weekday", "weekday_bare", "numeral", "border"),
    _rule(compound.season, "season", "border", "this"),
    _rule(compound.decade, "decade", "border", "unit"),
    _rule(compound.feast, "feast"),
    _rule(compound.feast_day, "numeral", "border"),
    _rule(compound.that_day, "part", "that", "unit"),
    _rule(compound.nth_of_feast, "unit"),
    _rule(compound.same_year, "unit"),
    _rule(numeric.numeric, "numeral"),
    _rule(numeric.numeric_dated, "numeral"),
    _rule(absolute.day_month, "numeral"),
    _rule(lists.listed_day, "numeral"),
    _rule(lists.listed_weekday, "weekday", "part"),
    _rule(absolute.month_day, "month", "month_word"),
    _rule(absolute.month_year, "month", "month_word", "border", "this"),
    _rule(calendar_years.year_said, "year_word", "border"),
    _rule(calendar_years.bare_year, "numeral"),
    _rule(days.relative_day, *_DAY),
    _rule(weekdays.week_weekday, "this", "unit"),
    _rule(weekdays.weekend, "weekend"),
    _rule(days.tonight, "tonight"),
    _rule(weekdays.weekday_said, *_DAY),
    _rule(ago.ago, "ago", "ahead", "since", "from"),
    _rule(periods.period_said, "unit", "this", "border"),
    _rule(periods.next_day_part, "part"),
    _rule(periods.counted_period, "numeral", "border", "article"),
)
# A string of its own may also hold times, lengths and repetitions.
STRING_RULES: tuple[Rule, ...] = (
    _rule(durations.repeated, "every", "often", "unit"),
    *RULES,
    _rule(absolute.day_alone, "numeral"),
    _rule(weekdays.this_weekday, "this"),
    _rule(periods.latest, "border"),
    _rule(ago.from_now, "numeral", "unit"),
    _rule(compound.season_alone, "season"),
    _rule(weekdays.weekday_number, *_DAY, "unit"),
    _rule(numeric.numeric_short, "numeral"),
    _rule(numeric.numeric_month, "numeral"),
    _rule(clock.clock_range, "between", "from", "numeral", "clock"),
    _rule(clock.clock, "numeral", "clock", "clock_named", "noon", "hedge", "of"),
    _rule(clock.now_said, "now"),
    _rule(durations.duration, "numeral", "unit", "few", "throughout"),
)
_ARTICLE = "ال"  # set apart before digits: «الـ24 ساعة الماضية»


# Kinds of words that begin no date but by what comes after them: «من», «قبل», «هذا», «بداية».
_LEADS = frozenset({"from", "since", "ago", "ahead", "between", "near", "that", "this", "border", "hedge", "few", "of"})
_NOT_NUMBERS = frozenset({"vague", "partitive", "plural", "half", "part", "part2", "parts", "point", "minus"})
_NEVER, _LED, _ALWAYS = 0, 1, 2


def _opening(word: Word, rules: tuple[Rule, ...]) -> int:
    """Whether a rule could begin with a spelling: never, always, or where the next word is one of dates."""
    if word.kind in ("punct", "latin"):
        return _ALWAYS if word.kind == "latin" and word.key in _openers(rules) else _NEVER
    if word.kind == "number" or any(atom.role not in _NOT_NUMBERS for atom in atoms(word)):
        return _ALWAYS
    openers = _openers(rules)
    kinds: set[str] = set()
    for reading in readings(word.key):
        if not reading.enc:
            kinds |= openers.get(reading.stem, frozenset())
    if kinds - _LEADS:
        return _ALWAYS
    return _LED if kinds or word.key == _ARTICLE else _NEVER


@lru_cache(maxsize=1 << 16)
def _opening_in_article(word: Word) -> int:
    return _opening(word, RULES)


@lru_cache(maxsize=1 << 14)
def _opening_in_string(word: Word) -> int:
    return _opening(word, STRING_RULES)


@lru_cache(maxsize=1 << 16)
def _goes_on(word: Word) -> bool:
    """True for a spelling that may stand second in a date: a number or a word of dates, or a bracket."""
    if word.kind != "arabic":
        return True
    return bool(atoms(word)) or any(reading.stem in all_words() for reading in readings(word.key) if not reading.enc)


@lru_cache(maxsize=4)
def _openers(rules: tuple[Rule, ...]) -> dict[str, frozenset[str]]:
    """The kinds by which some rule begins, of each word that a phrase of dates begins with."""
    kinds = frozenset().union(*(rule.opens for rule in rules))
    return {key: found & kinds for key, found in first_words().items() if found & kinds}


def starts(scan: Scan, rules: tuple[Rule, ...] = RULES) -> Iterator[int]:
    """The tokens of the run where a rule could begin."""
    words, stop = scan.tokens.words, scan.stop
    opening = _opening_in_string if rules is STRING_RULES else _opening_in_article
    run = words[scan.first : stop]
    flags = list(map(opening, run))
    for i in compress(range(scan.first, stop), flags):
        if flags[i - scan.first] == _ALWAYS or (i + 1 < stop and _goes_on(words[i + 1])):
            yield i


def longest(scan: Scan, i: int, rules: tuple[Rule, ...] = RULES) -> Match | None:
    """The longest match of the rules at token i, with the second date where it opens a span («3 مايو إلى 7 يونيو»)."""
    word = scan.tokens.words[i]
    hit = scan.hit(i)
    numeral = word.kind == "number" or bool(atoms(word))
    best: Match | None = None
    for rule in _opened(rules, hit.values if hit else (), numeral, word.key == _ARTICLE):
        found = rule.read(scan, i)
        if found is not None and (best is None or found.last > best.last):
            best = found
    if best is None or (scan.key(best.last) == "من" and scan.key(best.last + 1) == "كل"):  # «25 مايو من كل عام»
        return None
    return ranges.continued(scan, i, best) or twins.twinned(scan, best, ranges.point_at) or best


@lru_cache(maxsize=4096)
def _opened(rules: tuple[Rule, ...], terms: tuple[Term, ...], numeral: bool, article: bool) -> tuple[Rule, ...]:
    kinds = {term.kind for term in terms} | ({"numeral"} if numeral else set()) | ({"article"} if article else set())
    return tuple(rule for rule in rules if rule.opens & kinds)
