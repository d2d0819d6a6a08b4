"""Verdicts on quotes.csv: what was found, what was not speech, and who is named as speaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from pipeline.evaluation.gold import AttributedText, GoldArticle, GoldAttribution, GoldQuote, Place
from pipeline.evaluation.matching import agreement, occurrences, overlap, pair_off
from pipeline.evaluation.name_matching import content_words, is_named, is_near
from pipeline.evaluation.verdicts import Verdict
from pipeline.tables.records import QuoteRow
from pipeline.vocabulary import QuoteKind

SAME_WORDS = 0.8  # marked words are either the same or not; a comma more or less may differ
SAME_CLAUSE = 0.5  # where an unmarked clause begins and ends is often a matter of taste

SPEAKER = "speaker named"
SPEAKER_OF_CLAUSE = "indirect speaker"


def judge_quotes(gold: GoldArticle, text: str, rows: Sequence[QuoteRow]) -> Iterator[Verdict]:
    marked = [r for r in rows if r.kind != QuoteKind.INDIRECT]
    indirect = [r for r in rows if r.kind == QuoteKind.INDIRECT]
    yield from _judge_marked(gold, text, marked)
    yield from _judge_clean(gold, text, marked)
    yield from _judge_indirect(gold, text, indirect)


def _judge_marked(gold: GoldArticle, text: str, rows: Sequence[QuoteRow]) -> Iterator[Verdict]:
    quotes = _optional_last(q for q in gold.quotes if q.kind != QuoteKind.INDIRECT)
    parts = [(quote, part) for quote in quotes for part in quote.parts]
    found = pair_off(
        [occurrences(text, part) for _, part in parts], [(r.start, r.end) for r in rows], at_least=SAME_WORDS
    )
    for number, (quote, part) in enumerate(parts):
        if quote.optional:
            continue
        yield Verdict("quotes in marks found", number in found, gold.id, f"not found: {part!r}", quote.kind)
        if number in found and quote.speaker:
            yield _speaker(SPEAKER, gold, quote, rows[found[number]])
    for number, row in enumerate(rows):
        yield _right_row("quotes in marks right", number in found.values(), gold, row)
    answers = iter([rows[found[n]] if n in found else None for n in range(len(parts))])
    for quote in quotes:
        yield from _joined(gold, quote, list(islice(answers, len(quote.parts))))


def _optional_last(quotes: Iterable[GoldQuote]) -> list[GoldQuote]:
    """Entries that may be left out come last, so that they never take a row from one that must be there."""
    return sorted(quotes, key=lambda quote: quote.optional)


def _joined(gold: GoldArticle, quote: GoldQuote, rows: Sequence[QuoteRow | None]) -> Iterator[Verdict]:
    """Whether the rows of an utterance's parts are one utterance; nothing where there is one part or a row lacks."""
    utterances = {row.utterance_id if row else "" for row in rows}
    if len(rows) > 1 and "" not in utterances:
        torn = f"torn apart: {quote.parts[0]!r}"
        yield Verdict("parts of an utterance joined", len(utterances) == 1, gold.id, torn)


def _judge_clean(gold: GoldArticle, text: str, rows: Sequence[QuoteRow]) -> Iterator[Verdict]:
    for words in gold.not_quotes:
        places = occurrences(text, words)
        taken = any(agreement(p, (r.start, r.end)) >= SAME_CLAUSE for p in places for r in rows)
        yield Verdict("marks without speech kept out", not taken, gold.id, f"taken for speech: {words!r}")


def _judge_indirect(gold: GoldArticle, text: str, rows: Sequence[QuoteRow]) -> Iterator[Verdict]:
    quotes = _optional_last(q for q in gold.quotes if q.kind == QuoteKind.INDIRECT)
    found = pair_off(
        [occurrences(text, q.parts[0]) for q in quotes], [(r.start, r.end) for r in rows], at_least=SAME_CLAUSE
    )
    for number, quote in enumerate(quotes):
        if quote.optional:
            continue
        yield Verdict("indirect speech found", number in found, gold.id, f"not found: {quote.parts[0]!r}", "indirect")
        if number in found and quote.speaker:
            yield _speaker(SPEAKER_OF_CLAUSE, gold, quote, rows[found[number]])
    marked = [part for q in gold.quotes if q.kind != QuoteKind.INDIRECT for part in q.parts]
    places = [place for part in marked for place in occurrences(text, part)]
    for number, row in enumerate(rows):
        # A clause around marked words is that quotation's content, rightly in the gold as the words only.
        around_marks = any(row.start <= start and end <= row.end for start, end in places)
        if number in found.values() or not around_marks:
            yield _right_row("indirect speech right", number in found.values(), gold, row)


def _speaker(figure: str, gold: GoldArticle, quote: GoldQuote, row: QuoteRow) -> Verdict:
    same = is_near if figure == SPEAKER_OF_CLAUSE else is_named
    right = same(
        gold,
        name=row.speaker_name,
        mention=row.speaker_text,
        expected=quote.speaker,
        expected_mention=quote.speaker_text,
    )
    note = f"{row.quote[:60]!r}: {row.speaker_name!r} ({row.speaker_text!r}) for {quote.speaker!r}"
    return Verdict(figure, right, gold.id, note, quote.kind, row.rule_id, row.resolution, row.confidence)


def _right_row(figure: str, right: bool, gold: GoldArticle, row: QuoteRow) -> Verdict:
    return Verdict(
        figure, right, gold.id, f"extra: {row.quote!r}", row.kind, row.rule_id, row.resolution, row.confidence
    )


def judge_attributions(gold: AttributedText, rows: Sequence[QuoteRow]) -> Iterator[Verdict]:
    """Verdicts against source and content spans: what is attributed, and whether the printed speaker is the source.

    A row answers the attribution that covers most of it, and at least half. Its
    speaker is right where it shares a content word's place with the source.
    Rows and attributions in a part to be ignored are not judged, nor is the
    speaker of one without a source.
    """
    judged = [row for row in rows if not _ignored(gold, [(row.start, row.end)])]
    for attribution in gold.attributions:
        if not _ignored(gold, attribution.content):
            yield _attribution_found(gold, attribution, judged)
    for row in judged:
        yield from _judge_attributed(gold, row)


def _ignored(gold: AttributedText, places: Iterable[Place]) -> bool:
    return any(overlap(place, left_out) for place in places for left_out in gold.ignore)


def _attribution_found(gold: AttributedText, attribution: GoldAttribution, rows: Sequence[QuoteRow]) -> Verdict:
    """Whether the rows' contents cover at least half of what is attributed."""
    characters = {c for start, end in attribution.content for c in range(start, end)}
    covered = characters & {c for row in rows for c in range(row.content_start, row.content_end)}
    shown = gold.text[attribution.content[0][0] : attribution.content[-1][1]]
    found = 2 * len(covered) >= len(characters)
    return Verdict("attributions found", found, gold.id, f"not found: {shown!r}", attribution.kind)


def _judge_attributed(gold: AttributedText, row: QuoteRow) -> Iterator[Verdict]:
    place = (row.start, row.end)
    answered = max(gold.attributions, key=lambda a: _common(a, place), default=None)
    if answered is not None and 2 * _common(answered, place) < row.end - row.start:
        answered = None
    right, note = answered is not None, f"extra: {row.quote!r}"
    yield Verdict("rows that are attributions", right, gold.id, note, row.kind, row.rule_id, row.resolution)
    if answered is not None and answered.source:
        yield _source(gold, answered, row)


def _source(gold: AttributedText, attribution: GoldAttribution, row: QuoteRow) -> Verdict:
    shown = " ".join(gold.text[start:end] for start, end in attribution.source)
    common = ""
    if row.speaker_start is not None and row.speaker_end is not None:
        speaker = range(row.speaker_start, row.speaker_end)
        common = " ".join(
            gold.text[max(start, speaker.start) : min(end, speaker.stop)] for start, end in attribution.source
        )
    right = bool(_telling_words(common) & _telling_words(shown))
    note = f"{row.quote[:60]!r}: {row.speaker_text!r} for {shown!r}"
    return Verdict(SPEAKER, right, gold.id, note, row.kind, row.rule_id, row.resolution, row.confidence)


def _telling_words(shown: str) -> frozenset[str]:
    return content_words(shown) or frozenset(shown.casefold().split())


def _common(attribution: GoldAttribution, place: Place) -> int:
    return sum(overlap(part, place) for part in attribution.content)
