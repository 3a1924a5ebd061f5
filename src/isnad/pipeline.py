"""The stages, in order: each a function from what the earlier ones made to what it adds.

bytes ──reading──▶ Page ──split──▶ Draft ──STAGES──▶ Article ──▶ Document
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from os import PathLike
from typing import Any, TypeAlias

from isnad.arabic.sentences import split
from isnad.claims.casualties.find import find_casualties
from isnad.claims.events.find import find_events
from isnad.claims.statements.find import find_statements
from isnad.draft import Draft
from isnad.mentions.dates import find_dates
from isnad.mentions.groups import find_groups
from isnad.mentions.people import drop_overlapping_places, find_people
from isnad.mentions.places import find_places
from isnad.mentions.quantities import find_quantities
from isnad.reading import read_page
from isnad.reading.page import Layout, Page
from isnad.reading.source import MAX_BYTES
from isnad.records import Article, Document
from isnad.versions import versions

Stage: TypeAlias = Callable[[Draft], tuple[Any, ...]]
Published: TypeAlias = str | date | Sequence[str | date | None] | None

STAGES: tuple[tuple[str, Stage], ...] = (
    ("dates", find_dates),
    ("quantities", find_quantities),
    ("places", find_places),
    ("groups", find_groups),
    ("people", find_people),
    ("statements", find_statements),
    ("casualties", find_casualties),
    ("events", find_events),
)


def read(
    source: str | bytes | PathLike[str],
    published: Published = None,
    *,
    uri: str | None = None,
    encoding: str | None = None,
    media_type: str | None = None,
    outlet: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> Document:
    """Read one page and everything reported in it.

    `source` is the text itself (str), the bytes of a page, or the path of a file. `published` is the publication date
    (ISO or `datetime.date`), or one for each article of the page in their order; without it, the page's own metadata
    or text decide, and when they are silent, relative dates stay unresolved. `uri` names where the page came from
    (a file's own path otherwise); `encoding` is the one declared by who sent the bytes, checked against them;
    `media_type` (text/html, text/plain) overrules the look of the page; `outlet` is who published it, where that is
    known beside the page. A page of more than `max_bytes` is refused (`TooLarge`).

    Raises `InputError` when there is nothing to read (empty, binary), never for a page that merely holds no claim.

    >>> doc = read("قال شهود إن «الطريق مغلق».", published="2024-11-29")
    >>> doc.articles[0].statements[0].speaker.name
    'شهود'
    """
    page = read_page(source, published, uri=uri, encoding=encoding, media_type=media_type, max_bytes=max_bytes)
    return document(page.published_by(outlet) if outlet else page)


def document(page: Page) -> Document:
    """The document of a page whose articles have been laid out."""
    articles = tuple(article(page.text, layout) for layout in page.articles)
    return Document(
        id=page.origin.sha256[:16],
        text=page.text,
        source=page.origin,
        versions=versions(),
        articles=articles,
        teasers=page.teasers,
        blocks=page.blocks,
        notes=page.notes,
    )


def article(text: str, layout: Layout) -> Article:
    """One article after every stage."""
    draft = run(text, layout)
    return Article(
        start=layout.start,
        end=layout.end,
        title=layout.title,
        published=layout.published,
        published_basis=layout.published_basis,
        outlet=layout.outlet,
        authors=layout.authors,
        blocks=layout.blocks,
        **{name: getattr(draft, name) for name, _ in STAGES},
    )


def run(text: str, layout: Layout, stages: Iterable[tuple[str, Stage]] = STAGES) -> Draft:
    """The draft of one article after the given stages."""
    tokens, sentences = split(text, layout.blocks)
    when = date.fromisoformat(layout.published) if layout.published else None
    draft = Draft(text=text, layout=layout, tokens=tokens, sentences=sentences, published=when)
    for name, stage in stages:
        setattr(draft, name, stage(draft))
        if name == "people":  # a name that a title or speech makes a person's is no place
            draft.places = tuple(drop_overlapping_places(draft.places, draft.people))
    return draft
