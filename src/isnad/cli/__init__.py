"""The commands. Data goes to standard output; progress, notes of failures and errors to standard error.

Exit codes: 0 all was read · 1 some inputs could not be read, the rest were · 2 wrong usage · 3 no input could be read ·
4 the ledger cannot be used · 5 the output could not be written · 70 a defect of Isnad · 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import sys

import click

from isnad.cli.batch import batch_command
from isnad.cli.claims import casualties_command, events_command, quotes_command
from isnad.cli.desk import desk_command
from isnad.cli.ledger import LEDGER_COMMANDS
from isnad.cli.read import explain_command, read_command
from isnad.cli.setup import completion_command, schema_command, show_version
from isnad.errors import IsnadError


@click.group(
    epilog="Exit codes: 0 ok, 1 some inputs failed, 2 usage, 3 nothing read, 4 ledger, 5 output, 130 interrupted."
)
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=show_version,
              help="Print the versions of the engine, its rules and its word lists.")  # fmt: skip
def commands() -> None:
    """Isnad reads Arabic news and keeps a sourced ledger of what was reported.

    \b
    isnad read page.html
    isnad read --published 2024-11-29 خبر.txt
    """


for command in (read_command, quotes_command, casualties_command, events_command, *LEDGER_COMMANDS, batch_command,
                desk_command, explain_command, schema_command, completion_command):  # fmt: skip
    commands.add_command(command)


def main() -> None:
    """The `isnad` program."""
    gc.set_threshold(100_000, 20, 100)  # word lists live to the end: to look for garbage in them slows the start
    try:
        code = commands.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("isnad: interrupted", err=True)
        code = 130
    except IsnadError as error:
        click.echo(f"isnad: {error}", err=True)
        code = error.exit_code
    except BrokenPipeError:  # the reader of our output went away (`| head`): nothing to say, nothing lost
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except OSError as error:
        click.echo(f"isnad: {error.filename or 'output'}: {error.strerror}. Nothing more was written.", err=True)
        code = 5
    sys.exit(code or 0)
