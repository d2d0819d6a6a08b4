"""Whom a short form or a surname means, and which of overlapping hits stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from spacy.attrs import ORTH
from spacy.tokens import Doc

from pipeline.mentions.hits import Hit, ShortForms, inside_longer_name, longest_first
from pipeline.mentions.name_words import KINSHIP, folded, surname_forms

EMPTY: Mapping[tuple[str, ...], Sequence[str]] = {}
KIN_REACH = 6  # tokens before a name in which "son of the late" makes it background
SURNAME = "surname"


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
            found.append(
                replace(known, start=place[0], end=place[1], short=True, rule=SURNAME if name in implied else "")
            )
            continue
        text = folded(doc[place[0] : place[1]].text)
        found += [hit for hit in hits if hit.name not in short_forms.bearers.get(text, ())][:1]
    return longest_first([*full, *found])


class Bearers:
    """Who is named in full in one article, and where."""

    def __init__(self, doc: Doc, full: Sequence[Hit], given: Mapping[tuple[str, ...], Sequence[str]]) -> None:
        self.doc = doc
        self.full: dict[str, list[Hit]] = {}
        for hit in full:
            self.full.setdefault(hit.name, []).append(hit)
        # Where two names overlap one of them stands, and the other's bearer may then be named in full nowhere.
        standing = ((form, [name for name in names if name in self.full]) for form, names in given.items())
        self.given: dict[tuple[str, ...], Sequence[str]] = {form: names for form, names in standing if names}

    def surname_places(self) -> dict[tuple[int, int, str], Sequence[str]]:
        """Every place where the surname of a person named in full stands alone, with its bearers."""
        by_first: dict[str, dict[tuple[str, ...], Sequence[str]]] = {}
        for form, names in {**self.given, **self.surnames()}.items():
            by_first.setdefault(form[0], {})[form] = names
        if not by_first:
            return {}
        taken = {i for hits in self.full.values() for hit in hits for i in range(hit.start, hit.end)}
        orths = self.doc.to_array(ORTH).tolist()
        plain = {orth: folded(self.doc.vocab.strings[orth]) for orth in dict.fromkeys(orths)}
        words = [plain[orth] for orth in orths]
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
            hits = self.full[name]
            before = bisect_left(hits, position, key=lambda hit: hit.start)
            nearest = hits[before - 1].start if before else -hits[0].start
            return name in listed, not self.in_background(hits[0]), before, nearest

        return max(names, key=weight)

    def in_background(self, hit: Hit) -> bool:
        start = max(0, hit.start - KIN_REACH)
        return any(token.lower_ in KINSHIP for token in self.doc[start : hit.start])
