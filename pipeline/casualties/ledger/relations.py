"""How the figures of an article stand to one another: parts, repeats, corrections, earlier periods, rival claims."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.casualties.attribution.claims import SAYING
from pipeline.casualties.attribution.parties import opposed
from pipeline.casualties.ledger.entries import Entry
from pipeline.casualties.ledger.events import different_event
from pipeline.casualties.ledger.groups import group
from pipeline.casualties.ledger.identities import generic
from pipeline.casualties.ledger.inherited import share_context
from pipeline.casualties.ledger.periods import mark_periods
from pipeline.casualties.ledger.recalled import mark_recalled
from pipeline.casualties.ledger.repeats import mark_repeats, once_told, source
from pipeline.casualties.sentence.predicates import LOSING

SUPERSEDED = frozenset("first initially earlier initial previously previous originally preliminary".split())
REVISED = re.compile(r"\b(?:revis\w+|lower\w*|rais\w+|up|down)\b(?:\s+\w+){0,3}\s+(?:of|from)\b", re.IGNORECASE)
ACCOUNTS = frozenset("toll tolls figure figures report reports count estimate estimates death".split())
RISING = re.compile(
    r"\b(?:ris(?:e|es|en|ing)|rose|climb\w*|increas\w+|jump\w+|grow\w*|grew|went up|rais\w+|bring\w*|brought|pass\w*|"
    r"revis\w+|updat\w+|reach\w*|later|now stands?)\b",
    re.IGNORECASE,
)
CARE = frozenset("condition hospital hospitals hospitalised hospitalized surgery treated treatment".split())
SUMMING = re.compile(r"\b(?:bring\w*|brought|rais\w+|tak\w+|took) (?:the|its) (?:\w+ )?(?:total|number|tally|figure)\b")
OVERALL = re.compile(r"^(?:in all|altogether|in total|all told|overall)\b", re.IGNORECASE)
KIN = frozenset(
    "son sons daughter daughters brother brothers sister sisters father mother parents husband wife uncle aunt cousin "
    "cousins nephew nephews niece nieces grandson granddaughter grandfather grandmother relatives family child children"
    "".split()
)
WHOLE = 3  # the least that mourned relatives can be a part of
HELD = frozenset("hostages hostage captives prisoners men women workers people detainees soldiers policemen".split())


def relate(entries: Sequence[Entry], published: str) -> None:
    """Settle relation, counted and group of every entry, in text order."""
    told = once_told(entries)
    _carry(told)
    _roles(told)
    mark_periods(told, published)
    mark_recalled(told)
    _superseded(told)
    _tolls(told)
    mark_repeats(told)
    _sums(told)
    _kin(told)
    for entry in entries:
        sure = entry.certainty not in ("denied", "hypothetical")
        entry.counted = entry.relation == "main" and entry.quantity_kind != "none" and sure
    group(entries)
    share_context(entries)


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
        elif _alone(entry) and (whole := _total_of(entries, entry)) and whole.start < entry.start:
            entry.relation, entry.parent = "part", whole
        elif _in_care(entry) and (injured := _total_of(entries, entry)) and injured.start < entry.start:
            entry.relation, entry.parent = "part", injured


def _alone(entry: Entry) -> bool:
    """Whether a number is said of one day of several: "20 died on Saturday alone"."""
    last = max(entry.figure.end, entry.figure.trigger.end)
    return any(w.text == "alone" for w in entry.reading.words[last : last + 5])


def _in_care(entry: Entry) -> bool:
    """Whether a bare number tells who of the wounded is in hospital: "Three are being treated in intensive care"."""
    trigger = entry.figure.trigger
    words = {w.text for w in entry.reading.words[trigger.start : trigger.end]}
    return entry.effect == "wounded" and entry.figure.phrase.bare and not entry.more and bool(words & CARE)


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
    """A toll stands for the earlier figures of its effect: those of its sentence are its parts, the others replaced.

    Another source's toll replaces nothing unless its words say that the toll rose.
    """
    for entry in entries:
        overall = bool(OVERALL.search(entry.sentence_text)) and entry.quantity_kind != "named"
        summed = entry.figure.role == "restated" and bool(SUMMING.search(entry.sentence_text))
        if (entry.figure.role not in ("toll", "correction") and not (overall or summed)) or entry.relation != "main":
            continue
        for earlier in entries:
            if earlier is entry or earlier.effect != entry.effect or earlier.relation != "main":
                continue
            if _contested(earlier, entry):
                continue
            if earlier.sentence == entry.sentence and _size(earlier) > _size(entry):
                if earlier.start > entry.start:  # "put the toll at 32; officials later said 49 soldiers had died"
                    entry.relation, entry.parent = "replaced", earlier
                    break
            elif earlier.sentence == entry.sentence:
                corrected = entry.figure.role == "correction"
                earlier.relation, earlier.parent = "replaced" if corrected else "part", entry
            elif (
                earlier.start < entry.start
                and _size(earlier) < _size(entry)
                and (_updates(entry, earlier) or (overall and source(entry) == source(earlier)))
            ):
                earlier.relation, earlier.parent = "part" if overall else "replaced", entry


def _updates(toll: Entry, earlier: Entry) -> bool:
    return not different_event(earlier, toll)


def _contested(one: Entry, toll: Entry) -> bool:
    """Whether another source gives the toll, and no word says that it has changed."""
    rival = "" != source(one) != source(toll) != ""
    return rival and not RISING.search(toll.sentence_text)


def _sums(entries: Sequence[Entry]) -> None:
    """Figures that add up to a total stated near them are its parts: within three sentences after it or before."""
    for total in entries:
        if total.relation != "main" or _size(total) < 2 or total.quantity_kind not in ("exact", "at_least", "about"):
            continue
        near = [
            e for e in entries
            if e is not total and e.effect == total.effect and e.relation == "main" and e.best is not None
            and abs(e.sentence - total.sentence) <= 3 and e.best < _size(total)
            and e.figure.trigger is not total.figure.trigger and not different_event(*_in_order(e, total))
            and not opposed(e.victim.party, total.victim.party)
        ]  # fmt: skip
        for run in ([e for e in near if e.start > total.start], [e for e in near if e.start < total.start][::-1]):
            parts: list[Entry] = []
            for entry in run:
                if entry.more and not parts:
                    break  # it adds to the total
                parts.append(entry)
                if sum(_size(p) for p in parts) >= _size(total):
                    break
            if len(parts) > 1 and sum(_size(p) for p in parts) == _size(total):
                for part in parts:
                    part.relation, part.parent = "part", total
                break


def _kin(entries: Sequence[Entry]) -> None:
    """Those whom a mourner names are among the dead told of before: "my cousin and his two sons", "she lost a son"."""
    mourned = [e for e in entries if e.relation == "main" and e.victim.head in KIN and _mourned(e)]
    for entry in entries:
        if entry.relation != "main" or not any(entry.figure.trigger is e.figure.trigger for e in mourned):
            continue
        for total in (e for e in entries if e.effect == entry.effect and e.start < entry.start):
            whole = total.relation == "main" and _size(total) >= WHOLE and _size(total) > _size(entry)
            if whole and (generic(total) or total.victim.status == "civilian") and not different_event(total, entry):
                entry.relation, entry.parent = "part", total


def _mourned(entry: Entry) -> bool:
    own = entry.victim.text.lower().startswith(("my ", "our "))
    return own or entry.reading.text(entry.figure.trigger.core) in LOSING


def _in_order(one: Entry, other: Entry) -> tuple[Entry, Entry]:
    return (one, other) if one.start < other.start else (other, one)


def _carry(entries: Sequence[Entry]) -> None:
    """ "Abducted nine men ... the hostages were killed": a definite plural without a number takes it from before."""
    for number, entry in enumerate(entries):
        phrase = entry.figure.phrase
        open_number = entry.quantity_kind == "none" and entry.figure.rank == "plural" and entry.certainty != "denied"
        if not open_number or phrase.det not in ("the", "own"):
            continue
        for earlier in reversed(entries[:number]):
            same = earlier.victim.head == entry.victim.head or (
                earlier.effect == "captured" and entry.victim.head in HELD
            )
            if earlier.effect != entry.effect and earlier.best is not None and same and not earlier.parent:
                entry.low, entry.best, entry.high = earlier.low, earlier.best, earlier.high
                entry.quantity_kind, entry.quantity_text = earlier.quantity_kind, ""
                break
