"""Work spread over processes: its order, how far it runs ahead, and how it ends."""

import multiprocessing
import os
import time

import pytest

from pipeline.errors import PipelineError
from pipeline.runs.workers import in_order

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
