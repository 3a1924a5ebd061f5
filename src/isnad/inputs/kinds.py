"""What a file is, by the ending of its name."""

from __future__ import annotations

from pathlib import Path

PAGE_SUFFIXES = frozenset({"", ".txt", ".text", ".htm", ".html", ".xhtml"})
KINDS = {
    "page": (),
    "jsonl": (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"),
    "csv": (".csv", ".tsv", ".csv.gz", ".tsv.gz"),
    "parquet": (".parquet",),
    "warc": (".warc", ".warc.gz"),
    "feed": (".rss", ".atom", ".xml"),
    "archive": (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz"),
}
FOLDER_KINDS = frozenset({"warc", "feed", "archive"})
"""Containers that are opened where a folder is walked."""


def kind_of(path: Path | str) -> str:
    """A key of `KINDS`; a file of any other ending is a page.

    >>> kind_of("crawl.WARC.gz"), kind_of("خبر.txt")
    ('warc', 'page')
    """
    name = str(path).lower()
    return next((kind for kind, endings in KINDS.items() if endings and name.endswith(endings)), "page")
