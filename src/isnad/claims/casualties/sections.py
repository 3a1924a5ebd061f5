"""The stories of a page of briefs: «* حلب - وكالة: …» one under the other, each with its own headline."""

from __future__ import annotations

from isnad.draft import Draft

_BULLETS = frozenset("*•■◆●▪")
_DATELINE = 10  # tokens in which a brief's «city - agency:» ends


def sections(draft: Draft) -> list[int]:
    """The section of each sentence: all 0 for one story; a brief and the heading over it share theirs."""
    sentences = draft.sentences
    keys = draft.tokens.keys
    briefs = {
        s.block
        for s in sentences
        if s.kind == "body" and keys[s.first] in _BULLETS and ":" in keys[s.first : min(s.last, s.first + _DATELINE)]
    }
    if len(briefs) < 2:
        return [0] * len(sentences)
    found, section, block, headed = [], 0, -1, False
    for s in sentences:
        if s.block != block:
            block = s.block
            opens = s.kind != "body" or (s.block in briefs and not headed)
            section += opens
            headed = s.kind != "body"
        found.append(section)
    return found
