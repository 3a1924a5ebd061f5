"""Inflecting on demand gives what inflecting everything gives."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from isnad.arabic.fold import fold
from isnad.arabic.skeleton import skeleton
from isnad.arabic.tokens import word
from isnad.arabic.vocabulary import CommonName, CommonNoun, CommonVerb, content_words, dictionary_forms, forms, rows
from isnad.claims.events.words import light, nouns, verbs
from isnad.claims.statements.words import cues
from isnad.lexicon.forms import Forms


def _strays(row: CommonName | CommonNoun | CommonVerb) -> Iterator[str]:
    shelves = {skeleton(fold(form)) for form in dictionary_forms(row)}
    yield from (text for text, _ in forms(row) if skeleton(fold(text)) not in shelves)


def test_every_form_has_the_skeleton_of_a_dictionary_form() -> None:
    assert [stray for row in rows() for stray in _strays(row)] == []


def test_every_form_is_found_whatever_was_asked_before() -> None:
    words = content_words()
    assert [text for row in rows() for text, _ in forms(row) if fold(text) not in words] == []


@pytest.mark.parametrize(
    ("forms", "shelf"), [("ضرب يضربون مضروب ضربتا", "ضرب"), ("رد رددت يرددن", "رد"), ("استقل استقللن", "سقل"), ("", "")]
)
def test_forms_of_one_word_share_a_skeleton(forms: str, shelf: str) -> None:
    assert {skeleton(form) for form in forms.split() or [""]} == {shelf}


def test_entries_of_one_form_stand_in_the_order_of_the_list_whatever_is_asked_first() -> None:
    def index() -> Forms[str]:
        entries: Forms[str] = Forms()
        entries.file(("بيت", "أبيات"), lambda: [("بيت", "verse"), ("ابيات", "verse")])
        entries.file(("بيت", "بيوت"), lambda: [("بيت", "house"), ("بيوت", "house")])
        return entries

    late, early = index(), index()
    late.of(word("بيوت"))
    assert [hit.value for hit in late.of(word("بيت"))] == [hit.value for hit in early.of(word("بيت"))]
    assert [hit.value for hit in early.of(word("بيت"))] == ["verse", "house"]


def test_the_article_hides_no_form() -> None:
    entries: Forms[str] = Forms()
    entries.file(("بيان",), lambda: [("بيان", "statement"), ("البيان", "statement")])
    assert [hit.value for hit in entries.of(word("والبيان"))] == ["statement"]


@pytest.mark.parametrize("forms", [cues(), verbs(), nouns(), light()], ids=["cues", "verbs", "nouns", "light"])
def test_no_form_of_a_filed_entry_is_lost(forms: Forms[object]) -> None:
    entries = forms.entries()
    assert entries
    assert [text for _, inflect in entries for text, value in inflect() if value not in forms.values(fold(text))] == []
