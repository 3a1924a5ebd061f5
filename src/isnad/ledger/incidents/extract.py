"""From a document to its reports: the claims of each article by incident, with where, when, how and in what words.

An article's main report is the one its title and first paragraph tell; the rest stand beside it, or are background
where their day lies well before the article's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from isnad.arabic.fold import fold
from isnad.ledger.incidents.causes import FAMILIES
from isnad.ledger.incidents.days import Days, days, span
from isnad.ledger.incidents.grouping import alone, grouped
from isnad.ledger.incidents.records import Report, Role, Spot
from isnad.ledger.incidents.spots import best
from isnad.ledger.incidents.told import Reader, Told
from isnad.ledger.incidents.wording import kinds, looks_back, terms
from isnad.ledger.sketch import shingles, sketch
from isnad.ledger.terms import article_terms
from isnad.records import Article, Document

_RECENT = 8  # days: what is told to lie longer before its article is background
_MAIN_RECENT = 45  # unless the article is about it
_ASSUMED = 2  # days before its article that an undated incident may lie
_MOURNED = 3  # days between a death and its funeral
_LONGEST = 12  # days: what is told of more is no incident's day
_MOST_TERMS = 80
_MOST_CLAIMS = 200


def reports(document: Document, id: str | None = None) -> tuple[Report, ...]:
    """The reports of a document; `id` names it (the document's own id otherwise)."""
    name = id or document.id
    told = (article_reports(document.text, a, name, n) for n, a in enumerate(document.articles, 1))
    return tuple(report for of_article in told for report in of_article)


def article_reports(
    text: str, article: Article, document: str, number: int, drawn: Sequence[int] | None = None
) -> tuple[Report, ...]:
    """The reports of one article, the `number`-th of its document; `drawn` is its sketch where that is known."""
    reader = Reader(text, article)
    if drawn is None:
        drawn = sketch(shingles(article_terms(text, article))) or ()
    issued = days(article.published)
    bare = Report(
        id=f"{document}:{number}",
        document=document,
        article=number,
        title=article.title.text if article.title else "",
        outlet=article.outlet,
        published=article.published,
        issued=issued[0] if issued else None,
        sketch=tuple(drawn),
    )
    groups = grouped(reader.told())
    main = _main(reader, groups)
    found = [_filled(bare, reader, group, i, i == main) for i, group in enumerate(groups)]
    if main is None:
        found += _headed(bare, reader, len(groups))
    return tuple(found)


def _main(reader: Reader, groups: list[list[Told]]) -> int | None:
    """The group of the title's or first paragraph's claims, or else the first that is of late and where the head is."""
    for i, group in enumerate(groups):
        if any(t.head for t in group):
            return i
    here = reader.spots_in(reader.head())
    for i, group in enumerate(groups):
        met = best((t.spot for t in group if t.spot), here)
        late = all(t.days is None or not reader.issued or reader.issued[0] - t.days[1] <= _RECENT for t in group)
        if late and (met is None or met[0] > 0):
            return i
    return None


def _filled(bare: Report, reader: Reader, group: list[Told], number: int, main: bool) -> Report:
    stretches = list(dict.fromkeys(t.sentence for t in group[:_MOST_CLAIMS]))
    if main:
        stretches = list(dict.fromkeys(reader.head() + stretches))
    when, dated = _when(group, reader.issued, main)
    found = _terms(reader.text, stretches)
    if main and reader.issued and when and dated and kinds(found)["after"] and reader.issued[0] - when[1] <= 1:
        when, dated = (reader.issued[0] - _MOURNED, reader.issued[1]), False  # the day told is the funeral's
    return replace(
        bare,
        id=f"{bare.id}:{number}",
        role="mention" if main and looks_back(reader.text, reader.head()) else _role(main, when, reader.issued),
        first=when[0] if when else None,
        last=when[1] if when else None,
        dated=dated,
        spots=_spots(group),
        around=reader.spots_in(stretches),
        causes=tuple(dict.fromkeys(t.claim.cause for t in group if t.claim.cause in FAMILIES)),
        actors=tuple(sorted({fold(t.claim.actor.name or t.claim.actor.text) for t in group if t.claim.actor})),
        names=tuple(dict.fromkeys(t.name for t in group if t.name)),
        terms=found,
        claims=tuple(t.claim for t in group),
        numbers=tuple(t.number for t in group),
    )


def _headed(bare: Report, reader: Reader, number: int) -> list[Report]:
    """A report without figures, from title and first paragraph, where they tell how something happened."""
    head, issued = reader.head(), reader.issued
    found = _terms(reader.text, head)
    if not kinds(found)["manner"] or looks_back(reader.text, head):
        return []
    told = (days(d.value) for d in reader.article.dates if any(a <= d.start < b for a, b in head))
    recent = [when for when in told if when and issued and 0 <= issued[0] - when[0] <= _RECENT]
    when = recent[0] if recent else (issued[0] - _ASSUMED, issued[1]) if issued else None
    return [
        replace(
            bare,
            id=f"{bare.id}:{number}",
            first=when[0] if when else None,
            last=when[1] if when else None,
            dated=bool(recent),
            around=reader.spots_in(head),
            terms=found,
        )
    ]


def _role(main: bool, when: Days | None, issued: Days | None) -> Role:
    if when and issued and issued[0] - when[1] > (_MAIN_RECENT if main else _RECENT):
        return "mention"
    return "main" if main else "also"


def _when(group: list[Told], issued: Days | None, main: bool) -> tuple[Days | None, bool]:
    """The days told oftenest, the narrowest of them; the article's own where none is told."""
    told = [t for t in group if t.days and span(t.days) <= _LONGEST]
    dated = [t for t in told if t.dated] or told
    long_ago = [t.days for t in group if t.days and t.dated and issued and issued[0] - t.days[1] > _RECENT]
    if not main and not dated and long_ago:
        return max(long_ago), True
    if dated and all(map(alone, group)):  # then mourned and claimed on later days
        return min(t.days for t in dated if t.days), any(t.dated for t in told)
    if dated:
        counts: dict[Days, int] = {}
        for t in dated:
            if t.days:
                counts[t.days] = counts.get(t.days, 0) + (2 if t.head else 1)
        chosen = max(counts, key=lambda d: (counts[d], -span(d), -d[0]))
        return chosen, any(t.dated for t in told)
    return ((issued[0] - _ASSUMED, issued[1]), False) if issued else (None, False)


def _spots(group: list[Told]) -> tuple[Spot, ...]:
    found = {t.spot.key: t.spot for t in reversed(group) if t.spot}
    return tuple(sorted(found.values(), key=lambda s: s.reach))


def _terms(text: str, stretches: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for first, last in stretches:
        found.update(dict.fromkeys(terms(text, first, last)))
        if len(found) > _MOST_TERMS:
            break
    return tuple(found)[:_MOST_TERMS]
