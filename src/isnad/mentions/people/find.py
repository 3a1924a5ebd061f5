"""People of an article: candidates sentence by sentence, then one record for each person with every mention."""

from __future__ import annotations

from dataclasses import dataclass, field

from isnad.draft import Draft
from isnad.mentions.people.link import people
from isnad.mentions.people.roles import TIES, RolePhrase, role_at
from isnad.mentions.people.scan import Name, enough, scan
from isnad.mentions.view import View, view
from isnad.mentions.wordclass import (
    AL, ALONE, ARABIC, COMMON, CUE, FAMILY, GIVEN, HEAD, INNER, NAME, NISBA, NOUN, PARTICLE, ROLE, SPEECH, STOP, VERB,
)  # fmt: skip
from isnad.records import Person

TRIGGER = ROLE | GIVEN | ALONE | CUE | SPEECH | INNER
_COMMAS = frozenset(("،", ",", "-", "–", "("))


@dataclass(slots=True)
class Found:
    """A name at its place, the roles beside it, and whether its own words or its neighbours announce it."""

    name: Name
    strong: bool
    rule: str
    roles: list[RolePhrase] = field(default_factory=list)


def find_people(draft: Draft) -> tuple[Person, ...]:
    """The people of an article."""
    seen = view(draft)
    found: list[Found] = []
    phrases: list[RolePhrase] = []
    for sentence in draft.sentences:
        _Sentence(seen, sentence.first, sentence.last, found, phrases).read()
    made, ties = people(seen, found)
    draft.memo["people.roles"] = [(phrase, ties.get(phrase.first)) for phrase in phrases]
    return made


class _Sentence:
    """One sentence being read: `at` is the first token no name or phrase has taken."""

    __slots__ = ("at", "first", "found", "last", "phrases", "seen")

    def __init__(self, seen: View, first: int, last: int, found: list[Found], phrases: list[RolePhrase]) -> None:
        self.seen, self.first, self.last, self.found, self.phrases = seen, first, last, found, phrases
        self.at = first

    def read(self) -> None:
        """Try every trigger, left to right."""
        bits = self.seen.bits
        for i in range(self.first, self.last):
            if bits[i] & TRIGGER and i >= self.at:
                self._trigger(i, bits[i])

    def _trigger(self, i: int, bits: int) -> None:
        if i in self.seen.taken:
            return
        end = self.seen.groups.get(i)
        if end:
            self.at = end
            return
        if bits & ROLE and self._role(i):
            return
        if bits & (NAME | INNER) and self._bare(i):
            return
        if bits & (SPEECH | CUE):
            self._said(i, bits)

    def _role(self, i: int) -> bool:
        """A chain of role phrases, and the name after it."""
        seen = self.seen
        chain: list[RolePhrase] = []
        at = i
        while at < self.last and seen.bits[at] & ROLE and len(chain) < 4:
            if chain and not self._continues(at):
                break
            phrase = role_at(seen, at, self.last)
            if phrase is None:
                break
            chain.append(phrase)
            at = phrase.last
        if not chain:
            return False
        self.phrases += chain
        self._apposed(chain, i)
        name = self._after(chain, at)
        if name is None and chain[0].kind in TIES and not chain[0].definite:
            self.phrases.remove(chain[0])
        self.at = name.last if name else at
        return True

    def _continues(self, at: int) -> bool:
        """True when the role at token `at` belongs to the person of the one before it."""
        sense = self.seen.senses[at]
        return sense.pro in ("", "و")

    def _after(self, chain: list[RolePhrase], at: int) -> Name | None:
        """The name right after a chain of roles."""
        seen = self.seen
        last = chain[-1]
        if at >= self.last or at in seen.taken:
            return None
        opened = self._unquoted(at)
        if opened >= self.last or (seen.senses[opened].cut and not seen.senses[opened].whole & NAME):
            return None
        if opened in seen.groups or (
            last.open and not last.kind in TIES and last.kind not in ("rank", "honorific", "religious", "royal")
        ):
            if not seen.bits[opened] & (GIVEN | INNER):
                return None
        name = scan(seen, opened, self.last, strong=True)
        if name is None or not enough(name, seen, strong=True):
            return None
        self.found.append(Found(name, True, "people.role-name", [p for p in chain if p.kind not in TIES]))
        return name

    def _unquoted(self, at: int) -> int:
        return at

    def _apposed(self, chain: list[RolePhrase], i: int) -> None:
        """«سالم الراوي، مدير المركز»: the name before a comma and a role."""
        seen = self.seen
        roles = [p for p in chain if p.kind not in TIES]
        before = i - 1
        if before > self.first and seen.keys[before] in ("وهو", "وهي"):
            before -= 1
        comma = before >= self.first and seen.keys[before] in _COMMAS
        if comma:
            before -= 1
        previous = self.found[-1] if self.found else None
        if previous and previous.name.last == before + 1 and previous.name.last > self.first:
            if comma or chain[0].definite:
                previous.roles += roles
            return
        if comma and before - 1 >= self.first:
            name = self._backward(before + 1)
            if name:
                self.found.append(Found(name, True, "people.apposition", roles))

    def _backward(self, last: int) -> Name | None:
        """The name of unlisted words that ends before token `last`."""
        seen = self.seen
        first = last
        while first > self.first and last - first < 4:
            bits = seen.bits[first - 1]
            if not bits & ARABIC or bits & (STOP | ROLE | HEAD | NISBA) or first - 1 in seen.taken:
                break
            first -= 1
        for start in range(first, last - 1):
            name = scan(seen, start, last, strong=True)
            if name and name.last == last and name.units > 1 and (name.known or name.likely > 1.5):
                return name
        return None

    def _bare(self, i: int) -> bool:
        """A name with nothing before it: known given name and more, or a figure known by one name."""
        seen = self.seen
        strong = i > self.first and bool(seen.bits[i - 1] & (SPEECH | CUE))
        if i in seen.places and not self._personal(i):
            return False
        name = scan(seen, i, self.last, strong=strong)
        if name is None or not enough(name, seen, strong=False):
            return False
        if i > self.first and seen.bits[i - 1] & HEAD and not seen.bits[i - 1] & SPEECH:
            return False
        self.found.append(Found(name, strong, "people.known-name"))
        self.at = name.last
        return True

    def _personal(self, i: int) -> bool:
        """True when a place mention is a person after all: a given name with a listed name after it."""
        following = self.seen.bits[i + 1] if i + 1 < self.last else 0
        return self.seen.places[i] == i + 1 and bool(following & NAME) and not following & (COMMON | STOP)

    def _said(self, i: int, bits: int) -> None:
        """«قال دنكان مورتيمر إن»: unlisted words right after a reporting verb."""
        seen, at = self.seen, i + 1
        if at + 1 >= self.last or at in seen.taken or at in seen.places or at in seen.groups:
            return
        if not seen.senses[at].whole & ARABIC or seen.senses[at].cut and not seen.senses[at].whole & NAME:
            return
        name = scan(seen, at, self.last, strong=True)
        if name and (name.known or name.likely > 2.0) and (name.units > 1 or bits & CUE):
            self.found.append(Found(name, True, "people.said"))
            self.at = name.last
