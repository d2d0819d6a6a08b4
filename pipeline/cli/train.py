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
    patterns: Annotated[
        Path | None, typer.Option(help="Folder of pattern files instead of the shipped one.", show_default=False)
    ] = None,
) -> None:
    """Learn the rankers' weights anew, from a corpus.

    They choose a quotation's speaker and what a cue attributes. The corpus holds annotated attributions.

    docs/training.md says what a line of the corpus holds and what the shipped weights were learnt from.

    \b
    Example:
      wireledger train corpus.jsonl -o pipeline/quotations/weights
    """
    from pipeline.training.weights_training import train_weights, write_weights

    learnt = train_weights(corpus, model=model, patterns=patterns or pattern_folder())
    output.mkdir(parents=True, exist_ok=True)
    for name, weights in learnt.items():
        write_weights(weights, output / name)
        typer.echo(f"{len(weights)} weights in {output / name}", err=True)
