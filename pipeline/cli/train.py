"""``wireledger train``: learn the weights of the rankers anew."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.run import DEFAULT_MODEL, pattern_folder


def train(
    corpus: Annotated[
        Path, typer.Argument(metavar="CORPUS.jsonl", help="Annotated attributions, one document a line.", exists=True)
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Folder to write the tables of weights into.", file_okay=False)
    ] = Path("weights"),
    model: Annotated[str, typer.Option(help="An installed spaCy model with a tagger and a parser.")] = DEFAULT_MODEL,
    counting: Annotated[
        bool, typer.Option("--counting", help="The corpus holds articles with totals; learn what counts once.")
    ] = False,
    names: Annotated[
        bool, typer.Option("--names", help="The corpus holds the names of speakers; learn how sure a name is.")
    ] = False,
    patterns: Annotated[
        Path | None, typer.Option(help="Folder of pattern files instead of the shipped one.", show_default=False)
    ] = None,
) -> None:
    """Learn the rankers' weights anew, from a corpus.

    They choose a quotation's speaker and what a cue attributes. The corpus holds annotated attributions.
    With --counting it holds articles with their totals, and the weights say which figures are the same dead.
    With --names it holds quotations with their speakers' names, and the weights are those of the confidence.

    docs/training.md says what a line of the corpus holds and what the shipped weights were learnt from.

    \b
    Example:
      wireledger train corpus.jsonl -o pipeline/quotations/weights
    """
    folder = patterns or pattern_folder()
    output.mkdir(parents=True, exist_ok=True)
    from pipeline.training.weights_training import (
        train_counting_weights,
        train_naming_weights,
        train_weights,
        write_weights,
    )

    learn = train_counting_weights if counting else train_naming_weights if names else train_weights
    for name, weights in learn(corpus, model=model, patterns=folder).items():
        write_weights(weights, output / name)
        typer.echo(f"{len(weights)} weights in {output / name}", err=True)
