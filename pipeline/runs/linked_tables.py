"""The pass over all articles of a run: which events are one incident, and the tables that are made of these.

Articles are taken in as they are written and kept in a database beside the tables, so that memory stays flat. What
comes of it depends on the articles alone: not on their order, and not on how many processes read them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
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
from pipeline.stories.article_signatures import Signature, day_number, signature_of
from pipeline.stories.neighbours import moment as moment_of
from pipeline.stories.story_rows import stories_rows
from pipeline.stories.story_store import StoryStore
from pipeline.stories.variant_store import VariantStore
from pipeline.tables.column_filling import fill
from pipeline.tables.dialect import Dialect
from pipeline.tables.linked_records import LINKED_COLUMNS, LINKED_TABLES
from pipeline.tables.records import TABLES, ArticleRow, ErrorRow, QuoteRow, columns

if TYPE_CHECKING:
    from pipeline.exports.profiles.drafts import Draft
    from pipeline.exports.profiles.profile import Profile
    from pipeline.tables.article_tables import ArticleTables

DATABASE = "incidents.links"
TITLES = "CREATE TABLE titles (article_id TEXT PRIMARY KEY, moment INTEGER, title TEXT, published TEXT) WITHOUT ROWID"
HELD = 1_000  # articles of which the story is known by heart
LINK = "link"  # the stage of errors that linking finds itself


class Links(Protocol):
    """What fills the linked tables of an output folder."""

    def add(self, result: ArticleTables) -> Sequence[ErrorRow]:
        """Take in an article, in the order of the tables; what that fails at."""

    def draft(self, profile: Profile, drafts: Sequence[Draft]) -> None:
        """Keep an article's drafts until it is known which events are one incident."""

    def tables(self) -> Iterator[tuple[str, Sequence[Any]]]:
        """The rows of the linked tables, a few at a time, each with its table."""

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
        self.database.execute(TITLES)
        self.stories = StoryStore(self.database)
        self.variants = VariantStore(self.database)
        self.store = IncidentStore(self.database)
        self.drafts = IncidentDrafts()
        self.story_of = lru_cache(maxsize=HELD)(self._story_of)

    def add(self, result: ArticleTables) -> Sequence[ErrorRow]:
        """Take in an article's events. Where that fails the article has none in the linked tables, and an error row."""
        article = result.article
        signature, events, errors = linkage_of(result)
        moment = moment_of(day_number(article.published), article.article_id)
        if signature:
            try:
                self.stories.keep(moment, signature)
            except sqlite3.IntegrityError as error:  # another article has its number, once in 10**14 pairs of a day
                return [*errors, failed(article, error)]
            titled = (article.article_id, moment, article.title, article.published)
            self.database.execute("INSERT INTO titles VALUES (?, ?, ?, ?)", titled)
        self.variants.add(moment, quotes_told(result))
        self.store.keep(events)
        return errors

    def draft(self, profile: Profile, drafts: Sequence[Draft]) -> None:
        self.drafts.add(profile, drafts)

    def tables(self) -> Iterator[tuple[str, Sequence[Any]]]:
        self.stories.link_kept()
        for story in self.stories.stories():
            yield "stories", stories_rows([story], {m.article_id: self._titled(m.article_id) for m in story.members})
        self.variants.tell_all(self.stories.story_of)
        for variant in self.variants.rows():
            yield "quote_variants", [variant]
        self.store.link_kept()
        yield from linked_rows(self.store, self._story, self.drafts)

    def _titled(self, article_id: str) -> Mapping[str, str]:
        query = "SELECT title, published FROM titles WHERE article_id = ?"
        return dict(zip(("title", "published"), self.database.execute(query, (article_id,)).fetchone(), strict=True))

    def _story_of(self, article_id: str) -> str:
        """ "" of an article that failed."""
        found = self.database.execute("SELECT moment FROM titles WHERE article_id = ?", (article_id,)).fetchone()
        return self.stories.story_of(found[0]) if found else ""

    def _story(self, account: EventAccount) -> str:
        return self.story_of(account.event.article_id) or account.event.article_id

    def fill(self, folder: Path, dialect: Dialect) -> None:
        fill_linked(
            folder,
            dialect,
            story_id=self.story_of,
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


def quotes_told(result: ArticleTables) -> Iterator[dict[str, Any]]:
    """An article's rows of quotes.csv."""
    return ({name: getattr(row, name) for name in columns(QuoteRow)} for row in result.quotes)


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
        return signature, [], [failed(result.article, error)]
    return signature, events, []


def failed(article: ArticleRow, error: Exception) -> ErrorRow:
    return ErrorRow(article.article_id, article.path, LINK, type(error).__name__, told(error))


def fill_linked(folder: Path, dialect: Dialect, **made: Callable[[str], str]) -> None:
    """made: of each linked column how it follows, the story from the article, the others from the event."""
    for table, row_type in TABLES.items():
        named = columns(row_type)
        ways = {name: ("article_id" if name == "story_id" else "event_id", made[name]) for name in LINKED_COLUMNS}
        if table not in LINKED_TABLES and (asked := {name: way for name, way in ways.items() if name in named}):
            fill(folder / f"{table}.csv", asked, dialect=dialect)
