"""Headlines of other articles among an article's lines: what happened there is none of its news.

A line is a link where a label of links goes before a headline ("RELATED: Two killed in crash"), where it stands in the
list that such a label announces ("MORE FROM THE POST", "Related stories:"), or in a list of clips, each with its
length ("0:50 One dead after raid"). A headline ends with no full stop; the first line that does ends the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.language.en.classes import words

MARKUP = " \t\xa0\u200b#*_>"
LINK_RULE = "layout:link"
LABELS = words("layout.link_labels")
THINGS = words("layout.linked_things")
NAMED = re.compile(r"(?i:from) [A-Z]\S*(?: [A-Z]\S*){0,3}|(?i:(?:on|at|in) (?:this story|\S+\.[a-z]{2,}))")
LABELLED = re.compile(r"(?P<label>[A-Za-z]+(?:\s+[A-Za-z]+){0,3})\s*[:|]\s+(?P<rest>\S.*)", re.DOTALL)
CLIP = re.compile(r"\d:[0-5]\d\s+(?![ap]\.?m\b)[\w'‘“\"]")
FEWEST_CLIPS = 3
FINAL = tuple('.?!"”')
LONGEST = 160  # characters of a headline


def links(text: str, blocks: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The numbers of the blocks that are links, or announce them. blocks: start and end of each, in order."""
    return frozenset(_found([text[start:end].strip(MARKUP) for start, end in blocks]))


def _found(lines: Sequence[str]) -> Iterator[int]:
    clips = _clips(lines)
    listed = False
    for number, line in enumerate(lines):
        announces = number > 0 and _announces(line)
        listed = announces or (listed and _headline(line))
        if listed or number in clips or _labelled(line):
            yield number


def _announces(line: str) -> bool:
    """ "Related stories", "MORE FROM THE POST:"; not "More than ten died"."""
    said = line.rstrip(" :").split()
    first = next((i for i, word in enumerate(said) if word.lower() not in LABELS | THINGS), len(said))
    if not LABELS & {word.lower() for word in said[:first]} or line.endswith(FINAL):
        return False
    return first == len(said) or bool(NAMED.fullmatch(" ".join(said[first:])))


def _labelled(line: str) -> bool:
    """ "RELATED: Two killed in crash"."""
    hit = LABELLED.fullmatch(line)
    if hit is None or not _headline(line):
        return False
    label = hit["label"].lower().split()
    return label[0] in LABELS and all(word in LABELS | THINGS for word in label)


def _clips(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of the lines of a list of clips; lengths in order would be a timeline."""
    found: list[int] = []
    run: list[int] = []
    for number, line in enumerate([*lines, ""]):
        if CLIP.match(line):
            run.append(number)
            continue
        told = [lines[i][:4] for i in run]
        if len(run) >= FEWEST_CLIPS and told not in (sorted(told), sorted(told, reverse=True)):
            found += run
        run = []
    return frozenset(found)


def _headline(line: str) -> bool:
    return 0 < len(line) <= LONGEST and not line.endswith(FINAL)
