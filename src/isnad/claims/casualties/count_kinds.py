"""What a token can be where people are counted: a person, a body of people, a word of harm."""

from __future__ import annotations

from typing import TypeVar

from isnad.claims.casualties.count_words import bodies
from isnad.claims.casualties.people import PeopleNoun
from isnad.claims.casualties.words import Counted, Lex, lexicon
from isnad.draft import Draft
from isnad.records import Effect, Victim

_Noun = TypeVar("_Noun", Counted, PeopleNoun)
_EMPTY = Lex((), (), (), (), False)


class Kinds:
    """Asks the word lists of the tokens of one article."""

    __slots__ = ("bodies", "keys", "lex", "words")

    def __init__(self, draft: Draft) -> None:
        self.words = draft.tokens.words
        self.keys = draft.tokens.keys
        self.lex = lexicon().of
        self.bodies = bodies()

    def person(self, j: int) -> bool:
        """True of a noun of people or of the harmed, with nothing before it."""
        lex = self.lex(self.words[j])
        return lex is not None and any(not s.pro for s in lex.nouns())

    def any_person(self, j: int) -> bool:
        """True of a noun of people or of the harmed."""
        lex = self.lex(self.words[j])
        return lex is not None and bool(lex.people or lex.counted)

    def deed_or_verb(self, j: int) -> bool:
        """True of a word that can tell of harm."""
        lex = self.lex(self.words[j])
        return lex is not None and bool(lex.verbs or lex.deeds)

    def plural(self, j: int) -> bool:
        """True of a plural noun of people or of the harmed."""
        lex = self.lex(self.words[j])
        return lex is not None and any(p.number == "p" for p in lex.nouns())

    def dead(self, j: int) -> bool:
        """True of «الجثث»، «الجرحى»: the harmed already spoken of."""
        lex = self.lex(self.words[j])
        return lex is not None and any(c.definite for c in lex.counted) and not lex.people

    def possessed(self, j: int) -> bool:
        """True of «زوجته»: someone's."""
        lex = self.lex(self.words[j])
        return lex is not None and any(p.enc not in ("", "ي") for p in lex.people)  # «مسلحي»: the ن fell

    def family(self, i: int) -> bool:
        """True of «عائلة»، «طاقم»: one word for several people."""
        return any(p.noun in ("عائلة", "أسرة", "طاقم") for p in (self.lex(self.words[i]) or _EMPTY).people)

    def body(self, j: int) -> bool:
        """True of the body after «من» whose members are counted: «ستة من الشرطة»."""
        return self.keys[j] in self.bodies and self.keys[j - 1] == "من"

    def members(self, head: int) -> tuple[Victim, ...]:
        """The category of a body's members; empty where the token names no body."""
        if head < 0:
            return ()
        category = self.bodies.get(" ".join(self.keys[head : head + 2])) or self.bodies.get(self.keys[head])
        return () if category is None else (category,)

    def counted(self, j: int) -> Counted | None:
        """What a noun of the harmed says, with the word after it where that belongs to it («حالات وفاة»)."""
        lex = self.lex(self.words[j])
        if lex is None or not lex.counted:
            return None
        after = self.keys[j + 1] if j + 1 < len(self.keys) else ""
        return best(tuple(c for c in lex.counted if after and c.follow == after)) or best(
            tuple(c for c in lex.counted if not c.follow)
        )

    def about(self, head: int) -> tuple[Effect | None, str, tuple[Victim, ...], str, bool]:
        """What a head says of those counted: effect, how sure, categories, gender, definite."""
        lex = self.lex(self.words[head]) if head >= 0 else None
        if lex is None:
            return None, "", self.members(head), "m", False
        counted = self.counted(head)
        if counted is not None:
            return counted.effect, counted.sure, (), "m", counted.definite or bool(counted.enc)
        noun = best(lex.people)
        if noun is None:
            return None, "", self.members(head), "m", False
        return None, "", (noun.category,), noun.gender, noun.definite or bool(noun.enc)


def best(senses: tuple[_Noun, ...]) -> _Noun | None:
    """The reading with the fewest clitics; among those, one that stands alone and is plural rather than dual."""
    if not senses:
        return None
    return min(
        senses, key=lambda s: (len(s.pro) + len(s.enc), getattr(s, "construct", False), "psd".index(s.number or "s"))
    )
