"""Word F1 of clitic segmentation on the invented, hand-segmented sentences of tests/corpora/clitics.txt.

    python benchmarks/segmentation.py [--errors] [FILE]

A part (proclitic, stem or pronoun) counts as found when both its ends are right. The rules that cut at nothing, and at
every known proclitic letter, are measured beside it: what the word lists buy.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from isnad.arabic.clitics import Reading, segment
from isnad.arabic.fold import fold
from isnad.arabic.tokens import word

CORPUS = Path(__file__).parents[1] / "tests" / "corpora" / "clitics.txt"
Parts = tuple[str, ...]


def gold(path: Path = CORPUS) -> list[tuple[str, Parts]]:
    """Each word of the corpus, as printed, with its folded parts; punctuation and numbers left out."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    marked = [w for line in lines for w in line.split() if any("\u0620" <= c <= "\u064a" for c in w)]
    return [(w.replace("+", ""), tuple(map(fold, w.split("+")))) for w in marked]


def parts(key: str, reading: Reading) -> Parts:
    """The folded pieces of a word as `reading` cuts it."""
    stop = len(key) - len(reading.enc)
    return tuple(p for p in (*reading.pro, key[len(reading.pro) : stop], reading.enc) if p)


def rules(surface: str) -> Parts:
    """Isnad's reading."""
    return parts(fold(surface), segment(word(surface)))


def nothing(surface: str) -> Parts:
    """No cut at all."""
    return (fold(surface),)


def first_letter(surface: str) -> Parts:
    """A cut after every و ف ب ك ل س that opens a word."""
    key = fold(surface)
    return (key[0], key[1:]) if key[0] in "وفبكلس" and len(key) > 2 else (key,)


def spans(pieces: Parts) -> set[tuple[int, int]]:
    """Offsets of the pieces in their word."""
    found, at = set(), 0
    for piece in pieces:
        found.add((at, at + len(piece)))
        at += len(piece)
    return found


def score(words: Iterable[tuple[str, Parts]], cut: Callable[[str], Parts]) -> tuple[float, float, list[str]]:
    """F1 over parts, share of words wholly right, and the wrong ones."""
    right = guessed = wanted = whole = total = 0
    wrong = []
    for surface, expected in words:
        found = cut(surface)
        right += len(spans(found) & spans(expected))
        guessed, wanted, total = guessed + len(found), wanted + len(expected), total + 1
        whole += found == expected
        if found != expected:
            wrong.append(f"{'+'.join(found)} for {'+'.join(expected)}")
    return 2 * right / (guessed + wanted), whole / total, wrong


def report(words: list[tuple[str, Parts]] | None = None) -> str:
    """A Markdown table of the three ways to cut."""
    words = words or gold()
    segment("و")  # the word lists are built at the first use
    started = time.perf_counter()
    score(words, rules)
    speed = len(words) / (time.perf_counter() - started)
    lines = ["| way to cut | F1 | words right |", "|---|---:|---:|"]
    for name, cut in (("rules", rules), ("no cut", nothing), ("first letter", first_letter)):
        f1, accuracy, _ = score(words, cut)
        lines.append(f"| {name} | {f1:.4f} | {accuracy:.4f} |")
    size = f"{len(words)} words, {sum(len(parts) for _, parts in words)} parts"
    return "\n".join(lines) + f"\n\n{size}; {speed:,.0f} words a second, none seen before.\n"


def main(arguments: list[str]) -> None:
    """Print the report, and the words cut wrongly."""
    files = [a for a in arguments if not a.startswith("-")]
    words = gold(Path(files[0]) if files else CORPUS)
    print(report(words))
    if "--errors" in arguments:
        print(*score(words, rules)[2], sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
