"""Columns of a table are known by their names or asked for; quotation marks of a CSV swallow nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.corpus import Article, Columns, read
from pipeline.corpus.column_names import key, looked_up, settled
from pipeline.errors import UsageError
from pipeline.tables.records import ErrorRow


def items(path: Path, **asked: str) -> list[Article | ErrorRow]:
    with read([path], columns=Columns(**asked)) as corpus:  # type: ignore[arg-type]
        return list(corpus)


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ("id text date title", "id text date title"),
        ("url Body Published Headline", "url Body Published Headline"),
        ("guid CONTENT pub-date Heading", "guid CONTENT pub-date Heading"),
        ("link article publishedAt title", "link article publishedAt title"),
        ("text id url content date", "id text date "),
        ("story", " story  "),
    ],
)
def test_columns_are_known_by_their_names(names: str, found: str) -> None:
    columns = settled("a.csv", Columns(), names.split(" "))
    assert " ".join((columns.id, columns.text, columns.date, columns.title)) == found


def test_a_column_that_is_asked_for_goes_before_one_that_is_called_so() -> None:
    assert settled("a.csv", Columns(text="words"), ["text", "words"]).text == "words"


@pytest.mark.parametrize("option", ["id", "text", "date", "title"])
def test_a_column_that_is_asked_for_and_missing_is_told(option: str) -> None:
    with pytest.raises(UsageError) as told:
        settled("a.csv", Columns(**{option: "x"}), ["id", "text"])  # type: ignore[arg-type]
    assert str(told.value) == f"a.csv has no column 'x' (its columns: id, text); name one with --{option}-column"


@pytest.mark.parametrize(
    ("name", "said"), [("Published At", "published_at"), ("pub-date", "pub_date"), ("dateISO", "date_iso")]
)
def test_names_are_compared_without_case_and_marks(name: str, said: str) -> None:
    assert key(name) == said


NESTED = {"a": {"b": [{"c": "x"}], "d.e": 1}, "a.f": 2, "g": None}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("a.b.0.c", "x"),
        ("a.d.e", 1),
        ("a.f", 2),
        ("a.x", None),
        ("g", None),
        ("g.h", None),
        ("a.b.7.c", None),
        ("z", None),
    ],
)
def test_a_nested_field_is_found_by_its_path(path: str, value: object) -> None:
    assert looked_up(NESTED, path) == value


@pytest.mark.parametrize("suffix", ["json", "jsonl"])
def test_a_nested_text_is_read_by_its_path(tmp_path: Path, suffix: str) -> None:
    row = {"meta": {"id": 7, "when": {"day": "2021-09-03"}}, "content": {"body": "All was quiet."}}
    (tmp_path / f"a.{suffix}").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (found,) = items(tmp_path / f"a.{suffix}", id="meta.id", text="content.body", date="meta.when.day")
    assert isinstance(found, Article)
    assert (found.article_id, found.text, found.published) == ("7", "All was quiet.", "2021-09-03")


def test_a_nested_text_says_how_its_field_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": 1, "content": {"body": "x"}}\n', encoding="utf-8")
    (found,) = items(tmp_path / "a.jsonl")
    assert isinstance(found, ErrorRow)
    assert found.message == "line 1: 'content' holds a dict, not text; name a field of it, as content.body"


@pytest.mark.parametrize(
    ("said", "ids"),
    [
        ('[{"id": "a", "text": "x"}, {"id": "b", "text": "y"}]', ["a", "b"]),
        ('{"articles": [{"id": "a", "text": "x"}], "n": 1}', ["a"]),
        ('{"data": {"hits": [{"id": "a", "text": "x"}]}}', ["a"]),
        ('{"text": "x", "tags": [{"n": 1}]}', ["news"]),
        ('{"id": "a", "text": "x"}\n{"id": "b", "text": "y"}\n', ["a", "b"]),
        ('[{"text": "x"}, {"text": "y"}]', ["news/1", "news/2"]),
    ],
    ids=["a list", "a list in an object", "a list in two", "one object", "JSON lines", "no ids"],
)
def test_json_is_read_as_what_it_holds(tmp_path: Path, said: str, ids: list[str]) -> None:
    (tmp_path / "news.json").write_text(said, encoding="utf-8")
    assert [item.article_id for item in items(tmp_path / "news.json")] == ids


def test_a_table_without_ids_names_its_articles_by_their_lines(tmp_path: Path) -> None:
    (tmp_path / "news.csv").write_text('text\n"One,\ntwo."\nThree.\n', encoding="utf-8")
    with read([tmp_path / "news.csv"]) as corpus:
        assert [item.article_id for item in corpus] == ["news/2", "news/4"]
        assert corpus.notes == ("no column of ids in news.csv: articles are named by their lines; see --id-column",)


OPEN = 'close it, or write "" for a mark inside a cell'


@pytest.mark.parametrize(
    ("rows", "ids", "told"),
    [
        pytest.param(
            'a,"One.\nb,"Two."\nc,Three.\n',
            ["b", "c"],
            [f"line 2: has a quotation mark that is not closed; {OPEN}"],
            id="before a cell in marks",
        ),
        pytest.param(
            'a,One.\nb,"Two.\nc,Three.\nd,Four.\n',
            ["a", "c", "d"],
            [f"line 3: has a quotation mark that is not closed; {OPEN}"],
            id="before rows without marks",
        ),
        pytest.param(
            'a,"Two.\nand more\nb,Three.\n',
            ["b"],
            [f"line 2: has a quotation mark that is not closed; lines 2 to 3 are left out; {OPEN}"],
            id="of a text of two lines",
        ),
        pytest.param(
            'a,One.\nb,"He said "go" then."\nc,Three.\n',
            ["a", "c"],
            [f"line 3: has a quotation mark inside a cell that is not doubled; {OPEN}"],
            id="not doubled",
        ),
        pytest.param('a,"One.', [], [f"line 2: has a quotation mark that is not closed; {OPEN}"], id="at the end"),
        pytest.param(
            'a,"One.\nb,"Two.\nc,Three.\n',
            ["c"],
            [f"line 2: has a quotation mark that is not closed; lines 2 to 3 are left out; {OPEN}"],
            id="two of them",
        ),
        pytest.param('a,"One ""two""\nthree."\nb,"“Four,” he said."\n', ["a", "b"], [], id="none"),
    ],
)
def test_a_quotation_mark_that_is_not_closed_swallows_nothing_in_silence(
    tmp_path: Path, rows: str, ids: list[str], told: list[str]
) -> None:
    (tmp_path / "x.csv").write_text("id,text\n" + rows, encoding="utf-8")
    found = items(tmp_path / "x.csv")
    assert [item.article_id for item in found if isinstance(item, Article)] == ids
    assert [item.message for item in found if isinstance(item, ErrorRow)] == told


CELL = st.text(alphabet='ab",;\n “”', max_size=12)


@settings(max_examples=150, deadline=None)
@given(rows=st.lists(CELL, min_size=1, max_size=6))
def test_a_table_that_is_written_right_is_read_right(tmp_path_factory: pytest.TempPathFactory, rows: list[str]) -> None:
    lines = ["id,text,note"] + [f'{n},"{cell.replace(chr(34), chr(34) * 2)}x",' for n, cell in enumerate(rows)]
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")
    found = {item.article_id: getattr(item, "text", None) for item in items(path)}
    assert found == {str(n): f"{cell}x" for n, cell in enumerate(rows)}
