"""Where a figure's event was: by its own sentence, else by the story around it.

The order of the choice, first that gives a place:
1. what the figure's sentence tells as a scene, a settlement or district before a province or country: in its clause
   before past a border, after the figure before in front of it, a bearing ("north of Dara") last; but a country that
   it happened "across", or a province right after the figure, stands;
2. what it tells less plainly ("residents of Dara said", "Dara was shelled");
3. a scene of the story, inside the province or country that the sentence names: of the line's sentences before, of
   the violent ones before that, and for a headline or an opening figure of the next ones;
4. the province or country that the sentence names;
5. what the article around it tells as a scene: of violence, the finest, the one told most.
A longer period ("since January") has the country that it is told of or its own sentence's place, never the story's;
the place of the displaced is the one that they left.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.casualties.attribution.sites import WEAK, Site
from pipeline.language.en.calendar import COUNTS

BORDER = re.compile(r"[;:—]|\b(?:but|while|whereas|after|when|as|where|who|which|that|said|says|according)\b")
HARM = re.compile(r"\b(?:killed|assassinated|died|wounded|injured|murdered|massacred|abducted|shot dead)\b")
ADDED = re.compile(r",\s+(?:with|while|including|whereas)\b")
COUNT = re.compile(rf"\b(?:and|plus) (?:another |some |about )?(?:\d[\d,]*|{'|'.join(COUNTS)})\b")
_QUARTER = r"(?:(?:(?:north|south)(?:-?(?:ea|we)st)?|east|west)(?:ern)?|central)"
PART = re.compile(rf"\b(?:{_QUARTER}\s+and\s+)?{_QUARTER}\s+$", re.IGNORECASE)
BESIDE = re.compile(r"\b(?:near|outside)\s+$", re.IGNORECASE)
BEARING = re.compile(r"\b(?:(?:north|south)(?:-?(?:ea|we)st)?|east|west)\s+of\s+$", re.IGNORECASE)
OPENING = 3  # sentences that tell the news; what they leave out the next ones tell
NEXT = 8
HEADER = 99  # sentences before the first of prose
REMOTE = 20  # sentences beyond which an article tells of other things
EARLIER = 3
LEADING = 2  # sentences of its line that lead to a figure, or go on from it


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a figure stands. lead: the number of the article's first sentence of prose.

    barred: characters of its claimant's name and description. item: whether its line is one of a list, which tells of
    other things than the lines around it.
    """

    start: int
    end: int
    sentence: int
    line: int
    heading: bool
    barred: tuple[tuple[int, int], ...] = ()
    lead: int = 0
    effect: str = ""
    item: bool = False

    @property
    def opens(self) -> bool:
        """Whether the figure stands before or in the sentences that tell the news."""
        return not self.item and (self.heading or self.sentence < self.lead + OPENING)


@dataclass(frozen=True, slots=True)
class PlaceTold:
    """The place chosen. printed: its words, with the part of a country that they tell ("southern Rumland").

    step: sentence | wide | paragraph | story | article, and shared where another figure of the event tells it.
    """

    site: Site
    step: str
    printed: str


def find_place(text: str, sites: Sequence[Site], spot: Spot, *, period: bool = False) -> PlaceTold | None:
    """The place of a figure's event; None where the article tells none."""
    scenes = [s for s in sites if _is_scene(s, spot) and not _barred(s, spot)]
    scenes = [s for s in scenes if s.sentence != spot.sentence or not _of_another(text, s, spot)]
    here = _of_sentence(scenes, spot)
    sites, scenes = _of_one_day(sites, spot), _of_one_day(scenes, spot)
    own = _plainly(text, here, spot)
    own = _of_victims(sites, spot) if own is None or own.wide else own
    own = own or _plainly(text, here, spot) or _weakly(text, sites, here, spot)
    if own is not None:
        return _placed(text, own, "sentence")
    wide = _nearest(text, here, spot) if here else None
    if wide is not None and unrefined(_placed(text, wide, "wide")):
        return _placed(text, wide, "wide")
    if not period and (told := _of_story(_telling(sites, scenes, spot), spot, wide)):
        near = told.line == spot.line and 0 < spot.sentence - told.sentence <= LEADING
        return _placed(text, told, "paragraph" if near else "story")
    if wide is not None:
        return _placed(text, wide, "wide")
    around = [s for s in scenes if abs(s.sentence - spot.sentence) <= REMOTE and not spot.item]
    around = [s for s in around if s.violent or not s.level]
    far = _of_period(sites, spot) if period or spot.effect == "displaced" else _most_told(around)
    return _placed(text, far, "article") if far else None


def _of_one_day(sites: Sequence[Site], spot: Spot) -> list[Site]:
    """Without those of later sentences that tell of another day than the figure's own and those before it."""
    days = {s.day for s in sites if s.day and s.violent and s.sentence <= spot.sentence}
    return [s for s in sites if not days or s.sentence <= spot.sentence or s.day in ("", *days)]


def unrefined(told: PlaceTold) -> bool:
    """Whether no finer place can stand for a wide one: "near Rumland", "eastern and southern Rumland"."""
    return told.step == "wide" and bool(re.match(r"near\s|outside\s|.* and ", told.printed.lower()))


def _is_scene(site: Site, spot: Spot) -> bool:
    """The place of the displaced is the one that they left."""
    return site.scene or (spot.effect == "displaced" and site.way == "left")


def _of_sentence(scenes: Sequence[Site], spot: Spot) -> list[Site]:
    here = [s for s in scenes if s.sentence == spot.sentence]
    left = [s for s in here if s.way == "left"]
    return left or here


def _plainly(text: str, here: Sequence[Site], spot: Spot) -> Site | None:
    """The finest scene of the figure's sentence; a wide one only where it stands for itself."""
    narrow = [s for s in here if not s.wide and not _of_next_count(text, s, here, spot)]
    nearest = _nearest(text, here, spot) if here else None
    if nearest is None or not nearest.wide:
        return _nearest(text, narrow, spot) if narrow else None
    added = bool(narrow) and _before_addition(text, nearest, narrow, spot)
    if nearest.way == "across" or added or _next_to(text, nearest, narrow, spot):
        return nearest
    return _nearest(text, narrow, spot) if narrow else None


def _of_victims(sites: Sequence[Site], spot: Spot) -> Site | None:
    """Where the victims' own words put them: "one resident in the city of Dara was killed"."""
    inside = (s for s in sites if spot.start <= s.start < spot.end and s.way == "people of" and not s.wide)
    return next(inside, None)


def _weakly(text: str, sites: Sequence[Site], here: Sequence[Site], spot: Spot) -> Site | None:
    """A place that the figure's sentence tells less plainly: whose people speak, or what no preposition governs."""
    weak = [s for s in sites if s.sentence == spot.sentence and s.way in WEAK and s.level]
    weak = [s for s in weak if s.way == "people of" or not _barred(s, spot)]
    fits = bool(weak) and (not here or _nearest(text, here, spot).may_hold(weak[0]))
    return _nearest(text, weak, spot) if fits else None


def _telling(sites: Sequence[Site], scenes: Sequence[Site], spot: Spot) -> list[Site]:
    """What the story may take a place from: scenes, whose people speak, a bare name of violence just before."""
    people = [s for s in sites if s.way == "people of" and s.level]
    bare = [s for s in sites if s.way == "bare" and s.level > 1 and s.violent and s.sentence == spot.sentence - 1]
    return [*scenes, *people, *bare]


def _of_another(text: str, site: Site, spot: Spot) -> bool:
    """Whether the place stands in a clause that tells of other dead: "his death came after nine died in Dara"."""
    between = text[spot.end : site.start] if site.start >= spot.end else text[site.end : spot.start]
    border = BORDER.search(between)
    return border is not None and bool(HARM.search(between, border.end() if site.start >= spot.end else 0))


def _of_next_count(text: str, site: Site, here: Sequence[Site], spot: Spot) -> bool:
    """Whether another number with a place of its own stands between: "212 deaths in Rumland and 97 in Dara"."""
    count = COUNT.search(text, spot.end, site.start) if site.start >= spot.end else None
    return count is not None and any(spot.end <= s.start < count.start() for s in here)


def _of_period(sites: Sequence[Site], spot: Spot) -> Site | None:
    """The country that the figure's sentence is about, else the one that the article tells most."""
    lands = [s for s in sites if s.wide and s.way not in ("speaker's", "actor", "adjective or name", "way")]
    here = [s for s in lands if s.sentence == spot.sentence]
    told = Counter(s.key for s in lands)
    return here[0] if here else max(lands, key=lambda s: (told[s.key], -s.level, -s.start), default=None)


def _next_to(text: str, wide: Site, narrow: Sequence[Site], spot: Spot) -> bool:
    """Whether a province follows the figure in its clause and finer places stand only before it, with others."""
    follows = wide.level == 1 and wide.start >= spot.end and not re.search("[,;]", text[spot.end : wide.start])
    return follows and bool(narrow) and all(s.end <= spot.start for s in narrow)


def _before_addition(text: str, wide: Site, narrow: Sequence[Site], spot: Spot) -> bool:
    """ "died in Rumland, with the latest fighting in Dara"."""
    return wide.start >= spot.end and all(
        s.start > wide.end and bool(ADDED.search(text, wide.end, s.start)) for s in narrow
    )


def _placed(text: str, site: Site, step: str) -> PlaceTold:
    """The place with the words that make it another than the name's: "southern Rumland", "east of Dara"."""
    before = text[max(0, site.start - 30) : site.start]
    part = BEARING.search(before) if site.way == "bearing" else None if site.level else PART.search(before)
    part = part or (None if site.level else BESIDE.search(before))
    return PlaceTold(site, step, text[site.start - len(part[0]) if part else site.start : site.end + len(site.called)])


def _barred(site: Site, spot: Spot) -> bool:
    return any(first <= site.start < last for first, last in spot.barred)


def _nearest(text: str, sites: Sequence[Site], spot: Spot) -> Site:
    """In the figure's clause before past a border, after it before in front of it, a bearing last."""

    def order(site: Site) -> tuple[bool, bool, bool, bool, int]:
        after, inside = site.start >= spot.end, spot.start <= site.start < spot.end
        between = text[spot.end : site.start] if after else text[site.end : spot.start]
        return site.way == "bearing", inside and len(sites) > 1, bool(BORDER.search(between)), not after, len(between)

    return min(sites, key=order)


def _of_story(sites: Sequence[Site], spot: Spot, wide: Site | None) -> Site | None:
    """The finer place that the sentences around a figure tell, by the first of STORY that gives any."""
    fine = _finer(sites, spot, wide)
    told: Sequence[Site] = next((found for step in STORY if (found := step(fine, spot))), ())
    return max(told, key=lambda s: (s.scene, s.way != "bearing", s.level), default=None)


def _finer(sites: Sequence[Site], spot: Spot, wide: Site | None) -> list[Site]:
    """The places finer than the wide one of the figure's sentence, and not ruled out by it."""
    level = wide.level if wide else 0
    fine = [s for s in sites if s.level > level and (wide is None or wide.may_hold(s))]
    if spot.item or (wide and wide.level and not spot.opens):
        fine = [s for s in fine if s.line == spot.line]
    return sorted(fine, key=lambda s: (s.sentence, s.way in WEAK, s.start))


def _of_line(fine: Sequence[Site], spot: Spot) -> list[Site]:
    """Those of the line's sentences that lead to the figure."""
    return _last_sentence([s for s in fine if s.line == spot.line and 0 < spot.sentence - s.sentence <= LEADING])


def _told_before(fine: Sequence[Site], spot: Spot) -> list[Site]:
    """Those of the sentences before that tell of violence, and of the one just before."""

    def near(site: Site) -> bool:
        reach = HEADER if spot.opens and site.sentence < spot.lead else EARLIER
        return 0 < spot.sentence - site.sentence <= reach

    return _last_sentence([s for s in fine if near(s) and (s.violent or (s.scene and spot.sentence - s.sentence == 1))])


def _told_next(fine: Sequence[Site], spot: Spot) -> list[Site]:
    """The first of the next sentences that tell of violence."""
    reach = NEXT if spot.opens else LEADING
    return [s for s in fine if 0 < s.sentence - spot.sentence <= reach and s.violent][:1]


STORY = (_of_line, _told_before, _told_next)


def _last_sentence(sites: Sequence[Site]) -> list[Site]:
    """The sites of the last of their sentences."""
    return [s for s in sites if s.sentence == sites[-1].sentence]


def _most_told(scenes: Sequence[Site]) -> Site | None:
    told = Counter(s.key for s in scenes)
    return max(scenes, key=lambda s: (s.violent, s.level, told[s.key], -s.start), default=None)
