"""A run as the page holds it: every distinct cell once, rows as lists of their numbers, texts with browser offsets.

    {"run": {...}, "strings": [...], "texts": [...], "ids": {table: column},
     "tables": {name: {"columns": [...], "rows": [[article, cell, ...], ...], "why": [[label, sentence, ...], ...]}},
     "judged": {table: {column: [choices]}}, "meanings": {table: {column: text}}}

Tables whose rows have ids and verdicts are those of ``JUDGED``; any other that the run wrote, such as a profile's, is
in the data as it is, its rows without an article where they name none.

A cell is the place of its string in ``strings``; columns that are empty in every row are left out. The same run gives
the same data, to the byte.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from pipeline.evaluation.row_verdicts import JUDGED, fingerprint
from pipeline.run_page.article_texts import texts_of, utf16_places
from pipeline.run_page.row_accounts import Accounts
from pipeline.run_page.run_files import Row, RunFiles
from pipeline.tables.codebook import meaning
from pipeline.tables.records import KEYS, TABLES
from pipeline.vocabulary import closed_fields

YES_NO = ("yes", "no")
CHOICES: Mapping[str, Mapping[str, Sequence[str]]] = {  # columns of few words that no enum holds
    "casualties": {"counted": YES_NO},
    "events": {"kind": ("incident", "other time")},
    "victims": {
        "counted": YES_NO,
        "sex": ("female", "male"),
        "age_group": ("child", "adult", "elder"),
    },
}
OFFSETS = (
    "start", "end", "speaker_start", "speaker_end", "cue_start", "cue_end", "content_start", "content_end",
)  # fmt: skip
OF_THE_TEXT = {"start": "text_start", "end": "text_end"}  # what a verdict names a place by is the run's own count


class Strings:
    """Each distinct string once, by its number."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {"": 0}

    def number(self, text: str) -> int:
        return self.numbers.setdefault(text, len(self.numbers))

    def all(self) -> list[str]:
        return list(self.numbers)


def page_data(run: RunFiles) -> dict[str, Any]:
    """All that the page shows, as plain values."""
    articles = articles_of(run)
    texts = texts_of(run)
    strings = Strings()
    tables = tables_of(run, articles, texts, strings)
    return {
        "run": about(run, articles, texts),
        "strings": strings.all(),
        "texts": [texts.get(row["article_id"]) for row in articles],
        "tables": tables,
        "ids": {table: KEYS[table] for table in JUDGED},
        "judged": {table: {column: choices(table, column) for column in JUDGED[table]} for table in JUDGED},
        "meanings": {table: {column: meaning(table, column) for column in JUDGED[table]} for table in JUDGED},
        "abouts": {table: meaning(table) for table in tables},
    }


def tables_of(
    run: RunFiles, articles: Sequence[Row], texts: Mapping[str, str], strings: Strings
) -> dict[str, dict[str, Any]]:
    """The tables in the page's order, those with verdicts with what each of their rows rests on."""
    places = {article_id: utf16_places(text) for article_id, text in texts.items()}
    numbers = {row["article_id"]: number for number, row in enumerate(articles)}
    accounts = Accounts(run)
    found = {"articles": compact("articles", articles, numbers, strings)}
    for name in JUDGED:
        given = sorted(run.tables[name], key=lambda row: numbers[row["article_id"]])
        rows = [marked(name, row, places.get(row["article_id"])) for row in given]
        found[name] = compact(name, rows, numbers, strings)
        found[name]["why"] = [
            [strings.number(part) for told in accounts.of(name, row) for part in told] for row in given
        ]
    for name in (name for name in run.tables if name not in found):
        found[name] = compact(name, run.tables[name], numbers, strings)
    return found


def articles_of(run: RunFiles) -> list[Row]:
    """The rows of articles.csv, and an empty one for every article that only other tables name."""
    found: dict[str, Row] = {row["article_id"]: row for row in run.tables["articles"]}
    for name in JUDGED:
        for row in run.tables[name]:
            found.setdefault(row["article_id"], {"article_id": row["article_id"]})
    return list(found.values())


def marked(table: str, row: Row, places: Mapping[int, int] | None) -> Row:
    """The row with its fingerprint, and with offsets as a browser counts them beside the run's own."""
    found = {**row, "seen": fingerprint(table, row)}
    for column in OFFSETS:
        if row.get(column, "").isdecimal():
            place = int(row[column])
            found[OF_THE_TEXT.get(column, column)] = str(places.get(place, 0) if places else place)
    return found


def compact(table: str, rows: Sequence[Row], numbers: Mapping[str, int], strings: Strings) -> dict[str, Any]:
    named = dict.fromkeys(column for row in rows for column in row)
    told = [column for column in named if column != "article_id" and any(row.get(column) for row in rows)]
    if table not in JUDGED and "article_id" in named:
        told.insert(0, "article_id")
    cells = ([strings.number(row.get(column, "")) for column in told] for row in rows)
    places = (numbers.get(row.get("article_id", ""), -1) for row in rows)
    return {"columns": told, "rows": [[place, *row] for place, row in zip(places, cells, strict=True)]}


def choices(table: str, column: str) -> list[str]:
    """The words that a cell may hold where they are few; else none."""
    words = closed_fields(TABLES[table]).get(column)
    return [str(word) for word in words] if words else list(CHOICES.get(table, {}).get(column, ()))


def about(run: RunFiles, articles: Sequence[Row], texts: Mapping[str, str]) -> dict[str, Any]:
    """What the page says of the run as a whole; key: under which a browser keeps verdicts on these articles."""
    said = "\n".join(f"{row['article_id']}\t{row.get('sha256', '')}" for row in articles)
    model = run.record.get("model", {})
    return {
        "key": hashlib.sha256(said.encode("utf-8")).hexdigest()[:16],
        "sources": [PurePath(str(path)).name for path in run.record.get("inputs", ())],
        "version": str(run.record.get("wireledger", "")),
        "model": str(model.get("name", "") if isinstance(model, Mapping) else ""),
        "convention": str(run.record.get("convention", "")),
        "without_text": len(articles) - len(texts),
    }
