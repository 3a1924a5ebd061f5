"""How the API answers: JSON with the ledger's revision as its tag, cursors, and problems instead of pages."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from isnad.desk.api.records import Problem
from isnad.errors import IsnadError, LedgerError, UsageError
from isnad.versions import ENGINE

TITLES = {
    400: "Not understood", 403: "Not allowed", 404: "Not found", 405: "Not done here", 413: "Too large",
    415: "Not JSON", 422: "Not readable", 503: "The ledger cannot be used",
}  # fmt: skip


def revision(path: Path) -> str:
    """What changes whenever the ledger's file does, its write-ahead log included, or the engine that reads it."""
    files = (path, path.with_name(path.name + "-wal"))
    seen = [(s.st_size, s.st_mtime_ns) for f in files if f.exists() and (s := f.stat()).st_size]
    return f"{ENGINE}-" + "-".join(f"{size:x}.{time:x}" for size, time in seen)


def tag(request: Request) -> str:
    """The entity tag of whatever is asked for now."""
    return f'"{revision(request.app.state.desk.path)}"'


def unchanged(request: Request) -> Response | None:
    """304 where the asker has the ledger's present revision already."""
    held = [part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")]
    present = tag(request)
    return Response(status_code=304, headers={"ETag": present}) if present in held or "*" in held else None


def answer(request: Request, body: Any, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Anything msgspec encodes, as JSON."""
    extra = {"ETag": tag(request), "Cache-Control": "no-cache", **(headers or {})}
    return Response(msgspec.json.encode(body), status, extra, "application/json")


def problem(status: int, detail: str, hint: str | None = None) -> Response:
    """An error as `application/problem+json`."""
    told = Problem(title=TITLES.get(status, "Error"), status=status, detail=detail, hint=hint)
    return Response(msgspec.json.encode(told), status, media_type="application/problem+json")


def failed(error: IsnadError) -> Response:
    """The problem an Isnad error is."""
    status = 400 if isinstance(error, UsageError) else 503 if isinstance(error, LedgerError) else 422
    return problem(status, str(error.what), error.hint)


def cursor(order: str, values: tuple[Any, ...] | None) -> str | None:
    """Where a list goes on, as one word for an address."""
    if values is None:
        return None
    return urlsafe_b64encode(msgspec.json.encode([order, *values])).decode().rstrip("=")


def uncursor(order: str, text: str | None, size: int) -> tuple[Any, ...] | None:
    """The values of a cursor; `UsageError` where it is none of this order."""
    if not text:
        return None
    try:
        made = msgspec.json.decode(urlsafe_b64decode(text + "=" * (-len(text) % 4)), type=list[str | int])
    except (NotBase64, ValueError, msgspec.MsgspecError):
        made = []
    if len(made) != size + 1 or made[0] != order or not isinstance(made[-1], int) or abs(made[-1]) >= 1 << 63:
        raise UsageError("no cursor of this list", hint="Take `next` of the page before, with the same order.")
    return tuple(made[1:])
