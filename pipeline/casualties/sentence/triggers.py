"""Trigger words of a sentence: which effect, and which way each one looks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.casualties.sentence.words import BE, HAVE, Word

# Words whose class is certain; any other trigger word is judged by its tag or its ending.
NOUNS = frozenset(
    "death deaths killing killings murder murders assassination assassinations execution executions fatality "
    "fatalities casualty casualties loss losses body bodies corpse corpses remains toll count victim victims life "
    "lives prisoner prisoners hostage hostages captive captives detainee detainees pows abduction abductions "
    "kidnapping kidnappings arrest arrests disappearance disappearances displacement martyrdom "
    "injury injuries massacre beheading beheadings lynching whereabouts fate".split()
)
STATES = frozenset(
    "dead missing homeless unharmed unhurt uninjured unscathed unaccounted alive lifeless kia wia mia "
    "unknown unclear sheltering camping".split()
)
# Verbs that take no victim after them: they look left in every form.
INTRANSITIVE = frozenset(
    "die dies died dying perish perished perishes perishing drown drowned drowning succumb succumbed flee fled fleeing "
    "flees surrender surrendered surrendering surrenders disappear disappeared disappearing vanish vanished fell "
    "fallen bled escaped accounted survive survived heard seen froze frozen freeze suffocated".split()
)
# Verbs that take towns and tanks as well as people: their victim must be a known person.
STRICT = frozenset(
    "captured capture captures capturing seized seize seizes seizing lost lose loses losing took take taken takes "
    "taking buried bury burying left hit claimed claim claiming cost costs loss losses eliminated eliminate "
    "neutralised neutralized evacuated evacuating evacuate rounded felled dropped hurt hurts hurting held hold "
    "holding dead executed made making make picked picking pick fell froze frozen freeze led marched driven "
    "pulled".split()
)
TOLLS = frozenset({"toll", "count"})
EITHER = frozenset({"arrest", "murder", "massacre", "toll"})  # nouns that are verbs after "not" or "to"
NUMBERING = frozenset(
    "put estimated numbered number totalled totaled reached stood stand passed topped exceeded rose climbed".split()
)
VAGUE_LEADS = frozenset("a an any large small unknown unspecified undetermined similar equal".split())  # of "number"
DRIVING = frozenset(  # what makes "from their homes" a flight
    "drove drive drives driven driving force forced forces forcing chased chasing expelled evicted pushed "
    "ejected".split()
)
HELD = frozenset({"hostage", "prisoner", "captive"})  # "took 12 people hostage"
COSTING = frozenset({"cost", "costs", "costing"})  # "cost the army nine men"
LIMBS = frozenset("arm arms eye eyes eyesight foot feet hand hands leg legs limb limbs sight".split())
BY_FORCE = frozenset(  # what makes "to death" a killing
    "axed battered bayoneted beat beaten beating bled bludgeoned burn burned burning burnt choked clubbed crushed "
    "flogged hack hacked hacking kicked knifed lashed macheted mauled pelted put slashed speared stab stabbed stabbing "
    "starve starved starving stone stoned stoning torture tortured torturing trampled whipped".split()
)
UNHURT = frozenset({"unharmed", "unhurt", "uninjured", "unscathed"})
# Words after a trigger that make something else of it: "held responsible", "fell ill".
OTHERWISE = {
    "killed": frozenset({"off"}),
    "killing": frozenset({"off"}),
    "held": frozenset("responsible accountable liable back up together high off firm talks".split()),
    "fell": frozenset("from into to ill asleep back off under short silent behind sick victim down out by on".split()),
    "hurt": frozenset("pride feelings feeling".split()),
    "wounded": frozenset("pride feelings feeling".split()),
    "buried": frozenset("under beneath alive in at".split()),
}
PAST_FORMS = frozenset(
    "shot slain slew hurt lost shot gunned blew blown taken took beaten hung hanged cut fled driven forced left burnt "
    "burned slaughtered found fell put mown held gave given laid threw sought led driven".split()
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A casualty phrase of the pattern files: doc tokens start to end (exclusive)."""

    start: int
    end: int
    effect: str
    rule_id: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """A hit in its sentence: words start to end (exclusive); core is the word that decides its class.

    frame: verb | gerund | participle | state | noun | toll | unhurt.
    """

    start: int
    end: int
    core: int
    effect: str
    rule_id: str
    frame: str
    strict: bool
    intransitive: bool


def longest(hits: Sequence[Hit]) -> list[Hit]:
    """Hits without those that overlap a longer or an earlier one, in text order."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start, h.effect, h.rule_id)):
        if all(hit.end <= k.start or k.end <= hit.start for k in kept):
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)


def find_triggers(words: Sequence[Word], hits: Sequence[Hit]) -> list[Trigger]:
    """The triggers of a sentence, left to right."""
    index = {w.token: i for i, w in enumerate(words)}
    found = []
    for hit in longest(hits):
        covered = [index[t] for t in range(hit.start, hit.end) if t in index]
        if not covered:
            continue
        start, end = covered[0], covered[-1] + 1
        if _bound(words, start) or _bound(words, end + 1):
            continue  # a part of another word: "a no-surrender pledge"
        core = _core(words, start, end)
        text = words[core].text
        frame = _frame(words, start, end, core)
        if frame:
            effect = hit.effect.lower()
            unaided = text in INTRANSITIVE or (effect == "displaced" and text.startswith(("left", "leav")))
            found.append(Trigger(start, end, core, effect, hit.rule_id, frame, text in STRICT, unaided))
    return found


def _bound(words: Sequence[Word], at: int) -> bool:
    """Whether a hyphen binds the word at ``at`` to the one before it."""
    return 1 < at < len(words) and words[at - 1].kind == "-" and words[at - 1].joined and words[at].joined


def _core(words: Sequence[Word], start: int, end: int) -> int:
    """The deciding word of a phrase: its last noun where it ends in one, else its first verb or state."""
    last = words[end - 1].text
    if words[start].text in ("no", "nothing"):
        return start
    if end - start == 1 or last in TOLLS or (last in NOUNS and not _verb_form(words[start])):
        return end - 1
    if words[start].kind == "V":
        return start
    for i in range(start, end):
        if words[i].kind == "V" or words[i].text in STATES | PAST_FORMS | INTRANSITIVE or words[i].text.endswith("ed"):
            return i
    return start


def _verb_form(word: Word) -> bool:
    return word.kind == "V" or word.text in PAST_FORMS | INTRANSITIVE


def _frame(words: Sequence[Word], start: int, end: int, core: int) -> str:
    word = words[core]
    text = word.text
    following = words[end].text if end < len(words) else ""
    before = words[start - 1] if start else None
    if words[start].text in ("no", "nothing"):
        return "verb"  # "no word of the four sailors"
    if text in TOLLS or _numbered(words, start):
        return "toll"
    if text in UNHURT:
        return "unhurt"
    if (
        end - start > 1
        and words[end - 1].text in LIMBS
        and before is not None
        and (before.text in ("who", "having") or before.kind == "D")
    ):
        return ""  # "the commander, who lost a leg", "a shot in the arm"
    if text == "treated" and words[start].text == "being" and end < len(words):
        return "participle" if words[end].kind in ".,;)" or following in ("in", "at") else ""  # not "treated badly"
    if text == "death" and words[start].text == "to":
        return "state" if any(w.text in BY_FORCE for w in words[max(0, start - 14) : start]) else ""
    if text == "wounds":
        return "verb" if end < len(words) and words[end].kind == "M" else ""
    if text == "from" and not any(w.text in DRIVING for w in words[max(0, start - 7) : start]):
        return ""
    if text in STATES or word.kind == "I":
        return "" if word.kind == "I" and before is not None and before.text in INTRANSITIVE else "state"
    if text in HELD:
        return "state" if end - start == 1 and before is not None and before.kind in "NMPG" else ""
    if end - start == 1 and following in OTHERWISE.get(text, ()):
        return ""
    if text.endswith("ing") and end - start > 1 and words[end - 1].kind == "N" and words[end - 1].text not in HELD:
        return "state"  # "receiving treatment" holds its own object
    if text.endswith("ing"):
        noun = following == "of" or (before is not None and (before.kind in "DGJ" and before.text != "all"))
        return "noun" if noun and text != "missing" else "gerund"
    if text in NOUNS and not (text in EITHER and _after_auxiliary(before)):
        return "toll" if end - start == 1 and _totalled(words, end) else "noun"
    if text in PAST_FORMS or text.endswith("ed") or text in INTRANSITIVE or word.tag in ("VBD", "VBN"):
        return "participle"
    if word.tag.startswith("N") and word.kind in "NP" and text.endswith(("s", "tion")) and not _verbal(words, core):
        return "noun"
    if word.tag.startswith("J"):
        return "state"
    return "verb"


def _numbered(words: Sequence[Word], start: int) -> bool:
    """Whether the trigger tells what a sum is of: "the number of people killed", "the total wounded"."""
    at = start - 1
    while (
        at > 0 and words[at].kind in "NPJI" and start - at <= 5 and words[at].text not in ("number", "total", "tally")
    ):
        if words[at].kind == "I" and words[at].text not in ("of", "for"):
            return False
        at -= 1
    lead = words[at - 1].text if at > 0 else ""
    return at >= 0 and words[at].text in ("number", "total", "tally") and lead not in VAGUE_LEADS


def _after_auxiliary(before: Word | None) -> bool:
    return before is not None and (before.kind in "XT" or before.text in ("not", "n't"))


def _totalled(words: Sequence[Word], at: int) -> bool:
    """Whether a number is given for the noun that ends at ``at``: "losses were put at 30", "casualties numbered 45"."""
    while at < len(words) and words[at].kind in "XR":
        at += 1
    if at >= len(words) or words[at].text not in NUMBERING:
        return False
    return any(w.kind == "M" for w in words[at + 1 : at + 4])


def _verbal(words: Sequence[Word], at: int) -> bool:
    """Whether a form such as "kills" or "wounds" has a subject before it and an object after it."""
    return 0 < at < len(words) - 1 and words[at - 1].kind in "NPO" and words[at + 1].kind in "MDGNPJO"


def voice(words: Sequence[Word], trigger: Trigger) -> str:
    """passive | active | bare, from the auxiliary before a participle."""
    at = trigger.start - 1
    while at >= 0 and (
        words[at].kind == "R" or (words[at].text in ("not", "n't", "either", "been") and _is_be(words, at))
    ):
        if words[at].text in BE:
            return "passive"
        at -= 1
    if at >= 0 and words[at].text in BE:
        return "passive"
    if at >= 0 and words[at].text in HAVE:
        return "active"
    return "bare"


def _is_be(words: Sequence[Word], at: int) -> bool:
    return words[at].kind == "X"
