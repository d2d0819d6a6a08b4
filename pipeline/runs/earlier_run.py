"""What an earlier run into the same folder has of articles that are unchanged since: they need not be read again.

Its rows count only where they would be made again as they are: of the same article, with the same program, model,
patterns and convention, and where the tables still have the bytes that the run wrote. What an article failed at is
tried again. The linked tables are made anew, of all articles.
"""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.corpus.collection import Corpus, Unread
from pipeline.errors import UsageError
from pipeline.runs.batch_care import Item
from pipeline.runs.installed import difference, row_conditions
from pipeline.runs.outputs import text_name
from pipeline.runs.ownership import NO_FILE, REASONS, TEXTS, checksum, run_record, written_by_run
from pipeline.runs.run_report import Report
from pipeline.runs.written_results import (
    BY_ARTICLE,
    REMADE,
    Ahead,
    place_of,
    results_of,
    rows_of,
    without_remade,
)
from pipeline.tables.article_tables import ArticleTables, Result
from pipeline.tables.fingerprint import fingerprint_of
from pipeline.tables.records import ArticleRow, ErrorRow

READ_BACK = ("articles.csv", *(f"{table}.csv" for table in BY_ARTICLE), "errors.csv", REASONS)
TOLD = ("path", "title", "published_from", "author", "format", "encoding", "language")  # no other row depends on it

CHANGED = "was changed while rows were taken from it; run again"


class EarlierRun:
    """The run whose tables lie in a folder, and what its run.json says."""

    def __init__(self, folder: Path, said: Mapping[str, Any]) -> None:
        self.folder = folder
        self.said = said
        self.written = written_by_run(folder)
        self.told_now: dict[str, dict[str, Any]] = {}  # by article, what articles.csv is to say of it otherwise

    def obstacle(self, basis: Mapping[str, Any]) -> str:
        """Why a run of that basis can take nothing over; "" where it can."""
        if "linked" in self.said:
            return f"{self.folder} holds runs that were linked"
        if found := difference(row_conditions(basis), row_conditions(self.said)):
            return f"the run in {self.folder} differs in {found[0]}"
        return self.changed()

    def changed(self) -> str:
        """Which of the tables that rows are taken from has other bytes than the run wrote; "" where none has."""
        for name in READ_BACK:
            if (now := checksum(self.folder / name)) != self.written.get(name):
                return f"{self.folder / name} {'is gone' if now == NO_FILE else 'was changed after its run'}"
        if TEXTS in self.written and checksum(self.folder / TEXTS) != self.written[TEXTS]:
            return f"{self.folder / TEXTS} was changed after its run"
        return ""

    def check(self) -> None:
        """Raise UsageError where the tables were changed while rows were taken from them."""
        if self.changed():
            raise UsageError(f"{self.folder} {CHANGED}")

    def has(self, corpus: Corpus) -> Iterator[bool]:
        """Of each entry whether its result is here: its text and day are as they were, and nothing failed then.

        One that can't be read as it couldn't be then has its result here too.
        """
        failed = defaultdict(list)
        for error in rows_of(self.folder, "errors"):
            if error.stage not in REMADE:
                failed[error.article_id].append(error)
        articles = Ahead[ArticleRow](rows_of(self.folder, "articles"))
        for entry in corpus.entries:
            at = entry.article_id
            deque(articles.taken(lambda row, at=at: row.article_id < at), maxlen=0)  # type: ignore[misc]
            row = next(articles.taken(lambda row, at=at: row.article_id == at), None)  # type: ignore[misc]
            errors = failed.get(at, [])
            if row is not None and not errors:
                yield self.is_same(corpus.load(entry), row)
            else:
                yield row is None and [e for e in errors if e.path == entry.path] == [corpus.load(entry)]

    def is_same(self, item: Item, row: ArticleRow) -> bool:
        plain = not (self.folder / TEXTS / text_name(row.article_id)).is_file()
        if isinstance(item, ErrorRow) or (row.published, plain) != (item.published, item.plain):
            return False
        if row.sha256 != fingerprint_of(item.text):
            return False
        told: dict[str, Any] = {name: getattr(item, name) for name in TOLD}
        if told != {name: getattr(row, name) for name in TOLD}:
            self.told_now[row.article_id] = told
        return True

    def results(self, entries: Iterable[Unread]) -> Iterator[Result]:
        """The results of these entries, which it has, in its order."""
        found = results_of(self.folder)
        for entry in entries:
            result = next((result for result in found if is_of(result, entry)), None)
            if result is None:
                raise UsageError(f"{self.folder} {CHANGED}")
            if isinstance(result, ArticleTables) and (told := self.told_now.get(entry.article_id)):
                result = replace(result, article=replace(result.article, **told))
            yield without_remade(result)

    def stands(self, asked: Mapping[str, Any], *, taken: int) -> bool:
        """Whether a run that takes over so many items, and no others, would write just what lies here.

        asked: what its run.json would say of what it was asked for.
        """
        held = sum(self.said["tables"][f"{table}.csv"].get("rows", 0) for table in ("articles", "errors"))
        alike = all(self.said.get(name) == value for name, value in json.loads(json.dumps(asked)).items())
        there = all((self.folder / name).exists() for name in self.written)
        return held == taken and alike and there and not self.told_now

    def tell(self, report: Report) -> None:
        """Report what the run had to say."""
        report.stands = True
        report.taken_over = report.articles = self.said["tables"]["articles.csv"]["rows"]
        report.words, report.undated = self.said["words"], self.said["undated"]
        report.names.update(self.said["unknown_names"])
        report.rows = {Path(name).stem: about["rows"] for name, about in self.said["tables"].items()}
        for error in rows_of(self.folder, "errors"):
            report.count(error, new=False)


def earlier_run(folder: Path) -> EarlierRun | None:
    """The run whose tables lie here, if any."""
    said = run_record(folder)
    return None if said is None else EarlierRun(folder, said)


def is_of(result: Result, entry: Unread) -> bool:
    """Of an article that couldn't be read the path tells too: it may have no id."""
    article_id, path = place_of(result)
    return article_id == entry.article_id and (isinstance(result, ArticleTables) or path == entry.path)
