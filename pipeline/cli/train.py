"""``wireledger train``: learn the weights of the rankers anew."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import Patterns
from pipeline.cli.run import DEFAULT_MODEL, pattern_folder
from pipeline.cli.terminal import say
from pipeline.errors import UsageError


def train(
    corpora: Annotated[
        list[Path],
        typer.Argument(
            metavar="CORPUS…",
            help="A .jsonl of annotated attributions; with --counting, tables or folders of counted articles; "
            "with --stories or --incidents, runs and tables of what their articles are about.",
            exists=True,
        ),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Folder to write the tables of weights into.", file_okay=False)
    ] = Path("weights"),
    model: Annotated[str, typer.Option(help="An installed spaCy model with a tagger and a parser.")] = DEFAULT_MODEL,
    counting: Annotated[bool, typer.Option("--counting", help="Learn from counted articles what counts once.")] = False,
    names: Annotated[
        bool, typer.Option("--names", help="The corpus holds the names of speakers; learn how sure a name is.")
    ] = False,
    stories: Annotated[
        bool, typer.Option("--stories", help="Learn from runs or made archives which articles are one story.")
    ] = False,
    incidents: Annotated[
        bool, typer.Option("--incidents", help="Learn from runs which events of their articles are one incident.")
    ] = False,
    patterns: Patterns = None,
) -> None:
    """Learn the rankers' weights anew, from a corpus.

    They choose a quotation's speaker and what a cue attributes. The corpus holds annotated attributions.
    With --counting the corpora hold articles with their totals or with figures in groups, and the weights say which
    figures are the same dead; how well they do on articles held out is printed first.
    With --names the corpus holds quotations with their speakers' names, and the weights are those of the confidence.
    With --stories or --incidents the corpora are folders of runs, and tables (.csv) that name of each article
    (article_id) its story or its incident; --stories also takes made archives and tables of lessons.

    docs/training.md says what a line of the corpus holds and what the shipped weights were learnt from.

    \b
    Examples:
      wireledger train corpus.jsonl -o pipeline/quotations/weights
      wireledger train --counting totals.jsonl news/gold -o pipeline/casualties/ledger
      wireledger train --incidents runs/week about.csv -o pipeline/incidents
    """
    folder = patterns or pattern_folder()
    if counting + names + stories + incidents > 1:
        raise UsageError("name one of --counting, --names, --stories and --incidents")
    if not counting + stories + incidents and (len(corpora) > 1 or corpora[0].is_dir()):
        raise UsageError("give one corpus, a file, or --counting with tables and folders of counted articles")
    from pipeline.training.weights_training import (
        train_counting_weights,
        train_linking_weights,
        train_naming_weights,
        train_weights,
        write_weights,
    )

    if counting:
        learnt = train_counting_weights(corpora, model=model, patterns=folder, say=partial(say, err=True))
    elif stories or incidents:
        learnt = train_linking_weights(corpora, stories=stories, say=partial(say, err=True))
    else:
        learn = train_naming_weights if names else train_weights
        learnt = learn(corpora[0], model=model, patterns=folder)
    output.mkdir(parents=True, exist_ok=True)
    for name, weights in learnt.items():
        write_weights(weights, output / name)
        say(f"{len(weights)} weights in {output / name}", err=True)
