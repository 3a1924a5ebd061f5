"""What people decided, laid over the incidents that were found: it wins, and withdrawing it restores what was found.

The found incidents are never changed. `same` joins the incidents of two reports. `different` parts the incident that
holds both: every other report goes with the one of the two it is likest. Decisions are applied in the order in which
they were made, so the later wins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from isnad.ledger.incidents.records import Decision

Incidents: TypeAlias = dict[str, list[str]]
Likeness: TypeAlias = Callable[[str, str], float]


def decided(found: Mapping[str, Iterable[str]], decisions: Iterable[Decision], likeness: Likeness) -> Incidents:
    """Incidents with their reports, after the decisions; each keeps the id of the earliest incident in it."""
    shown = {incident: list(reports) for incident, reports in found.items()}
    of = {report: incident for incident, reports in shown.items() for report in reports}
    for decision in decisions:
        if decision.a not in of or decision.b not in of or decision.a == decision.b:
            continue  # a report that was taken out
        if decision.verdict == "same":
            _join(shown, of, of[decision.a], of[decision.b])
        elif of[decision.a] == of[decision.b]:
            _part(shown, of, decision, likeness)
    return shown


def _join(shown: Incidents, of: dict[str, str], one: str, other: str) -> None:
    if one == other:
        return
    kept, gone = sorted((one, other), key=lambda incident: list(shown).index(incident))
    moved = shown.pop(gone)
    shown[kept].extend(moved)
    of.update(dict.fromkeys(moved, kept))


def _part(shown: Incidents, of: dict[str, str], decision: Decision, likeness: Likeness) -> None:
    """The report that came first keeps the incident."""
    incident = of[decision.a]
    members = shown[incident]
    stays, goes = sorted((decision.a, decision.b), key=members.index)
    leaving = [m for m in members if m == goes or (m != stays and likeness(m, goes) > likeness(m, stays))]
    shown[incident] = [m for m in members if m not in leaving]
    # An incident is named by a report of its own; the one that leaves may hold the report the old one was named by.
    name = goes if goes not in shown else f"{goes}/2"
    shown[name] = leaving
    of.update(dict.fromkeys(leaving, name))
