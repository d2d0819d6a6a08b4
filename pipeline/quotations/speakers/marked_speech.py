"""Attribute the marked speech of a page: kinds, utterances, speakers and cues together."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pipeline.quotations.contents.forms.blocks import ID as BLOCK
from pipeline.quotations.contents.forms.headlines import ID as HEADLINE
from pipeline.quotations.marks import interviews, posts, signatures, transcripts
from pipeline.quotations.marks.speech import kinds as kinds_of
from pipeline.quotations.marks.utterances import link
from pipeline.quotations.page import CueHit, Labelled, Page
from pipeline.quotations.speakers import carried, nearest
from pipeline.quotations.speakers.certain import certain_first
from pipeline.quotations.speakers.quotation_shapes import Shape, shape_of
from pipeline.quotations.speakers.speaker_candidates import SUBJECTS, SpeakerCandidate
from pipeline.quotations.speakers.speaker_ranker import Candidates, Ranked, rank
from pipeline.quotations.weights.learnt_weights import PLAIN, calibrated

# Confidence in what the layout attributes; of headlines and blocks, the share whose speaker was right in the PolNeAR
# train part: 62 of 66 and 6 of 7.
SIGNED = {
    transcripts.ID: 0.98,
    posts.ID: 0.98,
    signatures.ID: 0.97,
    interviews.ID: 0.9,
    HEADLINE: 0.94,
    BLOCK: 0.86,
}
CUE_REACH = 60  # tokens between a quotation and a cue of its own
UNMARKED = {HEADLINE: "indirect"}  # the kind of words without marks, otherwise direct
SLACK = 3  # characters outside the marks of a headline that is quoted as a whole
CONTENT = frozenset({"ccomp", "xcomp", "dobj", "advcl"})
NAMED_AFTER = 0.7  # probability of a speaker whom only the next paragraph names
UNSEEN = 1e-4  # probability of a candidate that a part of the utterance doesn't have


@dataclass(frozen=True, slots=True)
class Part:
    """One unbroken stretch of speech. number: of the marked stretch, -1 without marks; start, end: its words."""

    number: int
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Utterance:
    """One utterance of a page: its parts in order and its candidate speakers, most probable first.

    plain: the page has no parse.
    cue: None where the utterance has none of its own.
    rule: what gave it its speaker where no cue did: carried (from a sentence before) | nearest | transcript | post |
    answer | signature |
    headline | block.
    content: the characters of all that a headline's label attributes.
    bearer: where a label's bearer is told, if elsewhere.
    """

    parts: tuple[Part, ...]
    ranked: tuple[Ranked, ...]
    cue: CueHit | None
    rule: str
    plain: bool = False
    content: tuple[int, int] | None = None
    bearer: tuple[int, int] | None = None


def attribute(
    page: Page,
    weights: Mapping[str, float],
    *,
    headed: Sequence[Labelled] = (),
    blocks: Sequence[Labelled] = (),
    answers: Sequence[Labelled] = (),
) -> list[Utterance]:
    """The marked and signed speech of a page as utterances, in text order; headed: its headlines with a label; answers:
    those of an interview."""
    turns = transcripts.transcript(page.text, page.paragraphs)
    labelled = {found.paragraph: found for found in (*signatures.signatures(page), *headed, *turns, *answers)}
    kinds = without_marks_inside(page, kinds_of(page), blocks)
    candidates = Candidates(page)
    spoke: list[SpeakerCandidate] = []
    found = []
    for numbers in joined(page, link(page, kinds, labelled), {found.paragraph for found in headed}):
        label = labelled.pop(page.paragraph_of(page.marked[numbers[0]].start), None)
        parts = tuple(_part(page, n, kinds[n], label) for n in numbers)
        shapes = [shape_of(page, n, kinds[n]) for n in numbers]
        if label is not None:
            named = (_signed(page, label),)
            spoke.append(named[0].candidate)
            whole = (label.start, label.end) if label.rule == HEADLINE else None
            found.append(Utterance(parts, named, label.cue, label.rule, content=whole, bearer=label.bearer))
            continue
        telling = telling_of(shapes)
        likely = together([rank(page, shape, candidates, spoke, weights) for shape in telling])
        ranked = tuple(certain_first(page, telling, likely) or named_after(page, shapes[-1], candidates))
        if not ranked:
            found.append(Utterance(parts, (), None, nearest.ID))
            continue
        spoke.append(ranked[0].candidate)
        rule = nearest.ID if nearest.stands_near(ranked[0].candidate, shapes) else carried.ID
        found.append(Utterance(parts, ranked, cue_of(page, shapes, ranked[0].candidate), rule, page.plain))
    taken = {page.paragraph_of(part.start) for utterance in found for part in utterance.parts}
    found += _unmarked(page, [*labelled.values(), *posts.posts(page.text, page.paragraphs)], taken)
    found += _unmarked(page, blocks, ())
    return sorted(found, key=lambda u: u.parts[0].start)


def telling_of(shapes: Sequence[Shape]) -> list[Shape]:
    """The parts whose surroundings tell the speaker: those of the first paragraph; where nothing but the quotation
    stands there, and the last has more, those of the last."""
    last = [shape for shape in shapes if shape.paragraph == shapes[-1].paragraph]
    if shapes[0].alone and not last[0].alone and last[0].tail == "comma":
        return last
    return [shape for shape in shapes if shape.paragraph == shapes[0].paragraph]


def named_after(page: Page, shape: Shape, candidates: Candidates) -> Sequence[Ranked]:
    """Who opens the next paragraph as its subject, of a quotation that nobody is named before or beside."""
    if not shape.alone or shape.paragraph + 1 == len(page.paragraphs):
        return ()
    following = [c for c, _ in candidates.of(shape.paragraph + 1) if c.role in SUBJECTS]
    first = [c for c in following if c.sentence == page.sentence_of(page.paragraph_tokens(c.paragraph)[0])]
    return [Ranked(first[0], NAMED_AFTER, ("named after",))] if first else ()


def joined(page: Page, linked: Sequence[list[int]], headlines: Collection[int]) -> list[list[int]]:
    """The utterances, of which all in one labelled headline are one: Karimi: ‘Nobody’ from the town ‘will leave’."""
    found: list[list[int]] = []
    last = -1
    for numbers in linked:
        paragraph = page.paragraph_of(page.marked[numbers[0]].start)
        if paragraph == last and paragraph in headlines:
            found[-1] += numbers
        else:
            found.append(list(numbers))
        last = paragraph
    return found


def without_marks_inside(page: Page, kinds: Sequence[str], blocks: Sequence[Labelled]) -> Sequence[str]:
    """The kinds without the marks inside a block, whose words are all its speaker's."""
    within = {n for n, m in enumerate(page.marked) for block in blocks if block.start <= m.start < block.end}
    return ["" if n in within else kind for n, kind in enumerate(kinds)]


def _part(page: Page, number: int, kind: str, label: Labelled | None) -> Part:
    m = page.marked[number]
    if label is not None and label.rule == HEADLINE:
        whole = m.start - label.start < SLACK and label.end - m.end < SLACK
        return Part(number, kind if whole else "partial", m.inner_start, m.inner_end)
    start = m.inner_start if label is None or m.inner_start >= label.start or label.start > m.inner_end else label.start
    return Part(number, kind, start, m.inner_end)


def _unmarked(page: Page, signed: Sequence[Labelled], taken: Collection[int]) -> list[Utterance]:
    """Speech without marks that a label or a signature attributes; not where the marks have told it already."""
    found: dict[tuple[int, int], list[Labelled]] = {}
    for one in signed:
        if one.paragraph not in taken:
            key = (one.name_start, one.name_end)
            found.setdefault(key, []).append(one)
    return [
        Utterance(
            tuple(Part(-1, UNMARKED.get(one.rule, "direct"), one.start, one.end) for one in parts),
            (_signed(page, parts[0]),),
            parts[0].cue,
            parts[0].rule,
            bearer=parts[0].bearer,
        )
        for parts in found.values()
    ]


def _signed(page: Page, label: Labelled) -> Ranked:
    first = bisect_left(page.idx, label.name_start)
    last = max(first, bisect_left(page.idx, label.name_end) - 1)
    speaker = SpeakerCandidate(last, first, page.sentence_of(first), label.paragraph, "", ())
    return Ranked(speaker, SIGNED[label.rule], (label.rule.removeprefix("quotes:"),))


def confidence(utterance: Utterance, weights: Mapping[str, float]) -> float:
    """How probable it is that the first speaker is the right one: calibrated, 0 to 1, 0 without a speaker."""
    if not utterance.ranked:
        return 0.0
    if utterance.rule in SIGNED:
        return SIGNED[utterance.rule]
    return calibrated(utterance.ranked[0].probability, weights, view=PLAIN if utterance.plain else "")


def together(parts: Sequence[Sequence[Ranked]]) -> list[Ranked]:
    """One ranking for the parts of an utterance, which share their speaker: the product of their probabilities."""
    if len(parts) == 1:
        return list(parts[0])
    scores: dict[int, float] = {}
    known: dict[int, Ranked] = {}
    firsts: list[dict[int, Ranked]] = [{r.candidate.token: r for r in reversed(part)} for part in parts]
    for token in sorted({r.candidate.token for part in parts for r in part}):
        shares = [first.get(token) for first in firsts]
        scores[token] = sum(math.log(max(r.probability, UNSEEN) if r else UNSEEN) for r in shares)
        known[token] = max((r for r in shares if r), key=lambda r: r.probability)
    if not scores:
        return []
    top = max(scores.values())
    whole = sum(math.exp(s - top) for s in scores.values())
    order = sorted(scores, key=lambda t: (-scores[t], t))
    return [Ranked(known[t].candidate, math.exp(scores[t] - top) / whole, known[t].terms) for t in order]


def cue_of(page: Page, shapes: Sequence[Shape], speaker: SpeakerCandidate) -> CueHit | None:
    """The cue that joins an utterance and its speaker: the speaker's nearest, else the nearest of the sentence."""
    own = [found for shape in shapes if (found := own_cue(page, shape, speaker))]
    return own[0] if own else next((found for shape in shapes if (found := free_cue(page, shape))), None)


def own_cue(page: Page, shape: Shape, speaker: SpeakerCandidate) -> CueHit | None:
    """The nearest cue that is a verb of the speaker's or a phrase before it."""
    low, high = page.paragraph_tokens(shape.paragraph)
    own = [page.cue_at[v] for v in speaker.verbs if v in page.cue_at and low <= v < high and page.inside[v] < 0]
    phrase = page.cue_at.get(speaker.first - 1)
    if phrase is not None and phrase.cue.part == "phrase" and low <= speaker.first < high:
        own.append(phrase)
    near = [hit for hit in own if _gap(page, shape, hit) <= CUE_REACH and not goes_on(page, shape, hit)]
    return min(near, key=lambda hit: (_gap(page, shape, hit), hit.token), default=None)


def free_cue(page: Page, shape: Shape) -> CueHit | None:
    """The nearest cue of the quotation's sentence, whoever its speaker."""
    sentence = range(*_region(page, shape))
    free = [hit for i, hit in page.cue_at.items() if i in sentence and i == hit.token and page.inside[i] < 0]
    free = [hit for hit in free if not goes_on(page, shape, hit)]
    return min(free, key=lambda hit: (_gap(page, shape, hit), hit.token), default=None)


def goes_on(page: Page, shape: Shape, hit: CueHit) -> bool:
    """Whether a cue stands in a later sentence, which goes on with something else: “I saw it.” He added that ...

    A sentence that does no more than name the speaker (“I saw it.” Karimi said.) belongs to the quotation.
    """
    if hit.token < shape.last or shape.last >= page.size:
        return False
    opens = bisect_right(page.sentence_starts, hit.token) - 1
    first = page.sentence_starts[opens]
    if first > shape.last or (shape.lead == "colon" and first == shape.last):
        return True
    if first < shape.last or shape.tail == "comma" or not page.text[page.idx[first]].isupper():
        return False
    return any(page.dep[c] in CONTENT and c > hit.token for c in page.children.get(hit.token, ()))


def _gap(page: Page, shape: Shape, hit: CueHit) -> int:
    last = bisect_left(page.idx, hit.end)
    return max(hit.token - shape.last, shape.first - last, 0)


def _region(page: Page, shape: Shape) -> tuple[int, int]:
    """Tokens of the quotation's sentence, with the words right after the closing mark."""
    starts = page.sentence_starts
    after = next((s for s in starts if s > shape.last), page.size)
    _, high = page.paragraph_tokens(shape.paragraph)
    return starts[shape.sentence], min(after, high)
