"""Containers of pages for tests, made here: tables, archives, feeds and WARC files of invented pages."""

from __future__ import annotations

import gzip
from pathlib import Path

WORDS = "قال شهود في بلدة تل الرمان إن الطريق مغلق منذ الصباح."


def text(number: int) -> str:
    """An invented page, another for each number."""
    return f"خبر رقم {number}\n\n{WORDS} وأضافوا أن {number + 3} منازل تضررت."


def html(number: int) -> str:
    """The same page as HTML."""
    title, body = text(number).split("\n\n")
    return f"<!doctype html><title>{title}</title><body><article><h1>{title}</h1><p>{body}</p></article>"


def warc_record(number: int, body: bytes | None = None, status: str = "200 OK") -> bytes:
    """One WARC response record."""
    page = html(number).encode() if body is None else body
    http = (
        f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(page)}\r\n\r\n".encode()
        + page
    )
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
        "WARC-Date: 2024-11-29T10:00:00Z\r\n"
        f"WARC-Target-URI: https://news.example/{number}\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    ).encode()
    return head + http + b"\r\n\r\n"


def warc(path: Path, count: int) -> Path:
    """A WARC file of so many responses; gzipped a member a record where its name ends in .gz."""
    records = [warc_record(n) for n in range(count)]
    if path.suffix == ".gz":
        records = [gzip.compress(record, mtime=0) for record in records]
    path.write_bytes(b"".join(records))
    return path


def rss(count: int, day: str = "Wed, 25 Nov 2026 01:10:00 +0300") -> str:
    """An RSS feed of so many items."""
    items = "".join(
        f"<item><title>خبر رقم {n}</title><link>https://news.example/{n}</link><pubDate>{day}</pubDate>"
        f"<description>&lt;p&gt;{WORDS}&lt;/p&gt;</description></item>"
        for n in range(count)
    )
    head = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>صحيفة المثال</title>'
    return f"{head}{items}</channel></rss>"
