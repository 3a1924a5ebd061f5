"""What a word does in a clause, as far as its spelling tells: complementizers, relative pronouns, particles.

Known once for each spelling (`role(word)`); the look-ups of a clause are flag tests. Content words have no role here.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final, NamedTuple

import msgspec

from isnad.arabic.fold import fold
from isnad.arabic.tokens import Word
from isnad.lexicon.tables import read_table


class F:
    """Roles, as bits of an int (an `IntFlag` costs ten times as much at every test)."""

    NONE: Final = 0
    COMP: Final = 1  # إنّ/أنّ, alone, with a pronoun, with بـ
    REL: Final = 2  # الذي
    PREP: Final = 4  # a preposition standing alone
    NEG: Final = 8  # لم
    TIME: Final = 16  # أمس
    BREAK: Final = 32  # opens an adverbial: خلال، بعد، ردا
    CONJ: Final = 64  # opens a clause: لكن، بينما
    BIND: Final = 128  # takes أنّ for itself: يمكن أن، بعد أن، احتمال أن
    ADVERB: Final = 256  # أيضا
    MEDIA: Final = 512  # وكالة، قناة، للصحفيين
    OCCASION: Final = 1024  # (في) بيان، مقابلة
    NAMING: Final = 2048  # a noun that quotes a name after it: صحيفة «…»
    VERB: Final = 4096  # a common verb that is no cue: كان، طلب، رفض
    DEM: Final = 8192  # هذا
    SELF: Final = 16384  # نفسه، ذاته
    COMMA: Final = 32768
    STOP: Final = 65536  # . ! ؟ ؛
    COLON: Final = 131072
    OPEN: Final = 262144  # opening bracket
    CLOSE: Final = 524288
    DASH: Final = 1048576
    PUNCT: Final = 2097152
    KANA: Final = 4194304  # كان and its forms
    AND: Final = 8388608  # و or ف standing alone
    KAWN: Final = 67108864  # كون after a preposition, which takes a clause as أنّ does
    QUANT: Final = 33554432  # before the noun that counts: بعض، كبار
    NORM: Final = 16777216  # what one acts in accordance with: قانون، خطة


class Role(NamedTuple):
    """`flags`; for a complementizer `prep` is what is attached before it and `pronoun` whether one is attached after;
    `pro` is the conjunction attached before it (و، ف)."""

    flags: int
    prep: str = ""
    pronoun: bool = False
    pro: str = ""


class WordRow(msgspec.Struct, frozen=True):
    """A line of `clause_words.tsv`: words separated by spaces, `_` between the words of one entry.

    `role` is a name of `F` (و and ف may be attached to such words), or, in small letters, of a set for `word_set`.
    """

    role: str
    words: str
    example: str = ""


_PRONOUNS = ("", "ه", "ها", "هم", "هما", "هن", "ني", "نا", "ي", "ك", "كم")
_PUNCT = {
    "،": F.COMMA, ",": F.COMMA, ".": F.STOP, "!": F.STOP, "؟": F.STOP, "?": F.STOP, "؛": F.STOP, ";": F.STOP,
    "…": F.STOP, ":": F.COLON, "(": F.OPEN, "[": F.OPEN, ")": F.CLOSE, "]": F.CLOSE, "-": F.DASH, "–": F.DASH,
    "—": F.DASH, "−": F.DASH,
}  # fmt: skip


def _complementizers() -> dict[str, Role]:
    """ان، انه، بانها، وانهم، فان …; never لان, which gives a reason."""
    found: dict[str, Role] = {}
    for pro in ("", "و", "ف"):
        for prep in ("", "ب"):
            for pronoun in _PRONOUNS:
                form = fold(pro + prep + "ان" + pronoun)
                if form != "انا":  # «أنا»
                    found.setdefault(form, Role(F.COMP, prep, bool(pronoun), pro))
                if not pro:
                    found.setdefault(prep + "كون" + fold(pronoun), Role(F.COMP | F.KAWN, prep, bool(pronoun)))
    return found


@cache
def word_set(name: str) -> frozenset[str]:
    """The folded words of a set of `clause_words.tsv`.

    >>> "واشنطن" in word_set("capital")
    True
    """
    return frozenset(
        fold(w) for row in read_table("clause_words", WordRow) if row.role == name for w in row.words.split()
    )


_table: dict[str, Role] = {}


def _load() -> dict[str, Role]:
    table = _table
    for row in read_table("clause_words", WordRow):
        if row.role.islower():
            continue
        flag: int = getattr(F, row.role)
        for text in row.words.split():
            key = fold(text)
            old = table.get(key)
            table[key] = Role(flag | old.flags) if old else Role(flag)
            if flag == F.OCCASION:  # في بيانه، رسالتها
                stem = key[:-1] + "ت" if key.endswith("ه") else key
                for pronoun in ("ه", "ها", "هم"):
                    table.setdefault(stem + pronoun, Role(flag))
    table.update(_complementizers())
    return table


_ALLA = {
    "\u0623\u0644\u0627": "",
    "\u0628\u0623\u0644\u0627": "ب",
    "\u0623\u0644\u0651\u0627": "",
    "\u0628\u0623\u0644\u0651\u0627": "ب",
}  # ألا, بألا: «أن» and «لا» in one


NO_ROLE = Role(F.NONE)


@lru_cache(maxsize=1 << 17)
def role(word: Word) -> Role:
    """The role of a spelling."""
    if word.kind == "punct":
        return Role(F.PUNCT | _PUNCT.get(word.key[0], F.NONE))
    if word.kind != "arabic":
        return NO_ROLE
    table = _table or _load()
    key = word.key
    if word.surface in _ALLA:
        return Role(F.COMP | F.NEG, _ALLA[word.surface])
    found = table.get(key)
    if found is not None:
        return found
    if key[0] in "وف" and len(key) > 2 and (inner := table.get(key[1:])) is not None:
        return inner._replace(pro=key[0])
    if key[0] in "بلك" and len(key) > 3 and (inner := table.get(key[1:])) is not None and inner.flags & F.NAMING:
        return Role(F.NAMING)
    return _imperfect(key)


def _imperfect(key: str) -> Role:
    """A word in يـ of four letters and more, or يـ…ون, is a verb unless it is a name or a noun in يـ."""
    stem = key[1:] if key[0] in "وف" else key
    if (
        stem[0] == "ي"
        and len(stem) >= 4
        and not stem.startswith(tuple(word_set("noun-in-ya")))
        and not stem.endswith(("ا", "ه"))
    ):
        return Role(F.VERB)
    return NO_ROLE
