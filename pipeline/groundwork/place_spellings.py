"""How a gazetteer's name is spelt in English news, and which names are too common to stand alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import count

from pipeline.language.en.classes import classes, words
from pipeline.patterns.doubts import NOUNS, ORDINARY
from pipeline.patterns.name_tables import GIVEN_COLUMNS
from pipeline.patterns.noun_tables import PEOPLE_COLUMNS, THING_COLUMNS
from pipeline.patterns.rows import read_rows
from pipeline.patterns.shipped import shipped_patterns
from pipeline.patterns.source import Source
from pipeline.patterns.word_tables import read_cues

SHORTEST = 3  # letters of a name that may stand alone: "Bo" and "Wa" are towns too
KINDS = words("groundwork.division_kinds")
ARTICLES = re.compile(r"^(?:a[dlnrstz]|e[dlnrst]|ash|esh|the) ")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʻ`´ʿʾ‛", "'"))
_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ə": "e", "Ə": "E", "æ": "ae", "Æ": "Ae"}
    | {"œ": "oe", "Œ": "Oe", "ß": "ss", "ħ": "h", "Ħ": "H", "þ": "th", "ð": "d", "–": "-"}
)


@cache
def plain(name: str) -> str:
    """The name in the letters of English: without accents and dots, without apostrophes at its ends."""
    spelt = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES).translate(_UNDECOMPOSED))
    spelt = "".join(c for c in spelt if not unicodedata.combining(c))
    return " ".join(spelt.split()).strip("' ")


def spellings(names: Iterable[str]) -> list[str]:
    """All spellings of the names that English text may print, plain ones first, each once."""
    given = [part for name in names for part in _parts(name)]
    both = [form for name in given for form in (plain(name), name.translate(_APOSTROPHES).strip("' "))]
    return list(dict.fromkeys(form for form in both if is_latin(form)))


def is_latin(form: str) -> bool:
    """Whether a form has letters, and none of another script, and no sign that pattern files use."""
    letters = [c for c in form if c.isalpha()]
    latin = all(unicodedata.name(c, "").startswith("LATIN") for c in letters)
    return bool(letters) and latin and not set(form) & set(";|()[]/,#*?%")


def without_kind(name: str) -> str:
    """The name without the noun for its kind: "Bakhmut" of "Bakhmut Raion", "Beni" of "Territoire de Beni"."""
    found = name.split()
    if len(found) > 1 and found[-1].casefold() in KINDS:
        found = found[:-1]
    elif len(found) > 2 and found[0].casefold() in KINDS and found[1].casefold() in ("de", "du", "of"):
        found = found[2:]
    return " ".join(found)


@cache
def key_of(form: str) -> str:
    """What two spellings of one place share: letters only, no article, no noun for its kind."""
    spelt = without_kind(plain(form)).casefold().replace("-", " ")
    return "".join(c for c in ARTICLES.sub("", spelt) if c.isalnum())


def is_common(form: str) -> bool:
    """Whether a name alone would be found where nobody means the place: ordinary words, given names, two letters."""
    return is_ordinary(form) or form.casefold() in common_words()


def is_ordinary(form: str) -> bool:
    """Whether a name is a word that not even an article that names the place means by it."""
    return len(form) < SHORTEST or form.casefold() in ordinary_words()


@cache
def common_words() -> frozenset[str]:
    """All words of the language tables, of people.csv and things.csv, and all given names."""
    found = {word for members in classes().values() for word in members}
    found |= _column("people.csv", PEOPLE_COLUMNS) | _column("things.csv", THING_COLUMNS)
    return frozenset(word.casefold() for word in found | _column("given_names.csv", GIVEN_COLUMNS))


@cache
def ordinary_words() -> frozenset[str]:
    """What the check of pattern files warns about: ordinary words, and those that report speech."""
    source = Source(shipped_patterns() / "reporting_cues.csv", "reporting_cues.csv")
    return ORDINARY | NOUNS | {form for cue in read_cues(source) for form in cue.forms}


def _column(name: str, columns: Sequence[str]) -> set[str]:
    """The cells of a shipped table's first column."""
    return {row[columns[0]] for row in read_rows(Source(shipped_patterns() / name, name), columns)}


def identity(name: str, is_taken: Callable[[str], bool]) -> str:
    """An id for the name that is not taken: small letters and hyphens, with a number where it must be."""
    stem = re.sub(r"[^a-z0-9]+", "-", plain(name).casefold()).strip("-") or "place"
    return next(key for n in count(1) if not is_taken(key := stem if n == 1 else f"{stem}-{n}"))


def _parts(name: str) -> list[str]:
    """The names in "Haute-Sangha / Mambéré-Kadéï", without what stands in brackets."""
    return [" ".join(part.split()) for part in re.sub(r"\(.*?\)|\[.*?\]", "", name).split(" / ") if part.strip()]
