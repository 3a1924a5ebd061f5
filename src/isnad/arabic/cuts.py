"""Every way to cut a folded word into proclitics, stem and enclitic."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple


class Reading(NamedTuple):
    """One cut of a folded word: `pro + stem + enc`; `cut` and `stop` are the stem's offsets in the key.

    `stem` is the dictionary spelling (after لل it gets its ا back: للعراق reads ل + العراق, with `cut` at the first ل
    that belongs to the article's span, because «العراق» is not a substring).
    """

    pro: str
    stem: str
    enc: str
    cut: int
    stop: int


# Proclitics by what they may precede, longest cut last; the article ال stays with the stem.
_PROCLITICS = ("و", "ف", "ب", "ل", "ك", "س", "وب", "ول", "وك", "وس", "فب", "فل", "فس", "فك", "ا", "او", "اف")
LONGEST = 40  # letters; a longer run is no word, and its cuts would be remembered
_LIL = ("لل", "ولل", "فلل")
_ENCLITICS = ("هما", "كما", "هم", "هن", "كم", "ها", "نا", "ني", "ه", "ي", "ك")


def _restored(stem: str) -> tuple[str, ...]:
    """Dictionary spellings a stem may have had before a pronoun was attached."""
    if stem.endswith("ت"):
        return stem, stem[:-1] + "ه"  # وفاتهم: وفاه
    if stem.endswith("و"):
        return stem, stem + "ا", stem[:-1] + "ء"  # قتلوهم: قتلوا; ابناوهم: ابناء
    if stem.endswith("ا"):
        return stem, stem[:-1] + "ي"  # مستشفاها: مستشفي
    if stem.endswith("ي"):
        return stem, stem[:-1] + "ء"  # ابنايهم: ابناء
    return (stem,)


def _heads(key: str) -> Iterator[tuple[str, str, int]]:
    """Proclitic, rest, and the rest's offset: every way to cut at the front, nothing cut first."""
    yield "", key, 0
    for pro in _PROCLITICS:
        if key.startswith(pro) and len(key) - len(pro) >= 2:
            yield pro, key[len(pro) :], len(pro)
    for pro in _LIL:
        if key.startswith(pro) and len(key) - len(pro) >= 2:
            # للعراق: ل + العراق. للاجئين: ل + اللاجئين, written with two ل. للبنان, ل + لبنان, is found above.
            yield pro[:-1], "ا" + key[len(pro) - 1 :], len(pro) - 2
            yield pro[:-1], "ال" + key[len(pro) - 1 :], len(pro) - 2


def readings(key: str) -> tuple[Reading, ...]:
    """Every cut of a folded word, whole word first, then fewer and shorter cuts before more and longer ones.

    >>> [(r.pro, r.stem) for r in readings("وللعراق")][:3]
    [('', 'وللعراق'), ('و', 'للعراق'), ('ول', 'لعراق')]
    """
    return _readings(key) if len(key) <= LONGEST else (Reading("", key, "", 0, len(key)),)


@lru_cache(maxsize=1 << 17)
def _readings(key: str) -> tuple[Reading, ...]:
    n = len(key)
    heads = tuple(_heads(key))
    found = [Reading(pro, stem, "", cut, n) for pro, stem, cut in heads]
    for pro, stem, cut in heads:
        for enc in _ENCLITICS:
            if stem.endswith(enc) and len(stem) - len(enc) >= 2:
                bare = stem[: -len(enc)]
                found += [Reading(pro, form, enc, cut, n - len(enc)) for form in _restored(bare)]
    return tuple(found)
