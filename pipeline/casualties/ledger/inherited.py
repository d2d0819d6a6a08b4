"""Place and day of figures whose own sentences give none: from the other figures of their event."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.casualties.ledger.entries import Entry
from pipeline.casualties.ledger.events import set_apart

EARLIER = "cumulative"
REACH = 5  # sentences after a dated figure that can still be about its day


def share_context(entries: Sequence[Entry]) -> None:
    """Give figures without a place or a day those of the same event.

    That is told first by the figures of one claim group; a day also by the first dated figure of an article that
    dates no other, where nothing sets the later figure apart from it.
    """
    for entry in entries:
        others = [e for e in entries if e.group == entry.group and e is not entry and e.relation != EARLIER]
        if entry.relation == EARLIER:
            continue
        placed = [e for e in others if e.place is not None and (e.relation != "part" or entry.relation == "part")]
        if entry.place is None and len({e.place_text for e in placed}) == 1:
            entry.place, entry.place_text = placed[0].place, placed[0].place_text
        dated = next((e for e in others if e.when.iso), None)
        if not entry.when.text and dated is not None:
            entry.when = dated.when
    told = [e for e in entries if e.when.iso and e.relation != EARLIER]
    if len({e.when.iso for e in told}) != 1:
        return
    for entry in entries:
        if not entry.when.text and entry.relation != EARLIER and _one(told[0], entry):
            entry.when = told[0].when


def _one(dated: Entry, entry: Entry) -> bool:
    """Whether a later figure can be one of the same event: nothing sets it apart, and no other place is named."""
    if not 0 <= entry.sentence - dated.sentence <= REACH or set_apart(dated, entry):
        return False
    known = {p.entity_id or p.entity_name for p in (dated.place, entry.place) if p is not None}
    return len(known) < 2
