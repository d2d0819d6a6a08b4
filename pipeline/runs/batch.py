"""The loop over the articles: batches, memory zones, workers, and one by one where a batch fails."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotations import read_as
from pipeline.corpus import Article
from pipeline.faults import note, told
from pipeline.patterns import read_patterns
from pipeline.runs import assemble
from pipeline.runs.workers import in_order
from pipeline.tables import extract
from pipeline.tables.extract import ArticleTables
from pipeline.tables.records import ErrorRow

Item = Article | ErrorRow
Result = ArticleTables | ErrorRow

# "Mykola\xa0Kravets" is a name of two words: a blank that doesn't break the line is a blank, also where it was decoded
# as what it isn't, "northernÂ city".
BLANK = re.compile(r"\xa0|Â(?=\s)")
BATCH_CHARACTERS = 200_000
BATCH_ARTICLES = 256
WARM_CHARACTERS = 500_000  # after them the tokenizer has met most words, and few new ones are worth keeping


class Annotator:
    """A pipeline, assembled once, that turns batches of articles into plain rows.

    A batch is annotated inside a memory zone, so that what it adds to spaCy's
    vocabulary is freed with it. Inside a zone the tokenizer remembers nothing
    it cuts; the first articles are therefore cut outside.
    """

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.cut = 0  # characters

    def annotate(self, items: Sequence[Item]) -> list[Result]:
        """One result an item, in order. An article that a component fails at has the rows of the others."""
        articles = [item for item in items if isinstance(item, Article)]
        try:
            found = iter(self.rows(articles))
        except Exception:  # whatever a component raises; the article it fails at is found by trying each
            found = iter([self.one(article) for article in articles])
        return [next(found) if isinstance(item, Article) else item for item in items]

    def one(self, article: Article) -> Result:
        """The rows of an article, each component run for itself; an error row where the rest fails."""
        try:
            with self.nlp.memory_zone():
                (doc,) = self.docs([article])
                for name, component in self.nlp.pipeline:
                    doc = tried(doc, name, component)
                return extract.rows(doc, article)
        except Exception as error:
            return failed(article, error)

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
    return read_as(nlp.make_doc(BLANK.sub(" ", text)), text)


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


def failed(article: Article, error: Exception, *, stage: str = "") -> ErrorRow:
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
    jobs: int = 1,
    on_loaded: Callable[[], None] = lambda: None,
) -> Iterator[tuple[Item, Result]]:
    """Each item with its result, in order and the same whatever the number of jobs.

    on_loaded is called when patterns and model are loaded, but not with several jobs: there each worker loads
    them with its first batch, while others may be at work.
    Raises PipelineError where the pipeline can't be assembled or a worker dies.
    """
    if jobs == 1:
        annotator = assembled(settings)
        on_loaded()
        for batch in batches(items):
            yield from zip(batch, annotator.annotate(batch), strict=True)
    else:
        for batch, results in in_order(batches(items), partial(work, settings), jobs=jobs):
            yield from zip(batch, results, strict=True)


def assembled(settings: assemble.Settings) -> Annotator:
    return Annotator(assemble.build(settings, read_patterns(Path(settings.patterns))))


in_this_process = cache(assembled)


def work(settings: assemble.Settings, batch: list[Item]) -> list[Result]:
    """A worker's part. The pipeline is assembled with its first batch and kept."""
    return in_this_process(settings).annotate(batch)
