"""The sentences of casualty_sentences.py as lessons of the counting weights.

``python tests/sentence_lessons.py`` writes them.

A main figure opens a group, any other belongs to that of the main figure before it. Sentences where that isn't so are
left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from casualty_sentences import FIGURES

FILE = Path(__file__).parent / "sentence_lessons.jsonl"
WEIGHT = 0.3  # of a sentence, beside an article that a person counted
GROUPS = "ABCDEFGHIJ"
OTHERS = {"part", "repeat", "replaced", "rival"}


def told(said: str) -> dict[str, str]:
    """By effect, a sentence's figures as counting_corpus reads them; {} where one has no main figure before it."""
    found: dict[str, list[str]] = {}
    opened: dict[str, int] = {}
    for figure in said.split("; "):
        number, effect, *words = figure.split()
        if words[:1] and words[0] in OTHERS:
            if opened.get(effect) != 1:
                return {}
        else:
            opened[effect] = opened.get(effect, 0) + 1
        relation = f" {words[0]}" if words else ""
        found.setdefault(effect, []).append(f"{GROUPS[opened[effect] - 1]}: {number}{relation}")
    return {effect: "; ".join(figures) for effect, figures in found.items()}


def lessons() -> Iterator[dict[str, Any]]:
    for sentences in FIGURES.values():
        for text, said in sentences.items():
            if figures := told(said):
                yield {"text": text, "told": figures, "weight": WEIGHT}


def written() -> str:
    return "".join(json.dumps(lesson, ensure_ascii=False) + "\n" for lesson in lessons())


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
