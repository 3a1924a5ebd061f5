"""The word lists of people and groups: the rows of their tables and the forms those rows stand for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

import msgspec

from isnad.arabic.chars import KASRATAN
from isnad.arabic.fold import fold
from isnad.arabic.nouns import decline

_PRONOUNS = ("ه", "ها", "هم", "هما")


class GivenRow(msgspec.Struct, frozen=True):
    """A line of `given_names.tsv`."""

    name: str
    gender: Literal["m", "f", ""] = ""
    origin: str = ""
    example: str = ""


class FamilyRow(msgspec.Struct, frozen=True):
    """A line of `family_names.tsv`."""

    name: str
    alone: bool = False
    example: str = ""


class ParticleRow(msgspec.Struct, frozen=True):
    """A line of `name_particles.tsv`."""

    particle: str
    kind: str
    example: str = ""


class StopRow(msgspec.Struct, frozen=True):
    """A line of `name_stops.tsv`."""

    word: str
    kind: Literal["particle", "verb", "noun", "adjective", "governor"]


class RoleRow(msgspec.Struct, frozen=True):
    """A line of `roles.tsv`."""

    role: str
    kind: str
    feminine: str = ""
    plurals: tuple[str, ...] = ()
    bare: bool = False
    example: str = ""


class HeadRow(msgspec.Struct, frozen=True):
    """A line of `group_heads.tsv`."""

    head: str
    kind: str
    alone: bool = False
    coordinates: bool = False
    later: bool = False
    example: str = ""


class GroupRow(msgspec.Struct, frozen=True):
    """A line of `groups.tsv`."""

    names: tuple[str, ...]
    kind: str
    country: str = ""
    unsure: tuple[str, ...] = ()
    example: str = ""


class NotRow(msgspec.Struct, frozen=True):
    """A line of `group_nots.tsv`."""

    phrase: str
    example: str = ""


class NisbaRow(msgspec.Struct, frozen=True):
    """A line of `nisba.tsv`."""

    nisba: str
    country: str = ""
    plural: str = ""
    example: str = ""


class VerbRow(msgspec.Struct, frozen=True):
    """The columns of `reporting_verbs.tsv` that are read here."""

    perfect: str
    imperfect: str
    masdars: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    use: str = ""
    traits: tuple[str, ...] = ()
    example: str = ""


class RoleForm(NamedTuple):
    """One form of a role; `plural` when it names more than one, `own` when a pronoun makes it definite (نجله)."""

    text: str
    definite: bool
    plural: bool
    own: bool = False


def role_forms(row: RoleRow) -> Iterator[RoleForm]:
    """Every form of a role: both genders, all numbers, with and without the article, with a pronoun.

    >>> [form.text for form in role_forms(RoleRow(role="م", kind="honorific"))]
    ['م']
    """
    yield from _forms(row.role, row.plurals)
    if row.feminine:
        yield from _forms(row.feminine, ("ات",))


def _forms(base: str, plurals: tuple[str, ...]) -> Iterator[RoleForm]:
    if len(base) == 1:
        yield RoleForm(base, True, False)
    elif " " in base:
        definite = any(word.startswith("ال") for word in base.split())
        yield RoleForm(base, definite, False)
        yield from (RoleForm(plural, definite, True) for plural in plurals if " " in plural)
    else:
        for form in decline(base, plurals=plurals, definite=True, human=True):
            yield RoleForm(form.text, form.text.startswith("ال"), form.number != "s")
        stem = base[:-1] + {"ة": "ت", KASRATAN: "ي"}.get(base[-1], base[-1])
        yield from (RoleForm(stem + pronoun, True, False, True) for pronoun in _PRONOUNS)


def spellings(name: str) -> Iterator[str]:
    """Folded spellings of a name of one token: foreign g is written in two ways.

    >>> list(spellings("غوردون"))
    ['غوردون', 'جوردون']
    """
    key = fold(name)
    yield key
    if "غ" in key and not key.startswith("ال"):
        yield key.replace("غ", "ج")
