"""Names listed under one noun for places: "the districts of Vale and Zarkot", "Vale, Zarkot and Kutvan towns"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Doc

from pipeline.mentions.candidates import Run
from pipeline.mentions.hits import Typed

COMMA_OR_AND = frozenset({",", "and", "or", "&"})


def listed_places(doc: Doc, runs: Iterable[Run], kinds: Mapping[str, str]) -> Iterator[Typed]:
    """The runs of each list that a plural noun for places opens or ends. kinds: of a place, by its noun's singular."""
    for together in lists(doc, sorted(runs, key=lambda run: run.start)):
        kind = kind_of_list(doc, together[0].start, together[-1].end, kinds)
        if kind and len(together) > 1:
            yield from (Typed(run.start, run.end, "PLACE", kind) for run in together)


def lists(doc: Doc, runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Runs with nothing but commas and "and" between them, together."""
    together: list[Run] = []
    for run in runs:
        joined = together and all(doc[i].lower_ in COMMA_OR_AND for i in range(together[-1].end, run.start))
        if together and not (joined and run.start > together[-1].end):
            yield together
            together = []
        together.append(run)
    if together:
        yield together


def kind_of_list(doc: Doc, start: int, end: int, kinds: Mapping[str, str]) -> str:
    """The kind of place that the noun before "of" or behind the list says; "" where none does."""
    before = doc[start - 2].lower_ if start >= 2 and doc[start - 1].lower_ == "of" else ""
    after = doc[end].text if end < len(doc) and doc[end - 1].whitespace_ else ""
    for noun in (before, after):
        if noun.endswith("s"):
            for singular in (noun[:-1], noun[:-3] + "y" if noun.endswith("ies") else ""):
                if singular in kinds:
                    return kinds[singular]
    return ""
