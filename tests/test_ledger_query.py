"""Choosing from a ledger: filters, pages, facets, search, one record, decisions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from isnad.errors import UsageError
from isnad.ledger import Ledger
from isnad.ledger.search import snippet
from isnad.ledger.terms import sought
from stories import TEXT, story

AT = TEXT.index("12")


@pytest.fixture(params=[0, 2000], ids=["rows in order", "rows of the rarest condition"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """Three documents; both ways of going through them, whatever their number."""
    monkeypatch.setattr("isnad.ledger.selection._FEW", request.param)
    with Ledger.open(tmp_path / "news.ledger", "rwc") as opened:
        opened.add(story(name="a"))
        opened.add(story(TEXT + " في المدينة", name="b", effect="killed", outlet="صحيفة النهر", date="2031-04-02"))
        opened.add(story(TEXT + " أمس", name="c", published=None, date=None, country="LB"))
        yield opened


def ids(rows: Any) -> list[str]:
    return [row["document"] for row in rows]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, "abc"),
        ({"place": "وادى النور"}, "abc"),
        ({"place": "النور"}, "abc"),
        ({"place": "النهر"}, ""),
        ({"country": "lb"}, "c"),
        ({"since": "2031-03-20", "until": "2031-03-25"}, "a"),
        ({"since": "2031-04"}, "b"),
        ({"until": "2031-03"}, "a"),
        ({"published_since": "2031-03-14"}, "ab"),
        ({"published_until": "2030"}, ""),
        ({"type": ("killed",)}, "b"),
        ({"type": ("killed", "injured")}, "abc"),
        ({"outlet": "النهر"}, "b"),
        ({"source": "وكاله الوادي"}, "abc"),
        ({"status": "denied"}, ""),
        ({"cause": "explosion", "scope": "incident"}, "abc"),
        ({"text": "مدينة"}, "b"),
        ({"text": "بالمصنع -المدينة"}, "ac"),
        ({"document": "a"}, "a"),
        ({"article": "b:1"}, "b"),
        ({"place": "النور", "type": ("injured",), "country": "SY"}, "a"),
    ],
)
def test_casualties_by(ledger: Ledger, filters: dict[str, Any], found: str) -> None:
    chosen = ledger.casualties(**filters)
    assert "".join(ids(chosen)) == found
    assert chosen.count() == len(found)


def test_quotations_of_a_speaker(ledger: Ledger) -> None:
    assert len(list(ledger.quotations(speaker="الراوى"))) == 3
    assert not list(ledger.quotations(speaker="راو"))


def test_events_of_a_type(ledger: Ledger) -> None:
    assert ids(ledger.events(type=("ASSAULT",), document="b")) == ["b"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [({"outlet": "الوادي"}, "ac"), ({"place": "النور", "country": "SY"}, "ab"), ({"speaker": "سالم"}, "abc"),
     ({"text": "المدينة"}, "b")],
)  # fmt: skip
def test_articles_by(ledger: Ledger, filters: dict[str, Any], found: str) -> None:
    assert "".join(ids(ledger.articles(**filters))) == found


def test_a_filter_of_no_use_is_told(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="status does not apply"):
        list(ledger.articles(status="denied"))
    with pytest.raises(UsageError, match="no date"):
        list(ledger.casualties(since="yesterday"))


@pytest.mark.parametrize(
    ("order", "found"), [("newest", "cba"), ("oldest", "abc"), ("date", "bac"), ("published", "bac")]
)
def test_pages_follow_each_other(ledger: Ledger, order: Any, found: str) -> None:
    chosen, after, seen = ledger.casualties(), None, ""
    for _ in found:
        page = chosen.page(1, after, order)
        seen += "".join(ids(page.rows))
        after = page.next
    assert (seen, after) == (found, None)


def test_facets_of_the_newest_rows_are_counted_together(ledger: Ledger) -> None:
    counted = ledger.casualties().facets({"published_year": 5, "published_month": 5, "type": 1}, newest=2)
    assert counted["published_year"] == [("", 1), ("2031", 1)]
    assert [len(values) for values in counted.values()] == [2, 2, 1]


@pytest.mark.parametrize("field", ["type", "status", "cause", "country", "place", "outlet", "day", "published_month"])
def test_facets_of_all_rows_are_those_of_each_field(ledger: Ledger, field: str) -> None:
    chosen = ledger.casualties()
    assert chosen.facets({"actor": 3, field: 9}, newest=1000)[field] == chosen.facet(field, 9)


def test_facets_count_what_is_chosen(ledger: Ledger) -> None:
    chosen = ledger.casualties(country="SY")
    assert chosen.facet("type") == [("injured", 1), ("killed", 1)]
    assert chosen.facet("place") == [("وادي النور", 2)]
    assert ledger.casualties().facet("month") == [("", 1), ("2031-03", 1), ("2031-04", 1)]
    with pytest.raises(UsageError, match="no facet"):
        chosen.facet("text); DROP TABLE claims")


def test_a_claim_by_its_id(ledger: Ledger) -> None:
    found = ledger.claim(f"b:casualty:{AT}-{AT + 8}")
    assert found is not None
    assert (found.claim, found.number, found.document.id) == (found.article.casualties[0], 1, "b")
    assert ledger.claim("b:casualty:0-1") is None


@pytest.mark.parametrize(
    ("query", "found"),
    [("مصنع", "cba"), ("وَالْمَصْنَع", "cba"), ("مدينه", "b"), ('"انفجار هز"', "cba"), ('"هز انفجار"', ""), ("عام*", "cba"),
     ("مصنع -مدينة", "ca"), ("ســالم", "cba"), ("غائب", ""), ('")) OR x:y NEAR(', "")],
)  # fmt: skip
def test_search_in_any_spelling(ledger: Ledger, query: str, found: str) -> None:
    hits = ledger.search(query)
    assert "".join(hit.document for hit in hits) == found
    assert ledger.hits(query) == len(found)
    assert "".join(sorted(hit.document for hit in ledger.search(query, rank="best"))) == "".join(sorted(found))


def test_search_goes_on(ledger: Ledger) -> None:
    (first,) = ledger.search("مصنع", limit=1)
    assert [hit.document for hit in ledger.search("مصنع", after=first.after)] == ["b", "a"]


def test_a_search_without_words_is_told(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="no word"):
        ledger.search("- «»")


def test_a_snippet_shows_the_words_as_they_stand() -> None:
    text = "خبر " * 100 + "وصل الوفد إلى المُسْتَشْفَى أمس " + "خبر " * 100
    found = snippet(text, 0, len(text), sought("مستشفى وفد"))
    assert text[found.start : found.end] == found.text
    assert [text[a:b] for a, b in found.marks] == ["الوفد", "المُسْتَشْفَى"]
    assert len(found.text) < 300


def test_a_decision_stands_until_undone(ledger: Ledger) -> None:
    record = f"a:casualty:{AT}-{AT + 8}"
    ledger.decide(record, "accept", name="منى")
    ledger.decide(record, "edit", name="منى", field="min", value=11)
    row = next(iter(ledger.casualties(document="a")))
    assert (row["decision"], row["edits"]) == ("accept", {"min": 11})
    ledger.decide(record, "reject", name="هند", note="خطأ")
    assert ids(ledger.casualties(decided="reject")) == ["a"]
    assert ids(ledger.casualties(decided="undecided")) == ["b", "c"]
    ledger.undo(record, name="هند")
    row = next(iter(ledger.casualties(document="a")))
    assert (row["decision"], row["edits"]) == ("accept", {"min": 11})
    assert [d.verdict for d in ledger.decisions(record)] == ["accept", "edit", "reject", "undo"]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("12 عاملاً أصيبوا", "12 عاملاً أصيبوا"),
        (" المصنع ", "المصنع"),
        ({"start": AT, "end": AT + 2}, "12"),
        ({"start": AT, "end": AT + 2, "text": "12"}, "12"),
    ],
)
def test_the_words_of_a_claim_are_corrected(ledger: Ledger, value: Any, found: str) -> None:
    ledger.decide(f"a:casualty:{AT}-{AT + 8}", "edit", name="منى", field="span", value=value)
    span = next(iter(ledger.casualties(document="a")))["edits"]["span"]
    assert (TEXT[span["start"] : span["end"]], span["text"]) == (found, found)


@pytest.mark.parametrize(
    "value",
    ["ثلاثة عمال", " ", None, 12, {"start": AT}, {"start": 9, "end": 9}, {"start": -5, "end": 3},
     {"start": 0, "end": len(TEXT) + 1}, {"start": AT, "end": AT + 2, "text": "13"}],
)  # fmt: skip
def test_words_that_are_not_in_the_article_are_refused(ledger: Ledger, value: Any) -> None:
    with pytest.raises(UsageError, match="article"):
        ledger.decide(f"a:casualty:{AT}-{AT + 8}", "edit", name="منى", field="span", value=value)


def test_of_words_told_twice_the_nearest_are_meant(tmp_path: Path) -> None:
    text = f"{TEXT}. وقالت الشرطة إن 12 عاملاً في المستشفى"
    with Ledger.open(tmp_path / "b.ledger", "rwc") as ledger:
        ledger.add(story(text, name="a"))
        decided = ledger.decide(f"a:casualty:{AT}-{AT + 8}", "edit", name="منى", field="span", value="12 عاملاً")
        assert decided.value["start"] == AT


def test_decisions_are_never_changed(ledger: Ledger) -> None:
    ledger.decide(f"a:casualty:{AT}-{AT + 8}", "accept", name="منى")
    for sql in ("UPDATE decisions SET name = 'x'", "DELETE FROM decisions"):
        with pytest.raises(Exception, match="decisions are never"):
            ledger._link.execute(sql)


def test_decisions_outlive_a_new_reading(ledger: Ledger) -> None:
    record = f"a:casualty:{AT}-{AT + 8}"
    ledger.decide(record, "reject", name="منى")
    ledger.add(story(name="a", engine="2", shift=2))
    row = next(iter(ledger.casualties(document="a")))
    assert (row["id"], row["decision"]) == (f"a:casualty:{AT}-{AT + 6}", "reject")
    ledger.add(story(name="a", engine="3", shift=1))
    assert ids(ledger.casualties(decided="reject")) == ["a"]
    assert ledger.decisions(f"a:casualty:{AT}-{AT + 7}")[0].record == record
    ledger.add(story(name="a", engine="4"))
    assert next(iter(ledger.casualties(document="a")))["decision"] == "reject"
    found = ledger.claim(record)
    assert found is not None
    assert ledger.undo(record, name="منى").verdict == "undo"


def test_undoing_brings_back_what_stood_before(ledger: Ledger) -> None:
    ledger.decide("a:1", "same", other="b:1", name="منى")
    ledger.decide("a:1", "different", other="b:1", name="هند")
    ledger.undo("b:1", name="هند")
    standing = ledger._link.execute("SELECT record, other, verdict, name FROM v_decisions").fetchall()
    assert standing == [("a:1", "b:1", "same", "منى")]


@pytest.mark.parametrize(
    ("record", "verdict", "more", "told"),
    [
        ("a:casualty:0-1", "accept", {}, "no such record"),
        (f"a:casualty:{AT}-{AT + 8}", "edit", {"field": "rule", "value": "x"}, "cannot be edited"),
        (f"a:casualty:{AT}-{AT + 8}", "accept", {"name": " "}, "name"),
        ("a:1", "same", {}, "two records"),
        ("a:1", "same", {"other": "x:1"}, "no such incident"),
        ("x:1", "different", {"other": "a:1"}, "no such incident"),
    ],
)
def test_a_decision_about_nothing_is_told(ledger: Ledger, record: str, verdict: Any, more: Any, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        ledger.decide(record, verdict, **{"name": "منى", **more})


def test_copies_are_kept_and_marked(tmp_path: Path) -> None:
    words = " ".join(f"كلمة{n} تقال{n} هنا{n}" for n in range(40))
    with Ledger.open(tmp_path / "copies.ledger", "rwc") as ledger:
        ledger.add(story(f"{TEXT} {words}", name="a"))
        ledger.add(story(f"{TEXT} الآن {words} وأضيف إليه شيء", name="b"))
        ledger.add(story(f"{TEXT} {' '.join(reversed(words.split()))}", name="c"))
        assert [(row["document"], row["copy_of"]) for row in ledger.articles()] == [
            ("a", None),
            ("b", "a:1"),
            ("c", None),
        ]
        assert ids(ledger.articles(copies=False)) == ["a", "c"]
        assert ids(ledger.casualties(copies=False)) == ["a", "c"]
        ledger.remove("a")
        assert [row["copy_of"] for row in ledger.articles()] == [None, None]
        assert not list(ledger.check())
