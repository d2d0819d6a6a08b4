"""What one article may take of time and memory, and the watch over it.

Time is the process's own processor time, so that a busy machine takes nothing
from an article. The watch looks on every TICK seconds of it, by a signal that
Python code and regular expressions heed between two steps; what runs on in C
beyond that is ended from outside, where there are worker processes.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

SECONDS = 60.0
MEGABYTES = 2_000.0
MORE_FOR_A_MILLION = 2.0  # times as much again for each million characters
TICK = 0.25  # seconds
STATM = Path("/proc/self/statm")
PATIENCE = 5.0  # of a parent: so many times what its worker may take, by the clock
LOADING = 120.0  # seconds of it in which a worker may load its model


class OverAllowance(BaseException):
    """An article took more than it may. No Exception, as components' own faults are caught as such.

    error: the kind of error that errors.csv names; option: the one that allows more.
    """

    def __init__(self, message: str, *, error: str, option: str) -> None:
        super().__init__(message)
        self.error = error
        self.option = option


@dataclass(frozen=True, slots=True)
class Allowance:
    """What an article may take. seconds: of processor time; megabytes: by which the process may grow; each grows
    with the text, and is without an end where it is 0."""

    seconds: float = SECONDS
    megabytes: float = MEGABYTES

    def time_for(self, characters: int) -> float:
        return self.seconds * growth(characters) or float("inf")

    def memory_for(self, characters: int) -> float:
        return self.megabytes * growth(characters) or float("inf")

    def patience_for(self, characters: int) -> float:
        """Seconds by the clock after which a worker that is at such a text has hung: it may try it twice."""
        return LOADING + PATIENCE * 2 * self.time_for(characters)


def growth(characters: int) -> float:
    return 1 + MORE_FOR_A_MILLION * characters / 1e6


def resident() -> float:
    """Megabytes of memory that the process holds; 0 where the system doesn't tell."""
    try:
        return int(STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except OSError:
        return 0.0


@contextmanager
def watched(allowance: Allowance, characters: int) -> Iterator[None]:
    """Raise OverAllowance in what is done within as soon as it takes more than a text of that size may.

    Nothing is watched outside a process's main thread, where Python takes no signals.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    most_time, most_memory = allowance.time_for(characters), allowance.memory_for(characters)
    began, held = time.process_time(), resident()

    def look(number: int, frame: FrameType | None) -> None:
        if time.process_time() - began > most_time:
            taken = f"took more than {most_time:,.4g} s of processor time"
            raise OverAllowance(taken, error="TimeoutError", option="--article-timeout")
        if resident() - held > most_memory:
            taken = f"took more than {most_memory:,.0f} MB of memory"
            raise OverAllowance(taken, error="MemoryError", option="--article-memory")

    before = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, min(TICK, most_time), TICK)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
