"""What the figures of several accounts of one incident come to: a range, and the number that stands as the best.

Accounts are one a story, in the order in which the stories were first told. Nothing is averaged or added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.incidents.accounts import AccountClaim, EventAccount
from pipeline.tables.totals import Range
from pipeline.vocabulary import Effect

Told = tuple[EventAccount, Range]


def range_of(accounts: Sequence[EventAccount], effect: str) -> Range:
    """The figures of the accounts that give any of an effect; an empty range where none does."""
    told = [(account, figure) for account in accounts if (figure := account.range(effect)).best is not None]
    if not told:
        return Range()
    low, high = ends([figure for _, figure in told])
    return Range(low, best_of(told, effect), high)


def ends(figures: Sequence[Range] | Sequence[AccountClaim]) -> tuple[int | None, int | None]:
    """The lowest and the highest of all; no upper end where an open figure ("at least 30") is the largest."""
    lows = [figure.low for figure in figures if figure.low is not None]
    highs = [figure.high for figure in figures if figure.high is not None]
    highest = max(highs, default=None)
    closed = highest is not None and all((f.low or f.best or 0) <= highest for f in figures if f.high is None)
    return min(lows, default=None), highest if closed else None


def best_of(told: Sequence[Told], effect: str) -> int | None:
    """The figure that most stories give. Of those that as many give, a toll that may have risen by its wounded; else
    that which fewest exclude; else that of the first teller; where no day is told, that of the surest, then the lowest.
    """
    votes = Counter(figure.best for _, figure in told)
    most = max(votes.values())
    equals = [one for one in told if votes[one[1].best] == most]
    if effect == Effect.KILLED and (risen := risen_toll(equals)) is not None:
        return risen
    fewest = min(excluding(one, told) for one in equals)
    equals = [one for one in equals if excluding(one, told) == fewest]
    first = next((one for one in equals if one[0].published), None)
    return (first or max(equals, key=lambda one: (one[0].event.confidence, -(one[1].best or 0))))[1].best


def excluding(one: Told, told: Sequence[Told]) -> int:
    """How many accounts rule a figure out: "at least one" rules out no two."""
    best = one[1].best or 0
    return sum(not (f.low or 0) <= best <= (best if f.high is None else f.high) for _, f in told)


def risen_toll(told: Sequence[Told]) -> int | None:
    """The highest toll that another may have risen to."""
    risen = [high.best for later, high in told if any(may_have_risen(earlier, later) for earlier, _ in told)]
    return max((n for n in risen if n is not None), default=None)


def may_have_risen(earlier: EventAccount, later: EventAccount) -> bool:
    """Whether the later toll may be the earlier one with those who died of their wounds, and are no longer wounded.

    Not where the later was published before, nor where the two are the words of rival sides.
    """
    low, high = earlier.event.killed_best or 0, later.event.killed_best or 0
    hurt, left = earlier.event.wounded_best or 0, later.event.wounded_best or 0
    if not low < high <= low + hurt or high + left > low + hurt:
        return False
    if earlier.published and later.published and earlier.published > later.published:
        return False
    one, other = earlier.sides(Effect.KILLED), later.sides(Effect.KILLED)
    return not one or not other or bool(one & other)


def differ(accounts: Sequence[EventAccount], effect: str) -> bool:
    """Whether two figures of an effect exclude each other, between stories or within one."""
    told = [account for account in accounts if account.range(effect).best is not None]
    return len({account.range(effect).best for account in told}) > 1 or any(a.event.rivals == "yes" for a in told)
