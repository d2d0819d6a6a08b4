"""How well stories are told apart, and how long it takes.

python benchmarks/stories.py                     pairs right in a made archive of 1,000 stories with 5 rewrites each
python benchmarks/stories.py --sizes 1000 10000  seconds for so many articles
"""

from __future__ import annotations

import argparse
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice

from archive_maker import MadeArticle, as_read, make_archive

from pipeline.stories import Story, StoryEvidence, find_stories

CONFIDENT = 0.9
MISSED = 0.2


def evidence_of(made: MadeArticle) -> StoryEvidence:
    """As a reader finds it who misses one thing in five."""
    read = as_read(made, missed=MISSED)
    return StoryEvidence(read.article_id, read.title, read.date, read.text, read.figures, read.names, read.quotations)


def pairs_of(groups: Iterable[Sequence[str]]) -> set[tuple[str, str]]:
    return {tuple(sorted(pair)) for group in groups for pair in combinations(group, 2)}  # type: ignore[misc]


def true_groups(archive: Iterable[MadeArticle]) -> dict[str, list[str]]:
    stories = defaultdict(list)
    for made in archive:
        stories[made.story].append(made.article_id)
    return stories


def confident_pairs(stories: Iterable[Story]) -> Iterator[tuple[str, str]]:
    for story in stories:
        sure = [m.article_id for m in story.members if m.confidence >= CONFIDENT]
        yield from combinations(sorted(sure), 2)


def quality(archive: Sequence[MadeArticle]) -> None:
    stories = find_stories(map(evidence_of, archive))
    found = pairs_of([m.article_id for m in story.members] for story in stories)
    true = pairs_of(true_groups(archive).values())
    right = len(found & true)
    precision, recall = right / max(1, len(found)), right / len(true)
    f1 = 2 * precision * recall / (precision + recall)
    print(f"{len(archive):,} articles, {len(stories):,} stories found of {len({a.story for a in archive}):,}")
    print(f"pairs: precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f}")
    sure = set(confident_pairs(stories))
    print(
        f"joined at confidence {CONFIDENT} or more: {len(sure & true) / max(1, len(sure)):.4f} of {len(sure):,} right"
    )
    kind_of = {made.article_id: made.kind for made in archive}
    kinds = Counter((kind_of[m.article_id], m.kind) for s in stories for m in s.members)
    for (made_as, told_as), number in sorted(kinds.items()):
        print(f"  {made_as:>10} told as {told_as:<8} {number:6,}")


def timing(sizes: Sequence[int]) -> None:
    for size in sizes:
        archive = list(islice(map(evidence_of, make_archive(size)), size))
        started = time.process_time()
        stories = find_stories(archive)
        seconds = time.process_time() - started
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{size:8,} articles: {seconds:7.1f} s, {1e6 * seconds / size:6.0f} µs each, {len(stories):,} stories, "
            f"{memory:.0f} MB at the most with the texts"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--sizes", type=int, nargs="*", default=[])
    options = parser.parse_args()
    if options.sizes:
        timing(options.sizes)
    else:
        quality(list(make_archive(options.stories, seed=options.seed)))


if __name__ == "__main__":
    main()
