"""A row of quotes.csv in plain sentences: who speaks by what, who that is, how sure it is, and who else it might be."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from pipeline.patterns.entries import PatternSet
from pipeline.vocabulary import QuoteKind, Resolution

Row = Mapping[str, str]

BY_LAYOUT = {  # by the rule that gave the speaker
    "quotes:transcript": "a label before the words names who speaks, as in a transcript",
    "quotes:post": "the post that stands in the article is signed so",
    "quotes:signature": "a line under the words signs them so",
    "quotes:answer": "the piece is an interview, and the words are an answer in it",
    "quotes:headline": "the heading names who speaks before or behind its colon or comma",
    "quotes:block": "the sentence above the set-off words leads up to them",
}
CARRIED = "quotes:carried"
NEAREST = "quotes:nearest"
CONTENTS = {  # by the construction of indirect speech
    "indirect:clause": "the clause behind “{}” is what was said",
    "indirect:fronted": "the clause before “{}” is what was said",
    "indirect:aside": "“{}” stands between commas, and what goes on behind them is what was said",
    "indirect:relative": "“{}” stands in a clause that opens with “which” or “that”, and its rest is what was said",
    "indirect:infinitive": "the infinitive behind “{}” is what was said",
    "indirect:gerund": "the “-ing” form behind “{}” is what was said",
    "indirect:object": "the phrase that “{}” has for its object is what was said",
    "indirect:as": "“{}” says what somebody or something is called",
    "indirect:noun_cue": "the clause that hangs on “{}” is what was said",
    "indirect:according_to": "what stands beside “{}” is what was said",
    "indirect:plain": "there is no parse: what stands behind “{}”, or before an aside, is what was said",
}
# By the beginning of a term that spoke for the speaker, strongest first; the first that holds is told.
SIGNS = (
    ("according to here", "it is named right behind “according to”"),
    ("aside", "it stands with “{cue}” between commas, apart from the rest"),
    ("surely tells", "the whole clause around the words is its statement"),
    ("likely tells", "the whole clause around the words is its statement"),
    ("subject of", "it is the subject of “{cue}”"),
    ("governs", "“{cue}”, whose subject it is, has the words below it"),
    ("hangs on quotation", "its verb hangs on the words"),
    ("nearest cue", "its verb is the reporting word nearest to the words"),
)
GOES_ON = "previous speaker"
UNSURE = "nobody is found who could have said it"


def speech_account(row: Row, terms: Collection[str], patterns: PatternSet) -> Iterator[tuple[str, str]]:
    """(label, sentence) pairs. terms: what the run noted of the row, its construction among it."""
    yield "speaker", speaker(row, terms)
    if row["speaker_name"]:
        yield "name", name(row, patterns)
    if row["kind"] == QuoteKind.INDIRECT:
        said = content(row, terms)
        if said:
            yield "content", said
    yield "how sure", sure(row)
    yield "who else", runner_up(row)


def speaker(row: Row, terms: Collection[str]) -> str:
    """By what the words are given to the speaker mention."""
    printed = " ".join(row["speaker_text"].split())
    if not printed:
        return UNSURE
    if row["rule_id"] in BY_LAYOUT:
        return f"“{printed}”: {BY_LAYOUT[row['rule_id']]}"
    if row["rule_id"] == CARRIED:
        goes_on = any(term.startswith(GOES_ON) for term in terms)
        because = "who spoke before goes on" if goes_on else f"it stands {where(row)}"
        return f"“{printed}”: the words' own sentence names nobody, and {because}"
    if row["rule_id"] == NEAREST:
        return f"“{printed}”: no reporting word tells who speaks, and of those in the sentence it fits best"
    return f"“{printed}”: {link(row, terms)}, {where(row)}"


def link(row: Row, terms: Collection[str]) -> str:
    """How the mention belongs to the cue."""
    cue = row["cue"]
    if row["kind"] == QuoteKind.INDIRECT:
        if cue.lower().startswith("according"):
            return SIGNS[0][1]
        return f"it is who “{cue}” is said of"
    told = next((said for begins, said in SIGNS if any(term.startswith(begins) for term in terms)), "")
    return told.format(cue=cue) if told else f"it is linked to the words by “{cue}”"


def where(row: Row) -> str:
    """Where the mention stands, seen from the words."""
    start, end = int(row["speaker_start"]), int(row["speaker_end"])
    side = "behind the words" if start >= int(row["end"]) else "before the words"
    if end > int(row["start"]) and start < int(row["end"]):
        side = "amid the words"
    same = " ".join(row["speaker_text"].split()) in " ".join(row["sentence"].split())
    return f"{side}, in {'the same' if same else 'another'} sentence"


def name(row: Row, patterns: PatternSet) -> str:
    """Who the mention stands for."""
    printed, shown = " ".join(row["speaker_text"].split()), row["speaker_name"]
    entity = patterns.entities.get(row["speaker_id"])
    known = (
        f", {row['speaker_id']}" + (f" ({entity.file}:{entity.line})" if entity else "") if row["speaker_id"] else ""
    )
    if row["resolution"] == Resolution.PRONOUN:
        return f"“{printed}” stands for {shown}{known}: of those named or described before it, who fits it best"
    if row["resolution"] == Resolution.DESCRIPTION:
        return f"the article names nobody whom “{printed}” surely means, so the row shows the description"
    if printed == shown:
        return f"as it is printed{known}"
    return f"“{printed}” is {shown}{known}"


def content(row: Row, terms: Collection[str]) -> str:
    """How what was said is found where no marks tell it; "" where the layout tells it."""
    rule = next((term for term in terms if term in CONTENTS), "")
    return CONTENTS[rule].format(row["cue"]) if rule else ""


def sure(row: Row) -> str:
    if not row["speaker_name"]:
        return "not at all: it has no name"
    share = round(100 * float(row["confidence"]))
    what = "speaker and content" if row["kind"] == QuoteKind.INDIRECT else "name"
    return f"{row['confidence']}: of 100 rows told like this, about {share} have the right {what}"


def runner_up(row: Row) -> str:
    if not row["runner_up"]:
        return "nobody else near could have said it"
    return f"the next best was {row['runner_up']}"
