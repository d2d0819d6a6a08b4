"""What went wrong with a part of an article, noted on its doc, while the rest of the article gets its rows."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

Doc.set_extension("faults", default=[], force=True)  # (stage, error, message); registered in every process

EMPTY_ROW = "empty_row"
FIGURE_TOO_LARGE = "figure_too_large"


@dataclass(frozen=True, slots=True)
class NotedFault:
    """stage: the component's name; error: its kind; message: what was wrong, in one line."""

    stage: str
    error: str
    message: str


def note(doc: Doc, stage: str, error: str, message: str) -> None:
    doc._.faults.append((stage, error, message))


def noted(doc: Doc) -> list[NotedFault]:
    """What went wrong with a doc so far, in order."""
    return [NotedFault(*fault) for fault in doc._.faults]


def told(error: Exception) -> str:
    """What an exception says, in one line, with the innermost place in the code."""
    frames = traceback.extract_tb(error.__traceback__)
    place = next((f"{Path(f.filename).name}:{f.lineno}" for f in reversed(frames)), "")
    return f"{' '.join(str(error).split())[:300]} ({place})"
