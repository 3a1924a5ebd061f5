"""One best reading of a word: the cut that the fewest clitics explain and a known stem licenses, else a cut by shape.

`_RULES` are tried in order; the first that answers decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from isnad.arabic.chars import FINAL_VOWELS, HAMZA_ALEFS, TANWIN
from isnad.arabic.cuts import LONGEST, Reading, readings
from isnad.arabic.fold import fold
from isnad.arabic.shapes import Spelling, article_shape, derived_shape, future_shape, pronoun_shape, to_the_shape
from isnad.arabic.tokens import Word
from isnad.arabic.vocabulary import FunctionWord, Known, choices, content_words, folded_choices, function_words

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
    if len(word.key) > LONGEST:
        return _whole(word.key)
    surface = word.surface.rstrip(FINAL_VOWELS)
    tanwin = surface.endswith((TANWIN, TANWIN + "ا"))
    last = surface[-1:] if surface[-1:] in ("ه", "ة") else ""
    exact = surface if surface in choices() else ""
    return _segment(word.key, Spelling(last, surface[1:2] in HAMZA_ALEFS, tanwin, exact))


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
    chosen = choices().get(spelling.exact) or folded_choices().get(key)
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
        if not reading.enc and _is_common(key):  # ولاية is no ول+آية; where news means the cut, it is a choice
            continue
        preposition = reading.pro.lstrip("وف")
        if len(reading.pro) - len(preposition) <= 1 and (not preposition or preposition in entry.before):
            return reading
    return None


def _is_common(key: str) -> bool:
    known = content_words().get(key)
    return known is not None and not known.rare


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


# A pronoun of the third person is likelier than a proclitic, the others are less likely (وغانا is no وغى+نا).
_PRONOUN_COST = {"": 0.0, "ه": 0.9, "ها": 0.9, "هم": 0.9, "هما": 0.9, "هن": 0.9}


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
    pronoun = _PRONOUN_COST.get(reading.enc, 1.1)
    return len(reading.pro) + pronoun + 1.5 * known.rare + 0.2 * bare_after_lil


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


# --- unknown words ---------------------------------------------------------------------------------------------------


def _and_shape(key: str, spelling: Spelling) -> Reading | None:
    """وماريوبول: the words that begin with و are few and listed; so an unknown one is و and a word, read on."""
    if key[0] != "و" or len(key) < 4:
        return None
    rest = _segment(key[1:], spelling._replace(hamza=False, exact=""))
    if rest.pro[:1] in ("و", "ف"):
        return Reading("و", key[1:], "", 1, len(key))
    return Reading("و" + rest.pro, rest.stem, rest.enc, rest.cut + 1, rest.stop + 1)


_RULES: tuple[Callable[[str, Spelling], Reading | None], ...] = (
    _choice,
    _function_word,
    _content_word,
    article_shape,
    to_the_shape,
    future_shape,
    _and_shape,
    derived_shape,
    pronoun_shape,
)
