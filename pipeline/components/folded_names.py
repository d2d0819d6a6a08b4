"""Names of rows with ``spelling`` folded, found however they are spelt (see ``patterns.spellings``)."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Span

from pipeline.patterns.entries import Entity
from pipeline.patterns.spellings import ARTICLES, EZAFE, HYPHENS, folded, folded_word, words_of

SHORTEST = 4  # letters of a folded name of one word: "Ali" is Aly, but so is "Ely"
StoredName = tuple[str, str, str, bool]  # label, id, form, whether it is found in any letter case


class FoldedNames:
    """Compares runs of tokens with names, both folded. A name with a capital is not found in small letters.

    names: what it holds, its saved state.
    """

    def __init__(self) -> None:
        self.names: list[StoredName] = []
        self.owners: dict[tuple[str, ...], list[StoredName]] = {}
        self.starts: set[str] = set()
        self.longest = 0  # tokens

    def add_entities(self, entities: Iterable[Entity]) -> None:
        self.add_names(
            (entity.label, entity.id, form, entity.match == "any_case")
            for entity in entities
            if entity.spelling == "folded"
            for form in (*entity.variants, *entity.short)
        )

    def add_names(self, names: Iterable[StoredName]) -> None:
        for name in names:
            words = words_of(name[2])
            key = folded(words)
            if not key or (len(key) == 1 and len(key[0]) < SHORTEST):
                continue
            self.names.append(name)
            self.owners.setdefault(key, []).append(name)
            self.starts.add(key[0])
            self.longest = max(self.longest, 3 * len(key))  # each word with a hyphen and an ezafe

    def match(self, doc: Doc) -> list[Span]:
        """Every name in a doc, those spelt as their row has them too."""
        if not self.owners:
            return []
        words = [token.text for token in doc]
        found = []
        for start, word in enumerate(words):
            article = word.casefold() in ARTICLES
            if not article and folded_word(word) not in self.starts:
                continue
            for end in range(start + 1, min(start + self.longest, len(words)) + 1):
                last = words[end - 1]
                if last.isspace():
                    break
                if last in HYPHENS or (last.casefold() in EZAFE and end - start > 1):
                    continue
                names = self.owners.get(folded(words[start:end]), ())
                at = start + 2 * article if end - start > 2 and words[start + 1] in HYPHENS else start + article
                begun = words[min(at, end - 1)][:1]
                found += [
                    Span(doc, start, end, label=label, span_id=identity)
                    for label, identity, form, any_case in names
                    if any_case or begun.isupper() or not any(c.isupper() for c in form)
                ]
        return found
