"""The options that choose rows of a ledger, shared by `query`, `search` and `export`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from isnad.ledger import Ledger
    from isnad.ledger.selection import Selection

Command = TypeVar("Command", bound=Callable[..., Any])
KINDS = ("casualties", "quotes", "events", "articles")

_OPTIONS = (
    click.option("--place", help="Named place, by any of its words."),
    click.option("--country", metavar="ISO2", help="Country of the place."),
    click.option("--since", metavar="DATE", help="Happened on that day, month or year, or later."),
    click.option("--until", metavar="DATE", help="Happened then, or earlier."),
    click.option("--published-since", metavar="DATE", help="Published then, or later."),
    click.option("--published-until", metavar="DATE", help="Published then, or earlier."),
    click.option("--type", "type_", multiple=True, metavar="TYPE",
                 help="Effect of a casualty, type of an event, mode of a statement; repeat it for any of several."),
    click.option("--outlet", help="Who published it, by any of its words."),
    click.option("--speaker", help="Who is said to have said it, by any words of the name, in any spelling."),
    click.option("--source", help="Anyone in the chain of attribution."),
    click.option("--actor", help="Who did it."),
    click.option("--status", type=click.Choice(["asserted", "denied", "feared", "occurred", "planned"]),
                 help="Status of the claim."),
    click.option("--cause", help="Means of the harm."),
    click.option("--text", metavar="WORDS", help="Words of the article, as `isnad search` takes them."),
    click.option("--document", metavar="ID", help="Of this page only."),
    click.option("--decided", type=click.Choice(["accept", "reject", "edit", "undecided"]),
                 help="What people decided."),
    click.option("--originals", is_flag=True, help="Leave out articles told in another's words."),
)  # fmt: skip


def filter_options(command: Command) -> Command:
    """Add the options that choose rows; `chosen` turns their values into filters."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def chosen(options: dict[str, Any]) -> dict[str, Any]:
    """The fields of `Filters` that the options set."""
    filters = {name: value for name, value in options.items() if value not in (None, (), False)}
    if filters.pop("originals", False):
        filters["copies"] = False
    if "type_" in filters:
        filters["type"] = tuple(filters.pop("type_"))
    return filters


def selection(ledger: Ledger, kind: str, filters: dict[str, Any]) -> Selection:
    """The rows of a kind that the filters choose."""
    make = {"casualties": ledger.casualties, "quotes": ledger.quotations, "events": ledger.events,
            "articles": ledger.articles}[kind]  # fmt: skip
    return make(**filters)
