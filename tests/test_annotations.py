"""W3C Web Annotations and schema.org Quotations of statements, held to the models they name."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest

import isnad
from isnad.exports.annotations import quotations, web_annotations
from isnad.records import Document

# https://www.w3.org/TR/annotation-model/ section 3.3.5
MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying",
    "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip
TEXT = (
    "أخبار متفرقة\nقال وزير النقل سالم الراوي 😀 لوكالة رويترز: «بدأ العمل. وسينتهي غدا» و«الطريق آمن تماما».\n"
    "وأضاف أن الخطة جاهزة. وقالت مصادر محلية إن الوزير أعلن أن الجسر سيغلق."
)


@pytest.fixture(scope="module")
def document() -> Document:
    return isnad.read(TEXT, published="2024-11-29", uri="https://example.org/a%20story")


@pytest.fixture(scope="module")
def items(document: Document) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = web_annotations(document)["items"]
    return found


def test_the_page_has_one_annotation_a_statement(document: Document, items: list[dict[str, Any]]) -> None:
    page = web_annotations(document)
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    assert len(items) == len(document.articles[0].statements) > 3


def test_every_id_is_an_iri_of_its_own(items: list[dict[str, Any]]) -> None:
    names = [item["id"] for item in items]
    assert len(set(names)) == len(names)
    assert all(urlsplit(name).scheme for name in names)


def test_motivation_and_purposes_are_those_of_the_model(items: list[dict[str, Any]]) -> None:
    assert {item["motivation"] for item in items} <= MOTIVATIONS
    assert {body["purpose"] for item in items for body in item["body"]} <= MOTIVATIONS


def test_every_body_is_text_with_a_value(items: list[dict[str, Any]]) -> None:
    bodies = [body for item in items for body in item["body"]]
    assert all(body["type"] == "TextualBody" and body["value"] for body in bodies)


def test_both_selectors_of_a_target_choose_the_same_words(items: list[dict[str, Any]]) -> None:
    for target in (target for item in items for target in item["target"]):
        position, quote = target["selector"]
        assert (position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
        assert 0 <= position["start"] < position["end"] <= len(TEXT)
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert TEXT[position["start"] : position["end"]] == quote["exact"]
        assert around == TEXT[position["start"] - len(quote["prefix"]) : position["end"] + len(quote["suffix"])]


def test_a_quotation_in_two_parts_has_two_targets(items: list[dict[str, Any]]) -> None:
    assert len(items[0]["target"]) == 2


def test_quotations_are_those_of_schema_org(document: Document) -> None:
    graph = quotations(document)
    assert graph["@context"] == "https://schema.org"
    assert {item["@type"] for item in graph["@graph"]} == {"Quotation"}
    assert {item["spokenByCharacter"]["@type"] for item in graph["@graph"]} <= {"Person", "Organization"}
    assert {item["isPartOf"]["@type"] for item in graph["@graph"]} == {"NewsArticle"}
