"""Regular English inflection of cue words: deny, denies, denied, denying.

Irregular words, and words of two or more syllables that double their last
letter (admitted), list their forms in the pattern file instead.
"""

from __future__ import annotations

import re

_SIBILANT = ("s", "x", "z", "ch", "sh")
# One syllable that ends consonant, vowel, consonant doubles the last letter: quip, quipped.
_DOUBLES = re.compile(r"(?:[^aeiou]*|qu)[aeiou][bdfgklmnprtvz]")


def plural(noun: str) -> str:
    """The regular plural, which is also the regular third person of a verb."""
    if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(_SIBILANT) or noun == "go" else "s")


def verb_forms(lemma: str) -> tuple[str, ...]:
    """Base, third person, past and -ing form of a regular verb; a particle stays behind the verb (point out)."""
    verb, _, particle = lemma.partition(" ")
    if verb.endswith("ee"):
        past, present = verb + "d", verb + "ing"
    elif verb.endswith("ie"):
        past, present = verb + "d", verb[:-2] + "ying"
    elif verb.endswith("e"):
        past, present = verb + "d", verb[:-1] + "ing"
    elif verb.endswith("y") and verb[-2:-1] not in tuple("aeiou"):
        past, present = verb[:-1] + "ied", verb + "ing"
    elif _DOUBLES.fullmatch(verb):
        past, present = verb + verb[-1] + "ed", verb + verb[-1] + "ing"
    else:
        past, present = verb + "ed", verb + "ing"
    forms = (verb, plural(verb), past, present)
    return tuple(f"{form} {particle}".strip() for form in forms)


def inflected(lemma: str, part: str) -> tuple[str, ...]:
    """All regular forms of a cue, lower case, the lemma first; a phrase has only itself.

    part: verb | noun | phrase, as in reporting_cues.csv.
    """
    lemma = lemma.lower()
    if part == "verb":
        return verb_forms(lemma)
    if part == "noun":
        head, _, rest = lemma.partition(" ")
        return (lemma, f"{plural(head)} {rest}".strip())
    return (lemma,)
