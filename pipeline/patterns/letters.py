"""The letters of a pattern: those that nobody sees, that look like others, or that were broken in saving."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# Cyrillic and Greek letters that look like Latin ones, and those they look like.
LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТХУаеѕіјорсухԁԛԝһΑΒΕΖΗΙΚΜΝΟΡΤΥΧοναικρυ",
    "ABESIJKMHOPCTXYaesijopcyxdqwhABEZHIKMNOPTYXovaikpu",
)
JOINERS = "\u200c\u200d"  # within words of Arabic and Indic letters they are spelling
BROKEN_AS = ("cp1252", "latin-1", "mac_roman", "cp437")  # what UTF-8 is taken for
_NON_ASCII = re.compile(r"[^\x00-\x7f]{2,}")
_WORD = re.compile(r"[^\W\d_]+")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z]{2,8});")


@lru_cache(maxsize=4096)
def letter_faults(text: str) -> tuple[str, ...]:
    """What is wrong with the letters of a text, as 'what, remedy'; empty where nothing is."""
    if text.isascii() and "&" not in text and text.isprintable():
        return ()
    return tuple(fault for found in (_invisible, _broken, _mixed, _entities) for fault in found(text))


def mended(text: str) -> str:
    """A text whose UTF-8 was read as something else, as it was meant; the text itself where it was not."""
    return _NON_ASCII.sub(_as_meant, text)


def _as_meant(found: re.Match[str]) -> str:
    run = found.group()
    for encoding in BROKEN_AS:
        try:
            meant = run.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if meant.isprintable():
            return meant
    return run


def _invisible(text: str) -> Iterator[str]:
    for at, character in enumerate(text):
        if character.isprintable() or character.isspace():
            continue
        if character in JOINERS and 0 < at < len(text) - 1 and not _latin(text[at - 1] + text[at + 1]):
            continue
        clean = "".join(c for c in text if c.isprintable() or c.isspace())
        yield f"{clean!r} holds an invisible character (U+{ord(character):04X}) and would never match, type it anew"
        return


def _broken(text: str) -> Iterator[str]:
    if "\ufffd" in text:
        yield f"{text!r} has lost a letter (U+FFFD) in saving, type it anew"
    elif (meant := mended(text)) != text:
        yield f"{text!r} is UTF-8 that was read as another encoding and saved again, write {meant!r}"


def _mixed(text: str) -> Iterator[str]:
    for word in _WORD.findall(text):
        if word.isascii():
            continue
        if any(unicodedata.normalize("NFKC", c) != c for c in word):
            plain = unicodedata.normalize("NFKC", word)
            yield f"{word!r} is written in letters of another width or joined ones, write {plain!r}"
            return
        foreign = sorted({script for c in word if (script := _script(c)) in ("Cyrillic", "Greek")})
        typed = word.translate(LOOK_ALIKES)
        if foreign and (_latin(word) or (typed.isascii() and _latin(text))):
            remedy = f"type {typed!r}" if typed.isascii() else "type it anew"
            yield f"{word!r} has {' and '.join(foreign)} letters that look like Latin ones, {remedy}"
            return


def _entities(text: str) -> Iterator[str]:
    if (found := _ENTITY.search(text)) and html.unescape(found.group()) != found.group():
        yield f"{text!r} holds a character in the writing of web pages, write {html.unescape(text)!r}"


def _script(character: str) -> str:
    return unicodedata.name(character, "").split(" ")[0].capitalize()


def _latin(text: str) -> bool:
    return any(_script(c) == "Latin" for c in text)
