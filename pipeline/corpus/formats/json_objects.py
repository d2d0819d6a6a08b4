"""JSON: a list of objects, an object with such a list in it, or one object, which is one article."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.corpus.article import Columns, UnreadableError
from pipeline.corpus.column_names import is_there, recognised
from pipeline.corpus.formats.json_lines import of_line
from pipeline.corpus.formats.kinds import NumberedRow, TableFormat
from pipeline.corpus.formats.lines import encoding_of, opened

LARGEST = 500_000_000  # characters: the whole file is held in memory
DEEPEST = 3  # objects around a list of articles: {"response": {"docs": [...]}}


def rows(path: Path, columns: Columns) -> Iterator[NumberedRow]:
    """Each object, counted from 1. A file of JSON lines is read as that."""
    with opened(path) as file:
        text = file.read(LARGEST + 1)
    if len(text) > LARGEST:
        raise UnreadableError("too large", f"has more than {LARGEST:,} characters; save it as JSON lines (.jsonl)")
    if not text.strip():
        return
    try:
        found: Any = objects(json.loads(text), columns)
    except RecursionError as error:
        raise UnreadableError("damaged", "is nested too deep to be read; save it as a list of flat objects") from error
    except ValueError as error:
        found = [of_line(line) for line in text.splitlines() if line.strip()]
        if sum(isinstance(row, dict) for row in found) < max(2, len(found) / 2):
            raise UnreadableError("damaged", f"is not JSON: {error}; get it whole, or leave it out") from error
    for number, row in enumerate(found, start=1):
        yield number, row if isinstance(row, (dict, str)) else f"holds a JSON {type(row).__name__}, not an object"


def objects(value: Any, columns: Columns) -> list[Any]:
    """The objects that are articles. Raises UnreadableError where there are none."""
    if isinstance(value, list):
        return [row if isinstance(row, dict) else f"holds a JSON {type(row).__name__}, not an object" for row in value]
    if isinstance(value, dict):
        if has_text(value, columns):
            return [value]
        if lists := sorted(lists_of(value, DEEPEST), key=len, reverse=True):
            return lists[0]
        return [value]
    raise UnreadableError("row", f"holds a JSON {type(value).__name__}, not a list of objects; save it as one")


def has_text(value: Mapping[str, Any], columns: Columns) -> bool:
    """Whether an object is an article itself: it has the text's field, and that is no list of objects."""
    name = columns.text or recognised("text", list(value))
    return bool(name) and is_there(name, list(value)) and not is_list_of_objects(value.get(name))


def is_list_of_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def lists_of(value: Mapping[str, Any], deep: int) -> Iterator[list[Any]]:
    """The lists of objects in an object, also in objects within it."""
    for inner in value.values():
        if is_list_of_objects(inner):
            yield inner
        elif isinstance(inner, dict) and deep > 1:
            yield from lists_of(inner, deep - 1)


FORMAT = TableFormat("JSON", (".json", ".json.gz"), rows, encoding_of)
