"""Which agency an article credits: in its dateline, in a line of its own, or by speaking of itself.

The agencies and their forms stand in ``agencies.csv``. An agency whose report is quoted ("Xinhua reported") is not
credited.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

TOP = 400  # characters: where a dateline or a byline stands
# How an agency is credited, the plainest first: what stands right before its name in the line, and right after it.
CREDITS = tuple(
    (re.compile(before + r"\Z"), re.compile(after, re.IGNORECASE))
    for before, after in (
        (r"^[^\n(]{0,60}\(\s*", r"\s*\)\s*(?:[-–—:]|$)"),  # KABUL, Afghanistan (Reuters) —
        (r"^\s*(?:[Bb][Yy]|[Ss]ource:?|[Ff]rom|©)[ \w.,/-]{0,50}", r"[.\s]*$"),  # By A. Writer, Associated Press
        (r"^\s*[-–—(©]*\s*", r"[\s).]*$"),  # a line of its own
        (r"[-–—(]\s*", r"[\s).]*$"),  # at the end of a paragraph
        (r"", r" (?:news agency )?(?:has |have )?contributed to"),
        (r"\b(?:inputs|reporting|material) (?:from|by) (?:[\w,]+ ){0,5}", r""),
        (r"\b(?:told|tells) (?:the )?", r""),
        (r"", r"(?:['’]s)? (?:was|is|has been|could|were) (?:not|unable|n['’]t)\b"),  # … was unable to verify
        (
            r"\b(?:[Aa]n?|[Oo]ne|[Tt]wo) ",
            r"(?:['’]s)? (?:correspondent|reporter|journalist|photographer|tally|count)s?\b",
        ),
    )
)


@cache
def agency_of_form() -> dict[str, str]:
    text = files("pipeline.stories").joinpath("agencies.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {form: row["agency"] for row in rows for form in row["forms"].split("|")}


@cache
def any_agency() -> re.Pattern[str]:
    longest_first = sorted(agency_of_form(), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


def credited_agency(text: str) -> tuple[str, int]:
    """The agency and how plainly it is credited, from 1 (in passing); ("", 0) where none is."""
    best = ("", 0)
    for found in any_agency().finditer(text):
        plainness = credit(text, found.start(), found.end())
        if plainness > best[1]:
            best = (agency_of_form()[found[0]], plainness)
    return best


def credit(text: str, start: int, end: int) -> int:
    """How plainly the name at this place is a credit; 0 where it is none."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    before, after = text[line_start:start], text[end : line_end if line_end >= 0 else len(text)]
    for number, (left, right) in enumerate(CREDITS):
        if (number > 0 or start < TOP) and left.search(before[-120:]) and right.match(after):
            return len(CREDITS) - number
    return 0
