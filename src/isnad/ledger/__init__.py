"""The ledger: documents and what they report, at rest in one SQLite file."""

from __future__ import annotations

from isnad.ledger.check import Fault
from isnad.ledger.ledger import Ledger
from isnad.ledger.store import Given, Outcome

__all__ = ["Fault", "Given", "Ledger", "Outcome"]
