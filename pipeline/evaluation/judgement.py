"""Gold and rows of many articles brought together: the list of verdicts that the report counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.evaluation.casualties import judge_casualties
from pipeline.evaluation.evidence import judge_evidence
from pipeline.evaluation.gold import AttributedText, GoldArticle
from pipeline.evaluation.ledger import Ledger
from pipeline.evaluation.mentions import judge_mentions
from pipeline.evaluation.quotations import judge_attributions, judge_quotes
from pipeline.evaluation.verdicts import Verdict


def judge_articles(
    gold: Sequence[GoldArticle], ledgers: Mapping[str, Ledger], texts: Mapping[str, str]
) -> list[Verdict]:
    """Verdicts on all articles that have gold; one without rows is judged on its silence."""
    verdicts: list[Verdict] = []
    for article in gold:
        ledger, text = ledgers.get(article.id, Ledger()), texts[article.id]
        verdicts += judge_evidence(article.id, text, [*ledger.mentions, *ledger.casualties, *ledger.quotes])
        verdicts += judge_quotes(article, text, ledger.quotes)
        verdicts += judge_casualties(article, text, ledger.casualties)
        verdicts += judge_mentions(article, ledger.mentions)
    return verdicts


def judge_attributed_texts(gold: Sequence[AttributedText], ledgers: Mapping[str, Ledger]) -> list[Verdict]:
    verdicts: list[Verdict] = []
    for document in gold:
        quotes = ledgers.get(document.id.rsplit("/", 1)[-1], Ledger()).quotes
        verdicts += judge_evidence(document.id, document.text, quotes)
        verdicts += judge_attributions(document, quotes)
    return verdicts


def read_texts(gold: Sequence[GoldArticle], folder: Path) -> dict[str, str]:
    """The texts that the gold is about, as a run reads them. Raises UsageError where one is missing."""
    texts = {}
    for article in gold:
        path = next((p for p in (folder / f"{article.id}{suffix}" for suffix in (".txt", ".md")) if p.is_file()), None)
        if path is None:
            raise UsageError(f"{folder} has no {article.id}.txt for its gold; name the texts' folder with --texts")
        with path.open(encoding="utf-8-sig") as file:
            texts[article.id] = file.read()
    return texts
