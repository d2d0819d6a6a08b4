"""What speaks for a candidate: named terms of a quotation and a possible speaker.

Every term is a short readable string, the same that stands in
speaker_weights.csv; a term that holds counts its weight once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from pipeline.language.en.classes import words
from pipeline.quotations.cues.verb_classes import verb_class
from pipeline.quotations.page import Page
from pipeline.quotations.speakers.quotation_shapes import Shape
from pipeline.quotations.speakers.speaker_candidates import NO_NAME, NOUNS, SUBJECTS, SpeakerCandidate

FIRST_PERSONS = words("first persons")
PERSONAL = frozenset({"he", "she"})
DASHES = frozenset({"—", "–", "―", "--"})
ASIDE = frozenset({",", ".", ";", "—", "–", "-", "?", "!", ")", "("})
ASIDE_REACH = 8  # tokens from a cue to the comma or stop that ends its aside


def _few(n: int) -> str:
    return str(n) if n < 3 else "3+"


def _near(n: int) -> str:
    for limit, name in ((1, "0-1"), (3, "2-3"), (6, "4-6"), (12, "7-12"), (25, "13-25"), (60, "26-60")):
        if n <= limit:
            return name
    return "61+"


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
    return word if word in ("by", "to", "of", "from", "with", "for", "in", "on") else "preposition"


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
    yield f"{side} tokens {_near(distance)}"
    yield f"{side} candidates between {_few(rank)}"
    yield f"{side} quotations between {_few(quotes_between)}"
    yield f"{side} subjects between {_few(subjects_between)}"
    if candidate.role in SUBJECTS:
        yield f"place {place} subject"
        yield f"{side} subjects between {_few(subjects_between)} subject"
    says = max((verb_class(page, v) in ("say", "quote") for v in candidate.verbs), default=False)
    if place[-2:] == " 0":
        yield f"{side} {shape.lead}-{shape.tail}"
        yield f"{side} {shape.lead}-{shape.tail} {'says' if says else 'silent'}"
        verb = nearest_verb(page, shape, candidate, after)
        if verb is not None:
            gap = verb - shape.last if verb >= shape.last else shape.first - 1 - verb
            where = "after" if verb >= shape.last else "before"
            yield f"{side}, verb {where} {verb_class(page, verb)} {_near(max(gap, 0))}"
        pattern = beside(page, shape, candidate, after)
        yield f"{side} next {pattern}"
        if pattern in (":", "itself"):
            yield f"{side} next {pattern} {word_class(page, candidate)}"
        if candidate.verbs and page.head[candidate.verbs[0]] == candidate.verbs[0]:
            yield f"{side} subject of main verb {shape.kind}"
    elif not after:
        yield f"{place} {shape.lead}-{shape.tail} {'says' if says else 'silent'}"
        yield f"{place} {'alone' if shape.alone else 'not alone'} {'says' if says else 'silent'}"
        if candidate.paragraph < shape.paragraph and shape.alone:
            yield f"{place} alone subjects between {_few(subjects_between)}"
    yield from governing(page, shape, candidate)
    if same:
        yield same
        yield f"{same} {place}"
        yield f"{same} {shape.lead}-{shape.tail}"
        if shape.alone:
            yield f"{same} alone"


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
        return f"after {_few(between)}"
    return f"before {_few(bisect_right(starts, shape.first) - bisect_right(starts, candidate.token))}"


def is_aside(page: Page, candidate: SpeakerCandidate) -> bool:
    """Whether candidate and cue stand apart between commas or at the sentence's end: ", the agency reported." """
    i, first = candidate.token, candidate.first
    if i + 1 < page.size and i + 1 in page.cue_at:
        low, high = first - 1, i + 2
    elif i + 2 < page.size and i + 2 in page.cue_at and page.tag[i + 1] in ("RB", "VBD", "VBZ", "VBP", "MD"):
        low, high = first - 1, i + 3
    elif first - 1 in page.cue_at:
        low = first - 2
        while low >= 0 and low in page.cue_at:
            low -= 1
        high = i + 1
    else:
        return False
    if low >= 0 and page.lower[low] not in ASIDE and page.inside[low] < 0:
        return False
    for k in range(high, min(high + ASIDE_REACH, page.size)):
        if page.lower[k] in ASIDE or page.inside[k] >= 0 or k in page.sentence_start_set:
            return True
        if page.tag[k].startswith("VB") or page.lower[k] in ("that", ":"):
            return False
    return high >= page.size


def nearest_verb(page: Page, shape: Shape, candidate: SpeakerCandidate, after: bool) -> int | None:
    """The candidate's verb nearest the quotation on the same side of it."""
    verbs = [v for v in candidate.verbs if page.inside[v] < 0 and (v >= shape.last) == after]
    if not verbs:
        return None
    return min(verbs, key=lambda v: abs(v - (shape.last if after else shape.first)))


def beside(page: Page, shape: Shape, candidate: SpeakerCandidate, after: bool) -> str:
    """What stands between quotation and candidate, as a short pattern, the quotation's side first."""
    between = range(shape.last, candidate.first) if after else range(shape.first - 1, candidate.token, -1)
    pattern: list[str] = []
    for i in between:
        if len(pattern) == 2:
            break
        if page.inside[i] >= 0:
            pattern.append("quotation")
            continue
        word = page.lower[i]
        if i in page.cue_at:
            pattern.append("cue")
        elif word in (",", ":", "that"):
            pattern.append(word)
        elif word in DASHES:
            pattern.append("dash")
        elif page.tag[i].startswith("VB"):
            pattern.append("verb")
        elif page.tag[i] in NOUNS or page.tag[i] == "PRP":
            pattern.append("noun")
        elif not page.tag[i] and word.isalpha():
            pattern.append("word")
    if not pattern and after:
        following = page.cue_at.get(candidate.token + 1)
        return "itself, cue" if following is not None else "itself"
    return " ".join(pattern) or "itself"


def _has_content(page: Page, verb: int, shape: Shape) -> bool:
    """Whether a cue has a clause of its own that the quotation is no part of."""
    return verb in page.cue_at and any(
        page.dep[g] in ("ccomp", "xcomp") and g not in shape.above and not shape.first <= g < shape.last
        for g in page.children.get(verb, ())
    )


def governing(page: Page, shape: Shape, candidate: SpeakerCandidate) -> Iterator[str]:
    """Whether a verb of the candidate has the quotation below or above it in the tree."""
    for level, verb in enumerate(shape.above[:4]):
        if verb in candidate.verbs:
            yield f"governs {level} {verb_class(page, verb)}"
            if level == 0 and shape.word_before == "as":
                yield "governs as"
            if candidate.verbs[0] == verb:
                yield f"governs {level} first verb"
            break
    for verb in candidate.verbs:
        if verb in shape.below:
            yield f"hangs on quotation {verb_class(page, verb)}"
            break
    reports = [v for v in shape.above if v in page.cue_at]
    if reports and reports[0] in candidate.verbs:
        yield "governs nearest cue"
        if page.dep[reports[0]] in ("relcl", "acl"):  # "a figure that the army called “a joke”"
            yield "governs in a relative clause"
    if reports and reports[-1] in candidate.verbs:
        yield "governs outermost cue"
    if shape.cue_before >= 0 and shape.cue_before in candidate.verbs:
        yield f"nearest cue before {_near(shape.first - 1 - shape.cue_before)} {shape.lead}"
        yield f"nearest cue before {shape.lead}-{shape.tail}"
    if shape.cue_after >= 0 and shape.cue_after in candidate.verbs:
        yield f"nearest cue after {_near(shape.cue_after - shape.last)} {shape.tail}"
        yield f"nearest cue after {shape.lead}-{shape.tail}"
    if candidate.verbs and candidate.verbs[0] not in shape.above and _has_content(page, candidate.verbs[0], shape):
        yield "its cue has other content"
    if page.dep[candidate.token] == "pobj" and page.head[candidate.token] in shape.above:
        yield "governs as object"
