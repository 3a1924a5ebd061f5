"""Statements: who said what, in the words of the article.

The steps, in order: cues with their openings (`speech_cues`), what was said (`speech_extent`), the speaker
(`speakers_subject`, `speakers`), sentences hung on a source phrase (`sources_hung`), headlines (`speech_headlines`).
"""

from __future__ import annotations

from isnad.claims.clauses.clause import clauses_of
from isnad.claims.sources.chains import ANNOUNCED, MEMO, carried
from isnad.claims.speakers.memory import Memory
from isnad.claims.statements.cues import Report, reports
from isnad.claims.statements.headlines import headline
from isnad.claims.statements.records import Teller
from isnad.draft import Draft
from isnad.records import Statement


def find_statements(draft: Draft) -> tuple[Statement, ...]:
    """The statements of an article, in the order of what was said."""
    c = clauses_of(draft)
    found = reports(c)
    teller = Teller(c, Memory(), found)
    made: list[Statement] = []
    for sentence in draft.sentences:
        for i in range(sentence.first, sentence.last):
            made += teller.at(i)
    # A headline names its speaker in short; the text has the name in full by now.
    for sentence in draft.sentences:
        if sentence.kind in ("title", "heading", "deck") or _is_short(sentence.last - sentence.first):
            made += headline(teller, sentence, _claimed(found, sentence.first, sentence.last))
    made.sort(key=lambda s: s.contents[0].start)
    draft.memo[ANNOUNCED] = tuple(teller.announced)
    draft.memo.pop(MEMO, None)
    return tuple(carried(draft, s) for s in made)


def _is_short(length: int) -> bool:
    return length <= 45


def _claimed(found: dict[int, Report], first: int, last: int) -> bool:
    return any(i in found for i in range(first, last))
