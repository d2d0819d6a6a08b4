"""Who made an article or its pictures, and for whom: bylines, lines of editors, credits of photos, an agency alone.

None of them acts in the article. A credit is told by its form: what was made ("Reporting by", "Photo:", "AP Photo/"),
and behind it names only: "Video by Omar Karimi shows the blast" is prose.
"""

from __future__ import annotations

import re

from pipeline.language.en.classes import words

BYLINE_RULE = "layout:byline"
CREDIT_RULE = "layout:credit"
LONGEST_BYLINE = 120  # characters
LONGEST_CREDIT = 400
LONGEST_NAME = 3  # words

WORK = "|".join(sorted(words("layout.credited_work"), key=len, reverse=True))
THINGS = "|".join(sorted(words("layout.credited_things"), key=len, reverse=True))
AGENCIES = words("layout.agencies")
AMONG_NAMES = words("layout.among_names") | words("layout.credited_work") | words("layout.credited_things")
WORD = re.compile(r"[^\W\d_][\w'’.]*")
MARKUP = " \t\xa0#*_|>"
LETTERS = re.compile(r"[A-Z]{2,5}")  # of an agency's short name
OPENING = re.compile(
    rf"(?:(?:{WORK})(?:,? (?:and|&) (?:{WORK}))* by:?\s"
    rf"|(?:[A-Z]\w* )?(?:{THINGS})(?: (?:credits?|source|copyright))?\s*(?:[:/©,]|by:?\s|via\s)|©\s?)",
    re.IGNORECASE,
)
CONTRIBUTED = re.compile(r"contributed(?: (?:reporting|to (?:this|the) (?:report|story|article|dispatch|coverage)))?\b")
BYLINE = re.compile(r"by:?\s+(?P<names>[A-Z].*)", re.IGNORECASE | re.DOTALL)
FULL_NAME = re.compile(r"[A-Z][\w'’.-]* (?:\w[\w'’.-]* ){0,2}[A-Z]")
BRACKETS = re.compile(r"[(\[](?P<inside>[^()\[\]\n]{2,300})[)\]][\s*_]*\Z")
AFTER_DASH = re.compile(r"\s(?:—|–|--|-)\s?(?:with )?(?P<inside>[\w/ ]{2,40})\.?\s*\Z")
ENDS_PROSE = tuple('.?!…"”»')


def is_byline(line: str) -> bool:
    """Whether a line holds nothing but who wrote it: "By Omar Karimi and Lena Okafor, Example Press, in Vale"."""
    hit = BYLINE.fullmatch(line.strip(MARKUP))
    if hit is None or len(line) > LONGEST_BYLINE or not names_only(hit["names"]):
        return False
    return is_agency(hit["names"]) or bool(FULL_NAME.match(hit["names"]))


def is_credit(line: str) -> bool:
    """Whether a line holds nothing but a credit, in brackets or not."""
    bare = line.strip(MARKUP).strip("()[]").strip()
    if len(bare) > LONGEST_CREDIT:
        return False
    if is_agency(bare.strip(" —–-.")) and bare.strip(" —–-.").lower() in AGENCIES:
        return True
    hit = CONTRIBUTED.search(bare)
    if hit is not None:
        return names_only(bare[: hit.start()]) and names_only(bare[hit.end() :])
    return is_attributed(bare)


def is_attributed(said: str) -> bool:
    """Whether words begin with what was made and go on with names only: "Photo by Omar Karimi/EXP"."""
    opening = OPENING.match(said)
    if opening is None:
        return False
    names = said[opening.end() :]
    labelled = opening.group().rstrip().endswith((":", ","))  # "Video: Fighters Enter The Capital" is a headline
    short = len(WORD.findall(names)) <= LONGEST_NAME or "/" in names or names.rpartition(", ")[2].lower() in AGENCIES
    return names_only(names) and (short or not labelled or opening.group().rstrip(" :")[-2:].lower() == "by")


def credit_length(text: str, start: int, end: int, *, caption: bool) -> int:
    """How many characters at the end of the paragraph text[start:end] are a credit; 0 where none stands there.

    caption: what is behind it in brackets may be an agency alone, whatever it is.
    """
    brackets = BRACKETS.search(text, start, end)
    if brackets is not None:
        inside = brackets["inside"].strip()
        ends = text[start : brackets.start()].rstrip().endswith(ENDS_PROSE)
        if is_attributed(inside) or is_shared(inside) or (is_agency(inside) and (ends or caption)):
            return end - brackets.start()
    dash = AFTER_DASH.search(text, start, end)
    if dash is not None and text[start : dash.start()].endswith(ENDS_PROSE) and is_agency(dash["inside"]):
        return end - dash.start() - 1
    return 0


def is_agency(said: str) -> bool:
    """Whether words are agencies' names and nothing else: "AFP", "Reuters", "EXP/AFP", "with agencies"."""
    parts = [part.strip() for part in said.split("/")]
    return all(part.lower() in AGENCIES or LETTERS.fullmatch(part) for part in parts)


def is_shared(said: str) -> bool:
    """Whether words are a name and an agency behind a stroke: "Omar Karimi/Example Press", "File: Omar Karimi/EXP"."""
    name, stroke, agency = said.rpartition("/")
    named = names_only(name) and names_only(agency)
    return bool(stroke and named and (is_agency(agency) or len(WORD.findall(name)) > 1))


def names_only(said: str) -> bool:
    """Whether words are names, and small words between them."""
    found = WORD.findall(said)
    return all(word[0].isupper() or word.lower().rstrip(".") in AMONG_NAMES for word in found)
