"""Line breaks inside a block of HTML: those that end a line of sense, and those that only wrap it."""

from __future__ import annotations

from typing import TypeAlias

from isnad.reading.lines import bare
from isnad.reading.page_words import lists

Chunk: TypeAlias = tuple[str, str | None, bool]
"""Text, the address of the link it is in, whether it is bold."""
BREAK = "\n"
_STOPS = tuple('.!؟?»"”:؛…)]')
_WRAPPED = 8  # words: a longer line without a stop before a single <br> is a paragraph that goes on


def lines_of(chunks: list[Chunk], heading: bool) -> list[list[Chunk]]:
    """Chunks cut at the line breaks that end a line of sense, and between a label and the link after it."""
    lines: list[list[Chunk]] = [[]]
    breaks = 0
    for chunk in chunks:
        if chunk[0] == BREAK:
            breaks += 1
        elif chunk[0] == " " and breaks:
            continue
        else:
            if breaks and (breaks > 1 or not heading) and _ends(lines[-1], breaks, chunk):
                lines.append([])
            elif breaks:
                lines[-1].append((" ", None, False))
            elif chunk[1] is not None and _is_label(lines[-1]):
                lines.append([])
            lines[-1].append(chunk)
            breaks = 0
    return lines


def _ends(line: list[Chunk], breaks: int, following: Chunk) -> bool:
    """Whether a line break ends the line: double, after a stop, after a link, after a line too short to be wrapped."""
    text = "".join(chunk for chunk, _, _ in line).rstrip()
    if breaks > 1 or text.endswith(_STOPS) or text.count(" ") < _WRAPPED:
        return True
    hrefs = {href for chunk, href, _ in line if not chunk.isspace()}
    return None not in hrefs and following[1] not in hrefs


def _is_label(line: list[Chunk]) -> bool:
    if not 0 < len(line) < 4:
        return False
    text = "".join(chunk for chunk, _, _ in line)
    return len(text) < 40 and ":" not in text and bare(text) in lists().labels
