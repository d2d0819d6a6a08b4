"""By whose hand, and by what means: what a figure's sentence, the story and a claim of responsibility tell."""

from __future__ import annotations

import re

import pytest
import spacy
from spacy.language import Language

import pipeline.components.casualty_figures  # noqa: F401  # registers the component
from pipeline.annotations import CASUALTIES, MENTIONS, Casualty, Mention, load, store
from pipeline.casualties.attribution.means import MeansWords, find_means

GROUPS = {"Redcaps": "armed_group", "Rumland": "country", "Border Guard": "military"}
TABLE = {
    "air strike": "airstrike", "drone": "drone", "shelling": "shelling", "bomb": "bomb",
    "suicide bomber": "suicide bomb",
    "mine": "mine", "gold mine": "unknown", "gunmen": "shooting", "clash": "clash", "arrested": "arrest",
}  # fmt: skip


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("span_ruler", config={"spans_key": "pattern_hits"})
    words = {"KILLED": ["killed", "died", "killing", "dead", "lost"], "CAPTURED": ["arrested", "captured"]}
    ruler.add_patterns(  # type: ignore[attr-defined]
        [{"label": k, "pattern": [{"LOWER": {"IN": w}}], "id": k.lower()} for k, w in words.items()]
    )
    nlp.add_pipe("casualty_figures", config={"means": TABLE})
    return nlp


def figures(nlp: Language, text: str) -> list[Casualty]:
    doc = nlp.make_doc(text)
    found = []
    for name, kind in GROUPS.items():
        label = "PLACE" if kind == "country" else "ACTOR"
        identity = name.lower().replace(" ", "-")
        for m in re.finditer(rf"\b{name}\b", text):
            found.append(Mention(*m.span(), label, identity, name, kind, identity, "", None, None, "pattern", identity))
    store(doc, MENTIONS, sorted(found, key=lambda m: m.start))
    return load(nlp(doc), CASUALTIES, Casualty)


@pytest.mark.parametrize(
    ("text", "hand"),
    [
        pytest.param("The Redcaps killed nine traders.", ("The Redcaps", "Redcaps"), id="subject"),
        pytest.param("Gunmen killed nine traders.", ("Gunmen", "Gunmen"), id="nobody's name"),
        pytest.param("Nine traders were killed by the Redcaps.", ("the Redcaps", "Redcaps"), id="by"),
        pytest.param("Nine traders died in an attack by the Redcaps.", ("the Redcaps", "Redcaps"), id="an attack by"),
        pytest.param("Nine traders died in a Redcaps attack.", ("Redcaps", "Redcaps"), id="whose attack"),
        pytest.param("In the night Rumish rockets killed nine traders.", ("Rumish", "Rumish"), id="a nation's rockets"),
        pytest.param("An attack blamed on the Redcaps killed nine.", ("the Redcaps", "Redcaps"), id="blamed on"),
        pytest.param(
            "Nine died in a battle with Border Guard troops.", ("Border Guard troops", "Border Guard"), id="foe"
        ),
        pytest.param("Nine traders died when soldiers fired on them.", ("soldiers", "soldiers"), id="attacker"),
        pytest.param("Redcaps stormed the post. Nine guards died.", ("Redcaps", "Redcaps"), id="the sentence before"),
        pytest.param("A coalition air strike killed nine.", ("coalition", "coalition"), id="a noun for whose strike"),
        pytest.param("Nine died in what was the work of the Redcaps.", ("the Redcaps", "Redcaps"), id="the work of"),
        pytest.param("Nine died in a raid involving the Redcaps.", ("the Redcaps", "Redcaps"), id="involving"),
        pytest.param(
            "Nine died when a bomb went off in the yard of a mill in the east of the old town, planted by the Redcaps.",
            ("the Redcaps", "Redcaps"),
            id="a far by",
        ),
        pytest.param(
            "A bomber killed nine, in a raid claimed by the Redcaps.",
            ("the Redcaps", "Redcaps"),
            id="nameless",
        ),
        pytest.param("Police held a man suspected of killing nine.", ("a man", "man"), id="a suspect"),
        pytest.param("The Redcaps are accused of killing nine.", ("The Redcaps", "Redcaps"), id="accused of"),
        pytest.param("He blamed the Redcaps for killing nine.", ("the Redcaps", "Redcaps"), id="blamed for"),
        pytest.param("The Redcaps were detained after killing nine.", ("The Redcaps", "Redcaps"), id="after killing"),
        pytest.param("The Redcaps said nine died in a raid they carried out.", ("they", "Redcaps"), id="their raid"),
        pytest.param(
            "The dead were attacked by the Redcaps. Nine died.", ("Redcaps", "Redcaps"), id="attacked by, before"
        ),
        pytest.param("Police clashed with the Redcaps as nine died.", ("", ""), id="two who fight each other"),
        pytest.param("The flood killed nine traders.", ("", ""), id="no hand"),
        pytest.param("The Redcaps lost nine fighters.", ("", ""), id="who loses his own"),
        pytest.param("In the past month Redcap rebels killed nine.", ("Redcap rebels", "Redcap rebels"), id="a month"),
        pytest.param("Last week gunmen killed nine.", ("gunmen", "gunmen"), id="last week"),
        pytest.param("A bomb killed nine Redcaps.", ("", ""), id="the victims are not"),
        pytest.param("Nine traders died, the Redcaps said.", ("", ""), id="who tells it is not"),
        pytest.param("A battle in Rumland killed nine traders.", ("", ""), id="nor is where they fought"),
        pytest.param("Sources in the army fired up talk that nine died.", ("", ""), id="nor are sources"),
    ],
)
def test_the_hand_is_what_the_words_name(nlp: Language, text: str, hand: tuple[str, str]) -> None:
    figure = figures(nlp, text)[0]
    assert (figure.perpetrator_text, figure.perpetrator_name) == hand


def test_a_hand_has_the_id_and_the_side_of_its_pattern(nlp: Language) -> None:
    (figure,) = figures(nlp, "The Redcaps killed nine traders.")
    assert (figure.perpetrator_id, figure.perpetrator_side, figure.hand_route) == ("redcaps", "redcaps", "subject")


@pytest.mark.parametrize(
    ("text", "hand"),
    [
        ("A bomb killed nine traders.\n\nThe Redcaps claimed responsibility.", "Redcaps"),
        ("A bomb killed nine traders.\n\nThe Redcaps have not claimed it; no group claimed responsibility.", ""),
        ("A bomb killed nine Redcaps.\n\nThe Redcaps claimed responsibility.", ""),
        ("A bomb killed nine traders.\n\nThe Redcaps claimed the attack.", "Redcaps"),
        ("A bomb hit Redcaps. It killed nine traders.\n\nThe group claimed responsibility.", "Redcaps"),
    ],
    ids=["claimed", "nobody claimed it", "nobody harms his own", "the attack claimed", "by the group's noun"],
)
def test_who_claims_responsibility_did_it(nlp: Language, text: str, hand: str) -> None:
    assert figures(nlp, text)[0].perpetrator_name == hand


@pytest.mark.parametrize(
    ("text", "hand"),
    [
        ("A drone killed nine traders.\n\nIt rained.\n\nA Redcaps drone had been seen that night.", "Redcaps"),
        ("A drone killed nine traders.\n\nIt rained.\n\nRedcaps shelling had gone on that night.", ""),
        (
            "A drone killed nine traders.\n\nIt rained.\n\nIt was cold.\n\nA Redcaps drone had been seen.\n\nSo had a "
            "Border Guard drone.",
            "",
        ),
    ],
    ids=["one whose means it was", "other means", "two of them"],
)
def test_an_attack_told_elsewhere_has_its_author(nlp: Language, text: str, hand: str) -> None:
    assert figures(nlp, text)[0].perpetrator_name == hand


@pytest.mark.parametrize(
    ("text", "effect", "means"),
    [
        pytest.param("An air strike killed nine.", "killed", "airstrike", id="a phrase"),
        pytest.param("An air-strike killed nine.", "killed", "airstrike", id="with a hyphen"),
        pytest.param("A drone carried out the air strike that killed nine.", "killed", "drone", id="the finer word"),
        pytest.param("A suicide bomber set off the bomb that killed nine.", "killed", "suicide bomb", id="the longer"),
        pytest.param("Nine died at a gold mine.", "killed", "unknown", id="a phrase that blocks"),
        pytest.param("Gunmen killed nine before police arrested two.", "killed", "shooting", id="no arrest kills"),
        pytest.param("After the bomb police arrested nine.", "captured", "arrest", id="no bomb arrests"),
        pytest.param("Nine died.", "killed", "unknown", id="nothing told"),
    ],
)
def test_the_means_is_the_nearest_that_fits(text: str, effect: str, means: str) -> None:
    at = text.lower().index("nine")
    assert find_means(text, (at, at + 4), effect, (0, len(text)), MeansWords.of(TABLE)).kind == means


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("A bomb went off in the market. Nine traders were killed.", ["bomb"]),
        ("Nine traders were killed. It was a bomb.", ["bomb"]),
        ("A bomb killed nine traders. It rained. It was cold. The nine died at once.", ["bomb", "bomb"]),
        ("A bomb killed nine traders. In a separate raid two guards were killed.", ["bomb", "unknown"]),
        ("A bomb went off.\nNine traders were killed.\nLater shelling was heard.", ["bomb"]),
        ("A bomb went off. Two were killed in that attack, and elsewhere nine died by shelling.", ["bomb", "shelling"]),
        ("Nine traders were killed, which triggered a clash in town.", ["unknown"]),
    ],
    ids=[
        "the sentence before",
        "the next one",
        "the same dead again",
        "another event",
        "the opening first",
        "in that attack",
        "what it led to",
    ],
)
def test_figures_of_one_event_share_its_means(nlp: Language, text: str, means: list[str]) -> None:
    assert [figure.means for figure in figures(nlp, text)] == means
