"""Chains of attribution: on whose word a token of the article stands, nearest to the fact first.

قال مسعفون لوكالة الأنباء إن ثلاثة قُتلوا.      chain at «ثلاثة»: مسعفون → وكالة الأنباء
وقال الوزير إن الشرطة أعلنت أن الجسر أُغلق.     chain at «الجسر»: الشرطة → الوزير
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeVar

import msgspec

from isnad.claims.clauses.clause import Clauses, clauses_of
from isnad.claims.clauses.words import word_set
from isnad.claims.sources.credits import carrier_named, credits_of, joined
from isnad.claims.speakers.memory import Entity, Memory
from isnad.claims.speakers.ranges import Range
from isnad.claims.speakers.resolve import entity, is_joined
from isnad.draft import Draft
from isnad.records import Source, Speaker, Statement

MEMO = "sources"
FROM_WHOM = "speech.from-whom"
ANNOUNCED = "announced"  # in `Draft.memo`: what was said without being a statement, as `Told`
_LONGEST = 8


_MARKS = '«»"“”()[] '

Link = TypeVar("Link", Source, Speaker)


def source(c: Clauses, who: Range, found: Entity) -> Source:
    """The link of a chain that the noun phrase `who` makes."""
    return _named(Source, c, who, found)


def speaker(c: Clauses, who: Range, found: Entity) -> Speaker:
    """The speaker whom the noun phrase `who` (empty where nothing is said) names."""
    return _named(Speaker, c, who, found)


def _named(record: type[Link], c: Clauses, who: Range, found: Entity) -> Link:
    if who[0] >= who[1]:
        return record(name=found.name, kind=found.kind)
    start, end = c.tokens.starts[who[0]], c.tokens.ends[who[1] - 1]
    start = _past_proclitic(c, who[0], start, found)
    name = found.name.strip(_MARKS)
    carrier = carrier_named(name) if found.person is None else None
    if carrier is None and name[:1] == "ل" and c.tokens.text[start] == "ل" and found.person is None:  # «لرويترز»
        carrier = carrier_named(name[1:])
        name, start = (name, start) if carrier is None else (name[1:], start + 1)
    if carrier is not None:
        return record(name=name, kind=carrier.kind, start=start, end=end, text=c.tokens.text[start:end])
    return record(name=found.name, kind=found.kind, start=start, end=end, text=c.tokens.text[start:end])


def _past_proclitic(c: Clauses, first: int, start: int, found: Entity) -> int:
    """«لوزارة» is left as «وزارة»; «للعباسي» stays whole, its noun being no substring."""
    key, surface = c.keys[first], c.tokens.words[first].surface
    if key[0] == "و" and (is_joined(c, first) or (first in c.people and not found.name.startswith("و"))):
        return start + 1
    if key[0] in "لب" and len(key) > 3 and not key.startswith("لل") and found.name.startswith(surface[1:]):
        return start + 1
    return start


def carriers(c: Clauses, ranges: tuple[Range, ...], memory: Memory) -> tuple[Source, ...]:
    """The links that carried a statement to the article."""
    heard = word_set("audience")  # «قال للصحافيين»: an audience, no outlet
    return tuple(source(c, r, entity(c, r, None, memory)) for r in ranges if c.keys[r[0]] not in heard)


class Told(NamedTuple):
    """Tokens `[first, last)` stand on the word of `links`, nearest first."""

    first: int
    last: int
    links: tuple[Source, ...]


def chain_at(draft: Draft, token_index: int) -> tuple[Source, ...]:
    """The chain of sources of what stands at a token; empty where the article speaks in its own voice.

    The innermost statement's speaker comes first, then those who carried it, then the statement around it, then those
    whom the whole article is credited to. The object of a verb of speech («أعلنت الوزارة مقتل خمسة») stands on its
    subject's word too, though it is no statement.
    """
    found = _coverage(draft).get(token_index, ())
    return joined(found, credits_of(draft)) if found else ()


def _coverage(draft: Draft) -> dict[int, tuple[Source, ...]]:
    """The chain of each token that has one."""
    found: dict[int, tuple[Source, ...]] | None = draft.memo.get(MEMO)
    if found is None:
        found = {}
        for told in sorted(_told(draft), key=lambda t: t.last - t.first):
            for i in range(told.first, told.last):
                found[i] = _joined(found.get(i, ()), told.links)
        draft.memo[MEMO] = found
    return found


def _told(draft: Draft) -> Iterator[Told]:
    c = clauses_of(draft)
    common = credits_of(draft)
    for statement in sorted(draft.statements, key=lambda s: s.rule != FROM_WHOM):  # nearer than who cites them
        links = (*(() if statement.speaker is None else (as_source(statement.speaker),)), *statement.sources)
        links = tuple(link for link in links if link not in common)  # they end the whole chain
        for span in statement.contents if links else ():
            yield Told(c.token_at(span.start), c.token_at(span.end - 1) + 1, links)
    yield from draft.memo.get(ANNOUNCED, ())


def carried(draft: Draft, statement: Statement) -> Statement:
    """The statement with the links that every claim of the article ends in."""
    told = () if statement.speaker is None else (as_source(statement.speaker),)
    chain = joined((*told, *statement.sources), credits_of(draft))[len(told) :]
    return statement if chain == statement.sources else msgspec.structs.replace(statement, sources=chain)


def _joined(chain: tuple[Source, ...], links: tuple[Source, ...]) -> tuple[Source, ...]:
    """A chain with the links that are not in it yet."""
    if len(chain) >= _LONGEST:
        return chain
    known = {link.name for link in chain}
    return (*chain, *(link for link in links if link.name not in known)) if chain else links


def as_source(who: Speaker) -> Source:
    """A speaker as a link of a chain."""
    return Source(name=who.name, kind=who.kind, start=who.start, end=who.end, text=who.text)
