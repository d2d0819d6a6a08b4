"""Who speaks where a scene tells it: [Sorabi] opened the door. “Come in.” The driver nodded.

The words are sentences of their own and nobody is said to say them; the sentence right before has one person as its
subject, and that person speaks. Where somebody spoke before in the paragraph, a reaction ("He nodded.") leaves the
word with him.
"""

from __future__ import annotations

from pipeline.language.en.classes import words
from pipeline.quotations.cues.speaking_nouns import GROUPS, gender, is_person_noun
from pipeline.quotations.cues.verb_classes import verb_class
from pipeline.quotations.page import Page
from pipeline.quotations.speakers.quotation_shapes import Shape
from pipeline.quotations.speakers.speaker_candidates import SUBJECTS

REACTIONS = words("quotations.reactions")
PERSONAL = frozenset({"he", "she"})
CONTENT = frozenset({"ccomp", "xcomp", "dobj"})  # a cue with one of these takes other words
CUE_BEHIND = 5  # tokens from the closing mark within which a cue may be the quotation's


def actor_before(page: Page, shape: Shape) -> int:
    """The subject of the sentence before; -1 where the quotation has a cue, or no single person is that subject."""
    if shape.kind != "direct" or shape.lead != "stop" or shape.tail == "comma" or shape.alone:
        return -1
    before = shape.first - 1
    if before < 0 or page.inside[before] >= 0 or page.paragraph_of(page.idx[before]) != shape.paragraph:
        return -1
    sentence = page.sentence_of(before)
    first = page.sentence_starts[sentence]
    if any(page.inside[i] >= 0 or says(page, i) for i in range(first, shape.first)) or has_cue_behind(page, shape):
        return -1
    root = next((i for i in range(first, shape.first) if page.head[i] == i and page.dep[i] == "ROOT"), -1)
    subject = next((c for c in page.children.get(root, ()) if page.dep[c] in SUBJECTS), -1)
    if subject < 0 or not is_one_person(page, subject):
        return -1
    spoken = any(page.inside[i] >= 0 for i in range(page.paragraph_tokens(shape.paragraph)[0], first))
    return -1 if spoken and page.doc[root].lower_ in REACTIONS else subject


def says(page: Page, token: int) -> bool:
    return token in page.cue_at and verb_class(page, token) == "say"


def has_cue_behind(page: Page, shape: Shape) -> bool:
    """Whether the words right behind the marks report them: “…” he said; said Karimi."""
    behind = range(shape.last, min(shape.last + CUE_BEHIND, page.size))
    cues = [i for i in behind if page.inside[i] < 0 and says(page, i)]
    if any(not any(page.dep[c] in CONTENT and c > i for c in page.children.get(i, ())) for i in cues):
        return True
    return shape.last < page.size and page.text[page.idx[shape.last]].islower()


def is_one_person(page: Page, subject: int) -> bool:
    """A name, a pronoun or a noun for one person, alone."""
    if any(page.dep[c] == "conj" for c in page.children.get(subject, ())):
        return False
    word = page.lower[subject]
    if word in PERSONAL:
        return True
    if page.tag[subject] == "NNP":
        return word not in GROUPS and subject not in page.in_place
    return page.tag[subject] == "NN" and word not in GROUPS and (is_person_noun(word) or bool(gender(word)))
