"""What `why` tells of a casualty row, in sentences."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.annotations import CASUALTIES, Casualty, load
from pipeline.patterns import read_patterns, shipped_patterns
from pipeline.patterns.entries import PatternSet
from pipeline.runs import assemble
from pipeline.why.account import DENIALS, account

BLANK = dict.fromkeys(
    "victim_text victim_id victim_side claimant_text claimant_name claimant_id place_text place_id event_date "
    "perpetrator_text perpetrator_name perpetrator_id means "
    "date_text convention quantity_text published".split(),
    "",
)
ROW = BLANK | {
    "casualty_id": "c1", "text": "killed four herders", "sentence": "Raiders killed four herders.", "low": "4",
    "best": "4", "high": "4", "quantity_text": "four", "quantity_kind": "exact", "certainty": "asserted",
    "relation": "main", "counted": "yes", "victim_status": "civilian",
}  # fmt: skip
CHIEF = ROW | {"casualty_id": "c0", "text": "nine dead", "claimant_name": "the mayor"}


@pytest.fixture(scope="module")
def patterns() -> PatternSet:
    return read_patterns(shipped_patterns())


@pytest.fixture(scope="module")
def nlp(patterns: PatternSet) -> Language:
    return assemble.build(assemble.Settings(assemble.BLANK, str(shipped_patterns()), "acled"), patterns)


def told(patterns: PatternSet, label: str, *, group=(), reasons=None, **cells: str) -> list[str]:
    row = ROW | cells
    return [said for name, said in account(row, [row, *group], reasons or {}, patterns) if name == label]


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        pytest.param({}, "“four” is a plain number: low 4, best 4, high 4", id="exact"),
        pytest.param(
            {"quantity_text": "at least four", "quantity_kind": "at_least", "high": ""},
            "“at least four” is a lower end, with no upper one: low 4, best 4, high none",
            id="bound",
        ),
        pytest.param(
            {"quantity_text": "", "quantity_kind": "named", "low": "1", "best": "1", "high": "1"},
            "one person, told without a number: low 1, best 1, high 1",
            id="one person",
        ),
        pytest.param(
            {"quantity_text": "no", "quantity_kind": "none", "low": "0", "best": "0", "high": "0"},
            "the text says that there were none: low 0, best 0, high 0",
            id="nobody",
        ),
        pytest.param(
            {"quantity_text": "", "quantity_kind": "none", "low": "", "best": "", "high": ""},
            "the text gives none, so the row holds none",
            id="heavy losses",
        ),
        pytest.param(
            {"quantity_text": ""},
            "taken from the figure before that speaks of the same people: low 4, best 4, high 4",
            id="carried",
        ),
    ],
)
def test_the_number_is_told_by_its_words(patterns: PatternSet, cells: dict[str, str], sentence: str) -> None:
    assert told(patterns, "number", **cells) == [sentence]


def test_a_vague_number_names_the_line_of_its_convention(patterns: PatternSet) -> None:
    vague = {"quantity_text": "Tens of thousands", "quantity_kind": "vague", "convention": "acled"}
    entry = patterns.conventions["acled"]["tens of thousands"]
    (said,) = told(patterns, "number", **vague)
    assert said.startswith(f"“Tens of thousands” counts by the convention acled ({entry.file}:{entry.line}): low ")


@pytest.mark.parametrize(
    ("cells", "route", "sentence"),
    [
        ({}, "", "nobody is named"),
        (
            {"claimant_text": "He", "claimant_name": "Omar Rashid"},
            "quotation",
            "Omar Rashid, printed as “He”: the figure stands in words given as theirs, a quotation or reported speech",
        ),
        (
            {"claimant_text": "elders", "claimant_name": "elders"},
            "sentence",
            "elders: the figure's own sentence names them as the one who says so",
        ),
        (
            {"claimant_text": "reportedly", "claimant_name": "reports"},
            "hearsay",
            "nobody: “reportedly” marks hearsay",
        ),
    ],
    ids=["nobody", "quotation", "sentence", "hearsay"],
)
def test_the_claimant_is_told_with_the_way_it_was_found(
    patterns: PatternSet, cells: dict[str, str], route: str, sentence: str
) -> None:
    assert told(patterns, "claimant", reasons={"claimant": route}, **cells) == [sentence]


def test_a_claimant_in_the_pattern_files_is_told_with_its_line(patterns: PatternSet) -> None:
    entity = patterns.entities["taliban"]
    (said,) = told(patterns, "claimant", claimant_text="it", claimant_name="Taliban", claimant_id="taliban")
    assert said == f"Taliban, printed as “it”, taliban ({entity.file}:{entity.line})"


@pytest.mark.parametrize(
    ("cells", "reasons", "sentence"),
    [
        ({}, {}, "asserted: the reporter's own words; nobody is named who says so"),
        ({"certainty": "claimed", "claimant_name": "elders"}, {}, "claimed: by the word of elders"),
        (
            {"certainty": "reported", "claimant_text": "reportedly"},
            {"claimant": "hearsay"},
            "reported: “reportedly” gives it as hearsay",
        ),
        ({"certainty": "reported"}, {}, "reported: told as believed or presumed, not as known"),
        (
            {"certainty": "denied", "claimant_name": "the army"},
            {"denial": "verb"},
            "denied: a verb of denial governs it, by the word of the army",
        ),
        ({"certainty": "denied"}, {"denial": "untrue"}, "denied: the sentence calls it untrue"),
        ({"certainty": "denied"}, {"denial": "none"}, "denied: the text says that there were none"),
        ({"certainty": "hypothetical"}, {}, "hypothetical: told as a threat, a plan or a possibility"),
    ],
    ids=["asserted", "claimed", "hearsay", "presumed", "denied", "untrue", "nobody", "threat"],
)
def test_certainty_is_told_with_what_set_it(
    patterns: PatternSet, cells: dict[str, str], reasons: dict[str, str], sentence: str
) -> None:
    assert told(patterns, "certainty", reasons=reasons, **cells) == [sentence]


@pytest.mark.parametrize(
    ("cells", "reasons", "sentence"),
    [
        (
            {"counted": "yes"},
            {"because": "two places"},
            "yes: it is the best telling of its dead, who are none of those told of before (two places)",
        ),
        ({"relation": "part"}, {"part": "c0"}, "no: it is a part of c0 “nine dead” (the mayor)"),
        (
            {"relation": "repeat"},
            {"repeat": "c0", "because": "as many; the same noun"},
            "no: it tells c0 “nine dead” (the mayor) again (as many; the same noun)",
        ),
        ({"relation": "replaced"}, {"replaced": "c0"}, "no: c0 “nine dead” (the mayor) takes its place"),
        ({"relation": "part"}, {}, "no: it is a part of another figure"),
        ({"relation": "cumulative"}, {}, "no: it belongs to an earlier or a longer time than the event told"),
        ({"certainty": "denied"}, {}, "no: what is denied adds nothing"),
        ({"quantity_kind": "none"}, {}, "no: there is no number to add"),
        ({}, {}, "no: it is a rival claim to c0 “nine dead” (the mayor), which counts"),
    ],
    ids=["main", "part", "repeat", "replaced", "part of nothing", "cumulative", "denied", "no number", "rival"],
)
def test_why_a_row_counts_or_does_not_is_told(
    patterns: PatternSet, cells: dict[str, str], reasons: dict[str, str], sentence: str
) -> None:
    said = told(patterns, "counted", group=[CHIEF], reasons=reasons, **({"counted": "no"} | cells))
    assert said == [sentence]


@pytest.mark.parametrize(
    ("sentence", "denial"),
    [
        ("Nobody was killed, the army said.", "none"),
        ("The army denied that five soldiers were killed.", "verb"),
        ("It is not true that five soldiers were killed.", "untrue"),
        ("The rebels said they killed five soldiers, a claim the army denied.", "after"),
        ("Five soldiers were not killed.", "negation"),
        ("Five soldiers were killed.", ""),
    ],
)
def test_each_way_of_denying_is_noted_and_told(nlp: Language, sentence: str, denial: str) -> None:
    (figure,) = load(nlp(sentence), CASUALTIES, Casualty)
    assert (figure.certainty == "denied", figure.denial) == (bool(denial), denial)
    assert denial in DENIALS or not denial


def test_the_other_rows_of_the_claim_group_are_named(patterns: PatternSet) -> None:
    assert told(patterns, "same group", group=[CHIEF]) == ["c0 “nine dead” (the mayor), main, counted: yes"]


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({}, "none is named near the figure"),
        (
            {"place_text": "Deh Naw", "sentence": "In Deh Naw four died."},
            "“Deh Naw”, which no pattern knows, in the same sentence",
        ),
        ({"place_text": "Deh Naw"}, "“Deh Naw”, which no pattern knows, in another sentence"),
    ],
    ids=["none", "same sentence", "before"],
)
def test_the_place_is_told_with_where_it_stands(patterns: PatternSet, cells: dict[str, str], sentence: str) -> None:
    assert told(patterns, "place", **cells) == [sentence]


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({}, "none is told near the figure"),
        (
            {"date_text": "Monday", "event_date": "2021-09-06", "published": "2021-09-08"},
            "2021-09-06: “Monday”, in another sentence, by the day of publication, 2021-09-08",
        ),
        (
            {"date_text": "6 September 2021", "event_date": "2021-09-06", "published": "2021-09-08"},
            "2021-09-06: “6 September 2021”, in another sentence",
        ),
        (
            {"date_text": "two days later", "event_date": "2021-09-06", "published": "2021-09-08"},
            "2021-09-06: “two days later”, in another sentence, from the day told before it",
        ),
        (
            {"date_text": "Monday"},
            "“Monday”, in another sentence, which names no day, as the article has no day of publication",
        ),
        (
            {"date_text": "ten years ago", "published": "2021-09-08"},
            "“ten years ago”, in another sentence, which names no day",
        ),
    ],
    ids=["none", "weekday", "full date", "distance", "no publication", "long ago"],
)
def test_the_day_is_told_with_what_it_was_counted_from(
    patterns: PatternSet, cells: dict[str, str], sentence: str
) -> None:
    assert told(patterns, "date", **cells) == [sentence]
