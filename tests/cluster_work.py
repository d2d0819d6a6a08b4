"""Work for tests of a cluster, in a module that a worker reads in no time."""

from __future__ import annotations

import os

from pipeline.runs.workers import Care, Lost


def length(text: str) -> int:
    """Of the text; "exit" ends the process."""
    if text == "exit":
        os._exit(9)
    return len(text)


def whole(item: str) -> list[str]:
    return [item]


def lost(item: str, why: Lost) -> int:
    return -1


def patience(item: str) -> float:
    return 60.0


CARE: Care[str, int] = Care(parts=whole, instead=lost, patience=patience)
