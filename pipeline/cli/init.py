"""``wireledger init``: a pattern set to begin with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.run import counted
from pipeline.cli.terminal import say

if TYPE_CHECKING:
    from pipeline.groundwork.pattern_folder import Started

KINDS = {"province": "first-level divisions", "district": "second-level divisions", "city": "towns"}


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the new pattern set.")],
    country: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ISO3",
            help="A country whose divisions and towns to list, by its ISO code; may be given several times.",
            show_default=False,
        ),
    ] = None,
    population: Annotated[int, typer.Option(min=0, help="Leave out towns that are known to have fewer people.")] = 1000,
) -> None:
    """Begin a pattern set for another conflict.

    It runs as it is: all countries, peoples and capitals, agencies and papers, and the word tables of the program to
    edit. With --country the divisions and towns of that country come from an offline gazetteer, which is an extra:
    `make gazetteer` in a checkout, else `pip install 'wireledger[gazetteer]'`.

    Files that are in the folder already are kept as they are; what is missing is written. Where the folder has places,
    --country adds the rows of that country below them and changes none.

    \b
    Examples:
      wireledger init my-patterns
      wireledger init sudan --country SDN --country TCD
      wireledger init sudan --country SSD        add a country to the set that is there
    """
    from pipeline.groundwork.pattern_folder import start
    from pipeline.groundwork.world_places import country_places
    from pipeline.patterns import read_patterns

    codes = list(dict.fromkeys(code.upper() for code in country or ()))
    started = start(folder, [country_places(code, population=population) for code in codes])
    known = read_patterns(folder)
    for line in lines(folder, started, entities=len(known.entities), warnings=len(known.warnings)):
        say(line, err=True)


def lines(folder: Path, started: Started, *, entities: int, warnings: int) -> Iterator[str]:
    if started.written:
        yield f"{folder}: wrote {', '.join(started.written)}"
    for name, count in started.added.items():
        yield f"{folder}: added {counted(count, 'row')} to {name} below those there, of which none was changed"
    if started.kept:
        yield f"{folder}: kept as they were {', '.join(started.kept)}"
    for name, counts in started.places.items():
        told = ", ".join(f"{counts[kind]:,} {noun}" for kind, noun in KINDS.items())
        own, left = counts["shipped"], counts.get("left", 0)
        shipped = f", and {counted(own, 'place')} that the program's own set has" if own else ""
        new = f"{told}{shipped}" if own or any(counts[kind] for kind in KINDS) else "all its places are there already"
        alone = f"; {counted(left, 'row')} of yours left alone that the gazetteer could add to" if left else ""
        yield f"{name}: {new}{alone}"
    doubts = f" (with {counted(warnings, 'warning')}: --dry-run shows them)" if warnings else ""
    yield f"the set is sound{doubts} and knows {entities:,} actors and places;"
    yield f"add yours to {folder / 'actors.csv'}, then"
    yield f"  wireledger run my-articles/ --patterns {folder} -o trial"
