"""A ledger as JSON lines and back: each document a line, then each decision."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from isnad.errors import FormatError

if TYPE_CHECKING:
    from isnad.ledger.ledger import Ledger
    from isnad.ledger.reader import Reader

DECISION = "isnad.decision/1"
_MARK = f'"schema":"{DECISION}"'.encode()


def decision_lines(ledger: Reader) -> Iterator[bytes]:
    """Every decision as a line of JSON, in the order they were made."""
    moved = ledger.moved()
    for decision in ledger.decisions():
        line = {"schema": DECISION, **msgspec.structs.asdict(decision), "now": moved.get(decision.record)}
        yield msgspec.json.encode(line)


def is_decision(line: bytes) -> bool:
    """True where a line holds a decision rather than a document."""
    return line.startswith(b"{" + _MARK)


def import_decisions(ledger: Ledger, path: Path) -> int:
    """Append the decisions a file holds and the ledger does not; how many there were."""
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    with gzip.open(path) if packed else path.open("rb") as lines:
        found = [_decision(line, f"{path}:{n}") for n, line in enumerate(lines, 1) if is_decision(line)]
    return ledger.take_decisions(found) if found else 0


def _decision(line: bytes, where: str) -> dict[str, Any]:
    try:
        decision: dict[str, Any] = msgspec.json.decode(line)
    except msgspec.DecodeError as cause:
        raise FormatError(f"not a decision: {cause}", where=where, hint="Export the ledger again.") from cause
    return decision
