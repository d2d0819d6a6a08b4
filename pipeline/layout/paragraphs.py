"""An article's layout: paragraphs, and which of them are headings, captions or boilerplate.

Nothing is changed or deleted, what is no prose is only marked, so that every
offset stays true. A paragraph is a line, or several lines of a text that was
wrapped by hand at a fixed width (old agency copy, e-mail). A crawler's header and
a dateline are paragraphs of their own, though prose follows on the same line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.language.en.classes import words as language_words
from pipeline.layout.crawler_headers import headers
from pipeline.layout.credits import BYLINE_RULE, CREDIT_RULE, credit_length, is_byline, is_credit
from pipeline.layout.datelines import DATELINE_RULE, MONTH, WORD, dateline_length
from pipeline.layout.links import LINK_RULE, links
from pipeline.layout.wrapped_lines import BULLET, HASHES, blocks, is_wrapped, leading
from pipeline.patterns.entries import LayoutLine
from pipeline.vocabulary import LineMatch, ParagraphRole

BODY, HEADING, CAPTION, BOILERPLATE = (
    ParagraphRole.BODY,
    ParagraphRole.HEADING,
    ParagraphRole.CAPTION,
    ParagraphRole.BOILERPLATE,
)
HEADER_RULE = "layout:crawler_header"
ITEM_RULE = "layout:item_label"

LONGEST_HEADING = 100  # characters
LONGEST_HEADLINE = 160  # the first line of an article may be longer, and may quote
LONGEST_HEADER = 30  # lines of a crawler before the text
LONGEST_WEAK_MATCH = 400  # a layout line for a line's end or middle leaves longer paragraphs alone: they are prose

MARKUP = " \t\xa0#*_\\>|"  # Markdown and the white space around it
ITEM_LABEL = re.compile(rf"(?:{BULLET.pattern})\s*[*_]{{0,2}}[A-Z][A-Z .'’/-]{{2,40}}:[*_]{{0,2}}\s+(?=[\"“‘]?[A-Z\d])")
TABLE_ROW = re.compile(r"\|.*\|.*\|")
MASTHEADS = language_words("layout.mastheads")
LONGEST_MASTHEAD = 5  # words
QUOTES = re.compile(r"[\"“”„«»‘`]|''|(?<!\w)['’]")
SYMBOLS = ("Pd", "So", "Sm")  # a dash begins a credit or an answer, a coloured square a map's legend
BOLD = re.compile(r"(\*\*|__)\S.*\S\1")
FINAL = tuple(".?!…:;,\"”»'’")
# The line that a crawler puts before the text, with the first sentence on the same line: " date 2021-09-03 Text".
DATE_HEADER = re.compile(r"\s*date:?\s+\d{4}-\d{2}-\d{2}(?=\s|$)", re.IGNORECASE)
DATE = (
    rf"(?:(?:first |last )?(?:published|posted|updated|issued|modified|date|on)\b[ :]*)*(?:\w+day,? )?"
    rf"(?:\d{{4}}-\d\d-\d\d|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {MONTH},? \d{{4}})"
    r"(?:[ ,T|–-]*(?:at )?\d{1,2}[:.]\d\d(?::\d\d)?(?:\.\d+)?"
    r"(?:Z|[+-]\d\d:?\d\d| ?[ap]\.?m\.?)?(?: ?\(?[A-Z]{2,4}\)?)?)?"
)
DATE_LINE = re.compile(rf"{DATE}(?:[ |,;·•–-]+{DATE})?[ |.]*", re.IGNORECASE)
ADDRESS_LINE = re.compile(
    r"(?:https?://\S+|www\.\S+|\S+@\S+\.\w+|(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?|[+(]?[\d ()+-]{7,})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text without outer white space."""

    start: int
    end: int
    role: ParagraphRole
    rule_id: str = ""


def paragraphs(text: str, table: LayoutTable | None = None) -> list[Passage]:
    """The paragraphs of a text in order; they don't overlap and hold all its characters but white space.

    The role of each comes from the layout line that matches it, else from a rule
    of this folder; a layout line with ``rest`` makes all that follows
    boilerplate.
    """
    found: list[Passage] = []
    rest = ""
    bodies = 0
    dated = False
    borders = list(blocks(text, wrapped=is_wrapped(text)))
    crawled = headers(text, borders[:LONGEST_HEADER])
    linked = links(text, borders)
    for number, (start, end) in enumerate(borders):
        if rest:
            found.append(Passage(start, end, BOILERPLATE, rest))
            continue
        if number in crawled:
            found += of_header(start, end, crawled[number])
            continue
        header = DATE_HEADER.match(text, start, end) if not found else None
        if header:
            found.append(Passage(start, header.end(), BOILERPLATE, "layout:date_header"))
            start = header.end() + leading(text[header.end() : end])
            if start == end:
                continue
        line = text[start:end]
        if table and (row := table.find(line)):
            found += with_credit(text, Passage(start, end, ParagraphRole(row.role), row.id))
            rest = row.id if row.rest else ""
        elif number in linked:
            found.append(Passage(start, end, BOILERPLATE, LINK_RULE))
        else:
            first = not any(p.role in (BODY, HEADING) for p in found)
            following = text[slice(*borders[number + 1])] if first and number + 1 < len(borders) else ""
            role, rule = first_role(line, following) if following else general_role(line, first=False)
            if role == BODY and (opening := opening_of(text, start, end, bodies=bodies, dated=dated)):
                found.append(opening)
                start = opening.end + leading(text[opening.end : end])
                dated = dated or opening.rule_id == DATELINE_RULE
            bodies += role == BODY
            found += with_credit(text, Passage(start, end, role, f"layout:{rule}" if rule else ""))
    return found


def with_credit(text: str, passage: Passage) -> list[Passage]:
    """The passage, and the credit at its end as one of its own: "... he said. (Reporting by Omar Karimi)"."""
    if passage.role == BOILERPLATE:
        return [passage]
    length = credit_length(text, passage.start, passage.end, caption=passage.role == CAPTION)
    cut = passage.end - length
    if not length or not text[passage.start : cut].strip():
        return [passage]
    end = passage.start + len(text[passage.start : cut].rstrip())
    return [replace(passage, end=end), Passage(cut, passage.end, BOILERPLATE, CREDIT_RULE)]


def of_header(start: int, end: int, title: tuple[int, int] | None) -> list[Passage]:
    """A crawler's line as boilerplate, the title in it as a heading."""
    if title is None:
        return [Passage(start, end, BOILERPLATE, HEADER_RULE)]
    low, high = title
    return [Passage(start, low, BOILERPLATE, HEADER_RULE), Passage(low, high, HEADING, HEADER_RULE)]


class LayoutTable:
    """The layout lines, ready to be looked up.

    Letter case, Markdown and runs of white space don't count, and a text only
    matches at word borders. Where several lines match, one for the exact line
    goes before one for its start, its end and its middle, and a longer one
    before a shorter one.
    """

    def __init__(self, lines: Iterable[LayoutLine]) -> None:
        rows: dict[str, dict[str, LayoutLine]] = {match: {} for match in LineMatch}
        for row in lines:
            rows[row.match].setdefault(trimmed(plain(row.text), row.match), row)
        self.rows = rows
        self.texts = {match: tuple(found) for match, found in rows.items()}
        self.patterns = {
            match: alternatives(match, found) for match, found in rows.items() if found and match != LineMatch.EXACT
        }

    def find(self, line: str) -> LayoutLine | None:
        said = plain(line)
        if row := self.rows[LineMatch.EXACT].get(trimmed(said, LineMatch.EXACT)):
            return row
        for match, pattern in self.patterns.items():
            if match != LineMatch.STARTS and len(line) > LONGEST_WEAK_MATCH:
                return None
            compared = trimmed(said, match)
            if holds_any(compared, match, self.texts[match]) and (hit := pattern.search(compared)):
                return self.rows[match][hit.group()]
        return None


def holds_any(said: str, match: str, texts: tuple[str, ...]) -> bool:
    """Whether a line holds one of the texts in its place, at word borders or not: asked before the dearer pattern."""
    if match == LineMatch.STARTS:
        return said.startswith(texts)
    if match == LineMatch.ENDS:
        return said.endswith(texts)
    return any(text in said for text in texts)


def alternatives(match: str, texts: Iterable[str]) -> re.Pattern[str]:
    bordered = (
        (r"(?<!\w)" if text[0].isalnum() else "") + re.escape(text) + (r"(?!\w)" if text[-1].isalnum() else "")
        for text in sorted(texts, key=len, reverse=True)
    )
    choice = f"(?:{'|'.join(bordered)})"
    before, after = {"starts": (r"\A", ""), "ends": ("", r"\Z")}.get(match, ("", ""))
    return re.compile(before + choice + after)


def plain(line: str) -> str:
    return " ".join(line.strip(MARKUP).casefold().split())


def trimmed(said: str, match: str) -> str:
    """Without the full stop or colon that a line may or may not end with, where the end of it is compared."""
    return said.rstrip(" :.") if match in (LineMatch.EXACT, LineMatch.ENDS) else said


def opening_of(text: str, start: int, end: int, *, bodies: int, dated: bool) -> Passage | None:
    """What stands before the prose of a paragraph: what a list's item is about ("• VALE: A blast …"), or the article's
    dateline, which it has once."""
    if hit := ITEM_LABEL.match(text, start, end):
        return Passage(start, start + len(hit.group().rstrip()), HEADING, ITEM_RULE)
    length = 0 if dated else dateline_length(text, start, end, bodies=bodies)
    return Passage(start, start + length, HEADING, DATELINE_RULE) if length else None


def first_role(line: str, following: str) -> tuple[ParagraphRole, str]:
    """As general_role, of an article's first line; a paper's name above the headline is none, and what a byline, a day
    or a dateline follows is one, however it ends."""
    if is_masthead(line) and not is_byline(following) and general_role(following, first=True)[0] == HEADING:
        return BOILERPLATE, "masthead"
    role, rule = general_role(line, first=True)
    if role == BODY and len(line) <= LONGEST_HEADING and opens_article(following) and not opens_article(line):
        return HEADING, "headline"
    return role, rule


def opens_article(line: str) -> bool:
    """Whether a line begins as the one behind a headline does: with who wrote it, the day or the place."""
    dated = DATE_LINE.fullmatch(" ".join(line.strip(MARKUP).split()))
    return bool(dated) or is_byline(line) or dateline_length(line, 0, len(line), bodies=0) > 0


def general_role(line: str, *, first: bool) -> tuple[ParagraphRole, str]:
    """Role and rule name of a line that no layout line describes; ("body", "") for prose.

    first: it is the first line of an article that goes on after it.
    """
    bare = line.strip(MARKUP)
    words = WORD.findall(bare)
    if DATE_LINE.fullmatch(" ".join(bare.replace("`", " ").split())):
        return BOILERPLATE, "date_line"
    if ADDRESS_LINE.fullmatch(bare):
        return BOILERPLATE, "address"
    if TABLE_ROW.fullmatch(line):
        return BOILERPLATE, "table_row"
    if is_byline(line) or is_credit(line):
        return BOILERPLATE, (BYLINE_RULE if is_byline(line) else CREDIT_RULE).removeprefix("layout:")
    if not words:
        return (BOILERPLATE, "no_words") if not re.search(r"\d", bare) else (BODY, "")
    if HASHES.match(line):
        return HEADING, "markdown"
    if len(line) <= LONGEST_HEADLINE and BOLD.fullmatch(line) and not QUOTES.match(bare):
        return HEADING, "markdown"
    if BULLET.match(line) or line.startswith(">") or bare[:1].islower() or unicodedata.category(bare[0]) in SYMBOLS:
        return BODY, ""
    if first and len(bare) <= LONGEST_HEADLINE and is_headline(bare, words):
        return HEADING, "headline"
    if len(bare) <= LONGEST_HEADING and not bare.rstrip(")]").endswith(FINAL) and not QUOTES.search(bare):
        return HEADING, "short_line"
    return BODY, ""


def is_headline(line: str, words: Sequence[str]) -> bool:
    """A first line that ends like no sentence, in its quotation or behind it, or that is capitalised throughout."""
    said = line.rstrip("\"”»'’")
    if said.endswith((":", ",", ";")):
        return False
    if not said.endswith((".", "…", "!")):
        return True
    if QUOTES.match(line):
        return False
    long = [w for w in words if len(w) > 3]
    return len(long) > 2 and sum(w[0].isupper() for w in long) >= 0.8 * len(long)


def is_masthead(line: str) -> bool:
    """Whether a line is a paper's name: "THE HARBOUR GAZETTE"."""
    names = WORD.findall(line.strip(MARKUP))
    capital = all(name[0].isupper() or name.lower() in ("of", "the", "and") for name in names)
    named = names[-1:] and not MASTHEADS.isdisjoint((names[0].lower(), names[-1].lower()))
    return bool(named) and capital and 1 < len(names) <= LONGEST_MASTHEAD
