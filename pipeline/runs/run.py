"""One run: from inputs to a folder of tables, and what it has to say of it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.corpus import Article, Columns, Corpus, read
from pipeline.errors import StoppedError, UsageError, refusals_told
from pipeline.exports.profiles import profile_of
from pipeline.exports.profiles.profile import Profile
from pipeline.layout.paragraphs import LayoutTable
from pipeline.patterns import PatternSet, read_patterns
from pipeline.runs.allowance import Allowance
from pipeline.runs.engines import PROCESSES, check_engine
from pipeline.runs.exchange import unfinished
from pipeline.runs.installed import installed
from pipeline.runs.ownership import WRITTEN, check_free
from pipeline.runs.shards import WHOLE, Shard
from pipeline.tables.dialect import DIALECT, Dialect
from pipeline.tables.records import TABLES, ErrorRow
from pipeline.vocabulary import FoundBy

if TYPE_CHECKING:
    from pipeline.runs.journal import Journal
    from pipeline.runs.outputs import OutputFolder
    from pipeline.tables.extract import ArticleTables

MOST_UNKNOWN = 20


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is asked to do.

    limit: only the first so many articles by id; None: all. profile: a further table, in
    another project's columns ("acled", "ucdp"); "" for none. resume: go on with a run into
    the same folder that was stopped. allowance: what an article may take of time and memory. engine: where the
    articles are annotated; scheduler: the address of a cluster's, "" for one on this machine.
    shard: the part of the articles to do.
    """

    inputs: tuple[Path, ...]
    output: Path
    patterns: Path
    model: str
    convention: str
    columns: Columns = field(default_factory=Columns)
    jobs: int = 1
    engine: str = PROCESSES
    scheduler: str = ""
    shard: Shard = WHOLE
    limit: int | None = None
    profile: str = ""
    formats: str = "csv"
    dialect: Dialect = DIALECT
    allowance: Allowance = field(default_factory=Allowance)
    force: bool = False
    resume: bool = False

    @property
    def alone(self) -> bool:
        """All is done in this process."""
        return self.jobs == 1 and self.engine == PROCESSES


@dataclass(slots=True)
class Report:
    """What a run did. undated: articles without a day of publication. resumed: those that a stopped run had finished.
    rows: of each table. failed: the first few errors. hurt: the articles that have any. whole: how many of these have
    no rows.

    notes: what the user should know of the input; warnings: of the pattern files. kept: where files of the user's own
    went that stood in the tables' way.
    """

    articles: int = 0
    words: int = 0
    undated: int = 0
    resumed: int = 0
    new_words: int = 0  # of the articles that were not resumed
    failed: list[ErrorRow] = field(default_factory=list)
    hurt: set[tuple[str, str]] = field(default_factory=set)
    whole: int = 0
    rows: dict[str, int] = field(default_factory=lambda: dict.fromkeys(TABLES, 0))
    names: Counter[str] = field(default_factory=Counter)  # that no pattern knows
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    kept: tuple[Path, ...] = ()
    seconds: float = 0.0
    loading: float = 0.0  # of these seconds, those before the first new article; 0 with several jobs

    @property
    def words_per_second(self) -> float:
        """Without the time it takes to load the model; with it where several jobs load as they begin."""
        return self.new_words / max(self.seconds - self.loading, 1e-9)

    @property
    def unknown(self) -> list[tuple[str, int]]:
        """Names no pattern knows, most frequent first."""
        return sorted(self.names.items(), key=lambda named: (-named[1], named[0]))[:MOST_UNKNOWN]

    def count(self, result: ArticleTables | ErrorRow, *, new: bool) -> None:
        if isinstance(result, ErrorRow):
            self.note([result])
            self.whole += 1
            return
        self.note(result.errors)
        self.articles += 1
        self.words += result.article.words
        self.undated += not result.article.published
        self.new_words += result.article.words if new else 0
        self.names.update(row.entity_name or row.text for row in result.mentions if row.found_by == FoundBy.MODEL)

    def note(self, errors: Sequence[ErrorRow]) -> None:
        """What an article failed at, or lost some rows by."""
        self.hurt |= {(row.article_id, row.path) for row in errors}
        self.failed += errors[: max(0, MOST_UNKNOWN - len(self.failed))]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run would do: nothing was loaded or written to find it out."""

    articles: int
    characters: int
    failed: tuple[ErrorRow, ...]
    entities: int
    notes: tuple[str, ...]
    warnings: tuple[str, ...]


def plan(request: Request) -> Plan:
    """Check patterns, input and output folder. Raises PipelineError as ``run`` would."""
    with refusals_told(request.output):
        patterns = checked(request)
    with refusals_told(request.output), corpus_of(request, patterns) as corpus:
        request.shard.cut(corpus)
        items = [len(i.text) if isinstance(i, Article) else i for i in corpus]
        failed = tuple(item for item in items if isinstance(item, ErrorRow))
        characters = sum(item for item in items if isinstance(item, int))
        warnings = tuple(str(warning) for warning in patterns.warnings)
        return Plan(len(items) - len(failed), characters, failed, len(patterns.entities), corpus.notes, warnings)


def checked(request: Request) -> PatternSet:
    """The patterns, when they are sound, the convention exists and the output folder is free."""
    check_engine(request.engine, scheduler=request.scheduler)
    check_free(request.output, force=request.force or bool(unfinished(request.output)), writes=writes(request))
    for path in request.inputs:
        if path.is_dir() and path.resolve() == request.output.resolve():
            raise UsageError(f"{path} is both input and output; name another folder with --output")
    patterns = read_patterns(request.patterns)
    if request.convention not in patterns.conventions:
        known = ", ".join(sorted(patterns.conventions)) or "none"
        raise UsageError(f"no convention {request.convention!r} in {request.patterns}/conventions; there are: {known}")
    return patterns


def writes(request: Request) -> tuple[str, ...]:
    """The names of the files that a run writes."""
    from pipeline.exports.written_formats import formats_of

    tables = tables_of(request)
    made = [name for form in formats_of(request.formats) for name in form.names(tables)]
    return (*WRITTEN, *(f"{name}.csv" for name in tables if name not in TABLES), *made)


def tables_of(request: Request) -> dict[str, type]:
    """The row types of the tables that a run writes, by name."""
    profile = profile_of(request.profile) if request.profile else None
    return {**TABLES, **({profile.name: profile.row_type} if profile else {})}


def corpus_of(request: Request, patterns: PatternSet) -> Corpus:
    """The articles that the run is to do, and no others."""
    table = LayoutTable(patterns.layout)
    corpus = read(request.inputs, columns=request.columns, layout=table, leave_out=request.output)
    corpus.entries = corpus.entries[: request.limit]
    return corpus


def run(request: Request, *, progress: Callable[[int, int], None] = lambda done, total: None) -> Report:
    """Annotate the articles and write the tables. progress is told how many of how many articles are done.

    Raises PipelineError, and leaves the tables of the output folder as they were, where the run can't be done or
    finished; StoppedError where the user stops it. What it had finished is kept for a run that resumes.
    """
    started = time.perf_counter()
    with refusals_told(request.output):
        patterns = checked(request)
    profile = profile_of(request.profile) if request.profile else None
    with refusals_told(request.output), corpus_of(request, patterns) as corpus:
        shard = request.shard.cut(corpus)
        from pipeline.exports.written_formats import formats_of
        from pipeline.runs.journal import Journal  # spaCy and pandas are loaded once the input is known to be there
        from pipeline.runs.outputs import OutputFolder

        basis = basis_of(request, patterns)
        total = len(corpus)
        report = Report(notes=corpus.notes, warnings=tuple(str(warning) for warning in patterns.warnings))

        progress(0, total)

        def loaded() -> None:
            report.loading = time.perf_counter() - started

        with OutputFolder(
            request.output,
            further=tables_of(request),
            formats=formats_of(request.formats),
            dialect=request.dialect,
            force=request.force,
        ) as output:
            journal = Journal(request.output, basis)
            report.resumed = journal.finished(corpus.between(0, total)) if request.resume else 0
            try:
                with journal:
                    found = results(request, patterns, corpus, journal, kept=report.resumed, on_loaded=loaded)
                    for number, (item, result) in enumerate(found, start=1):
                        if isinstance(item, Article) and not item.plain:
                            output.add_text(item.article_id, item.text)
                        output.add_result(result)
                        report.count(result, new=number > report.resumed)
                        if profile and not isinstance(result, ErrorRow):
                            report.note(add_events(output, profile, result, patterns))
                        progress(number, total)
                    report.rows = dict(output.rows)
                    report.seconds = time.perf_counter() - started
                    output.commit({**basis, **record(request, report), "shard": shard})
                    report.rows = dict(output.rows)  # with what was made of all articles
                    report.kept = output.kept
            except KeyboardInterrupt as error:
                raise StoppedError(articles=journal.held(), of=total) from error
    return report


def results(
    request: Request,
    patterns: PatternSet,
    corpus: Corpus,
    journal: Journal,
    *,
    kept: int,
    on_loaded: Callable[[], None],
) -> Iterator[tuple[Article | ErrorRow, ArticleTables | ErrorRow]]:
    """Each article with its rows: the first of them kept in the journal, the others annotated now and noted there."""
    from pipeline.runs.assemble import Settings
    from pipeline.runs.batch import annotate

    yield from zip(corpus.between(0, kept), journal.results(kept), strict=True)
    if kept == len(corpus):  # all but the tables was done: the model needn't be loaded
        return
    settings = Settings(request.model, str(request.patterns), request.convention)
    found = annotate(
        corpus.between(kept, len(corpus)),
        settings,
        patterns=patterns,
        jobs=request.jobs,
        engine=request.engine,
        scheduler=request.scheduler,
        allowance=request.allowance,
        on_loaded=on_loaded,
    )
    for item, result in found:
        journal.add(item, result)
        yield item, result


def add_events(output: OutputFolder, profile: Profile, result: ArticleTables, patterns: PatternSet) -> list[ErrorRow]:
    """Draft an article's events for the profile's table. A failure costs the article its events, and nothing else."""
    from pipeline.runs.batch import failed

    try:
        output.add_drafts(profile, profile.drafts(result, patterns.entities))
    except Exception as error:
        fault = failed(result.article, error, stage="profile")
        output.add("errors", [fault])
        return [fault]
    return []


def basis_of(request: Request, patterns: PatternSet) -> dict[str, Any]:
    """What a run's rows depend on besides the articles."""
    return {
        **installed(request.model),
        "patterns": {"folder": str(request.patterns), "sha256": patterns.sha256},
        "convention": request.convention,
    }


def record(request: Request, report: Report) -> dict[str, Any]:
    """What run.json says beside the run's basis and the tables' checksums."""
    from pipeline.exports.written_formats import formats_of

    return {
        "inputs": [str(path) for path in request.inputs],
        "columns": asdict(request.columns),
        "jobs": request.jobs,
        "engine": request.engine,
        "limit": request.limit,
        "profile": request.profile,
        "formats": [form.name for form in formats_of(request.formats)],
        "dialect": asdict(request.dialect),
        "article_seconds": request.allowance.seconds,
        "article_megabytes": request.allowance.megabytes,
        "articles": report.articles,
        "resumed": report.resumed,
        "failed": report.rows["errors"],
        "words": report.words,
        "undated": report.undated,
        "seconds": round(report.seconds, 3),
        "seconds_loading": round(report.loading, 3) if request.alone else None,
        "words_per_second": round(report.words_per_second),
        "unknown_names": dict(report.unknown),
        "notes": list(report.notes),
        "warnings": list(report.warnings),
    }
