"""How far a verb is one of saying, as the rankers see it."""

from __future__ import annotations

from pipeline.language.en.classes import words
from pipeline.quotations.page import Page

BE = words("be")
SAY = words("quotations.say")


def verb_class(page: Page, verb: int) -> str:
    """say | quote (a cue that takes quotations) | cue | be | verb."""
    word = page.lower[verb]
    if word in SAY:
        return "say"
    hit = page.cue_at.get(verb)
    if hit is not None:
        return "quote" if "quote" in hit.cue.takes else "cue"
    return "be" if word in BE else "verb"
