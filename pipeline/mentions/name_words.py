"""Words that stand beside names, and how names are compared."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from pipeline.language.en.classes import words

TITLES = words("mentions.titles")
MODIFIERS = words("mentions.modifiers")
POST_NOUNS = words("mentions.post_nouns")
PERSON_NOUNS = words("mentions.person_nouns")
GROUP_NOUNS = words("mentions.group_nouns")
LEADING_GROUP_NOUNS = words("mentions.leading_group_nouns")
ARTICLES = words("mentions.articles")
NO_NAMES = words("mentions.no_names")
LANGUAGES = words("mentions.languages")
CLERICAL = words("mentions.clerical")
PARTICLES = words("mentions.particles")
SUFFIXES = words("mentions.suffixes")
CALENDAR = words("weekdays") | words("months")
SPEECH = words("mentions.speech")
KINSHIP = words("mentions.kinship")


@lru_cache(maxsize=65_536)
def folded(word: str) -> str:
    """A word for comparison: no accents, small letters, straight apostrophe."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return plain.replace("’", "'").casefold()


@lru_cache(maxsize=65_536)
def is_title(word: str) -> bool:
    return word.rstrip(".").casefold() in TITLES


def surname_forms(name: tuple[str, ...]) -> list[tuple[str, ...]]:
    """How a person's surname may stand alone, as folded tokens; empty for a name of one word.

    name: the folded tokens of a full name, hyphens as tokens of their own:
    (nabil, hasan, al, -, quaety) gives (al, -, quaety) and (quaety,).
    """
    end = len(name)
    while end and (name[end - 1].rstrip(".") in SUFFIXES or name[end - 1] == ","):
        end -= 1
    start = end - 1
    while start >= 2 and name[start - 1] == "-":  # a double-barrelled or prefixed surname
        start -= 2
    first = start
    while first >= 2 and name[first - 1] in PARTICLES:
        first -= 1
    if first < 1 or all(part.rstrip(".") in TITLES for part in name[:first]):
        return []
    forms = [name[first:end]]
    if name[first] in PARTICLES:
        bare = first
        while bare < end - 1 and (name[bare] in PARTICLES or name[bare] == "-"):
            bare += 1
        forms.append(name[bare:end])
    return [form for form in forms if form and len(form[-1]) > 1]


def first_surname(name: tuple[str, ...]) -> tuple[str, ...] | None:
    """The first of two surnames, folded: (ruben, castano, mejia) gives (castano,); None for a shorter name.

    A middle name looks the same; it stands alone as rarely as it matters.
    """
    plain = [part for part in name if part not in PARTICLES and part.rstrip(".") not in SUFFIXES | TITLES]
    if len(plain) < 3 or "-" in name or len(plain[-2]) < 4 or len(plain[-1]) < 3:
        return None
    return (plain[-2],)
