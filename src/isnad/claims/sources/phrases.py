"""Source phrases: بحسب مصادر، وفقاً لـ، حسبما أفاد، نقلاً عن، كما قال، على حد قوله — and whom each names.

«وفقاً للقانون» names a norm, not a source; «كما دعا إلى …» goes on with the story: neither is a source phrase.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec

from isnad.arabic.tokens import Word
from isnad.arabic.tokens import word as spelled
from isnad.claims.clauses.clause import Clauses
from isnad.claims.clauses.known import Part, part_of
from isnad.claims.clauses.phrase import phrase
from isnad.claims.clauses.words import F, role, word_set
from isnad.claims.sources.kinds import head_of
from isnad.lexicon.phrases import Phrases
from isnad.lexicon.tables import read_table

Takes = Literal["np", "verb", "as", "self"]


class PhraseRow(msgspec.Struct, frozen=True):
    """A line of `source_phrases.tsv`.

    What follows the phrase is a noun phrase, a verb of speech (`as` when the verb may also go on with the story), or
    the speaker's own words named again (`self`).
    """

    phrase: str
    takes: Takes
    example: str = ""


class SourcePhrase(NamedTuple):
    """Tokens `[first, last)`: the phrase, its verb and the source named.

    The source is `[source, source_end)`, empty where a pronoun or nothing names it; `through` is the outlet that
    carried it («ما نقلت الوكالة عن شاهد»); `start`, `end` are the characters of the cue; `verb` is the token of its
    verb, or -1.
    """

    first: int
    last: int
    source: int
    source_end: int
    start: int
    end: int
    takes: Takes
    verb: int = -1
    through: tuple[int, int] = (0, 0)


@lru_cache(maxsize=1)
def _phrases() -> Phrases[Takes]:
    rows = read_table("source_phrases", PhraseRow)
    return Phrases(((row.phrase, row.takes) for row in rows), proclitics=("و", "ف"))


def source_phrases(c: Clauses) -> dict[int, SourcePhrase]:
    """Every source phrase of an article by its first token."""
    trie, words = _phrases(), c.tokens.words
    return {h.first: p for h in trie.find(c.tokens) if (p := _at(c, h.first)) is not None} if words and trie else {}


def source_phrase(c: Clauses, j: int) -> SourcePhrase | None:
    """The source phrase that begins at token j."""
    return c.phrases.get(j)


def _at(c: Clauses, j: int) -> SourcePhrase | None:
    hit = _phrases().at(c.tokens, j, c.end_of(j))
    if hit is None or hit.last >= c.end_of(j):
        return None
    takes = hit.values[0]
    if c.keys[j] == "فحسب":  # «لا … فحسب»
        return None
    if takes == "self":
        return _own(c, j, hit.last, hit.start)
    if takes == "np":
        return _named(c, j, hit.last, hit.start, hit.end)
    return _told(c, j, hit.last, hit.start, takes)


def _own(c: Clauses, j: int, k: int, start: int) -> SourcePhrase | None:
    """«على حد قوله», «على حد قول الجار»."""
    key = c.keys[k]
    own_words = word_set("own-words")
    if key in own_words:
        first, last = phrase(c, k + 1)
        return SourcePhrase(j, max(last, k + 1), first, last, start, c.tokens.ends[k], "self")
    if any(key.startswith(own) and len(key) - len(own) <= 3 for own in own_words):
        return SourcePhrase(j, k + 1, k + 1, k + 1, start, c.tokens.ends[k], "self")
    return None


def _named(c: Clauses, j: int, k: int, start: int, end: int) -> SourcePhrase | None:
    if _is_norm(c.tokens.words[k]) or c.roles[k].flags & (F.COMP | F.REL | F.NEG | F.VERB | F.PREP | F.STOP | F.TIME):
        return None
    if c.keys[k - 1] in word_set("takes-li") and c.keys[k][0] != "ل":
        return None
    if any(c.keys[k] == own + pronoun for own in word_set("own-words") for pronoun in ("ه", "ها", "هم")):
        return SourcePhrase(j, k + 1, k + 1, k + 1, start, end, "self")
    at = k + 1 if c.keys[k] == "ل" else k
    if c.keys[at] == "ما" or at >= c.n:
        return None
    if _is_thing(c, at, c.keys[j].lstrip("وف") in word_set("loose")):
        return None
    first, last = phrase(c, at)
    return SourcePhrase(j, last, first, last, start, end, "np") if first < last else None


_PEOPLES_ENDINGS = ("ي", "ين", "ون", "يه")  # المراقبين، الكردي: people, or a family name


def _is_thing(c: Clauses, k: int, loose: bool) -> bool:
    """True of a common noun that is no head of a source: «وفقا للحاجة», and `loose`, «تبعا لشدة الريح»."""
    word = c.tokens.words[k]
    if word.kind != "arabic" or k in c.people or k in c.group_at or k in c.place_at or c.roles[k].flags & ~F.OCCASION:
        return False
    if head_of(word) is not None or k in c.quotes.opening:
        return False
    if loose and not word.key.startswith("ال") and k + 1 < c.n and head_of(c.tokens.words[k + 1]) is None:
        return bool(part_of(spelled(word.key[1:]) if word.key[0] == "ل" else word) == Part.NOUN)
    if not word.key.startswith(("ال", "لل")) or word.key.endswith(_PEOPLES_ENDINGS):
        return False
    stem = spelled("ال" + word.key[2:])
    return head_of(stem) is None and part_of(stem) == Part.NOUN


def _told(c: Clauses, j: int, k: int, start: int, takes: Takes) -> SourcePhrase | None:
    """«حسبما أفاد مصدر»، «وفق ما أكدته مصادر»: the subject of the verb is the source."""
    while k < c.end_of(j) and c.keys[k] in ("قد", "كان", "كانت", "سبق"):
        k += 1
    hits = c.cues[k] if k < c.n else ()
    coming = k < c.n and c.keys[k] in word_set("coming")
    if not coming and (
        not hits or hits[0].value.kind != "verb" or hits[0].value.use not in ("say", "note", "tell", "past", "judge")
    ):
        return None
    first, last = _subject(c, k + 1)
    if hits and hits[0].value.lemma in ("نقل", "نشر") and c.keys[last : last + 1] == ["عن"]:
        inner = phrase(c, last + 1)
        if inner[0] < inner[1]:
            return SourcePhrase(j, inner[1], *inner, start, c.tokens.ends[k], takes, k, (first, last))
    inner = _cited(c, last)
    if inner[0] < inner[1]:  # «وفق ما ذكرت الوكالة نقلا عن مصدر»
        return SourcePhrase(j, inner[1], *inner, start, c.tokens.ends[k], takes, k, (first, last))
    if takes == "verb" and hits and hits[0].value.use == "judge" and hits[0].value.lemma not in ("اصدر", "تحدث"):
        return None
    if takes == "as" and hits and hits[0].value.number == "p":
        return None
    if takes == "as" and not _ends_clause(c, k, first, last, hits[0].value.use if hits else "none"):
        return None
    if first >= last and takes == "as" and not (hits and hits[0].reading.enc):
        return None
    return SourcePhrase(j, max(last, k + 1), first, last, start, c.tokens.ends[k], takes, k)


def _cited(c: Clauses, k: int) -> tuple[int, int]:
    """The noun phrase after «نقلا عن» at token k; empty where it does not stand there."""
    while k < c.n and c.roles[k].flags & F.COMMA:
        k += 1
    return phrase(c, k + 2) if c.keys[k : k + 2] == ["نقلا", "عن"] else (k, k)


def _subject(c: Clauses, k: int) -> tuple[int, int]:
    """The noun phrase after the verb, past adverbs and «في بيان»."""
    stop = c.end_of(k - 1)
    if k < stop and c.keys[k] in ("به", "بها", "عنه", "فيه", "له", "لها", "في", "عن", "ب"):
        k += 1
    while k < stop and c.roles[k].flags & F.ADVERB:
        k += 1
    return phrase(c, k, stop) if k < stop else (k, k)


def _ends_clause(c: Clauses, verb: int, first: int, last: int, use: str) -> bool:
    """True where nothing but an adverbial follows the source: the verb has no object of its own."""
    if use not in ("say", "note", "tell"):
        return False
    if last >= c.end_of(verb):
        return True
    if c.roles[last].flags & (F.PUNCT | F.TIME) and not c.roles[last].flags & (F.COLON | F.OPEN):
        return last not in c.quotes.opening and not _opens_after(c, last)
    return c.keys[last] == "في" and bool(c.flags(last + 1) & F.OCCASION)


def _opens_after(c: Clauses, k: int) -> bool:
    """«كما قال فلان، …، إن …» is a clause with its own content."""
    stop = min(c.end_of(k), k + 14)
    return any(c.roles[m].flags & F.COMP and not c.roles[m].pro for m in range(k, stop))


_norms: dict[Word, bool] = {}


def _is_norm(word: Word) -> bool:
    found = _norms.get(word)
    if found is None:
        key = word.key
        stems = {key}
        for pro in ("ل", "لل", "ال"):
            if key.startswith(pro):
                stems.add(key[len(pro) :])
        found = _norms[word] = any(len(s) > 1 and role(spelled(s)).flags & F.NORM for s in stems)
    return found
