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

from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

DETERMINERS = frozenset(
    "a an the this that these those another other all both each every any no some such half".split()
)
POSSESSIVES = frozenset("my your his her its our their whose 's ’s '".split())
PRONOUNS = frozenset(
    "i you he she it we they me him us them himself herself themselves who whom nobody none everyone everybody "
    "anyone anybody someone somebody there".split()
)
SINGLE_PRONOUNS = frozenset({"he", "she", "him", "himself", "herself"})
AUXILIARIES = frozenset(
    "am is are was were be been being has have had having do does did will would can could may might must shall "
    "should ca n't not got gets getting get".split()
)
BE = frozenset("am is are was were be been being got gets getting get".split())
HAVE = frozenset({"has", "have", "had", "having"})
MODALS = frozenset("could would may might can will shall should must".split())
PREPOSITIONS = frozenset(
    "of in on at by for from with without into onto over under near inside outside between among amid against "
    "across around about above below behind beside besides beyond during through throughout toward towards upon "
    "within via despite per along off out up down after before since until past than as like including excluding "
    "alongside following amongst".split()
)
SUBORDINATORS = frozenset(
    "that if when while because although though unless whether which who whom where whereas why how once what".split()
)
COORDINATORS = frozenset({"and", "or", "but", "nor", "&", "plus", "yet"})
ADVERBS = frozenset(
    "also later still reportedly allegedly apparently only just already then again either both "
    "subsequently eventually immediately instantly seriously badly critically severely slightly lightly fatally "
    "separately too so far now since ago else maybe perhaps almost nearly least most instead earlier previously "
    "first initially meanwhile however elsewhere together alone yesterday today tonight overnight".split()
)
NUMBER_WORDS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million "
    "billion dozen".split()
)
ADJECTIVES = frozenset(
    "dead missing homeless suspected armed senior innocent unarmed many several few heavy "
    "young old elderly pregnant unidentified alleged further additional more new same total last next".split()
)
VERBS = frozenset(
    "said says say told tells claimed claims reported reports announced confirmed denied deny denies left leave "
    "leaves hit struck strikes killed killing died wounded injured lost took taken takes became put went came saw "
    "ran blew fell made gave found shot began led rose stood stands reached brought bringing include includes "
    "included cost costs caused hurt slit cut".split()
)
PERSON_ADJECTIVES = frozenset(  # nouns wherever no noun follows
    "adult captive civilian criminal insurgent jihadist juvenile local militant minor national native private rebel "
    "separatist suspect teen terrorist".split()
)
CLAUSE_OPENERS = frozenset("it they he she we its their his her at more about some".split())  # after "the front claims"
NOUNS_IN_LY = frozenset("family ally rally supply assembly july anomaly bully reply".split())
QUOTES = frozenset("“”\"„«»‟``''")
DASHES = frozenset({"-", "–", "—", "--", "‑"})


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
    words: list[Word] = []
    tagged = any(t.tag_ for t in sentence)
    for token in sentence:
        lower = token.lower_
        if token.is_space or lower in QUOTES or (lower in ("‘", "’", "'") and not _possessive(token)):
            continue
        joined = bool(words) and words[-1].end == token.idx
        kind = _kind(token, lower, tagged=tagged, first=not words)
        word = Word(lower, kind, token.idx, token.idx + len(token.text), token.i, joined, token.text, token.tag_)
        if (
            len(words) > 1
            and token.i not in apart
            and words[-2].token not in apart
            and _hyphened(words[-2], words[-1], word)
        ):
            word = _compound(words[-2], word)
            del words[-2:]
        words.append(word)
    return [_aged(word, words[i + 1 : i + 2]) for i, word in enumerate(words)]


def _aged(word: Word, following: list[Word]) -> Word:
    """A "year-old" that no noun follows as the noun that it stands for."""
    alone = word.text.startswith(("year-old", "month-old")) and not (following and following[0].kind in "NPJ")
    return replace(word, kind="N") if alone else word


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
    qualified = ("NN", "NNS", "NNP", "NNPS", "JJ", "HYPH", "VBG", "VBN")
    return token.i + 1 < len(token.doc) and token.nbor(1).tag_ in qualified


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
    if lower in DASHES:
        return "-"
    if lower in ",:;().[]":
        return {"[": "(", "]": ")"}.get(lower, lower)
    if lower in POSSESSIVES and not (lower == "her" and not _before_noun(token)):
        return "G"
    if (token.like_num and not lower.endswith(("st", "nd", "rd", "th"))) or lower in NUMBER_WORDS:
        return "M"
    if lower == "to":
        return "T"
    if lower in COORDINATORS:
        return "C"
    if lower in ("claims", "reports") and token.i + 1 < len(token.doc) and token.nbor(1).lower_ in CLAUSE_OPENERS:
        return "V"
    if lower == "that" and token.tag_ in ("IN", "WDT", ""):
        return "S"
    if lower in ("who", "whom"):
        return "S"
    if token.text in ("IS", "US") and not (token.i and len(token.nbor(-1)) > 1 and token.nbor(-1).is_upper):
        return "P"  # Islamic State and the country, no verb and no pronoun
    if lower in PERSON_ADJECTIVES and token.tag_ == "JJ" and not _qualifies(token):
        return "N"
    for closed, kind in _CLOSED:
        if lower in closed:
            return kind
    if tagged:
        return _TAGS.get(token.tag_, "?")
    return _guess(token, lower, first)


_CLOSED = (
    (PRONOUNS, "O"), (AUXILIARIES, "X"), (DETERMINERS, "D"), (SUBORDINATORS, "S"), (ADJECTIVES, "J"),
    (PREPOSITIONS, "I"), (ADVERBS, "R"),
)  # fmt: skip
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
