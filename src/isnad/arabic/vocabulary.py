"""Common words and all their forms: what `clitics.segment` knows before it cuts a word.

Word lists: function words, with the clitics they take; nouns and verbs; names, those above all that begin or end like a
clitic. Some 60,000 folded forms, inflected ahead (`isnad.lexicon.built`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple, TypeAlias

import msgspec

from isnad.arabic.fold import fold
from isnad.arabic.nouns import NounForm, adjective, decline
from isnad.arabic.verbs import VerbForm, conjugate
from isnad.lexicon.built import Built
from isnad.lexicon.tables import read_table


class CommonNoun(msgspec.Struct, frozen=True):
    """A row of common_nouns.tsv, in the terms of `nouns.decline`; gender `mf` marks adjectives, which have both."""

    singular: str
    plurals: tuple[str, ...] = ()
    gender: Literal["m", "f", "mf"] = "m"
    example: str = ""


class CommonVerb(msgspec.Struct, frozen=True):
    """A row of common_verbs.tsv, in the terms of `verbs.conjugate`."""

    perfect: str
    imperfect: str
    masdars: tuple[str, ...] = ()


class CommonName(msgspec.Struct, frozen=True):
    """A row of common_names.tsv: names whose first or last letters could be clitics (وائل، بغداد، طه)."""

    name: str


_Row: TypeAlias = CommonName | CommonNoun | CommonVerb


class FunctionWord(msgspec.Struct, frozen=True):
    """A row of function_words.tsv: the prepositions that may be attached before it, and whether it takes pronouns."""

    form: str
    before: tuple[str, ...] = ()
    pronouns: Literal["yes", "no"] = "no"
    example: str = ""


class Choice(msgspec.Struct, frozen=True):
    """A row of clitic_choices.tsv: the reading news means by a word that has two."""

    word: str
    reading: str
    example: str


class Known(NamedTuple):
    """What a folded form may be. `rare` forms seldom stand alone in news (قتيلي، قالتا)."""

    noun: bool = False
    perfect: bool = False
    imperfect: bool = False
    name: bool = False
    rare: bool = True
    marbuta: bool = True  # spelled with ة at its end, never with ه
    plain: bool = True  # its second letter is spelled ا, never أ or إ


_NOUN, _PERFECT, _IMPERFECT, _NAME, _COMMON, _HA, _HAMZA = 1, 2, 4, 8, 16, 32, 64


@lru_cache(maxsize=1)
def function_words() -> dict[str, FunctionWord]:
    """Function words by folded form; what two spellings of one form take is joined (أن، إن)."""
    words: dict[str, FunctionWord] = {}
    for row in read_table("function_words", FunctionWord):
        other = words.get(fold(row.form), row)
        pronouns: Literal["yes", "no"] = "yes" if "yes" in (row.pronouns, other.pronouns) else "no"
        words[fold(row.form)] = FunctionWord(row.form, (*row.before, *other.before), pronouns, row.example)
    return words


@lru_cache(maxsize=1)
def choices() -> dict[str, tuple[str, str]]:
    """Proclitics and stem of the words with a choice, by the word as printed."""
    split = ((row.word, fold(row.reading).rpartition("+")) for row in read_table("clitic_choices", Choice))
    return {word: (pro, stem) for word, (pro, _, stem) in split}


@lru_cache(maxsize=1)
def folded_choices() -> dict[str, tuple[str, str]]:
    """`choices` by folded word: of two words that fold alike (وإلى، والي), the first row."""
    return {fold(word): choice for word, choice in reversed(choices().items())}


class Vocabulary:
    """Every form of the common nouns, verbs and names, folded, without the article, with the bits of what it may be."""

    def __init__(self, flags: dict[str, int]) -> None:
        self._flags = flags

    def get(self, key: str) -> Known | None:
        """What a folded form may be; None of an unknown one."""
        flag = self._flags.get(key)
        return _known(flag) if flag is not None else None

    def __contains__(self, key: str) -> bool:
        return key in self._flags


def inflected() -> dict[str, int]:
    """Every folded form of the three lists with its bits."""
    flags: dict[str, int] = {}
    for row in rows():
        for text, flag in forms(row):
            key = fold(text)
            spelled = (0 if text.endswith("ة") else _HA) | (0 if text[1:2] == "ا" else _HAMZA)
            flags[key] = flags.get(key, 0) | flag | spelled
    return flags


VOCABULARY: Built[dict[str, int]] = Built(
    "vocabulary",
    dict[str, int],
    ("common_names", "common_nouns", "common_verbs"),
    ("arabic.vocabulary", "arabic.nouns", "arabic.verbs", "arabic.roots", "arabic.seats", "arabic.shapes",
     "arabic.fold", "arabic.chars"),
    inflected,
)  # fmt: skip


@lru_cache(maxsize=1)
def content_words() -> Vocabulary:
    """The common nouns, verbs and names."""
    return Vocabulary(VOCABULARY.load())


@cache
def _known(flag: int) -> Known:
    return Known(
        noun=bool(flag & _NOUN),
        perfect=bool(flag & _PERFECT),
        imperfect=bool(flag & _IMPERFECT),
        name=bool(flag & _NAME),
        rare=not flag & _COMMON,
        marbuta=not flag & _HA,
        plain=not flag & _HAMZA,
    )


def rows() -> Iterator[_Row]:
    """The rows of the three word lists, names first."""
    yield from read_table("common_names", CommonName)
    yield from read_table("common_nouns", CommonNoun)
    yield from read_table("common_verbs", CommonVerb)


def dictionary_forms(row: _Row) -> tuple[str, ...]:
    """The forms that a dictionary would list, from which all others are made."""
    if isinstance(row, CommonName):
        return (row.name,)
    if isinstance(row, CommonNoun):
        return (row.singular, *row.plurals)
    return (row.perfect, row.imperfect, *row.masdars)


def forms(row: _Row) -> Iterator[tuple[str, int]]:
    """The forms of one row with the bits that tell what each may be."""
    if isinstance(row, CommonName):
        yield row.name, _NAME | _COMMON
    elif isinstance(row, CommonNoun):
        for form in _noun_forms(row):
            yield form.text, _NOUN | (0 if form.construct or form.number == "d" else _COMMON)
    else:
        for verb_form in _verb_forms(row):
            yield verb_form.text, _verb_flag(verb_form)


def _noun_forms(noun: CommonNoun) -> Iterator[NounForm]:
    if noun.gender == "mf":
        return adjective(noun.singular, plurals=noun.plurals)
    return decline(noun.singular, plurals=noun.plurals, gender=noun.gender)


def _verb_forms(verb: CommonVerb) -> Iterator[VerbForm]:
    """The forms without what news hardly prints and what collides with other words: imperatives, the 2nd person, قلن.

    Of an imperfect without ending only the first spelling, which is the indicative: jussives such as يع collide too.
    """
    seen: set[tuple[object, ...]] = set()
    for form in conjugate(verb.perfect, verb.imperfect, masdars=verb.masdars):
        analysis = form[1:]
        short = form.aspect == "imperfect" and (form.number == "s" or form.person == 1)
        if (
            form.aspect == "imperative"
            or form.person == 2
            or analysis[2:] == (3, "f", "p")
            or (short and analysis in seen)
        ):
            continue
        seen.add(analysis)
        yield form


def _verb_flag(form: VerbForm) -> int:
    if form.person is None:
        return _NOUN | (_COMMON if form.aspect == "masdar" else 0)
    flag = _PERFECT if form.aspect == "perfect" else _IMPERFECT
    common = form.person == 3 and form.number != "d" and not form.text.startswith("وو")  # ووجه is و+وجه
    return flag | (_COMMON if common else 0)
