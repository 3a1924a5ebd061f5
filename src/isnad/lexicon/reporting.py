"""The row of the list of verbs that report speech, which people and statements both read."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

Use: TypeAlias = Literal[
    "say",  # speech, whatever its object: قال، أوضح
    "note",  # speech, but «يذكر أنّ» and «يشار إلى أنّ» are the article's own voice
    "tell",  # speech when a clause or a quotation follows
    "urge",  # demands: a clause or quoted words
    "judge",  # an attitude or an act of speech over a thing: only quoted words (or a clause) make it a statement
    "past",  # a judgement spoken in the past tense, a thought in the present: رأى، اعتبر
    "show",  # what a document does: أظهر، أثبت
    "come",  # جاء في البيان
    "rumour",  # يتردد أنّ: nobody is named
    "think",  # a thought: no statement, but أنّ belongs to it
    "none",  # a look-alike
]
Trait: TypeAlias = Literal[
    "continues",  # goes on with the latest speaker: أضاف، تابع
    "carries",  # an outlet's verb, whose object pronoun is the words carried: نقلتها الوكالة
    "two-places",  # has an object before the quoted words: وصف القرار بأنه
    "impersonal",  # without subject, the article's own voice: يذكر أن، يتوقع أن
    "whom",  # its object pronoun is whom one tells, or what one judges: أبلغه أن، وصفها بأنها
    "plain",  # has no noun for object: a quotation after it is what was said
    "aside",  # its noun object is not on its subject's word: اشتكى من الغارات
    "charges",  # a charge, whose object is on its subject's word: حمّل، اتهم
    "person",  # its participles are nouns of persons: كاتبة
    "nominal",  # its bare perfect is more often a noun: نقل، رد
    "claims",  # a noun that claims without naming who: حجة، أنباء
    "posts",  # a noun that reports before a colon by itself: وفي تغريدة أخرى: …
]


class VerbRow(msgspec.Struct, frozen=True):
    """A line of `reporting_verbs.tsv`."""

    perfect: str
    imperfect: str
    masdars: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    use: Use = "say"
    traits: tuple[Trait, ...] = ()
    example: str = ""
