"""From names at their places to people: the fullest form, the short mentions tied to it, roles, nationality."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rapidfuzz.distance.Levenshtein import distance

from isnad.mentions.nationality import country_of
from isnad.mentions.view import View
from isnad.mentions.wordclass import ADJECTIVE, AL, ALONE, COMMON, FAMILY, HEAD, NISBA, NOUN, ROLE, STOP
from isnad.records import Person, Span

if TYPE_CHECKING:
    from isnad.mentions.people.sentence import Found


_SON = frozenset(("بن", "ابن", "بنت", "ولد"))
_MOST = 64  # namesakes, or mentions of one of them, that are weighed against one another


@dataclass(slots=True)
class _Someone:
    """A person in the making: `parts` are the folded words of the fullest form so far.

    `latest` is the last mention so far while the article is gone through for short forms, -1 before the first.
    """

    parts: tuple[str, ...]
    founds: list[Found] = field(default_factory=list)
    mentions: dict[int, int] = field(default_factory=dict)  # start to end
    latest: int = -1


def people(seen: View, found: list[Found]) -> tuple[tuple[Person, ...], dict[int, Person]]:
    """One record for each person, in order of first mention; and the person of each role phrase by its first token."""
    everyone = _merge(seen, found)
    _short_mentions(seen, everyone)
    made: list[Person] = []
    ties: dict[int, Person] = {}
    for someone in everyone:
        person = _person(seen, someone)
        made.append(person)
        ties.update((role.first, person) for one in someone.founds for role in one.roles)
    return tuple(made), ties


def _parts(seen: View, one: Found) -> tuple[str, ...]:
    """The folded words of a name; عبد joined to what follows it."""
    name = one.name
    sense = seen.senses[name.first]
    cut = name.start > seen.draft.tokens.starts[name.first] or (sense.cut == 0 and sense.pro == "ل")
    keys = [sense.stem if cut else sense.key, *seen.keys[name.first + 1 : name.last]]
    return tuple(key for key in keys if key not in ("-", "."))


def _merge(seen: View, found: list[Found]) -> list[_Someone]:
    everyone: list[_Someone] = []
    by_word: dict[str, list[_Someone]] = {}
    named = sorted(((_parts(seen, one), one) for one in found), key=lambda pair: -len(pair[0]))
    for parts, one in named:
        someone = _same(parts, one, by_word) or _respelled(parts, by_word)
        if someone is None:
            someone = _Someone(parts)
            everyone.append(someone)
            for word in set(parts):
                by_word.setdefault(word, []).append(someone)
        someone.founds.append(one)
        tokens = seen.draft.tokens
        someone.mentions[one.name.start] = tokens.ends[one.name.last - 1]
    everyone.sort(key=lambda someone: min(someone.mentions))
    return everyone


def _same(parts: tuple[str, ...], one: Found, by_word: dict[str, list[_Someone]]) -> _Someone | None:
    """The person already known whose fuller name holds these words in order."""
    fuller = [someone for someone in by_word.get(parts[-1], ())[:_MOST] if _holds(someone.parts, parts)]
    if len(fuller) < 2:
        return fuller[0] if fuller else None
    return min(fuller, key=lambda someone: _distance(someone, one))


def _respelled(parts: tuple[str, ...], by_word: dict[str, list[_Someone]]) -> _Someone | None:
    """The person whose foreign name is the same but for one letter of its first or last word: «غوتيريس»، «غوتيريش»."""
    if len(parts) < 2:
        return None
    for known, other in ((0, -1), (-1, 0)):
        for someone in by_word.get(parts[known], ())[:_MOST]:
            ours, theirs = parts[other], someone.parts[other]
            same = len(someone.parts) == len(parts) and someone.parts[known] == parts[known]
            if same and _foreign(ours) and distance(ours, theirs, score_cutoff=1) == 1:
                return someone
    return None


def _foreign(word: str) -> bool:
    """True of a word so long, and without the article, that another of its spelling is hardly another name."""
    return len(word) > 5 and not word.startswith("ال")


def _distance(someone: _Someone, one: Found) -> tuple[int, int]:
    """Earlier mentions first, the nearest of them first."""
    starts = list(someone.mentions)[:_MOST]
    return min((0 if start <= one.name.start else 1, abs(one.name.start - start)) for start in starts)


def _holds(full: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """True when the short form is the full one with words left out, and is not just an inner particle."""
    if len(short) > len(full):
        return False
    if len(short) > 1 and short[0] in full and full[max(0, full.index(short[0]) - 1)] in _SON:
        return False  # سالم بن راشد is the son of راشد
    rest = iter(full)
    return all(word in rest for word in short)


def _short_mentions(seen: View, everyone: list[_Someone]) -> None:
    """Later mentions by one word of the name: its last unit, or its first."""
    owners = _owners(everyone)
    covered: dict[int, _Someone] = {}
    for someone in everyone:
        for one in someone.founds:
            covered.update(dict.fromkeys(range(one.name.first, one.name.last), someone))
    for i, sense in enumerate(seen.senses):
        if i in covered:
            covered[i].latest = seen.draft.tokens.starts[i]
            continue
        key = sense.key if sense.key in owners else sense.stem
        if key in owners and _stands_alone(seen, i):
            _attach(seen, i, key, owners[key])


def _owners(everyone: list[_Someone]) -> dict[str, list[_Someone]]:
    """Whom each word may stand for."""
    owners: dict[str, list[_Someone]] = {}
    for someone in everyone:
        for word in _handles(someone.parts):
            owners.setdefault(word, []).append(someone)
    for word, those in _first_names(everyone).items():
        owners.setdefault(word, []).extend(those)
    return owners


def _first_names(everyone: list[_Someone]) -> dict[str, list[_Someone]]:
    """First names that one person alone has: later mentions may use them."""
    shared: dict[str, list[_Someone]] = {}
    for someone in everyone:
        if len(someone.parts) > 1 and len(someone.parts[0]) > 3:
            shared.setdefault(someone.parts[0], []).append(someone)
    return {word: those for word, those in shared.items() if len(those) == 1}


def _handles(parts: tuple[str, ...]) -> tuple[str, ...]:
    if len(parts) == 1:
        return parts
    last = parts[-1]
    return (last,) if len(last) > 2 else ()


def _stands_alone(seen: View, i: int) -> bool:
    """True when token i may be a name by itself, not a date, an organisation or the adjective of the noun before it."""
    bits = seen.bits[i]
    listed = bits & ALONE or bits & (FAMILY | COMMON) == FAMILY
    if i in seen.taken or i in seen.grouped or (bits & STOP and not listed):
        return False
    before = seen.bits[i - 1] if i else 0
    return not (bits & AL and bits & (NISBA | ADJECTIVE) and before & (AL | NOUN | HEAD | ROLE))


def _attach(seen: View, i: int, key: str, owners: list[_Someone]) -> None:
    """Give token i to the owner of the word mentioned last; to none where nobody of that name has been named yet."""
    tokens, sense = seen.draft.tokens, seen.senses[i]
    owner = max(owners[:_MOST], key=lambda someone: someone.latest)
    if owner.latest < 0:
        return
    start = owner.latest = tokens.starts[i] + (sense.cut if key != sense.key else 0)
    owner.mentions[start] = tokens.ends[i]


def _person(seen: View, someone: _Someone) -> Person:
    text = seen.draft.text
    fullest = max(someone.founds, key=lambda one: (one.name.last - one.name.first, -one.name.start))
    end = seen.draft.tokens.ends[fullest.name.last - 1]
    mentions = tuple(Span.of(text, start, stop) for start, stop in sorted(someone.mentions.items()))
    founds = sorted(someone.founds, key=lambda one: one.name.start)
    roles = dict.fromkeys(_role_text(text[role.start : role.end]) for one in founds for role in one.roles)
    nationality = next(
        filter(None, (country_of(seen, role.first, role.last) for one in founds for role in one.roles)), None
    )
    return Person(name=text[fullest.name.start : end], roles=tuple(roles), mentions=mentions, nationality=nationality)


def _role_text(text: str) -> str:
    """A role after the preposition ل with its article back: للرئيس, الرئيس."""
    return "ال" + text[2:] if text.startswith("لل") else text
