"""Tell marks that hold speech from marks that hold a name, a title or a word held at arm's length."""

from __future__ import annotations

import re

from pipeline.language.en.classes import words
from pipeline.quotations.cues.verb_classes import verb_class
from pipeline.quotations.marks.unsaid import denied_cue
from pipeline.quotations.page import Page

LONGEST_PATH = 12  # heads to climb from a quotation to the verbs above it
SHORT = 2  # words; so few are speech only where a cue stands near
CLAUSE = 3  # words from which a stretch may be a clause of its own
LONGEST_NICKNAME = 3  # words
NAMES = frozenset({"NNP", "NNPS", ""})
NO_NAMES = frozenset({"DT", "IN", "CC", "PRP", "PRP$", "RB", "WRB", "VBD", "VBZ"})
BESIDE = 2  # tokens from a cue to the marks it stands right beside

# Nouns and participles before marks that hold a name or a word spoken of, not words spoken.
NAMING = words("quotations.naming")
CALLING = words("quotations.calling_names")
SMALL = words("quotations.small_in_titles")
WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")


def kinds(page: Page) -> list[str]:
    """direct | partial for each marked stretch that is speech, "" for one that is none."""
    return [_kind(page, number) for number in range(len(page.marked))]


def denied_cues(page: Page) -> set[int]:
    """The verbs of saying that are denied together with the words in marks behind them, and those that only say more of
    a word in marks: the “caliphate” it declared."""
    lengths = [len(WORD.findall(page.text, m.inner_start, m.inner_end)) for m in page.marked]
    denied = {cue for number, length in enumerate(lengths) if (cue := denied_cue(page, number, length)) >= 0}
    few = {number for number, length in enumerate(lengths) if length <= SHORT}
    return denied | {i for i in page.cue_at if page.dep[i] == "relcl" and page.inside[page.head[i]] in few}


def _kind(page: Page, number: int) -> str:
    m = page.marked[number]
    inside = WORD.findall(page.text, m.inner_start, m.inner_end)
    start, end = page.paragraphs[page.paragraph_of(m.start)]
    before, after = page.text[start : m.start].rstrip(), page.text[m.end : end].lstrip()
    whole = _is_finished(page, number, after)
    if before.endswith("=") or _is_heading(page, number, before, whole) or _is_name(page, number, inside, before):
        return ""
    if len(inside) <= SHORT and not whole and not _in_reach_of_cue(page, number):
        return ""
    if not whole and denied_cue(page, number, len(inside)) >= 0:
        return ""
    return "direct" if _is_clause(page, number, inside, before, whole) else "partial"


def _is_finished(page: Page, number: int, after: str) -> bool:
    """Whether the words end with a comma or stop of their own, as speech does."""
    m = page.marked[number]
    final = page.text[m.inner_start : m.inner_end].rstrip()[-1:]
    return final in ",?!…" or (final == "." and not after[:1].islower())


def _is_heading(page: Page, number: int, before: str, whole: bool) -> bool:
    """A line that begins in marks, is no sentence and has no cue: a heading or a link."""
    paragraph = page.paragraph_of(page.marked[number].start)
    if whole or WORD.search(before) or any(i in page.cue_at for i in range(*page.paragraph_tokens(paragraph))):
        return False
    return not page.text[: page.paragraphs[paragraph][1]].rstrip("*_# ”\"'’").endswith((".", "!", "?", ",", "…"))


def _is_name(page: Page, number: int, inside: list[str], before: str) -> bool:
    """A nickname, a title, an operation: capitals as in a name, where no cue introduces it."""
    final = page.text[: page.marked[number].inner_end].rstrip()[-1:]
    if final in "?!…" or not before or before[-1] in ":.!?—":
        return False
    if _is_within_name(page, number, inside):
        return True
    words = [w.lower() for w in WORD.findall(before[-60:])]
    named = _is_titled(inside)
    if any(w in NAMING for w in words[-2:]):
        return named or (final not in ",." and words[-1] in NAMING)
    if not named or before[-1] == "," or _is_titled(WORD.findall(before)):
        return False
    return any(w in CALLING for w in words[-3:]) or not _beside_cue(page, number)


def _is_within_name(page: Page, number: int, inside: list[str]) -> bool:
    """A nickname between a person's names, Masud “Eagle” Rahimi; not in a line with a capital in each word."""
    first, last = page.tokens_of[number]
    if not 0 < first <= last < page.size or len(inside) > LONGEST_NICKNAME or not _is_titled(inside):
        return False
    around = page.text[page.idx[first - 1] : page.end[first - 1]], page.text[page.idx[last] : page.end[last]]
    if not all(word.isalpha() and word.istitle() for word in around):
        return False
    tags = page.tag[first - 1], page.tag[last]
    if NAMES.isdisjoint(tags) or not NO_NAMES.isdisjoint(tags) or page.inside[last] >= 0:
        return False
    start, end = page.paragraphs[page.paragraph_of(page.marked[number].start)]
    outside = WORD.findall(page.text, start, page.marked[number].start) + WORD.findall(
        page.text, page.marked[number].end, end
    )
    return any(word.islower() and word not in SMALL for word in outside)


def _is_titled(words: list[str]) -> bool:
    """Whether all words but articles and the like begin with a capital, as in a name or a headline."""
    great = [w for w in words if w.lower() not in SMALL]
    return any(w[0].isupper() for w in great) and all(w[0].isupper() or w[0].isdigit() for w in great)


def _in_reach_of_cue(page: Page, number: int) -> bool:
    """Whether a cue of the sentence may take so few words: one above them in the tree, or behind or near the marks.

    A cue in a clause that hangs beside them takes other words: will hold “elections” in what they call a republic.
    """
    first, last = page.tokens_of[number]
    sentence = page.sentence_of(first)
    starts = page.sentence_starts
    high = starts[sentence + 1] if sentence + 1 < len(starts) else page.size
    tokens = range(starts[sentence], max(high, min(last + 4, page.size)))
    cues = [i for i in tokens if i in page.cue_at and page.inside[i] < 0]
    # the “caliphate” it declared
    cues = [i for i in cues if not (page.dep[i] == "relcl" and first <= page.head[i] < last)]
    if page.plain:
        return bool(cues)
    word = next((i for i in range(first, last) if page.tag[i] not in ("``", "''", "")), first)
    above = set()
    for _ in range(LONGEST_PATH):
        above.add(word)
        word = page.head[word]
    return any(i in above or not (_below_relative(page, i) and i >= last) for i in cues)


def _below_relative(page: Page, cue: int) -> bool:
    """Whether a cue belongs to a relative clause, or to one with "what"."""
    return page.dep[cue] in ("relcl", "pcomp", "acl") or any(
        page.lower[c] == "what" for c in page.children.get(cue, ())
    )


def _beside_cue(page: Page, number: int) -> bool:
    """Whether a cue that takes quotations stands right beside the marks: said “…”, “…” he said."""
    first, last = page.tokens_of[number]
    beside = [*range(max(0, first - BESIDE), first), *range(last, min(last + BESIDE + 1, page.size))]
    return any(page.inside[i] < 0 and i in page.cue_at and verb_class(page, i) in ("say", "quote") for i in beside)


def _is_clause(page: Page, number: int, inside: list[str], before: str, whole: bool) -> bool:
    """Whether the words stand on their own: a sentence or an utterance, not a part of the reporter's clause."""
    opens = not before or before[-1] in ':;,.!?”"—' or page.marked[number].continues
    first_word = inside[0] if inside else ""
    return (
        opens and (whole or len(inside) >= CLAUSE) and (first_word[:1].isupper() or before[-1:] in ("", ",", ":", ";"))
    )
