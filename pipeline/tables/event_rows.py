"""events.csv: the rows of casualties.csv brought together by their event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from pipeline.tables.records import CasualtyRow, EventRow
from pipeline.tables.totals import counted_range, stands
from pipeline.vocabulary import TOTALLED, Effect

EFFECTS = (*TOTALLED, Effect.CASUALTIES)
NOT_TOLD = "unknown"  # means
T = TypeVar("T")


def event_rows(casualties: Sequence[CasualtyRow]) -> list[EventRow]:
    """The events of one article, in text order."""
    told: dict[str, list[CasualtyRow]] = {}
    for row in casualties:
        told.setdefault(row.event_id, []).append(row)
    return [_event(rows) for rows in told.values()]


def _rank(row: CasualtyRow) -> int:
    return EFFECTS.index(row.effect) if row.effect in EFFECTS else len(EFFECTS)


def _event(rows: Sequence[CasualtyRow]) -> EventRow:
    """An event's row: place, hand and means are those that most of its counted rows give, else most of all its rows.

    Of several that as many rows give, that of the dead stands, then that of the wounded, and so on.
    """
    counted = sorted((r for r in rows if r.counted == "yes"), key=_rank)
    places = [(r.place_text, r.place_id, r.latitude, r.longitude) for r in [*counted, *rows] if r.place_text]
    place = _most(places) or ("", "", None, None)
    days = sorted({r.event_date for r in counted or rows if r.event_date})
    hands = [
        (r.perpetrator_text, r.perpetrator_name, r.perpetrator_id, r.perpetrator_side)
        for r in [*counted, *rows]
        if r.perpetrator_text
    ]
    hand = _most(hands) or ("", "", "", "")
    ranges = {effect: counted_range([r for r in rows if r.effect == effect]) for effect in EFFECTS}
    civilians = counted_range([r for r in rows if r.effect == "killed" and r.victim_status == "civilian"]).best
    sentences = dict.fromkeys(" ".join(r.sentence.split()) for r in rows)
    cells = {f"{effect}_{end}": getattr(ranges[effect], end) for effect in EFFECTS for end in ("low", "best", "high")}
    return EventRow(
        event_id=rows[0].event_id,
        article_id=rows[0].article_id,
        kind="other time" if all(r.relation == "cumulative" for r in rows if r.relation != "part") else "incident",
        means=_most([r.means for r in [*counted, *rows] if r.means != NOT_TOLD]) or NOT_TOLD,
        perpetrator_text=hand[0],
        perpetrator_name=hand[1],
        perpetrator_id=hand[2],
        perpetrator_side=hand[3],
        place_text=place[0],
        place_id=place[1],
        latitude=place[2],
        longitude=place[3],
        event_date=days[0] if days else "",
        event_date_end=days[-1] if days else "",
        **cells,
        civilians_killed=civilians,
        claimants=len({r.claimant_id or r.claimant_name.lower() for r in rows if r.claimant_name}),
        rivals="yes" if any(stands(r) and r.counted == "no" and r.relation == "main" for r in rows) else "no",
        confidence=round(min((r.confidence for r in counted), default=0.0), 3),
        sentences=" ".join(sentences),
    )


def _most(values: Sequence[T]) -> T | None:
    return Counter(values).most_common(1)[0][0] if values else None
