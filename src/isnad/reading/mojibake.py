"""UTF-8 that was once decoded as something else: «Ø§Ù„» and «ط§ظ„» for «ال».

Each Arabic letter is two bytes in UTF-8, the first of them D8 or D9. Read in a one-byte encoding those leads become the
same two signs over and over, so that half of what stands in the text is them.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from isnad.lexicon.tables import read_table

_SAMPLE = 4_000
_SHARE = 0.25
"""Least share of leads among the signs beyond ASCII; `_LEAST` among all, met by no text in its right encoding."""
_LEAST = 0.04


class Mistake(msgspec.Struct, frozen=True):
    """An encoding that UTF-8 is mistaken for: its codec, its name, and what D8 and D9 are in it."""

    codec: str
    name: str
    leads: str
    example: str = ""


def find_mistake(text: str) -> Mistake | None:
    """The encoding a text was mistakenly decoded with, or None where it was not.

    >>> find_mistake("Ø§Ù„Ø·Ø±ÙŠÙ‚").name
    'windows-1252'
    """
    sample = text if len(text) <= 3 * _SAMPLE else text[:_SAMPLE] + _middle(text) + text[-_SAMPLE:]
    for mistake in read_table("mojibake", Mistake):
        leads = sum(map(sample.count, mistake.leads))
        many = leads > _LEAST * len(sample) and leads > _SHARE * sum(char > "\x7f" for char in sample)
        if many and undo(_whole_words(sample), mistake) is not None:
            return mistake
    return None


def undo(text: str, mistake: Mistake) -> str | None:
    """The text as it was before the mistake, or None where the mistake does not account for all of it."""
    try:
        raw = text.translate(_bytes_of(mistake.codec)).encode("latin-1")
    except UnicodeEncodeError:
        return None
    repaired = raw.decode("utf-8", "replace")
    return repaired if repaired.count("\ufffd") <= 0.02 * len(repaired) else None


def _middle(text: str) -> str:
    return text[len(text) // 2 : len(text) // 2 + _SAMPLE]


def _whole_words(sample: str) -> str:
    """The sample from its first space to its last: a letter cut in two is no evidence."""
    return sample if " " not in sample.strip() else sample[sample.find(" ") : sample.rfind(" ")]


@lru_cache(maxsize=8)
def _bytes_of(codec: str) -> dict[int, int]:
    """From each character of a codec to its byte; bytes the codec leaves undefined stand for themselves."""
    table = {}
    for byte in range(0x80, 0x100):
        try:
            table[ord(bytes([byte]).decode(codec))] = byte
        except UnicodeDecodeError:
            table[byte] = byte
    return table
