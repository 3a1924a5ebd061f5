"""The place an article is about: where most of what it tells of harm, and of what did it, is set."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.claims.arguments.agree import REGION, closeness, is_care
from isnad.claims.arguments.around import Around, At
from isnad.claims.arguments.place import licence

_OPENING = 4  # sentences in which a place counts double: the headline and the lead
_FADING = 10.0  # sentences after which a mention weighs half


class Focus:
    """Places of the sentences that tell of harm or its cause, weighed; `best` is the heaviest of the specific ones."""

    def __init__(self, here: Around, claimed: Iterable[int]) -> None:
        told = set(claimed)
        self._weights: dict[str, list[tuple[int, float]]] = {}
        self._mentions: dict[str, At] = {}
        for index, sentence in enumerate(here.draft.sentences):
            mentions = here.places_in(sentence.first, sentence.last)
            if not mentions or not (index in told or index < _OPENING or here.causes_of(index)):
                continue
            weight = (2.0 if index in told else 1.0) + (index < _OPENING)
            for at in mentions:
                sure = licence(here, at)
                if sure and not is_care(at.record):
                    self._add(at, index, weight * sure)

    def _add(self, at: At, index: int, weight: float) -> None:
        name = at.record.name
        self._weights.setdefault(name, []).append((index, weight))
        self._mentions.setdefault(name, at)

    def best(self, near: int, country: str | None = None, *, wide: bool = False) -> At | None:
        """The place told most about near a sentence, in a country where one is given; None when there is none.

        A settlement or closer where one is told; the heaviest of all where it may be `wide`.
        """
        names = [n for n, at in self._mentions.items() if country is None or at.record.country == country]
        fine = [n for n in names if wide or closeness(self._mentions[n].record) > REGION] or names
        if not fine:
            return None
        chosen = max(fine, key=lambda n: (self._weight(n, near), closeness(self._mentions[n].record)))
        return self._mentions[chosen]

    def _weight(self, name: str, near: int) -> float:
        return sum(weight / (1.0 + abs(index - near) / _FADING) for index, weight in self._weights[name])
