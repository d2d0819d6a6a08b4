"""Text set off below the words that report it.

The paragraph above ends in a colon, and its last clause has a cue that has attributed nothing yet. A list is taken as
a whole, other text no farther than its first paragraph.

Examples:

    In a statement, the ministry wrote: / All roads in the valley are open again.
    The letter read: / Leave the town by Friday.

Not this form: a paragraph in marks, which is a quotation of its own; a finding or a list of the writer's ("the report
found the following:"); text below words that no cue reports.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Doc, Token

from pipeline.annotations import Paragraph
from pipeline.language.en.classes import words
from pipeline.patterns.entries import Cue
from pipeline.quotations.contents.forms.plain import FINITE as PLAIN_FINITE
from pipeline.quotations.contents.forms.plain import plain_speaker
from pipeline.quotations.contents.indirect import IndirectFound
from pipeline.quotations.contents.reading_ranker import told_by
from pipeline.quotations.contents.sayings import ADDRESSING
from pipeline.quotations.cues.clauses import first_token_at, noun_phrase, sentence
from pipeline.quotations.cues.frames import FINITE, MARKS
from pipeline.quotations.cues.speaking_nouns import STATEMENTS, singular
from pipeline.quotations.cues.subjects import unsaid
from pipeline.quotations.page import CueHit, Labelled, Page

ID = "quotes:block"
FINDINGS = words("quotations.own_findings")
FOLLOWING = words("quotations.following")
HEARD = ADDRESSING | {"ask"}
CLAUSES = frozenset({"ccomp", "xcomp", "acomp", "oprd", "parataxis", "advcl"})
LONGEST_TAIL = 14  # tokens between the cue and the colon: when, where and to whom it was said
FEWEST_WORDS = 3
LETTERS = re.compile(r"[^\W\d_]{2,}")
BULLET = re.compile(r"[•·▪●◦‣*–—-]\s+(?=\w)")
# Taggers take the "read" of "The letter read:" for a noun.
READ = re.compile(r"(?P<letter>(?:\b[Tt]he |\b[Ii]ts |\b[Tt]heir )?\b(?P<noun>\w+)) (?P<cue>read)(?: as follows)?:\Z")
READING = Cue(ID, "read", "verb", "neutral", ("quote",), ("read",), "", "", 0)


def set_off(page: Page, paragraphs: Sequence[Paragraph], clauses: Sequence[IndirectFound]) -> list[Labelled]:
    """The body paragraphs that stand below a paragraph whose last clause reports them and ends in a colon.

    A list is taken as a whole, other text no farther than its first paragraph: where a longer block ends, nothing
    tells. clauses: a cue that has attributed one with a verb has said what it reports.
    """
    spent = {c.hit.token for c in clauses if c.accepted and _has_verb(page, c)}
    found = []
    for number, above in enumerate(paragraphs[:-1]):
        if page.text[above.end - 1] == ":" and (told := _letter(page, above) or _told(page, above, spent)):
            hit, name = told
            below = _below(page, paragraphs, number + 1)
            found += [Labelled(n, start, end, *name, ID, hit) for n, start, end in below]
    return found


def _below(page: Page, paragraphs: Sequence[Paragraph], number: int) -> Iterator[tuple[int, int, int]]:
    """The number and characters of the paragraph that is set off, or of each item of the list."""
    p = paragraphs[number]
    if not BULLET.match(page.text, p.start, p.end):
        end = _before_speech(page, p)
        text = page.text[p.start : end]
        prose = len(LETTERS.findall(text)) >= FEWEST_WORDS and text[-1] != ":"
        if p.role == "body" and prose and text[0] not in MARKS and not text.startswith(("<", "http")):
            yield number, p.start, end
        return
    for n, item in enumerate(paragraphs[number:], start=number):
        bullet = BULLET.match(page.text, item.start, item.end)
        if not bullet:
            return
        if not any(item.start <= m.start < item.end for m in page.marked):
            yield n, bullet.end(), item.end


def _before_speech(page: Page, p: Paragraph) -> int:
    """Where a block ends: before a sentence of its paragraph with marks and words that report it, the article's own."""
    marks = [page.tokens_of[n][0] for n, m in enumerate(page.marked) if p.start <= m.start < p.end]
    if not marks or not any(p.start <= hit.start < p.end and page.inside[hit.token] < 0 for hit in page.cues):
        return p.end
    sentence_start = page.idx[page.sentence_starts[page.sentence_of(marks[0])]]
    return p.start + len(page.text[p.start : max(sentence_start, p.start + 1)].rstrip())


def _letter(page: Page, above: Paragraph) -> tuple[CueHit, tuple[int, int]] | None:
    read = READ.search(page.text, above.start, above.end)
    if not read or singular(read["noun"]) not in STATEMENTS:
        return None
    return CueHit(first_token_at(page.doc, read.start("cue")), *read.span("cue"), READING), read.span("letter")


def _told(page: Page, above: Paragraph, spent: Collection[int]) -> tuple[CueHit, tuple[int, int]] | None:
    """The cue of the last clause before the colon and its speaker, where that has no content of its own."""
    within = [h for h in page.cues if above.start <= h.start < above.end and page.inside[h.token] < 0]
    within = [h for h in within if "quote" in h.cue.takes and h.cue.lemma not in FINDINGS and _reports(page.doc, h)]
    if not within or within[-1].token in spent:
        return None
    hit = within[-1]
    last, colon = first_token_at(page.doc, hit.end), first_token_at(page.doc, above.end - 1)
    if sentence(page.doc[hit.token])[1] < colon or colon - last > LONGEST_TAIL:
        return None
    name = None if any(_tells(t, hit) for t in page.doc[last:colon]) else _speaker(page, hit)
    return (hit, name) if name is not None else None


def _has_verb(page: Page, clause: IndirectFound) -> bool:
    tokens = page.doc[first_token_at(page.doc, clause.start) : first_token_at(page.doc, clause.end)]
    return any(t.tag_ in FINITE if t.dep else t.lower_ in PLAIN_FINITE or t.lower_.endswith("ed") for t in tokens)


def _reports(doc: Doc, hit: CueHit) -> bool:
    """Whether the cue is a verb, or what was issued ("released the following statement"), or opens its sentence."""
    if hit.cue.part == "phrase":
        return sentence(doc[hit.token])[0] == hit.token
    return hit.cue.part == "verb" or (hit.cue.lemma in STATEMENTS and doc[hit.token].dep_ == "dobj")


def _tells(token: Token, hit: CueHit) -> bool:
    """Whether a word behind the cue says something of what was said, more than when, where and to whom."""
    if token.lower_ in FOLLOWING or singular(token.lower_) in STATEMENTS:
        return False
    if not token.dep:
        return not (token.is_title or token.is_punct or len(token) < 4)
    if token.tag_ in FINITE:
        return True
    if token.head.i != hit.token:
        return False
    return token.dep_ in CLAUSES or (token.dep_ == "dobj" and hit.cue.lemma not in HEARD)


def _speaker(page: Page, hit: CueHit) -> tuple[int, int] | None:
    doc = page.doc
    if not doc[hit.token].dep:
        return plain_speaker(doc, hit)
    verbs = [h for h in page.cues if h.cue.part == "verb"]
    head = told_by(doc, hit, verbs).speaker
    if head is None or unsaid(doc, hit, head):
        return None
    if hit.cue.part == "verb" and doc[hit.token].tag_ == "VBG" and head.dep_ != "nsubj":
        return None  # "described [the rally], saying of it:"
    return noun_phrase(head)
