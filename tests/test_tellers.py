"""Who tells the clause that a quotation stands in, and what that says of its speaker."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from pipeline.components.quote_attribution import QuoteAttribution
from pipeline.patterns import read_patterns, shipped_patterns
from pipeline.quotations.page import Marked, Teller
from pipeline.quotations.speakers.marked_speech import attribute
from pipeline.quotations.speakers.tellers import tellers
from pipeline.runs.assemble import DEFAULT_MODEL, Settings, build


@dataclass(frozen=True, slots=True)
class Clause:
    start: int
    end: int
    speaker_start: int | None = 0
    speaker_end: int | None = 9
    probability: float = 0.95

    @property
    def whole(self) -> tuple[int, int]:
        return self.start, self.end


# The mayor said the mill was “a ruin”.
QUOTED = Marked(28, 36, 29, 35)
WITHIN = Clause(15, 36)


@pytest.mark.parametrize(
    ("probability", "sure"),
    [
        pytest.param(0.95, "surely", id="surely"),
        pytest.param(0.9, "surely", id="just surely"),
        pytest.param(0.6, "likely", id="likely"),
        pytest.param(0.1, "perhaps", id="perhaps"),
    ],
)
def test_the_speaker_of_the_clause_tells_the_quotation_in_it(probability: float, sure: str) -> None:
    clause = Clause(15, 36, probability=probability)
    assert tellers([QUOTED], [clause]) == {0: (Teller(0, 9, sure),)}


def test_the_closing_mark_and_a_stop_may_stand_outside_the_clause() -> None:
    assert tellers([QUOTED], [Clause(15, 34)])


APART = {
    "before it": Clause(0, 27),
    "after it": Clause(37, 60),
    "ends within it": Clause(15, 31),
    "begins within it": Clause(31, 50),
    "is nobody's": Clause(15, 36, None, None),
}


@pytest.mark.parametrize("clause", APART.values(), ids=APART.keys())
def test_nobody_tells_a_quotation_whose_clause(clause: Clause) -> None:
    assert tellers([QUOTED], [clause]) == {}


def test_several_may_tell_one_quotation() -> None:
    outer = Clause(10, 40, 50, 60, 0.6)
    assert tellers([QUOTED], [WITHIN, outer]) == {0: (Teller(0, 9, "surely"), Teller(50, 60, "likely"))}


def test_quotations_are_told_by_their_number() -> None:
    assert list(tellers([Marked(0, 8, 1, 7), QUOTED], [WITHIN])) == [1]


@pytest.mark.parametrize("who", ["Karim Daud", "Lida Omari"])
def test_the_speakers_ranker_heeds_who_tells(who: str) -> None:
    text = "Karim Daud met Lida Omari at the mill, which was “a ruin and a shame”."
    nlp = build(Settings(DEFAULT_MODEL, str(shipped_patterns()), "acled"), read_patterns(shipped_patterns()))
    component = nlp.get_pipe("quote_attribution")
    assert isinstance(component, QuoteAttribution)
    page = component.page(nlp(text))
    start = text.index(who)
    page.tellers = {0: (Teller(start, start + len(who), "surely"),)}
    (utterance,) = attribute(page, {"surely tells": 2.0})
    assert page.lower[utterance.ranked[0].candidate.token] == who.split()[1].lower()
