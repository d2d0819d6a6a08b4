"""Verdicts on mentions.csv: the distinct actors and places of an article, as printed, and who or what they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.evaluation.gold import GoldArticle, GoldEntity
from pipeline.evaluation.name_matching import content_words, folded, known_names, share_a_word
from pipeline.evaluation.verdicts import Verdict
from pipeline.tables.records import MentionRow
from pipeline.vocabulary import EntityLabel

FIGURES = {EntityLabel.ACTOR: "actors", EntityLabel.PLACE: "places"}


SHORTEST_CUT = 4  # letters of a spelling that may stand for a longer one


def judge_mentions(gold: GoldArticle, rows: Sequence[MentionRow]) -> Iterator[Verdict]:
    """A spelling counts once an article, however often it is printed; a longer or shorter cut of it is found too."""
    # Only whether there is something of the kind: a province may be printed where gold has its longer name.
    words = frozenset[str]().union(*(content_words(m) for e in gold.entities for m in e.mentions))
    for label, figure in FIGURES.items():
        told = {folded(row.text): row for row in rows if row.label == label}
        for spelling, entity in {folded(m): e for e in gold.entities if e.label == label for m in e.mentions}.items():
            found = spelling in told or any(is_cut(one, spelling) for one in told)
            yield Verdict(f"{figure} found", found, gold.id, f"not found: {spelling!r}", entity.type)
            if spelling in told:
                yield _named(f"{figure} named", gold, entity, told[spelling])
        for spelling, row in told.items():
            right, note = bool(content_words(spelling) & words), f"extra: {row.text!r} ({row.found_by})"
            yield Verdict(f"{figure} right", right, gold.id, note, row.entity_type, row.rule_id)


def is_cut(one: str, other: str) -> bool:
    """Whether one of two spellings stands in the other."""
    return len(one) >= SHORTEST_CUT and (one in other or other in one)


def _named(figure: str, gold: GoldArticle, entity: GoldEntity, row: MentionRow) -> Verdict:
    """Whether the row has the entity's name; without an id, a word of it."""
    in_part = not row.entity_id and share_a_word(row.entity_name, entity.name)
    right = in_part or folded(row.entity_name) in known_names(gold, entity.name)
    return Verdict(
        figure, right, gold.id, f"{row.text!r}: {row.entity_name!r} for {entity.name!r}", entity.type, row.rule_id
    )
