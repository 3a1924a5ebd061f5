"""A second opinion on an article's body: trafilatura, on the one frame that holds it.

Handed a whole page it drops or merges the second article; handed one frame it is a good judge of the short lines our
own rules are unsure of. It never has the last word over a paragraph: what it leaves out and reads as running text is
kept.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from isnad.reading.html.pieces import Frame, squash

_LARGEST = 2_000_000  # characters of markup of one page; its cost is not linear in them
_HEAD = 60  # letters by which a paragraph is recognised in the other's text


class Opinion:
    """What the extractor kept of a frame; `silent` when it found nothing, or was not asked."""

    def __init__(self, text: str) -> None:
        self._text = squash(text)
        self.silent = not self._text

    def keeps(self, text: str) -> bool:
        """Whether it kept this line."""
        return squash(text[: 2 * _HEAD])[:_HEAD] in self._text


def opinions(frames: Iterable[Frame]) -> dict[Frame, Opinion]:
    """The extractor's view of each frame, until together they hold more markup than `_LARGEST`."""
    heard, asked = {}, 0
    for frame in frames:
        markup = (frame.node.html or "") if asked <= _LARGEST else ""
        asked += len(markup)
        heard[frame] = _opinion(markup) if 0 < asked <= _LARGEST else Opinion("")
    return heard


def _opinion(markup: str) -> Opinion:
    extract = _extractor()
    found = extract(f"<html><body>{markup}</body></html>", fast=True, include_comments=False, with_metadata=False)
    return Opinion((found.text or "") if found is not None else "")


@lru_cache(maxsize=1)
def _extractor() -> Any:
    """`trafilatura.bare_extraction`, imported when first needed: it takes longer than reading a page."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    return bare_extraction
