"""Further numbers of the same trigger, each of another place or another group.

"Four guards were killed in Keshem and two in Baharak", "In Sarkan eight were killed, in Dara five", "212 deaths in Dara
and 97 in Sarkan", "as were six from the army, and two each from the river patrol and the police".

Not a number that a trigger or a verb of its own follows ("... and two in Baharak were wounded").
"""

from __future__ import annotations

from pipeline.casualties.constructions.figures import Figure, Told
from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.triggers import Trigger

ID = "by_place"
PLACING = frozenset({"in", "at", "near", "on", "outside"})
PARTING = PLACING | {"from", "by"}
Numbered = tuple[Phrase, Phrase | None]  # a number, and the group it comes from


def find(reading: Reading, trigger: Trigger, told: Told | None) -> list[Figure]:
    if told is None or told.last is None:
        return []
    noun = trigger.frame == "noun"
    victim = told.figures[-1].victim if noun else None
    return [
        Figure(
            ID, trigger, number, "counted", number.start, reading.extent(origin) if origin else number.end,
            victim=origin or victim,
        )
        for number, origin in _numbers(reading, told.at, told.last)
        if reading.rank(number, None if noun else trigger) == "counted"
    ]  # fmt: skip


def _numbers(reading: Reading, at: int, last: Phrase) -> list[Numbered]:
    found: list[Numbered] = []
    at = reading.after_modifiers(max(at, last.end))
    while (following := _next_item(reading, at)) is not None:
        fronted = _after_place(reading, following)
        if fronted is not None:
            found.append((fronted, None))
            at = fronted.end
            continue
        phrase = reading.starting.get(following)
        if phrase is None or not phrase.quantity or not (phrase.bare or phrase.more):
            break
        each = reading.text(phrase.end) == "each"
        end = phrase.end + each
        at = reading.after_modifiers(end)
        if (
            end in reading.firing
            or reading.text(end) not in PARTING
            or reading.kind(at) in "XV"
            or at in reading.firing
        ):
            break
        first = reading.starting.get(end + 1)
        if each and first and reading.text(at) == "and" and (second := reading.starting.get(at + 1)):
            return [*found, (phrase, first), (phrase, second)]
        found.append((phrase, None))
    return found


def _next_item(reading: Reading, at: int) -> int | None:
    """Where the next number can start, past commas, "and" and "as were"; None where nothing links it."""
    following = at
    while reading.kind(following) in ",;C" or reading.text(following) in ("as", "were", "was"):
        if reading.text(following) in ("but", "nor", "as") and reading.text(following + 1) not in ("were", "was"):
            return None
        following += 1
    return following if following != at else None


def _after_place(reading: Reading, at: int) -> Phrase | None:
    """The number of a clause that leaves its verb out after a place: "in Zabul five"."""
    place = reading.starting.get(at + 1) if reading.text(at) in PLACING else None
    number = reading.starting.get(place.end) if place and not place.quantity else None
    if number is None or not number.bare or number.quantity is None or number.end in reading.firing:
        return None
    return number if reading.kind(number.end) in ",;.C" else None
