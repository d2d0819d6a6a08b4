"""Where a dispatch was written, before its first sentence: "VALE, Example province, May 3 (Agency) — Text"."""

from __future__ import annotations

import re

from pipeline.language.en.classes import listed, words

DATELINE_RULE = "layout:dateline"
DATELINE_WITHIN = 6  # body paragraphs; the first ones may be captions or bylines
LABEL_WITHIN = 2  # with a colon, which a transcript's labels have too
LONGEST_PLACE = 4  # words
LONGEST_DATELINE = 9  # words, with region, date and agency

WORD = re.compile(r"[^\W\d_]+")
MONTH = rf"(?:{'|'.join(name.title() for name in (*listed('months'), *listed('short months')))})\.?"
# Where a dispatch was written, before its first sentence: "VALE, Example province, May 3 (Agency) — Text".
DATELINE = re.compile(
    rf"(?P<place>[^\W\d_][^\d,(:;–—\"“”]{{2,40}}?)"
    rf"(?:\s+\[[^\[\]\n]{{2,30}}\])?(?P<day>,?\s+(?:\d{{1,2}}\s+)?{MONTH}(?:\s+\d{{1,2}})?(?:,?\s+\d{{4}})?)?"
    r"(?:,\s+[A-Z\d][\w.'’/-]*(?:\s+[\w.'’/-]+){0,3}?)*(?P<agency>(?:,?\s+\([^()\n]{2,40}\)){0,2})"
    r"(?:(?P<colon>:)\s+|[*_]{0,2}\s*(?:—|--)\s*|[*_]{0,2}\s+[–-]\s+|(?<=\))(?=[\"“]?[A-Z]))(?=[\"“‘'«(]*[A-Z\d])"
)
EMPHASIS = re.compile(r"[*_]{0,2}")  # Markdown's: "**VALE, May 3** — Text"
# An agency alone: "(Agency) - Text", "(ABC)Text", as pages glue it.
CREDIT = re.compile(
    r"\([A-Z][\w.&'’-]*(?:[ /][A-Z][\w.&'’-]*){0,3}\)(?:\s*(?:—|--)\s*|\s+[–-]\s+|(?=[\"“]?[A-Z]))(?=[\"“‘'«(]*[A-Z\d])"
)
SMALL_IN_PLACE = r"(?:al|an|ar|as|au|de|e|el|es|la|le|of|the|sur|upon)(?=[ -])"
PLACE_NAME = re.compile(rf"[A-Z][\w'’.]*(?:[ -](?:[A-Z][\w'’.]*|{SMALL_IN_PLACE}))*")
AGENCY = re.compile(r"\([A-Z][\w .,/&'’-]*\)\Z")
OPENERS = frozenset(word.capitalize() for word in words("layout.openers"))
DASH = re.compile(r"\s[–-]\s|—|--")
LABEL = re.compile(r"^[ \t\"“*_]*[A-Z][A-Z .'’-]*(?:, [^:\n]{2,90})?(?: \([^()\n]*\))*:\s", re.MULTILINE)
HEARD = re.compile(r"\([a-z][^()\n]*\)")  # "(through translator):", behind a transcript's label
NOTICES = words("layout.notices")


def dateline_length(text: str, start: int, end: int, *, bodies: int) -> int:
    """How many characters of the paragraph text[start:end] are its dateline, with the dash or colon; 0 without one.

    bodies: how many paragraphs of prose go before it.
    """
    if bodies < LABEL_WITHIN and (credit := CREDIT.match(text, start, end)):
        return len(credit.group().rstrip())
    opening = EMPHASIS.match(text, start, end)
    hit = DATELINE.match(text, opening.end() if opening else start, end) if bodies < DATELINE_WITHIN else None
    if not hit:
        return 0
    place = WORD.findall(hit["place"])
    if max(map(len, place)) < 3 or not NOTICES.isdisjoint(word.lower() for word in place):
        return 0
    if not hit["place"].isupper() and (bodies >= LABEL_WITHIN or not is_place_before(hit, text[hit.end() : end])):
        return 0
    if len(hit["place"].split()) > LONGEST_PLACE or len(hit.group().split()) > LONGEST_DATELINE:
        return 0
    if hit["colon"] and (
        HEARD.search(hit.group())
        or bodies >= LABEL_WITHIN
        or text[hit.end()] in "\"“‘'«"
        or len(LABEL.findall(text)) > 1
    ):
        return 0
    prose = WORD.findall(text, hit.end(), end)
    if 2 * sum(word.isupper() for word in prose) > len(prose):  # a headline in capitals
        return 0
    return len(text[start : hit.end()].rstrip())


def is_place_before(dateline: re.Match[str], prose: str) -> bool:
    """Whether a dateline in small letters is one: a name with a day or an agency, "Vale (Agency) –"; a name alone only
    where no other dash of the sentence makes the words between them an aside, "Vale – Haven's mayor – said"."""
    if not PLACE_NAME.fullmatch(dateline["place"]) or dateline["place"].split()[0] in OPENERS:
        return False
    if dateline["day"]:
        return True
    if dateline["colon"]:  # "Omar Karimi (Labour): ..."
        return False
    return bool(AGENCY.search(dateline["agency"])) or not DASH.search(prose.partition(". ")[0])
