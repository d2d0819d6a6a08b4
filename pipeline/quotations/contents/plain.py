"""Indirect speech without a parse: by the words and commas of one sentence."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from pipeline.quotations.contents.frame_sides import closing
from pipeline.quotations.contents.reported_clauses import Content
from pipeline.quotations.cues.clauses import char_span, first_token_at, sentence
from pipeline.quotations.cues.frames import COMMAS, STOPS
from pipeline.quotations.cues.speaking_nouns import PRONOUNS
from pipeline.quotations.page import CueHit

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nobody", "none"})
AUXILIARIES = frozenset("has have had also later then further again repeatedly earlier is was were are would".split())
BREAKS = COMMAS | STOPS | frozenset({";", ":", '"', "“", "”", "(", ")"})
FINITE = frozenset("is are was were has have had will would could that it they he she".split())
STARTS = frozenset("who which that but and while as because when after if".split())
LONGEST = 12  # tokens of a speaker
PLAIN_CONFIDENCE = 0.51  # of such contents, the share that was right in the PolNeAR train part


def plain_speaker(doc: Doc, hit: CueHit) -> tuple[int, int] | None:
    """Characters of the words between the last break and the cue, or from "said" or "according to" to the next."""
    start, end = sentence(doc[hit.token])
    if hit.cue.part == "noun":
        return None
    if hit.cue.part == "phrase":
        first = first_token_at(doc, hit.end)
        last = first
        while last < end and doc[last].text not in BREAKS and last - first < LONGEST:
            last += 1
        return char_span(doc, first, last) if last > first else None
    last = hit.token
    while last > start and doc[last - 1].lower_ in AUXILIARIES:
        last -= 1
    if last > start and doc[last - 1].lower_ in NEGATIONS:
        return None
    first = last
    while first > start and doc[first - 1].text not in BREAKS and doc[first - 1].lower_ not in STARTS:
        if last - first > LONGEST:
            return None
        first -= 1
    if first < last and doc[first].lower_ in NEGATIONS:
        return None
    if first < last:
        words = doc[first:last]
        named = any(t.is_title or t.is_upper or t.lower_ in PRONOUNS or t.lower_.endswith(SPEAKING) for t in words)
        return char_span(doc, first, last) if named else None
    if first > start and doc[first - 1].text in COMMAS:
        first = last = hit.token + 1
        while last < end and doc[last].text not in BREAKS and last - first < LONGEST:
            last += 1
        if last > first and not any(t.lower_ in FINITE for t in doc[first:last]):  # ", said the minister"
            return char_span(doc, first, last)
        last = next((i for i in range(start, hit.token) if doc[i].text in BREAKS), start)  # "X, the minister, said ..."
        return char_span(doc, start, last) if 0 < last - start <= LONGEST else None
    return None


# Endings of nouns for people and groups, so that "residents said" has a speaker and "the sign said" has none.
SPEAKING = tuple(
    "ist ists er ers or ors man men woman women person persons official officials resident residents police ministry "
    "government group army force forces witness witnesses analyst analysts statement report authorities source sources "
    "agency chief militant militants rebel rebels relative relatives elder elders people some others another one "
    "sides".split()
)


def plain_contents(doc: Doc, hit: CueHit, speaker: tuple[int, int]) -> Iterator[Content]:
    """The rest of the sentence after the cue, or all of it before an aside."""
    start, end = sentence(doc[hit.token])
    end = closing(doc, start, end)
    if "clause" not in hit.cue.takes:
        return
    first, last = hit.token, first_token_at(doc, hit.end)
    named = first_token_at(doc, speaker[0])
    if named < first:
        first = named
    else:
        last = max(last, first_token_at(doc, speaker[1]))
    before = first - 1 if first > start and doc[first - 1].text in COMMAS else None
    after = last < end and doc[last].text in COMMAS
    if hit.cue.part == "phrase" and first <= start + 1:
        if after and last + 1 < end:
            yield Content(last + 1, end, "indirect:plain")
        return
    if before is not None and (after or last >= end):
        yield Content(start, before, "indirect:plain")
        return
    if hit.cue.part == "phrase":
        yield Content(start, first, "indirect:plain")
        return
    while last < end and (doc[last].lower_ == "that" or doc[last].text in COMMAS):
        last += 1
    if not any(t.lower_ in FINITE or t.lower_.endswith("ed") for t in doc[last:end]):
        return
    if last < end and doc[last].text not in BREAKS and end - last > 2:
        yield Content(last, end, "indirect:plain")
