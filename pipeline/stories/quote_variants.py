"""The same utterance as different articles print it: which prints are one, and how each differs from the earliest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product

from pipeline.stories.article_signatures import day_number
from pipeline.stories.printed_quotations import LEAST_TELLING, PrintedArticle, PrintedQuotation, speakers_agree
from pipeline.stories.story_rows import QuoteVariantRow
from pipeline.stories.word_alignment import kind_of_changes, longest_run, told_changes, word_changes, word_likeness
from pipeline.tables.records import row_id

# How alike two prints must be: telling words in common, their share of the shorter, and the share of all words.
# The same speaker in the same story is trusted most, two speakers in two stories least: "we will fight" is anybody's.
WITHIN_STORY = {True: (1, 0.5, 0.4), None: (2, 0.5, 0.5), False: (3, 0.7, 0.7)}
ACROSS_STORIES = {True: (LEAST_TELLING, 0.6, 0.6), None: (6, 0.8, 0.8), False: (6, 0.9, 0.8)}
LEAST = {True: 1, False: LEAST_TELLING}  # telling words in common, whoever speaks, within a story and between two
RUN = 0.6  # of the words of the shorter, in a row, from which it is a piece of the longer
LATE = 30  # days, after which the same words are another utterance
SAYING = 3  # speakers; what more of them say in several stories is a saying
JOINED_GAIN = 0.1  # by so much two parts must be more alike a print than one of them is
Link = tuple[PrintedQuotation, PrintedQuotation]
Links = dict[tuple[str, str], Link]  # by their quote_ids


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


def rows_of_part(prints: Sequence[PrintedQuotation], links: Links) -> Iterator[QuoteVariantRow]:
    """prints: of which none is linked to any other, the earliest first."""
    by_id = {p.quote_id: p for p in prints}
    if len({p.speaker_name for p in prints}) > SAYING:
        links = {ends: link for ends, link in links.items() if trusted(link)}
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


def any_link(link: Link) -> bool:
    return True


def trusted(link: Link) -> bool:
    return in_one_story(*link) or bool(speakers_agree(*link))


def of_one_story(link: Link) -> bool:
    return in_one_story(*link)


# Which links bring prints together: all; where too many hang together by these, the next.
RUNGS: tuple[Callable[[Link], bool], ...] = (any_link, trusted, of_one_story)


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
        variant_id=row_id("vu", earliest),
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
