"""A sentence while its people are being found: what stands in it, and what the rules have found so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from isnad.mentions.people.roles import RolePhrase
from isnad.mentions.people.scan import Name
from isnad.mentions.view import View


@dataclass(slots=True)
class Found:
    """A name at its place, the roles beside it, and the rule that found it."""

    name: Name
    rule: str
    roles: list[RolePhrase] = field(default_factory=list)


@dataclass(slots=True)
class Sentence:
    """Tokens `[first, last)` of a view; `at` is the first of them that no name or phrase has taken yet.

    `found` and `phrases` are the article's: they grow from sentence to sentence.
    """

    seen: View
    first: int
    last: int
    found: list[Found]
    phrases: list[RolePhrase]
    at: int

    def before(self, i: int) -> int:
        """The classes of the token before token i, 0 at the sentence's start."""
        return self.seen.bits[i - 1] if i > self.first else 0

    def previous(self, last: int) -> Found | None:
        """The name of this sentence that ends before token `last`."""
        latest = self.found[-1] if self.found else None
        return latest if latest and latest.name.last == last and latest.name.first >= self.first else None

    def keep(self, name: Name, rule: str, roles: list[RolePhrase] | None = None) -> None:
        """Record a name and go on after it."""
        self.found.append(Found(name, rule, roles or []))
        self.at = max(self.at, name.last)
