"""Later mentions of a body by its head word alone: «حركة النور … الحركة», «سانا … الوكالة», «وزارة الصحة … الوزارة»."""

from __future__ import annotations

from functools import lru_cache

from isnad.arabic.fold import fold
from isnad.lexicon.tables import read_table
from isnad.mentions.view import View
from isnad.mentions.wordclass import ADJECTIVE, AL, HEAD, NISBA
from isnad.mentions.wordlists import GroupRow, HeadRow

ARTICLE = "ال"


@lru_cache(maxsize=1)
def later_heads() -> frozenset[str]:
    """Folded heads that with the article stand for the body of that head named before."""
    return frozenset(fold(row.head) for row in read_table("group_heads", HeadRow) if row.later)


@lru_cache(maxsize=1 << 12)
def heads_of(row: GroupRow) -> frozenset[str]:
    """The heads a listed body is called by: حركة for حماس."""
    return frozenset(fold(name.split()[0]) for name in row.names) & later_heads()


def bare_head(seen: View, i: int, last: int) -> tuple[str, int] | None:
    """The head and its offset where token i is one with the article and nothing describes it, before token `last`."""
    sense = seen.senses[i]
    key, cut = (sense.key, 0) if sense.whole & HEAD else (sense.stem, sense.cut)
    head = key.removeprefix(ARTICLE)
    if head == key or head not in later_heads():
        return None
    ahead = seen.senses[i + 1].whole if i + 1 < last else 0
    return None if ahead & AL and ahead & (NISBA | ADJECTIVE) else (head, cut)
