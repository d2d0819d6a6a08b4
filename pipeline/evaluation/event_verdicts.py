"""Verdicts on events.csv: which events were found, and what is said of them.

A row answers the gold event with which it shares most figures: the figures are
the evidence, and place, day, means, hand and numbers are judged of what was found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pipeline.evaluation.gold import GoldArticle
from pipeline.evaluation.gold_reckoning import EFFECTS, Accepted, GoldEvent
from pipeline.evaluation.matching import closest
from pipeline.evaluation.name_matching import folded, known_names
from pipeline.evaluation.total_verdicts import agrees, shown
from pipeline.evaluation.verdicts import Verdict
from pipeline.tables.records import CasualtyRow, EventRow
from pipeline.tables.totals import Range, told_range


def judge_events(
    gold: GoldArticle, casualties: Sequence[CasualtyRow], rows: Sequence[EventRow], found: Mapping[int, int]
) -> Iterator[Verdict]:
    """found: the number of the casualty row of each gold figure that has one."""
    events = gold.reckoning.events
    if events is None:
        return
    numbers = {event.id: n for n, event in enumerate(events)}
    places = {row.event_id: n for n, row in enumerate(rows)}
    shared = Counter(
        (numbers[gold.casualties[n].event], places[casualties[number].event_id])
        for n, number in found.items()
        if gold.casualties[n].event in numbers
    )
    pairs = closest((count, event, place) for (event, place), count in shared.items())
    for number, event in enumerate(events):
        if not event.optional:
            yield Verdict("events found", number in pairs, gold.id, f"not found: {event.what}", event.kind)
        if number in pairs and not event.optional:
            yield from _judge_row(gold, event, rows[pairs[number]])
    for number, row in enumerate(rows):
        note = f"extra: {row.kind} at {row.place_text or 'no place'}: {row.sentences[:60]!r}"
        yield Verdict("events right", number in pairs.values(), gold.id, note, row.kind)


def _judge_row(gold: GoldArticle, event: GoldEvent, row: EventRow) -> Iterator[Verdict]:
    def verdict(figure: str, right: bool, told: object, expected: object, kind: str = "") -> Verdict:
        return Verdict(figure, right, gold.id, f"{event.what}: {told!r} for {expected!r}", kind)

    if event.kind:
        yield verdict("kind of event", row.kind == event.kind, row.kind, event.kind, event.kind)
    if event.means is not None:
        yield verdict("means", row.means in event.means, row.means, event.means, row.means)
    if event.hand is not None:
        hand = _is_one_of(gold, (row.perpetrator_name, row.perpetrator_text), event.hand)
        yield verdict(
            "by whose hand", hand, row.perpetrator_name or row.perpetrator_text, event.hand, _told(event.hand)
        )
    if event.place is not None:
        place = _is_one_of(gold, (row.place_text, row.place_id.replace("-", " ")), event.place)
        yield verdict("where", place, row.place_text, event.place, _told(event.place))
    if event.day is not None:
        day = days(row)
        yield verdict("on what day", day in event.day, day, event.day, _told(event.day))
    if event.claimants is not None:
        yield verdict("how many claimants", row.claimants == len(event.claimants), row.claimants, event.claimants)
    for effect in EFFECTS:
        told, readings = told_range(row, effect), event.numbers.get(effect, ())
        if told != Range() or (readings and not readings[0].empty):
            right = agrees(told, readings) if readings else False
            yield verdict("numbers of an event", right, shown(told), [shown(r) for r in readings], effect)


def days(row: EventRow) -> str:
    """The event's day, or its first and last with a slash between, as the gold writes them."""
    one = row.event_date_end in {"", row.event_date}
    return row.event_date if one else f"{row.event_date}/{row.event_date_end}"


def _told(accepted: Accepted) -> str:
    return "told" if accepted and "" not in accepted else "not told"


def _is_one_of(gold: GoldArticle, told: Sequence[str], accepted: Sequence[str]) -> bool:
    """Whether a row's name, by any of its spellings, is an accepted one; "" is accepted where the text doesn't say."""
    names = {folded(name) for name in told} - {""}
    if not names:
        return "" in accepted
    return any(names & known_names(gold, name) for name in accepted if name)
