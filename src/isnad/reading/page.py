"""What reading makes of the bytes: the text, and where each article and its blocks stand in it."""

from __future__ import annotations

import msgspec

from isnad.records import Block, Origin, PublishedBasis, Span, Teaser


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """One article before any word of it is read; offsets are into `Page.text`."""

    start: int
    end: int
    title: Span | None = None
    blocks: tuple[Block, ...] = ()
    published: str | None = None
    published_basis: PublishedBasis | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A whole page: `blocks` are those outside every article, `notes` say what was left out and why."""

    text: str
    origin: Origin
    articles: tuple[Layout, ...] = ()
    teasers: tuple[Teaser, ...] = ()
    blocks: tuple[Block, ...] = ()
    notes: tuple[str, ...] = ()

    def published_by(self, outlet: str) -> Page:
        """The page with every article's outlet as given."""
        articles = tuple(msgspec.structs.replace(layout, outlet=outlet) for layout in self.articles)
        return msgspec.structs.replace(self, articles=articles)
