"""Marks the paragraphs of a doc with their roles: body, heading, caption or boilerplate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotations import PARAGRAPHS, store, text_of
from pipeline.components.rule_sentences import settle_edges
from pipeline.layout.paragraphs import LayoutTable, Passage, paragraphs
from pipeline.patterns.entries import LayoutLine


@Language.factory("layout", assigns=["doc.spans"], default_config={"lines": []})
def make_layout(nlp: Language, name: str, lines: list[Any]) -> Layout:
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
