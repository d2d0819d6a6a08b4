"""What a parsed cue attributes by its grammar: the forms of reported speech, in the order in which they are asked."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.quotations.contents.forms import (
    according_to,
    aside,
    described,
    fronted,
    gerund_content,
    infinitive,
    noun_cue,
    object_phrase,
    reported_clause,
)
from pipeline.quotations.contents.sayings import Content, Found, Saying
from pipeline.quotations.page import CueHit


def contents(doc: Doc, hit: CueHit, speaker: Token) -> tuple[Content, ...]:
    """What a cue attributes to its speaker: none, one stretch, or the two around an aside."""
    saying = Saying(doc, hit, speaker)
    if hit.cue.part == "phrase":
        return according_to.find(saying) or ()
    if hit.cue.part in ("noun", "adjective"):
        return noun_cue.find(saying) or ()
    asked = (find(saying) for takes, find in OF_VERBS if takes in hit.cue.takes)
    return next((found for found in asked if found), ())


def beside(saying: Saying) -> Found:
    """[The convoy], police said, [was ambushed]: both sides of a frame between commas."""
    return (*(fronted.find(saying) or ()), *(aside.find(saying) or ())) or None


def clause(saying: Saying) -> Found:
    """The first form of a clause that speaks, if only to say that nothing is attributed."""
    return next((found for find in OF_CLAUSES if (found := find(saying)) is not None), None)


OF_CLAUSES = (beside, reported_clause.find)
# By what the cue takes, the column of reporting_cues.csv; the next is asked where one finds nothing.
OF_VERBS = (
    ("clause", clause),
    ("infinitive", infinitive.find),
    ("infinitive", gerund_content.find),
    ("object", object_phrase.find),
    ("as", described.find),
)
