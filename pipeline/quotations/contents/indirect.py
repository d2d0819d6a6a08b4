"""Indirect speech: what somebody is said to have said, without quotation marks.

Each cue has its speaker, and readings of what it attributes, of which a ranker chooses one or none; the
rule that found a content names the construction (``indirect:clause``). A denied saying ("no group has
said ...") attributes nothing and is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from pipeline.annotations import text_of
from pipeline.language.en.classes import words
from pipeline.quotations.contents.bare_contents import is_empty
from pipeline.quotations.contents.clipping import clipped
from pipeline.quotations.contents.forms import described, object_phrase
from pipeline.quotations.contents.forms.plain import PLAIN_CONFIDENCE, plain_contents, plain_speaker
from pipeline.quotations.contents.reading_ranker import choose, told_by
from pipeline.quotations.contents.sayings import Content
from pipeline.quotations.cues.clauses import char_span, first_token_at, noun_phrase, overlaps
from pipeline.quotations.cues.frames import COMMAS, FINITE
from pipeline.quotations.cues.speaking_nouns import kind_of
from pipeline.quotations.cues.subjects import unsaid
from pipeline.quotations.page import CueHit, Inside
from pipeline.quotations.weights.learnt_weights import calibrated


@dataclass(frozen=True, slots=True)
class IndirectFound:
    """An attributed clause. start, end: its characters; several with one hit are parts of one utterance.

    probability: the ranker's; accepted: whether that is enough for it to stand by itself; else it only
    tells of the quotations in it. terms: what spoke for it.
    """

    start: int
    end: int
    hit: CueHit
    speaker_start: int | None
    speaker_end: int | None
    rule: str
    confidence: float
    probability: float = 1.0
    accepted: bool = True
    terms: tuple[str, ...] = ()
    content: tuple[int, int] | None = None  # where an aside interrupts it: all of it, the aside included

    @property
    def speaker(self) -> tuple[int, int] | None:
        if self.speaker_start is None or self.speaker_end is None:
            return None
        return self.speaker_start, self.speaker_end

    @property
    def whole(self) -> tuple[int, int]:
        return self.content or (self.start, self.end)


CITE = "cite"  # its content may be only who told it


def is_source(content: Span) -> bool:
    """Whether a content only names who told it: citing [unnamed officials], ..."""
    named = content[: next((k for k, t in enumerate(content) if t.text in COMMAS), len(content))]
    return not any(t.tag_ in FINITE for t in named) and kind_of(named.root) in ("person", "group")


@dataclass(frozen=True, slots=True)
class Attributed:
    """What a cue attributes: its speaker's characters, its stretches of tokens, how sure that is and why."""

    speaker: tuple[int, int] | None
    stretches: Sequence[Content]
    confidence: float
    probability: float = 1.0
    accepted: bool = True
    terms: tuple[str, ...] = ()


def find_indirect(
    doc: Doc,
    hits: Sequence[CueHit],
    weights: Mapping[str, float],
    *,
    marked: Sequence[Inside] = (),
) -> list[IndirectFound]:
    """The attributed clauses of a doc: the accepted ones in text order, none overlapping another; then the others.

    Contents that hold a quotation in marks are among them: they are what a
    partial quotation's whole content is taken from.
    """
    verbs = [h for h in hits if h.cue.part == "verb"]
    found: list[IndirectFound] = []
    for hit in hits:
        if not set(hit.cue.takes) - {"quote"}:
            continue
        if doc[hit.token].dep:
            attributed = by_parse(doc, hit, hits, verbs, marked, weights)
        else:
            attributed = by_words(doc, hit, marked)
        if attributed is not None:
            found += whole_parts(doc, list(parts_of(doc, hit, attributed, verbs, marked)))
    standing = [f for f in found if f.accepted and not quotes_another(doc, f, found)]
    return outermost(standing) + [f for f in found if not f.accepted]


def by_parse(
    doc: Doc,
    hit: CueHit,
    hits: Sequence[CueHit],
    verbs: Sequence[CueHit],
    marked: Sequence[Inside],
    weights: Mapping[str, float],
) -> Attributed | None:
    """The reading that the ranker chooses; None where nobody outside marks said it, or nothing was said."""
    told = told_by(doc, hit, verbs)
    head = told.speaker
    if head is not None and (any(m.start <= head.idx < m.end for m in marked) or unsaid(doc, hit, head)):
        return None
    chosen = choose(doc, told, hits, marked, weights)
    if chosen is None:
        return None
    return Attributed(
        noun_phrase(head) if head is not None else None,
        [Content(first, last, chosen.reading.rule) for first, last in chosen.reading.stretches],
        calibrated(chosen.probability, weights),
        chosen.probability,
        chosen.accepted,
        chosen.terms,
    )


def by_words(doc: Doc, hit: CueHit, marked: Sequence[Inside]) -> Attributed | None:
    """Without a parse; None where the words name no speaker outside marks."""
    speaker = plain_speaker(doc, hit)
    if speaker is None or overlaps(speaker, [(m.start, m.end) for m in marked]):
        return None
    return Attributed(speaker, plain_contents(doc, hit, speaker), PLAIN_CONFIDENCE)


def parts_of(
    doc: Doc, hit: CueHit, attributed: Attributed, verbs: Sequence[CueHit], marked: Sequence[Inside]
) -> Iterator[IndirectFound]:
    """The stretches that say something in the reporter's words, each with its marks whole."""
    quoted = [(m.start, m.end) for m in marked]
    speaker = attributed.speaker
    by, until = speaker or (None, None)
    for content, (first, last) in conjuncts(doc, attributed.stretches, hit, verbs, quoted):
        if is_empty(doc, first, last) or (hit.cue.lemma == CITE and is_source(doc[first:last])):
            continue
        start, end = with_marks(text_of(doc), char_span(doc, first, last), quoted)
        if is_only_marked(doc, content.rule, (start, end), quoted):
            continue
        if end - start > 1 and not (speaker and overlaps((start, end), [speaker])):
            yield IndirectFound(
                start,
                end,
                hit,
                by,
                until,
                content.rule,
                attributed.confidence,
                attributed.probability,
                attributed.accepted,
                attributed.terms,
            )


def is_only_marked(doc: Doc, rule: str, span: tuple[int, int], quoted: Sequence[tuple[int, int]]) -> bool:
    """Whether a content is nothing but a quotation in marks, or what somebody is nicknamed in marks."""
    start, end = span
    if any(a <= start and end <= b for a, b in quoted):
        return True
    return rule == described.ID and any(is_name(text_of(doc)[a:b]) for a, b in quoted if start <= a < end)


def quotes_another(doc: Doc, item: IndirectFound, found: Sequence[IndirectFound]) -> bool:
    """Whether a content is only another's statement, which is told by itself: rejected [their claim that ...]."""
    if item.rule != object_phrase.ID:
        return False
    head = doc[first_token_at(doc, item.start) : first_token_at(doc, item.end)].root.i
    return any(f.accepted and f.hit.token == head and f.speaker_start is not None for f in found)


def whole_parts(doc: Doc, parts: Sequence[IndirectFound]) -> Sequence[IndirectFound]:
    """The parts of a content around an aside. A part without a verb says nothing by itself and is the other's, whose
    content is then all of it: [The militia, he says, lost forty men]."""
    telling = [p for p in parts if has_verb(doc, p)]
    if len(parts) < 2 or not telling:
        return parts
    if len(telling) == len(parts):
        return telling
    whole = (min(p.start for p in parts), max(p.end for p in parts))
    return [replace(telling[0], content=whole), *telling[1:]]


def has_verb(doc: Doc, part: IndirectFound) -> bool:
    first, last = first_token_at(doc, part.start), first_token_at(doc, part.end)
    return any((t.tag_ in FINITE and first <= verb_of(t).i < last) or is_finite(t) for t in doc[first:last])


def verb_of(token: Token) -> Token:
    """The verb that an auxiliary belongs to; of any other word, itself."""
    return token.head if token.dep_ in ("aux", "auxpass") else token


def is_finite(token: Token) -> bool:
    """Whether a verb has its auxiliary: [Britain has], he said, [sent 120 men]."""
    return any(c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE for c in token.lefts)


def conjuncts(
    doc: Doc,
    stretches: Iterable[Content],
    hit: CueHit,
    verbs: Sequence[CueHit],
    quoted: Sequence[tuple[int, int]],
) -> Iterator[tuple[Content, tuple[int, int]]]:
    """Token ranges of the contents; one whose later conjunct alone holds quotations is two: the town was quiet | and
    its people “at peace”."""
    for content in stretches:
        first, last = clipped(doc, content, hit, verbs)
        if last <= first:
            continue
        start, end = doc[first].idx, doc[last - 1].idx
        mark = next((a for a, _ in quoted if start < a < end), 0)
        border = next((i for i in range(last - 1, first, -1) if doc[i].idx < mark and joins(doc[i])), 0) if mark else 0
        if border:
            yield content, (first, border)
            yield content, (border + 1, last)
        else:
            yield content, (first, last)


def joins(token: Token) -> bool:
    """Whether an "and" or "but" joins two predicates of a clause."""
    if token.dep_ != "cc" or token.head.pos_ not in ("VERB", "AUX"):
        return False
    return any(c.dep_ == "conj" and c.i > token.i and c.pos_ in ("VERB", "AUX") for c in token.head.rights)


def is_name(marked: str) -> bool:
    """Whether marked words are a nickname or a title: called him "the Lion of the North"."""
    words = [w for w in marked.strip("\"“”„«»‘’' .,").split() if w.lower() not in SMALL]
    return bool(words) and all(w[0].isupper() for w in words)


SMALL = words("quotations.small_in_titles")


def with_marks(text: str, span: tuple[int, int], quoted: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """A content as far as the end of the quotation that it ends in, whose last stop is the quotation's."""
    start, end = span
    for opened, closed in quoted:
        if opened < start < closed < min(end, start + 3):  # a closing mark right before the content
            start = next((i for i in range(closed, end) if not text[i].isspace() and text[i] != ","), end)
        if start <= opened < end < closed:
            end = closed
    return start, end


def outermost(found: Sequence[IndirectFound]) -> list[IndirectFound]:
    """In text order without the contents that overlap a clearly more probable one, or one about as probable that
    begins before or is longer."""
    kept: list[IndirectFound] = []
    for item in sorted(found, key=lambda f: (-round(f.probability, 1), f.start, -f.end)):
        if not overlaps((item.start, item.end), [(k.start, k.end) for k in kept]):
            kept.append(item)
    return sorted(kept, key=lambda f: f.start)
