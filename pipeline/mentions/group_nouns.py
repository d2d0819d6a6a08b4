"""Groups by their grammar: whose they are, what kind, and the group's noun: "Malian army", "pro-Russian separatists".

No list says which there are. Whose a group is may be a word for a country's own ("Malian"), a place ("Garissa
police"), or a capitalised word that nothing explains ("Maoist fighters"); then words for a kind may follow
("security", "border"), and a noun for a group ends it. A group of a country's state has the side that the table of
countries gives it; one that only backs, leads or resembles somebody has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.attrs import LOWER
from spacy.tokens import Doc

from pipeline.language.en.classes import words
from pipeline.mentions.hits import Hit, name_like, opens_sentence
from pipeline.mentions.name_words import CALENDAR, NO_NAMES, PERSON_NOUNS, POST_NOUNS, folded, is_title
from pipeline.mentions.onomasticon import Onomasticon
from pipeline.patterns.entries import Country, Entity

TYPES = {
    **dict.fromkeys(words("mentions.forces"), "military"),
    **dict.fromkeys(words("mentions.police"), "military"),
    **dict.fromkeys(words("mentions.state"), "government"),
    **dict.fromkeys(words("mentions.fighters"), "armed_group"),
    **dict.fromkeys(words("mentions.crowds"), "people"),
    **dict.fromkeys(words("mentions.media"), "media"),
}
WITH_MODIFIER = {
    **dict.fromkeys(words("mentions.with_modifier"), "government"),
    **dict.fromkeys(words("mentions.unit_nouns"), "military"),
    "media": "media",
}
KINDS = words("mentions.kinds")
AGAINST = words("mentions.against_state")
BACKED = words("mentions.backed")
PREFIXES = words("mentions.for_or_against")
NO_LONGER = words("mentions.no_longer")
OF_COUNTRY = words("mentions.of_country")
PLACE_NOUNS = words("mentions.settlements") | words("mentions.sites")
POWERS = words("mentions.powers")
COMPASS = words("mentions.compass_words")
POSSESSIVE = ("'s", "’s", "'", "’")
HYPHENS = ("-", "‑", "–")
STATE = ("military", "government")
RULE = "group"
MOST_KINDS = 4  # words between whose a group is and its noun


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a group is; token positions. country: None where it is no country's own."""

    start: int
    end: int
    country: Country | None
    person: bool = False


class Groups:
    """Finds the groups of one doc. hits: of the patterns, in any order; entities: theirs, by id."""

    def __init__(self, doc: Doc, hits: Sequence[Hit], entities: Mapping[str, Entity], onomasticon: Onomasticon) -> None:
        self.doc = doc
        self.entities = entities
        self.onomasticon = onomasticon
        strings = doc.vocab.strings
        self.lower = [strings[orth] for orth in doc.to_array(LOWER).tolist()]
        self.ending: dict[int, Hit] = {}  # the longest hit that ends before a token
        for hit in hits:
            known = self.ending.get(hit.end)
            if known is None or hit.start < known.start:
                self.ending[hit.end] = hit
        self.hits = hits

    @cached_property
    def inner(self) -> set[str]:
        """The words that have a capital inside a sentence."""
        return {t.text for t in self.doc if t.text[:1].isupper() and not opens_sentence(self.doc, t.i)}

    def find(self) -> Iterator[Hit]:
        """Each group as a hit, possibly inside or over one of the patterns."""
        for i, word in enumerate(self.lower):
            if word in TYPES or word in WITH_MODIFIER:
                found = self.before(i) or self.of_place(i)
                if found is not None:
                    yield found
        for hit in self.hits:  # "Pakistan's" and the pattern's "Ministry of Foreign Affairs"
            entity = self.entities.get(hit.name)
            if entity is not None and entity.label == "ACTOR" and entity.type in STATE and not entity.side:
                owner = self.owner(hit.start)
                if owner is not None and not owner.person:
                    yield self.group(owner, hit.end, entity.type, state=True)

    def before(self, noun: int) -> Hit | None:
        """The group whose noun is at a token and whose owner stands before it."""
        kind = TYPES.get(self.lower[noun]) or WITH_MODIFIER[self.lower[noun]]
        first = self.first_modifier(noun)
        owner = self.owner(first)
        if owner is None or (first == noun and not self.stands_alone(noun, owner)):
            return None
        if owner.country is None and self.qualifies(noun + 1):
            return None
        if owner.person and not (first == noun and self.lower[noun] in POWERS):
            return None
        if kind == "people" and owner.country is None:
            return None
        if self.lower[noun] == "forces" and owner.country is None:
            kind = "armed_group"
        state = kind in STATE and AGAINST.isdisjoint(self.lower[first:noun]) and owner.end == first
        return self.group(owner, noun + 1, kind, state=state or self.is_possessive(owner.end, first))

    def stands_alone(self, noun: int, owner: Owner) -> bool:
        """Whether a noun is a group's without a word for its kind."""
        word = self.lower[noun]
        return (word in TYPES and TYPES[word] != "media") or (owner.country is not None and word in OF_COUNTRY)

    def qualifies(self, after: int) -> bool:
        """Whether the noun only says more of a thing after it: "Giwa military base"; a person is the group's."""
        if after >= len(self.doc) or not self.doc[after - 1].whitespace_:
            return False
        token = self.doc[after]
        thing = token.tag_.startswith("NN") if token.tag_ else self.lower[after] in PLACE_NOUNS
        return thing and self.lower[after] not in PERSON_NOUNS and self.lower[after] not in POST_NOUNS

    def first_modifier(self, noun: int) -> int:
        """Where the words for the group's kind begin; capitalised ones count where the noun has a capital too."""
        first = noun
        capital = self.doc[noun].text[0].isupper()
        while first and noun - first < MOST_KINDS and self.doc[first - 1].whitespace_:
            word = self.doc[first - 1]
            named = capital and name_like(word.text) and not self.is_owner_word(first - 1)
            kind = self.lower[first - 1] in KINDS or self.lower[first - 1] in AGAINST
            if not (named or kind) or (word.text[0].isupper() and not capital):
                break
            first -= 1
        return first

    def is_owner_word(self, position: int) -> bool:
        """Whether a capitalised word tells whose something is: "Russian" of "Russian Black Sea Fleet"."""
        hit = self.ending.get(position + 1)
        return self.lower[position] in self.onomasticon.peoples or (
            hit is not None and hit.type in ("country", "person")
        )

    def is_possessive(self, end: int, first: int) -> bool:
        return first == end + 1 and self.doc[end].text in POSSESSIVE

    def owner(self, first: int) -> Owner | None:
        """Whose the group is whose kind begins at a token."""
        end = first
        if end and self.doc[end - 1].text in POSSESSIVE:
            end -= 1
        elif end >= 3 and self.lower[end - 1] in BACKED and self.doc[end - 2].text in HYPHENS:
            end -= 2
        elif not end or not self.doc[end - 1].whitespace_:
            return None
        return self.of_country(end) or self.of_hit(end) or (self.unknown(end) if end == first else None)

    def of_country(self, end: int) -> Owner | None:
        for length in (2, 1):
            if end >= length and self.doc[end - 1].text[0].isupper():
                country = self.onomasticon.peoples.get(folded(self.doc[end - length : end].text))
                if country is not None:
                    return Owner(end - length, end, country)
        return None

    def of_hit(self, end: int) -> Owner | None:
        """A place or a ruler that a pattern knows; groups of other actors are those actors."""
        hit = self.ending.get(end)
        if hit is None:
            return None
        if hit.label == "PLACE":
            return Owner(hit.start, end, self.onomasticon.countries.get(hit.name))
        return Owner(hit.start, end, None, person=True) if hit.type == "person" else None

    def unknown(self, end: int) -> Owner | None:
        """A capitalised word that nothing explains; at a sentence's start only one that has its capital elsewhere."""
        if end in self.ending or not end:
            return None
        token = self.doc[end - 1]
        word = self.lower[end - 1]
        plain = name_like(token.text) and len(word) > 2 and not token.is_stop
        if not plain or is_title(word) or word in CALENDAR or word in KINDS or word in NO_NAMES or word in COMPASS:
            return None
        if self.onomasticon.is_given(token.text) or (token.tag_ and not token.tag_.startswith(("NNP", "JJ"))):
            return None
        if opens_sentence(self.doc, end - 1) and token.text not in self.inner:
            return None
        return Owner(end - 1, end, None)

    def of_place(self, noun: int) -> Hit | None:
        """ "the government of Oman": a noun for a state's own, and the place after "of"."""
        kind = TYPES.get(self.lower[noun], "")
        if kind not in STATE or noun + 2 >= len(self.doc) or self.lower[noun + 1] != "of":
            return None
        start = noun + 3 if self.lower[noun + 2] == "the" else noun + 2
        ends = [h.end for h in self.hits if h.label == "PLACE" and h.start in (start, noun + 2)]
        if not ends:
            return None
        place = self.ending[max(ends)]
        country = self.onomasticon.countries.get(place.name)
        if country is None:
            return None
        return self.group(Owner(noun, place.end, country), place.end, kind, state=True)

    def group(self, owner: Owner, end: int, kind: str, *, state: bool) -> Hit:
        start = owner.start
        side = owner.country.side if owner.country is not None and state else ""
        if start >= 2 and self.doc[start - 1].text in HYPHENS and self.lower[start - 2] in PREFIXES:
            start, side = start - 2, ""
        elif start and self.lower[start - 1] in COMPASS and self.doc[start - 1].text[0].isupper():
            start, side = start - 1, ""
        if start and self.lower[start - 1] in NO_LONGER:
            side = ""
        return Hit(start, end, "ACTOR", kind, self.doc[start:end].text, False, rule=RULE, side=side)


def with_groups(full: Iterable[Hit], groups: Iterable[Hit]) -> list[Hit]:
    """The hits of the patterns and the groups; a row of the patterns that lists a group's words is that group.

    Such a row lends its id and its side; the group keeps the name it has in print, since one row may list an army, its
    soldiers and its ministry.
    """
    found = {(hit.start, hit.end): hit for hit in groups}
    kept = []
    for hit in full:
        group = found.pop((hit.start, hit.end), None) if hit.label == "ACTOR" else None
        own = group is not None and hit.type in STATE
        kept.append(
            Hit(hit.start, hit.end, hit.label, hit.type, hit.name, True, hit.short, hit.rule, printed=group.name)
            if own and group is not None
            else hit
        )
    return [*kept, *found.values()]
