"""Words in marks that nobody said: The army did not call it “a retreat”; Nobody said “peace”; stopped short of calling
it a “massacre”."""

from __future__ import annotations

from pipeline.language.en.classes import words
from pipeline.quotations.page import Page

NEGATIONS = words("negations")
NOBODY = words("quotations.nobody")
UNSAYING = words("quotations.unsaying")
UNSAID_SUBJECTS = frozenset({"nobody", "none", "neither", "nothing"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
LONGEST = 5  # words; more are told as the writer's account of what somebody thinks
REACH = 6  # tokens between the verb and the marks
CONTRAST = frozenset({"but", "only", "anything", "until", "unless", "because"})
CIRCUMSTANCES = frozenset({"prep", "advcl", "npadvmod"})
STEPS = 4  # verbs to climb: "has not dared to call it"


def denied_cue(page: Page, number: int, length: int) -> int:
    """The token of the denied verb of saying whose direct content a marked stretch is; -1 where there is none.

    length: words in the marks.
    """
    if page.plain or length > LONGEST:
        return -1
    first = page.tokens_of[number][0]
    sentence = page.sentence_starts[page.sentence_of(first)]
    for i in range(first - 1, max(sentence - 1, first - 1 - REACH), -1):
        if page.inside[i] >= 0 or page.lower[i] in CONTRAST or page.lower[i] in (":", ";"):
            return -1
        if i in page.cue_at and page.cue_at[i].token == i and page.tag[i].startswith("VB"):
            return i if not is_circumstance(page, number) and is_denied(page, i) else -1
    return -1


def is_circumstance(page: Page, number: int) -> bool:
    """Whether marked words tell how or why rather than what: had stopped counting “out of politeness”."""
    first, last = page.tokens_of[number]
    roots = [i for i in range(first, last) if not first <= page.head[i] < last or page.head[i] == i]
    return any(page.dep[i] in CIRCUMSTANCES for i in roots)


def is_denied(page: Page, verb: int) -> bool:
    """Whether a verb is not done: by "not", by whom it has as subject, or by the verb that it completes."""
    for _ in range(STEPS):
        if any(page.dep[c] == "neg" or page.lower[c] in NEGATIONS for c in before(page, verb)):
            return True
        subjects = [c for c in page.children.get(verb, ()) if page.dep[c] in SUBJECTS]
        if subjects:
            return is_nobody(page, subjects[-1])
        above = governor(page, verb)
        if above < 0:
            return False
        if page.lower[above] in UNSAYING:
            return not any(page.dep[c] == "neg" for c in page.children.get(above, ()))
        verb = above
    return False


def before(page: Page, verb: int) -> list[int]:
    return [c for c in page.children.get(verb, ()) if c < verb]


def is_nobody(page: Page, subject: int) -> bool:
    """Nobody; No general; None of the generals."""
    if page.lower[subject] in UNSAID_SUBJECTS:
        return True
    return any(page.lower[c] in NOBODY and page.dep[c] in ("det", "neg") for c in page.children.get(subject, ()))


def governor(page: Page, verb: int) -> int:
    """The verb that another completes or is joined to, through a preposition: [stopped] short of calling; -1 without
    one."""
    above, dep = page.head[verb], page.dep[verb]
    for _ in range(2):
        if dep == "pcomp" and above != page.head[above] and not page.tag[above].startswith("VB"):
            above, dep = page.head[above], "pcomp"
    return above if dep in ("xcomp", "conj", "pcomp", "advcl") and page.tag[above].startswith("VB") else -1
