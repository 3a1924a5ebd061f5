"""One self-contained, printable page of a document: its text with highlighted spans, its records beside.

No script, no request: styles are inline, a policy forbids the rest. Page text is untrusted and always escaped. Marks
are plain inline elements without padding, margin or border: a box begun inside a word would part its letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files

from isnad.exports.figures import chain, figure
from isnad.exports.labels import Labels, labels
from isnad.exports.segments import Highlight, Piece, cut, share
from isnad.records import Article, Block, Casualty, Document, Event, PlaceRef, Source, Span, Statement

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
MARKS = ("casualty", "said", "speaker", "cue", "event", "place", "date")
DOT = "\u00a0· "  # ends a line, never begins one
TAGS = {"title": "h2", "deck": "h3", "heading": "h4", "caption": "figcaption"}


def page(documents: Document | Iterable[Document], lang: str = "ar") -> str:
    """A whole HTML page for one document or several; `lang` is the language of its labels: `ar` or `en`."""
    every = [documents] if isinstance(documents, Document) else list(documents)
    say = labels(lang)
    title = next((a.title.text for d in every for a in d.articles if a.title), "Isnad")
    direction = "rtl" if lang == "ar" else "ltr"
    body = "\n".join(_document(d, f"d{n}", say) for n, d in enumerate(every, 1))
    return (
        f'<!doctype html>\n<html lang="{lang}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def fragment(document: Document, lang: str = "ar") -> str:
    """The same view as one element, for a notebook's cell."""
    return f'<div class="isnad"><style>{_style()}</style>{_document(document, "d1", labels(lang))}</div>'


def _style() -> str:
    return files("isnad.exports").joinpath("page.css").read_text(encoding="utf-8")


def _document(document: Document, prefix: str, say: Labels) -> str:
    parts = [_article(document.text, a, f"{prefix}a{n}", say) for n, a in enumerate(document.articles, 1)]
    versions = document.versions
    made = f"isnad {versions.engine} · rules {versions.rules} · data {versions.data}" if versions else ""
    facts = [document.source.uri or "", f"sha256 {document.source.sha256}", made]
    notes = "".join(f"<li><bdi>{escape(note)}</bdi></li>" for note in document.notes)
    return (
        f'<main class="document">{_legend(say)}{"".join(parts)}<footer><ul class="notes">{notes}</ul>'
        f'<p class="origin" dir="ltr">{" · ".join(escape(f) for f in facts if f)}</p></footer></main>'
    )


def _legend(say: Labels) -> str:
    """What each way of marking words means."""
    marks = "".join(f'<li><mark class="{kind}">{say("mark " + kind)}</mark></li>' for kind in MARKS)
    return f'<ul class="legend">{marks}</ul>'


def _article(text: str, article: Article, prefix: str, say: Labels) -> str:
    shown = [block for block in article.blocks if block.kind != "repeat"]
    blocks = "\n".join(_block(text, block, marks) for block, marks in share(shown, _highlights(article, prefix)))
    when = say("undated")
    if article.published:
        when = f"{_ltr(article.published)} ({say(article.published_basis or '')})"
    outlet = f"<bdi>{escape(article.outlet)}</bdi> · " if article.outlet else ""
    return (
        f'<section class="article"><p class="about">{outlet}{say("published")}: {when}</p>'
        f'<div class="columns"><article dir="rtl" lang="ar">{blocks}</article>'
        f"<aside>{_records(article, prefix, say)}</aside></div></section>"
    )


def _block(text: str, block: Block, marks: Sequence[Highlight]) -> str:
    tag = TAGS.get(block.kind, "p")
    inner = "".join(_piece(text, piece) for piece in cut(block.start, block.end, marks))
    return f'<{tag} class="{block.kind}">{inner}</{tag}>'


def _piece(text: str, piece: Piece) -> str:
    words = escape(text[piece.start : piece.end])
    if not piece.over:
        return words
    kinds = " ".join(dict.fromkeys(h.kind for h in piece.over))
    # Ids sit on elements that hold the words: an empty element inside a word could part its letters.
    for opened in (h.id for h in piece.over if h.start == piece.start):
        words = f'<span id="{opened}">{words}</span>'
    return f'<mark class="{kinds}">{words}</mark>'


def _highlights(article: Article, prefix: str) -> Iterator[Highlight]:
    """Highlights of the records that are listed beside the text; ids are unique on the page."""
    for n, s in enumerate(article.statements):
        for m, content in enumerate(s.contents):
            yield _mark(content, "said", f"{prefix}s{n}" + (f"-{m}" if m else ""))
        if s.speaker and s.speaker.start is not None and s.speaker.end is not None:
            yield Highlight(s.speaker.start, s.speaker.end, "speaker", f"{prefix}s{n}w")
        if s.cue:
            yield _mark(s.cue, "cue", f"{prefix}s{n}q")
    for n, c in enumerate(article.casualties):
        yield _mark(c, "casualty", f"{prefix}c{n}")
    for n, e in enumerate(article.events):
        yield _mark(e.trigger, "event", f"{prefix}e{n}")
    for kind, spans in (("place", article.places), ("date", article.dates)):
        for n, span in enumerate(spans):
            yield _mark(span, kind, f"{prefix}{kind[0]}{n}")


def _mark(span: Span, kind: str, name: str) -> Highlight:
    return Highlight(span.start, span.end, kind, name)


def _records(article: Article, prefix: str, say: Labels) -> str:
    sections = (
        ("casualties", [_casualty(c, f"{prefix}c{n}", say) for n, c in enumerate(article.casualties)]),
        ("statements", [_statement(s, f"{prefix}s{n}", say) for n, s in enumerate(article.statements)]),
        ("events", [_event(e, f"{prefix}e{n}", say) for n, e in enumerate(article.events)]),
        ("people", [f"<li><bdi>{escape(p.name)}</bdi>{_roles(p.roles)}</li>" for p in article.people]),
    )
    return "".join(
        f'<h3>{say(name)} <bdi class="count">{len(rows)}</bdi></h3><ol class="{name}">{"".join(rows)}</ol>'
        for name, rows in sections
        if rows
    )


def _roles(roles: tuple[str, ...]) -> str:
    return f' <span class="roles">{escape("، ".join(roles))}</span>' if roles else ""


def _casualty(c: Casualty, anchor: str, say: Labels) -> str:
    detail = [say(c.status), say(c.scope), say(c.cause), *_where(c.place), *_when(c.date)]
    actor = f'<p>{say("actor")}: <bdi lang="ar">{escape(c.actor.text)}</bdi></p>' if c.actor else ""
    return (
        f'<li><a href="#{anchor}"><b>{say(c.effect)} {_count(c, say)}</b></a> <q lang="ar">{escape(c.text)}</q>'
        f"<p>{DOT.join(detail)}</p>{actor}{_chain(c.sources, say)}{_why(c.rule, c)}</li>"
    )


def _count(c: Casualty, say: Labels) -> str:
    return say(c.vague) if c.vague and c.min is None and c.max is None else _ltr(figure(c))


def _statement(s: Statement, anchor: str, say: Labels) -> str:
    who = f'<b lang="ar"><bdi>{escape(s.speaker.name)}</bdi></b>' if s.speaker else say("nobody")
    words = " … ".join(content.text for content in s.contents)
    return (
        f'<li><a href="#{anchor}">{who}</a> <span>{say(s.mode)}</span>'
        f'<blockquote lang="ar" dir="rtl">{escape(words)}</blockquote>'
        f"{_chain(s.sources, say)}{_why(s.rule, s.contents[0])}</li>"
    )


def _event(e: Event, anchor: str, say: Labels) -> str:
    parties = [
        f'{say(name)}: <bdi lang="ar">{escape(party.text)}</bdi>'
        for name, party in (("actor", e.actor), ("recipient", e.recipient))
        if party
    ]
    detail = [say(e.status), *parties, *_where(e.place), *_when(e.date)]
    return (
        f'<li><a href="#{anchor}"><b>{say(e.type)}</b></a> <q lang="ar">{escape(e.trigger.text)}</q>'
        f"<p>{DOT.join(detail)}</p>{_chain(e.sources, say)}{_why(e.rule, e.trigger)}</li>"
    )


def _ltr(value: str) -> str:
    """A figure or ISO date: without isolation it is shown turned round beside Arabic words."""
    return f'<bdi dir="ltr">{escape(value)}</bdi>'


def _when(date: str | None) -> list[str]:
    return [_ltr(date)] if date else []


def _where(place: PlaceRef | None) -> list[str]:
    return [f'<bdi lang="ar">{escape(place.name)}</bdi>'] if place else []


def _chain(sources: tuple[Source, ...], say: Labels) -> str:
    if not sources:
        return ""
    links = "".join(f'<li><bdi lang="ar">{escape(name)}</bdi></li>' for name in chain(sources))
    return f'<p class="word">{say("on the word of")}</p><ol class="chain">{links}</ol>'


def _why(rule: str, span: Span) -> str:
    return f'<p class="why" dir="ltr">[{span.start}:{span.end}] {escape(rule)}</p>'
