"""What can go wrong for a user, said in one line: what, where, what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TOO_MANY_FILES = (errno.EMFILE, errno.ENFILE)


class PipelineError(Exception):
    """Base of all errors that are the user's to mend; str(error) is one line."""


class UsageError(PipelineError):
    """The command line or a setting asks for something impossible (exit code 2)."""


class ModelError(PipelineError):
    """The named spaCy model cannot be loaded or lacks a component."""


class ArticleError(PipelineError):
    """One article cannot be read or annotated; the batch goes on."""

    def __init__(self, message: str, *, stage: str = "read") -> None:
        super().__init__(message)
        self.stage = stage


class StoppedError(PipelineError):
    """The user stopped a run; what it had finished is kept for one that goes on."""

    def __init__(self, *, articles: int, of: int) -> None:
        kept = f" after {articles:,} of {of:,} articles; the same command with --resume goes on from there"
        super().__init__("stopped, nothing was written" + (kept if articles else ""))


@contextmanager
def refusals_told(folder: Path) -> Iterator[None]:
    """What the system refuses meanwhile (a full disk, a limit, a folder that is gone) as a PipelineError.

    folder: what to name where the system names no file.
    """
    try:
        yield
    except OSError as error:
        raise refused(error, folder) from error


def refused(error: OSError, folder: Path | str) -> PipelineError:
    """What to tell of a file that the system refuses."""
    if error.errno in TOO_MANY_FILES:
        return PipelineError(
            "too many files are open at once; allow more (ulimit -n) or take fewer --jobs, then run with --resume"
        )
    why = error.strerror or " ".join(str(error).split()) or type(error).__name__
    return PipelineError(f"{error.filename or folder} can't be written: {why}; mend that and run again with --resume")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault of a pattern file. line is 1-based; 0 means the file as a whole."""

    file: str
    line: int
    message: str  # "what, remedy"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}" if self.line else f"{self.file}: {self.message}"


class PatternFaults(PipelineError):
    """All the faults of all pattern files at once, in file and line order."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(f) for f in self.faults))

    def __reduce__(self) -> tuple[type[PatternFaults], tuple[tuple[Fault, ...]]]:
        return PatternFaults, (self.faults,)
