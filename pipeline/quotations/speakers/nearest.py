"""Words in marks whose speaker stands in a sentence of theirs and has no cue in the table.

The speaker is the most probable candidate of the ranker (``speaker_ranker.py``); where the quotation has a cue, the
row names the cue instead.

Examples:

    Omid Farrokh, who had carried his friend for two days, harrumphed: “That man kept me alive.”
    The mayor heard the driver out, and Sorabi erupted: “Who sent you?”

Not this form: a quotation with a reporting verb of the table, and one whose speaker stands in another sentence
(``quotes:carried``).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.quotations.speakers.quotation_shapes import Shape
from pipeline.quotations.speakers.speaker_candidates import SpeakerCandidate

ID = "quotes:nearest"


def stands_near(speaker: SpeakerCandidate, shapes: Sequence[Shape]) -> bool:
    """Whether the speaker stands in the sentence of one of the utterance's parts."""
    return any(speaker.sentence == shape.sentence for shape in shapes)
