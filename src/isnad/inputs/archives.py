"""ZIP and tar archives of pages: each member with the ending of a text or HTML page, never unpacked to disk."""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from isnad.errors import InputError, IsnadError, TooLarge
from isnad.inputs.entry import Input
from isnad.inputs.kinds import PAGE_SUFFIXES
from isnad.reading.source import MAX_BYTES

_DAMAGE = (OSError, EOFError, zlib.error, zipfile.BadZipFile, tarfile.TarError, NotImplementedError, RuntimeError)


def read_archive(path: Path, name: str) -> Iterator[Input | IsnadError]:
    """The pages of an archive in their order; a member that is damaged or too long is an error in its place."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                yield from _zip_members(archive, name)
        else:
            with tarfile.open(path, "r:*") as tar:
                yield from _tar_members(tar, name)
    except _DAMAGE as cause:
        yield _damaged(name, cause)


def _zip_members(archive: zipfile.ZipFile, name: str) -> Iterator[Input | IsnadError]:
    for member in archive.infolist():
        if member.is_dir() or not _is_page(member.filename):
            continue
        where = f"{name}:{member.filename}"
        try:
            with archive.open(member) as file:
                yield _limited(file, where)
        except _DAMAGE as cause:
            yield _damaged(where, cause)


def _tar_members(tar: tarfile.TarFile, name: str) -> Iterator[Input | IsnadError]:
    for member in tar:
        if not member.isfile() or not _is_page(member.name):
            continue
        where = f"{name}:{member.name}"
        file = tar.extractfile(member)
        if file is not None:
            yield _limited(file, where)


def _limited(file: IO[bytes], where: str) -> Input | IsnadError:
    """The member's bytes; no more than the limit on a page is ever unpacked."""
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return TooLarge(f"longer than {MAX_BYTES:,} bytes when unpacked", where=where, hint="Split it into pages.")
    return Input(where, None, data)


def _is_page(member: str) -> bool:
    path = PurePosixPath(member)
    return path.suffix.lower() in PAGE_SUFFIXES and not any(part.startswith((".", "__MACOSX")) for part in path.parts)


def _damaged(where: str, cause: BaseException) -> IsnadError:
    return InputError(f"the archive is damaged here ({cause})", where=where, hint="Fetch it again.")
