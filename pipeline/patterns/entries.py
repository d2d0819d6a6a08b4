"""What the pattern files hold, once checked: plain values with the file and line they came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.errors import Fault

TokenPattern = tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One row of actors.csv or places.csv.

    variants: every full spelling, the name included; each counts wherever it stands.
    short: short forms (a surname, an acronym, "the Valley") that count only in an
    article that also has a full spelling of the same entity.
    match: "" (letter case as written) | any_case.
    within: the id of the place that holds this one; "" for actors. iso3: a country's code, "" for all else.
    spelling: "" (to the letter) | folded (spelt alike counts too, see ``spellings.folded``).
    valid_from, valid_to: ISO days, both included, of the articles in which the row counts; "" is open.
    """

    id: str
    name: str
    label: str  # ACTOR | PLACE
    type: str
    variants: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    match: str = ""
    note: str = ""
    file: str
    line: int
    side: str = ""
    p_code: str = ""
    latitude: float | None = None
    longitude: float | None = None
    within: str = ""
    iso3: str = ""
    spelling: str = ""
    valid_from: str = ""
    valid_to: str = ""


ANY_NUMBER = "NUMBER"  # stands in only_before for every number


@dataclass(frozen=True, slots=True)
class CasualtyUse:
    """How a casualty word or phrase finds its victims.

    kind: verb | noun | either (a noun, but a verb after "to" and auxiliaries) | state | captive | toll | unhurt, of a
    phrase also participle; "": judged by its tag and ending.
    looks: left (no object after it: "died") | both; "" is both, of a phrase as its deciding word looks.
    victims: any | known (towns and tanks too may follow: known persons only) | human (only people can suffer it);
    "" is any, of a phrase as its deciding word has it.
    The others are words: it counts neither before one of not_before nor after one of not_after, and only before one
    of only_before and behind one of after, where these are given.
    """

    kind: str = ""
    looks: str = ""
    victims: str = ""
    not_before: tuple[str, ...] = ()
    only_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PhrasePattern:
    """One line of a patterns/*.jsonl file, in spaCy's entity-ruler format, or a row of casualty_words.csv as one."""

    id: str
    label: str
    pattern: str | TokenPattern
    file: str
    line: int
    use: CasualtyUse = CasualtyUse()


@dataclass(frozen=True, slots=True)
class CasualtyWord:
    """One row of casualty_words.csv: a word that tells of casualties, alone or, without an effect, in phrases only.

    effect: a label such as KILLED, "" where it stands only in phrases. forms: the word first, lower case.
    """

    id: str
    effect: str
    forms: tuple[str, ...]
    use: CasualtyUse
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class PersonNoun:
    """One row of people.csv: a noun for people. forms: the word, then its plurals, lower case.

    status: combatant | civilian | official (a civilian in office) | "". party: state | irregular | adverse (what
    nobody calls his own) | own (what only its own side calls its dead) | "". gender: m | f | "".
    plural: as given, "" where the program makes it. number: singular | plural ("police") | collective ("the dead").
    """

    word: str
    forms: tuple[str, ...]
    plural: str
    status: str
    party: str
    gender: str
    number: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Thing:
    """One row of things.csv: what is counted and is nobody. kind: time (a stretch of it) | other sorts."""

    word: str
    forms: tuple[str, ...]
    kind: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of reporting_cues.csv: a word that reports speech.

    part: verb | noun | adjective ("was confident that") | phrase ("according to").
    stance: neutral | claim | denial | promise | demand ("urged") | judgement ("condemned") |
        position ("wants to", "supports").
    takes: what may follow it: quote, clause, infinitive, object, as (any of them).
    forms: all its inflected forms, lower case, the lemma included.
    """

    id: str
    lemma: str
    part: str
    stance: str
    takes: tuple[str, ...]
    forms: tuple[str, ...]
    note: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Country:
    """One row of countries.csv.

    place, capital: ids of places.csv, capital "" where none is given. words: what is its own or its people,
    "Malian | Malians". side: that of its government, army and police; "" where it is disputed or not grouped.
    """

    place: str
    words: tuple[str, ...]
    capital: str
    side: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class VagueQuantity:
    """One row of conventions/<name>.csv. high None: not bounded."""

    word: str
    low: int | None
    best: int | None
    high: int | None
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class MeansWord:
    """One row of means.csv. forms: the word or phrase and its plural, lower case, spaces for hyphens."""

    id: str
    forms: tuple[str, ...]
    means: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class CountryCode:
    """One row of country_codes.csv. id: that of a country in places.csv."""

    id: str
    iso3: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class LayoutLine:
    """One row of boilerplate.csv: a line of an article that is no prose, and what it is.

    match: exact | starts | ends | contains; role: boilerplate | caption | heading.
    rest: True where everything after the line is boilerplate too (a subscribe box at the end).
    """

    id: str
    match: str
    text: str
    role: str
    rest: bool
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class PatternSet:
    """All pattern files of one folder, checked.

    sha256: hex digest over names and bytes of the files. places: rule id -> (file, line).
    warnings: what is allowed but hardly meant, in file and line order.
    given_names: name -> m, f or "" (either). countries: those of countries.csv, in its order.
    """

    folder: str
    entities: Mapping[str, Entity]
    phrases: tuple[PhrasePattern, ...]
    cues: tuple[Cue, ...]
    conventions: Mapping[str, Mapping[str, VagueQuantity]]
    layout: tuple[LayoutLine, ...]
    sha256: str
    means: tuple[MeansWord, ...] = ()
    places: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    warnings: tuple[Fault, ...] = ()
    people: tuple[PersonNoun, ...] = ()
    things: tuple[Thing, ...] = ()
    casualty_words: tuple[CasualtyWord, ...] = ()
    given_names: Mapping[str, str] = field(default_factory=dict)
    countries: tuple[Country, ...] = ()
