"""Which of overlapping hits stand, and whom a short form means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from pipeline.mentions.words import CALENDAR, KINSHIP, folded, is_title, surname_forms
from pipeline.patterns.entries import Entity

EMPTY: Mapping[tuple[str, ...], Sequence[str]] = {}
KIN_REACH = 6  # tokens before a name in which "son of the late" makes it background
SENTENCE_OPENERS = frozenset(".!?:;\"“”‘’'«„—–-*•|")


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
    surname: bool = False  # resolved by its last name, not listed in the patterns

    @property
    def place(self) -> tuple[int, int, str]:
        return self.start, self.end, self.label


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
        if entity is not None:
            short = folded(doc[start:end].text) in short_forms.bearers
            hits.append(Hit(start, end, entity.label, entity.type, entity_id, True, short))
    return hits


def negated_by_prefix(doc: Doc, start: int) -> bool:
    """Whether the name is the object of a prefix: "anti-X", "non-X" name somebody else."""
    return start >= 2 and doc[start - 1].text in ("-", "‑", "–") and doc[start - 2].lower_ in ("anti", "non", "counter")


def longest_first(hits: Iterable[Hit]) -> list[Hit]:
    """The hits that stand, in order: a longer one over those inside it, then patterns over the model."""
    taken: set[int] = set()
    kept = []
    for hit in sorted(hits, key=lambda h: (h.start - h.end, not h.known, h.start, h.short, h.label, h.name)):
        if taken.isdisjoint(range(hit.start, hit.end)):
            taken.update(range(hit.start, hit.end))
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)


def resolve(
    doc: Doc,
    full: Sequence[Hit],
    pattern_shorts: Iterable[Hit],
    short_forms: ShortForms,
    given: Mapping[tuple[str, ...], Sequence[str]] = EMPTY,
) -> list[Hit]:
    """Full names, and the short forms and surnames that those named in full bear; longest first, none overlapping.

    A short form whose bearers aren't named belongs to the entity that lists it in full, where there is one.
    given: further folded short forms of persons named in full, and whose they are.
    """
    bearers = Bearers(doc, full, given)
    listed: dict[tuple[int, int, str], list[Hit]] = {}
    for hit in pattern_shorts:
        if not (hit.type == "person" and inside_longer_name(doc, hit.start, hit.end)):
            listed.setdefault(hit.place, []).append(hit)
    surnames = bearers.surname_places()
    found = []
    for place in sorted({*listed, *surnames}):
        hits = listed.get(place, [])
        named = [hit.name for hit in hits if hit.name in bearers.full]
        implied = [name for name in surnames.get(place, ()) if name not in named]
        if named or implied:
            name = bearers.meant([*named, *implied], place[0], frozenset(named))
            known = bearers.full[name][0]
            found.append(replace(known, start=place[0], end=place[1], short=True, surname=name in implied))
            continue
        text = folded(doc[place[0] : place[1]].text)
        found += [hit for hit in hits if hit.name not in short_forms.bearers.get(text, ())][:1]
    return longest_first([*full, *found])


class Bearers:
    """Who is named in full in one article, and where."""

    def __init__(self, doc: Doc, full: Sequence[Hit], given: Mapping[tuple[str, ...], Sequence[str]]) -> None:
        self.doc = doc
        self.given = given
        self.full: dict[str, list[Hit]] = {}
        for hit in full:
            self.full.setdefault(hit.name, []).append(hit)

    def surname_places(self) -> dict[tuple[int, int, str], Sequence[str]]:
        """Every place where the surname of a person named in full stands alone, with its bearers."""
        by_first: dict[str, dict[tuple[str, ...], Sequence[str]]] = {}
        for form, names in {**self.given, **self.surnames()}.items():
            by_first.setdefault(form[0], {})[form] = names
        if not by_first:
            return {}
        taken = {i for hits in self.full.values() for hit in hits for i in range(hit.start, hit.end)}
        words = [folded(token.text) for token in self.doc]
        places: dict[tuple[int, int, str], Sequence[str]] = {}
        for start, word in enumerate(words):
            for form, names in by_first.get(word, {}).items():
                end = start + len(form)
                alone = tuple(words[start:end]) == form and taken.isdisjoint(range(start, end))
                if alone and self.doc[end - 1].text[0].isupper() and not inside_longer_name(self.doc, start, end):
                    places[start, end, "ACTOR"] = names
        return places

    def surnames(self) -> dict[tuple[str, ...], list[str]]:
        """Surname as folded tokens -> the persons who bear it, in order of appearance."""
        found: dict[tuple[str, ...], list[str]] = {}
        for name, hits in self.full.items():
            for hit in hits:
                if hit.label != "ACTOR" or hit.type != "person":
                    continue
                tokens = tuple(folded(t.text) for t in self.doc[hit.start : hit.end])
                for form in surname_forms(tokens):
                    if name not in found.setdefault(form, []):
                        found[form].append(name)
        return found

    def meant(self, names: Sequence[str], position: int, listed: frozenset[str]) -> str:
        """Who of several is meant at a token position.

        The patterns' word goes first (listed: those whose pattern lists the
        short form), then who is not just someone's late father, then who has
        been named in full more often so far, then the nearest before.
        """

        def weight(name: str) -> tuple[bool, bool, int, int]:
            before = [hit for hit in self.full[name] if hit.start < position]
            nearest = before[-1].start if before else -self.full[name][0].start
            return name in listed, not self.in_background(self.full[name][0]), len(before), nearest

        return max(names, key=weight)

    def in_background(self, hit: Hit) -> bool:
        start = max(0, hit.start - KIN_REACH)
        return any(token.lower_ in KINSHIP for token in self.doc[start : hit.start])


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


def opens_sentence(doc: Doc, position: int) -> bool:
    if position == 0 or doc[position].is_sent_start:
        return True
    before = doc[position - 1]
    return before.is_space or before.text[-1] in SENTENCE_OPENERS


def name_like(word: str) -> bool:
    """A capitalised word with small letters, or an initial: Ahmad, McGurk, J."""
    plain = word.replace(".", "").replace("’", "").replace("'", "")
    return plain.isalpha() and plain[0].isupper() and (len(plain) == 1 or not plain.isupper())
