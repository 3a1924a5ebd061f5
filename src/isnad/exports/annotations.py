"""Statements for other tools: W3C Web Annotations, and schema.org Quotations.

Selectors give code points (the unit is said in each file's context note) and the exact words with 32 characters of
context, so that an anchor survives when a page is extracted again.
"""

from __future__ import annotations

from typing import Any

from isnad.exports.figures import figure
from isnad.ledger.ids import Claim, Namer, claims_of, document_id, extent
from isnad.records import Document, Event, Span, Statement

CONTEXT = 32


def web_annotations(document: Document) -> dict[str, Any]:
    """An AnnotationPage with one annotation a statement: W3C Web Annotation Data Model, JSON-LD."""
    items = [
        _annotation(document, s, f"{number}-{index}")
        for number, article in enumerate(document.articles, 1)
        for index, s in enumerate(article.statements, 1)
    ]
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:isnad:{document.id}:annotations",
        "type": "AnnotationPage",
        "items": items,
    }


def claim_annotations(document: Document) -> dict[str, Any]:
    """An AnnotationPage with one annotation a claim of any kind, named by the claim's id in a ledger."""
    namer = Namer(document_id(document))
    items = [
        _claim_annotation(document, kind, claim, namer(kind, extent(claim)))
        for article in document.articles
        for kind, claim in claims_of(article)
    ]
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:isnad:{document_id(document)}:annotations",
        "type": "AnnotationPage",
        "items": items,
    }


def _claim_annotation(document: Document, kind: str, claim: Claim, name: str) -> dict[str, Any]:
    if isinstance(claim, Statement):
        return {**_annotation(document, claim, ""), "id": f"urn:isnad:{name}"}
    span = claim.trigger if isinstance(claim, Event) else claim
    label = claim.type if isinstance(claim, Event) else f"{claim.effect} {figure(claim)}"
    bodies = [{"type": "TextualBody", "purpose": "tagging", "value": kind},
              {"type": "TextualBody", "purpose": "classifying", "value": label}]  # fmt: skip
    bodies += [{"type": "TextualBody", "purpose": "identifying", "value": s.name} for s in claim.sources]
    return {
        "id": f"urn:isnad:{name}",
        "type": "Annotation",
        "motivation": "describing",
        "body": bodies,
        "target": [
            {
                "source": document.source.uri or f"urn:isnad:{document.id}",
                "selector": _selectors(document.text, span),
            }
        ],
    }


def quotations(document: Document) -> dict[str, Any]:
    """The statements as schema.org `Quotation`s, JSON-LD."""
    items = [
        {
            "@type": "Quotation",
            "text": " … ".join(content.text for content in s.contents),
            "inLanguage": "ar",
            **({"spokenByCharacter": {"@type": _holder(s), "name": s.speaker.name}} if s.speaker else {}),
            "isPartOf": _article(document, number),
        }
        for number, article in enumerate(document.articles, 1)
        for s in article.statements
    ]
    return {"@context": "https://schema.org", "@graph": items}


def _annotation(document: Document, s: Statement, number: str) -> dict[str, Any]:
    source = document.source.uri or f"urn:isnad:{document.id}"
    bodies = [{"type": "TextualBody", "purpose": "classifying", "value": s.mode}]
    if s.speaker:
        bodies.append({"type": "TextualBody", "purpose": "identifying", "value": s.speaker.name})
    return {
        "id": f"urn:isnad:{document.id}:statement:{number}",
        "type": "Annotation",
        "motivation": "describing",
        "body": bodies,
        "target": [{"source": source, "selector": _selectors(document.text, c)} for c in s.contents],
    }


def _selectors(text: str, span: Span) -> list[dict[str, Any]]:
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": span.text,
            "prefix": text[max(0, span.start - CONTEXT) : span.start],
            "suffix": text[span.end : span.end + CONTEXT],
        },
    ]


def _holder(s: Statement) -> str:
    return "Person" if s.speaker and s.speaker.kind in ("person", "official", "witness", "medic") else "Organization"


def _article(document: Document, number: int) -> dict[str, Any]:
    article = document.articles[number - 1]
    return {
        "@type": "NewsArticle",
        **({"headline": article.title.text} if article.title else {}),
        **({"datePublished": article.published} if article.published else {}),
        **({"url": document.source.uri} if document.source.uri else {}),
    }
