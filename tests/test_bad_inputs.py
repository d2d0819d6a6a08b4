"""What can't be read costs itself only, and errors.csv says in one line what it is, where, and what to do."""

from __future__ import annotations

import gzip
import json
import os
import zipfile
from pathlib import Path

import pyarrow as pa
import pytest
from input_samples import FILES, TABLES, TEXT, mail, pdf, rss, zipped
from pyarrow import parquet

from pipeline.corpus import Article, Columns, formats, read
from pipeline.corpus.formats.kinds import SeriesFormat, TextFormat
from pipeline.errors import UsageError
from pipeline.runs.outputs import text_name
from pipeline.tables.records import ErrorRow

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
SUFFIXES = [suffix for known in formats.FORMATS for suffix in known.suffixes]
LOOSE = (".txt", ".md", ".html", ".htm", ".xhtml")  # of which a beginning is a text too


def items(*paths: Path, **asked: object) -> list[Article | ErrorRow]:
    with read(paths, columns=Columns(**asked)) as corpus:  # type: ignore[arg-type]
        return list(corpus)


def faults(path: Path, data: bytes) -> list[tuple[str, str]]:
    """What errors.csv says of a file beside which a sound one is read."""
    path.write_bytes(data)
    sound = path.with_name("sound.txt")
    sound.write_text(TEXT, encoding="utf-8")
    found = items(path, sound)
    assert [item.article_id for item in found if isinstance(item, Article)][-1] == "sound"
    told = [(item.error, item.message) for item in found if isinstance(item, ErrorRow)]
    assert all("\n" not in message and len(message) < 400 for _, message in told)
    return told


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_empty_file_is_one_line(tmp_path: Path, suffix: str) -> None:
    ((kind, message),) = faults(tmp_path / f"a{suffix}", b"")
    assert (kind in ("empty", "columns", "damaged"), message != "") == (True, True)


@pytest.mark.parametrize("suffix", [suffix for suffix in SUFFIXES if suffix not in LOOSE])
def test_a_file_that_was_cut_off_is_one_line(tmp_path: Path, suffix: str) -> None:
    whole = {**FILES, **TABLES}[suffix]()
    ((kind, message),) = faults(tmp_path / f"a{suffix}", whole[: len(whole) * 2 // 3])
    assert kind in ("damaged", "row")
    assert message


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("other", [pdf(), OLD_OFFICE, b"\x89PNG\r\n\x1a\n" + bytes(90)], ids=["pdf", "office", "png"])
def test_a_file_of_another_kind_is_one_line(tmp_path: Path, suffix: str, other: bytes) -> None:
    if suffix == ".pdf" and other.startswith(b"%PDF"):
        other = FILES[".html"]()
    ((kind, message),) = faults(tmp_path / f"a{suffix}", other)
    assert kind in ("wrong suffix", "damaged", "encrypted")
    assert message


@pytest.mark.parametrize(
    "suffix",
    [s for known in formats.FORMATS if isinstance(known, (TextFormat, SeriesFormat)) for s in known.suffixes],
)
def test_a_file_of_50_megabytes_is_one_line(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    ((kind, message),) = faults_of(path)
    assert kind in ("too long", "too large")
    assert message.startswith("50,000,000 bytes, ")


def faults_of(path: Path) -> list[tuple[str, str]]:
    return [(item.error, item.message) for item in items(path) if isinstance(item, ErrorRow)]


@pytest.mark.parametrize(
    ("name", "make", "expected"),
    [
        pytest.param(
            "a.pdf", lambda: pdf(locked=True), ("encrypted", "is locked by a password; save it without one"), id="PDF"
        ),
        pytest.param(
            "a.docx",
            lambda: OLD_OFFICE,
            (
                "wrong suffix",
                "is an old or an encrypted Office document by its first bytes, not a Word document; "
                "save it as .docx or .xlsx without a password",
            ),
            id="Word",
        ),
        pytest.param(
            "a.eml",
            lambda: b"Subject: x\nContent-Type: multipart/encrypted; boundary=b\n\n--b\n\nx\n--b--\n",
            ("encrypted", "is encrypted; save its text from the program that can open it"),
            id="mail",
        ),
        pytest.param(
            "a.pdf",
            lambda: pdf([[""]]),
            ("no text layer", "has pictures of its pages, but no text in it; run a text recognition (OCR) over it"),
            id="scan",
        ),
        pytest.param(
            "a.eml",
            lambda: mail()[: mail().rindex(b"--===")],
            ("damaged", "ends within one of its parts, so it was cut off; save it again"),
            id="mail that was cut off",
        ),
        pytest.param(
            "a.xml",
            lambda: b"<?xml version='1.0'?><settings/>",
            ("wrong suffix", "is neither RSS nor Atom; leave it out, or save it as text"),
            id="another XML",
        ),
        pytest.param(
            "a.rss",
            lambda: b'<!DOCTYPE x [<!ENTITY a "aaaa">]><rss><channel/></rss>',
            ("damaged", "defines entities of its own, as no feed does; save the feed again"),
            id="entities",
        ),
        pytest.param(
            "a.docx",
            lambda: zipped({"a.txt": b"One."}),
            ("wrong suffix", "is a zip file, but no Word document; name it as what it is"),
            id="zip file as Word",
        ),
        pytest.param(
            "a.html",
            lambda: b"All was quiet.",
            ("wrong suffix", "has no tag of HTML in it; name it .txt if it is plain text"),
            id="text as HTML",
        ),
        pytest.param(
            "a.json",
            lambda: b'"All was quiet."',
            ("row", "holds a JSON str, not a list of objects; save it as one"),
            id="JSON of a text",
        ),
        pytest.param(
            "a.jsonl.gz",
            lambda: json.dumps({"text": "x"}).encode(),
            ("damaged", "can't be unpacked to its end: Not a gzipped file (b'{\"'); get it whole"),
            id="not packed",
        ),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, name: str, make, expected: tuple[str, str]) -> None:
    assert faults(tmp_path / name, make()) == [expected]


def test_a_feed_that_breaks_off_gives_its_whole_entries(tmp_path: Path) -> None:
    whole = rss(entries=3)
    (tmp_path / "a.rss").write_bytes(whole[: whole.rindex(b"<description>") + 40])
    found = items(tmp_path / "a.rss")
    assert [item.article_id for item in found] == ["a", *(f"a/valley-post.example/news/{n}" for n in (1, 2))]
    assert isinstance(found[0], ErrorRow)
    assert found[0].message == "breaks off after 2 whole entries; save the feed again"


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "a/../../b.txt", "C:\\a.txt", "..\\a.txt"])
def test_a_name_that_leads_out_of_a_zip_file_is_refused(tmp_path: Path, name: str) -> None:
    (kind, message), *more = faults(tmp_path / "in.zip", zipped({name: b"One.", "b.txt": b"Two."}))
    assert (kind, more) == ("outside", [])
    assert message == "has a name that leads out of its folder; pack it anew, or leave it out"


def test_an_encrypted_file_of_a_zip_file_is_named(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": b"One.", "b.txt": b"Two."}))
    data[6] |= 1  # the bit of the first file's own head, and that of the list's
    data[data.index(b"PK\x01\x02") + 8] |= 1
    expected = ("encrypted", "is encrypted; unpack it with its password and name the folder")
    assert faults(tmp_path / "in.zip", bytes(data)) == [expected]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.corpus.packed.MOST_UNPACKED", 1_000_000)
    ((kind, message),) = faults(tmp_path / "in.zip", zipped({"a.txt": bytes(9_000_000)}))
    assert kind == "too large"
    assert message.endswith(" bytes to 9,000,000; unpack it yourself")


def test_a_member_that_is_longer_than_an_article_is_read_no_further(tmp_path: Path) -> None:
    ((kind, message),) = faults(tmp_path / "in.zip", zipped({"a.txt": b"a" * 5_000_000, "b.txt": b"Two."}))
    assert (kind, message) == ("too long", "has more than 4,000,004 bytes, as no article has; split it")


def test_a_bomb_packed_by_gzip_is_read_no_further(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.corpus.formats.lines.LEAST_SUSPECT", 100_000)
    bomb = gzip.compress(b'{"id": "a", "text": "One."}\n' + b" " * 10_000_000)
    ((kind, message),) = faults(tmp_path / "a.jsonl.gz", bomb)
    assert kind == "too large"
    assert message.startswith("after 1 row: unpacks to more than ")


def test_rows_before_the_place_where_a_table_breaks_off_are_read(tmp_path: Path) -> None:
    lines = b"".join(
        json.dumps({"id": n, "text": f"Number {n}. {os.urandom(40).hex()}"}).encode() + b"\n" for n in range(400)
    )
    packed = gzip.compress(lines)
    (tmp_path / "a.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    found = items(tmp_path / "a.jsonl.gz")
    (error,) = (item for item in found if isinstance(item, ErrorRow))
    assert len(found) > 50
    assert error.message.startswith("after ")


def test_a_table_without_the_columns_costs_itself_only_beside_others(tmp_path: Path) -> None:
    told = "a.csv has no column 'text' (its columns: id, words); name one with --text-column"
    assert faults(tmp_path / "a.csv", b"id,words\na,One.\n") == [("columns", told)]
    with pytest.raises(UsageError) as alone:
        items(tmp_path / "a.csv")
    assert str(alone.value) == told


def test_links_to_nothing_and_pipes_are_named(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    (tmp_path / "sound.txt").write_text(TEXT, encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.txt")
    told = [(item.path, item.message) for item in items(tmp_path) if isinstance(item, ErrorRow)]
    assert told == [
        ("gone.txt", "is a link to nowhere.txt, which is not there; mend it, or take it away"),
        ("pipe.txt", "is a pipe or a device, not a file; save what it gives as a file"),
    ]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("gone.txt", "gone.txt is a link to nowhere.txt, which is not there; mend it, or name another"),
        ("pipe.csv", "pipe.csv is a pipe or a device, not a file; save what it gives as a file"),
    ],
)
def test_a_link_to_nothing_or_a_pipe_cannot_be_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("gone.txt").symlink_to("nowhere.txt")
    os.mkfifo("pipe.csv")
    with pytest.raises(UsageError) as error:
        items(Path(name))
    assert str(error.value) == told


# One row of input costs one row


def test_a_nested_line_of_json_costs_itself_only(tmp_path: Path) -> None:
    deep = b"[" * 200_000 + b"]" * 200_000
    table = b'{"id": "a", "text": "One."}\n{"id": "b", "text": ' + deep + b'}\n{"id": "c", "text": "Three."}\n'
    (tmp_path / "a.jsonl").write_bytes(table)
    found = items(tmp_path / "a.jsonl")
    assert [(item.article_id, type(item)) for item in found] == [("", ErrorRow), ("a", Article), ("c", Article)]


def test_an_id_too_long_for_a_path_has_a_text_all_the_same() -> None:
    name = text_name("part/" * 2_000 + "x")
    assert len(name.encode()) < 1_100
    assert name != text_name("part/" * 2_000 + "y")


def test_text_of_parquet_that_is_not_utf_8_costs_itself_only(tmp_path: Path) -> None:
    bad = "é é ".encode() + b"\x93"
    texts = pa.array([b"One.", bad, b"Three \x93four\x94."], pa.binary()).view(pa.string())
    parquet.write_table(pa.table({"id": ["a", "b", "c"], "text": texts}), tmp_path / "a.parquet")
    found = items(tmp_path / "a.parquet")
    assert [(item.article_id, getattr(item, "text", None)) for item in found] == [
        ("a", "One."),
        ("b", None),
        ("c", "Three “four”."),
    ]


def test_days_past_9999_are_no_days_and_cost_nothing_else(tmp_path: Path) -> None:
    days = pa.array([0, 10**15, None], pa.timestamp("s"))
    parquet.write_table(pa.table({"id": ["a", "b", "c"], "text": ["One."] * 3, "date": days}), tmp_path / "a.parquet")
    found = [item.published for item in items(tmp_path / "a.parquet") if isinstance(item, Article)]
    assert found == ["1970-01-01", "", ""]


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.csv", b"id,text,text\na,One.,Two.\n"), ("a.tsv", b"id\t text\ttext\na\tOne.\tTwo.\n")],
)
def test_two_columns_of_one_name_are_refused(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UsageError) as told:
        items(tmp_path / name)
    assert str(told.value) == f"{name} has two columns 'text'; rename one of them, or name another with --text-column"


def test_nan_is_no_text_and_no_day(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "One.", "date": NaN}\n{"id": "b", "text": NaN}\n')
    first, second = items(tmp_path / "a.jsonl")
    assert isinstance(first, Article)
    assert isinstance(second, ErrorRow)
    assert (first.published, second.error) == ("", "empty")


def test_a_header_may_break_its_lines(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b'"article\nid","full\r\ntext"\na,One.\n')
    (found,) = items(tmp_path / "a.csv")
    assert (found.article_id, getattr(found, "text", "")) == ("a", "One.")


def test_control_characters_reach_no_cell(tmp_path: Path) -> None:
    text = "One \x1b[31mred\x1b[0m\x07 man\x1b]0;x\x07 “died”\x9b."
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"id": "a\x1b[2Jb", "title": "x\x1b[1my\x08", "text": text}) + "\n", encoding="utf-8"
    )
    (found,) = items(tmp_path / "a.jsonl")
    assert isinstance(found, Article)
    assert (found.article_id, found.title, found.text) == ("ab", "xy", "One red  man “died”›.")


def test_control_characters_of_a_file_name_are_written_out(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[2Jb.txt").write_bytes(b"")
    (found,) = items(tmp_path)
    assert (found.article_id, found.path) == ("a\\x1b[2Jb", "a\\x1b[2Jb.txt")


def test_a_member_that_is_spoilt_costs_itself_only(tmp_path: Path) -> None:
    path = tmp_path / "in.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("a.txt", "One.")
        packed.writestr("b.txt", "Two.")
    data = bytearray(path.read_bytes())
    data[data.index(b"One.")] ^= 1
    path.write_bytes(bytes(data))
    first, second = items(path)
    assert (type(first), getattr(second, "text", "")) == (ErrorRow, "Two.")
