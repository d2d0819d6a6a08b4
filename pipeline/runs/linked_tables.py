"""The pass over all articles of a run: which events are one incident, and the tables that are made of these.

Articles are taken in as they are written and kept in a database beside the tables, so that memory stays flat. What
comes of it depends on the articles alone: not on their order, and not on how many processes read them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from pipeline.exports.profiles.incident_drafts import IncidentDrafts
from pipeline.faults import told
from pipeline.incidents.accounts import EventAccount
from pipeline.incidents.article_events import events_of, story_evidence_of
from pipeline.incidents.event_evidence import EventEvidence
from pipeline.incidents.incident_rows import claim_rows, incident_row
from pipeline.incidents.incident_store import IncidentStore
from pipeline.incidents.place_totals import PlaceTotals
from pipeline.incidents.reading_order import ReadingOrder
from pipeline.stories.agencies import credited_agency
from pipeline.stories.article_signatures import Signature, signature_of
from pipeline.stories.quote_variants import variant_rows
from pipeline.stories.story_groups import stories_of
from pipeline.stories.story_rows import stories_rows
from pipeline.tables.column_filling import fill
from pipeline.tables.dialect import Dialect
from pipeline.tables.linked_records import LINKED_COLUMNS, LINKED_TABLES
from pipeline.tables.records import TABLES, ErrorRow, columns

if TYPE_CHECKING:
    from pipeline.exports.profiles.drafts import Draft
    from pipeline.exports.profiles.profile import Profile
    from pipeline.tables.article_tables import ArticleTables

DATABASE = "incidents.links"
LINK = "link"  # the stage of errors that linking finds itself


class Links(Protocol):
    """What fills the linked tables of an output folder."""

    def add(self, result: ArticleTables) -> Sequence[ErrorRow]:
        """Take in an article, in the order of the tables; what that fails at."""

    def draft(self, profile: Profile, drafts: Sequence[Draft]) -> None:
        """Keep an article's drafts until it is known which events are one incident."""

    def tables(self, quotes: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, Sequence[Any]]]:
        """The rows of the linked tables, a few at a time, each with its table. quotes: the rows of quotes.csv."""

    def fill(self, folder: Path, dialect: Dialect) -> None:
        """Fill the columns of the other tables in that say what their rows are linked to."""

    def close(self) -> None: ...


class LinkedTables:
    """folder: where the database lies while the run goes on."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / DATABASE
        self.database = sqlite3.connect(self.path)
        for pragma in ("synchronous = OFF", "journal_mode = OFF"):  # it goes with the run
            self.database.execute(f"PRAGMA {pragma}")
        self.store = IncidentStore(self.database)
        self.drafts = IncidentDrafts()
        self.signatures: list[Signature] = []
        self.titles: dict[str, dict[str, str]] = {}  # and days, by article
        self.story_of: dict[str, str] = {}

    def add(self, result: ArticleTables) -> Sequence[ErrorRow]:
        """Take in an article's events. Where that fails the article has none in the linked tables, and an error row."""
        signature, events, errors = linkage_of(result)
        if signature:
            article = result.article
            self.signatures.append(signature)
            self.titles[article.article_id] = {"title": article.title, "published": article.published}
        self.store.add(events)
        return errors

    def draft(self, profile: Profile, drafts: Sequence[Draft]) -> None:
        self.drafts.add(profile, drafts)

    def tables(self, quotes: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, Sequence[Any]]]:
        stories = stories_of(self.signatures)
        self.signatures.clear()
        self.story_of = {member.article_id: story.story_id for story in stories for member in story.members}
        yield "stories", stories_rows(stories, self.titles)
        self.titles.clear()
        yield "quote_variants", variant_rows(quotes, stories)
        self.store.link()
        yield from linked_rows(self.store, self._story, self.drafts)

    def _story(self, account: EventAccount) -> str:
        return self.story_of.get(account.event.article_id, account.event.article_id)

    def fill(self, folder: Path, dialect: Dialect) -> None:
        fill_linked(
            folder,
            dialect,
            story_id=lambda article_id: self.story_of.get(article_id, ""),
            incident_id=self.store.incident_of,
            linked_because=self.store.because_of,
        )
        self.close()
        self.path.unlink(missing_ok=True)

    def close(self) -> None:
        self.drafts.close()
        self.database.close()


def linked_rows(
    store: IncidentStore, story_of: Callable[[EventAccount], str], drafts: IncidentDrafts
) -> Iterator[tuple[str, Sequence[Any]]]:
    """The incidents of a store, their claims, totals and drafts, a story counted once."""
    totals, ordered = PlaceTotals(), ReadingOrder()
    for incident_id, accounts in store.incidents(story_of):
        incident = incident_row(incident_id, accounts)
        claims = list(claim_rows(incident, accounts))
        totals.add(incident, claims, accounts)
        drafted = drafts.rows(incident, accounts)
        made: Iterable[tuple[str, Sequence[Any]]] = [("incidents", [incident]), ("incident_claims", claims), *drafted]
        for table, rows in made:
            ordered.add(table, rows, day=incident.event_date, place=incident.place_text, known_by=incident_id)
    for draft, table, rows in drafts.others():
        ordered.add(table, rows, day=draft.when.first, place=draft.where.text, known_by=draft.known_by)
    yield from ordered.rows()
    yield "totals", list(totals.rows())


def linkage_of(
    result: ArticleTables,
) -> tuple[Signature | None, list[tuple[EventEvidence, EventAccount]], Sequence[ErrorRow]]:
    """What is known of an article for linking: its signature, its events, and what fails at that."""
    signature = None
    try:
        evidence = story_evidence_of(result)
        signature = signature_of(evidence, credited=credited_agency(evidence.text))
        events = events_of(result.article, result.events, result.casualties, result.victims, result.mentions)
    except Exception as error:
        article = result.article
        return signature, [], [ErrorRow(article.article_id, article.path, LINK, type(error).__name__, told(error))]
    return signature, events, []


def fill_linked(folder: Path, dialect: Dialect, **made: Callable[[str], str]) -> None:
    """made: of each linked column how it follows, the story from the article, the others from the event."""
    for table, row_type in TABLES.items():
        named = columns(row_type)
        ways = {name: ("article_id" if name == "story_id" else "event_id", made[name]) for name in LINKED_COLUMNS}
        if table not in LINKED_TABLES and (asked := {name: way for name, way in ways.items() if name in named}):
            fill(folder / f"{table}.csv", asked, dialect=dialect)
