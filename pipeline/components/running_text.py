"""Which tokens of a doc are running text, in which unknown names are sought, and which only say who made it."""

from __future__ import annotations

from spacy.attrs import IS_ALPHA, IS_STOP, ORTH
from spacy.tokens import Doc

from pipeline.annotations import PARAGRAPHS, Paragraph, load
from pipeline.components.rule_sentences import paragraph_tokens
from pipeline.layout.credits import CREDIT_RULE, is_byline, is_credit
from pipeline.layout.datelines import DATELINE_RULE
from pipeline.vocabulary import ParagraphRole

TITLE_CASE = 0.85  # share of capitalised words


def credited_tokens(doc: Doc) -> set[int]:
    """Tokens of what says who made the article: bylines and other credits, and the agency in its dateline."""
    found: set[int] = set()
    for span, paragraph in zip(doc.spans.get(PARAGRAPHS, ()), load(doc, PARAGRAPHS, Paragraph), strict=True):
        line = span.text if paragraph.role in (ParagraphRole.BOILERPLATE, ParagraphRole.CAPTION) else ""
        if is_byline(line) or is_credit(line):
            found.update(range(span.start, span.end))
        elif paragraph.rule_id == DATELINE_RULE:
            opens = next((token.i for token in span if token.text.startswith("(")), span.end)
            found.update(range(opens, span.end))
    return found


def running_text(doc: Doc) -> list[tuple[int, int]]:
    """Token ranges of the paragraphs in which unknown names are sought: not in headings, nor in boilerplate but what is
    cut from a paragraph's end."""
    read = (ParagraphRole.BODY, ParagraphRole.CAPTION)
    paragraphs = zip(doc.spans.get(PARAGRAPHS, ()), load(doc, PARAGRAPHS, Paragraph), strict=True)
    skipped = {span.start for span, told in paragraphs if told.role not in read and told.rule_id != CREDIT_RULE}
    ranges = [(a, b) for a, b in paragraph_tokens(doc) if a not in skipped]
    values = doc.to_array([ORTH, IS_ALPHA, IS_STOP]).tolist()
    words = [orth if is_alpha and not is_stop else 0 for orth, is_alpha, is_stop in values]
    strings = doc.vocab.strings
    return [(a, b) for a, b in ranges if not in_title_case([strings[word] for word in words[a:b] if word])]


def in_title_case(words: list[str]) -> bool:
    """Whether nearly all words of a paragraph are capitalised: a heading, whatever its role says.

    words: those of letters that are no small words.
    """
    return len(words) > 3 and sum(word[0].isupper() for word in words) > TITLE_CASE * len(words)
