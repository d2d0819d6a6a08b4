"""Words in marks whose speaker is carried over from another sentence.

Most often the quotation stands alone in its paragraph, and who spoke before goes on.

Examples:

    “The harvest is lost,” said Laila Sorabi, a farmer. / “Next year will be worse.”
    Laila Sorabi, a farmer, lost her field. / “Next year will be worse.”

Not this form: a quotation whose own sentence names its speaker (``quotes:nearest``, or a cue of the table), and a
second part of one utterance (“We came,” he said. “We left.”), which has its cue from the first.
"""

from __future__ import annotations

from pipeline.quotations.page import CueHit

ID = "quotes:carried"


def is_carried(rule: str, cue: CueHit | None) -> bool:
    """Whether an utterance has its speaker from another sentence, and no cue that tells so."""
    return rule == ID and cue is None
