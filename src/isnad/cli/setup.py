"""Commands about Isnad itself: versions, the schema, shell completion."""

from __future__ import annotations

import click

from isnad.errors import UsageError


def show_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    """Print the versions and end, where `--version` is given."""
    if wanted:
        from isnad.versions import versions

        v = versions()
        click.echo(f"isnad {v.engine} (rules {v.rules}, data {v.data})")
        context.exit()


@click.command(name="schema")
def schema_command() -> None:
    """Print the JSON Schema of a document (of `read --format json`, and of each line of jsonl)."""
    import json

    from isnad.schema import document_schema

    click.echo(json.dumps(document_schema(), ensure_ascii=False, indent=1))


@click.command(name="completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion_command(shell: str) -> None:
    """Print the completion script of a shell.

    \b
    isnad completion bash >> ~/.bashrc
    """
    from click.shell_completion import get_completion_class

    maker = get_completion_class(shell)
    if maker is None:
        raise UsageError(f"no completion for {shell}")
    click.echo(maker(click.get_current_context().find_root().command, {}, "isnad", "_ISNAD_COMPLETE").source())
