"""How far a name goes that no list has, after a head word: «مستشفى كمال عدوان في»، «بلدة حسين خان والا»."""

from __future__ import annotations

from functools import lru_cache

from isnad.arabic.chars import CLOSE_QUOTES
from isnad.arabic.tokens import Tokens
from isnad.mentions.places.gazetteer import names
from isnad.mentions.places.words import Head, senses, words_of
from isnad.mentions.wordclass import CLOSE, FAMILY, GIVEN, KUNYA, LINK, SLAVE, STOP, classes

_LONGEST = 7  # words of a name


def extent(tokens: Tokens, at: int, stop: int, head: Head, *, quoted: bool, proclitic: int = 0) -> int:
    """One past the last token of the name that begins at token `at`; `at` itself where no name stands there.

    Inside quotation marks the name is what they hold. Else it is one word; two after an opener such as «كفر», and as
    many as three where bare words run to a stop, a comma or a particle, as the words of a foreign name do.
    """
    if quoted:
        return _closing(tokens, at, stop)
    if head.row.keep and (last := _honoured(tokens, at, stop)) > at:
        return last
    if not nameable(tokens, at, head, proclitic):
        named = tokens.words[at].kind == "arabic" and head.row.kind == "facility" and goes_on(tokens, at)
        return tail(tokens, at + 1, stop) if named and tail(tokens, at + 1, stop) > at + 1 else at
    first = tokens.keys[at][proclitic:]
    last = at + 1
    while (
        last < stop
        and last < at + 3
        and tokens.keys[last - 1][proclitic if last - 1 == at else 0 :] in words_of("opener")
    ):
        if not goes_on(tokens, last):
            break
        last += 1
    if last == at + 1 and not first.startswith("ال"):
        last = _foreign(tokens, at, stop)
    if last == at + 1 and not first.startswith("ال") and head.row.kind in ("facility", "district"):
        last += last < stop and tokens.keys[last].startswith("ال") and _completes(tokens, last)
    if head.row.kind == "facility" or first.startswith("ال"):
        last = tail(tokens, last, stop)
    return last


def _honoured(tokens: Tokens, at: int, stop: int) -> int:
    """One past a title and the name of who is honoured («الملك عبد العزيز»); `at` where none is."""
    titles = words_of("title") | words_of("honour")
    first = at
    while first < stop and first < at + 3 and tokens.keys[first] in titles:
        first += 1
    last = first
    while first > at and last < stop and last < first + _LONGEST:
        bits = classes().of(tokens.words[last]).whole
        if bits & (LINK | SLAVE | KUNYA) and last + 1 < stop:
            last += 2
        elif bits & (GIVEN | FAMILY | CLOSE) and (last == first or not bits & STOP):
            last += 1
        else:
            break
    return last if last > first else at


def _completes(tokens: Tokens, i: int) -> bool:
    """«مستشفى زهرة الشام»: a noun with the article that completes a name; no adjective, no word of another phrase."""
    return goes_on(tokens, i) and tokens.keys[i] not in words_of("tail")


def tail(tokens: Tokens, last: int, stop: int) -> int:
    """`last`, moved past an adjective that belongs to a name: «الدولي», «الجوية»."""
    return last + 1 if last < stop and tokens.keys[last] in words_of("tail") else last


def _closing(tokens: Tokens, at: int, stop: int) -> int:
    """The token of the closing mark, where it comes soon and the first word may open a name."""
    for i in range(at, min(stop, at + 5)):
        if tokens.keys[i] in CLOSE_QUOTES:
            return i if "common" not in senses()[tokens.words[at]].roles else at
    return at


def _foreign(tokens: Tokens, at: int, stop: int) -> int:
    """Bare words up to a boundary, three at most; one word where no boundary comes so soon."""
    i = at + 1
    while i < stop and i < at + 3 and goes_on(tokens, i) and not tokens.keys[i].startswith("ال"):
        i += 1
    return i if i == stop or not goes_on(tokens, i) or tokens.keys[i].startswith("ال") else at + 1


def goes_on(tokens: Tokens, i: int) -> bool:
    """Whether a word may go on a name: Arabic, without a role or function in the clause."""
    word = tokens.words[i]
    if word.kind != "arabic" or not _bare_key(word.key):
        return False
    sense = senses()[word]
    if sense.nation is not None or sense.roles & _NEVER or (sense.head is not None and sense.head.pro):
        return False
    return not _inside(tokens, i)


def _inside(tokens: Tokens, i: int) -> bool:
    """«بمحايل»: a known name behind ب or ل begins another phrase."""
    if not senses()[tokens.words[i]].opens:
        return False
    hit = names().at(tokens, i)
    return hit is not None and hit.pro != ""


@lru_cache(maxsize=1 << 15)
def _bare_key(key: str) -> bool:
    return len(key) > 2 and key not in words_of("particle") and not key.startswith(("بال", "لل", "وال", "و", "ت", "ي"))


HA = "\u0647"
_NEVER = frozenset(("locative", "compass", "common", "org", "near", "at"))


def nameable(tokens: Tokens, at: int, head: Head, proclitic: int = 0) -> bool:
    """Whether the word may open a name no list has: not a particle, a common noun, a number or an adjective."""
    word = tokens.words[at]
    if word.kind != "arabic" or not nameable_key(word.key[proclitic:]):
        return False
    sense = senses()[word]
    if sense.head is not None and word.key[proclitic:] not in words_of("opener"):
        return False
    if not proclitic and _inside(tokens, at):
        return False
    if word.surface.endswith(HA) and word.key.startswith(("ت", "ي")):
        return False  # «جسر تغمره المياه»
    if head.row.kind == "facility" and word.key.startswith("ل") and not word.key.startswith("لا"):
        return False  # «مخيم للنازحين»، «قاعدة لقوات كردية»
    if sense.nation is not None and not (head.row.kind == "facility" and word.key.startswith("ال")):
        return False  # «مستشفى الكندي» is a name, for «المستشفى الكندي» would be the adjective
    if head.row.open == "any" and word.key.startswith("ال"):
        return True
    return not sense.roles & _NEVER


_PRONOUNS = ("ها", "هم", "هما", "ته")


@lru_cache(maxsize=1 << 15)
def nameable_key(key: str) -> bool:
    """Whether a folded word may open a name, by its shape: no adjective, no word with a proclitic.

    >>> nameable_key("الشحيل"), nameable_key("مزدحمه"), nameable_key("بالضفه")
    (True, False, False)
    """
    if len(key) < 3 or key in words_of("particle") or key.startswith(("بال", "لل", "وال", "بان", "بت", "فال", "كال")):
        return False
    if key.startswith("ال"):
        return len(key) > 4
    if len(key) > 4 and (key.endswith(_PRONOUNS) or (key.startswith("و") and not key.startswith(("وا", "وي")))):
        return False
    participle = len(key) > 4 and key.startswith("م") and key.endswith("ه")
    pattern = len(key) == 5 and key.endswith("ه") and (key[1] == "ا" or key[2] == "ي")
    nisba = len(key) > 4 and key.endswith(("ي", "يه", "يا")) and not key.endswith(("ايا", "ويا"))
    return not (participle or pattern or nisba)
