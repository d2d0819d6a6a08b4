"""What differs between two sets of patterns, row by row, and which texts each difference can concern.

A row can concern a text in three ways: by its own words; through rows that lean on it (a district on its province,
a person's gender on the given name); and through rows that share its id. An edit has the clues of all three, so that
a text without any of them reads the same with either set.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from pipeline.patterns.entries import PatternSet
from pipeline.workbench.clues import ANYTHING, Clue, of_form, weakest
from pipeline.workbench.leaning import Leaning
from pipeline.workbench.pattern_rows import PatternRow, Sort, form_clue, given_name_line, pattern_rows

NOT_READ = {"folder", "sha256", "places", "warnings"}  # of a PatternSet: no table depends on them
READ = {
    *("entities", "phrases", "cues", "conventions", "layout", "means", "people", "things", "casualty_words"),
    *("given_names", "countries"),
}
FORMS = {"variants", "short"}


class What(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Edit:
    """A difference. place: file:line, in the new set where it has the row. told: what changed in it, in words.

    clues: a text that holds none of them reads the same as before.
    """

    what: What
    sort: Sort | str
    name: str
    place: str
    told: str
    row_id: str
    clues: tuple[Clue, ...]

    def __str__(self) -> str:
        told = f": {self.told}" if self.told else ""
        return f"{self.place} ({self.sort} {self.name}, {self.what}{told})"


def edits(old: PatternSet, new: PatternSet, *, convention: str) -> list[Edit]:
    """All edits between two sets, of the conventions only the one in use."""
    before, after = (
        {(row.sort, row.key): row for row in pattern_rows(patterns, convention)} for patterns in (old, new)
    )
    moved = moved_rows(before, after)
    leaning = Leaning(old, new)
    found = []
    for key in dict.fromkeys((*before, *after)):
        one, other = before.get(key), after.get(key)
        if one is None or other is None or one.said != other.said or key in moved:
            found.append(edit(one, other, leaning, (old, new)))
    return [*found, *unread(old, new)]


def unread(old: PatternSet, new: PatternSet) -> Iterator[Edit]:
    """What differs in a part of the patterns that this room has not learnt to read: any text may be concerned."""
    for part in fields(PatternSet):
        name = part.name
        if name not in NOT_READ | READ and getattr(old, name) != getattr(new, name):
            yield Edit(What.CHANGED, "table", name, new.folder, "", "", (ANYTHING,))


def edit(
    old: PatternRow | None, new: PatternRow | None, leaning: Leaning, patterns: tuple[PatternSet, PatternSet]
) -> Edit:
    row = new or old
    assert row is not None  # one of the sides has it
    what = What.ADDED if old is None else What.REMOVED if new is None else What.CHANGED
    columns = changed_columns(old, new)
    if old is not None and new is not None and not columns:
        what = What.MOVED
    own = own_clues(old, new, columns)
    line = row.place
    if row.sort == Sort.GIVEN_NAME:
        line = f"{row.file}:{given_name_line(patterns[1] if new else patterns[0], row.key)}"
    return Edit(
        what=what,
        sort=row.sort,
        name=row.row_id if row.sort == Sort.PHRASE else row.key.partition(":")[0] if row.sort == Sort.CUE else row.key,
        place=line,
        told="; ".join(in_words(column, old, new) for column in columns) if old and new else "",
        row_id=row.row_id,
        clues=tuple(weakest([*own, *leaning.clues(old, new, columns)])),
    )


def changed_columns(old: PatternRow | None, new: PatternRow | None) -> list[str]:
    """The columns whose cells differ; of a row that one side lacks, all."""
    if old is None or new is None:
        row = new or old
        return list(row.said) if row else []
    return [column for column in dict.fromkeys((*old.said, *new.said)) if old.said.get(column) != new.said.get(column)]


def own_clues(old: PatternRow | None, new: PatternRow | None, columns: Sequence[str]) -> list[Clue]:
    """The words by which the row itself finds a text: of a name whose forms alone changed, those forms."""
    if old and new and old.sort == Sort.ENTITY and set(columns) <= FORMS:
        before, after = ({(c, form) for c in FORMS for form in row.said[c]} for row in (old, new))
        return [clue for _, form in sorted(before ^ after) for clue in (form_clue(new.said, form), *heads(form))]
    rows = [row for row in (old, new) if row]
    if rows[0].sort == Sort.ENTITY:
        forms = [form for row in rows for column in sorted(FORMS) for form in row.said[column]]
        return [*(clue for row in rows for clue in row.clues), *(head for form in forms for head in heads(form))]
    return [clue for row in rows for clue in row.clues]


def heads(form: str) -> Iterator[Clue]:
    """The beginnings of a form that a shorter one is told from: "Hill Watch for" of "Hill Watch for Justice"."""
    words = form.split()
    for number, word in enumerate(words[1:], start=1):
        if word.casefold() in ("for", "of"):
            yield of_form(" ".join(words[: number + 1]))


def in_words(column: str, old: PatternRow, new: PatternRow) -> str:
    """ "variants + Torab Khan", "side resistance → taliban"."""
    was, now = old.said.get(column), new.said.get(column)
    if isinstance(was, tuple) and isinstance(now, tuple):
        signs = [*(f"+ {item}" for item in now if item not in was), *(f"− {item}" for item in was if item not in now)]
        return f"{column} {', '.join(signs) or 'in another order'}"
    return f"{column} {shown(was)} → {shown(now)}"


def shown(cell: Any) -> str:
    return "(empty)" if cell in (None, "") else str(cell)


def moved_rows(
    old: Mapping[tuple[Sort, str], PatternRow], new: Mapping[tuple[Sort, str], PatternRow]
) -> set[tuple[Sort, str]]:
    """The rows that stand in another order than before among those that claim the same words."""
    moved: set[tuple[Sort, str]] = set()
    before, after = rivals(old), rivals(new)
    for claim in before.keys() & after.keys():
        common = set(before[claim]) & set(after[claim])
        one, other = ([key for key in keys if key in common] for keys in (before[claim], after[claim]))
        moved |= common if one != other else set()
    return moved


def rivals(rows: Mapping[tuple[Sort, str], PatternRow]) -> dict[Hashable, list[tuple[Sort, str]]]:
    """The rows of each claim, in their order: where several claim the same words, the first or the last counts."""
    found: dict[Hashable, list[tuple[Sort, str]]] = defaultdict(list)
    for key, row in rows.items():
        for claim in claims(row):
            found[row.sort, claim].append(key)
    return found


def claims(row: PatternRow) -> set[Hashable]:
    if row.sort == Sort.CUE:
        return {(form.split()[0], len(form.split())) for form in row.said["forms"]}
    if row.sort == Sort.COUNTRY:
        return {*row.clues, row.said["capital"]}
    if row.sort == Sort.PHRASE:
        return {row.row_id}
    return set(row.clues) if row.sort in (Sort.LAYOUT, Sort.MEANS) else set()
