"""Articles to stories: what is alike enough is joined, the earliest is first, each other is told by what it is of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from pipeline.stories.agencies import credited_agency
from pipeline.stories.candidates import candidate_pairs
from pipeline.stories.likeness import likeness, tolls
from pipeline.stories.signatures import Signature, containment, signature_of
from pipeline.stories.story_evidence import Story, StoryEvidence, StoryMember, in_time, story_id_of

JOINED = 0.5  # from which two articles are one story
SAME_WORDS = 0.5  # share of the shorter text's word triples, from which an article is a reprint


def find_stories(evidence: Iterable[StoryEvidence]) -> list[Story]:
    """Every article in exactly one story, in the order of the earliest; the order of the input changes nothing.

    The evidence is read once and only signatures of it are kept.
    """
    return stories_of(signature_of(e, credited=credited_agency(e.text)) for e in evidence)


def stories_of(signatures: Iterable[Signature]) -> list[Story]:
    """The same from signatures, such as an archive keeps."""
    known = sorted(signatures, key=lambda s: in_time(s.date, s.article_id))
    links = joined_pairs(known, likeness)
    return [story(known, group, links) for group in groups(len(known), links)]


def joined_pairs(
    known: Sequence[Signature], alike: Callable[[Signature, Signature], float]
) -> dict[tuple[int, int], float]:
    """The pairs that are one story, with their confidence; the numbers are places in the list, the lower first."""
    found = {}
    for pair in candidate_pairs(known).tolist():
        first, second = pair >> 32, pair & 0xFFFFFFFF
        confidence = alike(known[first], known[second])
        if confidence >= JOINED:
            found[first, second] = confidence
    return found


def groups(number: int, links: Iterable[tuple[int, int]]) -> list[list[int]]:
    """What hangs together, each group sorted, in the order of the first of each."""
    root = list(range(number))

    def root_of(place: int) -> int:
        while root[place] != place:
            root[place] = root[root[place]]
            place = root[place]
        return place

    for one, other in links:
        low, high = sorted((root_of(one), root_of(other)))
        root[high] = low
    members = defaultdict(list)
    for place in range(number):
        members[root_of(place)].append(place)
    return list(members.values())


def story(known: Sequence[Signature], group: Sequence[int], links: dict[tuple[int, int], float]) -> Story:
    first = known[group[0]]
    surest = dict.fromkeys(group, 0.0)
    if len(group) > 1:
        for other in group:
            for place in group:
                if place < other and (sure := links.get((place, other), 0.0)):
                    surest[place], surest[other] = max(surest[place], sure), max(surest[other], sure)
    members = [StoryMember(first.article_id, "first", 1.0, 1.0)]
    members += [member(first, known[place], surest[place]) for place in group[1:]]
    plainest = max(((s.credit, -place) for place in group if (s := known[place]).credit), default=None)
    agency = known[-plainest[1]].agency if plainest else ""
    return Story(story_id_of(first.article_id), tuple(members), first.article_id, agency)


def member(first: Signature, other: Signature, confidence: float) -> StoryMember:
    alike = containment(first.shingles, other.shingles)
    same_words = "reprint" if alike >= SAME_WORDS else "rewrite"
    kind = "version" if tolls(first.figures, other.figures)[1] else same_words
    return StoryMember(other.article_id, kind, round(alike, 3), round(confidence, 3))
