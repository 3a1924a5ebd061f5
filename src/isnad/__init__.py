"""Isnad (إسناد): reads Arabic news and keeps a sourced ledger of what was reported.

>>> import isnad
>>> doc = isnad.read("قال شهود إن «الطريق مغلق».", published="2024-11-29")
>>> doc.text[4:8]
'شهود'

The public names are loaded at first use, so that `import isnad` and `isnad --help` cost nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from isnad import versions

__version__ = versions.ENGINE

if TYPE_CHECKING:
    from isnad.errors import IsnadError
    from isnad.exports.html import page as render
    from isnad.ledger import Ledger
    from isnad.mentions.dates import dates
    from isnad.mentions.quantities import quantities
    from isnad.pipeline import read
    from isnad.records import Document
    from isnad.scale.pipe import pipe
    from isnad.schema import document_schema

_HOME = {
    "Document": "isnad.records:Document",
    "IsnadError": "isnad.errors:IsnadError",
    "Ledger": "isnad.ledger:Ledger",
    "dates": "isnad.mentions.dates:dates",
    "document_schema": "isnad.schema:document_schema",
    "pipe": "isnad.scale.pipe:pipe",
    "quantities": "isnad.mentions.quantities:quantities",
    "read": "isnad.pipeline:read",
    "render": "isnad.exports.html:page",
}

__all__ = [
    "Document",
    "IsnadError",
    "Ledger",
    "__version__",
    "dates",
    "document_schema",
    "pipe",
    "quantities",
    "read",
    "render",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'isnad' has no attribute {name!r}")
    module, _, attribute = _HOME[name].partition(":")
    value = getattr(import_module(module), attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
