"""Show what the grammar of casualties makes of one sentence, step by step, as docs/casualties.md does.

python docs/worked_sentence.py "At least 34 soldiers, including two officers, were killed and 12 wounded."
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from pipeline.casualties.ledger.book import Book
from pipeline.casualties.ledger.ledger_entries import Entry, read_entries
from pipeline.casualties.ledger.reckoning import reckon
from pipeline.components.casualty_figures import CasualtyFigures, casualty_hits
from pipeline.patterns import read_patterns, shipped_patterns
from pipeline.runs.assemble import DEFAULT_MODEL, Settings, build


def steps(sentence: str) -> Iterator[tuple[str, list[str]]]:
    """Each step's name and its lines."""
    patterns = read_patterns(shipped_patterns())
    nlp = build(Settings(DEFAULT_MODEL, str(shipped_patterns()), "acled"), patterns)
    doc = nlp(sentence)
    component = nlp.get_pipe("casualty_figures")
    assert isinstance(component, CasualtyFigures)
    entries = read_entries(doc, casualty_hits(doc), component.quantities, component.lexicon, component.means)
    book = reckon(entries, doc.text, "")
    reading = entries[0].reading

    def said(start: int, end: int) -> str:
        return " ".join(word.shape for word in reading.words[start:end])

    numbered = [phrase for phrase in reading.phrases if phrase.quantity is not None]
    yield "words", [" ".join(f"{word.shape}/{word.kind}" for word in reading.words)]
    yield (
        "quantities",
        [
            f"{said(q.start, q.end)}: {q.kind}, low {shown(q.low)}, best {shown(q.best)}, high {shown(q.high)}"
            for q in (phrase.quantity for phrase in numbered)
            if q is not None
        ],
    )
    yield "phrases", [said(phrase.start, phrase.end) for phrase in reading.phrases]
    yield "triggers", [f"{said(t.start, t.end)}: {t.effect}, {t.frame}, by {t.rule_id}" for t in reading.triggers]
    yield "insertions", [f"{said(i.start, i.end)}: {i.kind}" for i in reading.insertions]
    yield (
        "figures",
        [f"{said(e.figure.start, e.figure.end)}: {e.effect}, {e.figure.rank}, {e.figure.role}" for e in entries],
    )
    yield (
        "claims",
        [
            f"{name(e, sentence)}: {e.certainty}"
            + (f" by {e.claimant.name}, {e.claimant.route}" if e.claimant.name else "")
            for e in entries
        ],
    )
    yield "ledger", [line(e, book, sentence) for e in entries]


def line(entry: Entry, book: Book, sentence: str) -> str:
    chief = book.chief(entry)
    of = f" of “{name(chief, sentence)}”" if chief is not entry else ""
    counts = "counted" if book.counted[entry.number] else "not counted"
    return f"{name(entry, sentence)}: {book.relation(entry)}{of}, group {book.group[entry.number]}, {counts}"


def name(entry: Entry, sentence: str) -> str:
    return sentence[entry.start : entry.end]


def shown(number: int | None) -> str:
    return "none" if number is None else str(number)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sentence", help="One sentence with a casualty figure.")
    for step, lines in steps(parser.parse_args().sentence):
        for number, text in enumerate(lines):
            print(f"{step if not number else '':<12}{text}")


if __name__ == "__main__":
    main()
