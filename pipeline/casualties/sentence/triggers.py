"""Trigger words of a sentence: which effect, and which way each one looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.casualties.sentence.lexicon import UNKNOWN, Lexicon
from pipeline.casualties.sentence.names import bound, in_a_name
from pipeline.casualties.sentence.words import BE, HAVE, Word
from pipeline.language.en.classes import words as word_class
from pipeline.patterns.entries import ANY_NUMBER, CasualtyUse

NOUNS = ("noun", "either", "toll", "captive")  # kinds of words
COSTING = word_class("attribution.costing")  # "cost the army nine men"
NUMBERING = word_class("attribution.numbering")
SUMS = word_class("attribution.sums")
VAGUE_LEADS = word_class("attribution.vague_leads")  # of "number"
REACH_AFTER = 14  # words before a trigger among which a word that it must follow may stand


@dataclass(frozen=True, slots=True)
class CasualtyHit:
    """A casualty phrase of the pattern files: doc tokens start to end (exclusive)."""

    start: int
    end: int
    effect: str
    rule_id: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """A hit in its sentence: words start to end (exclusive); core is the word that decides its class.

    frame: verb | gerund | participle | state | noun | toll | unhurt.
    strict: takes towns and tanks too, so that its victims must be known persons; human: only people can suffer it.
    """

    start: int
    end: int
    core: int
    effect: str
    rule_id: str
    frame: str
    strict: bool
    intransitive: bool
    human: bool = False


def longest(hits: Sequence[CasualtyHit]) -> list[CasualtyHit]:
    """Hits without those that overlap a longer or an earlier one, in text order."""
    kept: list[CasualtyHit] = []
    for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start, h.effect, h.rule_id)):
        if all(hit.end <= k.start or k.end <= hit.start for k in kept):
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)


def find_triggers(words: Sequence[Word], hits: Sequence[CasualtyHit], lexicon: Lexicon) -> list[Trigger]:
    """The triggers of a sentence, left to right."""
    index = {w.token: i for i, w in enumerate(words)}
    found = []
    for hit in longest(hits):
        covered = [index[t] for t in range(hit.start, hit.end) if t in index]
        if not covered:
            continue
        start, end = covered[0], covered[-1] + 1
        if bound(words, start) or bound(words, end + 1) or in_a_name(words, start, end):
            continue  # a part of another word: "a no-surrender pledge", "the Omar Martyrs Brigade"
        rule = lexicon.rules.get(hit.rule_id, UNKNOWN)
        core = end - 1 if rule.kind == "noun" else _core(words, start, end, lexicon)
        place = Place(words, start, end, core, lexicon, rule)
        frame = next((frame for decide in FRAMES if (frame := decide(place)) is not None), "verb")
        if frame:
            looks, victims = place.rule.looks or place.use.looks, place.rule.victims or place.use.victims
            strict, human = victims == "known", victims == "human"
            effect = hit.effect.lower()
            found.append(Trigger(start, end, core, effect, hit.rule_id, frame, strict, looks == "left", human))
    return found


def _core(words: Sequence[Word], start: int, end: int, lexicon: Lexicon) -> int:
    """The deciding word of a phrase: its last noun where it ends in one, else its first verb or state."""
    last = lexicon.kind(words[end - 1].text)
    if words[start].text in ("no", "nothing"):
        return start
    verb_first = words[start].kind == "V" or _past_or_intransitive(words[start], lexicon)
    if end - start == 1 or last == "toll" or (last in NOUNS and not verb_first):
        return end - 1
    if words[start].kind == "V":
        return start
    for i in range(start, end):
        telling = words[i].kind == "V" or lexicon.kind(words[i].text) in ("state", "unhurt")
        if telling or _past_or_intransitive(words[i], lexicon) or words[i].text.endswith("ed"):
            return i
    return start


def _past_or_intransitive(word: Word, lexicon: Lexicon) -> bool:
    return word.text in lexicon.pasts or lexicon.looks_left(word.text)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a trigger stands: what the rules of its frame look at. rule: what its phrase pattern says of itself."""

    words: Sequence[Word]
    start: int
    end: int
    core: int
    lexicon: Lexicon
    rule: CasualtyUse

    @property
    def word(self) -> Word:
        return self.words[self.core]

    @property
    def use(self) -> CasualtyUse:
        return self.lexicon.forms.get(self.word.text, UNKNOWN)

    @property
    def alone(self) -> bool:
        return self.end - self.start == 1

    @property
    def before(self) -> Word | None:
        return self.words[self.start - 1] if self.start else None

    @property
    def after(self) -> Word | None:
        return self.words[self.end] if self.end < len(self.words) else None

    @property
    def following(self) -> str:
        return self.after.text if self.after else ""


def _barred(p: Place) -> str | None:
    """What the rows bar: "the commander, who lost a leg", "scared to death", "being treated badly", "held talks"."""
    uses = (p.rule, p.use) if p.alone else (p.rule,)
    return "" if any(_bars(use, p) for use in uses) else None


def _bars(use: CasualtyUse, p: Place) -> bool:
    if use.not_before and p.following in use.not_before:
        return True
    if use.only_before and not _stands_in(p.after, use.only_before):
        return p.after is not None or ANY_NUMBER in use.only_before
    if use.not_after and p.before is not None and (p.before.text in use.not_after):
        return True
    if use.after:
        return not any(w.text in use.after for w in p.words[max(0, p.start - REACH_AFTER) : p.start])
    return False


def _stands_in(word: Word | None, allowed: Sequence[str]) -> bool:
    return word is not None and (
        word.text in allowed or word.kind in allowed or (word.kind == "M" and ANY_NUMBER in allowed)
    )


def _as_its_rule_says(p: Place) -> str | None:
    """ "no word of the four sailors" is a verb, "stabbed ... to death" a state: the kind of the phrase pattern."""
    return p.rule.kind or None


def _with_its_number(p: Place) -> str | None:
    """ "Ambush wounds 7": a word that its row lets stand only before a number has it for its object."""
    return "verb" if p.alone and ANY_NUMBER in p.use.only_before else None


def _toll(p: Place) -> str | None:
    """ "the death toll", "the number of people killed", "the total wounded"."""
    return "toll" if p.use.kind == "toll" or _numbered(p.words, p.start) else None


def _unhurt(p: Place) -> str | None:
    """ "12 miners were unharmed"."""
    return "unhurt" if p.use.kind == "unhurt" else None


def _state(p: Place) -> str | None:
    """ "12 are missing", "12 behind bars"; no state after a verb that looks left: "fell in custody"."""
    if p.use.kind != "state" and p.word.kind != "I":
        return None
    left_open = p.word.kind == "I" and p.before is not None and p.lexicon.looks_left(p.before.text)
    return "" if left_open else "state"


def _captive(p: Place) -> str | None:
    """ "took 12 people hostage": a state, and only right after its victims."""
    if p.use.kind != "captive":
        return None
    return "state" if p.alone and p.before is not None and p.before.kind in "NMPG" else ""


def _with_own_object(p: Place) -> str | None:
    """ "12 men receiving treatment": the form in -ing holds its own object."""
    last = p.words[p.end - 1]
    holds = p.word.text.endswith("ing") and not p.alone and last.kind == "N"
    return "state" if holds and p.lexicon.kind(last.text) != "captive" else None


def _ing_form(p: Place) -> str | None:
    """ "killing 12" is a gerund, "the killing of 12" a noun."""
    if not p.word.text.endswith("ing"):
        return None
    headed = p.before is not None and p.before.kind in "DGJ" and p.before.text != "all"
    return "noun" if p.following == "of" or headed else "gerund"


def _noun(p: Place) -> str | None:
    """ "12 deaths"; a toll where its number follows ("losses were put at 30"); a verb in "did not arrest 12"."""
    kind = p.use.kind
    if kind not in ("noun", "either") or (kind == "either" and _after_auxiliary(p.before)):
        return None
    return "toll" if p.alone and _totalled(p.words, p.end) else "noun"


def _participle(p: Place) -> str | None:
    """ "12 were killed", "12 died": past forms, and all forms of what looks left."""
    past = p.word.text.endswith("ed") or p.word.tag in ("VBD", "VBN")
    return "participle" if past or _past_or_intransitive(p.word, p.lexicon) else None


def _noun_by_tag(p: Place) -> str | None:
    """ "the wounds of 12": tagged a noun, with a noun's ending, and no subject and object beside it."""
    tagged = p.word.tag.startswith("N") and p.word.kind in "NP" and p.word.text.endswith(("s", "tion"))
    return "noun" if tagged and not _verbal(p.words, p.core) else None


def _state_by_tag(p: Place) -> str | None:
    """ "12 were comatose", of a word that an analyst added without a kind."""
    return "state" if p.word.tag.startswith("J") else None


# The first that has an answer decides ("" for no trigger); where none has, the frame is that of a verb.
FRAMES: tuple[Callable[[Place], str | None], ...] = (
    _barred, _as_its_rule_says, _toll, _unhurt, _with_its_number, _state, _captive, _with_own_object, _ing_form,
    _noun, _participle, _noun_by_tag, _state_by_tag,
)  # fmt: skip


def _numbered(words: Sequence[Word], start: int) -> bool:
    """Whether the trigger tells what a sum is of: "the number of people killed", "the total wounded"."""
    at = start - 1
    while at > 0 and words[at].kind in "NPJI" and start - at <= 5 and words[at].text not in SUMS:
        if words[at].kind == "I" and words[at].text not in ("of", "for"):
            return False
        at -= 1
    lead = words[at - 1].text if at > 0 else ""
    return at >= 0 and words[at].text in SUMS and lead not in VAGUE_LEADS


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
    if 0 < at < len(words) - 1 and words[at + 1].kind == "M":
        return True  # "Fighting displaces 5,000"
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
