"""What a plain page's notes say: what is kept but not read, and why there may be nothing to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from isnad.records import BlockKind

_UNREAD: tuple[tuple[BlockKind, str, str], ...] = (
    ("repeat", "repeat of a line that stands before", "repeats of lines that stand before"),
    ("caption", "caption", "captions"),
    ("control", "page control", "page controls"),
    ("other", "section label or line outside any article", "section labels and lines outside any article"),
)


def run_of_teasers(count: int, label: str | None, first: int, last: int) -> str:
    """One run of related stories; `first` and `last` are line numbers, from 1; `label` is null where none opens it.

    >>> run_of_teasers(5, "مقالات ذات صلة", 52, 80)
    '5 teasers under «مقالات ذات صلة» (lines 52–80) are kept but not read'
    """
    what = "1 teaser" if count == 1 else f"{count} teasers"
    under = f" under «{label}»" if label else ""
    lines = f"line {first}" if first == last else f"lines {first}–{last}"
    return f"{what}{under} ({lines}) {'is' if count == 1 else 'are'} kept but not read"


def lone_teasers(count: int, one: str, many: str) -> str:
    """Teasers that no run holds: links in the text, or a list of headlines."""
    return f"1 {one} is kept but not read" if count == 1 else f"{count} {many} are kept but not read"


def unread(kinds: Iterable[BlockKind]) -> tuple[str, ...]:
    """One note that counts the other blocks that are kept but not read; none where there are none."""
    counts = Counter(kinds)
    parts = [f"{counts[kind]:,} {one if counts[kind] == 1 else many}" for kind, one, many in _UNREAD if counts[kind]]
    if not parts:
        return ()
    return (f"kept but not read: {', '.join(parts)}",)


def nothing(kinds: Iterable[BlockKind]) -> str:
    """Why a page has no article."""
    counts = Counter(kinds)
    if counts["teaser"]:
        return "no article found: the page holds headlines of other stories, and no running text"
    if counts["caption"]:
        return "no article found: the page holds captions, and no running text"
    return "no article found: the page holds labels and controls, and no running text"
