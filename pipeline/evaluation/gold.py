"""Hand-made annotations, read and checked.

Two kinds: a folder of ``ID.json``, one an article (quotations, casualty
figures, actors and places, and where the annotator gives them the totals,
events and victims; the text stands in ``ID.txt`` beside the dispatches), and a
JSONL table of whole texts with the attributions of speech in them (PARC's and
PolNeAR's source, cue and content as character spans).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.evaluation.gold_reckoning import NOT_GIVEN, GoldReckoning, reckoning
from pipeline.vocabulary import EntityLabel

Place = tuple[int, int]  # start, end in characters, end exclusive

# Entries that a careful reader may call either way: never a miss, never an extra.
OPTIONAL_FLAGS = frozenset({"borderline", "nested", "unmarked_tweet_or_message"})


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """One utterance. parts: its unbroken spans, as printed, in order; flags: why it may be hard to call."""

    parts: tuple[str, ...]
    kind: str  # direct | partial | indirect
    speaker: str
    speaker_text: str
    flags: frozenset[str]

    @property
    def optional(self) -> bool:
        return bool(self.flags & OPTIONAL_FLAGS)


@dataclass(frozen=True, slots=True)
class GoldCasualty:
    """One figure. low and high both None: vague words; high alone None: not bounded above.

    group: the dead that it tells of, event: the event they belong to, both by the annotator's own sign; "" where the
    gold doesn't say. counted: whether it adds to the totals; None where another telling of its group may stand for it.
    """

    text: str
    effect: str
    low: int | None
    high: int | None
    victim: str
    claimant: str  # "" where nobody is named: the reporter's own voice
    denied: bool
    group: str = ""
    event: str = ""
    counted: bool | None = False


@dataclass(frozen=True, slots=True)
class GoldEntity:
    name: str
    label: str  # ACTOR | PLACE
    type: str
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """not_quotes: words in marks that hold no speech (nicknames, scare quotes)."""

    id: str
    quotes: tuple[GoldQuote, ...]
    not_quotes: tuple[str, ...]
    casualties: tuple[GoldCasualty, ...]
    entities: tuple[GoldEntity, ...]
    reckoning: GoldReckoning = NOT_GIVEN


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    content: tuple[Place, ...]
    source: tuple[Place, ...]  # empty: nobody named
    kind: str  # direct | mixed | indirect


@dataclass(frozen=True, slots=True)
class AttributedText:
    """ignore: places where the annotators disagreed or the annotation is known to be faulty."""

    id: str
    text: str
    attributions: tuple[GoldAttribution, ...]
    ignore: tuple[Place, ...] = field(default=())


def read_articles(folder: Path) -> list[GoldArticle]:
    """All ``*.json`` of the folder, in order of name. Raises UsageError for a file that is no gold."""
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder; name one with one gold file an article, or a .jsonl")
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise UsageError(f"{folder} holds no .json file; name a folder with one gold file an article")
    return [_read(path) for path in paths]


def read_attributions(path: Path) -> list[AttributedText]:
    """The lines of a JSONL file of attributed texts. Raises UsageError, with the line, for what is not one."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.strip():
            try:
                found.append(_attributed_text(json.loads(line)))
            except (ValueError, KeyError, TypeError) as error:
                raise UsageError(f"{path}:{number}: no attributed text ({_reason(error)})") from error
    if not found:
        raise UsageError(f"{path} holds no line; name a JSONL file with doc_id, text and attributions")
    return found


def _read(path: Path) -> GoldArticle:
    try:
        return _article(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path}: no gold for an article ({_reason(error)})") from error


def _reason(error: Exception) -> str:
    return f"no {error} in it" if isinstance(error, KeyError) else str(error)


def _article(values: Mapping[str, Any]) -> GoldArticle:
    return GoldArticle(
        id=values["id"],
        quotes=tuple(_quote(q) for q in values["quotes"]),
        not_quotes=tuple(values["not_quotes"]),
        casualties=tuple(_casualty(c) for c in values["casualties"]),
        entities=tuple(
            GoldEntity(e["name"], label, e["type"], tuple(e["mentions"]))
            for key, label in (("actors", EntityLabel.ACTOR), ("places", EntityLabel.PLACE))
            for e in values[key]
        ),
        reckoning=reckoning(values),
    )


def _quote(values: Mapping[str, Any]) -> GoldQuote:
    return GoldQuote(
        parts=tuple(values.get("parts") or [values["text"]]),
        kind=values["kind"],
        speaker=values["speaker"] or "",
        speaker_text=values["speaker_text"] or "",
        flags=frozenset(values.get("flags", ())),
    )


def _casualty(values: Mapping[str, Any]) -> GoldCasualty:
    return GoldCasualty(
        text=values["text"],
        effect=values["effect"],
        low=values["min"],
        high=values["max"],
        victim=values["victim"] or "",
        claimant=values["claimed_by"] or "",
        denied=values["negated"],
        group=values.get("group", ""),
        event=values.get("event", ""),
        counted=None if "counted_one_of" in values else values.get("counted", False),
    )


def _attributed_text(values: Mapping[str, Any]) -> AttributedText:
    return AttributedText(
        id=values["doc_id"],
        text=values["text"],
        attributions=tuple(
            GoldAttribution(_places(a["content"]), _places(a["source"]), a["kind"]) for a in values["attributions"]
        ),
        ignore=_places(values.get("ignore")),
    )


def _places(spans: Sequence[Sequence[int]] | None) -> tuple[Place, ...]:
    return tuple((int(start), int(end)) for start, end in spans or ())
