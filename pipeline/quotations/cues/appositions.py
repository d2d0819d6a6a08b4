"""What stands between commas behind a noun and says more of it: "the Dawn, [a group linked to traders], said".

The parser often takes its noun for the subject of the verb behind it, or of the clause behind it.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.language.en.classes import words
from pipeline.quotations.cues.frames import COMMAS, FINITE
from pipeline.quotations.cues.possible_speakers import is_nobody
from pipeline.quotations.cues.speaking_nouns import kind_of

INDEFINITE = ("a", "an")
PLACES = frozenset().union(
    *(words(f"mentions.place.{kind}") for kind in ("province", "district", "village", "city", "region"))
)
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
WITHIN_PHRASE = NOUNS | {"DT", "PDT", "CD", "JJ", "JJS", "POS", "PRP$", "HYPH", "VBN"}
BETWEEN = frozenset({"MD", "RB", "VBD", "VBZ", "VBP", "VBN"})  # of a verb's own words before it: has already said
CLOSES = frozenset('.!?;:"”»') | {"''", "``"}


def before_apposition(verb: Token, subject: Token) -> Token | None:
    """[Envoys] of the Dawn, a group linked to traders, said: whom the noun only describes that stands as a subject.

    None where the noun is no apposition: nothing stands before its comma, or no comma before the verb.
    """
    doc, first = verb.doc, subject.left_edge.i
    if first < 2 or doc[first].lower_ not in INDEFINITE or doc[first - 1].text not in COMMAS:
        return None
    words = list(range(verb.i - 1, subject.i, -1))
    comma = next((i for i in words if doc[i].tag_ not in BETWEEN), -1)
    if comma < 0 or doc[comma].text not in COMMAS:
        return None
    start = first - 1
    while start > verb.sent.start and not (doc[start - 1].text in COMMAS or doc[start - 1].text in CLOSES):
        start -= 1
    if any(doc[i].tag_ in FINITE for i in range(start, first - 1)):
        return None
    return head_of(doc, start, first - 1)


def head_of(doc: Doc, start: int, end: int) -> Token | None:
    """The last noun of the noun phrase that begins at a token: "the old [head] of the camp"; None where none begins."""
    last = start
    while last < end and doc[last].tag_ in WITHIN_PHRASE:
        last += 1
    while last > start and doc[last - 1].tag_ not in NOUNS:
        last -= 1
    return doc[last - 1] if last > start and not is_nobody(doc[last - 1]) else None


def end_of_description(doc: Doc, comma: int, end: int) -> int:
    """One past the comma that ends ", a commander linked to the rebels," where a clause with its own subject follows;
    comma + 1 where what follows describes nobody."""
    first = comma + 1
    if first >= end or doc[first].lower_ not in INDEFINITE:
        return first
    closes = next((i for i in range(first, end) if doc[i].text in COMMAS), end)
    noun = head_of(doc, first, closes)
    describes = noun is not None and (kind_of(noun) != "thing" or noun.lower_ in PLACES)
    if not describes or any(t.tag_ in FINITE for t in doc[first:closes]):
        return first
    owned = any(t.dep_ in ("nsubj", "nsubjpass", "expl") and t.head.i > t.i for t in doc[closes + 1 : end])
    return closes + 1 if owned else first
