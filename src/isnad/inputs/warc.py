"""WARC files: every archived response of HTML or text; damage and cuts are errors in their place, and the rest is read.

The reader of records is fastwarc. It stops at a damaged member and is silent about a file that was cut off, so after
damage reading starts again at the next member or record, and the end is checked here.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from isnad.errors import InputError, IsnadError, TooLarge
from isnad.inputs.entry import Input
from isnad.reading.source import MAX_BYTES

_GZIP, _WARC = b"\x1f\x8b\x08", b"WARC/1."
_PAGES = ("text/html", "application/xhtml", "text/plain")
_CHUNK = 1 << 20


def read_warc(path: Path, name: str) -> Iterator[Input | IsnadError]:
    """The pages of a WARC or WARC.gz file, named by file and record number."""
    try:
        with path.open("rb") as file:
            yield from _Reader(file, name).inputs()
    except OSError as cause:
        yield InputError(f"cannot be read ({cause.strerror or cause})", where=name)


class _Reader:
    """One pass over a file, started again after each damage."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        self.file, self.name = file, name
        self.count = 0
        self.magic = _GZIP if file.read(3) == _GZIP else _WARC
        self.at = 0
        """Offset of the last record that was begun."""
        self.cut = False

    def inputs(self) -> Iterator[Input | IsnadError]:
        start: int | None = 0
        while start is not None:
            try:
                yield from self._run(start)
                break
            except OSError as cause:
                broken = max(self.at, start)
                start = self._next_member(broken + 1)
                until = f"byte {start:,}" if start is not None else "the end"
                yield InputError(f"damaged from byte {broken:,}; read on from {until} ({cause})", where=self.name)
        if self.cut or self._is_cut():
            yield InputError("the file is cut off in its last record", where=self.name, hint="Fetch it again.")

    def _run(self, start: int) -> Iterator[Input | IsnadError]:
        """Records from an offset that opens a member or a record."""
        from fastwarc.warc import ArchiveIterator, WarcRecordType

        self.file.seek(start)
        wanted = WarcRecordType.response | WarcRecordType.resource
        view = _From(self.file, start)
        self.at = start
        for record in ArchiveIterator(view, record_types=wanted, auto_decode="all"):
            self.at = start + record.stream_pos
            self.count += 1
            item = self._page(record)
            if item is not None:
                yield item

    def _page(self, record: Any) -> Input | IsnadError | None:
        headers = record.http_headers
        media = (record.http_content_type or record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
        if not media.startswith(_PAGES) or (headers is not None and headers.status_code not in (None, 200)):
            return None
        where = f"{self.name}:{self.count}"
        length = record.content_length
        data = record.reader.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            return TooLarge(f"longer than {MAX_BYTES:,} bytes", where=where)
        encoded = headers is not None and (headers.get("Content-Encoding") or headers.get("Transfer-Encoding"))
        if not encoded and len(data) < length:
            self.cut = True
        url = record.headers.get("WARC-Target-URI")
        return Input(where, None, data, url=url and url.strip("<>"), encoding=record.http_charset, media_type=media)

    def _next_member(self, start: int) -> int | None:
        """Offset of the next place where reading can begin; None at the end."""
        self.file.seek(start)
        base, carried = start, b""
        while block := self.file.read(_CHUNK):
            block = carried + block
            found = block.find(self.magic)
            while found >= 0:
                if self.magic is _WARC or self._opens(base + found):
                    return base + found
                found = block.find(self.magic, found + 1)
            carried = block[-len(self.magic) + 1 :]
            base += len(block) - len(carried)
            self.file.seek(base + len(carried))
        return None

    def _opens(self, offset: int) -> bool:
        """Whether a gzip member that holds a WARC record begins here: its magic stands in other bytes too."""
        self.file.seek(offset)
        try:
            return zlib.decompressobj(31).decompress(self.file.read(4096), 7) == _WARC
        except zlib.error:
            return False

    def _is_cut(self) -> bool:
        """Whether the last member that was begun has no end."""
        if self.magic is _WARC:
            return False
        self.file.seek(self.at)
        member = zlib.decompressobj(31)
        try:
            while block := self.file.read(_CHUNK):
                member.decompress(block, _CHUNK)
                while member.unconsumed_tail and not member.eof:
                    member.decompress(member.unconsumed_tail, _CHUNK)
                if member.eof:
                    left = member.unused_data or self.file.read(_CHUNK)
                    if not left.startswith(_GZIP):
                        return bool(left.strip(b"\0"))
                    member = zlib.decompressobj(31)
                    self.file.seek(-len(left), io.SEEK_CUR)
        except zlib.error:
            return False  # damage, and said already
        return not member.eof


class _From(io.RawIOBase):
    """A file from an offset on, for a reader that counts from zero."""

    def __init__(self, file: IO[bytes], start: int) -> None:
        self.file, self.start = file, start

    def read(self, size: int = -1) -> bytes:
        return self.file.read(size)

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.file.tell() - self.start
