"""Whom a short form or a surname means, and which of overlapping hits stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from pipeline.language.en.classes import words
from pipeline.mentions.hits import Hit, ShortForms, inside_longer_name, longest_first
from pipeline.mentions.lettering import by_token
from pipeline.mentions.model_names import says_next
from pipeline.mentions.name_words import KINSHIP, first_surname, folded, is_title, surname_forms

EMPTY: Mapping[tuple[str, ...], Sequence[str]] = {}
KIN_REACH = 6  # tokens before a name in which "son of the late" makes it background
SURNAME = "surname"
DEATHS = words("mentions.deaths")
TITLES_M = words("mentions.titles_m")
TITLES_F = words("mentions.titles_f")


def resolve(
    doc: Doc,
    full: Sequence[Hit],
    pattern_shorts: Iterable[Hit],
    short_forms: ShortForms,
    given: Mapping[tuple[str, ...], Sequence[str]] = EMPTY,
    gender: Callable[[str], str] = str,
) -> list[Hit]:
    """Full names, and the short forms and surnames that those named in full bear; longest first, none overlapping.

    A short form whose bearers aren't named belongs to the entity that lists it in full, where there is one.
    gender: of a name, m or f, anything else where it isn't known.
    given: further folded short forms of persons named in full, and whose they are.
    """
    bearers = Bearers(doc, full, given, gender)
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

    def __init__(
        self,
        doc: Doc,
        full: Sequence[Hit],
        given: Mapping[tuple[str, ...], Sequence[str]],
        gender: Callable[[str], str] = str,
    ) -> None:
        self.doc = doc
        self.gender = gender
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
        folded_words = by_token(self.doc, folded)
        places: dict[tuple[int, int, str], Sequence[str]] = {}
        for start, word in enumerate(folded_words):
            if word not in by_first:
                continue
            for form, names in by_first[word].items():
                end = start + len(form)
                alone = tuple(folded_words[start:end]) == form and taken.isdisjoint(range(start, end))
                if alone and self.doc[end - 1].text[0].isupper() and not inside_longer_name(self.doc, start, end):
                    places[start, end, "ACTOR"] = names
        return places

    def surnames(self) -> dict[tuple[str, ...], list[str]]:
        """Surname as folded tokens -> the persons who bear it, in order of appearance."""
        found: dict[tuple[str, ...], list[str]] = {}
        first: dict[tuple[str, ...], list[str]] = {}
        given = set()
        for name, hits in self.full.items():
            for hit in hits:
                if hit.label != "ACTOR" or hit.type != "person":
                    continue
                tokens = tuple(folded(t.text) for t in self.doc[hit.start : hit.end])
                given.add(tokens[:1])
                for form in surname_forms(tokens):
                    if name not in found.setdefault(form, []):
                        found[form].append(name)
                form_of_two = first_surname(tokens)
                if form_of_two is not None and name not in first.setdefault(form_of_two, []):
                    first[form_of_two].append(name)
        kept = {form: names for form, names in first.items() if form not in found and form not in given}
        return {**{form: names for form, names in kept.items() if len(names) == 1}, **found}

    def meant(self, names: Sequence[str], position: int, listed: frozenset[str]) -> str:
        """Who of several is meant at a token position.

        The title printed before it goes first, then the patterns' word (listed:
        those whose pattern lists the short form), then who can speak where it
        speaks, for the dead can't, then who is not just someone's late father, then
        who has been named in full more often so far, then the nearest before.
        """
        title = self.doc[position - 1].lower_.rstrip(".") if position else ""
        speaks = says_next(self.doc, position + 1)

        def weight(name: str) -> tuple[bool, bool, bool, bool, int, int]:
            hits = self.full[name]
            before = bisect_left(hits, position, key=lambda hit: hit.start)
            nearest = hits[before - 1].start if before else -hits[0].start
            alive = not (speaks and self.has_died(hits))
            return self.bears(hits, title), name in listed, alive, not self.in_background(hits[0]), before, nearest

        return max(names, key=weight)

    def bears(self, hits: Sequence[Hit], title: str) -> bool:
        """Whether a title is that of a person: his rank elsewhere, or a Mr or Mrs that the given name fits."""
        sex = "m" if title in TITLES_M else "f" if title in TITLES_F else ""
        if sex and any(self.gender(self.doc[hit.start : hit.end].text) == sex for hit in hits):
            return True
        before = (self.doc[hit.start - 1].lower_.rstrip(".") for hit in hits if hit.start)
        return is_title(title) and title in before

    def has_died(self, hits: Sequence[Hit]) -> bool:
        """Whether a verb of dying stands right after or before one of the places where somebody is named in full."""
        return any(
            token.lower_ in DEATHS
            for hit in hits
            for token in (*self.doc[max(0, hit.start - 1) : hit.start], *self.doc[hit.end : hit.end + 3])
        )

    def in_background(self, hit: Hit) -> bool:
        start = max(0, hit.start - KIN_REACH)
        return any(token.lower_ in KINSHIP for token in self.doc[start : hit.start])
