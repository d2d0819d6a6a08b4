"""Work spread over processes, its results in the order of what was given.

Each worker has a pipe of its own and shares no lock or queue with another, so
any of them can be ended, or die, at any moment without the rest waiting for
it. (Leaving concurrent.futures early may wait for ever before Python 3.11.5:
a queue's thread goes on writing to workers that are gone.)
"""

from __future__ import annotations

import multiprocessing
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from itertools import islice
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from pipeline.errors import PipelineError

Given = TypeVar("Given")
Result = TypeVar("Result")

AHEAD = 2  # for each worker, so many items are under way or wait for one before them


def in_order(waiting: Iterator[Given], work: Callable[[Given], Result], *, jobs: int) -> Iterator[tuple[Given, Result]]:
    """Each item with what work makes of it, in order, from at most that many processes.

    Raises what work raises, and PipelineError where a worker dies. No process
    outlives the iterator, however it is left.
    """
    first = list(islice(waiting, jobs))
    workers: list[Worker[Given, Result]] = []
    try:
        workers.extend(Worker(work) for _ in first)
        yield from results(first, waiting, workers)
    finally:
        for worker in workers:
            worker.process.terminate()
        for worker in workers:
            worker.process.join()
            worker.connection.close()


class Worker(Generic[Given, Result]):
    """A process that answers one item after another, and the parent's end of the pipe to it."""

    def __init__(self, work: Callable[[Given], Result]) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs, work), daemon=True)
        self.process.start()
        theirs.close()  # the worker alone holds its end, so that its death is seen at ours

    def give(self, item: Given) -> None:
        try:
            self.connection.send(item)
        except OSError as error:
            raise PipelineError(DIED) from error

    def take(self) -> Result | Exception:
        try:
            answer: Result | Exception = self.connection.recv()
        except (EOFError, OSError) as error:
            raise PipelineError(DIED) from error
        return answer


DIED = "a worker process ended unexpectedly, perhaps for lack of memory; run again with fewer --jobs"


def serve(connection: Connection, work: Callable[[Any], object]) -> None:
    """A worker's life: it answers each item with a result or what went wrong, until it is ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends the workers
    while True:
        item = connection.recv()
        answer: object
        try:
            answer = work(item)
        except Exception as error:  # for the parent to raise
            error.add_note(traceback.format_exc())
            answer = error
        connection.send(answer)


def results(
    first: list[Given], waiting: Iterator[Given], workers: list[Worker[Given, Result]]
) -> Iterator[tuple[Given, Result]]:
    under_way: deque[tuple[Given, list[Result | Exception]]] = deque()  # in order; the list fills with the answer
    busy: dict[object, tuple[Worker[Given, Result], list[Result | Exception]]] = {}  # by connection
    idle = deque(workers)

    def hand(item: Given) -> None:
        worker, place = idle.popleft(), list[Result | Exception]()
        worker.give(item)
        under_way.append((item, place))
        busy[worker.connection] = worker, place

    for item in first:
        hand(item)
    while under_way:
        item, place = under_way[0]
        if place:
            under_way.popleft()
            (answer,) = place
            if isinstance(answer, Exception):
                raise answer
            yield item, answer
        else:
            for connection in wait([worker.connection for worker, _ in busy.values()]):
                worker, place = busy.pop(connection)
                place.append(worker.take())
                idle.append(worker)
        for item in islice(waiting, min(len(idle), AHEAD * len(workers) - len(under_way))):
            hand(item)
