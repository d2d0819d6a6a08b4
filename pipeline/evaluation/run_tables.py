"""The tables of a run, read back as rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from pipeline.errors import UsageError
from pipeline.tables import csv_tables
from pipeline.tables.records import TABLES, ArticleRow, CasualtyRow, EventRow, MentionRow, QuoteRow, VictimRow
from pipeline.vocabulary import closed_fields, member

Row = TypeVar("Row")

_READ: Mapping[Any, Callable[[str], Any]] = {
    str: str,
    int: int,
    float: float,
    int | None: lambda cell: int(cell) if cell else None,
    float | None: lambda cell: float(cell) if cell else None,
}


@dataclass(frozen=True, slots=True)
class Ledger:
    """The rows of one article; articles: its own row, or none where it failed."""

    mentions: Sequence[MentionRow] = ()
    casualties: Sequence[CasualtyRow] = ()
    quotes: Sequence[QuoteRow] = ()
    articles: Sequence[ArticleRow] = ()
    events: Sequence[EventRow] = ()
    victims: Sequence[VictimRow] = ()


def read_ledgers(folder: Path) -> dict[str, Ledger]:
    """The rows of every article in a run's folder, by the last part of the article's id."""
    kinds: dict[str, type[Any]] = {name: TABLES[name] for name in Ledger.__slots__}
    found: dict[str, dict[str, list[Any]]] = defaultdict(lambda: {name: [] for name in kinds})
    for name, row_type in kinds.items():
        for row in read_rows(folder / f"{name}.csv", row_type):
            found[row.article_id.rsplit("/", 1)[-1]][name].append(row)
    return {article: Ledger(**rows) for article, rows in found.items()}


def read_rows(path: Path, row_type: type[Row]) -> list[Row]:
    """The rows of one table. Raises UsageError where the file is missing or has other columns."""
    hints = get_type_hints(row_type)
    of_a_set = {name: partial(member, row_type, name) for name in closed_fields(row_type)}
    read = {name: of_a_set.get(name) or _READ[hint] for name, hint in hints.items()}
    try:
        found = [{name: read[name](cell) for name, cell in row.items()} for row in csv_tables.read(path)]
        return [row_type(**values) for values in found]
    except FileNotFoundError as error:
        raise UsageError(f"{path} is missing; name the folder of a finished run") from error
    except (KeyError, TypeError, ValueError) as error:
        raise UsageError(f"{path} is no table of this version; run wireledger again") from error
