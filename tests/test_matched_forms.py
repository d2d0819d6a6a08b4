"""Every form that a row of the patterns matches, with its file and line."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.errors import UsageError
from pipeline.patterns import PatternSet, read_patterns, shipped_patterns
from pipeline.workbench.matched_forms import matched_forms, of_pattern


@pytest.fixture(scope="module")
def patterns() -> PatternSet:
    return read_patterns(shipped_patterns())


def test_a_name_shows_its_forms_its_cases_and_who_shares_them(patterns: PatternSet):
    (found,) = matched_forms("fahim-dashti", patterns)
    forms = dict(found.forms)
    assert found.place == f"{patterns.folder}/actors.csv:{patterns.entities['fahim-dashti'].line}"
    assert forms["full forms"] == patterns.entities["fahim-dashti"].variants
    assert forms["short forms"] == ("Dashti", "Dashty")
    assert "FAHIM DASHTI" in forms["letter case"]
    (massoud,) = matched_forms("ahmad-massoud", patterns)
    other = patterns.entities["yahya-massoud"]
    assert dict(massoud.forms)[f"shared with yahya-massoud, {other.file}:{other.line}"] == ("Massoud",)


@pytest.mark.parametrize(
    ("name", "sort", "forms"),
    [
        ("cue:say", "cue", ("say", "says", "said", "saying")),
        ("say", "cue", ("say", "says", "said", "saying")),
        ("herder", "noun for people", ("herder", "herders")),
        ("acled:dozens", "vague quantity", ("dozens",)),
        ("killed-die", "casualty word", ("die", "dies", "died", "dying")),
        ("Mariam", "given name", ("Mariam",)),
        ("layout-advertisement", "boilerplate line", ("Advertisement",)),
        ("displaced-from-homes", "phrase", None),
    ],
)
def test_every_sort_of_row_is_found_by_its_id_or_word(patterns: PatternSet, name: str, sort: str, forms: tuple):
    found = matched_forms(name, patterns)[0]
    assert found.row.sort == sort
    assert not found.place.endswith(":0")
    assert forms is None or dict(found.forms)["matches"] == forms


def test_a_form_shows_all_rows_that_list_it(patterns: PatternSet):
    assert {found.row.key for found in matched_forms("armed opposition", patterns)} == {"nrf", "panjshir-resistance"}


def test_a_rule_is_shown_in_short_or_word_by_word():
    pattern = [{"LOWER": {"IN": ["ex", "former"]}}, {"TEXT": "-", "OP": "?"}, {"LOWER": "guard"}]
    assert of_pattern(pattern) == ("ex/former [-] guard",)
    assert len(of_pattern(pattern, everything=True)) == 16  # small and with a capital, for both words
    assert of_pattern([{"TEXT": {"REGEX": "^@x"}}], everything=True) == ('{"TEXT": {"REGEX": "^@x"}}',)


def test_an_unknown_id_is_told_what_is_near(patterns: PatternSet):
    with pytest.raises(UsageError) as caught:
        matched_forms("ahmad-masoud", patterns)
    assert str(caught.value).startswith("'ahmad-masoud' is no id, word or form of ")
    assert "did you mean ahmad-massoud" in str(caught.value)


def test_the_command_shows_a_row():
    told = CliRunner().invoke(app, ["patterns", "show", "herder"])
    assert told.exit_code == 0
    assert "/people.csv:" in told.stdout
    assert "  matches       herder | herders\n" in told.stdout
