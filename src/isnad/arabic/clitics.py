"""Clitics: what may be attached before and after a word, as candidates and as one best reading.

`readings(key)` lists every way a folded word could be cut into proclitics, stem and enclitic, whole word first; lexicon
look-ups try them in order, so that a stem counts only where a word list knows it (و+قال, never و+زير).

`segment(word)` chooses one: the cut that the fewest clitics explain and a known stem licenses, else a cut by shape.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from isnad.arabic.fold import fold
from isnad.arabic.tokens import Word
from isnad.arabic.vocabulary import Known, content_words, function_words


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


@lru_cache(maxsize=1 << 17)
def readings(key: str) -> tuple[Reading, ...]:
    """Every cut of a folded word, whole word first, then fewer and shorter cuts before more and longer ones.

    >>> [(r.pro, r.stem) for r in readings("وللعراق")][:3]
    [('', 'وللعراق'), ('و', 'للعراق'), ('ول', 'لعراق')]
    """
    n = len(key)
    heads = tuple(_heads(key))
    found = [Reading(pro, stem, "", cut, n) for pro, stem, cut in heads]
    for pro, stem, cut in heads:
        for enc in _ENCLITICS:
            if stem.endswith(enc) and len(stem) - len(enc) >= 2:
                bare = stem[: -len(enc)]
                found += [Reading(pro, form, enc, cut, n - len(enc)) for form in _restored(bare)]
    return tuple(found)


def segment(word: Word | str) -> Reading:
    """The best reading of one word, by rules and the common word lists; the whole word where nothing licenses a cut.

    A `Word` tells ة from ه; a str is taken for a folded key, where the two are one. A preposition that carries a pronoun
    is the stem: به reads ب + ه.

    >>> [segment(w)[:3] for w in ("وقال", "وزير", "للاجئين", "وبقيادتهم")]
    [('و', 'قال', ''), ('', 'وزير', ''), ('ل', 'اللاجيين', ''), ('وب', 'قياده', 'هم')]
    """
    if isinstance(word, str):
        return _segment(fold(word), "")
    last = word.surface.rstrip("\u064e\u064f\u0650\u0652")[-1]
    return _segment(word.key, last if last in "هة" else "")


@lru_cache(maxsize=1 << 16)
def _segment(key: str, last: str) -> Reading:
    """`last` is the letter that ends the printed word where it is ة or ه, "" where that is not known."""
    for rule in (_function_word, _content_word, _shape):
        found = rule(key, last)
        if found is not None:
            return found
    return _whole(key)


def _whole(key: str) -> Reading:
    return Reading("", key, "", 0, len(key))


# --- function words: a closed list, with the clitics each takes ------------------------------------------------------

_PRONOUNS = frozenset(("ه", "ها", "هم", "هما", "هن", "نا", "ني", "ي", "ك", "كم", "كما"))
_CARRIERS = re.compile("([وف]?)([بل])(ه|ها|هم|هما|هن|نا|ك|كم)$")


def _function_word(key: str, last: str) -> Reading | None:
    """هذا، وعلى، بأنه، ولهم."""
    words = function_words()
    if key in words:
        return _whole(key)
    carrier = _CARRIERS.match(key)
    if carrier:
        conjunction, stem, enc = carrier.groups()
        return Reading(conjunction, stem, enc, len(conjunction), len(conjunction) + 1)
    for reading in readings(key):
        entry = words.get(reading.stem)
        if entry is None or (reading.enc and (entry.pronouns == "no" or last == "ة")):
            continue
        preposition = reading.pro.lstrip("وف")
        if len(reading.pro) - len(preposition) <= 1 and (not preposition or preposition in entry.before):
            return reading
    return None


# --- content words: nouns, verbs and names of the word lists ---------------------------------------------------------


def _content_word(key: str, last: str) -> Reading | None:
    """وزير، والوزير، لجنته، سيقتلونهم: the licensed reading of least cost, the earlier one of equals."""
    best, least = None, 99.0
    for reading in readings(key):
        cost = _cost(reading, last)
        if cost is not None and cost < least:
            best, least = reading, cost
    return best


def _cost(reading: Reading, last: str) -> float | None:
    """Number of clitics, more for rare forms; None where the stem is unknown or does not take them."""
    stem, preposition = reading.stem, reading.pro.lstrip("وف")
    article = stem.startswith("ال") and not reading.enc and preposition in ("", "ب", "ك", "ل")
    known = content_words().get(stem)
    if article and (known is None or known.rare):
        known = content_words().get(stem[2:]) or known
        if known and not (known.noun or known.name):
            return None
    if known is None or (last == "ه" and not reading.enc and known.marbuta):
        return None
    if reading.enc and (last == "ة" or not _takes_pronoun(known, reading.enc)):
        return None
    if not _takes_proclitic(known, preposition):
        return None
    return len(reading.pro) + 0.9 * bool(reading.enc) + 1.5 * known.rare


def _takes_pronoun(known: Known, enc: str) -> bool:
    if enc == "ني":
        return known.perfect or known.imperfect
    return enc != "ي" and (known.noun or known.perfect or known.imperfect)


def _takes_proclitic(known: Known, preposition: str) -> bool:
    if preposition == "س":
        return known.imperfect
    if preposition == "ل":
        return known.noun or known.name or known.imperfect
    return not preposition or (preposition in ("ب", "ك") and (known.noun or known.name))


# --- unknown words: the shapes that clitics alone explain ------------------------------------------------------------

_ARTICLE = re.compile("(?P<pro>[وف]?[بك]?)(?P<stem>ال.{3,})$")
_TO_THE = re.compile("(?P<pro>[وف]?ل)ل.{3,}$")
_FUTURE = re.compile("(?P<pro>[وف]?س)(?P<stem>[يت][ستنمعق].{2,}|ا[ستعقن].{3,})$")
_AND = re.compile("(?P<pro>و)(?P<stem>.{3,})$")
# Shapes of verbal nouns, participles and sound plurals, after a preposition.
_DERIVED = re.compile(
    "(?P<pro>[وف]?[بلك])(?P<stem>است..?ا.ه?|ا.ت.ا.|ان..ا.|ا..ا.ه?|ت..ي.(?:ه|ات)?|م.ا..ه|م...?.?ه|م.{3,}(?:ين|ات)|.{3,}ات)$"
)
_OWN = re.compile("(?P<stem>.{3,})(?P<enc>ها|هم|هما)$")


def _shape(key: str, last: str) -> Reading | None:
    for rule in _SHAPES:
        found = rule(key, last)
        if found is not None:
            return found
    return None


def _matched(pattern: re.Pattern[str], key: str) -> Reading | None:
    match = pattern.match(key)
    if match is None:
        return None
    return Reading(match["pro"], match["stem"], "", match.start("stem"), len(key))


def _article_shape(key: str, last: str) -> Reading | None:
    """بالنبطية، والخيام."""
    return _matched(_ARTICLE, key)


def _to_the_shape(key: str, last: str) -> Reading | None:
    """للنبطية: ل + النبطية."""
    match = _TO_THE.match(key)
    if match is None:
        return None
    n = len(match["pro"])
    return Reading(match["pro"], "ا" + key[n:], "", n - 1, len(key))


def _future_shape(key: str, last: str) -> Reading | None:
    """سيستأنف، وستنطلق."""
    return _matched(_FUTURE, key)


def _and_shape(key: str, last: str) -> Reading | None:
    """وماريوبول: an unknown word in و is a known one in few cases only, which the lists hold; the rest is read on."""
    if not _AND.match(key):
        return None
    rest = _segment(key[1:], last)
    if rest.pro[:1] in ("و", "ف"):
        return Reading("و", key[1:], "", 1, len(key))
    return Reading("و" + rest.pro, rest.stem, rest.enc, rest.cut + 1, rest.stop + 1)


def _derived_shape(key: str, last: str) -> Reading | None:
    """باستقطاب، لمستعمرات."""
    return _matched(_DERIVED, key)


def _pronoun_shape(key: str, last: str) -> Reading | None:
    """شظاياها; and ه where print shows that it is no ة."""
    match = _OWN.match(key)
    if match:
        return Reading("", match["stem"], match["enc"], 0, match.end("stem"))
    if last == "ه" and len(key) >= 4 and not key.startswith("ال") and not key.endswith("الله"):
        return Reading("", key[:-1], "ه", 0, len(key) - 1)
    return None


_SHAPES: tuple[Callable[[str, str], Reading | None], ...] = (
    _article_shape,
    _to_the_shape,
    _future_shape,
    _and_shape,
    _derived_shape,
    _pronoun_shape,
)
