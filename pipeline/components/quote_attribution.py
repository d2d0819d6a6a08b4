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
from pipeline.components.instalments import instalments_of, joined_quotations
from pipeline.components.rule_sentences import with_sentences
from pipeline.layout.datelines import DATELINE_RULE
from pipeline.patterns import read_patterns, shipped_patterns
from pipeline.patterns.entries import Cue
from pipeline.quotations.contents.forms.blocks import set_off
from pipeline.quotations.contents.forms.headlines import headlines
from pipeline.quotations.contents.indirect import IndirectFound, find_indirect
from pipeline.quotations.cues.clauses import overlaps
from pipeline.quotations.cues.cue_table import CueTable, find_cues
from pipeline.quotations.identity.shared import let_go, resolver_of
from pipeline.quotations.marks.interviews import answers
from pipeline.quotations.marks.pairing import pair_marks
from pipeline.quotations.marks.speech import denied_cues
from pipeline.quotations.page import Page
from pipeline.quotations.quotation_rows import QuotationRows, renumbered
from pipeline.quotations.speakers.earlier_speakers import speakers_heard
from pipeline.quotations.speakers.marked_speech import Utterance, attribute
from pipeline.quotations.speakers.tellers import tellers
from pipeline.quotations.weights.learnt_weights import (
    NAMING_WEIGHTS,
    READING_WEIGHTS,
    SPEAKER_WEIGHTS,
    Weights,
    shipped_weights,
)
from pipeline.vocabulary import EntityLabel, ParagraphRole


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
    return shipped_weights(SPEAKER_WEIGHTS)


@registry.misc("wireledger.reading_weights.v1")
def reading_weights() -> dict[str, float]:
    """The shipped weights of the ranker of what a cue attributes, by term."""
    return shipped_weights(READING_WEIGHTS)


@registry.misc("wireledger.naming_weights.v1")
def naming_weights() -> dict[str, float]:
    """The shipped weights of how sure a name is, by term."""
    return shipped_weights(NAMING_WEIGHTS)


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
        "naming_weights": {"@misc": "wireledger.naming_weights.v1"},
        "scorer": {"@scorers": "wireledger.quotation_scorer.v1"},
    },
    default_score_weights={"quotations_f": 0.5, "quotations_speaker": 0.5},
)
def make_quote_attribution(
    nlp: Language,
    name: str,
    cues: list[Any],  # mappings, whose values spaCy needn't check one by one
    weights: dict[str, float],
    reading_weights: dict[str, float],
    naming_weights: dict[str, float],
    scorer: Any,
) -> QuoteAttribution:
    table = [cue_from(values) for values in cues]
    return QuoteAttribution(
        cues=table, weights=weights, reading_weights=reading_weights, naming_weights=naming_weights, scorer=scorer
    )


def cue_from(values: dict[str, Any]) -> Cue:
    fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in values.items()}
    return Cue(**fields)


class QuoteAttribution:
    """Writes ``doc.spans["quotations"]``: Quotation annotations in text order.

    Reads the groups ``paragraphs`` and ``mentions`` where they exist; without paragraphs,
    lines are the paragraphs. Works with and without a parse.
    """

    def __init__(
        self,
        *,
        cues: Sequence[Cue],
        weights: dict[str, float],
        reading_weights: dict[str, float],
        naming_weights: dict[str, float] | None = None,
        scorer: Any = None,
    ) -> None:
        self.cues = CueTable(cues)
        self.weights = weights
        self.reading_weights = reading_weights
        self.naming_weights = naming_weights or {}
        self.scorer = scorer

    def __call__(self, doc: Doc) -> Doc:
        instalments = instalments_of(with_sentences(doc))
        for instalment in instalments:
            store(instalment.doc, QUOTATIONS, self.find(instalment.doc))
        store(doc, QUOTATIONS, joined_quotations(instalments) if instalments else self.find(doc))
        return doc

    def score(self, examples: Iterable[Example], **kwargs: Any) -> dict[str, Any]:
        scored: dict[str, Any] = (self.scorer or score_quotations)(examples, **kwargs)
        return scored

    def find(self, doc: Doc) -> list[Quotation]:
        """The quotations of a doc by start; no two marked ones and no two indirect ones overlap."""
        paragraphs = prose(doc)
        if not paragraphs:
            return []
        mentions = load(doc, MENTIONS, Mention)
        page = self.page_of(doc, paragraphs, mentions)
        clauses = find_indirect(doc, page.cues, self.reading_weights, marked=page.marked)
        speakers = speakers_heard(doc, page.cues, [(c.start, c.end) for c in clauses if c.accepted])
        let_go(doc)  # of an earlier run over the same doc
        telling = speakers_heard(doc, page.cues, [])
        resolver = resolver_of(doc, paragraphs=paragraphs, marked=page.marked, heard=speakers, telling=telling)
        headed = headlines(page, paragraphs, mentions, clauses)
        blocks = set_off(page, paragraphs, clauses)
        taken = {label.cue for label in (*headed, *blocks)}
        within = [(h.start, h.end) for h in headed]
        denied = denied_cues(page)
        clauses = [c for c in clauses if c.hit not in taken and c.hit.token not in denied]
        clauses = [c for c in clauses if not overlaps((c.start, c.end), within)]
        page.tellers = tellers(page.marked, clauses)
        persons = [m for m in mentions if m.label == EntityLabel.ACTOR and m.entity_type == "person"]
        told = answers(page.text, page.paragraphs, persons)
        utterances = attribute(page, self.weights, headed=headed, blocks=blocks, answers=told)
        weights = Weights(self.weights, self.reading_weights, self.naming_weights)
        rows = QuotationRows(page, resolver, clauses, weights)
        found = [row for number, utterance in enumerate(utterances) for row in rows.marked(utterance, number)]
        by_cues = enumerate(unheard(page, clauses, utterances), start=len(utterances))
        found += [rows.indirect(clause, number) for number, clause in by_cues]
        return renumbered(sorted(found, key=lambda q: (q.start, q.end)))

    def page(self, doc: Doc) -> Page:
        """The doc's paragraphs, boilerplate excepted, with their marks and cues, ready for attribution."""
        return self.page_of(doc, prose(doc), load(doc, MENTIONS, Mention))

    def page_of(self, doc: Doc, paragraphs: Sequence[Paragraph], mentions: Sequence[Mention]) -> Page:
        borders = [(p.start, p.end) for p in paragraphs]
        marked = pair_marks(text_of(doc), borders)
        hits = find_cues(doc, self.cues, paragraphs=paragraphs, marked=marked) if paragraphs else []
        places = [(m.start, m.end) for m in mentions if m.label == EntityLabel.PLACE]
        datelines = [n for n, p in enumerate(paragraphs) if p.rule_id == DATELINE_RULE]
        return Page(doc, paragraphs=borders, marked=marked, cues=hits, places=places, datelines=datelines)


def prose(doc: Doc) -> list[Paragraph]:
    """The doc's paragraphs, boilerplate excepted."""
    return [p for p in load(doc, PARAGRAPHS, Paragraph) or lines(text_of(doc)) if p.role != ParagraphRole.BOILERPLATE]


def lines(text: str) -> list[Paragraph]:
    """The lines of a text as body paragraphs, without outer white space."""
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        body = line.strip()
        if body:
            first = start + line.index(body)
            found.append(Paragraph(first, first + len(body), ParagraphRole.BODY))
        start += len(line)
    return found


def unheard(page: Page, clauses: Sequence[IndirectFound], utterances: Sequence[Utterance]) -> list[IndirectFound]:
    """The accepted clauses that are not told as marked speech, nor "I said ..." in somebody's words without marks."""
    parts = [part for utterance in utterances for part in utterance.parts]
    marked = [(page.marked[part.number].start, page.marked[part.number].end) for part in parts if part.number >= 0]
    spoken = [(part.start, part.end) for part in parts if part.number < 0]
    found = [c for c in clauses if c.accepted and not overlaps((c.start, c.end), marked)]
    return [c for c in found if not (says_i(page, c) and overlaps((c.start, c.end), spoken))]


def says_i(page: Page, clause: IndirectFound) -> bool:
    """Whether the clause's speaker is "I" or "we": in somebody's speech, the one who speaks anyway."""
    start, end = clause.speaker_start, clause.speaker_end
    return start is not None and page.text[start:end].lower() in ("i", "we")


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
