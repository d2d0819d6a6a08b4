"""Whether an article sets two figures apart: by "separate", by place or by day."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from pipeline.casualties.attribution.items import NO_ITEM
from pipeline.casualties.attribution.means import FAMILIES, HOLDING, OTHER
from pipeline.casualties.ledger.ledger_entries import Entry

ATTACK = (
    r"(?:attacks?|incidents?|blasts?|raids?|bombings?|clash(?:es)?|explosions?|operations?|ambush(?:es)?|assaults?|"
    r"shootings?|(?:air)?strikes?|bombs?|mines?|shells?|grenades?|drones?|rockets?|missiles?|accidents?)"
)
ELSEWHERE = re.compile(
    r"\b(?:separate(?:ly)?|meanwhile|elsewhere"
    rf"|(?:another|other|further|second|third|earlier|later|previous|similar|different) (?:\w+ )?{ATTACK}"
    r"|in other|also in|in a different"
    r"|(?:a|one|two|three|four|five|\d+) (?:days?|weeks?|nights?) (?:earlier|later|before)"
    r"|the (?:previous|following|next) (?:day|night|morning|week)|(?:day|night) before)\b",
    re.IGNORECASE,
)
FIRST = re.compile(rf"\b(?:the first|one|the former)(?: (?:\w+ )?{ATTACK})?$", re.IGNORECASE)
NEXT = re.compile(
    rf"\b(?:the (?:second|third|other|latter|next)|another|a second|a third)(?: (?:\w+ )?{ATTACK})?$", re.IGNORECASE
)
WIDE = frozenset({"country", "province", "region", "valley"})
DAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\byesterday\b|\blast night\b|\bovernight\b|\btoday\b|\bthis \w+",
    re.IGNORECASE,
)
DAYS_AFTER = re.compile(r"\b(?:days?|weeks?|hours?) after (?!(?:the|this|that|his|her) )[^,;]*$")
RANGE = re.compile(r"\bbetween\b|\bfrom\b|\d\s*(?:-|–|to|and)\s*\d", re.IGNORECASE)  # "between 5 and 12 May"
ONE_STORY = 5  # days
ONE_NIGHT = frozenset({"last night", "overnight"})


def different_event(one: Entry, other: Entry) -> bool:
    """Whether the article sets the later figure apart from the earlier one."""
    if items_differ(one, other):
        return True
    return set_apart(one, other) or recalled(one, other) or places_differ(one, other) or days_differ(one, other)


def items_differ(one: Entry, other: Entry) -> bool:
    """Whether two figures stand in two items of a list or a digest."""
    items = {one.around.item, other.around.item}
    return NO_ITEM not in items and len(items) == 2


def set_apart(one: Entry, other: Entry) -> bool:
    """Whether the words of the later figure's sentence, or of the one that leads to it, say that it is another."""
    if one.sentence != other.sentence and tells_of_another(other.sentence_text):
        return True
    led = one.sentence < other.sentence - 1 and tells_of_another(other.lead)
    return led and not _returns(one, other)


@lru_cache(maxsize=1024)  # asked for each pair of an article's figures
def tells_of_another(text: str) -> bool:
    return ELSEWHERE.search(text) is not None


def one_by_one(one: Entry, other: Entry) -> bool:
    """Whether a sentence tells of its events in turn: "The first killed two people and the second killed four"."""
    if one.sentence != other.sentence or one.figure.trigger is other.figure.trigger:
        return False
    words = one.reading.words
    first = min(one.figure.start, one.figure.trigger.start)
    second = min(other.figure.start, other.figure.trigger.start)
    before = " ".join(w.text for w in words[:first])
    between = " ".join(w.text for w in words[max(one.figure.end, one.figure.trigger.end) : second])
    return bool(FIRST.search(before)) and bool(NEXT.search(between))


def recalled(one: Entry, other: Entry) -> bool:
    """Whether the earlier figure is of an event that the article's own came after: "a day after a mine killed nine"."""
    if one.sentence == other.sentence:
        return False
    figure = one.figure
    words = one.reading.words[: min(figure.phrase.start, figure.trigger.start)]
    return bool(DAYS_AFTER.search(" ".join(w.text for w in words)))


def _returns(one: Entry, other: Entry) -> bool:
    """Whether the later sentence goes back past the one before it: to "the mosque" that the earlier one told of."""
    taken_up = {w.lower() for w in re.findall(r"\b[Tt]he (\w+)", other.sentence_text)}
    return bool(taken_up & _words(one.sentence_text) - _words(other.lead))


def _words(text: str) -> set[str]:
    return {w.lower() for w in re.findall(r"\w+", text)}


def places_differ(one: Entry, other: Entry) -> bool:
    if not (one.place and other.place and own_place(one) and own_place(other)):
        return False
    if same_place(one, other):
        return False
    kinds = {one.place.entity_type, other.place.entity_type}
    return len(kinds) == 1 or not kinds & WIDE  # a district may lie in the province, but no province in another


def same_place(one: Entry, other: Entry) -> bool:
    """Whether two figures stand with one place; False where either stands with none."""
    if not (one.place and other.place):
        return False
    if one.place.entity_id or other.place.entity_id:
        return one.place.entity_id == other.place.entity_id
    first, second = one.place.entity_name.lower(), other.place.entity_name.lower()
    return first in second or second in first


def led_by_places(one: Entry, other: Entry) -> bool:
    """Whether both sentences open with a place, each with another: "In Kandahar a bomb … In Zabul, gunmen …"."""
    return one.sentence != other.sentence and _place_leads(one) and _place_leads(other) and not same_place(one, other)


def _place_leads(entry: Entry) -> bool:
    words = entry.reading.words
    opens = words[0].text in ("in", "at", "near", "outside") and len(words) > 1
    if not opens or entry.place is None or entry.place.entity_type == "country":
        return False
    return words[0].start < entry.place.start <= words[1].start


def own_place(entry: Entry) -> bool:
    words = entry.reading.words
    return entry.place is not None and words[0].start <= entry.place.start < words[-1].end


def days_differ(one: Entry, other: Entry) -> bool:
    """Whether the text gives two days; a day that opens the sentence of a claim may be that of its telling."""
    if _day_of_telling(one) or _day_of_telling(other):
        return False
    if RANGE.search(one.when.text) or RANGE.search(other.when.text):
        return False
    if one.when.iso and other.when.iso:
        return one.when.iso != other.when.iso
    return bool(one.when.text and other.when.text) and _day(one.when.text) != _day(other.when.text)


def weeks_apart(one: Entry, other: Entry) -> bool:
    """Whether the text dates two figures by days that lie further apart than one story's."""
    if not (one.when.iso and other.when.iso):
        return False
    return abs((date.fromisoformat(one.when.iso) - date.fromisoformat(other.when.iso)).days) > ONE_STORY


def _day_of_telling(entry: Entry) -> bool:
    """ "On Tuesday officials said 14 people had died"; not "On Tuesday 14 people died, officials said"."""
    opening = re.match(rf"(?:\w+ )?{re.escape(entry.when.text)}", entry.sentence_text) if entry.when.text else None
    told_after = any(first >= entry.start for first, _ in entry.claimant.barred)
    return opening is not None and bool(entry.claimant.name) and not told_after


def _day(text: str) -> str:
    found = DAY.search(text)
    day = found[0].lower() if found else text.lower()
    return "night" if day in ONE_NIGHT else day


def means_differ(one: Entry, other: Entry) -> bool:
    """Whether the figures' own sentences tell of means of two families: a bomb, then a shooting; a blast, then a crash.

    Captives are told of by arrests and abductions alone, so nothing is said of them.
    """
    first, second = one.around.means, other.around.means
    if first.step != "sentence" or second.step != "sentence" or OTHER in (first.kind, second.kind):
        return False
    if HOLDING & {first.kind, second.kind}:
        return False
    return FAMILIES.get(first.kind, first.kind) != FAMILIES.get(second.kind, second.kind)
