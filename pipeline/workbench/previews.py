"""What an edit of the patterns changes in the tables, found by running again only what it can concern."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.corpus import Article, Corpus
from pipeline.errors import UsageError
from pipeline.patterns import PatternSet, read_patterns
from pipeline.tables.fingerprint import fingerprint_of
from pipeline.workbench.changes import Change, changes
from pipeline.workbench.clues import ClueIndex, runs_and_consonants, stands
from pipeline.workbench.edits import Edit, edits
from pipeline.workbench.grounds import Grounds
from pipeline.workbench.sides import Side, of_results

Progress = Callable[[int, int], None]
MOST_PLACES = 5  # pattern lines named for one change


@dataclass(frozen=True, slots=True)
class Preview:
    """The changes that an edit makes.

    articles: how many there are; again: how many were run again, reused: whether the old side is a run's tables, with
    the reason in ``why_not`` where it isn't. concerned: by article, the numbers of the edits that it holds a word of.
    """

    changes: list[Change]
    edits: list[Edit]
    concerned: Mapping[str, frozenset[int]]
    articles: int
    again: int
    reused: bool
    why_not: str

    def made_by(self, change: Change) -> list[str]:
        """The pattern lines behind a change: the edited rows that it names, else those with words in its sentence, else
        all that the article has a word of."""
        concerned = sorted(self.concerned.get(change.article_id, ()))
        cells = {cell for row in (change.old, change.new) if row for cell in row.values() if cell}
        named = [n for n in concerned if self.edits[n].row_id and self.edits[n].row_id in cells]
        if not named:
            sentence = runs_and_consonants(change.sentence)
            named = [n for n in concerned if any(clue and stands(clue, sentence) for clue in self.edits[n].clues)]
        found = [str(self.edits[n]) for n in named or concerned]
        more = [f"and {len(found) - MOST_PLACES:,} more edits"] if len(found) > MOST_PLACES else []
        return [*found[:MOST_PLACES], *more]


def preview(
    old_folder: Path, new_folder: Path, on: Grounds, *, jobs: int = 1, progress: Progress = lambda done, total: None
) -> Preview:
    """Compare what two folders of patterns make of the same articles.

    The result is that of two whole runs. Raises PatternFaults where a folder has faults, UsageError where one lacks the
    convention.
    """
    old, new = read_patterns(old_folder), read_patterns(new_folder)
    for patterns in (old, new):
        if on.convention not in patterns.conventions:
            raise UsageError(
                f"no convention {on.convention!r} in {patterns.folder}/conventions; add it, or name another"
            )
    made = edits(old, new, convention=on.convention)
    with on.corpus(new) as corpus:
        articles, concerned = concerned_articles(corpus, on, made)
        total = min(len(corpus), on.limit or len(corpus))
    texts = {article.article_id: fingerprint_of(article.text) for article in articles}
    before, why_not = on.tables(old, texts) if made else ({}, "")
    kept = {row["article_id"] for row in before.get("articles", ())}
    anew = [article for article in articles if article.article_id not in kept]
    count = len(articles) + len(anew)
    done = 0

    def told(_: object) -> None:
        nonlocal done
        done += 1
        progress(done, count)

    new_side = annotated(articles, new, on, jobs, told)
    old_side = annotated(with_titles(anew, on, old), old, on, jobs, told)
    both = {table: [*before.get(table, ()), *old_side.get(table, ())] for table in {*before, *old_side}}
    return Preview(
        changes=changes({t: rows for t, rows in both.items() if t in new_side}, new_side),
        edits=made,
        concerned=concerned,
        articles=total,
        again=len(articles),
        reused=bool(before),
        why_not=why_not,
    )


def concerned_articles(
    corpus: Corpus, on: Grounds, made: Sequence[Edit]
) -> tuple[list[Article], dict[str, frozenset[int]]]:
    """The articles that hold a word of an edit, and of which edits."""
    if not made:
        return [], {}
    index = ClueIndex((clue, number) for number, edit in enumerate(made) for clue in edit.clues)
    found, concerned = [], {}
    for entry, text in on.texts(corpus):
        if owners := index.owners(text):
            article = corpus.load(entry)
            assert isinstance(article, Article)  # it was read a moment ago
            found.append(article)
            concerned[article.article_id] = frozenset(owners)
    return found, concerned


def annotated(
    articles: Sequence[Article], patterns: PatternSet, on: Grounds, jobs: int, told: Callable[[object], None]
) -> Side:
    """The tables of some articles. No model is loaded where there are none."""
    if not articles:
        return of_results([])
    from pipeline.runs.assemble import Settings
    from pipeline.runs.batch import annotate

    results = []
    settings = Settings(on.model, patterns.folder, on.convention)
    for _, result in annotate(articles, settings, patterns=patterns, jobs=jobs):
        results.append(result)
        told(result)
    return of_results(results)


def with_titles(articles: Sequence[Article], on: Grounds, patterns: PatternSet) -> list[Article]:
    """The same articles as a run with other patterns reads them: a boilerplate line is no title."""
    if not articles:
        return []
    wanted = {article.article_id for article in articles}
    with on.corpus(patterns) as corpus:
        return [item for item in on.items(corpus) if isinstance(item, Article) and item.article_id in wanted]
