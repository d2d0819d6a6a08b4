"""Learn the weights of the speaker ranker from pages with annotated attributions; see docs/training.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.language.en.classes import words
from pipeline.quotations.marks.speech import kinds as kinds_of
from pipeline.quotations.page import Marked, Page
from pipeline.quotations.speakers.marked_speech import attribute
from pipeline.quotations.speakers.quotation_shapes import shape_of
from pipeline.quotations.speakers.speaker_candidates import SpeakerCandidate
from pipeline.quotations.speakers.speaker_ranker import Candidates, rank, terms_of
from pipeline.quotations.weights.learnt_weights import CONFIDENCE_OFFSET, CONFIDENCE_SLOPE, PLAIN
from pipeline.training.logit import Lesson, calibration, learn, learn_few

FOLDS = 4
TERMS, PLAIN_TERMS = 300, 100  # terms kept, with and without a parse
COVERED = 0.8  # of a quotation's characters inside an attribution's content
RELATIVE = words("relative words")
EMPTY = words("quotations.empty")

Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One annotated attribution. source and cue are empty where the annotator found none."""

    source: Spans
    content: Spans
    cue: Spans = field(default_factory=list)


def attribution_of(marked: Marked, annotated: Sequence[Attribution]) -> Attribution | None:
    """The attribution whose content covers the marked words."""
    length = marked.inner_end - marked.inner_start
    best, most = None, COVERED * length
    for a in annotated:
        covered = sum(max(0, min(e, marked.inner_end) - max(s, marked.inner_start)) for s, e in a.content)
        if covered >= most:
            best, most = a, covered + 1
    return best


def is_source(page: Page, candidate: SpeakerCandidate, source: Spans) -> bool:
    """Whether the candidate's head lies in the annotated source, or is what its relative pronoun stands for."""
    start, end = page.idx[candidate.token], page.end[candidate.token]
    if any(s < end and start < e for s, e in source):
        return page.lower[candidate.token] not in EMPTY
    s, e = source[0]
    if page.text[s:e].lower() not in RELATIVE:
        return False
    pronouns = (g for verb in candidate.verbs for g in page.children.get(verb, ()) if page.lower[g] in RELATIVE)
    return 0 <= s - end <= 3 or any(page.idx[g] == s for g in pronouns)


def lessons(
    document: int,
    page: Page,
    annotated: Sequence[Attribution],
    kinds: Sequence[str],
    weights: Mapping[str, float] | None = None,
) -> list[Lesson]:
    """The document's quotations as lessons, in order.

    kinds: of each marked stretch, "" where it is no speech. weights: what finds the speakers before each
    quotation; without them, the annotated ones stand there.
    """
    candidates = Candidates(page)
    spoke: list[SpeakerCandidate] = []
    found = []
    for number, marked in enumerate(page.marked):
        if not kinds[number]:
            continue
        shape = shape_of(page, number, kinds[number])
        attribution = attribution_of(marked, annotated)
        near = candidates.near(shape, spoke[-1] if spoke else None)
        right = [bool(attribution and attribution.source) and is_source(page, c, attribution.source) for c, _ in near]  # type: ignore[union-attr]
        if any(right) and not all(right):
            found.append(Lesson(document, terms_of(page, shape, near, spoke), right))
        if weights is not None:
            ranked = rank(page, shape, candidates, spoke, weights)
            spoke += [r.candidate for r in ranked[:1]]
        elif any(right):
            spoke.append(near[right.index(True)][0])
    return found


def train(documents: Sequence[tuple[Page, Sequence[Attribution]]], *, terms: int = TERMS) -> dict[str, float]:
    """The weights by term, the two confidence terms included, learnt from pages and their annotations.

    The speakers before each quotation are at first the annotated ones, then those that the
    first weights find, as they will be in use. Confidence is calibrated by cross-validation.
    terms: how many are kept.
    """
    kinds = [kinds_of(page) for page, _ in documents]
    rough = learn([x for n, (page, told) in enumerate(documents) for x in lessons(n, page, told, kinds[n])])
    taught = [x for n, (page, told) in enumerate(documents) for x in lessons(n, page, told, kinds[n], rough)]
    judged: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        weights = learn_few([lesson for lesson in taught if lesson.document % FOLDS != fold], terms)
        for page, told in documents[fold::FOLDS]:
            judged += verdicts(page, told, weights)
    slope, offset = calibration(judged)
    view = PLAIN if all(page.plain for page, _ in documents) else ""
    return {**learn_few(taught, terms), view + CONFIDENCE_SLOPE: slope, view + CONFIDENCE_OFFSET: offset}


def verdicts(
    page: Page, annotated: Sequence[Attribution], weights: Mapping[str, float]
) -> Iterator[tuple[float, bool]]:
    """The probability of each utterance's first speaker, and whether it is the annotated one, by place or by name."""
    for utterance in attribute(page, weights):
        number = utterance.parts[0].number
        told = attribution_of(page.marked[number], annotated) if number >= 0 else None
        if told is None or not told.source or not utterance.ranked:
            continue
        best = utterance.ranked[0]
        name = page.text[page.idx[best.candidate.token] : page.end[best.candidate.token]]
        same = name[:1].isupper() and name in " ".join(page.text[s:e] for s, e in told.source).split()
        yield best.probability, same or is_source(page, best.candidate, told.source)
