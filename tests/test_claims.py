"""Which claims stand together and what counts, in short articles read by the shipped pipeline."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from claim_articles import KILLED, NOT_YET
from test_casualties import number

from pipeline.annotations import CASUALTIES, Casualty, load
from pipeline.patterns import read_patterns, shipped_patterns
from pipeline.runs import assemble

ARTICLES = KILLED
Read = Callable[..., list[Casualty]]


@pytest.fixture(scope="module")
def read() -> Read:
    """Text to its figures of one effect, in text order."""
    settings = assemble.Settings(assemble.DEFAULT_MODEL, str(shipped_patterns()), "acled")
    nlp = assemble.build(settings, read_patterns(shipped_patterns()))

    def figures(text: str, effect: str = "killed") -> list[Casualty]:
        return [c for c in load(nlp(text), CASUALTIES, Casualty) if c.effect == effect]

    return figures


def told(figures: list[Casualty]) -> str:
    """The figures in the words of the table of articles."""
    letters: dict[int, str] = {}
    said = []
    for c in figures:
        letter = letters.setdefault(c.claim_group, "ABCDEFGHIJ"[len(letters)])
        words = [f"{letter}:", number(c)]
        if c.relation != "main":
            words.append(c.relation)
        elif c.certainty in ("denied", "hypothetical"):
            words.append(c.certainty)
        elif not c.counted:
            words.append("rival")
        said.append(" ".join(words))
    return "; ".join(said)


@pytest.mark.parametrize(("text", "expected"), ARTICLES.items(), ids=ARTICLES)
def test_claims_of_the_same_dead_stand_together(
    read: Read, request: pytest.FixtureRequest, text: str, expected: str
) -> None:
    if text.startswith(NOT_YET):
        request.applymarker(pytest.mark.xfail(strict=True, reason="the ranker weighs it otherwise"))
    assert told(read(text)) == expected


@pytest.mark.parametrize("text", ARTICLES, ids=ARTICLES)
def test_an_article_printed_twice_counts_nothing_twice(read: Read, text: str) -> None:
    once = sorted((c.low or 0, c.high or 0) for c in read(text) if c.counted)
    twice = sorted((c.low or 0, c.high or 0) for c in read(f"{text}\n\n{text}") if c.counted)
    assert twice == once


@pytest.mark.parametrize("text", ARTICLES, ids=ARTICLES)
def test_one_figure_of_a_group_counts_unless_nobody_stands_by_any(read: Read, text: str) -> None:
    groups: dict[int, list[Casualty]] = {}
    for c in read(text):
        groups.setdefault(c.claim_group, []).append(c)
    for members in groups.values():
        stands = any(c.relation == "main" and c.certainty == "claimed" for c in members)
        assert sum(c.counted for c in members) <= 1
        assert any(c.counted for c in members) or not stands


SPOKESMEN = {
    "beside the name": "Sami Durr, a spokesman for the National Resistance Front, said ten guards had died.",
    "before the name": "National Resistance Front spokesman Sami Durr said ten guards had died.",
    "before a comma": "A National Resistance Front official in Dara, Sami Durr, said ten guards had died.",
    "in another paragraph": (
        "“We saw it,” said Sami Durr, a commander of the National Resistance Front.\n\n"
        "Sami Durr said ten guards had died."
    ),
    "by a short name": (
        "The National Resistance Front left the town. Sami Durr, who leads a company of the front, "
        "said ten guards had died."
    ),
}


@pytest.mark.parametrize("text", SPOKESMEN.values(), ids=SPOKESMEN)
def test_a_claimant_has_the_side_that_the_article_says_he_speaks_for(read: Read, text: str) -> None:
    assert [(c.claimant_name, c.claimant_side) for c in read(text)] == [("Sami Durr", "resistance")]


NO_SPOKESMEN = {
    "a former officer": "Sami Durr, a former commander of the National Resistance Front, said ten guards had died.",
    "a doctor": "Sami Durr, a doctor at a hospital that the Taliban run, said ten guards had died.",
    "one whom they shot at": "The Taliban shot at Sami Durr, a trader. Sami Durr said ten guards had died.",
}


@pytest.mark.parametrize("text", NO_SPOKESMEN.values(), ids=NO_SPOKESMEN)
def test_a_claimant_who_speaks_for_nobody_has_no_side(read: Read, text: str) -> None:
    assert [c.claimant_side for c in read(text)] == [""]


FRONT = "Sami Durr, a spokesman for the National Resistance Front, said "
SIDES = {
    "his own men": (FRONT + "four of his own men had been killed by the Taliban.", "resistance"),
    "our brothers": ("“We buried nine of our brothers,” said Sami Durr, a commander of the NRF.", "resistance"),
    "on our side": (FRONT + "the Taliban came at dawn. “Two on our side were killed,” he said.", "resistance"),
    "the attackers": (FRONT + "the Taliban came at dawn and 20 of the attackers were killed.", "taliban"),
    "killed by the teller": (FRONT + "its men had met the Taliban at Dara and killed 30.", "taliban"),
    "admitted": ("The Taliban admitted six deaths in the fighting with the National Resistance Front.", "taliban"),
    "lost by another": (FRONT + "the Taliban had lost nine of their men.", "taliban"),
    "lost by a third": ("The Taliban said the army had lost nine of its men near Dara.", ""),
    "not the killer's": ("The Taliban said the front's men had killed four of their guards.", "taliban"),
    "not the plural's": (
        "The National Resistance Front said the Taliban came at dawn and four of its men died.",
        "resistance",
    ),
    "civilians": (FRONT + "the Taliban had killed 12 villagers.", ""),
    "somebody's guards": ("Hamid Bakhsh was killed along with three of his guards, the Taliban said.", ""),
}


@pytest.mark.parametrize(("text", "side"), SIDES.values(), ids=SIDES)
def test_the_side_of_victims_whom_a_party_tells_of(read: Read, text: str, side: str) -> None:
    assert read(text)[-1].victim_side == side


def test_a_partys_own_men_are_fighters(read: Read) -> None:
    assert [c.victim_status for c in read(FRONT + "four of his own men had been killed.")] == ["combatant"]


def test_they_are_others_in_a_partys_own_words(read: Read) -> None:
    text = "“They lost 25 men,” said Sami Durr, a commander of the National Resistance Front, of the Taliban."
    assert [c.victim_side for c in read(text)] == ["taliban"]


def test_a_hospital_that_admits_the_wounded_claims_nothing(read: Read) -> None:
    text = "By evening the hospital had admitted 27 wounded people."
    assert [(c.claimant_name, c.certainty) for c in read(text, "wounded")] == [("", "asserted")]


def test_those_released_are_no_share_of_those_captured(read: Read) -> None:
    text = "More than 40 people were detained, of whom 26 have been released."
    assert [c.low for c in read(text, "captured")] == [41]
