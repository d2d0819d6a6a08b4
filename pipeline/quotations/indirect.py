"""Indirect speech: what somebody is said to have said, without quotation marks.

Each construction is a function of its own, from a cue to its contents; the
rule that found a content is named after it (``indirect:clause``). Contents
without a speaker are hearsay and left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from pipeline.annotations import Paragraph
from pipeline.quotations.clauses import char_span, noun_phrase, sentence, subtree
from pipeline.quotations.cues import CueHit, Inside
from pipeline.quotations.subjects import speaker_of


@dataclass(frozen=True, slots=True)
class IndirectFound:
    """An attributed clause. start, end: its characters; several with one hit are parts of one utterance."""

    start: int
    end: int
    hit: CueHit
    speaker_start: int | None
    speaker_end: int | None
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Content:
    first: int  # token
    last: int  # one past the last token
    rule: str


CONFIDENCE = {
    "indirect:clause": 0.9,
    "indirect:fronted": 0.9,
    "indirect:according_to": 0.9,
    "indirect:infinitive": 0.85,
    "indirect:gerund": 0.8,
    "indirect:object": 0.7,
    "indirect:as": 0.7,
    "indirect:noun_cue": 0.7,
    "indirect:plain": 0.6,
}
COMPLEMENTIZERS = frozenset({"that"})
COMMAS = frozenset({",", "–", "—", "-", "--", ";", ":"})


def find_indirect(
    doc: Doc, hits: Sequence[CueHit], *, paragraphs: Sequence[Paragraph] = (), marked: Sequence[Inside] = ()
) -> list[IndirectFound]:
    """The attributed clauses of a doc in text order, none within another.

    Contents that hold a quotation in marks are among them: they are what a
    partial quotation's whole content is taken from.
    """
    participles = frozenset(h.token for h in hits if h.cue.part == "verb" and doc[h.token].tag_ == "VBG")
    found: list[IndirectFound] = []
    for hit in hits:
        head = speaker_of(doc, hit)
        if head is None or inside(doc, head, marked):
            continue
        speaker = noun_phrase(head)
        for content in contents(doc, hit, head):
            first, last = clipped(doc, content, participles, hit)
            if last <= first:
                continue
            start, end = char_span(doc, first, last)
            if end - start < 2:
                continue
            found.append(IndirectFound(start, end, hit, speaker[0], speaker[1], content.rule, CONFIDENCE[content.rule]))
    return outermost(found)


def inside(doc: Doc, token: Token, marked: Sequence[Inside]) -> bool:
    return any(m.start <= token.idx < m.end for m in marked)


def contents(doc: Doc, hit: CueHit, speaker: Token) -> Iterator[Content]:
    """What a cue attributes to its speaker, by the constructions that the cue takes."""
    if hit.cue.part == "phrase":
        yield from after_phrase(doc, hit, speaker)
        return
    head = doc[hit.token]
    takes = hit.cue.takes
    if hit.cue.part == "noun":
        yield from noun_content(head, takes)
        return
    if "clause" in takes:
        clause = list(right_clause(head))
        if clause:
            yield from clause
            return
        front = list(fronted(doc, head, speaker))
        if front:
            yield from front
            return
    if "infinitive" in takes:
        yield from infinitive(head)
    if "object" in takes:
        yield from object_content(head)
    if "as" in takes:
        yield from as_content(head)


def right_clause(verb: Token) -> Iterator[Content]:
    """said (that) ..., also after "told reporters" and "said Friday"."""
    for child in verb.rights:
        if child.dep_ == "ccomp":
            first, last = subtree(child)
            if first <= verb.i:
                continue
            yield Content(without_complementizer(verb.doc, first), last, "indirect:clause")
            return


def without_complementizer(doc: Doc, first: int) -> int:
    while (doc[first].lower_ in COMPLEMENTIZERS and doc[first].dep_ == "mark") or doc[first].text in COMMAS:
        first += 1
    return first


def fronted(doc: Doc, verb: Token, speaker: Token) -> Iterator[Content]:
    """..., officials said / said Mr. Karimi, and what follows the cue where the clause goes on."""
    start, _ = sentence(verb)
    clause = next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
    if clause is None and verb.dep_ in ("parataxis", "ccomp") and verb.head.pos_ in ("VERB", "AUX"):
        clause = verb.head
    if clause is None:
        return
    begin = min(verb.i, subtree(speaker)[0]) if speaker.i < verb.i or speaker.i < verb.i + 12 else verb.i
    comma = next((i for i in range(begin - 1, max(begin - 3, start - 1), -1) if doc[i].text in COMMAS), None)
    if comma is None:
        return
    first = max(start, min(clause.left_edge.i, comma))
    if clause.i < comma:
        yield Content(first, comma, "indirect:fronted")


def infinitive(verb: Token) -> Iterator[Content]:
    """vowed to ..., claimed to have ..., denied killing ..."""
    for child in verb.rights:
        if child.dep_ in ("xcomp", "ccomp", "advcl"):
            first, last = subtree(child)
            if first <= verb.i:
                continue
            if any(c.tag_ == "TO" and c.dep_ == "aux" for c in child.lefts):
                yield Content(first, last, "indirect:infinitive")
                return
            if child.tag_ == "VBG" and child.dep_ == "xcomp":
                yield Content(first, last, "indirect:gerund")
                return


def object_content(verb: Token) -> Iterator[Content]:
    """confirmed three deaths, denied any losses"""
    for child in verb.rights:
        if child.dep_ == "dobj" and child.pos_ != "PRON":
            first, last = subtree(child)
            if first > verb.i:
                yield Content(first, last, "indirect:object")
            return


def as_content(verb: Token) -> Iterator[Content]:
    """described the town as quiet, called it a lie"""
    target = next((c for c in verb.rights if c.dep_ in ("dobj", "ccomp")), None)
    as_ = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "as"), None)
    if target is None and as_ is None:
        return
    if as_ is None:
        return
    first = subtree(target)[0] if target is not None else subtree(as_)[0]
    yield Content(max(first, verb.i + 1), subtree(as_)[1], "indirect:as")


def noun_content(noun: Token, takes: Sequence[str]) -> Iterator[Content]:
    """the claim that ..., a promise to ..."""
    for child in noun.rights:
        if child.dep_ not in ("acl", "ccomp", "relcl"):
            continue
        first, last = subtree(child)
        if first <= noun.i:
            continue
        opens = next((c for c in child.lefts if c.dep_ in ("mark", "aux")), None)
        if opens is not None and opens.lower_ == "that" and opens.dep_ == "mark":
            yield Content(without_complementizer(noun.doc, first), last, "indirect:noun_cue")
        elif opens is not None and opens.tag_ == "TO" and "infinitive" in takes:
            yield Content(first, last, "indirect:noun_cue")
        return


def after_phrase(doc: Doc, hit: CueHit, speaker: Token) -> Iterator[Content]:
    """According to X, ... / ..., according to X / ..., according to X, ..."""
    start, end = sentence(doc[hit.token])
    while end > start and (doc[end - 1].is_space or doc[end - 1].is_punct):
        end -= 1
    edge = max(speaker.right_edge.i + 1, speaker.i + 1)
    after = next((i for i in range(speaker.i + 1, min(edge + 1, end)) if doc[i].text in COMMAS), None)
    if hit.token <= start + 1:
        first = (after + 1) if after is not None else edge
        if first < end:
            yield Content(first, end, "indirect:according_to")
        return
    last = hit.token - 1 if doc[hit.token - 1].text in COMMAS else hit.token
    yield Content(start, last, "indirect:according_to")
    if after is not None and after + 1 < end:
        yield Content(after + 1, end, "indirect:according_to")


def clipped(doc: Doc, content: Content, participles: frozenset[int], hit: CueHit) -> tuple[int, int]:
    """Without the participle of another cue at its end: "..., adding that ..."."""
    first, last = content.first, content.last
    if hit.token < first:
        for i in range(first + 1, last):
            if i in participles and doc[i - 1].text in COMMAS:
                return first, i - 1
    return first, last


def outermost(found: Sequence[IndirectFound]) -> list[IndirectFound]:
    """Without the contents that overlap one before or around them."""
    kept: list[IndirectFound] = []
    for item in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept
