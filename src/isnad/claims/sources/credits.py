"""The last links of every chain: the agencies an article is credited to, and the outlet that printed it.

    القاهرة (رويترز) - انهار جسر …          a dateline, in a block of its own or before the first words
    … وأصيب ثلاثة. (أ ف ب)                   at the end of the text
    المصدر: الجزيرة + وكالات                 a line of credits

A credit names a whole part between signs: «سالم فارس - دبي» credits nobody though «فارس» is an agency.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from isnad.arabic.chars import TATWEEL
from isnad.arabic.fold import fold
from isnad.arabic.sentences import split
from isnad.arabic.tokens import Tokens
from isnad.claims.clauses.words import word_set
from isnad.draft import Draft
from isnad.lexicon.tables import read_table
from isnad.mentions.wordlists import GroupRow
from isnad.records import Source, SourceKind

MEMO = "credits"
_BLOCKS = frozenset(("credit", "byline", "dateline"))
_OPENING = 16  # tokens before the sign that ends a dateline
_CLOSING = 12  # tokens of a credit at the end of the text
_PART = 5  # tokens of one part
_SIGNS = frozenset('-–—ـ/|،,:()«»"“”[]+.')
_ENDS = frozenset((":", "-", "–", "—", "ـ", "--", ")"))


class _Credit(msgspec.Struct, frozen=True):
    """A line of `page_credits.tsv`."""

    phrase: str
    kind: str
    example: str = ""


class _Outlet(msgspec.Struct, frozen=True):
    """A line of `page_outlets.tsv`, or of `page_cities.tsv`."""

    name: str
    example: str = ""


class Carrier(msgspec.Struct, frozen=True):
    """An agency or outlet by the name that records use."""

    name: str
    kind: SourceKind


@lru_cache(maxsize=1)
def known_carriers() -> dict[str, Carrier]:
    """Agencies and outlets by each folded name; what only says that others were used («متابعات») is none."""
    found: dict[str, Carrier] = {}
    for row in read_table("page_outlets", _Outlet):
        found[fold(row.name)] = Carrier(row.name, "outlet")
    for credit in read_table("page_credits", _Credit):
        if credit.kind == "agency" and fold(credit.phrase) not in word_set("no-carrier"):
            found[_key(credit.phrase)] = Carrier(credit.phrase, "agency")
    for group in read_table("groups", GroupRow):
        if group.kind in ("agency", "outlet"):
            carrier = Carrier(group.names[0], "agency" if group.kind == "agency" else "outlet")
            found.update((_key(name), carrier) for name in group.names)
    return found


@lru_cache(maxsize=1)
def _cities() -> frozenset[str]:
    return frozenset(fold(row.name) for row in read_table("page_cities", _Outlet))


def _key(name: str) -> str:
    return fold(name).replace(".", " ").lower()


def carrier_named(name: str) -> Carrier | None:
    """The agency or outlet that a name in an article means.

    >>> carrier_named("أ.ف.ب") == carrier_named("وكالة فرانس برس")
    True
    """
    return known_carriers().get(_key(name))


def credits_of(draft: Draft) -> tuple[Source, ...]:
    """Through whom the whole article came, nearest to the fact first: agencies, then outlets, its own last."""
    found: tuple[Source, ...] | None = draft.memo.get(MEMO)
    if found is None:
        links = sorted(_credited(draft), key=lambda link: link.kind != "agency")
        outlet = draft.layout.outlet
        if outlet and not _is_dateline(draft, outlet):
            carrier = carrier_named(outlet)
            links.append(Source(name=carrier.name if carrier else outlet, kind="outlet"))
        found = draft.memo[MEMO] = joined((), links)
    return found


def _is_dateline(draft: Draft, outlet: str) -> bool:
    """True of a city in a dateline that reading took for the newspaper of its name: «الرياض - واس»."""
    if fold(outlet) not in _cities():
        return False
    return any(outlet in draft.text[b.start : b.end] for b in draft.layout.blocks if b.kind == "dateline")


def joined(chain: tuple[Source, ...], links: tuple[Source, ...] | list[Source]) -> tuple[Source, ...]:
    """A chain with the links that are not in it yet, under whatever name."""
    known = {_identity(link) for link in chain}
    for link in links:
        if _identity(link) not in known:
            known.add(_identity(link))
            chain = (*chain, link)
    return chain


def _identity(link: Source) -> str:
    carrier = carrier_named(link.name)
    return carrier.name if carrier else link.name


def _credited(draft: Draft) -> Iterator[Source]:
    for block in draft.layout.blocks:
        if block.kind in _BLOCKS:
            tokens, _ = split(draft.text, (block,), frozenset((block.kind,)))
            yield from _parts(tokens, 0, len(tokens))
    body = [s for s in draft.sentences if s.kind == "body"]
    if body:
        yield from _opening(draft.tokens, body[0].first, body[0].last)
        yield from _closing(draft.tokens, body[-1].first, body[-1].last)


def _opening(tokens: Tokens, first: int, last: int) -> list[Source]:
    """The credits of a dateline that opens the text: short parts up to the last sign after one of them."""
    end = min(last, first + _OPENING)
    found: list[Source] = []
    for k in range(first + 1, end):
        if tokens.keys[k] in _ENDS and (tokens.gap(k + 1) if k + 1 < len(tokens) else True):
            links = list(_parts(tokens, first, k + 1))
            if not links or _longest(tokens, first, k + 1) > _PART:
                continue
            found = links
    return found


def _closing(tokens: Tokens, first: int, last: int) -> list[Source]:
    """The credits in brackets at the end of the text, or in a last line of their own."""
    end = last
    while end > first and tokens.keys[end - 1] in (".", "..", "…"):
        end -= 1
    if end > first and tokens.keys[end - 1] in (")", "]"):
        opened = next((k for k in range(end - 2, max(end - _CLOSING, first) - 1, -1) if tokens.keys[k] in "(["), -1)
        return list(_parts(tokens, opened + 1, end - 1)) if opened >= 0 else []
    alone = last - first <= _CLOSING and not any(tokens.keys[k] in (".", "؟", "!") for k in range(first, end))
    return _all_parts(tokens, first, end) if alone else []


def _all_parts(tokens: Tokens, first: int, last: int) -> list[Source]:
    """The credits of a run of tokens where every part is one, but for «المصدر»."""
    links = list(_parts(tokens, first, last))
    counted = sum(" ".join(tokens.keys[a:b]) not in word_set("credit-cue") for a, b in _runs(tokens, first, last))
    return links if links and counted <= len(links) else []


def _parts(tokens: Tokens, first: int, last: int) -> Iterator[Source]:
    for a, b in _runs(tokens, first, last):
        link = _link(tokens, a, b)
        if link is not None:
            yield link


def _link(tokens: Tokens, a: int, b: int) -> Source | None:
    if b - a > _PART:
        return None
    start = tokens.starts[a]
    name = " ".join(tokens.keys[a:b])
    carrier = carrier_named(name)
    if carrier is None and name[0] == "و":  # «الجزيرة ووكالات»
        carrier, start = carrier_named(name[1:]), start + 1
    if carrier is None:
        return None
    if carrier.kind == "outlet" and name in _cities():  # «الرياض - واس» comes from the city
        return None
    end = tokens.ends[b - 1]
    return Source(name=carrier.name, kind=carrier.kind, start=start, end=end, text=tokens.text[start:end])


def _runs(tokens: Tokens, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The parts between signs."""
    begin = first
    for k in range(first, last + 1):
        sign = k < last and (tokens.keys[k] in _SIGNS or tokens.keys[k].strip("-.") == "")
        drawn = first < k < last and TATWEEL in tokens.text[tokens.ends[k - 1] : tokens.starts[k]]
        if k == last or sign or drawn:
            if begin < k:
                yield begin, k
            begin = k + 1 if sign else k


def _longest(tokens: Tokens, first: int, last: int) -> int:
    return max((b - a for a, b in _runs(tokens, first, last)), default=0)
