"""Pages: templates with everything escaped, labels in the reader's language, links that keep what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from isnad.desk import marks
from isnad.exports.labels import LANGUAGES, Label, labels
from isnad.lexicon.tables import read_table

SECTIONS = (
    "incidents", "casualties", "quotations", "events", "people", "groups", "map", "articles", "review", "paste",
)  # fmt: skip
"""What the head of every page leads to, in order; the overview is the name of the desk itself."""


def language(request: Request) -> str:
    """`?lang=`, Arabic unless it says English."""
    lang = request.query_params.get("lang", "ar")
    return lang if lang in LANGUAGES else "ar"


@lru_cache(maxsize=2)
def words(lang: str) -> Callable[[str], str]:
    """The label of a key in a language: the desk's own (`lexicon/data/desk.tsv`), then those of every export."""
    own = {row.key: getattr(row, lang) for row in read_table("desk", Label)}
    others = labels(lang)
    return lambda key: own.get(key) or others(key)


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates: autoescaped, and a name that is not given is an error, not an empty space."""
    env = Environment(
        loader=PackageLoader("isnad.desk"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(marks=marks, sections=SECTIONS)
    return env


def render(request: Request, template: str, context: Mapping[str, Any], status: int = 200) -> HTMLResponse:
    """A page of the desk. Templates see `t` (label of a key), `lang`, `link` (`Links`) and `path` beside `context`."""
    lang = language(request)
    links = Links(request)
    body = environment().get_template(template).render(
        t=words(lang), lang=lang, dir="rtl" if lang == "ar" else "ltr", link=links, path=request.url.path,
        review=request.app.state.desk.review, **context,
    )  # fmt: skip
    return HTMLResponse(body, status)


class Links:
    """Addresses of other views: the language is kept, and of the same view what is chosen too."""

    def __init__(self, request: Request) -> None:
        self.path = request.url.path
        self.chosen = [(k, v) for k, v in parse_qsl(request.url.query, keep_blank_values=False) if k != "after"]
        self.kept = [(k, v) for k, v in self.chosen if k == "lang"]

    def to(self, path: str, **query: object) -> str:
        """Another view."""
        return _address(path, [*self.kept, *((k, str(v)) for k, v in query.items() if v not in (None, ""))])

    def here(self, **query: object) -> str:
        """This view with some of its choices changed; None or an empty value takes one away."""
        others = [(k, v) for k, v in self.chosen if k not in query]
        return _address(self.path, [*others, *((k, str(v)) for k, v in query.items() if v not in (None, ""))])

    def twin(self, form: str) -> str:
        """The rows of this view in another format: csv, json, jsonl or geojson."""
        return _address(f"{self.path.rstrip('/') or '/overview'}.{form}", self.chosen)


def _address(path: str, query: list[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(query)}" if query else path
