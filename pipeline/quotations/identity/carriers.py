"""Who carries words is not who speaks: "..., the prince said, according to the Herald", "the agency quoted him"."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.language.en.classes import words
from pipeline.quotations.cues.clauses import noun_phrase
from pipeline.quotations.cues.relays import QUOTING
from pipeline.quotations.cues.speaking_nouns import PRONOUNS, gender, kind_of, singular
from pipeline.quotations.identity.cast import Cast

Place = tuple[int, int]  # characters
OUTLETS = words("identity.outlets")
DOCUMENTS = words("identity.documents")
PRESS = "media"
END_OF_SENTENCE = 4  # tokens between the verb of who carries and the sentence's end


def behind(cast: Cast, speaker: Token) -> Place | None:
    """Who speaks where the speaker only carries it; None where he speaks himself."""
    if not speaker.dep:
        return None
    quoted = quoted_by(speaker) or owned_by(cast, speaker)
    if quoted is not None:
        return quoted
    if not carries(cast, speaker):
        return None
    return speaker_before(cast, speaker)


def quoted_by(speaker: Token) -> Place | None:
    """ "the agency quoted [a ministry statement] as saying": the object of who quotes."""
    verb = speaker.head
    if speaker.dep_ != "nsubj" or verb.lower_ not in QUOTING:
        return None
    source = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    if not any(c.lower_ == "as" or c.tag_ == "VBG" for c in verb.rights):
        return None  # he cited the treaty and said
    if source is None:  # the parser hangs "saying" on "quoted" with the source as its subject
        source = next((c for t in verb.rights for c in t.lefts if c.dep_ == "nsubj" and c.i > verb.i), None)
    return noun_phrase(source) if source is not None else None


def owned_by(cast: Cast, speaker: Token) -> Place | None:
    """ "said [Amnesty]'s Philip Luther": the person, where the parser takes the body for the speaker."""
    after = speaker.i + 1
    doc = speaker.doc
    if after + 1 >= len(doc) or doc[after].lower_ not in ("'s", "’s"):
        return None
    named = cast.covering(doc[after + 1].idx, doc[after + 1].idx + 1)
    if named is None or not cast.person(named) or named.start != doc[after + 1].idx:
        return None
    return named.start, named.end


def carries(cast: Cast, speaker: Token) -> bool:
    """Whether a speaker is an outlet or a document: one that passes on what others say."""
    named = cast.covering(speaker.idx, speaker.idx + len(speaker))
    if named is not None and named.entity_type == PRESS:
        return True
    noun = singular(speaker.lower_)
    return named is None and (noun in OUTLETS or noun in DOCUMENTS)


def speaker_before(cast: Cast, carrier: Token) -> Place | None:
    """Who speaks in the carrier's sentence before it, where the carrier's own part ends the sentence."""
    sentence = carrier.sent
    verb = carrier.head
    last = max(carrier.right_edge.i, verb.i if verb.i > carrier.i else carrier.i)
    if sum(t.is_alpha for t in sentence[last + 1 - sentence.start :]) > END_OF_SENTENCE:
        return None
    here = [p for p in cast.telling if sentence.start_char <= p[0] and p[1] <= carrier.left_edge.idx]
    here = [p for p in here if not is_parted(cast, p, carrier)]
    speaking = [p for p in here if not in_marks(cast, p) and not is_carrier(cast, p) and may_speak(cast, p)]
    return speaking[-1] if speaking else None


def is_parted(cast: Cast, place: Place, carrier: Token) -> bool:
    """Whether a stop outside marks stands between, where the parser takes two sentences for one."""
    between = range(cast.text.token_at(place[1]), carrier.left_edge.i)
    return any(cast.text.lower[i] in (".", "!", "?") and not cast.text.quoted[i] for i in between)


def may_speak(cast: Cast, place: Place) -> bool:
    """Whether somebody is named or described there, not a thing."""
    first, last = cast.text.token_at(place[0]), cast.text.token_at(place[1])
    head = cast.text.doc[first : max(first + 1, last)].root
    named = cast.covering(head.idx, head.idx + 1) is not None
    return named or head.lower_ in PRONOUNS or bool(gender(head.lower_)) or kind_of(head) in ("person", "group")


def in_marks(cast: Cast, place: Place) -> bool:
    token = cast.text.token_at(place[0])
    return token >= len(cast.text.quoted) or cast.text.quoted[token]


def is_carrier(cast: Cast, place: Place) -> bool:
    first, last = cast.text.token_at(place[0]), cast.text.token_at(place[1])
    return carries(cast, cast.text.doc[first : max(first + 1, last)].root)
