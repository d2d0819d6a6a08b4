"""Articles to stories: what is alike enough is joined; the earliest is first, the others are what they are of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from pipeline.stories.article_signatures import Signature, containment
from pipeline.stories.likeness import likeness, tolls
from pipeline.stories.story_evidence import Story, StoryMember, story_id_of

JOINED = 0.5  # likeness from which two articles can bring their groups together
WHOLE = 0.5  # mean likeness of the articles of both groups, from which they are one story
COMPARED = 6  # articles of a group, the earliest
SAME_WORDS = 0.5  # share of the shorter text's word triples, from which an article is a reprint

Likeness = Callable[[int, int], float]  # of two articles by their places in the list


def joining(first: Signature, later: Signature) -> float | None:
    """How alike two articles are that can bring their groups together; None where they can't."""
    p = likeness(first, later)
    return p if p >= JOINED else None


def stories_among(known: Sequence[Signature], sure: Mapping[tuple[int, int], float]) -> list[Story]:
    """The stories of articles, the earliest first, of which no other article is one with any.

    sure: how alike those pairs are that can bring groups together, by places, the earlier first.
    """
    found = dict(sure)

    def alike(one: int, other: int) -> float:
        pair = (one, other) if one < other else (other, one)
        if pair not in found:
            found[pair] = likeness(known[pair[0]], known[pair[1]])
        return found[pair]

    links = sorted(sure, key=lambda pair: (-sure[pair], pair))
    return [story(known, group, alike) for group in grouped(len(known), links, alike)]


def grouped(number: int, links: Iterable[tuple[int, int]], alike: Likeness) -> list[list[int]]:
    """Groups of places, each sorted, in the order of the first of each.

    links: pairs, the most alike first. One pair alone doesn't bring two groups together: a look-alike is now and then
    very like one article of a story, but not like all of them.
    """
    root = list(range(number))
    earliest = {place: [place] for place in root}

    def root_of(place: int) -> int:
        while root[place] != place:
            root[place] = root[root[place]]
            place = root[place]
        return place

    for one, other in links:
        low, high = sorted((root_of(one), root_of(other)))
        if low == high or mean_likeness(earliest[low], earliest[high], alike) < WHOLE:
            continue
        root[high] = low
        earliest[low] = sorted(earliest[low] + earliest.pop(high))[:COMPARED]
    members = defaultdict(list)
    for place in range(number):
        members[root_of(place)].append(place)
    return list(members.values())


def mean_likeness(ones: Sequence[int], others: Sequence[int], alike: Likeness) -> float:
    return sum(alike(one, other) for one in ones for other in others) / (len(ones) * len(others))


def story(known: Sequence[Signature], group: Sequence[int], alike: Likeness) -> Story:
    first = known[group[0]]
    members = [StoryMember(first.article_id, "first", 1.0, 1.0)]
    for place in group[1:]:
        others = [p for p in group[: COMPARED + 1] if p != place][:COMPARED]
        members.append(member(first, known[place], mean_likeness([place], others, alike)))
    credits = [(-known[place].credit, place) for place in group if known[place].credit]
    agency = known[min(credits)[1]].agency if credits else ""
    return Story(story_id_of(first.article_id), tuple(members), first.article_id, agency)


def member(first: Signature, other: Signature, confidence: float) -> StoryMember:
    alike = containment(first.shingles, other.shingles)
    same_words = "reprint" if alike >= SAME_WORDS else "rewrite"
    kind = "version" if tolls(first.figures, other.figures)[1] else same_words
    return StoryMember(other.article_id, kind, round(alike, 3), round(confidence, 3))
