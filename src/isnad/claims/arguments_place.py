"""Where a claim happened: the nearest licensed mention of a place, and the most specific of those told together.

بتفجير انتحاري في [سوق وادي النور] شمال [البلدة] في [العراق]      the first of the run is the most specific
"""

from __future__ import annotations

from collections.abc import Sequence

from isnad.arabic.tokens import Tokens
from isnad.claims.arguments import Around, At
from isnad.draft import Draft
from isnad.records import Place, PlaceRef

Basis = str
# How closely a kind of place says where: a tie is broken by the order of the text.
_CLOSE = {"facility": 7, "district": 6, "city": 4, "area": 5, "other": 2, "region": 2, "water": 2, "country": 1}
_RUN = 8  # tokens between two mentions of one run
_HEADS = 4  # tokens between a preposition and the name it governs: «في العاصمة الأفغانية كابل»
_LOCATIVE = frozenset((
    "في", "علي", "قرب", "داخل", "خارج", "امام", "وسط", "عند", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي",
    "غربي", "عبر", "بين", "حول", "ضواحي", "محيط", "اطراف", "قباله", "ساحل", "سواحل", "فوق", "تحت", "خلف",
))  # fmt: skip
_HEAD_WORDS = frozenset((
    "مدينه", "بلده", "قريه", "محافظه", "ولايه", "منطقه", "اقليم", "حي", "مخيم", "ضاحيه", "قضاء", "ناحيه", "مديريه",
    "العاصمه", "مقاطعه", "جزيره", "مركز", "مناطق", "قري", "مدن", "بلدات", "احياء", "ريف", "عاصمه", "شارع", "ميدان",
    "ساحه", "مطار", "سوق", "مدخل", "كل", "جانب", "نفس",
))  # fmt: skip
_PARTING = frozenset(
    {".", "؛", "ان", "انه", "انها", "الذي", "التي", "الذين", "بينما", "فيما", ":", "ولم", "وقال", "كما"}
)


def closeness(place: Place) -> int:
    """Rank of a place's kind: greater is more specific."""
    return _CLOSE.get(place.kind, 2)


def licence(around: Around, at: At) -> int:
    """How surely a mention says where something happened.

    2: a word of place stands before it («في دمشق», «بدمشق», «في مدينة دمشق», «شمالي دمشق»), a word for what did harm is
    annexed to it or strikes it («تفجير المطار», «غارة ضربت إدلب»), or «حيث» follows. 1: only the word for its kind
    («محافظة إدلب»), or it is a building. 0: neither.
    """
    tokens = around.draft.tokens
    place: Place = at.record
    keys = tokens.keys
    if place.relative or keys[at.last : at.last + 1] == ["حيث"]:
        return 2
    if place.start > tokens.starts[at.first]:
        return 2 if tokens.text[place.start - 1] == "ب" else 0
    found = 1 if place.kind == "facility" else 0
    for j in range(at.first - 1, max(-1, at.first - 1 - _HEADS), -1):
        key = keys[j]
        if key in _LOCATIVE or (key[:1] == "ب" and key[1:] in _HEAD_WORDS | _LOCATIVE):
            return 2
        if key.startswith("بال") and key[3:] in _ARTICLED:
            return 2
        if key == "من" and keys[j - 1] in _SIDES:  # «المناطق الشمالية من المدينة»
            return 2
        if j == at.first - 1 and (key in _STRIKES or around.is_cause(j)):
            return 2
        if key in _HEAD_WORDS:
            found = 1
        elif not key.startswith("ال"):
            return found
    return found


_ARTICLED = frozenset({"عاصمه", "مدينه", "منطقه", "بلده", "قريه"})
_SIDES = frozenset(
    {
        "الشماليه",
        "الجنوبيه",
        "الشرقيه",
        "الغربيه",
        "الشمالي",
        "الجنوبي",
        "الشرقي",
        "الغربي",
        "القريبه",
        "بالقرب",
        "مقربه",
    }
)
_STRIKES = frozenset((
    "ضرب", "ضربت", "ضربا", "يضرب", "تضرب", "استهدف", "استهدفت", "يستهدف", "تستهدف", "هز", "هزت", "يهز", "تهز", "طال",
    "طالت", "اجتاح", "اجتاحت", "دخل", "دخلت", "اقتحم", "اقتحمت", "استهداف", "قصف", "قصفت", "هاجم", "هاجمت", "فجر",
))  # fmt: skip


def place_near(around: Around, last: int, stop: int) -> At | None:
    """The licensed place told in tokens [last, stop) after a claim: the most specific of the first run of mentions."""
    after = [at for at in around.places_in(last, stop) if licence(around, at) == 2]
    if not after:
        return None
    return closest_of(_run(around.draft.tokens, after))


def place_before(around: Around, sentence_first: int, first: int) -> At | None:
    """The licensed place told before a claim in its sentence: the most specific of the run nearest to it."""
    before = [at for at in around.places_in(sentence_first, first) if licence(around, at) == 2]
    if not before:
        return None
    run = [before[-1]]
    for at in before[-2::-1]:
        if run[0].first - at.last > _RUN:
            break
        run.insert(0, at)
    return closest_of(run)


def struck(around: Around, first: int, last: int) -> At | None:
    """A building or settlement annexed to the word for what did the harm: «حريق برج السلام الذي أودى بحياة …»."""
    for at in around.places_in(first, last):
        if at.first and at.record.start == around.draft.tokens.starts[at.first] and around.is_cause(at.first - 1):  # noqa: SIM102
            if closeness(at.record) > _REGION:
                return at
    return None


_REGION = 3


def _run(tokens: Tokens, mentions: Sequence[At]) -> list[At]:
    """The first mention and those that go on from it."""
    run = [mentions[0]]
    for at in mentions[1:]:
        gap = tokens.keys[run[-1].last : at.first]
        if len(gap) > _RUN or any(key in _PARTING for key in gap):
            break
        run.append(at)
    return run


def closest_of(mentions: Sequence[At]) -> At:
    """The most specific of some mentions, the earlier of two alike."""
    return max(mentions, key=lambda at: (closeness(at.record), -at.first))


def reference(draft: Draft, at: At, basis: Basis) -> PlaceRef:
    """The reference of a claim to a place mention."""
    place: Place = at.record
    return PlaceRef(
        name=place.name,
        start=place.start,
        end=place.end,
        text=place.text,
        country=place.country,
        geonameid=place.geonameid,
        basis=basis,  # type: ignore[arg-type]
    )
