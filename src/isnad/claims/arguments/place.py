"""Where a claim happened: the nearest licensed mention of a place, and the most specific of those told together.

بتفجير انتحاري في [سوق وادي النور] شمال [البلدة] في [العراق]      the first of the run is the most specific
"""

from __future__ import annotations

from collections.abc import Sequence

from isnad.arabic.chars import OPEN_QUOTES
from isnad.arabic.tokens import Tokens
from isnad.claims.arguments.agree import REGION, closeness, is_care
from isnad.claims.arguments.around import Around, At
from isnad.draft import Draft
from isnad.records import Place, PlaceRef

Basis = str
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
_NEAREST = 40  # mentions looked at on either side of a claim: a sentence may go on for pages
_CLAUSE = 60  # tokens: no clause of news is longer
RELATIVES = frozenset({"الذي", "التي", "الذين", "اللذين", "اللتين", "اللواتي"})
_PARTING = frozenset(
    {".", "؛", "ان", "انه", "انها", "الذي", "التي", "الذين", "بينما", "فيما", ":", "ولم", "وقال", "كما"}
)


def licence(around: Around, at: At) -> int:
    """How surely a mention says where something happened.

    2: a word of place stands before it («في دمشق», «بدمشق», «في مدينة دمشق», «شمالي دمشق»), a word for what did harm is
    annexed to it or strikes it («تفجير المطار», «غارة ضربت إدلب»), or «حيث» follows. 1: only the word for its kind
    («محافظة إدلب»), or it is a building. 0: neither.
    """
    found = around.licences.get(at.first)
    if found is None:
        found = around.licences[at.first] = _licence(around, at)
    return found


def _licence(around: Around, at: At) -> int:
    tokens = around.draft.tokens
    place: Place = at.record
    keys = tokens.keys
    away = _away(keys, at.first)
    if away is not None:
        return 0 if away > _BESIDE else 2
    if place.relative or keys[at.last : at.last + 1] == ["حيث"]:
        return 2
    if place.start > tokens.starts[at.first]:
        return 2 if tokens.text[place.start - 1] == "ب" else 0
    found = 1 if place.kind == "facility" else 0
    beside = at.first - 1
    if beside >= 0 and keys[beside] and keys[beside] in OPEN_QUOTES:  # «في منطقة "وادي النور"»
        beside -= 1
    for j in range(beside, max(-1, beside - _HEADS), -1):
        key = keys[j]
        if key in _LOCATIVE or (key[:1] == "ب" and key[1:] in _HEAD_WORDS | _LOCATIVE):
            return 2
        if key.startswith("بال") and key[3:] in _ARTICLED:
            return 2
        if key == "من" and keys[j - 1].removeprefix("و") in _SIDES:  # «المناطق الشمالية من المدينة»
            return 2
        headed = j == beside or (keys[j + 1] in _HEAD_WORDS and found)
        if headed and (key.lstrip("وف") in _STRIKES or key in _STRIKES or around.is_cause(j)):
            return 2  # «قصف مدينة دوما», «شهدت محافظة إدلب غارات»
        if key in _HEAD_WORDS:
            found = 1
        elif not key.startswith("ال"):
            return found
    return found


def _away(keys: Sequence[str], first: int) -> int | None:
    """Kilometres or miles from a place named to say how far away it was: «على بعد 180 كلم غرب [مسقط]»."""
    for j in range(first - 1, max(0, first - _MEASURED), -1):
        if keys[j].removesuffix("ا") in _LENGTHS:
            number = keys[j - 1].replace(",", "")
            measured = not {"بعد", "مسافه"}.isdisjoint(keys[max(0, j - _MEASURED) : j])
            return int(number) if measured and number.isdecimal() else None
    return None


_MEASURED = 6  # tokens from the length to the place, and from «بعد» to the length
_BESIDE = 10  # kilometres or miles: so far from a town is still at the town
_LENGTHS = frozenset({"كلم", "كيلومتر", "كيلومترات", "كم", "ميل", "اميال"})
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
    "شهد", "شهدت", "يشهد", "تشهد", "تعرض", "تعرضت", "يتعرض", "تتعرض", "استهدفوا", "اقتحموا", "هاجموا", "قصفوا",
    "دخلوا", "فجروا", "ضربوا", "اقتحام", "مهاجمه",
))  # fmt: skip


def _elsewhere(around: Around, at: At) -> bool:
    """True of a hospital that nothing struck: the harmed are taken there, or somebody works there."""
    place: Place = at.record
    if place.kind != "facility" or not is_care(place):
        return False
    before = at.first - 1
    keys = around.draft.tokens.keys
    return not (before >= 0 and (keys[before] in _STRIKES or around.is_cause(before)))


def place_near(around: Around, last: int, stop: int, relative: bool = False) -> At | None:
    """The licensed place told in tokens [last, stop) after a claim: the most specific of the first run of mentions.

    What a relative clause says of somebody else is passed over («بصاروخ أطلقته القوة التي أنهت مهمتها في حلب»)
    unless `relative`.
    """
    after = [
        at
        for at in around.places_in(last, stop)[:_NEAREST]
        if licence(around, at) == 2
        and not _elsewhere(around, at)
        and (relative or not in_relative(around, last, at.first))
    ]
    return closest_of(_run(around.draft.tokens, after)) if after else None


def in_relative(around: Around, last: int, i: int, aside: bool = False) -> bool:
    """True where token i, after a claim that ends at `last`, stands in a relative clause told of something else.

    A comma closes such a clause, but not one that only opens an `aside` («التي استأنف قصفها، الجمعة، بعد هدوء»); one
    that tells more of what did the harm («الهجوم الذي وقع في حلب») is none.
    """
    keys = around.draft.tokens.keys
    for j in range(i - 1, max(last, i - _CLAUSE), -1):
        if keys[j] == "،" and not (aside and j == i - 1):
            return False
        if keys[j] in RELATIVES:
            return not (around.is_cause(j - 1) or around.is_cause(j - 2))
    return False


def place_before(around: Around, sentence_first: int, first: int) -> At | None:
    """The licensed place told before a claim in its sentence: the most specific of the run nearest to it."""
    mentions = around.places_in(sentence_first, first)[-_NEAREST:]
    before = [at for at in mentions if licence(around, at) == 2 and not _elsewhere(around, at)]
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
    for at in around.places_in(first, last)[-_NEAREST:]:
        if at.first and at.record.start == around.draft.tokens.starts[at.first] and around.is_cause(at.first - 1):  # noqa: SIM102
            if closeness(at.record) > REGION:
                return at
    return None


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
