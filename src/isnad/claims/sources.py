"""Chains of attribution: on whose word a token of the article stands, nearest to the fact first.

    قال مسعفون لوكالة الأنباء إن ثلاثة قُتلوا.      chain at «ثلاثة»: مسعفون → وكالة الأنباء
    وقال الوزير إن الشرطة أعلنت أن الجسر أُغلق.     chain at «الجسر»: الشرطة → الوزير
"""

from __future__ import annotations

from isnad.claims.clauses import Clauses, clauses_of
from isnad.claims.speakers import Entity, Memory, entity
from isnad.claims.speakers_subject import Range
from isnad.draft import Draft
from isnad.records import Source, Span, Speaker, Statement

_MEMO = "sources"
_DEEPEST = 8


def source(c: Clauses, who: Range, found: Entity) -> Source:
    """The link of a chain that the noun phrase `who` makes."""
    return _named(Source, c, who, found)  # type: ignore[no-any-return]


def speaker(c: Clauses, who: Range, found: Entity) -> Speaker:
    """The speaker whom the noun phrase `who` (empty where nothing is said) names."""
    return _named(Speaker, c, who, found)  # type: ignore[no-any-return]


def _named(record: type[Source] | type[Speaker], c: Clauses, who: Range, found: Entity) -> Source | Speaker:
    if who[0] >= who[1]:
        return record(name=found.name, kind=found.kind)
    start, end = c.tokens.starts[who[0]], c.tokens.ends[who[1] - 1]
    start = _past_proclitic(c, who[0], start, found)
    return record(name=found.name, kind=found.kind, start=start, end=end, text=c.tokens.text[start:end])


def _past_proclitic(c: Clauses, first: int, start: int, found: Entity) -> int:
    """«لوزارة» is left as «وزارة»; «للعباسي» stays whole, its noun being no substring."""
    key, surface = c.keys[first], c.tokens.words[first].surface
    if key[0] in "لب" and len(key) > 3 and not key.startswith("لل") and found.name.startswith(surface[1:]):
        return start + 1
    return start


def carriers(c: Clauses, ranges: tuple[Range, ...], memory: Memory) -> tuple[Source, ...]:
    """The links that carried a statement to the article."""
    return tuple(source(c, r, entity(c, r, None, memory)) for r in ranges)


def chain_at(draft: Draft, token_index: int) -> tuple[Source, ...]:
    """The chain of sources of what stands at a token; empty where the article speaks in its own voice.

    The innermost statement's speaker comes first, then those who carried it, then the statement around it.
    """
    inside = _coverage(draft).get(token_index)
    if not inside:
        return ()
    chain: list[Source] = []
    for number in inside:
        statement = draft.statements[number]
        links = [] if statement.speaker is None else [_as_source(statement.speaker)]
        for link in (*links, *statement.sources):
            if all(link.name != known.name for known in chain):
                chain.append(link)
    return tuple(chain)


def _as_source(who: Speaker) -> Source:
    return Source(name=who.name, kind=who.kind, start=who.start, end=who.end, text=who.text)


def _coverage(draft: Draft) -> dict[int, tuple[int, ...]]:
    """For each token inside a statement, the statements it is in, smallest first."""
    found: dict[int, tuple[int, ...]] | None = draft.memo.get(_MEMO)
    if found is None:
        found = {}
        c = clauses_of(draft)
        order = sorted(range(len(draft.statements)), key=lambda n: _size(draft.statements[n]))
        for number in order:
            for span in draft.statements[number].contents:
                _cover(c, span, number, found)
        draft.memo[_MEMO] = found
    return found


def _size(statement: Statement) -> int:
    return sum(span.end - span.start for span in statement.contents)


def _cover(c: Clauses, span: Span, number: int, found: dict[int, tuple[int, ...]]) -> None:
    for i in range(c.token_at(span.start), c.token_at(span.end - 1) + 1):
        known = found.get(i, ())
        if len(known) < _DEEPEST:
            found[i] = (*known, number)
