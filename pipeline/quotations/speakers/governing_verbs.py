"""What speaks for a candidate in the tree: its verbs above and below the quotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.quotations.cues.verb_classes import verb_class
from pipeline.quotations.page import Page
from pipeline.quotations.speakers.distances import near
from pipeline.quotations.speakers.quotation_shapes import Shape
from pipeline.quotations.speakers.speaker_candidates import SpeakerCandidate


def _has_content(page: Page, verb: int, shape: Shape) -> bool:
    """Whether a cue has a clause of its own that the quotation is no part of."""
    return verb in page.cue_at and any(
        page.dep[g] in ("ccomp", "xcomp") and g not in shape.above and not shape.first <= g < shape.last
        for g in page.children.get(verb, ())
    )


def governing(page: Page, shape: Shape, candidate: SpeakerCandidate) -> Iterator[str]:
    """Whether a verb of the candidate has the quotation below or above it in the tree."""
    if candidate.verbs:
        yield from nearest_above(page, shape, candidate.verbs)
        yield from hanging_below(page, shape, candidate.verbs)
        yield from reporting_above(page, shape, candidate.verbs)
        yield from nearest_cues(shape, candidate.verbs)
        if candidate.verbs[0] not in shape.above and _has_content(page, candidate.verbs[0], shape):
            yield "its cue has other content"
    if page.dep[candidate.token] == "pobj" and page.head[candidate.token] in shape.above:
        yield "governs as object"


def hanging_below(page: Page, shape: Shape, verbs: Sequence[int]) -> Iterator[str]:
    """The candidate's first verb that hangs on a word of the quotation."""
    if not shape.below.isdisjoint(verbs):
        yield f"hangs on quotation {verb_class(page, next(verb for verb in verbs if verb in shape.below))}"


def nearest_cues(shape: Shape, verbs: Sequence[int]) -> Iterator[str]:
    """Whether the cue nearest the quotation is the candidate's, and how near it is."""
    if shape.cue_before >= 0 and shape.cue_before in verbs:
        yield f"nearest cue before {near(shape.first - 1 - shape.cue_before)} {shape.lead}"
        yield f"nearest cue before {shape.lead}-{shape.tail}"
    if shape.cue_after >= 0 and shape.cue_after in verbs:
        yield f"nearest cue after {near(shape.cue_after - shape.last)} {shape.tail}"
        yield f"nearest cue after {shape.lead}-{shape.tail}"


def nearest_above(page: Page, shape: Shape, verbs: Sequence[int]) -> Iterator[str]:
    """The candidate's nearest verb among the four nearest above the quotation."""
    for level, verb in enumerate(shape.above[:4]):
        if verb in verbs:
            yield f"governs {level} {verb_class(page, verb)}"
            if level == 0 and shape.word_before == "as":
                yield "governs as"
            if verbs[0] == verb:
                yield f"governs {level} first verb"
            return


def reporting_above(page: Page, shape: Shape, verbs: Sequence[int]) -> Iterator[str]:
    """Whether the nearest and the outermost cue above the quotation are the candidate's."""
    reports = [v for v in shape.above if v in page.cue_at]
    if not reports:
        return
    if reports[0] in verbs:
        yield "governs nearest cue"
        if page.dep[reports[0]] in ("relcl", "acl"):  # "a figure that the army called “a joke”"
            yield "governs in a relative clause"
    if reports[-1] in verbs:
        yield "governs outermost cue"
