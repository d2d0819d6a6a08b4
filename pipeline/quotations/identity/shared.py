"""One resolver an article, so that no two tables can name two people for the same "he".

Whoever resolves names first keeps the resolver with the doc, and all others ask for that one. It stands in the doc's
user data as what is written as an empty mapping, so that bytes, DocBin, pickle and worker processes go without it. A
resolver refers to its doc, so the last reader lets go of it: a doc is then freed at once, and within its memory zone.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from pipeline.annotations import MENTIONS, Mention, Paragraph, load
from pipeline.quotations.identity.resolution import Resolver
from pipeline.quotations.page import Inside

RESOLVER = "wireledger resolver"


class Kept(dict[str, str]):
    """An empty mapping, to those who write it, that holds a doc's resolver; a copy holds none."""

    resolver: Resolver | None = None

    def __reduce__(self) -> tuple[type[Kept], tuple[()]]:
        return Kept, ()


def resolver_of(
    doc: Doc,
    *,
    paragraphs: Sequence[Paragraph] = (),
    marked: Sequence[Inside] = (),
    heard: Sequence[tuple[int, int]] = (),
    telling: Sequence[tuple[int, int]] = (),
) -> Resolver:
    """The doc's resolver; made of the doc's mentions and of what is given (see Resolver) where it has none yet."""
    kept = doc.user_data.get(RESOLVER)
    if not isinstance(kept, Kept) or kept.resolver is None or kept.resolver.doc is not doc:
        kept = doc.user_data[RESOLVER] = Kept()
        kept.resolver = Resolver(doc, load(doc, MENTIONS, Mention), paragraphs, marked, heard, telling)
    return kept.resolver


def let_go(doc: Doc) -> None:
    """Forget the doc's resolver."""
    doc.user_data.pop(RESOLVER, None)
