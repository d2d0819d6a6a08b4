"""Where, when, by whose hand and by what means: what a figure's own words and the story around them tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.annotations import Mention
from pipeline.casualties.attribution.attackers import Attack, attackers, attacks_told, responsible
from pipeline.casualties.attribution.claimants import Claimant
from pipeline.casualties.attribution.days import NO_TIME, When, find_day
from pipeline.casualties.attribution.items import NO_ITEM, NO_ITEMS, Items, read_items
from pipeline.casualties.attribution.means import NO_MEANS, Means, MeansWords, beyond, find_means
from pipeline.casualties.attribution.perpetrators import NO_HAND, Hand, find_hand
from pipeline.casualties.attribution.places import PlaceTold, Spot, find_place
from pipeline.casualties.attribution.sites import Site, read_sites
from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.sentence.reading import Reading
from pipeline.language.en.classes import words
from pipeline.quotations.identity.resolution import Resolver

NEAR = frozenset({"sentence", "wide", "paragraph"})  # steps by which a figure's own words, or the line's, tell
DEATHS = frozenset({"killed", "wounded", "casualties"})
BEFORE = 2  # sentences of a line that may name the attacker
SEIZING = words("events.seizing")
PROSE = 7  # words
SENTENCE_ENDS = tuple('.!?”"’')
NEXT = 3  # sentences after an opening figure that may tell by what means


@dataclass(frozen=True, slots=True)
class Setting:
    """What the circumstances of an article's figures are read from; sentences: their first and last characters."""

    text: str
    published: str
    sentences: Sequence[tuple[int, int]]
    mentions: Sequence[Mention]
    resolver: Resolver
    means: MeansWords
    sites: Sequence[Site] = ()
    claims: Sequence[tuple[int, Hand]] = ()
    attacks: Sequence[Attack] = ()
    lead: int = 0  # the number of the first sentence of prose
    items: Items = NO_ITEMS

    @classmethod
    def of(
        cls,
        text: str,
        published: str,
        sentences: Sequence[tuple[int, int]],
        mentions: Sequence[Mention],
        resolver: Resolver,
        means: MeansWords,
    ) -> Setting:
        sites, claims = read_sites(text, mentions, sentences), responsible(text, sentences, mentions)
        prose = (n for n, (first, last) in enumerate(sentences) if _prose(text[first:last]))
        attacks, items = attacks_told(text, sentences, mentions, means), read_items(text, mentions)
        return cls(text, published, sentences, mentions, resolver, means, sites, claims, attacks, next(prose, 0), items)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Of one figure. if_period: the place that it has where it tells of a longer time than an event's.

    claimed: who claims responsibility in the article, with the sentence's number; attacks: those that it tells of.
    item: the item of a list or digest that it stands in, else NO_ITEM.
    """

    place: PlaceTold | None = None
    if_period: PlaceTold | None = None
    when: When = NO_TIME
    hand: Hand = NO_HAND
    means: Means = NO_MEANS
    claimed: Sequence[tuple[int, Hand]] = field(default=(), repr=False)
    attacks: Sequence[Attack] = field(default=(), repr=False)
    item: int = NO_ITEM

    @property
    def near_place(self) -> Site | None:
        """The place by the figure's sentence or its line; None where only the article around tells one."""
        return self.place.site if self.place and self.place.step in NEAR else None

    @property
    def near_time(self) -> When:
        return self.when if self.when.step in NEAR else NO_TIME


NOWHERE = Circumstances()


def columns_of(place: Mention | None, when: When, around: Circumstances) -> dict[str, Any]:
    """The fields of ``annotations.Casualty`` for a figure's settled circumstances, but for the names of the place."""
    hand, means = around.hand, around.means
    return {
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "iso3": place.iso3 if place else "",
        "adm1_code": place.adm1_code if place else "",
        "adm2_code": place.adm2_code if place else "",
        "perpetrator_text": hand.text,
        "perpetrator_name": hand.name,
        "perpetrator_id": hand.entity_id,
        "perpetrator_side": hand.side,
        "means": means.kind,
        "means_text": means.text,
        "hand_route": hand.route,
        "means_step": means.step,
        "place_step": around.place.step if around.place else "",
        "date_step": when.step,
    }


def find_circumstances(
    setting: Setting,
    reading: Reading,
    figure: Figure,
    start: int,
    end: int,
    sentence: int,
    heading: bool,
    who: Claimant,
) -> Circumstances:
    """The circumstances of the figure at characters start to end, in a sentence given by its number."""
    text = setting.text
    line = text.count("\n", 0, start)
    item = setting.items.of(line)
    listed = item != NO_ITEM
    spot = Spot(start, end, sentence, line, heading, who.barred, setting.lead, figure.trigger.effect, listed)
    return Circumstances(
        place=find_place(text, setting.sites, spot) or _of_dateline(setting, item),
        if_period=find_place(text, setting.sites, spot, period=True),
        when=find_day(text, spot, setting.sentences, setting.published),
        hand=_hand(setting, reading, figure, spot, who),
        means=_means(setting, spot, figure.trigger.effect, _harm(reading, figure)),
        claimed=setting.claims,
        attacks=setting.attacks,
        item=item,
    )


def _of_dateline(setting: Setting, item: int) -> PlaceTold | None:
    """Where the item of a digest was written: each tells of its own place."""
    mention = setting.items.place.get(item)
    if mention is None:
        return None
    line = setting.text.count("\n", 0, mention.start)
    named = setting.text[mention.start : mention.end]
    return PlaceTold(Site(mention, named, -1, line, "where", violent=False), "story", named)


def _hand(setting: Setting, reading: Reading, figure: Figure, spot: Spot, who: Claimant) -> Hand:
    """By the figure's sentence, else by the ones before in its line."""
    own = find_hand(setting.text, reading, figure, setting.mentions, who, setting.resolver)
    if own.text or not (figure.trigger.effect in DEATHS or _seized(reading, figure)):
        return own
    for number in range(spot.sentence - 1, max(-1, spot.sentence - 1 - BEFORE), -1):
        if not _one_line(setting.text, setting.sentences[number], spot):
            break
        if (found := attackers(setting.text, setting.sentences[number], setting.mentions)).text:
            return found
    return NO_HAND


def _seized(reading: Reading, figure: Figure) -> bool:
    """Whether captives were taken in an attack, not arrested: "250 were abducted"."""
    trigger = figure.trigger
    return any(reading.text(at) in SEIZING for at in range(trigger.start, trigger.end))


def _prose(sentence: str) -> bool:
    """Whether a sentence is no line of a header."""
    return len(sentence.split()) >= PROSE and sentence.rstrip()[-1:] in SENTENCE_ENDS


def _means(setting: Setting, spot: Spot, effect: str, harm: tuple[int, int]) -> Means:
    """By the figure's sentence, else the one before in its line, else, for an opening figure, by the opening before it
    and the sentences that follow."""
    sentences, text, here = setting.sentences, setting.text, (spot.start, spot.end)
    own = find_means(text, here, effect, sentences[spot.sentence], setting.means, harm=harm)
    back = own != NO_MEANS and beyond(text, here, own, sentences[spot.sentence])
    if effect == "captured" or (own != NO_MEANS and not back):
        return own
    around = [("paragraph", n) for n in (spot.sentence - 1,) if n >= 0 and _one_line(text, sentences[n], spot)]
    if spot.opens and not back:
        around += [("story", n) for n in range(spot.sentence - 1, spot.lead - 1, -1)]
        around += [("story", n) for n in range(spot.sentence + 1, spot.sentence + 1 + NEXT)]
    for step, number in around:
        if number < len(sentences):
            found = find_means(text, here, effect, sentences[number], setting.means, step)
            if found != NO_MEANS:
                return replace(found, step="sentence") if back else found
    return own


def _harm(reading: Reading, figure: Figure) -> tuple[int, int]:
    """The characters of a figure's casualty word."""
    trigger = figure.trigger
    return reading.words[trigger.start].start, reading.words[trigger.end - 1].end


def _one_line(text: str, sentence: tuple[int, int], spot: Spot) -> bool:
    return "\n" not in text[sentence[1] - 1 : spot.start]
