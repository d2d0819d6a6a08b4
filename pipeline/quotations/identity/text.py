"""The words of a doc as lists: asking spaCy for each would cost more than all the rest."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from spacy.attrs import IDX, LOWER, SENT_START, TAG
from spacy.tokens import Doc

from pipeline.annotations import Mention, text_of


class Text:
    """One item a token; numbers of sentences, characters, and what stands between quotation marks."""

    def __init__(self, doc: Doc, marked: Sequence[tuple[int, int]]) -> None:
        values = doc.to_array([LOWER, TAG, SENT_START, IDX])
        strings = doc.vocab.strings
        keys = {int(key) for key in values[:, :2].ravel().tolist()}
        names = {key: strings[key] for key in keys if key}
        self.doc = doc
        self.text = text_of(doc)
        self.lower = [names.get(key, "") for key in values[:, 0].tolist()]
        self.tags = [names.get(key, "") for key in values[:, 1].tolist()]
        self.sentence = list(accumulate(int(start == 1) for start in values[:, 2].tolist()))  # number, by token
        self.idx: list[int] = values[:, 3].tolist()
        self.quoted = [False] * len(doc)  # whether it stands between quotation marks
        for start, end in marked:
            first, last = self.token_at(start), self.token_at(end)
            self.quoted[first:last] = [True] * (last - first)

    def token_at(self, start: int) -> int:
        """Index of the first token that begins at or after a character."""
        return bisect_left(self.idx, start)

    def tokens(self, mention: Mention) -> tuple[int, int]:
        first = self.token_at(mention.start)
        return first, max(first + 1, self.token_at(mention.end))
