"""Arguments of the public functions on strings, checked once: what is wrong is said, never guessed at."""

from __future__ import annotations

from datetime import date

from isnad.errors import UsageError


def checked_text(text: object) -> str:
    """The text itself; `UsageError` for anything but a string."""
    if not isinstance(text, str):
        raise UsageError(f"text is {type(text).__name__}, not a string", hint="For bytes or a file use isnad.read.")
    return text


def checked_reference(reference: object) -> date | None:
    """A date, a datetime or null, or the date an ISO string spells; `UsageError` for anything else.

    >>> checked_reference("2024-11-29")
    datetime.date(2024, 11, 29)
    """
    if reference is None or isinstance(reference, date):
        return reference
    if isinstance(reference, str):
        try:
            return date.fromisoformat(reference)
        except ValueError:
            pass
    raise UsageError(f"reference is {reference!r}, not a day", hint="Give a date, a datetime or YYYY-MM-DD.")


def checked_direction(prefer: object) -> str:
    """«past» or «future»; `UsageError` for anything else."""
    if prefer not in ("past", "future"):
        raise UsageError(f"prefer is {prefer!r}", hint="It may be past or future.")
    return str(prefer)
