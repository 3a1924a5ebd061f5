"""OpenAPI 3.1 of the API, from its list of addresses and the record types it answers with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import msgspec

from isnad.desk.api import records
from isnad.desk.api.parameters import PARAMETERS, schema_of
from isnad.ledger.verdicts import Decision
from isnad.versions import ENGINE

if TYPE_CHECKING:
    from isnad.desk.api.routes import Operation

Json = dict[str, Any]
_REF = "#/components/schemas/{name}"
_ABOUT = (
    "A ledger of Arabic news: who said what, who was harmed, who did what to whom, each record with its sources and "
    "the characters it rests on. Offsets are Unicode code points, half-open, into a document's text. Figures are never "
    "summed. Only this machine can ask; nothing is changed but by decisions, where the desk was opened for review."
)


def described(operations: Iterable[Operation], root: str) -> Json:
    """The description, as plain JSON."""
    listed = list(operations)
    types = [*dict.fromkeys(o.answers for o in listed), records.Problem, records.Choice, Decision]
    schemas, components = msgspec.json.schema_components(types, ref_template=_REF)
    refs = dict(zip(types, schemas, strict=True))
    paths: dict[str, Json] = {}
    for operation in listed:
        paths.setdefault(_path(operation.path) or "/", {})["get"] = _get(operation, refs)
    paths["/decisions"]["post"] = _post(refs)
    made = {
        "openapi": "3.1.0",
        "info": {"title": "Isnad", "version": ENGINE, "summary": "The ledger as JSON", "description": _ABOUT,
                 "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}},
        "servers": [{"url": root}],
        "paths": paths,
        "components": {"schemas": components},
    }  # fmt: skip
    return msgspec.json.decode(msgspec.json.encode(made))  # type: ignore[no-any-return]


def _path(path: str) -> str:
    return path.replace("{id:path}", "{id}")


def _get(operation: Operation, refs: dict[Any, Any]) -> Json:
    parameters = [_parameter(name, operation.kind) for name in operation.parameters]
    if "{" in operation.path:
        parameters.insert(0, {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}})
    content = _json(refs[operation.answers])
    return {
        "operationId": operation.name,
        "summary": operation.meaning,
        "parameters": [*parameters, _HELD],
        "responses": {
            "200": {"description": "as asked", "headers": _headers(operation), "content": content},
            "304": {"description": "the ledger is what it was"},
            **_problems(refs, ["400", "404", "503"] if "{" in operation.path else ["400", "503"]),
        },
    }  # fmt: skip


def _post(refs: dict[Any, Any]) -> Json:
    return {
        "operationId": "decide",
        "summary": "append a decision; its Origin must be the desk's own address",
        "requestBody": {"required": True, "content": _json(refs[records.Choice])},
        "responses": {
            "201": {"description": "the decision as it was made", "content": _json(refs[Decision])},
            **_problems(refs, ["400", "403", "413", "415", "503"]),
        },
    }


def _parameter(name: str, kind: str | None) -> Json:
    schema = schema_of(name, kind)
    made: Json = {"name": name, "in": "query", "description": PARAMETERS[name].meaning, "schema": schema}
    return {**made, "explode": True} if schema["type"] == "array" else made


_HELD: Json = {
    "name": "If-None-Match", "in": "header", "description": "ETag of an earlier answer", "schema": {"type": "string"},
}  # fmt: skip


def _headers(operation: Operation) -> Json:
    headers: Json = {"ETag": {"description": "revision of the ledger", "schema": {"type": "string"}}}
    if "after" in operation.parameters:
        meaning = "the next page, and the same rows in other forms (RFC 8288)"
        headers["Link"] = {"description": meaning, "schema": {"type": "string"}}
    return headers


def _json(schema: Any, media: str = "application/json") -> Json:
    return {media: {"schema": schema}}


_SAID = {
    "400": "not understood", "403": "the desk was not opened for review, or another page asks", "404": "no such record",
    "413": "too large", "415": "not JSON", "503": "the ledger cannot be used now",
}  # fmt: skip


def _problems(refs: dict[Any, Any], statuses: list[str]) -> Json:
    content = _json(refs[records.Problem], "application/problem+json")
    return {status: {"description": _SAID[status], "content": content} for status in statuses}
