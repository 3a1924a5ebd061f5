"""Dates: spans and values in articles; times, lengths and repetitions in strings; every notation of a day read back."""

from __future__ import annotations

import itertools
from datetime import date, datetime

import pytest
from benchmarks.number_date_suites import answer
from hypothesis import given
from hypothesis import strategies as st

from corpus import Example, ids, load
from isnad.draft import Draft
from isnad.mentions.calendar import easter, hijri_day, month, nth_week
from isnad.mentions.dates import dates, find_dates
from isnad.records import Date
from test_quantities import draft


def published(text: str, when: str | None) -> Draft:
    """An article published on a day."""
    article = draft(text)
    article.published = date.fromisoformat(when) if when else None
    return article


@pytest.mark.parametrize("example", load("dates") + load("dates_wide"), ids=ids)
def test_dates_of_articles(example: Example) -> None:
    found = [
        (d.text, str(d.value).replace("None", "null")) for d in find_dates(published(example.text, example.published))
    ]
    assert found == [(m.text, m.value) for m in example.marks]


@pytest.mark.parametrize("example", load("dates_none") + load("dates_none_wide"), ids=ids)
def test_no_dates(example: Example) -> None:
    assert [(d.text, d.rule) for d in find_dates(published(example.text, example.published))] == []


NOW = datetime(2013, 2, 12, 4, 30)


def only(text: str, prefer: str = "past") -> tuple[str, str | None]:
    """Kind and value of the one expression that a string is."""
    found = dates(text, NOW, prefer)  # type: ignore[arg-type]
    assert [d.text for d in found] == [text]
    return found[0].kind, found[0].value


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("الساعة 3 بعد الظهر", "time", "2013-02-12T15:00:00"),
        ("الساعة الثالثة والنصف عصراً", "time", "2013-02-12T15:30:00"),
        ("الساعة الخامسة إلا ثلثاً صباحاً", "time", "2013-02-12T04:40:00"),
        ("3:18 صباحاً", "time", "2013-02-12T03:18:00"),
        ("بعد الظهر الساعة 7", "time", "2013-02-12T19:00:00"),
        ("منتصف الليل", "time", "2013-02-12T00:00:00"),
        ("7 يناير، 2015، الساعة 11:00 صباحاً", "datetime", "2015-01-07T11:00:00"),
        ("الساعة 8 مساء أمس", "datetime", "2013-02-11T20:00:00"),
        ("من 5 إلى السابعة صباحاً", "timerange", "T05:00:00/T07:00:00"),
        ("قبل ساعتين", "time", "2013-02-12T02:30:00"),
        ("بعد ساعتين و20 دقيقة", "time", "2013-02-12T06:50:00"),
        ("من يومين", "date", "2013-02-10"),
        ("آخر أسبوعين", "daterange", "2013-W05/2013-W06"),
        ("الربع الماضي", "daterange", "2012-10/2012-12"),
        ("30 يوماً", "duration", "P30D"),
        ("ساعة ونصف", "duration", "PT1.5H"),
        ("شهر و20 أسبوعاً", "duration", "P1M20W"),
        ("كل ثلاثة أسابيع", "set", "P3W"),
        ("كل يوم اثنين", "set", "XXXX-WXX-1"),
        ("آخر اثنين من شهر آذار 2013", "date", "2013-03-25"),
        ("ثالث ثلاثاء في أيلول 2014", "date", "2014-09-16"),
        ("3/2015", "date", "2015-03"),
        ("من 27 إلى 29 أغسطس 2013", "daterange", "2013-08-27/2013-08-29"),
        ("رمضان 2019", "daterange", "2019-05-06/2019-06-03"),
    ],
)
def test_strings_of_one_expression(text: str, kind: str, value: str) -> None:
    assert only(text) == (kind, value)


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("الجمعة", "2013-02-08", "2013-02-15"),
        ("مايو", "2012-05", "2013-05"),
        ("4 أكتوبر", "2012-10-04", "2013-10-04"),
        ("الأحد المقبل", "2013-02-17", "2013-02-17"),
    ],
)
def test_which_way_to_look(text: str, past: str, future: str) -> None:
    assert (only(text)[1], only(text, "future")[1]) == (past, future)


def test_without_a_reference_only_absolute_dates_have_values() -> None:
    assert [d.value for d in dates("أمس. 3 مايو 2020. الأسبوع الماضي")] == [None, "2020-05-03", None]


def test_basis_tells_how_a_value_was_found() -> None:
    found = dates("3 مايو 2020، ثم أمس، ثم الخميس، ثم عيد الفطر", date(2024, 11, 29))
    assert [d.basis for d in found] == ["absolute", "relative", "weekday", "feast"]


MONTHS = (
    "يناير",
    "فيفري",
    "آذار",
    "أبريل",
    "أيار",
    "يونيو",
    "تموز",
    "غشت",
    "أيلول",
    "تشرين الأول",
    "نونبر",
    "كانون الأول",
)
FORMS = (
    "{0.day} {1} {0.year}",
    "{0.day:02}/{0.month:02}/{0.year}",
    "{0:%Y-%m-%d}",
    "{0.day}-{0.month}-{0.year}",
    "{0.day} من {1} {0.year}م",
)


@given(st.dates(date(1950, 1, 1), date(2060, 12, 31)), st.sampled_from(FORMS), st.booleans())
def test_every_notation_of_a_day_is_read_back(day: date, form: str, arabic: bool) -> None:
    text = form.format(day, MONTHS[day.month - 1])
    text = text.translate({ord(str(d)): chr(0x660 + d) for d in range(10)}) if arabic else text
    assert [(d.text, d.value) for d in dates(text)] == [(text, day.isoformat())]


WORDS = [
    "5", "12", "2024", "٢٠", "مايو", "آب", "(تموز)", "الأحد", "أمس", "اليوم", "من", "إلى", "بين", "و", "قبل",
    "بعد", "هذا", "العام", "الماضي", "المقبل", "يوم", "أيام", "شهرين", "ساعة", "الأول", "نهاية", "الساعة", "-",
    "/", ":", ".", "،", "محرم", "هـ", "1445", "عيد", "الفطر", "القرن", "صيف", "كل", "نصف", "العشرين", "\n",
    "ال",
]  # fmt: skip
REFERENCES = st.sampled_from([None, date(2024, 2, 29), datetime(1, 1, 1), date(9999, 12, 31), date(2015, 8, 12)])


@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join), REFERENCES, st.sampled_from(["past", "future"]))
def test_any_string_gives_spans_that_quote_it(text: str, reference: date | None, prefer: str) -> None:
    found: list[Date] = dates(text, reference, prefer)  # type: ignore[arg-type]
    assert all(text[d.start : d.end] == d.text for d in found)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join).filter(str.strip))
def test_dates_of_an_article_do_not_overlap(text: str) -> None:
    found = find_dates(published(text, "2024-11-29"))
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_calendar_arithmetic() -> None:
    week = nth_week(month(2018, 7), -1)
    assert week is not None
    assert (week.iso(), easter(2013).isoformat(), str(hijri_day(1443, 1, 26))) == (
        "2018-W30",
        "2013-03-31",
        "2021-09-03",
    )


def test_suite_answers_end_before_their_second_day() -> None:
    case = {"id": "1", "text": "من 3 إلى 7 مايو 2020", "reference_time": "2021-01-01T00:00:00"}
    found = [p for p in answer(case)["predictions"] if p["kind"] == "daterange"]
    assert [(p["start"], p["end"], p["value"]) for p in found] == [(0, 20, "2020-05-03/2020-05-08")]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("أسبوعان من الآن", "date", "2013-02-26"),
        ("3 أيام من الآن", "date", "2013-02-15"),
        ("ساعتان من الآن", "time", "2013-02-12T06:30:00"),
        ("هذا الأحد", "date", "2013-02-17"),
        ("هذا مارس", "date", "2013-03"),
        ("آخر أسبوع", "date", "2013-W06"),
        ("غداً في الثامنة مساءً", "datetime", "2013-02-13T20:00:00"),
        ("ثلاث ساعات ونصف", "duration", "PT3.5H"),
        ("3 أسابيع ونصف", "duration", "P3.5W"),
        ("شهر واحد", "duration", "P1M"),
        ("5 ديسمبر 1391", "date", "1391-12-05"),
        ("عيد القيامة 2013", "date", "2013-05-05"),
        ("شم النسيم 2024", "date", "2024-05-06"),
        ("يوم الغفران", "date", None),
        ("1 رمضان 1439هـ (17 مايو 2018)", "date", "2018-05-17"),
        ("17 مايو 2018 الموافق 1 رمضان 1439 هـ", "date", "2018-05-17"),
    ],
)
def test_more_strings_of_one_expression(text: str, kind: str, value: str | None) -> None:
    assert only(text) == (kind, value)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("سأعود في 15", [("15", "2013-01-15")]),
        ("عدت إلى الحادي والعشرين", [("الحادي والعشرين", "2013-01-21")]),
        ("سأسافر في الخريف", [("الخريف", "2013-09/2013-11")]),
        ("حضر 15 رجلا", []),
        ("فاز في 15 سباقا", []),
    ],
)
def test_a_day_or_a_season_that_ends_a_string(text: str, found: list[tuple[str, str]]) -> None:
    assert [(d.text, d.value) for d in dates(text, NOW) if d.kind != "time"] == found
