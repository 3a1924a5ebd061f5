"""People of an article: names sentence by sentence, then one record for each person with every mention."""

from __future__ import annotations

from collections.abc import Callable

from isnad.draft import Draft
from isnad.mentions.people.bare import known_name, named_after, named_like_a_role, said, spelled_like_names
from isnad.mentions.people.beside import role_name
from isnad.mentions.people.link import people
from isnad.mentions.people.roles import RolePhrase
from isnad.mentions.people.sentence import Found, Sentence
from isnad.mentions.view import view
from isnad.mentions.wordclass import (
    ADJECTIVE,
    AL,
    ALONE,
    CUE,
    GIVEN,
    INNER,
    LED,
    NAME,
    NISBA,
    PARTICLE,
    ROLE,
    SPEECH,
    STRANGE,
)
from isnad.records import Person

Rule = Callable[[Sentence, int], bool]

# What a word must be for a rule to be tried at it; the first rule that takes words ends the trial.
RULES: tuple[tuple[int, Rule], ...] = (
    (ROLE | NAME, named_after),
    (ROLE, named_like_a_role),
    (ROLE, role_name),
    (NAME | INNER, known_name),
    (STRANGE, spelled_like_names),
    (SPEECH | CUE, said),
)
_TRIGGER = ROLE | GIVEN | ALONE | CUE | SPEECH | INNER | STRANGE


def find_people(draft: Draft) -> tuple[Person, ...]:
    """The people of an article."""
    seen = view(draft)
    found: list[Found] = []
    phrases: list[RolePhrase] = []
    for sentence in draft.sentences:
        _read(Sentence(seen, sentence.first, sentence.last, found, phrases, sentence.first))
    made, ties = people(seen, found)
    draft.memo["people.roles"] = [(phrase, ties.get(phrase.first)) for phrase in phrases]
    return made


def role_phrases(draft: Draft) -> list[tuple[RolePhrase, Person | None]]:
    """Every role or title of the article in order, with its person where a name stands beside it.

    Empty before `find_people` has run.
    """
    return draft.memo.get("people.roles", [])  # type: ignore[no-any-return]


def _read(it: Sentence) -> None:
    """Try the rules at every trigger, left to right, each token once."""
    bits = it.seen.bits
    for i in range(it.first, it.last):
        if bits[i] & _TRIGGER and i >= it.at and not _barred(it, i):
            kinds = bits[i] & ~ROLE if _attributive(it, i) else bits[i]
            for needed, rule in RULES:
                if kinds & needed and rule(it, i):
                    break


def _barred(it: Sentence, i: int) -> bool:
    """True inside a date, a number or an organisation, but not at the name of who leads it («إدارة الراوي»)."""
    if i in it.seen.taken:
        return True
    return i in it.seen.grouped and not (it.seen.bits[i] & NAME and i > it.first and it.seen.bits[i - 1] & LED)


def _attributive(it: Sentence, i: int) -> bool:
    """True of «السياسي» in «المسار السياسي»: an adjective of the noun before it, no role."""
    bits = it.seen.bits[i]
    if not bits & AL or not bits & (ADJECTIVE | NISBA):
        return False
    before = it.before(i)
    return bool(before & AL) and not before & (ROLE | PARTICLE | SPEECH)
