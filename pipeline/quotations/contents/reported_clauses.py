"""The constructions of reported speech over a parse: from a cue and its speaker to the tokens of the content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from pipeline.quotations.contents.frame_sides import closing, resumes, sides
from pipeline.quotations.cues.clauses import sentence, subtree
from pipeline.quotations.cues.frames import BREAKS, COMMAS, FINITE, RELATIVES, frame_of
from pipeline.quotations.cues.speaking_nouns import STATEMENTS, singular
from pipeline.quotations.page import CueHit


@dataclass(frozen=True, slots=True)
class Content:
    """Tokens first to last (exclusive), and the construction's rule id."""

    first: int
    last: int
    rule: str


ADDRESSING = frozenset("tell inform notify remind assure reassure warn caution advise brief".split())
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
QUESTIONS = frozenset({"ask", "inquire", "enquire"})
SUBORDINATORS = frozenset({"as", "while", "after", "when", "because", "since", "before", "until"})
SPEECH_NOUNS = STATEMENTS | frozenset(
    "claim allegation accusation charge account assertion suggestion rumour rumor responsibility involvement "
    "wrongdoing story deal offer request comment".split()
)


def contents(doc: Doc, hit: CueHit, speaker: Token) -> Iterator[Content]:
    """What a cue attributes to its speaker: none, one stretch, or the two around an aside."""
    head, takes = doc[hit.token], hit.cue.takes
    if hit.cue.part == "phrase":
        yield from around_phrase(doc, hit, speaker)
        return
    if hit.cue.part in ("noun", "adjective"):
        yield from noun_content(head, takes)
        return
    found: list[Content] = []
    if "clause" in takes:
        found = list(clause_contents(doc, hit, speaker))
    if not found and "infinitive" in takes:
        found = list(infinitive(head, addressed=hit.cue.stance == "demand"))
    if not found and "object" in takes:
        found = list(object_content(head, hit.cue.lemma.partition(" ")[2]))
    if not found and "as" in takes:
        found = list(as_content(head))
    yield from found


def clause_contents(doc: Doc, hit: CueHit, speaker: Token) -> Iterator[Content]:
    """said (that) ...; ..., officials said; ..., officials said, ...; which officials said ..."""
    verb = doc[hit.token]
    _, end = sentence(verb)
    frame = frame_of(verb, speaker, addressed=hit.cue.lemma in ADDRESSING)
    beside = [Content(*side) for side in sides(doc, frame, verb)]
    if beside:
        yield from beside
        return
    complements = [c for c in verb.rights if c.dep_ in ("ccomp", "xcomp") and c.right_edge.i >= frame.last]
    clause = next((c for c in complements if (c.dep_ == "ccomp" and is_clause(c)) or is_extracted(c, verb)), None)
    if clause is not None and clause.left_edge.lower_ == "that" and clause.left_edge.dep_ == "dobj":
        return  # charges that Paris denied
    if clause is not None and hit.cue.lemma in QUESTIONS and clause.left_edge.lower_ == "that":
        return  # asked that it be withheld: a request
    if clause is not None:
        first, last = max(clause.left_edge.i, verb.i + 1), clause.right_edge.i + 1
        if doc[last - 1].tag_ == "CC":  # said A and [added B]
            yield Content(opened(doc, first), last - 1, "indirect:clause")
            return
        yield Content(opened(doc, first), extended(doc, without_participle(clause, last), end, verb), "indirect:clause")
        return
    above = verb.head
    if frame.inverted:
        return
    for preposition in (c for c in verb.rights if c.dep_ == "prep"):  # said in a statement that ...
        for noun in preposition.rights:
            for content in noun_content(noun, ()):
                yield Content(content.first, content.last, "indirect:clause")
                return
        that = next((t for t in preposition.subtree if t.dep_ == "mark" and t.lower_ == "that"), None)
        if that is not None:  # said in a message posted on Friday that ...: hung on a word of the message
            yield Content(that.i + 1, that.head.right_edge.i + 1, "indirect:clause")
            return
    if verb.dep_ in ("ccomp", "parataxis", "advcl") and above.i > verb.i and above.pos_ in ("VERB", "AUX"):
        # "a mine that officials say was closed": the cue hangs from the clause's own verb.
        relative = doc[frame.first - 1].lower_ in RELATIVES or any(c.lower_ in RELATIVES for c in above.lefts)
        if frame.last <= above.right_edge.i:
            rule = "indirect:relative" if relative else "indirect:clause"
            yield Content(opened(doc, frame.last), above.right_edge.i + 1, rule)
        return
    if verb.dep_ == "acl" and speaker.dep_ == "nsubj" and speaker.head.i > verb.i:
        # "The chief, Omar Haidari, announced there were ...": the parser took the verb for a participle.
        yield Content(opened(doc, frame.last), closing(doc, frame.last, end), "indirect:clause")
        return
    taken = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    if taken is not None and taken.right_edge.i + 2 < end:
        # "said an attack on the base produced no casualties": the clause's subject was taken for an object.
        following = doc[taken.right_edge.i + 1]
        if following.text == ",":
            following = doc[following.i + 1]
        if following.tag_ in FINITE and not (following.dep_ == "conj" and following.head.i == verb.i):
            yield Content(opened(doc, taken.left_edge.i), closing(doc, taken.i, end), "indirect:clause")
            return
    if taken is not None and not any(c.dep_ == "cc" for c in verb.rights):
        joined = next((c for c in verb.rights if c.dep_ == "conj" and c.i > taken.i), None)
        if joined is not None and any(c.tag_ in FINITE for c in (joined, *joined.lefts)):
            # "claimed the army, with others, is shelling ...": nothing joins what the parser took for a conjunct.
            yield Content(opened(doc, taken.left_edge.i), closing(doc, taken.i, end), "indirect:clause")


def is_clause(token: Token) -> bool:
    """Whether a complement is a clause of its own, and no participle of the words before it."""
    return token.tag_ not in ("VBD", "VBN") or any(c.dep_ in SUBJECTS or c.dep_ == "auxpass" for c in token.lefts)


def is_extracted(clause: Token, verb: Token) -> bool:
    """Whether the subject of a finite complement stands before the cue: a strike which they say [killed ten]."""
    relative = verb.dep_ == "relcl" and any(c.lower_ in RELATIVES for c in verb.lefts)
    return relative and (clause.tag_ in FINITE or clause.tag_ == "VBN")


def opened(doc: Doc, first: int) -> int:
    """The first token of a content after "that" and commas."""
    while first + 1 < len(doc) and (
        (doc[first].lower_ == "that" and doc[first].tag_ == "IN") or doc[first].text in COMMAS
    ):
        first += 1
    return first


def without_participle(clause: Token, last: int) -> int:
    """The end of a clause before a participle that is coordinated with the cue, not with the clause's finite verb."""
    if clause.tag_ == "VBG":
        return last
    for child in clause.rights:
        if child.dep_ == "conj" and child.tag_ == "VBG" and not any(c.dep_ in ("aux", "nsubj") for c in child.lefts):
            before = child.left_edge.i - 1
            return before if clause.doc[before].tag_ == "CC" else child.left_edge.i
    return last


def extended(doc: Doc, last: int, end: int, verb: Token) -> int:
    """The end of a clause that the parse cut off before a word that no break divides from it."""
    i = last
    while i < end and not (doc[i].text in BREAKS or doc[i].is_punct or doc[i].is_space):
        if doc[i].tag_ == "CC" or (doc[i].dep_ == "conj" and doc[i].head == verb):
            return last
        if doc[i].tag_ in FINITE and doc[i].is_ancestor(verb):  # two men who say they are brothers | gave
            return last
        i += 1
    return i


def infinitive(verb: Token, *, addressed: bool = False) -> Iterator[Content]:
    """vowed to ..., claimed to have ..., denied killing ...; addressed: urged [them to ...]"""
    for child in verb.rights:
        if child.dep_ not in ("xcomp", "ccomp", "advcl") or child.left_edge.i <= verb.i:
            continue
        first, last = subtree(child)
        for inner in child.rights:
            if inner.dep_ == "advcl" and inner.left_edge.lower_ in SUBORDINATORS and inner.left_edge.i > child.i:
                last = min(last, inner.left_edge.i)
        if addressed:
            first = min([first, *(c.left_edge.i for c in verb.rights if c.dep_ == "dobj")])
        if any(c.tag_ == "TO" and c.dep_ == "aux" for c in child.lefts):
            yield Content(first, last, "indirect:infinitive")
            return
        if child.tag_ == "VBG" and child.dep_ == "xcomp":
            yield Content(first, last, "indirect:gerund")
            return


def object_content(verb: Token, particle: str) -> Iterator[Content]:
    """confirmed three deaths, called for talks; not "denied the allegation", which says nothing itself"""
    for child in verb.rights:
        if particle and child.dep_ in ("prep", "prt") and child.lower_ == particle:
            child = next((c for c in child.rights if c.dep_ in ("pobj", "pcomp")), child)
        elif particle and child.dep_ in ("advcl", "ccomp", "xcomp") and child.left_edge.lower_ == particle:
            yield Content(child.left_edge.i + 1, child.right_edge.i + 1, "indirect:object")  # called for X to leave
            return
        elif particle or (child.dep_ != "dobj" and not (child.dep_ == "xcomp" and child.tag_ == "VBG")):
            continue
        first, last = child.left_edge.i, before_relative(child)
        for after in verb.rights:
            if after.dep_ == "prep" and after.lower_ in REGARDING and after.left_edge.i == last:
                last = after.right_edge.i + 1
        if child.pos_ not in ("PRON", "ADP") and first > verb.i and says_something(child, last - first):
            yield Content(first, last, "indirect:object")
        return


def before_relative(noun: Token) -> int:
    """One past the last token of a noun phrase, up to a comma and a relative clause: "the driver[, who said ...]"."""
    for child in noun.rights:
        if child.dep_ == "relcl" and noun.doc[child.left_edge.i - 1].text in COMMAS:
            return child.left_edge.i - 1
    return noun.right_edge.i + 1


REGARDING = frozenset({"for", "of", "over", "about"})  # criticised the army for ...
COUNTED = frozenset({"any", "no"})


def says_something(noun: Token, length: int) -> bool:
    """Whether an object tells what was said: "three deaths" and "any losses" do, "the claim" and "the deal" don't."""
    if singular(noun.lower_) in SPEECH_NOUNS:
        return False
    return length > 2 or any(c.dep_ == "nummod" or c.lower_ in COUNTED for c in noun.lefts)


def as_content(verb: Token) -> Iterator[Content]:
    """described the town as quiet; called it a lie; put the toll at 12"""
    target = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    said = None
    for child in verb.rights:
        if child.dep_ in ("oprd", "xcomp", "ccomp") or (child.dep_ == "prep" and child.lower_ in ("as", "at")):
            said = child
            if child.dep_ == "prep":
                break
    if said is None:
        return
    first = target.left_edge.i if target is not None else said.left_edge.i
    last = max(said.right_edge.i, target.right_edge.i if target is not None else 0) + 1
    last = extended(verb.doc, last, sentence(verb)[1], verb)
    yield Content(max(first, verb.i + 1), last, "indirect:as")


def noun_content(noun: Token, takes: tuple[str, ...]) -> Iterator[Content]:
    """the claim that ..., a promise to ..., and "the group claim to have ..." where claim is taken for a noun"""
    for child in noun.rights:
        if child.dep_ not in ("acl", "ccomp", "relcl", "xcomp") or child.left_edge.i <= noun.i:
            continue
        first, last = subtree(child)
        opens = next((c for c in child.lefts if c.dep_ in ("mark", "aux")), None)
        subjects = [c for c in child.lefts if c.dep_ in SUBJECTS and c.i > first]
        if noun.doc[first].lower_ == "that" and noun.doc[first].dep_ != "dobj" and subjects:
            yield Content(first + 1, last, "indirect:noun_cue")
        elif opens is not None and opens.tag_ == "TO" and "infinitive" in takes:
            yield Content(first, last, "indirect:noun_cue")
        return


def around_phrase(doc: Doc, hit: CueHit, speaker: Token) -> Iterator[Content]:
    """According to X, ... / ..., according to X / ..., according to X, ..."""
    start, end = sentence(doc[hit.token])
    end = closing(doc, start, end)
    edge = after_noun_phrase(speaker)
    comma = edge if edge < end and doc[edge].text in COMMAS else None
    if hit.token <= start + 1:
        if comma is None:
            comma = next((i for i in range(speaker.i + 1, min(edge + 1, end)) if doc[i].text in COMMAS), None)
        first = comma + 1 if comma is not None else edge
        if first < end:
            yield Content(first, end, "indirect:according_to")
        return
    last = hit.token - 1 if doc[hit.token - 1].text in COMMAS else hit.token
    before = doc[last - 1].tag_ != "CC" and doc[last - 1].lower_ not in RELATIVES
    if before:
        first = phrase_left_edge(doc, hit.token, start)
        if first < last:
            yield Content(first, last, "indirect:according_to")
    if comma is None and not before and edge < end:  # ..., but according to a source [the men had left]
        yield Content(edge, end, "indirect:according_to")
        return
    if comma is None or not resumes(doc, comma + 1, end):
        return
    if not before or any(t.tag_ in FINITE for t in doc[comma + 1 : end]):
        yield Content(comma + 1, end, "indirect:according_to")


def after_noun_phrase(noun: Token) -> int:
    """One past a noun phrase with its appositions, but without what else the parser hung on it after a comma."""
    last = noun.right_edge.i + 1
    for child in noun.rights:
        if child.dep_ == "relcl" and child.tag_ in FINITE and not tells_of(noun, child):
            return child.left_edge.i  # according to a source [the men had left]
        if child.dep_ in ("appos", "conj", "dep") and child.pos_ not in ("NOUN", "PROPN", "PRON", "NUM"):
            return max(noun.i + 1, child.left_edge.i - 1)
    return last


def tells_of(noun: Token, relative: Token) -> bool:
    """Whether a relative clause tells of its noun: it has a relative word, or a gap at its end."""
    if relative.left_edge.i == noun.i + 1 and not any(c.dep_ == "nsubj" for c in relative.lefts):
        return True
    return any(
        t.tag_ in ("WDT", "WP", "WP$", "WRB") or t.lower_ == "that" for t in relative.doc[noun.i + 1 : relative.i]
    )


def phrase_left_edge(doc: Doc, phrase: int, start: int) -> int:
    """Where the clause begins that a phrase in its middle or at its end is about."""
    for i in range(phrase - 1, start, -1):
        if doc[i].text == ";":
            return i + 1
    verb = next((t for t in doc[phrase].ancestors if t.pos_ in ("VERB", "AUX")), None)
    first = start
    if verb is not None and verb.dep_ in ("conj", "ccomp", "advcl", "relcl") and verb.left_edge.i > start:
        first = verb.left_edge.i
        while first < phrase and (doc[first].tag_ == "CC" or doc[first].text in COMMAS or doc[first].dep_ == "mark"):
            first += 1
    return first if any(t.tag_ in FINITE for t in doc[first:phrase]) else start
