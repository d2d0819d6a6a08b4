"""The promises of the tables, held to over every row of real runs, with the shipped model and without one."""

from __future__ import annotations

import csv
import hashlib
import os
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.evaluation.offsets import CELLS
from pipeline.evaluation.run_tables import read_rows
from pipeline.patterns import PatternSet, read_patterns, shipped_patterns
from pipeline.tables import csv_tables
from pipeline.tables.linked_records import LINKED_COLUMNS
from pipeline.tables.records import TABLES, ArticleRow, CasualtyRow, MentionRow, QuoteRow, columns
from pipeline.why.provenance import rule_place

ROOT = Path(__file__).parent.parent
DISPATCHES = ROOT / "data" / "dispatches"


@dataclass(frozen=True)
class Run:
    folder: Path
    texts: dict[str, str]  # by article_id
    articles: Sequence[ArticleRow]
    mentions: Sequence[MentionRow]
    casualties: Sequence[CasualtyRow]
    quotes: Sequence[QuoteRow]

    @property
    def tables(self) -> dict[str, Sequence[Any]]:
        return {
            "articles": self.articles,
            "mentions": self.mentions,
            "casualties": self.casualties,
            "quotes": self.quotes,
        }


def wireledger(*arguments: object, hash_seed: str = "1") -> None:
    command = [sys.executable, "-m", "pipeline", *map(str, arguments)]
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment)
    assert done.returncode == 0, done.stderr


def read_text(path: Path) -> str:
    with path.open(encoding="utf-8-sig") as file:
        return file.read()


def read_run(folder: Path) -> Run:
    articles = read_rows(folder / "articles.csv", ArticleRow)
    return Run(
        folder,
        {row.article_id: read_text(DISPATCHES / row.path) for row in articles},
        articles,
        read_rows(folder / "mentions.csv", MentionRow),
        read_rows(folder / "casualties.csv", CasualtyRow),
        read_rows(folder / "quotes.csv", QuoteRow),
    )


@pytest.fixture(scope="module", params=["shipped", "blank"])
def model(request: pytest.FixtureRequest) -> list[str]:
    return ["--model", "blank"] if request.param == "blank" else []


@pytest.fixture(scope="module")
def patterns() -> PatternSet:
    return read_patterns(shipped_patterns())


@pytest.fixture(scope="module")
def run(model: list[str], tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("run")
    wireledger("run", DISPATCHES, "-o", folder, "--jobs", 1, "--quiet", "--force", *model)
    return read_run(folder)


def test_every_table_has_rows_or_is_the_table_of_errors(run: Run):
    assert {name: bool(rows) for name, rows in run.tables.items()} == dict.fromkeys(run.tables, True)
    assert (run.folder / "errors.csv").read_text(encoding="utf-8-sig").strip() == "article_id,path,stage,error,message"


@pytest.mark.parametrize("name", TABLES)
def test_columns_stand_in_their_order(run: Run, name: str):
    with (run.folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        assert tuple(next(csv.reader(file))) == columns(TABLES[name])


@pytest.mark.parametrize("name", TABLES)
def test_a_missing_value_is_an_empty_cell(run: Run, name: str):
    """Only the article's own words may look like one, and two columns that have a word "none"."""
    strays = [
        (column, row[column])
        for row in csv_tables.read(run.folder / f"{name}.csv")
        for column in columns(TABLES[name])
        if column not in PRINTED and row[column].strip().casefold() in NO_VALUE
        if (column, row[column]) not in {("quantity_kind", "none"), ("resolution", "none")}
    ]
    assert strays == []


@pytest.mark.parametrize("name", ["mentions", "casualties", "quotes"])
def test_every_offset_points_at_its_cell(run: Run, name: str):
    wrong = []
    for row in run.tables[name]:
        for cell, start, end in CELLS[type(row)]:
            place = getattr(row, start), getattr(row, end)
            there = "" if None in place else run.texts[row.article_id][slice(*place)]
            if there != getattr(row, cell):
                wrong.append((row.article_id, cell, place, there, getattr(row, cell)))
    assert wrong == []


@pytest.mark.parametrize("name", ["mentions", "casualties", "quotes"])
def test_no_cell_of_evidence_is_empty_or_edged_with_white_space(run: Run, name: str):
    main = {"mentions": "text", "casualties": "text", "quotes": "quote"}[name]
    cells = [getattr(row, main) for row in run.tables[name]]
    assert [cell for cell in cells if not cell or cell != cell.strip()] == []


@pytest.mark.parametrize("name", ["mentions", "casualties", "quotes"])
def test_the_sentence_is_in_the_article_and_holds_the_row(run: Run, name: str):
    main = {"mentions": "text", "casualties": "text", "quotes": "quote"}[name]
    strays = [
        row
        for row in run.tables[name]
        if row.sentence not in run.texts[row.article_id] or getattr(row, main) not in row.sentence
    ]
    assert strays == []


@pytest.mark.parametrize(
    ("name", "column"), [("mentions", "mention_id"), ("casualties", "casualty_id"), ("quotes", "quote_id")]
)
def test_row_ids_are_unique(run: Run, name: str, column: str):
    counts = Counter(getattr(row, column) for row in run.tables[name])
    assert {key: n for key, n in counts.items() if n > 1} == {}


@pytest.mark.parametrize("name", ["mentions", "casualties", "quotes"])
def test_rows_are_sorted_by_article_then_start(run: Run, name: str):
    keys = [(row.article_id, row.start) for row in run.tables[name]]
    assert keys == sorted(keys)


def test_articles_count_their_rows(run: Run):
    for name in ("mentions", "casualties", "quotes"):
        counts = Counter(row.article_id for row in run.tables[name])
        assert {row.article_id: getattr(row, name) for row in run.articles} == {a: counts[a] for a in run.texts}


def test_the_fingerprint_is_of_the_text_as_read(run: Run):
    prints = {article: hashlib.sha256(text.encode()).hexdigest() for article, text in run.texts.items()}
    assert {row.article_id: row.sha256 for row in run.articles} == prints


@pytest.mark.parametrize("effect", ["killed", "wounded"])
def test_the_totals_add_the_counted_figures_and_span_their_rivals(run: Run, effect: str):
    """Claim groups that count are added, from the lowest to the highest that anybody gives for each."""
    groups: dict[str, dict[str, list[CasualtyRow]]] = defaultdict(lambda: defaultdict(list))
    for row in run.casualties:
        if row.effect == effect and row.relation == "main" and row.certainty not in ("denied", "hypothetical"):
            groups[row.article_id][row.claim_group].append(row)
    expected: dict[str, tuple[int | None, int | None]] = dict.fromkeys(run.texts, (None, None))
    for article, claims in groups.items():
        counting = [rows for rows in claims.values() if any(row.counted == "yes" for row in rows)]
        accounts = [[r for r in rows if (r.low, r.high) != (None, None)] for rows in counting]
        highest = [max((r.high for r in rows if r.high is not None), default=-1) for rows in accounts]
        open_end = any(
            r.high is None and (r.low or 0) > high for rows, high in zip(accounts, highest, strict=True) for r in rows
        )
        if accounts:
            lows = [
                min(r.low for r in rows if r.low is not None)
                for rows in accounts
                if any(r.low is not None for r in rows)
            ]
            again = [
                (r.claim_group, r.low)
                for r in run.casualties
                if (r.article_id, r.effect, r.relation, r.high) == (article, effect, "repeat", None)
            ]
            chiefs = {(r.claim_group, r.low) for rows in counting for r in rows if r.counted == "yes"}
            open_end = open_end or any(told in chiefs for told in again)
            expected[article] = sum(lows) if lows else None, None if open_end else sum(highest)
    found = {row.article_id: (getattr(row, f"{effect}_low"), getattr(row, f"{effect}_high")) for row in run.articles}
    assert found == expected


WORDS: dict[str, dict[str, set[str]]] = {
    "articles": {"published_from": {"header", "dateline", "metadata", "file name", ""}},
    "mentions": {"label": {"ACTOR", "PLACE"}, "found_by": {"pattern", "model"}},
    "casualties": {
        "effect": {"killed", "wounded", "captured", "missing", "displaced", "casualties"},
        "quantity_kind": {"exact", "at_least", "more_than", "at_most", "about", "range", "vague", "named", "none"},
        "victim_status": {"combatant", "civilian", "unknown"},
        "certainty": {"asserted", "claimed", "reported", "denied", "hypothetical"},
        "relation": {"main", "part", "repeat", "replaced", "cumulative"},
        "counted": {"yes", "no"},
    },
    "quotes": {
        "kind": {"direct", "partial", "indirect"},
        "resolution": {"named", "description", "pronoun", "carried", "none"},
    },
}
NO_VALUE = {"nan", "none", "null", "nat", "<na>", "inf", "-inf"}
PRINTED = set(
    "text quote content cue sentence title speaker_text quantity_text victim_text claimant_text place_text".split()
)
TYPES = {
    "ACTOR": set("person armed_group government military organization media people".split()),
    "PLACE": set("country province district city village valley pass road river region other".split()),
}


@pytest.mark.parametrize(("name", "column"), [(name, column) for name, words in WORDS.items() for column in words])
def test_a_column_of_fixed_words_holds_no_other(run: Run, name: str, column: str):
    assert {getattr(row, column) for row in run.tables[name]} - WORDS[name][column] == set()


def test_an_entity_type_suits_its_label(run: Run):
    pairs = {(row.label, row.entity_type) for row in run.mentions}
    assert {(label, kind) for label, kind in pairs if kind not in TYPES[label]} == set()


def test_a_name_from_the_model_has_no_entity_id_and_a_pattern_has_one(run: Run):
    assert {(row.found_by, bool(row.entity_id)) for row in run.mentions} <= {("pattern", True), ("model", False)}


def test_low_best_and_high_are_in_order(run: Run):
    given = [[v for v in (row.low, row.best, row.high) if v is not None] for row in run.casualties]
    assert [values for values in given if values != sorted(values) or min(values, default=0) < 0] == []


def test_only_a_main_row_that_nobody_denies_counts(run: Run):
    counted = [row for row in run.casualties if row.counted == "yes"]
    assert {(row.relation, row.certainty) for row in counted} <= {
        ("main", certainty) for certainty in ("asserted", "claimed", "reported")
    }


def test_the_number_as_printed_stands_in_the_rows_text(run: Run):
    assert [row for row in run.casualties if row.quantity_text not in row.text] == []


def test_the_victim_and_the_claimant_are_the_articles_own_words(run: Run):
    for column in ("quantity_text", "victim_text", "claimant_text", "place_text", "date_text"):
        assert [row for row in run.casualties if getattr(row, column) not in run.texts[row.article_id]] == []


def test_a_clause_with_a_partial_quotation_is_not_an_indirect_row_too(run: Run):
    both = [
        (inner.quote, outer.quote)
        for inner in run.quotes
        for outer in run.quotes
        if inner.article_id == outer.article_id
        and inner.kind == "partial"
        and outer.kind == "indirect"
        and outer.start <= inner.start
        and inner.end <= outer.end
    ]
    assert both == []


def test_no_row_overlaps_another_of_its_kind(run: Run):
    places = sorted((row.article_id, row.kind, row.start, row.end) for row in run.quotes)
    overlapping = [(one, other) for one, other in pairwise(places) if one[:2] == other[:2] and other[2] < one[3]]
    assert overlapping == []


def test_parts_of_an_utterance_share_a_speaker(run: Run):
    speakers = defaultdict(set)
    for row in run.quotes:
        speakers[row.utterance_id].add((row.speaker_name, row.speaker_id))
    assert {utterance: names for utterance, names in speakers.items() if len(names) > 1} == {}


def test_an_utterance_lies_in_one_article(run: Run):
    articles = defaultdict(set)
    for row in run.quotes:
        articles[row.utterance_id].add(row.article_id)
    assert {len(found) for found in articles.values()} == {1}


def test_the_content_is_the_quote_or_a_clause_around_it(run: Run):
    """Of a partial quotation, and of indirect speech that an aside interrupts."""
    assert all(r.content_start <= r.start and r.end <= r.content_end for r in run.quotes)
    assert all((r.content_start, r.content_end) == (r.start, r.end) for r in run.quotes if r.kind == "direct")


def test_a_quote_without_a_speaker_says_so(run: Run):
    assert {row.resolution for row in run.quotes if not row.speaker_name} <= {"none"}
    assert {bool(row.speaker_name) for row in run.quotes if row.resolution != "none"} == {True}


def test_confidence_is_a_share(run: Run):
    assert [row.confidence for row in run.quotes if not 0 <= row.confidence <= 1] == []


def test_every_row_names_a_rule_that_can_be_looked_up(run: Run, patterns: PatternSet):
    """In a line of a pattern file or of the code."""
    rules = {row.rule_id for name in ("mentions", "casualties", "quotes") for row in run.tables[name]}
    places = {rule: rule_place(rule, patterns) for rule in rules}
    assert [rule for rule, place in places.items() if not place] == []


def test_the_rule_of_a_pattern_row_is_the_line_that_holds_its_id(run: Run, patterns: PatternSet):
    rules = {row.rule_id for name in ("mentions", "casualties", "quotes") for row in run.tables[name]} & set(
        patterns.places
    )
    lines = {rule: written_at(*patterns.places[rule]) for rule in rules}
    assert lines
    assert {rule: line for rule, line in lines.items() if rule.split(":")[1 if ":" in rule else 0] not in line} == {}


def written_at(file: str, line: int) -> str:
    return (ROOT / file).read_text(encoding="utf-8").splitlines()[line - 1]


@pytest.mark.parametrize(
    ("name", "column"), [("mentions", "mention_id"), ("casualties", "casualty_id"), ("quotes", "quote_id")]
)
def test_why_shows_the_sentence_and_the_rule_of_a_row(run: Run, name: str, column: str):
    row = run.tables[name][-1]
    told = CliRunner().invoke(app, ["why", getattr(row, column), "-o", str(run.folder)])
    assert told.exit_code == 0
    assert " ".join(row.sentence.split()) in told.output
    assert row.rule_id in told.output


def csv_bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))}


def test_two_processes_give_the_same_bytes_as_one(run: Run, model: list[str], tmp_path: Path):
    wireledger("run", DISPATCHES, "-o", tmp_path, "--jobs", 2, "--quiet", "--force", *model, hash_seed="2")
    assert csv_bytes(tmp_path) == csv_bytes(run.folder)


def unlinked(rows: Iterable[Any]) -> list[Any]:
    return [replace(row, **{name: "" for name in LINKED_COLUMNS if name in columns(type(row))}) for row in rows]


def test_an_article_gives_the_same_rows_in_other_company(run: Run, model: list[str], tmp_path: Path):
    """No row depends on the articles read before it, but for what it is linked to."""
    texts = tmp_path / "texts"
    texts.mkdir()
    some = run.articles[::5]
    for row in some:
        shutil.copy(DISPATCHES / row.path, texts)
    wireledger("run", texts, "-o", tmp_path / "out", "--jobs", 1, "--quiet", *model)
    kept = {row.article_id for row in some}
    assert kept
    for name in ("mentions", "casualties", "quotes"):
        again = read_rows(tmp_path / "out" / f"{name}.csv", TABLES[name])
        assert unlinked(again) == unlinked(row for row in run.tables[name] if row.article_id in kept)
