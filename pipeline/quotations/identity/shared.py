"""One resolver an article, so that no two tables can name two people for the same "he".

Whoever resolves names first keeps the resolver with the doc, and all others ask for that one. It stands among the
doc's hooks, which neither bytes, DocBin nor worker processes carry along, and a pickled doc begins without one. A
resolver refers to its doc, so the last reader lets go of it: a doc is then freed at once, and within its memory zone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spacy.tokens import Doc

from pipeline.annotations import MENTIONS, Mention, Paragraph, load
from pipeline.quotations.cues.cue_table import Inside
from pipeline.quotations.identity.resolution import Resolver

RESOLVER = "wireledger resolver"


class Kept:
    """What holds a doc's resolver; a copy made by pickling holds none."""

    def __init__(self, resolver: Resolver | None = None) -> None:
        self.resolver = resolver

    def __reduce__(self) -> tuple[type[Kept], tuple[()]]:
        return Kept, ()


def resolver_of(
    doc: Doc,
    *,
    paragraphs: Sequence[Paragraph] = (),
    marked: Sequence[Inside] = (),
    heard: Sequence[tuple[int, int]] = (),
) -> Resolver:
    """The doc's resolver; made of the doc's mentions and of what is given (see Resolver) where it has none yet."""
    hooks: dict[str, Any] = doc.user_hooks
    kept = hooks.setdefault(RESOLVER, Kept())
    if kept.resolver is None or kept.resolver.doc is not doc:
        kept.resolver = Resolver(doc, load(doc, MENTIONS, Mention), paragraphs, marked, heard)
    found: Resolver = kept.resolver
    return found


def let_go(doc: Doc) -> None:
    """Forget the doc's resolver."""
    doc.user_hooks.pop(RESOLVER, None)
