"""Whether a country or a capital stands for its government: «رفضت واشنطن», «بين بغداد وأربيل», «عقوبات على إيران».

A state acts where it is the subject of a verb, has relations or holds an office, is addressed, accused or sanctioned;
it is a place where something happens in it. Only the words beside the name are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from isnad.arabic.tokens import Tokens
from isnad.mentions.places.candidates import Candidate
from isnad.mentions.places.words import senses, words_of

# Nouns that look like a feminine verb: ending in ت or beginning with ت.


def metonyms(tokens: Tokens, found: Sequence[Candidate]) -> frozenset[int]:
    """The indices of the believed candidates that stand for a government."""
    acting: set[int] = set()
    for i, c in enumerate(found):
        if _is_state(c) and (_shared(found, i, acting) or any(sign(tokens, c) for sign in SIGNS)):
            acting.add(i)
            if _between(tokens, c) and i + 1 < len(found) and found[i + 1].first == c.last and found[i + 1].pro == "و":
                acting.add(i + 1)
    return frozenset(acting)


def _is_state(c: Candidate) -> bool:
    return c.entry is not None and c.head is None and (c.entry.kind == "country" or c.entry.capital)


def _shared(found: Sequence[Candidate], i: int, acting: set[int]) -> bool:
    """Joined to one that acts: «فرضت بريطانيا وفرنسا», «علاقة واشنطن ببغداد»."""
    return i - 1 in acting and found[i].pro in ("و", "ب") and found[i - 1].last == found[i].first


def _key(tokens: Tokens, c: Candidate, step: int) -> str:
    i = c.first - step
    return tokens.keys[i] if i >= c.sentence.first else ""


def _roles(tokens: Tokens, c: Candidate, step: int) -> frozenset[str]:
    i = c.first - step
    return senses()[tokens.words[i]].roles if i >= c.sentence.first else frozenset()


def subject(tokens: Tokens, c: Candidate) -> bool:
    """«رفضت واشنطن», «التي تقوده السعودية»: a verb right before."""
    if c.pro != "":
        return False
    before = _key(tokens, c, 1)
    if (
        feminine_verb(before)
        or before in words_of("verb")
        or (before[:1] in ("و", "ف") and before[1:] in words_of("verb"))
    ):
        return True
    return before.startswith("ت") and _key(tokens, c, 2) in ("الذي", "التي")


def topic(tokens: Tokens, c: Candidate) -> bool:
    """«إسرائيل تقتل», «وموسكو ترد», «أن بريطانيا …»: at the head of a clause, with its verb to come."""
    if c.pro not in ("", "و") or c.last >= c.sentence.last:
        return False
    after, before = tokens.keys[c.last], _key(tokens, c, 1)
    if c.pro == "" and before in words_of("that"):
        return True
    opens = c.pro == "و" or c.first == c.sentence.first or not before[:1].isalpha()
    return opens and (feminine_verb(after) or after in words_of("before-verb") or after in words_of("verb"))


def toward(tokens: Tokens, c: Candidate) -> bool:
    """«معادية لروسيا», «رسالة إلى لبنان», «نيابة عن إيران»."""
    if c.pro == "ل":
        return "toward" in _roles(tokens, c, 1)
    if c.pro != "":
        return False
    linked = _key(tokens, c, 1) in ("الي", "عن")
    return linked and (_key(tokens, c, 2) in ("نيابه", "دفاعا", "رساله"))


def related(tokens: Tokens, c: Candidate) -> bool:
    """«حكومة العراق», «علاقة واشنطن», «بقيادة السعودية», «من جانب موسكو»."""
    return c.pro == "" and "acts" in _roles(tokens, c, 1)


def addressed(tokens: Tokens, c: Candidate) -> bool:
    """«اتهم إسرائيل», «مطالبا لبنان»."""
    return c.pro == "" and "addresses" in _roles(tokens, c, 1)


def partner(tokens: Tokens, c: Candidate) -> bool:
    """«مع قطر», not «الحدود مع أفغانستان»."""
    if c.pro != "" or _key(tokens, c, 1) not in ("مع", "ومع"):
        return False
    return not any("border" in _roles(tokens, c, step) for step in (2, 3, 4))


def _between(tokens: Tokens, c: Candidate) -> bool:
    return c.pro == "" and _key(tokens, c, 1) in ("بين", "وبين") and "border" not in _roles(tokens, c, 2)


def between(tokens: Tokens, c: Candidate) -> bool:
    """«بين بغداد وأربيل», not «الحدود بين الولايات المتحدة والمكسيك»."""
    return _between(tokens, c)


def sanctioned(tokens: Tokens, c: Candidate) -> bool:
    """«عقوبات على إيران», «للضغط على إسرائيل»."""
    if c.pro != "" or _key(tokens, c, 1) != "علي":
        return False
    return any("sanction" in _roles(tokens, c, step) for step in (2, 3, 4))


def headline(tokens: Tokens, c: Candidate) -> bool:
    """«دمشق: كذا»: a capital before a colon at the head of a title."""
    after = tokens.keys[c.last] if c.last < c.sentence.last else ""
    return bool(
        c.entry and c.entry.capital and c.sentence.kind == "title" and after == ":" and c.first == c.sentence.first
    )


SIGNS: tuple[Callable[[Tokens, Candidate], bool], ...] = (
    subject, topic, toward, related, addressed, partner, between, sanctioned, headline,
)  # fmt: skip


@lru_cache(maxsize=1 << 15)
def feminine_verb(key: str) -> bool:
    """Whether a folded word has the shape of a third person feminine verb: «رفضت», «ستعلن»; nouns of that shape do not.

    >>> feminine_verb("رفضت"), feminine_verb("وتعتزم"), feminine_verb("سياسات"), feminine_verb("تحرير")
    (True, True, False, False)
    """
    stem = key[1:] if key[:1] in ("و", "ف") and len(key) > 4 else key
    if stem in words_of("noun") or stem.startswith("ال"):
        return False
    if stem.endswith("ت") and len(stem) > 2:
        return not stem.endswith("ات")
    stem = stem[1:] if stem.startswith("ست") else stem
    if not stem.startswith("ت") or len(stem) < 3 or stem.endswith(("ه", "ات")):
        return False
    masdar = len(stem) == 5 and (stem[3] == "ي" or stem[2] == "ا")  # تحرير، تعاون
    return not masdar
