"""What becomes of a batch that ends its worker: it is given again an article at a time, and that article alone is lost.

This loads no heavy library: those who pass batches on to workers need nothing else of them.
"""

from __future__ import annotations

from functools import partial

from pipeline.corpus.article import Article
from pipeline.runs.allowance import Allowance
from pipeline.runs.workers import Care, Lost
from pipeline.tables.records import ErrorRow

STAGE = "limit"

Item = Article | ErrorRow


def care_of(allowance: Allowance) -> Care[list[Item], list[ErrorRow]]:
    return Care(parts=one_by_one, instead=lost, patience=partial(patience, allowance))


def one_by_one(batch: list[Item]) -> list[list[Item]]:
    return [[item] for item in batch]


def patience(allowance: Allowance, batch: list[Item]) -> float:
    return allowance.patience_for(sum(len(item.text) for item in batch if isinstance(item, Article)))


def lost(batch: list[Item], why: Lost) -> list[ErrorRow]:
    """The error rows of what ended its worker each time."""
    return [
        ErrorRow(item.article_id, item.path, STAGE, type(why).__name__, f"{why}; part the text, or leave it out")
        if isinstance(item, Article)
        else item
        for item in batch
    ]
