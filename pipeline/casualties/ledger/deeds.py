"""Deeds that tell of a death and of nobody: "arrested in a fatal shooting".

They count where the article tells of no dead otherwise; beside any other figure of the dead they say nothing further.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.casualties.constructions import deed_noun
from pipeline.casualties.ledger.book import UNSURE
from pipeline.casualties.ledger.ledger_entries import Entry
from pipeline.casualties.ledger.limits import renumbered
from pipeline.vocabulary import Effect


def with_deeds(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with the first deed of an article that tells of no other dead, and without all further ones."""
    told = any(e.effect == Effect.KILLED and e.best and e.certainty not in UNSURE and not _deed(e) for e in entries)
    first = next((e for e in entries if _deed(e)), None)
    return renumbered([e for e in entries if not _deed(e) or (e is first and not told)])


def _deed(entry: Entry) -> bool:
    return entry.figure.construction == deed_noun.ID and entry.high is None
