"""From claims to records: spans, victims, and the arguments of each."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import NamedTuple

import msgspec

from isnad.claims.arguments.around import around
from isnad.claims.arguments.cause import closest
from isnad.claims.casualties.line import Claim, Line
from isnad.claims.casualties.scene import Scene
from isnad.claims.casualties.settings import Setting, settings
from isnad.claims.casualties.status import Status, infected, status_of
from isnad.claims.sources.chains import chain_at
from isnad.records import Casualty, Cause, Party, Span, Victim

_FIRST = attrgetter("first")


class Kept(NamedTuple):
    """A claim that is a report, with its line and status."""

    line: Line
    claim: Claim
    status: Status


class Maker:
    """Collects the claims of an article's lines, then makes the records."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.kept: list[Kept] = []
        self._names: set[tuple[int, str, str]] = set()

    def add(self, line: Line) -> None:
        """Keep the claims of a line that are reports of harm."""
        for claim in sorted(line.claims, key=lambda c: (c.figure.first, c.trigger)):
            status = status_of(line, claim)
            if status is not None and not self._said(line, claim):
                self.kept.append(Kept(line, claim, status))

    def _said(self, line: Line, claim: Claim) -> bool:
        """True for a named victim already told of in the same paragraph."""
        if claim.figure.kind != "name":
            return False
        words = " ".join(self.scene.keys[claim.figure.last - 1 : claim.figure.last])
        mark = (line.told.sentence.block, claim.effect, words)
        known = mark in self._names
        self._names.add(mark)
        return known

    def records(self) -> tuple[Casualty, ...]:
        """The records, in the order of the text."""
        where = settings(self.scene.draft, self.kept, {told.ordinal for told in self.scene.told})
        made = [self._record(kept, setting) for kept, setting in zip(self.kept, where, strict=True)]
        return _in_order(made)

    def _record(self, kept: Kept, setting: Setting) -> Casualty:
        line, claim, status = kept
        count = claim.figure
        draft = self.scene.draft
        end = draft.tokens.ends[count.last - 1]
        effect = "affected" if infected(line, claim) else claim.effect
        cause = self._cause(line, claim)
        return Casualty.of(  # type: ignore[no-any-return]
            draft.text,
            min(count.start, end - 1),
            end,
            effect=effect,
            min=0 if claim.zero else count.min,
            max=0 if claim.zero else count.max,
            approx=count.approx,
            vague=None if claim.zero else count.vague,
            victims=_victims(count.victims),
            scope=setting.scope,
            place=setting.place,
            date=setting.date,
            cause="disease" if effect == "affected" and claim.effect == "injured" else cause,
            actor=self._actor(claim),
            sources=chain_at(draft, claim.trigger),
            status=status,
            rule=claim.rule,
            incident=setting.incident,
            revises=setting.revises,
            part=claim.part,
            trigger=self._trigger(claim.trigger),
        )

    def _trigger(self, i: int) -> Span:
        """The word of harm at token i, without the و or ف before it."""
        tokens = self.scene.tokens
        lex = self.scene.lex(i)
        joined = lex is not None and lex.joined(lex.harms())
        start = tokens.starts[i] + (tokens.words[i].at(1) if joined else 0)
        return Span.of(self.scene.draft.text, start, tokens.ends[i])  # type: ignore[no-any-return]

    def _cause(self, line: Line, claim: Claim) -> Cause:
        here = around(self.scene.draft)
        cues = here.causes_of(line.told.ordinal)
        first = bisect_left(cues, claim.trigger, key=_FIRST)
        after = cues[first : bisect_left(cues, line.clause_end(claim.trigger), key=_FIRST)]
        told = closest(after) or here.cause_of(line.told.ordinal)
        return told or ("other" if claim.effect in ("detained", "displaced") else "unknown")

    def _actor(self, claim: Claim) -> Party | None:
        if claim.agent is None:
            return None
        tokens = self.scene.tokens
        first, last = claim.agent
        if first >= last:
            return None
        return Party.of(self.scene.draft.text, tokens.starts[first], tokens.ends[last - 1])  # type: ignore[no-any-return]


def _victims(found: tuple[Victim, ...]) -> tuple[Victim, ...]:
    return found or ("people",)


def _in_order(made: list[Casualty]) -> tuple[Casualty, ...]:
    """The records in the order of the text, their links following them to their new places."""
    order = sorted(range(len(made)), key=lambda k: (made[k].start, made[k].end))
    at = {old: new for new, old in enumerate(order)}
    moved = (made[k] for k in order)
    return tuple(c if c.revises is None else msgspec.structs.replace(c, revises=at[c.revises]) for c in moved)
