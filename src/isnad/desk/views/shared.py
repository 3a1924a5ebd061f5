"""What the templates of incidents and maps share: days and countries in words, figures, who decides."""

from __future__ import annotations

from typing import Any, get_args
from urllib.parse import unquote

from starlette.requests import Request

from isnad.desk.calendar import from_ordinal, in_words
from isnad.desk.geo.outlines import country_names
from isnad.desk.page import language, words
from isnad.desk.series import figure
from isnad.ledger import Ledger
from isnad.records import Cause, Effect

REVIEWER = "reviewer"  # the cookie with the name of who decided last, to be filled in again


def shared(request: Request) -> dict[str, Any]:
    """Names that those templates use, in the reader's language."""
    say, names = words(language(request)), country_names(language(request))
    return {
        "figure": figure, "effects": get_args(Effect), "causes": get_args(Cause), "from_ordinal": from_ordinal,
        "country": lambda iso: names.get(iso, iso), "day": lambda value, **how: in_words(value, say, **how),
        "reviewer": unquote(request.cookies.get(REVIEWER, ""))[:80],
    }  # fmt: skip


def incident_row(ledger: Ledger, name: str) -> dict[str, Any]:
    """The row of an incident, for a link to it."""
    rows = ledger.incident_list(id=name, mentions=True).page(1).rows
    missing = {"title": name, "place": None, "first": None, "last": None, "country": None, "cause": None, "reports": 0}
    return rows[0] if rows else {"id": name, **missing}
