"""How often a place name is put where it is: the share of a list of 300 names found within 25 km.

    python benchmarks/geocoding.py [--errors]

The list (`geocoding.tsv`) was written by hand, not from the tables the package reads.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from isnad.arabic.sentences import split
from isnad.draft import Draft
from isnad.mentions.places import find_places
from isnad.reading.page import Layout
from isnad.records import Block, Place

LIST = Path(__file__).with_name("geocoding.tsv")
NEAR_KM = 25.0


class Case(NamedTuple):
    """A name, where it is, and the sentence it stands in."""

    name: str
    country: str
    lat: float
    lon: float
    sentence: str


def cases() -> Iterator[Case]:
    """The rows of the list."""
    lines = [line for line in LIST.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    for line in lines[1:]:
        name, country, lat, lon, *rest = line.split("\t")
        sentence = rest[0] if rest else f"وقال شهود في {name} إن الوضع هادئ."
        yield Case(name, country, float(lat), float(lon), sentence)


def places(text: str) -> tuple[Place, ...]:
    """The places of one sentence."""
    blocks = (Block(kind="body", start=0, end=len(text)),)
    tokens, sentences = split(text, blocks)
    layout = Layout(start=0, end=len(text), blocks=blocks)
    return find_places(Draft(text=text, layout=layout, tokens=tokens, sentences=sentences))


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance."""
    a, b, half = math.radians(lat1), math.radians(lat2), math.radians(lon2 - lon1) / 2
    arc = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(half) ** 2
    return 12742 * math.asin(math.sqrt(arc))


def found_at(case: Case) -> float | None:
    """Kilometres between the case and where the package puts it; None where it finds no such place."""
    at = case.sentence.find(case.name)
    for place in places(case.sentence):
        if place.start < at + len(case.name) and at < place.end and place.lat is not None and place.lon is not None:
            return distance_km(case.lat, case.lon, place.lat, place.lon)
    return None


def report() -> str:
    """The share in one line of Markdown."""
    return _share([(case, found_at(case)) for case in cases()])


def _share(rows: list[tuple[Case, float | None]]) -> str:
    right = sum(1 for _, km in rows if km is not None and km <= NEAR_KM)
    return f"{right} of {len(rows)} within {NEAR_KM:.0f} km: {right / len(rows):.3f}"


def main() -> None:
    """Print the share, and the names that miss it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    rows = [(case, found_at(case)) for case in cases()]
    if options.errors:
        for case, km in rows:
            if km is None or km > NEAR_KM:
                print(case.name, case.country, "not found" if km is None else f"{km:.0f} km", sep="\t")
    print(_share(rows))


if __name__ == "__main__":
    main()
