"""Names of one article: their fullest forms, and runs of capitals where nobody looked for mentions."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from pipeline.annotations import Mention
from pipeline.quotations.nouns import TITLES


def fullest_names(actors: Sequence[Mention], text: str) -> dict[str, str]:
    """Each name without an entity, and the longest name in the article that ends with it."""
    names = sorted({m.entity_name or text[m.start : m.end] for m in actors}, key=lambda n: (-len(n.split()), n))
    fullest = {}
    for name in names:
        bare = [w for w in name.split() if w.lower() not in TITLES]
        longer = next((n for n in names if len(n.split()) > len(bare) and n.split()[-len(bare) :] == bare), None)
        fullest[name] = longer if bare and longer else " ".join(bare) or name
    return fullest


def name_runs(doc: Doc) -> list[Mention]:
    """Runs of proper nouns as mentions of unknown type, for a doc that nobody looked for mentions in."""
    found = []
    run: list[Token] = []
    for token in [*doc, None]:
        proper = token is not None and (token.tag_ in ("NNP", "NNPS") if token.tag else token.is_title and token.i > 0)
        if proper and token is not None:
            run.append(token)
        elif run:
            start, end = run[0].idx, run[-1].idx + len(run[-1])
            found.append(Mention(start, end, "ACTOR", "", doc.text[start:end], "", "", "", None, None, "model", ""))
            run = []
    return found
