"""A shallow reading of the clause, shared by statements, casualties and events.

`clauses_of(draft)` makes, once an article, the parallel lists its rules look things up in: what each word does in a
clause, which words may report speech, where each sentence ends, what is quoted, which tokens name a person or a group.
`noun_phrase(draft, i)` is the noun phrase that begins at a token: head, modifiers, title, name and apposition, without
relative clause.

    قال [وزير النقل، سامي الخطيب،] الذي زار الميناء أمس إن …
         noun phrase             └ relative clause
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import TYPE_CHECKING

from isnad.arabic.tokens import Word
from isnad.arabic.tokens import word as spelled
from isnad.claims import quotes as quotation
from isnad.claims.clauses_words import NO_ROLE, F, Role, role, word_set
from isnad.claims.quotes import Quotes
from isnad.claims.sources_kinds import head_of, heads
from isnad.claims.speech_words import Cue, read
from isnad.draft import Draft
from isnad.lexicon.forms import FormHit
from isnad.records import Group, Person, Place, Span

if TYPE_CHECKING:
    from isnad.claims.sources_phrases import SourcePhrase

MEMO = "clauses"
_LONGEST_NAME = 8  # tokens in a quoted name inside a noun phrase
_LONGEST_ASIDE = 9  # tokens in a bracket inside a noun phrase
_LONGEST_PHRASE = 40


class Clauses:
    """The analysis of one article; every list runs parallel to `draft.tokens`.

    `roles`, `cues`: of each word. `sentence[i]`: the number of token i's sentence. `people[i]`, `groups[i]`: the person
    or group named at token i. `dates[i]`: one past the date expression that begins at token i.
    """

    __slots__ = (
        "cues", "dates", "draft", "group_at", "keys", "n", "people", "phrases", "place_at", "quotes", "roles",
        "sentence", "sentences", "tokens",
    )  # fmt: skip

    def __init__(self, draft: Draft) -> None:
        tokens = draft.tokens
        self.draft, self.tokens, self.sentences = draft, tokens, draft.sentences
        self.n = len(tokens)
        self.keys = tokens.keys
        self.roles: list[Role] = [role(w) for w in tokens.words]
        self.cues: list[tuple[FormHit[Cue], ...]] = _cues(tokens.words)
        self.sentence: list[int] = [0] * self.n
        for number, s in enumerate(draft.sentences):
            self.sentence[s.first : s.last] = [number] * (s.last - s.first)
        self.quotes: Quotes = quotation.pair(tokens, draft.sentences)
        self.people: dict[int, Person] = dict(self._over((p, p.mentions) for p in draft.people))
        for i in self.people:  # «علي» is a name here, no preposition
            self.roles[i] = NO_ROLE
        self.group_at: dict[int, Group] = dict(self._over((g, g.mentions) for g in draft.groups))
        self.place_at: dict[int, Place] = {}
        for place in draft.places if self.n else ():
            for i in range(self.token_at(place.start), self.token_at(place.end - 1) + 1):
                self.place_at[i] = place
        self.phrases: dict[int, SourcePhrase] = {}
        self.dates: dict[int, int] = {self.token_at(d.start): self.token_at(d.end - 1) + 1 for d in draft.dates}

    def token_at(self, offset: int) -> int:
        """The token that holds a character, or the last one before it."""
        return max(bisect_right(self.tokens.starts, offset) - 1, 0)

    def end_of(self, i: int) -> int:
        """One past the last token of token i's sentence."""
        return self.sentences[self.sentence[i]].last

    def begin_of(self, i: int) -> int:
        """The first token of token i's sentence."""
        return self.sentences[self.sentence[i]].first

    def flags(self, i: int) -> int:
        """What token i does in a clause; nothing, beyond the end."""
        return self.roles[i].flags if 0 <= i < self.n else F.NONE

    def text(self, first: int, last: int) -> str:
        """The characters of tokens `[first, last)`."""
        return self.tokens.text[self.tokens.starts[first] : self.tokens.ends[last - 1]]

    def _over(self, items: Iterable[tuple[object, tuple[Span, ...]]]) -> Iterable[tuple[int, object]]:
        if not self.n:
            return
        for record, mentions in items:
            for span in mentions:
                for i in range(self.token_at(span.start), self.token_at(span.end - 1) + 1):
                    yield i, record


def _cues(words: list[Word]) -> list[tuple[FormHit[Cue], ...]]:
    return [read(w) for w in words]


def clauses_of(draft: Draft) -> Clauses:
    """The article's analysis, made at the first call and kept in `draft.memo`."""
    found = draft.memo.get(MEMO)
    if found is None:
        from isnad.claims.sources_phrases import source_phrases

        found = draft.memo[MEMO] = Clauses(draft)
        found.phrases = source_phrases(found)
    return found


def noun_phrase(draft: Draft, i: int, stop: int | None = None) -> tuple[int, int]:
    """Tokens `[first, last)` of the noun phrase that begins at token i, before `stop`; empty where none begins."""
    return phrase(clauses_of(draft), i, stop)


_HALTS = F.COMP | F.REL | F.NEG | F.TIME | F.BREAK | F.CONJ | F.ADVERB | F.VERB | F.STOP | F.COLON | F.CLOSE | F.KANA


def phrase(c: Clauses, i: int, stop: int | None = None) -> tuple[int, int]:
    """`noun_phrase`, of an analysis."""
    end = min(c.end_of(i), i + _LONGEST_PHRASE) if i < c.n else i
    stop = end if stop is None else min(stop, end)
    j = last = i
    while j < stop:
        following = _step(c, i, j, stop)
        if following <= j:
            break
        j = following
        if not c.flags(j - 1) & (F.PREP | F.AND):  # a preposition belongs with what comes after it
            last = j
    return i, last


def _step(c: Clauses, first: int, j: int, stop: int) -> int:
    """Where the phrase that began at `first` goes on after token j; j itself where it ends before it."""
    flags = c.roles[j].flags
    if flags & F.PUNCT:
        return _over_punctuation(c, first, j, stop)
    if j in c.dates:
        return j
    if flags & F.PREP:
        return _over_preposition(c, first, j, stop)
    if j in c.people:
        return j if j > first and c.keys[j][0] == "ل" and not c.people[j].name.startswith("ل") else j + 1
    if j > first and j in c.place_at and first in c.place_at and c.place_at[j] is not c.place_at[first]:
        return j  # «أبلغت روسيا | بريطانيا»
    if j > first and (_ends_idafa(c, first, j) or _ends_name(c, j) or _ends_singular(c, first, j)):
        return j
    if flags & _HALTS and not (flags & F.VERB and j == first) and not (flags & F.KANA and c.keys[j - 1] == "قناه"):
        return j
    if j > first and _is_verb(c, j):
        return j
    if _is_carrier(c, first, j):
        return j
    return j + 1


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


def _ends_name(c: Clauses, j: int) -> bool:
    """True of a word after a name that is neither an epithet nor a position: «محافظ الوادي سالم الراوي | هجوم …»."""
    if j - 1 not in c.people or c.tokens.words[j].kind != "arabic" or c.keys[j].startswith(("ال", "وال", "ب", "ل")):
        return False
    return not c.roles[j].flags and head_of(c.tokens.words[j]) is None


def _ends_singular(c: Clauses, first: int, j: int) -> bool:
    """True of a definite oblique plural after a singular: «اتهم البيان | المعتقلين»."""
    key, before = c.keys[j], c.keys[j - 1]
    here = head_of(c.tokens.words[j]) if key.startswith("ال") and j - 1 not in c.people else None
    if here is not None and before.startswith("ال") and before.endswith(("ي", "يه")) and here.kind in _BODIES:
        return True  # «أبلغت الرئاسة المصرية | الحكومة»
    if j != first + 1 or not key.startswith("ال") or not key.endswith("ين") or len(key) < 7:
        return False
    head = head_of(c.tokens.words[first])
    return head is not None and head.number == "s" and c.keys[first].startswith("ال")


_TANWIN = ("\u064b", "\u0627")  # the mark, or the alef that carries it


_BODIES = frozenset(("document", "institution", "agency", "outlet", "group"))


def _is_joined(c: Clauses, j: int) -> bool:
    """True of a second head in coordination: «الشرطة ومسؤولين آخرين»."""
    hits = heads().of(c.tokens.words[j])
    return bool(hits) and hits[0].reading.pro == "و"


def _over_punctuation(c: Clauses, first: int, j: int, stop: int) -> int:
    flags = c.roles[j].flags
    quote = c.quotes.opening.get(j)
    if c.keys[j] == "." and j > first and not c.tokens.gap(j) and _is_initial(c.keys[j - 1]) and j + 1 < stop:
        return j + 1
    if quote is not None:
        return quote.after if quote.length <= _LONGEST_NAME and quote.closed and quote.after <= stop else j
    if flags & F.OPEN:
        return _over_aside(c, j, stop)
    if flags & F.COMMA:
        return _over_comma(c, first, j, stop)
    if flags & F.DASH or c.keys[j] == "/":
        return j + 1 if j > first and not c.tokens.gap(j) and j + 1 < stop and not c.tokens.gap(j + 1) else j
    return j + 1 if c.keys[j] in "+%&'’" and j > first else j


def _is_initial(key: str) -> bool:
    return len(key) == 1 or "." in key


def _over_aside(c: Clauses, j: int, stop: int) -> int:
    """A bracket inside a phrase: an acronym or another name, not a date."""
    for k in range(j + 1, min(stop, j + _LONGEST_ASIDE)):
        if c.roles[k].flags & F.CLOSE:
            return k + 1
        if c.roles[k].flags & F.TIME or c.tokens.words[k].kind == "number":
            return j
    return j


def _over_comma(c: Clauses, first: int, j: int, stop: int) -> int:
    """A comma goes on in apposition: a name after its title, or a title after its name."""
    k = j + 1
    if k >= stop or j == first or c.roles[k].flags & (_HALTS | F.PREP | F.PUNCT) or k in c.dates or _is_verb(c, k):
        return j
    named = any(m in c.people for m in range(max(first, j - 6), j))
    if k in c.people:
        return j if named else k
    if is_title(c, k):
        return k if named or head_of(c.tokens.words[first]) is None else j
    return k if not named and _apposed_name(c, first, k, stop) else j


def _apposed_name(c: Clauses, first: int, k: int, stop: int) -> bool:
    """True where a title is followed, between commas, by two to five words that can be a name."""
    head = head_of(c.tokens.words[first])
    if head is None or head.kind not in ("official", "person", "medic", "outlet") or head.number == "p":
        return False
    for m in range(k, min(stop, k + 6) + 1):
        if m >= stop or c.roles[m].flags & (F.COMMA | F.COMP | F.COLON) or c.keys[m] == "ل":
            return 1 <= m - k <= 5
        if (
            (c.roles[m].flags and not c.roles[m].flags & F.DASH)
            or c.keys[m].startswith(("لل", "بال"))
            or head_of(c.tokens.words[m])
        ):
            return False
    return False


def is_title(c: Clauses, i: int) -> bool:
    """True where a position begins: رئيس، وزيرة، المتحدث …"""
    head = head_of(c.tokens.words[i])
    return head is not None and head.kind in ("official", "person", "medic", "outlet")


def _over_preposition(c: Clauses, first: int, j: int, stop: int) -> int:
    k = j + 1
    if j == first or k >= stop:
        return j
    flags = c.roles[k].flags
    if flags & (F.COMP | F.REL | F.NEG | F.TIME | F.STOP | F.COLON | F.COMMA | F.DEM) or k in c.dates:
        return j
    key = c.keys[j]
    if key in ("في", "علي", "عن", "الي", "مع") and flags & F.OCCASION:
        return j
    if key in ("ل", "الي") and (flags & (F.MEDIA | F.PUNCT) or c.tokens.words[k].kind == "latin"):
        return j
    if key in ("حتي", "نحو", "ضد", "ب"):
        return j
    if key in _NARROW:
        heads_ = tuple(word_set(_NARROW[key]))
        if not any(c.keys[m].removeprefix("ال").startswith(heads_) for m in range(max(first, j - 6), j)):
            return j
    return k


# Prepositions that belong to a subject only after certain heads: المبعوث إلى اليمن، المسؤول عن الملف.
_NARROW = {"الي": "before-to", "علي": "before-on", "عن": "before-of", "مع": "before-with"}


def _is_verb(c: Clauses, i: int) -> bool:
    """True of a cue that begins a clause, where a noun phrase ends."""
    hits = c.cues[i]
    if not hits:
        return False
    hit = hits[0]
    if hit.value.kind == "verb":
        return not is_nominal(hit)
    if hit.value.kind == "noun":
        return bool(hit.reading.enc)  # «عن شاهد | قوله»
    return hit.value.kind == "participle" and (c.keys[i].endswith("ا") or c.flags(i - 1) & F.COMMA != 0)


def is_nominal(hit: FormHit[Cue]) -> bool:
    """True of a verb whose spelling is more often a noun inside a noun phrase: نقل، أمر."""
    return "nominal" in hit.value.traits and hit.reading.stem == hit.value.lemma and not hit.reading.enc


def _is_carrier(c: Clauses, first: int, i: int) -> bool:
    """«لوكالة …», «للصحفيين»: the words reached the article through them."""
    if i == first:
        return False
    key = c.keys[i]
    if key == "ل":
        return True
    return key[0] == "ل" and is_media(c.tokens.words[i])


_media: dict[Word, bool] = {}


def is_media(word: Word) -> bool:
    """True of «لوكالة», «للصحفيين»: a medium after لـ."""
    found = _media.get(word)
    if found is None:
        key = word.key
        stems = (key[1:], "ا" + key[1:]) if key.startswith("لل") else (key[1:],)
        found = _media[word] = key[0] == "ل" and any(len(s) > 2 and role(spelled(s)).flags & F.MEDIA for s in stems)
    return found
