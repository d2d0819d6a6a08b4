"""Whatever becomes of a file's bytes, it is an article or one line of errors.csv, never a traceback."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from input_samples import FILES, TABLES

from pipeline.corpus import Article, read
from pipeline.errors import UsageError
from pipeline.tables.records import ErrorRow

EACH = 12  # changed files of a kind


def changed(data: bytes, chance: random.Random) -> bytes:
    """The bytes with some taken out, doubled, cut off or written over."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at, length = chance.randrange(len(out) + 1), chance.randint(1, 40)
        match chance.randrange(5):
            case 0:
                del out[at : at + length]
            case 1:
                out[at:at] = out[at : at + length]
            case 2:
                out[at : at + length] = chance.randbytes(length)
            case 3 if len(out) > 40:
                del out[max(20, at) :]
            case _:
                out[at:at] = chance.choice(
                    [b'"', b"<", b"\0", b"\xff", b"{", b"\x1b[31m", b"&#x0;", b"\r", b"]]>", b"\xed\xa0\x80"]
                )
    return bytes(out)


@pytest.mark.parametrize("suffix", [*FILES, *TABLES])
def test_a_changed_file_is_articles_or_errors(tmp_path: Path, suffix: str) -> None:
    chance = random.Random(suffix)
    whole = {**FILES, **TABLES}[suffix]()
    (tmp_path / "sound.txt").write_text("All was quiet.", encoding="utf-8")
    for number in range(EACH):
        path = tmp_path / f"{number}{suffix}"
        path.write_bytes(changed(whole, chance))
    paths = [tmp_path / f"{number}{suffix}" for number in range(EACH)]
    with read([*paths, tmp_path / "sound.txt"]) as corpus:
        found = list(corpus)
    assert len(found) > EACH / 2
    for item in found:
        cells = (item.article_id, item.path, item.title if isinstance(item, Article) else item.message)
        assert all(cell.replace("\xad", "").isprintable() or "\u202e" in cell for cell in cells), cells
        if isinstance(item, ErrorRow):
            assert item.stage == "read"
            assert item.message
        else:
            item.text.encode("utf-8")
            assert not any(c < " " and c not in "\t\n\x0b\x0c" for c in item.text)


@pytest.mark.parametrize("suffix", TABLES)
def test_a_changed_table_alone_is_articles_errors_or_one_refusal(tmp_path: Path, suffix: str) -> None:
    chance = random.Random(f"alone{suffix}")
    for number in range(EACH):
        path = tmp_path / f"{number}{suffix}"
        path.write_bytes(changed(TABLES[suffix](), chance))
        assert told(path) != ""


def told(path: Path) -> str:
    """What becomes of a table: how many articles and errors, or in one line why it is refused."""
    try:
        with read([path]) as corpus:
            return "x" * len(list(corpus))
    except UsageError as error:
        return "" if "\n" in str(error) else str(error)
