"""One resolver an article: the components that name people ask the same one, and it goes no further than the doc."""

from __future__ import annotations

import pickle

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from pipeline.annotations import CASUALTIES, QUOTATIONS, Casualty, Quotation, load
from pipeline.quotations.identity import shared
from pipeline.quotations.identity.shared import RESOLVER, let_go, resolver_of

TOLD = (
    "Omar Karimi met Sami Barak at the hospital in Deh Naw on Friday. "
    "He said twelve people were killed by the shelling. He also said that nine were wounded."
)


@pytest.fixture
def doc() -> Doc:
    return spacy.blank("en")("Omar Karimi wept. He left.")


def test_the_second_who_asks_gets_the_first_ones_resolver(doc: Doc):
    assert resolver_of(doc) is resolver_of(doc, heard=[(0, 11)])


def test_a_resolver_that_was_let_go_is_made_anew(doc: Doc):
    first = resolver_of(doc)
    let_go(doc)
    assert RESOLVER not in doc.user_data
    assert resolver_of(doc) is not first


def test_bytes_and_doc_bins_go_without_it(doc: Doc):
    resolver_of(doc)
    (binned,) = DocBin().from_bytes(DocBin(docs=[doc], store_user_data=True).to_bytes()).get_docs(doc.vocab)
    for again in (Doc(doc.vocab).from_bytes(doc.to_bytes()), binned):
        assert again.user_data[RESOLVER] == {}
        assert resolver_of(again).doc is again


def test_a_pickled_doc_begins_without_it(doc: Doc):
    first = resolver_of(doc)
    again = pickle.loads(pickle.dumps(doc))
    assert again.user_data[RESOLVER].resolver is None
    assert resolver_of(again) is not first


def test_an_article_has_one_and_no_reader_is_left(nlp: Language, monkeypatch: pytest.MonkeyPatch):
    made = []

    class Counted(shared.Resolver):
        def __init__(self, *arguments, **more) -> None:
            made.append(self)
            super().__init__(*arguments, **more)

    monkeypatch.setattr(shared, "Resolver", Counted)
    doc = nlp(TOLD)
    assert load(doc, QUOTATIONS, Quotation)
    assert load(doc, CASUALTIES, Casualty)
    assert len(made) == 1
    assert RESOLVER not in doc.user_data


def test_the_tables_name_one_person_for_one_pronoun(nlp: Language):
    doc = nlp(TOLD)
    speakers = {q.speaker_name for q in load(doc, QUOTATIONS, Quotation) if q.resolution == "pronoun"}
    claimants = {c.claimant_name for c in load(doc, CASUALTIES, Casualty) if c.claimant_text == "He"}
    assert speakers == claimants != set()
    assert len(claimants) == 1
