"""Who calls something by the words in marks: the donors feared what [Sorabi] called “…”."""

from __future__ import annotations

from pipeline.language.en.classes import words
from pipeline.quotations.page import Page
from pipeline.quotations.speakers.quotation_shapes import Shape
from pipeline.quotations.speakers.speaker_candidates import SUBJECTS

BETWEEN = words("quotations.before_a_name")
REACH = 25  # tokens from "what" to its verb


def caller(page: Page, shape: Shape) -> int:
    """The subject of the verb of calling between "what" and the marks; -1 where there is none."""
    verb = shape.cue_before
    if verb < 0 or page.sentence_of(verb) != shape.sentence:
        return -1
    if any(page.lower[i] not in BETWEEN for i in range(verb + 1, shape.first)):
        return -1
    first = max(page.sentence_starts[shape.sentence], verb - REACH)
    what = next((i for i in range(verb - 1, first - 1, -1) if page.lower[i] == "what" and page.inside[i] < 0), -1)
    if what < 0:
        return -1
    subjects = [c for c in page.children.get(verb, ()) if page.dep[c] in SUBJECTS and what < c < verb]
    return subjects[-1] if subjects and page.tag[subjects[-1]] != "PRP" else -1  # "she" is who speaks anyway
