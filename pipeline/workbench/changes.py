"""What differs between two sides: rows that appear, vanish or change, with the cells that changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pipeline.exports.profiles import PROFILES
from pipeline.tables.records import TABLES
from pipeline.workbench.row_matches import KINDS, WORDS, Pairs, by_likeness, by_members, matched, regrouped
from pipeline.workbench.sides import Cells, Side

OWN_IDS = {"mentions": "mention_id", "casualties": "casualty_id", "quotes": "quote_id", "victims": "victim_id"}
LINKS = {"casualties": ("claim_group", "event_id"), "quotes": ("utterance_id",)}  # ids that rows share
POSITIONS = ("start", "end", *(f"{part}_{end}" for part in ("speaker", "cue", "content") for end in ("start", "end")))
TOLD = {  # what a row is told by, besides its words
    "mentions": ("label", "entity_id", "entity_name", "entity_type", "side"),
    "casualties": ("effect", "low", "best", "high", "victim_text", "claimant_name", "relation", "counted", "rule_id"),
    "quotes": ("kind", "speaker_name", "speaker_id", "cue"),
    "events": ("kind", "means", "place_text", "event_date", "killed_best", "wounded_best"),
    "victims": ("effect", "number", "name", "age", "role"),
    "articles": ("title", "published", "mentions", "quotes", "casualties"),
    "errors": ("stage", "error", "message"),
    "ucdp": ("where_description", "date_start", "side_a", "side_b", "best", "low", "high"),
    "acled": ("location", "event_date", "actor1", "actor2", "fatalities"),
}
NAMED = ("title", "place_text", "where_description", "location")  # what names a row without words
IDS = set(OWN_IDS.values()) | {name for names in LINKS.values() for name in names} | {"event_id", "relid"}


class Kind(StrEnum):
    APPEARS = "appears"
    VANISHES = "vanishes"
    CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class Change:
    """A row that one side has and the other hasn't, or that says something else.

    cells: (column, old, new) of a row that changes; of another what it is told by, with the side that lacks it empty.
    old, new: the rows; None on the side that has none.
    """

    kind: Kind
    table: str
    article_id: str
    cells: tuple[tuple[str, str, str], ...]
    old: Cells | None
    new: Cells | None

    @property
    def row(self) -> Cells:
        row = self.new if self.new is not None else self.old
        return row if row is not None else {}

    @property
    def words(self) -> str:
        """The words of the article that the row describes; of a row that has none, what names it."""
        row = self.row
        return row.get(WORDS.get(self.table, "text")) or next((row[c] for c in NAMED if row.get(c)), "")

    @property
    def sentence(self) -> str:
        return self.row.get("sentence") or self.row.get("sentences") or ""

    @property
    def order(self) -> tuple[str, int, int, str]:
        start = self.row.get("start") or "0"
        table = list(TABLES).index(self.table) if self.table in TABLES else len(TABLES)
        return self.article_id, table, int(start) if start.isdigit() else 0, self.kind


def changes(old: Side, new: Side) -> list[Change]:
    """All changes, by article, then table, then place. An article that only one side read has all its rows change.

    Rows of a profile's table are known by the file of the first of their articles."""
    before, after = by_article(old), by_article(new)
    found = [
        change
        for article_id in sorted({*before, *after})
        if before.get(article_id) != after.get(article_id)
        for change in article_changes(article_id, before.get(article_id, {}), after.get(article_id, {}))
    ]
    return sorted(found, key=lambda change: change.order)


def by_article(side: Side) -> dict[str, dict[str, list[Cells]]]:
    found: dict[str, dict[str, list[Cells]]] = defaultdict(lambda: defaultdict(list))
    ids = {row.get("path", ""): row["article_id"] for row in side.get("articles", ())}
    for table, rows in side.items():
        source = PROFILES[table].source if table in PROFILES else ""
        for row in rows:
            path, _, _ = row.get(source, "").partition("; ")
            found[row.get("article_id") or ids.get(path, path)][table].append(row)
    return found


def article_changes(article_id: str, old: Side, new: Side) -> Iterator[Change]:
    """The changes of one article."""
    hashes = [{row["sha256"] for row in side.get("articles", ())} for side in (old, new)]
    same_text = hashes[0] == hashes[1] or not all(hashes)
    paired: dict[str, Pairs] = {}
    for table in KINDS:
        rows = old.get(table, ()), new.get(table, ())
        paired[table] = pairs = matched(table, *rows, same_text=same_text)
        links = {column: regrouped(column, *rows, pairs) for column in LINKS.get(table, ())}
        yield from _table_changes(table, article_id, rows, pairs, links, same_text=same_text)
    figures = old.get("casualties", ()), new.get("casualties", ()), paired["casualties"]
    for table, column in (("events", "event_id"), ("victims", "casualty_id")):
        rows = old.get(table, ()), new.get(table, ())
        yield from _table_changes(table, article_id, rows, by_members(*rows, column, figures), {})
    articles = old.get("articles", ()), new.get("articles", ())
    pairs = {0: 0} if all(articles) else {}
    yield from _table_changes("articles", article_id, articles, pairs, {}, same_text=same_text)
    for table in sorted({*old, *new} & PROFILES.keys()):
        rows = old.get(table, ()), new.get(table, ())
        yield from _table_changes(table, article_id, rows, by_likeness(*rows), {})
    for table in sorted({*old, *new} - {*KINDS, "events", "victims", "articles", *PROFILES}):
        yield from _without_places(table, article_id, old.get(table, ()), new.get(table, ()))


def _table_changes(
    table: str,
    article_id: str,
    rows: tuple[Sequence[Cells], Sequence[Cells]],
    pairs: Pairs,
    links: Mapping[str, set[int]],
    *,
    same_text: bool = True,
) -> Iterator[Change]:
    old, new = rows
    for i, row in enumerate(old):
        if i not in pairs:
            yield Change(Kind.VANISHES, table, article_id, _told(table, row, old=True), row, None)
            continue
        cells = list(_cells(table, row, new[pairs[i]], same_text=same_text))
        for column, moved in links.items():
            if i in moved:
                other = new[pairs[i]]
                named = (column, _anchor(column, row, old, table), _anchor(column, other, new, table))
                cells.append(named)
        if cells:
            yield Change(Kind.CHANGES, table, article_id, tuple(cells), row, new[pairs[i]])
    kept = set(pairs.values())
    for j, row in enumerate(new):
        if j not in kept:
            yield Change(Kind.APPEARS, table, article_id, _told(table, row, old=False), None, row)


def _told(table: str, row: Cells, *, old: bool) -> tuple[tuple[str, str, str], ...]:
    named = [(column, row[column]) for column in TOLD.get(table, tuple(row)) if row.get(column)]
    return tuple((column, cell, "") if old else (column, "", cell) for column, cell in named)


def _cells(table: str, old: Cells, new: Cells, *, same_text: bool) -> Iterator[tuple[str, str, str]]:
    """The cells that differ, ids left out; of an article whose text differs, offsets too."""
    left_out = {*IDS, "casualty_id", "sha256", *(() if same_text else POSITIONS)}
    if table == "articles" and old.get("sha256") != new.get("sha256"):
        yield "text", "as it was", "another"
    for column in dict.fromkeys((*old, *new)):
        if column in left_out or (table == "victims" and column == "claim_group"):
            continue
        was, now = old.get(column) or "", new.get(column) or ""
        if was != now:
            yield column, was, now


def _anchor(column: str, row: Cells, rows: Sequence[Cells], table: str) -> str:
    """How a row's group is told: by the words of its first other row."""
    others = [other for other in rows if other[column] == row[column] and other is not row]
    first = min(others, key=lambda other: (int(other["start"]), int(other["end"])), default=None)
    return f"with “{first[WORDS[table]]}”" if first else "alone"


def _without_places(table: str, article_id: str, old: Sequence[Cells], new: Sequence[Cells]) -> Iterator[Change]:
    """Rows of a table that says nothing of where they stand: each as a whole."""
    before, after = (Counter(tuple(row.items()) for row in rows) for rows in (old, new))
    for row in (before - after).elements():
        yield Change(Kind.VANISHES, table, article_id, _told(table, dict(row), old=True), dict(row), None)
    for row in (after - before).elements():
        yield Change(Kind.APPEARS, table, article_id, _told(table, dict(row), old=False), None, dict(row))
