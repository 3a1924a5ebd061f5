"""What a page says of itself outside its text: titles, dates, authors, outlet, language, base address.

Read from JSON-LD, OpenGraph and `article:*` properties, `itemprop`, and the older `meta name` variants. Dates stay as
written here (`html_dates` reads them); names are cleaned of entities and folded spaces.
"""

from __future__ import annotations

import html
import re
from typing import Any
from urllib.parse import urljoin, urlsplit

import msgspec
from selectolax.lexbor import LexborHTMLParser

from isnad.arabic.fold import fold
from isnad.reading.html.dom import CONTROLS
from isnad.reading.html.jsonld import Story, stories
from isnad.reading.html.openings import openings

PUBLISHED = (
    "article:published_time", "article:published", "og:published_time", "og:article:published_time", "datepublished",
    "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "date.published",
    "cxenseparse:recs:publishtime",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
    "date_published", "published_at", "article_date_original", "originalpublicationdate", "displaydate", "datecreated",
    "published", "dc.date", "dcterms.date", "date", "last-published", "article.published",
)  # fmt: skip
"""Names of `meta` elements that give the day of publication, the most exact first."""
MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified",
    "last-modified", "lastmod",
)  # fmt: skip
_TITLES = ("og:title", "twitter:title", "headline", "dc.title", "dcterms.title", "title")
_AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "creator",
    "article:author_name",
)
_OUTLETS = ("og:site_name", "publisher", "application-name", "dc.publisher", "copyright")
_LENGTH = 2_000
_URL = re.compile(r"^(?:https?:)?//|^www\.|^@", re.IGNORECASE)


class Metadata(msgspec.Struct, frozen=True):
    """Everything found; empty where the page is silent. `fields` maps lower-case meta names to their first value."""

    stories: tuple[Story, ...] = ()
    fields: dict[str, str] = {}
    title: str = ""
    titles: tuple[str, ...] = ()
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    base: str | None = None

    @property
    def told(self) -> bool:
        """Whether a title is given as such, not only in `title`, where many sites put their own name."""
        return bool(self.stories) or "og:title" in self.fields

    @property
    def live(self) -> bool:
        """Whether the page calls itself a live blog: one story in many updates."""
        return any(story.live for story in self.stories)


def find_metadata(tree: LexborHTMLParser, uri: str | None = None) -> Metadata:
    """The metadata of a parsed page that came from `uri`."""
    fields = _fields(tree)
    told = stories(
        [node.text() for node in tree.css("script") if "ld+json" in (node.attributes.get("type") or "").lower()]
    )
    title_node = tree.css_first("title")
    title = clean(title_node.text()) if title_node else ""
    titles = [s.headline for s in told] + [fields[name] for name in _TITLES if name in fields] + [title]
    shown = [clean(node.text()) for node in tree.css("h1")[:4]]
    outlet = _outlet(fields, told, _remainder([t for t in (*titles, *shown) if t]))
    trimmed = sorted({trim_site(t, outlet): None for t in titles if t}, key=lambda t: _holds_another(t, titles))
    return Metadata(
        stories=told,
        fields=fields,
        title=title,
        titles=tuple(t for t in trimmed if t),
        outlet=outlet,
        authors=_authors(fields, told, outlet),
        language=_language(tree, fields, told),
        base=_base(tree, fields, uri),
    )


def clean(value: str | None) -> str:
    """`value` without entities left in it by double escaping, spaces folded, at most 2,000 characters."""
    return " ".join(CONTROLS.sub(" ", html.unescape((value or "")[:_LENGTH])).split())


def trim_site(title: str, outlet: str | None) -> str:
    """A title without the site's name at either end.

    The name is the outlet's, or a short last part after a bar or a spaced dash.

    >>> trim_site("جريدة النهر - انقطاع الماء عن الحي القديم", "جريدة النهر")
    'انقطاع الماء عن الحي القديم'
    >>> trim_site("انقطاع الماء عن الحي القديم | جريدة النهر", None)
    'انقطاع الماء عن الحي القديم'
    """
    parts = _CUT.split(title)
    if len(parts) < 3:
        return title
    site = _squash(outlet or "")
    if site and _squash(parts[0]) == site:
        return "".join(parts[2:]).strip()
    while len(parts) > 2 and _is_site(parts, site):
        parts = parts[:-2]
    return "".join(parts).strip()


def _is_site(parts: list[str], site: str) -> bool:
    last = _squash(parts[-1])
    if not last or (site and (last in site or site in last)):
        return True
    rest, words = "".join(parts[:-2]), parts[-1].split()
    bar = parts[-2].strip() in "|»::›"
    return len(rest.split()) >= 4 and (
        len(words) <= 4 if bar else len(words) <= 3 and (parts[-1].isascii() or not site)
    )


_CUT = re.compile(r"(\s*[|»›]\s*|\s+[-–—]+\s+|\s*::\s*)")


def _remainder(titles: list[str]) -> str:
    """What one title of the page has at an end and another has not: the site's name; "" when they agree."""
    for longer in titles:
        for shorter in titles:
            if len(shorter.split()) >= 3 and len(shorter) < len(longer):
                rest = longer.removeprefix(shorter) if longer.startswith(shorter) else longer.removesuffix(shorter)
                name = next(
                    (part for part in _CUT.split(rest) if part.strip() and not _CUT.fullmatch(part)), ""
                ).strip()
                if rest != longer and _CUT.search(rest) and 0 < len(name.split()) <= 5:
                    return name
    return ""


def _holds_another(title: str, titles: list[str]) -> bool:
    return any(len(other.split()) >= 3 and other != title and other in title for other in titles)


def _squash(text: str) -> str:
    return re.sub(r"[\s\W_]+", "", text).lower()


def _fields(tree: LexborHTMLParser) -> dict[str, str]:
    """Every `meta` value by its lower-case name, property or itemprop; the first of each name that is not empty."""
    fields: dict[str, str] = {}
    for node in tree.css("meta[content]")[:_LENGTH]:
        attributes = node.attributes
        value = clean(attributes.get("content"))
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (attributes.get(key) or "").strip().lower()
            if name and value:
                fields.setdefault(name, value)
    return fields


def _outlet(fields: dict[str, str], told: tuple[Story, ...], remainder: str) -> str | None:
    names = [
        fields.get("og:site_name", ""),
        remainder,
        *(s.publisher for s in told),
        *(fields.get(n, "") for n in _OUTLETS[1:]),
    ]
    return next((n for n in names if n and not _URL.match(n) and len(n) <= 80), None)


def _authors(fields: dict[str, str], told: tuple[Story, ...], outlet: str | None) -> tuple[str, ...]:
    names = [a for story in told[:1] for a in story.authors] or [fields[n] for n in _AUTHORS if n in fields][:1]
    sites = {
        _squash(n)
        for n in (outlet, fields.get("og:site_name"), fields.get("publisher"), *(s.publisher for s in told))
        if n
    }
    title = _squash(fields.get("og:title", ""))
    kept = (n for n in names if _squash(n) and not _URL.match(n) and len(n) <= 80)
    kept = (n for n in kept if fold(n).lower() not in openings("nobody"))
    return tuple(dict.fromkeys(n for n in kept if _squash(n) not in sites and not title.startswith(_squash(n))))


def _language(tree: LexborHTMLParser, fields: dict[str, str], told: tuple[Story, ...]) -> str | None:
    root = tree.css_first("html")
    attributes: dict[str, Any] = root.attributes if root else {}
    names = [attributes.get("lang"), attributes.get("xml:lang")]
    names += [fields.get(name) for name in ("og:locale", "content-language", "inlanguage", "language")]
    names += [story.language for story in told]
    found = (_LANGUAGE.match(name.strip()) for name in names if name)
    return next((m[1].lower() for m in found if m), None)


_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?=$|[-_])")


def _base(tree: LexborHTMLParser, fields: dict[str, str], uri: str | None) -> str | None:
    """The address links are relative to: canonical or og:url, then `base` on top of it; only http and https."""
    canonical = tree.css_first("link[rel=canonical]")
    address = (canonical.attributes.get("href") if canonical else None) or fields.get("og:url") or fields.get("url")
    page = web_address(address, None) or web_address(uri, None)
    base = tree.css_first("base[href]")
    return web_address(base.attributes.get("href"), page) or page if base else page


def web_address(href: str | None, base: str | None) -> str | None:
    """`href` as an absolute http or https address; None when it is not one (javascript:, data:, mailto:, broken).

    A relative one stays None without a base: half an address leads nowhere.
    """
    if not href:
        return None
    try:
        address = urljoin(base or "", href.strip()[:4_000])
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None
