"""Names that no role announces: a given name with more, a figure known by one name, what follows a verb of saying."""

from __future__ import annotations

from isnad.mentions.people.roles import role_at
from isnad.mentions.people.scan import Name, enough, scan
from isnad.mentions.people.sentence import Sentence
from isnad.mentions.wordclass import (
    AL,
    COMMON,
    CUE,
    FAMILY,
    GIVEN,
    HEAD,
    LED,
    NAME,
    NAMED,
    NOUN,
    ROLE,
    SPEECH,
    STOP,
    STRANGE,
    VERB,
)


def named_after(it: Sentence, i: int) -> bool:
    """«شارع الأمير سالم»، «مطار الراوي»: a thing named after somebody; the words are passed over."""
    seen = it.seen
    if not it.before(i) & NAMED or seen.senses[i].pro:
        return False
    at, role = i, None
    if seen.bits[i] & ROLE and seen.bits[i] & AL:
        role = role_at(seen, i, it.last)
        if role is None or not (role.title or role.tie):
            return False
        at = role.last
    name = scan(seen, at, it.last, strong=2 if role else 0) if at < it.last else None
    if name:
        it.at = name.last
    return name is not None


def named_like_a_role(it: Sentence, i: int) -> bool:
    """«أمير الراوي»، «سلطان العمري»: a given name that is a title too, before a family name."""
    sense = it.seen.senses[i]
    if not sense.any & GIVEN or sense.any & AL or i + 1 >= it.last:
        return False
    return it.seen.senses[i + 1].whole & (FAMILY | ROLE) == FAMILY and known_name(it, i)


def known_name(it: Sentence, i: int) -> bool:
    """A given name and more («نادر الجبوري»), or a figure known by one name."""
    seen, before = it.seen, it.before(i)
    if i in seen.inside or (i in seen.places and not _personal(it, i)):
        return False
    name = scan(seen, i, it.last, strong=2 if before & CUE else 0)
    if name is None or not (enough(name, seen) or _single(it, name)):
        return False
    if before & HEAD and not before & AL and not seen.senses[i].pro and not before & LED:
        return False
    it.keep(name, "people.known-name")
    return True


def _single(it: Sentence, name: Name) -> bool:
    """True of one given name after a verb of saying, or after و and the name of another person."""
    i, before = name.first, it.before(name.first)
    bits, sense = it.seen.bits[i], it.seen.senses[i]
    if not bits & GIVEN or bits & (COMMON | STOP) or name.last - i > 1:
        return False
    if before & (SPEECH | CUE) and sense.whole & GIVEN:
        return it.seen.keys[i] != "علي" or not _governs(it, i + 1)
    return sense.pro == "و" and it.previous(i) is not None


def _governs(it: Sentence, i: int) -> bool:
    """True of «علي» printed for «على»: a noun comes after («اعتراض علي التزوير»)."""
    return i < it.last and bool(it.seen.senses[i].whole & (AL | NOUN)) and not it.seen.senses[i].whole & NAME


def _personal(it: Sentence, i: int) -> bool:
    """True when a place mention is a person after all: a given name with a listed name after it."""
    seen = it.seen
    if not seen.bits[i] & NAME or seen.places[i] != i + 1 or i + 1 >= it.last:
        return False
    following = seen.senses[i + 1].whole
    return bool(following & NAME) and not following & (COMMON | STOP) and i + 1 not in seen.places


def spelled_like_names(it: Sentence, i: int) -> bool:
    """«دنكان مورتيمر»: two or more unlisted words that look like names."""
    seen, bits = it.seen, it.seen.bits
    if i + 1 >= it.last or not bits[i + 1] & (STRANGE | FAMILY) or bits[i + 1] & (STOP | COMMON):
        return False
    if any(seen.is_taken(j) for j in (i, i + 1)) or seen.quoted(i - 1, it.last, 4):
        return False
    if (it.before(i) | it.before(i - 1)) & (HEAD | STRANGE | NAMED):
        return False
    name = scan(seen, i, it.last, strong=1)
    if name is None or name.units < 2 or name.likely < 2.0:
        return False
    it.keep(name, "people.spelled-like-names")
    return True


def said(it: Sentence, i: int) -> bool:
    """«قال دنكان مورتيمر إن»، «يدعى سالم»: the name after the verb of saying, or the cue, at token i."""
    seen, at = it.seen, i + 1
    if at + 1 >= it.last or seen.is_taken(at):
        return False
    whole = seen.senses[at].whole
    if not whole & (NAME | STRANGE) or whole & (STOP | ROLE | HEAD):
        return False
    name = scan(seen, at, it.last, strong=2 if seen.bits[i] & CUE else 0 if whole & VERB else 1)
    if name is None or not (name.known or name.likely > 1.6) or not (name.units > 1 or seen.bits[i] & CUE):
        return False
    it.keep(name, "people.said")
    return True
