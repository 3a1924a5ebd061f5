"""From bytes to a `Page`: encodings, plain text, HTML; blocks; splitting into articles."""

from isnad.reading.read import read_page

__all__ = ["read_page"]
