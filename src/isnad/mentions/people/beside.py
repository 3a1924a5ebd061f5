"""Names beside a role: right after it, after it and a comma, before a comma and it."""

from __future__ import annotations

from isnad.mentions.people.roles import RolePhrase, compound, role_at
from isnad.mentions.people.scan import Name, scan
from isnad.mentions.people.sentence import Found, Sentence
from isnad.mentions.wordclass import (
    ADJECTIVE,
    AL,
    ALONE,
    ARABIC,
    COMMON,
    FAMILY,
    GIVEN,
    HEAD,
    INNER,
    KUNYA,
    LINK,
    NAME,
    NISBA,
    NOUN,
    ORDINAL,
    ROLE,
    SLAVE,
    SPEECH,
    STOP,
    STRANGE,
    VERB,
)

_MOST = 4  # roles of one person in a row
_COMMAS = frozenset(("،", ",", "-", "–", "("))
_ENDS = _COMMAS | frozenset((")", ":", ".", "؛"))
_PRONOUNS = frozenset(("وهو", "وهي"))
# Titles that stay in the name where the article gives no other name.
_WORN = frozenset(("الملا", "ملا"))


def role_name(it: Sentence, i: int) -> bool:
    """A chain of role phrases from token i, and the name beside it; False when no role begins there."""
    chain, at = _chain(it, i)
    if not chain:
        return False
    if (
        _after(it, chain, at, "people.role-name")
        or _apposed(it, chain, i)
        or _after_comma(it, chain, at)
        or len(it.seen.keys[i]) > 1
    ):
        it.phrases += chain
    else:
        return False
    it.at = max(it.at, at, i + 1)
    return True


def _chain(it: Sentence, i: int) -> tuple[list[RolePhrase], int]:
    """Role phrases one after another («وزير الدفاع الفريق …»، «… والناطق باسم …»), and the token after them."""
    chain: list[RolePhrase] = []
    seen, at = it.seen, i
    while at < it.last and len(chain) < _MOST and seen.bits[at] & ROLE:
        phrase = role_at(seen, at, it.last) if not chain or seen.senses[at].pro in ("", "و") else None
        if phrase is None or (chain and _names_after(it, at)):
            break
        chain.append(phrase)
        at = phrase.last
    return chain, at


def _names_after(it: Sentence, at: int) -> bool:
    """«الأمير خليفة بن سالم»، «المهندس سيد العمري»: a given name that is a title too, after a title."""
    bits = it.seen.senses[at].whole
    if not bits & GIVEN or bits & AL or at + 1 >= it.last or compound(it.seen, at):
        return False
    ahead = it.seen.senses[at + 1].whole
    return bool(ahead & (NAME | LINK | SLAVE | KUNYA | STRANGE)) and not ahead & (STOP | ROLE)


def _titles(chain: list[RolePhrase]) -> list[RolePhrase]:
    return [role for role in chain if not role.tie and not role.plural]


def _after(it: Sentence, chain: list[RolePhrase], at: int, rule: str) -> bool:
    """«وزير النقل سالم الراوي»: the name that begins at token `at`."""
    role = chain[-1]
    quoted = it.seen.quoted(at, it.last)
    at += bool(quoted)
    if not _may_be_named(it, role, at):
        return False
    name = scan(it.seen, at, it.last, strong=2)
    if name is None or not _trusted(it, name, role) or (quoted and (name.last != quoted - 1 or name.units < 2)):
        return False
    keys = it.seen.keys
    if role.kind in ("royal", "religious") and name.last < it.last and it.seen.bits[name.last] & ORDINAL:
        name = name._replace(last=name.last + 1)
    if keys[role.last - 1] in _WORN and role.last == at:
        name = name._replace(first=at - 1, start=it.seen.draft.tokens.starts[at - 1])
        chain = chain[:-1]
    it.keep(name, rule, _titles(chain))
    return True


def _may_be_named(it: Sentence, role: RolePhrase, at: int) -> bool:
    """True when a name may stand at token `at` after this role."""
    seen = it.seen
    if at >= it.last or at in seen.taken or role.plural or (role.kind == "person" and not role.definite):
        return False
    sense = seen.senses[at]
    if sense.pro and not sense.whole & NAME:
        return False
    wanting = role.open and not role.tie and not role.title
    return bool(seen.bits[at] & (GIVEN | INNER)) or not (wanting or at in seen.groups)


def _trusted(it: Sentence, name: Name, role: RolePhrase) -> bool:
    """True when the words after a role are a name: two units, or one that can be nothing else."""
    if name.last - name.first > 1 and (name.units > 1 or name.known):
        return name.known > 0 or name.likely > 0.8
    bits = it.seen.bits[name.first]
    if name.first in it.seen.places and not (name.known and role.title):
        return False
    if role.title or role.tie:
        ordinary = bits & (COMMON | STOP) and bits & (NOUN | VERB | ADJECTIVE)
        least = 2.0 if it.seen.keys[name.first][0] in "بل" else 1.2
        return not (ordinary and not (role.title and bits & GIVEN)) and (name.known > 0 or name.likely > least)
    if name.known:
        return not bits & (COMMON | STOP) or _figure(bits, role)
    return name.likely > 2.0 and role.definite


def _figure(bits: int, role: RolePhrase) -> bool:
    """«الرئيس مبارك»: a figure whose name is a word too, right after a word with the article."""
    return role.definite and role.last == role.first + 1 and bits & (FAMILY | ALONE | AL | VERB) == FAMILY | ALONE


def _after_comma(it: Sentence, chain: list[RolePhrase], at: int) -> bool:
    """«مدير المركز، سالم الراوي، إن»: the name between commas after a role."""
    keys, role = it.seen.keys, chain[-1]
    if at + 2 >= it.last or keys[at] not in ("،", ",", ":", "-") or role.tie or (role.open and not role.definite):
        return False
    more, start = ([], at + 1) if _names_after(it, at + 1) else _chain(it, at + 1)
    name = scan(it.seen, start, it.last, strong=2) if start < it.last else None
    if name is None or name.last - name.first < 2 or not (more or name.last >= it.last or keys[name.last] in _ENDS):
        return False
    return _after(it, [*chain, *more], start, "people.role-comma-name")


def _apposed(it: Sentence, chain: list[RolePhrase], i: int) -> bool:
    """«سالم الراوي، مدير المركز»: the name before a comma, or right before a role with the article."""
    keys, before = it.seen.keys, i - 1
    if it.seen.senses[i].pro == "و":
        return False
    pronoun = before > it.first and keys[before] in _PRONOUNS
    before -= pronoun
    comma = before >= it.first and keys[before] in _COMMAS
    before -= comma
    previous = it.previous(before + 1)
    if previous:
        fits = comma or pronoun or (_definite(it, chain[0]) and not _object(it, previous))
        previous.roles += _titles(chain) if fits else []
        return fits
    if before <= it.first or chain[0].plural:
        return False
    name = _backward(it, before + 1) if comma else _introduced(it, before + 1, chain[0])
    if name:
        it.keep(name, "people.apposition", _titles(chain))
    return name is not None


def _definite(it: Sentence, role: RolePhrase) -> bool:
    """«المتحدث باسم الشرطة»، «رئيس الوزراء», not «رئيس» nor an adjective («سياسة بايدن الاقتصادية»)."""
    if role.last == role.first + 1:
        return role.definite and not it.seen.bits[role.first] & (ADJECTIVE | NISBA)
    return role.definite or not (role.open or role.tie or it.seen.keys[role.first].endswith("ا"))


def _object(it: Sentence, found: Found) -> bool:
    """A verb before the name, so that the role after it is another's: «استقبل سالم الراوي وزير النقل»."""
    first = min([found.name.first, *(role.first for role in found.roles)])
    before = it.before(first)
    return bool(before & VERB) and not before & SPEECH


def _introduced(it: Sentence, last: int, role: RolePhrase) -> Name | None:
    """«أوضح سعيد النعير الناطق باسمها»: a given name and one more, after a verb of saying and before a role."""
    first = last - 2
    if first <= it.first or not it.before(first) & SPEECH or not _definite(it, role):
        return None
    if not it.seen.senses[first].whole & GIVEN or it.seen.bits[first + 1] & (STOP | ROLE | HEAD | NISBA):
        return None
    name = scan(it.seen, first, last, strong=2)
    return name if name and name.last == last and name.units > 1 else None


def _backward(it: Sentence, last: int) -> Name | None:
    """The name of unlisted words that ends before token `last`."""
    seen, first = it.seen, last
    taken = it.previous(last)
    while first > it.first and last - first < 4 and not taken:
        bits = seen.bits[first - 1]
        if not bits & ARABIC or bits & (STOP | ROLE | HEAD | NISBA) or first - 1 in seen.taken:
            break
        first -= 1
        taken = it.previous(first)
    for start in range(first, last - 1):
        name = scan(seen, start, last, strong=1)
        if name and name.last == last and name.units > 1 and (name.known or name.likely > 1.5):
            return name
    return None
