"""Files and tables in, articles and errors out."""

import csv
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from pipeline.corpus import Article, Columns, read
from pipeline.errors import UsageError
from pipeline.tables.records import ErrorRow

# what folders are searched for
SOUGHT = ".txt, .md, .html, .htm, .xhtml, .mhtml, .mht, .docx, .pdf, .eml, .rss, .atom or .xml"
PROSE = "The convoy left the town at noon."


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "in"
    path.mkdir()
    return path


def put(folder, files):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder


def items(*paths, **options):
    with read(paths, **options) as corpus:
        return list(corpus)


def ids(*paths, **options):
    return [item.article_id for item in items(*paths, **options)]


def only(*paths, **options):
    (item,) = items(*paths, **options)
    return item


def fault(*paths, **options):
    item = only(*paths, **options)
    assert isinstance(item, ErrorRow)
    assert item.stage == "read"
    return item.error, item.message


def test_a_folder_gives_its_texts_by_id_whatever_lies_beside_them(folder):
    put(folder, {"b.txt": PROSE, "2021/a.md": PROSE, "2021/c.TXT": PROSE, "notes.odt": b"\0", ".hidden.txt": PROSE})
    put(folder, {".git/x.txt": PROSE})
    assert ids(folder) == ["2021/a", "2021/c", "b"]


def test_a_folder_of_tables_alone_is_refused_with_their_names(folder):
    put(folder, {"more/b.jsonl": "", "a.csv": "", "c.odt": ""})
    with pytest.raises(UsageError) as told:
        ids(folder)
    assert str(told.value) == f"{folder} holds no {SOUGHT} file; to read its tables, name them (a.csv, b.jsonl)"


def notes(*paths):
    with read(paths) as corpus:
        return list(corpus.notes)


def test_files_that_are_no_texts_are_named_in_a_note(folder):
    put(folder, {"b.txt": PROSE, "d.csv": "x", "a/c.odt": b"\0", ".hidden.odt": b"", "e.odt": b"", "f.zip": "x"})
    assert notes(folder) == [
        "passed over 4 files of kinds that folders are not searched for: a/c.odt, d.csv, e.odt, …; "
        "name tables and zip files by themselves, save other documents as text"
    ]


def test_one_file_that_is_no_text_is_named_in_a_note(folder):
    put(folder, {"b.txt": PROSE, "d.csv": "x"})
    assert notes(folder)[0].startswith("passed over 1 file of a kind that folders are not searched for: d.csv; ")


def test_a_folder_of_texts_has_no_notes(folder):
    assert notes(put(folder, {"b.txt": PROSE, ".git/config": "x", ".hidden.pdf": b""})) == []


def test_an_id_that_got_a_number_is_named_in_a_note(folder):
    put(folder, {"x.md": PROSE, "x.txt": PROSE, "y.txt": PROSE})
    assert notes(folder) == ["1 id was taken and got a number: x~2"]


def test_an_article_says_what_it_is(folder):
    put(folder, {"day/2021-09-03_convoy.txt": f"Convoy leaves\n\n{PROSE}\n"})
    assert only(folder) == Article(
        article_id="day/2021-09-03_convoy",
        path="day/2021-09-03_convoy.txt",
        text=f"Convoy leaves\n\n{PROSE}\n",
        title="Convoy leaves",
        published="2021-09-03",
        published_from="file name",
        plain=True,
        format="plain text",
        encoding="utf-8",
        language="",
    )


def test_a_file_is_named_by_its_stem(folder):
    put(folder, {"a.b.txt": PROSE})
    assert ids(folder / "a.b.txt") == ["a.b"]


def test_an_id_that_is_taken_gets_a_number(folder, tmp_path):
    put(folder, {"x.md": PROSE, "x.txt": PROSE + "2"})
    put(tmp_path / "more", {"x.txt": PROSE + "3"})
    assert [(i.article_id, i.path) for i in items(folder, tmp_path / "more")] == [
        ("x", "x.md"),
        ("x~2", "x.txt"),
        ("x~3", "x.txt"),
    ]


def test_a_file_that_is_met_twice_is_read_once(folder):
    put(folder, {"x.txt": PROSE})
    assert ids(folder, folder / "x.txt", folder) == ["x"]


def test_a_loop_of_links_ends(folder):
    put(folder, {"a/x.txt": PROSE})
    (folder / "a" / "loop").symlink_to(folder, target_is_directory=True)
    assert ids(folder) == ["a/x"]


def test_linked_folders_are_read(folder, tmp_path):
    put(tmp_path / "elsewhere", {"x.txt": PROSE})
    (folder / "link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert ids(folder) == ["link/x"]


def test_the_output_folder_is_not_read(folder):
    put(folder, {"x.txt": PROSE, "outputs/texts/y.txt": PROSE})
    assert ids(folder, leave_out=folder / "outputs") == ["x"]


def test_a_name_that_is_not_utf_8_is_made_printable(folder):
    with open(os.fsencode(folder) + b"/caf\xe9.txt", "w") as file:
        file.write(PROSE)
    assert ids(folder) == ["caf\\xe9"]


@pytest.mark.parametrize(
    ("data", "text", "plain"),
    [
        pytest.param(b"\xef\xbb\xbfLe caf\xc3\xa9", "Le café", True, id="byte-order mark"),
        pytest.param("Le café".encode("utf-16"), "Le café", False, id="UTF-16"),
        pytest.param("\ufeffLe café".encode("utf-16-be"), "Le café", False, id="UTF-16, big end first"),
        pytest.param(b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n", True, id="line ends"),
        pytest.param("a\u2028b\x85c\x0bd".encode(), "a\u2028b\x85c\x0bd", True, id="other separators stay"),
    ],
)
def test_text_is_read_as_it_is(folder, data, text, plain):
    article = only(put(folder, {"x.txt": data}))
    assert (article.text, article.plain) == (text, plain)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        pytest.param("&quot;It&#39;s ours,&quot; he said.", '"It\'s ours," he said.', id="marks by name and number"),
        pytest.param("&ldquo;Ours,&rdquo; he said.", "“Ours,” he said.", id="curly marks"),
        pytest.param("&amp;quot;Ours.&amp;quot;", '"Ours."', id="escaped twice"),
        pytest.param("&#x201C;Ours.&#x201d;", "“Ours.”", id="hexadecimal"),
        pytest.param("Salt &amp; Sons", "Salt & Sons", id="an ampersand"),
        pytest.param("AT&T; R&D and &nothing; else", "AT&T; R&D and &nothing; else", id="no reference"),
    ],
)
def test_the_character_references_of_a_page_are_written_out(folder, said, text):
    (article,) = items(put(folder, {"a.txt": said}))
    assert (article.text, article.plain) == (text, said == text)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"", ("empty", "holds no text; leave it out"), id="empty"),
        pytest.param(b" \n\xc2\xa0\n", ("empty", "holds no text; leave it out"), id="white space"),
        pytest.param(
            b"\xfd\0\x04\0\0",
            ("binary", "holds NUL bytes, so it is no text; export it as plain text in UTF-8"),
            id="binary",
        ),
        pytest.param(
            "café\ntwo “”".encode() + b" \x93quoted\x94",
            ("encoding", "byte 0x93 in line 2 is not UTF-8; save it as UTF-8 (it may be Windows-1252 now)"),
            id="Windows-1252 behind UTF-8",
        ),
        pytest.param(
            b"\xff\xfea", ("encoding", "begins as UTF-16 but is not; save it as UTF-8"), id="half a UTF-16 character"
        ),
        pytest.param(
            b"a" * 1_000_001,
            ("too long", "1,000,001 characters, an article has at most 1,000,000 characters; split it"),
            id="too long",
        ),
        pytest.param(
            b"a" * 4_000_005,
            ("too long", "4,000,005 bytes, an article has at most 1,000,000 characters; split it"),
            id="far too long",
        ),
    ],
)
def test_a_file_that_is_no_article_says_why(folder, data, expected):
    assert fault(put(folder, {"x.txt": data})) == expected


def test_a_million_characters_are_an_article(folder):
    assert len(only(put(folder, {"x.txt": "é" * 1_000_000})).text) == 1_000_000


def test_a_file_that_vanishes_costs_itself_only(folder):
    put(folder, {"a.txt": PROSE, "b.txt": PROSE})
    with read([folder]) as corpus:
        (folder / "a.txt").unlink()
        gone, kept = corpus
    assert gone == ErrorRow(
        "a", "a.txt", "read", "unreadable", "No such file or directory; check that it exists and may be read"
    )
    assert kept.article_id == "b"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing", "missing: no such file or folder"),
        ("empty", f"empty holds no {SOUGHT} file; name a folder that does, or a table"),
        (
            "x.odt",
            f"x.odt is neither a folder nor one of {SOUGHT.replace(' or', ',')}, .csv, .tsv, .csv.gz, .tsv.gz, .jsonl, "
            ".ndjson, .jsonl.gz, .ndjson.gz, .json, .json.gz, .parquet, .xlsx, .zip; convert it or name another",
        ),
        ("none.jsonl", "none.jsonl holds no rows; name a table that does"),
        (
            "columns.csv",
            "columns.csv has no column 'text' (its columns: key, words); name one with --text-column",
        ),
        ("columns.jsonl", "columns.jsonl has no column 'text' (its columns: id); name one with --text-column"),
    ],
)
def test_an_input_that_cannot_be_read_is_a_usage_error(folder, monkeypatch, name, message):
    put(folder, {"x.odt": b"", "none.jsonl": "\n", "columns.csv": "key,words\n1,2\n", "columns.jsonl": '{"id": 1}\n'})
    (folder / "empty").mkdir()
    monkeypatch.chdir(folder)
    with pytest.raises(UsageError) as told:
        items(Path(name))
    assert str(told.value) == message


def test_a_file_that_is_no_parquet_stands_in_the_errors(folder):
    put(folder, {"x.parquet": b"no"})
    kind, message = fault(folder / "x.parquet")
    assert (kind, message[:28]) == ("damaged", "can't be read as Parquet: Pa")


ROWS = [
    {"id": "b", "text": " one,\n“two” ", "day": "2021-09-03", "head": "Convoy  leaves"},
    {"id": "a", "text": PROSE, "day": None, "head": None},
]
COLUMNS = Columns(date="day", title="head")


def write_csv(path):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(ROWS[0]))
        writer.writeheader()
        writer.writerows(ROWS)


def write_semicolons(path):
    lines = ["id;text;day;head", 'b;" one,\n“two” ";2021-09-03;Convoy  leaves', f"a;{PROSE};;"]
    path.write_text("\n".join(lines), encoding="utf-16")


def write_json(path):
    path.write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")


def write_parquet(path):
    pd.DataFrame(ROWS).to_parquet(path)


@pytest.mark.parametrize(
    ("name", "write", "told"),
    [
        pytest.param("x.csv", write_csv, ("CSV", "utf-8"), id="CSV"),
        pytest.param("x.csv", write_semicolons, ("CSV", "utf-16"), id="CSV with semicolons in UTF-16"),
        pytest.param("x.jsonl", write_json, ("JSON lines", "utf-8"), id="JSON lines"),
        pytest.param("x.parquet", write_parquet, ("Parquet", ""), id="Parquet"),
    ],
)
def test_a_table_gives_its_rows_by_id(folder, name, write, told):
    write(folder / name)
    assert items(folder / name, columns=COLUMNS) == [
        Article("a", name, PROSE, "", "", "", False, "", *told),
        Article("b", name, " one,\n“two” ", "Convoy leaves", "2021-09-03", "metadata", False, "", *told),
    ]


NO_ID = "'id' is empty; give every article an id of its own"
NOT_UTF_8 = "byte 0x93 at character 5 is not UTF-8; save it as UTF-8 (it may be Windows-1252 now)"
NOT_JSON = "is not JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"


@pytest.mark.parametrize(
    ("line", "error", "message"),
    [
        pytest.param(b"{no", "row", NOT_JSON, id="not JSON"),
        pytest.param(b"[1]", "row", "holds a JSON list, not an object with columns", id="no object"),
        pytest.param(b'{"id": "", "text": "x"}', "no id", NO_ID, id="no id"),
        pytest.param(b'{"text": "x"}', "no id", NO_ID, id="id left out"),
        pytest.param(
            b'{"id": "a", "text": "x"}',
            "id used twice",
            "line 1 has the id 'a' too; give every article its own",
            id="id used twice",
        ),
        pytest.param(b'{"id": "b"}', "empty", "holds no text; leave it out", id="no text"),
        pytest.param(b'{"id": "b", "text": ["x"]}', "row", "'text' holds a list, not text", id="a list for text"),
        pytest.param(
            b'{"id": "b", "text": "x\\u0000"}',
            "binary",
            "holds NUL characters, so it is no text; export it again as plain text",
            id="NUL",
        ),
        pytest.param(
            b'{"id": "b", "text": "x\\ud83d"}',
            "encoding",
            "half a character, \\ud83d, at character 1; export it again",
            id="half a character",
        ),
        pytest.param(
            b'{"id": "b", "text": "x\xc3\xa9 \xc3\xa9 \x93"}', "encoding", NOT_UTF_8, id="Windows-1252 behind UTF-8"
        ),
    ],
)
def test_a_row_that_cannot_be_read_costs_itself_only(folder, line, error, message):
    put(folder, {"x.jsonl": b'{"id": "a", "text": "one"}\n' + line + b"\n"})
    found = items(folder / "x.jsonl")
    assert [i.article_id for i in found if isinstance(i, Article)] == ["a"]
    assert [(i.error, i.message) for i in found if isinstance(i, ErrorRow)] == [(error, f"line 2: {message}")]


def test_a_comma_outside_quotation_marks_is_not_read_as_a_shorter_text(folder):
    put(folder, {"x.csv": "id,text\n\na,One, two\nb,Three\n"})
    first, second = items(folder / "x.csv")
    assert first.message == "line 3: has 3 cells for 2 columns; put quotes around a cell that holds a comma"
    assert second.article_id == "b"


def test_numbers_are_ids_too(folder):
    put(folder, {"x.jsonl": '{"id": 7, "text": "one"}'})
    assert ids(folder / "x.jsonl") == ["7"]


def test_ids_of_two_tables_are_told_apart(folder):
    put(folder, {"a.jsonl": '{"id": 7, "text": "one"}', "b.jsonl": '{"id": 7, "text": "two"}'})
    assert [(i.article_id, i.text) for i in items(folder / "a.jsonl", folder / "b.jsonl")] == [
        ("7", "one"),
        ("7~2", "two"),
    ]


def test_dates_that_cannot_be_read_are_told(folder):
    put(folder, {"x.csv": "id,text,day\n1,one,03/09/2021\n2,two,2021-09-03\n3,three,soon\n"})
    with read([folder / "x.csv"], columns=Columns(date="day")) as corpus:
        assert corpus.notes == (
            "2 of the dates can't be read, such as '03/09/2021': write them as 2021-09-03, "
            "or say how they are written with --date-format",
        )


def test_the_rows_of_a_long_table_come_sorted(folder):
    numbers = [f"{n:05}" for n in range(3000)]
    random.Random(1).shuffle(numbers)
    put(folder, {"x.csv": "id,text\n" + "".join(f'{n},"Text {n}, é"\n' for n in numbers)})
    found = items(folder / "x.csv")
    assert [i.article_id for i in found] == sorted(numbers)
    assert all(i.text == f"Text {i.article_id}, é" for i in found)


def test_reading_loads_no_spacy():
    heavy = "{'spacy', 'pandas'}.isdisjoint(sys.modules)"
    code = f"import sys, pipeline.corpus, pipeline.tables.records; sys.exit(not {heavy})"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
