"""When an article was published, and its title.

The date comes from the first of these that gives a whole one: the table's date
column (metadata), a date line among the first lines or the crawler's header
before them (header), a dateline such as ``KABUL, Sept 8, 2021 —`` (dateline),
the file's name. A dateline without a year takes it from the file's name. A
date that could be read two ways (03/09/2021) is no date.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from pipeline.language.en.classes import listed
from pipeline.layout.datelines import DATELINE_RULE, MONTH, PLACE_NAME
from pipeline.layout.paragraphs import BOILERPLATE, CAPTION, HEADING, MARKUP, LayoutTable, paragraphs
from pipeline.vocabulary import Empty, PublishedFrom

FIRST_LINES = 6  # non-empty lines among which a date line or a dateline is sought
HEAD = 3_000  # characters that are enough to find them and the title

MONTHS = {name[:3]: n for n, name in enumerate(listed("months"), start=1)}
ISO = r"(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})"
AMERICAN = rf"(?P<month2>{MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>\d{{4}})"
BRITISH = rf"(?P<d3>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month3>{MONTH}),? (?P<y3>\d{{4}})"
WRITTEN = rf"(?:{ISO}|{AMERICAN}|{BRITISH})"

# The words that may stand before the date in a date line; "Updated" is a later day, "Printable version" the reader's.
HEADER = re.compile(
    rf"(?:(?:date|published|first published|posted|issued|by [^|.]{{2,60}}?[,|–—-])(?: on| at)?(?: ?:\s*`|:?\s+)"
    r"|(?:[^\n]{0,60}?[,|;(–—-] ?)?(?:compiled|released|dated|published|posted|issued)(?: on)?:? )?"
    rf"(?:\w+day,? )?{WRITTEN}(?!\d)",  # a date in Markdown's code marks: "Published :`2021-09-03 10:15`"
    re.IGNORECASE,
)
CRAWLER = re.compile(rf"date:?\s+{ISO}(?!\d)", re.IGNORECASE)
AFTER_DATE = re.compile(
    r"[\s,|.T–—-]*(?:(?:at )?\d{1,2}[:.]\d\d\S*(?: ?[ap]\.?m\.?)?(?: ?\(?[A-Z]{2,4}\)?)?)?[\s|.`]*"
    r"(?:[\s|,;(/·•–—-]+(?:last )?(?:updated|modified)\b.*)?",  # a later day beside it
    re.IGNORECASE,
)
# PLACE, perhaps a region, then the day: "KABUL, Afghanistan, Sept 8, 2021 (Agency) —"; a place in small letters too
# where the day has its year: "Kabul, 8 September 2021 (Agency)".
SPOKEN_DAY = rf"(?:(?P<month>{MONTH}) (?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}}) (?P<month2>{MONTH}))"
DATELINES = (
    re.compile(
        rf"[A-Z][A-Z .'’/-]+(?:\([^)]*\))?(?:, [A-Z][\w .]+?){{0,2}}[,:]? {SPOKEN_DAY}(?:,? (?P<year>\d{{4}}))?"
        r"(?=[*_]*\s*(?:\(|[–—:-]))"
    ),
    re.compile(
        rf"{PLACE_NAME.pattern}(?:, [A-Z][\w .]+?){{0,2}},? {SPOKEN_DAY},? (?P<year>\d{{4}})(?=[*_]*\s*(?:\(|[–—-]|$))"
    ),
)
IN_NAME = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<gap>[-_./]?)(?P<m>0[1-9]|1[0-2])(?P=gap)(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"
)
YEAR_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?!\d)")


class Publication(NamedTuple):
    """date: ISO, or ""; source: "" where no day was found."""

    date: str
    source: PublishedFrom | Empty


def find(text: str, *, metadata: str = "", name: str = "") -> Publication:
    """metadata: the date column's cell, as read. name: the article's id or its file's name."""
    if day := written(metadata):
        return Publication(day, PublishedFrom.METADATA)
    lines = [line.strip(MARKUP) for line in text[:HEAD].split("\n") if line.strip()][:FIRST_LINES]
    if day := next((day for number, line in enumerate(lines) if (day := header(line, first=number == 0))), ""):
        return Publication(day, PublishedFrom.HEADER)
    years = set(YEAR_IN_NAME.findall(name))
    year = years.pop() if len(years) == 1 else ""
    if day := next((day for line in lines if (day := dateline(line, year=year))), ""):
        return Publication(day, PublishedFrom.DATELINE)
    if (hit := IN_NAME.search(name)) and (day := iso(hit["y"], hit["m"], hit["d"])):
        return Publication(day, PublishedFrom.FILE_NAME)
    return Publication("", "")


def title(text: str, table: LayoutTable | None = None) -> str:
    """The first heading before any prose, without its Markdown; "" where there is none."""
    for paragraph in paragraphs(text[:HEAD], table):
        if paragraph.role == HEADING and paragraph.rule_id != DATELINE_RULE:
            return " ".join(text[paragraph.start : paragraph.end].strip(MARKUP).split())
        if paragraph.role not in (BOILERPLATE, CAPTION):
            return ""
    return ""


def written(cell: str) -> str:
    """The ISO date that a metadata cell begins with, in ISO order or with the month as a word; else ""."""
    said = cell.strip()
    if hit := re.match(rf"(?:\w+day,? |\w{{3}}, )?{WRITTEN}(?!\d)", said, re.IGNORECASE):
        return of_match(hit)
    if hit := COMPACT.match(said):
        return iso(*hit.groups())
    return ""


def header(line: str, *, first: bool) -> str:
    """The date of a line that holds nothing else, or of the crawler's header, after which the text may go on."""
    if first and (hit := CRAWLER.match(line)):
        return iso(hit["y1"], hit["m1"], hit["d1"])
    hit = HEADER.match(line)
    return of_match(hit) if hit and AFTER_DATE.fullmatch(line, hit.end()) else ""


def dateline(line: str, *, year: str) -> str:
    hit = next(filter(None, (form.match(line) for form in DATELINES)), None)
    if not hit or not (hit["year"] or year):
        return ""
    return iso(hit["year"] or year, hit["month"] or hit["month2"], hit["day"] or hit["day2"])


def of_match(hit: re.Match[str]) -> str:
    found = hit.groupdict()
    for year, month, day in (("y1", "m1", "d1"), ("y2", "month2", "d2"), ("y3", "month3", "d3")):
        if found.get(year):
            return iso(found[year], found[month], found[day])
    return ""


def iso(year: str, month: str, day: str) -> str:
    """ISO date of its parts, the month a number or a name; "" where there is no such day."""
    number = int(month) if month.isdigit() else MONTHS[month[:3].casefold()]
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return ""
