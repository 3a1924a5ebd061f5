"""Sentences: where they end, that they cover every token once, that hostile input stays cheap."""

from __future__ import annotations

import pytest
from hypothesis import given

from corpus import FOLDER
from isnad.arabic.sentences import split
from isnad.records import Block, BlockKind
from test_fold import texts

LINES = [
    line.replace(" ⏎", "\n")
    for line in (FOLDER / "sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def cut(text: str, kind: BlockKind = "body") -> list[str]:
    tokens, sentences = split(text, [Block(kind=kind, start=0, end=len(text))])
    return [text[tokens.starts[s.first] : tokens.ends[s.last - 1]] for s in sentences]


@pytest.mark.parametrize("line", LINES)
def test_corpus(line: str) -> None:
    assert cut(line.replace("‖", "")) == [part.strip() for part in line.split("‖")]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\n\n \n"])
def test_a_line_break_ends_a_sentence(line_break: str) -> None:
    assert cut(f"قال شهود{line_break}ثم عادوا") == ["قال شهود", "ثم عادوا"]


@pytest.mark.parametrize("title", ["الهدنة.. ماذا بعد", "الهدنة... ماذا بعد", "الهدنة… ماذا بعد"])
def test_an_ellipsis_does_not_end_a_title(title: str) -> None:
    assert cut(title, "title") == [title]


def test_blocks_that_are_not_read_have_no_tokens() -> None:
    text = "عنوان\nالصورة: قال\nوقال شهود. ثم"
    blocks = [
        Block(kind="title", start=0, end=5),
        Block(kind="caption", start=6, end=17),
        Block(kind="body", start=18, end=len(text)),
    ]
    tokens, sentences = split(text, blocks)
    assert [w.surface for w in tokens.words] == ["عنوان", "وقال", "شهود", ".", "ثم"]
    assert [(s.first, s.last, s.block, s.kind) for s in sentences] == [
        (0, 1, 0, "title"),
        (1, 4, 2, "body"),
        (4, 5, 2, "body"),
    ]


@given(texts)
def test_sentences_cover_every_token_once(text: str) -> None:
    half = len(text) // 2
    tokens, sentences = split(
        text, [Block(kind="body", start=0, end=half), Block(kind="body", start=half, end=len(text))]
    )
    covered = [i for s in sentences for i in range(s.first, s.last)]
    assert covered == list(range(len(tokens)))
    assert len(tokens.keys) == len(tokens.words)


@pytest.mark.parametrize(
    "text",
    ["ق" * 200_000, "ـ" * 200_000, "ق" + "\u200f" * 200_000, "أ." * 100_000, "أ.ب" * 70_000, "." * 200_000,
     ". " * 100_000, "«" * 200_000, "a@" * 100_000, "a1" * 100_000, "www." * 50_000, "http://" + "." * 200_000,
     "1," * 100_000, "\n" * 200_000],
)  # fmt: skip
def test_hostile_runs_are_cut_like_any_other(text: str) -> None:
    tokens, sentences = split(text, [Block(kind="body", start=0, end=len(text))])
    assert sum(s.last - s.first for s in sentences) == len(tokens)
