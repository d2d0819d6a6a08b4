"""Who could be speaking: the noun phrases outside marks near a quotation."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.language.en.classes import words
from pipeline.quotations.page import Page

PARAGRAPHS_BACK = 2  # how far before a quotation's paragraph its speaker is sought

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
STANDING_ALONE = frozenset({"DT", "CD", "JJ", "JJR", "JJS", "PDT", "VBG", "VBN"})  # "another", "one", "both", "many"
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
WITHIN_A_PHRASE = frozenset(
    {"compound", "amod", "nummod", "advmod", "npadvmod", "quantmod", "det", "predet", "nmod", "expl", "meta", "aux"}
)
RELATIVE = words("relative subjects")
SHARED = frozenset({"conj", "advcl", "xcomp", "acl", "dep"})  # a verb of one of these may have its governor's subject
NO_NAME = words("weekdays") | words("months") | words("quotations.clocks")
CAPITAL_BUT_NO_NAME = words("quotations.capital_no_name")
ENDS_PHRASE = words("quotations.ends_phrase")
LONGEST_PLAIN_PHRASE = 4  # words between a cue and the noun that ends its speaker, without tags
REFLEXIVES = words("reflexive pronouns")
PLAIN_PRONOUNS = words("quotations.plain_pronouns")


@dataclass(frozen=True, slots=True)
class SpeakerCandidate:
    """A possible speaker. token: its head; first: the first token of its noun phrase; role: dependency label or "".

    verbs: the verbs it is the subject of, nearest first: its own, joined ones, that of its relative clause.
    """

    token: int
    first: int
    sentence: int
    paragraph: int
    role: str
    verbs: tuple[int, ...]


def paragraph_candidates(page: Page, number: int) -> list[SpeakerCandidate]:
    """The candidates of one paragraph, in text order: heads of noun phrases outside marks."""
    if number in page.datelines:
        return []
    first, last = page.paragraph_tokens(number)
    found = []
    for i in range(first, last):
        if page.inside[i] >= 0:
            continue
        tag = page.tag[i]
        if tag:
            if not _is_head(page, i, tag):
                continue
        elif not _is_plain_head(page, i, last):
            continue
        begins = _first(page, i, first)
        role, verbs = page.dep[i], _verbs(page, i)
        inverted = _inverted_cue(page, begins) if tag and role not in SUBJECTS else -1
        if inverted >= 0:
            role, verbs = "nsubj", (inverted,)
        found.append(SpeakerCandidate(i, begins, page.sentence_of(i), number, role, verbs))
    return found


def _is_head(page: Page, i: int, tag: str) -> bool:
    dep = page.dep[i]
    if tag == "PRP$":
        return _owns_a_cue(page, i)
    if tag == "PRP":
        return page.lower[i] not in REFLEXIVES
    if tag in NOUNS:
        return dep not in WITHIN_A_PHRASE and page.lower[i][0].isalnum() and not _describes_another(page, i)
    return tag in STANDING_ALONE and (dep in SUBJECTS or (dep == "pobj" and page.lower[page.head[i]] in ("to", "by")))


def _describes_another(page: Page, i: int) -> bool:
    """Whether a common noun only says more of the noun before it: Karimi, a baker; envoys of the Dawn, a group."""
    head = page.head[i]
    return page.dep[i] == "appos" and page.tag[i] in ("NN", "NNS") and head < i and page.inside[head] < 0


def _owns_a_cue(page: Page, i: int) -> bool:
    """ "his claim", "the minister's warning": the owner of a noun that reports speech."""
    hit = page.cue_at.get(page.head[i])
    return page.dep[i] == "poss" and hit is not None and hit.cue.part == "noun"


def _is_plain_head(page: Page, i: int, last: int) -> bool:
    """Without tags: a pronoun, the last word of a run of capitalised ones, the noun beside a cue."""
    word = page.lower[i]
    if word in PLAIN_PRONOUNS:
        return True
    if not word[0].isalpha() or word in CAPITAL_BUT_NO_NAME or i in page.cue_at or i in page.in_place:
        return False
    follows = i + 1 < last and page.inside[i + 1] < 0
    if _capital(page, i):
        return not follows or not _capital(page, i + 1)
    if follows and i + 1 in page.cue_at:
        return page.cue_at[i + 1].cue.part == "verb"
    return _ends_phrase_after_cue(page, i, last)


def _ends_phrase_after_cue(page: Page, i: int, last: int) -> bool:
    """ "said one old resident of the town": whether the word ends the noun phrase right behind a cue."""
    if i + 1 < last and page.lower[i + 1][0].isalpha() and page.lower[i + 1] not in ENDS_PHRASE:
        return False
    for before in range(i - 1, max(i - 1 - LONGEST_PLAIN_PHRASE, 0), -1):
        if before in page.cue_at:
            return True
        if page.inside[before] >= 0 or not page.lower[before][0].isalpha() or page.lower[before] in ENDS_PHRASE:
            return False
    return False


def _capital(page: Page, i: int) -> bool:
    return page.text[page.idx[i]].isupper() and page.lower[i] not in CAPITAL_BUT_NO_NAME


def _first(page: Page, i: int, start: int) -> int:
    """First token of the run of modifiers that ends in the head."""
    j = i
    while j > start and page.inside[j - 1] < 0 and j - 1 not in page.cue_at:
        if page.tag[i]:
            if not j - 1 < page.head[j - 1] <= i or page.dep[j - 1] == "punct":
                break
        elif not _capital(page, j - 1):
            break
        j -= 1
    return j


def _inverted_cue(page: Page, first: int) -> int:
    """The cue between a closing mark and a noun phrase, “…,” read [the statement], which parsers take for its verb."""
    cue = first - 1
    if cue < 1 or cue not in page.cue_at or page.cue_at[cue].cue.part != "verb" or page.inside[cue] >= 0:
        return -1
    before = cue - 2 if page.lower[cue - 1] == "," else cue - 1
    return cue if before >= 0 and page.inside[before] >= 0 else -1


def _verbs(page: Page, i: int) -> tuple[int, ...]:
    """Verbs that a token is the subject of, through conjunction, apposition and relative clauses, those of its
    appositions too: Karimi, now a baker, who *said* ..."""
    head, dep = page.head[i], page.dep[i]
    if dep in ("appos", "conj") and head != i and page.dep[head] in SUBJECTS:
        head, dep = page.head[head], page.dep[head]
    found: list[int] = []
    if dep in SUBJECTS:
        found = _joined_verbs(page, head)
    elif dep == "poss" and _owns_a_cue(page, i):
        found = [head]
    children = page.children.get(i, ())
    described = [grandchild for c in children if _describes_another(page, c) for grandchild in page.children.get(c, ())]
    return (*found, *(child for child in (*children, *described) if _tells_of_it(page, child)))


def _joined_verbs(page: Page, verb: int) -> list[int]:
    """A verb with those that share its subject: the one it is joined to, those joined to it and to them."""
    found = [verb]
    if page.dep[verb] in ("xcomp", "conj") and not _own_subject(page, page.head[verb]):
        found.append(page.head[verb])
    for child in _sharing(page, verb):
        found += [child, *_sharing(page, child)]
    return found


def _sharing(page: Page, verb: int) -> list[int]:
    return [
        child
        for child in page.children.get(verb, ())
        if page.dep[child] in SHARED and not _own_subject(page, child) and page.tag[child].startswith("VB")
    ]


def _tells_of_it(page: Page, child: int) -> bool:
    """Whether a child is the verb of a noun's relative clause, or a participle of it: a man *claiming* to be ..."""
    if page.dep[child] == "relcl":
        return any(page.lower[g] in RELATIVE and page.dep[g] == "nsubj" for g in page.children.get(child, ()))
    return page.dep[child] == "acl" and page.tag[child] == "VBG"


def _own_subject(page: Page, verb: int) -> bool:
    return any(page.dep[child] in SUBJECTS for child in page.children.get(verb, ()))
