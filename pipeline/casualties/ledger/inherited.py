"""Circumstances that a figure's own words leave out: from the other figures of the same dead and of the same event.

A place, a day, a hand or a means that the figure's sentence tells stands. Else it comes, in this order, from
1. a figure of the same group whose own sentence tells it, the nearest, an earlier one before a later;
2. the story around the figure (see ``attribution.places`` and ``attribution.days``);
3. a figure of the same event, that is one that nothing sets apart from it.
A finer place of the same group or event replaces the country or province that holds it. Figures of a longer period
neither give nor take.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.casualties.attribution.circumstances import Circumstances
from pipeline.casualties.attribution.claimants import shown
from pipeline.casualties.attribution.dates import long_before, may_be
from pipeline.casualties.attribution.days import NO_TIME, When
from pipeline.casualties.attribution.means import FAMILIES, NO_MEANS, Means
from pipeline.casualties.attribution.perpetrators import Hand
from pipeline.casualties.attribution.places import PlaceTold, unrefined
from pipeline.casualties.ledger.apart import set_apart
from pipeline.casualties.ledger.book import Book
from pipeline.casualties.ledger.ledger_entries import Entry
from pipeline.casualties.ledger.related import Related, apart, before, far_fewer, of_event, of_group
from pipeline.language.en.classes import words

PERIOD = "cumulative"
FAR = frozenset({"story", "article"})  # steps by which the article around a figure tells, not its own line
ATTACK_REACH = 12  # sentences
CLAIM_REACH = 4  # sentences from a figure to a claim of responsibility for it
DEATHS = frozenset({"killed", "wounded", "casualties"})
CULPRITS = words("ledger.culprits") | {"perpetrators", "perpetrator", "hijackers", "kidnappers"}


def with_context(book: Book) -> list[Entry]:
    """The entries with the place, day, hand and means that they have by the whole book."""
    told = [
        Related(e, book.group[e.number], book.relation(e) == PERIOD, book.relation(e) == "part") for e in book.entries
    ]
    return [
        replace(
            entry,
            around=around,
            place=around.place.site.mention if around.place else None,
            place_text=around.place.printed if around.place else "",
            when=around.when,
            claimant=shown(entry.claimant),
        )
        for entry, around in zip(book.entries, settled(told, book.published), strict=True)
    ]


def settled(told: Sequence[Related], published: str = "") -> list[Circumstances]:
    """The circumstances of each figure, in their order."""
    return [
        Circumstances(
            place=_place(figure, told),
            when=_when(figure, told, published),
            hand=_hand(figure, told),
            means=_means(figure, told),
            claimed=figure.around.claimed,
            attacks=figure.around.attacks,
            item=figure.around.item,
        )
        for figure in told
    ]


def _place(figure: Related, told: Sequence[Related]) -> PlaceTold | None:
    if figure.period:
        return _place_of_period(figure, told)
    own = figure.around.place
    if own and (own.step == "sentence" or unrefined(own)):
        return own
    if own and own.step == "paragraph":
        return _of_its_figure(figure, own, told)
    wide = own if own and own.step == "wide" else None
    if _in_several(figure, told) and figure.around.if_period is not None:
        return figure.around.if_period

    def fine(other: Related) -> PlaceTold | None:
        place = other.around.place
        if place is None or place.step not in ("sentence", "wide") or (wide and far_fewer(other, figure)):
            return None
        if wide is None:
            far = own is not None and own.step in FAR and place.site.level > 0
            return place if place.step == "sentence" or far else None
        return place if wide.site.level < place.site.level and wide.site.may_hold(place.site) else None

    shared = of_group(figure, told, fine)
    if shared is None and (own is None or own.step != "story"):
        shared = of_event(figure, told, fine)
    finer = figure.part and own is not None and own.step == "story"  # a part's own story before the whole's country
    if shared is not None and not (finer and own and shared.site.wide and shared.site.may_hold(own.site)):
        return replace(shared, step="shared")
    if own and own.step in FAR and _elsewhere(figure, own.site.sentence, told):
        named = figure.around.if_period
        return named if named and named.step in ("sentence", "wide") else None
    return own


def _in_several(figure: Related, told: Sequence[Related]) -> bool:
    """Whether the parts of a figure, or the smaller figures of its group, stand in several places."""
    group = [o for o in told if o is not figure and o.group == figure.group and (o.part or far_fewer(o, figure))]
    places = [p.site.key for o in group if (p := o.around.place) and p.step in ("sentence", "wide") and p.site.level]
    return not figure.part and len(set(places)) > 1


def _place_of_period(figure: Related, told: Sequence[Related]) -> PlaceTold | None:
    """Of an earlier event, or of a longer time: its own, and finer where the same dead or an attack on them tell it."""
    own = figure.around.if_period

    def finer(other: Related) -> PlaceTold | None:
        place = other.around.place
        fits = (
            place
            and place.step == "sentence"
            and not place.site.wide
            and (own is None or own.site.may_hold(place.site))
        )
        return place if fits else None

    if own is not None and not own.site.wide:
        return own
    shared = of_group(figure, told, finer)
    return replace(shared, step="shared") if shared is not None else own


def _of_its_figure(figure: Related, own: PlaceTold, told: Sequence[Related]) -> PlaceTold:
    """The place of the sentence before: that of the figure which it tells, where it tells one of the same event."""
    there = [t for t in told if t.entry.sentence == own.site.sentence and not t.period and not apart(t, figure)]
    places = [p for t in there if (p := t.around.place) and p.step == "sentence" and not p.site.wide]
    return replace(places[-1], step="paragraph") if places else own


def _elsewhere(figure: Related, sentence: int, told: Sequence[Related]) -> bool:
    """Whether a sentence of the story tells figures of another event only."""
    there = [o for o in told if o.entry.sentence == sentence and o is not figure]
    return _all_apart(figure, there) or any(set_apart(o.entry, figure.entry) for o in told if before(o, figure))


def _dated_apart(figure: Related, own: When, told: Sequence[Related]) -> bool:
    """Whether the day that the story gives is told of figures of another event only."""
    return _all_apart(figure, [o for o in told if o is not figure and o.around.when == replace(own, step="sentence")])


def _all_apart(figure: Related, others: Sequence[Related]) -> bool:
    return bool(others) and all(apart(o, figure) for o in others)


def _when(figure: Related, told: Sequence[Related], published: str) -> When:
    own = figure.around.when
    if own.iso and own.step == "sentence":
        return own

    def dated(other: Related) -> When | None:
        when = other.around.when
        near = bool(when.iso) and when.step in ("sentence", "paragraph")
        return when if near and (own.step != "sentence" or may_be(own.text, when.iso, published)) else None

    shared = of_group(figure, told, dated)
    if shared is not None and (own.step != "paragraph" or figure.period):
        return replace(shared, step="shared")
    if figure.period:
        old = own.step == "paragraph" and bool(own.iso) and long_before(own.iso, published)
        return own if own.step == "sentence" or old else NO_TIME
    if own.step in ("sentence", "paragraph"):
        return own
    if not own.iso or own.step == "article":
        shared = of_event(figure, told, dated)
    if shared is not None:
        return replace(shared, step="shared")
    late = own.step == "article" and figure.entry.effect not in DEATHS
    return NO_TIME if late or (own.step in FAR and _dated_apart(figure, own, told)) else own


def _hand(figure: Related, told: Sequence[Related]) -> Hand:
    own = figure.around.hand

    def named(other: Related) -> Hand | None:
        hand = other.around.hand
        return hand if hand.text and not _hurt(hand, figure) else None

    known = own if own.text else of_group(figure, told, named)
    deadly = figure.entry.effect in DEATHS
    if deadly and (known is None or not known.entity_id) and figure.around.claimed:
        claim = _nearest_claim(figure, told)
        if claim is not None and not _hurt(claim, figure):
            return claim
    if known is None and deadly and not figure.period:
        kind = FAMILIES.get(_means(figure, told).kind, "")
        alike = [o for o in told if o.entry.victim.side == figure.entry.victim.side and _one_way(o, kind)]
        known = of_event(figure, alike, named, same=DEATHS)
    if known is None and deadly and not figure.period:
        return _attacker(figure, told) or own
    if known is None:
        return own
    return known if known is own else replace(known, route="shared")


def _one_way(other: Related, kind: str) -> bool:
    """Whether another figure's own words tell no other means than that."""
    means = other.around.means
    return not kind or means.step != "sentence" or FAMILIES.get(means.kind, kind) == kind


def _attacker(figure: Related, told: Sequence[Related]) -> Hand | None:
    """Whose attacks of the figure's means the sentences around tell of, where they are all one's."""
    kind = FAMILIES.get(_means(figure, told).kind, "")
    alike = [a for a in figure.around.attacks if kind and FAMILIES.get(a.means) == kind]
    alike = [a for a in alike if not _hurt(a.hand, figure)]
    for reach in (1, ATTACK_REACH):
        near = [a.hand for a in alike if abs(a.sentence - figure.entry.sentence) <= reach]
        if len({hand.entity_id or hand.name.lower() for hand in near}) == 1:
            return near[0]
    return None


def _nearest_claim(figure: Related, told: Sequence[Related]) -> Hand | None:
    """Who claims responsibility for the figure's event: that of the figure told last before the claim, else nearest.

    For one of another time only a claim in its sentence or the next one.
    """
    for at, hand in figure.around.claimed:
        if figure.period:
            if 0 <= at - figure.entry.sentence <= 1:
                return hand
            continue
        before_it = [t for t in told if 0 <= at - t.entry.sentence <= CLAIM_REACH]
        least = min(abs(at - t.entry.sentence) for t in before_it or told)
        near = [t for t in before_it or told if abs(at - t.entry.sentence) == least]
        if any(t is figure or t.group == figure.group for t in near):
            return hand
        if not (near[0].period or apart(near[0], figure)):
            return hand
    return None


def _hurt(hand: Hand, figure: Related) -> bool:
    """Whether somebody would have harmed his own."""
    victim = figure.entry.victim
    if victim.head in CULPRITS:
        return True  # "among the dead were the attackers"
    return bool(hand.side and hand.side == victim.side) or bool(hand.entity_id and hand.entity_id == victim.entity_id)


def _means(figure: Related, told: Sequence[Related]) -> Means:
    own = figure.around.means
    if own.step == "sentence" or figure.period or figure.entry.effect not in DEATHS:
        return own

    def known(other: Related) -> Means | None:
        means = other.around.means
        return means if means.step == "sentence" and other.entry.effect in DEATHS else None

    if own.text and any(set_apart(o.entry, figure.entry) for o in told if before(o, figure)):
        own = NO_MEANS
    shared = of_group(figure, told, known) or (None if own.text else of_event(figure, told, known, same=DEATHS))
    return replace(shared, step="shared") if shared else own
