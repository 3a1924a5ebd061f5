"""The commands of a ledger, in the order the help lists them."""

from __future__ import annotations

import click

from isnad.cli.ledger_export import export_command
from isnad.cli.ledger_incidents import incidents_command
from isnad.cli.ledger_read import check_command, query_command, search_command
from isnad.cli.ledger_write import add_command, import_command, remove_command

LEDGER_COMMANDS: tuple[click.Command, ...] = (
    add_command, query_command, search_command, incidents_command, export_command, import_command, remove_command,
    check_command,
)  # fmt: skip
