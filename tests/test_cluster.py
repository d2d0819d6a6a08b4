"""The same run on a real Dask cluster of two worker processes: same bytes, also where one of them is killed."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from socket import gethostname
from typing import Any

import pytest
from cluster_corpus import corpus, few_patterns, request, written
from cluster_work import CARE, length
from distributed import Client, LocalCluster
from typer.testing import CliRunner

import pipeline.runs.batch
import pipeline.runs.dask_engine
import pipeline.runs.engines
from pipeline.cli.app import app
from pipeline.errors import PipelineError, StoppedError, UsageError
from pipeline.runs.dask_engine import ON_THIS_MACHINE, in_order_on_dask
from pipeline.runs.engines import check_engine
from pipeline.runs.installed import installed
from pipeline.runs.run import Request, run

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # sockets of the cluster's own killed worker


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(n_workers=2, **ON_THIS_MACHINE) as begun:
        yield begun


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus, and a run over it in one process."""
    made = tmp_path_factory.mktemp("cluster")
    corpus(made)
    few_patterns(made)
    run(request(made, "one"))
    return made


@pytest.fixture
def asked(cluster: LocalCluster, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Request:
    """The same run, its articles given to the cluster one by one."""
    monkeypatch.setattr(pipeline.runs.batch, "BATCH_ARTICLES", 1)
    return replace(request(folder, "out"), output=tmp_path / "out", engine="dask", scheduler=cluster.scheduler_address)


def told_at(number: int, act: Callable[[], object]) -> Callable[[int, int], None]:
    """What is told of a run's progress, and acts when so many articles are done."""

    def progress(done: int, total: int) -> None:
        if done == number:
            act()

    return progress


def kill_one(cluster: LocalCluster) -> None:
    with Client(cluster) as client:
        pids = client.run(os.getpid)
    os.kill(next(iter(pids.values())), signal.SIGKILL)


def test_a_worker_that_is_killed_midway_costs_nothing(
    asked: Request, folder: Path, tmp_path: Path, cluster: LocalCluster
) -> None:
    """Nor does it need the folder of patterns, which is gone when the articles are given out."""
    shutil.copytree(folder / "patterns", tmp_path / "patterns")
    killed = []

    def progress(done: int, total: int) -> None:
        if done == 0:
            shutil.rmtree(tmp_path / "patterns")
        elif done == 2:
            killed.append(kill_one(cluster))

    report = run(replace(asked, patterns=tmp_path / "patterns"), progress=progress)
    assert (len(killed), report.articles, report.whole) == (1, 8, 2)
    assert written(asked.output) == written(folder / "one")


def test_a_run_on_the_cluster_that_was_stopped_goes_on_anywhere(asked: Request, folder: Path) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(StoppedError, match="after 4 of 10 articles"):
        run(asked, progress=told_at(4, stop))
    assert run(replace(asked, resume=True, engine="processes", scheduler="")).resumed == 4
    assert written(asked.output) == written(folder / "one")


def test_worker_processes_have_the_patterns_of_the_run_and_need_no_folder(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder / "patterns", tmp_path / "patterns")
    asked = replace(request(folder, "out"), output=tmp_path / "out", jobs=2, patterns=tmp_path / "patterns")
    run(asked, progress=told_at(0, lambda: shutil.rmtree(tmp_path / "patterns")))
    assert written(asked.output) == written(folder / "one")


def on(cluster: LocalCluster, items: Iterator[str], needs: dict[str, Any]) -> list[tuple[str, int]]:
    found = in_order_on_dask(items, length, jobs=2, scheduler=cluster.scheduler_address, care=CARE, needs=needs)
    return list(found)


def test_what_ends_its_process_is_lost_alone(cluster: LocalCluster) -> None:
    items = ["a", "exit", "abc"]
    assert on(cluster, iter(items), installed("blank")) == [("a", 1), ("exit", -1), ("abc", 3)]


def test_no_more_is_under_way_than_keeps_the_workers_busy(cluster: LocalCluster) -> None:
    taken: list[str] = []
    found = in_order_on_dask(
        (taken.append("a") or "a" for _ in range(50)),  # type: ignore[func-returns-value]
        length,
        jobs=2,
        scheduler=cluster.scheduler_address,
        care=CARE,
        needs=installed("blank"),
    )
    next(found)
    assert len(taken) <= 4
    found.close()


def test_workers_with_another_version_are_refused(cluster: LocalCluster) -> None:
    here = installed("blank")
    with pytest.raises(PipelineError) as told:
        on(cluster, iter(["a"]), {**here, "wireledger": "9.9"})
    program = here["program_sha256"][:8]
    assert str(told.value) == (
        f"a worker on {gethostname()} has wireledger {here['wireledger']} {program}, the run has 9.9 {program}; "
        "install the same there"
    )


def test_a_scheduler_that_does_not_answer_is_named(asked: Request, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline.runs.dask_engine, "PATIENCE", 0.2)
    with pytest.raises(PipelineError) as told:
        run(replace(asked, scheduler="tcp://127.0.0.1:9"))
    assert str(told.value) == (
        "no Dask scheduler answers at tcp://127.0.0.1:9; name one with --scheduler tcp://HOST:8786"
    )


def test_an_engine_that_is_not_installed_is_named_with_what_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline.runs.engines, "find_spec", lambda name: None)
    done = CliRunner().invoke(app, ["run", str(folder / "news.jsonl"), "--engine", "dask", "-o", str(folder / "x")])
    assert done.exit_code == 2
    assert done.stderr == (
        "--engine dask needs dask and distributed, which are not installed: "
        "run `make cluster` in a checkout, else `pip install 'wireledger[cluster]'`\n"
    )


@pytest.mark.parametrize(
    ("engine", "scheduler", "message"),
    [
        ("ray", "", "no engine 'ray'; there are: processes, dask"),
        ("processes", "tcp://h:1", "--scheduler is of --engine dask; add that, or leave it out"),
    ],
)
def test_engines_that_are_not_there_are_refused(engine: str, scheduler: str, message: str) -> None:
    with pytest.raises(UsageError) as told:
        check_engine(engine, scheduler=scheduler)
    assert str(told.value) == message
