"""CSV pattern files as checked rows with true line numbers."""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.patterns.form_faults import ERROR
from pipeline.patterns.letters import letter_faults
from pipeline.patterns.source import Source, nearest
from pipeline.patterns.spreadsheets import sheet_records

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
WORD_LISTS = ("forms", "words", "plural", "not_before", "only_before")  # separated by |
LISTS = ("variants", "short", *WORD_LISTS)
REMARKS = "note"  # never read, so that nothing in it can be wrong
_BROKEN_LIST = re.compile(r"[^|\s][^\S\n]*\n\s*[^|\s]")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line it starts on, and its cells by column, stripped, inner white space single."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


def read_rows(source: Source, columns: Sequence[str], *, optional: Sequence[str] = ()) -> list[Row]:
    """The rows of a CSV file with exactly these columns, in any order; empty where the file is unusable.

    optional: columns that a file may do without, as if their cells were empty.
    A BOM, CRLF or CR, semicolons or tabs instead of commas, a first line "sep=;", blank lines, empty trailing columns
    and left-out empty cells at a row's end are what spreadsheets write and are taken as they come, the last with a
    warning, since a comma that is missing looks the same; every other departure is noted as a fault.
    """
    records = records_of(source, (*columns, *optional))
    first = next(records, None)
    if first is None:
        if not source.faults:
            source.loss(0, f"empty, begin it with the header line '{','.join(columns)}'")
        return []
    header_line, header = first
    width = len(header)
    while header and not header[-1]:
        header.pop()
    if not _check_header(source, header_line, header, columns, optional):
        source.complete = False
        return []
    lists = [c for c in header if c in WORD_LISTS]
    absent = dict.fromkeys((c for c in optional if c not in header), "")
    rows = []
    for line, cells in records:
        if len(cells) == len(header):
            if cells == header:
                source.loss(line, "the header line again, remove it")
                continue
        elif not _fits(source, line, cells, header, width):
            continue
        if header[0] == columns[0] and ";" in cells[0]:  # ids and words hold none
            source.loss(line, "cells are separated by semicolons, put commas between them")
            continue
        row = Row(line, dict(zip(header, cells, strict=False)))
        row.cells.update(absent)
        rows.append(row)
        for column in lists:
            if mark := next((m for m in ",;/" if m in row.cells[column]), ""):
                source.fault(line, f"{column} {row[column]!r} holds {mark!r}, separate words with ' | '")
    return rows


def split_list(cell: str) -> tuple[str, ...]:
    """The items of a cell that lists several, separated by |."""
    if "|" not in cell:
        return (cell,) if cell else ()
    return tuple(item for part in cell.split("|") if (item := part.strip()))


def is_remark(cell: str) -> bool:
    """Whether a row that begins with this cell is a remark for people; "#NAME?" is a spreadsheet's error."""
    return cell.startswith("#") and not ERROR.match(cell)


def _fits(source: Source, line: int, cells: list[str], header: Sequence[str], width: int) -> bool:
    """Whether a row whose cells are not as many as the header's can be read; it is filled up where it can."""
    if header[0] and ";" in cells[0] and len(cells) < len(header):
        source.loss(line, "cells are separated by semicolons, put commas between them")
        return False
    if len(cells) > width or any(cells[len(header) :]):
        if ";" in cells[0]:
            source.loss(line, "cells are separated by semicolons, put commas between them")
            return False
        message = f"{len(cells)} cells for {len(header)} columns, put quotes around a cell that holds a comma"
        source.loss(line, message)
        return False
    if len(cells) < len(header):
        given = f"{len(cells)} cells for {len(header)} columns"
        message = f"{given}, so {cells[-1]!r} was read as {header[len(cells) - 1]}"
        source.warn(line, f"{message}; add the missing comma, or end the row with commas")
        cells += [""] * (len(header) - len(cells))
    return True


def _separated(text: str, columns: Sequence[str]) -> tuple[str, str, int]:
    """The text from its header on, what separates its cells, and how many lines stand before the header.

    The separator is the one by which the header has the most known columns.
    """
    first, _, rest = text.partition("\n")
    skipped = 0
    named = first.strip().strip('"')
    if named[:4].lower() == "sep=" and len(named) <= 5:
        text, skipped = rest, 1
    header = next(
        (line for line in text.split("\n", 20)[:20] if line.strip(',;\t "') and not is_remark(line.lstrip('"'))), ""
    )
    known = {
        mark: sum(not columns or cell.strip(' "') in columns for cell in header.split(mark)) for mark in SEPARATORS
    }
    return text, max(SEPARATORS, key=lambda mark: known[mark]), skipped


def records_of(
    source: Source, columns: Sequence[str] = (), *, remarks: bool = False
) -> Iterator[tuple[int, list[str]]]:
    """Records that hold anything, of a CSV file or a spreadsheet, each with its first line.

    columns: known ones, by which the separator is told; where none are given, the first line's marks tell.
    remarks: also those for people.
    """
    if source.path.suffix == ".xlsx":
        return _cleaned(
            source, ((line, line, cells) for line, cells in sheet_records(source)), plain=False, remarks=remarks
        )
    text = source.text()
    if text is None:
        return iter(())
    text, separator, skipped = _separated(text, columns)
    plain = text.isascii() and "&" not in text and text.replace("\n", "").replace("\t", "").isprintable()
    return _cleaned(source, _records(source, text, separator, skipped), plain=plain, remarks=remarks)


def _records(source: Source, text: str, separator: str, skipped: int) -> Iterator[tuple[int, int, list[str]]]:
    """Records as they stand, each with its first and its last line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    start = skipped + 1
    try:
        for cells in reader:
            yield start, reader.line_num + skipped, cells
            start = reader.line_num + skipped + 1
    except csv.Error:
        source.loss(start, "a quotation mark is not closed or stands inside a cell, close it or write it twice")


def _cleaned(
    source: Source, records: Iterable[tuple[int, int, list[str]]], *, plain: bool, remarks: bool
) -> Iterator[tuple[int, list[str]]]:
    names: list[str] = []
    for start, end, cells in records:
        cleaned = [" ".join(cell.split()) if cell else "" for cell in cells]
        if is_remark(cleaned[0] if cleaned else ""):
            if remarks:
                yield start, cells
        elif any(cleaned):
            names = names or cleaned
            if not (plain or _is_plain(cells)) or end > start:
                _check_letters(source, start, names, cells, cleaned)
            yield start, cleaned


def _is_plain(cells: Sequence[str]) -> bool:
    """Whether there is nothing to check in the letters of a row."""
    joined = "".join(cells)
    return joined.isascii() and joined.isprintable() and "&" not in joined


def _check_letters(
    source: Source, line: int, names: Sequence[str], cells: Sequence[str], cleaned: Sequence[str]
) -> None:
    """Note what is wrong with the letters of a row's cells, and lists that are broken into lines."""
    for name, raw, cell in zip(names, cells, cleaned, strict=False):
        if name == REMARKS:
            continue
        for fault in letter_faults(cell):
            source.fault(line, f"{name} {fault}")
        if name in LISTS and _BROKEN_LIST.search(raw):
            source.fault(line, f"{name} {cell!r} has a line break within, separate forms with ' | '")


def _check_header(
    source: Source, line: int, header: Sequence[str], columns: Sequence[str], optional: Sequence[str]
) -> bool:
    """Note what is wrong with the header; False where the rows can't be read by it."""
    known = (*columns, *optional)
    if not set(header) & set(known):
        source.fault(line, f"{','.join(header)!r} is no header, begin the file with the line '{','.join(columns)}'")
        return False
    sound = True
    missing = [c for c in columns if c not in header]
    for number, name in enumerate(header):
        if header.index(name) != number:
            source.fault(line, f"column {name!r} stands twice, remove one")
            sound = False
        elif name not in known:
            near = missing or difflib.get_close_matches(name, optional, n=1)
            remedy = nearest(name or "(no name)", near) if near else f"the columns are {', '.join(columns)}"
            if optional and not near:
                remedy += f", and if need be {', '.join(optional)}"
            source.fault(line, f"unknown column {name!r}, {remedy}")
            sound = False
    for name in missing:
        source.fault(line, f"column {name!r} is missing, add it (its cells may be empty if not needed)")
        sound = False
    return sound
