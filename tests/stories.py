"""Invented documents with a claim of each kind, made without reading: what the tests of the ledger store."""

from __future__ import annotations

from isnad.records import (
    Article,
    Casualty,
    Document,
    Event,
    Place,
    PlaceRef,
    Source,
    Span,
    Speaker,
    Statement,
    Versions,
)

TEXT = "وادي النور: قال سالم الراوي إن 12 عاملاً أصيبوا في انفجار هز المصنع صباحاً"


def story(
    text: str = TEXT, *, effect: str = "injured", engine: str = "1", name: str = "", outlet: str = "الوادي",
    published: str | None = "2031-03-14", date: str | None = "2031-03", country: str = "SY", shift: int = 0,
) -> Document:  # fmt: skip
    """A document of `text`, which holds the words of `TEXT`; `shift` cuts so many characters from the count's end."""
    at = text.index("12")
    statement = Statement(
        contents=(Span.of(text, at, len(text)),),
        cue=Span.of(text, text.index("قال"), text.index("قال") + 3),
        mode="indirect",
        speaker=Speaker(name="سالم الراوي", kind="person"),
        sources=(Source(name="وكالة الوادي", kind="agency"),),
        rule="test.said",
    )
    place = Place.of(
        text, 0, 10, name="وادي النور", kind="city", country=country, lat=35.5, lon=36.5, precision="exact"
    )
    casualty = Casualty.of(
        text, at, at + 8 - shift, effect=effect, min=12, max=12, date=date, cause="explosion",
        place=PlaceRef(name="وادي النور", start=0, end=10, text=text[:10], country=country),
        sources=(Source(name="سالم الراوي"), Source(name="وكالة الوادي", kind="agency")), rule="test.count",
    )  # fmt: skip
    event = Event(type="ASSAULT", trigger=Span.of(text, text.index("انفجار"), text.index("انفجار") + 6), rule="test.do")
    article = Article(
        start=0, end=len(text), published=published, outlet=outlet, places=(place,),
        statements=(statement,), casualties=(casualty,), events=(event,),
    )  # fmt: skip
    return Document(id=name, text=text, versions=Versions(engine=engine, rules="r", data="d"), articles=(article,))
