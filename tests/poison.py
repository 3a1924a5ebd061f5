"""Jobs for tests of the pool: texts that kill, hang or burst the worker that reads them."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from isnad.inputs import Input
from isnad.scale.limits import Limits
from isnad.scale.parts import Part, WritePart
from isnad.scale.tasks import Task
from isnad.scale.worker import Step


def perform(text: object) -> str:
    """The text, unless it is poison."""
    if text == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    elif text == "exit":
        os._exit(7)
    elif text == "hang":
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
        time.sleep(600)
    elif isinstance(text, str) and text.startswith("once:"):
        mark = Path(text[5:])
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return str(text)


def echo(task: Task, step: Step, limits: Limits) -> list[str]:
    """The texts of a task."""
    answers = []
    for number, item in enumerate(task.items):
        step(number)
        assert isinstance(item, Input)
        answers.append(perform(item.data))
    return answers


class WritePoisoned(WritePart):
    """The job of a batch, which falls to poison in the text first."""

    def __call__(self, task: Task, step: Step, limits: Limits) -> Part:
        for number, item in enumerate(task.items):
            step(number)
            if isinstance(item, Input) and isinstance(item.data, str) and item.data.startswith("kill"):
                perform("kill")
        return super().__call__(task, step, limits)


def fail(_task: Task, _step: Step, _limits: Limits) -> None:
    """A job with a defect of its own."""
    raise OSError(28, "No space left on device")
