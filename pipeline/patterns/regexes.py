"""Regular expressions whose failure takes for ever: how many ways they could be tried on one word.

Python's matcher, where a word does not match in the end, has tried every way of reading its beginnings. These ways
are counted here, on no clock: the expression becomes an automaton whose edges carry the number of ways to go along
them (Glushkov's construction over the natural numbers), and a word is sought on which the ways become too many.
So ``^(a|aa)+$`` is seen, whose ways grow with the word, and ``(a?){30}b``, whose ways grow with the expression.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as sre_parser  # type: ignore[attr-defined]
from typing import Any

# Letters of a word -> the most ways to begin reading it: a second's work for words and for links. What grows like the
# cube of the length is too much: tokens have up to 500 letters.
MOST_WAYS = {40: 1_000_000, 200: 10_000_000}
LONGEST = max(MOST_WAYS)
ANY = ""  # instead of a letter
MOST_POSITIONS = 1_500  # single characters of the expression, its repeats written out
KEPT = 12  # words that are drawn out further, at each length
_ASSERTIONS = (sre.ASSERT, sre.ASSERT_NOT)

Ways = dict[int, int]  # position -> in how many ways


@dataclass(slots=True)
class Stretch:
    """What a part of the expression matches: the empty text in so many ways, the positions it begins and ends at."""

    empty: int = 1
    first: Ways = field(default_factory=dict)
    last: Ways = field(default_factory=dict)


class TooLarge(Exception):
    """The expression, with its repeats written out, has too many positions."""


def most_ways(length: int) -> int:
    """So many ways a word of that length may be begun to be read in."""
    return next(ways for letters, ways in MOST_WAYS.items() if length <= letters)


@cache
def costly_word(expression: str) -> str | None:
    """A word on which the expression would be tried in too many ways; "" where it is too large to say, None: none.

    expression: one that compiles.
    """
    try:
        automaton = Automaton(expression)
    except TooLarge:
        return ""
    return automaton.costly_word()


class Automaton:
    """The positions of an expression: which characters each takes, and in how many ways one follows another."""

    def __init__(self, expression: str) -> None:
        self.follow: list[Ways] = []
        self.takes: list[Callable[[str], bool]] = []
        self.named: dict[str, None] = {}  # the characters that the expression names, in order, also by escapes
        parsed = sre_parser.parse(expression)
        self.loose_case = bool(parsed.state.flags & re.IGNORECASE)
        self.groups: dict[int, Sequence[Any]] = {}
        self.whole = self.sequence(parsed)
        self.letters = self.alphabet()

    def costly_word(self) -> str | None:
        """Draw words out letter by letter, keeping those that can be read in the most ways."""
        if not self.may_be_costly():
            return None
        begun: list[tuple[str, Ways, int]] = [("", {}, 0)]
        for length in range(1, LONGEST + 1):
            most = most_ways(length)
            longer: dict[tuple[tuple[int, int], ...], tuple[str, Ways, int]] = {}
            for word, ways, tried in begun:
                for letter in self.letters:
                    reached = self.step(ways, letter)
                    total = tried + sum(reached.values())
                    if total > most:
                        return word + letter
                    longer.setdefault(tuple(sorted(reached.items())), (word + letter, reached, total))
            begun = sorted(longer.values(), key=lambda w: (-sum(w[1].values()), w[0]))[:KEPT]
        return None

    def may_be_costly(self) -> bool:
        """Whether the ways become too many were each position to take any letter: a bound that most expressions keep,
        found a hundred times faster than the words."""
        ways: Ways = {}
        tried = 0
        for length in range(1, LONGEST + 1):
            ways = self.step(ways, ANY)
            tried += sum(ways.values())
            if tried > most_ways(length):
                return True
        return False

    def step(self, ways: Ways, letter: str) -> Ways:
        """The ways after one more letter: on from the positions reached, or beginning here (the text is searched)."""
        reached: Ways = {}
        for position, count in self.whole.first.items():
            if letter == ANY or self.takes[position](letter):
                reached[position] = reached.get(position, 0) + count
        for position, count in ways.items():
            for following, times in self.follow[position].items():
                if letter == ANY or self.takes[following](letter):
                    reached[following] = reached.get(following, 0) + count * times
        return reached

    def alphabet(self) -> list[str]:
        """One letter of each sort that the expression tells apart."""
        beside = (chr(min(ord(c) + 1, sys.maxunicode)) for c in self.named)
        candidates = dict.fromkeys([*self.named, *"abz09 -_.,'éÉAZ\n", *beside])
        sorts: dict[tuple[bool, ...], str] = {}
        for letter in candidates:
            sorts.setdefault(tuple(takes(letter) for takes in self.takes), letter)
        return list(sorts.values())

    def sequence(self, items: Iterable[Any]) -> Stretch:
        found = Stretch()
        for operation, argument in items:
            found = self.joined(found, self.item(operation, argument))
        return found

    def item(self, operation: Any, argument: Any) -> Stretch:
        """One item of a parsed expression."""
        if operation is sre.SUBPATTERN:
            return self.group(*argument)
        if operation is sre.BRANCH:
            return self.either([self.sequence(branch) for branch in argument[1]])
        if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            return self.repeated(*argument)
        if operation is sre.ATOMIC_GROUP:
            return self.sequence(argument)
        if operation in _ASSERTIONS:
            return self.optional(self.sequence(argument[1]))  # its ways are tried too
        if operation is sre.GROUPREF:
            return self.sequence(self.groups.get(argument, ()))
        if operation is sre.GROUPREF_EXISTS:
            return self.either([self.sequence(branch or ()) for branch in argument[1:]])
        if operation is sre.AT:
            return Stretch()
        return self.character(operation, argument)

    def group(self, number: int | None, added: int, removed: int, items: Any) -> Stretch:
        """A group, with the flags that hold in it alone."""
        if number is not None:
            self.groups[number] = items
        before = self.loose_case
        self.loose_case = bool((before or added & re.IGNORECASE) and not removed & re.IGNORECASE)
        found = self.sequence(items)
        self.loose_case = before
        return found

    def character(self, operation: Any, argument: Any) -> Stretch:
        if len(self.takes) == MOST_POSITIONS:
            raise TooLarge
        position = len(self.takes)
        self.named |= dict.fromkeys(named_in(operation, argument))
        self.takes.append(test_of(operation, argument, loose_case=self.loose_case))
        self.follow.append({})
        return Stretch(0, {position: 1}, {position: 1})

    def joined(self, before: Stretch, after: Stretch) -> Stretch:
        self.link(before.last, after.first)
        return Stretch(
            before.empty * after.empty,
            added(before.first, after.first, before.empty),
            added(after.last, before.last, after.empty),
        )

    def either(self, parts: Sequence[Stretch]) -> Stretch:
        found = Stretch(0)
        for part in parts:
            found = Stretch(found.empty + part.empty, added(found.first, part.first), added(found.last, part.last))
        return found

    def optional(self, part: Stretch) -> Stretch:
        return Stretch(part.empty + 1, part.first, part.last)

    def repeated(self, least: int, most: Any, items: Sequence[Any]) -> Stretch:
        """A repeat written out: so many copies, then as many optional ones, or one that goes on."""
        if most is sre.MAXREPEAT:
            part = self.sequence(items)
            self.link(part.last, part.first)
            found = Stretch(1, part.first, part.last)  # an empty round ends the repeat
            copies, least = 1, least - 1
        else:
            found, copies = Stretch(), most
            for _ in range(most - least):
                found = self.optional(self.joined(self.sequence(items), found))
        if least < 0 or copies == 0:
            return found
        for _ in range(least):
            found = self.joined(self.sequence(items), found)
        if most is sre.MAXREPEAT:
            found.empty = min(found.empty, 1) if least else 0
        return found

    def link(self, before: Ways, after: Ways) -> None:
        for position, ways in before.items():
            follow = self.follow[position]
            for following, times in after.items():
                follow[following] = follow.get(following, 0) + ways * times


def named_in(operation: Any, argument: Any) -> Iterator[str]:
    """The characters that a single item names: itself, or what a set lists, of a range its ends."""
    if operation in (sre.LITERAL, sre.NOT_LITERAL):
        yield chr(argument)
    elif operation is sre.RANGE:
        yield from map(chr, argument)
    elif operation is sre.IN:
        for item in argument:
            yield from named_in(*item)


def added(ways: Mapping[int, int], more: Mapping[int, int], times: int = 1) -> Ways:
    """Both ways together, the second so many times."""
    found = dict(ways)
    if times:
        for position, count in more.items():
            found[position] = found.get(position, 0) + count * times
    return found


def test_of(operation: Any, argument: Any, *, loose_case: bool) -> Callable[[str], bool]:
    """Whether a position takes a character, asked of Python's own matcher."""
    single = sre_parser.SubPattern(sre_parser.State(), [(operation, argument)])
    single.state.flags = re.UNICODE | (re.IGNORECASE if loose_case else 0)
    single.state.str = ""
    compiled = re._compiler.compile(single, single.state.flags)  # type: ignore[attr-defined]
    return cache(lambda letter: compiled.fullmatch(letter) is not None)
