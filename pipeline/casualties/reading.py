"""One sentence, read: its words, quantities, noun phrases, triggers and insertions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Span

from pipeline.casualties.phrases import Phrase, find_phrases
from pipeline.casualties.quantities import Convention, find_quantities
from pipeline.casualties.triggers import Hit, Trigger, find_triggers
from pipeline.casualties.victims import COLLECTIVES, victim_rank
from pipeline.casualties.words import Word, read_words

REPORTING = frozenset(
    "say says said tell tells told claim claims claimed report reports reported announce announces announced confirm "
    "confirms confirmed state states stated add adds added believe believes believed estimate estimates estimated "
    "deny denies denied claiming saying reporting confirming announcing insist insists insisted acknowledge "
    "acknowledged acknowledges tweeted wrote posted alleged alleges feared fear fears think thinks know learned learnt "
    "found admitted admits admit warned heard saw indicated indicate suggest suggests suggested showed show shows "
    "disclosed declared noted recalled revealed stating adding put puts".split()
)
MANNERS = frozenset("seriously critically badly severely gravely fatally slightly lightly".split())
JOINERS = (
    ("along", "with"), ("together", "with"), ("as", "well", "as"), ("in", "addition", "to"), ("besides",),
    ("alongside",), ("apart", "from"),
)  # fmt: skip


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
        strict = trigger is not None and trigger.strict
        if trigger is not None and phrase.head == trigger.core:
            return ""
        if self.text(phrase.start - 1) == "how":
            return ""
        if phrase.head in self.places and not phrase.quantity:
            return ""
        found = victim_rank(self.words, phrase, strict=strict, people=self.people, groups=self.groups)
        if found in ("single", "counted") and self.text(phrase.start - 1) in ("not", "n't"):
            lone = phrase.quantity is not None and phrase.quantity.best == 1
            return "zero" if lone or self.text(phrase.start + 1) == "single" else found
        return found

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
            elif self.kind(at) == "R" or self._is_time(at):
                at += 1
            else:
                return at
        return at

    def _object_of(self, preposition: int) -> Phrase | None:
        at = preposition + 1
        while self.kind(at) in ("I", "R", "T") and at - preposition < 3:
            at += 1
        return self.starting.get(at)

    def _is_time(self, at: int) -> bool:
        phrase = self.starting.get(at)
        return phrase is not None and self.words[at].shape[:1].isupper() and is_day(self.words[at])

    def joiner(self, at: int) -> int | None:
        """The end of an "along with" that starts at ``at``."""
        for joiner in JOINERS:
            if tuple(self.text(at + k) for k in range(len(joiner))) == joiner:
                return at + len(joiner)
        return None

    def joiner_before(self, at: int) -> int | None:
        """The start of an "along with" that ends at ``at``."""
        for joiner in JOINERS:
            if at >= len(joiner) and tuple(self.text(at - len(joiner) + k) for k in range(len(joiner))) == joiner:
                return at - len(joiner)
        return None


def is_day(word: Word) -> bool:
    return word.text in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def read_sentence(
    sentence: Span,
    hits: Sequence[Hit],
    convention: Convention,
    people: frozenset[int],
    groups: frozenset[int],
    places: frozenset[int],
) -> Reading:
    """people, groups, places: doc tokens inside the names of persons, of groups, of places."""
    words = read_words(sentence, frozenset(t for h in hits for t in range(h.start, h.end)))
    triggers = find_triggers(words, hits)
    stops = frozenset(
        i for t in triggers if t.frame != "noun" and t.frame != "toll" and not _noun_inside(words, t)
        for i in range(t.start, t.end)
    )  # fmt: skip
    phrases = find_phrases(words, find_quantities(words, convention), stops)
    reading = Reading(
        words=words,
        phrases=phrases,
        triggers=triggers,
        insertions=[],
        people=frozenset(i for i, w in enumerate(words) if w.token in people),
        groups=frozenset(i for i, w in enumerate(words) if w.token in groups),
        places=frozenset(i for i, w in enumerate(words) if w.token in places),
        subjects=_subjects(sentence, words),
        lists=_lists(sentence, words),
        starting={p.start: p for p in phrases},
        ending={p.end: p for p in phrases},
        firing={i: t for t in triggers for i in range(t.start, t.end)},
    )
    reading.insertions = _insertions(reading)
    return reading


def _noun_inside(words: Sequence[Word], trigger: Trigger) -> bool:
    """Whether the trigger begins with its own victim ("families left")."""
    return trigger.end - trigger.start > 1 and words[trigger.start].kind == "N"


def _subjects(sentence: Span, words: Sequence[Word]) -> dict[int, int]:
    """Verb word to subject word, from the parse; conjoined verbs share a subject; empty without a parse."""
    index = {w.token: i for i, w in enumerate(words)}
    found: dict[int, int] = {}
    for token in sentence:
        if token.dep_ in ("nsubj", "nsubjpass") and token.i in index and token.head.i in index:
            found.setdefault(index[token.head.i], index[token.i])
    for token in sentence:
        if token.dep_ == "conj" and token.i in index and index[token.i] not in found and token.head.i in index:
            shared = found.get(index[token.head.i])
            if shared is not None and token.pos_ in ("VERB", "AUX"):
                found[index[token.i]] = shared
    return found


def _lists(sentence: Span, words: Sequence[Word]) -> dict[int, tuple[int, ...]]:
    """Subject word to the words that the parse joins to it ("six guards ... and a woman")."""
    index = {w.token: i for i, w in enumerate(words)}
    return {
        index[t.i]: tuple(index[c.i] for c in t.conjuncts if c.i in index)
        for t in sentence
        if t.dep_ in ("nsubj", "nsubjpass") and t.i in index
    }


def _insertions(reading: Reading) -> list[Insertion]:
    found: list[Insertion] = []
    at = 0
    while at < len(reading.words):
        insertion = _insertion_at(reading, at)
        if insertion:
            found.append(insertion)
            at = insertion.end
        else:
            at += 1
    return found


def _insertion_at(reading: Reading, at: int) -> Insertion | None:
    """The insertion that starts at ``at``, its opening comma included."""
    start = at
    if reading.kind(at) in (",", "(", "-", ":"):
        at += 1
    if (end := _age_end(reading, at, start)) is not None:
        return Insertion(start, _closed(reading, start, end), end, "age")
    first = _introducer(reading, at)
    if first is not None:
        end = list_end(reading, first)
        return Insertion(start, _closed(reading, start, end), first, "including") if end > first else None
    phrase = reading.starting.get(at)
    if phrase and reading.kind(start) in ",(-:" and (end := _sum_list(reading, start, at)):
        return Insertion(start, _closed(reading, start, end), at, "sum")
    if phrase and start < at and phrase.quantity and reading.text(phrase.end) == "of":
        if reading.text(phrase.end + 1) in ("them", "whom", "which", "these", "those"):
            return Insertion(start, _closed(reading, start, _share_end(reading, phrase.end + 2)), at, "of_them")
    if phrase and start < at and phrase.quantity and phrase.bare and reading.text(phrase.end) in MANNERS:
        return Insertion(start, phrase.end + 1, at, "of_them")
    return None


def _share_end(reading: Reading, at: int) -> int:
    """The end of what is said of "two of them", with a further share: "ten of them fighters and five civilians"."""
    while at < len(reading.words) and reading.kind(at) not in ",.;:)-C":
        at += 1
    share = reading.starting.get(at + 1) if reading.text(at) == "and" else None
    if share and share.quantity and not opens_clause(reading, share):
        return reading.extent(share)
    return at


def _age_end(reading: Reading, at: int, start: int) -> int | None:
    """The end of an age set after a person: ", 34", "(34)", "aged 9 and 12"."""
    aged = reading.text(at) in ("aged", "age", "ages")
    end = at + aged
    while (reading.kind(end) == "M" and end not in reading.starting) or (aged and end > at + 1 and reading.text(end) in ("and", ",")):
        end += 1
    while end > at and reading.kind(end - 1) in ",C":
        end -= 1
    if end <= at + aged or (not aged and (start == at or reading.kind(end) not in ",).")):
        return None
    return end


def _sum_list(reading: Reading, start: int, at: int) -> int | None:
    """The end of a list of numbers that add up to the number before it: "14 people - nine men and five boys -"."""
    before = [p for p in reading.phrases if reading.extent(p) <= start and p.quantity]
    total = before[-1] if before else None
    if total is None or any(reading.kind(i) in ";S" for i in range(total.end, start)):
        return None
    end = list_end(reading, at)
    parts = [p.quantity.best for p in reading.phrases if at <= p.start < end and p.quantity and p.quantity.best]
    if total.quantity is None or len(parts) < 2 or sum(parts) != total.quantity.best:
        return None
    return end


def _introducer(reading: Reading, at: int) -> int | None:
    """Where the phrases begin after "including", "among them", "of whom" at ``at``."""
    text = reading.text
    if text(at) == "including" or (text(at) in ("notably", "mostly") and text(at + 1) == "including"):
        return at + 1
    if text(at) in ("among", "of", "amongst") and text(at + 1) in ("them", "whom", "those", "these", "which"):
        at += 2
        while reading.kind(at) == "X":
            at += 1
        return at
    return None


def _closed(reading: Reading, start: int, end: int) -> int:
    """The end with the closing comma of an insertion that a comma opened."""
    closing = {",": ",", "(": ")", "-": "-"}.get(reading.kind(start))
    if closing and reading.kind(end) == closing and (closing != "," or _goes_on(reading, end + 1)):
        return end + 1
    return end


def _goes_on(reading: Reading, at: int) -> bool:
    """Whether the interrupted clause goes on at ``at``: with an auxiliary, a verb or a trigger."""
    return reading.kind(at) in "XVR" or at in reading.firing


def list_end(reading: Reading, at: int) -> int:
    """The end of the list of phrases that starts at ``at``; ``at`` itself where none does."""
    end = at
    while at < len(reading.words):
        phrase = reading.starting.get(at)
        if phrase is None:
            return end
        end = _with_modifiers(reading, reading.extent(phrase))
        at = _next_item(reading, end)
        if at == end:
            return end
    return end


def _with_modifiers(reading: Reading, at: int) -> int:
    """The end of prepositional phrases that belong to the list item before ``at``."""
    while reading.kind(at) == "I" and reading.text(at) not in ("by", "in", "on", "after", "when") and (
        phrase := reading.starting.get(at + 1)
    ):
        at = reading.extent(phrase)
    return at


def _next_item(reading: Reading, at: int) -> int:
    """Where the next phrase of a list starts after ``at``; ``at`` where the list ends."""
    following = at
    if reading.kind(following) == ",":
        following += 1
    if reading.text(following) in ("and", "or", "plus", "&"):
        following += 1
    joined = reading.joiner(following)
    if joined is not None:
        following = joined
    if following == at or following not in reading.starting:
        return at
    phrase = reading.starting[following]
    if opens_clause(reading, phrase):
        return at
    return following


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
