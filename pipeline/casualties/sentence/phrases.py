"""Noun phrases without a parse: one pass over the classes of words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pipeline.casualties.sentence.counts import MONTHS
from pipeline.casualties.sentence.quantities import Quantity
from pipeline.casualties.sentence.words import SINGLE_PRONOUNS, Word
from pipeline.language.en.classes import words as class_of
from pipeline.language.en.numerals import values

DAYS = class_of("weekdays")
TIMES = DAYS | MONTHS | class_of("days by name of their distance") - {"may", "march"}
PERIODS = DAYS | MONTHS | class_of("casualties.periods_of_a_year")
ARTICLES = {"a": "a", "an": "a", "one": "a", "the": "the", "this": "the", "that": "the", "these": "the", "those": "the"}
OTHER_PRONOUNS = class_of("pronouns of several or of none")
NUMBERED = class_of("casualties.numbered_groups")  # "a crew of five"
UNCHANGED = class_of("casualties.same_in_the_plural")  # "a police personnel was hurt"
SETS = {"couple": 2, "twins": 2, "duo": 2, "triplets": 3, "trio": 3}  # nouns that say how many
ORDINALS = frozenset(values("ordinal")) - {"first"}
BEFORE_NUMBERS = class_of("casualties.before_numbers") | ORDINALS  # "a further nine", "the last three"
AGES = class_of("casualties.ages")
PARTICIPLE_ENDINGS = ("ed", "ing", "en", "wn", "led")
MORE = class_of("words for more")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: words start to end (exclusive).

    det: a | the | no | any | own (a possessive) | "" ; bare: a quantity with no noun of its own
    ("eight", "30 of ..."); more: it adds to what was said before ("another 13", "two more", "three others").
    """

    start: int
    end: int
    head: int
    quantity: Quantity | None
    det: str
    bare: bool
    named: bool
    pronoun: bool
    more: bool


def find_phrases(words: Sequence[Word], quantities: Sequence[Quantity], stops: frozenset[int]) -> list[Phrase]:
    """The phrases of a sentence, left to right.

    stops: positions of words that end a phrase (casualty triggers) unless they stand
    before its noun ("13 wounded policemen").
    """
    by_start = {q.start: q for q in quantities}
    found: list[Phrase] = []
    at = 0
    while at < len(words):
        phrase = _phrase_at(words, at, by_start, stops)
        if phrase is None:
            at += 1
        else:
            found.append(phrase)
            at = phrase.end
    return _numbered_groups(words, found)


def _numbered_groups(words: Sequence[Word], phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases with "a crew of five" as one, whose number is the group's."""
    found: list[Phrase] = []
    for phrase in phrases:
        group = found[-1] if found else None
        if (
            group is not None
            and group.quantity is None
            and words[group.head].text in NUMBERED
            and phrase.start == group.end + 1
            and words[group.end].text == "of"
            and phrase.bare
            and phrase.quantity is not None
            and not _of(words, phrase.end)
        ):
            found[-1] = replace(group, end=phrase.end, quantity=phrase.quantity)
        else:
            found.append(phrase)
    return found


def _phrase_at(
    words: Sequence[Word], start: int, quantities: dict[int, Quantity], stops: frozenset[int]
) -> Phrase | None:
    lead = _lead(words, start, quantities)
    if lead is None:
        return None
    at, det = lead
    quantity = quantities.get(at)
    if quantity is not None:
        det = det or ("a" if words[at].text in ("a", "an") else "")
        at = quantity.end
    elif at < len(words) and at == start and words[at].kind == "O":
        return _pronoun(words, at)
    elif _ordinal_person(words, start, start + 1, stops):
        return Phrase(start, start + 2, start + 1, None, "a", False, False, False, True)
    end, head = _noun(words, start, at, quantities, stops)
    if head is not None and det == "a" and quantity is None and _another_noun(words, at, head):
        head -= 1
    return _made(words, start, at, end, head, quantity, det)


def _lead(words: Sequence[Word], start: int, quantities: dict[int, Quantity]) -> tuple[int, str] | None:
    """Where the determiners before a number or a noun end, and which they are; None before "all of the ..."."""
    at, det = start, ""
    while (
        at < len(words) and at not in quantities and (words[at].kind in "DG" or _before_number(words, at, quantities))
    ):
        if words[at].kind == "D" and words[at].text in ("all", "each", "every", "both", "half") and _of(words, at + 1):
            return None
        det = _determiner(words[at], det)
        at += 1
    return at, det


def _noun(
    words: Sequence[Word], start: int, first: int, quantities: dict[int, Quantity], stops: frozenset[int]
) -> tuple[int, int | None]:
    """Where the words that may belong to a phrase end, and its head: the last noun among them, None without one."""
    at, head = first, None
    while at < len(words) and at not in quantities and _inside(words, at, first, start, head, stops):
        if words[at].kind in "NP" or (at in stops and at == start + 1 and words[start].text in ("the", "those")):
            head = at
            if at in stops and not (at + 1 < len(words) and words[at + 1].kind in "NPJ"):
                return at + 1, head
        elif words[at].text in MORE or (words[at].text in ("three", "two", "one") and words[at].kind == "N"):
            head = at
        at += 1
    if head is None and at > first and words[at - 1].text in AGES:
        head = at - 1  # "16-year-old dies"
    return at, head


def _made(
    words: Sequence[Word], start: int, first: int, at: int, head: int | None, quantity: Quantity | None, det: str
) -> Phrase | None:
    """The phrase of what was read; first: its first word after determiners and number, at: where its words end."""
    end = at if head is None else head + 1
    spoken = {words[i].text for i in range(start, max(end, first)) if not _than(words, i + 1)}
    if head is None:
        if quantity is None:
            return None
        return Phrase(start, quantity.end, quantity.end - 1, quantity, det, True, False, False, bool(spoken & MORE))
    if quantity is None and (number := SETS.get(words[head].text) or _twins(words, first, head)):
        exact = Quantity(head, end, number, number, number, "exact")
        return Phrase(start, end, head, exact, det, False, False, False, bool(spoken & MORE))
    named = words[head].kind == "P" and quantity is None and det != "a"
    only_more = quantity is not None and words[head].text in MORE
    return Phrase(start, end, head, quantity, det, only_more, named, False, bool(spoken & MORE))


def _twins(words: Sequence[Word], first: int, head: int) -> int:
    """Two of "twin girls"; none of "a twin sister" and of "twin blasts"."""
    young = words[head].text in class_of("casualties.twins")
    return 2 if young and any(w.text == "twin" for w in words[first:head]) else 0


def _ordinal_person(words: Sequence[Word], start: int, at: int, stops: frozenset[int]) -> bool:
    """Whether an ordinal or "other" after an article stands for a person: "a second succumbed", "the other died"."""
    if (
        at + 1 >= len(words)
        or words[start].text not in ("a", "the")
        or words[at].text not in (ORDINALS | {"other"} if words[start].text == "the" else ORDINALS)
    ):
        return False
    following = words[at + 1]
    noun = at + 2 < len(words) and words[at + 2].kind in "NPJ"  # "a second wounded man"
    if at + 1 in stops and not noun:
        return True
    if (start - 1 in stops or start == 0) and following.kind in ".,;":
        return True  # "hurt a third.", "A twelfth, a boy of six, was hurt"
    return following.kind in "XR" or (following.kind == "V" and not following.text.endswith("ing") and not noun)


def _before_number(words: Sequence[Word], at: int, quantities: dict[int, Quantity]) -> bool:
    """Whether the adjective at ``at`` stands before a number: "a further nine", "the last three"."""
    return words[at].text in BEFORE_NUMBERS and (at + 1 in quantities or words[at].text == "own")


def _inside(words: Sequence[Word], at: int, first: int, start: int, head: int | None, stops: frozenset[int]) -> bool:
    """Whether the word at ``at`` goes on with the phrase that starts at ``start``, its noun part at ``first``."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else None
    if at in stops:
        return head is None and at > start and _stop_inside(words, at, start, following)
    if at > start and word.text in TIMES and word.kind in "NP":
        return following is not None and following.kind == "G"  # "killed 20 Monday", "the Friday's"
    if word.text in ("last", "next") and at > start and following is not None and following.text in PERIODS:
        return False  # "killed 20 last year"
    if (
        head == at - 1
        and words[head].text in PERIODS
        and (word.shape[:1].isupper() or words[head - 1].text in ("last", "past", "next"))
    ):
        return False  # "in the past month Redcap rebels killed 20", "last week gunmen killed two"
    if word.text == "aged" and head is not None:
        return False  # "two girls aged four and six"
    if word.kind in "NPJ":
        return True
    member = MEMBERS.get(word.kind)
    return member is not None and member(words, at, first, start, head)


def _stop_inside(words: Sequence[Word], at: int, start: int, following: Word | None) -> bool:
    """Whether a trigger belongs to a phrase: "13 wounded policemen", "the dead"."""
    noun = following is not None and following.kind in "NPJ"
    if at == start + 1 and words[start].text in ("the", "those") and not noun:
        return True
    return noun and following is not None and following.text not in TIMES and words[at].text != "killed"


def _possessive(words: Sequence[Word], at: int, first: int, start: int, head: int | None) -> bool:
    """ "the governor's guards"."""
    return (head is not None and words[at].joined) or at == first


def _further_one(words: Sequence[Word], at: int, first: int, start: int, head: int | None) -> bool:
    """ "two others", "three more"."""
    return words[at].text in MORE and head is None


def _hyphen(words: Sequence[Word], at: int, first: int, start: int, head: int | None) -> bool:
    """ "10-year-old"."""
    following = words[at + 1] if at + 1 < len(words) else None
    return words[at].joined and following is not None and following.joined and at > start


def _number(words: Sequence[Word], at: int, first: int, start: int, head: int | None) -> bool:
    """A number that counts nothing here: "a 12-year-old"."""
    hyphened = at > start and words[at - 1].kind == "-"
    return at == start or hyphened or head is None or (at + 1 < len(words) and words[at + 1].kind == "-")


def _modifier(words: Sequence[Word], at: int, first: int, start: int, head: int | None) -> bool:
    """A participle or an adverb before the noun: "five armed men", "two badly burnt drivers"."""
    following = words[at + 1] if at + 1 < len(words) else None
    if head is not None and _of_a_body(words, at, start):
        return True
    if head is not None or at <= start or following is None or following.kind not in "NPJV-":
        return False
    placed = words[at - 1].kind in "DJGM-R" or at == first
    return placed and (words[at].kind == "R" or words[at].text.endswith(PARTICIPLE_ENDINGS))


def _of_a_body(words: Sequence[Word], at: int, start: int) -> bool:
    """Whether a participle with an acronym before it describes the noun after it: "two UN contracted drivers"."""
    acronym = words[at - 1].shape.isupper() and len(words[at - 1].shape) > 1
    named = acronym and words[start].kind in "MD" and words[at].text.endswith("ed")
    if not named or at + 1 >= len(words):
        return False
    described = words[at + 1]
    body = described.text in class_of("casualties.one_of_a_body")
    return described.kind in "NJ" and (described.tag != "NN" or body or words[start].text in ("a", "an", "one"))


# Which words of the other kinds go on with a phrase.
MEMBERS: dict[str, Callable[[Sequence[Word], int, int, int, int | None], bool]] = {
    "G": _possessive, "D": _further_one, "-": _hyphen, "M": _number, "V": _modifier, "R": _modifier,
}  # fmt: skip


def _determiner(word: Word, det: str) -> str:
    if word.kind == "G":
        return "own"
    if word.text in ("no", "any"):
        return word.text
    return ARTICLES.get(word.text, det)


def _pronoun(words: Sequence[Word], at: int) -> Phrase | None:
    text = words[at].text
    if text in SINGLE_PRONOUNS | OTHER_PRONOUNS | {"themselves"}:
        return Phrase(at, at + 1, at, None, "", False, False, True, False)
    return None


def _another_noun(words: Sequence[Word], first: int, head: int) -> bool:
    """Whether a plural after a singular noun with an article begins a phrase of its own: "In a battle men died"."""
    plural = words[head].tag == "NNS" and words[head].text not in UNCHANGED
    return plural and head > first and words[head - 1].tag == "NN" and words[head - 1].kind == "N"


def _than(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].text == "than"


def _of(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].text == "of"
