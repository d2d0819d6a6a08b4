"""patterns/*.jsonl: lines in spaCy's entity-ruler format."""

from __future__ import annotations

import json
from typing import Any

from pipeline.patterns.casualty_words import CHOICES, WORD_LISTS, use_faults, use_of
from pipeline.patterns.entries import PhrasePattern, TokenPattern
from pipeline.patterns.source import Source, nearest
from pipeline.patterns.tokens import phrase_fault, token_faults
from pipeline.vocabulary import CASUALTY_LABELS, EntityLabel

_NEEDED = ("label", "pattern", "id")
_KEYS = (*_NEEDED, *CHOICES, *WORD_LISTS)
ENTITY_LABELS = tuple(EntityLabel)
LABELS: tuple[str, ...] = (*ENTITY_LABELS, *CASUALTY_LABELS)


class _DuplicateKey(ValueError):
    """A JSON object that gives one key twice; json would keep the last without a word."""


def read_phrases(source: Source) -> list[PhrasePattern]:
    """The lines that can be used; the rest are noted as faults. Blank lines are passed over."""
    text = source.text()
    if text is None:
        return []
    found = []
    first_lines: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        entry = _entry(source, number, line)
        if entry is None:
            continue
        same = json.dumps([entry["label"], entry["pattern"]], sort_keys=True)
        if same in first_lines:
            source.fault(number, f"the same pattern stands in line {first_lines[same]}, remove one")
            continue
        first_lines[same] = number
        pattern: str | TokenPattern = entry["pattern"] if isinstance(entry["pattern"], str) else tuple(entry["pattern"])
        found.append(PhrasePattern(entry["id"], entry["label"], pattern, source.shown, number, use_of(entry)))
    return found


def _entry(source: Source, number: int, line: str) -> dict[str, Any] | None:
    """One line's object where it is sound, else None with its faults noted."""
    try:
        entry = json.loads(line, object_pairs_hook=_unique)
    except json.JSONDecodeError as error:
        source.fault(number, f"no JSON ({error.msg} at character {error.colno}), write one object a line")
        return None
    except _DuplicateKey as error:
        source.fault(number, f"key {error} stands twice in one object, remove one")
        return None
    if not isinstance(entry, dict):
        source.fault(number, 'not an object, write {"label": ..., "pattern": ..., "id": ...}')
        return None
    faults = [f"unknown key {key!r}, {nearest(key, _KEYS)}" for key in entry if key not in _KEYS]
    faults += [f"{key} is missing, add it" for key in _NEEDED if key not in entry]
    faults += use_faults(entry)
    if entry.get("label") in ENTITY_LABELS:
        faults += [f"key {key!r} is for casualty phrases only, remove it" for key in entry if key in _KEYS[3:]]
    if "label" in entry and entry["label"] not in LABELS:
        faults.append(f"label {entry['label']!r} is unknown, {nearest(str(entry['label']), LABELS)}")
    if "id" in entry and not (isinstance(entry["id"], str) and entry["id"].strip()):
        faults.append(f"id is {entry['id']!r}, name the entity or the rule")
    if "pattern" in entry:
        faults += _pattern_faults(entry["pattern"])
    for fault in faults:
        source.fault(number, fault)
    return None if faults else entry


def _pattern_faults(pattern: object) -> list[str]:
    if isinstance(pattern, str):
        fault = phrase_fault(pattern)
        return [fault] if fault else []
    if isinstance(pattern, list):
        return list(token_faults(pattern))
    return [f"pattern is {pattern!r}, write a text or a list of tokens"]


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _DuplicateKey(repr(next(key for key in keys if keys.count(key) > 1)))
    return found
