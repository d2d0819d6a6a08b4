"""Names that no pattern knows: all of them, how often, where, of what type, and the row that would make them known."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.mentions.name_words import folded
from pipeline.patterns.entities import ACTOR_COLUMNS, ACTOR_TYPES, PLACE_COLUMNS, PLACE_TYPES
from pipeline.vocabulary import CREDITED, EntityLabel, FoundBy
from pipeline.workbench.sides import Cells

EXAMPLES = 3  # sentences kept of each name


@dataclass(frozen=True, slots=True)
class Stranger:
    """A name that no pattern knows. texts: how it is printed, most frequent first; type: the likeliest."""

    name: str
    label: str
    type: str
    count: int
    articles: int
    texts: tuple[str, ...]
    sentences: tuple[str, ...]
    rules: tuple[str, ...]

    @property
    def file(self) -> str:
        """The file that its row belongs into."""
        return "places.csv" if self.label == EntityLabel.PLACE else "actors.csv"

    def row(self, ids: Container[str], columns: Sequence[str] = ()) -> str:
        """A line for that file, ready to be pasted; ids: those that are taken; columns: of the file."""
        columns = columns or (PLACE_COLUMNS if self.label == EntityLabel.PLACE else ACTOR_COLUMNS)
        types: Sequence[str] = PLACE_TYPES if self.label == EntityLabel.PLACE else ACTOR_TYPES
        usual = "other" if self.label == EntityLabel.PLACE else "organization"
        others = [text for text in self.texts if text != self.name and len(text.split()) > 1 and not text.isupper()]
        cells = {
            "id": new_id(self.name, ids),
            "name": self.name,
            "type": self.type if self.type in types else usual,
            "variants": " | ".join(others),
        }
        written = io.StringIO()
        csv.writer(written, lineterminator="").writerow([cells.get(column, "") for column in columns])
        return written.getvalue()


def strangers(mentions: Iterable[Cells]) -> list[Stranger]:
    """The names of mentions.csv that no pattern knows, most frequent first; not who made an article."""
    rows: dict[str, list[Cells]] = defaultdict(list)
    for row in mentions:
        if row["found_by"] == FoundBy.MODEL and row["rule_id"] != CREDITED:
            rows[row["entity_name"] or row["text"]].append(row)
    found = [stranger(name, told) for name, told in rows.items()]
    return sorted(found, key=lambda s: (-s.count, -s.articles, s.name))


def stranger(name: str, rows: Sequence[Cells]) -> Stranger:
    label, kind = most([(row["label"], row["entity_type"]) for row in rows])
    sentences = dict.fromkeys(" ".join(row["sentence"].split()) for row in rows)
    return Stranger(
        name=" ".join(name.split()),
        label=label,
        type=kind,
        count=len(rows),
        articles=len({row["article_id"] for row in rows}),
        texts=tuple(text for text, _ in Counter(" ".join(row["text"].split()) for row in rows).most_common()),
        sentences=tuple(list(sentences)[:EXAMPLES]),
        rules=tuple(dict.fromkeys(row["rule_id"] for row in rows)),
    )


def most(values: Sequence[tuple[str, str]]) -> tuple[str, str]:
    return Counter(values).most_common(1)[0][0]


def new_id(name: str, taken: Container[str]) -> str:
    """An id made of the name; with a number where it is taken."""
    plain = "-".join(re.findall(r"[a-z0-9]+", folded(name))) or "name"
    number = 1
    while (candidate := plain if number == 1 else f"{plain}-{number}") in taken:
        number += 1
    return candidate


def header_of(path: Path) -> tuple[str, ...]:
    """The columns of a pattern file as it stands, in its order; none where they can't be told."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            header = next(csv.reader(file), [])
    except (OSError, UnicodeDecodeError, csv.Error):
        return ()
    columns = tuple(" ".join(column.split()) for column in header)
    return columns if {"id", "name"} <= set(columns) else ()
