"""Making the records: content, cue, mode, speaker and sources of each report, in the order of the text."""

from __future__ import annotations

from isnad.claims.clauses import Clauses, phrase
from isnad.claims.clauses_words import F
from isnad.claims.quotes import Quote
from isnad.claims.sources import carriers, source, speaker
from isnad.claims.sources_hung import hung
from isnad.claims.sources_kinds import head_of
from isnad.claims.sources_phrases import SourcePhrase, source_phrase
from isnad.claims.speakers import Entity, Memory, entity
from isnad.claims.speakers_subject import Range, Subject, subject
from isnad.claims.speech_cues import Report
from isnad.claims.speech_extent import Content, content, direct
from isnad.claims.speech_words import Cue
from isnad.lexicon.forms import FormHit
from isnad.records import Mode, Source, Span, Speaker, Statement

_CLAUSE = 14  # tokens after a cue without content in which its subject is looked for
_CONTINUES = frozenset(("اضاف", "تابع", "اردف", "استطرد", "زاد", "ختم", "اكمل", "واصل", "مضي", "استدرك", "اختتم", "استانف"))


class Teller:
    """Reads an article's reports from its beginning to its end, remembering who spoke."""

    def __init__(self, c: Clauses, memory: Memory, found: dict[int, Report]) -> None:
        self.c, self.memory, self.reports = c, memory, found
        self.gaps: dict[int, Report] = {}
        self.last: tuple[Entity | None, int] = (None, -1)  # the latest speaker and the sentence of their cue
        self.hung_to = -1

    def at(self, i: int) -> list[Statement]:
        """The statements whose cue is token i."""
        report = self.reports.get(i)
        if report is not None:
            made = self._report(report)
            return [made] if made is not None else []
        if self.c.cues[i]:
            self._witness(i)
        found = source_phrase(self.c, i)
        if found is None or self.c.quotes.around(i) is not None:
            return []
        made = self._hung(found)
        return [made] if made is not None else []

    def _report(self, report: Report) -> Statement | None:
        said = self._said(report)
        if said is None or not said.segments:
            return None
        at = report.opening.at if report.opening else min(report.at + _CLAUSE, self.c.end_of(report.at))
        who = subject(self.c, report.at, report.hit, at)
        if report.hit.value.use == "show" and not self._shows(who):
            return None
        found = self._entity(report.at, report.hit, who)
        sources = carriers(self.c, who.carriers, self.memory) + self._between(report.at, at)
        if found is not None:
            self.memory.add(found)
            self.last = (found, self.c.sentence[report.at])
        words: Range = (0, 0) if who.antecedent else who.who
        return self.statement(said, report.at, words, found, sources, "speech." + _rule(report))

    def _said(self, report: Report) -> Content | None:
        if report.opening is not None:
            return content(self.c, report.opening)
        return self._around(report.at, report.before) if report.before is not None else None

    def _around(self, i: int, before: Quote) -> Content:
        """«…»، قال فلان، «…»: the words before the cue, and those after it."""
        segments = [(before.first, before.last)]
        end = min(i + _CLAUSE, self.c.end_of(i))
        for k in range(i + 1, end):
            quote = self.c.quotes.opening.get(k)
            if quote is not None and quote.length > 2 and self.c.roles[k - 1].flags & (F.COMMA | F.COLON | F.DASH):
                segments += direct(self.c, quote).segments
                break
        return Content(tuple(segments), "direct", end)

    def _shows(self, who: Subject) -> bool:
        if not who.expressed:
            return False
        head = head_of(self.c.tokens.words[who.who[0]])
        return head is not None and head.kind in ("document", "agency", "outlet")

    def _entity(self, i: int, hit: FormHit[Cue], who: Subject) -> Entity | None:
        cue = hit.value
        if cue.use == "rumour" or (cue.passive and not who.expressed):
            return None
        if who.expressed:
            return entity(self.c, who.who, cue, self.memory)
        return self._unsaid(i, cue)

    def _unsaid(self, i: int, cue: Cue) -> Entity | None:
        """The subject of a verb that names none: of this sentence, or the latest speaker that agrees."""
        begin = self.c.begin_of(i)
        here = self.memory.latest(cue, begin)
        if here is not None and here.at < i:
            return here
        if cue.kind == "participle" or cue.lemma not in _CONTINUES:
            of_sentence = self._sentence_subject(begin, i, cue)
            if of_sentence is not None:
                return of_sentence
        return self.memory.latest(cue)

    def _sentence_subject(self, begin: int, i: int, cue: Cue) -> Entity | None:
        """The subject of the sentence's first verb: the first phrase with a speaking head or a name that agrees."""
        c = self.c
        k = begin
        while k < min(i, begin + 25):
            if k in c.people or (head_of(c.tokens.words[k]) is not None and not c.roles[k].flags & F.PREP) or k in c.group_at:
                found = phrase(c, k, i)
                if found[0] < found[1] and c.keys[k - 1 : k] != ["في"]:
                    known = entity(c, found, None, self.memory)
                    if known.agrees(cue):
                        return known
                k = max(found[1], k + 1)
            else:
                k += 1
        return None

    def _witness(self, i: int) -> None:
        """A verb of speech without content still tells who is being spoken of."""
        c = self.c
        hit = c.cues[i][0]
        if hit.value.kind != "verb" or hit.value.passive or c.quotes.around(i) is not None:
            return
        if c.flags(i - 1) & F.NEG:
            return
        who = subject(c, i, hit, min(i + _CLAUSE, c.end_of(i)))
        if not who.expressed or who.antecedent:
            return
        first = who.who[0]
        if first in c.people or first in c.group_at or head_of(c.tokens.words[first]) is not None:
            self.memory.add(entity(c, who.who, hit.value, self.memory))

    def _between(self, i: int, at: int) -> tuple[Source, ...]:
        """Source phrases inside the cue's clause: «قال المصدر، وفق ما نقلت الوكالة، إن …»."""
        found = []
        for k in range(i + 1, at):
            named = source_phrase(self.c, k)
            if named is not None and named.source < named.source_end:
                self.gaps[k] = self.reports[i]
                who = (named.source, named.source_end)
                found.append(source(self.c, who, entity(self.c, who, None, self.memory)))
        return tuple(found)

    def _hung(self, found: SourcePhrase) -> Statement | None:
        if found.first in self.gaps or found.first < self.hung_to:
            return None
        begin = max(self.c.begin_of(found.first), self.hung_to)
        said = hung(self.c, found, begin)
        if said is None or not said.segments:
            return None
        who = (found.source, found.source_end)
        known = entity(self.c, who, None, self.memory) if who[0] < who[1] else None
        same = known is None or (known is self.last[0] and self.last[1] == self.c.sentence[found.first])
        if same and self.last[1] == self.c.sentence[found.first]:
            return None
        if known is None:
            known = self.last[0]
        self.hung_to = found.last
        if known is not None:
            self.memory.add(known)
            self.last = (known, self.c.sentence[found.first])
        return self.statement(said, -1, who, known, (), "sources.hung", (found.start, found.end))

    def statement(
        self,
        said: Content,
        cue: int,
        who: Range,
        found: Entity | None,
        sources: tuple[Source, ...],
        rule: str,
        cue_chars: tuple[int, int] | None = None,
    ) -> Statement:
        """The record; `cue` is a token, or `cue_chars` its characters, or neither."""
        c = self.c
        text = c.tokens.text
        if cue_chars is None and cue >= 0:
            reading = c.cues[cue][0].reading
            start = c.tokens.starts[cue] + c.tokens.words[cue].at(reading.cut) if reading.cut else c.tokens.starts[cue]
            cue_chars = (start, c.tokens.ends[cue])
        spans = tuple(Span.of(text, c.tokens.starts[a], c.tokens.ends[b - 1]) for a, b in said.segments)
        mode: Mode = said.mode
        told: Speaker | None = None if found is None else speaker(c, who, found)
        return Statement(
            contents=spans,
            cue=None if cue_chars is None else Span.of(text, *cue_chars),
            mode=mode,
            speaker=told,
            sources=sources,
            rule=rule,
        )


def _rule(report: Report) -> str:
    if report.opening is None:
        return "cue-after-quote"
    return f"{report.hit.value.kind}-{report.opening.kind}"
