"""Where a run's articles are annotated: in processes of this machine, or on a cluster."""

from __future__ import annotations

from importlib.util import find_spec

from pipeline.errors import UsageError, installation

PROCESSES = "processes"
DASK = "dask"
ENGINES = (PROCESSES, DASK)
EXTRA = "cluster"


def check_engine(engine: str, *, scheduler: str) -> None:
    """Raise UsageError where there is no such engine, or what it needs is not installed."""
    if engine not in ENGINES:
        raise UsageError(f"no engine {engine!r}; there are: {', '.join(ENGINES)}")
    if scheduler and engine != DASK:
        raise UsageError(f"--scheduler is of --engine {DASK}; add that, or leave it out")
    if engine == DASK and (find_spec("dask") is None or find_spec("distributed") is None):
        needed = f"--engine {DASK} needs dask and distributed, which are not installed: "
        raise UsageError(needed + installation(EXTRA))
