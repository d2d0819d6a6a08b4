"""One article's figures as a ledger: every entry with its numbers, its victim and its claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span

from pipeline.annotations import MENTIONS, QUOTATIONS, Casualty, Mention, Quotation, load
from pipeline.casualties.claimants import Claimant, certainty_of, find_claimant, mention_in
from pipeline.casualties.claims import judge
from pipeline.casualties.figures import LOSING, Figure, find_figures, lend_victims
from pipeline.casualties.nouns import left_neighbour
from pipeline.casualties.phrases import Phrase
from pipeline.casualties.places_dates import REACH, When, find_date, find_place
from pipeline.casualties.quantities import Convention
from pipeline.casualties.reading import Reading
from pipeline.casualties.sentences import read_sentence
from pipeline.casualties.triggers import Hit
from pipeline.casualties.victims import status

OWN_SIDE = frozenset({"our", "my", "his", "her", "its", "their"})
QUOTE_MARKS = {"“": "”", '"': '"', "‘": "’", "«": "»"}


@dataclass(slots=True)
class Entry:
    """A figure on its way to a row; relation, counted and group are settled by the article as a whole."""

    figure: Figure
    reading: Reading
    sentence: int
    sentence_text: str
    start: int
    end: int
    low: int | None
    best: int | None
    high: int | None
    quantity_text: str
    quantity_kind: str
    victim_text: str
    victim_head: str
    victim_id: str
    victim_side: str
    victim_status: str
    claimant_text: str
    claimant_name: str
    claimant_id: str
    claimant_side: str
    certainty: str
    place: Mention | None
    place_text: str
    when: When
    relation: str = "main"
    counted: bool = True
    group: int = -1
    parent: Entry | None = field(default=None, repr=False)

    @property
    def effect(self) -> str:
        return self.figure.trigger.effect

    @property
    def more(self) -> bool:
        return self.figure.phrase.more


def read_entries(doc: Doc, hits: Sequence[Hit], convention: Convention) -> list[Entry]:
    """The figures of all sentences that hold a trigger, in text order."""
    if not hits:
        return []
    mentions = load(doc, MENTIONS, Mention)
    quotations = load(doc, QUOTATIONS, Quotation)
    people, groups, places = _known(doc, mentions)
    sentences = list(doc.sents)
    borders = [(s.start_char, s.end_char) for s in sentences]
    by_sentence = _by_sentence(sentences, hits)
    entries: list[Entry] = []
    for number, own in by_sentence.items():
        reading = read_sentence(sentences[number], own, convention, people, groups, places)
        made: dict[int, Entry] = {}
        figures = find_figures(reading)
        lend_victims(reading, figures)
        for figure in figures:
            entry = _entry(doc, reading, figure, number, borders, mentions, quotations, entries)
            if entry.certainty == "hypothetical" and figure.rank != "counted":
                continue
            made[id(figure)] = entry
            entries.append(entry)
        for entry in made.values():
            if entry.figure.parent is not None:
                entry.parent = made.get(id(entry.figure.parent))
    return entries


def _by_sentence(sentences: Sequence[Span], hits: Sequence[Hit]) -> dict[int, list[Hit]]:
    found: dict[int, list[Hit]] = {}
    number = 0
    for hit in sorted(hits, key=lambda h: (h.start, h.end)):
        while sentences[number].end <= hit.start:
            number += 1
        if hit.end <= sentences[number].end:
            found.setdefault(number, []).append(hit)
    return found


def _known(doc: Doc, mentions: Iterable[Mention]) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """Tokens inside the names of persons, of groups and of places."""
    kinds: dict[str, set[int]] = {"person": set(), "group": set(), "place": set()}
    for m in mentions:
        span = doc.char_span(m.start, m.end, alignment_mode="expand")
        if span is not None:
            kind = "place" if m.label == "PLACE" else "person" if m.entity_type == "person" else "group"
            kinds[kind].update(range(span.start, span.end))
    return frozenset(kinds["person"]), frozenset(kinds["group"]), frozenset(kinds["place"])


def _entry(
    doc: Doc,
    reading: Reading,
    figure: Figure,
    number: int,
    borders: Sequence[tuple[int, int]],
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
    earlier: Sequence[Entry],
) -> Entry:
    words = reading.words
    start, end = _row_text(doc.text, words[figure.start].start, words[figure.end - 1].end)
    low, best, high, quantity_text, kind = _numbers(doc.text, reading, figure)
    victim = _victim_words(reading, figure)
    claim = judge(reading, figure)
    who = find_claimant(doc, reading, figure, claim, start, quotations, mentions, _last_claimant(earlier))
    certainty = certainty_of(claim, who, figure)
    sentence = borders[number]
    victim_text = doc.text[words[victim[0]].start : words[victim[-1]].end] if victim else ""
    named = mention_in(mentions, [words[i].start for i in victim], "ACTOR")
    antecedent = _antecedent(earlier) if victim_text.lower() in ("they", "them") else None
    own_side = bool(victim) and (words[victim[0]].text in OWN_SIDE or reading.text(victim[0] - 1) in OWN_SIDE)
    side = named.side if named else who.side if own_side else _losing_side(reading, figure, mentions, who)
    lowered = [words[i].text for i in victim]
    near = borders[max(0, number - REACH) : number + 1]
    paragraph = doc.text.rfind("\n", 0, start) + 1
    actors = [(m.start, m.end) for m in mentions if m.label == "ACTOR"]
    place = find_place(
        [m for m in mentions if m.label == "PLACE"],
        start,
        end,
        [s for s in near if s[1] > paragraph],
        [*actors, *who.barred],
    )
    return Entry(
        figure=figure,
        reading=reading,
        sentence=number,
        sentence_text=doc.text[sentence[0] : sentence[1]].strip(),
        start=start,
        end=end,
        low=low,
        best=best,
        high=high,
        quantity_text=quantity_text,
        quantity_kind=kind,
        victim_text=antecedent.victim_text if antecedent else victim_text,
        victim_head=antecedent.victim_head if antecedent else _head(reading, figure),
        victim_id=antecedent.victim_id if antecedent else named.entity_id if named else "",
        victim_side=antecedent.victim_side if antecedent else side,
        victim_status=antecedent.victim_status if antecedent else status(lowered),
        claimant_text=who.text,
        claimant_name=who.name,
        claimant_id=who.entity_id,
        claimant_side=who.side,
        certainty=certainty,
        place=place,
        place_text=doc.text[place.start : place.end] if place else "",
        when=find_date(doc.text, start, end, [s for s in near[-2:] if s[1] > paragraph], doc._.published),
    )


def _losing_side(reading: Reading, figure: Figure, mentions: Sequence[Mention], who: Claimant) -> str:
    """The side that lost its men: of the subject of "lost", or of who speaks where that is "it" or "we"."""
    if reading.text(figure.trigger.core) not in LOSING:
        return ""
    subject = left_neighbour(reading, figure.trigger.start)
    if subject is None:
        return ""
    if subject.pronoun:
        return who.side
    named = mention_in(mentions, [w.start for w in reading.words[subject.start : subject.end]], "ACTOR")
    return named.side if named else ""


def _last_claimant(earlier: Sequence[Entry]) -> Claimant | None:
    """Whom a "he" that gives a figure stands for, where the quotations don't say: who gave the last one."""
    known = next((e for e in reversed(earlier) if e.claimant_name and e.certainty != "reported"), None)
    return (
        Claimant(known.claimant_text, known.claimant_name, known.claimant_id, known.claimant_side, False)
        if known
        else None
    )


def _antecedent(earlier: Sequence[Entry]) -> Entry | None:
    """The entry whose victims "they" are: the last one with named victims and more than one of them."""
    return next((e for e in reversed(earlier) if e.victim_text and e.quantity_kind != "named" and e.best != 1), None)


def _row_text(text: str, start: int, end: int) -> tuple[int, int]:
    """The row's characters, with a closing quotation mark where the text opens one."""
    inside = text[start:end]
    for opening, closing in QUOTE_MARKS.items():
        unbalanced = (
            inside.count(opening) % 2 == 1 if opening == closing else inside.count(opening) > inside.count(closing)
        )
        if unbalanced and text[end : end + 1] == closing:
            end += 1
    return start, end


def _numbers(text: str, reading: Reading, figure: Figure) -> tuple[int | None, int | None, int | None, str, str]:
    words, quantity = reading.words, figure.phrase.quantity
    if figure.rank == "zero":
        zero = words[figure.phrase.start]
        return 0, 0, 0, zero.shape if zero.text in ("no", "not", "nobody", "none") else "", "none"
    if quantity is not None:
        shown = text[words[quantity.start].start : words[quantity.end - 1].end]
        kind = quantity.kind
        return quantity.low, quantity.best, quantity.high, shown, kind
    if figure.rank == "plural":
        return None, None, None, "", "none"
    return 1, 1, 1, "", "named"


def _victim_words(reading: Reading, figure: Figure) -> list[int]:
    """Positions of the words that name the victims, without the quantity."""
    phrase = figure.victim or figure.phrase
    trigger = figure.trigger
    if figure.victim is None and phrase.start <= trigger.core < phrase.end and trigger.frame in ("noun", "toll"):
        return _before_noun(reading, phrase, trigger.core)
    if phrase.quantity is not None:
        first = phrase.quantity.end
        if reading.text(first) == "of":
            first += 1
    else:
        first = phrase.start
    found = list(range(first, reading.extent(phrase)))
    if [reading.text(i) for i in found] == ["more"]:
        return []
    if found or figure.victim is not None:
        return found
    if phrase.bare and reading.text(0) == "of" and (group := reading.starting.get(1)) and group.end <= phrase.start:
        return list(range(group.quantity.end if group.quantity else group.start, reading.extent(group)))
    if trigger.frame == "state" and trigger.core + 1 < len(reading.words) and reading.kind(trigger.end) in "NP":
        return []
    return []


def _before_noun(reading: Reading, phrase: Phrase, core: int) -> list[int]:
    """The victims inside a noun's own phrase: "12 civilian deaths", "Karim's murder"."""
    first = phrase.quantity.end if phrase.quantity else phrase.start
    found = [i for i in range(first, core) if reading.kind(i) in "NP" or reading.text(i) == "civilian"]
    return found


def _head(reading: Reading, figure: Figure) -> str:
    phrase = figure.victim or figure.phrase
    inner = reading.of_phrase(phrase) if phrase.bare else None
    phrase = inner or phrase
    return "" if phrase.bare else reading.text(phrase.head)


def as_casualty(entry: Entry, convention: str) -> Casualty:
    vague = entry.quantity_kind == "vague"
    return Casualty(
        start=entry.start,
        end=entry.end,
        effect=entry.effect,
        low=entry.low,
        best=entry.best,
        high=entry.high,
        quantity_text=entry.quantity_text,
        quantity_kind=entry.quantity_kind,
        victim_text=entry.victim_text,
        victim_id=entry.victim_id,
        victim_side=entry.victim_side,
        victim_status=entry.victim_status,
        claimant_text=entry.claimant_text,
        claimant_name=entry.claimant_name,
        claimant_id=entry.claimant_id,
        claimant_side=entry.claimant_side,
        certainty=entry.certainty,
        relation=entry.relation,
        counted=entry.counted,
        claim_group=entry.group,
        place_text=entry.place_text,
        place_id=entry.place.entity_id if entry.place else "",
        event_date=entry.when.iso,
        date_text=entry.when.text,
        convention=convention if vague else "",
        rule_id=entry.figure.trigger.rule_id,
    )
