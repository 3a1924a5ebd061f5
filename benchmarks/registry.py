"""The benchmarks of the report, in its order; one more is a module and a line here.

Each is a module of this package with a `report() -> str` in Markdown; the first line of its docstring is its heading.
"""

from __future__ import annotations

from importlib import import_module

BENCHMARKS = ("start", "reading", "html_pages", "segmentation", "stages", "geocoding", "peers", "scaling")


def section(name: str) -> str:
    """The heading and the report of one benchmark."""
    module = import_module(f"benchmarks.{name}")
    heading = (module.__doc__ or name).partition("\n")[0].rstrip(".")
    return f"## {name}: {heading}\n\n{module.report().strip()}\n"
