"""Annotated articles as the ledger reads them, up to the pass that weighs: what learning and measuring start from.

A corpus is a .jsonl with one article a line,
{"text": …, "date": "" or ISO date, "set": …, "story": …, "totals": {"killed": [low, high], …}} or, where each figure is
known, {"text": …, "figures": [{"effect": "killed", "text": …, "group": "A", "other_time": false}, …]} or, where every
figure of an effect is told in text order, {"text": …, "told": {"killed": "A: 20+; A: 14 rival; B: 3 cumulative"}},
or a folder of gold as ``wireledger evaluate`` reads it, whose figures carry "group", "relation" and "counted".
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.language import Language

from pipeline.casualties.ledger.book import Book
from pipeline.casualties.ledger.deeds import with_deeds
from pipeline.casualties.ledger.fates import with_fates
from pipeline.casualties.ledger.ledger_entries import Entry, read_entries
from pipeline.casualties.ledger.reckoning import BEFORE_WEIGHING
from pipeline.casualties.ledger.struck import with_struck
from pipeline.components.casualty_figures import CasualtyFigures, casualty_hits
from pipeline.corpus import publication
from pipeline.errors import UsageError

TEXTS = ("dispatches", "text", "texts")  # folders beside a folder of gold, in which its texts are looked for
WANTED = '{"text": …} with "totals": {"killed": [low, high]}, "figures": […] or "told": {"killed": "A: 20+"}'
RELATIONS = "rival repeat part replaced cumulative denied hypothetical".split()
TOLD = re.compile(rf"(?P<group>[A-Z]): (?P<number>.+?)(?: (?P<relation>{'|'.join(RELATIONS)}))?")
Total = tuple[int | None, int | None]  # lowest and highest; None: no such end


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """group: "" where the annotator gives none; counted: None where a reader may call it either way; least: its
    number, None where it is vague."""

    group: str
    other_time: bool
    counted: bool | None = None
    least: int | None = None
    most: int | None = None


@dataclass(slots=True)
class CountedArticle:
    """kind: the set it belongs to; story: articles of one story are learnt from, or measured by, together.

    totals: the readings of an effect's total that a fair reader may reach, the first the annotator's own. figures: by
    number of the entry.
    """

    name: str
    kind: str
    story: str
    book: Book
    totals: dict[str, list[Total]] = field(default_factory=dict)
    figures: dict[int, GoldFigure] = field(default_factory=dict)
    weight: float = 1

    def fresh(self) -> Book:
        """The book as it stands before anything is weighed."""
        book = self.book
        return Book(book.entries, book.text, book.published, dict(book.decisions), carried=dict(book.carried))


def read_articles(corpora: Iterable[Path], nlp: Language) -> Iterator[CountedArticle]:
    """Raises UsageError where a corpus is not as it should be."""
    for corpus in corpora:
        records = _folder(corpus) if corpus.is_dir() else _lines(corpus)
        for record in records:
            yield article_of(record, _book(record, nlp))


def article_of(record: Mapping[str, Any], book: Book) -> CountedArticle:
    name = str(record.get("doc_id", ""))
    return CountedArticle(
        name=name,
        kind=str(record.get("set", "")),
        story=str(record.get("story") or name or record["text"][:80]),
        book=book,
        totals={e: [_total(t) for t in readings] for e, readings in _readings(record).items()},
        figures={**dict(_figures(book, record.get("figures", ()))), **dict(_in_order(book, record.get("told", {})))},
        weight=float(record.get("weight", 1)),
    )


def _readings(record: Mapping[str, Any]) -> dict[str, list[Sequence[int | None]]]:
    also, others = record.get("totals_also", {}), record.get("totals_alt", [])
    return {
        effect: [told, *also.get(effect, []), *(o[effect] for o in others if effect in o)]
        for effect, told in record.get("totals", {}).items()
    }


def _total(told: Sequence[int | None]) -> Total:
    """The two ends of ``[low, high]`` or of ``[low, best, high]``, which gold may say."""
    low, *_, high = told
    return (None if low is None else int(low), None if high is None else int(high))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    """The articles of a table; UsageError names the first line that is not as it should be."""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            try:
                record = json.loads(line)
                if not isinstance(record["text"], str) or not record.keys() & {"totals", "figures", "told"}:
                    raise KeyError("totals, figures or told")
            except (ValueError, KeyError, TypeError) as error:
                said = f"{path}:{number}: {type(error).__name__}: {error}; each line is {WANTED}"
                raise UsageError(said) from error
            yield {"set": path.stem, **record}


def _folder(folder: Path) -> Iterator[dict[str, Any]]:
    """The articles of a folder of gold whose figures are in groups or that have totals."""
    beside = [folder.parent / name for name in TEXTS]
    texts = next((f for f in beside if f.is_dir()), None)
    if texts is None:
        raise UsageError(f"{folder}: none of the folders {', '.join(TEXTS)} with its texts stands beside it")
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        figures = [_figure(c) for c in gold["casualties"] if "group" in c or "counted" in c]
        source = texts / f"{path.stem}.txt"
        if source.exists() and (figures or "totals" in gold):
            told = {key: gold[key] for key in ("totals", "totals_also", "totals_alt") if key in gold}
            text = source.read_text("utf-8-sig")
            yield {"doc_id": path.stem, "set": folder.parent.name, "text": text, "figures": figures, **told}


def _figure(gold: Mapping[str, Any]) -> dict[str, Any]:
    other_time = gold.get("relation") == "cumulative" and not gold.get("counted")
    kept = {key: gold.get(key) for key in ("text", "effect", "group", "counted", "min", "max")}
    return {**kept, "other_time": other_time}


def _book(record: Mapping[str, Any], nlp: Language) -> Book:
    component = nlp.get_pipe("casualty_figures")
    assert isinstance(component, CasualtyFigures)
    text = record["text"]
    doc = nlp.make_doc(text.replace("\xa0", " "))
    date = str(record.get("date") or record.get("published") or "")
    doc._.published = publication.find(text, metadata=date, name=str(record.get("doc_id", ""))).date
    with nlp.select_pipes(disable="casualty_figures"):
        doc = nlp(doc)
    entries = with_fates(
        read_entries(doc, casualty_hits(doc), component.quantities, component.lexicon, component.means)
    )
    return settled(Book(with_deeds(with_struck(entries)), doc.text, doc._.published))


def settled(book: Book) -> Book:
    """The book after the passes that go before weighing."""
    for settle in BEFORE_WEIGHING:
        settle(book)
    return book


def _figures(book: Book, figures: Iterable[Mapping[str, Any]]) -> Iterator[tuple[int, GoldFigure]]:
    """The entries that the corpus's figures overlap most, each once."""
    taken: set[int] = set()
    for figure in figures:
        places = [m.start() for m in re.finditer(re.escape(figure["text"]), book.text)]
        near = [
            (_overlap(e, start, start + len(figure["text"])), -e.number)
            for e in book.entries
            for start in places
            if e.effect == figure["effect"] and e.number not in taken
        ]
        overlap, number = max(near, default=(0.0, 0))
        if overlap > 0:
            taken.add(-number)
            yield (
                -number,
                GoldFigure(
                    group=str(figure.get("group") or ""),
                    other_time=bool(figure.get("other_time")),
                    counted=figure.get("counted"),
                    least=figure.get("min"),
                    most=figure.get("max"),
                ),
            )


def _in_order(book: Book, told: Mapping[str, str]) -> Iterator[tuple[int, GoldFigure]]:
    """The entries of each effect by what is told of them; none where the text has more or fewer of them."""
    for effect, said in told.items():
        entries = sorted((e for e in book.entries if e.effect == effect), key=lambda e: (e.start, e.end))
        figures = [TOLD.fullmatch(one.strip()) for one in said.split(";")]
        if len(figures) == len(entries):
            for entry, figure in zip(entries, figures, strict=True):
                if figure is None:
                    raise UsageError(f"{said!r} isn't like 'A: 20+; A: 14 rival', in: {book.text[:80]}")
                yield entry.number, GoldFigure(figure["group"], other_time=figure["relation"] == "cumulative")


def _overlap(entry: Entry, start: int, end: int) -> float:
    """The share that an entry's words and those from start to end have in common."""
    shared = min(entry.end, end) - max(entry.start, start)
    return shared / (max(entry.end, end) - min(entry.start, start) or 1)
