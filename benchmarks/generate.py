"""Invented articles for measurements: templates filled with invented people and figures, the same for each seed."""

from __future__ import annotations

import random
from collections.abc import Iterator

NAMES = "سالم الراوي|هدى المنصوري|كريم بن عيسى|ليلى الحداد|ماهر زيدان|نادر الشامي|رنا الكاتب|يوسف العطار".split("|")
ROLES = "وزير الصحة|المتحدث باسم الدفاع المدني|قائد الشرطة|محافظ المدينة|مدير المستشفى|رئيس البلدية".split("|")
TOWNS = "وادي النور|عين الصفصاف|تل الرمان|بير السنديان|كفر الزيتون|رأس المرجان".split("|")
CAUSES = "انفجار في مصنع|انهيار مبنى|حريق في سوق|اصطدام حافلتين|سيول جارفة|قصف على حي سكني".split("|")
BODIES = "وكالة أنباء الوادي|رويترز|الدفاع المدني|وزارة الداخلية|شهود عيان|مصدر طبي".split("|")
DAYS = "الأحد|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت".split("|")
SENTENCES = (
    "قال {role} {name} إن {n} شخصاً قتلوا وأصيب {m} آخرون في {cause} في بلدة {town} {day}.",
    "وأضاف أن «فرق الإنقاذ تواصل البحث عن مفقودين تحت الأنقاض»، مشيراً إلى أن الحصيلة مرشحة للارتفاع.",
    "ونقلت {body} عن {role} قوله إن ما لا يقل عن {n} من الجرحى في حال الخطر.",
    "وأعلنت السلطات الحداد ثلاثة أيام، فيما نزح مئات السكان إلى القرى المجاورة.",
    "والتقى {name} وفداً من منظمات الإغاثة لبحث إيصال المساعدات إلى المتضررين.",
    "وبحسب {body}، فإن الطريق إلى {town} ما زال مغلقاً منذ مساء {day}.",
    "ودعت نقابة العمال إلى فتح تحقيق مستقل في أسباب الحادث، وحملت الشركة المسؤولية.",
    "وكانت المنطقة شهدت في نوفمبر (تشرين الثاني) 2018 حادثاً مشابهاً أسفر عن مقتل {m} شخصاً.",
)


def article(seed: int, sentences: int = 14) -> str:
    """One invented article of about 20 words a sentence, headline first, two sentences a paragraph."""
    dice = random.Random(seed)
    lines = [_fill("{cause} في {town} يوقع {n} قتيلاً", dice)]
    body = [_fill(SENTENCES[i % len(SENTENCES)], dice) for i in range(sentences)]
    lines += [" ".join(body[i : i + 2]) for i in range(0, len(body), 2)]
    return "\n".join(lines)


def articles(count: int, first: int = 0) -> Iterator[str]:
    """So many invented articles."""
    return map(article, range(first, first + count))


def _fill(template: str, dice: random.Random) -> str:
    return template.format(
        role=dice.choice(ROLES), name=dice.choice(NAMES), town=dice.choice(TOWNS), cause=dice.choice(CAUSES),
        body=dice.choice(BODIES), day=dice.choice(DAYS), n=dice.randint(3, 90), m=dice.randint(3, 400),
    )  # fmt: skip
