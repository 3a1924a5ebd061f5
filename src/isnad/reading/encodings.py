"""Bytes to text: the encoding that was declared, unless the bytes say otherwise.

    byte order mark ─▶ UTF-16 by its pattern ─▶ strict UTF-8 ─▶ UTF-8 with a few damaged bytes
                    ─▶ declared (by the sender, then by the document) ─▶ windows-1256, ISO-8859-6, the detector's guess

A declaration is believed where the result reads as Arabic, and UTF-8 is believed over any declaration, because no other
encoding is valid UTF-8 by chance. Whatever had to be guessed, replaced or overruled is said in a note.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from typing import NamedTuple

from isnad.errors import EncodingError
from isnad.reading.binary import SAMPLE, refuse_binary, refuse_controls
from isnad.reading.language import arabic_share
from isnad.reading.mojibake import find_mistake, undo

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""", re.I
)
_DECLARED_WITHIN = 4_096
_HIGH = re.compile(rb"[\x80-\xff]{2,}")
_LEGACY = ("cp1256", "iso8859-6", "cp720")
# What browsers take these labels for: https://encoding.spec.whatwg.org/#names-and-labels
_BROWSER = {"iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252"}
_READS = 0.12
"""Least share of common Arabic words and articles among the words of a text that reads as Arabic."""

_LETTERS = 0.6
"""Least share of letters, digits and spaces in what is believed to be a text in any language."""


class Decoded(NamedTuple):
    """A text, the encoding it was in, and on what ground that is believed."""

    text: str
    encoding: str
    basis: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of some bytes; `declared` is the charset their sender named, if any.

    Raises `BinaryInput` for what is not text, `EncodingError` where no encoding reads enough of it.
    """
    refuse_binary(data)
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], name)
    wide = _wide(data)
    if wide:
        return _lenient(data, wide, "pattern")
    refuse_controls(data)
    named = tuple(_declarations(data, declared))
    unknown = tuple(f"the declared charset {label!r} is not known" for label, name, _ in named if name is None)
    found = _utf8(data, named) or _legacy(data, named)
    return found._replace(notes=unknown + found.notes)


def _marked(data: bytes, name: str) -> Decoded:
    found = _lenient(data, name, "bom")
    return _repaired(found) if name == "utf-8" else found


def _lenient(data: bytes, name: str, basis: str) -> Decoded:
    """Decoded with U+FFFD for what cannot be, and a note that says where."""
    try:
        return Decoded(data.decode(name), name, basis)
    except UnicodeDecodeError as damage:
        text = data.decode(name, "replace")
        return Decoded(text, name, basis, (_damage(text, damage, len(data)),))


def _damage(text: str, first: UnicodeDecodeError, size: int) -> str:
    if first.end == size and size - first.start <= 4:
        at = f"at character {len(text) - 1:,}"
        return f"the input is cut inside its last character; U+FFFD stands for what is left of it, {at}"
    count, at = text.count("\ufffd"), text.find("\ufffd")
    return f"{count:,} bytes are not valid {first.encoding}; U+FFFD stands for each, the first at character {at:,}"


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of its first part is one of a few high bytes (00, 06, 20, FE)."""
    sample = data[: min(len(data), SAMPLE) & ~1]
    if len(sample) < 8 or (not sample.count(0) and not sample.count(6)):
        return None
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if sum(high.count(byte) for byte in (0x00, 0x06, 0x20, 0xFE)) > 0.95 * len(high) and high.count(6) + high.count(
            0
        ) > 0.8 * len(high):
            text = sample.decode(name, "replace")
            if text.count("\ufffd") <= 1 and arabic_share(text) >= _READS:
                return name
    return None


def _declarations(data: bytes, declared: str | None) -> Iterable[tuple[str, str | None, str]]:
    """Each declared label with the codec it means (None: unknown) and who declared it."""
    labels = [(declared, "declared")] if declared else []
    within = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    if within:
        labels.append(((within[1] or within[2]).decode("ascii"), "document"))
    for label, basis in labels:
        yield label, codec_of(label), basis


def codec_of(label: str) -> str | None:
    """The codec a charset label means, None where there is none.

    >>> codec_of("Windows-1256"), codec_of("iso-8859-1"), codec_of("klingon")
    ('cp1256', 'cp1252', None)
    """
    try:
        info = codecs.lookup(label.strip().strip("\"'").removesuffix("-i").removesuffix("-e"))
    except (LookupError, ValueError):
        return None
    text_codec = getattr(info, "_is_text_encoding", True)
    return _BROWSER.get(info.name, info.name) if text_codec and info.name not in ("utf-7", "idna", "punycode") else None


def _utf8(data: bytes, named: tuple[tuple[str, str | None, str], ...]) -> Decoded | None:
    """The bytes as UTF-8, whole or with little damage; None where they are something else."""
    basis = next((by for _, name, by in named if name == "utf-8"), "valid")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as damage:
        text = data.decode("utf-8", "replace")
        bad, good = text.count("\ufffd"), sum(text[:SAMPLE].count(c) for c in "اليمنو")
        if not (good > 4 * bad or (damage.end == len(data) and damage.start > 0 and len(data) - damage.start < 4)):
            return None
        return _repaired(Decoded(text, "utf-8", basis, (_damage(text, damage, len(data)),)))
    wrong = next((label for label, name, _ in named if name not in ("utf-8", None)), None)
    notes = ()
    if wrong and not data.isascii():
        notes = (f"declared {wrong}, but the bytes are valid UTF-8 and were read so",)
    return _repaired(Decoded(text, "utf-8", basis, notes))


def _repaired(found: Decoded) -> Decoded:
    """The text with a double encoding undone, where there was one."""
    mistake = find_mistake(found.text)
    text = undo(found.text, mistake) if mistake else None
    if mistake is None or text is None:
        return found
    note = f"UTF-8 had been read as {mistake.name} and encoded again; that was undone, offsets are into the result"
    return Decoded(text, "utf-8", "repaired", (*found.notes, note))


def _legacy(data: bytes, named: tuple[tuple[str, str | None, str], ...]) -> Decoded:
    """The bytes in the one-byte encoding that makes most of them Arabic words; a declared one where none does."""
    words = b" ".join(_HIGH.findall(data, 0, 4 * SAMPLE)[:4_000])
    declared = [(name, by) for _, name, by in named if name and name not in ("utf-8", "utf-16", "utf-32")]
    candidates = declared + [(name, "detected") for name in (*_LEGACY, _detected(data)) if name]
    scored = [(_score(words, name), -i, name, by) for i, (name, by) in enumerate(candidates)]
    score, _, name, by = max(scored)
    if score < _READS:
        name, by = _foreign(data, declared)
    found = _lenient(data, name, by)
    wrong = next((label for label, other, _ in named if other not in (name, None)), None)
    if wrong and by == "detected":
        return found._replace(
            notes=(*found.notes, f"declared {wrong}, but the bytes read as Arabic only in {name}: read so")
        )
    return found


def _score(words: bytes, name: str) -> float:
    try:
        return arabic_share(words.decode(name))
    except UnicodeDecodeError as damage:
        return 0.9 * arabic_share(words.decode(name, "replace")) if damage.start else 0.0


def _detected(data: bytes) -> str | None:
    from resiliparse.parse.encoding import detect_encoding  # only bytes that are not UTF-8 need it

    name: str | None = detect_encoding(data[: 4 * SAMPLE])
    return name if name and codec_of(name) and name not in ("utf-8", "utf-16") else None


def _foreign(data: bytes, declared: list[tuple[str, str]]) -> tuple[str, str]:
    """The encoding of bytes that are no Arabic text: as declared, else as detected; `EncodingError` if damaged."""
    name, by = declared[0] if declared else (_detected(data) or "cp1252", "detected")
    text = data[:SAMPLE].decode(name, "replace")
    if sum(char.isalnum() or char.isspace() for char in text) < _LETTERS * len(text):
        raise EncodingError(
            "no encoding reads enough of it to be trusted",
            hint="Name its encoding (encoding=…, --encoding), or convert it to UTF-8 first.",
        )
    return name, by
