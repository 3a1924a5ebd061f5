"""Cardinals and fractions: number words, digits and mixtures of both, summed from left to right.

    ثلاثمئة وخمسة وعشرون ألفاً ومئة     325,100
    44 ألفاً و300                        44,300
    مليون ونصف المليون                   1,500,000
    ثلاثة أرباع                          0.75

A word adds («و») while it is smaller than what the last one left room for, multiplies when it is a hundred or a scale
after a number; anything else ends the numeral. So «5 و10» and «بين مئة ومئتين» stay two.
"""

from __future__ import annotations

from isnad.arabic.tokens import Tokens
from isnad.mentions.numerals.context import context
from isnad.mentions.numerals.digits import digits_at
from isnad.mentions.numerals.lexicon import Atom, atoms
from isnad.mentions.numerals.numeral import Numeral, tidy

TANWIN = "\u064b"
_LONGEST = 40  # tokens: no spoken number is longer; keeps a run of ten thousand number words linear
_INF = float("inf")
_HOMOGRAPHS = (5, 7, 8, 9, 10)  # خمس، سبع، تسع، عشر are numbers too, ثمن a price
_OPENING = frozenset({"zero", "one", "eleven", "unit", "ten", "tens", "hundred", "hundreds", "digits"})


class _Sum:
    """A number under construction: `done` closed scales, `group` the number before the next scale word."""

    __slots__ = ("done", "floor", "group", "last", "room", "scale")

    def __init__(self) -> None:
        self.done: float = 0
        self.group: float | None = None
        self.floor: float = _INF  # the smallest scale so far: the next must be below it
        self.room: float = _INF  # what is added must be below it; 0 where nothing may be
        self.last = ""  # role of the last word
        self.scale: float = 1  # the scale word the number ends in, 1 where it ends in none

    @property
    def value(self) -> float:
        return self.done + (self.group or 0)

    def take(self, role: str, value: float, joined: bool, first: bool) -> bool:
        """Add the next word; False, and nothing changed, where it does not continue this number."""
        before, self.scale = self.scale, 1
        taken = self._first(role, value) if first else self._join(role, value) if joined else self._follow(role, value)
        if not taken:
            self.scale = before
        return taken

    def _first(self, role: str, value: float) -> bool:
        if role in ("dual", "scale", "dozen", "dozens"):
            self._close(value, 2 if role == "dual" else 1)
            return True
        return self._open(role, value) if role in _OPENING else False

    def _open(self, role: str, value: float) -> bool:
        self.group = (self.group or 0) + value
        self.last = role
        self.room = {"hundred": 100, "hundreds": 100}.get(role, 0)
        return True

    def _close(self, scale: float, times: float) -> None:
        self.done += scale * times
        self.group, self.floor, self.room, self.last, self.scale = None, scale, scale, "scale", scale

    def _follow(self, role: str, value: float) -> bool:
        """Without «و»: عشر after a unit, مئة after a unit or digits, a scale after any number."""
        if role == "ten" and self.last in ("unit", "one", "eleven") and self.group is not None:
            self.group, self.last, self.room = self.group + 10, "teen", 0
            return True
        if role == "hundred" and self.last in ("unit", "digits") and self.group is not None:
            unit = self.group if self.last == "digits" else self.group % 10
            self.group, self.last, self.room = self.group - unit + unit * 100, "hundred", 100
            return True
        if role in ("scale", "plural", "dozen"):
            if self.group is not None and value < self.floor and self.last != "eleven":
                group = self.group
                self.group = None
                self._close(value, group)
                return True
            if self.group is None and self.floor < value and self.last == "scale" and self.done < 1000 * self.floor:
                self.done, self.floor, self.room, self.scale = self.done * value, value, value, value  # ألف مليون
                return True
        return False

    def _join(self, role: str, value: float) -> bool:
        """With «و»: a ten after a unit, whatever is smaller than the room left, or خمسمئة وألف."""
        if role == "tens" and self.last in ("unit", "one", "eleven"):
            self.group, self.last, self.room = (self.group or 0) + value, role, 0
            return True
        if role in ("scale", "dual", "dozens", "dozen"):
            return self._join_scale(role, value * (1 if role != "dual" else 2), value)
        if role in ("unit", "one", "eleven", "ten", "tens", "hundred", "hundreds", "digits") and value < self.room:
            return self._open(role, value)
        return False

    def _join_scale(self, role: str, total: float, scale: float) -> bool:
        if self.group is None and total < self.room:
            self._close(scale, total / scale)
            return True
        if self.group and self.last in ("hundred", "hundreds") and role != "dozens" and scale < self.floor:
            group, self.group = self.group, None  # خمسمئة وألف: five hundred and one thousands
            self._close(scale, group + total / scale)
            return True
        if self.group and role == "dozens" and total < self.room:
            return self._open(role, total)
        return False


def cardinal_at(tokens: Tokens, i: int, stop: int | None = None) -> Numeral | None:
    """The longest cardinal or fraction whose first digit string or number word is token i; null where there is none."""
    stop = min(len(tokens) if stop is None else stop, i + _LONGEST)
    lead = tokens.words[i]
    if lead.kind == "number":
        return _sum(tokens, i, stop, None)
    for atom in atoms(lead):
        found = _signed(tokens, i, stop, atom) if atom.role == "minus" else _word(tokens, i, stop, atom)
        if found:
            return found
    return None


def _word(tokens: Tokens, i: int, stop: int, atom: Atom) -> Numeral | None:
    if atom.role in ("half", "part", "part2"):
        fraction = _fraction(tokens, i, stop, atom)
        sure = atom.role != "part" or atom.value not in _HOMOGRAPHS
        return fraction if fraction and (sure or fraction.scale > 1) else None
    if atom.role in ("unit", "one"):
        parts = _fraction(tokens, i, stop, atom)
        if parts:
            return parts
    return _sum(tokens, i, stop, atom)


def _signed(tokens: Tokens, i: int, stop: int, atom: Atom) -> Numeral | None:
    if i + 1 >= stop or not tokens.gap(i + 1):
        return None
    found = cardinal_at(tokens, i + 1, stop)
    if not found or found.pro:
        return None
    start = tokens.starts[i] + tokens.words[i].at(atom.cut)
    found = found._replace(value=-found.value, first=i, start=start, pro=atom.pro)
    return divided(tokens, found, stop) or found


def _fraction(tokens: Tokens, i: int, stop: int, atom: Atom) -> Numeral | None:
    """نصف، ربع، ثلثي، ثلاثة أرباع, and what they multiply (نصف مليون، نصف المليون)."""
    j = i + 1
    if atom.role == "half":
        value = 0.5
    elif atom.role in ("part", "part2"):
        value = (2 if atom.role == "part2" else 1) / atom.value
    else:
        parts = next((a for a in _atoms(tokens, j, stop) if a.role == "parts" and not a.pro), None)
        if parts is None:
            return None
        value, j = atom.value / parts.value, j + 1
    start = tokens.starts[i] + tokens.words[i].at(atom.cut)
    scale: float = 1
    multiplied = next(
        (a for a in _atoms(tokens, j, stop) if a.role in ("scale", "dozen", "hundred") and not a.pro), None
    )
    if multiplied is not None:
        value, scale, j = value * multiplied.value, multiplied.value, j + 1
    return Numeral(tidy(value), i, j, start, tokens.ends[j - 1], atom.definite, False, int(scale), atom.pro, "fraction")


def _atoms(tokens: Tokens, j: int, stop: int) -> tuple[Atom, ...]:
    return atoms(tokens.words[j]) if j < stop else ()


def _sum(tokens: Tokens, i: int, stop: int, atom: Atom | None) -> Numeral | None:
    total = _Sum()
    first, start, j = i, tokens.starts[i], i
    if atom is None:
        digits = digits_at(tokens, i, stop)
        if digits is None:
            return None
        total.take("digits", digits.value, False, True)
        first, start, j = digits.first, digits.start, digits.last
    elif total.take(atom.role, atom.value, False, True):
        start, j = start + tokens.words[i].at(atom.cut), i + 1
    else:
        return None
    j = _extend(tokens, total, j, stop)
    if atom is not None and j == i + 1 and _construct_dual(tokens, i, stop, atom):
        total.done *= 2
    if total.last == "eleven":  # أحد alone is nobody
        return None
    j, extra = _tail(tokens, total, j, stop)
    found = Numeral(
        tidy(total.value + extra), first, j, start, tokens.ends[j - 1], bool(atom and atom.definite), atom is None,
        int(total.scale), atom.pro if atom else "",
    )  # fmt: skip
    return (divided(tokens, found, stop) or found) if found.value == 1 else found


def _construct_dual(tokens: Tokens, i: int, stop: int, atom: Atom) -> bool:
    """«ألفا شخص» is two thousand: the singular would stand before its noun without the alef."""
    word = tokens.words[i]
    if atom.role != "scale" or not word.key.endswith("ا") or TANWIN in word.surface or i + 1 >= stop:
        return False
    after = tokens.words[i + 1]
    return after.kind == "arabic" and after.key not in context("no_genitive") and not after.key.startswith("و")


def _extend(tokens: Tokens, total: _Sum, j: int, stop: int) -> int:
    """Take words from token j on while they continue the number; one past the last taken."""
    while j < stop:
        joined = tokens.keys[j] == "و"
        k = j + joined
        if k >= stop:
            break
        taken = _continue(tokens, total, k, stop, joined)
        if not taken:
            break
        j = taken
    return j


def _continue(tokens: Tokens, total: _Sum, k: int, stop: int, joined: bool) -> int:
    """One past the words taken at token k, 0 where none continues the number."""
    if tokens.words[k].kind == "number":
        digits = digits_at(tokens, k, stop) if joined else None
        if digits and digits.first == k and total.room > 1 and total.take("digits", digits.value, True, False):
            return digits.last
        return 0
    for atom in atoms(tokens.words[k]):
        if atom.role == "point" and not atom.pro and not joined:
            return _point(tokens, total, k + 1, stop)
        plain = atom.pro in ("", "و") and not (atom.role == "unit" and _parts_follow(tokens, k + 1, stop))
        if atom.role == "eleven" and not _ten_follows(tokens, k + 1, stop):
            continue
        if plain and total.take(atom.role, atom.value, joined or atom.joined, False):
            return k + 1
    return 0


def _ten_follows(tokens: Tokens, k: int, stop: int) -> bool:
    """True for what makes «إحدى» a number: «إحدى عشرة», «إحدى وعشرون», «إحدى و عشرون»."""
    k += k < stop and tokens.keys[k] == "و"
    return any(a.role in ("ten", "tens") for a in _atoms(tokens, k, stop))


def _parts_follow(tokens: Tokens, k: int, stop: int) -> bool:
    """True for the unit of «ثلاثة أرباع», which is no unit of the sum."""
    return any(a.role == "parts" and not a.pro for a in _atoms(tokens, k, stop))


def _point(tokens: Tokens, total: _Sum, k: int, stop: int) -> int:
    """The decimals after فاصلة, said as a number: خمسة is .5, خمسة وعشرون .25."""
    if k >= stop or total.group is None or total.group != int(total.group):
        return 0
    decimals = _Sum()
    if tokens.words[k].kind == "number":
        if not tokens.keys[k].isdigit() or len(tokens.keys[k]) > 9:
            return 0
        total.group += float("0." + tokens.keys[k])
        total.last, total.room = "digits", 0
        return k + 1
    atom = next(
        (a for a in atoms(tokens.words[k]) if a.role in ("zero", "one", "unit", "ten", "tens") and not a.pro), None
    )
    if atom is None or not decimals.take(atom.role, atom.value, False, True):
        return 0
    end = k + 1
    total.group += float(f"0.{int(decimals.value)}")
    total.last, total.room = "digits", 0
    return end


def _tail(tokens: Tokens, total: _Sum, j: int, stop: int) -> tuple[int, float]:
    """«ونصف», «وربع», «وثلاثة أرباع» after a number, of its scale where it ends in one («مليون ونصف المليون»)."""
    k = j + (j < stop and tokens.keys[j] == "و")
    for atom in _atoms(tokens, k, stop):
        if (
            atom.role in ("half", "part", "unit")
            and (atom.joined or k > j)
            and atom.pro in ("", "و")
            and not atom.definite
        ):
            part = _fraction(tokens, k, stop, atom)
            if part is None or (atom.role == "part" and atom.value in _HOMOGRAPHS):
                continue
            if part.scale == 1:
                last = part.last
                named = next(
                    (a for a in _atoms(tokens, last, stop) if a.role == "scale" and a.definite and not a.pro), None
                )
                return last + (named is not None and named.value == total.scale), part.value * total.scale
            if part.scale < total.scale or part.scale == total.scale:
                return part.last, part.value
    return j, 0


def divided(tokens: Tokens, above: Numeral, stop: int) -> Numeral | None:
    """«واحد على خمسة»: a fraction said with على."""
    if above.last + 1 >= stop or tokens.keys[above.last] != "علي":
        return None
    below = cardinal_at(tokens, above.last + 1, stop)
    if below is None or below.pro or below.value <= 1:
        return None
    return above._replace(value=above.value / below.value, last=below.last, end=below.end, kind="fraction")
