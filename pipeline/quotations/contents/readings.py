"""What a cue may attribute: the stretches around it that can be its content, one of which is chosen.

The grammar of a construction gives one reading (verb_contents.py); the parse, which
errs most in long clauses, gives others: the cue's complements alone and together, what follows it to
the sentence's end, the subject of a passive, the noun that a relative clause hangs on, what stands before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from pipeline.language.en.classes import words
from pipeline.quotations.contents.bare_contents import is_setting, is_statement, says_nothing
from pipeline.quotations.contents.forms import (
    described,
    fronted,
    gerund_content,
    infinitive,
    object_phrase,
    relative,
    reported_clause,
)
from pipeline.quotations.contents.frame_sides import closing
from pipeline.quotations.contents.sayings import ADDRESSING
from pipeline.quotations.contents.stretches import before_relative, is_clause, opened
from pipeline.quotations.contents.verb_contents import contents
from pipeline.quotations.cues.clauses import sentence, trimmed
from pipeline.quotations.cues.frames import FINITE
from pipeline.quotations.page import CueHit

Stretch = tuple[int, int]  # first token, one past the last
GRAMMAR = "grammar "  # opens the kind of a reading that a construction gives


@dataclass(frozen=True, slots=True)
class ContentReading:
    """One possible content. kind: what it is made of, "dobj to prep"; rule: the construction's id."""

    stretches: tuple[Stretch, ...]
    kind: str
    rule: str

    @property
    def by_grammar(self) -> bool:
        return self.kind.startswith(GRAMMAR)

    def up_to(self, end: int) -> ContentReading:
        """This reading with another end."""
        *before, (first, _) = self.stretches
        return replace(self, stretches=(*before, (first, end)))


NO_COMPLEMENT = frozenset({"punct", "cc", "conj", "aux", "neg"})
OPENS_NONE = frozenset({"npadvmod", "advmod", "prt", "dative", "intj"})  # when, how and to whom it was said
LONGEST_RUN = 4  # complements of one reading
LONGEST_SETTING = 9  # words of "in a statement on its website that"
CUT_BEFORE = frozenset({"advcl", "relcl", "acl", "conj", "cc"})
# Rules whose grammar leaves out what only goes with the saying: vowed [to fight] as the army drew near.
CUT_SHORT = frozenset({infinitive.ID, gerund_content.ID})
OPENING = frozenset({"prep", "agent", "mark"})  # the preposition belongs to the cue: objected to | the plan
# By what a reading begins with: the column takes must allow it, and the rule it goes by.
BY_COMPLEMENT = {
    "ccomp": ("clause", reported_clause.ID),
    "parataxis": ("clause", reported_clause.ID),
    "xcomp": ("infinitive", infinitive.ID),
    "advcl": ("infinitive", infinitive.ID),
    "oprd": ("as", described.ID),
}
OBJECT = ("object", object_phrase.ID)


def readings(doc: Doc, hit: CueHit, speaker: Token | None) -> list[ContentReading]:
    """The possible contents of a cue, the grammar's first; none twice.

    speaker: the head of the speaker's noun phrase; None where the text names nobody.
    """
    found: dict[tuple[Stretch, ...], ContentReading] = {}
    rule = ""
    if speaker is not None:
        given = list(contents(doc, hit, speaker))
        if given:
            rule = given[0].rule
            add(found, doc, [(c.first, c.last) for c in given], f"{GRAMMAR}{rule.partition(':')[2]}", rule)
            named = any(c.dep_ == "oprd" for c in doc[hit.token].rights)  # called the plan [a farce]
            if rule == relative.ID or (rule == OBJECT[1] and not found and not named):
                return list(found.values())  # praised [the driver], who ...: the words after it are the writer's own
    if hit.cue.part != "phrase":
        for stretch, kind, (needed, other) in others(doc, hit, speaker):
            if needed in hit.cue.takes and (rule not in CUT_SHORT or kind != "xcomp"):
                add(found, doc, [stretch], kind, other)
    return list(found.values())


def before_aside(doc: Doc, first: int, last: int) -> int:
    """Where an object ends before a comma and a relative clause, which are the writer's: the town[, where 40 died]."""
    commas = (i for i in range(first + 1, last - 1) if doc[i].text == "," and doc[i + 1].lower_ in ASIDES)
    return next(commas, last)


ASIDES = words("relative words") - {"that", "when"}


def add(
    found: dict[tuple[Stretch, ...], ContentReading], doc: Doc, stretches: list[Stretch], kind: str, rule: str
) -> None:
    if rule == OBJECT[1]:
        stretches = [(first, before_aside(doc, first, last)) for first, last in stretches]
    kept = tuple((first, last) for first, last in (told_in(doc, *trimmed(doc, *s)) for s in stretches) if first < last)
    kept = (
        *kept[:1],
        *((first + (doc[first].tag_ == "CC"), last) for first, last in kept[1:]),
    )  # ..., he said, and ...
    if kept and kept not in found and not says_nothing(doc, kept, rule):
        found[kept] = ContentReading(kept, kind, rule)


def told_in(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """The clause after "in its daily update that", which only tells where it was said."""
    if first + 1 < last and doc[first].lower_ == "that" and doc[first].dep_ == "mark":
        return first + 1, last
    if first < last and doc[first].tag_ == "IN" and doc[first].dep_ == "prep" and is_setting(doc[first]):
        for i in range(first + 1, min(last - 1, first + LONGEST_SETTING)):
            if doc[i].lower_ == "that" and doc[i + 1].tag_ not in FINITE:
                return i + 1, last
    return first, last


# A possible content: its tokens, its kind, and what the column takes must allow with the rule it goes by.
Possible = tuple[Stretch, str, tuple[str, str]]
CLAUSE = ("clause", reported_clause.ID)


def others(doc: Doc, hit: CueHit, speaker: Token | None) -> Iterator[Possible]:
    """What may be a cue's content beside what its grammar gives."""
    for possible in POSSIBLE:
        yield from possible(doc, hit, speaker)


def to_the_end(doc: Doc, hit: CueHit, speaker: Token | None) -> Iterator[Possible]:
    """denied there | [had been any shelling that day]"""
    cue = doc[hit.token]
    end = sentence(cue)[1]
    rest, first = closing(doc, cue.i + 1, end), opened(doc, cue.i + 1)
    if rest <= cue.i + 1 or (speaker is not None and speaker.i >= cue.i):
        return
    transitive = any(c.dep_ in ("dobj", "xcomp") for c in cue.rights)
    told_of = hit.cue.part == "noun" and any(is_told_of(c) for c in cue.rights)
    joined = doc[min(first, end - 1)].tag_ == "CC"  # the boy replied, [and both laughed]
    if not (transitive or told_of or joined):
        yield (first, rest), "to the end", CLAUSE


def passive_subject(doc: Doc, hit: CueHit, speaker: Token | None) -> Iterator[Possible]:
    """[Three deaths] were confirmed by the ministry."""
    for child in doc[hit.token].lefts:
        if child.dep_ == "nsubjpass" and child is not speaker:
            yield (child.left_edge.i, child.right_edge.i + 1), "passive subject", OBJECT


def antecedent(doc: Doc, hit: CueHit, speaker: Token | None) -> Iterator[Possible]:
    """[the losses] that the army confirmed"""
    cue = doc[hit.token]
    if cue.dep_ in ("relcl", "acl") and (speaker is None or cue.head.i != speaker.i):
        yield (cue.head.left_edge.i, cue.head.i + 1), "antecedent", OBJECT


def before_cue(doc: Doc, hit: CueHit, speaker: Token | None) -> Iterator[Possible]:
    """[Three men had died,] residents said."""
    cue = doc[hit.token]
    start = sentence(cue)[0]
    before = cue.left_edge.i if cue.left_edge.i > start else cue.i
    if speaker is not None and start < speaker.i < cue.i:
        before = min(before, speaker.left_edge.i)
    if before > start + 1:
        yield (start, before), "before", ("clause", fronted.ID)


def complements(doc: Doc, hit: CueHit, speaker: Token | None) -> Iterator[Possible]:
    """The cue's complements to its right, alone and together; also cut before what may hang elsewhere."""
    told_of = hit.cue.part == "noun"
    following = [c for c in doc[hit.token].rights if c.dep_ not in NO_COMPLEMENT and not (told_of and is_told_of(c))]
    for a, opens in enumerate(following):
        if may_open(opens, hit):
            yield from opened_by(doc, hit, speaker, following[a : a + LONGEST_RUN])


def may_open(complement: Token, hit: CueHit) -> bool:
    """Whether a content may begin with a complement: not with when, how and to whom it was said."""
    if complement.dep_ == "ccomp":
        return is_clause(complement)
    if complement.dep_ == "dobj":
        addressed = hit.cue.lemma in ADDRESSING or object_phrase.is_addressed(
            hit.cue.lemma, complement.head, complement
        )
        return not addressed and not is_statement(complement)  # told [reporters]
    return complement.dep_ not in OPENS_NONE


def opened_by(doc: Doc, hit: CueHit, speaker: Token | None, run: Sequence[Token]) -> Iterator[Possible]:
    """The contents that begin with the first complement of a run, each with a further one."""
    opens, cue = run[0], hit.token
    setting = opens.dep_ == "prep" and is_setting(opens)
    first = max(opens.left_edge.i, cue + 1)  # which officials said [was closed]
    for closes in run:
        last, needed = before_relative(closes), needs(opens, closes)
        if speaker is not None and speaker.i > cue and first <= speaker.i < last:
            continue
        if not (setting and needed == OBJECT):
            yield from cuts(doc, opens, closes, (first, last), needed)


def cuts(doc: Doc, opens: Token, closes: Token, whole: Stretch, needed: tuple[str, str]) -> Iterator[Possible]:
    """A content as a whole, without the preposition it opens with, and cut before what may hang elsewhere."""
    first, last = whole
    kind = opens.dep_ if opens is closes else f"{opens.dep_} to {closes.dep_}"
    if opens.dep_ in OPENING and last - first > 1:
        yield (first + 1, last), f"{kind} without {opens.dep_}", needed
    yield (opened(doc, first), last), kind, needed
    for inner in closes.rights:
        if inner.dep_ in CUT_BEFORE and first + 1 < inner.left_edge.i < last:
            yield (opened(doc, first), inner.left_edge.i), f"{opens.dep_} before {inner.dep_}", needed


# In order: of two contents of the same words, the first found is kept.
POSSIBLE = (complements, to_the_end, passive_subject, antecedent, before_cue)


def is_told_of(clause: Token) -> bool:
    """Whether a relative clause tells of a statement and not what it states: reports [the group denies]."""
    return clause.dep_ == "relcl" and clause.left_edge.lower_ != "that"


def is_told(verb: Token) -> bool:
    """Whether a verb behind a preposition has a subject of its own: of how [the town fell], of [the army leaving]."""
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts)


def needs(opens: Token, closes: Token) -> tuple[str, str]:
    """What the column takes must allow, and the rule."""
    if closes.dep_ == "prep" and any(c.dep_ == "pcomp" and is_told(c) for c in closes.rights):
        return CLAUSE  # spoke of [how the town fell]
    if opens is not closes and closes.dep_ == "ccomp":  # says after the raid [a man came out]
        return CLAUSE
    if opens.dep_ in BY_COMPLEMENT:
        return BY_COMPLEMENT[opens.dep_]
    if opens is not closes and closes.dep_ == "xcomp":
        return BY_COMPLEMENT["xcomp"]
    if closes.dep_ == "oprd" or (closes.dep_ == "prep" and closes.lower_ == "as"):
        return BY_COMPLEMENT["oprd"]
    return OBJECT
