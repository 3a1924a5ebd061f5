"""The harmed before a verb of harm: «إن 14 جندياً قتلوا», «الشاب الذي أصيب»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isnad.claims.casualties.counts import Count
from isnad.claims.casualties.line import PREPOSITIONS, Line
from isnad.claims.statements.words import read as speech

if TYPE_CHECKING:
    from isnad.claims.casualties.acts import Act

REACH = 14  # tokens between a verb and its harmed
RELATIVES = frozenset(["الذي", "التي", "الذين", "اللذين", "اللذان", "اللتين", "اللتان", "ممن", "من"])


def subject_before(line: Line, i: int, act: Act) -> Count | None:
    """The count before a verb that can be its harmed subject."""
    keys = line.keys
    if act.effect == "missing" and not act.plural and act.need < 0 and keys[i - 1 : i] != ["قد"]:
        return None  # «أما أخته فقد …»: the particle, or somebody who lost something
    arrest = act.effect in _HELD
    for count in line.before(i):
        gap = keys[count.last : i]
        if len(gap) > REACH or any(g in (".", "؛", "؟", ":", "ان") for g in gap):
            return None  # «… بعد أن قُتل»: another clause
        if _verb_between(line, count.last, i) or (gap[-1:] and gap[-1] in _THAT and _speaks(line, count.first - 1)):
            return None
        if count.kind == "nobody":
            if act.negated:
                return count
            continue
        relative = bool(gap) and gap[-1] in RELATIVES and count.number == "s"
        if (
            (line.governed(count) and not relative)
            or _negated(line, count)
            or not _agrees(count, act)
            or _partial(line, count)
            or not line.free(count)
            or (arrest and count.kind == "noun" and set(count.victims) & _FORCES)
        ):
            continue  # «قوات الحرس ضبطت سفينة»: who arrests
        if gap and gap[0] in RELATIVES and (count.kind == "noun" and count.number == "p"):
            return None
        if line.cue("toll", max(line.first, count.first - 2), count.first):
            return None
        if gap and gap[-1] not in _BEFORE_VERB and not _adverbial(gap):
            return None
        return count
    return None


_HELD = frozenset({"detained", "rescued", "evacuated"})
_FORCES = frozenset({"soldiers", "police"})
_BEFORE_VERB = frozenset((
    "قد", "كان", "كانوا", "كانت", "الذي", "التي", "الذين", "اللذين", "اللذان", "اللتين", "انهم", "انه", "ايضا", "،",
    ")", "لم", "جميعا", "اما", "كانا", "فقد",
))  # fmt: skip


_THAT = frozenset({"انه", "انها", "انهم", "بانه", "بانها", "بانهم", "انهما", '"', "«"})


def _speaks(line: Line, i: int) -> bool:
    """True of a verb of speech: «أفاد ضابط أنه قُتل ثلاثة» tells of no officer killed."""
    return i >= line.first and any(hit.value.kind == "verb" for hit in speech(line.scene.draft.tokens.words[i]))


def _adverbial(gap: list[str]) -> bool:
    """True where the words between a subject and its verb are an aside, opened by a preposition or mark."""
    return gap[0] in PREPOSITIONS or gap[0] in ("،", "(", "-") or gap[0][:1] in ("ب", "ل") or len(gap) <= 3


def _verb_between(line: Line, first: int, last: int) -> bool:
    for j in range(first, last):
        lex = line.scene.lex(j)
        if lex is not None and lex.verbs and not lex.deeds and line.keys[j - 1] not in RELATIVES:
            return not line.joined(j + 1) if j + 1 == last else True
    return False


def _agrees(count: Count, act: Act) -> bool:
    number = count.number
    for sense in act.senses:
        if sense.number == "s" and (number == "s" or (sense.gender == "f" and number == "p") or count.kind == "figure"):  # noqa: SIM102
            if number != "s" or count.kind == "name" or sense.gender == count.gender or count.gender == "m":
                return True
        if sense.number == "p" and number in ("p", "d"):
            return True
        if sense.number == "d" and number == "d":
            return True
    return False


def _negated(line: Line, count: Count) -> bool:
    """True for «وليس الجنود»: named only to be set aside."""
    return (
        line.keys[count.first - 1 : count.first][:1] in (["ليس"], ["وليس"], ["ليسوا"], ["غير"])
        if count.first
        else False
    )


def _partial(line: Line, count: Count) -> bool:
    """True for a count inside «من بينهم …»: a part, not the subject."""
    return line.cue("among", max(line.first, count.first - 2), count.first) is not None
