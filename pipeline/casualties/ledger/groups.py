"""Claim groups: figures of one event and one party's victims stand together; only one of the rivals counts."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.casualties.attribution.parties import CIVILIAN, allied, opposed
from pipeline.casualties.ledger.entries import Entry
from pipeline.casualties.ledger.events import different_event
from pipeline.casualties.ledger.identities import generic, same_victims
from pipeline.casualties.ledger.repeats import source


def group(entries: Sequence[Entry]) -> None:
    """Number the groups in text order; a rival's figure joins the group that fits it best and isn't counted again."""
    groups: list[list[Entry]] = []
    for entry in (e for e in entries if _chief(e) is e):
        fits = [_fit(members, entry) for members in groups]
        best = max(fits, default=0)
        if best:
            entry.group = fits.index(best)
            members = groups[entry.group]
            first = next((e for e in members if e.counted), None)
            if first is not None and entry.counted:
                better = first.certainty == "reported" != entry.certainty  # a source's word above mere hearsay
                first.counted, entry.counted = not better, better
            members.append(entry)
        else:
            entry.group = len(groups)
            groups.append([entry])
    for entry in entries:
        entry.group = _chief(entry).group


def _chief(entry: Entry) -> Entry:
    """The figure that a part, a repeat or a replaced figure belongs to in the end; the entry itself otherwise."""
    seen = [entry]
    while seen[-1].parent is not None and all(seen[-1].parent is not e for e in seen):
        seen.append(seen[-1].parent)
    return seen[-1] if seen[-1].parent is None else entry


def _fit(members: Sequence[Entry], entry: Entry) -> int:
    """How well a figure fits a group: 0 not at all, 1 it may be of the same victims, 2 it is of the same party."""
    if any(e.effect != entry.effect or opposed(e.victim.party, entry.victim.party) for e in members):
        return 0
    if not any(_rivals(e, entry) for e in members):
        return 0
    return 2 if any(allied(e.victim.party, entry.victim.party) for e in members) else 1


def _rivals(one: Entry, other: Entry) -> bool:
    """Whether two figures are two accounts of the same thing: other numbers, other sources, the same victims."""
    if one.relation != "main" or other.relation != "main" or different_event(one, other):
        return False
    if other.certainty == "denied":
        return generic(other) or same_victims(one, other)
    if source(one) == source(other) or not source(other) or other.more or other.quantity_kind == "named":
        return False
    if one.quantity_kind == "named" or (one.sentence == other.sentence and not one.claimant.name):
        return False
    return same_victims(one, other) or one.victim.party == other.victim.party == CIVILIAN
