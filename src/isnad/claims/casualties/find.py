"""Casualties: so many people harmed, where, when, how, by whom, on whose word.

A sentence with a word of harm is read by `RULES` in order; each finds counts and gives them an effect, and a count
belongs to the first rule that takes it. Then each claim gets its arguments from the words around it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from isnad.claims.casualties.acts import acts
from isnad.claims.casualties.deeds import deeds, exposed
from isnad.claims.casualties.line import Claim, Line
from isnad.claims.casualties.lists import among
from isnad.claims.casualties.pronouns import described, forced, pronouns
from isnad.claims.casualties.records import Maker
from isnad.claims.casualties.scene import Scene
from isnad.claims.casualties.tolls import between, counted, nothing, reckoned, tolls
from isnad.draft import Draft
from isnad.records import Casualty

Rule: TypeAlias = Callable[[Line], Iterator[Claim]]

RULES: tuple[Rule, ...] = (
    between,  # أكثر من 2000 بين قتيل وجريح
    nothing,  # دون وقوع إصابات
    tolls,  # ارتفع عدد القتلى إلى 15
    reckoned,  # 19 عاملاً ما زالوا في عداد المفقودين
    deeds,  # مقتل خمسة وإصابة 12
    exposed,  # تعرض عاملان لإصابات
    acts,  # قُتل خمسة، 14 جندياً قتلوا
    pronouns,  # عشرة شبان اعتقلهم الجيش
    forced,  # أجبرت السكان على النزوح
    described,  # الشخصين المصابين
    counted,  # ثلاثة قتلى، سقوط جرحى
    among,  # بينهم طفلان
)


def find_casualties(draft: Draft) -> tuple[Casualty, ...]:
    """The casualties of an article, in the order of the text."""
    scene = Scene(draft)
    if not scene.told:
        return ()
    maker = Maker(scene)
    for told in scene.told:
        line = Line(scene, told)
        for rule in RULES:
            line.claims.extend(list(rule(line)))
        maker.add(line)
    return maker.records()
