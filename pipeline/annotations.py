"""What the components write on a Doc, and how it is stored.

Each component computes frozen dataclasses with character offsets and stores
them in one span group: the spans (widened to token borders) for anybody's
spaCy code, the exact values in the group's ``attrs``, which survive bytes,
disk, DocBin and worker processes. Offsets count characters of ``doc.text``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from spacy.tokens import Doc, SpanGroup

from pipeline.faults import EMPTY_ROW, note
from pipeline.vocabulary import (
    Certainty,
    ClaimRoute,
    Denial,
    Effect,
    Empty,
    EntityLabel,
    FoundBy,
    ParagraphRole,
    QuantityKind,
    QuoteKind,
    Relation,
    Resolution,
    Stance,
    VictimStatus,
    closed_fields,
    member,
    members,
)

PARAGRAPHS = "paragraphs"
PATTERN_HITS = "pattern_hits"  # raw hits of the span ruler: label_, id_ = pattern id
MENTIONS = "mentions"
QUOTATIONS = "quotations"
CASUALTIES = "casualties"
WRITERS = {  # the component that writes each group
    PARAGRAPHS: "layout",
    MENTIONS: "mentions",
    QUOTATIONS: "quote_attribution",
    CASUALTIES: "casualty_figures",
}

# Plain values only, so that workers and DocBin keep them; registered on import, in every process.
Doc.set_extension("article_id", default="", force=True)
Doc.set_extension("published", default="", force=True)  # ISO date or ""

TEXT = "wireledger text"


def text_of(doc: Doc) -> str:
    """``doc.text``, which spaCy puts together anew at each access, put together once."""
    if TEXT not in doc.user_data:
        doc.user_data[TEXT] = doc.text
    text: str = doc.user_data[TEXT]
    return text


def read_as(doc: Doc, text: str) -> Doc:
    """The doc, whose text is to be shown as printed: text differs from it in the kind of its blanks at most."""
    doc.user_data[TEXT] = text
    return doc


class Annotation(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text between line breaks, without outer white space.

    Quotations and casualty figures are sought in body, heading and caption;
    mentions everywhere, those in credits as media.
    """

    start: int
    end: int
    role: ParagraphRole
    rule_id: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor or place; the columns of mentions.csv.

    within: of a place, the ids of those that hold it, nearest first, with spaces between. iso3, adm1_code, adm2_code:
    codes of the country, and of the province and district, that it is or lies in. gender: of a person, as the given
    name tells it: m, f or "".
    """

    start: int
    end: int
    label: EntityLabel
    entity_id: str
    entity_name: str
    entity_type: str
    side: str
    p_code: str
    latitude: float | None
    longitude: float | None
    found_by: FoundBy
    rule_id: str
    gender: str = ""
    within: str = ""
    iso3: str = ""
    adm1_code: str = ""
    adm2_code: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One unbroken quoted or attributed span; the columns of quotes.csv.

    utterance numbers the document's utterances from 0; parts of one share it.
    content is the whole of what is attributed, the clause around words in marks included.
    stance is the cue's; "" without a cue.
    reasons: (term, value) pairs that spoke for the speaker, strongest first.
    """

    start: int
    end: int
    kind: QuoteKind
    utterance: int
    content_start: int
    content_end: int
    speaker_start: int | None
    speaker_end: int | None
    speaker_name: str
    speaker_id: str
    speaker_type: str
    speaker_side: str
    resolution: Resolution
    cue_start: int | None
    cue_end: int | None
    stance: Stance | Empty
    confidence: float
    runner_up: str
    rule_id: str
    reasons: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Casualty:
    """One casualty figure; the columns of casualties.csv.

    construction: the id of what made the figure, as in docs/constructions.md.
    claim_group numbers the document's groups of victims from 0, event its events.
    claim_route: "" where nobody claims it. denial: "" where nobody denies it.
    parent: position, among the document's figures, of the one that a part, repeat or replaced figure belongs to.
    hand_route, means_text, means_step, place_step, date_step: how the circumstances were found (see ``attribution``).
    decided_by: the pass of the ledger that settled relation and group; because: what spoke for it.
    confidence: how likely number and counting are right, 0 to 1.
    """

    start: int
    end: int
    effect: Effect
    low: int | None
    best: int | None
    high: int | None
    quantity_text: str
    quantity_kind: QuantityKind
    victim_text: str
    victim_id: str
    victim_side: str
    victim_status: VictimStatus
    claimant_text: str
    claimant_name: str
    claimant_id: str
    claimant_side: str
    certainty: Certainty
    relation: Relation
    counted: bool
    claim_group: int
    place_text: str
    place_id: str
    event_date: str
    date_text: str
    convention: str
    rule_id: str
    claim_route: ClaimRoute | Empty = ""
    denial: Denial | Empty = ""
    parent: int | None = None
    construction: str = ""
    event: int = -1
    confidence: float = 0.0
    decided_by: str = ""
    because: str = ""
    person_name: str = ""
    person_age: int | None = None
    person_sex: str = ""
    person_age_group: str = ""
    person_role: str = ""
    perpetrator_text: str = ""
    perpetrator_name: str = ""
    perpetrator_id: str = ""
    perpetrator_side: str = ""
    means: str = "unknown"
    latitude: float | None = None
    longitude: float | None = None
    iso3: str = ""
    adm1_code: str = ""
    adm2_code: str = ""
    hand_route: str = ""
    means_text: str = ""
    means_step: str = ""
    place_step: str = ""
    date_step: str = ""


A = TypeVar("A", bound=Annotation)


def store(doc: Doc, group: str, items: Sequence[A], *, label: str = "") -> list[A]:
    """Write annotations as the span group of that name, replacing it; those written are returned.

    One whose text is empty is left out and noted as a fault. Span labels come from an item's ``label``, ``kind``,
    ``effect`` or ``role``, else from label; span ids are the items' positions in the group. Raises ValueError where
    a field of a closed set (vocabulary.py) holds another word.
    """
    spans = []
    items = with_text(doc, group, items)
    for number, item in enumerate(items):
        named = next((getattr(item, f) for f in ("label", "kind", "effect", "role") if hasattr(item, f)), label)
        span = doc.char_span(item.start, item.end, label=str(named), span_id=str(number), alignment_mode="expand")
        if span is None:
            raise ValueError(f"{group}: characters {item.start} to {item.end} hold no token")
        spans.append(span)
    doc.spans[group] = SpanGroup(doc, name=group, spans=spans, attrs={"items": [values(i) for i in items]})
    return items


def with_text(doc: Doc, group: str, items: Sequence[A]) -> list[A]:
    """The annotations that hold some text, with what each says of another's number in the group kept true."""
    text = text_of(doc)
    numbers: dict[int | None, int] = {}  # before -> after
    kept: list[A] = []
    for number, item in enumerate(items):
        if 0 <= item.start < item.end and text[item.start : item.end].strip():
            numbers[number] = len(kept)
            kept.append(item)
        else:
            place = f"characters {item.start} to {item.end} hold no text; the row is left out"
            note(doc, WRITERS.get(group, group), EMPTY_ROW, place)
    if len(kept) == len(items):
        return kept
    return [replace(i, parent=numbers.get(i.parent)) if isinstance(i, Casualty) else i for i in kept]


def values(item: Any) -> dict[str, Any]:
    """The fields of a flat dataclass as plain values (dataclasses.asdict copies deeply, at ten times the cost)."""
    plain = {f.name: getattr(item, f.name) for f in fields(item)}
    for name in closed_fields(type(item)):
        plain[name] = str(plain[name] if isinstance(plain[name], StrEnum) else member(type(item), name, plain[name]))
    return plain


def load(doc: Doc, group: str, kind: type[A]) -> list[A]:
    """The stored annotations of a group, in order; empty where the group was never written."""
    if group not in doc.spans:
        return []
    found = []
    known = members(kind)
    for stored in doc.spans[group].attrs.get("items", ()):
        if "reasons" in stored:
            stored = {**stored, "reasons": tuple((str(t), float(v)) for t, v in stored["reasons"])}
        sets = {
            name: words[stored[name]] if stored[name] in words else member(kind, name, stored[name])
            for name, words in known.items()
            if name in stored
        }
        found.append(kind(**{**stored, **sets}))
    return found
