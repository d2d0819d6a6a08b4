"""Whose statement, message or transcript it is that "says" something."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.annotations import Mention
from pipeline.language.en.classes import words
from pipeline.quotations.cues.clauses import noun_phrase
from pipeline.quotations.cues.speaking_nouns import GROUPS, RECORDS, STATEMENTS, singular
from pipeline.quotations.cues.subjects import ISSUE, agent, subject
from pipeline.quotations.identity.antecedents import Antecedent
from pipeline.quotations.identity.cast import Cast

FIGURES = words("identity.figures")
GOING_ON = words("identity.going_on")
Place = tuple[int, int]  # characters
SEEN = words("identity.seen")


def is_statement(head: Token) -> bool:
    if head.tag_.startswith("NNP"):  # "the Post" is a newspaper
        return False
    if singular(head.lower_) in FIGURES or head.lower_ in FIGURES:
        return sent_by(head) is not None
    return head.lower_ in STATEMENTS | RECORDS or singular(head.lower_) in STATEMENTS | RECORDS


def issuer(cast: Cast, head: Token, start: int, end: int) -> Mention | Place | None:
    """Who issued it: told within the phrase, else by the sentence or the last statement; None where nobody is."""
    sender = sent_by(head)
    if sender is not None:
        return noun_phrase(sender)
    seen = seen_by(head)
    within = [m for m in cast.inside(start, end) if seen is None or m.start < seen.idx]
    for child in head.lefts if head.dep else ():  # "a coalition statement"
        if not within and child.dep_ in ("compound", "poss") and child.lower_ in GROUPS:
            return child.idx, child.idx + len(child)
    definite = cast.text.text[start:end].lower().startswith(("the ", "this "))
    if within:
        official = spoke_for(cast, within[0], start) if definite and not cast.person(within[0]) else None
        return (official.start, official.end) if official is not None else within[0]
    if head.lower_ in RECORDS:
        speaker = recorded(head)
        return noun_phrase(speaker) if speaker is not None else None
    if not definite:
        return None
    return last_issuer(cast, head, start)


def sent_by(statement: Token) -> Token | None:
    """Who stands behind a statement: "an update shared by Karimi", "a message from the front"."""
    for child in statement.rights if statement.dep else ():
        if child.dep_ == "acl" and child.tag_ == "VBN":
            return agent(child) if child.lower_ not in SEEN else None
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            return next((c for c in child.rights if c.dep_ == "pobj"), None)
    return None


def seen_by(statement: Token) -> Token | None:
    """The participle of those who only read or carried it: "a note [seen] by the agency"."""
    return next((c for c in statement.rights if c.dep_ == "acl" and c.lower_ in SEEN), None) if statement.dep else None


def spoke_for(cast: Cast, group: Mention, start: int) -> Antecedent | None:
    """The last person named before "the Taliban message", where he stands on that group's side."""
    for c in reversed(cast.candidates):
        if c.start < start and c.kind == "person" and c.rank and not c.noun and not c.pronoun:
            named = cast.covering(c.start, c.end)
            return c if named is not None and named.side and named.side == group.side else None
    return None


def recorded(record: Token) -> Token | None:
    """Who speaks by a record: "..., Karimi said, according to a transcript"."""
    above = record.head
    while above.dep_ in ("prep", "pobj", "pcomp") and above.head.i != above.i:
        above = above.head
    if above.pos_ != "VERB":
        return None
    speaker = subject(above)
    return speaker if speaker is not None and speaker.i != record.i else None


def last_issuer(cast: Cast, head: Token, start: int) -> Place | None:
    """ "Karimi released a statement ... the statement said": Karimi; else the last who said anything."""
    lower = cast.text.lower
    last = next((place for place in reversed(cast.heard) if place[1] <= start), None)
    after = lower[head.i + 1] if head.i + 1 < len(lower) else ""
    low = cast.text.token_at(last[1]) if last is not None and after in GOING_ON else 0  # goes on with what was said
    for i in range(head.i - 1, low - 1, -1):
        if lower[i] != head.lower_:
            continue
        token = head.doc[i]
        if token.dep_ == "dobj" and token.head.lower_ in ISSUE:
            speaker = subject(token.head)
            if speaker is not None:
                return noun_phrase(speaker)
        sender = sent_by(token) or said_in(token)
        if sender is not None:
            return noun_phrase(sender)
    return last


def said_in(statement: Token) -> Token | None:
    """Whose statement it is: "the front's statement"; or who spoke in it: "in a statement, the front said"."""
    if not statement.dep:
        return None
    possessor = next((c for c in statement.lefts if c.dep_ == "poss"), None)
    if possessor is not None and possessor.tag_ != "PRP$":
        return possessor
    above = statement.head
    if statement.dep_ == "pobj" and above.lower_ in ("in", "with", "through", "via") and above.head.pos_ == "VERB":
        return subject(above.head)
    return None
