"""The same utterance as different articles print it: which prints are one, and how each differs from the earliest."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pipeline.stories.article_signatures import day_number
from pipeline.stories.printed_quotations import (
    PrintedQuotation,
    maybe_one_utterance,
    printed_quotations,
    speakers_agree,
)
from pipeline.stories.story_evidence import Story
from pipeline.stories.story_rows import QuoteVariantRow
from pipeline.stories.word_alignment import kind_of_changes, longest_run, told_changes, word_changes, word_likeness

# How alike two prints must be: telling words in common, their share of the shorter, and the share of all words.
# The same speaker in the same story is trusted most, two speakers in two stories least: "we will fight" is anybody's.
WITHIN_STORY = {True: (1, 0.5, 0.4), None: (2, 0.5, 0.5), False: (3, 0.7, 0.7)}
ACROSS_STORIES = {True: (4, 0.6, 0.6), None: (6, 0.8, 0.8), False: (6, 0.9, 0.8)}
RUN = 0.6  # of the words of the shorter, in a row, from which it is a piece of the longer
LATE = 30  # days, after which the same words are another utterance
SAYING = 3  # speakers; what more of them say in several stories is a saying
Links = dict[tuple[str, str], tuple[PrintedQuotation, PrintedQuotation]]  # by their quote_ids

JOINED_GAIN = 0.1  # by so much two parts must be more alike a print than one of them is


def variant_rows(quotes: Iterable[Mapping[str, Any]], stories: Iterable[Story] = ()) -> list[QuoteVariantRow]:
    """A row for each later print of an utterance that more than one article has in marks, by utterance and time.

    quotes: rows of quotes.csv of all articles. Quotations without marks are left out: a paraphrase alters nothing.
    """
    story_of = {m.article_id: story.story_id for story in stories for m in story.members}
    prints = printed_quotations(quotes, story_of)
    by_id = {p.quote_id: p for p in prints if not p.parts}
    links = less_sayings(by_id, matched(prints))
    rows = []
    for group in utterances(by_id, links):
        for number, quote_id in enumerate(group):
            other = by_id[quote_id]
            first = next((e for e in group[:number] if is_print_of(by_id[e], other, links)), None)
            if first:
                rows.append(variant_row(group[0], by_id[first], other, links))
    return rows


def is_print_of(first: PrintedQuotation, other: PrintedQuotation, links: Links) -> bool:
    """Not where both are parts of what a third article prints as one."""
    if (first.quote_id, other.quote_id) in links or (other.quote_id, first.quote_id) in links:
        return True
    return first.article_id != other.article_id and one_utterance(first, other)


def matched(prints: Sequence[PrintedQuotation]) -> Links:
    """Of two articles each print with the one most like it; or two parts with the print that has them joined."""
    found = []
    for one, other in maybe_one_utterance(prints):
        a, b = prints[one], prints[other]
        if a.article_id != b.article_id and not (a.parts and b.parts) and one_utterance(a, b):
            alike = word_likeness(a.words, b.words) - (JOINED_GAIN if a.parts or b.parts else 0.0)
            found.append((-alike, a.quote_id, b.quote_id, one, other))
    taken: set[tuple[str, str]] = set()
    links: Links = {}
    for _, _, _, one, other in sorted(found):
        a, b = prints[one], prints[other]
        ends = {(quote, b.article_id) for quote in a.parts or (a.quote_id,)}
        ends |= {(quote, a.article_id) for quote in b.parts or (b.quote_id,)}
        if ends & taken:
            continue
        taken |= ends
        for mine in a.parts or (a.quote_id,):
            for others in b.parts or (b.quote_id,):
                links[mine, others] = a, b
    return links


def one_utterance(one: PrintedQuotation, other: PrintedQuotation) -> bool:
    agree = speakers_agree(one, other)
    same_story = in_one_story(one, other)
    if not same_story and too_late(one, other):
        return False
    least, share, words_share = (WITHIN_STORY if same_story else ACROSS_STORIES)[agree]
    common = len(one.telling & other.telling)
    fewer = min(len(one.telling), len(other.telling))
    alike = word_likeness(one.words, other.words)
    if same_story and agree is not False and alike == 1.0:
        return True
    if common < least or common < share * fewer:
        return False
    return alike >= words_share or ((agree is True or same_story) and is_piece(one, other, least))


def in_one_story(one: PrintedQuotation, other: PrintedQuotation) -> bool:
    return bool(one.story_id) and one.story_id == other.story_id


def too_late(one: PrintedQuotation, other: PrintedQuotation) -> bool:
    days = day_number(one.published), day_number(other.published)
    return all(days) and abs(days[0] - days[1]) > LATE


def is_piece(one: PrintedQuotation, other: PrintedQuotation, least: int) -> bool:
    shorter = min(one, other, key=lambda p: len(p.words))
    enough = len(shorter.telling) > least
    return enough and longest_run(one.words, other.words) >= RUN * len(shorter.words)


def less_sayings(by_id: Mapping[str, PrintedQuotation], links: Links) -> Links:
    """Without the links between stories and speakers in groups that many speakers share."""
    sayings = set()
    for group in utterances(by_id, links):
        if len({by_id[quote_id].speaker_name for quote_id in group}) > SAYING:
            sayings.update(group)
    return {
        ends: link
        for ends, link in links.items()
        if ends[0] not in sayings or in_one_story(*link) or speakers_agree(*link)
    }


def utterances(by_id: Mapping[str, PrintedQuotation], links: Links) -> list[list[str]]:
    """quote_ids of prints of one utterance, the earliest first."""
    place = {quote_id: number for number, quote_id in enumerate(by_id)}
    root = list(range(len(place)))

    def root_of(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    for one, other in links:
        low, high = sorted((root_of(place[one]), root_of(place[other])))
        root[high] = low
    groups = defaultdict(list)
    for quote_id, number in place.items():
        groups[root_of(number)].append(quote_id)
    return [group for group in groups.values() if len(group) > 1]


def variant_row(earliest: str, first: PrintedQuotation, other: PrintedQuotation, links: Links) -> QuoteVariantRow:
    a, b = links.get((first.quote_id, other.quote_id)) or reversed_link(first, other, links) or (first, other)
    changes = word_changes(a.words, b.words)
    kind = "joined" if a.parts else "parted" if b.parts else kind_of_changes(changes)
    agree = speakers_agree(first, other)
    return QuoteVariantRow(
        variant_id=hashed_id("vu", earliest),
        kind=kind,
        changes=told_changes(changes),
        first_quote=a.quote,
        quote=b.quote,
        similarity=round(word_likeness(a.words, b.words), 3),
        speaker_differs="" if agree is None else "no" if agree else "yes",
        first_speaker=first.speaker_name,
        speaker_name=other.speaker_name,
        first_article_id=first.article_id,
        article_id=other.article_id,
        first_published=first.published,
        published=other.published,
        first_story_id=first.story_id,
        story_id=other.story_id,
        first_quote_id=first.quote_id,
        quote_id=other.quote_id,
        utterance_id=other.utterance_id,
    )


def reversed_link(
    first: PrintedQuotation, other: PrintedQuotation, links: Links
) -> tuple[PrintedQuotation, PrintedQuotation] | None:
    found = links.get((other.quote_id, first.quote_id))
    return (found[1], found[0]) if found else None


def hashed_id(prefix: str, said: str) -> str:
    return prefix + hashlib.sha256(said.encode("utf-8")).hexdigest()[:16]
