"""What did the harm: the words of `causes.tsv` around a claim."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import msgspec

from isnad.arabic.nouns import decline
from isnad.draft import Draft
from isnad.lexicon.phrases import Phrases
from isnad.lexicon.tables import read_table
from isnad.records import Cause


class CauseRow(msgspec.Struct, frozen=True):
    """A row of `causes.tsv`."""

    phrase: str
    cause: Cause
    plural: tuple[str, ...] = ()
    example: str = ""


class CauseCue(NamedTuple):
    """Tokens `[first, last)` tell of a cause."""

    first: int
    last: int
    cause: Cause


# Where several are told together, the earlier names the means more closely.
_ORDER: tuple[Cause, ...] = (
    "execution", "airstrike", "explosion", "shelling", "shooting", "fire", "disaster", "disease", "hunger", "accident",
    "raid", "clash", "protest", "attack", "other", "unknown",
)  # fmt: skip
_RANK = {cause: rank for rank, cause in enumerate(_ORDER)}


@lru_cache(maxsize=1)
def _index() -> Phrases[Cause]:
    return Phrases((form, row.cause) for row in read_table("causes", CauseRow) for form in _forms(row))


def _forms(row: CauseRow) -> Iterator[str]:
    if " " not in row.phrase:
        gender = "f" if row.phrase.endswith("ة") else "m"
        for form in decline(row.phrase, plurals=row.plural, gender=gender):
            yield form.text
            yield "ال" + form.text
        return
    for phrase in (row.phrase, *row.plural):
        yield phrase
        yield " ".join(word if word.startswith("ال") else "ال" + word for word in phrase.split())


def causes_in(draft: Draft, first: int, last: int) -> list[CauseCue]:
    """The causes told in tokens [first, last), in order."""
    found = [
        CauseCue(hit.first, hit.last, cause) for hit in _index().find(draft.tokens, first, last) for cause in hit.values
    ]
    keys = draft.tokens.keys
    if _FIRE.isdisjoint(keys[first:last]):
        return found
    return sorted({*found, *_fired(keys, first, last)})


# «أطلق [حارس] النار», «أطلقت، عن طريق الخطأ، النار»: the verb and what makes it a shooting, apart.
_FIRE = frozenset(("النار", "الرصاص", "النيران", "نيران", "نيرانه", "نيرانها", "نيرانهم", "رصاصه", "رصاصات"))
_FIRING = frozenset((
    "اطلق", "اطلقت", "اطلقوا", "اطلقا", "يطلق", "تطلق", "يطلقون", "فتح", "فتحت", "فتحوا", "فتحا", "يفتح", "تفتح",
))  # fmt: skip
_BETWEEN = 7  # tokens from the verb to what was fired


def _fired(keys: list[str], first: int, last: int) -> Iterator[CauseCue]:
    verb = -1
    for j in range(first, last):
        key = keys[j]
        if key.lstrip("وف") in _FIRING or key in _FIRING:
            verb = j
        elif verb >= 0 and key in _FIRE:
            if 1 < j - verb <= _BETWEEN:
                yield CauseCue(verb, j + 1, "shooting")
            verb = -1
        elif key in (".", ":", "؛"):
            verb = -1


def closest(cues: list[CauseCue]) -> Cause | None:
    """The cause that names the means most closely; None without any."""
    return min((c.cause for c in cues), key=_RANK.__getitem__, default=None)
