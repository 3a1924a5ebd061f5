"""What an address of the API may ask: each parameter once, with its meaning and its JSON Schema."""

from __future__ import annotations

from typing import Any, NamedTuple, get_args

from starlette.datastructures import QueryParams

from isnad.desk.geo.box import parse
from isnad.errors import UsageError
from isnad.ledger.filters import Kind
from isnad.ledger.selection import Order
from isnad.records import Cause, Effect, EventType, Mode

LIMIT, MOST = 100, 1000


class Parameter(NamedTuple):
    """One parameter of an address; `schema` is its JSON Schema."""

    meaning: str
    schema: dict[str, Any]


def _words(meaning: str) -> Parameter:
    return Parameter(meaning, {"type": "string"})


def _one_of(meaning: str, *values: str) -> Parameter:
    return Parameter(meaning, {"type": "string", "enum": list(values)})


_DATE = {"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$"}
_TYPES: dict[str, tuple[str, ...]] = {
    "casualty": get_args(Effect), "event": get_args(EventType), "statement": get_args(Mode),
}  # fmt: skip
PARAMETERS: dict[str, Parameter] = {
    "place": _words("named place, by any of its words in any spelling"),
    "country": Parameter("country of the place, ISO 3166 alpha-2", {"type": "string", "pattern": "^[A-Za-z]{2}$"}),
    "since": Parameter("happened on that day, month or year, or later", _DATE),
    "until": Parameter("happened then, or earlier", _DATE),
    "published_since": Parameter("published then, or later", _DATE),
    "published_until": Parameter("published then, or earlier", _DATE),
    "type": Parameter("any of these", {"type": "array", "items": {"type": "string"}}),
    "outlet": _words("who published it"),
    "speaker": _words("who is said to have said it"),
    "source": _words("anyone in the chain of attribution"),
    "actor": _words("who did it"),
    "status": _one_of("status of the claim", "asserted", "denied", "feared", "occurred", "planned"),
    "scope": _one_of("of one incident, or over a longer time", "incident", "cumulative"),
    "cause": _one_of("means of the harm", *get_args(Cause)),
    "text": _words("words of the article, as search takes them"),
    "document": _words("of this page only"),
    "article": _words("of this article only"),
    "decided": _one_of("what people decided", "accept", "reject", "edit", "undecided"),
    "bbox": _words("west,south,east,north in degrees"),
    "copies": Parameter("false leaves out articles told in another's words", {"type": "boolean", "default": True}),
    "effect": _one_of("told by any of its reports", *get_args(Effect)),
    "reports": Parameter("told by so many articles at least", {"type": "integer", "minimum": 1, "default": 1}),
    "mentions": Parameter("true also gives what is told in background only", {"type": "boolean", "default": False}),
    "uri": _words("found at this address"),
    "record": _words("about this record"),
    "q": _words('words in any spelling: "a phrase", -without, beginning*'),
    "rank": _one_of("newest (default), or the best first (no cursor)", "newest", "best"),
    "order": _one_of("newest: added last (default); oldest; published; date", *get_args(Order)),
    "kind": _one_of("which queue", "casualties", "quotations", "events"),
    "step": _one_of("bars by", "day", "week", "month"),
    "limit": Parameter("rows of a page", {"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT}),
    "after": _words("`next` of the page before"),
}
_ORIGIN = ("published_since", "published_until", "outlet", "text", "document")
_CLAIM = ("type", *_ORIGIN, "article", "source", "decided", "copies")
_WHERE = ("place", "country", "since", "until", "status", "actor", "bbox")
FILTERS: dict[Kind, tuple[str, ...]] = {
    "statement": (*_CLAIM, "speaker"),
    "casualty": (*_WHERE, *_CLAIM, "scope", "cause"),
    "event": (*_WHERE, *_CLAIM),
    "article": ("place", "country", "speaker", *_ORIGIN, "copies"),
}
INCIDENT_FILTERS = (
    "place", "country", "since", "until", "cause", "effect", "outlet", "bbox", "reports", "mentions",
)  # fmt: skip
PAGING = ("limit", "after")


def schema_of(name: str, kind: str | None) -> dict[str, Any]:
    """The JSON Schema of a parameter; of `type` by the kind of the records."""
    if name == "type" and kind in _TYPES:
        return {"type": "array", "items": {"type": "string", "enum": list(_TYPES[kind])}}
    return PARAMETERS[name].schema


def given(query: QueryParams, names: tuple[str, ...], kind: str | None = None) -> dict[str, Any]:
    """The values of an address, checked; `UsageError` for a parameter that is not one of `names`, or a wrong value.

    Empty values count as not given.
    """
    unknown = [name for name in query if name not in names and name != "lang"]
    if unknown:
        raise UsageError(f"no parameter {unknown[0]!r} here", hint=f"Choose from {', '.join(names)}.")
    values: dict[str, Any] = {}
    for name in names:
        told = [value for value in query.getlist(name) if value]
        if told:
            values[name] = _value(name, told, schema_of(name, kind))
    return values


def _value(name: str, told: list[str], schema: dict[str, Any]) -> Any:
    if schema["type"] == "array":
        return tuple(_checked(name, value, schema["items"]) for value in told)
    value = told[-1]
    if schema["type"] == "integer":
        return _number(name, value, schema)
    if schema["type"] == "boolean":
        return _checked(name, value.lower(), {"enum": ["true", "false", "1", "0"]}) in ("true", "1")
    if name == "bbox":
        return tuple(parse(value))
    return _checked(name, value, schema)


def _number(name: str, value: str, schema: dict[str, Any]) -> int:
    number = int(value) if value.isascii() and value.isdigit() and len(value) < 10 else -1
    least, most = schema.get("minimum", 0), schema.get("maximum", 10**9)
    if not least <= number <= most:
        raise UsageError(f"{name}={value[:40]!r} is no number it can be", hint=f"From {least} to {most}.")
    return number


def _checked(name: str, value: str, schema: dict[str, Any]) -> str:
    allowed = schema.get("enum")
    if allowed and value not in allowed:
        raise UsageError(f"{name}={value[:40]!r} is none of its values", hint=f"Choose from {', '.join(allowed)}.")
    return value
