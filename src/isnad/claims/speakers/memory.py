"""The speakers of an article, remembered in order: what may refer to each again, and whether a verb agrees with one."""

from __future__ import annotations

from dataclasses import dataclass, field

from isnad.arabic.fold import fold
from isnad.claims.statements.words import Cue
from isnad.records import Person, SourceKind

_RECENT = 40  # speakers that a description may reach back to


@dataclass(slots=True)
class Entity:
    """Somebody who spoke or acted: the fullest name, and what may refer to it again."""

    name: str
    kind: SourceKind
    gender: str | None
    number: str | None
    words: frozenset[str]
    lemmas: set[str] = field(default_factory=set)
    person: Person | None = None
    at: int = 0
    indefinite: bool = False
    spoke: bool = False

    def agrees(self, cue: Cue) -> bool:
        """True unless gender or number speak against it."""
        if cue.number == "p":
            return self.number == "p" or (self.number is None and self.kind in ("other", "group", "official"))
        if cue.number == "s" and self.number == "p":
            return False
        return cue.gender is None or self.gender is None or self.gender == cue.gender


class Memory:
    """The speakers of an article so far, latest last."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self.known: list[Entity] = []  # everybody named, carriers too, whom a description may mean

    def add(self, entity: Entity) -> None:
        """Make it the latest."""
        if self.entities and self.entities[-1] is entity:
            return
        self.entities.append(entity)

    def latest(self, cue: Cue, since: int = -1, *, spoke: bool = False) -> Entity | None:
        """The most recent entity, at or after token `since`, that agrees with the cue (and has spoken)."""
        for entity in reversed(self.entities[-_RECENT:]):
            if entity.at < since:
                break
            if entity.agrees(cue) and (entity.spoke or not spoke):
                return entity
        return None

    def recent(self) -> list[Entity]:
        """Everybody named of late, latest first."""
        return self.known[: -_RECENT - 1 : -1]


def bare(key: str) -> str:
    """A folded word without article and proclitics before it."""
    for pro in ("وال", "بال", "فال", "ولل", "لل", "ال"):
        if key.startswith(pro) and len(key) > len(pro) + 1:
            return key[len(pro) :]
    return key


def words_of(name: str) -> frozenset[str]:
    """The folded words of a name, without articles."""
    return frozenset(bare(w) for w in fold(name).split())
