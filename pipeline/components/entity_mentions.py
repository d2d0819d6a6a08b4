"""Actors and places of an article: span group ``mentions``, and ``doc.ents``.

Pattern hits (``pattern_hits``, labels ACTOR and PLACE) are resolved within the
article: the longest stands, a short form or surname means who is named in
full. Names that no pattern knows are typed by the named statistical model's
entity recognizer, which sees only the few words round each of them, once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

from spacy.attrs import ORTH, SPACY
from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from pipeline.annotations import MENTIONS, PATTERN_HITS, Mention, store
from pipeline.components.running_text import credited_tokens, running_text
from pipeline.components.statistical import load_pipes
from pipeline.components.transitions import annotate
from pipeline.mentions.abbreviations import abbreviations
from pipeline.mentions.acting_states import STATE, with_states
from pipeline.mentions.candidates import all_runs, runs_in_question, windows
from pipeline.mentions.choice import resolve
from pipeline.mentions.group_nouns import RULE, Groups, with_groups
from pipeline.mentions.hits import (
    Hit,
    ShortForms,
    Typed,
    explained,
    longest_first,
    negated_by_prefix,
    pattern_hits,
    with_makers,
)
from pipeline.mentions.model_names import ABBREVIATED_ADJECTIVE
from pipeline.mentions.occurrences import occurrences
from pipeline.mentions.onomasticon import Onomasticon
from pipeline.mentions.persons import with_surnames_freed
from pipeline.mentions.unknown_names import KnownNames, unknown_names
from pipeline.mentions.whereabouts import whereabouts
from pipeline.patterns.entries import Entity, PatternSet
from pipeline.patterns.validity import rule_of
from pipeline.vocabulary import EntityLabel, FoundBy

NAMED_AT_ONCE = 512  # windows


@Language.factory("mentions", requires=["doc.spans"], assigns=["doc.spans", "doc.ents"], default_config={"model": ""})
def make_mentions(nlp: Language, name: str, model: str) -> Mentions:
    return Mentions(nlp.vocab, name, model=model)


def add_mentions(nlp: Language, patterns: PatternSet, *, model: str = "", name: str = "mentions") -> Mentions:
    """Add the component at the pipeline's end, with all entities of a pattern set."""
    mentions: Any = nlp.add_pipe("mentions", name=name, config={"model": model})
    mentions.add_entities(patterns.entities.values())
    mentions.onomasticon = Onomasticon.of(patterns.given_names, patterns.countries)
    return mentions  # type: ignore[no-any-return]


class Mentions(Pipe):
    """Writes ``annotations.Mention`` objects.

    model: the installed model whose recognizer types unknown names; "" for none.
    entities, onomasticon: the pattern files' entities by id, and what they know of names: the component's saved state.
    Raises OSError (spaCy E050) where the model is not installed.
    """

    def __init__(self, vocab: Vocab, name: str = "mentions", *, model: str = "") -> None:
        self.vocab = vocab
        self.name = name
        self.onomasticon = Onomasticon()
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

    def known(self, doc: Doc) -> KnownNames:
        """What the pattern hits alone say."""
        spans = [(s.start, s.end, s.id_) for s in doc.spans.get(PATTERN_HITS, ()) if s.label_ in ("ACTOR", "PLACE")]
        hits = pattern_hits(doc, spans, self.entities, self.short_forms)
        groups = Groups(doc, hits, self.entities, self.onomasticon).find()
        full = longest_first(with_groups((hit for hit in hits if not hit.short), groups))
        short = [hit for hit in hits if hit.short]
        sure = resolve(doc, full, short, self.short_forms, gender=self.onomasticon.gender)
        return KnownNames(full, short, sure, explained(doc, sure), list(abbreviations(doc)), credited_tokens(doc))

    def names(self, docs: list[Doc], known: list[KnownNames]) -> list[list[Typed]]:
        """For each doc the names that no pattern knows; known: what the patterns say."""
        if not self.recognizer:
            return [[] for _ in docs]
        everywhere, runs, places = [], [], []
        for number, doc in enumerate(docs):
            ranges = running_text(doc)
            everywhere.append(all_runs(doc, ranges, known[number].explained))
            runs.append(runs_in_question(doc, everywhere[number]))
            places += [(number, start, end) for start, end in windows(runs[number], ranges)]
        ents = self.recognize([(docs[number], start, end) for number, start, end in places])
        seen: list[list[tuple[int, int, str]]] = [[] for _ in docs]
        for (number, _, _), found in zip(places, ents, strict=True):
            seen[number] += found
        articles = zip(docs, everywhere, runs, seen, known, strict=True)
        return [unknown_names(*article, self.onomasticon) for article in articles]

    def recognize(self, places: list[tuple[Doc, int, int]]) -> list[list[tuple[int, int, str]]]:
        """For each token range the entities in it: start and end in its doc, and label."""
        parts = [subdoc(*place) for place in places]
        for first in range(0, len(parts), NAMED_AT_ONCE):
            annotate(self.recognizer, parts[first : first + NAMED_AT_ONCE])
        return [
            [(ent.start + start, ent.end + start, ent.label_) for ent in part.ents]
            for (_, start, _), part in zip(places, parts, strict=True)
        ]

    def find(self, doc: Doc, known: KnownNames, typed: list[Typed]) -> list[Mention]:
        """The article's mentions, in order, none overlapping."""
        if self.recognizer:
            typed = typed + [Typed(a.start, a.end, "ACTOR", "organization") for a in known.abbreviations]
        listed = with_surnames_freed(doc, known.full, typed)
        kept = {hit.place for hit in listed}
        freed = {i for hit in known.full if hit.place not in kept for i in range(hit.start, hit.end)}
        told = ["" if i in freed else word for i, word in enumerate(known.explained)] if freed else known.explained
        names = occurrences(doc, typed, listed, told, known.abbreviations)
        found = known.sure
        if names.hits or len(listed) < len(known.full):
            full = longest_first([*listed, *names.hits])
            found = resolve(doc, full, known.short, self.short_forms, names.given, self.onomasticon.gender)
        told_of = with_makers(found, known.credited)
        stands = [hit for hit in told_of if hit.rule == RULE or not negated_by_prefix(doc, hit.start)]
        text = doc.text  # put together anew whenever it is asked for
        return [self.mention(doc, hit, text) for hit in with_states(doc, stands, self.onomasticon)]

    def mention(self, doc: Doc, hit: Hit, text: str) -> Mention:
        start, end = printed_place(doc, hit)
        if not hit.known:
            rule = f"mentions:{hit.rule}" if hit.rule else "mentions:model_name"
            gender = self.onomasticon.gender(hit.name) if hit.type == "person" else ""
            return Mention(
                start,
                end,
                EntityLabel(hit.label),
                "",
                hit.name,
                hit.type,
                hit.side,
                "",
                None,
                None,
                FoundBy.MODEL,
                rule,
                gender,
            )
        entity = self.entities[hit.name]
        if hit.rule == STATE:
            named = (hit.name, entity.name, hit.type, hit.side)
            return Mention(start, end, EntityLabel.ACTOR, *named, "", None, None, FoundBy.PATTERN, f"mentions:{STATE}")
        return Mention(
            start=start,
            end=end,
            label=EntityLabel(entity.label),
            entity_id=entity.id,
            entity_name=hit.printed or entity.name,
            entity_type=hit.type,
            side=entity.side,
            p_code=entity.p_code,
            latitude=entity.latitude,
            longitude=entity.longitude,
            found_by=FoundBy.PATTERN,
            rule_id=f"mentions:{hit.rule}" if hit.rule else rule_of(entity, text[start:end], doc._.published),
            gender=self.onomasticon.gender(entity.name) if entity.type == "person" else "",
            **whereabouts(entity, self.entities),
        )

    def set_annotations(self, doc: Doc, mentions: list[Mention]) -> None:
        written = store(doc, MENTIONS, mentions)
        ents = []
        for span, mention in zip(doc.spans[MENTIONS], written, strict=True):
            ents.append(Span(doc, span.start, span.end, label=str(mention.label), kb_id=mention.entity_id))
        doc.set_ents(ents)

    def to_bytes(self, **_: object) -> bytes:
        entities = [asdict(entity) for entity in self.entities.values()]
        return json.dumps({"entities": entities, **self.onomasticon.stored()}).encode()

    def from_bytes(self, data: bytes, **_: object) -> Mentions:
        return self.restore(json.loads(data))

    def to_disk(self, path: str | Path, **_: object) -> None:
        Path(path).with_suffix(".json").write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **_: object) -> Mentions:
        return self.from_bytes(Path(path).with_suffix(".json").read_bytes())

    def restore(self, stored: dict[str, Any]) -> Mentions:
        rows = stored["entities"]
        self.add_entities(Entity(**{**v, "variants": tuple(v["variants"]), "short": tuple(v["short"])}) for v in rows)
        self.onomasticon = Onomasticon.restored(stored)
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


def subdoc(doc: Doc, start: int, end: int) -> Doc:
    span: Any = doc[start:end]
    values = span.to_array([ORTH, SPACY])
    words: Any = values[:, 0].tolist()  # spaCy takes a word's key for a word
    return Doc(doc.vocab, words=words, spaces=(values[:, 1] != 0).tolist())
