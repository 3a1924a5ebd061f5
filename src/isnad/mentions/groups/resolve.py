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
    for short, full in _fuller(by_name).items():
        by_name[full] += by_name.pop(short)
    groups: list[Group] = []
    owners: dict[int, Group] = {}
    for own in by_name.values():
        own.sort(key=lambda m: m.start)
        spans = tuple(Span.of(seen.draft.text, m.start, m.end) for m in own)
        country = next((m.country for m in own if m.country), None)
        named = max(own, key=lambda m: (m.row is not None, len(m.name)))
        group = Group(name=named.name, kind=named.kind, mentions=spans, country=country)
        groups.append(group)
        owners.update((token, group) for m in own for token in range(m.first, m.last))
    return tuple(groups), owners


def _fuller(by_name: dict[str, list[Mention]]) -> dict[str, str]:
    """Bodies called by one word («الجيش») where exactly one body of the article has a fuller name («الجيش الوطني»)."""
    found: dict[str, str] = {}
    for short in by_name:
        if " " not in short and short.startswith("ال") and all(m.row is None for m in by_name[short]):
            full = [name for name in by_name if name.startswith(short + " ")]
            if len(full) == 1:
                found[short] = full[0]
    return found
