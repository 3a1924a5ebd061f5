"""Where places are put, on the list of `benchmarks/geocoding.tsv`."""

from __future__ import annotations

from benchmarks.geocoding import NEAR_KM, cases, distance_km, found_at

FLOOR = 0.97


def test_the_list_is_long_enough() -> None:
    assert len(list(cases())) >= 300


def test_places_of_the_list_are_put_where_they_are() -> None:
    distances = [found_at(case) for case in cases()]
    near = sum(1 for km in distances if km is not None and km <= NEAR_KM)
    assert near / len(distances) >= FLOOR


def test_distances_are_great_circle_kilometres() -> None:
    assert abs(distance_km(33.51, 36.29, 33.89, 35.50) - 85) < 3
