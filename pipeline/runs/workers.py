"""Work spread over processes, its results in the order of what was given.

Each worker has a pipe of its own and shares no lock or queue with another, so
any of them can be ended, or die, at any moment without the rest waiting for
it. (Leaving concurrent.futures early may wait for ever before Python 3.11.5:
a queue's thread goes on writing to workers that are gone.)

A worker that dies, or is silent for longer than its item may take, is ended and
another begins in its place. Its item is given again in parts, each part again
for itself, and what ends a worker twice is lost: it alone.

Where the system can safely copy a running process (``FORK``), a worker begins as a copy of its parent, with all that
this has loaded, which both then hold once: half of what a run of two processes spent before its first article.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from pipeline.errors import PipelineError

Given = TypeVar("Given")
Result = TypeVar("Result")

FORK, SPAWN = "fork", "spawn"  # how a worker begins: as a copy of its parent, or as a new program
AHEAD = 2  # for each worker, so many items are under way or wait for one before them
TRIES = 2  # of an item that can't be parted
MOST_DEATHS = 20  # one after the other, without a result: it is the machine, not the items
DIED = "a worker process ended unexpectedly, perhaps for lack of memory; run again with fewer --jobs"
SILENT = "a worker process gave no answer and was ended"


class TakeApart(Exception):
    """Raised by work whose item is to be given again in parts."""


class Lost(Exception):
    """Why an item has no result: its worker died, or was silent for too long."""


@dataclass(frozen=True, slots=True)
class Care(Generic[Given, Result]):
    """What to do with an item that ends its worker.

    parts: the item as smaller ones; one that can't be parted is itself. instead: the result of what is lost.
    patience: seconds by the clock that an item may take.
    """

    parts: Callable[[Given], list[Given]]
    instead: Callable[[Given, Lost], Result]
    patience: Callable[[Given], float]


def beginning() -> str:
    """How workers are to begin. A copy has none of its parent's threads, and what these held at that moment it would
    wait for ever; macOS has such threads of its own."""
    return FORK if sys.platform == "linux" and threading.active_count() == 1 else SPAWN


def in_order(
    waiting: Iterator[Given],
    work: Callable[[Given], Result],
    *,
    jobs: int,
    care: Care[Given, Result] | None = None,
    begin: str = SPAWN,
    ahead: int = AHEAD,
) -> Iterator[tuple[Given, Result]]:
    """Each item with what work makes of it, in order, from at most that many processes.

    begin: how they begin; what work has loaded before is at hand in a copy. ahead: so many items for each worker are
    under way, or wait for one before them.
    Raises what work raises. Where a worker dies: PipelineError without care; with it, each part of its item
    comes in the item's place, and PipelineError is raised only where no worker lives long enough to answer.
    No process outlives the iterator, however it is left.
    """
    first = list(islice(waiting, jobs))
    crew = Crew(work, care, begin=begin, ahead=ahead)
    try:
        crew.fill(len(first))
        yield from crew.results(first, waiting)
    finally:
        crew.end()


class Worker(Generic[Given, Result]):
    """A process that answers one item after another, and the parent's end of the pipe to it."""

    def __init__(self, work: Callable[[Given], Result], begin: str, others: Sequence[Connection]) -> None:
        """others: the parent's ends of the pipes to other workers. A copy has them too, and its own, and lets go of
        them: else it would not see its parent's death."""
        context: Any = multiprocessing.get_context(begin)
        self.connection, theirs = context.Pipe()
        inherited = (*others, self.connection) if begin == FORK else ()
        self.process = context.Process(target=serve, args=(theirs, work, inherited), daemon=True)
        self.process.start()
        theirs.close()  # the worker alone holds its end, so that its death is seen at ours

    def give(self, item: Given) -> bool:
        """Hand it an item; False where it has died."""
        try:
            self.connection.send(item)
        except OSError:
            return False
        return True

    def take(self) -> Result | Exception:
        """Its answer, or what went wrong; Lost where it has died."""
        try:
            answer: Result | Exception = self.connection.recv()
        except (EOFError, OSError):
            return Lost(DIED)
        return answer

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.connection.close()


def serve(connection: Connection, work: Callable[[Any], object], inherited: Sequence[Connection]) -> None:
    """A worker's life: it answers each item with a result or what went wrong, until it is ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends the workers
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # whatever the parent does then
    for end in inherited:
        end.close()
    with suppress(EOFError, OSError):  # the parent was killed
        while True:
            connection.send(answered(work, connection.recv()))


def answered(work: Callable[[Any], object], item: object) -> object:
    """What work makes of the item, or what went wrong, for the parent to raise."""
    try:
        return work(item)
    except Exception as error:
        error.add_note(traceback.format_exc())
        return error


@dataclass(slots=True)
class Slot(Generic[Given, Result]):
    """An item's place in the order. answer: empty until it has one. until: when patience ends, by the clock."""

    item: Given
    answer: list[Result | Exception] = field(default_factory=list)
    tries: int = 0
    until: float = 0.0


class Crew(Generic[Given, Result]):
    """The workers, and what each is at."""

    def __init__(
        self,
        work: Callable[[Given], Result],
        care: Care[Given, Result] | None,
        *,
        begin: str = SPAWN,
        ahead: int = AHEAD,
    ) -> None:
        self.work = work
        self.care = care
        self.begin = begin
        self.ahead = ahead
        self.idle: deque[Worker[Given, Result]] = deque()
        self.busy: dict[object, tuple[Worker[Given, Result], Slot[Given, Result]]] = {}  # by connection
        self.under_way: deque[Slot[Given, Result]] = deque()  # in order
        self.again: deque[Slot[Given, Result]] = deque()  # of these, those to be given once more
        self.deaths = 0  # since the last result
        self.over = False  # no worker is begun any more

    def fill(self, size: int) -> None:
        for _ in range(size):
            self.idle.append(self.new())

    def new(self) -> Worker[Given, Result]:
        return Worker(self.work, self.begin, [worker.connection for worker in self.workers()])

    def workers(self) -> list[Worker[Given, Result]]:
        return [*self.idle, *(worker for worker, _ in self.busy.values())]

    def end(self) -> None:
        self.over = True
        workers = self.workers()
        for worker in workers:
            worker.process.terminate()
        for worker in workers:
            worker.process.join()
            worker.connection.close()

    def results(self, first: list[Given], waiting: Iterator[Given]) -> Iterator[tuple[Given, Result]]:
        size = len(first)
        for item in first:
            self.add(item)
        while self.under_way:
            place = self.under_way[0]
            if place.answer:
                self.under_way.popleft()
                (answer,) = place.answer
                if isinstance(answer, Exception):
                    raise answer
                yield place.item, answer
            else:
                self.hear()
            while self.idle and self.again:
                self.hand(self.again.popleft())
            for item in islice(waiting, min(len(self.idle), max(0, self.ahead * size - len(self.under_way)))):
                self.add(item)

    def add(self, item: Given) -> None:
        place: Slot[Given, Result] = Slot(item)
        self.under_way.append(place)
        self.hand(place)

    def hand(self, place: Slot[Given, Result]) -> None:
        """Give an idle worker the item, or a new one where that has died meanwhile."""
        worker = self.idle.popleft()
        while not worker.give(place.item):
            worker = self.instead_of(worker)
        place.tries += 1
        place.until = time.monotonic() + self.care.patience(place.item) if self.care else float("inf")
        self.busy[worker.connection] = worker, place

    def hear(self) -> None:
        """Wait for answers, and end the workers whose patience is at its end."""
        until = min(place.until for _, place in self.busy.values())
        left = None if until == float("inf") else max(0.0, until - time.monotonic())
        for connection in wait([worker.connection for worker, _ in self.busy.values()], left):
            worker, place = self.busy.pop(connection)
            self.settle(worker, place, worker.take())
        for key, (worker, place) in list(self.busy.items()):
            if place.until <= time.monotonic():
                del self.busy[key]
                self.settle(worker, place, Lost(SILENT))

    def settle(self, worker: Worker[Given, Result], place: Slot[Given, Result], answer: Result | Exception) -> None:
        lost = isinstance(answer, Lost)
        self.idle.append(self.instead_of(worker) if lost else worker)
        self.deaths = self.deaths if lost else 0
        if isinstance(answer, Lost) and self.care is None:
            answer = PipelineError(DIED)
        elif self.care is not None and isinstance(answer, (Lost, TakeApart)):
            parts = self.care.parts(place.item)
            if len(parts) > 1:
                self.part(place, parts)
                return
            if lost and place.tries < TRIES:
                self.again.append(place)
                return
            why = answer if isinstance(answer, Lost) else Lost(str(answer))
            answer = self.care.instead(place.item, why)
        place.answer.append(answer)

    def part(self, place: Slot[Given, Result], parts: list[Given]) -> None:
        """Put the parts of an item in its place, to be given each for itself."""
        at = self.under_way.index(place)
        places: list[Slot[Given, Result]] = [Slot(part) for part in parts]
        del self.under_way[at]
        for number, part in enumerate(places):
            self.under_way.insert(at + number, part)
        self.again.extend(places)

    def instead_of(self, worker: Worker[Given, Result]) -> Worker[Given, Result]:
        """A new worker in place of one that died or is to be ended."""
        worker.end()
        self.deaths += 1
        if self.over or self.deaths > (MOST_DEATHS if self.care else 0):
            raise PipelineError(DIED)
        return self.new()
