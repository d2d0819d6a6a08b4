"""From a sentence of a doc to its reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span

from pipeline.casualties.sentence.ages import with_ages
from pipeline.casualties.sentence.brackets import without_inner_brackets
from pipeline.casualties.sentence.insertions import find_insertions
from pipeline.casualties.sentence.lexicon import Lexicon
from pipeline.casualties.sentence.phrases import Phrase, find_phrases
from pipeline.casualties.sentence.quantities import Convention, find_quantities
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import CasualtyHit, Trigger, find_triggers
from pipeline.casualties.sentence.words import Word, read_words
from pipeline.language.en.classes import words as word_class
from pipeline.language.en.person_rule import PeopleNouns

FICTIONS = word_class("casualties.fictions")


def read_sentence(
    sentence: Span,
    hits: Sequence[CasualtyHit],
    convention: Convention,
    lexicon: Lexicon,
    people: frozenset[int],
    groups: frozenset[int],
    places: frozenset[int],
) -> Reading:
    """people, groups, places: doc tokens inside the names of persons, of groups, of places."""
    read = read_words(sentence, frozenset(t for h in hits for t in range(h.start, h.end)))
    words = without_inner_brackets(with_ages(read))
    triggers = [t for t in find_triggers(words, hits, lexicon) if not _in_fiction(words, t.start)]
    stops = frozenset(
        i for t in triggers if t.frame != "noun" and t.frame != "toll" and not _noun_inside(words, t, lexicon)
        for i in range(t.start, t.end)
    )  # fmt: skip
    phrases = find_phrases(words, find_quantities(words, convention), stops)
    phrases = with_all(words, phrases, lexicon.nouns)
    reading = Reading(
        words=words,
        phrases=phrases,
        triggers=triggers,
        nouns=lexicon.nouns,
        insertions=[],
        people=frozenset(i for i, w in enumerate(words) if w.token in people),
        groups=frozenset(i for i, w in enumerate(words) if w.token in groups),
        places=frozenset(i for i, w in enumerate(words) if w.token in places),
        subjects=_subjects(sentence, words),
        lists=_lists(sentence, words),
        starting={p.start: p for p in phrases},
        ending={p.end: p for p in phrases},
        firing={i: t for t in triggers for i in range(t.start, t.end)},
    )
    reading.insertions = find_insertions(reading)
    return reading


def _in_fiction(words: Sequence[Word], at: int) -> bool:
    """Whether the word at ``at`` tells what happens in a film or a novel: "the film, in which 40 soldiers die"."""
    for i in range(at):
        if words[i].text in FICTIONS:
            first = i + 1 + (i + 1 < at and words[i + 1].kind == ",")
            following = [w.text for w in words[first : first + 2]]
            if following == ["in", "which"] or following[:1] in (["where"], ["about"]):
                return True
    return False


def with_all(words: Sequence[Word], phrases: Sequence[Phrase], nouns: PeopleNouns) -> list[Phrase]:
    """The phrases with an "all" or "each" that stands for the last persons counted before it.

    "Five gunmen attacked the post; all were killed."
    """
    found = list(phrases)
    for at, word in enumerate(words[:-1]):
        end = at + 3 if words[at + 1].text == "of" and words[at + 2 : at + 3] else at + 1
        alone = words[end : end + 1] and (words[end].kind == "X" or words[end].text in ("died", "perished"))
        if word.text != "all" or not alone or any(p.start <= at < p.end for p in phrases):
            continue
        before = [p for p in phrases if p.end <= at and p.quantity and nouns.is_person(words[p.head].text)]
        if before and (quantity := before[-1].quantity):
            whole = replace(quantity, start=at, end=end)
            found.append(Phrase(at, end, end - 1, whole, "", True, False, False, False))
    return sorted(found, key=lambda p: p.start)


def _noun_inside(words: Sequence[Word], trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether the trigger begins with its own victim ("families left")."""
    first = words[trigger.start]
    return trigger.end - trigger.start > 1 and first.kind == "N" and first.text not in lexicon.pasts


def _subjects(sentence: Span, words: Sequence[Word]) -> dict[int, int]:
    """Verb word to subject word, from the parse; conjoined verbs share a subject; empty without a parse."""
    index = {w.token: i for i, w in enumerate(words)}
    found: dict[int, int] = {}
    for token in sentence:
        if token.dep_ in ("nsubj", "nsubjpass") and token.i in index and token.head.i in index:
            found.setdefault(index[token.head.i], index[token.i])
    for token in sentence:
        if token.dep_ == "conj" and token.i in index and index[token.i] not in found and token.head.i in index:
            shared = found.get(index[token.head.i])
            if shared is not None and token.pos_ in ("VERB", "AUX"):
                found[index[token.i]] = shared
    return found


def _lists(sentence: Span, words: Sequence[Word]) -> dict[int, tuple[int, ...]]:
    """Subject word to the words that the parse joins to it ("six guards ... and a woman")."""
    index = {w.token: i for i, w in enumerate(words)}
    return {
        index[t.i]: tuple(index[c.i] for c in t.conjuncts if c.i in index)
        for t in sentence
        if t.dep_ in ("nsubj", "nsubjpass") and t.i in index
    }
