"""events.csv: the rows of casualties.csv brought together by their event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.tables.records import CasualtyRow, EventRow
from pipeline.tables.totals import counted_range, stands

EFFECTS = ("killed", "wounded", "captured", "missing", "displaced", "casualties")
Where = Mapping[str, tuple[float | None, float | None]]
Hands = Mapping[str, tuple[str, str, str, str, str]]


def event_rows(casualties: Sequence[CasualtyRow], places: Where, hands: Hands) -> list[EventRow]:
    """The events of one article, in text order.

    places: latitude and longitude by place_id; hands: means and perpetrator (text, name, id, side) by casualty_id.
    """
    told: dict[str, list[CasualtyRow]] = {}
    for row in casualties:
        told.setdefault(row.event_id, []).append(row)
    return [_event(rows, places, hands) for rows in told.values()]


def _event(rows: Sequence[CasualtyRow], places: Where, hands: Hands) -> EventRow:
    """An event's row: place, day and hand are those that most of its counted rows give, else most of all its rows."""
    counted = [r for r in rows if r.counted == "yes"]
    place = _most([(r.place_text, r.place_id) for r in [*counted, *rows] if r.place_text]) or ("", "")
    days = sorted({r.event_date for r in counted or rows if r.event_date})
    hand = _most([hands[r.casualty_id] for r in rows if any(hands.get(r.casualty_id, ()))]) or ("", "", "", "", "")
    where = places.get(place[1], (None, None))
    ranges = {effect: counted_range([r for r in rows if r.effect == effect]) for effect in EFFECTS}
    civilians = counted_range([r for r in rows if r.effect == "killed" and r.victim_status == "civilian"]).best
    sentences = dict.fromkeys(" ".join(r.sentence.split()) for r in rows)
    cells = {f"{effect}_{end}": getattr(ranges[effect], end) for effect in EFFECTS for end in ("low", "best", "high")}
    return EventRow(
        event_id=rows[0].event_id,
        article_id=rows[0].article_id,
        kind="other time" if all(r.relation == "cumulative" for r in rows if r.relation != "part") else "incident",
        means=hand[0],
        perpetrator_text=hand[1],
        perpetrator_name=hand[2],
        perpetrator_id=hand[3],
        perpetrator_side=hand[4],
        place_text=place[0],
        place_id=place[1],
        latitude=where[0],
        longitude=where[1],
        event_date=days[0] if days else "",
        event_date_end=days[-1] if days else "",
        **cells,
        civilians_killed=civilians,
        claimants=len({r.claimant_id or r.claimant_name.lower() for r in rows if r.claimant_name}),
        rivals="yes" if any(stands(r) and r.counted == "no" and r.relation == "main" for r in rows) else "no",
        confidence=round(min((r.confidence for r in counted), default=0.0), 3),
        sentences=" ".join(sentences),
    )


def _most(values: Sequence[tuple[str, ...]]) -> tuple[str, ...] | None:
    return Counter(values).most_common(1)[0][0] if values else None
