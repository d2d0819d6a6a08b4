"""A sentence as the casualty grammar sees it: words with a coarse class.

Classes come from closed word lists first and from the tags after that, so a
tagger's error on an open word costs little, and a doc without tags still has
classes good enough for the direction rules.

Classes: N noun, P proper noun, J adjective or participle, D determiner,
G possessive, V verb, X auxiliary or copula, R adverb, I preposition, T "to",
C coordinator, S subordinator or relative, O pronoun, M number, "," "-" ":" ";"
"(" ")" "." as written, "?" anything else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from pipeline.language.en.classes import words
from pipeline.language.en.numerals import values

DETERMINERS = words("determiners")
POSSESSIVES = words("possessives")
PRONOUNS = words("pronouns")
SINGLE_PRONOUNS = words("pronouns of one person")
AUXILIARIES = words("auxiliaries")
BE = words("forms of be")
HAVE = words("forms of have")
MODALS = words("modals")
PREPOSITIONS = words("prepositions")
SUBORDINATORS = words("subordinators")
COORDINATORS = words("coordinators")
ADVERBS = words("adverbs of time, degree and manner")
ABBREVIATED_NUMBER = re.compile(r"\d+(?:\.\d+)?(?:k|mn|mln|bn)")  # "45k"
NUMBER_WORDS = frozenset({**values("unit"), **values("tens"), **values("scale")})
ADJECTIVES = words("casualties.adjectives")
VERBS = words("casualties.verbs")
PERSON_ADJECTIVES = words("casualties.people_as_adjectives")  # nouns wherever no noun follows
CLAUSE_OPENERS = words("openers of a clause")  # after "the front claims"
NOUNS_IN_LY = words("casualties.nouns_in_ly")
NOUN_TAGS = ("NN", "NNS", "NNP", "NNPS")
QUOTES = frozenset("“”\"„«»‟``''")
DASHES = frozenset({"-", "–", "—", "--", "‑"})
MARKS = {**dict.fromkeys(DASHES, "-"), **{mark: mark for mark in ",:;()."}, "[": "(", "]": ")"}


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a sentence; start and end are the doc's characters, token its index in the doc."""

    text: str  # lower case
    kind: str
    start: int
    end: int
    token: int
    joined: bool  # no white space before it
    shape: str  # as written
    tag: str


def read_words(sentence: Span, apart: frozenset[int] = frozenset()) -> list[Word]:
    """The words of a sentence; quotation marks and white space are left out, hyphened words are one.

    apart: tokens that stay words of their own, hyphens or not.
    """
    found: list[Word] = []
    tagged = any(t.tag_ for t in sentence)
    for token in sentence:
        lower = token.lower_
        if token.is_space or lower in QUOTES or (lower in ("‘", "’", "'") and not _possessive(token)):
            continue
        joined = bool(found) and found[-1].end == token.idx
        kind = _kind(token, lower, tagged=tagged, first=not found)
        word = Word(lower, kind, token.idx, token.idx + len(token.text), token.i, joined, token.text, token.tag_)
        if (
            len(found) > 1
            and token.i not in apart
            and found[-2].token not in apart
            and _hyphened(found[-2], found[-1], word)
        ):
            word = _compound(found[-2], word)
            del found[-2:]
        found.append(word)
    return [replace(w, kind="R") if _floats(found, i) else w for i, w in enumerate(found)]


def _floats(words: list[Word], at: int) -> bool:
    """Whether an "all" or "both" stands between an auxiliary and its verb: "they were all killed"."""
    floats = words[at].text in ("all", "both") and 0 < at < len(words) - 1 and words[at - 1].kind == "X"
    return floats and (words[at + 1].kind in "VX" or words[at + 1].text.endswith("ed"))


def _hyphened(first: Word, hyphen: Word, second: Word) -> bool:
    parts = (first.text, second.text)
    joined = hyphen.text in ("-", "‑") and hyphen.joined and second.joined
    return joined and all(p[0].isalpha() and p not in NUMBER_WORDS for p in parts)


def _compound(first: Word, second: Word) -> Word:
    """Two words with a hyphen between them as one: "passers-by" is a noun, "burqa-clad" as its last part."""
    kind = first.kind if second.kind in "IRTCDOSX" else second.kind
    tag = first.tag if kind == first.kind and second.kind in "IRTCDOSX" else second.tag
    text, shape = f"{first.text}-{second.text}", f"{first.shape}-{second.shape}"
    return Word(text, kind, first.start, second.end, first.token, first.joined, shape, tag)


def _possessive(token: Token) -> bool:
    """Whether a lone apostrophe closes a plural possessive ("the fighters' camp")."""
    return bool(
        token.tag_ == "POS" or (token.i and token.nbor(-1).lower_.endswith("s") and not token.nbor(-1).whitespace_)
    )


def _qualifies(token: Token) -> bool:
    """Whether an adjective has a noun, a further adjective or a hyphen after it."""
    if token.i + 1 >= len(token.doc):
        return False
    following = token.nbor(1).tag_
    if following in ("VBN", "VBD", "VBG"):  # "one national hurt", "a national working for the office"
        return following != "VBD" and token.i + 2 < len(token.doc) and token.nbor(2).tag_ in NOUN_TAGS
    return following in (*NOUN_TAGS, "JJ", "HYPH")


def _before_noun(token: Token) -> bool:
    """Whether "her" owns what follows."""
    if token.i + 1 >= len(token.doc):
        return False
    following = token.nbor(1)
    return (
        following.is_alpha
        and following.lower_ not in PREPOSITIONS | AUXILIARIES | COORDINATORS | ADVERBS | SUBORDINATORS
    )


def _kind(token: Token, lower: str, *, tagged: bool, first: bool) -> str:
    mark = MARKS.get(lower)
    if mark:
        return mark
    if lower in POSSESSIVES and not (lower == "her" and not _before_noun(token)):
        return "G"
    if (
        (token.like_num and not lower.endswith(("st", "nd", "rd", "th")))
        or lower in NUMBER_WORDS
        or ABBREVIATED_NUMBER.fullmatch(lower)
    ):
        return "M"
    kind = (_by_use(token, lower) if lower in _SEVERAL_USES else "") or _CLOSED.get(lower)
    if kind:
        return kind
    return _TAGS.get(token.tag_, "?") if tagged else _guess(token, lower, first)


def _by_use(token: Token, lower: str) -> str:
    """The class of a word whose neighbours, tag or capitals tell which of its classes it has; "" where none does."""
    if lower in ("claims", "reports"):
        return "V" if token.i + 1 < len(token.doc) and token.nbor(1).lower_ in CLAUSE_OPENERS else ""
    if lower == "that":
        return "S" if token.tag_ in ("IN", "WDT", "") else ""
    if lower in ("is", "us"):  # Islamic State and the country, no verb and no pronoun
        capitals = token.i and len(token.nbor(-1)) > 1 and token.nbor(-1).is_upper
        return "P" if token.text.isupper() and not capitals else ""
    if lower == "said":  # "Commander Said Rahim"; not "Two Dead, Army Said To Report"
        around = token.doc[max(0, token.i - 1) : token.i + 2]
        plain = any(t.is_lower and len(t) > 3 for t in token.doc[token.i + 2 : token.i + 9])
        return "P" if len(around) == 3 and all(t.is_title for t in around) and plain else ""
    if lower == "war":  # "18 war-wounded"
        return "J" if any(t.lower_ == "wounded" for t in token.doc[token.i + 1 : token.i + 3]) else ""
    return "N" if token.tag_ == "JJ" and not _qualifies(token) else ""


_SEVERAL_USES = frozenset({"claims", "reports", "that", "is", "us", "war", "said"}) | PERSON_ADJECTIVES
# The class of each closed word: of the last of the lists that has it.
_CLOSED = {
    word: kind
    for members, kind in (
        (ADVERBS, "R"), (PREPOSITIONS, "I"), (ADJECTIVES, "J"), (SUBORDINATORS, "S"), (DETERMINERS, "D"),
        (AUXILIARIES, "X"), (PRONOUNS, "O"), ({"who", "whom"}, "S"), (COORDINATORS, "C"), ({"to"}, "T"),
    )
    for word in members
}  # fmt: skip
_TAGS = {
    "NN": "N", "NNS": "N", "NNP": "P", "NNPS": "P", "JJ": "J", "JJR": "J", "JJS": "J", "VB": "V", "VBD": "V",
    "VBN": "V", "VBG": "V", "VBP": "V", "VBZ": "V", "MD": "X", "RB": "R", "RBR": "R", "RBS": "R", "RP": "R",
    "IN": "I", "DT": "D", "PDT": "D", "PRP": "O", "PRP$": "G", "POS": "G", "CC": "C", "CD": "N", "WDT": "S",
    "WP": "S", "WP$": "G", "WRB": "S", "EX": "O", "TO": "T", "FW": "P", "NFP": "?", "ADD": "?", "HYPH": "-",
}  # fmt: skip


def _guess(token: Token, lower: str, first: bool) -> str:
    """The class of an open word where there are no tags."""
    if lower in VERBS:
        return "V"
    name = not first or (token.i + 1 < len(token.doc) and (token.nbor(1).is_title or token.nbor(1).text == ","))
    if (token.is_title and name) or (token.is_upper and len(lower) > 1):
        return "P"
    if lower.endswith("ly") and lower not in NOUNS_IN_LY:
        return "R"
    if lower.endswith(("ed", "ing")) and len(lower) > 4:
        return "V"
    return "N" if lower[:1].isalpha() else "?"
