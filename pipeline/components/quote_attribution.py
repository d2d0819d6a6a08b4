"""Who said what: span group ``quotations``.

Marked speech (direct and partial) is paired, told from other uses of marks,
linked to utterances and given its speaker by a ranker; clauses attributed
without marks (indirect) come from the reporting cues.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from spacy import registry
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from pipeline.annotations import MENTIONS, PARAGRAPHS, QUOTATIONS, Mention, Paragraph, Quotation, load, store, text_of
from pipeline.components.sentences import with_sentences
from pipeline.normalize import DATELINE_RULE
from pipeline.patterns import read_patterns, shipped_patterns
from pipeline.patterns.entries import Cue
from pipeline.quotations.attribution import SIGNED, Part, Utterance, attribute, confidence
from pipeline.quotations.blocks import set_off
from pipeline.quotations.candidates import Candidate, Page
from pipeline.quotations.clauses import content_around, overlaps
from pipeline.quotations.cues import CueHit, CueTable, find_cues
from pipeline.quotations.headlines import headlines
from pipeline.quotations.heard import speakers_heard
from pipeline.quotations.indirect import IndirectFound, find_indirect
from pipeline.quotations.marks import pair_marks
from pipeline.quotations.ranker import shipped_weights
from pipeline.quotations.reading_ranker import shipped_reading_weights
from pipeline.quotations.resolution import NOBODY, Resolved, Resolver
from pipeline.quotations.tellers import tellers

REASONS = 5  # terms kept with a row, the strongest
TOLD = 0.5  # probability from which a cue's content tells which cue a quotation in it has
RUNNERS_UP = 6  # candidates looked at for a second speaker of another name


@registry.misc("wireledger.reporting_cues.v1")
def reporting_cues() -> list[dict[str, Any]]:
    """The cues of the shipped reporting_cues.csv, as plain values."""
    names = Cue.__dataclass_fields__
    return [
        {n: list(v) if isinstance(v := getattr(cue, n), tuple) else v for n in names}
        for cue in read_patterns(shipped_patterns()).cues
    ]


@registry.misc("wireledger.speaker_weights.v1")
def speaker_weights() -> dict[str, float]:
    """The shipped weights of the speaker ranker by term."""
    return shipped_weights()


@registry.misc("wireledger.reading_weights.v1")
def reading_weights() -> dict[str, float]:
    """The shipped weights of the ranker of what a cue attributes, by term."""
    return shipped_reading_weights()


@registry.scorers("wireledger.quotation_scorer.v1")
def quotation_scorer() -> Any:
    return score_quotations


@Language.factory(
    "quote_attribution",
    requires=["doc.spans"],
    assigns=["doc.spans"],
    default_config={
        "cues": {"@misc": "wireledger.reporting_cues.v1"},
        "weights": {"@misc": "wireledger.speaker_weights.v1"},
        "reading_weights": {"@misc": "wireledger.reading_weights.v1"},
        "scorer": {"@scorers": "wireledger.quotation_scorer.v1"},
    },
    default_score_weights={"quotations_f": 0.5, "quotations_speaker": 0.5},
)
def make_quote_attribution(
    nlp: Language,
    name: str,
    cues: list[dict[str, Any]],
    weights: dict[str, float],
    reading_weights: dict[str, float],
    scorer: Any,
) -> QuoteAttribution:
    table = [cue_from(values) for values in cues]
    return QuoteAttribution(cues=table, weights=weights, reading_weights=reading_weights, scorer=scorer)


def cue_from(values: dict[str, Any]) -> Cue:
    fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in values.items()}
    return Cue(**fields)


class QuoteAttribution:
    """Writes ``doc.spans["quotations"]``: Quotation annotations in text order.

    Reads the groups ``paragraphs`` and ``mentions`` where they exist; without paragraphs,
    lines are the paragraphs. Works with and without a parse.
    """

    def __init__(
        self, *, cues: Sequence[Cue], weights: dict[str, float], reading_weights: dict[str, float], scorer: Any = None
    ) -> None:
        self.cues = CueTable(cues)
        self.weights = weights
        self.reading_weights = reading_weights
        self.scorer = scorer

    def __call__(self, doc: Doc) -> Doc:
        store(doc, QUOTATIONS, self.find(with_sentences(doc)))
        return doc

    def score(self, examples: Iterable[Example], **kwargs: Any) -> dict[str, Any]:
        scored: dict[str, Any] = (self.scorer or score_quotations)(examples, **kwargs)
        return scored

    def find(self, doc: Doc) -> list[Quotation]:
        """The quotations of a doc by start; no two marked ones and no two indirect ones overlap."""
        paragraphs = prose(doc)
        if not paragraphs:
            return []
        page = self.page(doc)
        mentions = load(doc, MENTIONS, Mention)
        clauses = find_indirect(doc, page.cues, self.reading_weights, marked=page.marked)
        speakers = speakers_heard(doc, page.cues, [(c.start, c.end) for c in clauses if c.accepted])
        resolver = Resolver(doc, mentions, paragraphs, page.marked, speakers)
        headed = headlines(page, paragraphs, mentions, clauses)
        blocks = set_off(page, paragraphs, clauses)
        taken = {label.cue for label in (*headed, *blocks)}
        clauses = [
            c
            for c in clauses
            if c.hit not in taken and not overlaps((c.start, c.end), [(h.start, h.end) for h in headed])
        ]
        page.tellers = tellers(page.marked, clauses)
        utterances = attribute(page, self.weights, headed=headed, blocks=blocks)
        found: list[Quotation] = []
        for number, utterance in enumerate(utterances):
            found += self.marked_rows(page, utterance, number, clauses, resolver)
        heard = [page.marked[part.number] for u in utterances for part in u.parts if part.number >= 0]
        spoken = [(p.start, p.end) for u in utterances for p in u.parts if p.number < 0]
        unheard = [
            c
            for c in clauses
            if c.accepted and not overlaps((c.start, c.end), [(m.start, m.end) for m in heard])
            if not (says_i(page, c) and overlaps((c.start, c.end), spoken))
        ]
        found += [self.indirect_row(c, number, resolver) for number, c in enumerate(unheard, start=len(utterances))]
        return renumbered(sorted(found, key=lambda q: (q.start, q.end)))

    def page(self, doc: Doc) -> Page:
        """The doc's paragraphs, boilerplate excepted, with their marks and cues, ready for attribution."""
        paragraphs = prose(doc)
        borders = [(p.start, p.end) for p in paragraphs]
        marked = pair_marks(text_of(doc), borders)
        hits = find_cues(doc, self.cues, paragraphs=paragraphs, marked=marked) if paragraphs else []
        places = [(m.start, m.end) for m in load(doc, MENTIONS, Mention) if m.label == "PLACE"]
        datelines = [n for n, p in enumerate(paragraphs) if p.rule_id == DATELINE_RULE]
        return Page(doc, paragraphs=borders, marked=marked, cues=hits, places=places, datelines=datelines)

    def marked_rows(
        self, page: Page, utterance: Utterance, number: int, clauses: Sequence[IndirectFound], resolver: Resolver
    ) -> list[Quotation]:
        speaker, who, runner_up = None, NOBODY, ""
        reasons: tuple[tuple[str, float], ...] = ()
        if utterance.ranked:
            first = utterance.ranked[0]
            speaker = self.printed(page, first.candidate, utterance.rule, resolver)
            who = resolver.resolve(*speaker)
            runner_up = self.runner_up(page, utterance, who, resolver)
            reasons = strongest(first.terms, self.weights)
        # Confidence speaks of the person: where the mention stands for nobody known, there is none.
        sure = round(confidence(utterance, self.weights), 3) if who.name else 0.0
        rows = []
        cue = cue_around(utterance, speaker, clauses) or utterance.cue
        carried = cue is None and utterance.rule == "quotes:carried" and who.name
        for part in utterance.parts:
            start, end = content_of(page, part, utterance, clauses)
            rows.append(
                Quotation(
                    start=part.start,
                    end=part.end,
                    kind=part.kind,
                    utterance=number,
                    content_start=start,
                    content_end=end,
                    speaker_start=speaker[0] if speaker else None,
                    speaker_end=speaker[1] if speaker else None,
                    speaker_name=who.name,
                    speaker_id=who.entity_id,
                    speaker_type=who.type,
                    speaker_side=who.side,
                    resolution="carried" if carried else who.resolution,
                    cue_start=cue.start if cue else None,
                    cue_end=cue.end if cue else None,
                    stance=cue.cue.stance if cue else "",
                    confidence=sure,
                    runner_up=runner_up,
                    rule_id=cue.cue.id if cue and utterance.rule not in SIGNED else utterance.rule,
                    reasons=reasons,
                )
            )
        return rows

    def printed(self, page: Page, speaker: Candidate, rule: str, resolver: Resolver) -> tuple[int, int]:
        """Characters of the speaker mention; a label or signature is a name and no part of a sentence."""
        if rule in SIGNED:
            return page.idx[speaker.first], page.end[speaker.token]
        return resolver.noun_phrase(page.doc[speaker.token])

    def indirect_row(self, clause: IndirectFound, number: int, resolver: Resolver) -> Quotation:
        who = NOBODY
        if clause.speaker_start is not None and clause.speaker_end is not None:
            who = resolver.resolve(clause.speaker_start, clause.speaker_end)
        return Quotation(
            start=clause.start,
            end=clause.end,
            kind="indirect",
            utterance=number,
            content_start=clause.whole[0],
            content_end=clause.whole[1],
            speaker_start=clause.speaker_start,
            speaker_end=clause.speaker_end,
            speaker_name=who.name,
            speaker_id=who.entity_id,
            speaker_type=who.type,
            speaker_side=who.side,
            resolution=who.resolution,
            cue_start=clause.hit.start,
            cue_end=clause.hit.end,
            stance=clause.hit.cue.stance,
            confidence=round(clause.confidence, 3) if who.name else 0.0,
            runner_up=self.other_subject(clause, who, resolver) if who.name else "",
            rule_id=clause.hit.cue.id,
            reasons=((clause.rule, round(clause.confidence, 3)), *strongest(clause.terms, self.reading_weights)),
        )

    def other_subject(self, clause: IndirectFound, who: Resolved, resolver: Resolver) -> str:
        """The name of another subject of the cue's sentence outside the clause, the nearest to the cue."""
        cue = resolver.doc[clause.hit.token]
        if not cue.dep:
            return ""
        start, end = clause.whole
        others = [t for t in cue.sent if t.dep_ in ("nsubj", "nsubjpass") and not start <= t.idx < end]
        for subject in sorted(others, key=lambda t: (abs(t.i - cue.i), t.i)):
            name = resolver.resolve(*resolver.noun_phrase(subject)).name
            if name and name != who.name:
                return name
        return ""

    def runner_up(self, page: Page, utterance: Utterance, who: Resolved, resolver: Resolver) -> str:
        for other in utterance.ranked[1:RUNNERS_UP]:
            name = resolver.resolve(*resolver.noun_phrase(page.doc[other.candidate.token])).name
            if name and name != who.name:
                return name
        return ""


def strongest(terms: Iterable[str], weights: dict[str, float]) -> tuple[tuple[str, float], ...]:
    """The terms with the highest weights, each once."""
    known = ((t, weights[t]) for t in dict.fromkeys(terms) if t in weights)
    return tuple(sorted(known, key=lambda r: -r[1])[:REASONS])


def prose(doc: Doc) -> list[Paragraph]:
    """The doc's paragraphs, boilerplate excepted."""
    return [p for p in load(doc, PARAGRAPHS, Paragraph) or lines(text_of(doc)) if p.role != "boilerplate"]


def lines(text: str) -> list[Paragraph]:
    """The lines of a text as body paragraphs, without outer white space."""
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        body = line.strip()
        if body:
            first = start + line.index(body)
            found.append(Paragraph(first, first + len(body), "body"))
        start += len(line)
    return found


def says_i(page: Page, clause: IndirectFound) -> bool:
    """Whether the clause's speaker is "I" or "we": in somebody's speech, the one who speaks anyway."""
    start, end = clause.speaker_start, clause.speaker_end
    return start is not None and page.text[start:end].lower() in ("i", "we")


def cue_around(
    utterance: Utterance, speaker: tuple[int, int] | None, clauses: Sequence[IndirectFound]
) -> CueHit | None:
    """The speaker's cue whose content holds a partial quotation: he *urged* them to “step back” and warned ..."""
    part, *others = utterance.parts
    if part.kind != "partial" or others or speaker is None:
        return None
    around = [c for c in clauses if c.whole[0] <= part.start and part.end <= c.whole[1] and c.probability >= TOLD]
    return next((c.hit for c in around if c.speaker is not None and overlaps(speaker, [c.speaker])), None)


def content_of(page: Page, part: Part, utterance: Utterance, clauses: Sequence[IndirectFound]) -> tuple[int, int]:
    """The attributed clause around a partial quotation, marks included; otherwise the quotation itself."""
    if part.kind != "partial" or part.number < 0:
        return part.start, part.end
    if utterance.content is not None:
        return utterance.content
    marked = page.marked[part.number]
    for clause in clauses:
        start, end = clause.whole
        if start <= part.start and part.end <= end:
            return min(start, marked.start), max(end, marked.end)
    return content_around(page.doc, marked, utterance.cue)


def renumbered(found: Sequence[Quotation]) -> list[Quotation]:
    """The utterances numbered from 0 in text order."""
    numbers: dict[int, int] = {}
    for q in found:
        numbers.setdefault(q.utterance, len(numbers))
    return [Quotation(**{**{f: getattr(q, f) for f in q.__slots__}, "utterance": numbers[q.utterance]}) for q in found]


def score_quotations(examples: Iterable[Example], **_: Any) -> dict[str, Any]:
    """F1 of the quotations by exact span and kind, and the share of those found whose speaker has the same name."""
    found = right = gold = same = 0
    for example in examples:
        mine = {(q.start, q.end, q.kind): q.speaker_name for q in load(example.predicted, QUOTATIONS, Quotation)}
        theirs = {(q.start, q.end, q.kind): q.speaker_name for q in load(example.reference, QUOTATIONS, Quotation)}
        found, gold = found + len(mine), gold + len(theirs)
        right += len(mine.keys() & theirs.keys())
        same += sum(mine[k] == theirs[k] for k in mine.keys() & theirs.keys())
    precision, recall = right / found if found else None, right / gold if gold else None
    both = (precision or 0) + (recall or 0)
    return {
        "quotations_p": precision,
        "quotations_r": recall,
        "quotations_f": 2 * (precision or 0) * (recall or 0) / both if both else None,
        "quotations_speaker": same / right if right else None,
    }
