"""Clauses and noun phrases of a parsed doc as runs of characters."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from pipeline.language.en.classes import words

EDGE = frozenset(" \t\n\r\xa0,;:-–—.!?…")
RELATIVE = words("relative words")
WITHIN_NAMES = words("quotations.within_names")
OPENS_PHRASE = words("quotations.opens_phrase")


def char_span(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """Characters of the tokens first to last (exclusive), without commas, stops, dashes and white space at the edges.

    An abbreviation keeps its stop. Where nothing else is left, the span is empty.
    """
    first, last = trimmed(doc, first, last)
    if first == last:
        return doc[first - 1].idx, doc[first - 1].idx
    return doc[first].idx, doc[last - 1].idx + len(doc[last - 1])


def trimmed(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """The tokens first to last (exclusive) without those of commas, stops, dashes and white space at the edges."""
    while first < last and EDGE.issuperset(doc[first].text):
        first += 1
    while last > first and EDGE.issuperset(doc[last - 1].text):
        last -= 1
    return first, last


def subtree(token: Token) -> tuple[int, int]:
    """First and one past the last token of a subtree."""
    return token.left_edge.i, token.right_edge.i + 1


def sentence(token: Token) -> tuple[int, int]:
    """First and one past the last token of the sentence; of the whole doc where it has no sentence starts."""
    if token.dep == 0 and not token.doc.has_annotation("SENT_START"):
        return 0, len(token.doc)
    sent = token.sent
    return sent.start, sent.end


def noun_phrase(token: Token) -> tuple[int, int]:
    """Characters of the noun phrase around its head, as printed: without appositions, relative clauses and clauses.

    Without a parse: the run of capitalised words, or the last noun with its determiner.
    """
    first, last = noun_phrase_tokens(token)
    return char_span(token.doc, first, last)


CUT = frozenset({"case", "relcl", "acl", "appos", "advcl", "parataxis", "punct", "cc", "conj", "ccomp", "dep"})


def noun_phrase_tokens(token: Token) -> tuple[int, int]:
    if token.dep == 0:  # spaCy's walks over the tree are not safe in a doc without one
        return plain_noun_phrase(token)
    last = token.i + 1
    for child in token.rights:
        if child.dep_ in ("cc", "conj") and child.i - token.i <= 4:
            # "Residents and fighters in Panjshir" is one speaker; a long coordination is not.
            last = max(last, min(noun_phrase_tokens(child)[1], child.i + 8) if child.dep_ == "conj" else last)
            continue
        if child.dep_ in CUT or opens_saying(child):
            break
        last = max(last, end_of_adjunct(child))
    first = token.left_edge.i
    while first < token.i and token.doc[first].lower_ in RELATIVE:
        first += 1
    for i in range(token.i - 1, first - 1, -1):  # a comma before the head: what stands before is no part of its name
        if token.doc[i].text in (",", ";", ":", "—", "–"):
            first = i + 1
            break
    while first < token.i and token.doc[first].is_punct:  # a closing mark, a bullet
        first += 1
    return first, last


def opens_saying(word: Token) -> bool:
    """Whether a word opens "as saying", which the parser hangs on who is quoted."""
    return word.lower_ == "as" and any(c.dep_ == "pcomp" for c in word.rights)


def end_of_adjunct(token: Token) -> int:
    """One past the last token of a "of the National Resistance Front in Panjshir", before any clause in it."""
    last = token.i + 1
    for child in token.rights:
        if child.dep_ in CUT or opens_saying(child):
            break
        last = max(last, end_of_adjunct(child))
    return last


def plain_noun_phrase(token: Token) -> tuple[int, int]:
    doc = token.doc
    first = token.i
    while first > 0:
        before = doc[first - 1]
        if before.is_title or before.is_upper or (before.text in (".", "-") and first > 1 and doc[first - 2].is_title):
            first -= 1
        elif before.lower_ in OPENS_PHRASE:
            first -= 1
            break
        else:
            break
    last = token.i + 1
    while (
        last < len(doc)
        and token.is_title
        and (
            doc[last].is_title or (doc[last].lower_ in WITHIN_NAMES and last + 1 < len(doc) and doc[last + 1].is_title)
        )
    ):
        last += 1
    return first, last


def overlaps(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def first_token_at(doc: Doc, start: int) -> int:
    """Index of the first token that begins at or after a character."""
    low, high = 0, len(doc)
    while low < high:
        middle = (low + high) // 2
        if doc[middle].idx < start:
            low = middle + 1
        else:
            high = middle
    return low
