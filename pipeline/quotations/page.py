"""An article as the quotations read it: plain lists, one item a token, with the marks and cues in their places.

Asking spaCy for one token's attribute at a time would cost more than the ranking of speakers. What pairs the marks
(``marks/pairing.py``) and finds the cues (``cues/cue_table.py``) fills the page in; all else reads it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from spacy.attrs import DEP, HEAD, IDX, LENGTH, LOWER, SENT_START, TAG
from spacy.tokens import Doc

from pipeline.annotations import text_of
from pipeline.patterns.entries import Cue


class Inside(Protocol):
    """A run of characters between quotation marks."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue in its place. token: index of its head, the verb, the noun or the phrase's first word.

    start, end: characters of the whole cue, a verb's particle included where it follows at once.
    """

    token: int
    start: int
    end: int
    cue: Cue


@dataclass(frozen=True, slots=True)
class Marked:
    """One outermost stretch in quotation marks, within one paragraph.

    start, end: with the marks; inner_start, inner_end: the words between them.
    continues: goes on from a stretch left open at the end of the paragraph before.
    closed: has its closing mark (in this paragraph).
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    continues: bool = False
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Labelled:
    """Words that the layout attributes. start, end: the words; name_start, name_end: who says them.

    cue: what joins the two, where more does than their places. bearer: where it is told who that is, if elsewhere.
    """

    paragraph: int
    start: int
    end: int
    name_start: int
    name_end: int
    rule: str  # the id of the form
    cue: CueHit | None = None
    bearer: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Teller:
    """Characters of a speaker; how sure it is that the clause around the quotation is theirs."""

    start: int
    end: int
    sure: str


class Page:
    """A doc as lists, one item a token, with the marked stretches and cues in their places."""

    def __init__(
        self,
        doc: Doc,
        *,
        paragraphs: Sequence[tuple[int, int]],
        marked: Sequence[Marked],
        cues: Sequence[CueHit],
        places: Sequence[tuple[int, int]] = (),
        datelines: Sequence[int] = (),
    ) -> None:
        values = doc.to_array([IDX, LENGTH, LOWER, TAG, DEP, HEAD, SENT_START])
        strings = _Strings(doc)
        self.doc = doc
        self.plain = not doc.has_annotation("DEP")
        self.text = text_of(doc)
        self.paragraphs = paragraphs
        self.datelines = frozenset(datelines)  # numbers of the paragraphs that are one: no place there speaks
        self.marked = marked
        self.cues = cues
        self.idx: list[int] = values[:, 0].tolist()
        self.end: list[int] = (values[:, 0] + values[:, 1]).tolist()
        self.lower: list[str] = [strings[key] for key in values[:, 2].tolist()]
        self.tag: list[str] = [strings[key] for key in values[:, 3].tolist()]
        self.dep: list[str] = [strings[key] for key in values[:, 4].tolist()]
        self.head: list[int] = [i + h for i, h in enumerate(values[:, 5].astype("int64").tolist())]
        starts = [i for i, s in enumerate(values[:, 6].astype("int64").tolist()) if s == 1 or i == 0]
        self.sentence_starts = sorted({*starts, *(bisect_left(self.idx, start) for start, _ in paragraphs)})
        self.sentence_start_set = frozenset(self.sentence_starts)
        self.paragraph_starts = [start for start, _ in paragraphs]
        self.size = len(self.idx)
        self.tokens_of = [self._tokens(m.start, m.end) for m in marked]
        self.marked_starts = [first for first, _ in self.tokens_of]
        # For each token, the number of the marked stretch it lies in, or -1.
        self.inside: list[int] = [-1] * self.size
        for number, (first, last) in enumerate(self.tokens_of):
            self.inside[first:last] = [number] * (last - first)
        self.tellers: dict[int, tuple[Teller, ...]] = {}  # by the number of the marked stretch
        self.in_place = {i for start, end in places for i in range(*self._tokens(start, end))}
        # Only cues that take quotations: nobody hopes or supports in quotation marks.
        quoting = [hit for hit in cues if "quote" in hit.cue.takes]
        self.cue_at = {i: hit for hit in quoting for i in range(hit.token, bisect_left(self.idx, hit.end))}
        self.children: dict[int, list[int]] = {}
        for i, head in enumerate(self.head):
            if head != i and self.dep[i]:
                self.children.setdefault(head, []).append(i)

    def _tokens(self, start: int, end: int) -> tuple[int, int]:
        """The tokens between two characters, those that they cut included."""
        return bisect_right(self.end, start), bisect_left(self.idx, end)

    def sentence_of(self, token: int) -> int:
        return bisect_right(self.sentence_starts, token) - 1

    def paragraph_of(self, char: int) -> int:
        """Number of the paragraph that a character lies in or after; -1 before the first."""
        return bisect_right(self.paragraph_starts, char) - 1

    def paragraph_tokens(self, number: int) -> tuple[int, int]:
        start, end = self.paragraphs[number]
        return bisect_left(self.idx, start), bisect_left(self.idx, end)


class _Strings(dict[int, str]):
    def __init__(self, doc: Doc) -> None:
        super().__init__()
        self.store = doc.vocab.strings

    def __missing__(self, key: int) -> str:
        found = self.store[key] if key else ""
        self[key] = found
        return found
