"""When two names, or a name and a description, are the same person or group."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.evaluation.gold import GoldArticle, GoldEntity
from pipeline.vocabulary import EntityLabel

_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"[’']s\b")
_ARTICLES_AND_TITLES = frozenset("the a an mr mrs ms".split())
_FUNCTION_WORDS = _ARTICLES_AND_TITLES | frozenset(
    "of in on at for to and or by from his her its their some one two dr gen general unnamed".split()
)


def folded(name: str) -> str:
    """The name without case, article, title, possessive and punctuation."""
    words = _WORD.findall(_POSSESSIVE.sub("", name.casefold()))
    return " ".join(w for w in words if w not in _ARTICLES_AND_TITLES)


def content_words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold())) - _FUNCTION_WORDS


def share_a_word(one: str, other: str) -> bool:
    return bool(content_words(one) & content_words(other))


def known_names(gold: GoldArticle, name: str) -> frozenset[str]:
    """Every name of that entity that stands for it alone: not a person's bare surname, which others may share."""
    names = {folded(name)}
    for entity in gold.entities:
        if folded(name) in {folded(entity.name), *map(folded, entity.mentions)}:
            names |= {folded(entity.name), *_full_mentions(entity)}
    return frozenset(names - {""})


def _full_mentions(entity: GoldEntity) -> Iterable[str]:
    folds = (folded(m) for m in entity.mentions)
    return (f for f in folds if entity.type != "person" or " " in f)


def is_named(gold: GoldArticle, *, name: str, mention: str, expected: str, expected_mention: str) -> bool:
    """Whether a row's name (with its mention as printed) is the expected one in full.

    Somebody without a name ("unnamed resident", both sides, anyone who is not
    among the article's actors) is right where mention or description agree in a word.
    Nobody expected: right only where nobody is named.
    """
    if not expected:
        return not folded(name)
    if folded(name) in known_names(gold, expected):
        return True
    described = expected.casefold().startswith(("unnamed", "both", "anti-")) or folded(expected) not in {
        folded(e.name) for e in gold.entities if e.label == EntityLabel.ACTOR
    }
    return described and (
        folded(mention) == folded(expected_mention)
        or share_a_word(name, expected)
        or share_a_word(name, expected_mention)
    )


def is_near(gold: GoldArticle, *, name: str, mention: str, expected: str, expected_mention: str) -> bool:
    """As is_named, but a shared word of the names, or of the mentions as printed, is enough."""
    return is_named(gold, name=name, mention=mention, expected=expected, expected_mention=expected_mention) or (
        bool(expected) and (share_a_word(name, expected) or share_a_word(mention, expected_mention))
    )
