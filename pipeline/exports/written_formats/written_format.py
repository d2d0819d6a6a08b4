"""What a format is: a name, the files it writes, and how."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Tables = Mapping[str, type]  # row types, by the name of their table


@dataclass(frozen=True, slots=True)
class Format:
    """names: of the files, given the tables. write: make them in the folder where the tables' CSV files lie."""

    name: str
    names: Callable[[Tables], Sequence[str]]
    write: Callable[[Path, Tables], None]


CSV = Format("csv", lambda tables: (), lambda folder, tables: None)  # a run writes them anyway
