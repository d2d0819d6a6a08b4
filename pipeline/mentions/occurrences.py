"""Every place where the names that no pattern knows are printed, and which of them are one person's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.attrs import ORTH
from spacy.tokens import Doc

from pipeline.mentions.abbreviations import Abbreviation
from pipeline.mentions.choice import SURNAME
from pipeline.mentions.hits import FIRM, Hit, Typed
from pipeline.mentions.name_words import first_surname, folded, is_title, surname_forms
from pipeline.mentions.persons import by_given_name

ABBREVIATED = "abbreviation"
SHORTEST_IN_CAPITALS = 4  # letters

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Hits, and first names standing alone: folded, with the persons named in full who bear them."""

    hits: list[Hit]
    given: Mapping[Words, list[str]]


def occurrences(
    doc: Doc,
    typed: Iterable[Typed],
    full: Sequence[Hit],
    explained: Sequence[str],
    abbreviations: Iterable[Abbreviation],
) -> Occurrences:
    """Every place where a typed or abbreviated name is printed, in its own letter case or in capitals.

    full: the names that patterns know; explained: by token, what a pattern says of it.
    A name has one type in an article, that of its first place, and a person one
    name, the fullest. A single word is left out where it is a surname of
    somebody named in full, or printed in small letters too.
    """
    types: dict[Words, Typed] = {}
    for name in joined(doc, typed):
        types.setdefault(printed_words(doc, name), name)
    known = {printed_words(doc, hit): hit for hit in full}
    types = without_epithets(doc, types, known)
    persons = Persons(doc, known, types)
    small: set[str] = set()
    if types:
        distinct = [doc.vocab.strings[orth] for orth in set(doc.to_array(ORTH).tolist())]
        small = {word for word in distinct if word.islower()}
    given: dict[Words, list[str]] = {}
    kept: dict[Words, Hit] = {}
    for words, name in types.items():
        plain = tuple(map(folded, words))
        if len(words) > 1:
            kept[words] = persons.bearer(words) if name.type == "person" else as_hit(doc, name)
        elif plain in persons.surnames or words[0].lower() in small:
            continue
        elif name.type == "person" and plain in persons.first_names:
            given[plain] = persons.first_names[plain]
        else:
            kept[words] = as_hit(doc, name)
    for short in abbreviations:
        words = printed_words(doc, short)
        meant = kept.get(words) or known.get(words)
        if meant is not None:
            kept[short.word,] = replace(meant, rule=ABBREVIATED)
    hits = list(found_in(doc, kept, explained))
    taken = {i for hit in (*full, *hits) for i in range(hit.start, hit.end)}
    bearers = {form: found for form, found in persons.bearers.items() if form[0] not in small and form not in given}
    return Occurrences([*hits, *by_given_name(doc, bearers, taken)], given)


def joined(doc: Doc, typed: Iterable[Typed]) -> list[Typed]:
    """The names in text order; persons' names that overlap are parts of one: "Dara bin Omid" and "Omid Al-Hadi".

    One that begins with a title ("Haji Dara", before "Dara Omid") only adds the title, and is left as it is.
    """
    found: list[Typed] = []
    for name in sorted(typed, key=lambda n: (n.start, -n.end)):
        last = found[-1] if found else name
        overlap = last.start < name.start < last.end < name.end and last.type == name.type == "person"
        if overlap and not is_title(doc[last.start].text):
            found[-1] = replace(last, end=name.end)
        else:
            found.append(name)
    return found


def without_epithets(doc: Doc, types: Mapping[Words, Typed], known: Mapping[Words, Hit]) -> dict[Words, Typed]:
    """The typed names less those that put words of abuse or praise before a person's name: “Crooked Dara Omid”.

    Such a name is printed in quotation marks only, and without its first words elsewhere.
    """
    quoted = {
        words
        for words, name in types.items()
        if name.type == "person" and len(words) > 1 and in_quotation(doc, name.start)
    }
    plain = {words for words, hit in known.items() if hit.type == "person"}
    plain |= {words for words, name in types.items() if name.type == "person" and words not in quoted}
    plain = {words for words in plain if len(words) > 1}
    plain |= {words[:1] for words in plain}
    return {
        words: name
        for words, name in types.items()
        if words not in quoted or not any(words[cut:] in plain for cut in range(1, len(words)))
    }


def in_quotation(doc: Doc, position: int) -> bool:
    """Whether a quotation that began in the same paragraph is still open."""
    straight = 0
    for token in reversed(doc[:position]):
        if token.text in ("“", "”"):
            return token.text == "“"
        if token.is_space and "\n" in token.text:
            break
        straight += token.text == '"'
    return straight % 2 == 1


class Persons:
    """The persons named in full in an article, by the words of their names."""

    def __init__(self, doc: Doc, known: Mapping[Words, Hit], types: Mapping[Words, Typed]) -> None:
        self.known = {words: hit for words, hit in known.items() if hit.type == "person"}
        self.typed = {
            words: as_hit(doc, name) for words, name in types.items() if name.type == "person" and len(words) > 1
        }
        names = [words for words in (*self.known, *self.typed) if len(words) > 1]
        self.by_last: dict[str, list[Words]] = {}
        for words in names:
            self.by_last.setdefault(words[-1], []).append(words)
        plain = [tuple(map(folded, words)) for words in names]
        self.surnames = {form for words in plain for form in surname_forms(words)}
        self.surnames |= {form for words in plain if (form := first_surname(words)) and form not in self.surnames}
        self.surnames -= {words[:1] for words in plain} - {form for words in plain for form in surname_forms(words)}
        self.bearers: dict[Words, list[Hit]] = {}  # by given name
        for words in names:
            bearers = self.bearers.setdefault((folded(words[0]),), [])
            bearer = self.bearer(words)
            if all(bearer.name != other.name for other in bearers):
                bearers.append(bearer)
        self.first_names = {form: [hit.name for hit in found] for form, found in self.bearers.items()}

    def bearer(self, words: Words) -> Hit:
        """Who bears a full name: the person of the patterns, or of the fullest name in the article."""
        if words in self.known:
            return self.known[words]
        fuller = [name for name in self.by_last.get(words[-1], ()) if shortens(words, name)]
        for name in fuller:
            if name in self.known:
                return replace(self.known[name], rule=SURNAME)
        return self.typed[max([words, *fuller], key=len)]


def shortens(words: Words, fuller: Words) -> bool:
    """Whether one full name leaves out parts of another: "Dara Omid", "Dara Q. Omid" and "Mohammad Dara Omid"."""
    rest = iter(fuller)
    return 1 < len(words) < len(fuller) and words[-1] == fuller[-1] and all(word in rest for word in words)


def found_in(doc: Doc, names: Mapping[Words, Hit], explained: Sequence[str]) -> Iterable[Hit]:
    ids = doc.vocab.strings
    by_first: dict[int, list[tuple[list[int], Hit]]] = {}
    for words, hit in names.items():
        for printed in dict.fromkeys((words, tuple(word.upper() for word in words))):
            if printed == words or sum(map(len, printed)) >= SHORTEST_IN_CAPITALS:
                orths = [ids[word] for word in printed]
                by_first.setdefault(orths[0], []).append((orths, hit))
    text = doc.to_array(ORTH).tolist() if by_first else []  # numbers: a token object for each word costs ten times more
    for start, word in enumerate(text):
        for orths, hit in by_first.get(word, ()):
            end = start + len(orths)
            told = explained[start:end]
            if text[start:end] == orths and not all(told) and FIRM not in told:
                yield replace(hit, start=start, end=end)


def printed_words(doc: Doc, place: Hit | Typed | Abbreviation) -> Words:
    return tuple(token.text for token in doc[place.start : place.end])


def as_hit(doc: Doc, name: Typed) -> Hit:
    return Hit(name.start, name.end, name.label, name.type, doc[name.start : name.end].text, False)
