"""The loop over the articles: one bad article costs itself only, and workers change nothing."""

import re

import pytest
import spacy
from spacy.language import Language

from pipeline.components import rule_sentences  # noqa: F401 - registers rule_sentences
from pipeline.corpus import Article
from pipeline.errors import ModelError
from pipeline.patterns import shipped_patterns
from pipeline.runs import assemble, batch
from pipeline.runs.batch import Annotator, annotate, batches
from pipeline.tables import extract
from pipeline.tables.article_tables import ArticleTables
from pipeline.tables.records import ErrorRow

UNREAD = ErrorRow("m", "m.txt", "read", "empty", "holds no text; leave it out")


@Language.component("fails_at_boom")
def fails_at_boom(doc):
    if "boom" in doc.text:
        raise ValueError("no\nbooms, please")
    return doc


@pytest.fixture
def nlp():
    nlp = spacy.blank("en")
    nlp.add_pipe("rule_sentences")
    nlp.add_pipe("fails_at_boom")
    return nlp


def article(article_id, text="All was quiet."):
    return Article(article_id, f"{article_id}.txt", text, "", "", "", plain=True)


def test_each_article_gets_its_rows_in_order(nlp):
    found = Annotator(nlp).annotate([article("a"), article("b", "One. Two words.")])
    assert [(r.article.article_id, r.article.words) for r in found] == [("a", 3), ("b", 3)]


def test_a_component_that_fails_at_an_article_is_named_with_it_only(nlp):
    found = Annotator(nlp).annotate([article("a"), article("b", "And boom."), article("c")])
    assert [type(result) for result in found] == [ArticleTables, ArticleTables, ArticleTables]
    assert [len(result.errors) for result in found] == [0, 1, 0]
    (failed,) = found[1].errors
    assert (failed.article_id, failed.path, failed.stage, failed.error) == ("b", "b.txt", "fails_at_boom", "ValueError")
    assert re.fullmatch(r"no booms, please \(test_batch\.py:\d+\)", failed.message)


def test_an_article_that_cannot_be_cut_into_tokens_costs_itself_only(nlp):
    nlp.max_length = 20
    found = Annotator(nlp).annotate([article("a"), article("b", "word " * 20), article("c")])
    assert [type(result) for result in found] == [ArticleTables, ErrorRow, ArticleTables]
    assert (found[1].article_id, found[1].stage, found[1].error) == ("b", "annotate", "ValueError")


def test_articles_around_one_that_fails_get_the_rows_they_get_without_it(nlp):
    annotator = Annotator(nlp)
    with_it = annotator.annotate([article("a"), article("b", "And boom."), article("c", "Some. More.")])
    assert [with_it[0], with_it[2]] == annotator.annotate([article("a"), article("c", "Some. More.")])


def test_an_article_whose_rows_cannot_be_made_is_named_with_its_stage(nlp, monkeypatch):
    def no_total(events, effect):
        raise KeyError(effect)

    monkeypatch.setattr(extract, "article_range", no_total)
    (failed,) = Annotator(nlp).annotate([article("a")])
    assert (failed.stage, failed.error) == ("extract", "KeyError")


def test_what_could_not_be_read_keeps_its_place(nlp):
    found = Annotator(nlp).annotate([article("a"), UNREAD, article("z")])
    assert found[1] is UNREAD


def test_the_vocabulary_does_not_grow_with_the_articles(nlp, monkeypatch):
    monkeypatch.setattr(batch, "WARM_CHARACTERS", 10)
    annotator = Annotator(nlp)
    annotator.annotate([article("a", "Firstword was warm.")])
    annotator.annotate([article("b", "Secondword was not.")])
    assert "Firstword" in nlp.vocab.strings
    assert "Secondword" not in nlp.vocab.strings


def test_batches_are_cut_by_characters_and_by_articles(monkeypatch):
    monkeypatch.setattr(batch, "BATCH_CHARACTERS", 10)
    monkeypatch.setattr(batch, "BATCH_ARTICLES", 3)
    items = [article("a", "x" * 6), article("b", "x" * 6), article("c", "x" * 50), UNREAD, UNREAD, UNREAD, UNREAD]
    assert [len(b) for b in batches(items)] == [2, 1, 3, 1]
    assert list(batches([])) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_pipeline_that_cannot_be_assembled_ends_the_run_in_the_parent(jobs):
    settings = assemble.Settings("no_such_model", str(shipped_patterns()), "acled")
    with pytest.raises(ModelError, match="no_such_model"):
        list(annotate([article("a")], settings, jobs=jobs))


@pytest.mark.parametrize(
    ("said", "tokens"),
    [
        pytest.param('dead,"a local', ["dead", ",", '"', "a", "local"], id="a comma and a mark"),
        pytest.param("said.“It is", ["said", ".", "“", "It", "is"], id="a stop and a curly mark"),
        pytest.param('said:"It is', ["said", ":", '"', "It", "is"], id="a colon and a mark"),
        pytest.param("(ARN)More than", ["(", "ARN", ")", "More", "than"], id="an agency and the first word"),
    ],
)
def test_words_that_a_page_glues_together_are_cut(said, tokens):
    assert [t.text for t in assemble.tokenizer_of("blank")(said)] == tokens
