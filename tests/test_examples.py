"""Examples beside the patterns: read with all their faults at once, tried, and told where one fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.errors import PatternFaults, UsageError
from pipeline.patterns import shipped_patterns
from pipeline.runs.assemble import DEFAULT_MODEL
from pipeline.workbench.examples import COLUMNS, PatternExample, failing, read_examples

HEADER = ",".join(COLUMNS) + "\n"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """The shipped patterns, with an empty folder of tests."""
    folder = tmp_path / "mine"
    folder.mkdir()
    for path in shipped_patterns().iterdir():
        if path.name != "tests":
            (folder / path.name).symlink_to(path)
    (folder / "tests").mkdir()
    return folder


def write(folder: Path, *rows: str) -> Path:
    path = folder / "tests" / "mine.csv"
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def invoke(*args: object):
    return CliRunner().invoke(app, ["patterns", "test", *(str(a) for a in args)])


def test_the_shipped_examples_hold():
    examples = read_examples(shipped_patterns())
    assert len(examples) > 50
    assert {example.expect for example in examples} == {"found", "not"}
    assert failing(examples, shipped_patterns(), model=DEFAULT_MODEL, convention="acled") == []


def test_an_example_is_read_with_its_line(mine: Path):
    path = write(mine, "Dara left.,found,mentions,Dara,entity_type=person | entity_id=,2021-09-05,a note")
    assert read_examples(mine) == [
        PatternExample(
            str(path),
            2,
            "Dara left.",
            "found",
            "mentions",
            "Dara",
            {"entity_type": "person", "entity_id": ""},
            "2021-09-05",
        )
    ]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (",found,mentions,,,,", "sentence is empty, write what an article might say"),
        ("Dara left.,fund,mentions,,,,", "expect 'fund' is unknown, did you mean 'found'?"),
        ("Dara left.,found,mention,,,,", "table 'mention' is unknown, did you mean 'mentions'?"),
        ("Dara left.,found,mentions,Omid,,,", "text 'Omid' does not stand in the sentence, copy it from there"),
        (
            "Dara left.,found,mentions,,side,,",
            "cells 'side' has no =, write column=value, several with ' | ' between them",
        ),
        ("Dara left.,found,mentions,,sides=x,,", "cells: mentions has no column 'sides', did you mean 'side'?"),
    ],
)
def test_a_faulty_row_is_refused_with_its_line(mine: Path, row: str, fault: str):
    path = write(mine, row)
    with pytest.raises(PatternFaults) as caught:
        read_examples(mine)
    assert str(caught.value) == f"{path}:2: {fault}"


def test_a_fraction_may_have_a_decimal_comma(mine: Path):
    write(mine, 'Kabul fell.,found,mentions,Kabul,"latitude=34,528 | side=a,b",,')
    assert read_examples(mine)[0].cells == {"latitude": "34.528", "side": "a,b"}


def test_a_check_of_the_patterns_names_the_faults_of_the_examples_too(mine: Path):
    path = write(mine, "Dara left.,maybe,mentions,Dara,,,")
    told = CliRunner().invoke(app, ["patterns", "check", str(mine)])
    assert (told.exit_code, told.stdout) == (1, f"{path}:2: expect 'maybe' is unknown, use one of found, not\n")


def test_a_check_of_the_patterns_counts_the_examples(mine: Path):
    write(mine, "Dara left.,found,mentions,Dara,,,")
    told = CliRunner().invoke(app, ["patterns", "check", str(mine)])
    assert told.stderr.endswith(", 1 example, tried by `wireledger patterns test`\n")


def test_a_folder_without_examples_is_told_how_to_begin(mine: Path):
    with pytest.raises(UsageError) as caught:
        read_examples(mine)
    header = HEADER.strip()
    assert (
        str(caught.value) == f"{mine} has no examples; write {mine}/tests/names.csv, beginning with the line {header}"
    )


def test_a_folder_that_is_not_there_is_named():
    assert invoke("no-such").stderr == "no-such: no such folder of pattern files; name one that holds actors.csv\n"


def test_a_failing_example_prints_line_sentence_wanted_and_found(mine: Path):
    path = write(
        mine,
        "The Taliban left Kabul.,found,mentions,Taliban,side=resistance,,",
        "The Taliban left Kabul.,not,mentions,Kabul,,,",
        '"“Nobody is here,” he said.",found,casualties,,best=2,,',
        '"“Nobody is here,” he said.",found,quotes,,kind=direct,,',
    )
    told = invoke(mine, "--model", "blank")
    assert told.exit_code == 1
    assert told.stdout == (
        f"{path}:2: not found\n"
        "  sentence  The Taliban left Kabul.\n"
        "  wanted    mentions: “Taliban”, side=resistance\n"
        "  found     “Taliban”, side=taliban, entity_id=taliban, entity_name=Taliban, entity_type=armed_group\n"
        "            “Kabul”, side=, entity_id=kabul, entity_name=Kabul, entity_type=city\n"
        f"{path}:3: found all the same\n"
        "  sentence  The Taliban left Kabul.\n"
        "  wanted    no row of mentions: “Kabul”\n"
        "  found     “Kabul”, entity_id=kabul, entity_name=Kabul, entity_type=city, side=\n"
        f"{path}:4: not found\n"
        "  sentence  “Nobody is here,” he said.\n"
        "  wanted    casualties: best=2\n"
        "  found     no row of casualties\n"
        "4 examples, 3 fail\n"
    )


def test_straight_marks_do_for_curly_ones(mine: Path):
    write(mine, "The Taliban’s men left.,found,mentions,Taliban,,,", '"“Stop,” he said.",found,quotes,"Stop,",,,')
    assert invoke(mine, "--model", "blank").stdout == "2 examples, all hold\n"
