"""``wireledger train``: learn the weights of the speaker ranker anew."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.run import DEFAULT_MODEL, pattern_folder


def train(
    corpus: Annotated[
        Path, typer.Argument(metavar="CORPUS.jsonl", help="Annotated attributions, one document a line.", exists=True)
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to write the weights.")] = Path("weights.csv"),
    model: Annotated[str, typer.Option(help="An installed spaCy model with a tagger and a parser.")] = DEFAULT_MODEL,
    patterns: Annotated[
        Path | None, typer.Option(help="Folder of pattern files instead of the shipped one.", show_default=False)
    ] = None,
) -> None:
    """Learn the weights that choose a quotation's speaker, from a corpus of annotated attributions.

    docs/training.md says what a line of the corpus holds and what the shipped weights were learnt from.

    \b
    Example:
      wireledger train corpus.jsonl -o pipeline/quotations/speaker_weights.csv
    """
    from pipeline.speaker_training import train_speakers, write_weights

    weights = train_speakers(corpus, model=model, patterns=patterns or pattern_folder())
    write_weights(weights, output)
    typer.echo(f"{len(weights)} weights in {output}", err=True)
