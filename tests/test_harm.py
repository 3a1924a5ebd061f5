"""Words of harm: what one spelling can say."""

from __future__ import annotations

import pytest

from isnad.arabic.tokens import word
from isnad.claims.casualties.words import lexicon


@pytest.mark.parametrize(
    ("spelling", "effect"),
    [("قُتلوا", "killed"), ("أصيبت", "injured"), ("اعتقلت", "detained"), ("نزحوا", "displaced"), ("خُطف", "abducted")],
)
def test_verbs(spelling: str, effect: str) -> None:
    lex = lexicon().of(word(spelling))
    assert lex is not None
    assert effect in {sense.effect for sense in lex.verbs}


@pytest.mark.parametrize(("spelling", "number"), [("قتيلان", "d"), ("القتلى", "p"), ("جريحاً", "s"), ("جثث", "p")])
def test_nouns_of_the_harmed(spelling: str, number: str) -> None:
    lex = lexicon().of(word(spelling))
    assert lex is not None
    assert number in {noun.number for noun in lex.counted}


@pytest.mark.parametrize(
    ("spelling", "category"),
    [("طفلتان", "children"), ("جنديين", "soldiers"), ("صحافيون", "journalists"), ("فلسطينياً", "people")],
)
def test_people(spelling: str, category: str) -> None:
    lex = lexicon().of(word(spelling))
    assert lex is not None
    assert category in {noun.category for noun in lex.people}


@pytest.mark.parametrize("spelling", ["وزارة", "السوق", "مباراة", "اقتصاد"])
def test_other_words_say_nothing(spelling: str) -> None:
    lex = lexicon().of(word(spelling))
    assert lex is None or not lex.trigger
