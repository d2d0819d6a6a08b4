"""The constructions of reported speech over a parse: from a cue and its speaker to the tokens of the content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from pipeline.quotations.clauses import sentence, subtree
from pipeline.quotations.cues import CueHit
from pipeline.quotations.frames import BREAKS, COMMAS, Frame, ends_sentence, frame_of, stands_aside
from pipeline.quotations.nouns import STATEMENTS, singular


@dataclass(frozen=True, slots=True)
class Content:
    """Tokens first to last (exclusive), and the construction's rule id."""

    first: int
    last: int
    rule: str


# Share of right speakers and contents (overlap of half or more) on the PolNeAR train part.
CONFIDENCE = {
    "indirect:clause": 0.9,
    "indirect:fronted": 0.9,
    "indirect:aside": 0.85,
    "indirect:relative": 0.8,
    "indirect:according_to": 0.85,
    "indirect:infinitive": 0.8,
    "indirect:gerund": 0.8,
    "indirect:object": 0.7,
    "indirect:as": 0.8,
    "indirect:noun_cue": 0.7,
    "indirect:plain": 0.6,
}
ADDRESSING = frozenset("tell inform notify remind assure reassure warn caution advise brief".split())
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBORDINATORS = frozenset({"as", "while", "after", "when", "because", "since", "before", "until"})


def contents(doc: Doc, hit: CueHit, speaker: Token) -> Iterator[Content]:
    """What a cue attributes to its speaker: none, one stretch, or the two around an aside."""
    head, takes = doc[hit.token], hit.cue.takes
    if hit.cue.part == "phrase":
        yield from around_phrase(doc, hit, speaker)
        return
    if hit.cue.part == "noun":
        yield from noun_content(head, takes)
        return
    found: list[Content] = []
    if "clause" in takes:
        found = list(clause_contents(doc, hit, speaker))
    if not found and "infinitive" in takes:
        found = list(infinitive(head))
    if not found and "object" in takes:
        found = list(object_content(head))
    if not found and "as" in takes:
        found = list(as_content(head))
    yield from found


def clause_contents(doc: Doc, hit: CueHit, speaker: Token) -> Iterator[Content]:
    verb = doc[hit.token]
    frame = frame_of(verb, speaker, addressed=hit.cue.lemma in ADDRESSING)
    start, end = sentence(verb)
    after = doc[frame.last] if frame.last < end else None
    aside = stands_aside(doc, frame) and frame.first - 1 > start
    if aside and (ends_sentence(doc, frame) or (after is not None and after.text in COMMAS)):
        left = Content(left_edge(doc, frame, verb, start), frame.first - 1, "indirect:fronted")
        yield left
        if after is not None and after.text in COMMAS and resumes(doc, frame.last + 1, end):
            yield Content(frame.last + 1, closing(doc, frame.last + 1, end), "indirect:aside")
        return
    clause = next((c for c in verb.rights if c.dep_ == "ccomp" and c.right_edge.i >= frame.last), None)
    if clause is not None:
        first, last = subtree(clause)
        first = max(first, verb.i + 1)
        yield Content(without_complementizer(doc, first), extended(doc, last, end, verb), "indirect:clause")
        return
    if frame.inverted:
        if frame.first > start and doc[frame.first - 1].text in COMMAS:
            yield Content(left_edge(doc, frame, verb, start), frame.first - 1, "indirect:fronted")
        return
    if verb.dep_ in ("ccomp", "parataxis", "advcl") and verb.head.i > verb.i and verb.head.pos_ in ("VERB", "AUX"):
        # "a mine that officials say was closed": the clause's own verb has the cue hang from it.
        last = max(verb.head.right_edge.i + 1, verb.head.i + 1)
        if frame.last < last:
            yield Content(without_complementizer(doc, frame.last), last, "indirect:relative")
        return
    if hit.cue.lemma in CORE and after is not None and any(t.tag_ in FINITE for t in doc[frame.last : end]):
        first = without_complementizer(doc, frame.last)
        if first < end and doc[first].text not in BREAKS:
            yield Content(first, closing(doc, first, end), "indirect:clause")


CORE = frozenset("say tell add state claim announce report note explain insist argue warn".split())


def left_edge(doc: Doc, frame: Frame, verb: Token, start: int) -> int:
    """Where the content before a frame begins: the sentence, or the clause that the cue is about."""
    clause = next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
    if clause is None and verb.dep_ in ("parataxis", "ccomp", "conj") and start <= verb.head.i < frame.first:
        clause = verb.head
    if clause is None:
        return start
    first = clause.left_edge.i
    before = doc[start:first]
    # An adverbial before the clause belongs to it; another finite clause does not.
    return first if any(t.tag_ in FINITE for t in before) else start


def resumes(doc: Doc, first: int, end: int) -> bool:
    """Whether the words after an aside go on with the content."""
    if first >= end:
        return False
    token = doc[first]
    if token.lower_ in ("who", "which", "whose", "according", "but", "though", "although") or token.is_quote:
        return False
    return token.tag_ != "VBG" or not token.lower_.startswith(("add", "say", "cit", "refer", "quot", "speak", "tell"))


def closing(doc: Doc, first: int, end: int) -> int:
    """One past the last token of a content that runs to the sentence's end, its stop left out."""
    while end > first and (doc[end - 1].is_space or doc[end - 1].text in STOPS_AND_MARKS):
        end -= 1
    return end


STOPS_AND_MARKS = frozenset({".", "!", "?", ",", ";", ":"})


def without_complementizer(doc: Doc, first: int) -> int:
    while first < len(doc) and ((doc[first].lower_ == "that" and doc[first].tag_ == "IN") or doc[first].text in COMMAS):
        first += 1
    return first


def extended(doc: Doc, last: int, end: int, verb: Token) -> int:
    """The end of a clause that the parse cut off before a word that no break divides from it."""
    i = last
    while i < end and not (doc[i].text in BREAKS or doc[i].is_sent_end or doc[i].is_punct):
        if doc[i].tag_ == "CC" or (doc[i].dep_ == "conj" and doc[i].head == verb):
            return last
        i += 1
    return i


def infinitive(verb: Token) -> Iterator[Content]:
    """vowed to ..., claimed to have ..., denied killing ..."""
    for child in verb.rights:
        if child.dep_ not in ("xcomp", "ccomp", "advcl") or child.left_edge.i <= verb.i:
            continue
        first, last = subtree(child)
        for inner in child.rights:
            if inner.dep_ == "advcl" and inner.left_edge.lower_ in SUBORDINATORS and inner.left_edge.i > child.i:
                last = min(last, inner.left_edge.i)
        if any(c.tag_ == "TO" and c.dep_ == "aux" for c in child.lefts):
            yield Content(first, last, "indirect:infinitive")
            return
        if child.tag_ == "VBG" and child.dep_ == "xcomp":
            yield Content(first, last, "indirect:gerund")
            return


def object_content(verb: Token) -> Iterator[Content]:
    """confirmed three deaths, denied any losses; not "denied the allegation", which says nothing itself"""
    for child in verb.rights:
        if child.dep_ == "dobj":
            empty = child.pos_ == "PRON" or singular(child.lower_) in SPEECH_NOUNS
            if not empty and child.left_edge.i > verb.i:
                yield Content(*subtree(child), "indirect:object")
            return


SPEECH_NOUNS = STATEMENTS | frozenset(
    "claim allegation accusation charge account assertion suggestion rumour rumor report responsibility involvement "
    "wrongdoing story reports deal offer request comment".split()
)


def as_content(verb: Token) -> Iterator[Content]:
    """described the town as quiet; called it a lie; put the toll at 12"""
    target = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    said = next(
        (c for c in verb.rights if c.dep_ in ("prep", "oprd", "xcomp", "ccomp") and c.right_edge.i > verb.i), None
    )
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ in ("as", "at"):
            said = child
    if said is None or (said.dep_ == "prep" and said.lower_ not in ("as", "at")):
        return
    first = target.left_edge.i if target is not None else said.left_edge.i
    last = max(said.right_edge.i, target.right_edge.i if target is not None else 0) + 1
    yield Content(max(first, verb.i + 1), last, "indirect:as")


def noun_content(noun: Token, takes: tuple[str, ...]) -> Iterator[Content]:
    """the claim that ..., a promise to ..."""
    for child in noun.rights:
        if child.dep_ not in ("acl", "ccomp", "relcl") or child.left_edge.i <= noun.i:
            continue
        first, last = subtree(child)
        opens = next((c for c in child.lefts if c.dep_ in ("mark", "aux")), None)
        if opens is not None and opens.lower_ == "that" and opens.dep_ == "mark":
            yield Content(without_complementizer(noun.doc, first), last, "indirect:noun_cue")
        elif opens is not None and opens.tag_ == "TO" and "infinitive" in takes:
            yield Content(first, last, "indirect:noun_cue")
        return


def around_phrase(doc: Doc, hit: CueHit, speaker: Token) -> Iterator[Content]:
    """According to X, ... / ..., according to X / ..., according to X, ..."""
    start, end = sentence(doc[hit.token])
    end = closing(doc, start, end)
    edge = max(speaker.right_edge.i, speaker.i) + 1
    breaks = [i for i in range(speaker.i + 1, min(edge + 1, end)) if doc[i].text in COMMAS]
    if hit.token <= start + 1:
        first = breaks[-1] + 1 if breaks else edge
        if first < end:
            yield Content(first, end, "indirect:according_to")
        return
    verb = governor(doc[hit.token])
    first = start
    if verb is not None and verb.dep_ in ("conj", "ccomp", "advcl", "relcl") and verb.left_edge.i > start:
        first = verb.left_edge.i
        while first < hit.token and (doc[first].tag_ == "CC" or doc[first].text in COMMAS or doc[first].dep_ == "mark"):
            first += 1
    last = hit.token - 1 if doc[hit.token - 1].text in COMMAS else hit.token
    if first < last:
        yield Content(first, last, "indirect:according_to")
    after = breaks[-1] if breaks else None
    if after is not None and after + 1 < end and resumes(doc, after + 1, end):
        yield Content(after + 1, end, "indirect:according_to")


def governor(token: Token) -> Token | None:
    """The verb that a phrase hangs from, at some depth."""
    for above in token.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            return above
    return None
