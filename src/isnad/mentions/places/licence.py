"""Which candidates are places: authored names unless something else claims them, the rest by the signs around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from isnad.arabic.tokens import Tokens
from isnad.mentions.places.candidates import Candidate
from isnad.mentions.places.rivals import claimed
from isnad.mentions.places.scene import Reading, support
from isnad.mentions.places.words import senses, words_of

Sign = Callable[[Reading, int], bool]


def license_all(tokens: Tokens, found: Sequence[Candidate]) -> Counter[str]:
    """Give every candidate that is a place its `rule`; returns how often each country is spoken of."""
    reading = Reading(tokens, found)
    known = senses()
    for word in tokens.words:
        nation = known[word].nation
        if nation and not word.key.endswith("يا"):  # «جورجيا» reads as «a Georgian» too
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
    if _other_word(reading, c):
        return False
    return any(e.licence == "context" or (e.licence == "locative" and e.kind != "facility") for e in c.entries)


def _sure(reading: Reading, c: Candidate) -> str:
    """The rule of a candidate that needs no sign, or has it in its own head; empty for the others."""
    if c.head is not None:
        country = c.head.row.country
        if country is not None and not (reading.nations[country] or any(e.country == country for e in c.entries)):
            return ""
        if c.entries:
            return "head"
        return "head-unknown" if c.head.row.open in ("any", "yes") or c.quoted or c.head.number != "one" else ""
    licences = {e.licence for e in c.entries}
    if "" in licences:
        return "name"
    return "name-at" if "locative" in licences and _positioned(reading, c) else ""


def _other_word(reading: Reading, c: Candidate) -> bool:
    """A common noun; or, where a proclitic would have to be cut off, a given name («براك» is not بـأراك)."""
    roles = senses()[reading.tokens.words[c.first]].roles
    return c.last == c.first + 1 and ("common" in roles or (c.pro != "" and bool(roles & {"given", "title"})))


def _positioned(reading: Reading, c: Candidate) -> bool:
    """«في X»، «بـX»، «شمال X»: a preposition or a word of position right before a name that is no common word."""
    if _other_word(reading, c):
        return False
    if "ب" in c.pro:
        return len(reading.key(c)) > 3
    return c.pro in ("", "و") and bool(reading.before(c).roles & {"at", "locative", "compass"})


def _supported(reading: Reading, i: int) -> bool:
    """Believe a waiting candidate when one of the signs stands by it."""
    c = reading.found[i]
    for name, sign in SIGNS:
        if sign(reading, i):
            reading.believe(c, name)
            return True
    return False


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
    if "ل" in c.head.pro:  # «لقضاء الإجازة»
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
    if c.head is not None or (any(e.kind == "country" for e in c.entries) and _described(reading, c)):
        return False
    return reading.key(c) in reading.believed and c.pro in ("", "و", "ب", "ل")


def _described(reading: Reading, c: Candidate) -> bool:
    """«مصدر عسكري مالي»: a country's name that is an adjective too, after another adjective."""
    before = reading.tokens.keys[c.first - 1] if c.first > c.sentence.first else ""
    return not c.pro and before.endswith(("ي", "يه")) and before not in words_of("particle") and before[:2] != "ال"


def _backed(reading: Reading, c: Candidate) -> bool:
    return any(support(reading.nations, e.country) for e in c.entries)


SIGNS: tuple[tuple[str, Sign], ...] = (
    ("head-near", headed),
    ("head-placed", placed),
    ("followed", followed),
    ("listed", listed),
    ("stood-in", stood_in),
    ("again", again),
)
