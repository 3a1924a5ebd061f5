"""Statements of one speaker, named in any spelling: by words of the name, or of a role the article gives them.

«الراوي», «سالم راوى» and «وزير النقل» all find «سالم الراوي، وزير النقل»: words are compared folded and without the
article, and all that are asked for must be found.
"""

from __future__ import annotations

from msgspec.structs import replace

from isnad.arabic.fold import fold
from isnad.records import Article, Document, Speaker, Statement


def said_by(document: Document, speaker: str) -> tuple[Statement, ...]:
    """The statements of everybody whom `speaker` may name, in the order of the page.

    >>> import isnad
    >>> doc = isnad.read("أخبار\\nقال وزير النقل سالم الراوي إن الطريق مفتوح. وأضاف أن العمل مستمر.")
    >>> [s.contents[0].text for s in said_by(doc, "وزير النقل")]
    ['الطريق مفتوح', 'العمل مستمر']
    """
    return tuple(s for article in only_speaker(document, speaker).articles for s in article.statements)


def only_speaker(document: Document, speaker: str) -> Document:
    """The document with the statements of one speaker only."""
    wanted = _words(speaker)
    return replace(document, articles=tuple(_kept(article, wanted) for article in document.articles))


def _kept(article: Article, wanted: frozenset[str]) -> Article:
    roles = _roles(article)
    told = tuple(s for s in article.statements if s.speaker is not None and wanted <= _called(s.speaker, roles))
    return replace(article, statements=told)


def _roles(article: Article) -> dict[str, frozenset[str]]:
    """The words of the roles of each person and resolved speaker of an article, by name."""
    found: dict[str, frozenset[str]] = {p.name: _words(" ".join(p.roles)) for p in article.people}
    for s in article.statements:
        if s.speaker is not None and s.speaker.text:
            found[s.speaker.name] = found.get(s.speaker.name, frozenset()) | _words(s.speaker.text)
    return found


def _called(speaker: Speaker, roles: dict[str, frozenset[str]]) -> frozenset[str]:
    return _words(speaker.name) | roles.get(speaker.name, frozenset())


def _words(name: str) -> frozenset[str]:
    return frozenset(w.removeprefix("ال") for w in fold(name).translate(_MARKS).split())


_MARKS = str.maketrans(dict.fromkeys('«»"“”()،,:', " "))
