"""The loop over the articles: batches, memory zones, workers, and one by one where a batch fails."""

from __future__ import annotations

import gc
import re
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotations import read_as
from pipeline.corpus import Article
from pipeline.faults import note, told
from pipeline.patterns import PatternSet, read_patterns
from pipeline.runs import assemble
from pipeline.runs.allowance import Allowance, OverAllowance, watched
from pipeline.runs.batch_care import Item, care_of
from pipeline.runs.engines import PROCESSES
from pipeline.runs.installed import installed
from pipeline.runs.long_words import cut_long_words
from pipeline.runs.workers import FORK, Care, TakeApart, beginning, in_order
from pipeline.tables import extract
from pipeline.tables.article_tables import ArticleTables, Result
from pipeline.tables.records import ArticleRow, ErrorRow

# "Mykola\xa0Kravets" is a name of two words: a blank that doesn't break the line is a blank, also where it was decoded
# as what it isn't, "northernÂ city"; so is a page's end, which spaCy takes for a word.
BLANK = re.compile(r"[\xa0\x0b\x0c\x1c-\x1f\x85\u2028\u2029]|Â(?=\s)")
BATCH_CHARACTERS = 50_000  # fewer cost no time, and keep the last of several workers busy for a second, not for four
BATCH_ARTICLES = 256
AHEAD = 8  # batches for each worker that may wait for a slow one before them
WARM_CHARACTERS = 500_000  # after them the tokenizer has met most words, and few new ones are worth keeping
LONGEST = 2**30  # characters of an article; spaCy's own border, 1 MB, is for a parser that takes a text in one piece
ALLOWANCE = Allowance()
LIMIT = "limit"  # the stage of what took more than it may


class Annotator:
    """A pipeline, assembled once, that turns batches of articles into plain rows.

    A batch is annotated inside a memory zone, so that what it adds to spaCy's
    vocabulary is freed with it. Inside a zone the tokenizer remembers nothing
    it cuts; the first articles are therefore cut outside.

    allowance: what an article may take. simpler: the annotator that has a try at one that takes more.
    """

    def __init__(
        self, nlp: Language, *, allowance: Allowance = ALLOWANCE, simpler: Callable[[], Annotator] | None = None
    ) -> None:
        self.nlp = nlp
        self.allowance = allowance
        self.simpler = simpler
        self.cut = 0  # characters

    def annotate(self, items: Sequence[Item]) -> list[Result]:
        """One result an item, in order. An article that a component fails at has the rows of the others."""
        try:
            return self.at_once(items)
        except TakeApart:
            return [self.at_once([item])[0] for item in items]

    def at_once(self, items: Sequence[Item]) -> list[Result]:
        """One result an item, in order. Raises TakeApart where several articles take more than one may."""
        articles = [item for item in items if isinstance(item, Article)]
        try:
            with watched(self.allowance, sum(len(article.text) for article in articles)):
                found = iter(self.rows(articles))
        except OverAllowance as over:
            if len(articles) > 1:
                raise TakeApart from over
            found = iter([self.simply(articles[0], over)])
        except Exception:  # whatever a component raises; the article it fails at is found by trying each
            found = iter([self.one(article) for article in articles])
        return [next(found) if isinstance(item, Article) else item for item in items]

    def one(self, article: Article) -> Result:
        """The rows of an article, each component run for itself; an error row where the rest fails."""
        try:
            with watched(self.allowance, len(article.text)), self.nlp.memory_zone():
                (doc,) = self.docs([article])
                for name, component in self.nlp.pipeline:
                    doc = tried(doc, name, component)
                return extract.rows(doc, article)
        except OverAllowance as over:
            return self.simply(article, over)
        except Exception as error:
            return failed(article, error)

    def simply(self, article: Article, over: OverAllowance) -> Result:
        """What the simpler annotator makes of an article that took too much, if all of it; else an error row."""
        if self.simpler is not None:
            result = self.simpler().at_once([article])[0]
            if isinstance(result, ArticleTables) and not result.errors:
                kept = (
                    f"{over}, so its rows are those of --model {assemble.BLANK}; for the model's run it again with "
                    f"a larger {over.option}"
                )
                return replace(result, errors=(ErrorRow(article.article_id, article.path, LIMIT, over.error, kept),))
        message = f"{over}; part the text, or run it again with a larger {over.option}"
        return ErrorRow(article.article_id, article.path, LIMIT, over.error, message)

    def rows(self, articles: Sequence[Article]) -> list[Result]:
        learning = self.cut < WARM_CHARACTERS
        docs = self.docs(articles) if learning else []
        with self.nlp.memory_zone():
            docs = docs or self.docs(articles)
            annotated = self.nlp.pipe(docs, batch_size=BATCH_ARTICLES)
            return [extract.rows(doc, article) for doc, article in zip(annotated, articles, strict=True)]

    def docs(self, articles: Sequence[Article]) -> list[Doc]:
        found = []
        for article in articles:
            doc = cut(self.nlp, article.text)
            doc._.article_id = article.article_id
            doc._.published = article.published
            self.cut += len(article.text)
            found.append(doc)
        return found


def cut(nlp: Language, text: str) -> Doc:
    """A text cut into tokens, as all articles are; shown as printed."""
    return read_as(cut_long_words(nlp, BLANK.sub(" ", text)), text)


def tried(doc: Doc, name: str, component: Callable[[Doc], Doc]) -> Doc:
    """The doc with what the component writes; where that fails, as it was, and with the fault noted."""
    groups = set(doc.spans)
    try:
        return component(doc)
    except Exception as error:  # whatever it raises
        for group in set(doc.spans) - groups:
            del doc.spans[group]
        note(doc, name, type(error).__name__, told(error))
        return doc


def failed(article: Article | ArticleRow, error: Exception, *, stage: str = "") -> ErrorRow:
    """The row of an article that failed at that stage, or where its tokens are cut or its rows made."""
    frames = traceback.extract_tb(error.__traceback__)
    stage = stage or ("extract" if any(f.filename == extract.__file__ for f in frames) else "annotate")
    return ErrorRow(article.article_id, article.path, stage, type(error).__name__, told(error))


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Consecutive items, so many that their texts reach BATCH_CHARACTERS, or BATCH_ARTICLES items."""
    batch: list[Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.text) if isinstance(item, Article) else 0
        if size >= BATCH_CHARACTERS or len(batch) == BATCH_ARTICLES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def annotate(
    items: Iterable[Item],
    settings: assemble.Settings,
    *,
    patterns: PatternSet | None = None,
    jobs: int = 1,
    engine: str = PROCESSES,
    scheduler: str = "",
    allowance: Allowance = ALLOWANCE,
    on_loaded: Callable[[], None] = lambda: None,
) -> Iterator[tuple[Item, Result]]:
    """Each item with its result, in order and the same whatever the engine and the number of jobs.

    patterns: as the run has read them; None: they are read here. No worker reads them again.
    on_loaded is called when patterns and model are loaded, but not with several jobs: where workers don't begin as
    copies, each loads the model with its first batch, while others may be at work.
    Raises PipelineError where the pipeline can't be assembled or no worker lives long enough to answer.
    """
    work = Work(settings, patterns or read_patterns(Path(settings.patterns)), allowance)
    if jobs == 1 and engine == PROCESSES:
        annotator = work.annotator
        on_loaded()
        for batch in batches(items):
            yield from zip(batch, annotator.annotate(batch), strict=True)
        return
    care: Care[list[Item], Any] = care_of(allowance)
    if engine == PROCESSES:
        begin = beginning()
        if begin == FORK:
            _ = work.annotator  # once for all workers
        answers = in_order(batches(items), work, jobs=jobs, care=care, begin=begin, ahead=AHEAD)
    else:
        from pipeline.runs.dask_engine import in_order_on_dask

        needs = installed(settings.model)
        answers = in_order_on_dask(batches(items), work, jobs=jobs, scheduler=scheduler, care=care, needs=needs)
    for batch, results in answers:
        yield from zip(batch, results, strict=True)


@dataclass
class Work:
    """A worker's part. It is sent with the patterns that the run read; the pipeline is assembled where the work is
    done, for the first batch, and kept. A worker that is a copy of its parent has the parent's."""

    settings: assemble.Settings
    patterns: PatternSet
    allowance: Allowance = ALLOWANCE

    def __call__(self, batch: list[Item]) -> list[Result]:
        return self.annotator.at_once(batch)

    @cached_property
    def annotator(self) -> Annotator:
        nlp = assemble.build(self.settings, self.patterns)
        nlp.max_length = LONGEST
        gc.freeze()  # patterns and model stay: full collections then look through the articles only
        blank = replace(self, settings=replace(self.settings, model=assemble.BLANK))
        simpler = None if self.settings.model == assemble.BLANK else lambda: blank.annotator
        return Annotator(nlp, allowance=self.allowance, simpler=simpler)
