"""Bytes to text: the encoding that was declared, unless the bytes say otherwise.

    byte order mark ─▶ UTF-16 by its pattern ─▶ strict UTF-8 ─▶ UTF-8 with a few damaged bytes
                    ─▶ declared (by the sender, then by the document) ─▶ windows-1256, ISO-8859-6, the detector's guess

A declaration is believed where the result reads as Arabic, and UTF-8 is believed over any declaration, because no other
encoding is valid UTF-8 by chance. Whatever had to be guessed, replaced or overruled is said in a note.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
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
_NO_CHARSETS = frozenset({"utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"})
_FREQUENT = "اليمنو"
_GOOD_TO_BAD = 4
_LONGEST = 4
_WORDS = 400
_READS = 0.12
"""Least share of common Arabic words and articles among the words of a text that reads as Arabic."""

_SURE = 0.3
"""The share from which no other encoding is tried: half the words of Arabic news are such, by chance almost none."""
_LETTERS = 0.7
"""Least share of letters, digits and spaces in what is believed to be a text in any language."""


class Decoded(NamedTuple):
    """A text, the encoding it was in, and on what ground that is believed."""

    text: str
    encoding: str
    basis: str
    notes: tuple[str, ...] = ()


class Declared(NamedTuple):
    """A charset label, the codec it means (None: none we know), and who declared it: "declared" or "document"."""

    label: str
    codec: str | None
    by: str


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of some bytes; `declared` is the charset their sender named, if any.

    Raises `BinaryInput` for what is not text, `EncodingError` where no encoding reads enough of it.
    """
    refuse_binary(data)
    for mark, name in _BOMS:
        if data.startswith(mark):
            found = _lenient(data[len(mark) :], name, "bom")
            return _repaired(found) if name == "utf-8" else found
    wide = _wide(data)
    if wide:
        return _lenient(data, wide, "pattern")
    refuse_controls(data)
    named = tuple(_declarations(data, declared))
    unknown = tuple(f"the declared charset {each.label!r} is not known" for each in named if each.codec is None)
    named = tuple(each for each in named if each.codec)
    found = _utf8(data, named) or _legacy(data, named)
    return found._replace(notes=unknown + found.notes)


def codec_of(label: str) -> str | None:
    """The codec a charset label means, None where there is none.

    >>> codec_of("Windows-1256"), codec_of("iso-8859-1"), codec_of("klingon")
    ('cp1256', 'cp1252', None)
    """
    try:
        info = codecs.lookup(label.strip().strip("\"'").removesuffix("-i").removesuffix("-e"))
    except (LookupError, ValueError):
        return None
    if info.name in _NO_CHARSETS or not getattr(info, "_is_text_encoding", True):
        return None
    return _BROWSER.get(info.name, info.name)


def _declarations(data: bytes, declared: str | None) -> Iterator[Declared]:
    if declared:
        yield Declared(declared, codec_of(declared), "declared")
    within = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    if within:
        label = (within[1] or within[2]).decode("ascii")
        yield Declared(label, codec_of(label), "document")


def _lenient(data: bytes, name: str, by: str) -> Decoded:
    """Decoded with U+FFFD for what cannot be, and a note that says where."""
    try:
        return Decoded(data.decode(name), name, by)
    except UnicodeDecodeError as damage:
        text = data.decode(name, "replace")
        return Decoded(text, name, by, (_damage(text, damage, name, len(data)),))


def _damage(text: str, first: UnicodeDecodeError, name: str, size: int) -> str:
    if first.end == size and size - first.start <= _LONGEST:
        what = "the input is cut inside its last character: U+FFFD stands for what is left of it"
        return f"{what}, at character {len(text) - 1:,}"
    count, at = text.count("\ufffd"), text.find("\ufffd")
    return f"bytes that are not valid {name} were replaced by U+FFFD, {count:,} times, first at character {at:,}"


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of its first part is a high byte of Arabic text (00, 06, 20, FE)."""
    sample = data[: min(len(data), SAMPLE) & ~1]
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        letters, signs = high.count(0) + high.count(6), high.count(0x20) + high.count(0xFE)
        if len(sample) >= 8 and letters > 0.8 * len(high) and letters + signs > 0.95 * len(high):
            text = sample.decode(name, "replace")
            if text.count("\ufffd") <= 1 and arabic_share(text) >= _READS:
                return name
    return None


def _utf8(data: bytes, named: tuple[Declared, ...]) -> Decoded | None:
    """The bytes as UTF-8, whole or with little damage; None where they are something else."""
    found = _lenient(data, "utf-8", next((each.by for each in named if each.codec == "utf-8"), "valid"))
    if found.notes and not _is_damaged_utf8(data, found.text):
        return None
    wrong = next((each.label for each in named if each.codec != "utf-8"), None)
    if wrong and not data.isascii():
        overruled = f"declared {wrong}, but the bytes are UTF-8 and were read so"
        found = found._replace(notes=(overruled, *found.notes))
    return _repaired(found)


def _is_damaged_utf8(data: bytes, text: str) -> bool:
    """True where what is not UTF-8 is little beside what is: a cut end, a few bytes lost on the way."""
    bad, good = text.count("\ufffd"), sum(map(text.count, _FREQUENT))
    return good > _GOOD_TO_BAD * bad or (bad == 1 and text.endswith("\ufffd") and len(data) > _LONGEST)


def _repaired(found: Decoded) -> Decoded:
    """The text with a double encoding undone, where there was one."""
    mistake = find_mistake(found.text)
    text = undo(found.text, mistake) if mistake else None
    if mistake is None or text is None:
        return found
    note = f"UTF-8 had been read as {mistake.name} and encoded again; that was undone, offsets are into the result"
    return Decoded(text, "utf-8", "repaired", (*found.notes, note))


def _legacy(data: bytes, named: tuple[Declared, ...]) -> Decoded:
    """The bytes in the one-byte encoding that makes most of them Arabic words; a declared one where none does."""
    words = b" ".join(_HIGH.findall(data, 0, SAMPLE)[:_WORDS])
    declared = [(each.codec, each.by) for each in named if each.codec and not each.codec.startswith("utf-")]
    candidates = declared + [(name, "detected") for name in _LEGACY]
    score, name, by = _best(words, candidates)
    if score < _READS:
        return _lenient(data, *_foreign(data, declared))
    found = _lenient(data, name, by)
    wrong = next((each.label for each in named if each.codec != name), None)
    if wrong is None or by != "detected":
        return found
    return found._replace(notes=(f"declared {wrong}, but the bytes read as Arabic only in {name}", *found.notes))


def _best(words: bytes, candidates: list[tuple[str, str]]) -> tuple[float, str, str]:
    """The candidate that makes most words Arabic, the earlier of two alike; the first that leaves no doubt ends it."""
    best = (-1.0, "", "")
    for name, by in candidates:
        score = _score(words, name)
        if score > best[0]:
            best = (score, name, by)
        if score >= _SURE:
            break
    return best


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
