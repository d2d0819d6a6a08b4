"""What speaks for a candidate: named terms of a quotation and a possible speaker.

Every term is a short readable string, the same that stands in
speaker_weights.csv; a term that holds counts its weight once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from pipeline.language.en.classes import words
from pipeline.quotations.cues.verb_classes import verb_class
from pipeline.quotations.page import Page
from pipeline.quotations.speakers.distances import few, near
from pipeline.quotations.speakers.governing_verbs import governing
from pipeline.quotations.speakers.quotation_shapes import Shape
from pipeline.quotations.speakers.speaker_candidates import NO_NAME, NOUNS, SUBJECTS, SpeakerCandidate

FIRST_PERSONS = words("first persons")
PERSONAL = frozenset({"he", "she"})
DASHES = frozenset({"—", "–", "―", "--"})
ASIDE = frozenset({",", ".", ";", "—", "–", "-", "?", "!", ")", "("})
ASIDE_REACH = 8  # tokens from a cue to the comma or stop that ends its aside


def word_class(page: Page, candidate: SpeakerCandidate) -> str:
    """What kind of word heads the candidate."""
    i = candidate.token
    word, tag = page.lower[i], page.tag[i]
    if word in FIRST_PERSONS:
        return "first person"
    if word in PERSONAL:
        return "he or she"
    if word in ("they", "it", "who"):
        return word
    if word in NO_NAME or word.isdigit():
        return "time"
    if tag == "PRP":
        return "other pronoun"
    if tag in ("NNP", "NNPS") or (not tag and page.text[page.idx[i]].isupper()):
        return "name"
    return tag if tag in NOUNS else "other"


ACCORDING = "according to"
ASIDE_TERM = "aside"
PREPOSITIONS = words("quotations.told_prepositions")


def fixed_terms(page: Page, candidate: SpeakerCandidate) -> Iterator[str]:
    """Terms of the candidate alone, whatever the quotation."""
    kind = word_class(page, candidate)
    yield f"is {kind}"
    i = candidate.token
    role = candidate.role
    if role:
        yield f"role {role}"
        yield f"role {role} is {kind}"
    elif not page.tag[i]:
        yield "role unknown"
    classes = sorted({verb_class(page, v) for v in candidate.verbs})
    for name in classes:
        yield f"subject of {name}"
    if not classes and role == "pobj":
        preposition = _preposition(page, i)
        if preposition != ACCORDING:  # it speaks for the quotations of its own sentence only
            yield f"object of {preposition}"
    if candidate.first == page.paragraph_tokens(candidate.paragraph)[0]:
        yield "starts paragraph"
    if page.text[page.end[i] : page.end[i] + 1] == ":":
        yield "before a colon"
    if candidate.verbs and page.head[candidate.verbs[0]] == candidate.verbs[0]:
        yield "subject of main verb"
    if is_aside(page, candidate):
        yield ASIDE_TERM


def _preposition(page: Page, i: int) -> str:
    head = page.head[i]
    word = page.lower[head]
    if word == "to" and page.lower[page.head[head]] == "according":
        return ACCORDING
    return word if word in PREPOSITIONS else "preposition"


def pair_terms(
    page: Page,
    shape: Shape,
    candidate: SpeakerCandidate,
    rank: int,
    quotes_between: int,
    subjects_between: int,
    same: str,
    aside: bool,
) -> Iterator[str]:
    """Terms of a candidate for this quotation.

    rank: how many candidates stand between; quotes_between, subjects_between: likewise.
    same: "previous speaker", "earlier speaker" or "".
    """
    i = candidate.token
    after = i >= shape.last
    place = place_of(page, shape, candidate, after)
    side = "after" if after else "before"
    yield f"place {place}"
    yield f"place {place} {shape.kind}"
    if candidate.role == "pobj" and _preposition(page, i) == ACCORDING:
        yield f"{ACCORDING} {'here' if place.endswith(' 0') else f'elsewhere {side}'}"
    if aside:
        yield f"aside {place} {shape.kind}"
        yield f"aside {side} {shape.lead}-{shape.tail}"
    distance = i - shape.last if after else shape.first - i
    yield f"{side} tokens {near(distance)}"
    yield f"{side} candidates between {few(rank)}"
    yield f"{side} quotations between {few(quotes_between)}"
    yield f"{side} subjects between {few(subjects_between)}"
    if candidate.role in SUBJECTS:
        yield f"place {place} subject"
        yield f"{side} subjects between {few(subjects_between)} subject"
    says = "says" if any(verb_class(page, v) in ("say", "quote") for v in candidate.verbs) else "silent"
    if place.endswith(" 0"):
        yield from terms_of_sentence(page, shape, candidate, says)
    elif not after:
        yield f"{place} {shape.lead}-{shape.tail} {says}"
        yield f"{place} {'alone' if shape.alone else 'not alone'} {says}"
        if candidate.paragraph < shape.paragraph and shape.alone:
            yield f"{place} alone subjects between {few(subjects_between)}"
    yield from governing(page, shape, candidate)
    if same:
        yield same
        yield f"{same} {place}"
        yield f"{same} {shape.lead}-{shape.tail}"
        if shape.alone:
            yield f"{same} alone"


def terms_of_sentence(page: Page, shape: Shape, candidate: SpeakerCandidate, says: str) -> Iterator[str]:
    """What holds of a candidate in the quotation's own sentence: the verb that is nearest, what stands between."""
    after = candidate.token >= shape.last
    side = "after" if after else "before"
    yield f"{side} {shape.lead}-{shape.tail}"
    yield f"{side} {shape.lead}-{shape.tail} {says}"
    verb = nearest_verb(page, shape, candidate, after)
    if verb is not None:
        gap = verb - shape.last if verb >= shape.last else shape.first - 1 - verb
        where = "after" if verb >= shape.last else "before"
        yield f"{side}, verb {where} {verb_class(page, verb)} {near(max(gap, 0))}"
    pattern = beside(page, shape, candidate, after)
    yield f"{side} next {pattern}"
    if pattern in (":", "itself"):
        yield f"{side} next {pattern} {word_class(page, candidate)}"
    if candidate.verbs and page.head[candidate.verbs[0]] == candidate.verbs[0]:
        yield f"{side} subject of main verb {shape.kind}"


def place_of(page: Page, shape: Shape, candidate: SpeakerCandidate, after: bool) -> str:
    """after 0 | after 1 | after 2+ | before 0 … 3+ (sentences between) | back 1 | back 2 (paragraphs)."""
    if candidate.paragraph != shape.paragraph:
        back = shape.paragraph - candidate.paragraph
        return f"back {min(back, 3)}"
    starts = page.sentence_starts
    if after:
        low = shape.last
        if (
            low < page.size
            and page.lower[low] == page.text[page.idx[low] : page.end[low]]
            and page.lower[low].isalpha()
        ):
            low += 1  # a lower-case word after the closing mark goes on with the sentence
        between = bisect_right(starts, candidate.token) - bisect_right(starts, low - 1)
        return f"after {few(between)}"
    return f"before {few(bisect_right(starts, shape.first) - bisect_right(starts, candidate.token))}"


def is_aside(page: Page, candidate: SpeakerCandidate) -> bool:
    """Whether candidate and cue stand apart between commas or at the sentence's end: ", the agency reported." """
    both = with_cue(page, candidate)
    if both is None:
        return False
    low, high = both[0] - 1, both[1]
    if low >= 0 and page.lower[low] not in ASIDE and page.inside[low] < 0:
        return False
    for k in range(high, min(high + ASIDE_REACH, page.size)):
        if page.lower[k] in ASIDE or page.inside[k] >= 0 or k in page.sentence_start_set:
            return True
        if page.tag[k].startswith("VB") or page.lower[k] in ("that", ":"):
            return False
    return high >= page.size


def with_cue(page: Page, candidate: SpeakerCandidate) -> tuple[int, int] | None:
    """The tokens of a candidate with the cue right behind it, a word between them allowed, or right before it."""
    i, first = candidate.token, candidate.first
    if i + 1 < page.size and i + 1 in page.cue_at:
        return first, i + 2
    if i + 2 < page.size and i + 2 in page.cue_at and page.tag[i + 1] in ("RB", "VBD", "VBZ", "VBP", "MD"):
        return first, i + 3
    if first - 1 not in page.cue_at:
        return None
    low = first - 1
    while low > 0 and low - 1 in page.cue_at:
        low -= 1
    return low, i + 1


def nearest_verb(page: Page, shape: Shape, candidate: SpeakerCandidate, after: bool) -> int | None:
    """The candidate's verb nearest the quotation on the same side of it."""
    verbs = [v for v in candidate.verbs if page.inside[v] < 0 and (v >= shape.last) == after]
    if not verbs:
        return None
    return min(verbs, key=lambda v: abs(v - (shape.last if after else shape.first)))


def beside(page: Page, shape: Shape, candidate: SpeakerCandidate, after: bool) -> str:
    """What stands between quotation and candidate, as a short pattern, the quotation's side first."""
    between = range(shape.last, candidate.first) if after else range(shape.first - 1, candidate.token, -1)
    pattern = list(islice((name for i in between if (name := name_of(page, i))), 2))
    if not pattern and after:
        following = page.cue_at.get(candidate.token + 1)
        return "itself, cue" if following is not None else "itself"
    return " ".join(pattern) or "itself"


def name_of(page: Page, i: int) -> str:
    """quotation | cue | a mark | dash | verb | noun | word (without tags), of a token in a pattern; "" of others."""
    word, tag = page.lower[i], page.tag[i]
    if page.inside[i] >= 0:
        return "quotation"
    if i in page.cue_at:
        return "cue"
    if word in (",", ":", "that"):
        return word
    if word in DASHES:
        return "dash"
    if tag.startswith("VB"):
        return "verb"
    if tag in NOUNS or tag == "PRP":
        return "noun"
    return "word" if not tag and word.isalpha() else ""
