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

from isnad.arabic.chars import FINAL_VOWELS, HAMZA_ALEFS, TANWIN
from isnad.arabic.fold import fold
from isnad.arabic.tokens import Word
from isnad.arabic.vocabulary import FunctionWord, Known, choices, content_words, function_words


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


class Spelling(NamedTuple):
    """What print tells and the folded key does not: False and "" where nothing is known."""

    last: str = ""  # ة or ه, where the word ends in one
    hamza: bool = False  # its second letter is أ or إ or آ
    tanwin: bool = False  # it ends in the tanwin of the accusative


_UNKNOWN = Spelling()


def segment(word: Word | str) -> Reading:
    """The best reading of one word, by rules and the common word lists; the whole word where nothing licenses a cut.

    A `Word` tells ة from ه and أ from ا; a str is taken for a folded key, where they are one. A preposition that
    carries a pronoun is the stem: به reads ب + ه.

    >>> [segment(w)[:3] for w in ("وقال", "وزير", "للاجئين", "وبقيادتهم")]
    [('و', 'قال', ''), ('', 'وزير', ''), ('ل', 'اللاجيين', ''), ('وب', 'قياده', 'هم')]
    """
    if isinstance(word, str):
        return _segment(fold(word), _UNKNOWN)
    surface = word.surface.rstrip(FINAL_VOWELS)
    tanwin = surface.endswith((TANWIN, TANWIN + "ا"))
    last = surface[-1:] if surface[-1:] in ("ه", "ة") else ""
    return _segment(word.key, Spelling(last, surface[1:2] in HAMZA_ALEFS, tanwin))


@lru_cache(maxsize=1 << 16)
def _segment(key: str, spelling: Spelling) -> Reading:
    for rule in _RULES:
        found = rule(key, spelling)
        if found is not None:
            return found
    return _whole(key)


def _whole(key: str) -> Reading:
    return Reading("", key, "", 0, len(key))


def _choice(key: str, spelling: Spelling) -> Reading | None:
    """Words with two readings, of which news means one: باسم is ب+اسم."""
    chosen = choices().get(key)
    if chosen is None:
        return None
    pro, stem = chosen
    cut = len(pro) if key.startswith(stem, len(pro)) else len(pro) - 1  # لله has lost the ا of الله
    return Reading(pro, stem, "", cut, len(key))


# --- function words: a closed list, with the clitics each takes ------------------------------------------------------

_CARRIERS = re.compile("([وف]?)([بل])(ه|ها|هم|هما|هن|نا|ك|كم)$")
_OF_ME = frozenset(("من", "عن", "ان", "لكن", "كان", "ليت", "لعل"))  # those that take ني


def _function_word(key: str, spelling: Spelling) -> Reading | None:
    """هذا، وعلى، بأنه، ولهم."""
    words = function_words()
    if key in words and not spelling.tanwin:
        return _whole(key)
    carrier = _CARRIERS.match(key)
    if carrier:
        conjunction, stem, enc = carrier.groups()
        return Reading(conjunction, stem, enc, len(conjunction), len(conjunction) + 1)
    for reading in readings(key):
        entry = words.get(reading.stem)
        if entry is None or (reading.enc and not _pronoun_fits(key, reading, entry, spelling)):
            continue
        preposition = reading.pro.lstrip("وف")
        if len(reading.pro) - len(preposition) <= 1 and (not preposition or preposition in entry.before):
            return reading
    return None


def _pronoun_fits(key: str, reading: Reading, entry: FunctionWord, spelling: Spelling) -> bool:
    if (
        entry.pronouns == "no"
        or spelling.last == "ة"
        or spelling.tanwin
        or reading.stem != key[reading.cut : reading.stop]
    ):
        return False
    if reading.enc in ("ني", "ي") and not reading.pro and key in content_words():  # معنى is no مع+ني
        return False
    return reading.enc != "ني" or reading.stem in _OF_ME


# --- content words: nouns, verbs and names of the word lists ---------------------------------------------------------


def _content_word(key: str, spelling: Spelling) -> Reading | None:
    """وزير، والوزير، لجنته، سيقتلونهم: the licensed reading of least cost, the earlier one of equals."""
    best, least = None, 99.0
    for reading in readings(key):
        cost = _cost(reading, spelling)
        if cost is not None and cost < least:
            best, least = reading, cost
    return best


def _cost(reading: Reading, spelling: Spelling) -> float | None:
    """Number of clitics, more for rare forms; None where the stem is unknown or does not take them."""
    preposition = reading.pro.lstrip("وف")
    known = _known(reading, preposition)
    if known is None or not _takes_proclitic(known, preposition) or not _as_spelled(reading, known, spelling):
        return None
    if reading.enc and not _takes_pronoun(reading, known):
        return None
    # للقمة is ل + القمة rather than ل + لقمة, names apart (للبنان)
    bare_after_lil = preposition == "ل" and reading.stem[0] == "ل" and not known.name
    return len(reading.pro) + 0.9 * bool(reading.enc) + 1.5 * known.rare + 0.2 * bare_after_lil


def _known(reading: Reading, preposition: str) -> Known | None:
    """What the word lists say of the stem, or of what follows its article."""
    words, stem = content_words(), reading.stem
    whole = words.get(stem)
    if (whole and not whole.rare) or reading.enc or not stem.startswith("ال") or preposition not in ("", "ب", "ك", "ل"):
        return whole
    after = words.get(stem[2:])
    return after if after and (after.noun or after.name) else whole


def _as_spelled(reading: Reading, known: Known, spelling: Spelling) -> bool:
    if spelling.hamza and reading.cut == 0 and known.plain and reading.stem[1:2] == "ا":
        return False  # وأدى is not the noun وادي
    if reading.enc:
        return spelling.last != "ة" and not spelling.tanwin
    return not (spelling.last == "ه" and known.marbuta)


def _takes_pronoun(reading: Reading, known: Known) -> bool:
    if reading.stem.startswith("ال") and (known.rare or reading.enc in ("ني", "نا", "ك")):
        return False  # الجاني
    if reading.enc == "ني":
        return (known.perfect or known.imperfect) and len(reading.stem) > 2
    return reading.enc != "ي" and (known.noun or known.perfect or known.imperfect)


def _takes_proclitic(known: Known, preposition: str) -> bool:
    if preposition == "س":
        return known.imperfect
    if preposition == "ل":
        return known.noun or known.name or known.imperfect
    return not preposition or (preposition in ("ب", "ك") and (known.noun or known.name))


# --- unknown words: the shapes that clitics alone explain ------------------------------------------------------------

_ARTICLE = re.compile("(?P<pro>[وف]?[بك]?)(?P<stem>ال.{3,})$")
_TO_THE = re.compile("(?P<pro>[وف]?ل)ل.{3,}$")
_FUTURE = re.compile("(?P<pro>[وف]?س)(?P<stem>[يت][ستنمعق].{2,}?)(?P<enc>ها|هم|هما|نا)?$")
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


def _article_shape(key: str, spelling: Spelling) -> Reading | None:
    """بالنبطية، والخيام."""
    match = _ARTICLE.match(key)
    return Reading(match["pro"], match["stem"], "", match.start("stem"), len(key)) if match else None


def _to_the_shape(key: str, spelling: Spelling) -> Reading | None:
    """للنبطية: ل + النبطية."""
    match = _TO_THE.match(key)
    if match is None:
        return None
    n = len(match["pro"])
    return Reading(match["pro"], "ا" + key[n:], "", n - 1, len(key))


def _future_shape(key: str, spelling: Spelling) -> Reading | None:
    """سيستأنف، وستنطلق."""
    return _matched(_FUTURE, key)


def _and_shape(key: str, spelling: Spelling) -> Reading | None:
    """وماريوبول: the words that begin with و are few and listed; so an unknown one is و and a word, read on."""
    if key[0] != "و" or len(key) < 4:
        return None
    rest = _segment(key[1:], spelling._replace(hamza=False))
    if rest.pro[:1] in ("و", "ف"):
        return Reading("و", key[1:], "", 1, len(key))
    return Reading("و" + rest.pro, rest.stem, rest.enc, rest.cut + 1, rest.stop + 1)


def _derived_shape(key: str, spelling: Spelling) -> Reading | None:
    """باستقطاب، لمستعمرات، بتقويضها."""
    return _matched(_DERIVED, key)


def _pronoun_shape(key: str, spelling: Spelling) -> Reading | None:
    """شظاياها، ثرواتنا; and ه where print shows that it is no ة."""
    match = None if spelling.tanwin else _OWN.match(key)
    if match:
        stem = match["stem"] or match["many"]
        return Reading("", stem, match["enc"] or match["us"], 0, len(stem))
    if spelling.last == "ه" and len(key) >= 4 and not key.startswith("ال") and not key.endswith("الله"):
        return Reading("", key[:-1], "ه", 0, len(key) - 1)
    return None


_RULES: tuple[Callable[[str, Spelling], Reading | None], ...] = (
    _choice,
    _function_word,
    _content_word,
    _article_shape,
    _to_the_shape,
    _future_shape,
    _and_shape,
    _derived_shape,
    _pronoun_shape,
)
