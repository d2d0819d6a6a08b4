"""Sentence starts by rule: those of spaCy's sentencizer, and one at every paragraph.

Used for whole documents where there is no parser (``rule_sentences``), and by
the selective parser for the paragraphs it leaves alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, SENT_START
from spacy.language import Language
from spacy.pipeline import Sentencizer
from spacy.strings import get_string_id
from spacy.tokens import Doc

from pipeline.annotations import PARAGRAPHS

STOPS = frozenset(get_string_id(mark) for mark in Sentencizer.default_punct_chars)


def paragraph_tokens(doc: Doc) -> list[tuple[int, int]]:
    """Token ranges that cover the doc, one a paragraph, white-space tokens with the paragraph before them.

    Without a ``paragraphs`` group, paragraphs are what line breaks part.
    """
    if not len(doc):
        return []
    if PARAGRAPHS in doc.spans and doc.spans[PARAGRAPHS].attrs.get("items"):
        starts = [span.start for span in doc.spans[PARAGRAPHS]]
    else:
        starts = [t.i + 1 for t in doc[:-1] if t.is_space and "\n" in t.text]
    starts = sorted({0, *starts})
    return list(zip(starts, [*starts[1:], len(doc)], strict=True))


def sentence_starts(doc: Doc) -> list[bool]:
    """For each token, whether a sentence starts there, as spaCy's sentencizer has it; paragraphs always start one."""
    if not len(doc):
        return []
    starts = [False] * len(doc)
    stopped = False
    for i, (orth, is_punct) in enumerate(doc.to_array(["ORTH", "IS_PUNCT"]).tolist()):
        if orth in STOPS:
            stopped = True
        elif stopped and not is_punct:
            starts[i], stopped = True, False
    for first, _ in paragraph_tokens(doc):
        starts[first] = True
    return starts


@Language.factory("rule_sentences", requires=["doc.spans"], assigns=["token.is_sent_start", "doc.sents"])
def make_rule_sentences(nlp: Language, name: str) -> RuleSentences:
    return RuleSentences()


def settle_edges(doc: Doc) -> None:
    """Make each token of an unparsed doc its own left and right edge.

    The tokenizer (seen in spaCy 3.8.18) moves tokens where special cases apply, and
    leaves the edges they had before; ``children`` and ``subtree`` of such a token
    read memory beyond the doc. Edges are only computed where a token has a label.
    """
    if not len(doc) or doc.has_annotation("DEP") or doc.has_annotation("SENT_START"):
        return
    own_heads: Any = np.zeros((len(doc), 2), dtype="uint64")
    nothing: Any = own_heads.copy()
    own_heads[0, 1] = doc.vocab.strings.add("dep")
    doc.from_array([HEAD, DEP], own_heads)
    doc.from_array([DEP, SENT_START], nothing)


def with_sentences(doc: Doc) -> Doc:
    """The doc with sentences by rule where no component has set any."""
    if len(doc) and not doc.has_annotation("SENT_START"):
        settle_edges(doc)
        set_sentence_starts(doc, sentence_starts(doc))
    return doc


class RuleSentences:
    """Sets sentence starts in a doc that will not be parsed."""

    def __call__(self, doc: Doc) -> Doc:
        settle_edges(doc)
        set_sentence_starts(doc, sentence_starts(doc))
        return doc


def set_sentence_starts(doc: Doc, starts: Sequence[bool]) -> None:
    """Write all sentence starts at once (Token.is_sent_start looks through the whole doc each time)."""
    values: Any = np.where(np.array(starts, dtype=bool), 1, -1).astype("uint64")
    doc.from_array(["SENT_START"], values.reshape(-1, 1))
