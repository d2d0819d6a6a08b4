"""Learn what cues attribute from annotated attributions (see logit.py)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from pipeline.quotations.contents.content_ends import end_terms, ends_of
from pipeline.quotations.contents.indirect import find_indirect
from pipeline.quotations.contents.reading_ranker import choose, told_by
from pipeline.quotations.contents.reading_terms import ReadingTold, cue_terms, reading_terms
from pipeline.quotations.contents.readings import ContentReading, readings
from pipeline.quotations.cues.clauses import noun_phrase, overlaps
from pipeline.quotations.page import CueHit, Page
from pipeline.quotations.speakers.tellers import tellers
from pipeline.quotations.weights.learnt_weights import CONFIDENCE_OFFSET, CONFIDENCE_SLOPE
from pipeline.training.logit import Lesson, calibration, learn_few
from pipeline.training.speaker_training import FOLDS, Attribution, Spans

TERMS, END_TERMS = 1000, 400  # kept
RARE, END_RARE = 6, 8  # readings, or ends, that a term must be seen on
PENALTY = 2.0
ALIKE = 0.5  # overlap over union, in words, from which a reading is the annotated content
AS_GOOD = 0.02  # less than the best reading's, and still right


def train_readings(documents: Sequence[tuple[Page, Sequence[Attribution]]]) -> dict[str, float]:
    """The weights by term, the two confidence terms included, learnt from parsed pages and their annotations.

    Confidence is calibrated by cross-validation: of a row the share that has the annotated cue, speaker and content.
    What the weights that have not seen a page say of its quotations is written into ``page.tellers``, so that
    the speakers' ranker learns how far it can be trusted.
    """
    taught = [x for number, (page, told) in enumerate(documents) for x in lessons(number, page, told)]
    judged: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        others = {number: pages for number, pages in enumerate(documents) if number % FOLDS != fold}
        weights = learn([lesson for lesson in taught if lesson.document in others], others)
        for page, told in documents[fold::FOLDS]:
            judged += verdicts(page, told, weights)
            page.tellers = tellers(page.marked, find_indirect(page.doc, page.cues, weights, marked=page.marked))
    slope, offset = calibration(judged)
    return {**learn(taught, dict(enumerate(documents))), CONFIDENCE_SLOPE: slope, CONFIDENCE_OFFSET: offset}


def learn(taught: Sequence[Lesson], documents: Mapping[int, tuple[Page, Sequence[Attribution]]]) -> dict[str, float]:
    """The weights of readings, and those of the ends of the contents that they choose. documents: by number."""
    weights = learn_few(taught, TERMS, rare=RARE, penalty=PENALTY)
    of_ends = [x for number, (page, told) in documents.items() for x in end_lessons(number, page, told, weights)]
    return {**weights, **learn_few(of_ends, END_TERMS, rare=END_RARE, penalty=PENALTY)}


def lessons(document: int, page: Page, annotated: Sequence[Attribution]) -> Iterator[Lesson]:
    """A lesson for each parsed cue: its readings, and before them that it attributes nothing.

    Where the annotated content is a quotation in marks, both that and any reading that touches marks is right:
    what marks hold is told from elsewhere.
    """
    for told, attribution in cues_told(page, annotated):
        found = readings(page.doc, told.hit, told.speaker)
        if not found:
            continue
        of_cue = cue_terms(page.doc, told, page.cues)
        rows = [[], *(of_cue + reading_terms(page.doc, told, reading, page.marked) for reading in found)]
        if attribution is None:
            right = [False] * len(found)
        elif in_marks(page, attribution.content):
            right = [touches_marks(page, reading) for reading in found]
            yield Lesson(document, rows, [True, *right])
            continue
        else:
            likeness = [alike(page, reading, attribution.content) for reading in found]
            least = max(ALIKE, max(likeness) - AS_GOOD)
            right = [value >= least for value in likeness]
        yield Lesson(document, rows, [not any(right), *right])


def end_lessons(
    document: int, page: Page, annotated: Sequence[Attribution], weights: Mapping[str, float]
) -> Iterator[Lesson]:
    """A lesson for each content that has several possible ends and is, with one of them, like the annotated one."""
    for told, attribution in cues_told(page, annotated):
        chosen = choose(page.doc, told, page.cues, page.marked, weights)
        if chosen is None or attribution is None or in_marks(page, attribution.content):
            continue
        ends = ends_of(page.doc, told, chosen.reading)
        if len(ends) == 1:
            continue
        likeness = [alike(page, chosen.reading.up_to(end), attribution.content) for end in ends]
        if max(likeness) >= ALIKE:
            rows = end_terms(page.doc, told, chosen.reading, ends)
            yield Lesson(document, rows, [value >= max(likeness) - AS_GOOD for value in likeness])


def cues_told(page: Page, annotated: Sequence[Attribution]) -> Iterator[tuple[ReadingTold, Attribution | None]]:
    """The parsed cues of a page with the annotation whose cue each is."""
    verbs = [hit for hit in page.cues if hit.cue.part == "verb"]
    for hit in page.cues:
        if page.doc[hit.token].dep:
            yield told_by(page.doc, hit, verbs), annotation_of(hit, annotated)


def annotation_of(hit: CueHit, annotated: Sequence[Attribution]) -> Attribution | None:
    return next((a for a in annotated if overlaps((hit.start, hit.end), a.cue)), None)


def in_marks(page: Page, content: Spans) -> bool:
    """Whether a content is, to its greater part, between quotation marks."""
    held = sum(max(0, min(e, m.end) - max(s, m.start)) for s, e in content for m in page.marked)
    return held >= 0.8 * sum(e - s for s, e in content)


def touches_marks(page: Page, reading: ContentReading) -> bool:
    return any(overlaps(span, [(m.start, m.end) for m in page.marked]) for span in spans(page.doc, reading))


def alike(page: Page, reading: ContentReading, content: Spans) -> float:
    """Words that a reading and an annotated content share, over the words of either."""
    mine = words(page, spans(page.doc, reading))
    theirs = words(page, content)
    return len(mine & theirs) / max(1, len(mine | theirs))


def words(page: Page, within: Spans) -> set[int]:
    return {
        i
        for start, end in within
        for i in range(bisect_left(page.idx, start), bisect_left(page.idx, end))
        if page.lower[i][:1].isalnum()
    }


def spans(doc: Doc, reading: ContentReading) -> Spans:
    """The characters of a reading's stretches."""
    return [(doc[first].idx, doc[last - 1].idx + len(doc[last - 1])) for first, last in reading.stretches]


def verdicts(
    page: Page, annotated: Sequence[Attribution], weights: Mapping[str, float]
) -> Iterator[tuple[float, bool]]:
    """The probability of each reading without marks, and whether its content and speaker are the annotated ones."""
    for told, attribution in cues_told(page, annotated):
        chosen = choose(page.doc, told, page.cues, page.marked, weights)
        if chosen is None or touches_marks(page, chosen.reading):
            continue
        right = attribution is not None and alike(page, chosen.reading, attribution.content) >= ALIKE
        if right and attribution is not None and attribution.source and told.speaker is not None:
            right = overlaps(noun_phrase(told.speaker), attribution.source)
        yield chosen.probability, right
