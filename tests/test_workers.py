"""Work spread over processes: its order, how far it runs ahead, and how it ends."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from pipeline.errors import PipelineError, UsageError
from pipeline.runs.exchange import alone
from pipeline.runs.workers import FORK, SPAWN, beginning, in_order

ROOT = Path(__file__).parent.parent
BEGINNINGS = [SPAWN, pytest.param(FORK, marks=pytest.mark.skipif(sys.platform != "linux", reason="no copies there"))]

LONG = "x" * 1_000_000  # more than a pipe holds


def doubled(text):
    return 2 * text


def slow_when_even(number):
    time.sleep(0.2 * (number % 2 == 0))
    return -number


def fail_at_three(number):
    if number == 3:
        raise ValueError("three")
    return number


def hang_at_three(number):
    time.sleep(600 * (number == 3))
    return number


def die(item):
    os._exit(9)


def test_results_come_in_the_order_of_what_was_given():
    assert list(in_order(iter(range(12)), slow_when_even, jobs=2)) == [(n, -n) for n in range(12)]


def test_items_and_results_larger_than_a_pipe_holds_pass():
    assert list(in_order(iter([LONG] * 5), doubled, jobs=2)) == [(LONG, 2 * LONG)] * 5


def test_nothing_given_starts_no_process():
    assert list(in_order(iter([]), doubled, jobs=2)) == []


def test_no_more_items_are_taken_than_keep_the_workers_busy():
    taken = []
    found = in_order((taken.append(n) or "a" for n in range(50)), doubled, jobs=2)
    next(found)
    assert len(taken) <= 5
    found.close()


def test_what_work_raises_is_raised_in_its_place_with_where_it_happened():
    found = in_order(iter(range(9)), fail_at_three, jobs=2)
    assert [next(found), next(found), next(found)] == [(0, 0), (1, 1), (2, 2)]
    with pytest.raises(ValueError, match="three") as told:
        next(found)
    assert "in fail_at_three" in told.value.__notes__[0]


@pytest.mark.parametrize("items", [["a"], [LONG] * 9])
def test_a_worker_that_dies_ends_the_run_with_a_message(items):
    with pytest.raises(PipelineError) as told:
        list(in_order(iter(items), die, jobs=2))
    assert str(told.value) == (
        "a worker process ended unexpectedly, perhaps for lack of memory; run again with fewer --jobs"
    )
    assert multiprocessing.active_children() == []


def test_left_early_it_leaves_no_process_though_long_items_wait():
    found = in_order(iter(["", *[LONG] * 9]), doubled, jobs=2)
    next(found)
    found.close()
    assert multiprocessing.active_children() == []


def test_a_worker_that_hangs_is_ended_with_the_rest():
    found = in_order(iter([1, 3, 5]), hang_at_three, jobs=2)
    assert next(found) == (1, 1)
    found.close()
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("begin", BEGINNINGS)
def test_results_are_the_same_however_a_worker_begins(begin):
    given = [LONG, "a", LONG, "b", "c"]
    assert list(in_order(iter(given), doubled, jobs=2, begin=begin)) == [(item, 2 * item) for item in given]


@pytest.mark.parametrize("begin", BEGINNINGS)
def test_however_a_worker_begins_its_death_ends_the_run_with_a_message(begin):
    with pytest.raises(PipelineError, match="ended unexpectedly"):
        list(in_order(iter([LONG] * 5), die, jobs=2, begin=begin))
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(sys.platform != "linux", reason="no copies there")
def test_a_copy_has_what_its_parent_had_loaded():
    loaded = os.urandom(8)
    work = {"a": loaded}.get
    assert list(in_order(iter(["a"]), lambda item: work(item), jobs=1, begin=FORK)) == [("a", loaded)]


def test_beside_another_thread_workers_begin_anew():
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert beginning() == SPAWN
    finally:
        done.set()
        thread.join()


KILLED = """
import os, signal, sys, time
from pathlib import Path
from pipeline.runs.exchange import alone
from pipeline.runs.workers import FORK, in_order

def pid(item):
    return os.getpid()

with alone(Path(sys.argv[1])):
    found = in_order(iter(range(99)), pid, jobs=3, begin=FORK)
    print(*{next(found)[1] for _ in range(9)}, flush=True)
    time.sleep(600)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="no copies there")
def test_copies_end_with_a_parent_that_is_killed_and_hold_nothing_of_its(tmp_path):
    arguments = [sys.executable, "-c", KILLED, str(tmp_path)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, cwd=ROOT) as parent:
        assert parent.stdout is not None
        workers = [int(pid) for pid in parent.stdout.readline().split()]
        with pytest.raises(UsageError, match="another run"), alone(tmp_path):
            pass
        os.kill(workers[0], signal.SIGSTOP)
        parent.kill()
        parent.wait()
    with alone(tmp_path) as certain:
        assert certain
    os.kill(workers[0], signal.SIGCONT)
    until = time.monotonic() + 10
    while any(map(alive, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert [pid for pid in workers if alive(pid)] == []


def alive(pid):
    """Whether the process runs; one that ended and that nobody has asked for yet doesn't."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
