"""The JSON-LD of a page, however broken: its articles, with what they say of themselves.

Sites write line breaks inside strings, comments, trailing commas, HTML entities, several objects in a row, or cut the
block off; each repair is tried in turn, and where none helps, the few fields that matter are read by their names.
"""

from __future__ import annotations

import html
import json
import re
from typing import Any

import msgspec

from isnad.reading.html.dom import CONTROLS

_TYPES = re.compile("article|posting|report|blogpost", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->|<!\[CDATA\[|\]\]>|^\s*//[^\n]*$", re.DOTALL | re.MULTILINE)
_TRAILING = re.compile(r",(?=\s*[}\]])")
_FIELD = re.compile(
    r'"(headline|datePublished|dateModified|dateCreated|inLanguage)"\s*:\s*"((?:[^"\\]|\\.){0,500})"', re.DOTALL
)
_NODES = 2_000  # objects looked at in one page: no site needs more, and a page may hold millions
_STORIES = 20
_FIELD_LENGTH = 2_000
_LENGTH = 500_000


class Story(msgspec.Struct, frozen=True):
    """One article object: empty strings where it says nothing."""

    headline: str = ""
    published: str = ""
    modified: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    language: str = ""
    live: bool = False
    body: str = ""


def stories(blocks: list[str]) -> tuple[Story, ...]:
    """The articles described by the JSON-LD blocks of one page, in order, each headline once."""
    found: dict[str, Story] = {}
    for block in blocks:
        for node in _nodes(_load(block[:_LENGTH])):
            if _is_article(node):
                story = _story(node)
                found.setdefault(story.headline or story.published, story)
    return tuple(found.values())[:_STORIES]


def _load(block: str) -> Any:
    text = block.strip().lstrip("\ufeff")
    for repair in (lambda t: t, lambda t: _TRAILING.sub("", _COMMENT.sub("", t)), html.unescape):
        text = repair(text).strip().rstrip(";")
        try:
            return json.JSONDecoder(strict=False).decode(text)
        except ValueError:
            continue
        except RecursionError:
            return []
    return _several(text) or _fields(text)


def _several(text: str) -> list[Any]:
    """Objects written one after the other; [] when the first does not parse."""
    decoder, at = json.JSONDecoder(strict=False), 0
    values: list[Any] = []
    while len(values) < _NODES and (at := text.find("{", at)) >= 0:
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return values
        values.append(value)
    return values


def _fields(text: str) -> list[Any]:
    """The fields of a block that is not JSON, by their names; of each the first."""
    node: dict[str, str] = {}
    for name, value in _FIELD.findall(text):
        node.setdefault(name, value.replace('\\"', '"').replace("\\/", "/"))
    return [{"@type": "NewsArticle", **node}] if node else []


def _nodes(value: Any) -> list[dict[str, Any]]:
    """Every object inside, outermost first; a bounded number of them."""
    queue, nodes = [value], []
    for item in queue:
        if len(queue) > _NODES * 10:
            break
        if isinstance(item, dict):
            nodes.append(item)
            queue += [v for v in item.values() if isinstance(v, dict | list)]
        elif isinstance(item, list):
            queue += item
    return nodes[:_NODES]


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(_TYPES.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str))


def _story(node: dict[str, Any]) -> Story:
    return Story(
        headline=_text(node.get("headline")) or _text(node.get("name")),
        published=_text(node.get("datePublished")) or _text(node.get("dateCreated")) or _text(node.get("uploadDate")),
        modified=_text(node.get("dateModified")),
        authors=tuple(_people(node.get("author")) or _people(node.get("creator"))),
        publisher=_name(node.get("publisher")),
        language=_text(node.get("inLanguage")),
        body=_body(node.get("articleBody")),
        live="live" in str(node.get("@type")).lower(),
    )


def _text(value: Any) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    return " ".join(CONTROLS.sub(" ", html.unescape(value[:_FIELD_LENGTH])).split()) if isinstance(value, str) else ""


def _body(value: Any) -> str:
    """The text of an article, its markup taken out and its line breaks kept."""
    if not isinstance(value, str):
        return ""
    text = CONTROLS.sub(" ", html.unescape(_BREAKS.sub("\n", value)))
    return _MARKUP.sub(" ", text).replace("\\n", "\n")


_BREAKS = re.compile(r"<(?:br|/p|/div|/h\d)\b[^<>]*>", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]{0,500}>")


def _name(value: Any) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _people(value: Any) -> list[str]:
    """Names of persons; an organisation as author is the outlet, not somebody."""
    people = []
    for item in value if isinstance(value, list) else [value]:
        organisation = isinstance(item, dict) and "Organization" in str(item.get("@type"))
        if (name := _name(item)) and not organisation and "://" not in name:
            people.append(name)
    return people
