"""The encoding of a text is told by its mark or found by its bytes; nothing is rewritten that isn't proven."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.corpus import Article, read
from pipeline.corpus.article import UnreadableError
from pipeline.corpus.encodings import decoded

WEST = "“We heard it,” the café’s owner, Zoë Müller, said – the £5 note’s gone… It’s naïve."
POLISH = (
    "Wałęsa powiedział, że żołnierze zostali ranni w mieście. Później przyjechała straż pożarna i zabrała ich. " * 3
)
RUSSIAN = "Мэр города сказал, что двое солдат были ранены у моста. Позже приехала скорая помощь и забрала их. " * 3
CHINESE = "市长说，两名士兵在桥附近受伤。后来救护车来了，把他们送到了医院。" * 5
ARABIC = "قال رئيس البلدية إن جنديين أصيبا بالقرب من الجسر. وفي وقت لاحق وصلت سيارة الإسعاف ونقلتهما. " * 3


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("utf-32-le", "utf-32-le"),
        ("utf-32-be", "utf-32-be"),
        ("cp1252", "windows-1252"),
    ],
)
def test_a_text_of_the_west_is_read_in_whatever_it_was_saved(codec: str, name: str) -> None:
    assert decoded(WEST.encode(codec)) == (WEST, name)


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (POLISH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (CHINESE, "gb18030"),
        (ARABIC, "cp1256"),
        (WEST.replace("£", "") * 5, "mac-roman"),
    ],
)
def test_other_encodings_are_found_by_their_letters(text: str, codec: str) -> None:
    assert decoded(text.encode(codec))[0] == text


@pytest.mark.parametrize(
    "line", ["She said: “No.”", "It cost £5.", "the café", "Zoë left – at once.", "’Tis so", "ÉMILE left"]
)
def test_one_line_of_windows_1252_is_enough(line: str) -> None:
    assert decoded(line.encode("cp1252")) == (line, "windows-1252")


def test_utf_8_with_a_broken_byte_is_read_as_nothing_else() -> None:
    with pytest.raises(UnreadableError, match="byte 0x93 in line 2 is not UTF-8"):
        decoded("Zoë said “no”.\n".encode() + b"\x93So.\x94")


def test_what_was_read_wrong_before_stays_as_it_is_written() -> None:
    text = "â€œWe left,â€\x9d he said; it wasnâ€™t ours."
    assert decoded(text.encode()) == (text, "utf-8")


def test_the_encoding_stands_in_the_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(WEST.encode("cp1252"))
    with read([tmp_path]) as corpus:
        (found,) = corpus
    assert isinstance(found, Article)
    assert (found.text, found.encoding, found.plain) == (WEST, "windows-1252", False)


def test_rows_of_one_table_may_differ_in_encoding(tmp_path: Path) -> None:
    lines = ["id,text", f'a,"{WEST}"', f'b,"{WEST}"']
    codecs = ("utf-8", "utf-8", "cp1252")
    (tmp_path / "a.csv").write_bytes(b"\n".join(line.encode(c) for line, c in zip(lines, codecs, strict=True)))
    with read([tmp_path / "a.csv"]) as corpus:
        found = [(item.text, item.encoding) for item in corpus if isinstance(item, Article)]
    assert found == [(WEST, "utf-8"), (WEST, "windows-1252")]


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-8-sig"])
def test_a_table_is_read_in_the_encoding_of_its_first_bytes(tmp_path: Path, codec: str) -> None:
    (tmp_path / "a.csv").write_bytes(f'id,text\na,"{WEST}"\n'.encode(codec))
    with read([tmp_path / "a.csv"]) as corpus:
        (found,) = corpus
    assert isinstance(found, Article)
    assert (found.text, found.encoding) == (WEST, codec.removesuffix("-sig"))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_one_error(data: bytes) -> None:
    try:
        text, name = decoded(data)
    except UnreadableError:
        return
    assert (isinstance(text, str), name != "") == (True, True)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_sound_utf_8_is_never_read_as_anything_else(text: str) -> None:
    text = text.removeprefix("\ufeff")
    assert decoded(text.encode()) == (text, "utf-8")
