"""One sentence, read: its words, quantities, noun phrases, triggers and insertions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.casualties.sentence.counts import MONTHS
from pipeline.casualties.sentence.phrases import PERIODS, Phrase
from pipeline.casualties.sentence.triggers import Trigger
from pipeline.casualties.sentence.victims import COLLECTIVES, is_plural, victim_rank
from pipeline.casualties.sentence.words import Word
from pipeline.language.en.classes import words
from pipeline.language.en.person_rule import PeopleNouns

REPORTING = words("casualties.reporting")
KIN = words("casualties.kin_in_pairs")  # who come in pairs: "a husband and wife"
ROLES = words("casualties.roles_in_pairs")  # "a driver and passenger"
CLAUSE_LEADS = frozenset({"as", "after", "before", "since", "until"})
BODIES = words("casualties.bodies")
CONFIRMING = frozenset({"confirmed", "feared", "reported", "believed", "presumed", "found", "declared", "pronounced"})
DENIALS = words("casualties.denying") | {"rejected", "untrue"}
DAYS = words("weekdays")
JOINERS: dict[str, tuple[str, ...]] = {  # the first word and those after it
    "along": ("with",), "together": ("with",), "as": ("well", "as"), "in": ("addition", "to"), "besides": (),
    "alongside": (), "apart": ("from",),
}  # fmt: skip
LONGEST_JOINER = 3  # words


@dataclass(frozen=True, slots=True)
class Insertion:
    """Words start to end that interrupt a clause: "including two children", "two of them seriously"."""

    start: int
    end: int
    first: int  # where its phrases begin
    kind: str  # including | of_them | sum | age


@dataclass(slots=True)
class Reading:
    """A sentence's words and what was found in them, by position."""

    words: list[Word]
    phrases: list[Phrase]
    triggers: list[Trigger]
    nouns: PeopleNouns
    insertions: list[Insertion]
    people: frozenset[int]  # words inside a known person's name
    groups: frozenset[int]  # words inside a known group's or organisation's name
    places: frozenset[int]  # words inside a known place's name
    subjects: Mapping[int, int]  # word of a verb -> word of its subject, from the parse
    lists: Mapping[int, tuple[int, ...]]  # word of a subject -> words joined to it, from the parse
    starting: dict[int, Phrase]
    ending: dict[int, Phrase]
    firing: dict[int, Trigger]  # every word of a trigger -> the trigger

    def rank(self, phrase: Phrase, trigger: Trigger | None = None) -> str:
        """The phrase's rank as a victim (see victim_rank); "not one ..." is zero."""
        if self.text(phrase.start - 1) == "how" or (trigger is not None and self._unfit(phrase, trigger)):
            return ""
        none = self._none_of(phrase)
        if none is not None:
            return none
        strict = trigger is not None and trigger.strict
        if self._no_person(phrase, trigger, strict=strict):
            return ""
        found = victim_rank(self.words, phrase, strict=strict, people=self.people, groups=self.groups, nouns=self.nouns)
        if not found and (self._lone_person(phrase, strict=strict) or self._only_human(phrase, trigger)):
            return "single"
        return self._negated(phrase, found)

    def _unfit(self, phrase: Phrase, trigger: Trigger) -> bool:
        """Whether the trigger can't say anything of the phrase, whatever it names."""
        if phrase.head == trigger.core or self._blamed(phrase, trigger) or self._inside_another(phrase, trigger):
            return True
        bodies = self.text(phrase.head) in BODIES  # "three bodies were taken to hospital", "had been beheaded"
        return bodies and (trigger.effect != "killed" or trigger.human)

    def _inside_another(self, phrase: Phrase, trigger: Trigger) -> bool:
        """Whether the phrase is a piece of another casualty phrase: "with non life threatening wounds"."""
        other = self.firing.get(phrase.start)
        return other is not None and other is not trigger and other.start < phrase.start < phrase.end < other.end

    def _none_of(self, phrase: Phrase) -> str | None:
        """The rank of "denied that anyone had died" and "neither of the two"; None for all other phrases."""
        if self.text(phrase.head) in ("anyone", "anybody"):
            return "zero" if any(w.text in DENIALS for w in self.words[: phrase.start]) else ""
        neither = self.text(phrase.start - 1) == "of" and self.text(phrase.start - 2) == "neither"
        return "zero" if neither else None

    def _no_person(self, phrase: Phrase, trigger: Trigger | None, *, strict: bool) -> bool:
        """Whether the phrase names a place or a day, or counts things though its own words don't say so."""
        if not phrase.quantity and (phrase.head in self.places or self._dated(phrase)):
            return True
        if not phrase.bare:
            return False
        if trigger is not None and strict and phrase.start >= trigger.end and self._of_things(phrase):
            return True
        inner = self.of_phrase(phrase)
        known = self.people | self.groups
        return inner is not None and self.text(inner.head) in self.nouns.things and inner.head not in known

    def _dated(self, phrase: Phrase) -> bool:
        """Whether the phrase is a day or a month: "kidnapped Nov 19", "killed April."; not "killed April Dara"."""
        head = self.words[phrase.head]
        month = phrase.head == phrase.start and head.text.rstrip(".") in MONTHS and head.shape[:1].isupper()
        return is_day(head) or (month and phrase.head not in self.people and self.kind(phrase.end) in "M,;.C")

    def _negated(self, phrase: Phrase, rank: str) -> str:
        """The rank, or zero where "not" stands before one: "not one guard", "not a single one of them"."""
        if rank in ("single", "counted") and self.text(phrase.start - 1) in ("not", "n't"):
            lone = phrase.quantity is not None and phrase.quantity.best == 1
            return "zero" if lone or self.text(phrase.start + 1) == "single" else rank
        if rank == "counted" and [self.text(phrase.start - k) for k in (3, 2, 1)] == ["not", "a", "single"]:
            return "zero"
        return rank

    def _of_things(self, phrase: Phrase) -> bool:
        """Whether a bare number goes on with things counted before it: "hold 14 villages and captured five more"."""
        if self.of_phrase(phrase) is not None or self.text(phrase.end) == "from":
            return False
        counted = [p for p in self.phrases if p.end <= phrase.start and p.quantity and not p.bare]
        if not counted or any(self.kind(i) in ";S" for i in range(counted[-1].end, phrase.start)):
            return False
        head = counted[-1].head
        things = self.text(head) in self.nouns.things and self.text(head) not in self.nouns.periods
        return things and head not in self.people

    def _blamed(self, phrase: Phrase, trigger: Trigger) -> bool:
        """Whether somebody is only harmed in a manner of speaking: "the scandal hurt the nominee"."""
        spoken = self.text(trigger.core) in ("hurt", "hurts", "hurting") and phrase.start >= trigger.end
        return spoken and phrase.quantity is None and phrase.det == "the"

    def _only_human(self, phrase: Phrase, trigger: Trigger | None) -> bool:
        """Whether what was done tells that an unknown noun is a person: "beheaded a rival", "a porter was lynched"."""
        if trigger is None or phrase.quantity or phrase.det != "a" or phrase.head in self.groups | self.places:
            return False
        done = trigger.human or self.text(trigger.end - 1) in ("dead", "death")
        head = self.words[phrase.head]
        things = head.text in self.nouns.things or head.text in COLLECTIVES
        return done and head.kind == "N" and not things and not is_plural(head, self.nouns)

    def _paired(self, phrase: Phrase) -> bool:
        """Whether a noun without an article is a second person beside the first: "a doctor and nurse"."""
        other = self.ending.get(phrase.start - 1)
        if other is None:
            return False
        pair = {self.text(phrase.head), self.text(other.head)}
        several = self.text(phrase.end) in ("were", "are", "have") and other.det in ("a", "the") and not other.named
        return pair <= KIN or pair <= ROLES or several

    def _lone_person(self, phrase: Phrase, *, strict: bool) -> bool:
        """Whether a singular noun stands for one person without an article, as in headlines and pairs.

        "Gunmen kill judge", "Policeman killed, two hurt", "killed a husband and wife", "held in death of boy".
        """
        head = self.words[phrase.head]
        if phrase.quantity or phrase.det or phrase.pronoun:
            return False
        if not self.nouns.lists(head.text) or is_plural(head, self.nouns):
            return False
        if self.text(phrase.start - 1) in ("and", "&"):
            return self._paired(phrase)
        last = self.extent(phrase)  # "Father of 5 killed"
        told = last + (self.text(last) in CONFIRMING)  # "leader confirmed dead"
        if phrase.start == 0:
            return self.kind(last) in ("X", "C", ",") or self.text(last) == "who" or told in self.firing
        opening = self.firing.get(phrase.start - 1)
        led = self.text(phrase.start - 1) in CLAUSE_LEADS  # "search after girl, 12, shot in Vale"
        opens = self.kind(phrase.start - 1) in ",;:" or led or (opening is not None and opening.start == 0)
        if opens and told in self.firing:
            return self.firing[told].frame == "participle" or told > last
        noun = self.firing.get(phrase.start - 2) if self.text(phrase.start - 1) == "of" else None
        if noun is not None and noun.frame == "noun":
            return True
        before = self.firing.get(phrase.start - 1)
        return before is not None and not strict and self.kind(before.start - 1) in "NPOC"

    def text(self, at: int) -> str:
        return self.words[at].text if 0 <= at < len(self.words) else ""

    def kind(self, at: int) -> str:
        return self.words[at].kind if 0 <= at < len(self.words) else "."

    def of_phrase(self, phrase: Phrase) -> Phrase | None:
        """The phrase after "of" ("four of its soldiers", "members of the patrol")."""
        return self.starting.get(phrase.end + 1) if self.text(phrase.end) == "of" else None

    def extent(self, phrase: Phrase) -> int:
        """Where the phrase ends with its of-phrases."""
        inner = self.of_phrase(phrase)
        return self.extent(inner) if inner else phrase.end

    def after_modifiers(self, at: int) -> int:
        """The first word after prepositional phrases, times, adverbs and insertions from ``at`` on."""
        while at < len(self.words):
            insertion = next((i for i in self.insertions if i.start == at), None)
            if insertion:
                at = insertion.end
            elif self.kind(at) == "I" and self.joiner(at) is None and (phrase := self._object_of(at)):
                at = self.extent(phrase)
            elif self.kind(at) == "R" and self.joiner(at) is None:
                at += 1
            elif end := self._time_end(at):
                at = end
            else:
                return at
        return at

    def _object_of(self, preposition: int) -> Phrase | None:
        at = preposition + 1
        while self.kind(at) in ("I", "R", "T") and at - preposition < 3:
            at += 1
        phrase = self.starting.get(at)
        clause = phrase is not None and self.text(preposition) in CLAUSE_LEADS and self.kind(phrase.end) in "XV"
        return None if clause else phrase  # "as they returned"

    def _time_end(self, at: int) -> int:
        """The end of a day or of "last year" at ``at``; 0 where neither stands."""
        if self.text(at) in ("last", "this", "next") and self.text(at + 1) in PERIODS:
            return at + 2
        day = at in self.starting and self.words[at].shape[:1].isupper() and is_day(self.words[at])
        return at + 1 if day else 0

    def joiner(self, at: int) -> int | None:
        """The end of an "along with" that starts at ``at``."""
        rest = JOINERS.get(self.text(at))
        if rest is None or any(self.text(at + k) != word for k, word in enumerate(rest, start=1)):
            return None
        return at + 1 + len(rest)

    def joiner_before(self, at: int) -> int | None:
        """The start of an "along with" that ends at ``at``."""
        starts = range(max(0, at - LONGEST_JOINER), at)
        return next((start for start in starts if self.joiner(start) == at), None)


def is_day(word: Word) -> bool:
    return word.text in DAYS


def opens_clause(reading: Reading, phrase: Phrase) -> bool:
    """Whether a verb or a trigger that looks left follows the phrase, so that a clause of its own starts with it."""
    at = reading.after_modifiers(reading.extent(phrase))
    if reading.kind(at) == "S":
        return False
    if at in reading.firing:
        trigger = reading.firing[at]
        return trigger.frame in ("state", "participle", "unhurt") or trigger.frame == "verb"
    return reading.kind(at) == "X" or (reading.kind(at) == "V" and not reading.text(at).endswith("ing"))


def collective(reading: Reading, phrase: Phrase) -> bool:
    return reading.text(phrase.head) in COLLECTIVES


def outermost(reading: Reading, phrase: Phrase) -> Phrase:
    """The phrase that a prepositional phrase belongs to: "gunmen" of "gunmen in uniform killed"."""
    while reading.kind(phrase.start - 1) == "I" and (outer := reading.ending.get(phrase.start - 1)):
        phrase = outer
    return phrase
