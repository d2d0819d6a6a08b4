"""Rows to CSV and back, and a folder of tables that changes as a whole or not at all."""

import csv
import io
import json
from dataclasses import astuple, replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import PipelineError, UsageError
from pipeline.runs import outputs
from pipeline.runs.outputs import OutputFolder, text_name
from pipeline.runs.ownership import check_free, checksum
from pipeline.tables import csv_tables
from pipeline.tables.data_frames import read_frame
from pipeline.tables.dialect import dialect_of
from pipeline.tables.records import TABLES, ErrorRow, MentionRow, columns

LATITUDE = columns(MentionRow).index("latitude")
MENTION = MentionRow(
    mention_id="m1",
    article_id="a/1",
    text="Deh Naw",
    label="PLACE",
    entity_id="deh-naw",
    entity_name="Deh Naw",
    entity_type="village",
    side="",
    p_code="",
    latitude=35.3125,
    longitude=-69.5,
    found_by="pattern",
    rule_id="deh-naw",
    sentence="“Here?” he asked.",
    start=3,
    end=10,
)
ERROR = ErrorRow("a/1", "1.txt", "read", "empty", "holds no text; leave it out")


def parsed(lines):
    return list(csv.reader(io.StringIO(lines, newline="")))


def write(folder, *, mentions=(MENTION,), record=None, **kept):
    with OutputFolder(folder) as output:
        output.add("mentions", list(mentions))
        for article_id, text in kept.items():
            output.add_text(article_id, text)
        output.commit({"wireledger": "test", **(record or {})})


def seen(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_row_is_written_as_rfc_4180_with_missing_values_empty():
    row = replace(MENTION, text='a, "b"', sentence="one\ntwo", latitude=None)
    assert csv_tables.to_csv(MentionRow, [row]) == (
        'a/1,"a, ""b""",PLACE,Deh Naw,village,,"one\ntwo",,,-69.5,pattern,deh-naw,deh-naw,,m1,3,10\r\n'
    )


def test_a_whole_number_of_any_size_is_written():
    assert (
        csv_tables.to_csv(MentionRow, [replace(MENTION, start=2**63), replace(MENTION, start=2**64)]).count(",9223")
        == 1
    )


def test_no_rows_are_no_lines():
    assert csv_tables.to_csv(MentionRow, []) == ""


@pytest.mark.parametrize("name", list(TABLES))
def test_a_header_names_the_columns_after_a_byte_order_mark(name):
    assert csv_tables.header(TABLES[name]) == "\ufeff" + ",".join(columns(TABLES[name])) + "\r\n"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+93", "'+93"),
        ("-5 degrees", "'-5 degrees"),
        ("@desk", "'@desk"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("'=1", "''=1"),
        ("'twas", "'twas"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_text_that_a_spreadsheet_would_run_is_guarded(cell, expected):
    assert csv_tables.guarded(cell) == expected
    assert csv_tables.unguarded(expected) == cell


def test_negative_numbers_are_not_guarded():
    assert parsed(csv_tables.to_csv(MentionRow, [MENTION]))[0][columns(MentionRow).index("longitude")] == "-69.5"


@pytest.mark.parametrize(
    ("value", "expected"), [(0.1 + 0.2, "0.3"), (35.0, "35"), (1 / 3, "0.33333333"), (0.0001, "0.0001"), (None, "")]
)
def test_floats_have_one_format(value, expected):
    assert parsed(csv_tables.to_csv(MentionRow, [replace(MENTION, latitude=value)]))[0][LATITUDE] == expected


WRITABLE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)


@given(st.lists(st.builds(ErrorRow, WRITABLE, WRITABLE, WRITABLE, WRITABLE, WRITABLE), max_size=5))
def test_what_is_written_is_read_back(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("tables") / "errors.csv"
    path.write_text(csv_tables.header(ErrorRow) + csv_tables.to_csv(ErrorRow, rows), encoding="utf-8", newline="")
    assert [tuple(row.values()) for row in csv_tables.read(path)] == [astuple(row) for row in rows]


@given(st.lists(st.builds(ErrorRow, WRITABLE, WRITABLE, WRITABLE, WRITABLE, WRITABLE), min_size=2, max_size=4))
def test_rows_come_out_the_same_in_one_piece_or_several(rows):
    assert csv_tables.to_csv(ErrorRow, rows) == "".join(csv_tables.to_csv(ErrorRow, [row]) for row in rows)


def test_pandas_reads_the_tables_with_true_types(tmp_path):
    write(tmp_path / "out")
    frame = pd.read_csv(tmp_path / "out" / "mentions.csv")
    assert list(frame.columns) == list(columns(MentionRow))
    assert frame.loc[0, ["sentence", "latitude", "start"]].tolist() == ["“Here?” he asked.", 35.3125, 3]


def test_a_table_is_a_frame_with_the_articles_words_and_whole_numbers(tmp_path):
    folder = tmp_path / "out"
    with OutputFolder(folder, dialect=dialect_of("semicolon", "comma")) as output:
        output.add("mentions", [replace(MENTION, sentence="=1+1"), replace(MENTION, latitude=None, side="north")])
        output.commit({"wireledger": "test"})
    frame = read_frame(folder / "mentions.csv", MentionRow)
    assert frame["sentence"].tolist() == ["=1+1", MENTION.sentence]
    assert frame["latitude"].isna().tolist() == [False, True]
    assert (frame.loc[0, "latitude"], frame.loc[0, "start"]) == (35.3125, 3)
    assert (str(frame["start"].dtype), str(frame["side"].dtype)) == ("Int64", "string")
    assert frame["side"].isna().tolist() == [True, False]


def test_a_table_without_rows_is_an_empty_frame_of_its_columns(tmp_path):
    write(tmp_path / "out", mentions=[])
    frame = read_frame(tmp_path / "out" / "mentions.csv", MentionRow)
    assert (len(frame), list(frame.columns)) == (0, list(columns(MentionRow)))


def test_a_run_writes_every_table_and_nothing_else(tmp_path):
    write(tmp_path / "out", x="text\n")
    assert sorted(seen(tmp_path / "out")) == sorted(
        [*(f"{name}.csv" for name in TABLES), "datapackage.json", "reasons.jsonl", "run.json", "texts/x.txt"]
    )


def test_run_json_counts_and_checks_the_tables(tmp_path):
    write(tmp_path / "out", mentions=[MENTION, MENTION], record={"jobs": 2})
    record = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert record["jobs"] == 2
    assert record["tables"]["mentions.csv"]["rows"] == 2
    assert record["tables"]["quotes.csv"] == {"rows": 0, "sha256": checksum(tmp_path / "out" / "quotes.csv")}


def test_many_rows_are_written_in_order(tmp_path):
    rows = [replace(MENTION, start=n) for n in range(2 * outputs.AT_ONCE + 7)]
    write(tmp_path / "out", mentions=rows)
    assert [int(row["start"]) for row in csv_tables.read(tmp_path / "out" / "mentions.csv")] == list(range(len(rows)))


def test_a_later_run_replaces_all_of_an_earlier_one(tmp_path):
    write(tmp_path / "out", old="old text")
    write(tmp_path / "out", mentions=[], new="new text")
    found = seen(tmp_path / "out")
    assert "texts/old.txt" not in found
    assert found["texts/new.txt"] == b"new text"
    assert found["mentions.csv"] == csv_tables.header(MentionRow).encode()


def interrupted(folder):
    with OutputFolder(folder) as output:
        output.add("mentions", [MENTION] * (outputs.AT_ONCE + 1))
        raise KeyboardInterrupt


def test_a_run_that_dies_leaves_the_old_tables(tmp_path):
    write(tmp_path / "out")
    before = seen(tmp_path / "out")
    with pytest.raises(KeyboardInterrupt):
        interrupted(tmp_path / "out")
    assert seen(tmp_path / "out") == before


def test_a_first_run_that_dies_leaves_no_folder(tmp_path):
    with pytest.raises(KeyboardInterrupt):
        interrupted(tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_tables_that_cannot_all_be_replaced_stay_as_they_were(tmp_path, monkeypatch):
    write(tmp_path / "out")
    before = seen(tmp_path / "out")
    rename = outputs.Path.rename

    def refuse(path, target):
        if target.name == "quotes.csv" and target.parent.name == "out" and "replaced" not in path.parts:
            raise PermissionError(13, "Permission denied", str(target))
        return rename(path, target)

    monkeypatch.setattr(outputs.Path, "rename", refuse)
    with pytest.raises(PipelineError) as told:
        write(tmp_path / "out", mentions=[])
    assert str(told.value) == (
        f"{tmp_path / 'out' / 'quotes.csv'} can't be replaced: Permission denied; "
        "close it in other programs and run again with --resume"
    )
    assert seen(tmp_path / "out") == before


def test_a_folder_of_other_files_is_not_written_to(tmp_path):
    (tmp_path / "notes.docx").touch()
    (tmp_path / "README.md").touch()
    with pytest.raises(UsageError) as told:
        check_free(tmp_path)
    assert str(told.value) == (
        f"{tmp_path} holds files that are no run's tables (notes.docx); name another folder, or add --force"
    )
    check_free(tmp_path, force=True)


def test_a_folder_with_an_earlier_runs_tables_is_free_whatever_lies_beside_them(tmp_path):
    write(tmp_path / "out")
    (tmp_path / "out" / "notes.docx").touch()
    check_free(tmp_path / "out")


def test_a_table_that_was_edited_by_hand_is_not_replaced(tmp_path):
    write(tmp_path / "out")
    table = tmp_path / "out" / "mentions.csv"
    table.write_bytes(table.read_bytes() + b"checked")
    with pytest.raises(UsageError) as told:
        check_free(tmp_path / "out")
    assert str(told.value) == f"{table} was changed after its run; save it elsewhere, or add --force to keep it aside"
    check_free(tmp_path / "out", force=True)


@pytest.mark.parametrize("hidden", [[], [".gitignore", "README.md"]], ids=["empty", "kept by git"])
def test_an_empty_folder_is_free(tmp_path, hidden):
    for name in hidden:
        (tmp_path / name).touch()
    check_free(tmp_path)


def test_a_file_is_no_folder(tmp_path):
    path = tmp_path / "out"
    path.touch()
    with pytest.raises(UsageError, match=r"out is a file; name a folder with --output"):
        check_free(path)


@pytest.mark.parametrize(
    ("article_id", "expected"),
    [
        ("2021/09/convoy", "2021/09/convoy.txt"),
        ("Zürich 1", "Zürich 1.txt"),
        ("../../etc/passwd", "%2E%2E/%2E%2E/etc/passwd.txt"),
        ("/etc/passwd", "%/etc/passwd.txt"),
        ("https://example.org/a?b", "https%3A/%/example.org/a%3Fb.txt"),
        ("50%", "50%25.txt"),
        ("a.txt/b", "a%2Etxt/b.txt"),
        ("a\nb", "a%0Ab.txt"),
    ],
)
def test_texts_are_named_by_their_ids_and_stay_in_their_folder(article_id, expected):
    assert text_name(article_id) == expected


@given(st.lists(st.text("ab./%:é\n", max_size=8), min_size=2, max_size=2, unique=True))
def test_different_ids_have_different_texts(ids):
    assert text_name(ids[0]) != text_name(ids[1])


def test_a_long_id_is_cut_and_told_apart(tmp_path):
    write(tmp_path / "out", **{"é" * 300 + "1": "one", "é" * 300 + "2": "two"})
    assert len(list((tmp_path / "out" / "texts").iterdir())) == 2
