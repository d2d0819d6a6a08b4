"""Speakers of marked speech that a construction names for sure, whatever the ranker thinks probable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.language.en.classes import words
from pipeline.quotations.cues.appositions import before_apposition, head_of
from pipeline.quotations.cues.frames import FINITE
from pipeline.quotations.cues.misparsed_subjects import before_aside
from pipeline.quotations.cues.relays import quoted_as_saying
from pipeline.quotations.cues.subjects import own_subject
from pipeline.quotations.cues.verb_classes import SAY
from pipeline.quotations.marks.utterances import subject_behind
from pipeline.quotations.page import Page
from pipeline.quotations.speakers.answer_nouns import owner_of_answer
from pipeline.quotations.speakers.free_relatives import caller
from pipeline.quotations.speakers.quotation_shapes import Shape
from pipeline.quotations.speakers.scenes import actor_before
from pipeline.quotations.speakers.speaker_candidates import SUBJECTS, SpeakerCandidate
from pipeline.quotations.speakers.speaker_ranker import Ranked

PROVERBS = words("quotations.proverbs")
SURE = 0.995  # probability of such a speaker
LIKELY = 0.85  # of one whom only the scene tells


def certain_first(page: Page, shapes: Sequence[Shape], ranked: Sequence[Ranked]) -> Sequence[Ranked]:
    """The ranking with the certain speaker first, if there is one among the candidates; none of a proverb."""
    if page.plain or not shapes:
        return ranked
    if is_proverb(page, shapes[0]):
        return ()
    token, sure = certain_speaker(page, shapes[0]), SURE
    if token < 0:
        token, sure = actor_before(page, shapes[0]), LIKELY
    if token < 0 or (ranked and ranked[0].candidate.token == token):
        return ranked
    known = next((r for r in ranked if r.candidate.token == token), None) or unranked(page, shapes[0], token)
    others = [r for r in ranked if r is not known]
    whole = sum(r.probability for r in others) or 1.0
    rest = [replace(r, probability=(1 - sure) * r.probability / whole) for r in others]
    return [replace(known, probability=sure), *rest]


def unranked(page: Page, shape: Shape, token: int) -> Ranked:
    """A speaker who is no candidate, because the tagger took the name for another word."""
    speaker = SpeakerCandidate(
        token, page.doc[token].left_edge.i, page.sentence_of(token), shape.paragraph, "nsubj", ()
    )
    return Ranked(speaker, SURE, ())


def certain_speaker(page: Page, shape: Shape) -> int:
    """The token of who speaks; -1 where no construction tells it.

    "[Envoys] of the Dawn, a group, said “…”"; "quoted [him] as saying “…”", "“…,” the agency quoted [him] as saying";
    "[Vesti], citing a source, said “…”"; "what [Sorabi] called “…”"; "“…,” was [his] answer"; "“…,” [one] of them
    answered"; "[She] bristled: “…”".
    """
    starts = page.sentence_starts
    for cue in (shape.cue_before, shape.cue_after):
        if cue >= 0 and page.sentence_of(cue) == shape.sentence:
            quoted = quoted_as_saying(page.doc[cue])
            if quoted is not None:
                return quoted.i
    if shape.cue_before >= starts[shape.sentence] and own_subject(page.doc[shape.cue_before]) is None:
        named = before_aside(page.doc[shape.cue_before])
        if named is not None:
            return named.i
    for construction in (described, caller, owner_of_answer, subject_beside):
        token = construction(page, shape)
        if token >= 0:
            return token
    if shape.lead == "colon" and shape.first > starts[shape.sentence] + 1:
        return subject_before_colon(page, shape)
    return -1


def described(page: Page, shape: Shape) -> int:
    """[Envoys] of the Dawn, a group linked to traders, said “…”: whom the noun describes that the parser took for the
    subject of the cue."""
    for cue in (shape.cue_before, shape.cue_after):
        subject = own_subject(page.doc[cue]) if cue >= 0 and page.sentence_of(cue) == shape.sentence else None
        noun = before_apposition(page.doc[cue], subject) if subject is not None else None
        if noun is not None and page.inside[noun.i] < 0:
            return noun.i
    return -1


def subject_beside(page: Page, shape: Shape) -> int:
    """The subject right behind a comma's closing mark with its verb: “…,” [one] of them answered; “…,” [she] shot
    back."""
    cue = shape.cue_after
    if shape.tail != "comma" or shape.last >= page.size or shape.kind != "direct":
        return -1
    behind = range(shape.last, min(shape.last + 2, page.size))
    first = next((i for i in behind if page.lower[i] not in (",", "—", "–")), shape.last)
    if first == cue or page.lower[first] in SAY:
        return name_behind(page, first)
    if cue < 0 or page.sentence_of(cue) != page.sentence_of(shape.last):
        return subject_behind(page, shape.last)
    subject = next((c for c in page.children.get(cue, ()) if page.dep[c] in SUBJECTS and c < cue), -1)
    if subject < 0:
        return phrase_between(page, first, cue)
    if page.doc[subject].left_edge.i != first or page.tag[subject] not in ("CD", "DT", "NN", "NNS"):
        return -1
    return subject if page.doc[subject].right_edge.i + 1 == cue else -1


def phrase_between(page: Page, first: int, cue: int) -> int:
    """The head of the one noun phrase between a mark and a verb without a subject: “…,” the [head] of the camp, a
    doctor, said."""
    if page.tag[cue] not in FINITE or any(page.tag[i] in FINITE or page.inside[i] >= 0 for i in range(first, cue)):
        return -1
    noun = head_of(page.doc, first, cue)
    return noun.i if noun is not None else -1


def name_behind(page: Page, cue: int) -> int:
    """The name that fills the rest of the sentence behind a cue, whatever the parser says: “…”, added [KCNA]."""
    last = cue
    while last + 1 < page.size and page.tag[last + 1] == "NNP" and page.inside[last + 1] < 0:
        last += 1
    ends = last + 1 >= page.size or page.lower[last + 1] in (".", ";")
    return last if last > cue and ends and page.dep[last] not in SUBJECTS else -1


def is_proverb(page: Page, shape: Shape) -> bool:
    """Words that nobody in particular says: there is a saying in the north that “…”."""
    before = range(page.sentence_starts[shape.sentence], shape.first)
    nouns = [i for i in before if page.lower[i] in PROVERBS]
    return any(page.dep[c] == "expl" for i in nouns for c in page.children.get(page.head[i], ()))


def subject_before_colon(page: Page, shape: Shape) -> int:
    """The subject of a verb right before a colon and an opening mark, whatever the verb: [She] bristled: “…”"""
    verb = shape.first - 2
    if page.lower[shape.first - 1] != ":" or page.tag[verb] not in ("VBD", "VBZ", "VBP") or page.inside[verb] >= 0:
        return -1
    return next((c for c in page.children.get(verb, ()) if page.dep[c] in SUBJECTS and c < verb), -1)
