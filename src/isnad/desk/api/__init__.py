"""REST under `/api/v1`: what the ledger holds as JSON, described by OpenAPI from the record types."""

from __future__ import annotations

from isnad.desk.api.routes import ROUTES

__all__ = ["ROUTES"]
