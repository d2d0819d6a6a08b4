"""Whom a teller has a figure from: who carries is not who claims.

"State radio reported, citing the governor's office"; "According to the police, says Radio Dara, four died"; "the mayor
said that the police had confirmed 20 deaths"; "The front said 30 had died, local media reported".
"""

from __future__ import annotations

from pipeline.annotations import Quotation
from pipeline.casualties.attribution.assertions import opens_content
from pipeline.casualties.attribution.claims import Claim
from pipeline.casualties.attribution.informants import tells
from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import Reading
from pipeline.language.en.classes import words

CITING = words("attribution.citing")


def cited(reading: Reading) -> Phrase | None:
    """Whom the sentence cites: "citing a provincial minister"; not "citing data from Rumland"."""
    for at in range(1, len(reading.words) - 1):
        if reading.text(at) not in CITING or reading.kind(at - 1) not in ",-VNP":
            continue
        phrase = reading.starting.get(at + 1)
        while phrase is not None and not tells(reading, phrase) and reading.kind(phrase.end) == "G":
            phrase = reading.starting.get(phrase.end)
        if phrase is not None and tells(reading, phrase):
            return phrase
    return None


def source_behind(reading: Reading, figure: Figure, claim: Claim, quote: Quotation) -> Phrase | None:
    """Who told it to the speaker of the indirect speech that holds the figure; None where he tells it himself."""
    if (source := cited(reading)) is not None:
        return source
    who, cue = claim.speaker, claim.cue
    if who is None or cue is None or who.pronoun or cue >= min(figure.start, figure.trigger.start):
        return None
    if reading.text(cue) == "according":
        return who if _inserted(reading, cue, figure, quote.speaker_start) else None
    inside = reading.words[who.start].start >= quote.content_start
    return who if inside and opens_content(reading, cue) else None


def _inserted(reading: Reading, according: int, figure: Figure, speaker: int | None) -> bool:
    """Whether the speaker is only set between: "According to the police, says Radio Dara, ..."."""
    return any(
        according < at < figure.start and word.start == speaker and reading.kind(at - 2) == ","
        for at, word in enumerate(reading.words)
    )
