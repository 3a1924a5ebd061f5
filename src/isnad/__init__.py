"""Isnad (إسناد): reads Arabic news and keeps a sourced ledger of what was reported."""

from isnad.errors import IsnadError
from isnad.pipeline import read
from isnad.records import Document

__version__ = "0.1.0"
__all__ = ["Document", "IsnadError", "__version__", "read"]
