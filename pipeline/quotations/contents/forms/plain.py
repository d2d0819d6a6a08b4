"""Indirect speech without a parse: by the words and commas of one sentence.

Read where no model has parsed the article. The speaker is what stands between the last break and the cue; the
content is the rest of the sentence behind the cue, or what stands before an aside.

Examples:

    The mayor said that [the bridge was closed].
    [The bridge was closed], residents said.
    According to the mayor, [the bridge was closed].

Not this form: what the parse tells better in a parsed article; a denied saying ("no group has said ..."), a noun ("the
report was late"), and what somebody only claims ("the attack claimed twelve lives").
"""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.language.en.classes import listed, words
from pipeline.quotations.contents.frame_sides import closing
from pipeline.quotations.contents.sayings import NOTHING, Content
from pipeline.quotations.cues.clauses import char_span, first_token_at, sentence
from pipeline.quotations.cues.frames import COMMAS, STOPS
from pipeline.quotations.cues.speaking_nouns import PRONOUNS
from pipeline.quotations.page import CueHit

NEGATIONS = words("words that deny a saying")
AUXILIARIES = words("quotations.before_cue")
BREAKS = COMMAS | STOPS | frozenset({";", ":", '"', "“", "”", "(", ")"})
FINITE = words("quotations.plain_finite")
STARTS = words("quotations.clause_starts")
ID = "indirect:plain"
LONGEST = 12  # tokens of a speaker
PLAIN_CONFIDENCE = 0.51  # of such contents, the share that was right in the PolNeAR train part


def plain_speaker(doc: Doc, hit: CueHit) -> tuple[int, int] | None:
    """Characters of the words between the last break and the cue, or from "said" or "according to" to the next."""
    start, end = sentence(doc[hit.token])
    if hit.cue.part == "noun":
        return None
    if hit.cue.part == "phrase":
        return named_in(doc, *up_to_break(doc, first_token_at(doc, hit.end), end))
    last = hit.token
    while last > start and doc[last - 1].lower_ in AUXILIARIES:
        last -= 1
    first = beginning(doc, start, last)
    if first is None or is_negated(doc, start, first, last):
        return None
    if first < last:
        return named_in(doc, first, last) if is_somebody(doc, first, last) else None
    if first > start and doc[first - 1].text in COMMAS:
        return behind_comma(doc, hit.token, start, end)
    return None


def named_in(doc: Doc, first: int, last: int) -> tuple[int, int] | None:
    """Characters of the tokens; None where they are only marks and blanks."""
    start, end = char_span(doc, first, last) if first < last else (0, 0)
    return (start, end) if start < end else None


def up_to_break(doc: Doc, first: int, end: int) -> tuple[int, int]:
    last = first
    while last < end and doc[last].text not in BREAKS and last - first < LONGEST:
        last += 1
    return first, last


def beginning(doc: Doc, start: int, last: int) -> int | None:
    """The first token of the words up to the cue that no break parts; None where there are too many for a speaker."""
    first = last
    while first > start and doc[first - 1].text not in BREAKS and doc[first - 1].lower_ not in STARTS:
        if last - first > LONGEST:
            return None
        first -= 1
    return first


def is_negated(doc: Doc, start: int, first: int, last: int) -> bool:
    """no group has | said; the army did not | say"""
    beside = last > start and doc[last - 1].lower_ in NEGATIONS
    return beside or (first < last and doc[first].lower_ in NEGATIONS)


def is_somebody(doc: Doc, first: int, last: int) -> bool:
    return any(t.is_title or t.is_upper or t.lower_ in PRONOUNS or t.lower_.endswith(SPEAKING) for t in doc[first:last])


def behind_comma(doc: Doc, cue: int, start: int, end: int) -> tuple[int, int] | None:
    """..., said [the minister]; [Bela Novak], the mayor of Barak, said ..."""
    first, last = up_to_break(doc, cue + 1, end)
    if last > first and not any(t.lower_ in FINITE for t in doc[first:last]):
        return named_in(doc, first, last)
    last = next((i for i in range(start, cue) if doc[i].text in BREAKS), start)
    return named_in(doc, start, last) if last - start <= LONGEST else None


# Endings of nouns for people and groups, so that "residents said" has a speaker and "the sign said" has none.
SPEAKING = listed("quotations.speaking_endings")


def plain_contents(doc: Doc, hit: CueHit, speaker: tuple[int, int]) -> tuple[Content, ...]:
    """The rest of the sentence after the cue, or all of it before an aside."""
    if "clause" not in hit.cue.takes:
        return NOTHING
    start, end = sentence(doc[hit.token])
    end = closing(doc, start, end)
    first, last = frame_tokens(doc, hit, speaker)
    aside = first > start and doc[first - 1].text in COMMAS
    parted = last < end and doc[last].text in COMMAS
    if hit.cue.part == "phrase" and first <= start + 1:
        return (Content(last + 1, end, ID),) if parted and last + 1 < end else NOTHING
    if aside and (parted or last >= end):
        return (Content(start, first - 1, ID),)
    if hit.cue.part == "phrase":
        return (Content(start, first, ID),)
    return rest(doc, last, end)


def frame_tokens(doc: Doc, hit: CueHit, speaker: tuple[int, int]) -> tuple[int, int]:
    """The tokens of the cue with its speaker."""
    first, last = hit.token, first_token_at(doc, hit.end)
    named = first_token_at(doc, speaker[0])
    return (named, last) if named < first else (first, max(last, first_token_at(doc, speaker[1])))


def rest(doc: Doc, first: int, end: int) -> tuple[Content, ...]:
    """What stands behind the cue, where it holds a word that only a clause has."""
    while first < end and (doc[first].lower_ == "that" or doc[first].text in COMMAS):
        first += 1
    if not any(t.lower_ in FINITE or t.lower_.endswith("ed") for t in doc[first:end]):
        return NOTHING
    whole = first < end and doc[first].text not in BREAKS and end - first > 2
    return (Content(first, end, ID),) if whole else NOTHING
