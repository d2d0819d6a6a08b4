"""Where a text reports speech: the words of the reporting-cue table, used as such.

A verb form counts only as a verb ("the report" is none), a phrase only as a
whole. Words inside quotation marks belong to what is quoted, not to the
reporter, and give no hit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.attrs import LOWER
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from pipeline.annotations import Paragraph
from pipeline.language.en.classes import words
from pipeline.patterns.entries import Cue
from pipeline.quotations.cues.relays import QUOTING
from pipeline.quotations.cues.senses import is_deed
from pipeline.quotations.cues.speaking_nouns import kind_of
from pipeline.quotations.page import CueHit, Inside


@dataclass(frozen=True, slots=True)
class CueWord:
    cue: Cue
    words: tuple[str, ...]  # lower case; the form may have several words


class CueTable:
    """The cues by the first word of each form, made once and used for all docs."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        by_first: dict[str, list[CueWord]] = defaultdict(list)
        for cue in cues:
            for form in cue.forms:
                words = tuple(form.lower().split())
                by_first[words[0]].append(CueWord(cue, words))
        # Longest form first: "point out" before "point".
        self.by_first = {first: sorted(found, key=lambda w: -len(w.words)) for first, found in by_first.items()}
        self._keys: dict[int, frozenset[int]] = {}

    @property
    def words(self) -> tuple[str, ...]:
        """The first words of all forms, lower case, sorted: where a paragraph has none, it has no cue."""
        return tuple(sorted(self.by_first))

    def candidates(self, doc: Doc) -> list[int]:
        """Indices of the tokens that begin some form."""
        vocab: Vocab = doc.vocab
        keys = self._keys.get(id(vocab.strings))
        if keys is None:
            keys = frozenset(vocab.strings.add(word) for word in self.by_first)
            self._keys = {id(vocab.strings): keys}
        return [i for i, key in enumerate(doc.to_array([LOWER]).ravel().tolist()) if key in keys]


# What one claims without saying anything: "claimed responsibility", "the blast claimed 12 lives".
NOT_SAID = words("quotations.not_said")
BEFORE_NOUNS = words("quotations.before_nouns")
SAYING = words("quotations.saying")


def find_cues(
    doc: Doc, cues: CueTable, *, paragraphs: Sequence[Paragraph] = (), marked: Sequence[Inside] = ()
) -> list[CueHit]:
    """The cues of a doc in text order, each token in one hit at most.

    paragraphs: where to look, boilerplate excepted; the whole doc where empty.
    marked: the runs between quotation marks, in order.
    """
    sought = [(p.start, p.end) for p in paragraphs if p.role != "boilerplate"] or [
        (0, doc[-1].idx + len(doc[-1]) if len(doc) else 0)
    ]
    hits: list[CueHit] = []
    taken = -1
    for i in outside_marks(doc, cues.candidates(doc), sought, [(m.start, m.end) for m in marked]):
        if i <= taken:
            continue
        forms = cues.by_first[doc[i].lower_]
        hit, form = next(((hit, form) for form in forms if (hit := match(doc, doc[i], form))), (None, None))
        if hit is not None and form is not None:
            hits.append(hit)
            taken = i + len(form.words) - 1 if form.cue.part == "phrase" else i
    return hits


def outside_marks(
    doc: Doc, tokens: Iterable[int], sought: Sequence[tuple[int, int]], quoted: Sequence[tuple[int, int]]
) -> Iterator[int]:
    """The tokens, in order, that begin in one of the sought stretches and in no quoted one."""
    within, outside = iter(sought), iter(quoted)
    here, mark = next(within, None), next(outside, None)
    for i in tokens:
        start = doc[i].idx
        while here and here[1] <= start:
            here = next(within, None)
        while mark and mark[1] <= start:
            mark = next(outside, None)
        if here is None:
            return
        if start >= here[0] and not (mark and start >= mark[0]):
            yield i


def match(doc: Doc, token: Token, word: CueWord) -> CueHit | None:
    """The hit of a form that begins at this token, or None."""
    part = word.cue.part
    if part == "phrase":
        last = token.i + len(word.words)
        if tuple(t.lower_ for t in doc[token.i : last]) != word.words:
            return None
        return CueHit(token.i, token.idx, doc[last - 1].idx + len(doc[last - 1]), word.cue)
    used = USED[part](token) if token.tag else part == "verb" and plain_verb(doc, token)
    if not used:
        return None
    end = token.idx + len(token)
    for particle in word.words[1:]:
        following = next((t for t in doc[token.i + 1 : token.i + 5] if t.lower_ == particle), None)
        if following is None or not belongs(following, token):
            return None
        if following.i == token.i + 1:
            end = following.idx + len(following)
    return CueHit(token.i, token.idx, end, word.cue)


def belongs(particle: Token, verb: Token) -> bool:
    """Whether a particle is the verb's: spoke at once of, called the men out; not warned that the fall of the town."""
    if particle.i == verb.i + 1 or (particle.dep and particle.head.i == verb.i):
        return True
    between = particle.doc[verb.i + 1 : particle.i]
    return not any(t.lower_ == "that" or t.is_punct or t.tag_ in CLAUSAL for t in between) and not particle.dep


CLAUSAL = frozenset({"VBD", "VBZ", "VBP", "MD", "TO"})


def is_verb(token: Token) -> bool:
    """Whether a tagged form is a verb with somebody who says: no noun, no attribute, no "claimed responsibility"."""
    if not token.tag_.startswith("VB") or token.dep_ in ("amod", "compound", "aux", "auxpass"):
        return False
    if not token.dep:
        return True
    if is_deed(token):
        return False
    if token.lower_ in QUOTING and any(c.dep_ == "dobj" and is_source(c) for c in token.rights):
        return False
    return not any((c.dep_ == "dobj" and c.lower_ in NOT_SAID) or is_as_saying(c) for c in token.rights)


def is_source(noun: Token) -> bool:
    """Whether what is cited is who told it, and not what was told: citing [a military source], ..."""
    return noun.lower_ in ("source", "sources") or kind_of(noun) in ("person", "group")


def is_as_saying(word: Token) -> bool:
    """Whether what follows a verb of quoting tells who spoke: cited him [as] saying; the verb of saying is the cue."""
    return word.lower_ == "as" and any(c.dep_ == "pcomp" and c.lower_ in SAYING for c in word.rights)


def is_noun(token: Token) -> bool:
    return token.tag_ in ("NN", "NNS")


def is_predicate(token: Token) -> bool:
    """Whether an adjective is said of somebody: "was confident that", not "a confident man" nor "shocked the town"."""
    if token.dep_ in ("acomp", "attr"):
        return True
    return token.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in token.lefts)


USED = {"verb": is_verb, "noun": is_noun, "adjective": is_predicate}


def plain_verb(doc: Doc, token: Token) -> bool:
    """The same without tags: not after an article or possessive, and nothing claimed that is not said."""
    before = doc[token.i - 1].lower_ if token.i else ""
    after = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
    if after in NOT_SAID or after == "by":
        return False
    return before not in BEFORE_NOUNS
