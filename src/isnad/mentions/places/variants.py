"""Spellings of one place name: what Arabic print does with the sounds and letters of foreign and local names."""

from __future__ import annotations

from collections.abc import Iterator

# A foreign «g» is printed غ in the Levant and ج in Egypt.
_G = "غج"
_HEADS = ("أبو ", "بو ", "سان ", "نيو ")


def spellings(name: str, *, foreign: bool) -> tuple[str, ...]:
    """`name` and the other spellings print has for it, most usual first; hamza and ta marbuta are left to folding.

    >>> spellings("بوغوتا", foreign=True)
    ('بوغوتا', 'بوجوتا', 'بوغوتة', 'بوجوتة')
    >>> spellings("الحسكة", foreign=False)
    ('الحسكة',)
    """
    if not foreign and not name.startswith(_HEADS):
        return (name,)
    found = dict.fromkeys((name,))
    for change in (_velar, _final, _joined):
        for known in tuple(found):
            found.update(dict.fromkeys(change(known, foreign)))
    return tuple(found)


def _velar(name: str, foreign: bool) -> Iterator[str]:
    if not foreign or len(name) < 5:  # what a short name turns into is too often a word: آغري, أجرى
        return
    if name.count("غ") == 1:
        for letter in _G[1:]:
            yield name.replace("غ", letter)
    elif name.count("غ") > 1:
        yield name.replace("غ", "ج")


def _final(name: str, foreign: bool) -> Iterator[str]:
    """A foreign name's last «a» is printed ا or ة."""
    if foreign and len(name) > 4 and " " not in name:
        if name.endswith("ا") and not name.endswith("يا"):
            yield name[:-1] + "ة"
        elif name.endswith("ة"):
            yield name[:-1] + "ا"


def _joined(name: str, foreign: bool) -> Iterator[str]:
    """«أبو» and its kin are printed apart and joined."""
    for head in _HEADS:
        if name.startswith(head):
            yield head.rstrip() + name[len(head) :]
