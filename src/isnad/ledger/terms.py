"""Search terms: one for each word, whatever its hamza, marks, article, clitics or case.

The column that SQLite indexes holds these terms, joined by spaces; a query is made of the same ones, so «كتاب» finds
«وبالكِتاب».
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from isnad.arabic.fold import fold_word
from isnad.arabic.segmenting import segment
from isnad.arabic.tokens import Tokens, Word
from isnad.errors import UsageError
from isnad.records import Article

_UNREAD = frozenset({"control", "teaser", "repeat", "other"})  # of a page, but told by no article of it
_known: dict[Word, str] = {}
_pieces: dict[str, tuple[str, ...]] = {}
_MOST_KNOWN = 1 << 17
_LONGEST_KNOWN = 64


def term(word: Word) -> str:
    """The search term of a word; empty for punctuation.

    >>> from isnad.arabic.tokens import word
    >>> [term(word(w)) for w in ("كتاب", "وبالكِتاب", "أ.ف.ب")]
    ['كتاب', 'كتاب', 'افب']
    """
    found = _known.get(word)
    if found is None:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        found = _known[word] = _term(word)
    return found


def _term(word: Word) -> str:
    if word.kind == "punct":
        return ""
    # By its key alone: مدينه and مدينة are one word to who searches, whatever their last letter tells a reader.
    stem = segment(word.key).stem if word.kind == "arabic" else word.key.casefold()
    if stem.startswith("ال") and len(stem) > 4:  # الله keeps its article
        stem = stem[2:]
    return "".join(filter(str.isalnum, stem))


def article_terms(text: str, article: Article) -> list[str]:
    """The terms of what an article tells, in order."""
    spans = [(b.start, b.end) for b in article.blocks if b.kind not in _UNREAD] or [(article.start, article.end)]
    return [t for start, end in spans for piece in text[start:end].split() for t in _pieces.get(piece) or _learn(piece)]


def _learn(piece: str) -> tuple[str, ...]:
    """The terms of a stretch without white space: no token goes over white space, and a text repeats few stretches."""
    if len(_pieces) >= _MOST_KNOWN:
        _pieces.clear()
    found = tuple(query_terms(piece))
    if len(piece) <= _LONGEST_KNOWN:
        _pieces[piece] = found
    return found


def places_of(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Each term of `text[start:end]` with the offsets of the word it stands for."""
    tokens = Tokens(text, start, end)
    for word, at, stop in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        found = term(word)
        if found:
            yield found, at, stop


def folded_name(name: str) -> str:
    """A name's words folded, without articles, between spaces: what names are looked up by.

    >>> folded_name("أحمد الراوي")
    ' احمد راوي '
    """
    words = (w.removeprefix("ال") if len(w) > 4 else w for w in fold_word(name).casefold().split())
    return f" {' '.join(words)} "


_PIECE = re.compile(r'(?P<no>-?)"(?P<phrase>[^"]*)"|(?P<not>-?)(?P<word>[^\s"]+)')


def match_expression(query: str) -> str:
    """The FTS5 expression of a query: all words must occur; `"a phrase"`, `-without`, `beginning*`.

    Raises `UsageError` where there is no word to look for.

    >>> match_expression('والكِتاب "رأس المرجان" -حريق')
    '"كتاب" AND "راس مرجان" NOT "حريق"'
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    for piece in _PIECE.finditer(query):
        found = " ".join(query_terms(piece["phrase"] or piece["word"] or ""))
        if found:
            begins = "*" if (piece["word"] or "").endswith("*") else ""
            (unwanted if piece["no"] or piece["not"] else wanted).append(f'"{found}"{begins}')
    if not wanted:
        raise UsageError("no word to search for", hint="Write at least one word that must occur.")
    return " NOT ".join([" AND ".join(wanted), *unwanted])


def query_terms(query: str) -> list[str]:
    """The search terms of words as they are typed."""
    return [t for t in map(term, Tokens(query).words) if t]


def sought(query: str) -> tuple[str, ...]:
    """The terms of a query that must occur, `*` after those that are only beginnings: what a snippet marks.

    >>> sought('والكِتاب رأس* -حريق')
    ('كتاب', 'راس*')
    """
    found: list[str] = []
    for piece in _PIECE.finditer(query):
        if not (piece["no"] or piece["not"]):
            begins = "*" if (piece["word"] or "").endswith("*") else ""
            found += [t + begins for t in query_terms(piece["phrase"] or piece["word"] or "")]
    return tuple(found)
