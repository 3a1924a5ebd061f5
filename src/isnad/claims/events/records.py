"""The record of an event: its fullest telling with its parties, place, day, chain and other tellings."""

from __future__ import annotations

from isnad.arabic.clitics import Reading
from isnad.claims.arguments.place import reference
from isnad.claims.events.merge import Tellings
from isnad.claims.events.parties import Ref, party
from isnad.claims.events.roles import acts
from isnad.claims.events.scene import Scene
from isnad.claims.events.setting import setting
from isnad.claims.events.told import Told
from isnad.claims.sources.chains import chain_at
from isnad.records import Event, Party, Span

_NEAR = 8  # tokens from a verb of taking to the place that is taken


def record(scene: Scene, group: Tellings) -> Event:
    """The event of a group of tellings."""
    told = group.best
    where = setting(scene, told)
    actor, recipient = party(scene, group.actor), party(scene, group.recipient)
    harmed = _is_harmed(scene, told, actor)
    if harmed is not None:
        actor, recipient = None, harmed
    if recipient is None and told.entry.type == "ASSAULT":
        recipient = _harmed(scene, told)
    taken = _is_conquest(scene, told, group.actor)
    return Event(
        type="ASSAULT" if taken else told.entry.type,
        mode=None if taken else told.entry.mode,
        trigger=trigger_span(scene, told),
        actor=actor,
        recipient=recipient,
        place=reference(scene.draft, where.place, where.basis) if where.place is not None else None,
        date=where.day,
        status=told.status,
        sources=chain_at(scene.draft, told.i),
        mentions=tuple(trigger_span(scene, t) for t in group.others),
        rule=told.rule,
    )


# Verbs of taking: of land by arms it is an assault, of goods or by the police a seizure.
_TAKING = frozenset(("سيطر", "احتل", "استعاد", "استولي"))


def _is_conquest(scene: Scene, told: Told, actor: Ref | None) -> bool:
    """True where armed men take a place: «سيطر المسلحون على البلدة»."""
    if told.entry.mode != "seize" or actor is None or told.entry.lemma not in _TAKING:
        return False
    return acts(scene.c, actor.token) and any(k in scene.c.place_at for k in range(told.i + 1, told.i + _NEAR))


def _is_harmed(scene: Scene, told: Told, actor: Party | None) -> Party | None:
    """Whom the counts of harm have for a victim of the same verb: «قُتل 4 جنود» has no actor."""
    if actor is None or told.entry.type not in ("ASSAULT", "COERCE"):
        return None
    for x in scene.casualties.get(scene.c.sentence[told.i], ()):
        if x.start < actor.end and actor.start < x.end and x.effect in _DONE and x.max != 0:
            return party(scene, Ref(x.start, x.end, scene.c.token_at(x.start)))
    return None


_DONE = frozenset({"killed", "injured", "detained", "abducted"})


def _harmed(scene: Scene, told: Told) -> Party | None:
    """Who the same sentence says was killed or hurt, where the act itself names no target."""
    c, i = scene.c, told.i
    near = [x for x in scene.casualties.get(c.sentence[i], ()) if x.effect in ("killed", "injured", "abducted")]
    near = [x for x in near if x.max != 0 and not x.part and x.status == "asserted"]
    if not near:
        return None
    at = scene.draft.tokens.starts[i]
    chosen = min(near, key=lambda x: (x.effect != "killed", abs(x.start - at)))
    return party(scene, Ref(chosen.start, chosen.end, c.token_at(chosen.start)))


def trigger_span(scene: Scene, told: Told) -> Span:
    """The word that tells the event, without proclitics and article where they can be left out, with its pronoun."""
    tokens, i = scene.draft.tokens, told.i
    reading: Reading = told.trigger.hit.reading
    start = tokens.starts[i] + (
        tokens.words[i].at(reading.cut) if reading.cut and not tokens.keys[i].startswith("لل") else 0
    )
    return Span.of(scene.draft.text, start, tokens.ends[i])  # type: ignore[no-any-return]
