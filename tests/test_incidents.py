"""Reports compared, placed, decided about and shown side by side."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import isnad
from isnad.ledger.incidents.book import Book
from isnad.ledger.incidents.decided import decided
from isnad.ledger.incidents.evidence import LINKED, SUGGESTED, compare
from isnad.ledger.incidents.extract import reports
from isnad.ledger.incidents.records import Decision, Report, Spot
from isnad.ledger.incidents.spots import agreement
from isnad.ledger.incidents.view import incident
from isnad.ledger.incidents.weights import Weights
from isnad.ledger.incidents.wording import kinds, looks_back, terms
from isnad.records import Casualty

TOWN = Spot(key="وادي النور|SY", name="وادي النور", reach=8.0, country="SY", lat=35.5, lon=36.5)
FAR = Spot(key="سهل الريح|SY", name="سهل الريح", reach=8.0, country="SY", lat=36.9, lon=38.5)
PROVINCE = Spot(key="محافظة النور|SY", name="محافظة النور", reach=70.0, country="SY", lat=35.7, lon=36.6)
ABROAD = Spot(key="رأس الموج|OM", name="رأس الموج", reach=8.0, country="OM", lat=22.5, lon=59.5)
DAY = date(2031, 3, 14).toordinal()
_numbers = count()


def toll(effect: str, least: int, most: int | None = None, **fields: Any) -> Casualty:
    text = f"{least} شخصاً"
    values = {"effect": effect, "min": least, "max": least if most is None else most, **fields}
    made: Casualty = Casualty.of(text, 0, len(text), rule="test", **values)
    return made


def report(**fields: Any) -> Report:
    """A report of a bus that overturned."""
    number = next(_numbers)
    day = fields.pop("day", DAY)
    usual: dict[str, Any] = {
        "id": f"{number:04}:1:0", "document": f"{number:04}", "outlet": "الوادي", "published": "2031-03-14",
        "issued": day, "first": day, "last": day, "dated": True, "spots": (TOWN,), "causes": ("accident",),
        "terms": terms("انقلاب حافلة مدرسية في منعرج جبلي قرب جسر الحجر"), "claims": (toll("killed", 11),),
    }  # fmt: skip
    made = {**usual, **fields}
    made.setdefault("numbers", tuple(range(len(made["claims"]))))
    return Report(**made)


def score(a: Report, b: Report) -> float:
    return compare(a, b, Weights()).score


# --- evidence -----------------------------------------------------------------------------------------------------


def test_two_tellings_of_one_day_and_town_are_linked() -> None:
    assert score(report(), report()) >= LINKED


@pytest.mark.parametrize(
    "other",
    [
        {"day": DAY + 30},
        {"spots": (FAR,)},
        {"spots": (ABROAD,)},
    ],
)
def test_another_day_or_town_is_another_incident(other: dict[str, Any]) -> None:
    """Even in the same words."""
    link = compare(report(causes=("shooting",)), report(causes=("shooting",), **other), Weights())
    assert link.bond != "linked"


def test_a_town_may_lie_in_a_province() -> None:
    found = agreement(TOWN, PROVINCE)
    assert found is not None
    assert found[0] > 0


def test_places_without_coordinates_say_nothing() -> None:
    assert agreement(TOWN, replace(FAR, lat=None, lon=None)) is None


def test_a_disaster_is_one_on_the_days_its_toll_rises() -> None:
    words = terms("زلزال عنيف يهدم بيوت بلدة جبلية")
    first = report(causes=("disaster",), terms=words, claims=(toll("killed", 12),))
    later = report(causes=("disaster",), terms=words, claims=(toll("killed", 40),), day=DAY + 4)
    assert score(first, later) >= LINKED


def test_a_rising_toll_does_not_speak_against() -> None:
    reasons = compare(report(), report(claims=(toll("killed", 14),)), Weights()).reasons
    assert next(r.weight for r in reasons if r.rule == "toll") == 0.0


def test_a_large_figure_in_common_speaks_for_more_than_a_small_one() -> None:
    def points(n: int) -> float:
        found = compare(report(claims=(toll("killed", n),)), report(claims=(toll("killed", n),)), Weights())
        return next(r.weight for r in found.reasons if r.rule == "toll")

    assert points(37) > points(2) > 0


def test_two_named_victims_are_two_incidents() -> None:
    alone = (toll("killed", 1),)
    one, other = (report(claims=alone, names=(name,)) for name in ("سالم الراوي", "هدى النجار"))
    reasons = compare(one, other, Weights()).reasons
    assert [r.weight for r in reasons if r.rule == "victims"] == [-2.0]


def test_every_reason_is_told_in_words() -> None:
    assert all(reason.words for reason in compare(report(), report(), Weights()).reasons)


def test_the_score_is_the_sum_of_its_reasons() -> None:
    link = compare(report(), report(spots=(PROVINCE,)), Weights())
    assert link.score == pytest.approx(sum(r.weight for r in link.reasons), abs=0.01)


def test_comparing_has_no_direction() -> None:
    a, b = report(), report(spots=(PROVINCE,), claims=(toll("killed", 3),))
    assert compare(a, b, Weights()).score == compare(b, a, Weights()).score


# --- words --------------------------------------------------------------------------------------------------------


def test_terms_have_no_clitics_and_no_common_words() -> None:
    assert terms("وقُتل خمسة في المنجمين وبالمنجم") == ("منجم",)


def test_kinds_are_told_by_manner_and_target() -> None:
    found = kinds(terms("تفجير انتحاري في مدرسة"))
    assert "suicide bomb" in found["manner"]
    assert "school" in found["target"]


@pytest.mark.parametrize(
    ("title", "back"),
    [("سنوات على غرق المركب", True), ("أهالي القرية يحيون ذكرى السيل", True), ("غرق مركب", False)],
)
def test_an_anniversary_looks_back(title: str, back: bool) -> None:
    assert looks_back(title, [(0, len(title))]) is back


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    weights = Weights()
    for i in range(50):
        weights.add(("حافلة", f"كلمة{i}"))
    assert weights.of("كلمة7") > weights.of("حافلة") > 0


# --- reports of an article ----------------------------------------------------------------------------------------

STORY = """انقلاب حافلة قرب سطيف يودي بسبعة ركاب
لقي سبعة ركاب مصرعهم وأصيب عشرون الجمعة في انقلاب حافلة قرب سطيف شرقي الجزائر.
وفي 3 يناير 2019 قُتل 12 شخصاً في اصطدام شاحنتين قرب تلمسان."""


def test_an_article_is_about_what_its_title_tells() -> None:
    told = reports(isnad.read(STORY, published="2031-03-14"), "a")
    main = next(r for r in told if r.role == "main")
    assert {c.min for c in main.claims} == {7, 20}
    assert main.first == DAY


def test_what_was_years_ago_is_background() -> None:
    told = reports(isnad.read(STORY, published="2031-03-14"), "a")
    assert [[c.min for c in r.claims] for r in told if r.role == "mention"] == [[12]]


def test_a_report_needs_no_figure() -> None:
    text = "احتجاز رهائن في مصرف بسطيف\nيحتجز مسلح رهائن داخل مصرف في سطيف منذ صباح الجمعة."
    assert [(r.role, r.claims) for r in reports(isnad.read(text, published="2031-03-14"), "a")][-1][0] == "main"


def test_an_article_without_harm_tells_no_incident() -> None:
    assert reports(isnad.read("قال سالم الراوي إن «الموسم جيد».", published="2031-03-14"), "a") == ()


def test_claims_are_numbered_as_in_their_article() -> None:
    document = isnad.read(STORY, published="2031-03-14")
    listed = document.articles[0].casualties
    assert all(listed[n] == c for r in reports(document) for n, c in zip(r.numbers, r.claims, strict=True))


# --- placing ------------------------------------------------------------------------------------------------------


def shuffled_world() -> list[Report]:
    towns = (TOWN, FAR, ABROAD)
    return [
        report(day=DAY + d, spots=(town,), claims=(toll("killed", n),), causes=("shooting",))
        for d in (0, 6, 12)
        for town in towns
        for n in (3, 4, 5)
    ]


WORLD = shuffled_world()


@given(st.permutations(WORLD), st.integers(0, len(WORLD)))
def test_adding_moves_nothing_that_is_settled(order: list[Report], cut: int) -> None:
    book = Book()
    for r in order[:cut]:
        book.add(r)
    before = dict(book.incident_of)
    for r in order[cut:]:
        book.add(r)
    assert {id: book.incident_of[id] for id in before} == before


def test_what_an_article_tells_apart_stays_apart() -> None:
    first, other = report(), report()
    second = replace(other, id=first.id[:-1] + "1", document=first.document, role="also")
    book = Book()
    book.add_all([first, second, report()])
    assert book.incident(first.id) != book.incident(second.id)


def test_a_weak_link_is_a_suggestion_not_a_merger() -> None:
    book = Book()
    a = report(claims=(), terms=terms("شباك جسر"), spots=(PROVINCE,), dated=False)
    b = report(claims=(), terms=terms("سطح جبل"), spots=(PROVINCE,))
    link = compare(a, b, Weights())
    assert SUGGESTED <= link.score < LINKED
    book.add(a)
    book.add(b)
    assert book.incident_of[a.id] != book.incident_of[b.id]
    assert [k.bond for k in book.links] == ["suggested"]


# --- decisions ----------------------------------------------------------------------------------------------------

FOUND = {"a": ["a", "b", "c"], "d": ["d", "e"]}


def like(pairs: dict[frozenset[str], float]) -> Any:
    return lambda x, y: pairs.get(frozenset((x, y)), 0.0)


def test_same_joins_two_incidents() -> None:
    told = decided(FOUND, [Decision(a="b", b="e", verdict="same")], like({}))
    assert told == {"a": ["a", "b", "c", "d", "e"]}


def test_different_parts_an_incident_by_likeness() -> None:
    nearer = like({frozenset("bc"): 5.0})
    told = decided(FOUND, [Decision(a="a", b="b", verdict="different")], nearer)
    assert told == {"a": ["a"], "b": ["b", "c"], "d": ["d", "e"]}


def test_the_later_decision_wins() -> None:
    both = [Decision(a="a", b="d", verdict="same"), Decision(a="a", b="d", verdict="different")]
    apart = like({frozenset("de"): 1.0})
    assert decided(FOUND, both, apart) == FOUND


def test_without_decisions_what_was_found_is_shown() -> None:
    assert decided(FOUND, [], like({})) == FOUND


def test_a_decision_about_a_report_that_is_gone_does_nothing() -> None:
    assert decided(FOUND, [Decision(a="a", b="x", verdict="same")], like({})) == FOUND


# --- side by side -------------------------------------------------------------------------------------------------


def test_the_series_tells_each_figure_of_each_day_once() -> None:
    day = report(published="2031-03-14")
    again = report(published="2031-03-14")
    later = report(published="2031-03-15", issued=DAY + 1, claims=(toll("killed", 13),))
    series = incident("x", [later, day, again]).series
    assert [(s.published, s.min, s.reports) for s in series] == [("2031-03-14", 11, 2), ("2031-03-15", 13, 1)]


def test_denials_are_kept_beside_the_series() -> None:
    told = incident("x", [report(claims=(toll("killed", 11), toll("killed", 40, status="denied")))])
    assert [c.aside for c in told.claims] == [None, "denied"]
    assert [s.min for s in told.series] == [11]


def test_parts_of_a_figure_do_not_enter_the_series() -> None:
    told = incident("x", [report(claims=(toll("killed", 11), toll("killed", 3, part=True)))])
    assert [c.aside for c in told.claims] == [None, "part"]


def test_a_total_of_a_campaign_does_not_enter_the_series() -> None:
    others = [report() for _ in range(3)]
    told = incident("x", [*others, report(claims=(toll("killed", 11), toll("killed", 1500)))])
    assert [c.claim.min for c in told.claims if c.aside == "stray"] == [1500]


def test_one_victim_beside_their_number_is_told_again() -> None:
    told = incident("x", [report(claims=(toll("killed", 11), toll("killed", 1), toll("injured", 1)))])
    assert [c.aside for c in told.claims] == [None, "again", None]


def test_nothing_is_dropped() -> None:
    several = [report(claims=(toll("killed", n), toll("injured", n, status="denied"))) for n in (1, 2, 3)]
    assert len(incident("x", several).claims) == 6


def test_an_incident_that_is_only_background_counts_no_report() -> None:
    told = incident("x", [report(role="mention")])
    assert (told.reports, told.mentions) == (0, 1)
