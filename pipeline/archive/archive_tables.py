"""The tables of an archive as a run writes them: of all its articles, or of some and of what they touch."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.archive.growing_archive import Archive
from pipeline.exports.profiles.drafts import Draft
from pipeline.exports.profiles.incident_drafts import IncidentDrafts
from pipeline.exports.profiles.profile import Profile
from pipeline.exports.written_formats import formats_of
from pipeline.incidents.place_totals import PlaceTotals
from pipeline.incidents.reading_order import ReadingOrder
from pipeline.runs.joined_profiles import NO_PROFILES, JoinedProfiles
from pipeline.runs.linked_tables import fill_linked
from pipeline.runs.outputs import OutputFolder
from pipeline.stories.story_rows import stories_rows
from pipeline.tables.article_tables import ArticleTables
from pipeline.tables.dialect import DIALECT, Dialect
from pipeline.tables.linked_records import ARCHIVE_TABLES
from pipeline.tables.records import ErrorRow

FORMER_IDS = "former_ids"
NOTHING_ADDED = 0  # no addition has this number


class ArchiveLinks:
    """What an archive knows of some articles, or of all (None), as an output folder asks for it."""

    def __init__(self, archive: Archive, moments: Collection[int] | None) -> None:
        self.archive, self.moments = archive, moments
        self.drafts = IncidentDrafts()
        self.only: set[str] | None = None  # the incidents whose drafts are kept; None: those of all events

    def add(self, result: ArticleTables) -> Sequence[ErrorRow]:
        return ()  # it is in the archive

    def draft(self, profile: Profile, drafts: Sequence[Draft]) -> None:
        incident_of, only = self.archive.incidents.incident_of, self.only
        self.drafts.add(profile, [d for d in drafts if only is None or incident_of(d.known_by) in only])

    def tables(self) -> Iterator[tuple[str, Sequence[Any]]]:
        """The totals are those of all incidents of the archive in the months that the incidents are of."""
        archive, ordered = self.archive, ReadingOrder()
        ids = {FORMER_IDS: set[str](), "months": set[str]()}
        for story in archive.stories.stories(self.moments):
            ids[FORMER_IDS].add(story.story_id)
            yield "stories", stories_rows([story], archive.results.titles(m.article_id for m in story.members))
        for row in archive.variants.rows(self.moments):
            yield "quote_variants", [row]
        for incident, claims in archive.told(None if self.moments is None else archive.incidents_of(self.moments)):
            ids[FORMER_IDS].add(incident.incident_id)
            ids["months"].add(incident.event_date[:7])
            made: list[tuple[str, Sequence[Any]]] = [("incidents", [incident]), ("incident_claims", claims)]
            if self.drafts.profiles:
                made += self.drafts.rows(incident, archive.accounts(incident.incident_id))
            for table, rows in made:
                ordered.add(
                    table, rows, day=incident.event_date, place=incident.place_text, known_by=incident.incident_id
                )
        for draft, table, rows in self.drafts.others():
            ordered.add(table, rows, day=draft.when.first, place=draft.where.text, known_by=draft.known_by)
        yield from ordered.rows()
        totals = PlaceTotals()
        for month in sorted(ids["months"]):
            for incident, claims in archive.told_in_month(month):
                totals.add(incident, claims, archive.accounts(incident.incident_id))
        yield "totals", list(totals.rows())
        yield FORMER_IDS, list(archive.former.rows(None if self.moments is None else ids[FORMER_IDS]))

    def fill(self, folder: Path, dialect: Dialect) -> None:
        incidents = self.archive.incidents
        fill_linked(
            folder,
            dialect,
            story_id=self.archive.story_of,
            incident_id=incidents.incident_of,
            linked_because=incidents.because_of,
        )

    def close(self) -> None:
        self.drafts.close()


def touched(archive: Archive) -> set[int]:
    """The articles of the runs that are being added, those that tell of an incident with one of them, and those that
    are one story with any of these."""
    brought = set(archive.results.brought(archive.addition))
    tellers = brought | archive.tellers(archive.incidents_of(brought))
    return tellers | archive.stories.mates(tellers)


def draft_rest(archive: Archive, written: OutputFolder, links: ArchiveLinks, drafted: JoinedProfiles) -> None:
    """Draft what further articles tell of the incidents that are written, so that their rows are by all accounts."""
    moments = set(links.moments or ())
    links.only = archive.incidents_of(moments)
    for _, result, _ in archive.results.results(archive.tellers(links.only) - moments, NOTHING_ADDED):
        if isinstance(result, ArticleTables):
            drafted.add(written, archive.path, result)


def write(
    archive: Archive,
    output: Path,
    moments: Collection[int] | None,
    *,
    about: Mapping[str, Any],
    drafted: JoinedProfiles = NO_PROFILES,
    formats: str = "csv",
    force: bool = False,
) -> tuple[int, dict[str, int]]:
    """Write the tables; of how many articles they are, and the rows of each. about: what run.json says besides.

    drafted: the profiles' tables to write beside them, by the patterns of the archive.
    """
    started = time.perf_counter()
    links = ArchiveLinks(archive, moments)
    articles = 0
    with OutputFolder(
        output,
        further={**drafted.tables, **ARCHIVE_TABLES},
        formats=formats_of(formats),
        dialect=DIALECT,
        force=force,
        links=lambda folder: links,
    ) as written:
        for article_id, result, text in archive.results.results(moments, archive.addition):
            written.add_result(result)
            if text is not None:
                written.add_text(article_id, text)
            if isinstance(result, ArticleTables):
                drafted.add(written, archive.path, result)
                articles += 1
        if drafted.profiles and moments is not None:
            draft_rest(archive, written, links, drafted)
        seconds = round(time.perf_counter() - started, 3)
        written.commit({**about, "archive": str(archive.path), "articles": articles, "seconds": seconds})
        return articles, dict(written.rows)
