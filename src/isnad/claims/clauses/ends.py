"""Where a noun phrase ends although the next word could be a noun: the rules of `ENDS`, each on one token.

Each is asked of token j, inside the phrase that began at `first`; a bar in an example stands where it says yes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isnad.claims.clauses.known import Part, part_of
from isnad.claims.clauses.words import F, word_set
from isnad.claims.sources.kinds import head_of, heads
from isnad.mentions.wordclass import ADJECTIVE, AL, NAME, NISBA, NOUN, ROLE, classes

if TYPE_CHECKING:
    from isnad.claims.clauses.clause import Clauses


TEH_MARBUTA = "\u0629"


def _ends_idafa(c: Clauses, first: int, j: int) -> bool:
    """True of an indefinite word after a definite one where no name can follow: «البيان عدد القتلى»."""
    before, key = c.keys[j - 1], c.keys[j]
    if (
        not before.startswith("ال")
        or key.startswith(("ال", "وال", "لل", "ل", "ب"))
        or c.tokens.words[j].kind != "arabic"
    ):
        return False
    if j in c.group_at or c.roles[j].flags & ~(F.NORM | F.NAMING | F.OCCASION | F.MEDIA) or _is_joined(c, j):
        return False
    head = head_of(c.tokens.words[first])
    if key.endswith("ا") and len(key) > 4 and j not in c.people and c.tokens.words[j].surface[-1] in _TANWIN:
        return True
    return head is not None and head.kind in _BODIES


def _ends_with_verb(c: Clauses, first: int, j: int) -> bool:
    """True of a word that is nothing but a verb: «السلطات | تحاول»; after a title it may be a foreign name."""
    if j in c.group_at or j in c.place_at or c.roles[j].flags & ~(F.VERB | F.BIND):
        return False
    if part_of(c.tokens.words[j]) != Part.VERB:
        return False
    if c.keys[j][0] == "و" and j - first <= 2 and part_of(c.tokens.words[first]) & Part.NAME:  # a foreign name in و
        return False
    return c.keys[j].lstrip("وف")[:1] in ("ي", "ت", "س") or not _wants_name(c, first, j)


def _ends_closed(c: Clauses, first: int, j: int) -> bool:
    """True of an indefinite word after a closed phrase: «الراوي | بقاء العلم», ««النهر» | ساعد تراجع الأسعار»."""
    key = c.keys[j]
    if key.startswith(("ال", "وال", "لل", "بال")) or j in c.group_at or j in c.place_at or key in word_set("rank-tail"):
        return False
    if (
        c.roles[j].flags & ~(F.NORM | F.NAMING | F.OCCASION | F.MEDIA | F.QUANT)
        or head_of(c.tokens.words[j]) is not None
    ):
        return False
    part = part_of(c.tokens.words[j])
    if key.endswith("ي") and j - 1 in c.people:  # a family name
        return False
    if (
        c.roles[j].flags & F.OCCASION
        and key.endswith(("ه", "ها", "هم"))
        and TEH_MARBUTA not in c.tokens.words[j].surface
    ):
        return is_closed(c, j)  # «استهل الوزير | حديثه»
    if not part & (Part.NOUN | Part.VERB) or part & Part.NAME or (key[0] == "و" and part == Part.NOUN):
        return False
    return is_closed(c, j)


def _wants_name(c: Clauses, first: int, j: int) -> bool:
    """True after a title that no known name has followed: a foreign name may be spelled like a verb."""
    return is_title(c, first) and not any(k in c.people for k in range(first, j))


def is_closed(c: Clauses, j: int) -> bool:
    """True where the word before token j closes a phrase: the article, a name, a quoted name, a place."""
    before = c.keys[j - 1]
    if j in c.quotes.ending or j - 1 in c.people or j - 1 in c.place_at or j - 1 in c.group_at:
        return True
    return before.startswith(("ال", "لل")) or (before.startswith("وال") and head_of(c.tokens.words[j - 1]) is None)


def _ends_name(c: Clauses, first: int, j: int) -> bool:
    """True of a word after a name that is neither an epithet nor a position: «محافظ الوادي سالم الراوي | هجوم …»."""
    named = j - 1 in c.people or (first == j - 1 and j - 1 in c.place_at)
    if named and c.keys[j][0] == "ب" and len(c.keys[j]) > 3:  # «تحدثت الساري | بألم»
        return (
            j not in c.people
            and j not in c.place_at
            and j not in c.group_at
            and not c.tokens.words[j].surface.startswith("بال")
        )
    if j - 1 not in c.people or c.tokens.words[j].kind != "arabic" or c.keys[j].startswith(("ال", "وال", "ب", "ل")):
        return False
    return not c.roles[j].flags and head_of(c.tokens.words[j]) is None


def _ends_singular(c: Clauses, first: int, j: int) -> bool:
    """True of a definite oblique plural after a singular: «اتهم البيان | المعتقلين»."""
    key, before = c.keys[j], c.keys[j - 1]
    here = head_of(c.tokens.words[j]) if key.startswith("ال") and j - 1 not in c.people else None
    if here is not None and before.startswith("ال") and before.endswith(("ي", "يه")) and here.kind in _BODIES:
        return True  # «أبلغت الرئاسة المصرية | الحكومة»
    head = head_of(c.tokens.words[first])
    if here is not None and j == first + 1 and before.startswith("ال") and head is not None and head.kind in _BODIES:
        return "thing" in here.traits or here.kind in ("institution", "agency", "document")  # «كشف المرصد | الجهة»
    if j != first + 1 or not key.startswith("ال") or not key.endswith("ين") or len(key) < 7:
        return False
    return head is not None and head.number == "s" and c.keys[first].startswith("ال")


def _ends_indefinite(c: Clauses, first: int, j: int) -> bool:
    """True of a definite noun after an indefinite adjective: «نظمت قناة محلية | المناظرة»."""
    if not c.keys[j].startswith("ال") or j - first < 2 or j in c.people or j - 1 in c.people:
        return False
    if c.keys[j - 1].startswith(("ال", "لل", "وال")) or c.keys[first].startswith("ال") or j - 1 in c.group_at:
        return False
    sense = classes().of(c.tokens.words[j - 1]).whole
    return (
        bool(sense & (NISBA | ADJECTIVE)) and not sense & (NOUN | NAME | ROLE) and c.keys[j - 1].endswith(("ي", "يه"))
    )


def _ends_with_aim(c: Clauses, first: int, j: int) -> bool:
    """True of a verbal noun after لـ, which belongs to the verb: «خضعت الهيئة الوطنية | لتدقيق صارم»."""
    key = c.keys[j]
    if key[0] != "ل" or key.startswith("لل") or j in c.people or j in c.place_at or j in c.group_at:
        return False
    head = head_of(c.tokens.words[first])
    if head is None or head.kind not in _BODIES or head_of(c.tokens.words[j]) is not None or not is_closed(c, j):
        return False
    sense = classes().of(c.tokens.words[j])
    return sense.pro == "ل" and bool(sense.part & NOUN) and not sense.part & (NAME | ROLE | AL)


ENDS = (_ends_with_aim, _ends_idafa, _ends_with_verb, _ends_closed, _ends_indefinite, _ends_name, _ends_singular)


_TANWIN = ("\u064b", "\u0627")  # the mark, or the alef that carries it


_BODIES = frozenset(("document", "institution", "agency", "outlet", "group"))


def _is_joined(c: Clauses, j: int) -> bool:
    """True of a second head in coordination: «الشرطة ومسؤولين آخرين»."""
    hits = heads().of(c.tokens.words[j])
    return bool(hits) and hits[0].reading.pro == "و"


def is_title(c: Clauses, i: int) -> bool:
    """True where a position begins: رئيس، وزيرة، المتحدث …"""
    head = head_of(c.tokens.words[i])
    return head is not None and head.kind in ("official", "person", "medic", "outlet")
