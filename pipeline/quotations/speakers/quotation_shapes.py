"""A quotation as the ranker sees it: where it stands, what surrounds its marks, which verbs govern it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.language.en.classes import words
from pipeline.quotations.cues.verb_classes import BE
from pipeline.quotations.page import Page

CONTRAST = words("quotations.contrast")
LONGEST_PATH = 12  # heads to climb from a quotation to the verbs above it


@dataclass(frozen=True, slots=True)
class Shape:
    """A quotation as the ranker sees it.

    number: of the marked stretch; first, last: its tokens with the marks; sentence: of its first token.
    lead: what stands before the opening mark: start (of the paragraph) | colon | comma | stop | word.
    tail: what ends it: comma | asks (? or !) | stop | word | end (of the paragraph).
    above: the verbs above it in the tree, nearest first; below: verbs outside that hang on a word inside.
    """

    number: int
    first: int
    last: int
    sentence: int
    paragraph: int
    lead: str
    tail: str
    kind: str
    above: tuple[int, ...]
    below: frozenset[int]
    alone: bool  # nothing but the quotation in its paragraph
    cue_before: int  # token of the nearest cue before it in its paragraph, -1 where there is none
    cue_after: int
    word_before: str  # as | that | to | be | cue | article | preposition | other, of the word before the opening mark


def shape_of(page: Page, number: int, kind: str) -> Shape:
    m = page.marked[number]
    first, last = page.tokens_of[number]
    paragraph = page.paragraph_of(m.start)
    start, end = page.paragraphs[paragraph]
    before = page.text[start : m.start].rstrip()
    after = page.text[m.end : end].lstrip()
    above, below = _verbs_around(page, first, last)
    return Shape(
        number=number,
        first=first,
        last=last,
        sentence=page.sentence_of(min(first, page.size - 1)),
        paragraph=paragraph,
        lead=_lead(before),
        tail=_tail(page.text[m.inner_start : m.inner_end].rstrip(), after),
        kind=kind,
        above=above,
        below=below,
        alone=not before and not after,
        cue_before=_nearest_cue(page, range(first - 1, page.paragraph_tokens(paragraph)[0] - 1, -1)),
        word_before=_word_before(page, first),
        cue_after=_nearest_cue(page, range(last, page.paragraph_tokens(paragraph)[1])),
    )


def _word_before(page: Page, first: int) -> str:
    if not first or page.inside[first - 1] >= 0:
        return "other"
    word, tag = page.lower[first - 1], page.tag[first - 1]
    if word in ("as", "that", "to"):
        return word
    if word in BE:
        return "be"
    if first - 1 in page.cue_at:
        return "cue"
    return {"DT": "article", "PRP$": "article", "IN": "preposition"}.get(tag, "other")


def _nearest_cue(page: Page, tokens: range) -> int:
    return next((page.cue_at[i].token for i in tokens if i in page.cue_at and page.inside[i] < 0), -1)


def _lead(before: str) -> str:
    if not before:
        return "start"
    return {":": "colon", ",": "comma", ".": "stop", "!": "stop", "?": "stop", "”": "stop", '"': "stop"}.get(
        before[-1], "word"
    )


def _tail(inner: str, after: str) -> str:
    final = inner[-1:]
    if final == "," or after[:1] == ",":
        return "comma"
    if not after:
        return "end"
    if final in "?!…—-":
        return "asks"
    if final in ".;" or after[0] in ".;":
        return "stop"
    return "word"


def _verbs_around(page: Page, first: int, last: int) -> tuple[tuple[int, ...], frozenset[int]]:
    above: list[int] = []
    below: set[int] = set()
    for i in range(first, last):
        head = page.head[i]
        if head != i and not first <= head < last and page.tag[i] not in ("", "``", "''", ",", "."):
            above += [verb for verb in _climbed(page, head, first, last) if verb not in above]
        for child in page.children.get(i, ()):
            if not first <= child < last and page.inside[child] < 0 and page.tag[child].startswith("VB"):
                below.add(child)
                below.update(g for g in page.children.get(child, ()) if _is_joined_verb(page, g))
    return tuple(above), frozenset(below)


def _climbed(page: Page, head: int, first: int, last: int) -> list[int]:
    """The verbs from a head outside the marks up to the root that govern what hangs on it."""
    found: list[int] = []
    joined = False  # to a verb by "and": that verb governs nothing of it
    for _ in range(LONGEST_PATH):
        speaks = page.tag[head][:2] in ("VB", "MD") or head in page.cue_at
        if speaks and not joined and page.inside[head] < 0:
            found.append(head)
        if page.head[head] == head or first <= head < last or _contrasts(page, head):
            break
        joined = page.dep[head] == "conj"
        head = page.head[head]
    return found


def _contrasts(page: Page, verb: int) -> bool:
    """, while the others called it “…”: what it hangs on says something else"""
    return page.dep[verb] == "advcl" and any(page.lower[g] in CONTRAST for g in page.children.get(verb, ()))


def _is_joined_verb(page: Page, i: int) -> bool:
    return page.dep[i] == "conj" and page.tag[i].startswith("VB")
