"""Whose word a figure is: hearsay, the speaker of the quotation that holds it, or the sentence's own rules."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.annotations import Mention, Quotation
from pipeline.casualties.attribution.assertions import asserted, names_violence
from pipeline.casualties.attribution.claims import HEDGES, IMPERSONAL, Claim, admits_patients
from pipeline.casualties.attribution.parties import NO_PARTY, Party
from pipeline.casualties.attribution.sources import cited, source_behind
from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.sentence.phrases import Phrase
from pipeline.casualties.sentence.reading import Reading
from pipeline.language.en.classes import words
from pipeline.quotations.identity.resolution import Resolver

NAMED_HEARSAY = words("attribution.impersonal")
TAKEOVER = re.compile(r"[;.]|\b(?:but|while|whereas)\b")


@dataclass(frozen=True, slots=True)
class Claimant:
    """route: quotation (its speaker) | sentence (its own words of saying) | pronoun | hearsay | "" (nobody).

    direct: whether the figure stands in the claimant's own words, where "they" are others.
    party: the one that the claimant speaks for, where that is known.
    """

    text: str
    name: str
    entity_id: str
    side: str
    denies: bool
    barred: tuple[tuple[int, int], ...] = ()
    route: str = ""
    direct: bool = False
    party: Party = NO_PARTY


NOBODY = Claimant("", "", "", "", False)


def shown(who: Claimant) -> Claimant:
    """The claimant as a row has it: "reportedly" is nobody's, though the ledger takes all such figures for one's."""
    return replace(who, name="") if who.route == "hearsay" and who.text.lower() in HEDGES else who


def find_claimant(
    text: str,
    reading: Reading,
    figure: Figure,
    claim: Claim,
    start: int,
    quotations: Sequence[Quotation],
    mentions: Sequence[Mention],
    previous: Claimant | None,
    resolver: Resolver,
) -> Claimant:
    """Hearsay first, then the speaker of the quotation that holds the figure, then the sentence's own rules."""
    if claim.hearsay is not None and claim.speaker is None and claim.certainty != "denied":
        word = reading.words[claim.hearsay]
        name = word.text if word.text in NAMED_HEARSAY else IMPERSONAL
        return Claimant(word.shape, name, "", "", False, route="hearsay")
    spoken = {(q.speaker_start, q.speaker_end): q for q in quotations if q.speaker_name}
    if claim.certainty == "denied" and figure.rank == "zero" and claim.speaker and not claim.speaker.pronoun:
        quotations = ()  # the one who denies stands in the sentence itself
    holding = [
        q
        for q in quotations
        if q.content_start <= start < q.content_end and (q.speaker_name or q.speaker_start is not None)
        if not _contradicted(text, q, reading, claim) and not _takes_in(q, reading)
    ]
    if holding:
        quote = min(holding, key=lambda q: (q.content_end - q.content_start, q.start))
        if not _says(quote, reading, figure):
            return NOBODY
        source = source_behind(reading, figure, claim, quote) if quote.kind == "indirect" else None
        if source is None:
            return _quoted(text, quote)
        return _named(text, reading, source, spoken, mentions, previous, resolver)
    if claim.speaker is None:
        return NOBODY
    return _named(text, reading, cited(reading) or claim.speaker, spoken, mentions, previous, resolver)


def _named(
    text: str,
    reading: Reading,
    phrase: Phrase,
    spoken: Mapping[tuple[int | None, int | None], Quotation],
    mentions: Sequence[Mention],
    previous: Claimant | None,
    resolver: Resolver,
) -> Claimant:
    """The claimant whom a phrase of the figure's own sentence names; spoken: quotations by their speakers' places."""
    first, last = reading.words[phrase.start].start, reading.words[reading.extent(phrase) - 1].end
    printed = text[first:last]
    named = mention_in(mentions, [w.start for w in reading.words[phrase.start : phrase.end]], "ACTOR")
    if named:
        return Claimant(printed, named.entity_name, named.entity_id, named.side, False, ((first, last),), "sentence")
    if phrase.pronoun and (said := spoken.get((first, last))) is not None:  # whom quotes.csv names for it
        route = "pronoun" if previous and previous.name == said.speaker_name else "sentence"
        return Claimant(printed, said.speaker_name, said.speaker_id, said.speaker_side, False, ((first, last),), route)
    if phrase.pronoun and previous:
        return Claimant(printed, previous.name, previous.entity_id, previous.side, False, ((first, last),), "pronoun")
    who = resolver.resolve(first, last)
    if who.name:
        return Claimant(printed, who.name, who.entity_id, who.side, False, ((first, last),), "sentence")
    return Claimant(printed, _without_article(printed), "", "", False, ((first, last),), "sentence")


def _takes_in(quote: Quotation, reading: Reading) -> bool:
    """Whether the verb taken for one of saying is a hospital's: "it admitted 27 wounded"."""
    return any(w.start == quote.cue_start and admits_patients(reading, at) for at, w in enumerate(reading.words))


def _says(quote: Quotation, reading: Reading, figure: Figure) -> bool:
    """Whether the speaker of indirect speech asserts the figure in it (see assertions)."""
    if quote.kind != "indirect":
        return True
    speaker = next((p for p in reading.phrases if _starts(reading, p.start, quote.speaker_start)), None)
    if speaker is not None and names_violence(reading, speaker):
        return False
    cue = next((at for at in range(len(reading.words)) if _starts(reading, at, quote.cue_start)), None)
    return cue is None or asserted(reading, cue, figure)


def _starts(reading: Reading, at: int, start: int | None) -> bool:
    return reading.words[at].start == start


def _contradicted(text: str, quote: Quotation, reading: Reading, claim: Claim) -> bool:
    """Whether another speaker takes over inside what is given as one speaker's indirect speech.

    "The rebels said they killed 70; the office said ..."
    """
    if quote.kind != "indirect" or claim.speaker is None:
        return False
    speaker = reading.words[claim.speaker.start].start
    return speaker > quote.content_start and bool(TAKEOVER.search(text[quote.content_start : speaker]))


def _quoted(text: str, quote: Quotation) -> Claimant:
    """The speaker of a quotation; its place in the text is no place of the event."""
    first, last = quote.speaker_start, quote.speaker_end
    placed = first is not None and last is not None
    printed = text[first:last] if placed else quote.speaker_name
    return Claimant(
        printed,
        quote.speaker_name or printed,
        quote.speaker_id,
        quote.speaker_side,
        quote.stance == "denial" and quote.kind == "indirect",
        ((first, last),) if first is not None and last is not None else (),
        "quotation",
        quote.kind != "indirect",
    )


def _without_article(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else text


def certainty_of(claim: Claim, who: Claimant) -> str:
    if claim.certainty in ("denied", "hypothetical"):
        return claim.certainty
    if who.denies:
        return "denied"
    if claim.certainty == "reported" and who.name in NAMED_HEARSAY | {"", IMPERSONAL}:
        return "reported"
    return "claimed" if who.text else "asserted"


def mention_in(mentions: Sequence[Mention], starts: Sequence[int], label: str) -> Mention | None:
    """The last mention of a label that begins at or covers one of the words."""
    found = [m for m in mentions if m.label == label and any(m.start <= s < m.end for s in starts)]
    return found[-1] if found else None
