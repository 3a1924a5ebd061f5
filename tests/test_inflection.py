"""Inflection: the forms that print shows, those it must not show, and what each form says of itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import FOLDER
from isnad.arabic.fold import fold
from isnad.arabic.nouns import adjective, decline, nisba
from isnad.arabic.roots import analyse
from isnad.arabic.seats import join
from isnad.arabic.verbs import conjugate
from isnad.arabic.vocabulary import CommonNoun, CommonVerb
from isnad.lexicon.tables import read_table

LINES = [
    line
    for line in (FOLDER / "inflection.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def generated(entry: str) -> set[str]:
    kind, *given = entry.split()
    if kind == "verb":
        return {f.text for f in conjugate(given[0], given[1], masdars=tuple(given[2:]))}
    if kind == "nisba":
        return {f.text for f in nisba(given[0])}
    plurals = () if given[1] == "-" else tuple(given[1].split(","))
    return {f.text for f in decline(given[0], plurals=plurals, gender=given[2], human=True)}


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.split(" ⇒ ")[0])
def test_corpus(line: str) -> None:
    entry, forms = line.split(" ⇒ ")
    wanted, _, unwanted = forms.partition(" ✗ ")
    found = generated(entry)
    assert set(wanted.split()) - found == set()
    assert set(unwanted.split()) & found == set()


@pytest.mark.parametrize(
    ("perfect", "imperfect", "form", "analysis"),
    [
        ("قتل", "يقتل", "قتلوا", ("perfect", "active", 3, "m", "p")),
        ("قتل", "يقتل", "قتلوا", ("perfect", "passive", 3, "m", "p")),
        ("أصاب", "يصيب", "أصيبت", ("perfect", "passive", 3, "f", "s")),
        ("أصاب", "يصيب", "يصاب", ("imperfect", "passive", 3, "m", "s")),
        ("أصاب", "يصيب", "مصابان", ("passive_participle", "passive", None, "m", "d")),
        ("قال", "يقول", "قلنا", ("perfect", "active", 1, None, "p")),
        ("قال", "يقول", "تقول", ("imperfect", "active", 3, "f", "s")),
        ("قال", "يقول", "تقول", ("imperfect", "active", 2, "m", "s")),
        ("قال", "يقول", "قل", ("imperative", "active", 2, "m", "s")),
        ("دعا", "يدعو", "يدعون", ("imperfect", "active", 3, "m", "p")),
        ("دعا", "يدعو", "يدعون", ("imperfect", "active", 3, "f", "p")),
        ("رد", "يرد", "رادين", ("active_participle", "active", None, "m", "p")),
    ],
)
def test_verb_analyses(perfect: str, imperfect: str, form: str, analysis: tuple[object, ...]) -> None:
    assert (form, *analysis) in {tuple(f) for f in conjugate(perfect, imperfect)}


def test_verbs_without_passive() -> None:
    forms = list(conjugate("سقط", "يسقط", masdars=("سقوط",), passive_voice=False))
    assert {f.voice for f in forms} == {"active"}
    assert "passive_participle" not in {f.aspect for f in forms}


def test_given_participles_replace_the_regular_ones() -> None:
    forms = list(conjugate("قتل", "يقتل", active="قاتل", passive="قتيل"))
    assert "قتيلان" in {f.text for f in forms if f.aspect == "passive_participle"}
    assert "مقتول" not in {f.text for f in forms}


@pytest.mark.parametrize(
    ("form", "analysis"),
    [
        ("قتيلا", ("s", "m", "acc", False)),
        ("قتيلان", ("d", "m", "nom", False)),
        ("قتيلي", ("d", "m", "obl", True)),
        ("قتلى", ("p", "m", None, False)),
    ],
)
def test_noun_analyses(form: str, analysis: tuple[object, ...]) -> None:
    assert (form, *analysis) in {tuple(f) for f in decline("قتيل", plurals=("قتلى",), human=True)}


def test_plurals_of_things_agree_as_feminine() -> None:
    genders = {f.text: f.gender for f in decline("صاروخ", plurals=("صواريخ",))}
    assert (genders["صاروخ"], genders["صواريخ"]) == ("m", "f")


def test_the_article_stands_before_free_forms_only() -> None:
    forms = {f.text for f in decline("مصاب", plurals=("ون",), definite=True)}
    assert {"المصاب", "المصابون", "المصابين", "المصابان"} <= forms
    assert not {"المصابا", "المصابو"} & forms


def test_without_dual() -> None:
    assert {f.number for f in decline("وقود", dual=False)} == {"s"}


def test_adjectives_have_both_genders() -> None:
    assert {(f.gender, f.number) for f in adjective("مدني")} == {(g, n) for g in "mf" for n in "sdp"}


@pytest.mark.parametrize(
    ("stem", "ending", "spellings"),
    [
        ("قرأ", "وا", ("قرؤوا", "قرأوا", "قرءوا")),
        ("جاء", "وا", ("جاؤوا", "جاءوا")),
        ("ينشئ", "ون", ("ينشئون",)),
        ("بريء", "ون", ("بريئون",)),
        ("عبء", "ا", ("عبئا", "عبءا", "عبأا")),
        ("جزء", "ا", ("جزءا",)),
        ("أعلن", "نا", ("أعلنا",)),
        ("مات", "ت", ("مات",)),
        ("قتل", "", ("قتل",)),
    ],
)
def test_seams(stem: str, ending: str, spellings: tuple[str, ...]) -> None:
    assert join(stem, ending) == spellings


def test_every_common_verb_has_every_aspect() -> None:
    for verb in read_table("common_verbs", CommonVerb):
        forms = list(conjugate(verb.perfect, verb.imperfect, masdars=verb.masdars))
        assert {"perfect", "imperfect", "active_participle", "passive_participle"} <= {f.aspect for f in forms}, verb
        assert all(fold(f.text) and " " not in f.text for f in forms), verb
        assert len(forms) == len(set(forms)), verb


def test_every_common_noun_declines() -> None:
    for noun in read_table("common_nouns", CommonNoun):
        forms = list(decline(noun.singular, plurals=noun.plurals, gender=noun.gender[-1]))
        assert len(forms) == len(set(forms)) > 0


@given(
    st.text("قلاويأإؤئءىةتنسر\u0651\u064d", min_size=2, max_size=6), st.text("يقلاويأؤئءىتن", min_size=3, max_size=6)
)
def test_no_pair_of_letters_breaks_it(perfect: str, imperfect: str) -> None:
    letters = [c for c in perfect if c not in "\u0651\u064d"]
    if len(letters) < 2:
        return
    assert analyse(perfect, imperfect).perfect == "".join(letters)
    assert {f.aspect for f in conjugate(perfect, imperfect)} >= {"perfect", "imperfect"}
    assert [f.text for f in decline(perfect, plurals=("ون", "ات"))]
