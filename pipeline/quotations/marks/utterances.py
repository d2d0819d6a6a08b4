"""Which marked stretches are parts of one utterance."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence

from pipeline.quotations.page import Page

LONGEST_CUE_CLAUSE = 40  # tokens between two parts of one utterance
SUBJECT_REACH = 4  # tokens from a closing mark to a subject, and from it to its verb
OWN_CUE_REACH = 12  # tokens from a closing mark to the cue that follows it


def link(page: Page, kinds: Sequence[str], labelled: Collection[int] = ()) -> list[list[int]]:
    """The speech of a page as utterances: lists of numbers of marked stretches, in order.

    Linked are a quotation that runs over paragraphs, up to the one with its cue, and one resumed around its cue:
    “A,” he said, “B” and “A,” he said. “B”, where B has no cue of its own.
    labelled: numbers of paragraphs that begin with their speaker; each is an utterance of its own.
    """
    found: list[list[int]] = []
    for number, kind in enumerate(kinds):
        if not kind:
            continue
        previous = found[-1][-1] if found else -1
        if found and _starts_label(page, previous, number, labelled):
            found.append([number])
        elif found and (_goes_on(page, previous, number, kinds) or _ends_open(page, found[-1], number)):
            found[-1].append(number)
        else:
            found.append([number])
    return found


def _starts_label(page: Page, before: int, number: int, labelled: Collection[int]) -> bool:
    paragraph = page.paragraph_of(page.marked[number].start)
    return paragraph in labelled and page.paragraph_of(page.marked[before].start) != paragraph


def _ends_open(page: Page, before: Sequence[int], number: int) -> bool:
    """Whether paragraphs left open, with nothing but the quotation, get their cue in this one: “A. / “B,” he said."""
    return (
        page.marked[number].continues
        and before[-1] == number - 1
        and all(stands_alone(page, earlier) for earlier in before)
        and _own_cue(page, number)
    )


def stands_alone(page: Page, number: int) -> bool:
    """Whether nothing but a marked stretch stands in its paragraph."""
    m = page.marked[number]
    start, end = page.paragraphs[page.paragraph_of(m.start)]
    return not any(c.isalnum() for c in page.text[start : m.start] + page.text[m.end : end])


def _goes_on(page: Page, before: int, number: int, kinds: Sequence[str]) -> bool:
    m, previous = page.marked[number], page.marked[before]
    if m.continues and before == number - 1:
        return not _own_cue(page, number)
    if kinds[before] != "direct" or kinds[number] != "direct":
        return False
    if page.paragraph_of(previous.start) != page.paragraph_of(m.start):
        return False
    between = page.text[previous.end : m.start]
    low, high = page.tokens_of[before][1], page.tokens_of[number][0]
    if not between.strip():
        return True
    if high - low > LONGEST_CUE_CLAUSE or _sentence_between(page, low, high) or not _unfinished(page, before):
        return False
    if not any(i in page.cue_at for i in range(low, high)) or between.rstrip()[-1:] == ":":
        return False
    return not _own_cue(page, number)


def _sentence_between(page: Page, low: int, high: int) -> bool:
    """Whether a sentence starts among tokens low to high, but not right behind the first marks or before the next."""
    starts = page.sentence_starts
    for start in starts[bisect_right(starts, low) : bisect_left(starts, high)]:
        if any(page.lower[i][0].isalnum() for i in range(start, high)):
            return True
    return False


def _unfinished(page: Page, number: int) -> bool:
    """Whether the words before the cue leave it to end the sentence: “A,” he said; “A?” he said; “A”, he said."""
    m = page.marked[number]
    after = page.text[m.end : m.end + 2]
    return page.text[m.inner_start : m.inner_end].rstrip()[-1:] != "." or after[:1] == "," or after[1:2].islower()


def _own_cue(page: Page, number: int) -> bool:
    """Whether the words right after the closing mark report it: “B,” he said."""
    m = page.marked[number]
    _, last = page.tokens_of[number]
    inner = page.text[m.inner_start : m.inner_end].rstrip(" ’'”\"")
    after = page.text[m.end : m.end + 1]
    if inner[-1:] not in ",?!" and after != ",":
        return False
    if inner[-1:] == "," and subject_behind(page, last) >= 0:
        return True
    _, paragraph_end = page.paragraph_tokens(page.paragraph_of(m.start))
    sentence_end = next((s for s in page.sentence_starts if s > last), page.size)
    for i in range(last, min(sentence_end, paragraph_end, last + OWN_CUE_REACH)):
        if page.inside[i] >= 0:
            return False
        if i in page.cue_at:
            return True
    return False


def subject_behind(page: Page, first: int) -> int:
    """The subject that stands with its verb right behind the marks: “B,” [she] shot back; -1 without one."""
    subject = next((i for i in range(first, min(first + SUBJECT_REACH, page.size)) if page.dep[i] == "nsubj"), -1)
    if subject < 0 or page.inside[subject] >= 0 or page.tag[subject] in ("WDT", "WP"):
        return -1
    verb = page.head[subject]
    follows = subject < verb <= subject + SUBJECT_REACH and page.tag[verb] in ("VBD", "VBZ", "VBP")
    return subject if follows and page.doc[subject].left_edge.i == first else -1
