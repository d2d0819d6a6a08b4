"""Marks the paragraphs of a doc with their roles: body, heading, caption or boilerplate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotations import PARAGRAPHS, store, text_of
from pipeline.layout.paragraphs import LayoutTable, Passage, paragraphs
from pipeline.patterns.entries import LayoutLine


@Language.factory("layout", assigns=["doc.spans"], default_config={"lines": []})
def make_layout(nlp: Language, name: str, lines: list[dict[str, Any]]) -> Layout:
    return Layout(lines)


class Layout:
    """Writes the span group ``paragraphs``.

    lines: the rows of a boilerplate table as plain values (the fields of
    LayoutLine); without any, only the general rules speak.
    """

    def __init__(self, lines: Sequence[Mapping[str, Any]] = ()) -> None:
        self.table = LayoutTable(LayoutLine(**line) for line in lines)

    def __call__(self, doc: Doc) -> Doc:
        settle_edges(doc)
        self.set_annotations(doc, self.find(doc))
        return doc

    def find(self, doc: Doc) -> list[Passage]:
        return paragraphs(text_of(doc), self.table)

    def set_annotations(self, doc: Doc, found: Sequence[Passage]) -> None:
        store(doc, PARAGRAPHS, found)


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
