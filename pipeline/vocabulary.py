"""The closed sets of values: each word of a table, a pattern file or a grammar that stands in a list, said once.

Members are strings, equal to their values and written as such in every table, journal and span group. Patterns are
checked against them, rows are made of them, and tests hold outputs/README.md to them. A set that a grammar alone
uses (frame, rank, role) stands here too, so that a misspelt word fails a test and not an article.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Any, Literal, get_args, get_type_hints

Empty = Literal[""]  # beside a set: the cell may be empty


class Effect(StrEnum):
    """What happened to the people of a casualty figure. ``label`` is its name in patterns/*.jsonl."""

    KILLED = "killed"
    WOUNDED = "wounded"
    CAPTURED = "captured"
    MISSING = "missing"
    DISPLACED = "displaced"
    CASUALTIES = "casualties"  # killed or wounded, not said which

    @property
    def label(self) -> str:
        return self.name


class QuantityKind(StrEnum):
    """How a number is told."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    ABOUT = "about"
    RANGE = "range"
    VAGUE = "vague"  # "dozens"
    NAMED = "named"  # one person, without a number
    NONE = "none"  # "heavy losses"; or nobody


class VictimStatus(StrEnum):
    COMBATANT = "combatant"
    CIVILIAN = "civilian"
    UNKNOWN = "unknown"


class Certainty(StrEnum):
    """By whose word a figure stands, and whether it does."""

    ASSERTED = "asserted"  # in the reporter's own voice
    CLAIMED = "claimed"
    REPORTED = "reported"  # hearsay
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class Relation(StrEnum):
    """What a figure is to the others of its article."""

    MAIN = "main"
    PART = "part"
    REPEAT = "repeat"
    REPLACED = "replaced"
    CUMULATIVE = "cumulative"


class ClaimRoute(StrEnum):
    """How a claimant was found."""

    QUOTATION = "quotation"
    SENTENCE = "sentence"
    PRONOUN = "pronoun"
    HEARSAY = "hearsay"


class HandRoute(StrEnum):
    """How it was found by whose hand people came to harm."""

    SUBJECT = "subject"
    BY = "by"
    OPPONENT = "opponent"
    OWNER = "owner"
    ATTACKER = "attacker"
    CLAIM = "claim"
    SHARED = "shared"


class Denial(StrEnum):
    """How a denied figure is denied."""

    NONE = "none"  # there were none
    VERB = "verb"
    UNTRUE = "untrue"
    AFTER = "after"
    NEGATION = "negation"
    SPEAKER = "speaker"  # the words given as theirs are a denial


class TriggerFrame(StrEnum):
    """The form of a casualty word, which says where it looks for its victims."""

    VERB = "verb"
    GERUND = "gerund"
    PARTICIPLE = "participle"
    STATE = "state"
    NOUN = "noun"
    TOLL = "toll"
    UNHURT = "unhurt"


class Rank(StrEnum):
    """What a noun phrase can be as victims."""

    COUNTED = "counted"
    SINGLE = "single"
    PLURAL = "plural"
    ZERO = "zero"


class FigureRole(StrEnum):
    """What a figure is in its sentence."""

    MAIN = "main"
    PART = "part"
    TOLL = "toll"
    OLD = "old"
    ADDEND = "addend"  # a part of a rise
    RESTATED = "restated"
    CORRECTION = "correction"


class EntityLabel(StrEnum):
    ACTOR = "ACTOR"
    PLACE = "PLACE"


class ActorType(StrEnum):
    PERSON = "person"
    ARMED_GROUP = "armed_group"
    GOVERNMENT = "government"
    MILITARY = "military"
    ORGANIZATION = "organization"
    MEDIA = "media"
    PEOPLE = "people"


class PlaceType(StrEnum):
    COUNTRY = "country"
    PROVINCE = "province"
    DISTRICT = "district"
    CITY = "city"
    VILLAGE = "village"
    VALLEY = "valley"
    PASS = "pass"
    ROAD = "road"
    RIVER = "river"
    REGION = "region"
    OTHER = "other"


CREDITED = "mentions:credit"  # the rule of a name that only a byline or another credit has


class FoundBy(StrEnum):
    """Who saw a name."""

    PATTERN = "pattern"
    MODEL = "model"


class QuoteKind(StrEnum):
    DIRECT = "direct"  # a clause or more in marks
    PARTIAL = "partial"  # marked words inside the reporter's own clause
    INDIRECT = "indirect"  # without marks


class Resolution(StrEnum):
    """How a speaker's name was found."""

    NAMED = "named"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"
    CARRIED = "carried"
    NONE = "none"


class Stance(StrEnum):
    """What a cue makes of the words it reports."""

    NEUTRAL = "neutral"
    CLAIM = "claim"
    DENIAL = "denial"
    PROMISE = "promise"
    DEMAND = "demand"
    POSITION = "position"
    JUDGEMENT = "judgement"  # praise or blame


class CuePart(StrEnum):
    """The part of speech of a reporting cue."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    PHRASE = "phrase"


class Takes(StrEnum):
    """What may follow a reporting cue."""

    QUOTE = "quote"
    CLAUSE = "clause"
    INFINITIVE = "infinitive"
    OBJECT = "object"
    AS = "as"


class ParagraphRole(StrEnum):
    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


class LineMatch(StrEnum):
    """Where a line of boilerplate.csv holds its text."""

    EXACT = "exact"
    STARTS = "starts"
    ENDS = "ends"
    CONTAINS = "contains"


class PublishedFrom(StrEnum):
    """Where the day of publication was found."""

    HEADER = "header"
    DATELINE = "dateline"
    METADATA = "metadata"
    FILE_NAME = "file name"


CASUALTY_LABELS = tuple(effect.label for effect in Effect)
TOTALLED = (Effect.KILLED, Effect.WOUNDED, Effect.CAPTURED, Effect.MISSING, Effect.DISPLACED)  # in articles.csv


def closed_fields(record: Any) -> dict[str, type[StrEnum]]:
    """The fields of a record class whose values are of a closed set, by its annotations."""
    return {name: words for name, (words, _) in _closed(record).items()}


def member(record: Any, field: str, value: str) -> str:
    """The value as a member of its field's set; "" where it may be empty. Raises ValueError where it is neither."""
    words, optional = _closed(record)[field]
    return "" if optional and not value else words(value)


@cache
def members(record: Any) -> dict[str, dict[str, str]]:
    """For each such field, its values as they are stored -> as members of the set; "" where it may be empty."""
    return {
        name: {**({"": ""} if optional else {}), **{str(word): word for word in words}}
        for name, (words, optional) in _closed(record).items()
    }


@cache
def _closed(record: Any) -> dict[str, tuple[type[StrEnum], bool]]:
    """Each such field's set, and whether it may be empty."""
    found = {}
    for name, hint in get_type_hints(record).items():
        of = next((h for h in (hint, *get_args(hint)) if isinstance(h, type) and issubclass(h, StrEnum)), None)
        if of is not None:
            found[name] = of, Empty in get_args(hint)
    return found
