"""casualty_words.csv: what is read and refused, and that a word of one's own finds its victims as its row says."""

from __future__ import annotations

from pathlib import Path

import pytest
from pattern_folders import shipped_without_names

from pipeline.annotations import CASUALTIES, Casualty, load
from pipeline.patterns import read_patterns, shipped_patterns
from pipeline.patterns.casualty_words import as_phrases, read_casualty_words
from pipeline.patterns.entries import CasualtyUse
from pipeline.patterns.folder import LENT
from pipeline.patterns.rulers import read_phrases
from pipeline.patterns.source import Source
from pipeline.runs.assemble import Settings, build

HEADER = "id,effect,word,forms,kind,looks,victims,not_before,only_before,note\n"


@pytest.fixture
def words(tmp_path: Path) -> Source:
    return Source(tmp_path / "casualty_words.csv", "casualty_words.csv")


@pytest.fixture
def phrases(tmp_path: Path) -> Source:
    return Source(tmp_path / "phrases.jsonl", "phrases.jsonl")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped folder without its names, to be changed."""
    return shipped_without_names(tmp_path / "patterns")


def figures(folder: Path, text: str) -> list[str]:
    nlp = build(Settings("blank", str(folder), "ucdp"), read_patterns(folder))
    return [f"{c.best} {c.effect}: {c.victim_text}" for c in load(nlp(text), CASUALTIES, Casualty)]


def test_a_verb_without_forms_is_inflected(words: Source):
    words.path.write_text(HEADER + "killed-obliterate,KILLED,obliterate,,verb,,known,,,\n")
    (row,) = read_casualty_words(words)
    assert row.forms == ("obliterate", "obliterates", "obliterated", "obliterating")
    assert row.use == CasualtyUse("verb", "", "known")


def test_a_word_without_an_effect_makes_no_pattern(words: Source):
    words.path.write_text(HEADER + "killed-vaporise,KILLED,vaporise,,verb,,,,,\n,,mowed,mowed,verb,,known,,,\n")
    assert [p.id for p in as_phrases(read_casualty_words(words))] == ["killed-vaporise"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            "x,SLAIN,slay,,verb,,,,,\n",
            "effect 'SLAIN' is unknown, use one of KILLED, WOUNDED, CAPTURED, MISSING, DISPLACED, CASUALTIES",
            id="effect",
        ),
        pytest.param("x,KILLED,slay,,verbs,,,,,\n", "kind 'verbs' is unknown, did you mean 'verb'?", id="kind"),
        pytest.param("x,KILLED,slay,,verb,right,,,,\n", "looks 'right' is unknown, use one of left, both", id="looks"),
        pytest.param(
            "x,KILLED,slay,,verb,,persons,,,\n",
            "victims 'persons' is unknown, use one of any, known, human",
            id="victims",
        ),
        pytest.param(",KILLED,slay,,verb,,,,,\n", "id is empty, name the rule: killed-slay", id="no id"),
        pytest.param(
            "x,,slay,,verb,,,,,\n",
            "effect is empty, use one of KILLED, WOUNDED, CAPTURED, MISSING, DISPLACED, CASUALTIES",
            id="no effect",
        ),
        pytest.param(
            "x,KILLED,wipe out,,verb,,,,,\n",
            "'wipe out' is more than one word, write it as a pattern of casualty_phrases.jsonl",
            id="two words",
        ),
    ],
)
def test_a_row_that_means_nothing_is_refused(words: Source, rows: str, expected: str):
    words.path.write_text(HEADER + rows)
    assert read_casualty_words(words) == []
    assert str(words.faults[0]) == f"casualty_words.csv:2: {expected}"


def test_a_form_in_two_rows_is_refused(words: Source):
    words.path.write_text(HEADER + "x,KILLED,slay,,verb,,,,,\ny,WOUNDED,slays,slays,noun,,,,,\n")
    read_casualty_words(words)
    assert [str(f) for f in words.faults] == ["casualty_words.csv:3: 'slays' stands in line 2 too, remove one"]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        pytest.param('"looks": "right"', "looks 'right' is unknown, use one of left, both", id="looks"),
        pytest.param('"after": "in"', "after is 'in', write a list of words such as [\"responsible\"]", id="no list"),
        pytest.param(
            '"not_before": ["Off"]',
            "not_before: 'Off' has capitals and would never match, write 'off'",
            id="capitals",
        ),
        pytest.param('"look": "left"', "unknown key 'look', did you mean 'looks'?", id="unknown key"),
    ],
)
def test_a_key_of_a_phrase_that_means_nothing_is_refused(phrases: Source, keys: str, expected: str):
    phrases.path.write_text(f'{{"label": "KILLED", "pattern": "wiped out", "id": "x", {keys}}}\n')
    assert read_phrases(phrases) == []
    assert [str(f) for f in phrases.faults] == [f"phrases.jsonl:1: {expected}"]


def test_a_name_has_no_victims(phrases: Source):
    phrases.path.write_text('{"label": "ACTOR", "pattern": "the Vale", "id": "x", "looks": "left"}\n')
    read_phrases(phrases)
    assert [str(f) for f in phrases.faults] == ["phrases.jsonl:1: key 'looks' is for casualty phrases only, remove it"]


OBLITERATE = "killed-obliterate,KILLED,obliterate,,verb,,known,,,\n"


@pytest.mark.parametrize(
    ("row", "text", "expected"),
    [
        pytest.param("", "Shelling obliterated 14 militiamen in Darnak.", [], id="not known yet"),
        pytest.param(
            OBLITERATE, "Shelling obliterated 14 militiamen in Darnak.", ["14 killed: militiamen"], id="its object"
        ),
        pytest.param(
            OBLITERATE, "In Darnak 14 militiamen were obliterated.", ["14 killed: militiamen"], id="its subject"
        ),
        pytest.param(OBLITERATE, "Shelling obliterated 14 villages near Darnak.", [], id="no victims"),
        pytest.param(
            "killed-expire,KILLED,expire,,verb,left,,,,\n",
            "In Darnak 14 herders expired in the cold.",
            ["14 killed: herders"],
            id="left",
        ),
        pytest.param(
            "wounded-scald,WOUNDED,scald,,verb,,,milk,,\n", "A cook scalded milk for 14 herders.", [], id="not before"
        ),
    ],
)
def test_a_word_of_ones_own_finds_its_victims(folder: Path, row: str, text: str, expected: list[str]):
    with (folder / "casualty_words.csv").open("a", encoding="utf-8") as table:
        table.write(row)
    assert figures(folder, text) == expected


def test_a_noun_of_ones_own_is_a_victim(folder: Path):
    with (folder / "people.csv").open("a", encoding="utf-8") as table:
        table.write("paludier,,civilian,,,,salt maker\n")
    assert figures(folder, "The army captured 14 paludiers in Darnak.") == ["14 captured: paludiers"]


def test_two_pipelines_keep_their_own_words(folder: Path):
    with (folder / "casualty_words.csv").open("a", encoding="utf-8") as table:
        table.write(OBLITERATE)
    text = "Shelling obliterated 14 militiamen in Darnak."
    own = build(Settings("blank", str(folder), "ucdp"), read_patterns(folder))
    assert figures(shipped_patterns(), text) == []
    assert len(load(own(text), CASUALTIES, Casualty)) == 1


def test_a_folder_without_the_tables_is_lent_the_shipped_ones(folder: Path):
    for name in LENT:
        (folder / name).unlink()
    read, shipped = read_patterns(folder), read_patterns(shipped_patterns())
    assert [str(w) for w in read.warnings if "shipped" in str(w)] == [
        f"{folder / name}: not there, the shipped one is used; copy it here to change it" for name in sorted(LENT)
    ]
    assert [n.word for n in read.people] == [n.word for n in shipped.people]


def test_a_folder_from_before_finds_its_own_words_only(folder: Path):
    (folder / "casualty_words.csv").unlink()
    (folder / "casualty_phrases.jsonl").write_text(
        '{"label": "CAPTURED", "pattern": [{"LOWER": "captured"}], "id": "captured-capture"}\n'
        '{"label": "DISPLACED", "pattern": [{"LOWER": "from"}, {"LOWER": "their"}, {"LOWER": "homes"}],'
        ' "id": "displaced-from-homes"}\n'
    )
    text = "The army captured 14 guards and 3 hills. In Darnak 9 herders died. They sang 12 songs from their homes."
    assert figures(folder, text) == ["14 captured: guards"]
