"""Each event once: tellings of one event put together, the fullest of them first.

Two tellings are one event when type and parties do not conflict and one of them adds nothing that sets it apart; a harm
(«قُتل خمسة») and the act that did it («في غارة») told in one sentence are one event.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import NamedTuple, TypeAlias

from isnad.arabic.fold import fold
from isnad.claims.arguments.agree import dates_agree, places_agree
from isnad.claims.clauses.clause import Clauses
from isnad.claims.events.parties import Ref, resolve
from isnad.claims.events.roles import bare, stem, words_of
from isnad.claims.events.scene import Scene
from isnad.claims.events.setting import setting
from isnad.claims.events.told import Told
from isnad.lexicon.nisba import nationality

_LEAD = 4  # sentences after a headline that tell what it tells
_TITLES = ("title", "heading", "deck", "caption")


class Tellings(NamedTuple):
    """The tellings of one event: the fullest, its parties, and the others in the order of the text."""

    best: Told
    actor: Ref | None
    recipient: Ref | None
    others: tuple[Told, ...] = ()


def merged(scene: Scene, told: list[Told]) -> list[Tellings]:
    """The events of an article."""
    if not told:
        return []
    told = _harms_with_actors(_acts_over_harms(scene, told))
    names: Names = cache(partial(_known_as, scene.c))
    groups: list[list[Told]] = []
    by_type: dict[str, list[list[Told]]] = {}
    for one in told:
        known = by_type.setdefault(one.entry.type, [])
        for group in known[-_LOOK:]:
            if _same(scene, names, group[-_LOOK:], one):
                group.append(one)
                break
        else:
            groups.append([one])
            known.append(groups[-1])
    return [_tellings(scene, group) for group in groups]


_LOOK = 40  # events of a type among which another telling is looked for, and tellings of each it is compared with


def _tellings(scene: Scene, group: list[Told]) -> Tellings:
    best = max(group, key=lambda t: (_fullness(scene, t), -t.i))
    return Tellings(best, best.actor, best.recipient, tuple(t for t in group if t is not best))


def _fullness(scene: Scene, told: Told) -> float:
    kind = scene.draft.sentences[scene.c.sentence[told.i]].kind
    title = kind in _TITLES
    named = 2.0 * (told.actor is not None) + 2.0 * (told.recipient is not None)
    return named + 0.5 * (not told.definite) + 0.3 * (told.trigger.sense.kind == "verb") - 3.0 * title


def _acts_over_harms(scene: Scene, told: list[Told]) -> list[Told]:
    """The tellings without the harms whose act the same sentence tells; the act takes the harmed as its recipient."""
    acts: dict[int, int] = {}
    for k, one in enumerate(told):
        if one.entry.type == "ASSAULT" and "kill" not in one.entry.traits:
            acts.setdefault(scene.c.sentence[one.i], k)
    kept = list(told)
    dropped = set()
    for k, one in enumerate(told):
        at = acts.get(scene.c.sentence[one.i])
        if "kill" in one.entry.traits and at is not None and abs(told[at].i - one.i) < 25:
            act = kept[at]
            kept[at] = act._replace(recipient=act.recipient or one.recipient, actor=act.actor or one.actor)
            dropped.add(k)
    return [one for k, one in enumerate(kept) if k not in dropped]


def _harms_with_actors(told: list[Told]) -> list[Told]:
    """The tellings without harms nobody is said to have done, where the article tells of an act at all."""
    if not any(one.entry.type == "ASSAULT" and "kill" not in one.entry.traits for one in told):
        return told
    return [one for one in told if "kill" not in one.entry.traits or one.actor is not None]


def _same(scene: Scene, names: Names, group: list[Told], one: Told) -> bool:
    """True where a telling is of the event of a group."""
    if any(scene.c.sentence[t.i] == scene.c.sentence[one.i] and t.entry.lemma != one.entry.lemma for t in group[-3:]):
        return False
    if any(t.status != one.status and "planned" in (t.status, one.status) for t in group):
        return False
    if not _title(scene, group) and any(_apart(scene, t, one) for t in group):
        return False
    actors = _agree(names, [t.actor for t in group], one.actor)
    recipients = _agree(names, [t.recipient for t in group], one.recipient)
    if actors is False or recipients is False:
        return False
    if actors and recipients:
        return True
    if (actors or recipients) and one.entry.type == "ASSAULT":
        return True
    if _title(scene, group) and scene.c.sentence[one.i] <= scene.c.sentence[group[0].i] + _LEAD:
        return True
    family = any(t.entry.lemma == one.entry.lemma or t.entry.mode == one.entry.mode for t in group)
    if not family:
        return False
    return bool(actors or recipients) or _weak(one) or all(_weak(t) for t in group) or _title(scene, group)


def _apart(scene: Scene, a: Told, b: Told) -> bool:
    """True of two tellings that name two places or two days."""
    one, two = setting(scene, a), setting(scene, b)
    if one.day and two.day and not dates_agree(one.day, two.day):
        return True
    here, there = one.place, two.place
    if a.entry.type not in _LOCAL or here is None or there is None:
        return False
    return not places_agree(here.record, there.record)


_LOCAL = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"))


def _weak(told: Told) -> bool:
    """True of a telling that says nothing that would set it apart: «الهجوم», a noun without parties."""
    return told.definite or (told.actor is None and told.recipient is None)


def _title(scene: Scene, group: list[Told]) -> bool:
    return all(scene.draft.sentences[scene.c.sentence[t.i]].kind in _TITLES for t in group)


def _agree(names: Names, known: list[Ref | None], one: Ref | None) -> bool | None:
    """True where a party is one of the known ones, False where it is another, None where either is not told."""
    told = [r for r in known if r is not None]
    if one is None or not told:
        return None
    mine = names(one)
    return any(_same_party(mine, names(r)) for r in told)


class KnownAs(NamedTuple):
    """What a party may be known again by: the words of a person's name; its other words; its nationality.

    `deputy`: the first word, where it makes another of whoever follows («نائب الرئيس»).
    """

    name: frozenset[str]
    words: frozenset[str]
    nation: frozenset[str]
    deputy: str


Names: TypeAlias = Callable[[Ref], KnownAs]
"""What the parties of an article are known by, each found once."""


def _same_party(one: KnownAs, other: KnownAs) -> bool:
    """Two named persons by their names; a name and a title alone by any word; others not by nationality alone."""
    if one.name and other.name:
        return bool(one.name & other.name)
    if one.deputy != other.deputy:
        return False
    if one.name or other.name or not (one.words and other.words):
        return bool((one.name | one.words | one.nation) & (other.name | other.words | other.nation))
    return bool(one.words & other.words)


def _known_as(c: Clauses, found: Ref) -> KnownAs:
    name, kind, _ = resolve(c, found)
    tokens = range(found.token, c.token_at(found.end - 1) + 1)
    nation = {k for k in tokens if nationality(c.keys[k])}
    resolved = [bare(key) for key in fold(name).split()] if name is not None else []
    deputy = stem(c, found.token) if stem(c, found.token) in words_of("deputy") else ""
    person = resolved if kind == "person" else []
    words = [stem(c, k) for k in tokens if k not in nation] + (resolved if kind != "person" else [])
    return KnownAs(_telling(person), _telling(words) - _telling(person), _telling([stem(c, k) for k in nation]), deputy)


def _telling(words: list[str]) -> frozenset[str]:
    """The words without those that name many."""
    return frozenset(w for w in words if len(w) > 2 and w not in words_of("common"))
