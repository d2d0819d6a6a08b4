"""Figures of an event that the text only recalls: before a court, at a memorial, as the worst one "since"."""

from __future__ import annotations

import re

from pipeline.casualties.ledger.ledger_entries import Entry
from pipeline.language.en.calendar import MONTHS

# What stands between the beginning of a sentence and a figure that is not news.
COURT = re.compile(
    r"\b(?:sentenced|jailed|imprisoned|convicted|(?:was|were|been|is|are) (?:charged|tried)|indicted|acquitted|guilty"
    r"|on trial)\b"
    r"[^;,]*\b(?:for|over|of|with|in)\b(?! which)[^;,]*$",
    re.IGNORECASE,
)
ANNIVERSARY = re.compile(r"\b(?:mark|observ|honou?r|commemorat)\w* [^;,]*\banniversary of [^;]*$", re.IGNORECASE)
MEMORY = re.compile(
    r"\b(?:memorial (?:for|to)|monument|(?:mark|observ|honou?r)\w* [^;,]*anniversary|commemorat\w+|in memory of"
    r"|recall(?:s|ed|ing)?|reminiscent)\b[^;]*$",
    re.IGNORECASE,
)
# "the worst attack since a bomb killed 40", "since August, when six died"; not "the worst since May, with six dead".
RECORD = re.compile(
    r"\b(?:worst|deadliest|bloodiest|biggest|largest|first)\b[^;.]*\bsince\b"
    r"(?:[^;,]*|[^;]*\b(?:when|in which)\b[^;]*)$",
    re.IGNORECASE,
)
# "killed in the 1956 fire": a year before a noun tells the event apart from the one reported.
DATED = re.compile(r"\b(?:in|of|during|after) (?:the|a|that) (?:19|20)\d\d [a-z]", re.IGNORECASE)
PAST = re.compile(r"\b(?:last (?!night)|ago|earlier|previous|since|in (?:19|20)\d\d)", re.IGNORECASE)
_THEN = rf"[Ii]n (?:(?:{'|'.join(m.title() for m in MONTHS)})|(?:[A-Z]\w+ )?(?:19|20)\d\d)\b(?! \d)"
PAST_PERFECT = re.compile(rf"\b{_THEN}.*\bhad\b|\bhad\b.*\b{_THEN}")


def recalled_terms(entry: Entry) -> list[str]:
    """What a figure's sentence says of an event that it only recalls."""
    words, figure = entry.reading.words, entry.figure
    first, last = min(figure.start, figure.trigger.start), max(figure.end, figure.trigger.end)
    before = " ".join(w.shape for w in words[:first])
    after = " ".join(w.shape for w in words[last : last + 6])
    clause = before.rpartition(";")[2] + " " + " ".join(w.shape for w in words[first:last]) + " " + after
    told = {
        "before a court": COURT.search(before),
        "in memory": MEMORY.search(before),
        "since a record": RECORD.search(before),
        "an event named by its year": DATED.search(after),
        "had, in a year or month": PAST_PERFECT.search(clause),
        "a past time": entry.when.step == "sentence" and PAST.search(entry.when.text),
        "had": re.search(r"\bhad (?:been )?(?:\w+ )?$", before) or " had " in after[:20],
    }
    return [term for term, hit in told.items() if hit]
