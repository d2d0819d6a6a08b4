"""Quotations as annotations: of an utterance one a part, of an attributed clause one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from spacy.tokens import Token

from pipeline.annotations import Quotation
from pipeline.quotations.contents.indirect import IndirectFound
from pipeline.quotations.contents.partial_contents import content_around
from pipeline.quotations.cues.clauses import overlaps
from pipeline.quotations.cues.verb_classes import SAY
from pipeline.quotations.identity.carriers import behind
from pipeline.quotations.identity.resolution import NOBODY, Resolved, Resolver
from pipeline.quotations.identity.runners_up import runner_up
from pipeline.quotations.marks import interviews, signatures, transcripts
from pipeline.quotations.marks.speech import NAMING
from pipeline.quotations.page import CueHit, Page
from pipeline.quotations.speakers.carried import is_carried
from pipeline.quotations.speakers.marked_speech import SIGNED, Part, Utterance, confidence
from pipeline.quotations.speakers.naming_confidence import named_confidence, naming_terms
from pipeline.quotations.weights.learnt_weights import Weights
from pipeline.vocabulary import QuoteKind, Resolution, Stance

NICKNAME = re.compile(r" [“\"‘'][^“”\"‘’\n]{1,40}[”\"’']")
NAMED_BY_LAYOUT = frozenset({transcripts.ID, signatures.ID, interviews.ID})
REASONS = 5  # terms kept with a row, the strongest
TOLD = 0.5  # probability from which a cue's content tells which cue a quotation in it has
USUAL = 0.95  # how sure a name is as a rule, which the confidence of rows without marks has in it already
RUNNERS_UP = 12  # candidates looked at for a second speaker of another name


class QuotationRows:
    """Makes the quotations of an article. clauses: those that cues attribute."""

    def __init__(
        self,
        page: Page,
        resolver: Resolver,
        clauses: Sequence[IndirectFound],
        weights: Weights,
    ) -> None:
        self.page = page
        self.resolver = resolver
        self.clauses = clauses
        self.weights = weights

    def marked(self, utterance: Utterance, number: int) -> list[Quotation]:
        """The parts of an utterance, which share speaker and cue."""
        speaker, who, another = None, NOBODY, ""
        reasons: tuple[tuple[str, float], ...] = ()
        if utterance.ranked:
            speaker = self.printed(utterance)
            who = self.bearer(utterance, speaker)
            another = self.another(utterance, who)
            reasons = strongest(utterance.ranked[0].terms, self.weights.speakers)
        cue = cue_around(utterance, speaker, self.clauses) or utterance.cue
        start, end = speaker or (None, None)
        known = 1.0 if utterance.rule in SIGNED else who.sure
        carried = is_carried(utterance.rule, cue) and who.name
        shared: dict[str, Any] = {
            "utterance": number,
            "speaker_start": start,
            "speaker_end": end,
            **resolved(who),
            "resolution": Resolution.CARRIED if carried else Resolution(who.resolution),
            **of_cue(cue),
            # Confidence speaks of the person: where the mention stands for nobody known, there is none.
            # A label's was measured on names.
            "confidence": round(confidence(utterance, self.weights.speakers) * known, 3) if who.name else 0.0,
            "runner_up": another,
            "rule_id": cue.cue.id if cue and utterance.rule not in SIGNED else utterance.rule,
            "reasons": reasons,
        }
        rows = [self.part(part, utterance, shared) for part in utterance.parts]
        terms = naming_terms(rows[0], self.page.text)
        sure = round(named_confidence(rows[0].confidence, terms, self.weights.names), 3)
        return [replace(row, confidence=sure) for row in rows]

    def part(self, part: Part, utterance: Utterance, shared: Mapping[str, Any]) -> Quotation:
        start, end = content_of(self.page, part, utterance, self.clauses)
        kind = QuoteKind(part.kind)
        return Quotation(start=part.start, end=part.end, kind=kind, content_start=start, content_end=end, **shared)

    def indirect(self, clause: IndirectFound, number: int) -> Quotation:
        speaker = clause.speaker
        if speaker is not None:
            speaker = behind(self.resolver.cast, self.resolver.head(*speaker)) or speaker
        who = NOBODY if speaker is None else self.resolver.resolve(*speaker)
        start, end = clause.whole
        named: dict[str, Any] = {**resolved(who), **of_cue(clause.hit)}
        return Quotation(
            start=clause.start,
            end=clause.end,
            kind=QuoteKind.INDIRECT,
            utterance=number,
            content_start=start,
            content_end=end,
            speaker_start=speaker[0] if speaker else None,
            speaker_end=speaker[1] if speaker else None,
            resolution=Resolution(who.resolution),
            confidence=round(clause.confidence * min(1.0, who.sure / USUAL), 3) if who.name else 0.0,
            runner_up=self.other_subject(clause, who) if who.name else "",
            rule_id=clause.hit.cue.id,
            reasons=((clause.rule, round(clause.confidence, 3)), *strongest(clause.terms, self.weights.readings)),
            **named,
        )

    def printed(self, utterance: Utterance) -> tuple[int, int]:
        """Characters of the speaker mention, not of who only carries it; a label or signature is no part of a
        sentence."""
        speaker = utterance.ranked[0].candidate
        if utterance.rule in SIGNED:
            return self.page.idx[speaker.first], self.page.end[speaker.token]
        token = self.page.doc[speaker.token]
        return behind(self.resolver.cast, token) or self.with_nickname(*self.without_verb(token))

    def without_verb(self, token: Token) -> tuple[int, int]:
        """A speaker's phrase without the verb of saying that the parser takes into it: “…”, added [KCNA]."""
        start, end = self.resolver.noun_phrase(token)
        first = bisect_left(self.page.idx, start)
        return (self.page.idx[first + 1] if first < token.i and self.page.lower[first] in SAY else start), end

    def with_nickname(self, start: int, end: int) -> tuple[int, int]:
        """A phrase with the name in marks that it leads up to: a gunner with the nickname “Owl”."""
        last = self.page.text[start:end].rpartition(" ")[2].lower()
        name = NICKNAME.match(self.page.text, end) if last in NAMING else None
        return (start, name.end()) if name else (start, end)

    def bearer(self, utterance: Utterance, speaker: tuple[int, int]) -> Resolved:
        """Who the speaker is; of a label or signature that names nobody otherwise known, as it is written."""
        start, end = utterance.bearer or speaker
        who = self.resolver.resolve(start, end)
        if utterance.rule not in NAMED_BY_LAYOUT or not (who.resolution == "description" or who.name.isupper()):
            return who
        name, known = transcripts.bearer_named(" ".join(self.page.text[start:end].split()))
        if not known:
            return Resolved(name, "", "", "", "description", who.sure)
        return Resolved(name, who.entity_id, who.type or "person", who.side, "named", who.sure)

    def another(self, utterance: Utterance, who: Resolved) -> str:
        """The name of the next candidate who is somebody else and can speak."""
        others = (self.page.doc[other.candidate.token] for other in utterance.ranked[1:RUNNERS_UP])
        return runner_up(self.resolver, others, who)

    def other_subject(self, clause: IndirectFound, who: Resolved) -> str:
        """The name of another subject of the cue's sentence outside the clause, the nearest to the cue."""
        cue = self.page.doc[clause.hit.token]
        if not cue.dep:
            return ""
        start, end = clause.whole
        others = [t for t in cue.sent if t.dep_ in ("nsubj", "nsubjpass") and not start <= t.idx < end]
        return runner_up(self.resolver, sorted(others, key=lambda t: (abs(t.i - cue.i), t.i)), who)


def resolved(who: Resolved) -> dict[str, Any]:
    return {
        "speaker_name": who.name,
        "speaker_id": who.entity_id,
        "speaker_type": who.type,
        "speaker_side": who.side,
    }


def of_cue(cue: CueHit | None) -> dict[str, Any]:
    if cue is None:
        return {"cue_start": None, "cue_end": None, "stance": ""}
    return {"cue_start": cue.start, "cue_end": cue.end, "stance": Stance(cue.cue.stance)}


def strongest(terms: Iterable[str], weights: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    """The terms with the highest weights, each once."""
    known = ((t, weights[t]) for t in dict.fromkeys(terms) if t in weights)
    return tuple(sorted(known, key=lambda r: -r[1])[:REASONS])


def cue_around(
    utterance: Utterance, speaker: tuple[int, int] | None, clauses: Sequence[IndirectFound]
) -> CueHit | None:
    """The speaker's cue whose content holds a partial quotation: he *urged* them to “step back” and warned ..."""
    part, *others = utterance.parts
    if part.kind != "partial" or others or speaker is None:
        return None
    around = [c for c in clauses if c.whole[0] <= part.start and part.end <= c.whole[1] and c.probability >= TOLD]
    return next((c.hit for c in around if c.speaker is not None and overlaps(speaker, [c.speaker])), None)


def content_of(page: Page, part: Part, utterance: Utterance, clauses: Sequence[IndirectFound]) -> tuple[int, int]:
    """The attributed clause around a partial quotation, marks included; otherwise the quotation itself."""
    if part.kind != "partial" or part.number < 0:
        return part.start, part.end
    if utterance.content is not None:
        return utterance.content
    marked = page.marked[part.number]
    for clause in clauses:
        start, end = clause.whole
        if start <= part.start and part.end <= end:
            return min(start, marked.start), max(end, marked.end)
    return content_around(page.doc, marked, utterance.cue)


def renumbered(found: Sequence[Quotation]) -> list[Quotation]:
    """The utterances numbered from 0 in text order."""
    numbers: dict[int, int] = {}
    for q in found:
        numbers.setdefault(q.utterance, len(numbers))
    return [Quotation(**{**{f: getattr(q, f) for f in q.__slots__}, "utterance": numbers[q.utterance]}) for q in found]
