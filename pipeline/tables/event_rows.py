"""events.csv: the rows of casualties.csv brought together by their event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from pipeline.tables.records import CasualtyRow, EventRow
from pipeline.tables.totals import Range, counted_range, range_cells, stands
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
    counted = sorted((row for row in rows if row.counted == "yes"), key=_rank)
    told = [*counted, *rows]
    place_text, place_id, latitude, longitude = _place(told)
    perpetrator_text, perpetrator_name, perpetrator_id, perpetrator_side = _hand(told)
    days = sorted({row.event_date for row in counted or rows if row.event_date})
    return EventRow(
        event_id=rows[0].event_id,
        article_id=rows[0].article_id,
        kind=_kind(rows),
        means=_most([row.means for row in told if row.means != NOT_TOLD]) or NOT_TOLD,
        perpetrator_text=perpetrator_text,
        perpetrator_name=perpetrator_name,
        perpetrator_id=perpetrator_id,
        perpetrator_side=perpetrator_side,
        place_text=place_text,
        place_id=place_id,
        latitude=latitude,
        longitude=longitude,
        event_date=days[0] if days else "",
        event_date_end=days[-1] if days else "",
        **range_cells({effect: _range(rows, effect) for effect in EFFECTS}),
        civilians_killed=_killed_civilians(rows),
        claimants=len({row.claimant_id or row.claimant_name.lower() for row in rows if row.claimant_name}),
        rivals="yes" if any(_is_rival(row) for row in rows) else "no",
        confidence=round(min((row.confidence for row in counted), default=0.0), 3),
        sentences=" ".join(dict.fromkeys(" ".join(row.sentence.split()) for row in rows)),
    )


def _place(told: Sequence[CasualtyRow]) -> tuple[str, str, float | None, float | None]:
    named = [(row.place_text, row.place_id, row.latitude, row.longitude) for row in told if row.place_text]
    return _most(named) or ("", "", None, None)


def _hand(told: Sequence[CasualtyRow]) -> tuple[str, str, str, str]:
    named = [
        (row.perpetrator_text, row.perpetrator_name, row.perpetrator_id, row.perpetrator_side)
        for row in told
        if row.perpetrator_text
    ]
    return _most(named) or ("", "", "", "")


def _kind(rows: Sequence[CasualtyRow]) -> str:
    return "other time" if all(row.relation == "cumulative" for row in rows if row.relation != "part") else "incident"


def _range(rows: Sequence[CasualtyRow], effect: Effect) -> Range:
    return counted_range([row for row in rows if row.effect == effect])


def _killed_civilians(rows: Sequence[CasualtyRow]) -> int | None:
    return counted_range([row for row in rows if row.effect == "killed" and row.victim_status == "civilian"]).best


def _is_rival(row: CasualtyRow) -> bool:
    return stands(row) and row.counted == "no" and row.relation == "main"


def _most(values: Sequence[T]) -> T | None:
    return Counter(values).most_common(1)[0][0] if values else None
