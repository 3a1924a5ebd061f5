"""Events in PLOVER's terms: who did what to whom, where, when, and on whose word, actor or no actor.

Every token that may tell an event is read by `RULES` in order; what they tell is put together so that each event stands
once, where it is told most fully, with its other tellings listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from isnad.claims.events.licence import ask, take
from isnad.claims.events.merge import merged
from isnad.claims.events.nouns import nouns
from isnad.claims.events.records import record
from isnad.claims.events.scene import Scene, Trigger
from isnad.claims.events.told import Told
from isnad.claims.events.verbs import verbs
from isnad.draft import Draft
from isnad.records import Event

Rule: TypeAlias = Callable[[Scene, Trigger], Iterator[Told]]

RULES: tuple[Rule, ...] = (
    verbs,  # قصفت الطائرات القرية
    nouns,  # شنت الطائرات غارات على القرية
)


def find_events(draft: Draft) -> tuple[Event, ...]:
    """The events of an article, in the order of the text."""
    scene = Scene(draft)
    told: list[Told] = []
    for trigger in scene.triggers.values():
        for rule in RULES:
            found = list(rule(scene, trigger))
            if found:
                ask(scene, trigger)
                take(scene, trigger)
            elif trigger.sense.kind == "masdar":
                ask(scene, trigger)  # «رفضه هدم المنازل»
            told.extend(found)
    made = [record(scene, group) for group in merged(scene, told)]
    return tuple(sorted(made, key=lambda e: (e.trigger.start, e.trigger.end)))
