"""What pronouns and definite descriptions may take up again: names and nouns for persons and groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from pipeline.annotations import Mention
from pipeline.quotations.clauses import first_token_at, noun_phrase
from pipeline.quotations.nouns import GROUP_TYPES, GROUPS, PEOPLE, PRONOUNS, gender, singular


@dataclass(slots=True)
class Candidate:
    """A noun phrase that may be what a pronoun or a definite description stands for."""

    token: int  # head
    start: int
    end: int
    kind: str  # person | group
    gender: str
    rank: int  # 2: subject of a main clause, or whom "according to" names; 1: another subject; 0: neither
    noun: str  # head noun, singular, "" for names
    pronoun: bool = False


def fits(c: Candidate, kind: str, sex: str) -> bool:
    if kind == "any":
        return True
    if c.kind != kind:
        return False
    return not (sex and c.gender and c.gender != sex)


def find_candidates(doc: Doc, actors: Sequence[Mention], marked: Sequence[tuple[int, int]]) -> list[Candidate]:
    """Names and person or group nouns, in order, those inside quotation marks left out."""
    quoted = [False] * len(doc)
    for start, end in marked:
        for i in range(first_token_at(doc, start), first_token_at(doc, end)):
            quoted[i] = True
    found: dict[int, Candidate] = {}
    covered: set[int] = set()
    for mention in actors:
        first, last = first_token_at(doc, mention.start), first_token_at(doc, mention.end)
        if first >= len(doc) or quoted[first]:
            continue
        covered.update(range(first, last))
        root = doc[first : max(last, first + 1)].root if doc[first].dep else doc[max(last - 1, first)]
        if root.dep_ in ("compound", "nmod", "amod", "poss"):
            continue
        kind = "group" if mention.entity_type in GROUP_TYPES else "person"
        before = doc[first - 1].lower_ if first else ""
        found[root.i] = Candidate(
            root.i, mention.start, mention.end, kind, gender(doc[first].text) or gender(before), rank(root), ""
        )
    for token in doc:
        if token.i in covered or quoted[token.i]:
            continue
        lower = token.lower_
        if lower in PRONOUNS and PRONOUNS[lower][0] != "any" and token.tag_ == "PRP":
            kind, sex = PRONOUNS[lower]
            found[token.i] = Candidate(
                token.i, token.idx, token.idx + len(token), kind, sex, rank(token), "", pronoun=True
            )
            continue
        noun = singular(lower)
        if noun not in PEOPLE and lower not in GROUPS:
            continue
        if noun == lower and noun in PEOPLE and not has_determiner(token):
            continue  # "secretary of state" is an office, "a secretary" a person
        if token.dep_ in ("compound", "nmod", "amod", "poss", "appos", "attr"):
            continue
        group = lower in GROUPS or (noun != lower and lower not in PEOPLE)
        start, end = noun_phrase(token)
        found[token.i] = Candidate(token.i, start, end, "group" if group else "person", gender(noun), rank(token), noun)
    ordered = [found[i] for i in sorted(found)]
    if not doc.has_annotation("DEP"):  # the first name of a sentence is what it is about
        for before, c in zip([None, *ordered[:-1]], ordered, strict=True):
            if before is None or doc[before.token].sent.start != doc[c.token].sent.start:
                c.rank = 1
    return ordered


def has_determiner(noun: Token) -> bool:
    if noun.dep:
        return any(c.dep_ in ("det", "poss", "nummod") for c in noun.lefts)
    return any(t.lower_ in DETERMINERS for t in noun.doc[max(0, noun.i - 3) : noun.i])


DETERMINERS = frozenset("a an the one another this that his her its their our some each every".split())


def rank(token: Token) -> int:
    """How fit a noun is to be taken up again by a pronoun; see Candidate."""
    if token.dep_ == "appos":
        token = token.head
    if token.dep_ == "pobj":
        return 2 if token.head.lower_ == "to" and token.head.head.lower_ == "according" else 0
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return 0
    verb = token.head
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    return 2 if verb.dep_ == "ROOT" else 1


def introductions(doc: Doc, actors: Sequence[Mention]) -> dict[str, Mention]:
    """Person nouns that stand with one person's name only: "the minister, Rahim Karimi", "Commander Juma Khan"."""
    bearers: dict[str, list[Mention]] = {}
    for mention in actors:
        if mention.entity_type not in ("person", ""):
            continue
        first, last = first_token_at(doc, mention.start), first_token_at(doc, mention.end)
        if first >= len(doc):
            continue
        root = doc[first : max(last, first + 1)].root if doc[first].dep else doc[first]
        nouns = [c for c in root.children if c.dep_ in ("compound", "appos", "nmod")]
        if root.dep_ in ("appos", "compound", "nmod"):
            nouns.append(root.head)
        for noun in nouns:
            word = singular(noun.lower_)
            if word in PEOPLE:
                bearers.setdefault(word, []).append(mention)
    return {
        word: found[0] for word, found in bearers.items() if len({m.entity_id or m.entity_name for m in found}) == 1
    }
