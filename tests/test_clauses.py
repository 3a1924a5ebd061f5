"""Clauses: noun phrases, what words do in a clause, cues and their inflection."""

from __future__ import annotations

import pytest

from corpus import Example, ids, load
from isnad.arabic.tokens import word
from isnad.claims.clauses.clause import clauses_of, noun_phrase
from isnad.claims.clauses.words import F, role
from isnad.claims.statements.words import read
from isnad.draft import Draft
from isnad.pipeline import STAGES, run
from isnad.reading import read_page

TITLE = "أخبار متفرقة\n"
EARLIER = STAGES[: [name for name, _ in STAGES].index("statements")]


def draft(text: str) -> Draft:
    """The draft of a text before its statements are read."""
    page = read_page(TITLE + text, "2024-11-29")
    return run(page.text, page.articles[0], EARLIER)


@pytest.mark.parametrize("example", load("noun_phrases"), ids=ids)
def test_noun_phrase_begins_and_ends_as_marked(example: Example) -> None:
    made = draft(example.text)
    (mark,) = example.marks
    first = clauses_of(made).token_at(mark.start + len(TITLE))
    first, last = noun_phrase(made, first)
    assert made.text[made.tokens.starts[first] : made.tokens.ends[last - 1]] == mark.text


def test_no_noun_phrase_begins_at_a_preposition() -> None:
    made = draft("وصل إلى المدينة وفد كبير من العاصمة.")
    at = made.tokens.keys.index("الي")
    assert noun_phrase(made, at) == (at, at)


def test_analysis_is_made_once_an_article() -> None:
    made = draft("قال شاهد إن الباب مفتوح.")
    assert clauses_of(made) is clauses_of(made)


@pytest.mark.parametrize(
    ("spelling", "prep", "pronoun"),
    [
        ("إن", "", False),
        ("أنه", "", True),
        ("بأن", "ب", False),
        ("بأنها", "ب", True),
        ("ان", "", False),
        ("أنّ", "", False),
    ],
)
def test_complementizers(spelling: str, prep: str, pronoun: bool) -> None:
    found = role(word(spelling))
    assert (bool(found.flags & F.COMP), found.prep, found.pronoun) == (True, prep, pronoun)


@pytest.mark.parametrize("spelling", ["لأن", "لأنه", "أنا", "إلا", "كأن"])
def test_look_alikes_of_complementizers(spelling: str) -> None:
    assert not role(word(spelling)).flags & F.COMP


@pytest.mark.parametrize("spelling", ["وأن", "وإنه", "فإن"])
def test_coordinated_complementizers_keep_their_conjunction(spelling: str) -> None:
    assert role(word(spelling)).pro in ("و", "ف")


CUES = {
    ("قال", "verb"): ["قال", "قالت", "وقال", "فقالت", "قالوا", "يقول", "تقول", "ويقولون", "سيقول", "قيل", "يقال"],
    ("اضاف", "verb"): ["أضاف", "وأضافت", "اضاف", "أضافوا", "يضيف", "أضافا"],
    ("اضاف", "participle"): ["مضيفاً", "مضيفا", "مضيفة", "مضيفين", "ومضيفا"],
    ("نفي", "verb"): ["نفى", "نفت", "نفوا", "ينفي", "تنفي"],
    ("دعا", "verb"): ["دعا", "دعت", "دعوا", "يدعو", "تدعو"],
    ("اشار", "participle"): ["مشيرا", "مشيرة", "مشيرين"],
    ("وصف", "verb"): ["وصف", "وصفه", "ووصفها", "يصفه"],
    ("قول", "noun"): ["قوله", "قولها", "قولهم", "بقوله", "القول"],
}


@pytest.mark.parametrize(("cue", "spelling"), [(cue, s) for cue, spellings in CUES.items() for s in spellings])
def test_inflected_cues_are_known(cue: tuple[str, str], spelling: str) -> None:
    assert cue in {(hit.value.lemma, hit.value.kind) for hit in read(word(spelling))}


@pytest.mark.parametrize(
    "spelling", ["بين", "دون", "يجب", "كاتبة", "مضيف", "أقول", "قلت", "نقلا", "فائدة", "المدينة", "بعد"]
)
def test_words_that_only_look_like_cues(spelling: str) -> None:
    assert not any(hit.value.kind in ("verb", "participle") for hit in read(word(spelling)))
