"""Texts longer than any article, read for quotations and figures in instalments.

A book or an archive pasted into one file, a table without end, one paragraph of a million characters: what asks each
word about each other word would never come to an end with them. Such a doc is read in instalments, each a doc of its
own, with the mentions that the whole article gave: the figures of one are not weighed against those of another, and
"he" is somebody of the same instalment. Whatever is within LIMITS is read as one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
from spacy.tokens import Doc, Span

from pipeline.annotations import (
    CASUALTIES,
    MENTIONS,
    PARAGRAPHS,
    PATTERN_HITS,
    QUOTATIONS,
    Casualty,
    Mention,
    Paragraph,
    Quotation,
    load,
    read_as,
    store,
    text_of,
)
from pipeline.components.rule_sentences import paragraph_tokens, set_sentence_starts
from pipeline.vocabulary import CASUALTY_LABELS

TREE = ("HEAD", "DEP", "TAG", "POS")
INSTALMENTS = "wireledger instalments"
Array = Any  # spaCy's stubs know no unsigned arrays
A = TypeVar("A", Paragraph, Mention, Quotation, Casualty)
PLACES = ("start", "end", "content_start", "content_end", "speaker_start", "speaker_end", "cue_start", "cue_end")
MARKS = frozenset("\"“”„«»‘’'`")


@dataclass(frozen=True, slots=True)
class InstalmentLimits:
    """What is read as one, far above what any article of the annotated sets has: tokens, those of one paragraph and of
    one sentence (there at most some 600 and 261), casualty words, those of one sentence (13), and quotation marks."""

    tokens: int = 8_000
    paragraph: int = 4_000
    sentence: int = 800
    figures_of_sentence: int = 24
    figures: int = 250
    marks: int = 360


LIMITS = InstalmentLimits()


@dataclass(frozen=True, slots=True)
class Instalment:
    """A part of a doc as a doc. start: its first character in the whole."""

    start: int
    doc: Doc


class KeptInstalments(dict[str, str]):
    """An empty mapping, to those who write it, that holds a doc's instalments; a copy holds none."""

    instalments: tuple[Instalment, ...] = ()

    def __reduce__(self) -> tuple[type[KeptInstalments], tuple[()]]:
        return KeptInstalments, ()


def instalments_of(doc: Doc) -> tuple[Instalment, ...]:
    """The instalments that a doc is to be read in, made once; none where it is read as one."""
    kept = doc.user_data.get(INSTALMENTS)
    if isinstance(kept, KeptInstalments):
        return kept.instalments
    borders = borders_of(doc)
    if len(borders) < 3:
        return ()
    kept = doc.user_data[INSTALMENTS] = KeptInstalments()
    kept.instalments = tuple(parted(doc, borders))
    return kept.instalments


def let_go_of_instalments(doc: Doc) -> None:
    doc.user_data.pop(INSTALMENTS, None)


def borders_of(doc: Doc, limits: InstalmentLimits = LIMITS) -> list[int]:
    """The tokens at which the instalments begin, and the doc's end: between paragraphs where these are short enough,
    else between sentences, else anywhere."""
    size, text = len(doc), text_of(doc)
    few = len(doc.spans.get(PATTERN_HITS, ())) <= limits.figures_of_sentence
    if few and size <= min(limits.sentence, limits.figures, limits.marks):
        return [0, size]
    figures = sorted({s.start for s in doc.spans.get(PATTERN_HITS, ()) if s.label_ in CASUALTY_LABELS})
    marks: list[int] = []
    if sum(text.count(mark) for mark in MARKS) > limits.marks:
        marks = [i for i, token in enumerate(doc) if token.text in MARKS]
    sentences = np.flatnonzero(doc.to_array("SENT_START").astype("int64") == 1).tolist()
    paragraphs = [start for start, _ in paragraph_tokens(doc)]
    long = [
        *longer([0, size], limits.tokens),
        *longer([*paragraphs, size], limits.paragraph),
        *longer([0, *sentences, size], limits.sentence),
    ]
    crowded = list(beyond(figures, [0, *sentences, size], limits.figures_of_sentence))
    counted = ((figures, limits.figures), (marks, limits.marks), (crowded, 0))
    borders = [0]
    while (last := furthest(borders[-1], size, long, counted)) < size:
        first = borders[-1]
        borders.append(latest(paragraphs, first, last) or latest(sentences, first, last) or last)
    return [*borders, size]


def longer(borders: Sequence[int], most: int) -> Iterator[tuple[int, int, int]]:
    """Of the runs of tokens that the borders part, those of more than so many: first token, end, and how many."""
    return ((first, last, most) for first, last in pairwise(borders) if last - first > most)


def beyond(places: Sequence[int], borders: Sequence[int], most: int) -> Iterator[int]:
    """The places, in order, before each of which a run of tokens has had its most, again and again."""
    for first, last in pairwise(borders):
        yield from places[bisect_left(places, first) : bisect_left(places, last)][most::most]


def furthest(
    first: int, size: int, long: Sequence[tuple[int, int, int]], counted: Sequence[tuple[Sequence[int], int]]
) -> int:
    """Where an instalment that begins at a token must end.

    long: runs of tokens of which it may hold no more than so many. counted: places, and how many of them it may hold.
    """
    ends = [max(start, first) + most for start, end, most in long if end - max(start, first) > most]
    for places, most in counted:
        number = bisect_right(places, first) + most
        ends += places[number : number + 1]
    return min([size, *ends])


def latest(starts: Sequence[int], first: int, last: int) -> int:
    """The last start in the second half of what may be an instalment; 0 where there is none."""
    number = bisect_right(starts, last) - 1
    return starts[number] if number >= 0 and starts[number] > (first + last) // 2 else 0


def parted(doc: Doc, borders: Sequence[int]) -> Iterator[Instalment]:
    text = text_of(doc)
    paragraphs, mentions = load(doc, PARAGRAPHS, Paragraph), load(doc, MENTIONS, Mention)
    hits = sorted(doc.spans.get(PATTERN_HITS, ()))
    first_tokens = [hit.start for hit in hits]
    trees = doc.to_array(list(TREE)) if doc.has_annotation("DEP") else None
    starts = doc.to_array("SENT_START").astype("int64") == 1
    for first, last in pairwise(borders):
        start = doc[first].idx
        end = doc[last].idx if last < len(doc) else len(text)
        part = read_as(copied(doc, first, last, trees, starts), text[start:end])
        within = hits[bisect_left(first_tokens, first) : bisect_left(first_tokens, last)]
        part.spans[PATTERN_HITS] = [
            Span(part, hit.start - first, hit.end - first, label=hit.label_, span_id=hit.id_)
            for hit in within
            if hit.end <= last
        ]
        held = overlapping(paragraphs, start, end)
        clipped = [replace(p, start=max(p.start, start), end=min(p.end, end)) for p in held]
        store(part, PARAGRAPHS, [moved(p, -start) for p in clipped if text[p.start : p.end].strip()])
        whole = [m for m in overlapping(mentions, start, end) if start <= m.start and m.end <= end]
        store(part, MENTIONS, [moved(m, -start) for m in whole])
        yield Instalment(start, part)


def copied(doc: Doc, first: int, last: int, trees: Array | None, starts: Array) -> Doc:
    """The tokens of a range as a doc (Span.as_doc reads all of its doc each time). trees: of the whole doc, the
    columns of TREE, where it is parsed; a token whose head stands outside becomes a root."""
    tokens = doc[first:last]
    part = Doc(doc.vocab, words=[t.text for t in tokens], spaces=[bool(t.whitespace_) for t in tokens])
    part._.published, part._.article_id = doc._.published, doc._.article_id
    if trees is not None and trees[first:last, 1].any():
        rows = trees[first:last].copy()
        heads = rows[:, 0].astype("int64") + np.arange(last - first)
        outside = (heads < 0) | (heads >= last - first)
        rows[outside, 0] = 0
        rows[outside, 1] = doc.vocab.strings.add("ROOT")
        part.from_array(list(TREE), rows)
    set_sentence_starts(part, [True, *starts[first + 1 : last].tolist()])
    return part


def overlapping(items: Sequence[A], start: int, end: int) -> list[A]:
    """Those of items in text order, none overlapping, that hold a character of a range."""
    first = bisect_left(items, start, key=lambda item: item.end)
    return [item for item in items[first : bisect_left(items, end, key=lambda item: item.start)] if item.end > start]


def moved(item: A, by: int) -> A:
    """An annotation with its characters counted from elsewhere."""
    places = {name: value + by for name in PLACES if (value := getattr(item, name, None)) is not None}
    return replace(item, **places)


def joined_quotations(instalments: Sequence[Instalment]) -> list[Quotation]:
    """The quotations of all instalments, as those of the doc."""
    found: list[Quotation] = []
    utterances = 0
    for instalment in instalments:
        own = [moved(q, instalment.start) for q in load(instalment.doc, QUOTATIONS, Quotation)]
        found += [replace(q, utterance=q.utterance + utterances) for q in own]
        utterances += max((q.utterance for q in own), default=-1) + 1
    return found


def joined_figures(instalments: Sequence[Instalment]) -> list[Casualty]:
    """The figures of all instalments, as those of the doc."""
    found: list[Casualty] = []
    groups = events = 0
    for instalment in instalments:
        before = len(found)
        for figure in load(instalment.doc, CASUALTIES, Casualty):
            parent = None if figure.parent is None else figure.parent + before
            group, event = figure.claim_group + groups, figure.event + events if figure.event >= 0 else -1
            found.append(replace(moved(figure, instalment.start), parent=parent, claim_group=group, event=event))
        groups = max((f.claim_group for f in found[before:]), default=groups - 1) + 1
        events = max((f.event for f in found[before:]), default=events - 1) + 1
    return found
