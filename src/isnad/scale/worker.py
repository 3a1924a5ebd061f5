"""A worker process: reads a task, does the job on it, answers, until its parent is gone."""

from __future__ import annotations

import os
import signal
import threading
import time
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, NamedTuple, TypeAlias

from isnad.scale.limits import Limits, hold
from isnad.scale.tasks import Task


class Answer(NamedTuple):
    """What a worker sends back: the job's value, or the exception that ended it."""

    value: Any
    error: Exception | None = None
    trace: str = ""


Step: TypeAlias = Callable[[int], None]
Job: TypeAlias = Callable[[Task, Step, Limits], Any]
"""What is done with a task, picklable; it calls the step with the number of each item it begins."""


def work(link: Connection, state: Any, job: Job, limits: Limits) -> None:
    """The loop of a worker; `state` is shared with the parent: the number of the item in hand, and since when."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interruption means
    hold(limits.memory)
    threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()

    def step(number: int) -> None:
        state[0], state[1] = number, time.time()

    while True:
        try:
            task: Task = link.recv()
        except (EOFError, OSError):
            return
        step(0)
        try:
            answer: Answer = Answer(job(task, step, limits))
        except Exception as error:  # noqa: BLE001  not a document's fault, the job's: the parent ends the run
            answer = Answer(None, error, traceback.format_exc())
        state[1] = 0.0
        try:
            link.send(answer)
        except (BrokenPipeError, OSError):
            return


def _end_with_parent(parent: int) -> None:
    """End this process soon after its parent is gone, whatever it is doing: nobody would take the answer."""
    while os.getppid() == parent:
        time.sleep(1.0)
    os._exit(0)
