"""Find the names and phrases of the pattern files: span group ``pattern_hits``.

Two rulers do the matching: one by letter case as written, one
for the entities that match in any case. Each hit's ``label_`` and ``id_`` are
the pattern's; hits may overlap, and nothing is decided here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product
from math import prod
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.tokens import Doc, Span

from pipeline.annotations import PATTERN_HITS
from pipeline.components.folded_names import FoldedNames
from pipeline.components.name_rulers import NameRuler, Names, as_it_is
from pipeline.patterns.ambiguity import AMBIGUOUS, ambiguous_id, told_apart
from pipeline.patterns.collector import uncollected
from pipeline.patterns.entries import Entity, PatternSet, PhrasePattern, TokenPattern
from pipeline.patterns.validity import ALWAYS, Days, counts_on, days_of, last_of

SHORTEST_CAPITALISED = 4  # letters: "BANU" in a dateline is Banu, but "US" must not come of "us"
MOST_SEQUENCES = 3_000  # a pattern that stands for more is left to the token matcher
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


@Language.factory("gazetteer", assigns=["doc.spans"])
def make_gazetteer(nlp: Language, name: str) -> Gazetteer:
    return Gazetteer(nlp, name)


def add_gazetteer(nlp: Language, patterns: PatternSet, *, name: str = "gazetteer") -> Gazetteer:
    """Add the component at the pipeline's end, with all entities and phrases of a pattern set."""
    gazetteer: Any = nlp.add_pipe("gazetteer", name=name)
    gazetteer.add_pattern_set(patterns)
    return gazetteer  # type: ignore[no-any-return]


class Gazetteer(Pipe):
    """Entities and phrases of pattern files as spans in ``doc.spans["pattern_hits"]``, sorted by place."""

    def __init__(self, nlp: Language, name: str = "gazetteer") -> None:
        self.nlp = nlp
        self.name = name
        self.as_written = NameRuler(nlp)
        self.any_case = NameRuler(nlp, attribute="LOWER")
        self.folded = FoldedNames()
        self.days: dict[str, Days] = {}
        self.ambiguous: set[str] = set()
        self.within: dict[str, str] = {}

    def __call__(self, doc: Doc) -> Doc:
        hits = [hit for ruler in self.rulers if len(ruler) for hit in ruler.match(doc)]
        if self.folded.owners:
            hits = list(dict.fromkeys((*hits, *self.folded.match(doc))))
        if self.days:
            hits = self.of_their_time(hits, doc._.published)
        if self.ambiguous:
            hits = self.told_apart(doc, hits)
        doc.spans[PATTERN_HITS] = sorted(hits)
        return doc

    def told_apart(self, doc: Doc, hits: list[Span]) -> list[Span]:
        """The hits, of several places of one name only the one that is meant, or what stands for all of them."""
        found: dict[tuple[int, int], list[Span]] = {}
        for hit in hits:
            if hit.label_ == "PLACE":
                found.setdefault((hit.start, hit.end), []).append(hit)
        rivals = {
            place: ids
            for place, spans in found.items()
            if ambiguous_id(ids := [s.id_ for s in spans]) in self.ambiguous
        }
        if not rivals:
            return hits
        others = [(start, spans[0].id_) for (start, end), spans in found.items() if len(spans) == 1]
        kept = [hit for hit in hits if hit.label_ != "PLACE" or (hit.start, hit.end) not in rivals]
        for (start, end), ids in rivals.items():
            near = [(at, place) for at, place in others if not start <= at < end]
            meant = told_apart(start, ids, near, self.within) or ambiguous_id(ids)
            kept.append(Span(doc, start, end, label="PLACE", span_id=meant))
        return kept

    def of_their_time(self, hits: list[Span], published: str) -> list[Span]:
        """The hits of rows that count on the article's day; without a day, of rows of one name those that count last.

        A surname or short form may then still be that of either: the article decides, as always.
        """
        if published:
            return [hit for hit in hits if counts_on(published, self.days.get(hit.id_, ALWAYS))]
        rivals: dict[tuple[int, int, str], list[str]] = {}
        for hit in hits:
            if hit.id_ in self.days:
                rivals.setdefault((hit.start, hit.end, hit.label_), []).append(hit.id_)
        kept = {place: last_of(ids, self.days) for place, ids in rivals.items()}
        return [hit for hit in hits if hit.id_ not in self.days or kept[hit.start, hit.end, hit.label_] == hit.id_]

    @property
    def rulers(self) -> tuple[NameRuler, NameRuler]:
        return self.as_written, self.any_case

    def add_pattern_set(self, patterns: PatternSet) -> None:
        """Add an entity's full and short forms, and the phrases as they stand."""
        entities = patterns.entities.values()
        self.folded.add_entities(entities)
        self.days |= days_of(entities)
        self.ambiguous = {identity for identity in patterns.entities if identity.startswith(AMBIGUOUS)}
        self.within = (
            {entity.id: entity.within for entity in entities if entity.within or entity.id in self.ambiguous}
            if self.ambiguous
            else {}
        )
        with uncollected():
            self.as_written.add_names(printed_names(entity) for entity in entities if entity.match != "any_case")
            self.any_case.add_names(printed_names(entity) for entity in entities if entity.match == "any_case")
            one_token: dict[str, bool] = {}
            for phrase in patterns.phrases:
                self.add_phrase(phrase, one_token)

    def add_phrase(self, phrase: PhrasePattern, one_token: dict[str, bool]) -> None:
        """Add a phrase. one_token: what is known so far of which words are one, to which what is found out is added."""
        if isinstance(phrase.pattern, str):
            self.as_written.add_names([Names(phrase.label, phrase.id, (phrase.pattern,), as_it_is)])
        elif texts := self.as_texts(phrase.pattern, one_token):
            ruler = self.any_case if any_case_only(phrase.pattern) else self.as_written
            ruler.add_names([Names(phrase.label, phrase.id, tuple(texts), as_it_is)])
        else:
            tokens = [dict(token) for token in phrase.pattern]
            self.as_written.add_patterns([{"label": phrase.label, "pattern": tokens, "id": phrase.id}])

    def as_texts(self, pattern: TokenPattern, one_token: dict[str, bool]) -> list[str]:
        """A token pattern that only lists words, as texts that match the same; empty for any other pattern.

        The phrase matcher looks all words up at once, the token matcher tries
        pattern by pattern: 100 such patterns cost it more than a parse.
        """
        sequences = word_sequences(pattern)
        for word in {word for sequence in sequences for word in sequence} - one_token.keys():
            one_token[word] = [token.text for token in self.nlp.make_doc(word)] == [word]
        if not all(one_token[word] for sequence in sequences for word in sequence):
            return []
        return [" ".join(sequence) for sequence in sequences]

    def to_bytes(self, **_: object) -> bytes:
        return json.dumps(
            [*(ruler.patterns for ruler in self.rulers), self.folded.names, self.days, self.within]
        ).encode()

    def from_bytes(self, data: bytes, **_: object) -> Gazetteer:
        return self.restore(json.loads(data))

    def to_disk(self, path: str | Path, **_: object) -> None:
        Path(path).with_suffix(".json").write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **_: object) -> Gazetteer:
        return self.from_bytes(Path(path).with_suffix(".json").read_bytes())

    def restore(self, stored: list[Any]) -> Gazetteer:
        *stored, names, days, self.within = stored
        self.ambiguous = {identity for identity in self.within if identity.startswith(AMBIGUOUS)}
        self.folded = FoldedNames()
        self.folded.add_names(tuple(name) for name in names)
        self.days = {identity: tuple(of) for identity, of in days.items()}
        for ruler, patterns in zip(self.rulers, stored, strict=True):
            ruler.clear()
            ruler.add_patterns(patterns)
        return self


def any_case_only(pattern: TokenPattern) -> bool:
    return all(not {"TEXT", "ORTH"} & {key.upper() for key in token} for token in pattern)


def word_sequences(pattern: TokenPattern) -> list[list[str]]:
    """All sequences of words that a pattern of words, word lists and '?' matches; empty where it holds more.

    A LOWER word beside words by letter case (TEXT, ORTH) stands in small letters and with a capital.
    """
    in_cases = not any_case_only(pattern)
    options: list[list[list[str]]] = []
    for token in pattern:
        given = {key.upper(): value for key, value in token.items()}
        operator = given.pop("OP", "")
        attribute, value = given.popitem() if len(given) == 1 else ("", "")
        words: list[str] = value["IN"] if isinstance(value, Mapping) and list(value) == ["IN"] else [value]
        literal = attribute in ("LOWER", "TEXT", "ORTH") and all(isinstance(word, str) for word in words)
        if not literal or operator not in ("", "?"):
            return []
        if attribute == "LOWER" and in_cases:
            words = list(dict.fromkeys(case for word in words for case in (word, word.capitalize())))
        options.append([[word] for word in words] + ([[]] if operator else []))
    if prod(len(choices) for choices in options) > MOST_SEQUENCES:
        return []
    sequences = ([word for part in choice for word in part] for choice in product(*options))
    return [words for words in sequences if words]


def printed_names(entity: Entity) -> Names:
    """An entity's forms, with each way that they may be printed."""
    spelt = in_any_case if entity.match == "any_case" else as_written
    return Names(entity.label, entity.id, (*entity.variants, *entity.short), spelt)


def as_written(form: str) -> list[str]:
    return spellings(form, cased_spellings)


def in_any_case(form: str) -> list[str]:
    return spellings(form, any_case_spellings)


def spellings(form: str, cased: Callable[[str], Iterable[str]]) -> list[str]:
    """A form in its letter cases, with straight and with curly apostrophes, each once."""
    straight = form.translate(_APOSTROPHES)
    return list(dict.fromkeys(s for c in cased(straight) for s in (c, c.replace("'", "’"))))


def cased_spellings(form: str) -> Iterator[str]:
    """The form as written, with a capital (it may begin a sentence), and in capitals (datelines, headings)."""
    yield form
    yield form[0].upper() + form[1:]
    if sum(c.isalpha() for c in form) >= SHORTEST_CAPITALISED:
        yield form.upper()


def any_case_spellings(form: str) -> Iterator[str]:
    """The form in its own case, in small letters and in capitals: "INC." is tokenised otherwise than "Inc."."""
    yield form
    yield form.lower()
    yield form.upper()
