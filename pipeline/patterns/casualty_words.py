"""casualty_words.csv: words that tell of casualties, and how each finds its victims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.language.en.inflection import noun_forms, verb_forms
from pipeline.patterns.entries import CasualtyUse, CasualtyWord, PhrasePattern
from pipeline.patterns.rows import Row, read_rows, split_list
from pipeline.patterns.source import Source, nearest
from pipeline.patterns.tokens import token_faults
from pipeline.patterns.word_tables import check_choice, check_word
from pipeline.vocabulary import CASUALTY_LABELS

COLUMNS = ("id", "effect", "word", "forms", "kind", "looks", "victims", "not_before", "only_before", "note")
KINDS = ("verb", "noun", "either", "state", "captive", "toll", "unhurt")
PHRASE_KINDS = (*KINDS, "participle")
LOOKS = ("left", "both")
VICTIMS = ("any", "known", "human")
CHOICES = {"kind": PHRASE_KINDS, "looks": LOOKS, "victims": VICTIMS}
WORD_LISTS = ("not_before", "only_before", "not_after", "after")


def read_casualty_words(source: Source) -> list[CasualtyWord]:
    """The rows that can be used. Several rows may have one id and effect; each form stands in one row."""
    found: list[CasualtyWord] = []
    lines: dict[str, int] = {}
    for row in read_rows(source, COLUMNS):
        forms = _forms(row)
        if _sound(source, row) and _found_once(source, row.line, forms, lines):
            use = CasualtyUse(
                row["kind"],
                row["looks"],
                row["victims"],
                split_list(row["not_before"].lower()),
                _only_before(row["only_before"]),
            )
            found.append(CasualtyWord(row["id"], row["effect"], forms, use, source.shown, row.line))
    return found


def as_phrases(words: Iterable[CasualtyWord]) -> Iterator[PhrasePattern]:
    """What the gazetteer looks for: one pattern a row that has an effect."""
    for word in words:
        if word.effect:
            pattern = ({"LOWER": {"IN": list(word.forms)}},)
            yield PhrasePattern(word.id, word.effect, pattern, word.file, word.line)


def use_faults(entry: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the keys of a phrase pattern that say how it finds its victims."""
    for key, allowed in CHOICES.items():
        if key in entry and entry[key] not in allowed:
            yield f"{key} {entry[key]!r} is unknown, {nearest(str(entry[key]), allowed)}"
    for key in WORD_LISTS:
        listed = entry.get(key, ["word"])
        if not isinstance(listed, list) or not listed or not all(isinstance(w, str) and w.strip() for w in listed):
            yield f'{key} is {listed!r}, write a list of words such as ["responsible"]'
        elif capitals := [w for w in listed if w != w.lower() and w != "NUMBER"]:
            yield f"{key}: {capitals[0]!r} has capitals and would never match, write {capitals[0].lower()!r}"


def use_of(entry: Mapping[str, Any]) -> CasualtyUse:
    """The use that the keys of a phrase pattern give it."""
    given: dict[str, Any] = {key: entry[key] for key in CHOICES if key in entry}
    given |= {key: tuple(entry[key]) for key in WORD_LISTS if key in entry}
    return CasualtyUse(**given)


def _forms(row: Row) -> tuple[str, ...]:
    """The word first. Forms that are not given are made for verbs and nouns; other words have one."""
    word, given = row["word"].lower(), tuple(form.lower() for form in split_list(row["forms"]))
    if given:
        return tuple(dict.fromkeys((word, *given)))
    makes = {"verb": verb_forms, "noun": noun_forms}.get(row["kind"])
    return makes(word) if makes else (word,)


def _only_before(cell: str) -> tuple[str, ...]:
    return tuple(word if word == "NUMBER" else word.lower() for word in split_list(cell))


def _sound(source: Source, row: Row) -> bool:
    sound = check_word(source, row, "word") & check_choice(source, row, "kind", KINDS)
    for column, allowed in (("effect", CASUALTY_LABELS), ("looks", LOOKS), ("victims", VICTIMS)):
        sound &= not row[column] or check_choice(source, row, column, allowed)
    if row["effect"] and not row["id"]:
        source.fault(row.line, f"id is empty, name the rule: {row['effect'].lower()}-{row['word'].lower()}")
        sound = False
    if row["id"] and not row["effect"]:
        source.fault(row.line, f"effect is empty, use one of {', '.join(CASUALTY_LABELS)}")
        sound = False
    return sound


def _found_once(source: Source, line: int, forms: tuple[str, ...], lines: dict[str, int]) -> bool:
    """Whether each form is one token and stands in no other row; a fault where not."""
    sound = True
    for form in forms:
        if form in lines:
            source.fault(line, f"{form!r} stands in line {lines[form]} too, remove one")
            sound = False
        elif faults := list(token_faults([{"LOWER": form}])):
            several = f"{form!r} is more than one word, write it as a pattern of casualty_phrases.jsonl"
            source.fault(line, several if " " in form else faults[0].removeprefix("token 1: "))
            sound = False
    lines.update((form, line) for form in forms if form not in lines)
    return sound
