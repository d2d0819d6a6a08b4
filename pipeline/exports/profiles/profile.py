"""What a profile is: a further table of a run, in another project's columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.exports.profiles.drafts import Draft
from pipeline.patterns.entries import Entity

if TYPE_CHECKING:
    from pipeline.tables.article_tables import ArticleTables


@dataclass(frozen=True, slots=True)
class Profile:
    """name: of the table, and of the setting. row_type: its columns. source: the column with the paths of the articles'
    files. drafts: from an article's rows and the entities of the pattern files, by id, to one draft an event. row: of
    the draft that an incident's articles give together, or of an event's that no incident has."""

    name: str
    row_type: type
    source: str
    drafts: Callable[[ArticleTables, Mapping[str, Entity]], Sequence[Draft]]
    row: Callable[[Draft], Any]
