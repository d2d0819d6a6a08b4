"""A folder of pattern files: which of them are read, from where, and which only look as if they were."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import Fault
from pipeline.patterns.shipped import shipped_patterns
from pipeline.patterns.source import Source, nearest

ACTORS = "actors.csv"
PLACES = "places.csv"
CUES = "reporting_cues.csv"
LAYOUT = "boilerplate.csv"
GIVEN_NAMES = "given_names.csv"
COUNTRIES = "countries.csv"
CONVENTIONS = "conventions"
PEOPLE = "people.csv"
THINGS = "things.csv"
CASUALTY_WORDS = "casualty_words.csv"
MEANS = "means.csv"
COUNTRY_CODES = "country_codes.csv"
LENT = (PEOPLE, THINGS, CASUALTY_WORDS, MEANS, COUNTRY_CODES)  # of a folder that lacks them, the shipped ones are read
TABLES = (ACTORS, PLACES, CUES, LAYOUT, *LENT)
MAY_LACK = (GIVEN_NAMES, COUNTRIES)  # a folder without them does without what they know
_UNREAD = (".csv", ".jsonl", ".json", ".tsv", ".xlsx", ".xls", ".ods")
_DISGUISED = re.compile(r"\.(?:csv|jsonl|xlsx)\.\w+\Z", re.IGNORECASE)  # "actors.csv.txt"
_COPY = re.compile(r"copy|kopie|copie|copia|\(\d+\)|backup|\bold\b|\bbak\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PatternFiles:
    """The sources of one folder. lent: the names of the tables that are the shipped ones."""

    folder: Path
    tables: dict[str, Source]
    phrases: list[Source]
    conventions: list[Source]
    lent: tuple[str, ...]

    @property
    def all(self) -> list[Source]:
        return [*self.tables.values(), *self.phrases, *self.conventions]


def pattern_files(folder: Path) -> PatternFiles:
    """The files of a folder, unread; tables that it has to have stand among them also where they are missing."""
    lent = tuple(name for name in LENT if not _table(folder, name).exists() and (shipped_patterns() / name).exists())
    tables = {name: _source(shipped_patterns() if name in lent else folder, name) for name in TABLES}
    tables |= {name: _source(folder, name) for name in MAY_LACK if _table(folder, name).is_file()}
    phrases = [Source(path, str(path)) for path in _files(folder, ".jsonl")]
    conventions = [Source(path, str(path)) for path in _files(folder / CONVENTIONS, ".csv", ".xlsx")]
    return PatternFiles(folder, tables, phrases, conventions, lent)


def file_faults(files: PatternFiles) -> Iterator[Fault]:
    """Files that look like patterns but would never be read, tables that stand there twice, and none of a kind."""
    folder = files.folder
    named = TABLES + MAY_LACK
    for path in _seen(folder):
        table = path.with_suffix(".csv").name if path.suffix == ".xlsx" else path.name
        if _DISGUISED.search(path.name):
            yield Fault(str(path), 0, f"not read because of its name, call it {path.stem!r}")
        elif table in named:
            if path.suffix == ".xlsx" and (folder / table).exists():
                yield Fault(str(path), 0, f"{table} is there too, remove one of the two")
        elif path.suffix in _UNREAD and path.suffix != ".jsonl":
            yield Fault(str(path), 0, f"no pattern file of this name is read, {nearest(path.name, named)}")
    if not files.conventions:
        yield Fault(str(folder / CONVENTIONS), 0, "no convention here, add one such as acled.csv")
    for path in _seen(folder / CONVENTIONS):
        if path.suffix in _UNREAD and path.suffix not in (".csv", ".xlsx"):
            yield Fault(str(path), 0, "conventions are read from .csv and .xlsx files, save it as one")
        elif path.suffix == ".xlsx" and path.with_suffix(".csv").exists():
            yield Fault(str(path), 0, f"{path.stem}.csv is there too, remove one of the two")


def file_doubts(files: PatternFiles) -> Iterator[Fault]:
    """Tables that are lent, and copies that are read beside what they are copies of."""
    for name in files.lent:
        yield Fault(str(files.folder / name), 0, "not there, the shipped one is used; copy it here to change it")
    for source in (*files.phrases, *files.conventions):
        if _COPY.search(source.path.stem):
            yield Fault(source.shown, 0, "is read although its name is that of a copy; remove or rename it")


def digest(sources: Sequence[Source]) -> str:
    """Over the files' names within their folders and their bytes, of one's own files and of lent ones alike."""
    found = hashlib.sha256()
    named = {_name(source): source for source in sources}
    for name in sorted(named):
        raw = named[name].raw()
        found.update(f"{name}\0{len(raw)}\0".encode())
        found.update(raw)
    return found.hexdigest()


def _table(folder: Path, name: str) -> Path:
    """Where a table stands: as CSV, else as a spreadsheet."""
    spreadsheet = (folder / name).with_suffix(".xlsx")
    return spreadsheet if spreadsheet.is_file() and not (folder / name).exists() else folder / name


def _source(folder: Path, name: str) -> Source:
    path = _table(folder, name)
    return Source(path, str(path))


def _files(folder: Path, *suffixes: str) -> list[Path]:
    return [path for path in _seen(folder) if path.suffix in suffixes]


def _seen(folder: Path) -> list[Path]:
    """Files directly in a folder, by name; hidden ones and editors' lock files are left out."""
    if not folder.is_dir():
        return []
    return sorted(p for p in folder.iterdir() if p.is_file() and p.name[0] not in ".~")


def _name(source: Source) -> str:
    path = source.path
    return f"{CONVENTIONS}/{path.name}" if path.parent.name == CONVENTIONS else path.name
