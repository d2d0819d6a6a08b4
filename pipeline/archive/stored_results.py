"""The rows and texts of an archive's articles: all that a run wrote of each, so that its folder can be deleted."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from heapq import merge
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.runs.journal import kept, revived
from pipeline.tables.article_tables import ArticleTables
from pipeline.tables.linked_records import LINKED_COLUMNS
from pipeline.tables.records import TABLES, ArticleRow, ErrorRow, columns

SCHEMA = """
CREATE TABLE IF NOT EXISTS articles (
    moment INTEGER PRIMARY KEY, article_id TEXT NOT NULL UNIQUE, path TEXT NOT NULL, title TEXT NOT NULL,
    published TEXT NOT NULL, source TEXT NOT NULL, sha256 TEXT NOT NULL, digest TEXT NOT NULL, addition INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS articles_of_additions ON articles (addition);
CREATE INDEX IF NOT EXISTS articles_of_sources ON articles (source, addition);
CREATE TABLE IF NOT EXISTS results (moment INTEGER PRIMARY KEY, result BLOB NOT NULL, text BLOB);
CREATE TABLE IF NOT EXISTS failures (
    article_id TEXT, path TEXT, row TEXT NOT NULL, text BLOB, addition INTEGER NOT NULL, PRIMARY KEY (article_id, path)
) WITHOUT ROWID
"""
BLANK = {
    table: places
    for table, row_type in TABLES.items()
    if (places := [at for at, name in enumerate(columns(row_type)) if name in LINKED_COLUMNS])
}


class KnownArticle(NamedTuple):
    """What is told of an article that is there. source: the folder of the run that gave it. digest: of its rows."""

    moment: int
    source: str
    sha256: str
    digest: str


class StoredResults:
    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database
        for said in SCHEMA.split(";"):
            database.execute(said)

    def known(self, article_id: str) -> KnownArticle | None:
        query = "SELECT moment, source, sha256, digest FROM articles WHERE article_id = ?"
        found = self.database.execute(query, (article_id,)).fetchone()
        return KnownArticle(*found) if found else None

    def holds(self, moment: int) -> bool:
        return self.database.execute("SELECT 1 FROM articles WHERE moment = ?", (moment,)).fetchone() is not None

    def add(self, known: KnownArticle, article: ArticleRow, told: bytes, text: str | None, *, addition: int) -> None:
        """told: the article's rows, ``rows_told``."""
        cells = (known.moment, article.article_id, article.path, article.title, article.published, *known[1:], addition)
        self.database.execute("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", cells)
        data = (known.moment, zlib.compress(told), packed_text(text))
        self.database.execute("INSERT INTO results VALUES (?, ?, ?)", data)
        self.database.execute("DELETE FROM failures WHERE article_id = ?", (article.article_id,))

    def add_failure(self, error: ErrorRow, text: str | None, *, addition: int) -> None:
        """An article without rows; nothing where the archive has rows of it."""
        if not self.known(error.article_id):
            cells = (error.article_id, error.path, json.dumps(astuple(error)), packed_text(text), addition)
            self.database.execute("INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?, ?)", cells)

    def see(self, moment: int, *, addition: int) -> None:
        """The article is among those that this addition brought."""
        self.database.execute("UPDATE articles SET addition = ? WHERE moment = ?", (addition, moment))

    def remove(self, moment: int) -> None:
        for table in ("articles", "results"):
            self.database.execute(f"DELETE FROM {table} WHERE moment = ?", (moment,))

    def brought(self, addition: int) -> list[int]:
        query = "SELECT moment FROM articles WHERE addition = ? ORDER BY moment"
        return [row[0] for row in self.database.execute(query, (addition,))]

    def missing(self, source: str, addition: int) -> list[tuple[int, str]]:
        """The articles that the source gave earlier and not in this addition."""
        query = "SELECT moment, article_id FROM articles WHERE source = ? AND addition < ?"
        return list(self.database.execute(query, (source, addition)))

    def count(self) -> int:
        return int(self.database.execute("SELECT COUNT(*) FROM articles").fetchone()[0])

    def article_id(self, moment: int) -> str:
        return str(self.database.execute("SELECT article_id FROM articles WHERE moment = ?", (moment,)).fetchone()[0])

    def titles(self, article_ids: Iterable[str]) -> dict[str, dict[str, str]]:
        """Of each article its title and day."""
        query = "SELECT title, published FROM articles WHERE article_id = ?"
        found = ((article_id, self.database.execute(query, (article_id,)).fetchone()) for article_id in article_ids)
        return {article_id: {"title": title, "published": published} for article_id, (title, published) in found}

    def results(
        self, moments: Iterable[int] | None, addition: int
    ) -> Iterator[tuple[str, ArticleTables | ErrorRow, str | None]]:
        """Each article's id, rows and text, in a run's order: of these and of what failed in the addition, or all."""
        query = "SELECT article_id, path, moment FROM articles ORDER BY article_id, path"
        if moments is None:
            read: Iterable[Any] = self.database.execute(query)
        else:
            asked = "SELECT article_id, path, moment FROM articles WHERE moment = ?"
            read = sorted(self.database.execute(asked, (moment,)).fetchone() for moment in moments)
        which = ("WHERE addition = ?", (addition,)) if moments is not None else ("", ())
        query = f"SELECT article_id, path, row, text FROM failures {which[0]} ORDER BY article_id, path"
        for article_id, _, held, *text in merge(read, self.database.execute(query, which[1]), key=itemgetter(0, 1)):
            if text:
                yield article_id, ErrorRow(*json.loads(held)), unpacked_text(text[0])
            else:
                asked = "SELECT result, text FROM results WHERE moment = ?"
                result, told = self.database.execute(asked, (held,)).fetchone()
                yield article_id, revived(json.loads(zlib.decompress(result))), unpacked_text(told)


def rows_told(result: ArticleTables) -> bytes:
    """An article's rows as JSON, without what its run linked them to."""
    said = json.loads(json.dumps(kept(result)))
    for table, places in BLANK.items():
        for row in [said["article"]] if table == "articles" else said.get(table, ()):
            for at in places:
                row[at] = ""
    return json.dumps(said, ensure_ascii=True, separators=(",", ":")).encode()


def digest_of(told: bytes, text: str | None) -> str:
    return hashlib.sha256(told + b"\0" + (packed_text(text) or b"")).hexdigest()[:32]


def packed_text(text: str | None) -> bytes | None:
    return None if text is None else zlib.compress(text.encode("utf-8", "surrogatepass"))


def unpacked_text(data: bytes | None) -> str | None:
    return None if data is None else zlib.decompress(data).decode("utf-8", "surrogatepass")


def text_in(path: Path) -> str | None:
    return path.read_bytes().decode("utf-8") if path.is_file() else None
