"""Paragraphs that begin with their speaker and a colon, in articles where this is the way of writing.

That is so where two paragraphs have a label in capitals, or four one in small letters, and one of the labels comes
back; where two labels tell a name and what its bearer is; where one tells how the voice is heard, or two when;
where a line tells that a clip begins or ends. Before
a label may stand a time, behind it what its bearer is and how he is heard. The words behind the label are an
utterance, with or without marks; a later label of the same surname means the same person.

Examples:

    RASUL: Why did you close the road?
    OMAR SORABI, ENGINEER (through translator): Because it was mined that week.
    SORABI: And nobody had told us.

Not this form: a headline with a label ("Police: three dead in blast"), which stands alone (``quotes:headline``), and a
list of places or numbers ("Dead: three").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.language.en.classes import words
from pipeline.mentions.name_words import is_title
from pipeline.quotations.cues.speaking_nouns import OFFICES, TITLES
from pipeline.quotations.page import Labelled

ID = "quotes:transcript"
WORD = r"[^\W\d_][\w.'’\-]*"
NOTES = r"(?:[ \xa0]*[(\[][^()\[\]\n]{1,60}[)\]])*"
LABEL = re.compile(
    r"[\"“”'‘(]{0,2}(?P<time>[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?[\])]?[ \xa0]+(?:[–—-][ \xa0]*)?)?[*_]{0,2}"
    rf"(?P<name>{WORD}(?: {WORD}){{0,7}})(?P<is>,[^:()\[\]“”\"\n]{{2,90}})?(?P<notes>{NOTES})[*_]{{0,2}}:[*_]{{0,2}}"
    rf"[ \xa0]+(?:{NOTES}[ \xa0]+(?=\w))?(?=\S)"
)
DIRECTION = re.compile(r"[(\[](?:BEGIN|END)\b[A-Z ,]*[)\]]|[(\[]COMMERCIAL BREAK[)\]]")
SENTENCE = re.compile(r"\w+\W+\w.*[.?!…—–\-][\"”'’)]*\Z", re.DOTALL)
UTTERANCE = re.compile(r"[^\W\d_].*[.?!…—–\-\])][\"”'’)]*\Z", re.DOTALL)
FEWEST = {True: 2, False: 4}  # labelled paragraphs of which one comes back, in capitals and in small letters
LONGEST_SMALL = 5  # words of a label in small letters
VOICE = words("quotations.voice_notes")
PARTS = words("quotations.transcript_parts")
SMALL = words("quotations.small_in_titles")
LETTERS = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph with a label. name: characters of the name in it; start: of the words behind."""

    paragraph: int
    name: tuple[int, int]
    start: int
    end: int
    surname: str
    capitals: bool
    timed: bool
    voiced: bool  # the label tells how the voice is heard
    known: bool  # it tells, in capitals, a full name and what its bearer is
    sentence: bool


def transcript(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Labelled]:
    """The labelled paragraphs of an article that is a transcript; none of another."""
    turns = [turn for n, borders in enumerate(paragraphs) if (turn := turn_of(text, n, *borders))]
    cut = any(DIRECTION.fullmatch(text, *borders) for borders in paragraphs)
    for capitals in (True, False):
        found = [turn for turn in turns if turn.capitals == capitals]
        if found and ((cut and capitals) or is_transcript(found, FEWEST[capitals])):
            return [labelled(turn, found) for turn in found]
    return []


def turn_of(text: str, number: int, start: int, end: int) -> Turn | None:
    label = LABEL.match(text, start, end)
    if not label or not UTTERANCE.match(text, label.end(), end):
        return None
    name = label["name"]
    said = name.split()
    capitals = name.isupper() and len(name) > 1
    if not capitals and (len(said) > LONGEST_SMALL or not all(w[0].isupper() or w in SMALL for w in said)):
        return None
    return Turn(
        paragraph=number,
        name=label.span("name"),
        start=label.end(),
        end=end,
        surname=said[-1].lower(),
        capitals=capitals,
        timed=label["time"] is not None,
        voiced=not VOICE.isdisjoint(LETTERS.findall(label["notes"].lower())),
        known=capitals and label["is"] is not None and len(said) > 1,
        sentence=bool(SENTENCE.match(text, label.end(), end)),
    )


def is_transcript(turns: Sequence[Turn], fewest: int) -> bool:
    """Whether labelled paragraphs of one style are turns of a talk."""
    names = Counter(turn.surname for turn in turns)
    if any(turn.voiced for turn in turns) or sum(turn.timed for turn in turns) > 1:
        return True
    if sum(turn.known for turn in turns) > 1:
        return True
    whole = sum(turn.sentence for turn in turns)
    return len(turns) >= fewest and 2 * whole >= fewest and len(names) > 1 and max(names.values()) > 1


def labelled(turn: Turn, turns: Sequence[Turn]) -> Labelled:
    """A turn with its label, and the fullest label of the same surname as who its speaker is."""
    same = [t.name for t in turns if t.surname == turn.surname]
    fullest = max(same, key=lambda name: (name[1] - name[0], -name[0]))
    return Labelled(turn.paragraph, turn.start, turn.end, *turn.name, ID, bearer=fullest)


def bearer_named(label: str) -> tuple[str, bool]:
    """Who a label's bearer is, and whether that is a name: "KYIV MAYOR OLENA TKACH" is Olena Tkach, "UNIDENTIFIED MALE"
    is nobody named."""
    said = label.split()
    if not PARTS.isdisjoint(word.lower().rstrip(".") for word in said):
        return label.lower() if label.isupper() else label, False
    offices = [n for n, word in enumerate(said) if is_office(word.lower())]
    if offices and offices[-1] + 1 < len(said):
        said = said[offices[-1] + 1 :]
    if len(said) > 2 and said[0].lower() == "of":
        said = said[-2:]
    return " ".join(word if not word.isupper() else capitalised(word) for word in said), True


def is_office(word: str) -> bool:
    return is_title(word) or word in TITLES or word in OFFICES


def capitalised(word: str) -> str:
    """A word in capitals as a name is written: "AL-AMAL" as "Al-Amal", "O’NEIL" as "O’Neil"."""
    return re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize(), word)
