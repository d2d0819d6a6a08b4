"""What a profile is: a further table of a run, in another project's columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.patterns.entries import Entity

if TYPE_CHECKING:
    from pipeline.tables.article_tables import ArticleTables


@dataclass(frozen=True, slots=True)
class Profile:
    """name: of the table, and of the setting. row_type: its columns. rows: from an article's rows and the entities of
    the pattern files, by id, to one row an event. source: the column with the path of the article's file."""

    name: str
    row_type: type
    source: str
    rows: Callable[[ArticleTables, Mapping[str, Entity]], Sequence[Any]]
