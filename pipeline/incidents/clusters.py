"""Which events are one incident, given how likely each pair is: joined from the surest pair down, never along a chain.

Average linkage over log-odds, within the parts that hang together at all. What the parts are and how each falls apart
depends on the pairs alone, in no order of arrival; so a part that nothing new touches need not be looked at again.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
LOOSE = -1.0  # log-odds of a pair that may begin a group
JOINED = -1.0  # mean log-odds from which two groups are one; a single pair counts no less than FLOOR
COUNTED = 12  # of a large group's events, so many speak for it: the first ones
WHOLE = 60  # events of a part in which every pair is looked at, also those that share no key


def parts(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The ids that hang together by pairs, each part sorted, and the parts by their first id."""
    above: dict[str, str] = {}

    def top(node: str) -> str:
        above.setdefault(node, node)
        while above[node] != node:
            above[node] = above[above[node]]
            node = above[node]
        return node

    for one, other in pairs:
        first, second = sorted((top(one), top(other)))
        above[second] = first
    found: dict[str, list[str]] = {}
    for node in sorted(above):
        found.setdefault(top(node), []).append(node)
    return sorted(found.values())


def clusters(
    ids: Sequence[str],
    likely: Mapping[tuple[str, str], float],
    odds: Callable[[str, str], float],
    apart: Callable[[str, str], bool],
) -> list[list[str]]:
    """The groups of one part's ids, each sorted.

    likely: the log-odds of the pairs that may begin a group, by sorted ids. odds: those of any pair. apart: whether
    two can't be one whatever else speaks for it.
    """
    if len(ids) <= WHOLE:
        every = {pair: odds(*pair) for pair in combinations(sorted(ids), 2) if pair not in likely}
        likely = {**likely, **{pair: value for pair, value in every.items() if value >= LOOSE}}
    group = {node: [node] for node in ids}
    for (one, other), _ in sorted(likely.items(), key=lambda pair: (-pair[1], pair[0])):
        first, second = group[one], group[other]
        if first is second or any(apart(a, b) for a in first for b in second):
            continue
        heads, others = first[:COUNTED], second[:COUNTED]
        mean = sum(odds(a, b) for a in heads for b in others) / (len(heads) * len(others))
        if mean >= JOINED:
            joined = sorted(first + second)
            group |= dict.fromkeys(joined, joined)
    return sorted({id(nodes): nodes for nodes in group.values()}.values())
