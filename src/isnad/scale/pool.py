"""Worker processes under watch: one that dies or hangs is replaced, and its work done again.

Not `concurrent.futures`: its pool breaks as a whole when one worker dies and does not say over which task, and it
cannot end one that hangs. Here each worker has its own pipe and says which item it has in hand. A task that kills a
worker is given to another one whole; when that dies too, the task is cut at the item both had in hand, and the item
read alone; an item that kills a worker alone is lost, and said to be.
"""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, wait
from typing import Any, NamedTuple

from isnad.errors import IsnadError
from isnad.scale.failures import Failure, Kind
from isnad.scale.limits import Limits
from isnad.scale.tasks import Task
from isnad.scale.worker import Answer, Job, work

_GRACE = 10.0
"""Seconds beyond a document's limit after which a worker that does not come back is killed."""
_RECYCLE = 400
"""Tasks after which a worker is replaced, so that what it has cached of rare words cannot grow without end."""

_HOPELESS = 60
"""Deaths with no answer between them after which it is not the documents that kill."""


class Done(NamedTuple):
    """A task with the job's answer."""

    task: Task
    answer: Any


class Lost(NamedTuple):
    """An item that killed its worker when it was read alone."""

    task: Task
    failure: Failure


class _Worker:
    """A process with its pipe and the task it has in hand."""

    def __init__(self, job: Job, limits: Limits) -> None:
        context = multiprocessing.get_context("spawn")
        self.link, theirs = context.Pipe()
        self.state = context.RawArray("d", 2)
        self.process = context.Process(target=work, args=(theirs, self.state, job, limits), daemon=True)
        self.process.start()
        theirs.close()
        self.task: Task | None = None
        self.given = 0

    def give(self, task: Task) -> None:
        self.task, self.given = task, self.given + 1
        self.state[0] = self.state[1] = 0.0
        self.link.send(task)

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.link.close()


class Pool:
    """So many workers for one job. Use it as a context manager: leaving it ends every worker."""

    def __init__(self, job: Job, workers: int, limits: Limits = Limits()) -> None:  # noqa: B008  a constant
        self.job, self.limits = job, limits
        self.workers = [_Worker(job, limits) for _ in range(workers)]
        self.again: deque[Task] = deque()
        self.deaths = self.in_a_row = 0

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_raised: object) -> None:
        for worker in self.workers:
            worker.end()

    def run(self, tasks: Iterator[Task], may_begin: Callable[[], bool] = lambda: True) -> Iterator[Done | Lost]:
        """The answers as they come. No new task is begun while `may_begin` says no; what was begun is still ended."""
        exhausted = False
        while True:
            for worker in self.workers:
                while worker.task is None and (self.again or (not exhausted and may_begin())):
                    task = self.again.popleft() if self.again else next(tasks, None)
                    if task is None:
                        exhausted = True
                        break
                    yield from self._give(worker, task)
            busy = [worker for worker in self.workers if worker.task is not None]
            if not busy and not self.again:
                if exhausted:
                    return
                if not may_begin():
                    raise RuntimeError("nothing in hand, and no leave to begin")
            yield from self._collect(busy)

    def _give(self, worker: _Worker, task: Task) -> Iterator[Lost]:
        try:
            worker.give(task)
        except (BrokenPipeError, OSError):
            yield from self._bury(worker, "died", "the worker process died")

    def _collect(self, busy: list[_Worker]) -> Iterator[Done | Lost]:
        """Wait for any worker to answer or die; see to those that hang."""
        by_handle: dict[Any, _Worker] = {}
        for worker in busy:
            by_handle[worker.link] = by_handle[worker.process.sentinel] = worker
        ready = {by_handle[handle] for handle in wait(list(by_handle), timeout=0.5)} if by_handle else set()
        for worker in busy:
            if worker in ready:
                yield from self._answer(worker)
            elif self._hangs(worker):
                yield from self._bury(worker, "hung", "the worker process did not come back, and was killed")

    def _answer(self, worker: _Worker) -> Iterator[Done | Lost]:
        task = worker.task
        answer = _received(worker.link)
        if answer is None or task is None:
            yield from self._bury(worker, "died", _how(worker))
            return
        if answer.error is not None:
            raise answer.error
        worker.task = None
        self.in_a_row = 0
        if worker.given >= _RECYCLE:
            self._replace(worker)
        yield Done(task, answer.value)

    def _hangs(self, worker: _Worker) -> bool:
        since = worker.state[1]
        return bool(self.limits.seconds and since and time.time() - since > self.limits.seconds + _GRACE)

    def _bury(self, worker: _Worker, kind: Kind, what: str) -> Iterator[Lost]:
        """Replace a worker, and put its task back: whole the first time, then cut at the item it had in hand."""
        task, item = worker.task, int(worker.state[0])
        self.deaths, self.in_a_row = self.deaths + 1, self.in_a_row + 1
        if self.in_a_row > _HOPELESS:
            hint = "Raise --memory, or see what ends them. Started again, the run goes on where it was."
            raise IsnadError(f"{self.in_a_row} workers in a row died, the last so: {what}", hint=hint)
        self._replace(worker)
        if task is None:
            return
        if task.attempts == 0:
            self.again.append(task._replace(attempts=1))
        elif len(task.items) == 1:
            yield Lost(task, _failure(task, kind, what))
        else:
            item = min(item, len(task.items) - 1)
            alone = task.part(item, item + 1)._replace(attempts=1)
            pieces = (task.part(0, item), alone, task.part(item + 1, len(task.items)))
            self.again.extend(piece for piece in pieces if piece.items)

    def _replace(self, worker: _Worker) -> None:
        worker.end()
        self.workers[self.workers.index(worker)] = _Worker(self.job, self.limits)


def _received(link: Connection) -> Answer | None:
    """What a worker sent; None when it died instead."""
    try:
        return link.recv() if link.poll() else None
    except (EOFError, OSError):
        return None


def _how(worker: _Worker) -> str:
    worker.process.join(1.0)
    code = worker.process.exitcode
    if code is not None and code < 0:
        return f"the worker process was killed (signal {-code})"
    return f"the worker process died (exit code {code})"


def _failure(task: Task, kind: Kind, what: str) -> Failure:
    item = task.items[0]
    name = getattr(item, "name", None) or getattr(item, "where", None) or "?"
    hint = "It was read alone and twice. Please report it with the page."
    return Failure(name=name, kind=kind, what=what, hint=hint, shard=task.shard, item=task.first)
