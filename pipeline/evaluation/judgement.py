"""Gold and rows of many articles brought together: the list of verdicts that the report counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.evaluation.casualty_verdicts import answered, judge_casualties
from pipeline.evaluation.counting_verdicts import judge_counting
from pipeline.evaluation.event_verdicts import judge_events
from pipeline.evaluation.gold import AttributedText, GoldArticle
from pipeline.evaluation.mention_verdicts import judge_mentions
from pipeline.evaluation.offsets import judge_evidence
from pipeline.evaluation.quotation_verdicts import judge_attributions, judge_quotes
from pipeline.evaluation.run_tables import Ledger
from pipeline.evaluation.total_verdicts import judge_totals
from pipeline.evaluation.verdicts import Verdict
from pipeline.evaluation.victim_verdicts import judge_victims


def judge_articles(
    gold: Sequence[GoldArticle], files: Mapping[str, Path], ledgers: Mapping[str, Ledger]
) -> list[Verdict]:
    """Verdicts on all articles that have gold; one without rows is judged on its silence. files: of the texts."""
    verdicts: list[Verdict] = []
    for article in gold:
        ledger, text = ledgers.get(article.id, Ledger()), read_text(files[article.id])
        verdicts += judge_evidence(article.id, text, [*ledger.mentions, *ledger.casualties, *ledger.quotes])
        verdicts += judge_quotes(article, text, ledger.quotes)
        verdicts += judge_casualties(article, text, ledger.casualties)
        verdicts += judge_reckoning(article, text, ledger)
        verdicts += judge_mentions(article, ledger.mentions)
    return verdicts


def judge_reckoning(gold: GoldArticle, text: str, ledger: Ledger) -> Iterator[Verdict]:
    """Totals, events, victims and the counting of figures, as far as the gold says them."""
    found = answered(gold, text, ledger.casualties)
    yield from judge_totals(gold, ledger.articles)
    yield from judge_counting(gold, ledger.casualties, found)
    yield from judge_events(gold, ledger.casualties, ledger.events, found)
    yield from judge_victims(gold, text, ledger.casualties, ledger.victims)


def judge_attributed_texts(gold: Sequence[AttributedText], ledgers: Mapping[str, Ledger]) -> list[Verdict]:
    verdicts: list[Verdict] = []
    for document in gold:
        quotes = ledgers.get(document.id.rsplit("/", 1)[-1], Ledger()).quotes
        verdicts += judge_evidence(document.id, document.text, quotes)
        verdicts += judge_attributions(document, quotes)
    return verdicts


def text_files(gold: Sequence[GoldArticle], folder: Path) -> dict[str, Path]:
    """The file of each article's text, by article. Raises UsageError where one is missing."""
    files = {}
    for article in gold:
        path = next((p for p in (folder / f"{article.id}{suffix}" for suffix in (".txt", ".md")) if p.is_file()), None)
        if path is None:
            raise UsageError(f"{folder} has no {article.id}.txt for its gold; name the texts' folder with --texts")
        files[article.id] = path
    return files


def read_text(path: Path) -> str:
    """The text as a run reads it."""
    with path.open(encoding="utf-8-sig") as file:
        return file.read()
