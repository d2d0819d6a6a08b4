"""A list of the dead or the wounded after a copula.

"The dead included three women", "Among those killed was a judge", "Also killed were two journalists",
"The dead were identified as Nasir, Bilal and Javed", "Killed: 3 civilians, 1 soldier".

They are parts of those told of before, except after "also". Bare numbers with triggers of their own ("The losses were
15 killed and 33 wounded") tell nothing here: each trigger tells its own. Nor does what most of them were ("Most of
those killed were herders").
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.casualties.constructions.figures import Told, whole
from pipeline.casualties.sentence.lists import list_from
from pipeline.casualties.sentence.losses import HELD
from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.stated_totals import COPULAS, counted_of, fit, named_before
from pipeline.casualties.sentence.triggers import Trigger

ID = "roster"
OPENED = ("participle", "state")  # frames that can open a sentence: "Also killed were ..."


def find(reading: Reading, trigger: Trigger) -> Told | None:
    if reading.text(trigger.core) in HELD or trigger.frame not in (*OPENED, "noun"):
        return None
    own = named_before(reading, trigger)
    opened = trigger.frame in OPENED and reading.text(trigger.start - 1) in ("also", "")
    if counted_of(reading, own) or not (own or opened):
        return None
    if own is not None and reading.text(own.start - 1) == "of":
        return Told()
    copula = _copula(reading, trigger, own)
    first = reading.starting.get(copula + 1) if copula is not None else None
    if first is None:
        return None
    if first.bare and first.end in reading.firing:
        return Told()
    if not fit(reading, first):
        return None
    listed = list_from(reading, first, replace(trigger, strict=False))
    return whole(ID, reading, trigger, listed, "main" if reading.text(trigger.start - 1) == "also" else "part")


def _copula(reading: Reading, trigger: Trigger, own: Phrase | None) -> int | None:
    """The last word before the list: "were" of "The dead were ...", "as" of "The dead were identified as ..."."""
    among = own is not None and reading.text(own.start - 1) in ("among", "amongst")
    at = reading.after_modifiers(trigger.end) if among else trigger.end
    if reading.text(at) not in COPULAS:
        return None
    named = [reading.text(at + 1), reading.text(at + 2)] in (["identified", "as"], ["named", "as"])
    return at + 2 if own and named else at
