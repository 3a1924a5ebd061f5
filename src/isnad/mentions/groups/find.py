"""Organisations of an article: listed names, then names licensed by their head word, one record for each body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from isnad.arabic.fold import fold
from isnad.draft import Draft
from isnad.lexicon.phrases import Phrases
from isnad.lexicon.tables import read_table
from isnad.mentions.groups.heads import Reach, head_at, nots
from isnad.mentions.groups.later import ARTICLE, bare_head, heads_of, later_heads
from isnad.mentions.groups.resolve import resolve
from isnad.mentions.view import View, view
from isnad.mentions.wordclass import AL, HEAD, NISBA, SPEECH
from isnad.mentions.wordlists import GroupRow
from isnad.records import Group

_QUOTES = re.compile('[«»"“”„]')


class Mention(NamedTuple):
    """Tokens `[first, last)` at characters `[start, end)` name a body; `row` when it is listed."""

    first: int
    last: int
    start: int
    end: int
    kind: str
    country: str | None
    name: str
    row: GroupRow | None


@lru_cache(maxsize=1)
def listed() -> Phrases[tuple[GroupRow, bool]]:
    """Every listed name, and whether it is sure without a head or quotation marks."""
    return Phrases(
        (name, (row, name not in row.unsure)) for row in read_table("groups", GroupRow) for name in row.names
    )


def find_groups(draft: Draft) -> tuple[Group, ...]:
    """The organisations of an article."""
    seen = view(draft)
    named: dict[str, Mention] = {}
    mentions = [
        mention for sentence in draft.sentences for mention in _mentions(seen, sentence.first, sentence.last, named)
    ]
    groups, owners = resolve(seen, mentions)
    seen.groups = {mention.first: mention.last for mention in mentions}
    seen.grouped = frozenset(owners)
    draft.memo["groups.at"] = owners
    return groups


def group_at(draft: Draft, i: int) -> Group | None:
    """The group one of whose mentions holds token i; None when none does, or groups have not been found yet."""
    owners: dict[int, Group] = draft.memo.get("groups.at", {})
    return owners.get(i)


def _mentions(seen: View, first: int, last: int, named: dict[str, Mention]) -> Iterator[Mention]:
    """The mentions in tokens `[first, last)`; `named` are the bodies named last, by their head words."""
    names, heads, words, bits = listed(), listed()._heads, seen.draft.tokens.words, seen.bits
    i = first
    while i < last:
        known = heads.get(words[i])
        mention = _listed(seen, i, last, names) if known is None or known else None
        reach = head_at(seen, i, last) if bits[i] & HEAD else None
        if reach and (mention is None or _beyond(seen, reach.last, mention.last)):
            mention = _licensed(seen, reach)
        if mention is None and bits[i] & HEAD:
            mention = _again(seen, i, last, named)
        if mention:
            _remember(seen, mention, named)
            yield mention
            i = mention.last
        else:
            i += 1


def _again(seen: View, i: int, last: int, named: dict[str, Mention]) -> Mention | None:
    """«الحركة» after «حركة النور»."""
    bare = bare_head(seen, i, last) if named else None
    known = named.get(bare[0]) if bare else None
    if bare is None or known is None or nots().at(seen.draft.tokens, i, last):
        return None
    tokens = seen.draft.tokens
    return known._replace(first=i, last=i + 1, start=tokens.starts[i] + bare[1], end=tokens.ends[i])


def _remember(seen: View, mention: Mention, named: dict[str, Mention]) -> None:
    sense = seen.senses[mention.first]
    for key in (sense.key, sense.stem):
        if (head := key.removeprefix(ARTICLE)) in later_heads():
            named[head] = mention
    for head in heads_of(mention.row) if mention.row else ():
        named[head] = mention


def _beyond(seen: View, last: int, listed_to: int) -> bool:
    """True when the words past a listed name belong to it: more than one chance noun with the article."""
    return last > listed_to + 1 or (last == listed_to + 1 and bool(seen.bits[listed_to] & NISBA))


def _listed(seen: View, i: int, last: int, names: Phrases[tuple[GroupRow, bool]]) -> Mention | None:
    hit = names.at(seen.draft.tokens, i, last)
    if hit is None:
        return None
    row, sure = max(hit.values, key=lambda value: value[1])
    told = row.kind == "agency" and i > 0 and seen.bits[i - 1] & SPEECH and not seen.bits[i] & AL
    if not (sure or told or _quoted(seen, hit.first, hit.last, last)):
        return None
    return Mention(hit.first, hit.last, hit.start, hit.end, row.kind, row.country or None, row.names[0], row)


def _quoted(seen: View, first: int, last: int, stop: int) -> bool:
    return first > 0 and last < stop and seen.keys[first - 1] in '«"“(' and seen.keys[last] in '»"”)'


def _licensed(seen: View, reach: Reach) -> Mention:
    end = seen.draft.tokens.ends[reach.last - 1]
    name = _called(seen.draft.text[reach.start : end])
    row = _row(name)
    if row:
        return Mention(reach.first, reach.last, reach.start, end, row.kind, row.country or None, row.names[0], row)
    return Mention(reach.first, reach.last, reach.start, end, reach.kind, reach.country, name, None)


def _called(text: str) -> str:
    """A name without quotation marks, the article back after ل: «للحكومة», «الحكومة»."""
    bare = " ".join(_QUOTES.sub(" ", text).split())
    return "ال" + bare[2:] if bare.startswith("لل") else bare


def _row(name: str) -> GroupRow | None:
    """The listed body of this name, or of the name after its head word («مؤسسة رويترز للأنباء» has none)."""
    key = fold(name)
    return _by_name().get(key) or _by_name().get(key.partition(" ")[2])


@lru_cache(maxsize=1)
def _by_name() -> dict[str, GroupRow]:
    return {fold(name): row for row in read_table("groups", GroupRow) for name in row.names}
