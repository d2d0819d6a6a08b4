"""What is so according to somebody: a phrase before, within or behind it.

Before its content, the phrase ends at a comma, or where the speaker's name ends. Behind it, the content begins with
the clause that the phrase is about.

Examples:

    According to the Barak Institute, [the mine was closed in March].
    According to Nabi Omar, a trader close to the council, [the mine was closed in March].
    [The mine was closed in March], according to residents.
    The mine, according to residents, [was closed in March].
    Nobody claimed the raid, but according to a UN source [the men had left the valley].

Not this form: a phrase in a speaker's own words in marks, and a plan that something goes according to ("went according
to plan", which has no speaker).
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.language.en.classes import words
from pipeline.quotations.contents.frame_sides import closing, resumes
from pipeline.quotations.contents.sayings import NOTHING, Content, Found, Saying
from pipeline.quotations.cues.appositions import end_of_description
from pipeline.quotations.cues.clauses import sentence
from pipeline.quotations.cues.frames import COMMAS, FINITE
from pipeline.quotations.cues.relays import QUOTING

ID = "indirect:according_to"
RELATIVES = words("relative subjects")
BELOW = frozenset({"conj", "ccomp", "advcl", "relcl"})


def find(saying: Saying) -> Found:
    doc, phrase, speaker = saying.doc, saying.hit.token, saying.speaker
    start, end = sentence(saying.cue)
    end = closing(doc, start, end)
    edge = after_noun_phrase(speaker)
    comma = edge if edge < end and doc[edge].text in COMMAS else None
    if phrase <= start + 1:
        return opening(doc, speaker, edge, comma, end)
    before = what_is_before(doc, phrase, start)
    opens_own = not may_precede(doc, phrase)
    return (*before, *what_is_behind(doc, edge, comma, end, opens_own=opens_own))


def opening(doc: Doc, speaker: Token, edge: int, comma: int | None, end: int) -> Found:
    """According to residents[,] [the mine was closed]"""
    if comma is None:
        comma = next((i for i in range(speaker.i + 1, min(edge + 1, end)) if doc[i].text in COMMAS), None)
    if comma is not None and comma + 1 < end and doc[comma + 1].lower_ in QUOTING:  # the agency, quoting a source, ...
        comma = next((i for i in range(comma + 1, end) if doc[i].text in COMMAS), comma)
    first = end_of_description(doc, comma, end) if comma is not None else edge
    return (Content(first, end, ID),) if first < end else NOTHING


def before_phrase(doc: Doc, phrase: int) -> int:
    return phrase - 1 if doc[phrase - 1].text in COMMAS else phrase


def may_precede(doc: Doc, phrase: int) -> bool:
    """Whether the phrase speaks of what stands before it: not "..., but according to", "..., which according to"."""
    beside = doc[before_phrase(doc, phrase) - 1]
    return beside.tag_ != "CC" and beside.lower_ not in RELATIVES


def what_is_before(doc: Doc, phrase: int, start: int) -> tuple[Content, ...]:
    first, last = phrase_left_edge(doc, phrase, start), before_phrase(doc, phrase)
    return (Content(first, last, ID),) if may_precede(doc, phrase) and first < last else NOTHING


def what_is_behind(doc: Doc, edge: int, comma: int | None, end: int, *, opens_own: bool) -> tuple[Content, ...]:
    """What goes on behind the phrase, or, where it opens its content, begins there."""
    if comma is None:
        return (Content(edge, end, ID),) if opens_own and edge < end else NOTHING
    if not resumes(doc, comma + 1, end):
        return NOTHING
    says = opens_own or any(t.tag_ in FINITE for t in doc[comma + 1 : end])
    return (Content(comma + 1, end, ID),) if says else NOTHING


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
    semicolon = next((i for i in range(phrase - 1, start, -1) if doc[i].text == ";"), None)
    if semicolon is not None:
        return semicolon + 1
    verb = next((t for t in doc[phrase].ancestors if t.pos_ in ("VERB", "AUX")), None)
    first = start
    while verb is not None and is_second(doc, verb, phrase):
        verb = verb.head
    if verb is not None and verb.dep_ in BELOW and verb.left_edge.i > start:
        first = verb.left_edge.i
        while first < phrase and opens_clause(doc[first]):
            first += 1
    return first if any(t.tag_ in FINITE for t in doc[first:phrase]) else start


def is_second(doc: Doc, verb: Token, phrase: int) -> bool:
    """Whether a phrase behind a comma at the end of its sentence is about a verb and what "and" joins it to: [ten died
    and twenty were hurt], according to the police."""
    before = doc[max(verb.left_edge.i - 1, 0)] if verb.left_edge.tag_ != "CC" else verb.left_edge
    joined = verb.dep_ == "conj" and (before.lower_ == "and" or any(c.lower_ == "and" for c in verb.head.rights))
    return joined and doc[phrase - 1].text == ","


def opens_clause(token: Token) -> bool:
    return token.tag_ == "CC" or token.text in COMMAS or token.dep_ == "mark"
