"""Where a figure's event was: by its own words, by the story around it, by the other figures of its event."""

from __future__ import annotations

import re

import pytest
import spacy
from spacy.language import Language

import pipeline.components.casualty_figures  # noqa: F401  # registers the component
from pipeline.annotations import CASUALTIES, MENTIONS, Casualty, Mention, load, store
from pipeline.casualties.attribution.places import Spot, find_place
from pipeline.casualties.attribution.sites import read_sites, way_of

PUBLISHED = "2021-09-08"  # a Wednesday
KINDS = {"Rumland": "country", "Upper Vale": "province"}
WITHIN = {"Upper Vale": "rumland", "Dara": "upper-vale rumland", "Sarkan": "rumland", "Farland": ""}


def sentences(text: str) -> list[tuple[int, int]]:
    return [(m.start(), m.end()) for m in re.finditer(r"\S.*?(?:\.(?=\s|$)|$)", text)]


def places_in(text: str, found_by: str = "pattern") -> list[Mention]:
    found = []
    for m in re.finditer(r"\b(?:Sarkan|Dara|SARKAN|Andar|Rumland|Upper Vale)\b", text):
        key = m[0].title()
        identity = key.lower().replace(" ", "-")
        kind, within = KINDS.get(key, "city"), WITHIN.get(key, "")
        found.append(
            Mention(*m.span(), "PLACE", identity, key, kind, "", "", None, None, found_by, identity, within=within)
        )
    return found


def place_of(text: str, effect: str = "killed", *, heading: bool = False, period: bool = False) -> str:
    at = text.index("four")
    all_sentences = sentences(text)
    number = next(n for n, (_, end) in enumerate(all_sentences) if at < end)
    spot = Spot(at, at + len("four died"), number, text.count("\n", 0, at), heading, effect=effect)
    sites = read_sites(text, places_in(text), all_sentences)
    place = find_place(text, sites, spot, period=period)
    return place.printed if place else ""


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("SARKAN (Newswire) - At a bridge four died.", "", id="dateline"),
        pytest.param("Sarkan, Rumland (ARN)At a bridge four died.", "", id="dateline glued to the text"),
        pytest.param("In a raid four died, said Amin, a spokesman in Sarkan.", "", id="the spokesman's place"),
        pytest.param("The governor told reporters in Sarkan that four died.", "", id="where it was told"),
        pytest.param("In a raid on Dara four died, said Amin, an envoy to Sarkan.", "Dara", id="before the speaker"),
        pytest.param("Shells hit a field. In Sarkan four died.", "Sarkan", id="the figure's own sentence"),
        pytest.param("Shells hit Sarkan. In all four died.", "Sarkan", id="the sentence before"),
        pytest.param("Close to Sarkan four died.", "Sarkan", id="close to a place"),
        pytest.param("Sarkan traders and four soldiers died.", "Sarkan", id="weakly told, but all there is"),
        pytest.param("The Dara Hospital said four died.", "", id="a piece of a name"),
        pytest.param("Dara's mayor said four died.", "", id="an owner"),
        pytest.param("At a post in Dara four died, men who came to help from Sarkan.", "Dara", id="an origin"),
        pytest.param("In Dara, north of Sarkan, four died.", "Dara", id="a bearing"),
        pytest.param("Residents of Dara said four died.", "Dara", id="whose people tell it"),
        pytest.param("The bodies of the four came a day after nine died in Sarkan.", "", id="of other dead"),
        pytest.param("The four died in Dara and nine in Sarkan.", "Dara", id="the next number's"),
        pytest.param("The men who planned an attack in Sarkan were among the four dead.", "", id="a plan's"),
        pytest.param("In the hills north of Sarkan four died.", "north of Sarkan", id="a bearing, as printed"),
        pytest.param("A raid hit Sarkan in 2009.\nIt rained.\nIt snowed.\nLater four died.", "", id="of long ago"),
    ],
)
def test_only_a_place_of_the_event_is_taken(text: str, place: str) -> None:
    assert place_of(text) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("In Rumland four died. A bomb went off in Dara.", "Dara", id="a town inside the country"),
        pytest.param("In Rumland four died.", "Rumland", id="nothing finer is told"),
        pytest.param("Across Rumland four died. A bomb went off in Dara.", "Rumland", id="across the country"),
        pytest.param("In southern Rumland four died.", "southern Rumland", id="a part of it, as printed"),
        pytest.param("At a post near Rumland four died. A bomb hit Dara.", "near Rumland", id="beside it"),
        pytest.param(
            "In eastern and southern Rumland four died. A bomb went off in Dara.",
            "eastern and southern Rumland",
            id="two parts of it",
        ),
        pytest.param("Near Dara nine fled; four died in Upper Vale.", "Upper Vale", id="the province beside it"),
    ],
)
def test_a_finer_place_stands_for_the_country_that_holds_it(text: str, place: str) -> None:
    assert place_of(text) == place


def test_what_follows_on_another_day_places_nothing() -> None:
    assert place_of("Clashes that began on Monday shook Rumland. In all four died. On Tuesday a bomb hit Dara.") == (
        "Rumland"
    )


def test_a_headline_has_the_place_that_the_next_lines_tell() -> None:
    assert place_of("Bomb kills four\nA blast shook a market in Dara on Monday.", heading=True) == "Dara"


def test_a_longer_period_has_the_country_and_not_the_storys_town() -> None:
    text = "A bomb shook Dara in Rumland. The war in Rumland goes on.\nSince May four died."
    assert place_of(text, period=True) == "Rumland"


def test_the_place_of_the_displaced_is_the_one_they_left() -> None:
    assert place_of("As many as four left Dara for a camp in Sarkan.", "displaced") == "Dara"


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("in the northern town of Dara", "where"),
        ("a raid on Dara", "hit"),
        ("10 km north of Dara", "bearing"),
        ("from the town of Dara", "left"),
        ("to Dara", "way"),
        ("in the Dara town of Sarkan", "adjective or name"),
        ("all Dara fell silent", "bare"),
    ],
)
def test_the_words_around_a_place_tell_what_it_is_there(text: str, way: str) -> None:
    first = text.index("Dara")
    mention = Mention(first, first + 4, "PLACE", "dara", "Dara", "city", "", "", None, None, "pattern", "dara")
    assert way_of(text, mention, 0) == way


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
        pytest.param(
            "Amin Daud was killed last week. It rained. The strike on Daud in Sarkan on Monday killed nine guards.",
            [("2021-09-06", "Sarkan"), ("2021-09-06", "Sarkan")],
            id="an attack on the one named",
        ),
    ],
)
def test_figures_of_one_event_share_its_place_and_day(nlp: Language, text: str, told: list[tuple[str, str]]) -> None:
    doc = nlp.make_doc(text)
    doc._.published = PUBLISHED
    store(doc, MENTIONS, places_in(text))
    assert [(c.event_date, c.place_text) for c in load(nlp(doc), CASUALTIES, Casualty)] == told
