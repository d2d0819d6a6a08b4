"""What the patterns cover of a run and what not: rows that found nothing, rows that compete, names that none knows."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path

from pipeline.corpus import Article
from pipeline.patterns import PatternSet
from pipeline.tables.csv_tables import BOM, guarded
from pipeline.workbench.firing import Firing, FormOwner, HitPlace, firing, shared_forms, unseen
from pipeline.workbench.grounds import Grounds
from pipeline.workbench.near_spellings import near_each_other, near_spellings
from pipeline.workbench.pattern_rows import pattern_rows
from pipeline.workbench.sides import Cells, Side, of_run
from pipeline.workbench.strangers import Stranger, header_of, strangers

ID_COLUMNS = ("rule_id", "entity_id", "speaker_id", "victim_id", "claimant_id", "perpetrator_id", "place_id")


class Finding(StrEnum):
    UNKNOWN_NAME = "unknown name"
    NEAR_SPELLING = "near spelling"
    COMPETES = "competes"
    NEVER_FIRED = "never fired"


@dataclass(frozen=True, slots=True)
class Gap:
    """One line of the report. place: file:line of a row, or the file that a new one belongs into.

    paste: a line ready for that file; note: what the finding means, or what to do.
    """

    finding: Finding
    name: str
    place: str
    count: int
    articles: int
    likely_type: str
    note: str
    sentence: str
    paste: str


@dataclass(frozen=True, slots=True)
class Coverage:
    gaps: list[Gap]
    articles: int
    rows: Counter[str]  # rows of each pattern file
    idle: Counter[str]  # of them, those that stand in no text

    def of(self, finding: Finding) -> list[Gap]:
        return [gap for gap in self.gaps if gap.finding == finding]


def coverage(grounds: Grounds, patterns: PatternSet) -> Coverage:
    """What these patterns cover of a run's articles and tables. The run must be the grounds'."""
    assert grounds.run is not None
    side = of_run(grounds.run)
    with grounds.corpus(patterns) as corpus:
        articles = {item.article_id: item.text for item in grounds.items(corpus) if isinstance(item, Article)}
        read = (item for item in grounds.items(corpus) if isinstance(item, Article))
        seen = firing(read, patterns, model=grounds.model, convention=grounds.convention)
    names = strangers(side["mentions"])
    gaps = [
        *unknown(names, patterns),
        *spellings(names, patterns),
        *competing(seen, patterns, side, articles),
    ]
    idle_rows = list(unseen(seen, patterns, grounds.convention, made_rows(side)))
    gaps += [
        Gap(Finding.NEVER_FIRED, row.row_id or row.key, row.place, number, 0, str(row.sort), why, "", "")
        for row, number, why in idle_rows
    ]
    rows = Counter(row.file for row in pattern_rows(patterns, grounds.convention))
    return Coverage(gaps, seen.articles, rows, Counter(row.file for row, number, _ in idle_rows if not number))


def made_rows(side: Side) -> Counter[str]:
    """How many rows of the tables carry each id."""
    made: Counter[str] = Counter()
    for rows in side.values():
        for row in rows:
            made.update({row[column] for column in ID_COLUMNS if row.get(column)})
    return made


def unknown(names: Sequence[Stranger], patterns: PatternSet) -> Iterator[Gap]:
    """Every name that no pattern knows, with the line that would make it known."""
    alike = near_each_other(names)
    known = known_forms(patterns)
    taken = {*patterns.entities, *(phrase.id for phrase in patterns.phrases)}
    headers = {file: header_of(Path(patterns.folder) / file) for file in ("actors.csv", "places.csv")}
    for name in names:
        others = alike.get(name.name, [])
        notes = [f"sounds like {', '.join(others)}"] if others else []
        notes += [known[name.name.casefold()]] if name.name.casefold() in known else []
        yield Gap(
            finding=Finding.UNKNOWN_NAME,
            name=name.name,
            place=str(Path(patterns.folder) / name.file),
            count=name.count,
            articles=name.articles,
            likely_type=f"{name.label} {name.type}".strip(),
            note="; ".join(notes),
            sentence=" / ".join(name.sentences),
            paste=name.row(taken, headers[name.file]),
        )


def known_forms(patterns: PatternSet) -> dict[str, str]:
    """What is to be said of a name that stands in the patterns and was not taken for theirs, by form, folded."""
    found: dict[str, str] = {}
    for entity in patterns.entities.values():
        row = f"{entity.id} ({entity.file}:{entity.line}, {entity.label} {entity.type})"
        lacking, other = f"a short form of {row}, not named in full", f"a form of {row}, not taken for it"
        found |= {form.casefold(): lacking for form in entity.short}
        found |= {form.casefold(): other for form in entity.variants}
    return found


def spellings(names: Sequence[Stranger], patterns: PatternSet) -> Iterator[Gap]:
    """Names that may be other spellings of known ones."""
    by_name = {name.name: name for name in names}
    for near in near_spellings(names, patterns.entities):
        name = by_name[near.name]
        yield Gap(
            finding=Finding.NEAR_SPELLING,
            name=near.name,
            place=f"{near.entity.file}:{near.entity.line}",
            count=name.count,
            articles=name.articles,
            likely_type=f"{name.label} {name.type}".strip(),
            note=f"perhaps {near.form} ({near.likeness:.0f} of 100); if so, {near.remedy}",
            sentence=name.sentences[0],
            paste="",
        )


def competing(seen: Firing, patterns: PatternSet, side: Side, articles: dict[str, str]) -> Iterator[Gap]:
    """Forms of two rows over the same words, most frequent first, then forms that several rows list."""
    mentions = {(row["article_id"], row["start"], row["end"]): row for row in side["mentions"]}
    told = set()
    for rivals, spots in sorted(seen.clashes.items(), key=lambda clash: (-len(clash[1]), clash[0])):
        told |= {(rival.label, rival.form) for rival in rivals}
        text = articles[spots[0].article_id]
        yield Gap(
            finding=Finding.COMPETES,
            name=" ~ ".join(dict.fromkeys(rival.row_id for rival in rivals)),
            place=" ~ ".join(dict.fromkeys(rival.place for rival in rivals)),
            count=len(spots),
            articles=len({spot.article_id for spot in spots}),
            likely_type="",
            note=f"{claims(rivals)}; {taken_by(spots, mentions)}",
            sentence=around(text, spots[0]),
            paste="",
        )
    for (label, form), bearers in shared_forms(patterns).items():
        if (label, form) not in told:
            places = " ~ ".join(f"{entity.file}:{entity.line}" for entity in bearers)
            ids = " ~ ".join(entity.id for entity in bearers)
            yield Gap(Finding.COMPETES, ids, places, 0, 0, "", f"“{form}” stands in each; in no text here", "", "")


def claims(rivals: Sequence[FormOwner]) -> str:
    """ "“Massoud” stands in each", or whose the forms are where they differ."""
    forms = dict.fromkeys(rival.form for rival in rivals)
    if len(forms) == 1 and "" not in forms:
        return f"“{rivals[0].form}” stands in each"
    return ", ".join(f"“{r.form}” of {r.row_id}" if r.form else f"the rule {r.row_id}" for r in rivals)


def taken_by(spots: Sequence[HitPlace], mentions: dict[tuple[str, str, str], Cells]) -> str:
    """Who had the words in the end: "nrf 12 times, nobody 3 times"."""
    names: Counter[str] = Counter()
    for spot in spots:
        row = mentions.get((spot.article_id, str(spot.start), str(spot.end)))
        names[(row["entity_id"] or row["entity_name"]) if row else "nobody"] += 1
    return "taken by " + ", ".join(f"{name} ({number})" for name, number in names.most_common(4))


def around(text: str, spot: HitPlace) -> str:
    """The words around a place, up to the ends of its line."""
    start = max(text.rfind("\n", 0, spot.start) + 1, spot.start - 100)
    end = text.find("\n", spot.end)
    return " ".join(text[start : min(end if end >= 0 else len(text), spot.end + 100)].split())


def write_csv(gaps: Sequence[Gap], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(BOM)
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([f.name for f in fields(Gap)])
        for gap in gaps:
            writer.writerow([guarded(str(getattr(gap, f.name))) for f in fields(Gap)])
