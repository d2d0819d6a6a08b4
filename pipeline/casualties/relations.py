"""How the figures of an article stand to one another: parts, repeats, corrections, earlier periods, rival claims."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.casualties.claims import SAYING
from pipeline.casualties.ledger import Entry
from pipeline.casualties.periods import mark_periods
from pipeline.casualties.victims import status

SUPERSEDED = frozenset("first initially earlier initial previously previous originally preliminary".split())
REVISED = re.compile(r"\b(?:revis\w+|lower\w*|rais\w+|up|down)\b(?:\s+\w+){0,3}\s+(?:of|from)\b", re.IGNORECASE)
ACCOUNTS = frozenset("toll tolls figure figures report reports count estimate estimates death".split())
ELSEWHERE = re.compile(
    r"\b(?:separate(?:ly)?|meanwhile|elsewhere"
    r"|another (?:attack|incident|blast|raid|bombing|clash|explosion|operation)|"
    r"second (?:attack|blast|incident|bombing)|in other|also in|in a different)\b",
    re.IGNORECASE,
)
GENERIC = frozenset(
    "people person persons others other men victims dead bodies body members individuals fatalities deaths "
    "more lives killed casualties toll count dead wounded".split()
) | {""}
HELD = frozenset("hostages hostage captives prisoners men women workers people detainees soldiers policemen".split())


def relate(entries: Sequence[Entry], published: str) -> None:
    """Settle relation, counted and group of every entry, in text order."""
    told = _once_told(entries)
    _carry(told)
    _roles(told)
    mark_periods(told, published)
    _superseded(told)
    _tolls(told)
    _repeats(told)
    _sums(told)
    for entry in entries:
        sure = entry.certainty not in ("denied", "hypothetical")
        entry.counted = entry.relation == "main" and entry.quantity_kind != "none" and sure
    _group(entries)


def _once_told(entries: Sequence[Entry]) -> list[Entry]:
    """The entries without those of a sentence that the article has printed before, which are marked as repeats."""
    first: dict[tuple[str, str, int], Entry] = {}
    for entry in entries:
        key = (entry.sentence_text, entry.effect, entry.figure.phrase.start)
        original = first.setdefault(key, entry)
        if original.sentence != entry.sentence:
            entry.relation, entry.parent = "repeat", original
    return [e for e in entries if e.relation != "repeat"]


def _roles(entries: Sequence[Entry]) -> None:
    for entry in entries:
        role = entry.figure.role
        if role == "part" and (entry.parent is not None or _total_of(entries, entry) is not None):
            entry.relation = "part"
            entry.parent = entry.parent or _total_of(entries, entry)
        elif role == "old":
            entry.relation = "replaced"
            entry.parent = next(
                (e for e in entries if e.figure.trigger is entry.figure.trigger and e is not entry), None
            )
        elif role == "addend":
            entry.relation = "part"


def _total_of(entries: Sequence[Entry], part: Entry) -> Entry | None:
    """The nearest earlier, else later, main figure of the same effect that is at least as large."""
    totals = [
        e for e in entries
        if e is not part and e.effect == part.effect and e.figure.role in ("main", "toll") and _size(e) > _size(part)
    ]  # fmt: skip
    before = [e for e in totals if e.start < part.start]
    return before[-1] if before else next(iter(totals), None)


def _size(entry: Entry) -> int:
    if entry.best is not None:
        return entry.best
    return entry.high or 0


def _superseded(entries: Sequence[Entry]) -> None:
    """ "The mayor first spoke of nine dead, but later ..."; "revised an earlier toll of 40"."""
    for entry in entries:
        others = [e for e in entries if e is not entry and e.effect == entry.effect and e.relation == "main"]
        if entry.relation != "main" or not others or entry.quantity_kind == "named" or not _given_up(entry):
            continue
        entry.relation = "replaced"
        entry.parent = next((e for e in others if e.start > entry.start), others[-1])


def _given_up(entry: Entry) -> bool:
    """Whether the words before a figure say that it was an early report or has been revised."""
    figure = entry.figure
    end = max(figure.end, figure.trigger.end) if figure.trigger.frame != "toll" else figure.end
    words = [w.text for w in entry.reading.words[max(0, figure.start - 7) : end]]
    for border in ("but", "while", "later", ";", "and"):
        if border in words:
            words = words[len(words) - words[::-1].index(border) :]
    for at, word in enumerate(words):
        near = words[max(0, at - 2) : at + 3]
        if word in SUPERSEDED and any(w in SAYING or w in ACCOUNTS for w in near):
            return True
    return bool(REVISED.search(" ".join(words)))


def _tolls(entries: Sequence[Entry]) -> None:
    """A toll stands for the earlier figures of its effect: those of its sentence are its parts, the others replaced."""
    for entry in entries:
        if entry.figure.role not in ("toll", "correction") or entry.relation != "main":
            continue
        for earlier in entries:
            if earlier is entry or earlier.effect != entry.effect or earlier.relation != "main":
                continue
            if earlier.sentence == entry.sentence:
                corrected = entry.figure.role == "correction"
                earlier.relation, earlier.parent = "replaced" if corrected else "part", entry
            elif (
                earlier.start < entry.start and _size(earlier) <= _size(entry) and not _different_event(earlier, entry)
            ):
                if _size(earlier) == _size(entry):
                    continue
                earlier.relation, earlier.parent = "replaced", entry


def _repeats(entries: Sequence[Entry]) -> None:
    """The same number of the same effect in a later sentence is the same figure again."""
    for number, entry in enumerate(entries):
        if entry.relation != "main" or entry.quantity_kind == "none":
            continue
        for earlier in entries[:number]:
            if earlier.effect != entry.effect or earlier.sentence == entry.sentence or earlier.quantity_kind == "none":
                continue
            if earlier.relation not in ("main", "part"):
                continue
            same = _same_number(earlier, entry) and _same_victims(earlier, entry)
            if same and not entry.more and not _different_event(earlier, entry):
                entry.relation, entry.parent = "repeat", earlier
                break


def _same_number(one: Entry, other: Entry) -> bool:
    if one.best is None or other.best is None:
        return one.high == other.high
    return one.best == other.best or (one.low == other.low and one.high == other.high)


def _same_victims(one: Entry, other: Entry) -> bool:
    """Whether two phrases can name the same victims: one of them says little, or they share a word."""
    if one.quantity_kind == "named" or other.quantity_kind == "named":
        return _same_person(one, other)
    kinds = {status([one.victim.head]), status([other.victim.head])}
    if kinds == {"civilian", "combatant"}:
        return False
    if one.victim.head in GENERIC or other.victim.head in GENERIC or one.victim.head == other.victim.head:
        return not (one.victim.side and other.victim.side and one.victim.side != other.victim.side)
    if one.victim.side and one.victim.side == other.victim.side:
        return True
    if one.figure.phrase.det == "the" or other.figure.phrase.det == "the":
        return status([one.victim.head]) == status([other.victim.head])
    return bool(_content(one.victim.text) & _content(other.victim.text))


def _same_person(one: Entry, other: Entry) -> bool:
    if one.victim.entity_id and one.victim.entity_id == other.victim.entity_id:
        return True
    phrase = other.figure.phrase
    if phrase.pronoun:
        return True
    if phrase.quantity is not None or one.figure.phrase.quantity is not None:
        return one.best == other.best == 1 and bool(_content(one.victim.text) & _content(other.victim.text))
    return bool(_content(one.victim.text) & _content(other.victim.text))


def _content(text: str) -> set[str]:
    return {
        w for w in re.findall(r"\w+", text.lower()) if len(w) > 2 and w not in ("the", "his", "her", "their", "local")
    }


def _different_event(one: Entry, other: Entry) -> bool:
    """Whether the article sets two figures apart: by "separate", by place or by day."""
    if ELSEWHERE.search(other.sentence_text):
        return True
    if (
        one.place
        and other.place
        and one.place.entity_id != other.place.entity_id
        and _own_place(one)
        and _own_place(other)
    ):
        return not (one.place.entity_type in WIDE or other.place.entity_type in WIDE)
    return bool(one.when.iso and other.when.iso and one.when.iso != other.when.iso)


WIDE = frozenset({"country", "province", "region", "valley"})


def _own_place(entry: Entry) -> bool:
    words = entry.reading.words
    return entry.place is not None and words[0].start <= entry.place.start < words[-1].end


def _sums(entries: Sequence[Entry]) -> None:
    """Figures that add up to a total stated near them are its parts: within three sentences after it or before."""
    for total in entries:
        if total.relation != "main" or _size(total) < 2 or total.quantity_kind not in ("exact", "at_least", "about"):
            continue
        near = [
            e for e in entries
            if e is not total and e.effect == total.effect and e.relation == "main" and e.best is not None
            and abs(e.sentence - total.sentence) <= 3 and not e.more and e.best < _size(total)
            and e.figure.trigger is not total.figure.trigger
        ]  # fmt: skip
        for run in ([e for e in near if e.start > total.start], [e for e in near if e.start < total.start][::-1]):
            parts: list[Entry] = []
            for entry in run:
                parts.append(entry)
                if sum(_size(p) for p in parts) >= _size(total):
                    break
            if len(parts) > 1 and sum(_size(p) for p in parts) == _size(total):
                for part in parts:
                    part.relation, part.parent = "part", total
                break


def _carry(entries: Sequence[Entry]) -> None:
    """ "Abducted nine men ... the hostages were killed": a definite plural without a number takes it from before."""
    for number, entry in enumerate(entries):
        phrase = entry.figure.phrase
        if entry.quantity_kind != "none" or entry.figure.rank != "plural" or phrase.det not in ("the", "own"):
            continue
        for earlier in reversed(entries[:number]):
            same = earlier.victim.head == entry.victim.head or (
                earlier.effect == "captured" and entry.victim.head in HELD
            )
            if earlier.effect != entry.effect and earlier.best is not None and same and not earlier.parent:
                entry.low, entry.best, entry.high = earlier.low, earlier.best, earlier.high
                entry.quantity_kind, entry.quantity_text = earlier.quantity_kind, ""
                break


def _group(entries: Sequence[Entry]) -> None:
    """Number the events' figures; a rival's figure shares the group and isn't counted again."""
    groups = 0
    chiefs = [e for e in entries if _chief(e) is e]
    for number, entry in enumerate(chiefs):
        rival = next((e for e in chiefs[:number] if _rivals(e, entry)), None)
        if rival is not None:
            entry.group = rival.group
            entry.counted = entry.counted and not any(e.counted for e in chiefs[:number] if e.group == rival.group)
        else:
            entry.group, groups = groups, groups + 1
    for entry in entries:
        entry.group = _chief(entry).group


def _chief(entry: Entry) -> Entry:
    """The figure that a part, a repeat or a replaced figure belongs to in the end; the entry itself otherwise."""
    seen = [entry]
    while seen[-1].parent is not None and all(seen[-1].parent is not e for e in seen):
        seen.append(seen[-1].parent)
    return seen[-1] if seen[-1].parent is None else entry


def _rivals(one: Entry, other: Entry) -> bool:
    """Whether two figures are two accounts of the same thing: other numbers, other sources, the same victims."""
    if one.effect != other.effect or one.relation != "main" or other.relation != "main":
        return False
    if other.certainty == "denied":
        return True
    if _source(one) == _source(other) or not _source(other) or other.more or other.quantity_kind == "named":
        return False
    if one.quantity_kind == "named" or (one.sentence == other.sentence and not one.claimant.name):
        return False
    return _same_victims(one, other) and not _different_event(one, other)


def _source(entry: Entry) -> str:
    return entry.claimant.entity_id or entry.claimant.name.lower()
