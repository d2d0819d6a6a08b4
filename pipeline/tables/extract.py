"""Annotated docs to rows: the only reader of what the components wrote."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Protocol

from spacy.tokens import Doc

from pipeline.annotations import CASUALTIES, MENTIONS, QUOTATIONS, Casualty, Mention, Quotation, load, text_of
from pipeline.components.rule_sentences import with_sentences
from pipeline.faults import noted
from pipeline.tables.article_tables import ArticleTables, Reasons
from pipeline.tables.event_rows import event_rows
from pipeline.tables.fingerprint import fingerprint_of
from pipeline.tables.records import ArticleRow, CasualtyRow, ErrorRow, MentionRow, QuoteRow, row_id
from pipeline.tables.totals import article_range
from pipeline.tables.victim_rows import victim_rows
from pipeline.vocabulary import TOTALLED, Empty, PublishedFrom

ENDS = ("low", "best", "high")


class Dispatch(Protocol):
    """What extraction needs to know of an article."""

    @property
    def article_id(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def published(self) -> str: ...
    @property
    def published_from(self) -> PublishedFrom | Empty: ...
    @property
    def author(self) -> str: ...
    @property
    def format(self) -> str: ...
    @property
    def encoding(self) -> str: ...
    @property
    def language(self) -> str: ...


def rows(doc: Doc, source: Dispatch) -> ArticleTables:
    """The rows of one article, each table sorted by start, then end."""
    text = text_of(doc)
    sentences = Sentences(doc, text)
    mentions = sorted(mention_rows(doc, source, sentences), key=lambda r: (r.start, r.end, r.label))
    hurt = sorted(casualty_rows(doc, source, sentences), key=lambda c: (c[0].start, c[0].end, c[0].effect))
    casualties = [row for row, _, _ in hurt]
    events = event_rows(casualties)
    quoted = sorted(quote_rows(doc, source, sentences), key=lambda q: (q[0].start, q[0].end, q[0].kind))
    totals = {effect: article_range(events, effect) for effect in TOTALLED}
    article = ArticleRow(
        story_id="",
        article_id=source.article_id,
        path=source.path,
        title=source.title,
        published=source.published,
        published_from=source.published_from,
        author=source.author,
        format=source.format,
        encoding=source.encoding,
        language=source.language,
        words=len(text.split()),
        mentions=len(mentions),
        quotes=len(quoted),
        casualties=len(casualties),
        **{f"{effect}_{end}": number for effect in TOTALLED for end, number in zip(ENDS, totals[effect], strict=True)},
        sha256=fingerprint_of(text),
    )
    return ArticleTables(
        article=article,
        mentions=tuple(mentions),
        casualties=tuple(casualties),
        events=tuple(events),
        victims=tuple(victim_rows([(row, told) for row, told, _ in hurt])),
        quotes=tuple(row for row, _ in quoted),
        reasons=(
            *((row.quote_id, reasons) for row, reasons in quoted),
            *((row.casualty_id, reasons) for row, _, reasons in hurt if reasons),
        ),
        errors=tuple(
            ErrorRow(source.article_id, source.path, fault.stage, fault.error, fault.message) for fault in noted(doc)
        ),
    )


class Sentences:
    """The sentences around character spans."""

    def __init__(self, doc: Doc, text: str) -> None:
        self.text = text
        self.borders = [(s.start_char, s.end_char) for s in with_sentences(doc).sents]
        self.starts = [start for start, _ in self.borders]

    def around(self, start: int, end: int) -> str:
        """The text of the sentence or sentences that hold the span, without outer white space."""
        first = max(0, bisect_right(self.starts, start) - 1)
        last = max(first, bisect_right(self.starts, max(start, end - 1)) - 1)
        return self.text[self.borders[first][0] : self.borders[last][1]].strip()


def mention_rows(doc: Doc, source: Dispatch, sentences: Sentences) -> Iterable[MentionRow]:
    for m in load(doc, MENTIONS, Mention):
        yield MentionRow(
            mention_id=row_id("m", source.article_id, m.start, m.end, m.label, m.entity_id),
            article_id=source.article_id,
            text=sentences.text[m.start : m.end],
            label=m.label,
            entity_id=m.entity_id,
            entity_name=m.entity_name,
            entity_type=m.entity_type,
            side=m.side,
            p_code=m.p_code,
            latitude=m.latitude,
            longitude=m.longitude,
            found_by=m.found_by,
            rule_id=m.rule_id,
            sentence=sentences.around(m.start, m.end),
            start=m.start,
            end=m.end,
        )


def casualty_rows(doc: Doc, source: Dispatch, sentences: Sentences) -> Iterable[tuple[CasualtyRow, Casualty, Reasons]]:
    found = load(doc, CASUALTIES, Casualty)
    first_of_group: dict[int, int] = {}
    first_of_event: dict[int, int] = {}
    for c in found:
        first_of_group[c.claim_group] = min(c.start, first_of_group.get(c.claim_group, c.start))
        first_of_event[c.event] = min(c.start, first_of_event.get(c.event, c.start))
    ids = [row_id("c", source.article_id, *said, number) for said, number in numbered(map(identifying, found))]
    for c, casualty_id in zip(found, ids, strict=True):
        row = CasualtyRow(
            casualty_id=casualty_id,
            article_id=source.article_id,
            published=source.published,
            effect=c.effect,
            low=c.low,
            best=c.best,
            high=c.high,
            quantity_text=c.quantity_text,
            quantity_kind=c.quantity_kind,
            victim_text=c.victim_text,
            victim_id=c.victim_id,
            victim_side=c.victim_side,
            victim_status=c.victim_status,
            claimant_text=c.claimant_text,
            claimant_name=c.claimant_name,
            claimant_id=c.claimant_id,
            claimant_side=c.claimant_side,
            certainty=c.certainty,
            relation=c.relation,
            counted="yes" if c.counted else "no",
            claim_group=row_id("g", source.article_id, c.effect, first_of_group[c.claim_group], c.claim_group),
            event_id=row_id("e", source.article_id, first_of_event[c.event], c.event),
            place_text=c.place_text,
            place_id=c.place_id,
            latitude=c.latitude,
            longitude=c.longitude,
            iso3=c.iso3,
            adm1_code=c.adm1_code,
            adm2_code=c.adm2_code,
            event_date=c.event_date,
            date_text=c.date_text,
            perpetrator_text=c.perpetrator_text,
            perpetrator_name=c.perpetrator_name,
            perpetrator_id=c.perpetrator_id,
            perpetrator_side=c.perpetrator_side,
            means=c.means,
            convention=c.convention,
            rule_id=c.rule_id,
            construction=c.construction,
            confidence=c.confidence,
            text=sentences.text[c.start : c.end],
            sentence=sentences.around(c.start, c.end),
            start=c.start,
            end=c.end,
        )
        owner = ids[c.parent] if c.parent is not None else ""
        noted = (
            ("claimant", c.claim_route),
            ("denial", c.denial),
            (c.relation, owner),
            ("decided by", c.decided_by),
            ("because", c.because),
            *circumstances(c),
        )
        yield row, c, tuple((term, value) for term, value in noted if value)


def identifying(c: Casualty) -> tuple[object, ...]:
    """What tells a figure from others of its article: two people named can share the words that tell of their death."""
    return c.start, c.end, c.effect, c.low, c.best, c.high, c.victim_text


def numbered(said: Iterable[tuple[object, ...]]) -> Iterator[tuple[tuple[object, ...], int | None]]:
    """Each with how many of the same came before it; None for the first."""
    seen: Counter[tuple[object, ...]] = Counter()
    for one in said:
        yield one, seen[one] or None
        seen[one] += 1


def circumstances(c: Casualty) -> tuple[tuple[str, str], ...]:
    """How place, day, hand and means of a figure were found, and the word that told the means."""
    return (
        ("place", c.place_step),
        ("date", c.date_step),
        ("hand", c.hand_route),
        ("means", c.means_step),
        ("means word", c.means_text),
    )


def quote_rows(doc: Doc, source: Dispatch, sentences: Sentences) -> Iterable[tuple[QuoteRow, Reasons]]:
    found = load(doc, QUOTATIONS, Quotation)
    begins: dict[int, int] = {}
    for q in found:
        begins[q.utterance] = min(q.start, begins.get(q.utterance, q.start))
    for q in found:
        row = QuoteRow(
            quote_id=row_id("q", source.article_id, q.start, q.end, q.kind, q.speaker_name),
            utterance_id=row_id("u", source.article_id, begins[q.utterance], q.utterance),
            article_id=source.article_id,
            published=source.published,
            quote=sentences.text[q.start : q.end],
            kind=q.kind,
            speaker_name=q.speaker_name,
            speaker_id=q.speaker_id,
            speaker_type=q.speaker_type,
            speaker_side=q.speaker_side,
            speaker_text=cell(sentences.text, q.speaker_start, q.speaker_end),
            resolution=q.resolution,
            cue=cell(sentences.text, q.cue_start, q.cue_end),
            confidence=round(q.confidence, 3),
            runner_up=q.runner_up,
            content=sentences.text[q.content_start : q.content_end],
            rule_id=q.rule_id,
            sentence=sentences.around(q.start, q.end),
            start=q.start,
            end=q.end,
            speaker_start=q.speaker_start,
            speaker_end=q.speaker_end,
            cue_start=q.cue_start,
            cue_end=q.cue_end,
            content_start=q.content_start,
            content_end=q.content_end,
            stance=q.stance,
        )
        yield row, q.reasons


def cell(text: str, start: int | None, end: int | None) -> str:
    return "" if start is None or end is None else text[start:end]
