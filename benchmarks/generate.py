"""Invented articles for measurements: templates filled with invented people and figures, the same for each seed.

Three articles tell each incident, as outlets do: of one town, cause and day, in sentences and figures of their own.
Every incident is invented; some happen in ordinary towns of the world's maps, the rest in invented ones.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from isnad.arabic.vocabulary import CommonNoun
from isnad.lexicon.tables import read_table

GIVEN = "سالم|هدى|كريم|ليلى|ماهر|نادر|رنا|يوسف|سعاد|طارق|مها|وليد|هالة|عماد|نجلاء|فارس".split("|")
FAMILY = (
    "الراوي|المنصوري|بن عيسى|الحداد|زيدان|الشامي|الكاتب|العطار|النجار|الصباغ|المغربي|القاضي|الخياط|البحري"
    "|الورداني|التاجر"
).split("|")
NAMES = [f"{given} {family}" for given in GIVEN for family in FAMILY]
ROLES = "وزير الصحة|المتحدث باسم الدفاع المدني|قائد الشرطة|محافظ المدينة|مدير المستشفى|رئيس البلدية".split("|")
OPENERS = "وادي|عين|تل|بير|كفر|رأس|جسر|خربة|دير|بيت|مرج|قصر".split("|")
PARTS = (
    "النور|الصفصاف|الرمان|السنديان|الزيتون|المرجان|الكرز|الياسمين|العنبر|الفيروز|البلوط|الصنوبر|الزعتر|القندول|السوسن|اللوز"
    "|الحور|الغار|الدفلى|الخزامى|المشمش|التوت|النعناع|البنفسج|الدراق|الريحان|السماق|الكستناء|النسرين|الأقحوان"
).split("|")
ON_MAPS = (
    "طنطا|المنصورة|أسيوط|سوسة|صفاقس|القيروان|طنجة|أكادير|وجدة|وهران|قسنطينة|عنابة|صور|جبيل|إربد|الكرك|صلالة|نزوى|أبها|تبوك"
    "|المكلا|كسلا|عطبرة|نواكشوط"
).split("|")
TOWNS = [f"{opener} {part}" for opener in OPENERS for part in PARTS]
CAUSES = (
    "انفجار في مصنع|انهيار مبنى|حريق في سوق|اصطدام حافلتين|سيول جارفة|قصف على حي سكني|غرق مركب|انقلاب شاحنة|انهيار منجم"
    "|انفجار أنبوب غاز|تدافع في ملعب|خروج قطار عن مساره|إطلاق نار في حفل|انزلاق تربة|سقوط رافعة|عاصفة رملية"
).split("|")
BODIES = "وكالة أنباء الوادي|رويترز|الدفاع المدني|وزارة الداخلية|شهود عيان|مصدر طبي".split("|")
MONTHS = "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر".split("|")
TELLINGS = 3  # articles of each incident
SENTENCES = (
    "قال {role} {name} إن {n} شخصاً قتلوا وأصيب {m} آخرون في {cause} في بلدة {town} أمس.",
    "وأضاف أن «فرق الإنقاذ تواصل البحث عن مفقودين تحت الأنقاض»، مشيراً إلى أن الحصيلة مرشحة للارتفاع.",
    "ونقلت {body} عن {role} قوله إن ما لا يقل عن {n} من الجرحى في حال الخطر.",
    "وأعلنت السلطات الحداد ثلاثة أيام، فيما نزح مئات السكان إلى القرى المجاورة.",
    "والتقى {name} وفداً من منظمات الإغاثة لبحث إيصال المساعدات إلى المتضررين.",
    "وبحسب {body}، فإن الطريق إلى {town} ما زال مغلقاً منذ مساء أمس.",
    "ودعت نقابة العمال إلى فتح تحقيق مستقل في أسباب الحادث، وحملت الشركة المسؤولية.",
    "وكانت المنطقة شهدت في {past} حادثاً مشابهاً أسفر عن مقتل {m} شخصاً.",
    "وروى سكان أنهم رأوا {own[0]} و{own[1]} قرب {own[2]}، قبل أن تصل {own[3]} و{own[4]} إلى {own[5]}.",
    "وأظهرت صور {own[6]} و{own[7]} أمام {own[8]}، وبدا {own[9]} محاطاً بـ{own[10]} و{own[11]}.",
)


def article(seed: int, sentences: int = 14) -> str:
    """One invented article of about 20 words a sentence, headline first, two sentences a paragraph."""
    told, dice = random.Random(-1 - seed // TELLINGS), random.Random(seed)
    town = told.choice(ON_MAPS if told.random() < 0.3 else TOWNS)
    incident = {
        "town": town, "cause": told.choice(CAUSES), "past": f"{told.choice(MONTHS)} {told.randint(2010, 2027)}",
        "own": told.sample(_nouns(), 12), "killed": told.randint(3, 90), "injured": told.randint(3, 400),
    }  # fmt: skip
    lines = [_fill("{cause} في {town} يوقع {n} قتيلاً", incident, dice)]
    body = [_fill(SENTENCES[i % len(SENTENCES)], incident, dice) for i in range(sentences)]
    lines += [" ".join(body[i : i + 2]) for i in range(0, len(body), 2)]
    return "\n".join(lines)


def articles(count: int, first: int = 0) -> Iterator[str]:
    """So many invented articles."""
    return map(article, range(first, first + count))


@lru_cache(maxsize=1)
def _nouns() -> list[str]:
    """Words by which the tellings of an incident are known from those of others."""
    return sorted({row.singular for row in read_table("common_nouns", CommonNoun) if row.gender != "mf"})


def _fill(template: str, incident: dict[str, Any], dice: random.Random) -> str:
    n, m = incident["killed"] + dice.randint(0, 3), incident["injured"] + dice.randint(0, 9)
    return template.format(
        role=dice.choice(ROLES), name=dice.choice(NAMES), body=dice.choice(BODIES), n=n, m=m, **incident
    )
