"""People of an article: candidates sentence by sentence, then one record for each person with every mention."""

from __future__ import annotations

from dataclasses import dataclass, field

from isnad.draft import Draft
from isnad.mentions.people.link import people
from isnad.mentions.people.roles import RolePhrase, role_at
from isnad.mentions.people.scan import Name, enough, scan
from isnad.mentions.view import View, view
from isnad.mentions.wordclass import (
    ADJECTIVE,
    AL,
    ALONE,
    ARABIC,
    COMMON,
    CUE,
    FAMILY,
    GIVEN,
    HEAD,
    INNER,
    NAME,
    NAMED,
    NISBA,
    NOUN,
    PARTICLE,
    ROLE,
    SPEECH,
    STOP,
    STRANGE,
    VERB,
)  # fmt: skip
from isnad.records import Person

TRIGGER = ROLE | GIVEN | ALONE | CUE | SPEECH | INNER | STRANGE
_COMMAS = frozenset(("،", ",", "-", "–", "("))
_ENDS = _COMMAS | frozenset((")", ":", ".", "؛"))
_PRONOUNS = frozenset(("وهو", "وهي"))
# Titles that stay in the name where the article gives no other name.
_WORN = frozenset(("الملا", "ملا"))
# Heads that may stand before the name of the one who leads them.
_LED = frozenset(("اداره", "حكومه", "نظام", "قوات", "جماعه", "مجموعه", "سلطه", "حمله", "تيار", "كتله"))
# Which of that name: «الملك سالم الثاني».
_ORDINALS = frozenset(
    ("الاول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "الاولي", "الثانيه")
)


@dataclass(slots=True)
class Found:
    """A name at its place, the roles beside it, and the rule that found it."""

    name: Name
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


def role_phrases(draft: Draft) -> list[tuple[RolePhrase, Person | None]]:
    """Every role or title of the article in order, with its person where a name stands beside it; people come first."""
    return draft.memo.get("people.roles", [])  # type: ignore[no-any-return]


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
        seen = self.seen
        if i in seen.taken:
            return
        if i in seen.grouped and not self._leads(i, bits):
            return
        if bits & (ROLE | NAME) and self._named_after(i):
            return
        if bits & ROLE and not self._attributive(i, bits) and not self._named_like_a_role(i) and self._role(i):
            return
        if bits & (NAME | INNER) and self._bare(i):
            return
        if bits & STRANGE and self._strange(i):
            return
        if bits & (SPEECH | CUE):
            self._said(i, bits)

    def _leads(self, i: int, bits: int) -> bool:
        """«إدارة الراوي»، «نظام الراوي»: whoever leads a body, inside its name."""
        return bool(bits & NAME) and i > self.first and self.seen.keys[i - 1] in _LED

    def _named_after(self, i: int) -> bool:
        """«شارع الأمير سالم»، «مطار الراوي»: a thing named after somebody; the words are passed over."""
        seen = self.seen
        if i == self.first or not seen.bits[i - 1] & NAMED or seen.senses[i].pro:
            return False
        at, role = i, None
        if seen.bits[i] & ROLE and seen.bits[i] & AL:
            role = role_at(seen, i, self.last)
            if role is None or not (role.title or role.tie):
                return False
            at = role.last
        name = scan(seen, at, self.last, strong=2 if role else 0) if at < self.last else None
        if name is None:
            return False
        self.at = name.last
        return True

    def _attributive(self, i: int, bits: int) -> bool:
        """True of «السياسي» in «المسار السياسي»: an adjective of the noun before it."""
        if not bits & AL or not bits & (ADJECTIVE | NISBA) or i == self.first:
            return False
        before = self.seen.bits[i - 1]
        return bool(before & AL) and not before & (ROLE | PARTICLE | SPEECH)

    def _named_like_a_role(self, i: int) -> bool:
        """«أمير الراوي»، «سلطان العمري»: a given name that is a title too, before a family name."""
        sense = self.seen.senses[i]
        if not sense.any & GIVEN or sense.any & AL or i + 1 >= self.last:
            return False
        return bool(self.seen.senses[i + 1].whole & FAMILY) and self._bare(i)

    # -- roles ---------------------------------------------------------------------------------------------------

    def _role(self, i: int) -> bool:
        """A chain of role phrases, and the name after it."""
        seen = self.seen
        chain: list[RolePhrase] = []
        at = i
        while (
            at < self.last and seen.bits[at] & ROLE and len(chain) < 4 and seen.senses[at].pro in ("", "و")
        ) or not chain:
            phrase = role_at(seen, at, self.last)
            if phrase is None:
                break
            chain.append(phrase)
            at = phrase.last
        if not chain:
            return False
        self.phrases += chain
        name = self._after(chain, at)
        if name is None and not self._apposed(chain, i):
            name = self._after_comma(chain, at)
        self.at = name.last if name else max(at, i + 1)
        return True

    def _after(self, chain: list[RolePhrase], at: int, rule: str = "people.role-name") -> Name | None:
        """The name right after a chain of roles."""
        seen, last = self.seen, chain[-1]
        if at >= self.last or at in seen.taken or last.plural or (last.kind == "person" and not last.definite):
            return None
        sense = seen.senses[at]
        if sense.pro and not sense.whole & NAME:
            return None
        if (at in seen.groups or (last.open and not last.tie and not last.title)) and not seen.bits[at] & (
            GIVEN | INNER
        ):
            return None
        name = scan(seen, at, self.last, strong=2)
        if name is None or not self._trusted(name, last):
            return None
        if last.kind in ("royal", "religious") and name.last < self.last and seen.keys[name.last] in _ORDINALS:
            name = name._replace(last=name.last + 1)
        if seen.keys[last.last - 1] in _WORN and rule == "people.role-name":
            name = name._replace(first=last.last - 1, start=seen.draft.tokens.starts[last.last - 1])
            chain = chain[:-1]
        self.found.append(Found(name, rule, [p for p in chain if not p.tie]))
        return name

    def _trusted(self, name: Name, role: RolePhrase) -> bool:
        """True when the words after a role are a name: two units, or one that can be nothing else."""
        if name.last - name.first > 1 and name.units > 1:
            return name.known > 0 or name.likely > 0.8
        seen, bits = self.seen, self.seen.bits[name.first]
        if name.first in seen.places and not (name.known and role.title):
            return False
        if role.title or role.tie:
            if bits & (COMMON | STOP) and bits & (NOUN | VERB | ADJECTIVE) and not (role.title and bits & GIVEN):
                return False
            return name.known > 0 or name.likely > 1.2
        if name.known:
            return not bits & (COMMON | STOP)
        return name.likely > 2.0 and role.definite

    def _after_comma(self, chain: list[RolePhrase], at: int) -> Name | None:
        """«مدير المركز، سالم الراوي، إن»: the name between commas after a role."""
        seen = self.seen
        if (
            at + 2 >= self.last
            or seen.keys[at] not in ("،", ",", ":", "-")
            or chain[-1].tie
            or (not chain[-1].definite and chain[-1].open)
        ):
            return None
        name = scan(seen, at + 1, self.last, strong=2)
        if name is None or name.units < 2 or not (name.last >= self.last or seen.keys[name.last] in _ENDS):
            return None
        return self._after(chain, at + 1, "people.role-comma-name")

    def _apposed(self, chain: list[RolePhrase], i: int) -> bool:
        """«سالم الراوي، مدير المركز»: the name before a comma and a role."""
        seen, before = self.seen, i - 1
        roles = [p for p in chain if not p.tie]
        if seen.senses[i].pro == "و":
            return False
        if before > self.first and seen.keys[before] in _PRONOUNS:
            before -= 1
        comma = before >= self.first and seen.keys[before] in _COMMAS
        before -= comma
        previous = self.found[-1] if self.found else None
        if previous and previous.name.last == before + 1 and previous.name.first >= self.first:
            if comma or chain[0].definite or before < i - 1:
                previous.roles += roles
                return True
        elif comma and before > self.first and not chain[0].plural:
            name = self._backward(before + 1)
            if name:
                self.found.append(Found(name, "people.apposition", roles))
                return True
        return False

    def _backward(self, last: int) -> Name | None:
        """The name of unlisted words that ends before token `last`."""
        seen, first = self.seen, last
        while first > max(self.first, self.at) and last - first < 4:
            bits = seen.bits[first - 1]
            if not bits & ARABIC or bits & (STOP | ROLE | HEAD | NISBA) or first - 1 in seen.taken:
                break
            first -= 1
        for start in range(first, last - 1):
            name = scan(seen, start, last, strong=1)
            if name and name.last == last and name.units > 1 and (name.known or name.likely > 1.5):
                return name
        return None

    # -- names by their own words --------------------------------------------------------------------------------

    def _bare(self, i: int) -> bool:
        """A name with nothing before it: known given name and more, or a figure known by one name."""
        seen = self.seen
        if i in seen.inside or (i in seen.places and not self._personal(i)):
            return False
        name = scan(seen, i, self.last, strong=2 if i > self.first and seen.bits[i - 1] & CUE else 0)
        if name is None or not (enough(name, seen) or self._single(name)):
            return False
        if i > self.first and seen.bits[i - 1] & HEAD and seen.keys[i - 1] not in _LED:
            return False
        self._add(name, "people.known-name")
        return True

    def _add(self, name: Name, rule: str) -> None:
        self.found.append(Found(name, rule))
        self.at = name.last

    def _single(self, name: Name) -> bool:
        """True of one given name after a verb of saying, a comma and a tie, or و and the name of another person."""
        seen, i = self.seen, name.first
        bits = seen.bits[i]
        if not bits & GIVEN or bits & (COMMON | STOP) or i == self.first or name.last - i > 1:
            return False
        before = seen.bits[i - 1]
        if before & (SPEECH | CUE) and seen.senses[i].whole & GIVEN:
            return True
        previous = self.found[-1] if self.found else None
        return seen.senses[i].pro == "و" and previous is not None and previous.name.last == i

    def _personal(self, i: int) -> bool:
        """True when a place mention is a person after all: a given name with a listed name after it."""
        seen = self.seen
        if not seen.bits[i] & NAME or seen.places[i] != i + 1 or i + 1 >= self.last:
            return False
        following = seen.senses[i + 1].whole
        return bool(following & NAME) and not following & (COMMON | STOP) and i + 1 not in seen.places

    def _strange(self, i: int) -> bool:
        """«دنكان مورتيمر»: two or more unlisted words spelled like names."""
        seen, bits = self.seen, self.seen.bits
        if i + 1 >= self.last or not bits[i + 1] & (STRANGE | FAMILY) or bits[i + 1] & (STOP | COMMON):
            return False
        if any(j in seen.places or j in seen.inside or j in seen.groups or j in seen.taken for j in (i, i + 1)):
            return False
        if (i > self.first and (bits[i - 1] | bits[i - 2]) & (HEAD | STRANGE | NAMED)) or seen.quoted(
            i - 1, self.last, 4
        ):
            return False
        name = scan(seen, i, self.last, strong=1)
        if name is None or name.units < 2 or name.likely < 2.0:
            return False
        self._add(name, "people.spelled-like-names")
        return True

    def _said(self, i: int, bits: int) -> None:
        """«قال دنكان مورتيمر إن»: unlisted words right after a reporting verb."""
        seen, at = self.seen, i + 1
        if at + 1 >= self.last or at in seen.taken or at in seen.inside or at in seen.places or at in seen.groups:
            return
        sense = seen.senses[at]
        if not sense.whole & (NAME | STRANGE) or sense.whole & (STOP | ROLE | HEAD):
            return
        name = scan(seen, at, self.last, strong=0 if sense.whole & COMMON else 1)
        if name and (name.known or name.likely > 1.6) and (name.units > 1 or bits & CUE):
            self._add(name, "people.said")
