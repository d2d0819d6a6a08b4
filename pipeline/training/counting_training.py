"""Learn what a figure is to those told before it, from articles with totals or with figures in groups.

A line of the corpus is one article:
{"text": …, "published": "" or ISO date, "weight": 1, "totals": {"killed": [low, high], …}} or, where each figure is
known, {"text": …, "figures": [{"effect": "killed", "text": …, "group": "A", "other_time": false}, …]}.
Of the readings of an article the likeliest that agrees with it is taken for right, the weights are learnt from it, and
so on for some rounds. Weights are drawn to what a reader expects of a term, not to nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.language import Language

from pipeline.casualties.ledger.book import Book
from pipeline.casualties.ledger.choices import Choices
from pipeline.casualties.ledger.ledger_entries import Entry, read_entries
from pipeline.casualties.ledger.reckoning import BEFORE_WEIGHING
from pipeline.casualties.ledger.states import NEW, OTHER_TIME, SAME, Option
from pipeline.casualties.ledger.walk import Path as Reading
from pipeline.casualties.ledger.walk import walk
from pipeline.casualties.ledger.weighing import EXPECTED, choices_of, open_entries, shipped_weights
from pipeline.components.casualty_figures import CasualtyFigures, casualty_hits
from pipeline.errors import UsageError
from pipeline.training.logit import Lesson, learn

ROUNDS = 3
BEAM = 24
PENALTY = 2.0
RARE = 4


@dataclass(frozen=True, slots=True)
class ToldEffect:
    """One effect of one article. total: its lowest and highest; known: by entry, its group and whether it is of
    another time."""

    choices: Choices
    entries: Sequence[Entry]
    weight: int
    total: tuple[int, int] | None = None
    known: Mapping[int, tuple[str, bool]] = field(default_factory=dict)

    def allows(self, reading: Reading, entry: Entry, option: Option) -> bool:
        """Whether a choice agrees with the figure's group, as far as that is known."""
        if entry.number not in self.known:
            return True
        group, other_time = self.known[entry.number]
        if other_time or option.kind == OTHER_TIME:
            return other_time and option.kind == OTHER_TIME
        holding = {
            k
            for k, dead in enumerate(reading.state.groups)
            if any(self.known.get(m, ("", False))[0] == group for m in dead.members)
        }
        if option.kind == SAME:
            return option.group in holding
        return not holding if option.kind == NEW else bool(holding)

    def agrees(self, reading: Reading) -> bool:
        return self.total is None or self.total[0] <= reading.state.total <= self.total[1]


def train_counting(corpus: Path, nlp: Language) -> dict[str, float]:
    """Weights by term. Raises UsageError where a line of the corpus is not as it should be."""
    told = [effect for record in read_articles(corpus) for effect in _told(record, nlp)]
    expected = shipped_weights(EXPECTED)
    weights: Mapping[str, float] = expected
    for _ in range(ROUNDS):
        weights = learn(list(_lessons(told, weights)), rare=RARE, penalty=PENALTY, expected=expected)
    return dict(weights)


def _lessons(told: Sequence[ToldEffect], weights: Mapping[str, float]) -> Iterable[Lesson]:
    """The choices of each article's likeliest reading that agrees with what is known of it; none where none does."""
    for number, article in enumerate(told):
        readings = walk(article.choices, article.entries, weights, beam=BEAM, allowed=article.allows)
        right = next((r for r in readings if article.agrees(r)), None)
        for step in right.steps if right else ():
            options = article.choices.options(step.entry, step.before)
            if len(options) > 1:
                lesson = Lesson(number, [list(o.terms) for o in options], [o == step.option for o in options])
                yield from [lesson] * article.weight


def _told(record: Mapping[str, Any], nlp: Language) -> Iterable[ToldEffect]:
    book = _book(record, nlp)
    known = dict(_known(book, record.get("figures", ())))
    choices = choices_of(book)
    totals: Mapping[str, Sequence[int]] = record.get("totals", {})
    for effect in sorted({e.effect for e in book.entries} & (totals.keys() | {e.effect for e in _with(book, known)})):
        entries = open_entries(book, effect)
        total = (int(totals[effect][0]), int(totals[effect][1])) if effect in totals else None
        if len(entries) > 1 or known:
            yield ToldEffect(choices, entries, int(record.get("weight", 1)), total, known)


def _with(book: Book, known: Mapping[int, object]) -> list[Entry]:
    return [e for e in book.entries if e.number in known]


def _book(record: Mapping[str, Any], nlp: Language) -> Book:
    figures = nlp.get_pipe("casualty_figures")
    assert isinstance(figures, CasualtyFigures)
    doc = nlp.make_doc(record["text"])
    doc._.published = record.get("published", "")
    doc = nlp(doc)
    book = Book(
        read_entries(doc, casualty_hits(doc), figures.quantities, figures.lexicon, figures.means),
        doc.text,
        doc._.published,
    )
    settle: Callable[[Book], None]
    for settle in BEFORE_WEIGHING:
        settle(book)
    return book


def _known(book: Book, figures: Iterable[Mapping[str, Any]]) -> Iterable[tuple[int, tuple[str, bool]]]:
    """The entries that the corpus's figures overlap most, each once."""
    taken: set[int] = set()
    for figure in figures:
        start = book.text.find(figure["text"])
        end = start + len(figure["text"])
        near = [
            (min(e.end, end) - max(e.start, start), -e.number)
            for e in book.entries
            if e.effect == figure["effect"] and e.number not in taken
        ]
        overlap, number = max(near, default=(0, 0))
        if start >= 0 and overlap > 0:
            taken.add(-number)
            yield -number, (str(figure["group"]), bool(figure.get("other_time")))


def read_articles(path: Path) -> Iterable[dict[str, Any]]:
    """The articles of a corpus; UsageError names the first line that is not as it should be."""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            try:
                record = json.loads(line)
                if not isinstance(record["text"], str) or not ("totals" in record or "figures" in record):
                    raise KeyError("totals or figures")
            except (ValueError, KeyError, TypeError) as error:
                wanted = '{"text": …, "totals": {"killed": [low, high]}} or {"text": …, "figures": […]}'
                raise UsageError(f"{path}:{number}: {type(error).__name__}: {error}; each line is {wanted}") from error
            yield record
