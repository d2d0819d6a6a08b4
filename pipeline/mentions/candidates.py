"""Where a name is in question: the few windows of text that the statistical model must see."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from pipeline.language.en.classes import words
from pipeline.mentions.hits import EZAFE, opens_sentence
from pipeline.mentions.lettering import by_token
from pipeline.mentions.name_words import CALENDAR, PARTICLES, folded, is_title

# The model's convolutions see four tokens to either side; more text changes next to nothing in what it says of a name.
CONTEXT = 6
BEFORE_TOWNS = words("mentions.before_unknown_towns")
LONGEST_RUN = 12  # tokens; longer ones are headings or lists


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words in a row that no pattern covers whole; token positions."""

    start: int
    end: int


def runs_in_question(doc: Doc, runs: Iterable[Run]) -> list[Run]:
    """One run for each distinct name in question, at the place where the model should look at it.

    runs: all of the running text, in order.
    A run whose words all occur in a longer run ("Motwani" and "Nishank Motwani") is left to the longer one;
    of several places the first that doesn't begin a sentence is taken.
    """
    first: dict[tuple[str, ...], tuple[bool, Run]] = {}
    for run in runs:
        key = tuple(folded(t.text) for t in doc[run.start : run.end])
        opens = opens_sentence(doc, run.start)
        known = first.get(key)
        if known is None or (known[0] and not opens):
            first[key] = (opens, run)
    within = {word for key in first if len(key) > 1 for word in key}
    kept = [run for key, (opens, run) in first.items() if not (len(key) == 1 and (key[0] in within or opens))]
    return sorted(kept, key=lambda r: r.start)


def all_runs(doc: Doc, ranges: Iterable[tuple[int, int]], explained: Sequence[str]) -> list[Run]:
    """Every run of capitalised words that no pattern covers whole, in order.

    ranges: token ranges of running text, in order. explained: by token, what a pattern says of it, if anything.
    """
    capital = by_token(doc, capitalised)
    return [run for begin, end in ranges for run in _runs(doc, begin, end, explained, capital)]


def windows(runs: Sequence[Run], ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Token ranges round the runs, each within its range of running text; near ones are joined."""
    found: list[tuple[int, int]] = []
    pending = deque(runs)
    for begin, end in ranges:
        while pending and pending[0].start < end:
            run = pending.popleft()
            start, stop = max(begin, run.start - CONTEXT), min(end, run.end + CONTEXT)
            if found and start <= found[-1][1] and found[-1][1] > begin:
                found[-1] = (found[-1][0], max(stop, found[-1][1]))
            else:
                found.append((start, stop))
    return found


def _runs(doc: Doc, begin: int, end: int, explained: Sequence[str], capital: Sequence[bool]) -> list[Run]:
    runs = []
    position = begin
    while position < end:
        if not capital[position] or explained[position] or not _may_begin(doc[position]):
            position += 1
            continue
        last = _last(doc, position, end, explained, capital)
        first = _first(doc, position, last, begin, capital)
        if first < last and last - first <= LONGEST_RUN:
            runs.append(Run(first, last))
        position = max(last, first + 1)
    return runs


def _last(doc: Doc, position: int, end: int, explained: Sequence[str], capital: Sequence[bool]) -> int:
    """One past the last capitalised word of the run that begins at a token."""
    last = stop = position + 1
    while stop < end and not explained[stop]:
        if capital[stop] and _may_be_named(doc[stop]):
            last = stop + 1
        elif not _may_join(doc, stop):
            break
        stop += 1
    return last


def _first(doc: Doc, position: int, last: int, begin: int, capital: Sequence[bool]) -> int:
    """Where the name of a run begins; last where nothing in it may begin one."""
    if opens_sentence(doc, position) and doc[position].is_stop:
        position += 1  # "But Najib said": the first word is no name
    while position < last and not (capital[position] and _may_begin(doc[position])):
        position += 1
    if position >= begin + 2 and doc[position - 1].text == "-" and doc[position - 2].text in PARTICLES:
        position -= 2  # al-Watan
    return position


def _may_join(doc: Doc, position: int) -> bool:
    """Whether a token without a capital may stand inside a name: al, de, a hyphen, or the -e of Pul-e Sangin."""
    token, before = doc[position], doc[position - 1]
    if token.text in ("-", "&"):
        return not before.whitespace_
    return token.lower_ in PARTICLES or (token.text in EZAFE and before.text == "-")


def _may_begin(token: Token) -> bool:
    return not is_title(token.text) and token.lower_ not in CALENDAR and _may_be_named(token)


def capitalised(word: str) -> bool:
    """Whether a word has a capital and a letter after it."""
    return word[:1].isupper() and word[1:2].isalpha()


def _may_be_named(token: Token) -> bool:
    """Whether a capitalised word, where tags are known, isn't tagged as a common one."""
    # "in Sagaing": an unknown town may be tagged as a verb
    named = not token.tag_ or token.tag_.startswith(("NN", "JJ", "FW"))
    return named or (token.i > 0 and token.nbor(-1).lower_ in BEFORE_TOWNS)
