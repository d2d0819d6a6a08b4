"""The same utterance as different articles print it: which prints are one, and how each differs from the earliest."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from pipeline.stories.article_signatures import day_number
from pipeline.stories.neighbours import moment, near_pairs
from pipeline.stories.printed_quotations import (
    LEAST_TELLING,
    PrintedArticle,
    PrintedQuotation,
    printed_articles,
    quotation_keys,
    speakers_agree,
)
from pipeline.stories.story_evidence import Story
from pipeline.stories.story_rows import QuoteVariantRow
from pipeline.stories.word_alignment import kind_of_changes, longest_run, told_changes, word_changes, word_likeness

# How alike two prints must be: telling words in common, their share of the shorter, and the share of all words.
# The same speaker in the same story is trusted most, two speakers in two stories least: "we will fight" is anybody's.
WITHIN_STORY = {True: (1, 0.5, 0.4), None: (2, 0.5, 0.5), False: (3, 0.7, 0.7)}
ACROSS_STORIES = {True: (LEAST_TELLING, 0.6, 0.6), None: (6, 0.8, 0.8), False: (6, 0.9, 0.8)}
LEAST = {True: 1, False: LEAST_TELLING}  # telling words in common, whoever speaks, within a story and between two
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
    articles = printed_articles(quotes, story_of)
    moments = [moment(day_number(a.published), a.article_id) for a in articles]
    links: Links = {}
    for pair in near_pairs(moments, [quotation_keys(a) for a in articles], enough=1).tolist():
        one, other = articles[pair >> 32], articles[pair & 0xFFFFFFFF]
        links |= links_of(one, other, matches(one, other))
    return [row for part in parts((p for a in articles for p in a.single), links) for row in rows_of_part(*part)]


def matches(one: PrintedArticle, other: PrintedArticle) -> list[tuple[int, int]]:
    """Each print of an article with the one most like it in a later article, by their places; or two parts with the
    print that has them joined."""
    found = []
    for (i, a), (j, b) in product(enumerate(one.prints), enumerate(other.prints)):
        if not (a.parts and b.parts) and one_utterance(a, b):
            alike = word_likeness(a.same, b.same) - (JOINED_GAIN if a.parts or b.parts else 0.0)
            found.append((-alike, a.quote_id, b.quote_id, i, j))
    taken: set[str] = set()
    best = []
    for _, _, _, i, j in sorted(found):
        ends = {*ids_of(one.prints[i]), *ids_of(other.prints[j])}
        if not ends & taken:
            taken |= ends
            best.append((i, j))
    return best


def ids_of(print_: PrintedQuotation) -> tuple[str, ...]:
    return print_.parts or (print_.quote_id,)


def links_of(one: PrintedArticle, other: PrintedArticle, places: Iterable[Sequence[int]]) -> Links:
    """The links that their matches are."""
    pairs = [(one.prints[i], other.prints[j]) for i, j in places]
    return {(mine, others): (a, b) for a, b in pairs for mine in ids_of(a) for others in ids_of(b)}


def parts(prints: Iterable[PrintedQuotation], links: Links) -> Iterator[tuple[list[PrintedQuotation], Links]]:
    """What hangs together by links, with its links, by the earliest of each; prints: the earliest first."""
    linked = {quote_id for ends in links for quote_id in ends}
    by_id = {p.quote_id: p for p in prints if p.quote_id in linked}
    groups = utterances(by_id, links)
    group_of = {quote_id: number for number, group in enumerate(groups) for quote_id in group}
    inside: list[Links] = [{} for _ in groups]
    for ends, link in links.items():
        inside[group_of[ends[0]]][ends] = link
    for group, own in zip(groups, inside, strict=True):
        yield [by_id[quote_id] for quote_id in group], own


def rows_of_part(prints: Sequence[PrintedQuotation], links: Links) -> Iterator[QuoteVariantRow]:
    """prints: of which none is linked to any other, the earliest first."""
    by_id = {p.quote_id: p for p in prints}
    if len({p.speaker_name for p in prints}) > SAYING:
        links = {ends: link for ends, link in links.items() if in_one_story(*link) or speakers_agree(*link)}
    for group in utterances(by_id, links):
        for number, quote_id in enumerate(group):
            other = by_id[quote_id]
            first = next((e for e in group[:number] if is_print_of(by_id[e], other, links)), None)
            if first:
                yield variant_row(group[0], by_id[first], other, links)


def is_print_of(first: PrintedQuotation, other: PrintedQuotation, links: Links) -> bool:
    """Not where both are parts of what a third article prints as one."""
    if (first.quote_id, other.quote_id) in links or (other.quote_id, first.quote_id) in links:
        return True
    return first.article_id != other.article_id and one_utterance(first, other)


def one_utterance(one: PrintedQuotation, other: PrintedQuotation) -> bool:
    same_story = in_one_story(one, other)
    common = len(one.telling & other.telling)
    if common < LEAST[same_story] and one.same != other.same:
        return False
    agree = speakers_agree(one, other)
    if same_story and agree is not False and one.same == other.same:
        return True
    if not same_story and too_late(one, other):
        return False
    least, share, words_share = (WITHIN_STORY if same_story else ACROSS_STORIES)[agree]
    if common < least or common < share * min(len(one.telling), len(other.telling)):
        return False
    if word_likeness(one.same, other.same) >= words_share:
        return True
    return (agree is True or same_story) and is_piece(one, other, least)


def in_one_story(one: PrintedQuotation, other: PrintedQuotation) -> bool:
    return bool(one.story_id) and one.story_id == other.story_id


def too_late(one: PrintedQuotation, other: PrintedQuotation) -> bool:
    days = day_number(one.published), day_number(other.published)
    return all(days) and abs(days[0] - days[1]) > LATE


def is_piece(one: PrintedQuotation, other: PrintedQuotation, least: int) -> bool:
    shorter = min(one, other, key=lambda p: len(p.words))
    enough = len(shorter.telling) > least
    return enough and longest_run(one.same, other.same) >= RUN * len(shorter.words)


def utterances(by_id: Mapping[str, PrintedQuotation], links: Links) -> list[list[str]]:
    """quote_ids of prints of one utterance, the earliest first, by the earliest. by_id: the earliest first."""
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
        similarity=round(word_likeness(a.same, b.same), 3),
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
