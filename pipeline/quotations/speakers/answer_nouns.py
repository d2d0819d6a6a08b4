"""Who owns the noun that a quotation is said to be: “…,” was [his] only answer; “…,” came the reply from [the mill];
[the minister]'s verdict was short: “…”."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.language.en.classes import words
from pipeline.quotations.page import Page
from pipeline.quotations.speakers.quotation_shapes import Shape

ANSWERS = words("quotations.answer_nouns")
IS = words("quotations.is_or_comes")
ENDS = frozenset({"VBD", "VBZ", "VBP", "IN"})  # no noun phrase goes over one: “…” are in question
SENDERS = frozenset({"from", "of", "by"})
REACH = 8  # tokens between the verb and the noun
PLACES = 5  # tokens behind the noun to "from"


def owner_of_answer(page: Page, shape: Shape) -> int:
    """The token of who answers; -1 where the quotation is no answer, or nobody's."""
    for noun in (answer_after(page, shape), answer_before(page, shape)):
        if noun >= 0:
            return next(owners(page, noun), -1)
    return -1


def answer_after(page: Page, shape: Shape) -> int:
    """The noun behind the marks: “…,” was his only [answer]."""
    i = shape.last
    while i < page.size and page.lower[i] in (",", "—", "–"):
        i += 1
    if i >= page.size or page.lower[i] not in IS or page.inside[i] >= 0 or i in page.sentence_start_set:
        return -1
    return first_answer(page, range(i + 1, min(i + 1 + REACH, page.size)))


def answer_before(page: Page, shape: Shape) -> int:
    """The noun before the marks: The mayor's [answer] was short: “…”; His [comment] was “…”; came a [shout]: “…”."""
    first = page.sentence_starts[shape.sentence]
    before = [i for i in range(shape.first - 1, first - 1, -1) if page.lower[i] not in (":", ",")]
    if not before or shape.lead not in ("colon", "word", "comma"):
        return -1
    if page.lower[before[0]] in ANSWERS and any(page.lower[i] in IS for i in before[1 : 1 + PLACES]):
        return before[0]
    verb = next((i for i in before[:3] if page.lower[i] in IS), -1)
    if verb < 0 or (shape.lead == "word" and verb != before[0]):
        return -1
    return first_answer(page, range(verb - 1, max(first - 1, verb - 1 - REACH), -1))


def first_answer(page: Page, tokens: range) -> int:
    for i in tokens:
        if page.inside[i] >= 0 or page.lower[i] in (",", ";", ":", ".") or page.tag[i] in ENDS:
            return -1
        if page.lower[i] in ANSWERS:
            return i
    return -1


def owners(page: Page, noun: int) -> Iterator[int]:
    """Whose answer it is, by owner, then by "from", "of" or "by" with it or at the sentence's start."""
    yield from (c for c in page.children.get(noun, ()) if page.dep[c] == "poss" and page.inside[c] < 0)
    sentence = page.sentence_starts[page.sentence_of(noun)]
    for i in (*range(noun + 1, min(noun + 1 + PLACES, page.size)), sentence):
        if page.lower[i] in SENDERS or (i == sentence and page.lower[i] == "from"):
            yield from (c for c in page.children.get(i, ()) if page.dep[c] == "pobj" and page.inside[c] < 0)
