"""Where in the text a subject stands: ranges of tokens."""

from __future__ import annotations

from typing import NamedTuple

Range = tuple[int, int]


NOBODY: Range = (0, 0)


class Subject(NamedTuple):
    """Token ranges: `who` (empty where not expressed), `carriers` nearest first. `antecedent`: a relative clause's."""

    who: Range = NOBODY
    carriers: tuple[Range, ...] = ()
    antecedent: bool = False

    @property
    def expressed(self) -> bool:
        """True where words name the subject."""
        return self.who[0] < self.who[1]
