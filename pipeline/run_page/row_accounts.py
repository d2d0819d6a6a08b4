"""What each row rests on, in sentences: as ``wireledger why`` gives them, without patterns, model or the text.

The page is the same for the same run, so no line number of a pattern file that may have been edited since stands in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline.patterns.entries import PatternSet
from pipeline.run_page.run_files import Row, RunFiles
from pipeline.vocabulary import FoundBy
from pipeline.why.account import account
from pipeline.why.speech_account import speech_account

Told = tuple[str, str]  # label and sentence
NO_PATTERNS = PatternSet(folder="", entities={}, phrases=(), cues=(), conventions={}, layout=(), sha256="")
KINDS = {
    "direct": "the words stand in quotation marks, or in a block of speech of their own",
    "partial": "some words in marks, inside the reporter's own clause",
    "indirect": "told in the reporter's words, without marks",
}


class Accounts:
    """The accounts of a run's rows; ``of`` gives those of one row."""

    def __init__(self, run: RunFiles) -> None:
        self.reasons = run.reasons
        self.groups = grouped(run.tables["casualties"], "claim_group")
        self.figures = grouped(run.tables["casualties"], "event_id")
        self.telling = {row["casualty_id"]: row for row in run.tables["casualties"]}
        self.ways: dict[str, Callable[[Row], Iterable[Told]]] = {
            "mentions": of_mention,
            "casualties": self.of_casualty,
            "events": self.of_event,
            "victims": self.of_victim,
            "quotes": self.of_quote,
        }

    def of(self, table: str, row: Row) -> list[Told]:
        """Label and sentence of each thing there is to say; nothing where the row lacks the columns it takes."""
        try:
            return [(label, " ".join(said.split())) for label, said in self.ways[table](row)]
        except (KeyError, ValueError):  # a table of an older version, or of another hand
            return []

    def of_casualty(self, row: Row) -> Iterator[Told]:
        group = self.groups.get(row["claim_group"], [row])
        return account(row, group, dict(self.reasons.get(row["casualty_id"], ())), NO_PATTERNS)

    def of_quote(self, row: Row) -> Iterator[Told]:
        yield "words", KINDS.get(row["kind"], row["kind"]) + (f"; “{row['cue']}” reports them" if row["cue"] else "")
        yield from speech_account(row, [term for term, _ in self.reasons.get(row["quote_id"], ())], NO_PATTERNS)
        if row["stance"] and row["cue"]:
            yield "stance", f"{row['stance']}, by “{row['cue']}”"

    def of_event(self, row: Row) -> Iterator[Told]:
        figures = self.figures.get(row["event_id"], [])
        counting = sum(figure["counted"] == "yes" for figure in figures)
        yield "made of", f"{counted(len(figures), 'figure')} of the article, {counting} of them counted"
        yield (
            "by whose word",
            f"{counted(int(row['claimants'] or 0), 'claimant')}" + (", who differ" if row["rivals"] == "yes" else ""),
        )
        if row["kind"] == "other time":
            yield "not added", "it is a longer period, a rate or an earlier event"
        if row["confidence"]:
            yield "how sure", f"{row['confidence']} of 1, that of its least sure counted figure"

    def of_victim(self, row: Row) -> Iterator[Told]:
        told = self.telling.get(row["casualty_id"])
        if told:
            yield "told by", f"{told['casualty_id']} “{told['text']}”"
        yield (
            "counted",
            f"{row['counted']}: its group of victims "
            + ("adds to the article's totals" if row["counted"] == "yes" else "adds nothing to the article's totals"),
        )


def of_mention(row: Row) -> Iterator[Told]:
    if row["found_by"] == FoundBy.MODEL:
        yield "found by", "the statistical model, which saw a name that no pattern knows"
    else:
        known = f", as {row['entity_id']}" if row["entity_id"] else ""
        yield "found by", f"the pattern files{known}"
    if row["entity_name"] and row["entity_name"] != row["text"]:
        yield "stands for", f"{row['entity_name']}, {row['entity_type'].replace('_', ' ')}"


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def grouped(rows: Sequence[Row], column: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.get(column, ""), []).append(row)
    return found
