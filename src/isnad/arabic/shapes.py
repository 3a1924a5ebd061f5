"""Words that no list knows: the cuts that their shape alone explains.

Each rule takes the folded word and what print tells of it, and gives a reading or None.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from isnad.arabic.cuts import Reading


class Spelling(NamedTuple):
    """What print tells and the folded key does not: False and "" where nothing is known."""

    last: str = ""  # ة or ه, where the word ends in one
    hamza: bool = False  # its second letter is أ or إ or آ
    tanwin: bool = False  # it ends in the tanwin of the accusative
    exact: str = ""  # the word as printed, where that decides between two readings (والي, وإلى)


_ARTICLE = re.compile("(?P<pro>[وف]?[بك]?)(?P<stem>ال.{3,})$")
_TO_THE = re.compile("(?P<pro>[وف]?ل)ل.{3,}$")
_FUTURE = re.compile("(?P<pro>[وف]?س)(?P<stem>[يت](?:[ستنمعق].{2,}?|.{3,}(?=ها|هم)))(?P<enc>ها|هم|هما|نا)?$")
# Shapes of verbal nouns, participles and sound plurals, after a preposition.
_DERIVED = re.compile(
    "(?P<pro>[وف]?[بلك])"
    "(?P<stem>است..?ا.ه?|ا.ت.ا.|ان..ا.|ا..ا.ه?|ت..ي.(?:ه|ات)?|م.ا..ه|م...?.?ه|م.{3,}(?:ين|ات)|.{3,}ات)"
    "(?P<enc>ها|هم|هما)?$"
)
_OWN = re.compile("(?P<pro>)(?P<stem>.{3,})(?P<enc>ها|هم|هما)$|(?P<many>.{2,}ات)(?P<us>نا|كم)$")


def _matched(pattern: re.Pattern[str], key: str) -> Reading | None:
    match = pattern.match(key)
    if match is None:
        return None
    return Reading(match["pro"], match["stem"], match["enc"] or "", match.start("stem"), match.end("stem"))


def article_shape(key: str, spelling: Spelling) -> Reading | None:
    """بالنبطية، والخيام."""
    match = _ARTICLE.match(key)
    return Reading(match["pro"], match["stem"], "", match.start("stem"), len(key)) if match else None


def to_the_shape(key: str, spelling: Spelling) -> Reading | None:
    """للنبطية: ل + النبطية."""
    match = _TO_THE.match(key)
    if match is None:
        return None
    n = len(match["pro"])
    return Reading(match["pro"], "ا" + key[n:], "", n - 1, len(key))


def future_shape(key: str, spelling: Spelling) -> Reading | None:
    """سيستأنف، وستنطلق."""
    return _matched(_FUTURE, key)


def derived_shape(key: str, spelling: Spelling) -> Reading | None:
    """باستقطاب، لمستعمرات، بتقويضها."""
    return _matched(_DERIVED, key)


def pronoun_shape(key: str, spelling: Spelling) -> Reading | None:
    """شظاياها، ثرواتنا; and ه where print shows that it is no ة."""
    match = None if spelling.tanwin else _OWN.match(key)
    if match:
        stem = match["stem"] or match["many"]
        return Reading("", stem, match["enc"] or match["us"], 0, len(stem))
    if spelling.last == "ه" and len(key) >= 4 and not key.startswith("ال") and not key.endswith("الله"):
        return Reading("", key[:-1], "ه", 0, len(key) - 1)
    return None
