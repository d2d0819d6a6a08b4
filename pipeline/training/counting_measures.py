"""How well the ledger counts articles that a person counted: pairs of figures, what counts, totals, calibration."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.casualties.ledger.book import Book
from pipeline.casualties.ledger.ledger_entries import Entry
from pipeline.casualties.ledger.reckoning import reckon_with
from pipeline.casualties.ledger.walk import Weights
from pipeline.tables.totals import Range, added, counted_range
from pipeline.training.counting_corpus import CountedArticle, GoldFigure, Total
from pipeline.vocabulary import Certainty, QuantityKind, Relation

TENTHS = 10


@dataclass(frozen=True, slots=True)
class ReckonedRow:
    """A settled entry as the tables' reckoning reads it."""

    low: int | None
    best: int | None
    high: int | None
    effect: str
    relation: Relation
    certainty: Certainty
    counted: str
    claim_group: str
    event: int
    quantity_kind: QuantityKind


@dataclass(slots=True)
class Measures:
    """Hits and all by measure; of each figure that a person judged its probability and whether it was right, and of
    each that alone makes a total which a person counted."""

    hits: Counter[str] = field(default_factory=Counter)
    all: Counter[str] = field(default_factory=Counter)
    judged: list[tuple[float, bool]] = field(default_factory=list)
    lone: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, measure: str, hit: bool) -> None:
        self.hits[measure] += hit
        self.all[measure] += 1

    def join(self, other: Measures) -> None:
        self.hits.update(other.hits)
        self.all.update(other.all)
        self.judged += other.judged
        self.lone += other.lone

    def share(self, measure: str) -> float:
        return self.hits[measure] / self.all[measure] if self.all[measure] else 0.0

    def lines(self) -> Iterator[str]:
        for measure in sorted(self.all):
            yield f"{measure:28s} {self.share(measure):.3f}  {self.hits[measure]}/{self.all[measure]}"


def measured(articles: Iterable[CountedArticle], weights: Weights) -> Measures:
    found = Measures()
    for article in articles:
        book = article.fresh()
        reckon_with(book, weights)
        judge(article, book, found)
    return found


def worth(measures: Measures) -> float:
    """The mean of the sets' means over their measures, each set as much as the next; what is over counts against."""
    sets: dict[str, list[float]] = {}
    for measure in measures.all:
        share = -measures.share(measure) if measure.endswith(" over") else measures.share(measure)
        if not measure.endswith(" none"):
            sets.setdefault(measure.split()[0], []).append(share)
    means = [sum(shares) / len(shares) for shares in sets.values()]
    return sum(means) / len(means) if means else 0.0


def judge(article: CountedArticle, book: Book, found: Measures) -> None:
    rows = [_told(book, e) for e in book.entries]
    for effect, readings in article.totals.items():
        told = _range(rows, effect)
        if told.best is None and not any(r.counted == "yes" and r.effect == effect for r in rows):
            told = Range(0, 0, 0)
        _judge_total(article.kind, effect, told, readings, found)
        _judge_lone(article, book, effect, found)
    _judge_figures(article, book, found)


def _judge_lone(article: CountedArticle, book: Book, effect: str, found: Measures) -> None:
    """Where one figure counts, its probability is that of the total."""
    counted = [e for e in book.entries if e.effect == effect and book.counted[e.number]]
    low, high = article.totals[effect][0]
    if len(counted) == 1 and not article.figures and high:
        size = book.size(counted[0])
        found.lone.append((book.decisions[counted[0].number].probability, (low or 0) <= size <= high))


def _told(book: Book, entry: Entry) -> ReckonedRow:
    numbers = book.numbers(entry)
    return ReckonedRow(
        numbers.low,
        numbers.best,
        numbers.high,
        entry.effect,
        Relation(book.relation(entry)),
        Certainty(entry.certainty),
        "yes" if book.counted[entry.number] else "no",
        str(book.group[entry.number]),
        book.event[entry.number],
        QuantityKind(numbers.quantity_kind),
    )


def _range(rows: Sequence[ReckonedRow], effect: str) -> Range:
    events: dict[int, list[ReckonedRow]] = {}
    for row in rows:
        events.setdefault(row.event, []).append(row)
    incidents = [
        told
        for told in events.values()
        if any(r.relation != Relation.CUMULATIVE for r in told if r.relation != Relation.PART)
    ]
    return added(counted_range([r for r in told if r.effect == effect]) for told in incidents)


def _judge_total(kind: str, effect: str, ours: Range, readings: Sequence[Total], found: Measures) -> None:
    """Exact: both ends are those of a reading. Where a set's readings have no open ends, our open end is its low."""
    ends = (ours.low or 0, ours.high)
    wanted = readings[0]
    if None in wanted or any(None in r for r in readings):
        low, high = ends
        hit = any((r[0] or 0, r[1] if r[0] or r[1] else 0) in ((low, high), (low, high or 0)) for r in readings)
        found.add(f"{kind} {effect} exact", hit)
        return
    low, high = ends
    least, most = wanted
    assert least is not None
    assert most is not None
    if not most and kind:
        found.add(f"{kind} {effect} none", low == 0 and not high)
        return
    found.add(f"{kind} {effect} exact", (low, low if high is None else high) in readings)
    found.add(f"{kind} {effect} touches", low <= most and (high is None or high >= least))
    found.add(f"{kind} {effect} over", low > most)


def _judge_figures(article: CountedArticle, book: Book, found: Measures) -> None:
    known = sorted(article.figures.items())
    for number, gold in known:
        if gold.counted is not None:
            found.add(f"{article.kind} counted", book.counted[number] == gold.counted)
            right = book.counted[number] == gold.counted and _number_right(book.entries[number], gold)
            found.judged.append((book.decisions[number].probability, right))
    grouped = [(n, g) for n, g in known if g.group]
    for k, (number, gold) in enumerate(grouped):
        for other, its in grouped[:k]:
            if book.entries[number].effect == book.entries[other].effect:
                one = book.group[number] == book.group[other]
                found.add(f"{article.kind} pairs", one == (gold.group == its.group))


def _number_right(entry: Entry, gold: GoldFigure) -> bool:
    lows = {gold.least, gold.least + 1} if gold.least is not None else {None, 0, entry.low}
    return entry.low in lows or (gold.least is None and entry.high == gold.most) or entry.best == gold.most


def calibration_error(judged: Sequence[tuple[float, bool]]) -> float:
    """The expected calibration error over tenths of the probability."""
    parts: dict[int, list[tuple[float, bool]]] = {}
    for probability, right in judged:
        parts.setdefault(min(TENTHS - 1, int(probability * TENTHS)), []).append((probability, right))
    gaps = (abs(sum(p for p, _ in told) - sum(r for _, r in told)) for told in parts.values())
    return sum(gaps) / len(judged) if judged else 0.0
