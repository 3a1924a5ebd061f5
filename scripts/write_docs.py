"""Write the parts of the documentation that follow from the code: `docs/schema.md` and `docs/cli.md`.

usage: python scripts/write_docs.py [--check]     (--check: exit 1 where a file differs from what it should be)
"""

from __future__ import annotations

import sys
import typing
from collections.abc import Iterator
from pathlib import Path
from types import NoneType, UnionType

import click
import msgspec

from isnad import records
from isnad.cli import commands

DOCS = Path(__file__).resolve().parents[1] / "docs"


def shown(kind: object) -> str:
    """A type as a reader of JSON calls it."""
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, UnionType):
        return " or ".join(shown(a) if a is not NoneType else "null" for a in args)
    if origin is typing.Literal:
        return " ".join(f"`{a}`" for a in args)
    if origin is tuple:
        return f"list of {shown(args[0])}"
    if kind is typing.Any:
        return "any"
    names = {str: "string", int: "integer", float: "number", bool: "true or false"}
    if isinstance(kind, type):
        return names.get(kind, f"[{kind.__name__}](#{kind.__name__.lower()})")
    return str(kind)


def schema() -> Iterator[str]:
    """Lines of docs/schema.md."""
    yield "# The records\n"
    yield "*Written by `scripts/write_docs.py` from `src/isnad/records.py`; `isnad schema` prints the JSON Schema.*\n"
    yield f"{(records.__doc__ or '').strip()}\n"
    kinds = [v for v in vars(records).values() if isinstance(v, type) and issubclass(v, records.Record)]
    for kind in sorted((k for k in kinds if k is not records.Record), key=lambda k: k.__name__ != "Document"):
        yield f"## {kind.__name__}\n"
        yield f"{' '.join((kind.__doc__ or '').split())}\n"
        yield "| field | value | default |\n|---|---|---|"
        hints = typing.get_type_hints(kind)
        for field in msgspec.structs.fields(kind):
            default = "" if field.required else f"`{msgspec.json.encode(field.default).decode()}`"
            yield f"| `{field.name}` | {shown(hints[field.name])} | {default if '{' not in default else ''} |"
        yield ""


def cli() -> Iterator[str]:
    """Lines of docs/cli.md."""
    yield "# The commands\n"
    yield "*Written by `scripts/write_docs.py` from the commands' own help.*\n"
    yield "Data goes to standard output; progress, notes of failures and errors to standard error.\n"
    yield "| exit code | meaning |\n|---|---|"
    for code, meaning in EXIT_CODES:
        yield f"| {code} | {meaning} |"
    yield ""
    context = click.Context(commands, info_name="isnad", max_content_width=100)
    for name, command in sorted(commands.commands.items()):
        inner = click.Context(command, info_name=name, parent=context, max_content_width=100, terminal_width=100)
        yield f"## isnad {name}\n\n```text\n{command.get_help(inner)}\n```\n"


EXIT_CODES = (
    (0, "everything was read"),
    (1, "some inputs could not be read; the rest were"),
    (2, "wrong usage: unknown options, a date or range that is none"),
    (3, "no input could be read"),
    (4, "the ledger cannot be used (damaged, newer, not one, busy, read-only, no room), or `check` found faults"),
    (5, "the output could not be written"),
    (70, "a defect of Isnad; please report it"),
    (130, "interrupted"),
)


def main() -> int:
    """Write both files, or compare them."""
    wrong = 0
    for name, lines in (("schema.md", schema()), ("cli.md", cli())):
        text = "\n".join(lines).rstrip() + "\n"
        path = DOCS / name
        if "--check" in sys.argv:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                print(f"docs/{name} differs from the code: run scripts/write_docs.py", file=sys.stderr)
                wrong = 1
        else:
            path.write_text(text, encoding="utf-8")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
