"""Work spread over a Dask cluster, its results in the order of what was given.

Each thread of a Dask worker keeps one process of ours (``workers.Crew``), so that what an article may take, and what
becomes of one that ends its process, is the same there as on one machine. What the work needs goes to each Dask worker
once, also to those that come later; a batch whose Dask worker dies is given to another by the scheduler.

This is the one module that imports Dask; it is imported where a run asks for it.
"""

from __future__ import annotations

import logging
import multiprocessing
import pickle
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager
from itertools import islice
from socket import gethostname
from typing import Any, Generic
from uuid import uuid4

import dask
from distributed import Client, Future, LocalCluster, get_worker
from distributed.diagnostics.plugin import WorkerPlugin
from distributed.scheduler import KilledWorker

from pipeline.errors import PipelineError
from pipeline.runs.installed import difference, installed, telling
from pipeline.runs.workers import AHEAD, Care, Crew, Given, Lost, Result

PATIENCE = 60  # seconds in which the scheduler must answer and the first worker come
FEWEST = 4  # items under way, so that a cluster that grows with its work begins to
LARGEST = "1GB"  # of a batch, before Dask warns of its size: an article may be a book
ON_THIS_MACHINE = {
    "threads_per_worker": 1,
    "memory_limit": 0,
    "dashboard_address": None,
    "silence_logs": logging.CRITICAL,
}
ENDED = "its worker ended each time, perhaps for lack of memory"
AGAIN = "run again with --resume"


def in_order_on_dask(
    waiting: Iterator[Given],
    work: Callable[[Given], Result],
    *,
    jobs: int,
    scheduler: str,
    care: Care[Given, Result],
    needs: Mapping[str, Any],
) -> Iterator[tuple[Given, Result]]:
    """Each item with what work makes of it, in order, from the cluster of that scheduler.

    scheduler: its address; "": a cluster of so many jobs is begun on this machine, and ended with the iterator.
    needs: what must be installed where the work is done. Raises what work raises, and PipelineError where there is
    no cluster to be reached or it is lost.
    """
    with quiet(), client_of(scheduler, jobs) as client:
        name = f"wireledger-{uuid4().hex}"
        try:
            begin(client, name, Crews(Packed(work, needs), care))
            yield from Window(client, name, care).results(waiting)
        finally:
            leave(client, name)


@contextmanager
def quiet() -> Iterator[None]:
    """What Dask says of its own is for those who run the cluster; a run tells what concerns its user."""
    logger = logging.getLogger("distributed")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with dask.config.set({"distributed.admin.large-graph-warning-threshold": LARGEST}):
            yield
    finally:
        logger.setLevel(before)


@contextmanager
def client_of(scheduler: str, jobs: int) -> Iterator[Client]:
    with ExitStack() as opened:
        if scheduler:
            client = opened.enter_context(reached(scheduler))
        else:
            local = opened.enter_context(LocalCluster(n_workers=jobs, **ON_THIS_MACHINE))
            client = opened.enter_context(Client(local))
            client.register_plugin(Uninterrupted())
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            raise PipelineError(
                f"no worker came to {client.scheduler.address} within {PATIENCE} s; "
                "begin some with `dask worker`, then " + AGAIN
            ) from error
        yield client


def reached(scheduler: str) -> Client:
    try:
        return Client(scheduler, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise PipelineError(
            f"no Dask scheduler answers at {scheduler}; name one with --scheduler tcp://HOST:8786"
        ) from error


def begin(client: Client, name: str, crews: Crews[Any]) -> None:
    """Give each worker what it needs, also those that come later."""
    try:
        client.register_plugin(crews, name=name)
    except (ImportError, AttributeError) as error:
        raise PipelineError(f"a worker can't load wireledger ({error}); install the same wireledger there") from error


def leave(client: Client, name: str) -> None:
    """End our processes on the workers, if they can still be told."""
    try:
        client.unregister_worker_plugin(name)
    except Exception:  # whatever a cluster that is gone raises
        logging.getLogger(__name__).debug("workers were not told of the end", exc_info=True)


class Uninterrupted(WorkerPlugin):
    """An interrupt from the keyboard goes to all processes; those of a cluster of ours are ended by the run."""

    def setup(self, worker: Any) -> None:
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, signal.SIG_IGN)


class Packed(Generic[Given, Result]):
    """Work that is loaded, and its results packed, where it is done: a Dask worker, which passes them on, needs neither
    spaCy nor a model.

    needs: what must be installed there.
    """

    def __init__(self, work: Callable[[Given], Result], needs: Mapping[str, Any]) -> None:
        self.packed = pickle.dumps(work)
        self.needs = needs
        self.work: Callable[[Given], Result] | None = None

    def __call__(self, item: Given) -> bytes:
        if self.work is None:
            check_installed(self.needs)
            self.work = pickle.loads(self.packed)
        return pickle.dumps(self.work(item))


def check_installed(needs: Mapping[str, Any]) -> None:
    """Raise PipelineError where something else is installed here."""
    if found := difference(telling(needs), telling(installed(needs["model"]["name"]))):
        name, ours, theirs = found
        raise PipelineError(
            f"a worker on {gethostname()} has {name} {theirs}, the run has {ours}; install the same there"
        )


class Crews(WorkerPlugin, Generic[Given]):
    """What each Dask worker has of a run: the work, and a process of ours for each of its threads."""

    def __init__(self, work: Packed[Given, Any], care: Care[Given, Any]) -> None:
        self.work = work
        self.care = care

    def setup(self, worker: Any) -> None:
        self.own = threading.local()
        self.begun: list[Crew[Given, Any]] = []
        multiprocessing.current_process().daemon = False  # as such it might have no processes of its own

    def teardown(self, worker: Any) -> None:
        for crew in self.begun:
            crew.end()

    def crew(self) -> Crew[Given, Any]:
        """That of the thread that asks."""
        if not hasattr(self.own, "crew"):
            crew = Crew(self.work, self.care)
            crew.fill(1)
            self.begun.append(crew)
            self.own.crew = crew
        return self.own.crew  # type: ignore[no-any-return]


def answer(name: str, item: Given) -> list[tuple[Given | None, bytes]]:
    """A Dask worker's part: the packed results of the parts that the item was given in; None is the whole of it."""
    crews: Any = get_worker().plugins[name]
    found = crews.crew().results([item], iter(()))
    return [
        (None if part is item else part, result if isinstance(result, bytes) else pickle.dumps(result))
        for part, result in found
    ]


class Window(Generic[Given, Result]):
    """The items under way: a few for each thread that the cluster has at the time."""

    def __init__(self, client: Client, name: str, care: Care[Given, Result]) -> None:
        self.client = client
        self.name = name
        self.care = care
        self.under_way: deque[tuple[Given, Future[Any]]] = deque()

    def results(self, waiting: Iterator[Given]) -> Iterator[tuple[Given, Result]]:
        while True:
            for item in islice(waiting, self.room()):
                self.under_way.append(self.given(item))
            if not self.under_way:
                return
            item, future = self.under_way.popleft()
            yield from self.answered(item, future)

    def room(self) -> int:
        threads: int = sum(self.client.nthreads().values())
        return max(0, max(FEWEST, AHEAD * threads) - len(self.under_way))

    def given(self, item: Given) -> tuple[Given, Future[Any]]:
        return item, self.client.submit(answer, self.name, item, pure=False)

    def answered(self, item: Given, future: Future[Any]) -> Iterator[tuple[Given, Result]]:
        """The item with its result; parts of it are given first where it ended one worker after another."""
        try:
            for part, result in future.result():
                yield item if part is None else part, pickle.loads(result)
        except KilledWorker:
            parts = self.care.parts(item)
            if len(parts) > 1:
                self.under_way.extendleft(reversed([self.given(part) for part in parts]))
            else:
                yield item, self.care.instead(item, Lost(ENDED))
        except CancelledError as error:
            raise PipelineError(f"the Dask scheduler is gone; {AGAIN}") from error
