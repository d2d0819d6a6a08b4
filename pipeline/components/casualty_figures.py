"""The spaCy component "casualty_figures": every figure of killed, wounded, captured, missing and displaced people.

It reads the span group ``pattern_hits`` (casualty phrases of the pattern
files), the tags and the parse where there are any, and the groups ``mentions``
and ``quotations`` where other components wrote them; it writes the group
``casualties``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry

from pipeline.annotations import (
    CASUALTIES,
    PARAGRAPHS,
    PATTERN_HITS,
    Casualty,
    Paragraph,
    load,
    store,
    text_of,
)  # fmt: skip
from pipeline.casualties.attribution.means import MeansWords
from pipeline.casualties.ledger.annotated import as_casualties
from pipeline.casualties.ledger.deeds import with_deeds
from pipeline.casualties.ledger.fates import with_fates
from pipeline.casualties.ledger.ledger_entries import read_entries
from pipeline.casualties.ledger.reckoning import reckon
from pipeline.casualties.ledger.struck import with_struck
from pipeline.casualties.sentence.lexicon import EMPTY, Lexicon, read_lexicon
from pipeline.casualties.sentence.quantities import Bounds
from pipeline.casualties.sentence.triggers import CasualtyHit
from pipeline.components.instalments import instalments_of, joined_figures, let_go_of_instalments
from pipeline.components.rule_sentences import with_sentences
from pipeline.patterns import PatternSet, read_patterns, shipped_patterns
from pipeline.patterns.entries import CasualtyUse, PersonNoun, Thing
from pipeline.quotations.identity.shared import let_go
from pipeline.vocabulary import CASUALTY_LABELS, ParagraphRole

NO_TABLE: dict[str, str] = {}
NO_CONVENTION: dict[str, list[int | None]] = {}
Rows = list[Any]  # mappings; spaCy would check every value of every row against its type, for half a second


def word_settings(patterns: PatternSet) -> dict[str, Rows]:
    """The settings that are words of the pattern files, as JSON-able rows."""
    told = {p.id: p.use for p in patterns.phrases if p.label in CASUALTY_LABELS and p.use != CasualtyUse()}
    return {
        "people": [_plain(noun) for noun in patterns.people],
        "things": [_plain(thing) for thing in patterns.things],
        "words": [{"forms": list(word.forms), **_plain(word.use)} for word in patterns.casualty_words],
        "phrases": [{"id": rule, **_plain(use)} for rule, use in told.items()],
    }


def _plain(entry: PersonNoun | Thing | CasualtyUse) -> dict[str, Any]:
    return {key: list(v) if isinstance(v, tuple) else v for key, v in asdict(entry).items()}


@cache
def shipped_words() -> dict[str, Rows]:
    """The words of the shipped pattern files, for a component that was given none."""
    return word_settings(read_patterns(shipped_patterns()))


@registry.misc("wireledger.people.v1")
def people() -> Rows:
    return shipped_words()["people"]


@registry.misc("wireledger.things.v1")
def things() -> Rows:
    return shipped_words()["things"]


@registry.misc("wireledger.casualty_words.v1")
def casualty_words() -> Rows:
    return shipped_words()["words"]


@registry.misc("wireledger.casualty_phrases.v1")
def casualty_phrases() -> Rows:
    return shipped_words()["phrases"]


def score_casualties(examples: Iterable[Example], **settings: Any) -> dict[str, float | None]:
    """Precision, recall and F1 of the stored figures: same effect, low and high, overlapping text."""
    right = found = wanted = 0
    for example in examples:
        predicted = load(example.predicted, CASUALTIES, Casualty)
        gold = load(example.reference, CASUALTIES, Casualty)
        found, wanted = found + len(predicted), wanted + len(gold)
        left = list(predicted)
        for figure in gold:
            match = next((p for p in left if _same(p, figure)), None)
            if match is not None:
                left.remove(match)
                right += 1
    precision = right / found if found else None
    recall = right / wanted if wanted else None
    both = (precision or 0) + (recall or 0)
    return {
        "casualties_p": precision,
        "casualties_r": recall,
        "casualties_f": 2 * (precision or 0) * (recall or 0) / both if both else None,
    }


def _same(one: Casualty, other: Casualty) -> bool:
    said = (one.effect, one.low, one.high) == (other.effect, other.low, other.high)
    return said and one.start < other.end and other.start < one.end


@registry.scorers("wireledger.casualties.v1")
def make_casualty_scorer() -> Any:
    return score_casualties


@Language.factory(
    "casualty_figures",
    requires=["doc.sents", "doc.spans"],
    assigns=["doc.spans"],
    default_config={
        "convention": "",
        "quantities": NO_CONVENTION,
        "means": NO_TABLE,
        "people": {"@misc": "wireledger.people.v1"},
        "things": {"@misc": "wireledger.things.v1"},
        "words": {"@misc": "wireledger.casualty_words.v1"},
        "phrases": {"@misc": "wireledger.casualty_phrases.v1"},
        "scorer": {"@scorers": "wireledger.casualties.v1"},
    },
    default_score_weights={"casualties_f": 1.0},
)
def make_casualty_figures(
    nlp: Language,
    name: str,
    convention: str,
    quantities: Mapping[str, Sequence[int | None]],
    means: Mapping[str, str],
    people: Rows,
    things: Rows,
    words: Rows,
    phrases: Rows,
    scorer: Any,
) -> CasualtyFigures:
    lexicon = read_lexicon(people, things, words, phrases)
    return CasualtyFigures(convention=convention, quantities=quantities, lexicon=lexicon, means=means, scorer=scorer)


class CasualtyFigures:
    """Finds casualty figures.

    convention: the name of the table of vague quantities, as it stands in a row.
    quantities: its rows: word -> (low, best, high), None where not given.
    lexicon: nouns for people and things, and how casualty words find their victims.
    means: what tells by what means people came to harm: word or phrase, lower case -> means.
    """

    def __init__(
        self,
        *,
        convention: str = "",
        quantities: Mapping[str, Sequence[int | None]] = NO_CONVENTION,
        lexicon: Lexicon = EMPTY,
        means: Mapping[str, str] = NO_TABLE,
        scorer: Any = None,
    ) -> None:
        self.convention = convention
        self.quantities: dict[str, Bounds] = {word: (b[0], b[1], b[2]) for word, b in quantities.items()}
        self.lexicon = lexicon
        self.means = MeansWords.of(means)
        self.scorer = scorer

    def __call__(self, doc: Doc) -> Doc:
        try:
            instalments = instalments_of(with_sentences(doc))
            for instalment in instalments:
                store(instalment.doc, CASUALTIES, self.find(instalment.doc))
                doc._.faults.extend(instalment.doc._.faults)
            store(doc, CASUALTIES, joined_figures(instalments) if instalments else self.find(doc))
        finally:
            let_go(doc)  # nobody after it resolves names
            let_go_of_instalments(doc)
        return doc

    def find(self, doc: Doc) -> list[Casualty]:
        """The figures of a doc, in text order."""
        entries = with_fates(read_entries(doc, casualty_hits(doc), self.quantities, self.lexicon, self.means))
        return as_casualties(reckon(with_deeds(with_struck(entries)), text_of(doc), doc._.published), self.convention)

    def score(self, examples: Iterable[Example], **settings: Any) -> dict[str, Any]:
        return dict(self.scorer(examples, **settings)) if self.scorer else {}


def casualty_hits(doc: Doc) -> list[CasualtyHit]:
    """The casualty phrases among the pattern hits; boilerplate and links to other articles tell of none."""
    if PATTERN_HITS not in doc.spans:
        return []
    passed = [p for p in load(doc, PARAGRAPHS, Paragraph) if p.role == ParagraphRole.BOILERPLATE]
    return [
        CasualtyHit(s.start, s.end, s.label_, s.id_)
        for s in doc.spans[PATTERN_HITS]
        if s.label_ in CASUALTY_LABELS and not any(p.start <= s.start_char < p.end for p in passed)
    ]
