"""An article on its way through the stages: what earlier stages made, for the later ones to read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from isnad.arabic.sentences import Sentence
from isnad.arabic.tokens import Tokens
from isnad.reading.page import Layout
from isnad.records import Casualty, Date, Event, Group, Person, Place, Quantity, Statement


@dataclass(slots=True)
class Draft:
    """`tokens` covers the readable blocks only; `sentences` are runs of tokens `[first, last)` in one block.

    Each stage sets the field of its own name, once. `memo` holds what a stage works out for later stages of the same
    article (the clause analysis), under the module's name.
    """

    text: str
    layout: Layout
    tokens: Tokens
    sentences: tuple[Sentence, ...]
    published: date | None = None
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[Date, ...] = ()
    places: tuple[Place, ...] = ()
    groups: tuple[Group, ...] = ()
    people: tuple[Person, ...] = ()
    statements: tuple[Statement, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    events: tuple[Event, ...] = ()
    memo: dict[str, Any] = field(default_factory=dict)
