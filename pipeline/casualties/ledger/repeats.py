"""Figures that an article tells twice: a sentence printed again, a heading and its text, the same number again."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.casualties.attribution.parties import opposed
from pipeline.casualties.ledger.entries import Entry
from pipeline.casualties.ledger.events import different_event, set_apart
from pipeline.casualties.ledger.identities import content, generic, same_victims

FEW = 3  # up to which two figures agree by chance
FEW_OF_TWO_NAMES = 9  # the same where no party is known and the nouns differ: "four soldiers", "four policemen"
OWN = frozenset({"our", "my", "his", "her", "its", "their", "ours"})
LEAD = 1  # sentences after the first that still head an article
# How far the true number may lie above what an open or vague figure gives.
REACH = {"at_least": 2.0, "more_than": 2.0, "vague": 10.0, "about": 1.2}


def once_told(entries: Sequence[Entry]) -> list[Entry]:
    """The entries without those of a sentence that the article has printed before, which are marked as repeats."""
    first: dict[tuple[str, str, int], Entry] = {}
    for entry in entries:
        key = (entry.sentence_text, entry.effect, entry.figure.phrase.start)
        original = first.setdefault(key, entry)
        if original.sentence != entry.sentence:
            entry.relation, entry.parent = "repeat", original
    return [e for e in entries if e.relation != "repeat"]


def mark_repeats(entries: Sequence[Entry]) -> None:
    """The same number of the same effect in a later sentence is the same figure again.

    So is a number where the heading or the lead gives a rounder one ("dozens", "at least 30"): the exact one stands.
    """
    for number, entry in enumerate(entries):
        if entry.relation != "main" or entry.quantity_kind == "none":
            continue
        for earlier in reversed(entries[:number]):
            if earlier.effect != entry.effect or earlier.sentence == entry.sentence or earlier.quantity_kind == "none":
                continue
            if entry.more or (different_event(earlier, entry) and not _said_again(earlier, entry)):
                continue
            if earlier.relation in ("main", "part") and _again(earlier, entry):
                entry.relation, entry.parent = "repeat", earlier
                break
            if earlier.relation == "main" and _rounded(earlier, entry):
                earlier.relation, earlier.parent = "repeat", entry


def _again(earlier: Entry, entry: Entry) -> bool:
    if not _same_number(earlier, entry):
        return False
    if earlier.heading or source(earlier) == source(entry) != "":
        numbered = "named" not in (earlier.quantity_kind, entry.quantity_kind)
        if numbered and not _by_chance(earlier, entry) and not opposed(earlier.victim.party, entry.victim.party):
            return True
    return same_victims(earlier, entry) and not _by_chance(earlier, entry)


def _said_again(earlier: Entry, entry: Entry) -> bool:
    """Whether one man gives one large number twice, wherever he puts it."""
    large = (entry.best or 0) > FEW and not set_apart(earlier, entry)
    return large and _one_source(earlier, entry) and _same_number(earlier, entry)


def _same_number(one: Entry, other: Entry) -> bool:
    if one.best is None or other.best is None:
        return one.high == other.high
    return one.best == other.best or (one.low == other.low and one.high == other.high)


def _by_chance(one: Entry, other: Entry) -> bool:
    """Whether two small numbers agree though they count people of two descriptions: "two of ours", "two children"."""
    few = FEW if one.victim.party.name and other.victim.party.name else FEW_OF_TWO_NAMES
    if one.best is None or one.best > few or "named" in (one.quantity_kind, other.quantity_kind):
        return False
    if other.figure.phrase.det == "the" or generic(other) or one.heading:
        return False
    return not content(one.victim.text) & content(other.victim.text) and not generic(one)


def _rounded(earlier: Entry, entry: Entry) -> bool:
    """Whether the earlier figure, of the heading or the lead, is the later one rounded."""
    if not (earlier.heading or (earlier.sentence <= LEAD and not source(earlier)) or _one_source(earlier, entry)):
        return False
    reach, low, best = REACH.get(earlier.quantity_kind), earlier.low, entry.best
    if reach is None or low is None or best is None or entry.quantity_kind in ("vague", "named"):
        return False
    owned = entry.victim.text.lower().split(" ", 1)[0] in OWN
    if (entry.victim.party.name or owned) and not earlier.victim.party.name:
        return False  # one side's share of it
    within = (low / reach if earlier.quantity_kind == "about" else low) <= best <= low * reach
    return within and same_victims(earlier, entry)


def _one_source(one: Entry, other: Entry) -> bool:
    return bool(source(one)) and source(one) == source(other)


def source(entry: Entry) -> str:
    """Whose word a figure is; "" in the reporter's own voice."""
    return entry.claimant.entity_id or entry.claimant.name.lower()
