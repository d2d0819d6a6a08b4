"""What can go wrong for a user, said in one line: what, where, what to do."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import OperationalError

# What could steer a terminal or turn its lines round: all control characters but tab and line end, other line ends,
# what sets the direction of writing by force, halves of characters.
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
TOO_MANY_FILES = (errno.EMFILE, errno.ENFILE)


def without_controls(text: str) -> str:
    """The text with whatever could steer a terminal written out, as \\x1b."""
    return STEERING.sub(lambda found: found.group().encode("unicode_escape").decode(), text)


def in_one_line(text: str) -> str:
    return without_controls(text).replace("\n", "\\n")


class PipelineError(Exception):
    """Base of all errors that are the user's to mend; str(error) is one line."""


class UsageError(PipelineError):
    """The command line or a setting asks for something impossible (exit code 2)."""


def installation(extra: str) -> str:
    """How to install the libraries of an extra of ours."""
    return f"run `make {extra}` in a checkout, else `pip install 'wireledger[{extra}]'`"


class ModelError(PipelineError):
    """The named spaCy model cannot be loaded or lacks a component."""


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
    except OperationalError as error:  # how SQLite tells of it
        raise PipelineError(f"{folder} can't be written: {error}; mend that and run again with --resume") from error


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
        place = f"{self.file}:{self.line}" if self.line else self.file
        return in_one_line(f"{place}: {self.message}")


class PatternFaults(PipelineError):
    """All the faults of all pattern files at once, in file and line order."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(f) for f in self.faults))

    def __reduce__(self) -> tuple[type[PatternFaults], tuple[tuple[Fault, ...]]]:
        return PatternFaults, (self.faults,)
