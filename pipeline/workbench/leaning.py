"""Which rows lean on which: a district on its province, a person's gender on the given name, a phrase on its id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.mentions.name_words import folded
from pipeline.mentions.whereabouts import holders
from pipeline.patterns.entries import Entity, PatternSet
from pipeline.vocabulary import CASUALTY_LABELS, EntityLabel
from pipeline.workbench.clues import Clue, of_form, of_pattern
from pipeline.workbench.pattern_rows import PatternRow, Sort, of_entity

ITS_OWN = {
    "variants",
    "short",
    "match",
    "name",
    "side",
    "latitude",
    "longitude",
}  # cells of a place that no other shows
WORDS = {"words"}  # of a country: found by themselves
USE = {"kind", "looks", "victims", "not_before", "only_before", "not_after", "after"}  # how an id finds its victims


class Leaning:
    """The clues of the rows that read otherwise when another row changes; both sets count."""

    def __init__(self, old: PatternSet, new: PatternSet) -> None:
        self.sets = old, new
        self.phrases: dict[str, list[Clue]] = defaultdict(list)  # by id
        self.words: dict[str, list[Clue]] = defaultdict(list)
        self.parsed = parsed_words(old) ^ parsed_words(new)
        for patterns in self.sets:
            for phrase in patterns.phrases:
                self.phrases[phrase.id].append(of_pattern(phrase.pattern))
            for word in patterns.casualty_words:
                self.words[word.id] += map(of_form, word.forms)
        self.inside: dict[str, list[Entity]] = defaultdict(list)  # by the id of a place that holds them
        self.bearers: dict[str, list[Entity]] = defaultdict(list)  # persons by each word of their names
        for patterns in self.sets:
            for entity in patterns.entities.values():
                for holder in holders(entity, patterns.entities) if entity.within else ():
                    self.inside[holder.id].append(entity)
                for name in name_words(entity) if entity.type == "person" else ():
                    self.bearers[name].append(entity)

    def clues(self, old: PatternRow | None, new: PatternRow | None, columns: Sequence[str]) -> Iterator[Clue]:
        """columns: those whose cells differ."""
        row = new or old
        if row is None:
            return
        changed = set(columns)
        if row.sort == Sort.ENTITY:
            yield from self.of_entity(row, changed)
        elif row.sort == Sort.COUNTRY:
            yield from self.of_country([r for r in (old, new) if r], changed)
        elif row.sort == Sort.GIVEN_NAME:
            yield from self.of_given_name(row.key)
        elif row.sort == Sort.CUE:
            forms = [form for r in (old, new) if r for form in r.said["forms"]]
            yield from (of_form(form.split()[-1]) for form in forms if form.split()[-1] in self.parsed)
        elif row.sort == Sort.PHRASE and row.said["label"] in CASUALTY_LABELS and self.speaks_for_id(old, new, changed):
            yield from self.phrases[row.row_id]
            yield from self.words[row.row_id]

    def of_entity(self, row: PatternRow, changed: set[str]) -> Iterator[Clue]:
        """A name's rules by its id, and the places that lie in it where what they show of it changed."""
        if changed <= {"variants", "short"}:
            return
        yield from self.phrases[row.key]
        if row.said["label"] != EntityLabel.PLACE or changed <= ITS_OWN:
            return
        for entity in self.inside[row.key]:
            yield from self.of_id(entity)

    def of_country(self, rows: Sequence[PatternRow], changed: set[str]) -> Iterator[Clue]:
        """The country and its capital, wherever they act as a state."""
        if changed <= WORDS:
            return
        ids = {row.said[column] for row in rows for column in ("place", "capital")}
        for patterns in self.sets:
            for identity in sorted(ids & patterns.entities.keys()):
                yield from self.of_id(patterns.entities[identity])

    def of_given_name(self, name: str) -> Iterator[Clue]:
        """The persons who bear it: their gender is told by the name that the row shows, printed or not."""
        for entity in self.bearers[folded(name)]:
            yield from self.of_id(entity)

    def of_id(self, entity: Entity) -> Iterator[Clue]:
        yield from of_entity(entity).clues
        yield from self.phrases[entity.id]

    @staticmethod
    def speaks_for_id(old: PatternRow | None, new: PatternRow | None, changed: set[str]) -> bool:
        """Whether a line says, or said, how phrases of its id find their victims; an added or moved one may."""
        said: list[Any] = [row.said[column] for row in (old, new) if row for column in USE if column in row.said]
        return any(said) and (not changed or bool(changed & USE))


def name_words(entity: Entity) -> set[str]:
    """The words by one of which a person's gender is told, folded; of a double one its first half too."""
    return {part for word in entity.name.split() for part in (folded(word), folded(word).split("-")[0])}


def parsed_words(patterns: PatternSet) -> set[str]:
    """The last words of cues: where one stands, a paragraph is parsed."""
    return {form.split()[-1] for cue in patterns.cues for form in cue.forms}
