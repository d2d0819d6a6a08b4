"""An article's places as sites: where each one stands in the text, and what its own words make of it.

A place may be told as where something was ("in Dara", "a raid on Dara"), or it may be a way ("from Dara"), a piece
of a name ("Dara Hospital"), an adjective ("Dara traders"), an owner ("Dara's mayor"), an actor ("Dara said"), a
speaker's ("a spokesman in Dara") or a dateline.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.annotations import Mention
from pipeline.casualties.attribution.dates import DATE, LONG_AGO
from pipeline.language.en.calendar import MONTH, WEEKDAY

# "KABUL (Reuters) - ...", "GARDEZ, Afghanistan, Sept 5 — ...", "Dara, Rumland (ARN)Gunmen ..."
DATELINE = re.compile(
    r"\s*(?:[A-Z][A-Z' -]{2,}(?:,\s[\w .,]{2,40}?)?\s*(?:\([^)]{2,40}\)\s*)?[-–—:]{1,2}\s"
    r"|[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2}(?:,\s[A-Z][\w .]{2,30}?)?\s*"
    r"\((?:[A-Z]{2,6}|Reuters|Xinhua)\)\s*(?:[-–—:]\s)?)"
)
_IN = r"[\s\u00c2]+"  # with what is left of a broken no-break space
_SETTLEMENT = (
    r"(?:cit(?:y|ies)|towns?|villages?|provinces?|districts?|regions?|areas?|capital|islands?|port|outskirts|states?"
    r"|suburbs?|neighbou?rhoods?|coast|municipality|cent(?:re|er)|camps?|border|valley)"
)
_STOP = r"(?:and|or|of|by|to|for|with|from|in|at|on|that|who|which|when|while|said|says)"
# What may stand between a preposition and its place: "in", "in the eastern", "in the northern province of".
_QUARTERS = rf"(?:(?:north|south|east|west)[a-z-]*{_IN}and{_IN})?"
_LED = (
    rf"{_IN}{_QUARTERS}(?:(?!{_STOP}\b)[\w'’-]+{_IN}){{0,4}}?"
    rf"(?:{_SETTLEMENT}{_IN}of{_IN}(?:(?!{_STOP}\b)[\w'’-]+{_IN}){{0,2}})?$"
)
OF_SPEAKER = re.compile(
    r"\b(?:spokes\w+|ministr\w+|correspondents?|analysts?|diplomats?|envoys?|reporters|journalists|officials?|representatives?"
    r"|AFP|AP|Reuters|statement|conference|based|speaking|mission|delegation|agency|agencies)"
    rf"\s+(?:in|from|for|at|to){_LED}"
    rf"|[’']s man in{_LED}"
    rf"|\b(?:said|told \w+|speaking|spoke)\s+(?:by\s+(?:tele)?phone\s+)?from{_LED}",
    re.IGNORECASE,
)
OF_PEOPLE = re.compile(
    rf"\b(?:residents?|activists?|hospitals?|sources?|witness\w*|refugees|those|authorities|people|men|women|children|family|families|villagers)\s+(?:in|from|at|of){_LED}"
    rf"|\bpolice\s+(?:in|at|from){_LED}",
    re.IGNORECASE,
)


# Where somebody only means to strike: "to plan an attack in the capital".
OF_PLAN = re.compile(
    rf"\b(?:plan(?:s|ned|ning)?|plot(?:s|ted|ting)?|intend\w*|prepar\w+|threaten\w*|vow\w*)\s+(?:[\w'’-]+\s+){{0,4}}?"
    rf"(?:attacks?|strikes?|bombings?|raids?|assaults?|operations?|offensive)\s+(?:in|on|at|against){_LED}",
    re.IGNORECASE,
)


def _after(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words}){_LED}", re.IGNORECASE)


# How the words before a place govern it, the first that fits.
WAYS = (
    (
        "bearing",
        _after(r"(?:(?:north|south)(?:-?east|-?west)?|east|west|kilomet(?:re|er)s?|\d*km|miles?)\s+(?:of|from)"),
    ),
    ("across", _after("across|throughout|around")),
    ("where", _after("in|at|near|outside|inside|around|off|within|close to|next to")),
    (
        "hit",
        _after(
            r"(?:hit|struck|hitting|striking|target(?:ed|ing)|attacked|attacking|bombed|bombing|shelled|shelling|pounded"
            r"|raided|stormed|rocked)|(?:attacks?|raids?|strikes?|assaults?|offensive|fire|siege) on"
        ),
    ),
    ("on, over", _after("on|over|through|along")),
    ("left", _after("from|left|leave|leaving|fled|flee|fleeing|evacuated|abandoned")),
    ("way", _after("to|towards?|into")),
    ("where", re.compile(rf"\b{_SETTLEMENT}{_IN}of{_IN}(?:the\s+)?$", re.IGNORECASE)),
    ("of", _after("of")),
    ("other preposition", _after("for|against|with|by|between|about|like|via")),
)
APPOSED = re.compile(r",\s+(?:(?:in|a|the)\s+)?(?:\w+\s+)?$")  # "Dara, Rumland": the second of them
LISTED = re.compile(r"\s*(?:,|,?\s*(?:and|or))\s+(?:the\s+)?")  # "in Dara and Sarkan"
SETTLED = re.compile(
    r"\s+(?:area|region|province|district|city|town|village|camp|airport|border|valley|governorate|neighbou?rhood"
    r"|suburb|state|county|strip|peninsula|highway|road|square|market|base)s?\b",
    re.IGNORECASE,
)
PROVINCE = re.compile(r"\s+(?:province|region|governorate|state|oblast)\b(?! of\b)", re.IGNORECASE)
OWNING = re.compile(r"[’']s?\b|[’'](?=\s)")
NAMING = re.compile(
    rf"-[a-z]| & [A-Z]| (?!{WEEKDAY}|{MONTH})[A-Z]\w"
    r"| (?:soldiers?|troops?|forces?|officials?|army|police|military|government|media"
    r"|president|hospital|school|embassy|house|air|refugees?|leaders?|commander|citizens?|rebels?|fighters?)\b"
)
ACTING = re.compile(
    r"\s+(?:will|would|says?|said|claim\w*|den(?:y|ies|ied)|accuse\w*|launch\w*|vow\w*|began"
    r"|agreed|wants?|insist\w*|condemn\w*|warn\w*|confirm\w*)\b"
)
EVENT = re.compile(
    r"\b(?:attack\w*|blasts?|explo\w+|bomb\w*|killed|killing|kills|died|dead|wounded|injured|shelling|clash\w*|raid\w*"
    r"|strikes?|struck|ambush\w*|shot|shooting|fire|fighting|battle\w*|crash\w*|abducted|kidnapped|seized|massacre\w*"
    r"|murder\w*|arrested|detained|fled|violen\w+|assault\w*|beheaded|executed)\b",
    re.IGNORECASE,
)
LEVELS = {"country": 0, "region": 0, "province": 1}
SCENES = frozenset({"where", "across", "hit", "on, over", "bearing"})  # ways in which a text tells where something was
WEAK = frozenset({"bare", "people of"})  # ways that may tell it


@dataclass(frozen=True, slots=True)
class Site:
    """One place mention of an article.

    sentence, line: their numbers; way: how its sentence tells of it.
    violent: whether that sentence tells of violence, and not of long ago. day: the first that it names, as printed.
    called: the word for a province after the name of its town: " region" of "Kyiv region".
    """

    mention: Mention
    text: str
    sentence: int
    line: int
    way: str
    violent: bool
    called: str = ""
    day: str = ""

    @property
    def start(self) -> int:
        return self.mention.start

    @property
    def end(self) -> int:
        return self.mention.end

    @property
    def key(self) -> str:
        """What tells the place from others, however it is printed."""
        return self.mention.entity_id or self.mention.entity_name.lower()

    @property
    def level(self) -> int:
        """0: a country or region; 1: a province; 2: finer."""
        return 1 if self.called else LEVELS.get(self.mention.entity_type, 2)

    @property
    def wide(self) -> bool:
        return self.level < 2

    @property
    def scene(self) -> bool:
        return self.way in SCENES

    def holds(self, other: Site) -> bool:
        """Whether the place is known to hold the other."""
        return bool(self.mention.entity_id) and self.mention.entity_id in other.mention.within.split()

    def may_hold(self, other: Site) -> bool:
        """Whether nothing is known against it."""
        return self.holds(other) or not other.mention.within or not self.mention.entity_id or bool(self.called)


@dataclass(frozen=True, slots=True)
class PlaceSentence:
    """A sentence that names places. start: its first character; story: that of what stands behind its dateline.

    violent, day: see Site.
    """

    number: int
    start: int
    story: int
    violent: bool
    day: str

    @classmethod
    def of(cls, text: str, number: int, first: int, last: int) -> PlaceSentence:
        dateline, day = DATELINE.match(text, first), DATE.search(text, first, last)
        violent = EVENT.search(text, first, last) is not None and not LONG_AGO.search(text, first, last)
        return cls(number, first, dateline.end() if dateline else first, violent, day[0].lower() if day else "")


def read_sites(text: str, mentions: Sequence[Mention], sentences: Sequence[tuple[int, int]]) -> list[Site]:
    """The article's places in text order, datelines left out."""
    ends = [end for _, end in sentences[:-1]]
    telling: dict[int, PlaceSentence] = {}
    found: list[Site] = []
    for mention in mentions:
        if mention.label != "PLACE":
            continue
        number = bisect_right(ends, mention.start)
        if number not in telling:
            telling[number] = PlaceSentence.of(text, number, *sentences[number])
        if mention.start >= telling[number].story:
            site = _site(text, mention, telling[number])
            listed = found and site.way == "bare" and LISTED.fullmatch(text, found[-1].end, site.start)
            found.append(replace(site, way=found[-1].way) if listed else site)
    return found


def _site(text: str, mention: Mention, telling: PlaceSentence) -> Site:
    way = way_of(text, mention, telling.start)
    line = text.count("\n", 0, mention.start)
    called = PROVINCE.match(text, mention.end)
    name = text[mention.start : mention.end]
    return Site(mention, name, telling.number, line, way, telling.violent, called[0] if called else "", telling.day)


def way_of(text: str, mention: Mention, sentence: int) -> str:
    """How its sentence tells of a place: the first that fits."""
    before, end = text[max(sentence, mention.start - 90) : mention.start], mention.end
    if OF_SPEAKER.search(before):
        return "speaker's"
    if OF_PLAN.search(before):
        return "planned"
    settled = SETTLED.match(text, end)
    if settled and text.startswith(" of ", settled.end()):
        return "adjective or name"  # "the Ukrainian city of ..."
    if not settled and OWNING.match(text, end):
        return "owner"
    if not settled and NAMING.match(text, end):
        return "adjective or name"
    if OF_PEOPLE.search(before):
        return "people of"
    for way, governing in WAYS:
        if governing.search(before):
            return way
    if ACTING.match(text, end):
        return "actor"
    return "apposed" if APPOSED.search(before) else "bare"
