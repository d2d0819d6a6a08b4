"""Learn the weights of both rankers, of speakers and of what a cue attributes, from an annotated corpus."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from pipeline.annotations import PARAGRAPHS, Paragraph, load, store
from pipeline.casualties.ledger.weighing import SHIPPED as COUNTING_WEIGHTS
from pipeline.components.quote_attribution import QuoteAttribution
from pipeline.components.rule_sentences import RuleSentences
from pipeline.errors import UsageError
from pipeline.incidents.pair_scores import SHIPPED as LINK_WEIGHTS
from pipeline.patterns import read_patterns
from pipeline.quotations.weights.learnt_weights import NAMING_WEIGHTS, READING_WEIGHTS, SPEAKER_WEIGHTS
from pipeline.runs.assemble import Settings, build
from pipeline.stories.likeness import SHIPPED as STORY_WEIGHTS

CONVENTION = "acled"  # plays no part in training, but a pipeline has one
# Set by grammar, not learnt: in "a figure that the army called “a joke”" the words are the army's,
# though corpora that give nested speech to the outer speaker teach little of it.
SET_BY_GRAMMAR = {"governs in a relative clause": 3.5}
NOT_NEEDED = ("mentions", "quote_attribution", "casualty_figures")


def train_weights(corpus: Path, *, model: str, patterns: Path) -> dict[str, dict[str, float]]:
    """Weights by term for each table of weights, by its file name, learnt from a corpus of attributions.

    The readings come first: the speakers' ranker asks who tells the clause that a quotation stands in.
    Raises UsageError where the corpus is not as it should be or scipy is not installed.
    """
    try:
        from pipeline.training.reading_training import train_readings
        from pipeline.training.speaker_training import PLAIN_TERMS, Attribution, train
    except ImportError as error:
        raise not_installed(error) from error
    documents = [
        (text, [Attribution(spans(a["source"]), spans(a["content"]), spans(a["cue"])) for a in listed])
        for text, listed in read_corpus(corpus)
    ]
    nlp = build(Settings(model, str(patterns), CONVENTION), read_patterns(patterns))
    component = nlp.get_pipe("quote_attribution")
    assert isinstance(component, QuoteAttribution)
    with nlp.select_pipes(disable=NOT_NEEDED):
        docs = nlp.pipe(text for text, _ in documents)
        both = [(component.page(doc), component.page(unparsed(doc))) for doc in docs]
    told = [attributions for _, attributions in documents]
    pages = list(zip((page for page, _ in both), told, strict=True))
    readings = train_readings(pages)
    plain = train(list(zip((page for _, page in both), told, strict=True)), terms=PLAIN_TERMS)
    return {READING_WEIGHTS: readings, SPEAKER_WEIGHTS: {**train(pages), **plain, **SET_BY_GRAMMAR}}


def train_counting_weights(
    corpora: Sequence[Path], *, model: str, patterns: Path, say: Callable[[str], None]
) -> dict[str, dict[str, float]]:
    """The weights of the ledger's ranker, by the name of their table, learnt from articles that a person counted.

    say: where the measures on articles held out are printed. Raises UsageError as train_weights does.
    """
    try:
        from pipeline.training.counting_corpus import read_articles
        from pipeline.training.counting_training import train_counting
    except ImportError as error:
        raise not_installed(error) from error
    nlp = build(Settings(model, str(patterns), CONVENTION), read_patterns(patterns))
    return {COUNTING_WEIGHTS: train_counting(list(read_articles(corpora, nlp)), say)}


def train_naming_weights(corpus: Path, *, model: str, patterns: Path) -> dict[str, dict[str, float]]:
    """The weights of how sure a name is, by the name of their table; corpus: articles, or a table of lessons (.csv).

    Raises UsageError as train_weights does.
    """
    try:
        from pipeline.training.naming_training import lessons_of, read_lessons, train_naming, write_lessons
    except ImportError as error:
        raise not_installed(error) from error
    if corpus.suffix == ".csv":
        return {NAMING_WEIGHTS: train_naming(read_lessons(corpus))}
    nlp = build(Settings(model, str(patterns), CONVENTION), read_patterns(patterns))
    lessons = lessons_of(corpus, nlp)
    write_lessons(lessons, corpus.with_suffix(".lessons.csv"))
    return {NAMING_WEIGHTS: train_naming(lessons)}


def train_linking_weights(
    corpora: Sequence[Path], *, stories: bool, say: Callable[[str], None]
) -> dict[str, dict[str, float]]:
    """The weights of what makes articles one story, or events one incident, by the name of their table.

    corpora: folders of runs, tables that say what their articles are about and, of stories, made archives. say: where
    the measures on articles held out are printed. Raises UsageError as train_weights does.
    """
    try:
        from pipeline.training.incident_training import train_incidents
        from pipeline.training.story_training import train_stories
    except ImportError as error:
        raise not_installed(error) from error
    runs = [path for path in corpora if path.is_dir()]
    tables = [path for path in corpora if path.suffix == ".csv"]
    archives = [path for path in corpora if path.suffix == ".jsonl"] if stories else []
    if other := set(corpora) - {*runs, *tables, *archives}:
        raise UsageError(
            f"{min(other)} is no run's folder and no table (.csv); docs/training.md says what is learnt from"
        )
    if stories:
        return {STORY_WEIGHTS: train_stories(tables, runs, archives, say)}
    return {LINK_WEIGHTS: train_incidents(tables, runs, say)}


def not_installed(error: ImportError) -> UsageError:
    return UsageError(f"training needs {error.name}; install it with: pip install 'wireledger[training]'")


def unparsed(doc: Doc) -> Doc:
    """The doc's tokens and paragraphs with sentences by rule, as a pipeline without a model has them."""
    bare = Doc(doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
    if PARAGRAPHS in doc.spans:
        store(bare, PARAGRAPHS, load(doc, PARAGRAPHS, Paragraph))
    return RuleSentences()(bare)


def read_corpus(path: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Text and attributions of each line; UsageError names the first line that is not as it should be."""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
                listed = [
                    {"source": spans(a["source"]), "content": spans(a["content"]), "cue": spans(a.get("cue"))}
                    for a in record["attributions"]
                ]
                yield str(record["text"]), listed
            except (ValueError, KeyError, TypeError) as error:
                wanted = '{"text": …, "attributions": [{"source": [[start, end], …], "content": [[start, end], …]}, …]}'
                raise UsageError(f"{path}:{number}: {type(error).__name__}: {error}; each line is {wanted}") from error


def spans(value: Any) -> list[tuple[int, int]]:
    """[[start, end], …], [start, end] or null as pairs."""
    if not value:
        return []
    return [(int(start), int(end)) for start, end in ([value] if isinstance(value[0], int) else value)]


def write_weights(weights: Mapping[str, float], path: Path) -> None:
    """Write term and weight, one a line, by term."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("term", "weight"))
        writer.writerows(sorted(weights.items()))
