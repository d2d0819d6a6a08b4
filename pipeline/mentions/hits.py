"""Places in an article that may be a mention, before it is settled which stand."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Doc

from pipeline.mentions.name_words import CALENDAR, GROUP_NOUNS, LEADING_GROUP_NOUNS, folded, is_title
from pipeline.patterns.entries import Entity
from pipeline.vocabulary import CREDITED

SENTENCE_OPENERS = frozenset(".!?:;\"“”‘’'«„—–-*•|")


FIRM = "firm"
CREDIT = CREDITED.removeprefix("mentions:")
PRESS = "media"
EZAFE = ("e", "i", "ye", "yi")


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in the doc that may be a mention; token positions, end exclusive.

    name: identifies who or what is meant: the entity's id, or for a name that
    only the model knows its text.
    """

    start: int
    end: int
    label: str  # ACTOR | PLACE
    type: str
    name: str
    known: bool  # name is an entity's id
    short: bool = False  # counts only where its bearer is named in full in the article
    rule: str = ""  # what linked the place to the name; "" where the name is printed as listed, or as the model saw it
    side: str = ""  # of a group that no pattern knows, where that of its country is known
    printed: str = ""  # the name to show instead of the entity's

    @property
    def place(self) -> tuple[int, int, str]:
        return self.start, self.end, self.label


@dataclass(frozen=True, slots=True)
class Typed:
    """A name that no pattern knows, where it was seen; token positions, end exclusive."""

    start: int
    end: int
    label: str  # ACTOR | PLACE
    type: str


class ShortForms:
    """The short forms of all entities, folded, with their bearers."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        self.bearers: dict[str, frozenset[str]] = {}
        for entity in entities.values():
            for form in entity.short:
                key = folded(form)
                self.bearers[key] = self.bearers.get(key, frozenset()) | {entity.id}


def pattern_hits(
    doc: Doc, spans: Iterable[tuple[int, int, str]], entities: Mapping[str, Entity], short_forms: ShortForms
) -> list[Hit]:
    """The pattern hits of known entities; token start, end and entity id each.

    A full form that is someone else's short form is marked short too: who is
    meant by it depends on whom the article names.
    """
    hits = []
    for start, end, entity_id in spans:
        entity = entities.get(entity_id)
        if entity is None or otherwise(doc, start, end, entity):
            continue
        if entity.label == "PLACE" and after_ezafe(doc, start):
            continue
        short = folded(doc[start:end].text) in short_forms.bearers
        hits.append(Hit(start, end, entity.label, entity.type, entity_id, True, short))
    return hits


def otherwise(doc: Doc, start: int, end: int, entity: Entity) -> bool:
    """Whether a shortened name goes on as the full one does and ends otherwise: it is somebody else's.

    "Hill Watch" stands for "Hill Watch for Justice", not before "for Peace".
    """
    printed = [folded(token.text) for token in doc[start:end]]
    after = [folded(token.text) for token in doc[end : end + 2]]
    if len(after) < 2 or after[0] not in ("for", "of") or not doc[end + 1].text[0].isupper():
        return False
    longer = [words for form in entity.variants if (words := folded(form).split())[: len(printed)] == printed]
    ends = [words[len(printed) : len(printed) + 2] for words in longer]
    return any(end[:1] == after[:1] and end != after for end in ends)


def explained(doc: Doc, hits: Iterable[Hit]) -> list[str]:
    """By token, what a pattern says of it: "" nothing, FIRM, or ACTOR or PLACE where it may be part of a longer name.

    "Kabul" in "Kabul University", "Hindu Kush" in "Hindu Kush Dispatch" and "Wafa" in "Shabnam Wafa" may.
    """
    tokens = [""] * len(doc)
    for hit in hits:
        loose = (hit.label == "PLACE" or hit.end - hit.start == 1) and inside_longer_name(doc, hit.start, hit.end)
        loose = loose or (hit.label == "PLACE" and (ends_bodys_name(doc, hit.start) or after_title(doc, hit.start)))
        tokens[hit.start : hit.end] = [hit.label if loose else FIRM] * (hit.end - hit.start)
    return tokens


def ends_bodys_name(doc: Doc, start: int) -> bool:
    """Whether a name ends that of a body: "Bank of Ghana", "University of Herat"."""
    if start < 2 or doc[start - 1].text != "of" or not doc[start - 2].text[0].isupper():
        return False
    return doc[start - 2].lower_ in GROUP_NOUNS | LEADING_GROUP_NOUNS


def after_title(doc: Doc, start: int) -> bool:
    """Whether a title with a capital stands right before: "Sheikh Aden" may be a person."""
    return start > 0 and is_title(doc[start - 1].text) and doc[start - 1].text[0].isupper()


def after_ezafe(doc: Doc, start: int) -> bool:
    """Whether the name is the end of a compound, as Sangin is in Pul-e Sangin."""
    return (
        start >= 3 and doc[start - 1].text in EZAFE and doc[start - 2].text == "-" and doc[start - 3].text[0].isupper()
    )


def negated_by_prefix(doc: Doc, start: int) -> bool:
    """Whether the name is the object of a prefix: "anti-X", "non-X" name somebody else."""
    return start >= 2 and doc[start - 1].text in ("-", "‑", "–") and doc[start - 2].lower_ in ("anti", "non", "counter")


def longest_first(hits: Iterable[Hit]) -> list[Hit]:
    """The hits that stand, in order: longer ones over those inside, patterns over the model, places over actors."""
    taken: set[int] = set()
    kept = []
    for hit in sorted(hits, key=lambda h: (h.start - h.end, not h.known, h.start, h.short, h.label == "ACTOR", h.name)):
        if taken.isdisjoint(range(hit.start, hit.end)):
            taken.update(range(hit.start, hit.end))
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)


def inside_longer_name(doc: Doc, start: int, end: int) -> bool:
    """Whether capitalised words beside a short form make it part of another name: "Zia Massoud", "Massoud Khalili"."""
    if end < len(doc) and doc[end - 1].whitespace_ and name_like(doc[end].text) and doc[end].lower_ not in CALENDAR:
        return True
    if start == 0:
        return False
    before = doc[start - 1]
    if not before.whitespace_:
        return before.text == "-" and start >= 2 and doc[start - 2].text[:1].isupper()
    if not name_like(before.text) or is_title(before.text) or before.lower_ in CALENDAR:
        return False
    return not (opens_sentence(doc, start - 1) and before.is_stop)


def with_makers(hits: Iterable[Hit], credited: Container[int]) -> Iterator[Hit]:
    """The hits, those of actors in bylines and other credits as media: who made the article is nobody in its news.

    credited: tokens of the credits.
    """
    for hit in hits:
        made = hit.label == "ACTOR" and hit.start in credited
        yield replace(hit, type=PRESS, rule=CREDIT) if made else hit


def opens_sentence(doc: Doc, position: int) -> bool:
    if position == 0 or doc[position].is_sent_start:
        return True
    before = doc[position - 1]
    return before.is_space or before.text[-1] in SENTENCE_OPENERS


@lru_cache(maxsize=65_536)
def name_like(word: str) -> bool:
    """A capitalised word with small letters, or an initial: Ahmad, McGurk, J."""
    plain = word.replace(".", "").replace("’", "").replace("'", "")
    return plain.isalpha() and plain[0].isupper() and (len(plain) == 1 or not plain.isupper())


def introduces(doc: Doc, start: int) -> bool:
    """Whether a verb of speech opens its sentence, and names and a colon follow: "Said Nur Hakam: ..."."""
    end = start + 1
    while end < len(doc) and name_like(doc[end].text):
        end += 1
    return opens_sentence(doc, start) and end > start + 1 and end < len(doc) and doc[end].text == ":"
