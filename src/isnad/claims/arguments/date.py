"""When a claim happened: the day told in its clause, or the day of the sentence that announces it.

أعلنت الشرطة [أمس] أن خمسة قُتلوا [الجمعة]       the harm is of Friday; without it, of the day it was announced
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from isnad.claims.arguments.around import Around, At
from isnad.claims.arguments.dated import possible
from isnad.claims.arguments.place import in_relative

_COMPLEMENTIZERS = frozenset(["ان", "انه", "انها", "انهم", "بان", "بانه", "بانها", "بانهم"])
_SPAN = frozenset({"و", "الي", "حتي"})
_SINCE = frozenset({"منذ", "ومنذ", "فمنذ"})
_FAR = 200  # tokens on either side of a claim in which a date may be its own: a sentence may go on for pages
_CLAUSE = 120  # tokens back in which a clause opens; none of news is longer
_SINCE_REACH = 9  # «منذ اندلاع النزاع في شرق البلاد في أبريل»


class Told(NamedTuple):
    """A date told near a claim; `weak` where it is the day of an announcement, `since` where it opens a longer time."""

    value: str
    weak: bool
    since: bool
    at: At


def date_near(
    around: Around,
    first: int,
    last: int,
    sentence_first: int,
    sentence_last: int,
    wall: int,
    *,
    past: bool = False,
    announced: Callable[[At], bool] = lambda at: False,
) -> Told | None:
    """The date of a claim over tokens [first, last) of a sentence; `wall` is where the next claim's clause begins.

    With `past` it is one of harm, which no day after publication can date. A day on which it was `announced` is taken
    where the clause tells no other, and is weak.
    """
    keys = around.draft.tokens.keys
    dates = [
        d
        for d in possible(around, max(sentence_first, first - _FAR), min(sentence_last, last + _FAR), past=past)
        if d.first < last or not _told_of_another(around, last, d)
    ]
    if not dates:
        return None
    comp = _last_complementizer(keys, sentence_first, first)
    inside = [d for d in dates if d.first >= comp]
    inner = [d for d in inside if not announced(d)] or inside
    after = [d for d in inner if first <= d.first < wall]
    beyond = [d for d in inner if d.first >= wall]
    before = [d for d in inner if d.first < first]
    chosen = after[:1] or before[-1:] or beyond[:1]
    if chosen:
        return _told(around, chosen[0], inner, weak=announced(chosen[0]))
    return _told(around, dates[-1] if dates[-1].first < comp else dates[0], dates, weak=True)


def _told_of_another(around: Around, last: int, at: At) -> bool:
    """True of a day in a relative clause of something else, set off by commas or not."""
    aside = around.draft.tokens.keys[at.last : at.last + 1] == ["،"]
    return in_relative(around, last, at.first, aside)


def opening_of(around: Around, first: int, i: int) -> int:
    """Where the clause of token i opens: the last complementizer in tokens [first, i), or `first`."""
    return _last_complementizer(around.draft.tokens.keys, first, i)


def _last_complementizer(keys: list[str], first: int, i: int) -> int:
    for j in range(i - 1, max(first, i - _CLAUSE) - 1, -1):
        if keys[j] in _COMPLEMENTIZERS:
            return j
    return first


def _told(around: Around, at: At, dates: Sequence[At], weak: bool) -> Told:
    keys = around.draft.tokens.keys
    value = at.record.value
    nxt = next((d for d in dates if d.first > at.first), None)
    if nxt is not None and _joined(keys, at, nxt) and "/" not in value and "/" not in nxt.record.value:
        value = "/".join(sorted((value, nxt.record.value))) if value != nxt.record.value else value
    since = any(key in _SINCE for key in keys[max(0, at.first - _SINCE_REACH) : at.first])
    return Told(value, weak, since, at)


def _joined(keys: list[str], a: At, b: At) -> bool:
    """True for «أمس الخميس واليوم الجمعة»."""
    gap = keys[a.last : b.first]
    return (not gap and keys[b.first].startswith("و")) or gap == ["و"]
