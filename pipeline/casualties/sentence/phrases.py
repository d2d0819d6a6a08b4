"""Noun phrases without a parse: one pass over the classes of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.casualties.sentence.quantities import MONTHS, Quantity
from pipeline.casualties.sentence.words import SINGLE_PRONOUNS, Word

DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
TIMES = DAYS | MONTHS | frozenset("today yesterday tonight overnight".split()) - {"may", "march"}
PERIODS = DAYS | MONTHS | frozenset("night week month year summer winter spring autumn weekend".split())
ARTICLES = {"a": "a", "an": "a", "one": "a", "the": "the", "this": "the", "that": "the", "these": "the", "those": "the"}
OTHER_PRONOUNS = frozenset("nobody none anyone anybody they them we us you it".split())
NUMBERED = frozenset("crew family gang garrison group party patrol squad team unit".split())  # "a crew of five"
UNCHANGED = frozenset("cadres crew forces personnel police staff troops".split())  # "a police personnel was hurt"
ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split())
MORE = frozenset({"more", "other", "others", "another", "further", "additional", "else"})


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
    at, det, quantity = start, "", None
    while (
        at < len(words) and at not in quantities and (words[at].kind in "DG" or _before_number(words, at, quantities))
    ):
        if words[at].kind == "D" and words[at].text in ("all", "each", "every", "both", "half") and _of(words, at + 1):
            return None
        det = _determiner(words[at], det)
        at += 1
    if at in quantities:
        quantity = quantities[at]
        det = det or ("a" if words[at].text in ("a", "an") else "")
        at = quantity.end
    elif at < len(words) and at == start and words[at].kind == "O":
        return _pronoun(words, at)
    elif _ordinal_person(words, start, at, stops):
        return Phrase(start, at + 1, at, None, "a", False, False, False, True)
    first, head = at, None
    while at < len(words) and at not in quantities and _inside(words, at, first, start, head, stops):
        if words[at].kind in "NP" or (at in stops and at == start + 1 and words[start].text in ("the", "those")):
            head = at
            if at in stops and not (at + 1 < len(words) and words[at + 1].kind in "NPJ"):
                at += 1
                break
        elif words[at].text in MORE or (words[at].text in ("three", "two", "one") and words[at].kind == "N"):
            head = at
        at += 1
    if head is not None and det == "a" and quantity is None and _another_noun(words, first, head):
        head -= 1
    end = at if head is None else head + 1
    spoken = {words[i].text for i in range(start, max(end, first)) if not _than(words, i + 1)}
    if head is None:
        if quantity is None:
            return None
        end = quantity.end
        return Phrase(start, end, quantity.end - 1, quantity, det, True, False, False, bool(spoken & MORE))
    named = words[head].kind == "P" and quantity is None
    if named and det == "a":
        named = False
    if quantity is None and words[head].text == "couple":
        return Phrase(start, end, head, Quantity(head, end, 2, 2, 2, "exact"), det, False, False, False, False)
    only_more = quantity is not None and words[head].text in MORE
    return Phrase(start, end, head, quantity, det, only_more, named, False, bool(spoken & MORE))


def _ordinal_person(words: Sequence[Word], start: int, at: int, stops: frozenset[int]) -> bool:
    """Whether the ordinal after an article stands for a person: "a second later succumbed", "a third was hurt"."""
    if (
        at != start + 1
        or at + 1 >= len(words)
        or words[start].text not in ("a", "the")
        or words[at].text not in ORDINALS
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
    return words[at].text in (
        "further",
        "additional",
        "last",
        "first",
        "other",
        "estimated",
        "own",
        "same",
        "very",
        *ORDINALS,
    ) and (at + 1 in quantities or words[at].text == "own")


def _inside(words: Sequence[Word], at: int, first: int, start: int, head: int | None, stops: frozenset[int]) -> bool:
    """Whether the word at ``at`` goes on with the phrase."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else None
    previous = words[at - 1] if at > start else None
    if at in stops:
        if (
            head is None
            and at == start + 1
            and words[start].text in ("the", "those")
            and not (following is not None and following.kind in "NPJ")
        ):
            return True
        before_noun = head is None and (at > start) and following is not None and following.kind in "NPJ"
        return before_noun and following is not None and following.text not in TIMES and word.text != "killed"
    if word.text in TIMES and word.kind in "NP" and at > start:
        return following is not None and following.kind == "G"
    if word.text in ("last", "next") and at > start and following is not None and following.text in PERIODS:
        return False  # "killed 20 last year"
    if word.kind in "NPJ":
        return True
    if word.kind == "G":
        return (head is not None and word.joined) or at == first
    if word.kind == "D":
        return word.text in MORE and head is None
    if word.kind == "-":
        return word.joined and following is not None and following.joined and at > start
    if word.kind == "M":
        return (
            previous is None
            or previous.kind == "-"
            or (following is not None and following.kind == "-")
            or head is None
        )
    if word.kind in "VR":
        modifier = previous is None or previous.kind in "DJGM-R" or at == first
        return (
            head is None
            and modifier
            and at > start
            and following is not None
            and following.kind in "NPJV-"
            and (word.kind == "R" or word.text.endswith(("ed", "ing", "en", "wn", "led")))
        )
    return False


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
