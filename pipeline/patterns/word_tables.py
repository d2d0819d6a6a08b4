"""The editable tables: reporting cues, conventions for vague quantities, boilerplate lines."""

from __future__ import annotations

from pipeline.language.en.classes import listed
from pipeline.language.en.inflection import noun_forms, verb_forms
from pipeline.language.en.numerals import values
from pipeline.patterns.entries import Cue, LayoutLine, VagueQuantity
from pipeline.patterns.rows import Row, read_rows, split_list
from pipeline.patterns.source import Source, nearest
from pipeline.vocabulary import CuePart, LineMatch, ParagraphRole, Stance, Takes

CUE_COLUMNS = ("lemma", "part", "stance", "takes", "forms", "note")
PARTS = tuple(CuePart)
STANCES = tuple(Stance)
TAKES = tuple(Takes)

UNCOUNTED = listed("casualties.uncounted")  # of which a convention may say how many they are
QUANTITY_COLUMNS = ("word", "low", "best", "high", "note")

LAYOUT_COLUMNS = ("id", "match", "text", "role", "rest", "note")
MATCHES = tuple(LineMatch)
ROLES = (ParagraphRole.BOILERPLATE, ParagraphRole.CAPTION, ParagraphRole.HEADING)


def read_cues(source: Source) -> list[Cue]:
    """The rows of reporting_cues.csv. A second row of the same lemma gets its part in its rule id."""
    cues = []
    lines: dict[tuple[str, str], int] = {}
    for row in read_rows(source, CUE_COLUMNS):
        lemma, part = row["lemma"].lower(), row["part"]
        takes = tuple(row["takes"].split())
        sound = check_word(source, row, "lemma")
        sound &= check_choice(source, row, "part", PARTS)
        sound &= check_choice(source, row, "stance", STANCES)
        for taken in takes:
            if taken not in TAKES:
                source.fault(row.line, f"takes {taken!r} is unknown, {nearest(taken, TAKES)}")
                sound = False
        if not takes:
            source.fault(row.line, f"takes is empty, say what may follow {lemma!r}: {', '.join(TAKES)}")
            sound = False
        if not sound:
            continue
        if (lemma, part) in lines:
            source.fault(row.line, f"the {part} {lemma!r} stands in line {lines[lemma, part]} too, remove one")
            continue
        first = not any(known == lemma for known, _ in lines)
        lines[lemma, part] = row.line
        identity = f"cue:{lemma}" if first else f"cue:{lemma}:{part}"
        forms = tuple(dict.fromkeys((lemma, *(f.lower() for f in split_list(row["forms"])))))
        if len(forms) == 1 and part in ("verb", "noun"):
            forms = verb_forms(lemma) if part == "verb" else noun_forms(lemma)
        cues.append(Cue(identity, lemma, part, row["stance"], takes, forms, row["note"], source.shown, row.line))
    return cues


def read_convention(source: Source) -> dict[str, VagueQuantity]:
    """The rows of one conventions/<name>.csv by word, lower case. Empty cells: not given; high: not bounded."""
    quantities: dict[str, VagueQuantity] = {}
    for row in read_rows(source, QUANTITY_COLUMNS):
        word = row["word"].lower()
        if not check_word(source, row, "word"):
            continue
        low, best, high = (_whole(source, row, column) for column in ("low", "best", "high"))
        given = [number for number in (low, best, high) if number is not None]
        if given != sorted(given):
            source.fault(row.line, f"{word!r}: low, best and high fall, write them in rising order")
        if word in quantities:
            source.fault(row.line, f"{word!r} stands in line {quantities[word].line} too, remove one")
            continue
        quantities[word] = VagueQuantity(word, low, best, high, source.shown, row.line)
        if not _is_vague(word):
            message = f"{word!r} is no vague quantity that is read, so its row never counts; the words are"
            source.warn(row.line, f"{message} {', '.join((*_counted(), *UNCOUNTED))}, before hundred or thousand too")
    missing = [word for word in _counted() if word not in quantities]
    if quantities and missing:
        source.warn(0, f"no row for {', '.join(missing)}, whose figures have no numbers then; add them")
    return quantities


def _counted() -> tuple[str, ...]:
    """The words for vague quantities that a convention is to give numbers."""
    return (*listed("casualties.vague"), *(word for word in values("plural") if word != "billions"))


def _is_vague(word: str) -> bool:
    """Whether a row of a convention can count: a vague word alone or before a number word ("tens of thousands")."""
    first, *scale = word.split()
    known = first in _counted() or (first in UNCOUNTED and not scale)
    multiplied = " ".join(scale)
    return known and (not scale or multiplied in values("scale") or multiplied.removeprefix("of ") in values("plural"))


def read_layout(source: Source) -> list[LayoutLine]:
    """The rows of boilerplate.csv that can be used."""
    found: list[LayoutLine] = []
    lines: dict[str, int] = {}
    for row in read_rows(source, LAYOUT_COLUMNS):
        identity = row["id"]
        sound = check_word(source, row, "id") & check_word(source, row, "text")
        sound &= check_choice(source, row, "match", MATCHES)
        sound &= check_choice(source, row, "role", ROLES)
        if row["rest"] not in ("", "yes", "no"):
            source.fault(row.line, f"rest {row['rest']!r} is unknown, use yes or no")
            sound = False
        if identity in lines:
            source.fault(row.line, f"id {identity!r} stands in line {lines[identity]} too, rename one")
            continue
        if sound:
            lines[identity] = row.line
            rest = row["rest"] == "yes"
            found.append(LayoutLine(identity, row["match"], row["text"], row["role"], rest, source.shown, row.line))
    return found


def check_word(source: Source, row: Row, column: str) -> bool:
    if not row[column]:
        source.fault(row.line, f"{column} is empty, fill it or remove the row")
        return False
    return True


def check_choice(source: Source, row: Row, column: str, allowed: tuple[str, ...]) -> bool:
    if row[column] not in allowed:
        remedy = nearest(row[column], allowed)
        named = f"{column} {row[column]!r} is unknown" if row[column] else f"{column} is empty"
        source.fault(row.line, f"{named}, {remedy}")
        return False
    return True


def _whole(source: Source, row: Row, column: str) -> int | None:
    if not row[column]:
        return None
    digits = row[column].removesuffix(".0")  # as spreadsheets write whole numbers at times
    if not (digits.isascii() and digits.isdigit()):
        source.fault(row.line, f"{column} {row[column]!r} is not a whole number, write digits only or leave it empty")
        return None
    return int(digits)
