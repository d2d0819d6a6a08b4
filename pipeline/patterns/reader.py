"""A folder of pattern files in, checked entries out, or all faults of all files at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import Fault, PatternFaults
from pipeline.patterns.ambiguity import ambiguous_places
from pipeline.patterns.casualty_words import as_phrases, read_casualty_words
from pipeline.patterns.check import cross_faults
from pipeline.patterns.collector import uncollected
from pipeline.patterns.doubts import doubts, repeated_across_files
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
from pipeline.patterns.folder import (
    ACTORS,
    CASUALTY_WORDS,
    COUNTRIES,
    COUNTRY_CODES,
    CUES,
    GIVEN_NAMES,
    LAYOUT,
    MEANS,
    PEOPLE,
    PLACES,
    THINGS,
    PatternFiles,
    digest,
    file_doubts,
    file_faults,
    pattern_files,
)
from pipeline.patterns.name_tables import read_countries, read_given_names
from pipeline.patterns.noun_tables import read_people, read_things, shared_words
from pipeline.patterns.rulers import read_phrases
from pipeline.patterns.shipped import shipped_patterns
from pipeline.patterns.source import Source
from pipeline.patterns.validity import rules_of
from pipeline.patterns.word_tables import read_convention, read_cues, read_layout

CASUALTY_PHRASES = "casualty_phrases.jsonl"
NO_EFFECT = ""
MOST_KEPT = 4  # pattern sets

_kept: dict[tuple[str, str], PatternSet] = {}


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a look at a folder found, in file and line order. patterns: the set, None where there are faults."""

    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]
    patterns: PatternSet | None


def read_patterns(folder: Path) -> PatternSet:
    """Read and check every pattern file of a folder.

    Files are named as the folder was given, so that faults read
    ``patterns/actors.csv:41: what, remedy``.
    A folder without one of the LENT tables is given the shipped one, with a warning; it keeps its own casualty
    phrases, and lent casualty words only tell how those find their victims.
    Raises PatternFaults with every fault of every file; what is merely doubtful is in the set's warnings.
    Loads no model. Files whose bytes were read before are not read again in the same process.
    """
    found = inspect_patterns(folder)
    if found.patterns is None:
        raise PatternFaults(found.faults)
    return found.patterns


def inspect_patterns(folder: Path) -> Inspection:
    """All faults and all warnings of a folder, at once, and its patterns where it has no faults."""
    if not folder.is_dir():
        missing = Fault(str(folder), 0, "no such folder of pattern files, name one that holds actors.csv")
        return Inspection((missing,), (), None)
    files = pattern_files(folder)
    content = digest(files.all)
    if (str(folder), content) in _kept:
        patterns = _kept[str(folder), content]
        return Inspection((), patterns.warnings, patterns)
    with uncollected():
        found = _read(files, content)
    if found.patterns is not None:
        while len(_kept) >= MOST_KEPT:
            del _kept[next(iter(_kept))]
        _kept[str(folder), content] = found.patterns
    return found


def forget() -> None:
    """Read every folder anew from here on."""
    _kept.clear()


def _read(files: PatternFiles, content: str) -> Inspection:
    tables = files.tables
    entities = [*read_actors(tables[ACTORS]), *read_places(tables[PLACES])]
    cues = read_cues(tables[CUES])
    layout = read_layout(tables[LAYOUT])
    people, things = read_people(tables[PEOPLE]), read_things(tables[THINGS])
    words = read_casualty_words(tables[CASUALTY_WORDS])
    means, codes = read_means(tables[MEANS]), read_country_codes(tables[COUNTRY_CODES])
    phrases = [phrase for source in files.phrases for phrase in read_phrases(source)]
    listed = list(phrases)
    if CASUALTY_WORDS in files.lent:
        words, phrases = _in_phrases_only(words), _with_shipped_uses(phrases)
    phrases += as_phrases(words)
    conventions = {source.path.stem: read_convention(source) for source in files.conventions}
    given_names = read_given_names(tables[GIVEN_NAMES]) if GIVEN_NAMES in tables else {}
    lists_countries = any(entity.type == "country" for entity in entities)
    known_places = {entity.id for entity in entities if entity.label == "PLACE" and lists_countries}
    countries = read_countries(tables[COUNTRIES], known_places) if COUNTRIES in tables else []

    faults = [fault for source in files.all for fault in source.faults]
    faults += file_faults(files)
    complete = {label for label, name in (("ACTOR", ACTORS), ("PLACE", PLACES)) if tables[name].complete}
    faults += [*cross_faults(entities, phrases, complete=complete), *shared_words(people, things)]
    faults += unknown_countries(codes, entities) if COUNTRY_CODES not in files.lent else ()
    warnings = [warning for source in files.all for warning in source.warnings]
    warnings += [*file_doubts(files), *doubts(entities, cues, layout), *repeated_across_files(listed)]
    told = tuple(sorted(faults)), tuple(sorted(set(warnings)))
    if faults:
        return Inspection(*told, None)
    entities += ambiguous_places(entities).values()
    patterns = PatternSet(
        folder=str(files.folder),
        entities=with_codes({entity.id: entity for entity in entities}, codes),
        phrases=tuple(phrases),
        cues=tuple(cues),
        conventions=conventions,
        layout=tuple(layout),
        people=tuple(people),
        things=tuple(things),
        casualty_words=tuple(words),
        means=tuple(means),
        sha256=content,
        places=_rule_places(entities, phrases, [*cues, *means], layout, conventions),
        warnings=told[1],
        given_names=given_names,
        countries=tuple(countries),
    )
    return Inspection(*told, patterns)


def _in_phrases_only(words: Sequence[CasualtyWord]) -> list[CasualtyWord]:
    """The words without their effects: they find nothing by themselves."""
    return [replace(word, id="", effect=NO_EFFECT) for word in words]


def _with_shipped_uses(phrases: Sequence[PhrasePattern]) -> list[PhrasePattern]:
    """Phrases from before they could say how they find victims, each with what the shipped one of its id says."""
    path = shipped_patterns() / CASUALTY_PHRASES
    shipped = {p.id: p.use for p in read_phrases(Source(path, str(path)))}
    return [replace(p, use=shipped.get(p.id, p.use)) if p.use == CasualtyUse() else p for p in phrases]


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
        for rule in rules_of(entry) if isinstance(entry, Entity) else (entry.id,):
            places.setdefault(rule, (entry.file, entry.line))
    for name, quantities in conventions.items():
        for quantity in quantities.values():
            places[f"{name}:{quantity.word}"] = (quantity.file, quantity.line)
    return places
