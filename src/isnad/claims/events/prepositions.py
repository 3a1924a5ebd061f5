"""The preposition at a token, apart or attached: «في المدينة»، «للجيش»، «من قبل الشرطة»."""

from __future__ import annotations

from isnad.arabic.tokens import Word
from isnad.claims.clauses.clause import Clauses
from isnad.claims.events.words import cut, particles

_COMPOUND = {
    ("من", "قبل"): "بيد", ("علي", "يد"): "بيد", ("علي", "ايدي"): "بيد", ("من", "جانب"): "بيد", ("من", "طرف"): "بيد",
    ("من", "خلال"): "خلال", ("بالقرب", "من"): "قرب", ("ردا", "علي"): "رد", ("احتجاجا", "علي"): "رد",
    ("علي", "هامش"): "خلال", ("علي", "خلفيه"): "بسبب", ("في", "وجه"): "ضد", ("الي", "جانب"): "مع",
    ("علي", "الرغم"): "رغم", ("بالرغم", "من"): "رغم", ("عن", "طريق"): "عبر", ("في", "ظل"): "وسط",
    ("بعد", "ان"): "ان", ("قبل", "ان"): "ان", ("في", "حق"): "بحق", ("في", "اتجاه"): "باتجاه", ("الي", "جنب"): "مع",
    ("بالتعاون", "مع"): "مع", ("بالاشتراك", "مع"): "مع", ("بالتنسيق", "مع"): "مع",
}  # fmt: skip


def preposition(c: Clauses, j: int) -> tuple[str, int, int] | None:
    """(preposition, token of its noun phrase, first character) where token j is one or carries one."""
    word, key = c.tokens.words[j], c.keys[j]
    if word.kind != "arabic":
        return None
    pair = c.keys[j + 1] if j + 1 < c.n else ""
    bare = key[1:] if key[0] in "وف" and len(key) > 2 and key not in particles("preposition") else key
    joined = _COMPOUND.get((bare, pair))
    if joined is not None:
        return joined, j + 2, c.tokens.starts[min(j + 2, c.n - 1)]
    if bare in particles("preposition"):
        return bare, j + 1, c.tokens.starts[min(j + 1, c.n - 1)]
    if key[0] in "بلوفك" and j not in c.people and j not in c.group_at:
        return _attached(c, j, word)
    if key[0] in "بل" and (j in c.people or j in c.group_at):
        return _before_name(c, j, word)
    return None


def _attached(c: Clauses, j: int, word: Word) -> tuple[str, int, int] | None:
    reading = cut(word)
    if reading.pro and reading.pro[-1] in "بلك" and len(reading.stem) > 1:
        at = word.at(reading.cut)
        return reading.pro[-1], j, c.tokens.starts[j] + at
    return None


def _before_name(c: Clauses, j: int, word: Word) -> tuple[str, int, int] | None:
    """«لحماس»، «للجيش»: a preposition before a mention, where the mention's own spelling lacks it."""
    key = word.key
    if key.startswith("لل"):
        return "ل", j, c.tokens.starts[j]
    start = c.tokens.starts[j]
    record = c.people.get(j) or c.group_at.get(j)
    starts = {m.start for m in record.mentions} if record is not None else set()
    return (key[0], j, start + 1) if start + 1 in starts else None
