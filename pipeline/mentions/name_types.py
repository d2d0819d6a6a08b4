"""One type for each name of an article, by the strongest evidence of all the places where it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.attrs import ORTH
from spacy.tokens import Doc

from pipeline.mentions.candidates import Run
from pipeline.mentions.hits import Typed, name_like
from pipeline.mentions.surroundings import WHERE, is_group, is_person, speaks
from pipeline.mentions.towns import towns

LONGEST_TOWN = 2  # words
THERE = WHERE | {"in", "at", "of"}

Words = tuple[str, ...]


def weighed(
    doc: Doc, names: Sequence[Typed], runs: Iterable[Run], explained: Sequence[str], places: Iterable[int]
) -> list[Typed]:
    """The names of an article with the type that the words beside any of their places give, and further towns.

    runs: capitalised words in question; places: tokens of the article's places. What stands beside a
    name counts more than the model's guess; the model's persons need more than a list to become towns.
    """
    words_of = {name: _words(doc, name) for name in names}
    guessed = _guessed(doc, words_of)
    short = {words for words in _silent(doc, names, runs) if len(words) <= LONGEST_TOWN}
    printed = [run for run in _printed(doc, guessed.keys() | short) if not any(explained[run.start : run.end])]
    guesses = [run for run in printed if _words(doc, run) in guessed]
    persons = {_words(doc, run) for run in guesses if is_person(doc, run.start, run.end)}
    settled = persons | _surnames(words_of) | {words for words, kind in guessed.items() if kind == "other"}
    open_runs = [run for run in printed if run.end - run.start <= LONGEST_TOWN and _words(doc, run) not in settled]
    weak = [run for run in open_runs if guessed.get(_words(doc, run)) == "person"]
    found = list(towns(doc, open_runs, weak, places))
    no_names = {_words(doc, run) for run in found} & guessed.keys()
    kinds = dict.fromkeys(persons, "person") | dict.fromkeys(_speaking(doc, guesses, guessed), "organization")
    return [
        *(
            retyped(name, kinds.get(words, ""))
            for name, words in words_of.items()
            if words in kinds or words not in no_names
        ),
        *(Typed(run.start, run.end, "PLACE", "other") for run in found),
    ]


def retyped(name: Typed, kind: str) -> Typed:
    return replace(name, label="ACTOR", type=kind) if kind else name


def _guessed(doc: Doc, words_of: Mapping[Typed, Words]) -> dict[Words, str]:
    """The type that the model gave to each name whose type is open, at its first place."""
    guessed: dict[Words, str] = {}
    for name, words in words_of.items():
        if _is_guess(doc, name):
            guessed.setdefault(words, name.type)
    return guessed


def _silent(doc: Doc, names: Iterable[Typed], runs: Iterable[Run]) -> set[Words]:
    """The words of the runs of which nothing has been said."""
    said = {i for name in names for i in range(name.start, name.end)}
    return {_words(doc, run) for run in runs if said.isdisjoint(range(run.start, run.end))}


def _surnames(words_of: Mapping[Typed, Words]) -> set[Words]:
    return {words[-1:] for name, words in words_of.items() if name.type == "person" and len(words) > 1}


def _speaking(doc: Doc, guesses: Sequence[Run], guessed: Mapping[Words, str]) -> set[Words]:
    """What the model took for a place, where it speaks somewhere and stands nowhere as places do."""
    speaking = {_words(doc, run) for run in guesses if guessed[_words(doc, run)] == "other" and speaks(doc, run.end)}
    return speaking - {_words(doc, run) for run in guesses if run.start and doc[run.start - 1].lower_ in THERE}


def _is_guess(doc: Doc, name: Typed) -> bool:
    """Whether the type of a name is open: a short capitalised name that doesn't say what it is."""
    if name.type not in ("person", "organization", "other") or is_group(doc, name.start, name.end):
        return False
    if not all(name_like(token.text) for token in doc[name.start : name.end]):
        return False
    return name.end - name.start == 1 or name.type != "person"


def _printed(doc: Doc, names: Iterable[Words]) -> Iterator[Run]:
    """Every place of some names, in order, as runs."""
    ids = doc.vocab.strings
    by_first: dict[int, list[list[int]]] = {}
    for words in sorted(names):
        by_first.setdefault(ids[words[0]], []).append([ids[word] for word in words])
    text = doc.to_array(ORTH).tolist() if by_first else []
    for start, word in enumerate(text):
        for orths in by_first.get(word, ()):
            if text[start : start + len(orths)] == orths:
                yield Run(start, start + len(orths))


def _words(doc: Doc, place: Run | Typed) -> Words:
    return tuple(token.text for token in doc[place.start : place.end])
