"""Putting a run's files in the place of an earlier run's: all of them or none, whatever happens meanwhile.

The moves are written down first, in the hidden folder where the files wait. Each is a rename, so it is done or it
is not; a process that is killed between two of them leaves what ``finish`` needs to do the rest.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import PipelineError, UsageError

try:
    import fcntl
except ImportError:  # Windows: two runs into one folder aren't told of each other there
    LOCKS = False
else:
    LOCKS = True

_held: set[int] = set()  # descriptors of folders

MOVES = "moves.json"
WAITING = ".unfinished-"
REPLACED = "replaced"
KEPT = "kept"
OURS = re.compile(rf"{re.escape(WAITING)}|{KEPT}-\d+\Z|{REPLACED}\Z")  # folders that a move can go through


@contextmanager
def alone(folder: Path) -> Iterator[bool]:
    """Hold the folder against other runs; it is let go with the process. Whether that is certain.

    Raises UsageError where another run holds it.
    """
    if not LOCKS:
        yield False
        return
    descriptor = os.open(folder, os.O_RDONLY)
    _held.add(descriptor)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise UsageError(
                f"another run is writing to {folder}; wait for its end, or name another folder with --output"
            ) from error
        except OSError:  # file systems that can't lock a folder
            yield False
        else:
            yield True
    finally:
        _held.discard(descriptor)
        os.close(descriptor)


def let_go() -> None:
    """In a worker that begins as a copy of this process: it would hold the folder beyond this process's death."""
    while _held:
        os.close(_held.pop())


if LOCKS:
    os.register_at_fork(after_in_child=let_go)


def planned(folder: Path, waiting: Path, *, names: Sequence[str], foreign: Sequence[Path]) -> list[tuple[Path, Path]]:
    """The moves that replace the files of these names by those that wait; of the user's own, into a folder kept aside.

    The first of the names goes first and comes last: where it stands, the others beside it are whole.
    """
    kept = free_name(folder)
    out = [(folder / name, (kept if folder / name in foreign else waiting / REPLACED) / name) for name in names]
    into = [(waiting / name, folder / name) for name in reversed(names)]
    return [(source, target) for source, target in (*out, *into) if os.path.lexists(source)]


def free_name(folder: Path) -> Path:
    number = 1
    while (folder / f"{KEPT}-{number}").exists():
        number += 1
    return folder / f"{KEPT}-{number}"


def exchange(folder: Path, waiting: Path, moves: Sequence[tuple[Path, Path]]) -> None:
    """Do the moves; where one can't be done, undo those before it and raise PipelineError."""
    with undisturbed():
        write_down(folder, waiting, moves)
        done: list[tuple[Path, Path]] = []
        try:
            for source, target in moves:
                target.parent.mkdir(exist_ok=True)
                source.rename(target)
                done.append((source, target))
        except OSError as error:
            for source, target in reversed(done):
                target.rename(source)
            (waiting / MOVES).unlink()
            raise PipelineError(
                f"{error.filename} can't be replaced: {error.strerror}; "
                "close it in other programs and run again with --resume"
            ) from error
        (waiting / MOVES).unlink()


def write_down(folder: Path, waiting: Path, moves: Sequence[tuple[Path, Path]]) -> None:
    said = [[str(path.relative_to(folder)) for path in move] for move in moves]
    begun = waiting / f"{MOVES}.begun"
    with begun.open("w", encoding="utf-8") as file:
        json.dump(said, file)
        file.flush()
        os.fsync(file.fileno())
    begun.rename(waiting / MOVES)


def written_down(folder: Path, waiting: Path) -> list[tuple[Path, Path]]:
    """The moves of a run that was killed. Raises UsageError where they are none that a run can have written."""
    try:
        said = json.loads((waiting / MOVES).read_text(encoding="utf-8"))
        moves = [(Path(source), Path(target)) for source, target in said]
    except (OSError, ValueError, TypeError, RecursionError):
        moves = []
    if not moves or not all(inside(path) for move in moves for path in move):
        raise UsageError(
            f"{waiting / MOVES} is spoilt, so the files of a run that was killed can't be put in place; "
            f"move {waiting} elsewhere and run again with --force"
        )
    return [(folder / source, folder / target) for source, target in moves]


def inside(path: Path) -> bool:
    """Whether a path of a move is one of a run's: in the folder itself, or in a folder of a run's below."""
    *above, name = path.parts or ("..",)
    return not path.is_absolute() and name != ".." and len(above) < 3 and all(map(OURS.match, above))


def unfinished(folder: Path) -> list[Path]:
    """The hidden folders of runs that were killed while they put their files in place."""
    return sorted(path.parent for path in folder.glob(f"{WAITING}*/{MOVES}"))


def finish(folder: Path, *, alone: bool) -> None:
    """Do the rest of the moves of runs that were killed; where no other run is at work, remove what dead ones left."""
    with undisturbed():
        for waiting in unfinished(folder):
            for source, target in written_down(folder, waiting):
                if os.path.lexists(source) and not os.path.lexists(target):
                    target.parent.mkdir(exist_ok=True)
                    source.rename(target)
            (waiting / MOVES).unlink()
        for waiting in folder.glob(f"{WAITING}*") if alone else ():
            shutil.rmtree(waiting, ignore_errors=True)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let what would stop the process wait: an interrupt comes too late and is forgotten, other signals come after."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = {
        awaited: signal.signal(awaited, lambda number, _: came.append(number))
        for awaited in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield
    finally:
        for awaited, handler in before.items():
            signal.signal(awaited, handler or signal.SIG_DFL)
        for number in came:
            if number != signal.SIGINT:
                signal.raise_signal(number)
