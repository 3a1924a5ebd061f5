"""Which candidates are places: authored names unless something else claims them, the rest by the signs around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from isnad.arabic.chars import OPEN_QUOTES
from isnad.arabic.fold import fold
from isnad.arabic.tokens import Tokens
from isnad.lexicon.nisba import nationality
from isnad.mentions.places.candidates import Candidate
from isnad.mentions.places.words import NOTHING, Sense, senses, words_of

TANWIN = ("\u064b", "\u064b\u0627")
_SEATED = re.compile("[\u0623\u0625\u0624\u0626]")
WEEKDAYS = frozenset(map(fold, ("السبت", "الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "اليوم")))


@dataclass(slots=True)
class Reading:
    """What is known while the candidates of one article are weighed: the countries spoken of, the names believed."""

    tokens: Tokens
    found: Sequence[Candidate]
    nations: Counter[str] = field(default_factory=Counter)
    believed: set[str] = field(default_factory=set)

    def before(self, c: Candidate, step: int = 1) -> Sense:
        """The sense of the word `step` before a candidate, in its sentence."""
        i = c.first - step
        i -= i >= c.sentence.first and self.tokens.keys[i] in OPEN_QUOTES
        return senses()[self.tokens.words[i]] if i >= c.sentence.first else NOTHING

    def after(self, c: Candidate, step: int = 0) -> Sense:
        """The sense of the word `step` after a candidate's end, in its sentence."""
        i = c.last + step
        return senses()[self.tokens.words[i]] if i < c.sentence.last else NOTHING

    def key(self, c: Candidate) -> str:
        """The folded name."""
        first, *rest = self.tokens.keys[c.at : c.last]
        return " ".join([first[len(c.pro) :] if c.at == c.first else first, *rest])

    def believe(self, c: Candidate, rule: str) -> None:
        """Take a candidate for a place."""
        c.rule = rule
        self.believed.add(self.key(c))
        countries = {e.country for e in c.entries}
        if len(countries) == 1 and (country := countries.pop()) and c.entries[0].authored:
            self.nations[country] += 1


Sign = Callable[[Reading, int], bool]


def license_all(tokens: Tokens, found: Sequence[Candidate]) -> Counter[str]:
    """Give every candidate that is a place its `rule`; returns how often each country is spoken of."""
    reading = Reading(tokens, found)
    known = senses()
    for word in tokens.words:
        nation = known[word].nation
        if nation:
            reading.nations[nation] += 1
    waiting = []
    for i, c in enumerate(found):
        if c.rule:
            continue
        if claimed(reading, c):
            continue
        rule = _sure(reading, c)
        if rule:
            reading.believe(c, rule)
        elif c.head is not None or may_wait(reading, c):
            waiting.append(i)
    for _ in range(2):  # what the first round believes may support the second
        waiting = [i for i in waiting if not _supported(reading, i)]
    return reading.nations


def may_wait(reading: Reading, c: Candidate) -> bool:
    """Whether signs may make a place of a doubtful name: not of a common noun, nor of a given name."""
    sense = senses()[reading.tokens.words[c.first]]
    if c.last == c.first + 1 and sense.roles & {"common", "given", "title"}:
        return False
    return any(e.licence == "context" or (e.licence == "locative" and e.kind == "country") for e in c.entries)


def _sure(reading: Reading, c: Candidate) -> str:
    """The rule of a candidate that needs no sign, or has it in its own head; empty for the others."""
    if c.head is not None:
        country = c.head.row.country
        if country is not None and not (reading.nations[country] or any(e.country == country for e in c.entries)):
            return ""
        if c.entries:
            return "head"
        return "head-unknown" if c.head.row.open == "yes" or c.quoted or c.head.number == "two" else ""
    licences = {e.licence for e in c.entries}
    if "" in licences:
        return "name"
    if "locative" in licences and ("ب" in c.pro or reading.before(c).roles & {"at", "locative", "compass"}):
        return "name-at"
    return ""


def _supported(reading: Reading, i: int) -> bool:
    """Believe a waiting candidate when one of the signs stands by it."""
    c = reading.found[i]
    for name, sign in SIGNS:
        if sign(reading, i):
            reading.believe(c, name)
            return True
    return False


# ------------------------------------------------------------------ what takes a name away from the places


def claimed(reading: Reading, c: Candidate) -> bool:
    """Whether the words around make the name part of an organisation's or a person's, or an adjective."""
    return any(claim(reading, c) for claim in CLAIMS)


def organisation(reading: Reading, c: Candidate) -> bool:
    """«جامعة بغداد»، «بورصة أثينا»، «محكمة جنايات القاهرة»: a body's noun before the name, one bare noun between."""
    if c.head is not None or c.pro:
        return False
    roles = reading.before(c).roles
    if "org" in roles or ("org-city" in roles and all(e.kind != "country" for e in c.entries)):
        return True
    i = c.first - 1
    if i <= c.sentence.first or "org" not in reading.before(c, 2).roles:
        return False
    between = reading.tokens.words[i]
    bare = between.kind == "arabic" and len(between.key) > 3 and not between.key.startswith(("ال", "وال", "ب", "لل"))
    return bare and not roles & {"locative", "compass", "at", "near"} and reading.before(c).head is None


def person(reading: Reading, c: Candidate) -> bool:
    """«سالم البصري»، «الوزير أوستن»: a given name or a title right before a one-word city."""
    if c.head is not None or c.pro or c.last > c.first + 1 or any(e.kind == "country" for e in c.entries):
        return False
    return bool(reading.before(c).roles & {"given", "title"})


def adjective(reading: Reading, c: Candidate) -> bool:
    """«الأراضي السعودية»، «مصادر سورية»: a country's name that is also its adjective, after the noun it describes."""
    key = reading.tokens.keys[c.first]
    if c.last > c.first + 1 or not key.endswith("يه") or c.head is not None or nationality(key) is None:
        return False
    i = c.first - 1
    if i < c.sentence.first or c.pro in ("ب", "ل", "وب", "ول"):
        return False
    before = reading.tokens.words[i]
    if before.kind != "arabic":
        return False
    if c.pro:  # «القطرية والسعودية»
        return before.key.startswith(("ال", "وال")) and reading.before(c).nation is not None
    definite = before.key.startswith(("ال", "وال", "بال", "لل", "فال"))
    if key.startswith("ال"):
        return definite and before.key not in WEEKDAYS
    return not definite and not reading.before(c).roles & {"at", "locative", "compass", "near"}


def misspelt(reading: Reading, c: Candidate) -> bool:
    """«فإن» is not فان, «المهدئة» not المهدية, «دوماً» not دوما: marks that the place's name has not."""
    if c.last > c.first + 1 or c.head is not None:
        return False
    surface = reading.tokens.words[c.first].surface
    if surface.endswith(TANWIN):
        return True
    seated = _SEATED.search(surface)
    return seated is not None and not any(e.hamza for e in c.entries)


def unlikely(reading: Reading, c: Candidate) -> bool:
    """ف and ك before a town's short name are more often the first letter of a word: «فاطمة»، «كسرت»."""
    if c.last > c.first + 1 or not c.pro or c.pro in ("و", "ب", "ل", "وب", "ول"):
        return False
    return not any(e.kind == "country" or e.capital or e.kind == "region" for e in c.entries)


CLAIMS: tuple[Callable[[Reading, Candidate], bool], ...] = (misspelt, unlikely, organisation, person, adjective)


# ------------------------------------------------------------------ signs that a doubtful name is a place


def located_after(reading: Reading, c: Candidate) -> bool:
    """«X شرق الرمادي»، «X بمحافظة …»، «X السورية»: a place, a compass word or an adjective right after."""
    after = reading.after(c)
    if after.nation is not None and (not c.entries or any(e.country == after.nation for e in c.entries)):
        return True
    if after.roles & {"compass", "near"}:
        return True
    following = _next(reading, c)
    return following is not None and following.first <= c.last + 1 and _inside(reading, c, following)


def _inside(reading: Reading, c: Candidate, following: Candidate) -> bool:
    """«X بإدلب»، «X في ريف حلب»."""
    if following.first == c.last:
        return "ب" in following.pro or (following.head is not None and "ب" in following.head.pro)
    return reading.tokens.keys[c.last] in ("في", "من", "قرب")


def _next(reading: Reading, c: Candidate) -> Candidate | None:
    found = reading.found
    i = _index(found, c) + 1
    if i < len(found) and found[i].sentence is c.sentence and (found[i].rule or found[i].head):
        return found[i]
    return None


def _index(found: Sequence[Candidate], c: Candidate) -> int:
    low, high = 0, len(found) - 1
    while low < high:
        middle = (low + high) // 2
        if found[middle].first < c.first:
            low = middle + 1
        else:
            high = middle
    return low


def headed(reading: Reading, i: int) -> bool:
    """«منطقة X شرق الرمادي»: an unknown name whose head alone is too common a word."""
    c = reading.found[i]
    return c.head is not None and not c.entries and c.head.row.country is None and located_after(reading, c)


def placed(reading: Reading, i: int) -> bool:
    """«في منطقة X»، «قرب جسر X»، «قاعدة X الجوية»: an unknown name whose head stands where a place does."""
    c = reading.found[i]
    if c.head is None or c.entries or c.head.number != "one" or c.head.row.country is not None:
        return False
    if reading.tokens.keys[c.last - 1] in words_of("tail") and c.last - c.at > 1:
        return True
    return "ب" in c.head.pro or bool(reading.before(c).roles & {"at", "locative", "near", "compass"})


def followed(reading: Reading, i: int) -> bool:
    """The adjective of its own country, or a place it lies in, right after."""
    c = reading.found[i]
    return c.head is None and located_after(reading, c) and _backed(reading, c)


def listed(reading: Reading, i: int) -> bool:
    """«حلب وX»، «X، وحماة»: joined to a believed place of the same country."""
    c = reading.found[i]
    if c.head is not None:
        return False
    for j in (i - 1, i + 1):
        if 0 <= j < len(reading.found):
            other = reading.found[j]
            if (
                other.rule
                and other.sentence is c.sentence
                and _joined(reading, *sorted((other, c), key=lambda x: x.first))
            ):
                return bool({e.country for e in other.entries} & {e.country for e in c.entries})
    return False


def _joined(reading: Reading, left: Candidate, right: Candidate) -> bool:
    gap = right.first - left.last
    if gap == 0:
        return right.pro == "و"
    return gap == 1 and reading.tokens.keys[left.last] in ("،", ",", "و", "/", "-") and right.pro in ("و", "")


def stood_in(reading: Reading, i: int) -> bool:
    """«في X»، «قرب X»، «بـX» in an article that speaks of its country."""
    c = reading.found[i]
    if c.head is not None or not _backed(reading, c):
        return False
    if "ب" in c.pro and len(reading.key(c)) > 3 and c.entries[0].authored:
        return True
    return not c.pro and bool(reading.before(c).roles & {"locative", "compass", "near"})


def again(reading: Reading, i: int) -> bool:
    """Believed elsewhere in the article."""
    c = reading.found[i]
    return c.head is None and reading.key(c) in reading.believed and c.pro in ("", "و", "ب", "ل")


def _backed(reading: Reading, c: Candidate) -> bool:
    return any(e.country and reading.nations[e.country] for e in c.entries)


SIGNS: tuple[tuple[str, Sign], ...] = (
    ("head-near", headed),
    ("head-placed", placed),
    ("followed", followed),
    ("listed", listed),
    ("stood-in", stood_in),
    ("again", again),
)
