"""Regular English inflection of reporting verbs and nouns.

Irregular forms ("said", "told") are data: the forms column of reporting_cues.csv.
"""

from __future__ import annotations

import re

from pipeline.language.en.classes import words

# Verbs of more than one syllable double their last consonant where the last syllable is stressed.
_STRESSED_LAST = words("verbs stressed on the last syllable")


def verb_forms(lemma: str) -> tuple[str, ...]:
    """The lemma and its regular third person, past and -ing forms; of a phrase, its first word inflects.

    Where British and American spelling part ("signalled", "signaled"), both are given.
    """
    verb, _, rest = lemma.partition(" ")
    tail = f" {rest}" if rest else ""
    forms = [verb, _third_person(verb)]
    for stem in _stems(verb):
        forms += [_with_ed(stem), _with_ing(stem)]
    return tuple(dict.fromkeys(form + tail for form in forms))


def noun_forms(lemma: str) -> tuple[str, ...]:
    """The lemma and its regular plural."""
    return tuple(dict.fromkeys((lemma, _third_person(lemma))))


def _third_person(word: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh)\Z", word):
        return word + "es"
    if re.search(r"[^aeiou]y\Z", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"[^aeiou]o\Z", word) else "s")


def _stems(verb: str) -> tuple[str, ...]:
    """The stems that -ed and -ing may follow: the verb, with its last consonant doubled, or both."""
    if verb.endswith("ic"):
        return (verb + "k",)
    if not re.search(r"[^aeiou](?:[aeiouy]|qu[aeiou])[bcdfghjklmnpqrstvz]\Z", "-" + verb):
        return (verb,)
    doubled = verb + verb[-1]
    if verb in _STRESSED_LAST or len(re.findall(r"[aeiouy]+", verb.replace("qu", "q"))) == 1:
        return (doubled,)
    return (verb, doubled) if verb.endswith("l") else (verb,)


def _with_ed(stem: str) -> str:
    if stem.endswith("e"):
        return stem + "d"
    if re.search(r"[^aeiou]y\Z", stem):
        return stem[:-1] + "ied"
    return stem + "ed"


def _with_ing(stem: str) -> str:
    if stem.endswith("ie"):
        return stem[:-2] + "ying"
    if stem.endswith("e") and not re.search(r"(?:ee|oe|ye)\Z", stem):
        return stem[:-1] + "ing"
    return stem + "ing"
