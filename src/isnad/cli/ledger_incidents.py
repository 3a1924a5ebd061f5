"""`isnad incidents`: reports of one happening side by side, suggestions, and people's decisions about them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from isnad.cli.ledger_write import ledger_argument
from isnad.cli.run import bidi_option, isolate
from isnad.errors import LedgerReadOnly, UsageError

if TYPE_CHECKING:
    from isnad.exports.table import Writer
    from isnad.ledger import Ledger
    from isnad.ledger.incidents.reading import Suggestion
    from isnad.ledger.incidents.view import Incident


@click.command(name="incidents")
@ledger_argument
@click.argument("incident", required=False)
@click.option("--place", help="Any place that a report of it names.")
@click.option("--country", help="ISO code of two letters.")
@click.option("--since", metavar="DATE", help="Of that day, or later.")
@click.option("--until", metavar="DATE", help="Of that day, or earlier.")
@click.option("--cause", help="airstrike, accident, disaster, …")
@click.option("--reports", type=click.IntRange(min=1), default=1, show_default=True, help="Told by so many articles.")
@click.option("--limit", type=click.IntRange(min=1), help="Print so many at most; all of them by default.")
@click.option("--suggestions", is_flag=True, help="Print incidents that may be one, with the reasons.")
@click.option("--same", nargs=2, metavar="ONE OTHER", help="Decide that two incidents, articles or claims are of one.")
@click.option("--different", nargs=2, metavar="ONE OTHER", help="Decide that they are not.")
@click.option("--undo", metavar="ID", help="Withdraw the last decision about a claim or an incident.")
@click.option("--name", metavar="NAME", help="Who decides.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@bidi_option
def incidents_command(
    ledger: Path, incident: str | None, same: tuple[str, str] | None, different: tuple[str, str] | None,
    undo: str | None, name: str | None, suggestions: bool, form: str, bidi: str, **filters: Any,
) -> None:  # fmt: skip
    """Print the incidents of a ledger, the latest first; one of them whole, its claims side by side.

    Articles added since the last time are linked first. Nothing that is settled moves, and nothing is merged on a mere
    suggestion.

    \b
    isnad incidents news.ledger --place قندوز --reports 2
    isnad incidents news.ledger 0123456789abcdef:1:0
    isnad incidents news.ledger --same 0123456789abcdef:1:0 fedcba9876543210:1:0 --name نور
    """
    with linked_ledger(ledger) as held:
        if same or different or undo:
            _decide(held, same, different, undo, name)
        elif suggestions:
            _print(_suggested(held, incident, form, marks=isolate(bidi, None)))
        elif incident:
            _print(_whole(held, incident, form, marks=isolate(bidi, None)))
        else:
            _print(_listed(held, filters, form, marks=isolate(bidi, None)))


def linked_ledger(path: Path) -> Ledger:
    """The ledger, its new articles linked; as it is where it cannot be written."""
    from isnad.ledger import Ledger

    try:
        held = Ledger.open(path, "rw")
    except LedgerReadOnly:
        held = Ledger.open(path)
        if new := held.unlinked():
            click.echo(f"isnad: {new} articles are not linked yet; the ledger is read-only", err=True)
        return held
    if new := held.link():
        click.echo(f"isnad: {new} articles linked", err=True)
    return held


def _decide(
    ledger: Ledger, same: tuple[str, str] | None, different: tuple[str, str] | None, undo: str | None, name: str | None
) -> None:
    if not name:
        raise UsageError("a decision needs the name of who made it", hint="Give --name.")
    if same:
        ledger.same(*same, name=name)
    if different:
        ledger.different(*different, name=name)
    if undo:
        ledger.undo(ledger.anchor(undo), name=name)


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        click.echo(line)


def _listed(ledger: Ledger, filters: dict[str, Any], form: str, *, marks: bool) -> Iterator[str]:
    limit = filters.pop("limit")
    write = _writer(marks)
    for row in ledger.incidents(limit=limit, **filters):
        yield _json(row) if form == "jsonl" else _line(row, write)


def _line(row: dict[str, Any], write: Writer) -> str:
    tolls = [f"{e} {_range(row[f'{e}_min'], row[f'{e}_max'])}" for e in ("killed", "injured") if row[f"{e}_min"]]
    told = f"{row['reports']} reports"
    if row["chains"] < row["reports"]:
        told += f" ({row['chains']} texts)"
    facts = [row["first"] or "-", row["cause"] or "-", *tolls, told, row["id"]]
    words = [write.arabic(row[name]) for name in ("place", "title") if row[name]]
    return "\n    ".join(["  ".join(facts), *words])


def _range(low: int | None, high: int | None) -> str:
    return f"{low}" if low == high else f"{low}-{high}"


def _whole(ledger: Ledger, name: str, form: str, *, marks: bool) -> Iterator[str]:
    found = ledger.incident(name)
    if found is None:
        raise UsageError("no such incident", where=name, hint="`isnad incidents LEDGER` lists them.")
    if form == "jsonl":
        yield _json(found)
        return
    write = _writer(marks)
    for row in ledger.incidents(mentions=True):
        if row["id"] == name:
            yield _line(row, write)
    yield "\nthe toll as it was told"
    for step in found.series:
        figure = _range(step.min, step.max) if step.min is not None or step.max is not None else "?"
        yield f"    {step.published or '-'}  {step.effect} {figure}  {step.reports} reports, {step.chains} texts"
    yield "\nclaims side by side"
    yield from _claims(found, write)


def _claims(found: Incident, write: Writer) -> Iterator[str]:
    for told in found.claims:
        c = told.claim
        head = f"{told.published or '-'}  {told.document}:{told.article}  [{c.start}:{c.end}]  {c.effect}"
        notes = [told.aside or "", f"one text of {len(told.chain)}" if len(told.chain) > 1 else "", c.status]
        yield f"    {head}  {'  '.join(note for note in notes if note)}"
        chain = " ← ".join(s.name for s in c.sources)
        for words in (c.text, chain, told.outlet or ""):
            if words:
                yield f"        {write.arabic(words)}"


def _suggested(ledger: Ledger, incident: str | None, form: str, *, marks: bool) -> Iterator[str]:
    write = _writer(marks)
    for s in ledger.suggestions(*([incident] if incident else [])):
        yield _json(s._asdict()) if form == "jsonl" else "\n".join(_reasons(s, write))


def _reasons(s: Suggestion, write: Writer) -> Iterator[str]:
    yield f"{s.score:.1f}  {s.incident}  {s.other}"
    for reason in s.reasons:
        yield f"    {reason.weight:+.1f}  {reason.rule}: {write.arabic(reason.words)}"


def _writer(marks: bool) -> Writer:
    from isnad.exports.table import Writer

    return Writer(isolate=marks)


def _json(record: Any) -> str:
    import msgspec

    return msgspec.json.encode(record).decode()
