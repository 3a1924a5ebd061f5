"""Quotation marks paired: which open, which close, what to do with those that never do.

A mark's glyph tells little in Arabic print: «"» has one shape for both ends, “ and ” are set either way round. So a
mark opens where space or a proclitic stands before it and a letter after it, closes in the opposite place, and where
both or neither hold it does whatever is due. Pairs nest. A quotation that never closes ends with its sentence, unless
the next paragraph takes it up: it opens with a mark again (the printer's custom), or its first mark closes.

    قال: «بدأنا العمل.          one quotation over two paragraphs, the mark set again
    «وسننهيه غداً».

Every mark is pushed and popped once: linear in the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from isnad.arabic.sentences import Sentence
from isnad.arabic.tokens import Tokens

_FAMILY = {
    **dict.fromkeys("«»", "guillemet"),
    **dict.fromkeys("‹›", "angle"),
    **dict.fromkeys('"“”„‟″〝〞', "double"),
    **dict.fromkeys("'‘’‚", "single"),
}
_OPENS = frozenset("«‹“„‘‚")
_CLOSES = frozenset("»›”’")
_BEFORE_OPENING = frozenset("([{:؛،,/-–—")
_AFTER_CLOSING = frozenset(".،,؛:!؟?)]}…/-–—")
_ATTACHED = frozenset(("و", "ف", "ب", "ل", "ك", "وب", "ول", "لل", "فل", "فب"))


LONGEST_UNCLOSED = 300  # tokens that a mark which never closes may hold


class Quote(NamedTuple):
    """Tokens `[first, last)` stand inside; the opening mark is at `first - 1`, `after` follows the closing mark.

    `depth` is 0 for a quotation inside no other. `closed` is False where the mark was never closed, `goes_on` True
    where the next paragraph takes the quotation up with a mark of its own.
    """

    first: int
    last: int
    after: int
    depth: int
    closed: bool
    goes_on: bool = False

    @property
    def length(self) -> int:
        """Tokens inside."""
        return self.last - self.first


class Quotes:
    """The quotations of an article by their places.

    `opening[i]` is the quotation whose opening mark is token i, `ending[i]` the one that ends before token i, its
    closing mark included.
    """

    __slots__ = ("ending", "opening", "outer")

    def __init__(self, quotes: Sequence[Quote], tokens: int) -> None:
        self.opening = {q.first - 1: q for q in quotes}
        self.ending = {q.after: q for q in sorted(quotes, key=lambda q: -q.depth)}
        self.outer: list[int] = []
        if quotes:
            self.outer = [-1] * tokens
            for q in quotes:
                if not q.depth:
                    self.outer[q.first : q.last] = [q.first - 1] * q.length

    def around(self, i: int) -> Quote | None:
        """The outermost quotation that token i stands in."""
        at = self.outer[i] if self.outer else -1
        return self.opening[at] if at >= 0 else None


class _Mark(NamedTuple):
    at: int
    family: str
    side: int  # 1 opens, -1 closes, 0 either
    paragraph: int


def pair(tokens: Tokens, sentences: Sequence[Sentence]) -> Quotes:
    """The quotations of an article.

    >>> from isnad.arabic.sentences import split
    >>> from isnad.records import Block
    >>> text = 'قال: "بدأ العمل".'
    >>> tokens, sentences = split(text, [Block(kind="body", start=0, end=len(text))])
    >>> [(q.first, q.last) for q in pair(tokens, sentences).opening.values()]
    [(3, 5)]
    """
    marks = list(_marks(tokens, sentences))
    if not marks:
        return Quotes((), len(tokens))
    return Quotes(_paired(marks, tokens, sentences), len(tokens))


def _marks(tokens: Tokens, sentences: Sequence[Sentence]) -> list[_Mark]:
    found = []
    keys = tokens.keys
    for sentence in sentences:
        for i in range(sentence.first, sentence.last):
            family = _FAMILY.get(keys[i])
            if family is None:
                continue
            side = _side(tokens, i, sentence)
            if family != "single" or side:
                found.append(_Mark(i, family, side, sentence.block))
    return found


def _side(tokens: Tokens, i: int, sentence: Sentence) -> int:
    """What the mark's surroundings say; the glyph decides for guillemets, and where the surroundings do not."""
    glyph = tokens.keys[i]
    if glyph in "«»":
        return 1 if glyph == "«" else -1
    opens = i == sentence.first or tokens.gap(i) or tokens.keys[i - 1][-1] in _BEFORE_OPENING or _attached(tokens, i)
    closes = i + 1 >= len(tokens) or tokens.gap(i + 1) or tokens.keys[i + 1][0] in _AFTER_CLOSING
    if opens != closes:
        return 1 if opens else -1
    return 0


def _attached(tokens: Tokens, i: int) -> bool:
    return tokens.keys[i - 1] in _ATTACHED


def _paired(marks: list[_Mark], tokens: Tokens, sentences: Sequence[Sentence]) -> list[Quote]:
    quotes: list[Quote] = []
    stack: list[_Mark] = []
    ends = _Ends(sentences)
    left = Counter((mark.paragraph, mark.family) for mark in marks)
    for mark in marks:
        if stack and stack[-1].paragraph != mark.paragraph:
            _leave_paragraph(stack, mark, tokens, ends, quotes)
        top = next(
            (k for k in range(len(stack) - 1, max(len(stack) - 4, -1), -1) if stack[k].family == mark.family), -1
        )
        left[mark.paragraph, mark.family] -= 1
        misplaced = mark.side < 0 and top < 0 and mark.family == "double" and left[mark.paragraph, mark.family] % 2 == 1
        if mark.side > 0 or (mark.side == 0 and top < 0) or misplaced:
            stack.append(mark)
        elif top >= 0:
            quotes += [_unclosed(lost, ends, top + 1, limit=mark.at) for lost in stack[top + 1 :]]
            opened = stack[top]
            del stack[top:]
            quotes.append(Quote(opened.at + 1, mark.at, mark.at + 1, top, True))
    for depth, lost in enumerate(stack):
        quotes.append(_shared(lost, tokens, ends, depth, quotes) or _unclosed(lost, ends, depth))
    return [q for q in quotes if q.length > 0]


def _leave_paragraph(stack: list[_Mark], mark: _Mark, tokens: Tokens, ends: _Ends, quotes: list[Quote]) -> None:
    """Settle what the paragraph before left open, seeing the first mark of a later one."""
    bottom = stack[0]
    goes_on = mark.paragraph == ends.following(bottom.at) and mark.family == bottom.family
    again = goes_on and mark.side >= 0 and _opens_paragraph(tokens, mark.at)
    if goes_on and mark.side < 0 and not again:
        del stack[1:]  # its closing mark stands in this paragraph
        return
    for depth, lost in enumerate(stack):
        quote = _shared(lost, tokens, ends, depth, quotes) or _unclosed(lost, ends, depth)
        if again and depth == 0:
            quote = Quote(quote.first, mark.at, mark.at, 0, closed=False, goes_on=True)
        quotes.append(quote)
    stack.clear()


def _opens_paragraph(tokens: Tokens, i: int) -> bool:
    return i == 0 or "\n" in tokens.text[tokens.ends[i - 1] : tokens.starts[i]]


class _Ends:
    """Where a token's sentence ends, and which block follows its own."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._firsts = [s.first for s in sentences]
        self._last = {s.block: s.last for s in sentences}
        blocks = list(dict.fromkeys(s.block for s in sentences))
        self._following = dict(zip(blocks, [*blocks[1:], -1], strict=True))

    def end(self, i: int) -> int:
        """One past the last token of token i's sentence."""
        return self._of(i).last

    def block_end(self, i: int) -> int:
        """One past the last token of token i's block."""
        return self._last[self._of(i).block]

    def following(self, i: int) -> int:
        """The block after token i's."""
        return self._following[self._of(i).block]

    def _of(self, i: int) -> Sentence:
        return self._sentences[bisect_right(self._firsts, i) - 1]


def _shared(mark: _Mark, tokens: Tokens, ends: _Ends, depth: int, quotes: list[Quote]) -> Quote | None:
    """A quotation closed by the same mark as the one inside it, at the paragraph's end: «… في حملة «معا»."""
    inner = quotes[-1] if quotes else None
    if depth or inner is None or inner.depth != 1 or inner.first <= mark.at or not inner.closed:
        return None
    if tokens.keys[inner.first - 2] == ":":  # «… العمل. وأضاف: «بدأنا»: words of their own
        return None
    if inner.after - mark.at > LONGEST_UNCLOSED or ends.block_end(mark.at) - inner.after > 1:
        return None
    return Quote(mark.at + 1, inner.last, inner.after, 0, True)


def _unclosed(mark: _Mark, ends: _Ends, depth: int, limit: int | None = None) -> Quote:
    end = min(ends.end(mark.at), mark.at + 1 + LONGEST_UNCLOSED)
    end = end if limit is None else min(limit, end)
    return Quote(mark.at + 1, end, end, depth, False)
