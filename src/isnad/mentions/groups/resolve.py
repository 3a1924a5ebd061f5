"""From mentions to bodies: one record for each, with its kind, country and every mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isnad.arabic.fold import fold
from isnad.mentions.view import View
from isnad.records import Group, Span

if TYPE_CHECKING:
    from isnad.mentions.groups.find import Mention


def resolve(seen: View, mentions: list[Mention]) -> tuple[tuple[Group, ...], dict[int, Group]]:
    """The groups in order of first mention, and the group of every token of a mention."""
    by_name: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_name.setdefault(fold(mention.name), []).append(mention)
    groups: list[Group] = []
    owners: dict[int, Group] = {}
    for own in by_name.values():
        spans = tuple(Span.of(seen.draft.text, m.start, m.end) for m in own)
        country = next((m.country for m in own if m.country), None)
        group = Group(name=own[0].name, kind=own[0].kind, mentions=spans, country=country)
        groups.append(group)
        owners.update((token, group) for m in own for token in range(m.first, m.last))
    return tuple(groups), owners
