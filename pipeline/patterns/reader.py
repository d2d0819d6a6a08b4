"""A folder of pattern files in, checked entries out, or all faults of all files at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.errors import Fault, PatternFaults
from pipeline.patterns.casualty_words import as_phrases, read_casualty_words
from pipeline.patterns.check import cross_faults
from pipeline.patterns.doubts import doubts
from pipeline.patterns.entities import read_actors, read_places
from pipeline.patterns.entries import (
    CasualtyUse,
    CasualtyWord,
    Cue,
    Entity,
    LayoutLine,
    MeansWord,
    PatternSet,
    PhrasePattern,
    VagueQuantity,
)
from pipeline.patterns.event_tables import read_country_codes, read_means, unknown_countries, with_codes
from pipeline.patterns.name_tables import read_countries, read_given_names
from pipeline.patterns.noun_tables import read_people, read_things, shared_words
from pipeline.patterns.rulers import read_phrases
from pipeline.patterns.shipped import shipped_patterns
from pipeline.patterns.source import Source, nearest
from pipeline.patterns.word_tables import read_convention, read_cues, read_layout

ACTORS = "actors.csv"
PLACES = "places.csv"
CUES = "reporting_cues.csv"
LAYOUT = "boilerplate.csv"
GIVEN_NAMES = "given_names.csv"
COUNTRIES = "countries.csv"
CONVENTIONS = "conventions"
PEOPLE = "people.csv"
THINGS = "things.csv"
CASUALTY_WORDS = "casualty_words.csv"
CASUALTY_PHRASES = "casualty_phrases.jsonl"
NO_EFFECT = ""
MEANS = "means.csv"
COUNTRY_CODES = "country_codes.csv"
LENT = (PEOPLE, THINGS, CASUALTY_WORDS, MEANS, COUNTRY_CODES)  # of a folder that lacks them, the shipped ones are read
TABLES = (ACTORS, PLACES, CUES, LAYOUT, *LENT)
MAY_LACK = (GIVEN_NAMES, COUNTRIES)  # a folder without them does without what they know
_UNREAD = (".csv", ".jsonl", ".json", ".tsv", ".xlsx", ".xls", ".ods")


def read_patterns(folder: Path) -> PatternSet:
    """Read and check every pattern file of a folder.

    Files are named as the folder was given, so that faults read
    ``patterns/actors.csv:41: what, remedy``.
    A folder without one of the LENT tables is given the shipped one, with a warning; it keeps its own casualty
    phrases, and lent casualty words only tell how those find their victims.
    Raises PatternFaults with every fault of every file; what is merely doubtful is in the set's warnings.
    Loads no model.
    """
    if not folder.is_dir():
        raise PatternFaults([Fault(str(folder), 0, "no such folder of pattern files, name one that holds actors.csv")])
    lent = [name for name in LENT if not (folder / name).exists() and (shipped_patterns() / name).exists()]
    tables = {name: _source(folder if name not in lent else shipped_patterns(), name) for name in TABLES}
    phrase_files = [Source(path, str(path)) for path in _files(folder, ".jsonl")]
    convention_files = [Source(path, str(path)) for path in _files(folder / CONVENTIONS, ".csv")]

    entities = [*read_actors(tables[ACTORS]), *read_places(tables[PLACES])]
    cues = read_cues(tables[CUES])
    layout = read_layout(tables[LAYOUT])
    people, things = read_people(tables[PEOPLE]), read_things(tables[THINGS])
    words = read_casualty_words(tables[CASUALTY_WORDS])
    means, codes = read_means(tables[MEANS]), read_country_codes(tables[COUNTRY_CODES])
    phrases = [phrase for source in phrase_files for phrase in read_phrases(source)]
    if CASUALTY_WORDS in lent:
        words, phrases = _in_phrases_only(words), _with_shipped_uses(phrases)
    phrases += as_phrases(words)
    conventions = {source.path.stem: read_convention(source) for source in convention_files}
    extra = {name: Source(folder / name, str(folder / name)) for name in MAY_LACK if (folder / name).is_file()}
    given_names = read_given_names(extra[GIVEN_NAMES]) if GIVEN_NAMES in extra else {}
    lists_countries = any(entity.type == "country" for entity in entities)
    known_places = {entity.id for entity in entities if entity.label == "PLACE" and lists_countries}
    countries = read_countries(extra[COUNTRIES], known_places) if COUNTRIES in extra else []

    sources = [*tables.values(), *phrase_files, *convention_files, *extra.values()]
    faults = [fault for source in sources for fault in source.faults]
    faults += _misplaced(folder)
    if not convention_files:
        faults.append(Fault(str(folder / CONVENTIONS), 0, "no convention here, add one such as acled.csv"))
    complete = {label for label, name in (("ACTOR", ACTORS), ("PLACE", PLACES)) if tables[name].complete}
    faults += [*cross_faults(entities, phrases, complete=complete), *shared_words(people, things)]
    faults += unknown_countries(codes, entities) if COUNTRY_CODES not in lent else ()
    if faults:
        raise PatternFaults(faults)
    notes = [w for s in sources for w in s.warnings]
    notes += [Fault(str(folder / n), 0, "not there, the shipped one is used; copy it here to change it") for n in lent]
    return PatternSet(
        folder=str(folder),
        entities=with_codes({entity.id: entity for entity in entities}, codes),
        phrases=tuple(phrases),
        cues=tuple(cues),
        conventions=conventions,
        layout=tuple(layout),
        people=tuple(people),
        things=tuple(things),
        casualty_words=tuple(words),
        means=tuple(means),
        sha256=_digest(sources),
        places=_rule_places(entities, phrases, [*cues, *means], layout, conventions),
        warnings=tuple(sorted([*notes, *doubts(entities, cues)])),
        given_names=given_names,
        countries=tuple(countries),
    )


def _source(folder: Path, name: str) -> Source:
    return Source(folder / name, str(folder / name))


def _in_phrases_only(words: Sequence[CasualtyWord]) -> list[CasualtyWord]:
    """The words without their effects: they find nothing by themselves."""
    return [replace(word, id="", effect=NO_EFFECT) for word in words]


def _with_shipped_uses(phrases: Sequence[PhrasePattern]) -> list[PhrasePattern]:
    """Phrases from before they could say how they find victims, each with what the shipped one of its id says."""
    shipped = {p.id: p.use for p in read_phrases(_source(shipped_patterns(), CASUALTY_PHRASES))}
    return [replace(p, use=shipped.get(p.id, p.use)) if p.use == CasualtyUse() else p for p in phrases]


def _files(folder: Path, suffix: str) -> list[Path]:
    """Files of that suffix directly in a folder, by name; hidden ones and editors' lock files are left out."""
    if not folder.is_dir():
        return []
    return sorted(p for p in folder.iterdir() if p.suffix == suffix and p.is_file() and p.name[0] not in ".~")


def _misplaced(folder: Path) -> Iterator[Fault]:
    """Files that look like patterns but would never be read: 'actor.csv', a spreadsheet."""
    for path in sorted(p for p in folder.iterdir() if p.is_file() and p.name[0] not in ".~"):
        if path.suffix in _UNREAD and path.suffix != ".jsonl" and path.name not in TABLES + MAY_LACK:
            remedy = nearest(path.name, TABLES + MAY_LACK)
            yield Fault(str(path), 0, f"no pattern file of this name is read, {remedy}")
    if (folder / CONVENTIONS).is_dir():
        for path in sorted(p for p in (folder / CONVENTIONS).iterdir() if p.is_file() and p.name[0] not in ".~"):
            if path.suffix in _UNREAD and path.suffix != ".csv":
                yield Fault(str(path), 0, "conventions are read from .csv files, save it as CSV")


def _digest(sources: Sequence[Source]) -> str:
    """Over the files' names within their folders and their bytes, of one's own files and of lent ones alike."""
    digest = hashlib.sha256()
    named = {_name(source): source for source in sources}
    for name in sorted(named):
        raw = named[name].path.read_bytes()
        digest.update(f"{name}\0{len(raw)}\0".encode())
        digest.update(raw)
    return digest.hexdigest()


def _name(source: Source) -> str:
    path = source.path
    return f"{CONVENTIONS}/{path.name}" if path.parent.name == CONVENTIONS else path.name


def _rule_places(
    entities: Sequence[Entity],
    phrases: Sequence[PhrasePattern],
    cues: Sequence[Cue | MeansWord],
    layout: Sequence[LayoutLine],
    conventions: dict[str, dict[str, VagueQuantity]],
) -> dict[str, tuple[str, int]]:
    """Rule id -> where it stands; of an id on several lines, the first."""
    places: dict[str, tuple[str, int]] = {}
    entries: list[Entity | PhrasePattern | Cue | MeansWord | LayoutLine] = [*entities, *phrases, *cues, *layout]
    for entry in entries:
        places.setdefault(entry.id, (entry.file, entry.line))
    for name, quantities in conventions.items():
        for quantity in quantities.values():
            places[f"{name}:{quantity.word}"] = (quantity.file, quantity.line)
    return places
