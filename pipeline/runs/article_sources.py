"""Where each article's rows come from: an earlier run, the journal of one that was stopped, or the pipeline."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass

from pipeline.corpus import Article, Corpus
from pipeline.runs.batch_care import Item
from pipeline.runs.earlier_run import EarlierRun
from pipeline.runs.journal import Journal
from pipeline.runs.written_results import text_of
from pipeline.tables.article_tables import Result
from pipeline.tables.records import ErrorRow

Annotate = Callable[[Iterator[Item]], Iterator[tuple[Item, Result]]]


@dataclass(frozen=True, slots=True)
class Done:
    """An article's result. text: what texts/ is to hold of it; None where the input holds it as it was read. new: it
    was made now."""

    result: Result
    text: str | None
    new: bool


class ArticleSources:
    """The articles of a corpus, parted by where their rows come from.

    earlier: None where no run's rows may be taken over. resume: the journal of a stopped run counts, as far as it has
    what stands first among the others.
    """

    def __init__(self, corpus: Corpus, journal: Journal, earlier: EarlierRun | None, *, resume: bool) -> None:
        self.corpus = corpus
        self.journal = journal
        self.earlier = earlier
        self.taken = bytes(earlier.has(corpus)) if earlier else bytes(len(corpus))  # a flag an entry
        self.others = [entry for entry, taken in zip(corpus.entries, self.taken, strict=True) if not taken]
        self.resumed = journal.finished(map(corpus.load, self.others)) if resume else 0
        self.taken_over = 0  # articles so far

    def done(self, annotate: Annotate) -> Iterator[Done]:
        """All articles in their order; annotate is given those that are to be read, and journals them."""
        entries = (entry for entry, taken in zip(self.corpus.entries, self.taken, strict=True) if taken)
        with closing(self.made(annotate)) as made:
            kept = self.earlier.results(entries) if self.earlier else iter(())
            for taken in self.taken:
                yield self.kept(next(kept)) if taken else next(made)

    def kept(self, result: Result) -> Done:
        assert self.earlier is not None  # it has the result
        self.taken_over += not isinstance(result, ErrorRow)
        return Done(result, text_of(self.earlier.folder, result), new=False)

    def made(self, annotate: Annotate) -> Generator[Done, None, None]:
        """Those that are not taken over: first the ones in the journal."""
        first, rest = self.others[: self.resumed], self.others[self.resumed :]
        for item, result in zip(map(self.corpus.load, first), self.journal.results(len(first)), strict=True):
            yield Done(result, text_to_keep(item), new=False)
        if not rest:  # the model needn't be loaded
            return
        for item, result in annotate(map(self.corpus.load, rest)):
            self.journal.add(item, result)
            yield Done(result, text_to_keep(item), new=True)


def text_to_keep(item: Item) -> str | None:
    return item.text if isinstance(item, Article) and not item.plain else None
