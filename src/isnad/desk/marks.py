"""Small pieces of markup that every view needs, each isolated so that no direction spills over."""

from __future__ import annotations

from markupsafe import Markup


def ltr(value: object) -> Markup:
    """A number, a date, an id, an address: left to right whatever stands around it."""
    return Markup('<bdi dir="ltr">{}</bdi>').format("" if value is None else value)


def name(value: object) -> Markup:
    """A name: by its own direction."""
    return Markup("<bdi>{}</bdi>").format("" if value is None else value)
