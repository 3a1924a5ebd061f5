"""The invented incidents: each once, with every report of it, and nothing that only looks like it."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache

from benchmarks.incident_corpus import Story, b_cubed, found, linked, pairs, stories

from isnad.ledger.incidents.book import Book
from isnad.ledger.incidents.view import incident

PAIRS, CUBED = 0.92, 0.92  # floors: they only rise


@lru_cache(maxsize=1)
def corpus() -> tuple[Story, ...]:
    return tuple(stories())


@lru_cache(maxsize=1)
def book() -> Book:
    return linked(corpus())


def test_forty_incidents_are_told_by_three_outlets_and_more() -> None:
    outlets: dict[str, set[str]] = defaultdict(set)
    for story in corpus():
        for told in story.told:
            outlets[told].add(story.outlet)
    assert sum(1 for names in outlets.values() if len(names) >= 3) >= 40


def test_sixty_near_misses_stand_beside_them() -> None:
    assert sum(1 for story in corpus() if story.id.startswith("near")) >= 60


def test_no_story_is_told_twice_in_the_same_words_but_by_copies() -> None:
    bodies = Counter(story.text.split("\n", 1)[1] for story in corpus())
    assert all(times <= 2 for times in bodies.values())


def test_pairs_of_articles_are_linked() -> None:
    score, wrong, missed = pairs(list(corpus()), found(book()))
    assert score.f1 >= PAIRS, (score, sorted(wrong)[:10], sorted(missed)[:10])


def test_each_article_stands_with_those_of_its_incident() -> None:
    score = b_cubed(list(corpus()), found(book()))
    assert score.f1 >= CUBED, score


def test_the_order_in_which_articles_come_does_not_matter() -> None:
    backwards = linked(corpus()[::-1])
    assert backwards.incident_of == book().incident_of


def test_copies_of_an_agency_text_are_one_chain() -> None:
    copies = {s.id for s in corpus() if "(وكالة النيلين)" in s.text}
    name = next(i for i, ids in book().members.items() if any(book().reports[r].document in copies for r in ids))
    told = incident(name, [book().reports[r] for r in book().members[name]])
    chains = {claim.chain for claim in told.claims if claim.document in copies}
    assert [len(chain) for chain in chains] == [2]
    assert told.chains == told.reports - 1


def test_anniversaries_are_mentions() -> None:
    looking_back = [s.id for s in corpus() if not s.told and s.mentioned]
    roles = {r.document: r.role for r in book().reports.values() if r.document in looking_back}
    assert set(roles.values()) == {"mention"}
