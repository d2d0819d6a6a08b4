"""What a name is by the words beside it and within it: the model's guesses at unfamiliar names need it."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.language.en.classes import words
from pipeline.mentions.hits import name_like, opens_sentence
from pipeline.mentions.name_words import (
    ARTICLES,
    GROUP_NOUNS,
    KINSHIP,
    LANGUAGES,
    LEADING_GROUP_NOUNS,
    MODIFIERS,
    NO_NAMES,
    PARTICLES,
    PERSON_NOUNS,
    POST_NOUNS,
    SPEECH,
    is_title,
)

LONGEST_PERSON = 5  # words
APPOSITION = 6  # tokens in which the noun of "a former goat farmer" stands
DESCRIPTION = 10  # tokens in which the noun of "a spokesman for the governor's office in Kunduz" stands
AGES = range(5, 110)
WHERE = words("mentions.where")
PREPOSITIONS = words("mentions.prepositions") | WHERE
NOT_WHERE = words("mentions.not_where")
SETTLEMENTS = words("mentions.settlements")
BEFORE_PROJECTS = words("mentions.before_projects")


def is_no_name(doc: Doc, start: int, end: int) -> bool:
    """Whether capitalised words name a channel, a language, a weapon, a clock, a military operation or a post."""
    words = [token.lower_ for token in doc[start:end]]
    if "".join(words).rstrip(".") in NO_NAMES or " ".join(words) in NO_NAMES:
        return True
    if words[-1] in POST_NOUNS or (words[0] in LANGUAGES and start and doc[start - 1].lower_ == "in"):
        return True
    return start > 0 and doc[start - 1].lower_ in BEFORE_PROJECTS


def is_group(doc: Doc, start: int, end: int) -> bool:
    """Whether the name says itself that it is a group: "Upper Valleys Monitor", "Ministry of Mines"."""
    first, last = doc[start].lower_, doc[end - 1].lower_
    if end - start > 1 and last in GROUP_NOUNS:
        return True
    return end - start > 2 and first in LEADING_GROUP_NOUNS and doc[start + 1].lower_ in ("of", "for")


def is_person(doc: Doc, start: int, end: int) -> bool:
    """Whether what stands beside capitalised words makes them a person.

    A title or "named" before, or a noun for a person and a comma; after them an age, "who", or a noun for a person.
    """
    words = [token for token in doc[start:end] if token.is_alpha]
    if not 0 < len(words) <= LONGEST_PERSON or not all(name_like(t.text) or t.lower_ in PARTICLES for t in words):
        return False
    if is_group(doc, start, end):
        return False
    if _led_by_person_noun(doc, start, end):
        return True
    return len(words) > 1 and (_apposed_person(doc, start, end) or _speaks_apposed(doc, start, end))


def is_place(doc: Doc, start: int, end: int, kind: str) -> bool:
    """Whether a name stands where places stand: "near Zarkot", "in Zarkot"; kind: what the model took it for."""
    if not start:
        return False
    before = doc[start - 1].lower_
    if kind == "person" and before in WHERE:
        return True
    if before not in WHERE and not (before == "in" and not (start > 1 and doc[start - 2].lower_ in NOT_WHERE)):
        return False
    qualifies = end < len(doc) and (doc[end].text in ("'s", "’s") or doc[end].tag_.startswith("NN"))
    longest = 2 if kind == "person" else 1
    # "Al-Mawasi", "Nahr al-Bared" are one word and two
    names = [t for t in doc[start:end] if t.text not in ("-", "‑") and t.lower_ not in PARTICLES]
    plain = all(t.is_alpha and name_like(t.text) and t.lower_ not in GROUP_NOUNS for t in names)
    return plain and 0 < len(names) <= longest and not qualifies and not is_group(doc, start, end)


def _led_by_person_noun(doc: Doc, start: int, end: int) -> bool:
    if not start:
        return False
    before = doc[start - 1]
    if before.text == "named" or (is_title(before.text) and before.lower_.rstrip(".") not in MODIFIERS):
        return True
    closed = end < len(doc) and doc[end].text in (",", ".")
    noun = doc[start - 2].lower_ if start > 1 and before.text == "," and closed else ""
    return (noun in KINSHIP or noun in PERSON_NOUNS or noun in POST_NOUNS) and doc[start - 2].lower_ not in MODIFIERS


def _speaks_apposed(doc: Doc, start: int, end: int) -> bool:
    """Whether the name stands between what somebody is and what that one said: "a spokesman for them, X Y, said"."""
    if start < 2 or end + 2 >= len(doc) or doc[start - 1].text != "," or doc[end].text != ",":
        return False
    if doc[end + 1].lower_ not in SPEECH and not (doc[end + 1].lower_ == "had" and doc[end + 2].lower_ in SPEECH):
        return False
    for i in range(start - 2, max(-1, start - 2 - DESCRIPTION), -1):
        if (doc[i].is_punct and doc[i].tag_ != "POS") or doc[i].is_space or doc[i].lower_ in SPEECH:
            return False
        if doc[i].lower_ in PERSON_NOUNS or doc[i].lower_ in POST_NOUNS or doc[i].lower_ == "one":
            last = doc[start - 2]  # "a farmer from the town, Al Hamra, said" may name the town
            if doc[i + 1].lower_ == "for" or (doc[i].lower_ in POST_NOUNS and doc[i + 1].lower_ == "of"):
                return True
            if last.text[0].islower() and last.lower_ not in SETTLEMENTS:
                return True
    return False


def _apposed_person(doc: Doc, start: int, end: int) -> bool:
    if end + 2 >= len(doc) or doc[end].text != ",":
        return False
    if start and doc[start - 1].lower_ in PREPOSITIONS | ARTICLES and not opens_sentence(doc, start):
        return False
    after = doc[end + 1]
    if after.lower_ == "who":
        return True
    if after.text.isdecimal() and len(after.text) < 4 and int(after.text) in AGES and doc[end + 2].text in (",", "."):
        return True
    if after.lower_ not in ARTICLES:
        return False
    for token in doc[end + 2 : end + 2 + APPOSITION]:
        if token.is_punct or token.lower_ in PREPOSITIONS:
            break
        if token.lower_ in PERSON_NOUNS or token.lower_ in POST_NOUNS:
            return True
    return False


def speaks(doc: Doc, end: int) -> bool:
    return end < len(doc) and (
        doc[end].lower_ in SPEECH or (doc[end].lower_ == "has" and doc[end + 1 : end + 2].text in SPEECH)
    )


def closes(doc: Doc, end: int) -> bool:
    """Whether a phrase ends here: what follows is no noun that the name only says more of."""
    return end == len(doc) or not doc[end].is_alpha or doc[end].is_stop
