"""One sentence that may tell of harm, with the questions the rules ask of it."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec

from isnad.claims.casualties.counts import Count
from isnad.claims.casualties.scene import Scene, Told
from isnad.lexicon.phrases import Phrases
from isnad.lexicon.tables import read_table
from isnad.records import Effect

CueKind = Literal[
    "fear", "unreal", "deny", "without", "unsure", "occur", "take", "toll", "reach", "among", "since", "sport",
    "illness", "infection", "free", "force", "most", "reckon", "search", "idiom", "expose", "court", "sunk",
]  # fmt: skip

PREPOSITIONS = frozenset((
    "في", "من", "الي", "على", "علي", "عن", "مع", "ضد", "بين", "لدي", "عند", "قرب", "بعد", "قبل", "خلال", "اثر",
    "جراء", "نتيجه", "بسبب", "عقب", "امام", "تحت", "فوق", "حول", "ضمن", "عبر", "منذ", "حتي", "بحق", "بيد", "نحو",
    "تجاه", "دون", "بدون", "وفي", "ومن", "وعلي", "والي", "وعن", "ومع", "لمنع", "كما", "ضمن",
))  # fmt: skip
BREAKS = frozenset((
    "فيما", "بينما", "عندما", "حينما", "حين", "حيث", "لكن", "لكنه", "لكنها", "كما", "الذي", "التي", "الذين",
    "اللذين", "اللذان", "اللتين", "ان", "انه", "انها", "انهم", "بان", "بانه", "بانها", "وان", "وانه", "وانها", "اذ",
    "اذا", "لو", "لان", "لانه", "مما", "مؤكدا", "مضيفا", "مشيرا", "موضحا", "مضيفه", "موكدا", "موكده", "مشيره",
    "وقال", "قال", "وذكر", "واضاف", "واكد", "غير", "والذي", "والتي", "والذين", "مما", "ما", "وكان", "وكانت", "كان",
    "كانت",
))  # fmt: skip
# «تهم قتل», «عمليات خطف»: what stands after these, without its article, is a noun and no verb.
_ANNEXERS = frozenset((
    "تهمه", "تهم", "تهمتي", "جريمه", "جرائم", "جريمتي", "محاوله", "محاولات", "عمليه", "عمليات", "حاله", "حالات",
    "حادث", "حادثه", "حوادث", "قضيه", "قضايا", "واقعه", "مشهد", "امر", "مذكره", "حمله", "حملات",
))  # fmt: skip
_CLAUSE = 60  # tokens: no clause of news is longer
_WINDOW = 24  # counts on either side of a word: keeps the cost of an endless sentence linear
STOPS = frozenset(".؟!:؛;…")
OPEN = frozenset('"«“(')
CLOSE = frozenset('"»”)')


class CueRow(msgspec.Struct, frozen=True):
    """A row of `harm_cues.tsv`."""

    kind: CueKind
    phrase: str
    example: str = ""


class Cue(NamedTuple):
    """Tokens `[first, last)` are a cue of these kinds."""

    first: int
    last: int
    kinds: tuple[CueKind, ...]


class Claim(NamedTuple):
    """A figure said to be harmed, before its arguments: `trigger` is the token that tells the harm.

    `agent` are the tokens that name who did it, where the clause says so; `zero` marks «nobody was».
    """

    figure: Count
    effect: Effect
    trigger: int
    rule: str
    agent: tuple[int, int] | None = None
    zero: bool = False
    imperfect: bool = False
    part: bool = False


@lru_cache(maxsize=1)
def cues() -> Phrases[CueKind]:
    """The index of `harm_cues.tsv`."""
    return Phrases(((row.phrase, row.kind) for row in read_table("harm_cues", CueRow)), proclitics=("و", "ف", "ل", "ب"))


class Line:
    """A sentence, its counts and cues by token; `taken` remembers which count was given which effect."""

    def __init__(self, scene: Scene, told: Told) -> None:
        self.scene = scene
        self.told = told
        self.first, self.last = told.sentence.first, told.sentence.last
        self.keys = scene.keys
        self.counts = told.counts
        self.firsts = [c.first for c in told.counts]
        self.cues = tuple(Cue(h.first, h.last, h.values) for h in cues().find(scene.tokens, self.first, self.last))
        self._cue_firsts = [c.first for c in self.cues]
        idle = {c.first for c in self.cues if "idiom" in c.kinds}
        self.triggers = tuple(i for i in told.triggers if i not in idle) if idle else told.triggers
        self.taken: dict[int, Effect] = {}
        self.claims: list[Claim] = []
        self.title = told.sentence.kind in ("title", "heading", "deck")

    def cue(self, kind: CueKind, first: int, last: int) -> Cue | None:
        """The last cue of a kind that lies in tokens [first, last)."""
        for cue in reversed(self.cues[bisect_left(self._cue_firsts, first) : bisect_left(self._cue_firsts, last)]):
            if cue.last <= last and kind in cue.kinds:
                return cue
        return None

    def after(self, i: int) -> tuple[Count, ...]:
        """The counts that begin at token i or later, as many as any rule looks at."""
        at = bisect_left(self.firsts, i)
        return self.counts[at : at + _WINDOW]

    def before(self, i: int) -> tuple[Count, ...]:
        """The counts that begin before token i, nearest first, as many as any rule looks at."""
        at = bisect_left(self.firsts, i)
        return self.counts[max(0, at - _WINDOW) : at][::-1]

    def at(self, i: int) -> Count | None:
        """The count that begins at token i."""
        k = bisect_left(self.firsts, i)
        return self.counts[k] if k < len(self.firsts) and self.firsts[k] == i else None

    def dated(self, i: int) -> bool:
        """True where a date begins at token i."""
        return i in self.scene.reader.days

    def skip(self, i: int) -> int:
        """The first token at or after i that is no quotation mark."""
        while i < self.last and self.keys[i] in OPEN:
            i += 1
        return i

    def clause_end(self, i: int) -> int:
        """The first token after i at which a new clause begins, or the end of the sentence."""
        lex = self.scene.lex
        inside = i
        end = min(self.last, i + _CLAUSE)
        for j in range(i + 1, end):
            key = self.keys[j]
            count = self.at(j)
            inside = max(inside, count.last if count is not None and count.kind == "figure" else 0)
            if j < inside:
                continue  # «ما لا يقل عن 40»: the words of a hedge open no clause
            if key in BREAKS or key in STOPS:
                return j
            hit = lex(j)
            if hit is not None and hit.verbs and not (hit.deeds or hit.people):
                return j
        return end

    def clause_start(self, i: int, most: int = 18) -> int:
        """The token after the last stop or break before token i, at most so many tokens back."""
        floor = max(self.first, i - most)
        for j in range(i - 1, floor - 1, -1):
            if self.keys[j] in STOPS:
                return j + 1
        return floor

    def governed(self, count: Count) -> bool:
        """True where a preposition stands right before a count, so that it is no subject or object."""
        if count.pro and count.pro[-1] in "بلك":
            return True
        j = count.first - 1
        while j >= self.first and self.keys[j] in OPEN:
            j -= 1
        return j >= self.first and self.keys[j] in PREPOSITIONS

    def annexed(self, i: int) -> bool:
        """True where the word before token i makes a noun of it: «تهمة قتل»."""
        return i > self.first and self.keys[i - 1].lstrip("وبل") in _ANNEXERS

    def joined(self, j: int) -> bool:
        """True where token j is joined to what stands before it by و or او."""
        if j > self.first and self.keys[j - 1] in ("و", "او", "ثم"):
            return True
        hit = self.scene.lex(j)
        return hit is not None and hit.joined((*hit.harms(), *hit.people))

    def take(self, claim: Claim) -> Claim:
        """The claim, its count marked as used."""
        self.taken[claim.figure.first] = claim.effect
        return claim

    def free(self, count: Count) -> bool:
        """True where no rule has used a count yet."""
        return count.first not in self.taken
