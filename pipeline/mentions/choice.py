"""Which of overlapping hits stand, and whom a short form means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from pipeline.mentions.words import CALENDAR, KINSHIP, folded, is_title, surname_forms
from pipeline.patterns.entries import Entity

KIN_REACH = 6  # tokens before a name in which "son of the late" makes it background


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in the doc that may be a mention; token positions, end exclusive.

    name: identifies who or what is meant; the entity's id, or for a name that
    only the model knows its fullest form in the article.
    """

    start: int
    end: int
    label: str  # ACTOR | PLACE
    type: str
    name: str
    known: bool  # name is an entity's id
    short: bool = False
    surname: bool = False  # resolved by its last name, not listed in the patterns


def pattern_hits(doc: Doc, entities: Mapping[str, Entity], spans: Iterable[tuple[int, int, str]]) -> list[Hit]:
    """Pattern hits of known entities; token start, end and entity id each. 'anti-X' and 'non-X' don't mention X."""
    hits = []
    for start, end, entity_id in spans:
        entity = entities.get(entity_id)
        if entity is None or negated_by_prefix(doc, start):
            continue
        short = folded(doc[start:end].text) in short_forms(entity)
        hits.append(Hit(start, end, entity.label, entity.type, entity_id, True, short))
    return hits


def short_forms(entity: Entity) -> frozenset[str]:
    return frozenset(folded(form) for form in entity.short)


def negated_by_prefix(doc: Doc, start: int) -> bool:
    return start >= 2 and doc[start - 1].text in ("-", "‑", "–") and doc[start - 2].lower_ in ("anti", "non", "counter")


def longest_first(hits: Iterable[Hit]) -> list[Hit]:
    """The hits that stand: a longer one over those inside it, patterns over the model, full forms over short ones."""
    taken: set[int] = set()
    kept = []
    for hit in sorted(
        hits, key=lambda h: (h.start - h.end, not h.known, h.short or h.surname, h.start, h.label, h.name)
    ):
        if taken.isdisjoint(range(hit.start, hit.end)):
            taken.update(range(hit.start, hit.end))
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)


class Persons:
    """Who is named in full in one article, and where; resolves what is named in short."""

    def __init__(self, doc: Doc, full: Sequence[Hit]) -> None:
        self.doc = doc
        self.full: dict[str, list[Hit]] = {}
        for hit in full:
            self.full.setdefault(hit.name, []).append(hit)

    def surnames(self) -> dict[tuple[str, ...], list[str]]:
        """Surname as folded tokens -> the persons named in full who bear it, in order of appearance."""
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

    def meant(self, names: Sequence[str], position: int, listed: frozenset[str] = frozenset()) -> str:
        """Who of several is meant at a token position.

        The patterns' word goes first (listed: those whose pattern lists the
        short form), then who is not just someone's late father, then who has
        been named in full more often so far, then the nearest before.
        """

        def weight(name: str) -> tuple[bool, bool, int, int]:
            before = [h for h in self.full[name] if h.start < position]
            nearest = before[-1].start if before else -self.full[name][0].start
            in_front = any(not self.in_background(h) for h in before or self.full[name])
            return name in listed, in_front, len(before), nearest

        return max(names, key=weight)

    def in_background(self, hit: Hit) -> bool:
        start = max(0, hit.start - KIN_REACH)
        return any(t.lower_ in KINSHIP for t in self.doc[start : hit.start])


def resolve_short(doc: Doc, full: Sequence[Hit], short: Iterable[Hit], surnames_at: Iterable[Hit]) -> list[Hit]:
    """Short forms and surnames that somebody named in full in the article bears, one hit a place.

    surnames_at: places where a surname of the article stands alone, whoever bears it; their names are ignored.
    """
    persons = Persons(doc, full)
    listed: dict[tuple[int, int, str], list[Hit]] = {}
    for hit in short:
        if hit.name in persons.full and not (hit.type == "person" and inside_longer_name(doc, hit.start, hit.end)):
            listed.setdefault((hit.start, hit.end, hit.label), []).append(hit)
    bearers: dict[tuple[int, int, str], list[str]] = {}
    for hit in surnames_at:
        bearers.setdefault((hit.start, hit.end, hit.label), []).append(hit.name)
    found = []
    for place in sorted({*listed, *bearers}):
        by_pattern = {hit.name: hit for hit in listed.get(place, ())}
        names = list(dict.fromkeys((*by_pattern, *bearers.get(place, ()))))
        name = persons.meant(names, place[0], frozenset(by_pattern))
        known = persons.full[name][0]
        found.append(replace(known, start=place[0], end=place[1], short=True, surname=name not in by_pattern))
    return found


def surname_places(doc: Doc, full: Sequence[Hit]) -> list[Hit]:
    """Every place where the surname of somebody named in full stands alone, one hit a bearer."""
    bearers = Persons(doc, full).surnames()
    if not bearers:
        return []
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for form in bearers:
        by_first.setdefault(form[0], []).append(form)
    taken = {i for hit in full for i in range(hit.start, hit.end)}
    words = [folded(t.text) for t in doc]
    found = []
    for position, word in enumerate(words):
        if word not in by_first or position in taken:
            continue
        for form in by_first[word]:
            end = position + len(form)
            if tuple(words[position:end]) != form or not taken.isdisjoint(range(position, end)):
                continue
            if not doc[end - 1].text[0].isupper() or inside_longer_name(doc, position, end):
                continue
            found += [Hit(position, end, "ACTOR", "person", name, False, True, True) for name in bearers[form]]
    return found


def inside_longer_name(doc: Doc, start: int, end: int) -> bool:
    """Whether capitalised words beside a short form make it part of another name: "Zia Massoud", "Massoud Khalili"."""
    if end < len(doc) and doc[end - 1].whitespace_ and name_like(doc[end].text) and doc[end].lower_ not in CALENDAR:
        return True
    if start == 0 or not doc[start - 1].whitespace_:
        return start >= 2 and doc[start - 1].text == "-" and doc[start - 2].text[:1].isupper()
    before = doc[start - 1]
    if not name_like(before.text) or is_title(before.text) or before.lower_ in CALENDAR:
        return False
    starts_sentence = start == 1 or doc[start - 2].is_space or doc[start - 2].text in ".!?:“\"‘'—–"
    return not starts_sentence or not before.is_stop


def name_like(word: str) -> bool:
    """A capitalised word with small letters, or an initial: Ahmad, McGurk, J."""
    return (
        word[:1].isupper()
        and word.replace(".", "").replace("’", "").replace("'", "").isalpha()
        and not (len(word) > 1 and word.isupper() and "." not in word)
    )
