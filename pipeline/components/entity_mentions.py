"""Actors and places of an article: span group ``mentions``, and ``doc.ents``.

Pattern hits (``pattern_hits``, labels ACTOR and PLACE) are resolved within the
article: the longest stands, a short form or surname means who is named in
full. Names that no pattern knows are typed by the named statistical model's
entity recognizer, which sees only the few words round each of them, once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from pipeline.annotations import MENTIONS, PARAGRAPHS, PATTERN_HITS, Mention, store
from pipeline.components.rule_sentences import paragraph_tokens
from pipeline.components.statistical import load_pipes
from pipeline.mentions.candidates import Run, runs_in_question, windows
from pipeline.mentions.choice import resolve
from pipeline.mentions.hits import Hit, ShortForms, Typed, explained, longest_first, negated_by_prefix, pattern_hits
from pipeline.mentions.model_names import ABBREVIATED_ADJECTIVE, named_in_context, typed_name
from pipeline.mentions.name_types import weighed
from pipeline.mentions.occurrences import occurrences
from pipeline.mentions.persons import led, nicknamed
from pipeline.mentions.signs import (
    Abbreviation,
    abbreviations,
    declared_organizations,
    declared_peoples,
    declared_places,
)
from pipeline.patterns.entries import Entity, PatternSet
from pipeline.vocabulary import EntityLabel, FoundBy

NAMED_AT_ONCE = 512  # windows
TITLE_CASE = 0.85  # share of capitalised words


@Language.factory("mentions", requires=["doc.spans"], assigns=["doc.spans", "doc.ents"], default_config={"model": ""})
def make_mentions(nlp: Language, name: str, model: str) -> Mentions:
    return Mentions(nlp.vocab, name, model=model)


def add_mentions(nlp: Language, patterns: PatternSet, *, model: str = "", name: str = "mentions") -> Mentions:
    """Add the component at the pipeline's end, with all entities of a pattern set."""
    mentions: Any = nlp.add_pipe("mentions", name=name, config={"model": model})
    mentions.add_entities(patterns.entities.values())
    return mentions  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Known:
    """What the patterns say of one article: full names, possible short forms, and what comes of both."""

    full: list[Hit]
    short: list[Hit]
    sure: list[Hit]
    explained: list[str]
    abbreviations: list[Abbreviation]


class Mentions(Pipe):
    """Writes ``annotations.Mention`` objects.

    model: the installed model whose recognizer types unknown names; "" for none.
    entities: the pattern files' entities by id, the component's saved state.
    Raises OSError (spaCy E050) where the model is not installed.
    """

    def __init__(self, vocab: Vocab, name: str = "mentions", *, model: str = "") -> None:
        self.vocab = vocab
        self.name = name
        self.add_entities([])
        self.recognizer = load_recognizer(model, vocab) if model else []

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            known = [self.known(doc) for doc in batch]
            names = self.names(batch, known)
            for doc, found, typed in zip(batch, known, names, strict=True):
                self.set_annotations(doc, self.find(doc, found, typed))
                yield doc

    def add_entities(self, entities: Iterable[Entity]) -> None:
        """Set the known entities, in place of any before."""
        self.entities = {entity.id: entity for entity in entities}
        self.short_forms = ShortForms(self.entities)

    def known(self, doc: Doc) -> Known:
        """What the pattern hits alone say."""
        spans = [(s.start, s.end, s.id_) for s in doc.spans.get(PATTERN_HITS, ()) if s.label_ in ("ACTOR", "PLACE")]
        hits = pattern_hits(doc, spans, self.entities, self.short_forms)
        full = longest_first(hit for hit in hits if not hit.short)
        short = [hit for hit in hits if hit.short]
        sure = resolve(doc, full, short, self.short_forms)
        return Known(full, short, sure, explained(doc, sure), list(abbreviations(doc)))

    def names(self, docs: list[Doc], known: list[Known]) -> list[list[Typed]]:
        """For each doc the names that no pattern knows; known: what the patterns say."""
        if not self.recognizer:
            return [[] for _ in docs]
        runs, places = [], []
        for number, doc in enumerate(docs):
            ranges = running_text(doc)
            runs.append(runs_in_question(doc, ranges, known[number].explained))
            places += [(number, start, end) for start, end in windows(runs[number], ranges)]
        ents = self.recognize([(docs[number], start, end) for number, start, end in places])
        seen: list[list[tuple[int, int, str]]] = [[] for _ in docs]
        for (number, _, _), found in zip(places, ents, strict=True):
            seen[number] += found
        return [unknown_names(*article) for article in zip(docs, runs, seen, known, strict=True)]

    def recognize(self, places: list[tuple[Doc, int, int]]) -> list[list[tuple[int, int, str]]]:
        """For each token range the entities in it: start and end in its doc, and label."""
        parts = [subdoc(*place) for place in places]
        for first in range(0, len(parts), NAMED_AT_ONCE):
            chunk = parts[first : first + NAMED_AT_ONCE]
            for pipe in self.recognizer:
                pipe.set_annotations(chunk, pipe.predict(chunk))
        return [
            [(ent.start + start, ent.end + start, ent.label_) for ent in part.ents]
            for (_, start, _), part in zip(places, parts, strict=True)
        ]

    def find(self, doc: Doc, known: Known, typed: list[Typed]) -> list[Mention]:
        """The article's mentions, in order, none overlapping."""
        if self.recognizer:
            typed = typed + [Typed(a.start, a.end, "ACTOR", "organization") for a in known.abbreviations]
        names = occurrences(doc, typed, known.full, known.explained, known.abbreviations)
        found = known.sure
        if names.hits:
            full = longest_first([*known.full, *names.hits])
            found = resolve(doc, full, known.short, self.short_forms, names.given)
        return [self.mention(doc, hit) for hit in found if not negated_by_prefix(doc, hit.start)]

    def mention(self, doc: Doc, hit: Hit) -> Mention:
        start, end = printed_place(doc, hit)
        if not hit.known:
            rule = f"mentions:{hit.rule}" if hit.rule else "mentions:model_name"
            return Mention(
                start, end, EntityLabel(hit.label), "", hit.name, hit.type, "", "", None, None, FoundBy.MODEL, rule
            )
        entity = self.entities[hit.name]
        return Mention(
            start=start,
            end=end,
            label=EntityLabel(entity.label),
            entity_id=entity.id,
            entity_name=entity.name,
            entity_type=entity.type,
            side=entity.side,
            p_code=entity.p_code,
            latitude=entity.latitude,
            longitude=entity.longitude,
            found_by=FoundBy.PATTERN,
            rule_id=f"mentions:{hit.rule}" if hit.rule else entity.id,
        )

    def set_annotations(self, doc: Doc, mentions: list[Mention]) -> None:
        written = store(doc, MENTIONS, mentions)
        ents = []
        for span, mention in zip(doc.spans[MENTIONS], written, strict=True):
            ents.append(Span(doc, span.start, span.end, label=str(mention.label), kb_id=mention.entity_id))
        doc.set_ents(ents)

    def to_bytes(self, **_: object) -> bytes:
        return json.dumps([asdict(entity) for entity in self.entities.values()]).encode()

    def from_bytes(self, data: bytes, **_: object) -> Mentions:
        return self.restore(json.loads(data))

    def to_disk(self, path: str | Path, **_: object) -> None:
        Path(path).with_suffix(".json").write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **_: object) -> Mentions:
        return self.from_bytes(Path(path).with_suffix(".json").read_bytes())

    def restore(self, stored: Iterable[dict[str, Any]]) -> Mentions:
        entities = (Entity(**{**v, "variants": tuple(v["variants"]), "short": tuple(v["short"])}) for v in stored)
        self.add_entities(entities)
        return self


def load_recognizer(model: str, vocab: Vocab) -> list[Any]:
    """The entity recognizer of an installed model, after what it listens to where it has no tok2vec of its own."""
    pipes = load_pipes(model, vocab, ["ner"])
    return [pipe for pipe in pipes if "ner" in getattr(pipe, "listening_components", ["ner"])]


def printed_place(doc: Doc, hit: Hit) -> tuple[int, int]:
    """Characters of the name itself: "U.S.-led" is one token, of which "U.S." is the name."""
    span = doc[hit.start : hit.end]
    suffix = ABBREVIATED_ADJECTIVE.search(span.text) if len(span) == 1 else None
    return span.start_char, span.start_char + suffix.start(1) if suffix else span.end_char


def running_text(doc: Doc) -> list[tuple[int, int]]:
    """Token ranges of the paragraphs in which unknown names are sought: not in headings, nor in boilerplate."""
    roles = {span.start: span.label_ for span in doc.spans.get(PARAGRAPHS, ())}
    ranges = paragraph_tokens(doc)
    return [(a, b) for a, b in ranges if roles.get(a, "body") in ("body", "caption") and not in_title_case(doc, a, b)]


def in_title_case(doc: Doc, start: int, end: int) -> bool:
    """Whether nearly all words of a paragraph are capitalised: a heading, whatever its role says."""
    words = [token.text for token in doc[start:end] if token.is_alpha and not token.is_stop]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > TITLE_CASE * len(words)


def subdoc(doc: Doc, start: int, end: int) -> Doc:
    tokens = doc[start:end]
    return Doc(doc.vocab, words=[t.text for t in tokens], spaces=[bool(t.whitespace_) for t in tokens])


def unknown_names(doc: Doc, runs: list[Run], ents: list[tuple[int, int, str]], known: Known) -> list[Typed]:
    """The names among an article's runs in question, by the text's own signs or the model's entities."""
    told = known.explained
    names = [
        *declared_places(doc, runs, told),
        *declared_peoples(doc, runs),
        *declared_organizations(doc, told),
        *nicknamed(doc, told),
    ]
    entity_of = {i: number for number, (start, end, _) in enumerate(ents) for i in range(start, end)}
    for number, (start, end, label) in enumerate(ents):
        others = {i for i in range(max(0, start - 8), end + 8) if entity_of.get(i, number) != number}
        name = typed_name(doc, start, end, label, told, others)
        if name is not None:
            names.append(name)
    names += list(led(doc, runs, names))
    said = {i for name in names for i in range(name.start, name.end)}
    names += named_in_context(doc, [run for run in runs if said.isdisjoint(range(run.start, run.end))])
    places = {i for hit in known.sure if hit.label == "PLACE" for i in range(hit.start, hit.end)}
    places |= {i for name in names if name.label == "PLACE" for i in range(name.start, name.end)}
    return weighed(doc, names, runs, told, places)
