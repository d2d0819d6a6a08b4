"""Verdicts on mentions.csv: the distinct actors and places of an article, as printed, and who or what they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.evaluation.gold import GoldArticle
from pipeline.evaluation.name_matching import content_words, folded, known_names, share_a_word
from pipeline.evaluation.verdicts import Verdict
from pipeline.tables.records import MentionRow
from pipeline.vocabulary import EntityLabel

FIGURES = {EntityLabel.ACTOR: "actors", EntityLabel.PLACE: "places"}


def judge_mentions(gold: GoldArticle, rows: Sequence[MentionRow]) -> Iterator[Verdict]:
    """A spelling counts once an article, however often it is printed; a longer or shorter cut of it is found too."""
    for label, figure in FIGURES.items():
        entities = [e for e in gold.entities if e.label == label]
        mine = {folded(r.text): r for r in rows if r.label == label}
        for spelling, entity in {folded(m): e for e in entities for m in e.mentions}.items():
            inside = any(len(m) > 3 and (m in spelling or spelling in m) for m in mine)
            yield Verdict(
                f"{figure} found", spelling in mine or inside, gold.id, f"not found: {spelling!r}", entity.type
            )
            if spelling in mine:
                row = mine[spelling]
                right = folded(row.entity_name) in known_names(gold, entity.name) or (
                    not row.entity_id and share_a_word(row.entity_name, entity.name)
                )
                note = f"{row.text!r}: {row.entity_name!r} for {entity.name!r}"
                yield Verdict(f"{figure} named", right, gold.id, note, entity.type, row.rule_id)
        # Only whether there is something of the kind: a province may be printed where gold has its longer name.
        words = frozenset[str]().union(*(content_words(m) for e in gold.entities for m in e.mentions))
        for spelling, row in mine.items():
            note = f"extra: {row.text!r} ({row.found_by})"
            yield Verdict(
                f"{figure} right", bool(content_words(spelling) & words), gold.id, note, row.entity_type, row.rule_id
            )
