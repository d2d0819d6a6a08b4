"""``wireledger evaluate``: hand-made gold against the tables."""

from __future__ import annotations

import json
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import Convention, Model, Patterns
from pipeline.cli.run import DEFAULT_MODEL
from pipeline.cli.terminal import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pipeline.corpus import Columns
    from pipeline.evaluation.run_tables import Ledger
    from pipeline.evaluation.verdicts import Verdict


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD",
            help="A folder with one .json an article, a .jsonl of texts with their attributions, or a .csv of verdicts "
            "saved from a report.",
        ),
    ],
    texts: Annotated[
        Path | None,
        typer.Option(help="Folder of the gold's texts; the folder dispatches beside GOLD.", show_default=False),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="Judge the tables in this folder instead of a run made now.", show_default=False
        ),
    ] = None,
    model: Model = DEFAULT_MODEL,
    patterns: Patterns = None,
    convention: Convention = "acled",
    show: Annotated[bool, typer.Option("--show", help="Print every miss too, one a line.")] = False,
    json_file: Annotated[
        Path | None, typer.Option("--json", help="Write the figures to this file too.", show_default=False)
    ] = None,
) -> None:
    """Measure the tables against hand-made gold.

    Runs over the gold's texts and prints how often the tables are right, with 95 % intervals, the weakest figure first.

    Totals, events and victims are measured where the gold says them. The figures are Markdown tables;
    data/README.md explains the format of the gold.

    \b
    Examples:
      wireledger evaluate data/gold --show
      wireledger evaluate data/gold -o outputs --json figures.json
      wireledger evaluate verdicts.csv -o outputs
    """
    from pipeline.corpus import Columns
    from pipeline.evaluation.gold import read_articles, read_attributions
    from pipeline.evaluation.judgement import judge_articles, judge_attributed_texts, text_files
    from pipeline.evaluation.report import as_json, markdown, misses
    from pipeline.evaluation.run_tables import read_ledgers

    inputs: tuple[Path, ...]
    judge: Callable[[Mapping[str, Ledger]], list[Verdict]]
    if gold.suffix == ".csv":
        judged = f"the verdicts in {gold}"
    elif gold.suffix == ".jsonl":
        documents = read_attributions(gold)
        inputs, columns, judged = (gold,), Columns(id="doc_id", text="text"), f"{len(documents)} texts in {gold}"
        judge = partial(judge_attributed_texts, documents)
    else:
        articles = read_articles(gold)
        files = text_files(articles, texts or gold.parent / "dispatches")
        inputs, columns, judged = tuple(files.values()), Columns(), f"{len(articles)} articles in {gold}"
        judge = partial(judge_articles, articles, files)
    if json_file and json_file.exists() and not are_figures(json_file):
        from pipeline.errors import UsageError

        raise UsageError(f"--json {json_file} holds other things than figures; name a new file")
    if gold.suffix == ".csv":
        verdicts = verdicts_of_readers(gold, output, show=show)
    else:
        with tempfile.TemporaryDirectory() as folder:
            tables = output or run_now(inputs, Path(folder), columns, model, patterns, convention)
            verdicts = judge(read_ledgers(tables))
    say(markdown(verdicts, measured_on=judged if output else f"{judged}, model {model}"), nl=False)
    if show:
        say()
        for line in misses(verdicts):
            say(line)
    if json_file:
        json_file.write_text(json.dumps(as_json(verdicts), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def verdicts_of_readers(file: Path, output: Path | None, *, show: bool) -> list[Verdict]:
    """Readers' verdicts on the rows of a run; on standard error, those that say nothing of its rows now."""
    from pipeline.errors import UsageError
    from pipeline.evaluation.row_verdicts import judge_rows, read_verdicts, told_aside

    if output is None:
        raise UsageError(f"{file} judges the rows of a run; name its folder with --output")
    found = judge_rows(read_verdicts(file), output)
    for line in told_aside(found, all_of_them=show):
        say(line, err=True)
    return found.verdicts


def are_figures(path: Path) -> bool:
    """Whether a file holds what ``--json`` wrote, which may be replaced."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(held, dict) and {"figures", "breakdowns", "calibration"} <= held.keys()


def run_now(
    inputs: tuple[Path, ...], folder: Path, columns: Columns, model: str, patterns: Path | None, convention: str
) -> Path:
    """Write the tables of the inputs to the folder, and say on standard error where an article failed."""
    from pipeline.patterns import shipped_patterns
    from pipeline.runs.run import Request, run

    request = Request(
        inputs=inputs,
        output=folder,
        patterns=patterns or shipped_patterns(),
        model=model,
        convention=convention,
        columns=columns,
    )
    for row in run(request).failed:
        say(f"{row.article_id or row.path}: {row.message}", err=True)
    return folder
