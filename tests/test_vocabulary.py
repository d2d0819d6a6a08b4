"""The closed sets: written as plain words everywhere, explained word by word, and said in one place."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from functools import cache
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from pipeline import vocabulary
from pipeline.annotations import CASUALTIES, PARAGRAPHS, Casualty, Paragraph, load, store
from pipeline.tables import csv_tables
from pipeline.tables.codebook import meaning
from pipeline.tables.records import TABLES, ArticleRow, CasualtyRow, columns, of_cells
from pipeline.vocabulary import (
    TOTALLED,
    Certainty,
    Denial,
    Effect,
    FigureRole,
    ParagraphRole,
    QuantityKind,
    Rank,
    Relation,
    Resolution,
    Stance,
    TriggerFrame,
    VictimStatus,
    closed_fields,
)
from pipeline.why import account

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "pipeline").rglob("*.py"))
SETS = [kind for kind in vars(vocabulary).values() if isinstance(kind, type) and issubclass(kind, StrEnum)]
SETS.remove(StrEnum)
CELLS = [(table, field) for table, row_type in TABLES.items() for field in closed_fields(row_type)]


def figure(**more) -> Casualty:
    at = (0, 5, "killed", 3, 3, 3, "three", "exact", "", "", "", "unknown", "", "", "", "")
    return replace(Casualty(*at, "asserted", "main", True, 0, "", "", "", "", "", "x"), **more)


# -- written as plain words


@pytest.mark.parametrize("kind", SETS)
def test_a_member_is_written_as_its_value(kind: type[StrEnum]):
    assert [json.loads(json.dumps(m)) for m in kind] == [m.value for m in kind] == [f"{m}" for m in kind]


def test_a_span_group_holds_plain_strings_and_gives_members_back():
    doc = spacy.blank("en")("Three died.")
    store(doc, CASUALTIES, [figure(effect=Effect.KILLED, relation=Relation.PART)])
    (item,) = doc.spans[CASUALTIES].attrs["items"]
    assert {type(item[name]) for name in closed_fields(Casualty)} == {str}
    (found,) = load(doc, CASUALTIES, Casualty)
    assert (found.effect, found.relation, found.denial) == (Effect.KILLED, Relation.PART, "")
    assert isinstance(found.effect, Effect)


@pytest.mark.parametrize("way", ["bytes", "DocBin"])
def test_what_is_stored_survives(way: str):
    nlp = spacy.blank("en")
    doc = nlp("Three died.")
    store(doc, CASUALTIES, [figure(effect=Effect.WOUNDED, certainty=Certainty.DENIED, denial=Denial.VERB)])
    if way == "bytes":
        again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    else:
        (again,) = DocBin().from_bytes(DocBin(docs=[doc], store_user_data=True).to_bytes()).get_docs(nlp.vocab)
    assert load(again, CASUALTIES, Casualty) == load(doc, CASUALTIES, Casualty)


def test_a_word_outside_its_set_leaves_no_component():
    doc = spacy.blank("en")("Three died.")
    with pytest.raises(ValueError, match="'kiled' is not a valid Effect"):
        store(doc, CASUALTIES, [figure(effect="kiled")])
    with pytest.raises(ValueError, match="'' is not a valid ParagraphRole"):
        store(doc, PARAGRAPHS, [Paragraph(0, 5, "")])  # type: ignore[arg-type]


def test_a_row_comes_back_from_its_cells_with_members():
    cells = dict.fromkeys(columns(CasualtyRow), "x") | {
        "effect": "killed", "quantity_kind": "exact", "victim_status": "civilian", "certainty": "denied",
        "relation": "main",
    }  # fmt: skip
    row = of_cells(CasualtyRow, [*cells.values()])
    assert [type(getattr(row, name)) for name in closed_fields(CasualtyRow)] == [
        Effect, VictimStatus, Certainty, Relation, QuantityKind,
    ]  # fmt: skip


# -- said in one place


def test_a_pattern_label_is_its_effect_in_capitals():
    assert [effect.label.lower() for effect in Effect] == [*Effect]


def test_the_totals_of_articles_are_those_of_the_totalled_effects():
    told = [name for name in columns(ArticleRow) if re.search(r"_(low|best|high)$", name)]
    assert {name.rpartition("_")[0] for name in told} == {*TOTALLED}


def test_the_effects_are_listed_nowhere_else():
    """No module writes four of them out again; words of the language are another thing."""
    listing = [
        path.relative_to(ROOT).as_posix()
        for path in MODULES
        if path.name != "vocabulary.py"
        and any(len({*strings(node)} & {e.label for e in Effect}) > 3 for node in ast.walk(parsed(path)))
    ]
    assert listing == []


@pytest.mark.parametrize(("table", "field"), CELLS)
def test_the_codebook_names_every_word_of_a_column(table: str, field: str):
    assert unnamed(closed_fields(TABLES[table])[field], meaning(table, field)) == []


def unnamed(words: type[StrEnum], told: str) -> list[str]:
    return [word for word in words if not re.search(rf"\b{re.escape(word)}\b", told)]


def test_the_page_of_the_patterns_names_every_word_of_a_closed_column():
    page = (ROOT / "patterns" / "README.md").read_text(encoding="utf-8")
    asked = (vocabulary.ActorType, vocabulary.PlaceType, Stance, vocabulary.CuePart, vocabulary.Takes)
    assert [word for kind in asked for word in unnamed(kind, page)] == []


@pytest.mark.parametrize(
    ("kind", "sentences", "told_otherwise"),
    [
        (QuantityKind, account.KINDS, {QuantityKind.NAMED, QuantityKind.NONE, QuantityKind.VAGUE}),
        (vocabulary.ClaimRoute, account.ROUTES, {vocabulary.ClaimRoute.HEARSAY}),
        (Certainty, account.CERTAINTIES, {Certainty.CLAIMED, Certainty.REPORTED, Certainty.DENIED}),
        (vocabulary.HandRoute, account.HANDS, set()),
        (Denial, account.DENIALS, set()),
        (Relation, account.RELATIONS, {Relation.MAIN, Relation.CUMULATIVE}),
    ],
)
def test_why_has_a_sentence_for_every_word(kind: type[StrEnum], sentences: dict[str, str], told_otherwise: set[str]):
    assert {*kind} - told_otherwise == {*sentences}


# -- the grammars, which write the words out, are held to them

ATTRIBUTES: dict[str, set[str]] = {
    "certainty": {*Certainty},
    "effect": {*Effect},
    "frame": {*TriggerFrame, ""},
    "quantity_kind": {*QuantityKind},
    "rank": {*Rank, ""},
    "relation": {*Relation},
    "resolution": {*Resolution},
    "role": {*FigureRole, *ParagraphRole, "pobj"},  # of a candidate for speaker it is the parser's word
    "route": {*vocabulary.ClaimRoute, *vocabulary.HandRoute, ""},
    "stance": {*Stance, ""},
}


@pytest.mark.parametrize("attribute", ATTRIBUTES)
def test_the_code_knows_no_other_word(attribute: str):
    found = [(place, word) for name, place, word in words_of_the_code() if name == attribute]
    assert found
    assert [(place, word) for place, word in found if word not in ATTRIBUTES[attribute]] == []


@cache
def words_of_the_code() -> list[tuple[str, str, str]]:
    """Attribute, module and word, of every string that an attribute or argument is compared with or given."""
    return [
        (attribute, path.relative_to(ROOT).as_posix(), word)
        for path in MODULES
        for node in ast.walk(parsed(path))
        for attribute, value in given(node)
        for word in strings(value)
    ]


def given(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """The attributes that a piece of code names, each with what it is compared with or given."""
    if isinstance(node, ast.Compare):
        left = node.left.func if isinstance(node.left, ast.Call) else node.left
        if isinstance(left, ast.Attribute):
            yield from ((left.attr, side) for side in node.comparators)
    if isinstance(node, ast.keyword) and node.arg:
        yield node.arg, node.value
    if isinstance(node, ast.Assign):
        yield from ((target.attr, node.value) for target in node.targets if isinstance(target, ast.Attribute))


def strings(node: ast.AST) -> Iterator[str]:
    """A constant, or the constants that a tuple, list or set displays."""
    for part in getattr(node, "elts", [node]):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


# -- a trial: what a new effect takes


def test_a_new_effect_is_a_row_a_word_and_a_line(tmp_path: Path):
    """A pattern row, a member of Effect, a word of the codebook: the table has the figure and the codebook holds."""
    for folder in ("pipeline", "patterns"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    row = '{"label": "RELEASED", "pattern": [{"LOWER": {"IN": ["freed", "released"]}}], "id": "released-free"}\n'
    after(tmp_path / "patterns" / "casualty_phrases.jsonl", "", row)
    after(tmp_path / "pipeline" / "vocabulary.py", 'MISSING = "missing"\n', '    RELEASED = "released"\n')
    after(
        tmp_path / "pipeline" / "tables" / "codebook.csv", ',effect,"killed, wounded, captured, missing,', " released,"
    )
    (tmp_path / "a.txt").write_text("Gunmen released twelve hostages and killed two guards.\n", encoding="utf-8")
    command = ["pipeline", "run", "a.txt", "-o", "made", "--patterns", "patterns", "--model", "blank"]
    started(tmp_path, "-m", *command)
    found = [(r["effect"], r["best"], r["rule_id"]) for r in csv_tables.read(tmp_path / "made" / "casualties.csv")]
    assert found[0] == ("released", "12", "released-free")
    assert [effect for effect, *_ in found] == ["released", "killed"]
    asked = "from pipeline.tables.codebook import meaning; print(meaning('casualties', 'effect'))"
    assert "missing, released, displaced" in started(tmp_path, "-c", asked)


def after(path: Path, line: str, more: str) -> None:
    """Put more after the line wherever it stands, at the end where the line is ""."""
    text = path.read_text(encoding="utf-8")
    assert line in text
    path.write_text(text.replace(line, line + more) if line else text + more, encoding="utf-8")


def started(folder: Path, *arguments: str) -> str:
    """What Python prints that finds the package in the folder."""
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", env=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout
