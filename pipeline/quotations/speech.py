"""Tell marks that hold speech from marks that hold a name, a title or a word held at arm's length."""

from __future__ import annotations

import re

from pipeline.quotations.candidates import Page
from pipeline.quotations.features import verb_class

SHORT = 2  # words; so few are speech only where a cue stands near
CLAUSE = 3  # words from which a stretch may be a clause of its own

NAMING = frozenset(
    "dubbed nicknamed codenamed named titled entitled branded christened termed so-called self-styled self-proclaimed "
    "called known word words term phrase slogan motto hashtag song anthem film movie book novel poem album article essay "
    "series play show documentary operation project column headline chapter magazine newspaper".split()
)
SMALL = frozenset("a an the of in on at for and or to de la al el bin ul with from by is vs -".split())
WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")


def kinds(page: Page) -> list[str]:
    """direct | partial for each marked stretch that is speech, "" for one that is none."""
    return [_kind(page, number) for number in range(len(page.marked))]


def _kind(page: Page, number: int) -> str:
    m = page.marked[number]
    inside = WORD.findall(page.text, m.inner_start, m.inner_end)
    start, end = page.paragraphs[page.paragraph_of(m.start)]
    before, after = page.text[start : m.start].rstrip(), page.text[m.end : end].lstrip()
    whole = ends_as_sentence(page, number, after)
    if _is_heading(page, number, before, after, whole) or (not whole and _is_name(page, number, inside, before)):
        return ""
    if len(inside) <= SHORT and not whole and not _near_cue(page, number):
        return ""
    return "direct" if _is_clause(page, number, inside, before, whole) else "partial"


def ends_as_sentence(page: Page, number: int, after: str) -> bool:
    """Whether the words end with a stop or comma of their own, inside the marks or right after them."""
    m = page.marked[number]
    final = page.text[m.inner_start : m.inner_end].rstrip()[-1:]
    return final in ",?!…" or (final == "." and not after[:1].islower())


def _is_heading(page: Page, number: int, before: str, after: str, whole: bool) -> bool:
    """A line that is no sentence and has no cue: a heading or a link in marks."""
    first, last = page.tokens_of[number]
    paragraph = page.paragraph_of(page.marked[number].start)
    low, high = page.paragraph_tokens(paragraph)
    if whole or WORD.search(before) or any(i in page.cue_at for i in range(low, high)):
        return False
    return not page.text[: page.paragraphs[paragraph][1]].rstrip("*_# ”\"'’").endswith((".", "!", "?", ",", "…"))


def _is_name(page: Page, number: int, inside: list[str], before: str) -> bool:
    capitals = [w for w in inside if w.lower() not in SMALL]
    titled = bool(capitals) and all(w[0].isupper() or w[0].isdigit() for w in capitals)
    words = [w.lower() for w in WORD.findall(before[-60:])]
    if any(w in NAMING for w in words[-2:]):
        return titled or words[-1] in NAMING - {"called", "words", "branded", "termed"}
    return titled and any(w[0].isupper() for w in inside) and not _near_quote_cue(page, number)


def _near_cue(page: Page, number: int) -> bool:
    first, last = page.tokens_of[number]
    sentence = page.sentence_of(first)
    starts = page.sentence_starts
    low = starts[sentence]
    high = starts[sentence + 1] if sentence + 1 < len(starts) else page.size
    return any(i in page.cue_at for i in range(low, max(high, min(last + 4, page.size))) if page.inside[i] < 0)


def _near_quote_cue(page: Page, number: int) -> bool:
    """A cue right beside the marks: said “…”, “…” he said."""
    first, last = page.tokens_of[number]
    beside = [*range(max(0, first - 2), first), *range(last, min(last + 3, page.size))]
    return any(page.inside[i] < 0 and i in page.cue_at and verb_class(page, i) in ("say", "quote") for i in beside)


def _is_clause(page: Page, number: int, inside: list[str], before: str, whole: bool) -> bool:
    """Whether the words stand on their own: a sentence or an utterance, not a part of the reporter's clause."""
    opens = not before or before[-1] in ':,.!?”"—' or page.marked[number].continues
    first_word = inside[0] if inside else ""
    return opens and (whole or len(inside) >= CLAUSE) and (first_word[:1].isupper() or before[-1:] in ("", ",", ":"))
