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


CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)


def name_runs(doc: Doc) -> list[Mention]:
    """Runs of capitalised words as mentions of unknown type, for a doc in which nobody looked for names.

    Without tags a single word that opens a sentence counts only where it has its capital elsewhere too.
    """
    inner = {t.text for t in doc if t.is_title and not t.is_sent_start and t.i}
    text = doc.text
    found = []
    run: list[Token] = []
    for token in [*doc, None]:
        if token is not None and is_proper(token, run, inner):
            run.append(token)
        elif run:
            start, end = run[0].idx, run[-1].idx + len(run[-1])
            found.append(Mention(start, end, "ACTOR", "", text[start:end], "", "", "", None, None, "model", ""))
            run = []
    return found


def is_proper(token: Token, run: Sequence[Token], inner: set[str]) -> bool:
    if token.lower_ in CALENDAR:
        return False
    if token.tag:
        return token.tag_ in ("NNP", "NNPS")
    if token.is_upper and len(token) > 1:
        return True
    if not token.is_title:
        return False
    opens = token.i == 0 or token.is_sent_start
    following = token.i + 1 < len(token.doc) and token.doc[token.i + 1].is_title
    return bool(run) or not opens or token.text in inner or (following and token.lower_ not in FUNCTION)


FUNCTION = frozenset("the a an in on at of for and but or if when while after before as by with from to".split())


def named_too(doc: Doc, mentions: Sequence[Mention]) -> list[Mention]:
    """The actors among the mentions and, where no model looked for names, the capitals that no mention covers."""
    actors = [m for m in mentions if m.label == "ACTOR"]
    if actors and doc.has_annotation("TAG"):
        return actors
    taken = {i for m in mentions for i in range(m.start, m.end)}
    free = [m for m in name_runs(doc) if m.start not in taken and m.end - 1 not in taken]
    return sorted([*actors, *free], key=lambda m: m.start)
