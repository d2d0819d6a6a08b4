"""Runs over disjoint parts of one input, made one: the same files, byte for byte, as one run over all of it writes.

What is made of all articles together (``OutputFolder.commit``) is made anew, of the merged rows. The shards are read
side by side, an article at a time; those that follow one another, as the parts of ``--shard`` do, one after the other.
"""

from __future__ import annotations

import errno
import heapq
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.corpus import Columns
from pipeline.errors import PipelineError, UsageError, refused
from pipeline.exports.profiles import profile_of
from pipeline.exports.written_formats import formats_of
from pipeline.patterns import PatternSet, read_patterns
from pipeline.runs.allowance import Allowance
from pipeline.runs.finished_runs import finished_run
from pipeline.runs.installed import difference, row_conditions
from pipeline.runs.outputs import OutputFolder
from pipeline.runs.ownership import RUN, checksum, foreign
from pipeline.runs.run import Request, add_events, record, tables_of
from pipeline.runs.run_report import Report
from pipeline.runs.shards import Shard
from pipeline.runs.written_results import add_text, place_of, results_of, without_remade
from pipeline.tables.article_tables import ArticleTables, Result
from pipeline.tables.dialect import Dialect

BASIS = ("wireledger", "program_sha256", "python", "spacy", "model", "patterns", "convention")  # as run.json has them
NAMED = 3  # of missing parts


@dataclass(frozen=True, slots=True)
class WrittenShard:
    """The folder of a run over a part, and what its run.json says."""

    folder: Path
    said: Mapping[str, Any]

    @property
    def part(self) -> Shard | None:
        part = self.said.get("shard")
        return Shard(part["number"], part["of"]) if part else None


def merge(
    folders: Sequence[Path],
    output: Path,
    *,
    formats: str = "",
    patterns: Path | None = None,
    force: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Report:
    """Write the tables of the shards into one folder.

    formats: as of a run; "": those of the shards. patterns: where they lie now; None: where the runs had them. They
    are read only where a profile's table is to be made.
    Raises UsageError where the shards are not of one corpus and one kind of run, or hold an article twice.
    """
    started = time.perf_counter()
    shards = alike([written_shard(folder) for folder in dict.fromkeys(folders)], formats=formats)
    if output.resolve() in {shard.folder.resolve() for shard in shards}:
        raise UsageError(f"{output} is one of the shards; name another folder with --output")
    request = request_of(shards, output, formats=formats, patterns=patterns)
    profile = profile_of(request.profile) if request.profile else None
    known = patterns_of(request, shards[0]) if profile else None
    report = Report(notes=together(shards, "notes"), warnings=together(shards, "warnings"))
    total = sum(shard.said["tables"]["articles.csv"]["rows"] for shard in shards)
    with OutputFolder(
        output, further=tables_of(request), formats=formats_of(request.formats), dialect=request.dialect, force=force
    ) as written:
        try:
            for folder, result in once(in_order(shards)):
                add_text(written, folder, result)
                written.add_result(result)
                report.count(result, new=False)
                if profile and known and isinstance(result, ArticleTables):
                    report.note(add_events(written, profile, result, known))
                progress(report.articles, total)
            report.rows = dict(written.rows)
            report.seconds = time.perf_counter() - started
            basis = {name: shards[0].said[name] for name in BASIS if name in shards[0].said}
            written.commit({**basis, **record(request, report), **told_of(shards)})
            report.rows = dict(written.rows)  # with what was made of all articles
        except OSError as error:
            raise not_merged(error, output, len(shards)) from error
        report.kept = written.kept
    return report


def written_shard(folder: Path) -> WrittenShard:
    """A run's folder, whole and as the run left it; else UsageError."""
    said = finished_run(folder, remedy="run that part again")
    if said["wireledger"] != __version__:
        raise UsageError(f"{folder} is of wireledger {said['wireledger']}, this is {__version__}; merge with that")
    names = (*said.get("tables", ()), *said.get("files", ()))
    if missing := next((name for name in names if not (folder / name).exists()), None):
        raise UsageError(f"{folder / missing} is missing; run that part again")
    if changed := next(foreign(folder, ()), None):
        raise UsageError(f"{changed} was changed after its run; run that part again")
    return WrittenShard(folder, said)


def alike(shards: Sequence[WrittenShard], *, formats: str) -> list[WrittenShard]:
    """The shards in the order of their parts. Raises UsageError where they can't be parts of one run."""
    first, *others = shards
    for shard in others:
        if found := difference(conditions(first.said, formats), conditions(shard.said, formats)):
            name, one, other = found
            raise UsageError(
                f"{first.folder} and {shard.folder} differ in {name}: {one or 'none'} and {other or 'none'}; "
                "run the parts alike"
            )
    check_parts(shards)
    return sorted(shards, key=lambda shard: shard.part.number if shard.part else 0)


def conditions(said: Mapping[str, Any], formats: str) -> dict[str, str]:
    """What a run was made with that shows in its files, by what it is called."""
    return {
        **row_conditions(said),
        "the profile": str(said["profile"]),
        "the columns": json.dumps(said["columns"]),
        "the CSV dialect": json.dumps(said["dialect"]),
        "the formats": formats or ",".join(said["formats"]),
        "the corpus": (said.get("shard") or {}).get("of_sha256", "")[:12],
        "the number of parts": str((said.get("shard") or {}).get("of", "")),
    }


def check_parts(shards: Sequence[WrittenShard]) -> None:
    """Raise UsageError where a part of ``--shard`` is there twice or not at all."""
    there: dict[int, Path] = {}
    for shard in shards:
        if shard.part and shard.part.number in there:
            raise UsageError(f"part {shard.part} is in {there[shard.part.number]} and in {shard.folder}; name one")
        if shard.part:
            there[shard.part.number] = shard.folder
    if part := shards[0].part:
        missing = [f"{number}/{part.of}" for number in range(1, part.of + 1) if number not in there]
        if missing:
            named = ", ".join(missing[:NAMED]) + (f" and {len(missing) - NAMED} more" if len(missing) > NAMED else "")
            raise UsageError(f"part {named} is missing; run it with --shard {missing[0]}")


def request_of(shards: Sequence[WrittenShard], output: Path, *, formats: str, patterns: Path | None) -> Request:
    """The one run that the shards together are."""
    said = shards[0].said
    return Request(
        inputs=tuple(dict.fromkeys(Path(path) for shard in shards for path in shard.said["inputs"])),
        output=output,
        patterns=patterns or Path(said["patterns"]["folder"]),
        model=said["model"]["name"],
        convention=said["convention"],
        columns=Columns(**said["columns"]),
        limit=said["limit"],
        profile=said["profile"],
        formats=formats or ",".join(said["formats"]),
        dialect=Dialect(**said["dialect"]),
        allowance=Allowance(said["article_seconds"], said["article_megabytes"]),
    )


def patterns_of(request: Request, shard: WrittenShard) -> PatternSet:
    """The patterns that the runs had. Raises UsageError where they lie no longer there."""
    if not request.patterns.is_dir():
        raise UsageError(f"{request.patterns}, the patterns of the runs, is not here; name them with --patterns")
    found = read_patterns(request.patterns)
    if found.sha256 != shard.said["patterns"]["sha256"]:
        raise UsageError(f"{request.patterns} holds other patterns than the runs had; name theirs with --patterns")
    return found


def together(shards: Sequence[WrittenShard], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for shard in shards for line in shard.said[name]))


def told_of(shards: Sequence[WrittenShard]) -> dict[str, Any]:
    """What run.json says otherwise than that of one run."""
    merged = [
        {"folder": str(shard.folder), "shard": shard.said.get("shard"), "run_sha256": checksum(shard.folder / RUN)}
        for shard in shards
    ]
    unknown = dict.fromkeys(("jobs", "seconds_loading", "words_per_second", "shard"))
    return {**unknown, "engine": "merge", "merged": merged}


def in_order(shards: Sequence[WrittenShard]) -> Iterator[tuple[Path, Result]]:
    """Each result of all shards in the order of one run. A shard is opened when its first article's turn has come."""
    heap: list[tuple[tuple[str, str], int, Result | None, Iterator[Result]]] = []
    for number, shard in enumerate(shards):
        if first := next(results_of(shard.folder), None):
            heap.append((place_of(first), number, None, results_of(shard.folder)))
    heapq.heapify(heap)
    while heap:
        _, number, result, rest = heap[0]
        if result is not None:
            yield shards[number].folder, result
        if (following := next(rest, None)) is None:
            heapq.heappop(heap)
        else:
            heapq.heapreplace(heap, (place_of(following), number, following, rest))


def once(results: Iterator[tuple[Path, Result]]) -> Iterator[tuple[Path, Result]]:
    """The results without errors of what is made anew. Raises UsageError where two shards hold one article."""
    before, held = "", Path()
    for folder, result in results:
        article_id, _ = place_of(result)
        if article_id and article_id == before:
            raise UsageError(f"{article_id} is in {held} and in {folder}; leave one out, or give it another id")
        before, held = article_id, folder
        yield folder, without_remade(result)


def not_merged(error: OSError, output: Path, shards: int) -> PipelineError:
    if error.errno == errno.EMFILE:
        return PipelineError(
            f"the articles of {shards:,} shards lie among each other, and so many files can't be open at once; "
            "allow more (ulimit -n), or merge some of them first"
        )
    return refused(error, output)
