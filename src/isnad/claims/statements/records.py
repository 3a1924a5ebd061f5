"""Making the records: content, cue, mode, speaker and sources of each report, in the order of the text."""

from __future__ import annotations

from isnad.claims.clauses.clause import Clauses
from isnad.claims.clauses.phrase import is_nominal
from isnad.claims.clauses.quotes import Quote
from isnad.claims.clauses.words import F, word_set
from isnad.claims.sources.chains import FROM_WHOM, Told, carriers, source, speaker
from isnad.claims.sources.hung import hung
from isnad.claims.sources.kinds import head_of
from isnad.claims.sources.phrases import SourcePhrase, source_phrase
from isnad.claims.speakers.memory import Entity, Memory
from isnad.claims.speakers.ranges import Range, Subject
from isnad.claims.speakers.resolve import entity, is_nobody
from isnad.claims.speakers.subject import subject
from isnad.claims.speakers.unsaid import unsaid
from isnad.claims.statements.cues import Report
from isnad.claims.statements.extent import LONGEST, Content, content, direct, indirect_end
from isnad.claims.statements.words import Cue
from isnad.lexicon.forms import FormHit
from isnad.records import Mode, Source, Span, Speaker, Statement

_OBJECT = 60  # tokens of the object of a verb of speech
_CLAUSE = 14  # tokens after a cue without content in which its subject is looked for


class Teller:
    """Reads an article's reports from its beginning to its end, remembering who spoke."""

    def __init__(self, c: Clauses, memory: Memory, found: dict[int, Report]) -> None:
        self.c, self.memory, self.reports = c, memory, found
        self.gaps: dict[int, Report] = {}
        self.last: tuple[Entity | None, int] = (None, -1)  # the latest speaker and the sentence of their cue
        self.hung_to = -1
        self.announced: list[Told] = []
        self.covered = -1  # one past the last token of what has been read as said

    def at(self, i: int) -> list[Statement]:
        """The statements whose cue is token i."""
        report = self.reports.get(i)
        if report is not None and not self._is_inside(report):
            return self._report(report)
        if self.c.cues[i]:
            self._witness(i)
        found = source_phrase(self.c, i)
        if found is None or self.c.quotes.around(i) is not None:
            return []
        made = self._hung(found)
        return [made] if made is not None else []

    def _is_inside(self, report: Report) -> bool:
        """A report inside what somebody said counts where it is one beyond doubt: «قال المصدر إن الوزير أعلن أن …»."""
        if report.at >= self.covered:
            return False
        cue = report.hit.value
        if cue.kind != "verb" or cue.use not in ("say", "note", "tell") or report.opening is None:
            return True
        if report.opening.kind != "comp" or report.hit.reading.enc or self.c.flags(report.at - 1) & F.REL:
            return True
        return not subject(self.c, report.at, report.hit, report.opening.at).expressed

    def _report(self, report: Report) -> list[Statement]:
        said = self._said(report)
        if said is None or not said.segments:
            return []
        at = report.opening.at if report.opening else min(report.at + _CLAUSE, self.c.end_of(report.at))
        who = self._on_tongue(report.at, at) or subject(self.c, report.at, report.hit, at)
        if (report.hit.value.use == "show" and not self._shows(who)) or self._is_abstract(who):
            return []
        if report.hit.value.kind == "noun" and not who.expressed and not _stands_alone(report):
            return []
        found = self._entity(report.at, report.hit, who)
        sources = carriers(self.c, who.carriers, self.memory) + self._between(report.at, at)
        sources = tuple(link for link in sources if found is None or link.name != found.name)
        if found is not None and report.at >= self.covered:  # who speaks inside another's words does not go on later
            found.at, found.spoke = report.at, True
            self.memory.add(found)
            self.last = (found, self.c.sentence[report.at])
        if report.opening is not None:
            self.covered = max(self.covered, said.segments[-1][1])
            self._documents(report.at, at, found)
        words: Range = (0, 0) if who.antecedent else who.who
        made = self.statement(said, report.at, words, found, sources, "speech." + _rule(report))
        return [made, *self._from_whom(report.at, at, said, found)]

    def _on_tongue(self, i: int, at: int) -> Subject | None:
        """«أوضحت الشركة على لسان مديرها: …»: who spoke for it."""
        for k in range(i + 1, min(at, self.c.end_of(i)) - 1):
            named = source_phrase(self.c, k)
            if named is not None and self.c.keys[k + 1] == "لسان" and named.source < named.source_end:
                self.gaps[k] = self.reports[i]
                return Subject((named.source, named.source_end))
        return None

    def _is_abstract(self, who: Subject) -> bool:
        c, (first, last) = self.c, who.who
        if who.expressed and c.roles[first].flags & F.QUANT and first + 1 < last:  # «كل ذلك يؤكد»
            first += 1
        return who.expressed and c.keys[first] in word_set("abstract")

    def _documents(self, i: int, at: int, found: Entity | None) -> None:
        """«قالت الوزارة في بيان إن»: the document may stand for its issuer later on."""
        if found is None:
            return
        for k in range(i + 1, min(at, i + 30)):
            if self.c.roles[k].flags & F.OCCASION:
                head = head_of(self.c.tokens.words[k])
                if head is not None and head.kind == "document":
                    found.lemmas.add(head.lemma)

    def _from_whom(self, i: int, at: int, said: Content, through: Entity | None) -> list[Statement]:
        """«قالت الصحيفة نقلا عن مصدر إن …» is the source's statement too."""
        made = []
        for k in range(i + 1, at):
            named = self.c.phrases.get(k)
            if named is not None and self.c.keys[k] in ("نقلا", "ونقلا") and named.source < named.source_end:
                who = (named.source, named.source_end)
                known = entity(self.c, who, None, self.memory)
                links = () if through is None else (Source(name=through.name, kind=through.kind),)
                made.append(self.statement(said, -1, who, known, links, FROM_WHOM, (named.start, named.end)))
        return made

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
        if cue.use == "rumour" or (cue.passive and (not who.expressed or cue.lemma != "نقل")):
            return None
        if who.expressed and not is_nobody(self.c, *who.who):
            return entity(self.c, who.who, cue, self.memory)
        return unsaid(self.c, i, cue, self.memory, self.covered)

    def _witness(self, i: int) -> None:
        """A verb of speech without content still tells who is being spoken of."""
        c = self.c
        hit = c.cues[i][0]
        if hit.value.kind == "noun" or hit.value.passive or c.quotes.around(i) is not None or i < self.covered:
            return
        if c.flags(i - 1) & F.NEG or c.roles[i].flags & F.BREAK or (is_nominal(hit) and not hit.reading.pro):
            return
        who = subject(c, i, hit, min(i + _CLAUSE, c.end_of(i)))
        announces = hit.value.use in ("say", "note", "tell", "show") and "aside" not in hit.value.traits
        if announces or "charges" in hit.value.traits:
            self._announce(i, hit, who)
        if not who.expressed or who.antecedent:
            return
        first = who.who[0]
        if self._can_speak(first):
            seen = entity(c, who.who, hit.value, self.memory)
            seen.at = first
            self.memory.add(seen)

    def _can_speak(self, first: int) -> bool:
        """True where the head of a noun phrase is a person, a group, or a noun of those who speak."""
        return first in self.c.people or first in self.c.group_at or head_of(self.c.tokens.words[first]) is not None

    def _announce(self, i: int, hit: FormHit[Cue], who: Subject) -> None:
        """What a verb of speech has for object is on its subject's word: «أعلنت الوزارة مقتل خمسة»."""
        c = self.c
        first = max(who.who[1], i + 1) if who.expressed and who.who[0] > i else i + 1
        if first >= c.end_of(i) or c.roles[first].flags & F.STOP:
            return
        found = self._entity(i, hit, who)
        if who.expressed and (not self._can_speak(who.who[0]) or _measures(c, who.who)):
            return  # «بلغت قوته 6.9 درجة»: a thing measured announces nothing
        if found is None or (
            found.kind in ("other", "document") and (hit.value.use == "show" or hit.value.lemma == "كشف")
        ):
            return
        told = source(c, who.who if not who.antecedent else (0, 0), found)
        chain = (told, *carriers(c, who.carriers, self.memory))
        self.announced.append(Told(first, indirect_end(c, first, _OBJECT), chain))

    def _between(self, i: int, at: int) -> tuple[Source, ...]:
        """Source phrases inside the cue's clause: «قال المصدر، وفق ما نقلت الوكالة، إن …»."""
        found = []
        for k in range(i + 1, at):
            named = source_phrase(self.c, k)
            if named is not None and named.source < named.source_end and k not in self.gaps:
                self.gaps[k] = self.reports[i]
                who = (named.source, named.source_end)
                found.append(source(self.c, who, entity(self.c, who, None, self.memory)))
        return tuple(found)

    def _hung(self, found: SourcePhrase) -> Statement | None:
        if found.first in self.gaps or found.first < self.hung_to:
            return None
        begin = max(self.c.begin_of(found.first), self.hung_to, found.first - LONGEST)
        self.hung_to = found.last
        said = hung(self.c, found, begin)
        if said is None or not said.segments:
            return None
        who = (found.source, found.source_end)
        if self._names_again(who, found.first):
            return None
        known = entity(self.c, who, None, self.memory) if who[0] < who[1] else None
        same = known is None or (known is self.last[0] and self.last[1] == self.c.sentence[found.first])
        if same and self.last[1] == self.c.sentence[found.first]:
            return None
        if known is None and self.covered >= begin + 2 and self.c.flags(found.first - 1) & F.COMMA:
            return None  # «… ما جرى»، على حد وصفه: words already reported
        if known is None:
            known = self.last[0]
        if known is not None:
            known.at, known.spoke = found.first, True
            self.memory.add(known)
            self.last = (known, self.c.sentence[found.first])
        links = carriers(self.c, (found.through,), self.memory) if found.through[0] < found.through[1] else ()
        return self.statement(said, -1, who, known, links, "sources.hung", (found.start, found.end))

    def _names_again(self, who: Range, at: int) -> bool:
        """«قالت الوزارة إن …، بحسب البيان»: the document is the speaker's own."""
        if who[0] >= who[1] or self.last[1] != self.c.sentence[at]:
            return False
        head = head_of(self.c.tokens.words[who[0]])
        definite = self.c.keys[who[0]].startswith(("ال", "لل"))
        return head is not None and head.kind == "document" and definite and who[1] - who[0] == 1

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


def _stands_alone(report: Report) -> bool:
    """True of a noun of speech that needs no genitive: «حجة أن …», «وفي تغريدة أخرى: …»."""
    traits = report.hit.value.traits
    return "claims" in traits or ("posts" in traits and report.opening is not None and report.opening.kind == "colon")


def _rule(report: Report) -> str:
    if report.opening is None:
        return "cue-after-quote"
    return f"{report.hit.value.kind}-{report.opening.kind}"


def _measures(c: Clauses, who: Range) -> bool:
    """True where a noun phrase gives its head's measure: a thing of somebody's («قوته»), and a number in digits."""
    return any(c.tokens.words[i].surface[0].isdigit() for i in range(who[0] + 1, who[1]))
