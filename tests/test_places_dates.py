"""Where and when a figure's event was: the date and the place that its own words give, or those around it."""

from __future__ import annotations

import re

import pytest
import spacy
from spacy.language import Language

import pipeline.components.casualty_figures  # noqa: F401  # registers the component
from pipeline.annotations import CASUALTIES, MENTIONS, Casualty, Mention, load, store
from pipeline.casualties.attribution.places_dates import find_date, find_place

PUBLISHED = "2021-09-08"  # a Wednesday


def sentences(text: str) -> list[tuple[int, int]]:
    return [(m.start(), m.end()) for m in re.finditer(r"\S.*?\.(?=\s|$)", text)]


@pytest.mark.parametrize(
    ("text", "shown", "iso"),
    [
        pytest.param("A fire began on Monday. A day later four died.", "A day later", "2021-09-07", id="a day later"),
        pytest.param("A fire began on Monday. The next day four died.", "The next day", "2021-09-07", id="next day"),
        pytest.param(
            "The siege ended on 20 August 2021. Two days earlier four died.",
            "Two days earlier",
            "2021-08-18",
            id="back",
        ),
        pytest.param("Two days earlier four died.", "Two days earlier", "", id="nothing to count from"),
        pytest.param("Talks began on Monday. Twenty years ago four died.", "Twenty years ago", "", id="long ago"),
        pytest.param("Talks began on Monday. In 1998 four died there.", "In 1998", "", id="only a year"),
        pytest.param("On Monday, a day after the raid, four died.", "Monday", "2021-09-06", id="the day itself first"),
    ],
)
def test_times_told_by_their_distance(text: str, shown: str, iso: str) -> None:
    at = text.index("four")
    when = find_date(text, at, at + len("four died"), sentences(text), PUBLISHED)
    assert (when.text, when.iso) == (shown, iso)


def test_last_night_has_no_day_without_a_day_of_publication() -> None:
    text = "Four died last night."
    assert find_date(text, 0, len("Four died"), sentences(text), "").iso == ""


def places_in(text: str, found_by: str, kind: str = "city") -> list[Mention]:
    return [
        Mention(m.start(), m.end(), "PLACE", "", m[0], kind, "", "", None, None, found_by, "")
        for m in re.finditer(r"\b(?:Sarkan|Dara|SARKAN|Andar)\b", text)
    ]


def place_of(text: str, found_by: str = "pattern", kind: str = "city") -> str:
    at = text.index("four")
    place = find_place(text, places_in(text, found_by, kind), at, at + len("four died"), sentences(text), [])
    return text[place.start : place.end] if place else ""


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("SARKAN (Newswire) - At a bridge four died.", "", id="dateline"),
        pytest.param("In a raid four died, said Amin, a spokesman in Sarkan.", "", id="the spokesman's place"),
        pytest.param("The governor told reporters in Sarkan that four died.", "", id="where it was told"),
        pytest.param("In a raid on Dara four died, said Amin, an envoy to Sarkan.", "Dara", id="before the speaker"),
        pytest.param("Shells hit a field. In Sarkan four died.", "Sarkan", id="the figure's own sentence"),
        pytest.param("Shells hit Sarkan. In all four died.", "Sarkan", id="the sentence before"),
        pytest.param("Close to Sarkan four died.", "Sarkan", id="close to a place"),
    ],
)
def test_only_a_place_of_the_event_is_taken(text: str, place: str) -> None:
    assert place_of(text) == place


def test_where_somebody_came_from_gives_way_to_where_it_was() -> None:
    assert place_of("At a post in Dara four died, fighters from Sarkan.", kind="country") == "Dara"


@pytest.mark.parametrize(
    ("text", "place"), [("A drone struck Dara and four died.", ""), ("In Dara four died.", "Dara")]
)
def test_a_name_that_only_the_model_takes_for_a_place_needs_a_preposition(text: str, place: str) -> None:
    assert place_of(text, "model") == place


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("span_ruler", config={"spans_key": "pattern_hits"})
    ruler.add_patterns([{"label": "KILLED", "pattern": [{"LOWER": {"IN": ["died", "killed"]}}], "id": "killed"}])  # type: ignore[attr-defined]
    nlp.add_pipe("casualty_figures")
    return nlp


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "On Monday nine died in Sarkan. It rained. It was cold. The nine died at once.",
            [("2021-09-06", "Sarkan"), ("2021-09-06", "Sarkan")],
            id="the same figure again",
        ),
        pytest.param(
            "On Monday nine died in Sarkan. It rained. It was cold. Two guards died in Dara.",
            [("2021-09-06", "Sarkan"), ("", "Dara")],
            id="another place",
        ),
        pytest.param(
            "On Monday nine died in Sarkan. It rained. It was cold. In a separate raid two guards died.",
            [("2021-09-06", "Sarkan"), ("", "")],
            id="set apart",
        ),
        pytest.param(
            "On Monday nine died in Sarkan. It rained. It was cold. Since 2001 some 900 died.",
            [("2021-09-06", "Sarkan"), ("", "")],
            id="an earlier time",
        ),
    ],
)
def test_figures_of_one_event_share_its_place_and_day(nlp: Language, text: str, told: list[tuple[str, str]]) -> None:
    doc = nlp.make_doc(text)
    doc._.published = PUBLISHED
    store(doc, MENTIONS, places_in(text, "pattern"))
    assert [(c.event_date, c.place_text) for c in load(nlp(doc), CASUALTIES, Casualty)] == told
