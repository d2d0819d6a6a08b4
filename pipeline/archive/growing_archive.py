"""An archive of articles: runs are added to it as they come, and it holds what one run over all of them would find.

Adding a run takes the time of its articles and of what they touch, whatever the archive holds; memory is that of a
few thousand articles.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, field, replace
from pathlib import Path

from pipeline.archive.former_ids import FormerIds
from pipeline.archive.stored_results import KnownArticle, StoredResults, digest_of, rows_told
from pipeline.errors import UsageError
from pipeline.incidents.accounts import EventAccount
from pipeline.incidents.incident_rows import StoryAccount, claim_rows, incident_row
from pipeline.incidents.incident_store import IncidentStore
from pipeline.runs.linked_tables import linkage_of, quotes_told
from pipeline.stories.article_signatures import day_number
from pipeline.stories.neighbours import moment as moment_of
from pipeline.stories.story_store import StoryStore
from pipeline.stories.variant_store import VariantStore
from pipeline.tables.article_tables import ArticleTables
from pipeline.tables.linked_records import FormerIdRow, IncidentClaimRow, IncidentRow
from pipeline.tables.records import ErrorRow, of_cells

SCHEMA = """
CREATE TABLE IF NOT EXISTS incidents (
    incident_id TEXT PRIMARY KEY, month TEXT NOT NULL, row TEXT NOT NULL, claims TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS incidents_of_months ON incidents (month, incident_id)
"""
ALL = "ORDER BY incident_id"
Told = tuple[IncidentRow, list[IncidentClaimRow]]


@dataclass(slots=True)
class Addition:
    """What adding runs did. replaced: articles whose rows were others before. gone: those taken out; left: those that
    a run gave earlier and holds no longer, and that stay."""

    new: int = 0
    held: int = 0
    replaced: int = 0
    gone: int = 0
    left: int = 0
    former: list[FormerIdRow] = field(default_factory=list)


class Archive:
    """database: inside a transaction, see ``archive_file.opened``. replace: whether runs stand for all that they gave
    before, and articles for others of their id."""

    def __init__(self, database: sqlite3.Connection, path: Path, *, replace: bool = False) -> None:
        self.database, self.path, self.replace = database, path, replace
        for said in SCHEMA.split(";"):
            database.execute(said)
        self.results = StoredResults(database)
        self.stories = StoryStore(database)
        self.variants = VariantStore(database)
        self.incidents = IncidentStore(database)
        self.former = FormerIds(database)
        self.done = Addition()
        last = database.execute("SELECT MAX(addition) FROM articles").fetchone()[0] or 0
        self.addition = last + 1
        self.stale: set[str] = set()  # incidents to be told anew

    def take(self, source: str, result: ArticleTables | ErrorRow, text: str | None) -> None:
        """Take an article of a run in. source: the run's folder. text: as read, where it was no plain text."""
        if isinstance(result, ErrorRow):
            self.results.add_failure(result, text, addition=self.addition)
            return
        article = result.article
        told = rows_told(result)
        moment = moment_of(day_number(article.published), article.article_id)
        new = KnownArticle(moment, source, article.sha256, digest_of(told, text))
        known = self.results.known(article.article_id)
        if known is None:
            self._add(new, result, told, text)
            self.done.new += 1
        elif known.digest == new.digest or not self._replaces(article.article_id, known, new):
            self.results.see(known.moment, addition=self.addition)
            self.done.held += 1
        else:
            self._remove(known.moment, article.article_id)
            self._add(new, result, told, text)
            self.done.replaced += 1

    def _replaces(self, article_id: str, known: KnownArticle, new: KnownArticle) -> bool:
        """Whether other rows of an article that is there take the place of its rows.

        The same text told by two runs stays as the one told it whose folder is sorted first, as where runs are linked.
        """
        if self.replace or known.source == new.source:
            return True
        if known.sha256 != new.sha256:
            raise UsageError(
                f"{article_id} is one article in {self.path} (of {known.source}) and another in {new.source}; "
                "give one of them another id, or add --replace for the newer one"
            )
        return new.source < known.source

    def _add(self, known: KnownArticle, result: ArticleTables, told: bytes, text: str | None) -> None:
        if self.results.holds(known.moment):
            other = self.results.article_id(known.moment)
            raise UsageError(f"{result.article.article_id} can't be told from {other}; give one of them another id")
        signature, events, errors = linkage_of(result)
        if errors:
            told = rows_told(replace(result, errors=(*result.errors, *errors)))
        self.results.add(known, result.article, told, text, addition=self.addition)
        if signature:
            self.stories.add(known.moment, signature)
        self.incidents.add(events)
        self.variants.add(known.moment, quotes_told(result))

    def _remove(self, moment: int, article_id: str) -> None:
        self.stale |= set(map(self.incidents.incident_of, self.incidents.events_of(article_id)))
        self.results.remove(moment)
        self.stories.remove(moment)
        self.variants.remove(moment)
        self.incidents.remove(article_id)

    def close_source(self, source: str) -> None:
        """Call when all articles of a run have been taken in."""
        for moment, article_id in self.results.missing(source, self.addition):
            if self.replace:
                self._remove(moment, article_id)
                self.done.gone += 1
            else:
                self.done.left += 1

    def link(self) -> None:
        """Bring what was taken in into its stories and incidents."""
        stories = self.stories.link()
        for moment, (before, now) in stories.items():
            if before != now:
                self.variants.tell(moment, now)
                events = self.incidents.events_of(self.results.article_id(moment))
                self.stale |= set(map(self.incidents.incident_of, events))
        told = self.incidents.link()
        self.stale |= {incident_id for pair in told.values() for incident_id in pair}
        self.done.former += self.former.note("story", stories) + self.former.note("incident", told)
        for incident_id in sorted(self.stale - {""}):
            self._tell(incident_id)
        self.stale.clear()

    def _tell(self, incident_id: str) -> None:
        accounts = self.accounts(incident_id)
        if not accounts:
            self.database.execute("DELETE FROM incidents WHERE incident_id = ?", (incident_id,))
            return
        row = incident_row(incident_id, accounts)
        claims = [astuple(claim) for claim in claim_rows(row, accounts)]
        cells = (incident_id, row.event_date[:7], json.dumps(astuple(row)), json.dumps(claims))
        self.database.execute("INSERT OR REPLACE INTO incidents VALUES (?, ?, ?, ?)", cells)

    def accounts(self, incident_id: str) -> list[StoryAccount]:
        """What each article tells of an incident."""
        return self.incidents.accounts(incident_id, self._story)

    def _story(self, account: EventAccount) -> str:
        article_id = account.event.article_id
        return self.stories.story_of(moment_of(day_number(account.published), article_id)) or article_id

    def told(self, incident_ids: Iterable[str] | None = None) -> Iterator[Told]:
        """The rows of these incidents and of their claims, or of all; by id."""
        query = "SELECT row, claims FROM incidents"
        if incident_ids is None:
            yield from map(told_in, self.database.execute(f"{query} {ALL}"))
            return
        for incident_id in sorted(incident_ids):
            yield told_in(self.database.execute(f"{query} WHERE incident_id = ?", (incident_id,)).fetchone())

    def told_in_month(self, month: str) -> Iterator[Told]:
        """The incidents of a month, such as "2022-03"; "": of those without a day."""
        query = f"SELECT row, claims FROM incidents WHERE month = ? {ALL}"
        return map(told_in, self.database.execute(query, (month,)))

    def story_of(self, article_id: str) -> str:
        known = self.results.known(article_id)
        return self.stories.story_of(known.moment) if known else ""

    def incidents_of(self, moments: Iterable[int]) -> set[str]:
        """The incidents that articles tell of."""
        events = (e for moment in moments for e in self.incidents.events_of(self.results.article_id(moment)))
        return set(map(self.incidents.incident_of, events))

    def tellers(self, incident_ids: Iterable[str]) -> set[int]:
        """The articles that tell of incidents."""
        query = "SELECT DISTINCT a.moment FROM events e JOIN articles a USING (article_id) WHERE e.incident_id = ?"
        return {row[0] for incident_id in incident_ids for row in self.database.execute(query, (incident_id,))}


def told_in(cells: Sequence[str]) -> Told:
    row, claims = json.loads(cells[0]), json.loads(cells[1])
    return of_cells(IncidentRow, row), [of_cells(IncidentClaimRow, claim) for claim in claims]
