"""Limits of time and memory for each document, inside a worker."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NamedTuple

from isnad.errors import IsnadError


class Limits(NamedTuple):
    """Seconds a document may take, and bytes a worker may hold; None: no limit."""

    seconds: float | None = 60.0
    memory: int | None = None


class OutOfTime(IsnadError):
    """A document took longer than its limit."""


@contextmanager
def within(seconds: float | None) -> Iterator[None]:
    """Raise `OutOfTime` inside the block when it takes longer.

    Python code is interrupted at once; a C function that never comes back is left to the parent, which kills the
    worker. Outside the main thread, or where there is no such timer, the block runs without a limit of its own.
    """
    if not seconds or threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise OutOfTime(f"took longer than {seconds:g} seconds", hint="Raise the limit, or split the page.")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def hold(memory: int | None) -> None:
    """Let this process hold no more than so many bytes of its own: beyond, Python raises `MemoryError`."""
    if memory is None:
        return
    import resource

    resource.setrlimit(resource.RLIMIT_DATA, (memory, resource.getrlimit(resource.RLIMIT_DATA)[1]))
