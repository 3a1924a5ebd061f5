"""Parties: the noun phrases that name who acted and who was acted upon, and whom or what they stand for."""

from __future__ import annotations

from typing import NamedTuple

from isnad.claims.clauses.clause import Clauses
from isnad.claims.clauses.words import F, role, word_set
from isnad.claims.events.extent import noun_phrase
from isnad.claims.events.phrases import Part
from isnad.claims.events.roles import speaks, stem, words_of
from isnad.claims.events.scene import Scene
from isnad.claims.events.words import cut
from isnad.claims.sources.kinds import head_of
from isnad.lexicon.nisba import nationality
from isnad.records import Party


class Ref(NamedTuple):
    """A party by its characters `[start, end)`, and the token its phrase begins at."""

    start: int
    end: int
    token: int


def ref(c: Clauses, part: Part) -> Ref | None:
    """The party that a phrase names: without quotation marks and punctuation around it."""
    first, last = part.first, part.last
    start = part.start
    while first < last and c.tokens.words[first].kind == "punct" and not _keeps(c, first, last):
        first += 1
        start = c.tokens.starts[first] if first < last else start
    while last > first and c.tokens.words[last - 1].kind == "punct" and c.keys[last - 1] not in ("»", '"', "”", ")"):
        last -= 1
    if all(w.kind in ("number", "punct") or role(w).flags & F.QUANT for w in c.tokens.words[first:last]):
        return None
    if last <= first or not _names(c, first, last) or c.roles[first].flags & F.TIME:
        return None
    if c.keys[first][:1] == "و" and cut(c.tokens.words[first]).pro == "و" and start == c.tokens.starts[first]:
        start += c.tokens.words[first].at(1)
    return Ref(max(start, c.tokens.starts[first]), c.tokens.ends[last - 1], first)


def _names(c: Clauses, first: int, last: int) -> bool:
    """False of a pronoun alone with its preposition: «به»، «لها»."""
    return last - first > 1 or c.keys[first] not in word_set("pronoun")


def _keeps(c: Clauses, first: int, last: int) -> bool:
    """A quotation mark that opens a name closed inside the phrase stays: «حماس»."""
    quote = c.quotes.opening.get(first)
    return quote is not None and quote.after <= last


def party(scene: Scene, found: Ref | None) -> Party | None:
    """The record of a party, resolved to a person, group or country where the phrase names one."""
    if found is None or found.start >= found.end:
        return None
    c = scene.c
    name, kind, country = resolve(c, found)
    return Party.of(scene.draft.text, found.start, found.end, name=name, kind=kind, country=country)  # type: ignore[no-any-return]


def resolve(c: Clauses, found: Ref) -> tuple[str | None, str | None, str | None]:
    """(name, kind, country) of a party: its person, its group, its place, or the country its adjective tells."""
    last = c.token_at(found.end - 1) + 1
    country = next((n for k in range(found.token, last) if (n := nationality(c.keys[k]))), None)
    for k in range(found.token, last):
        person = c.people.get(k)
        if person is not None:
            return person.name, "person", person.nationality or country
    group = c.group_at.get(found.token) or (
        c.group_at.get(found.token + 1) if last > found.token + 1 and c.keys[found.token + 1][:1] != "و" else None
    )
    if group is not None:
        return group.name, group.kind, group.country or country
    place = c.place_at.get(found.token)
    if place is not None:
        return place.name, "country" if place.kind == "country" else "place", place.country
    head = head_of(c.tokens.words[found.token])
    return None, head.kind if head is not None else None, country


def is_party(c: Clauses, found: Ref | None) -> bool:
    """True of a party that is people, a body, a country: one that an act between parties can be done to."""
    if found is None:
        return False
    last = c.token_at(found.end - 1) + 1
    return any(speaks(c, k) for k in range(found.token, min(last, found.token + 3)))


def is_nature(c: Clauses, found: Ref | None) -> bool:
    """True of fire, flood, illness and the like, which are neither actors nor targets."""
    return found is not None and stem(c, found.token) in words_of("nature")


def both(c: Clauses, found: Ref) -> tuple[Ref | None, Ref | None]:
    """The two sides of a coordination that is one party: «الحكومة والحركة»."""
    last = c.token_at(found.end - 1) + 1
    return sides(c, Part("", found.token, last, found.start))


def sides(c: Clauses, part: Part) -> tuple[Ref | None, Ref | None]:
    """«بين الجيش ومسلحين»: the two sides."""
    for k in range(part.first + 1, part.last):
        if c.roles[k].flags & F.AND and k + 1 < part.last:
            return ref(c, part._replace(last=k)), ref(c, Part("", k + 1, part.last, c.tokens.starts[k + 1]))
        if cut(c.tokens.words[k]).pro[:1] == "و":
            return ref(c, part._replace(last=k)), ref(c, Part("", k, part.last, c.tokens.starts[k]))
    k = part.last
    while k < c.end_of(part.first) and c.flags(k) & F.COMMA:
        k += 1
    if k < c.end_of(part.first) and c.keys[k][:1] == "و":  # «بين الحكومة | وبين الحركة»
        first = k + 1 if c.keys[k] in ("و", "وبين") else k
        one, two = noun_phrase(c, first, c.end_of(part.first))
        if two > one:
            return ref(c, part), ref(c, Part("", one, two, c.tokens.starts[one]))
    return ref(c, part), None
