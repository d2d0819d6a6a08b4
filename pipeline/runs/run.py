"""One run: from inputs to a folder of tables, and what it has to say of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from functools import partial
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
from pipeline.runs.run_report import Report
from pipeline.runs.shards import WHOLE, Shard
from pipeline.spacy_start import import_spacy
from pipeline.tables.dialect import DIALECT, Dialect
from pipeline.tables.records import TABLES, ErrorRow

if TYPE_CHECKING:
    from pipeline.runs.article_sources import Annotate
    from pipeline.runs.earlier_run import EarlierRun
    from pipeline.runs.outputs import OutputFolder
    from pipeline.tables.article_tables import ArticleTables


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is asked to do.

    limit: only the first so many articles by id; None: all. profile: a further table, in
    another project's columns ("acled", "ucdp"); "" for none. resume: go on with a run into
    the same folder that was stopped. fresh: take nothing over from an earlier run into that folder.
    allowance: what an article may take of time and memory. engine: where the
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
    fresh: bool = False

    @property
    def alone(self) -> bool:
        """All is done in this process."""
        return self.jobs == 1 and self.engine == PROCESSES


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
        import_spacy()  # once the input is known to be there
        from pipeline.exports.written_formats import formats_of
        from pipeline.runs.article_sources import ArticleSources
        from pipeline.runs.earlier_run import earlier_run
        from pipeline.runs.journal import Journal
        from pipeline.runs.outputs import OutputFolder
        from pipeline.runs.written_results import place_of

        basis, asked = basis_of(request, patterns), {**asked_of(request), "shard": shard}
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
            try:
                earlier = None if request.fresh else usable(earlier_run(request.output), basis, report)
                sources = ArticleSources(corpus, journal, earlier, resume=request.resume)
                report.resumed = sources.resumed
                with journal:
                    if earlier and not (sources.others or request.force) and earlier.stands(asked, taken=total):
                        earlier.tell(report)
                        report.seconds = time.perf_counter() - started
                        return report
                    annotate = annotation(request, patterns, on_loaded=loaded)
                    for number, done in enumerate(sources.done(annotate), start=1):
                        if done.text is not None:
                            output.add_text(place_of(done.result)[0], done.text)
                        output.add_result(done.result)
                        report.count(done.result, new=done.new)
                        if profile and not isinstance(done.result, ErrorRow):
                            report.note(add_events(output, profile, done.result, patterns))
                        progress(number, total)
                    report.rows = dict(output.rows)
                    report.taken_over = sources.taken_over if earlier else None
                    report.seconds = time.perf_counter() - started
                    if earlier:
                        earlier.check()
                    output.commit({**basis, **record(request, report), **asked})
                    report.rows = dict(output.rows)  # with what was made of all articles
                    report.kept = output.kept
            except KeyboardInterrupt as error:
                raise StoppedError(articles=journal.held(), of=total) from error
    return report


def usable(earlier: EarlierRun | None, basis: Mapping[str, Any], report: Report) -> EarlierRun | None:
    """The earlier run, where its rows may be taken over; else the report says why not."""
    report.anew = earlier.obstacle(basis) if earlier else ""
    return None if report.anew else earlier


def annotation(request: Request, patterns: PatternSet, *, on_loaded: Callable[[], None]) -> Annotate:
    """What annotates articles as the run is asked to."""
    from pipeline.runs.assemble import Settings
    from pipeline.runs.batch import annotate

    return partial(
        annotate,
        settings=Settings(request.model, str(request.patterns), request.convention),
        patterns=patterns,
        jobs=request.jobs,
        engine=request.engine,
        scheduler=request.scheduler,
        allowance=request.allowance,
        on_loaded=on_loaded,
    )


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


def asked_of(request: Request) -> dict[str, Any]:
    """What run.json says of what was asked for, as far as the files depend on it."""
    from pipeline.exports.written_formats import formats_of

    return {
        "inputs": [str(path) for path in request.inputs],
        "columns": asdict(request.columns),
        "limit": request.limit,
        "profile": request.profile,
        "formats": [form.name for form in formats_of(request.formats)],
        "dialect": asdict(request.dialect),
    }


def record(request: Request, report: Report) -> dict[str, Any]:
    """What run.json says beside the run's basis and the tables' checksums."""
    return {
        **asked_of(request),
        "jobs": request.jobs,
        "engine": request.engine,
        "article_seconds": request.allowance.seconds,
        "article_megabytes": request.allowance.megabytes,
        "articles": report.articles,
        "resumed": report.resumed,
        "taken_over": report.taken_over,
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
