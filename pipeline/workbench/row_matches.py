"""Which row of one run is which row of another: by where it stands and what it is, never by its id.

Ids are hashes of what a row says, so a row that says something else has another. An analyst knows a row by its
article, its words and its kind. Where the article's text is the same on both sides, words are told by their
offsets, else by their sentence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence

from pipeline.workbench.sides import Cells

Key = Callable[[Cells], Hashable]
Pairs = dict[int, int]  # position of a row on the old side -> that of the same row on the new side

KINDS = {"mentions": "label", "casualties": "effect", "quotes": "kind"}  # the column that tells a row's kind
ALIKE = 0.5  # of the filled cells
WORDS = {"mentions": "text", "casualties": "text", "quotes": "quote"}


def matched(table: str, old: Sequence[Cells], new: Sequence[Cells], *, same_text: bool) -> Pairs:
    """The rows of one article that stand for the same; tables with offsets only."""
    kind, words = KINDS[table], WORDS[table]
    passes: tuple[Key, ...] = (
        lambda row: (row["sentence"], row[words], row[kind]),
        lambda row: (row[words], row[kind]),
        lambda row: (row["sentence"], row[words]),
    )
    if same_text:
        passes = (lambda row: (row["start"], row["end"], row[kind]), lambda row: (row["start"], row["end"]))
    pairs: Pairs = {}
    for key in passes:
        _by_key(pairs, old, new, key)
    if same_text:
        _by_overlap(pairs, old, new, lambda one, other: one[kind] == other[kind])
        _by_overlap(pairs, old, new, lambda one, other: True)
    return pairs


def _by_key(pairs: Pairs, old: Sequence[Cells], new: Sequence[Cells], key: Key) -> None:
    """Add the pairs of rows not yet paired whose keys are equal, in order."""
    taken = set(pairs.values())
    free: dict[Hashable, list[int]] = defaultdict(list)
    for j, row in enumerate(new):
        if j not in taken:
            free[key(row)].append(j)
    for i, row in enumerate(old):
        if i not in pairs and (waiting := free.get(key(row))):
            pairs[i] = waiting.pop(0)


def _by_overlap(pairs: Pairs, old: Sequence[Cells], new: Sequence[Cells], fits: Callable[[Cells, Cells], bool]) -> None:
    """Add the pairs of rows not yet paired that share characters, those that share most first."""
    taken = set(pairs.values())
    left = [i for i in range(len(old)) if i not in pairs]
    right = [j for j in range(len(new)) if j not in taken]
    shared = [
        (common, i, j) for i in left for j in right if fits(old[i], new[j]) and (common := _common(old[i], new[j])) > 0
    ]
    for _, i, j in sorted(shared, key=lambda s: (-s[0], s[1], s[2])):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)


def _common(one: Cells, other: Cells) -> int:
    return min(int(one["end"]), int(other["end"])) - max(int(one["start"]), int(other["start"]))


def by_members(
    old: Sequence[Cells], new: Sequence[Cells], column: str, members: tuple[Sequence[Cells], Sequence[Cells], Pairs]
) -> Pairs:
    """Rows that stand for other rows (an event for its figures): those that share most of them, as these are paired.

    column: the id, in a row and in its members. members: the old and the new members, and their pairs.
    """
    old_members, new_members, paired = members
    places = {row[column]: i for i, row in enumerate(old)}, {row[column]: j for j, row in enumerate(new)}
    votes: Counter[tuple[int, int]] = Counter()
    for i, j in paired.items():
        one, other = places[0].get(old_members[i][column]), places[1].get(new_members[j][column])
        if one is not None and other is not None:
            votes[one, other] += 1
    pairs: Pairs = {}
    for (i, j), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def by_likeness(old: Sequence[Cells], new: Sequence[Cells]) -> Pairs:
    """Rows of one article without offsets: those with most filled cells in common, and half of them at least.

    Equal rows come first, so that a row that stayed is never told as one that changed.
    """
    filled = [[{(c, cell) for c, cell in row.items() if cell} for row in rows] for rows in (old, new)]
    alike = [
        (len(one & other) / (max(len(one), len(other)) or 1), i, j)
        for i, one in enumerate(filled[0])
        for j, other in enumerate(filled[1])
    ]
    pairs: Pairs = {}
    for likeness, i, j in sorted(alike, key=lambda a: (-a[0], a[1], a[2])):
        if likeness >= ALIKE and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def regrouped(column: str, old: Sequence[Cells], new: Sequence[Cells], pairs: Pairs) -> set[int]:
    """The old rows that stand in another group than before, among the rows that both sides have.

    column: the group's id. A row that came or went makes no other group of those that stayed.
    """
    back = {j: i for i, j in pairs.items()}
    before, after = _groups(column, old), _groups(column, new)
    found = set()
    for i, j in pairs.items():
        stayed = {k for k in before[old[i][column]] if k in pairs}
        if stayed != {back[k] for k in after[new[j][column]] if k in back}:
            found.add(i)
    return found


def _groups(column: str, rows: Sequence[Cells]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        found[row[column]].append(number)
    return found
