"""One database, ``tables.sqlite``, that Datasette serves as it is.

Ids are primary keys, and a row's article, event and casualty are foreign keys. What people filter by is indexed; the
words of quotations, figures and mentions can be searched (``casualties_fts`` and so on). ``codebook`` says what each
column means.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from pipeline.exports.written_formats.written_format import Format, Tables
from pipeline.tables.codebook import meaning
from pipeline.tables.column_types import column_types
from pipeline.tables.records import KEYS, REFERENCES, columns
from pipeline.tables.typed_rows import typed

NAME = "tables.sqlite"
FILTERED = (
    "article_id", "published", "event_id", "claim_group", "effect", "side", "entity_id", "label", "claimant_id",
    "victim_side", "place_id", "event_date", "means", "perpetrator_id", "speaker_id", "speaker_side", "stance", "kind",
    "certainty", "relation", "counted", "incident_id", "story_id", "month", "iso3",
)  # fmt: skip
SEARCHED = {
    "articles": ("title",),
    "mentions": ("text", "entity_name", "sentence"),
    "casualties": ("text", "victim_text", "claimant_text", "claimant_name", "sentence"),
    "quotes": ("quote", "content", "speaker_name", "sentence"),
    "victims": ("name", "role", "text"),
}
TOKENIZER = "unicode61 remove_diacritics 2"
KINDS = {str: "TEXT", int: "INTEGER", float: "REAL"}


def write(folder: Path, tables: Tables) -> None:
    with closing(sqlite3.connect(folder / NAME)) as database:
        database.execute("PRAGMA journal_mode = OFF")  # the file is new; what fails is thrown away whole
        database.execute("PRAGMA synchronous = OFF")
        for table in ordered(tables):
            row_type = tables[table]
            database.execute(definition(table, row_type, tables))
            places = ", ".join("?" * len(columns(row_type)))
            database.executemany(f"INSERT INTO {table} VALUES ({places})", typed(folder / f"{table}.csv", row_type))
            for statement in indexes(table, row_type):
                database.execute(statement)
        database.execute('CREATE TABLE codebook ("table" TEXT, "column" TEXT, description TEXT)')
        said = ((table, name, meaning(table, name)) for table in tables for name in columns(tables[table]))
        database.executemany("INSERT INTO codebook VALUES (?, ?, ?)", said)
        database.commit()
        database.execute("PRAGMA optimize")


def ordered(tables: Tables) -> list[str]:
    """Each table after those that its rows point to."""
    first = [table for table in dict.fromkeys(REFERENCES.values()) if table in tables]
    return [*first, *(table for table in tables if table not in first)]


def definition(table: str, row_type: type, tables: Tables) -> str:
    key = KEYS.get(table)
    lines = [f"{name} {KINDS[kind]}" + " PRIMARY KEY" * (name == key) for name, kind in column_types(row_type).items()]
    if key:  # errors name articles that have no row
        lines += [
            f"FOREIGN KEY ({name}) REFERENCES {target} ({name})"
            for name, target in REFERENCES.items()
            if name in columns(row_type) and name != key and target in tables
        ]
    return f"CREATE TABLE {table} ({', '.join(lines)})"


def indexes(table: str, row_type: type) -> Iterator[str]:
    named = columns(row_type)
    for name in FILTERED:
        if name in named and name != KEYS.get(table):
            yield f"CREATE INDEX {table}_{name} ON {table} ({name})"
    if searched := [name for name in SEARCHED.get(table, ()) if name in named]:
        words = ", ".join(searched)
        yield f"CREATE VIRTUAL TABLE {table}_fts USING fts5({words}, content=\"{table}\", tokenize='{TOKENIZER}')"
        yield f"INSERT INTO {table}_fts (rowid, {words}) SELECT rowid, {words} FROM {table}"


SQLITE = Format("sqlite", lambda tables: (NAME,), write)
