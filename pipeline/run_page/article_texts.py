"""The text of each article, to the letter as the run read it, or none where it is no longer at hand.

A run keeps in ``texts/`` only what was not plain text in its input; the rest is read from the input again. A text
counts only if its fingerprint is that of articles.csv: offsets into another one would point at other words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.run_page.run_files import Row, RunFiles
from pipeline.runs.outputs import text_name
from pipeline.runs.ownership import TEXTS
from pipeline.tables.fingerprint import fingerprint_of


def texts_of(run: RunFiles) -> dict[str, str]:
    """By article id; articles whose text is gone or changed are left out."""
    inputs = [Path(str(path)) for path in run.record.get("inputs", ())]
    found: dict[str, str] = {}
    for row in run.tables["articles"]:
        text = next((t for t in candidates(run.folder, row, inputs) if fingerprint_of(t) == row.get("sha256")), None)
        if text is not None:
            found[row["article_id"]] = text
    return found


def candidates(folder: Path, row: Row, inputs: list[Path]) -> Iterator[str]:
    """The files that may hold the text, read: first what the run kept, then the input's."""
    places = [folder / TEXTS / text_name(row["article_id"])]
    path = row.get("path", "")
    if path and ".." not in Path(path).parts and not Path(path).is_absolute():
        places += [place for given in inputs for place in (given / path, given) if place.name == Path(path).name]
    for place in places:
        try:
            if place.is_file():
                yield place.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        except (OSError, ValueError):
            continue


def utf16_places(text: str) -> Mapping[int, int] | None:
    """Where each character begins in a browser's count, by place in ours; None where the two counts are the same."""
    if text.isascii() or max(text) <= "\uffff":
        return None
    places, at = {}, 0
    for number, character in enumerate(text):
        places[number] = at
        at += 2 if character > "\uffff" else 1
    places[len(text)] = at
    return places
