"""Corpora are the tests: sentences with the answer written into them.

    قال [speaker:سالم الراوي] إن [killed=12:12 شخصاً] قُتلوا في [place=city:وادي النور] [date=2024-11-28:أمس].

`[label:text]` or `[label=value:text]` marks a span; marks may nest; `\\[` and `\\]` are brackets. `parse` gives the
bare text and the marks with their exact offsets. A line without marks expects no
record: a negative corpus is such lines.

A corpus file (`tests/corpora/NAME.txt`) holds one example a line; `#` begins a comment line; `@published 2024-11-29`
sets the publication date of the lines below it (`@published null` unsets it). ` ⏎ ` in a line stands for a line break.
All examples are invented.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "corpora"


class Mark(NamedTuple):
    """An expected span; sorts by place."""

    start: int
    end: int
    label: str
    value: str | None
    text: str


class Example(NamedTuple):
    """A sentence and the spans it must give."""

    text: str
    marks: tuple[Mark, ...]
    published: str | None
    line: int

    def labelled(self, *labels: str) -> list[Mark]:
        """The marks with one of these labels."""
        return [m for m in self.marks if m.label in labels]


def parse(line: str) -> tuple[str, tuple[Mark, ...]]:
    """The bare text of a marked line, and its marks in order of place."""
    out: list[str] = []
    marks: list[Mark] = []
    opened: list[tuple[str, str | None, int]] = []
    i = length = 0
    while i < len(line):
        char = line[i]
        if char == "\\" and line[i + 1 : i + 2] in ("[", "]"):
            out.append(line[i + 1])
            i, length = i + 2, length + 1
        elif char == "[":
            head, _, _ = line[i + 1 :].partition(":")
            label, equals, value = head.partition("=")
            opened.append((label, value if equals else None, length))
            i += len(head) + 2
        elif char == "]":
            label, kept, start = opened.pop()
            marks.append(Mark(start, length, label, kept, "".join(out)[start:length]))
            i += 1
        else:
            out.append(char)
            i, length = i + 1, length + 1
    assert not opened, f"unclosed mark in {line!r}"
    return "".join(out), tuple(sorted(marks))


def load(name: str) -> list[Example]:
    """The examples of `tests/corpora/{name}.txt`."""
    published: str | None = None
    examples = []
    for number, line in enumerate((FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("@published"):
            value = line.split()[1]
            published = None if value == "null" else value
        elif line.strip() and not line.startswith("#"):
            text, marks = parse(line.replace(" ⏎ ", "\n"))
            examples.append(Example(text, marks, published, number))
    assert examples, f"empty corpus {name}"
    return examples


def ids(example: Example) -> str:
    """A test id that leads back to the line."""
    return f"line{example.line}"
