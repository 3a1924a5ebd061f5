"""The other stories a page points at: a headline with its link, under the label of their list.

They stand in zones named for them, in lists after a label such as «أخبار ذات صلة», or between the paragraphs of the
article. Menus and buttons are not stories: a headline has four words at least.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from isnad.reading.furniture import role
from isnad.reading.html.articles import Found
from isnad.reading.html.kinds import is_headline
from isnad.reading.html.pieces import Frame, Piece, Pieces, squash
from isnad.reading.lines import Line
from isnad.reading.metadata import web_address

_ZONES = frozenset({"related", "nav"})


class Invitation(NamedTuple):
    """A story pointed at; `url` is absolute http(s) or None."""

    headline: Piece
    section: Piece | None
    summary: Piece | None
    url: str | None


def find_invitations(pieces: Pieces, found: list[Found], base: str | None) -> list[Invitation]:
    """Every story pointed at, in order, each headline once."""
    inside = {index: kind for article in found for _, kind, index in article.lines if index is not None}
    told = {squash(article.title) for article in found}
    invitations: list[Invitation] = []
    section: Piece | None = None
    root: Frame | None = None
    for piece in pieces.items:
        kind = inside.get(piece.index)
        if kind not in (None, "teaser"):
            section = root = None
            continue
        here = piece.frame.root
        if here is not root:
            section, root = None, here
        if kind is None and _is_section(piece):
            section = piece
        if kind == "teaser" or (is_headline(piece) and _may_invite(piece)):
            key, last = squash(piece.text), invitations[-1] if invitations else None
            if key in told:
                continue
            if last and last.headline.href == piece.href and last.headline.index == piece.index - 1:
                invitations[-1] = last._replace(summary=piece)  # one link around a headline and its summary
                continue
            told.add(key)
            summary = _summary(pieces, piece, inside) if kind is None else None
            invitations.append(Invitation(piece, section, summary, web_address(piece.href, base)))
    return invitations


def _may_invite(piece: Piece) -> bool:
    """Whether a link outside the articles may be a story: not in a zone of buttons or tags, not a button's words."""
    if piece.noise and piece.zone not in _ZONES:
        return False
    return role(Line(piece.text, 0, len(piece.text))) in ("text", "paragraph", "caption", "link", "byline")


def _is_section(piece: Piece) -> bool:
    """Whether a short line is the label of the list below it."""
    if len(piece.text) > 40 or piece.text.count(" ") > 4 or piece.linked or any(map(str.isdigit, piece.text)):
        return False
    return piece.zone == "related" or piece.level >= 2


def _summary(pieces: Pieces, headline: Piece, inside: Mapping[int, str]) -> Piece | None:
    """The line under a headline in the same item of its list, when it reads as prose."""
    following = pieces.items[headline.index + 1 : headline.index + 2]
    if not following or not following[0].prose or following[0].index in inside:
        return None
    item = headline.frame.parent
    shared = item is not None and item.first <= following[0].index < item.last and item.last - item.first <= 6
    return following[0] if shared else None
