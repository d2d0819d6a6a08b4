"""Whose word a figure is: who asserts it, not who finds it out, carries it or claims responsibility."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.annotations import CASUALTIES, Casualty, load
from pipeline.patterns import read_patterns, shipped_patterns
from pipeline.runs import assemble

Read = Callable[[str], Casualty]


@pytest.fixture(scope="module")
def last() -> Read:
    """Text to its last figure of the killed or captured."""
    settings = assemble.Settings(assemble.DEFAULT_MODEL, str(shipped_patterns()), "acled")
    nlp = assemble.build(settings, read_patterns(shipped_patterns()))
    return lambda text: [c for c in load(nlp(text), CASUALTIES, Casualty) if c.effect in ("killed", "captured")][-1]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The front claimed responsibility for an attack that left 14 people dead.", id="responsibility"),
        pytest.param("The mayor announced a plan to rebuild the school where a fire killed 14 pupils.", id="a plan"),
        pytest.param("The militia posted a photo of 14 soldiers in uniform captured in Gao.", id="a photo"),
        pytest.param("After a raid that killed 14 people in Gao, the army said all was well.", id="before his words"),
        pytest.param("The army says rebels hold Gao, where gunmen killed 14 people in April.", id="a month"),
        pytest.param("Police discovered that gunmen had killed 14 people.", id="who finds out"),
        pytest.param("Gunmen have killed 14 people in Gao, Radio Tele has learnt.", id="who has learnt"),
        pytest.param("The floods have claimed 14 lives.", id="claimed lives"),
        pytest.param("The fighting adds to the grief of a town where 14 people died.", id="violence says nothing"),
        pytest.param("The governor called the killing of 14 farmers a disgrace.", id="who calls it something"),
        pytest.param(
            "The boat sank and 14 people were killed, saying goodbye to nobody, in waters off Gao.", id="a participle"
        ),
        pytest.param("The shell reportedly killed 14 people.", id="reportedly"),
    ],
)
def test_what_a_speaker_does_not_assert_is_nobodys(last: Read, text: str) -> None:
    assert last(text).claimant_name == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("The police confirmed the killing of 14 farmers.", "police", id="the dead are what he confirms"),
        pytest.param(
            "Officials say Omar Tal, who was 32, and his wife were killed.",
            "Officials",
            id="the dead described",
        ),
        pytest.param("The police reported a raid that killed 14 farmers.", "police", id="an attack is told"),
        pytest.param("Gunmen killed 14 farmers, the police have said.", "police", id="an auxiliary"),
        pytest.param("The police told Radio Tele on Sunday that 14 farmers were killed.", "police", id="who is told"),
        pytest.param(
            "Residents said the police had confirmed that 14 farmers were killed.", "police", id="the inner speaker"
        ),
        pytest.param(
            "State radio reported that 14 farmers were killed, citing local elders.",
            "local elders",
            id="who is cited",
        ),
        pytest.param(
            "According to the police, says Radio Tele, 14 farmers were killed.", "police", id="an outlet between"
        ),
        pytest.param(
            "The police took the mill and said 14 farmers had been killed there, local media reported.",
            "police",
            id="the second verb of who is carried",
        ),
        pytest.param(
            "The mayor said there were reports that 14 farmers had been killed.", "mayor", id="who tells of reports"
        ),
        pytest.param("There were reports that 14 farmers had been killed.", "reports", id="reports"),
        pytest.param(
            "Nobody was safe, the mayor insisted; 14 farmers were killed.", "mayor", id="goes on after a semicolon"
        ),
    ],
)
def test_the_claimant_is_who_asserts_it(last: Read, text: str, name: str) -> None:
    assert last(text).claimant_name == name


def test_who_stands_before_the_colon_of_a_headline_says_it(last: Read) -> None:
    assert last("Title: Rebel media: Air strike kills 14\n\nIt rained in Gao all day.").claimant_name == "Rebel media"


def test_reportedly_marks_hearsay_without_a_name(last: Read) -> None:
    figure = last("The shell reportedly killed 14 people.")
    assert (figure.claimant_text, figure.certainty, figure.claim_route) == ("reportedly", "reported", "hearsay")
