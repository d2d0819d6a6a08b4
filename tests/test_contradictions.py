"""Two figures that no person, or no group of people, can be at once are never taken for the same dead."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from spacy.language import Language

from pipeline.casualties.ledger.book import Book
from pipeline.casualties.ledger.ledger_entries import read_entries
from pipeline.casualties.ledger.weighing import choices_of
from pipeline.components.casualty_figures import CasualtyFigures, casualty_hits

RuledOut = Callable[[str], list[str]]

OTHERS = {
    "two names": (
        "A grenade killed Karim Wali in Tala on Monday. Hadi Daud was pronounced dead at the clinic.",
        "two names",
    ),
    "kinsmen of one surname": (
        "A grenade killed Karim Daud in Tala on Monday. Omar Daud was pronounced dead later.",
        "two names",
    ),
    "a woman and a man": (
        "A woman was found dead at a farm near Tala. He died of a wound in the neck, police said.",
        "two sexes",
    ),
    "a former wife and a man": (
        "Police said his ex-wife was shot dead in Tala. The man was found dead at the dam.",
        "two sexes",
    ),
    "two ages": (
        "A baker aged 22 was shot dead at his shop. The 25-year-old died on the stairs, police said.",
        "two ages",
    ),
    "a child and one grown up": ("A child was shot dead in Tala. A man was found dead behind the mill.", "two ages"),
    "children and a man of an age": ("Two infants died in the fire. Hadi Daud, 40, died in the fire.", "two ages"),
    "her mother": ("A girl was killed near the bridge. Her mother was killed near the bridge.", "kin"),
    "their father": ("Two clerks were killed near the bridge. Their father was killed near the bridge.", "kin"),
    "the doer and his victim": ("A soldier shot dead a clerk in Tala. The soldier was found dead at noon.", "doer"),
    "by his own hand and by another's": (
        "A gunman shot dead a neighbour in Tala. The tailor killed himself, police said.",
        "doer",
    ),
    "side by side": ("Two tailors and a clerk were killed in Tala.", "joined"),
    "two items of a list": (
        "- A mine killed a tailor near Tala, police said.\n\n- A flood killed a tailor near Dara.",
        "two items",
    ),
}
THE_SAME = {
    "the same name, spelt in two ways": "A mine killed Karim Wahedi in Tala. Wahidi died on the spot, police said.",
    "a name told in full": "A mine killed Wahedi in Tala. Karim Wahedi died on the spot, police said.",
    "an age told a year apart": "A baker aged 24 was shot dead at his shop. The 25-year-old died on the stairs.",
    "a boy of 17 and a young man": "A 17-year-old was shot dead in Tala. The teenager died in hospital, police said.",
    "a possessive of the other sex": "Police said his wife was shot dead in Tala. She died on the stairs.",
}


@pytest.fixture(scope="module")
def ruled_out(nlp: Language) -> RuledOut:
    """What rules out, of each two figures of a text, that they are the same people."""
    component = nlp.get_pipe("casualty_figures")
    assert isinstance(component, CasualtyFigures)

    def read(text: str) -> list[str]:
        doc = nlp(text)
        entries = read_entries(doc, casualty_hits(doc), component.quantities, component.lexicon, component.means)
        figures = choices_of(Book(entries, doc.text, "")).figures
        return [figures.against(one.number, other.number) for one, other in combinations(entries, 2)]

    return read


@pytest.mark.parametrize(("text", "reason"), OTHERS.values(), ids=OTHERS)
def test_two_who_cannot_be_one(ruled_out: RuledOut, text: str, reason: str) -> None:
    assert ruled_out(text) == [reason]


@pytest.mark.parametrize("text", THE_SAME.values(), ids=THE_SAME)
def test_two_who_may_be_one(ruled_out: RuledOut, text: str) -> None:
    assert ruled_out(text) == [""]
