"""Clitics: what may be attached before and after a word, as candidates and as one best reading.

`readings(key)` lists every way a folded word could be cut into proclitics, stem and enclitic, whole word first; lexicon
look-ups try them in order, so that a stem counts only where a word list knows it (و+قال, never و+زير).

`segment(word)` chooses one, by rules and the common word lists.
"""

from __future__ import annotations

from isnad.arabic.cuts import Reading, readings
from isnad.arabic.segmenting import segment

__all__ = ["Reading", "readings", "segment"]
