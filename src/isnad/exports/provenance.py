"""Who told whom: each claim of a document as W3C PROV, JSON-LD.

The chain hospital → ministry → agency → outlet becomes entities each `prov:wasQuotedFrom` the next one back and
`prov:wasAttributedTo` its teller; the record itself was derived from characters of the page by this engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from isnad.ledger.ids import Claim, Namer, claims_of, document_id, extent
from isnad.records import Article, Document, Source

_CONTEXT = {"prov": "http://www.w3.org/ns/prov#", "isnad": "urn:isnad:terms:"}
Node = dict[str, Any]


def provenance(document: Document) -> Node:
    """A document's claims with the page they stand in, their tellers, and the reading that made them."""
    page = f"urn:isnad:{document_id(document)}"
    reading = f"{page}:reading"
    graph: list[Node] = [_page(document, page), *_reading(document, page, reading)]
    namer = Namer(document_id(document))
    for number, article in enumerate(document.articles, 1):
        graph += _article(article, page, number)
        for kind, claim in claims_of(article):
            name = f"urn:isnad:{namer(kind, extent(claim))}"
            graph += _claim(claim, kind, name, f"{page}:{number}", reading, document.text)
    return {"@context": _CONTEXT, "@graph": graph}


def _page(document: Document, page: str) -> Node:
    located = {"prov:atLocation": document.source.uri} if document.source.uri else {}
    return {"@id": page, "@type": "prov:Entity", "isnad:sha256": document.source.sha256, **located}


def _reading(document: Document, page: str, reading: str) -> list[Node]:
    v = document.versions
    engine = f"urn:isnad:engine:{v.engine}:{v.rules}:{v.data}" if v else "urn:isnad:engine:unknown"
    return [
        {"@id": engine, "@type": "prov:SoftwareAgent"},
        {"@id": reading, "@type": "prov:Activity", **_to("used", page), **_to("wasAssociatedWith", engine)},
    ]


def _article(article: Article, page: str, number: int) -> list[Node]:
    name = f"{page}:{number}"
    node: Node = {"@id": name, "@type": "prov:Entity", **_to("wasDerivedFrom", page)}
    if article.published:
        node["prov:generatedAtTime"] = article.published
    if not article.outlet:
        return [node]
    outlet = f"{name}:outlet"
    return [
        {**node, **_to("wasAttributedTo", outlet)},
        {"@id": outlet, "@type": "prov:Organization", "isnad:name": article.outlet},
    ]


def _claim(claim: Claim, kind: str, name: str, article: str, reading: str, text: str) -> list[Node]:
    at = extent(claim)
    told = [f"{name}:telling:{depth}" for depth in range(1, len(claim.sources) + 1)]
    node: Node = {
        "@id": name, "@type": "prov:Entity", "isnad:kind": kind, "isnad:start": at.start, "isnad:end": at.end,
        "isnad:text": text[at.start : at.end], "isnad:rule": claim.rule, **_to("wasGeneratedBy", reading),
        **_to("wasDerivedFrom", article),
    }  # fmt: skip
    if told:
        node |= _to("wasQuotedFrom", told[0]) | _to("hadPrimarySource", told[-1])
    return [node, *_chain(claim.sources, name, told)]


def _chain(sources: tuple[Source, ...], name: str, told: list[str]) -> Iterator[Node]:
    """The tellings behind the claim, the article's own source first, the one nearest to the fact last."""
    for depth, source in enumerate(reversed(sources), 1):
        teller = f"{name}:teller:{depth}"
        further = _to("wasQuotedFrom", told[depth]) if depth < len(told) else {}
        yield {"@id": told[depth - 1], "@type": "prov:Entity", **_to("wasAttributedTo", teller), **further}
        yield _teller(source, teller)


def _teller(source: Source, teller: str) -> Node:
    kind = "prov:Person" if source.kind in ("person", "official", "witness", "medic") else "prov:Organization"
    where = {} if source.start is None else {"isnad:start": source.start, "isnad:end": source.end}
    return {"@id": teller, "@type": kind, "isnad:name": source.name, "isnad:kind": source.kind, **where}


def _to(relation: str, target: str) -> Node:
    return {f"prov:{relation}": {"@id": target}}
