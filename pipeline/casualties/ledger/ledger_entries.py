"""One article's figures as a ledger: every entry with its numbers, its victim and its claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from pipeline.annotations import MENTIONS, QUOTATIONS, Mention, Quotation, load, text_of
from pipeline.casualties.attribution.affiliations import affiliated
from pipeline.casualties.attribution.circumstances import NOWHERE, Circumstances, Setting, find_circumstances
from pipeline.casualties.attribution.claimants import Claimant, certainty_of, find_claimant
from pipeline.casualties.attribution.claims import judge
from pipeline.casualties.attribution.days import When
from pipeline.casualties.attribution.means import NO_WORDS, MeansWords
from pipeline.casualties.attribution.parties import Party, of_mention
from pipeline.casualties.attribution.victim_names import Victim, find_victim
from pipeline.casualties.constructions.figures import Figure
from pipeline.casualties.constructions.finder import find_afterthoughts, find_figures
from pipeline.casualties.constructions.lending import lend_victims
from pipeline.casualties.ledger.limits import of_people, with_words
from pipeline.casualties.ledger.misreadings import misread
from pipeline.casualties.sentence.lexicon import Lexicon
from pipeline.casualties.sentence.quantities import Convention
from pipeline.casualties.sentence.reading import Reading
from pipeline.casualties.sentence.sentence_reader import read_sentence
from pipeline.casualties.sentence.triggers import CasualtyHit
from pipeline.language.en.classes import words
from pipeline.quotations.identity.resolution import Resolver
from pipeline.quotations.identity.shared import resolver_of

SENTENCE_ENDS = tuple('.!?:;”"’')
REACH = 2  # sentences before a figure's own that lead to it
OURS = words("ledger.ours")
QUOTE_MARKS = {"“": "”", '"': '"', "‘": "’", "«": "»"}


@dataclass(frozen=True, slots=True)
class AroundFigures:
    """What a figure's surroundings are read from; sentences: their first and last characters."""

    text: str
    published: str
    sentences: Sequence[tuple[int, int]]
    mentions: Sequence[Mention]
    quotations: Sequence[Quotation]
    resolver: Resolver
    setting: Setting


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure as its own sentence and what stands around it tell it; how it stands to the others is the book's.

    number: its place among the article's entries. owner: the number of the figure whose part its sentence makes it.
    sentence: its number; lead: the sentence before it in its paragraph, "" where none is. heading: whether it stands
    in a line of its own that no full stop ends. paragraph: the number of its line.
    """

    number: int
    figure: Figure
    reading: Reading
    sentence: int
    sentence_text: str
    lead: str
    heading: bool
    paragraph: int
    start: int
    end: int
    low: int | None
    best: int | None
    high: int | None
    quantity_text: str
    quantity_kind: str
    victim: Victim
    claimant: Claimant
    certainty: str
    place: Mention | None
    place_text: str
    when: When
    around: Circumstances = NOWHERE
    denial: str = ""  # see Claim; speaker: the words given as theirs are a denial
    owner: int | None = None

    @property
    def effect(self) -> str:
        return self.figure.trigger.effect

    @property
    def more(self) -> bool:
        """Whether its words add it to what was told before: "two more", "three soldiers also died"."""
        phrase, trigger = self.figure.phrase, self.figure.trigger
        between = self.reading.words[min(phrase.end, trigger.start - 1) : trigger.start]
        return phrase.more or any(w.text == "also" for w in between)


def read_entries(
    doc: Doc, hits: Sequence[CasualtyHit], convention: Convention, lexicon: Lexicon, means: MeansWords = NO_WORDS
) -> list[Entry]:
    """The figures of all sentences that hold a trigger, and of those that go on telling of them, in text order."""
    if not hits:
        return []
    mentions = load(doc, MENTIONS, Mention)
    sentences = _sentences(doc)
    borders = [(s.start_char, s.end_char) for s in sentences]
    text, published, resolver = text_of(doc), doc._.published, resolver_of(doc)
    setting = Setting.of(text, published, borders, mentions, resolver, means)
    article = AroundFigures(text, published, borders, mentions, load(doc, QUOTATIONS, Quotation), resolver, setting)
    people, groups, places = _known(doc, mentions)
    by_sentence = _by_sentence(sentences, hits)
    entries: list[Entry] = []
    before: list[Figure] = []
    for number in sorted(by_sentence.keys() | _following(by_sentence, article)):
        reading = read_sentence(
            sentences[number], by_sentence.get(number, []), convention, lexicon, people, groups, places
        )
        stated = find_figures(reading, before) if number in by_sentence else find_afterthoughts(reading, before)
        figures = with_words(doc, reading, stated)
        lend_victims(reading, figures)
        entries += _entries(article, reading, figures, number, entries)
        before = figures
    return of_people(doc, _name_opponents(entries, mentions))


def _following(numbers: Iterable[int], article: AroundFigures) -> set[int]:
    """The sentences that come next in their paragraph."""
    after = {n + 1 for n in numbers if n + 1 < len(article.sentences)}
    return {n for n in after if "\n" not in article.text[article.sentences[n - 1][1] - 1 : article.sentences[n][0]]}


def _entries(
    article: AroundFigures, reading: Reading, figures: Sequence[Figure], number: int, earlier: Sequence[Entry]
) -> list[Entry]:
    """The entries of one sentence's figures; a mere possibility without a number is none."""
    made: dict[int, Entry] = {}
    for figure in (f for f in figures if not misread(reading, f)):
        entry = _entry(article, reading, figure, number, [*earlier, *made.values()])
        if entry.certainty != "hypothetical" or figure.rank == "counted":
            made[id(figure)] = entry
    owners = {id(e.figure): e.number for e in [*earlier, *made.values()]}
    return [replace(e, owner=owners.get(id(e.figure.parent))) if e.figure.parent else e for e in made.values()]


def _name_opponents(entries: Sequence[Entry], mentions: Sequence[Mention]) -> list[Entry]:
    """Give "the attackers" a side where the article knows of just one that fights the teller's: first among those
    that tell or suffer losses, then among all those named."""
    named = {m.side for m in mentions if m.side and of_mention(m).kind}
    told = {e.claimant.party.name for e in entries} | {e.victim.party.name for e in entries}
    found = []
    for entry in entries:
        entry = _told_against(entry, entries)
        party = entry.victim.party
        others = ((named & told) - {party.name}) or (named - {party.name})
        if party.against and not entry.victim.side and len(others) == 1:
            entry = replace(entry, victim=replace(entry.victim, side=next(iter(others))))
        found.append(entry)
    return found


def _told_against(entry: Entry, entries: Sequence[Entry]) -> Entry:
    """A teller's own dead ("two of ours") are against the one party whose dead the same teller tells of.

    So another side's word on them is read beside it.
    """
    if entry.victim.text.lower() not in OURS or entry.victim.party.name or not entry.claimant.name:
        return entry
    told = {e.victim.party for e in entries if e.claimant.name == entry.claimant.name and e.victim.party.name}
    if len({p.name for p in told}) != 1:
        return entry
    foe = next(iter(told))
    own = Party(foe.name, against=not foe.against)
    return replace(entry, victim=replace(entry.victim, party=own))


def _sentences(doc: Doc) -> list[Span]:
    """The doc's sentences, parted at line breaks, without starts that a parser sets where nothing ends.

    Read from arrays, since doc.sents is slow to walk.
    """
    marked = (int(i) for i in (doc.to_array("SENT_START") == 1).nonzero()[0])
    spaces = (int(i) for i in doc.to_array("IS_SPACE").nonzero()[0])
    lines = {i + 1 for i in spaces if i + 1 < len(doc) and "\n" in doc[i].text}
    starts = sorted({0} | lines | {i for i in marked if i and _ends(doc[i - 1])})
    return [doc[start:end] for start, end in zip(starts, [*starts[1:], len(doc)], strict=True)]


def _ends(token: Token) -> bool:
    """Whether a sentence can end with this token: a mark, a line break or the like, but no word."""
    return not (token.is_alpha or token.like_num or token.text in ",-")


def _by_sentence(sentences: Sequence[Span], hits: Sequence[CasualtyHit]) -> dict[int, list[CasualtyHit]]:
    found: dict[int, list[CasualtyHit]] = {}
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
        if m.found_by == "model" and m.label == "ACTOR" and m.entity_type != "person":
            continue  # the model takes many a person for an organization
        span = doc.char_span(m.start, m.end, alignment_mode="expand")
        if span is not None:
            kind = "place" if m.label == "PLACE" else "person" if m.entity_type == "person" else "group"
            kinds[kind].update(range(span.start, span.end))
    return frozenset(kinds["person"]), frozenset(kinds["group"]), frozenset(kinds["place"])


def _entry(article: AroundFigures, reading: Reading, figure: Figure, number: int, earlier: Sequence[Entry]) -> Entry:
    """The entry of a figure of sentence ``number``; earlier: the article's entries before it."""
    text, words = article.text, reading.words
    start, end = _row_text(text, words[figure.start].start, words[figure.end - 1].end)
    low, best, high, quantity_text, kind = _numbers(text, reading, figure)
    claim = judge(reading, figure)
    previous = next((e.claimant for e in reversed(earlier) if e.claimant.name and e.certainty != "reported"), None)
    who = find_claimant(
        text, reading, figure, claim, start, article.quotations, article.mentions, previous, article.resolver
    )
    who = affiliated(who, text, article.mentions, article.resolver)
    paragraph = text.rfind("\n", 0, start) + 1
    near = [s for s in article.sentences[max(0, number - REACH) : number + 1] if s[1] > paragraph]
    first, last = article.sentences[number]
    sentence, before = text[first:last].strip(), near[:-1]
    alone = not text[paragraph:first].strip() and text[last - 1 : last + 1].endswith("\n")
    heading = alone and sentence[-1:] not in SENTENCE_ENDS
    around = find_circumstances(article.setting, reading, figure, start, end, number, heading, who)
    place = around.near_place
    return Entry(
        number=len(earlier),
        figure=figure,
        reading=reading,
        sentence=number,
        sentence_text=sentence,
        lead=text[slice(*before[-1])].strip() if before else "",
        heading=heading,
        paragraph=text.count("\n", 0, start),
        start=start,
        end=end,
        low=low,
        best=best,
        high=high,
        quantity_text=quantity_text,
        quantity_kind=kind,
        victim=find_victim(text, reading, figure, article.mentions, who, _antecedent(earlier)),
        claimant=who,
        certainty=certainty_of(claim, who),
        denial=claim.denial or ("speaker" if who.denies else ""),
        place=place.mention if place else None,
        place_text=place.text if place else "",
        when=around.near_time,
        around=around,
    )


def _antecedent(earlier: Sequence[Entry]) -> Victim | None:
    """Whom "they" stands for: the last victims with a name, where there is more than one of them."""
    plural = (e.victim for e in reversed(earlier) if e.victim.text and e.quantity_kind != "named" and e.best != 1)
    return next(plural, None)


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
