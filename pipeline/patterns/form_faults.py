"""Names and forms that no article can print, or that somebody's spreadsheet made of them."""

from __future__ import annotations

import re

MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec"
PLACEHOLDERS = frozenset(
    "n/a N/A nan NaN null NULL none None NONE tbd TBD todo TODO unknown Unknown ditto idem".split()
)
BARS = "¦｜│┃ǀ∣‖"
MOST_WORDS = 12
_PLAIN = re.compile(r"[A-Za-z][A-Za-z '.-]*[A-Za-z.]\Z")
_DATE = re.compile(
    rf"(?:\d{{1,2}}-(?:{MONTHS})(?:-\d{{2,4}})?|(?:{MONTHS})-\d{{2,4}}|\d{{4}}-\d\d-\d\d(?: 00:00:00)?"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4})\Z",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[-+]?\d[\d.,\s]*(?:e[-+]?\d+)?%?\Z", re.IGNORECASE)
ERROR = re.compile(r"#(?:NAME\?|REF!|VALUE!|N/A|DIV/0!|NULL!|NUM!|SPILL!)|Err:\d+")
_COMMA_ADDITION = re.compile(r", (?:[JS]r\.?|I{1,3}|Inc\.?|Ltd\.?|LLC|[A-Z]{2}|[A-Z]\.[A-Z]\.(?:[A-Z]\.)?)\Z")
_QUOTED = re.compile(r"""["“«„].*["”»“]\Z|'[^']+'\Z|‘[^’]+’\Z""")


def is_plain(form: str) -> bool:
    """Whether a form is so much like a name that there is nothing else to ask; a possessive never is."""
    return len(form) <= MOST_WORDS * 2 and form[-2:] != "'s" and bool(_PLAIN.match(form)) and form not in PLACEHOLDERS


def form_fault(form: str) -> str:
    """What makes a form impossible, as 'what, remedy'; "" where nothing does."""
    if _PLAIN.match(form) and form not in PLACEHOLDERS:
        return ""
    if ERROR.match(form):
        return "is an error that the spreadsheet shows for a formula, type the name"
    if form.startswith("="):
        return "is a formula, type what it should show"
    if form in PLACEHOLDERS:
        return "stands for a name that is not known, leave it out"
    if _DATE.match(form):
        return "is a date that the spreadsheet made of what was typed, format the column as text and type it again"
    if _NUMBER.match(form):
        return "is a bare number, which would be found wherever the number stands, write more words"
    if bar := next((c for c in form if c in BARS), ""):
        return f"holds {bar!r} (U+{ord(bar):04X}), which is not the bar that separates forms, write '|'"
    return ""


def form_doubt(form: str) -> str:
    """What makes a form unlikely to be meant, as 'what; remedy'; "" where nothing does."""
    if not _PLAIN.match(form) and (doubt := _doubtful_marks(form)):
        return doubt
    if len(form) == 1:
        return "is a single letter, which would be found wherever it stands; write more"
    if len(form) > MOST_WORDS * 2 and len(form.split()) > MOST_WORDS:
        return f"has {len(form.split())} words, which no article repeats; write the name alone"
    return ""


def _doubtful_marks(form: str) -> str:
    if _QUOTED.match(form):
        return "stands in quotation marks, which would have to stand in the article; remove them"
    if re.search(r"\w\?\w", form):
        return "has a question mark within a word, a letter lost in saving; type it again"
    if "*" in form or "%" in form or "\\" in form or re.search(r"\(\?|\[[^\]]*\]|\w\?\Z|\.\+", form):
        return "looks like a search pattern, but each character stands for itself; list the spellings"
    if "(" in form or ")" in form:
        return "has brackets, which would have to stand in the article; move what is a remark to the note"
    if form[-1] in ",:" or form[0] in ",;:.":
        return "begins or ends with a mark; remove it"
    if re.search(r"\w,\s*\w", form) and not _COMMA_ADDITION.search(form):
        return "holds a comma; if it is several forms, separate them with ' | '"
    if " / " in form or "\\n" in form:
        return "holds a slash; if it is several forms, separate them with ' | '"
    return ""
