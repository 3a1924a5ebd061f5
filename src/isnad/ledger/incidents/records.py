"""What incidents are made of: reports, the links between them with their reasons, and people's decisions."""

from __future__ import annotations

from typing import Literal, TypeAlias

from isnad.records import Casualty, Cause, Record

Role: TypeAlias = Literal["main", "also", "mention"]
Verdict: TypeAlias = Literal["same", "different"]
Bond: TypeAlias = Literal["linked", "suggested", "apart"]


class Spot(Record, frozen=True, kw_only=True):
    """A place a report names: `key` tells it from others of its name, `reach` is its radius in kilometres."""

    key: str
    name: str
    reach: float
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None


class Report(Record, frozen=True, kw_only=True):
    """What one article says of one bounded incident.

    `role`: `main` where the article is about it, `also` where it is told beside that, `mention` where it is background
    (an anniversary, an earlier attack). `first`, `last`: its day or days as proleptic ordinals; `dated` is false where
    the article's own date stands for them. `spots`: where its claims are, nearest first; `around`: the other places of
    its sentences. `terms`: the words it is told in, folded, without clitics. `numbers`: of the claims among the
    article's casualties. `sketch`: of the whole article's wording.
    """

    id: str
    document: str
    article: int = 0
    role: Role = "main"
    title: str = ""
    outlet: str | None = None
    published: str | None = None
    issued: int | None = None
    first: int | None = None
    last: int | None = None
    dated: bool = False
    spots: tuple[Spot, ...] = ()
    around: tuple[Spot, ...] = ()
    causes: tuple[Cause, ...] = ()
    actors: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    claims: tuple[Casualty, ...] = ()
    numbers: tuple[int, ...] = ()
    sketch: tuple[int, ...] = ()


class Reason(Record, frozen=True, kw_only=True):
    """One piece of evidence for or against: `weight` in points, `words` for people."""

    rule: str
    weight: float
    words: str


class Link(Record, frozen=True, kw_only=True):
    """Two reports compared: `score` is the sum of the reasons' weights."""

    a: str
    b: str
    score: float
    bond: Bond
    reasons: tuple[Reason, ...] = ()


class Decision(Record, frozen=True, kw_only=True):
    """A person's word on two reports; it outranks every score until it is withdrawn."""

    a: str
    b: str
    verdict: Verdict
