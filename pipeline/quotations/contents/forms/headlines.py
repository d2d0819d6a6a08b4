"""Headlines that name whose word they are.

A label before a colon, behind a colon or a dash, or a tag behind the last comma names who says it: somebody mentioned,
or a noun for people or for a body. What it attributes has a verb or marks. Where a medium or a report only passes on
what others say, the headline is theirs.

Examples:

    Police: three dead in bombing
    Blast kills 13 - ministry
    Aid trucks were looted on the road, say officials

Not this form: a topic or a place before a colon ("Barak: three dead"), who made the piece ("Editor: ..."), the site's
name behind a page's title, a question, and a first paragraph of several sentences.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from pipeline.annotations import Mention, Paragraph
from pipeline.language.en.classes import listed, words
from pipeline.layout.datelines import DATELINE_RULE
from pipeline.patterns.entries import Cue
from pipeline.quotations.contents.indirect import IndirectFound
from pipeline.quotations.cues.clauses import first_token_at
from pipeline.quotations.cues.speaking_nouns import GROUPS, OFFICES, PEOPLE, singular
from pipeline.quotations.page import CueHit, Labelled, Page

ID = "quotes:headline"
LONGEST = 160  # characters of a first paragraph that may be a headline
SIGN = Cue(ID, ":", "phrase", "neutral", ("quote", "clause"), (":", "-", "–", "—"), "", "", 0)
BEFORE = re.compile(r"(?P<label>[^\s:;.,?!“”\"‘'(][^:;?!“”\"(]{1,60}?)(?P<sign>:) +(?=\S)")
AFTER = re.compile(r"(?P<sign>:|(?<= )[-–—]) +(?P<label>[^\s:;,.?!“”\"‘'(](?:(?! [-–—] )[^:;,?!“”\"(]){1,50}?)\Z")
NEW_SENTENCE = re.compile(r"\w{3}[.?!][\"”’']* +[\"“‘']?[A-Z]")
WORD = re.compile(r"\w[\w.’'-]*")
SIGNED = re.compile(r":\s|\s[-–—]\s")
DASH = re.compile(r" [-–—] ")
TELLS = "|".join(listed("quotations.headline_tags"))
NAMED = r"[^\W\d_][\w.’'-]*(?: [\w.’'-]+){0,5}?"
TAG = re.compile(
    rf",[”’\"']? (?:(?P<inverted>{TELLS}) (?P<after>{NAMED})|(?P<before>{NAMED}) (?P<verb>{TELLS}))\Z", re.IGNORECASE
)
TOPIC_LABEL = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}: +(?=\S)")
PRONOUNS = words("quotations.no_label")
EDGES = " .,;–—-"

SPEAKING = PEOPLE | OFFICES | GROUPS | words("quotations.label_nouns")
RELAYING = words("quotations.relaying")
VERSUS = words("quotations.versus")
# Whom a label names as the piece's maker or its topic.
NOT_CITED = words("quotations.not_cited")
TOPIC = words("quotations.topic_prepositions")
OF = words("quotations.label_prepositions")
LONGEST_LABEL = 7  # words
VERBS = frozenset({"VBD", "VBZ", "VBP", "VB", "MD"})
PARTICIPLES = frozenset({"VBN", "VBG"})
# Without tags, and in titles with a capital in every word, where tags err.
VERBAL = words("quotations.verbal")
CONTRACTED = listed("contracted endings")
QUESTIONS = words("quotations.title_openers")
FEWEST_WORDS = 3
NO_SPEAKER = words("quotations.no_speaker")


def headlines(
    page: Page, paragraphs: Sequence[Paragraph], mentions: Sequence[Mention], clauses: Sequence[IndirectFound]
) -> list[Labelled]:
    """The headings, and the first paragraph where it may be the headline, that a label at an end attributes.

    Where a medium or a report only passes on what others say ("Paper: rebels say 40 killed"), it is theirs.
    paragraphs: the page's, with their roles. clauses: those that cues attribute.
    """
    found = []
    first = next((n for n, p in enumerate(paragraphs) if p.rule_id != DATELINE_RULE), -1)
    for number, p in enumerate(paragraphs):
        heading = p.role == "heading" and p.rule_id != DATELINE_RULE
        if heading or (number == first and p.role == "body" and is_one_short_sentence(page.text[p.start : p.end])):
            label = label_before(page, number, p, mentions) or label_after(page, number, p, mentions)
            label = label or (tag_at_end(page, number, p) if heading else None)
            if label is not None and not (relays(page, label, mentions) and told_inside(label, clauses)):
                found.append(label)
    return found


def may_have_label(line: str) -> bool:
    """Whether a line could be such a headline, by its length and its colons and dashes."""
    return len(line) <= LONGEST and SIGNED.search(line) is not None


def relays(page: Page, label: Labelled, mentions: Sequence[Mention]) -> bool:
    """Whether the label is a medium or a report, which passes on what others say."""
    last = page.text[label.name_start : label.name_end].split()[-1]
    named = mention_at(mentions, label.name_end - 1)
    return singular(last) in RELAYING or (named is not None and named.entity_type == "media")


def told_inside(label: Labelled, clauses: Sequence[IndirectFound]) -> bool:
    """Whether what the label attributes holds a clause with a speaker of its own."""
    return any(
        c.accepted and label.start <= c.start < label.end and label.start <= c.hit.start < label.end for c in clauses
    )


def is_one_short_sentence(text: str) -> bool:
    return len(text) <= LONGEST and not NEW_SENTENCE.search(text)


def label_before(page: Page, number: int, p: Paragraph, mentions: Sequence[Mention]) -> Labelled | None:
    parted = BEFORE.match(page.text, p.start, p.end)
    if not parted:
        return None
    speaker = speaker_in(page, *parted.span("label"), mentions)
    return attributed(page, number, speaker, (parted.end(), p.end), parted.span("sign")) if speaker else None


def label_after(page: Page, number: int, p: Paragraph, mentions: Sequence[Mention]) -> Labelled | None:
    parted = AFTER.search(page.text, p.start, p.end)
    if not parted:
        return None
    speaker = speaker_in(page, *parted.span("label"), mentions)
    if speaker is None or page.text[slice(*speaker)].lower().split()[0] in NO_SPEAKER:
        return None
    named = mention_at(mentions, speaker[1] - 1)
    if named is not None and named.entity_type == "media" and parted["sign"] != ":":
        return None  # the name of the site behind its page's title
    if named is not None and named.entity_type == "person" and not reported(page, speaker, after=p.end):
        return None  # "New governor named: Gul Agha"
    topic = BEFORE.match(page.text, p.start, parted.start())
    return attributed(page, number, speaker, (topic.end() if topic else p.start, parted.start()), parted.span("sign"))


def tag_at_end(page: Page, number: int, p: Paragraph) -> Labelled | None:
    """Who tells it, behind the last comma of a heading: "..., say officials", "..., FAMILY CLAIMS"."""
    parted = TAG.search(page.text, p.start, p.end)
    if not parted or page.text[p.start : parted.start()].rstrip("”’\"'")[-1:] in "?!":
        return None
    name = "after" if parted["after"] else "before"
    first = parted[name].lower().split()[0]
    if first in NO_SPEAKER | PRONOUNS or any(start <= parted.start() < end for start, end in inner(page)):
        return None
    sign = "inverted" if parted["after"] else "verb"
    topic = TOPIC_LABEL.match(page.text, p.start, parted.start())
    start = topic.end() if topic else p.start
    start = max([start, *(dash.end() for dash in DASH.finditer(page.text, start, parted.start()))])
    labelled = attributed(page, number, parted.span(name), (start, parted.start()), parted.span(sign))
    hit = next((h for h in page.cues if h.start == parted.start(sign) and h.cue.part == "verb"), None)
    return labelled if labelled is None or hit is None else replace(labelled, cue=hit)


def inner(page: Page) -> list[tuple[int, int]]:
    return [(m.start, m.end) for m in page.marked]


def attributed(
    page: Page, number: int, speaker: tuple[int, int], content: tuple[int, int], sign: tuple[int, int]
) -> Labelled | None:
    start, end = content
    if not is_clause(page, start, end):
        return None
    while end > start and page.text[end - 1] in EDGES:
        end -= 1
    return Labelled(number, start, end, *speaker, ID, CueHit(first_token_at(page.doc, sign[0]), *sign, SIGN))


def speaker_in(page: Page, start: int, end: int, mentions: Sequence[Mention]) -> tuple[int, int] | None:
    """The characters of the label that name a speaker: somebody mentioned, or a noun for people or a body."""
    start = max([start, *(m.end() for m in DASH.finditer(page.text, start, end))])  # "EXCLUSIVE – Karimi"
    spans = [m.span() for m in WORD.finditer(page.text, start, end)]
    spans = spans[: first_of(page, spans, TOPIC)]
    head = first_of(page, spans, OF) - 1
    if head < 0 or len(spans) > LONGEST_LABEL or tells_something(page, start, spans[-1][1]):
        return None
    named = mention_at(mentions, spans[head][0])
    if named is not None and named.label == "ACTOR":
        speaks = is_one_actor(mentions, named, start, spans[head][1])
    else:
        speaks = is_speaking_noun(lowered(page, spans[head]))
    return (start, spans[-1][1]) if speaks else None


def first_of(page: Page, spans: Sequence[tuple[int, int]], sought: Collection[str]) -> int:
    """Where the first of the words stands behind another word, else how many words there are."""
    return next((k for k, span in enumerate(spans) if k and lowered(page, span) in sought), len(spans))


def tells_something(page: Page, start: int, end: int) -> bool:
    """Whether a label holds a verb, or sets two sides against each other: it is no speaker."""
    tokens = range(first_token_at(page.doc, start), first_token_at(page.doc, end))
    return any(page.tag[i] in VERBS or page.lower[i].rstrip(".") in VERSUS for i in tokens)


def is_one_actor(mentions: Sequence[Mention], named: Mention, start: int, until: int) -> bool:
    """Whether a mention is all of a label's head, and no person is named before it."""
    persons = (m for m in mentions if start <= m.start < named.start and m.entity_type == "person")
    return next(persons, None) is None and named.end >= until


def is_speaking_noun(word: str) -> bool:
    noun = singular(word)
    return word in GROUPS or (noun in SPEAKING and noun not in NOT_CITED)


def mention_at(mentions: Sequence[Mention], at: int) -> Mention | None:
    return next((m for m in mentions if m.start <= at < m.end), None)


def reported(page: Page, name: tuple[int, int], *, after: int) -> bool:
    """Whether the article goes on to report what the person of that name says: a cue in a sentence with the name."""
    surname = page.text[name[0] : name[1]].split()[-1].lower()
    sentences = {page.sentence_of(i) for i, word in enumerate(page.lower) if word == surname and page.idx[i] >= after}
    return any(page.sentence_of(hit.token) in sentences for hit in page.cues)


def is_clause(page: Page, start: int, end: int) -> bool:
    """Whether the words say something: a verb or participle among them, no question and no title of a piece."""
    words = [m.group().lower().rstrip("’'.") for m in WORD.finditer(page.text, start, end)]
    if len(words) < FEWEST_WORDS or words[0] in QUESTIONS or page.text[start:end].rstrip("\"”’' ").endswith("?"):
        return False
    return is_quoted(page, start, end) or has_verb(page, start, end) or any(map(is_verbal, words))


def is_quoted(page: Page, start: int, end: int) -> bool:
    """Whether marks open the words, or stand among words all in capitals, whose tags err."""
    quoted = [m for m in page.marked if start <= m.start < end]
    return any(m.start - start < 2 for m in quoted) or (bool(quoted) and page.text[start:end].isupper())


def has_verb(page: Page, start: int, end: int) -> bool:
    tokens = range(first_token_at(page.doc, start), first_token_at(page.doc, end))
    return any(page.tag[i] in VERBS or (page.tag[i] in PARTICIPLES and page.tag[i - 1] != "IN") for i in tokens)


def is_verbal(word: str) -> bool:
    return word in VERBAL or word.endswith(CONTRACTED) or (len(word) > 4 and word.endswith("ed"))


def lowered(page: Page, span: tuple[int, int]) -> str:
    return page.text[span[0] : span[1]].lower().rstrip(".")
