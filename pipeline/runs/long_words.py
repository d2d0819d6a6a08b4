"""Words of more characters than any language prints, cut before spaCy's tokenizer sees them.

The tokenizer takes marks off a word one by one and looks through the rest each time, so that a run of 10,000
quotation marks or brackets costs it the square of that. Pieces cost it their sum.
"""

from __future__ import annotations

from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

LONGEST = 500  # characters without a blank: an address with its query, a line of dashes
PIECE = 100


def cut_long_words(nlp: Language, text: str) -> Doc:
    """The text cut into tokens; where it has words longer than LONGEST, each PIECE of them cut for itself."""
    if len(text) <= LONGEST:
        return nlp.make_doc(text)
    words = [word for word in text.split() if len(word) > LONGEST]
    if not words:
        return nlp.make_doc(text)
    parts: list[str] = []
    joints: set[int] = set()
    at = size = 0
    for word in words:
        start = text.index(word, at)
        at = start + len(word)
        borders = [*range(start, at - PIECE // 2, PIECE), at]
        parts.append(text[size:start])
        for first, last in pairwise(borders):
            parts.append(text[first:last] if last == at else text[first:last] + " ")
            if last != at:
                joints.add(last + len(joints))  # where the blank stands that isn't the text's
        size = at
    doc = nlp.make_doc("".join((*parts, text[size:])))
    spaces = [bool(t.whitespace_) and t.idx + len(t) not in joints for t in doc]
    return Doc(nlp.vocab, words=[t.text for t in doc], spaces=spaces)
