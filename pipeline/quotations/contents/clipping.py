"""Where a content stops being the speaker's: the reporter's comment on it, another's clause behind a comma, a date."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from pipeline.language.en.classes import words
from pipeline.quotations.contents.sayings import Content
from pipeline.quotations.cues.frames import COMMAS, FINITE
from pipeline.quotations.cues.speaking_nouns import COMMENTED, singular
from pipeline.quotations.cues.subjects import takes_over
from pipeline.quotations.page import CueHit

CONTRASTS = words("conjunctions of contrast")
RELATIVE = words("relative words") - {"that", "when"}
TIMES = words("quotations.spans_of_time")
BETWEEN_TIMES = words("prepositions between two times")
OF_ITS_OWN = words("quotations.claim_of_its_own")
OPENING = 8  # tokens in which another's clause behind a comma names its teller
SHORT_MONTHS = words("short months")
MONTHS = words("months") | SHORT_MONTHS | {f"{month}." for month in SHORT_MONTHS}


def clipped(doc: Doc, content: Content, hit: CueHit, verbs: Sequence[CueHit]) -> tuple[int, int]:
    """Token range of a content without another cue's clause at its end: ", adding that ...", "and said that ..."."""
    first, last = content.first, before_comment(doc, content.first, content.last)
    last = before_date(doc, first, before_fragment(doc, first, last))
    if not doc[hit.token].dep:
        return first, last
    last = before_main_clause(doc, hit, first, before_main_verb(doc, hit, first, last))
    last = before_another(doc, first, last, [other.token for other in verbs if other.token != hit.token])
    if hit.token >= first:
        return first, last
    within = [other for other in verbs if first < other.token < last]
    ends = (cut for other in within if (cut := before_cue(doc, first, hit, other)) is not None)
    return first, next(ends, last)


def before_main_verb(doc: Doc, hit: CueHit, first: int, last: int) -> int:
    """Where the content of a saying in an opening clause ends: "After officials said [the goal had been met], work went
    on"."""
    opens = doc[doc[hit.token].sent.start]
    if hit.token >= first or opens.lower_ not in SUBORDINATORS or any(t.text == "," for t in doc[opens.i : hit.token]):
        return last
    return next((i for i in range(first + 2, last - 2) if doc[i].text == "," and begins_clause(doc, i + 1)), last)


def begins_clause(doc: Doc, first: int) -> bool:
    """Whether the next words are a subject with its verb."""
    near = doc[first : min(first + OPENING, len(doc))]
    subject = next((t for t in near if t.dep_ in ("nsubj", "nsubjpass") and t.left_edge.i == first), None)
    return subject is not None and subject.head.i > subject.i and doc[first].lower_ not in RELATIVE


SUBORDINATORS = words("quotations.subordinators") | {"although", "though"}


def before_main_clause(doc: Doc, hit: CueHit, first: int, last: int) -> int:
    """Where the content of a relative clause ends before the comma that closes it: "sent a drone which the navy said
    [it brought down], in a breach of the truce"."""
    cue = doc[hit.token]
    if cue.dep_ != "relcl" or hit.token >= first or doc[first - 1].lower_ == "that":
        return last
    own = next((c for c in cue.lefts if c.dep_ == "nsubj"), None)
    if own is None or own.lower_ in RELATIVE or own.lower_ == "that":
        return last
    return next((i for i in range(first + 1, last) if doc[i].text == ","), last)


def before_cue(doc: Doc, first: int, hit: CueHit, other: CueHit) -> int | None:
    """Where a content ends before the clause of another cue in it; None where that is part of the content."""
    if (cut := before_own_deed(doc, hit, other)) is not None:
        return cut
    return next((cut for case in ANOTHERS if (cut := case(doc, first, other)) is not None), None)


def before_own_deed(doc: Doc, hit: CueHit, other: CueHit) -> int | None:
    """has said that the vote cannot be held [and has accused ...]: the speaker's next saying, by its tense"""
    verb, cue = doc[other.token], doc[hit.token]
    aux = next((c for c in verb.lefts if c.dep_ == "aux" and c.lower_ in PERFECT), None)
    if verb.dep_ != "conj" or aux is None or not is_present(cue) or is_perfect(verb.head):
        return None
    conjunction = doc[aux.i - 1]
    alone = conjunction.tag_ == "CC" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts)
    return conjunction.i if alone and "quote" in other.cue.takes else None


def is_present(verb: Token) -> bool:
    return verb.tag_ in ("VBZ", "VBP") or is_perfect(verb)


def is_perfect(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in PERFECT for c in verb.lefts)


PERFECT = frozenset({"has", "have"})


def before_participle(doc: Doc, first: int, other: CueHit) -> int | None:
    """..., [adding that ...]"""
    i = other.token
    return i - 1 if doc[i].tag_ == "VBG" and doc[i - 1].text in COMMAS else None


def before_second_saying(doc: Doc, first: int, other: CueHit) -> int | None:
    """... [and said that ...]; ... [and also said that ...]"""
    before = doc[other.token - 1]
    if "quote" not in other.cue.takes or before.tag_ not in ("CC", "RB") or not takes_over(doc[other.token]):
        return None
    conjunction = before if before.tag_ == "CC" else doc[before.i - 1]
    return conjunction.i if conjunction.tag_ == "CC" else before.i


def before_contrast(doc: Doc, first: int, other: CueHit) -> int | None:
    """..., [while the army said ...]"""
    verb = doc[other.token]
    back = range(verb.i - 1, max(first, verb.i - CONTRAST_REACH), -1)
    opens = next((j for j in back if doc[j].lower_ in CONTRASTS and doc[j - 1].text in COMMAS), None)
    if opens is None or verb.dep_ == "ccomp" or doc[opens + 1].lower_ == "that":  # ..., [but that others refused]
        return None
    return opens - 1 if any(c.dep_ == "nsubj" and c.i > opens for c in verb.lefts) else None


# In order: the first that finds a border decides.
ANOTHERS = (before_participle, before_second_saying, before_contrast)
CONTRAST_REACH = 9  # tokens from the conjunction to the cue


def before_comment(doc: Doc, first: int, last: int) -> int:
    """Where a content ends before the reporter's own word for it: ", a figure that the army dismissed"."""
    for i in range(first + 1, last - 2):
        if doc[i].text == "," and doc[i + 1].lower_ in ("a", "an"):
            noun = next((t for t in doc[i + 2 : min(i + 5, last)] if t.lower_ in COMMENTED), None)
            if noun is not None and doc[min(noun.i + 1, last - 1)].lower_ not in OF_ITS_OWN:
                return i
    return last


def before_another(doc: Doc, first: int, last: int, tellers: Sequence[int]) -> int:
    """Where a content ends before a clause that somebody else tells: ", which the army says is false", ", hours after
    relatives told a paper that ...". tellers: the cue verbs of the sentence."""
    for i in range(first + 1, last - 2):
        if doc[i].text not in COMMAS:
            continue
        opens = doc[i + 1]
        if opens.tag_ == "IN" and doc[i + 2].lower_ == "which":
            opens = doc[i + 2]
        if opens.lower_ in RELATIVE:
            reach = range(opens.i + 1, min(last, opens.i + OPENING))
            if any(j in reach and names_its_teller(doc[j], opens.i) for j in tellers):
                return i
            continue
        aside = tells_a_time(doc, i + 1) or is_plural_comment(opens)
        if aside and any(i < j < last and names_its_teller(doc[j], i) for j in tellers):
            return i
    return last


def is_plural_comment(token: Token) -> bool:
    """ ", charges that the ministry denied" """
    return token.lower_.endswith("s") and singular(token.lower_) in COMMENTED


def names_its_teller(verb: Token, after: int) -> bool:
    return any(c.dep_ == "nsubj" and c.i > after and c.lower_ not in RELATIVE for c in verb.lefts)


def tells_a_time(doc: Doc, i: int) -> bool:
    """Whether words begin with "two days after" or "hours before"."""
    words = doc[i : i + 5]
    at = next((k for k, t in enumerate(words) if singular(t.lower_) in TIMES), None)
    return at is not None and at + 1 < len(words) and words[at + 1].lower_ in BETWEEN_TIMES


def before_fragment(doc: Doc, first: int, last: int) -> int:
    """Where a content ends before words without a verb behind a semicolon: "; the rebels", who say otherwise."""
    semicolon = next((i for i in range(last - 1, first, -1) if doc[i].text == ";"), None)
    if semicolon is None or any(t.tag_ in FINITE for t in doc[semicolon + 1 : last]):
        return last
    return semicolon


def before_date(doc: Doc, first: int, last: int) -> int:
    """Where a content ends before the date of a caption: ", Sept. 14, 2021"."""
    for i in range(max(first + 1, last - 6), last - 2):
        if doc[i].text == "," and doc[i + 1].lower_ in MONTHS and doc[last - 1].like_num:
            return i
    return last
