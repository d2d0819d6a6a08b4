"""Names that clauses give: "a driver who gave his name only as Nabi", "asked to be called Nabi", "dubbed “Owl”"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from pipeline.annotations import Mention
from pipeline.mentions.name_words import is_title
from pipeline.quotations.cues.speaking_nouns import is_person_noun
from pipeline.quotations.identity.apposed_nouns import GIVEN, REACH, head_before
from pipeline.quotations.identity.text import Text
from pipeline.vocabulary import EntityLabel, FoundBy

ONLY = r"(?:(?:only|just|simply|merely|here) )?"
GIVES_NAME = re.compile(
    r"\b(?:named|called|nicknamed|dubbed|going by|by the name of"
    rf"|(?:known|identified|named|described) {ONLY}as"
    rf"|(?:gave|giving|gives|give) (?:his|her|their|the) (?:\w+ )?name {ONLY}as"
    rf"|(?:used|uses|using|goes by|went by) {ONLY}(?:the|his|her) (?:\w+ )?name"
    rf"|to be {ONLY}(?:called|named|identified|known|quoted|cited|referred to) {ONLY}(?:as |by )?"
    r"(?:(?:his|her|their) (?:\w+ )?name,? ?)?"
    rf"|(?:himself|herself) {ONLY}as"
    r"|whose (?:\w+ )?name (?:is|was)"
    r"|(?:his|her) (?:(?:first|last|given|family|real|middle) )?name,"
    rf") ?{ONLY}[“\"‘']?(?:(?:Mrs?|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt)\. )?"
    r"(?P<name>[A-Z][\w’'-]+(?: (?:al|bin|ul|e)\b)?(?:[ -][A-Z][\w’'-]+){0,4})"
)


def with_given_names(text: Text, actors: Sequence[Mention]) -> list[Mention]:
    """The mentions, and the names that clauses give ("asked to be called only Nabi") and no mention covers."""
    found = list(actors)
    for match in GIVES_NAME.finditer(text.text):
        start, end = match.span("name")
        if any(m.start < end and start < m.end for m in actors) or noun_given(text, match) is None:
            continue
        name = text.text[start:end]
        found.append(
            Mention(start, end, EntityLabel.ACTOR, "", name, "person", "", "", None, None, FoundBy.MODEL, GIVEN)
        )
    return sorted(found, key=lambda m: (m.start, m.end))


def find_aliases(text: Text) -> dict[str, Token]:
    """Single names that a clause gives to its subject, and that subject: "He has been dubbed “Owl”"."""
    found: dict[str, Token] = {}
    for match in GIVES_NAME.finditer(text.text):
        name = match["name"]
        at = text.token_at(match.start())
        if len(name.split()) > 1 or at >= len(text.doc) or not text.doc[at].dep:
            continue
        verb = text.doc[at]
        subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is None and verb.dep_ in ("acl", "relcl", "conj"):
            subject = next((c for c in verb.head.lefts if c.dep_ in ("nsubj", "nsubjpass")), verb.head)
        if subject is not None and (subject.lower_ in ("he", "she") or subject.tag_ == "NNP"):
            found.setdefault(name, subject)
    return found


def noun_given(text: Text, match: re.Match[str]) -> int | None:
    """The noun that a clause names: "fighter" in "a fighter who gave his name only as Nabi"."""
    end = text.token_at(match.start()) - 1
    for i in range(end, max(-1, end - REACH), -1):
        if text.lower[i] in (".", "!", "?"):
            break
        if text.lower[i] == "who":
            end = i - 1
            break
    while end > 0 and (text.lower[end] in (",", "only") or is_rank(text.lower[end])):
        end -= 1
    return head_before(text, end)


def is_rank(word: str) -> bool:
    return is_title(word) and not is_person_noun(word)
