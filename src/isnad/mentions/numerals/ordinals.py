"""Ordinals: الأول، ثالث، الحادية عشرة، الخامس والعشرين، المئة والخامسة والعشرون، الواحد والعشرون بعد المئة."""

from __future__ import annotations

from isnad.arabic.tokens import Tokens
from isnad.mentions.numerals.cardinals import cardinal_at
from isnad.mentions.numerals.lexicon import Atom, atoms
from isnad.mentions.numerals.numeral import Numeral, tidy

_ROUND = ("tens", "hundred", "hundreds", "scale", "dual")
_CARDINAL = ("unit", "one", "eleven")  # with the article and a ten, the ordinals of speech: الواحد والعشرون


def ordinal_at(tokens: Tokens, i: int, stop: int | None = None) -> Numeral | None:
    """The ordinal at token i; null where there is none. A bare «واحد» or «ثلاثة» is a cardinal."""
    stop = len(tokens) if stop is None else stop
    for atom in atoms(tokens.words[i]):
        found = _small(tokens, i, stop, atom) or _large(tokens, i, stop, atom)
        if found:
            return found
    return None


def _made(tokens: Tokens, i: int, last: int, atom: Atom, value: float) -> Numeral:
    start = tokens.starts[i] + tokens.words[i].at(atom.cut)
    return Numeral(
        tidy(value), i, last, start, tokens.ends[last - 1], definite=atom.definite, pro=atom.pro, kind="ordinal"
    )


def _small(tokens: Tokens, i: int, stop: int, atom: Atom) -> Numeral | None:
    """From the first to the ninety-ninth, with «بعد المئة» after it."""
    if atom.role not in ("ordinal", "ordinal11") and not (atom.role in _CARDINAL and atom.definite):
        return None
    value, last = atom.value, i + 1
    ten = _next(tokens, last, stop, ("ten",))
    tens = _tens(tokens, last, stop) if atom.definite else None
    if ten is not None and not ten.pro and value < 10:
        value, last = value + 10, last + 1
    elif tens is not None:
        value, last = value + tens[0], tens[1]
    elif atom.role != "ordinal":
        return _hundredfold(tokens, i, stop, atom)
    beyond, last = _beyond(tokens, last, stop)
    return _made(tokens, i, last, atom, value + beyond)


def _beyond(tokens: Tokens, last: int, stop: int) -> tuple[float, int]:
    """«بعد المئة»: what it adds, and one past it; 0 and `last` where it does not follow."""
    if last >= stop or tokens.keys[last] != "بعد":
        return 0, last
    after = _next(tokens, last + 1, stop, ("hundred", "hundreds", "scale", "dual"))
    if after is None or not after.definite or after.pro:
        return 0, last
    return after.value * (2 if after.role == "dual" else 1), last + 2


def _hundredfold(tokens: Tokens, i: int, stop: int, atom: Atom) -> Numeral | None:
    """«الخمس مئة»: a definite unit before a bare hundred."""
    hundred = _next(tokens, i + 1, stop, ("hundred",))
    if atom.role == "unit" and hundred is not None and not hundred.pro and not hundred.definite:
        value, last = atom.value * 100, i + 2
        rest = _tens(tokens, last, stop)
        return _made(tokens, i, rest[1], atom, value + rest[0]) if rest else _made(tokens, i, last, atom, value)
    return None


def _tens(tokens: Tokens, j: int, stop: int) -> tuple[float, int] | None:
    """«والعشرين» or «و العشرين» at token j: its value and one past it."""
    k = j + (j < stop and tokens.keys[j] == "و")
    atom = _next(tokens, k, stop, ("tens",))
    if atom is None or not (atom.joined or k > j):
        return None
    return atom.value, k + 1


def _large(tokens: Tokens, i: int, stop: int, atom: Atom) -> Numeral | None:
    """«العشرون», «المئة», «المئة والخامسة والعشرون»: a definite round number."""
    if not atom.definite or atom.role not in _ROUND:
        return None
    rest = _rest(tokens, i + 1, stop) if atom.role in ("hundred", "hundreds") else None
    if rest is not None:
        return _made(tokens, i, rest.last, atom, atom.value + rest.value)
    whole = cardinal_at(tokens, i, stop)
    if whole is None:
        return None
    beyond, last = _beyond(tokens, whole.last, stop) if atom.role == "tens" else (0, whole.last)
    return whole._replace(value=tidy(whole.value + beyond), last=last, end=tokens.ends[last - 1], kind="ordinal")


def _rest(tokens: Tokens, j: int, stop: int) -> Numeral | None:
    k = j + (j < stop and tokens.keys[j] == "و")
    for atom in atoms(tokens.words[k]) if k < stop else ():
        if atom.joined or k > j:
            return _small(tokens, k, stop, atom)
    return None


def _next(tokens: Tokens, j: int, stop: int, roles: tuple[str, ...]) -> Atom | None:
    if j >= stop:
        return None
    return next((a for a in atoms(tokens.words[j]) if a.role in roles), None)
