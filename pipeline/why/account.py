"""A row of casualties.csv in plain sentences: where its number, its claimant, its certainty and the rest come from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.patterns.entries import PatternSet
from pipeline.tables.totals import UNREAL
from pipeline.vocabulary import Certainty, ClaimRoute, Denial, HandRoute, QuantityKind, Relation

Row = Mapping[str, str]

KINDS: Mapping[str, str] = {
    QuantityKind.EXACT: "a plain number",
    QuantityKind.AT_LEAST: "a lower end, with no upper one",
    QuantityKind.MORE_THAN: "more than that number, with no upper end",
    QuantityKind.AT_MOST: "an upper end, with no lower one",
    QuantityKind.ABOUT: "a number said to be near the true one",
    QuantityKind.RANGE: "a lower and an upper end",
}
ROUTES: Mapping[str, str] = {
    ClaimRoute.QUOTATION: "the figure stands in words given as theirs, a quotation or reported speech",
    ClaimRoute.SENTENCE: "the figure's own sentence names them as the one who says so",
    ClaimRoute.PRONOUN: "a pronoun in the figure's sentence, for the claimant of the figure before",
}
CERTAINTIES: Mapping[str, str] = {
    Certainty.ASSERTED: "the reporter's own words; nobody is named who says so",
    Certainty.HYPOTHETICAL: "told as a threat, a plan or a possibility",
}
DENIALS: Mapping[str, str] = {
    Denial.NONE: "the text says that there were none",
    Denial.VERB: "a verb of denial governs it",
    Denial.UNTRUE: "the sentence calls it untrue",
    Denial.AFTER: "the words after it deny it",
    Denial.NEGATION: "its verb is negated",
    Denial.SPEAKER: "the words given as the claimant's deny it",
}
RELATIONS: Mapping[str, str] = {
    Relation.PART: "it is a part of {}",
    Relation.REPEAT: "it tells {} again",
    Relation.REPLACED: "{} takes its place",
}
STEPS = {  # how a circumstance was found, see attribution
    "sentence": "in the same sentence",
    "wide": "in the same sentence, and no finer place is told",
    "paragraph": "in the sentence before",
    "story": "in the story around the figure",
    "article": "what the article tells of its event",
    "shared": "with another figure of the same event",
}
HANDS: Mapping[str, str] = {
    HandRoute.SUBJECT: "they are the subject of the figure's verb",
    HandRoute.BY: "the words “by”, “blamed on” or the like name them",
    HandRoute.OPPONENT: "the victims fought them",
    HandRoute.OWNER: "what killed was theirs",
    HandRoute.ATTACKER: "the text tells of their attack",
    HandRoute.CLAIM: "they claim responsibility",
    HandRoute.SHARED: "told with another figure of the same event",
}
FULL = re.compile(r"\b(?:19|20)\d\d\b")  # a date with its year
DISTANCE = re.compile(r"\b(?:later|earlier|before|next|following|previous)\b", re.IGNORECASE)


def account(
    row: Row, group: Sequence[Row], reasons: Mapping[str, str], patterns: PatternSet
) -> Iterator[tuple[str, str]]:
    """(label, sentence) pairs. group: the rows of the same claim group, itself included; reasons: those of the row."""
    yield "number", number(row, patterns)
    yield "victims", victims(row, patterns)
    yield "claimant", claimant(row, reasons.get("claimant", ""), patterns)
    yield "certainty", f"{row['certainty']}: {certainty(row, reasons)}"
    yield "counted", f"{row['counted']}: {counted(row, group, reasons)}"
    for other in group:
        if other["casualty_id"] != row["casualty_id"]:
            yield "same group", f"{shown(other)}, {other['relation']}, counted: {other['counted']}"
    yield "place", place(row, patterns, reasons.get("place", ""))
    yield "date", date(row, reasons.get("date", ""))
    yield "by whose hand", hand(row, reasons.get("hand", ""), patterns)
    yield "means", means(row, reasons, patterns)


def number(row: Row, patterns: PatternSet) -> str:
    bounds = f"low {row['low'] or 'none'}, best {row['best'] or 'none'}, high {row['high'] or 'none'}"
    words, kind = row["quantity_text"], row["quantity_kind"]
    if kind == QuantityKind.NAMED:
        return f"one person, told without a number: {bounds}"
    if kind == QuantityKind.NONE and row["best"] == "0":
        return f"the text says that there were none: {bounds}"
    if kind == QuantityKind.NONE:
        return "the text gives none, so the row holds none"
    if not words:
        return f"taken from the figure before that speaks of the same people: {bounds}"
    if kind == QuantityKind.VAGUE:
        return f"“{words}” counts by the convention {row['convention']}{_of_convention(row, patterns)}: {bounds}"
    return f"“{words}” is {KINDS[kind]}: {bounds}"


def _of_convention(row: Row, patterns: PatternSet) -> str:
    """The line of the convention whose words are most of the quantity's; "" where none is."""
    words = f" {row['quantity_text'].lower()} "
    known = patterns.conventions.get(row["convention"], {})
    entry = next((known[w] for w in sorted(known, key=len, reverse=True) if f" {w} " in words), None)
    return f" ({entry.file}:{entry.line})" if entry else ""


def victims(row: Row, patterns: PatternSet) -> str:
    if not row["victim_text"]:
        return "not told"
    known = f", {row['victim_id']}{_line(row['victim_id'], patterns)}" if row["victim_id"] else ""
    side = f"side {row['victim_side']}" if row["victim_side"] else "side not told"
    return f"“{row['victim_text']}”{known}; {side}; {row['victim_status']}"


def claimant(row: Row, route: str, patterns: PatternSet) -> str:
    if not row["claimant_text"] and not row["claimant_name"]:
        return "nobody is named"
    if route == ClaimRoute.HEARSAY:
        return f"nobody: “{row['claimant_text']}” marks hearsay"
    name = row["claimant_name"]
    printed = row["claimant_text"]
    who = f"{name}, printed as “{printed}”" if printed and printed != name else name
    known = f", {row['claimant_id']}{_line(row['claimant_id'], patterns)}" if row["claimant_id"] else ""
    return f"{who}{known}" + (f": {ROUTES[route]}" if route in ROUTES else "")


def certainty(row: Row, reasons: Mapping[str, str]) -> str:
    kind, name = row["certainty"], row["claimant_name"]
    if kind == Certainty.CLAIMED:
        return f"by the word of {name}"
    if kind == Certainty.REPORTED:
        hearsay = reasons.get("claimant") == ClaimRoute.HEARSAY
        return (
            f"“{row['claimant_text']}” gives it as hearsay" if hearsay else "told as believed or presumed, not as known"
        )
    if kind == Certainty.DENIED:
        return DENIALS.get(reasons.get("denial", ""), "denied") + (f", by the word of {name}" if name else "")
    return CERTAINTIES[kind]


def counted(row: Row, group: Sequence[Row], reasons: Mapping[str, str]) -> str:
    """Why the row adds to the article's totals or doesn't."""
    relation = row["relation"]
    said = f" ({reasons['because']})" if reasons.get("because") else ""
    if row["counted"] == "yes":
        told = "the best telling of its dead" if len(group) > 1 else "the only telling of its dead"
        return f"it is {told}, who are none of those told of before{said}"
    if relation in RELATIONS:
        owner = next((r for r in group if r["casualty_id"] == reasons.get(relation)), None)
        return RELATIONS[relation].format(shown(owner) if owner else "another figure") + said
    if relation == Relation.CUMULATIVE:
        return f"it belongs to an earlier or a longer time than the event told{said}"
    if row["certainty"] in UNREAL:
        return f"what is {row['certainty']} adds nothing"
    if row["quantity_kind"] == QuantityKind.NONE:
        return "there is no number to add"
    chief = next((r for r in group if r["counted"] == "yes"), None)
    return (
        f"it is a rival claim to {shown(chief)}, which counts{said}" if chief else "another figure of its group counts"
    )


def shown(row: Row) -> str:
    """A row as its sentences name it: id, text and claimant."""
    by = f" ({row['claimant_name']})" if row["claimant_name"] else ""
    return f"{row['casualty_id']} “{' '.join(row['text'].split())}”{by}"


def place(row: Row, patterns: PatternSet, step: str = "") -> str:
    if not row["place_text"]:
        return "none is named near the figure"
    known = f", {row['place_id']}{_line(row['place_id'], patterns)}" if row["place_id"] else ", which no pattern knows"
    return f"“{row['place_text']}”{known}, {STEPS.get(step) or _where(row['place_text'], row)}"


def hand(row: Row, route: str, patterns: PatternSet) -> str:
    if not row["perpetrator_text"]:
        return "not told"
    printed, name = row["perpetrator_text"], row["perpetrator_name"]
    who = f"{name}, printed as “{printed}”" if printed != name else name
    known = f", {row['perpetrator_id']}{_line(row['perpetrator_id'], patterns)}" if row["perpetrator_id"] else ""
    return f"{who}{known}" + (f": {HANDS[route]}" if route in HANDS else "")


def means(row: Row, reasons: Mapping[str, str], patterns: PatternSet) -> str:
    word, step = reasons.get("means word", ""), reasons.get("means", "")
    if not word:
        return f"{row['means']}: no word of means.csv tells it"
    form = " ".join(word.lower().replace("-", " ").split())
    entry = next((m for m in patterns.means if form in m.forms), None)
    line = f" ({entry.file}:{entry.line})" if entry else ""
    return f"{row['means']}: “{' '.join(word.split())}”{line}, {STEPS.get(step, 'in the article')}"


def date(row: Row, step: str = "") -> str:
    words = row["date_text"]
    if not words:
        return "none is told near the figure"
    said = f"“{words}”, {STEPS.get(step) or _where(words, row)}"
    if not row["event_date"]:
        return f"{said}, which names no day" + (
            "" if row["published"] else ", as the article has no day of publication"
        )
    if FULL.search(words):
        return f"{row['event_date']}: {said}"
    counted_from = "from the day told before it" if DISTANCE.search(words) else "by the day of publication"
    known = f", {row['published']}" if row["published"] and not DISTANCE.search(words) else ""
    return f"{row['event_date']}: {said}, {counted_from}{known}"


def _where(words: str, row: Row) -> str:
    return "in the same sentence" if words in row["sentence"] else "in another sentence"


def _line(rule_id: str, patterns: PatternSet) -> str:
    """ " (file:line)" of an entity, "" where these patterns have none of that id."""
    entity = patterns.entities.get(rule_id)
    return f" ({entity.file}:{entity.line})" if entity else ""
