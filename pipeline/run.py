"""One run: from inputs to a folder of tables, and what it has to say of it."""

from __future__ import annotations

import hashlib
import platform
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.corpus import Article, Columns, Corpus, read
from pipeline.errors import UsageError
from pipeline.normalize import LayoutTable
from pipeline.patterns import PatternSet, read_patterns
from pipeline.profiles import profile
from pipeline.records import TABLES, ErrorRow

MOST_UNKNOWN = 20


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is asked to do.

    limit: only the first so many articles by id; None: all. profile: a further table, in
    another project's columns ("acled", "ucdp"); "" for none.
    """

    inputs: tuple[Path, ...]
    output: Path
    patterns: Path
    model: str
    convention: str
    columns: Columns = field(default_factory=Columns)
    jobs: int = 1
    limit: int | None = None
    profile: str = ""
    force: bool = False


@dataclass(slots=True)
class Report:
    """What a run did. rows: of each table. unknown: names no pattern knows, most frequent first.

    notes: what the user should know of the input; warnings: of the pattern files.
    """

    articles: int = 0
    words: int = 0
    failed: list[ErrorRow] = field(default_factory=list)  # the first few
    rows: dict[str, int] = field(default_factory=lambda: dict.fromkeys(TABLES, 0))
    unknown: list[tuple[str, int]] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    seconds: float = 0.0
    loading: float = 0.0  # of these seconds, those before the first article; 0 with several jobs

    @property
    def words_per_second(self) -> float:
        """Without the time it takes to load the model; with it where several jobs load as they begin."""
        return self.words / max(self.seconds - self.loading, 1e-9)


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
    patterns = checked(request)
    with corpus_of(request, patterns) as corpus:
        items = list(islice(((len(i.text) if isinstance(i, Article) else i) for i in corpus), request.limit))
        failed = tuple(item for item in items if isinstance(item, ErrorRow))
        characters = sum(item for item in items if isinstance(item, int))
        warnings = tuple(str(warning) for warning in patterns.warnings)
        return Plan(len(items) - len(failed), characters, failed, len(patterns.entities), corpus.notes, warnings)


def checked(request: Request) -> PatternSet:
    """The patterns, when they are sound, the convention exists and the output folder is free."""
    from pipeline.outputs import check_free

    check_free(request.output, force=request.force)
    for path in request.inputs:
        if path.is_dir() and path.resolve() == request.output.resolve():
            raise UsageError(f"{path} is both input and output; name another folder with --output")
    if request.profile:
        profile(request.profile)
    patterns = read_patterns(request.patterns)
    if request.convention not in patterns.conventions:
        known = ", ".join(sorted(patterns.conventions)) or "none"
        raise UsageError(f"no convention {request.convention!r} in {request.patterns}/conventions; there are: {known}")
    return patterns


def corpus_of(request: Request, patterns: PatternSet) -> Corpus:
    table = LayoutTable(patterns.layout)
    return read(request.inputs, columns=request.columns, layout=table, leave_out=request.output)


def run(request: Request, *, progress: Callable[[int, int], None] = lambda done, total: None) -> Report:
    """Annotate the articles and write the tables. progress is told how many of how many articles are done.

    Raises PipelineError, and leaves the output folder as it was, where the run can't be done or finished.
    """
    started = time.perf_counter()
    patterns = checked(request)
    with corpus_of(request, patterns) as corpus:
        from pipeline.assemble import Settings  # spaCy and pandas are loaded once the input is known to be there
        from pipeline.batch import annotate
        from pipeline.outputs import OutputFolder

        settings = Settings(request.model, str(request.patterns), request.convention)
        total = min(len(corpus), request.limit or len(corpus))
        report = Report(notes=corpus.notes, warnings=tuple(str(warning) for warning in patterns.warnings))
        unknown: Counter[str] = Counter()

        def loaded() -> None:
            report.loading = time.perf_counter() - started

        row_type, profile_rows = profile(request.profile) if request.profile else (None, None)
        with OutputFolder(request.output, further={request.profile: row_type} if row_type else {}) as output:
            for item, result in annotate(islice(corpus, total), settings, jobs=request.jobs, on_loaded=loaded):
                if isinstance(item, Article) and not item.plain:
                    output.add_text(item.article_id, item.text)
                if isinstance(result, ErrorRow):
                    output.add("errors", [result])
                    if len(report.failed) < MOST_UNKNOWN:
                        report.failed.append(result)
                else:
                    output.add("articles", [result.article])
                    output.add("mentions", result.mentions)
                    output.add("casualties", result.casualties)
                    output.add("quotes", result.quotes)
                    if profile_rows:
                        output.add(request.profile, profile_rows(result, patterns.entities))
                    for row_id, reasons in result.reasons:
                        output.add_reasons(row_id, reasons)
                    report.articles += 1
                    report.words += result.article.words
                    unknown.update(row.entity_name or row.text for row in result.mentions if row.found_by == "model")
                progress(output.rows["articles"] + output.rows["errors"], total)
            report.rows = dict(output.rows)
            report.unknown = sorted(unknown.items(), key=lambda named: (-named[1], named[0]))[:MOST_UNKNOWN]
            report.seconds = time.perf_counter() - started
            output.commit(record(request, patterns, report))
    return report


def record(request: Request, patterns: PatternSet, report: Report) -> dict[str, Any]:
    """What run.json says beside the tables' checksums."""
    return {
        "wireledger": __version__,
        "python": platform.python_version(),
        "spacy": version("spacy"),
        "model": {"name": request.model, **model_facts(request.model)},
        "patterns": {"folder": str(request.patterns), "sha256": patterns.sha256},
        "convention": request.convention,
        "inputs": [str(path) for path in request.inputs],
        "columns": asdict(request.columns),
        "jobs": request.jobs,
        "limit": request.limit,
        "profile": request.profile,
        "articles": report.articles,
        "failed": report.rows["errors"],
        "words": report.words,
        "seconds": round(report.seconds, 3),
        "seconds_loading": round(report.loading, 3) if request.jobs == 1 else None,
        "words_per_second": round(report.words_per_second),
        "unknown_names": dict(report.unknown),
        "notes": list(report.notes),
        "warnings": list(report.warnings),
    }


def model_facts(name: str) -> dict[str, str]:
    """Version and checksum of an installed model package or of a model's folder; nothing for "blank"."""
    from spacy.util import get_package_path

    from pipeline.assemble import BLANK

    if name == BLANK:
        return {}

    try:
        facts = {"version": version(name)}
    except PackageNotFoundError:
        facts = {}
    folder = Path(name) if Path(name).is_dir() else get_package_path(name)
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return {**facts, "sha256": digest.hexdigest()}
