"""Which nouns stand for people: one rule for mentions, quotations and casualties.

A noun is a person's where the table of people has it, where its ending makes it one ("-er", "-ist", "-woman"), and
never where the table of things has it. The tables are the analysts' (patterns/people.csv, patterns/things.csv) and
arrive as values, so that two pipelines in one process may hold different ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.language.en.classes import words

NOT_BY_ENDING = words("persons.not_by_ending")
HUMAN_ENDINGS = ("man", "men", "woman", "women", "person", "persons")
TRADE_ENDINGS = ("er", "or", "ist")
OTHER_ENDINGS = ("ant", "cian", "ee", "eur")
SHORTEST_TRADE, SHORTEST_OTHER = 5, 6  # letters of the singular: "rider" is one, "plant" is none
PERIOD = "time"  # the kind of things that are stretches of time


@dataclass(frozen=True, slots=True)
class PeopleNouns:
    """The nouns of people.csv and things.csv, every form in lower case.

    status: form -> combatant | civilian | official | ""; all forms of people are its keys.
    party: form -> state | irregular | adverse | own, only of those that tell it. gender: form -> m | f, likewise.
    plurals: forms that are plural though they may not end in "s". periods: the things that are stretches of time.
    """

    status: Mapping[str, str]
    party: Mapping[str, str]
    gender: Mapping[str, str]
    plurals: frozenset[str]
    things: frozenset[str]
    periods: frozenset[str]

    def lists(self, word: str) -> bool:
        """Whether the table of people has the word."""
        return word in self.status

    def is_person(self, word: str) -> bool:
        """Whether a noun, singular or plural, stands for people, by the tables or by its ending."""
        return word in self.status or (word not in self.things and named_by_ending(word))

    def is_combatant(self, word: str) -> bool:
        return self.status.get(word) == "combatant"

    def is_civilian(self, word: str) -> bool:
        """Whether the word tells of civilians; those in public office are."""
        return self.status.get(word) in ("civilian", "official")


NOBODY = PeopleNouns({}, {}, {}, frozenset(), frozenset(), frozenset())


def read_nouns(people: Sequence[Mapping[str, Any]], things: Iterable[Mapping[str, Any]]) -> PeopleNouns:
    """The nouns of rows as plain values: those of the pattern files' PersonNoun and Thing, with their ``forms``."""
    forms = [(form, row) for row in people for form in row["forms"]]
    counted = [(form, row["kind"]) for row in things for form in row["forms"]]
    irregular = {form for row in people for form in row["forms"][1:] if row["plural"]}
    return PeopleNouns(
        status={form: row["status"] for form, row in forms},
        party={form: row["party"] for form, row in forms if row["party"]},
        gender={form: row["gender"] for form, row in forms if row["gender"]},
        plurals=frozenset(irregular | {form for form, row in forms if row["number"] == "plural"}),
        things=frozenset(form for form, _ in counted),
        periods=frozenset(form for form, kind in counted if kind == PERIOD),
    )


def named_by_ending(word: str) -> bool:
    """Whether a noun's ending makes it a person's: "salesman", "welder", "abductees"; not "river" or "restaurants"."""
    single = word.removesuffix("s")
    if single in NOT_BY_ENDING:
        return False
    if word.endswith(HUMAN_ENDINGS):
        return True
    trade = single.endswith(TRADE_ENDINGS) and not single.endswith("ier") and len(single) >= SHORTEST_TRADE
    return trade or (single.endswith(OTHER_ENDINGS) and len(single) >= SHORTEST_OTHER)
