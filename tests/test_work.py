"""The work of reading grows with the text: twice as long a sentence, about twice as many calls."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

import isnad

PIECES = (
    "وقتل خمسة جنود وأصيب سبعة آخرون في انفجار قرب طرابلس ",
    "وقتل خمسة جنود في طرابلس يوم 12 مارس 2031 وقال مسعفون إن سبعة أصيبوا الجمعة ",
    "وقتل 7 جنود في طرابلس و8 في حلب و9 في دمشق، وأصيب 10 في حمص الاثنين؛ ",
    "وقال سالم الراوي إن الطريق مغلق وأضاف أن العمل مستمر ",
    "واستقبل الوزير سالم الراوي نظيره القطري وهاجم مسلحون القافلة ",
    "وسالم الراوي وهند القاسم ومنى الحداد وفي دمشق وحلب وحمص ",
    "و20 ألف دولار و3 أيام وخمسة وعشرون كيلومترا و12 مارس ",
    '«قال الوزير «إن الطريق» مغلق» و"هناك" (في البلدة) ',
    "قتل خمسة جنود في انفجار قرب طرابلس، وقال مسعفون إن سبعة أصيبوا.\n",
)
MOST = 2.4  # times the calls, for twice the text


def calls(text: str) -> int:
    """The calls of Python functions that reading a text takes."""
    count = 0

    def counted(frame: FrameType, event: str, arg: Any) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        isnad.read("خبر\n" + text, published="2031-03-14")
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("piece", PIECES)
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    calls(piece)  # what is kept for each spelling is made once
    assert calls(piece * 160) < MOST * calls(piece * 80)
