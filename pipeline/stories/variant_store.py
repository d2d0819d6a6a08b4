"""Words in marks in a database: articles come, go and change their story, and what they print of one utterance is kept.

A saying or a stock phrase that papers print again and again hangs together over years. Where that are more prints than
MOST, they are held together by stronger links only: by those of one speaker or one story, and then by those of one
story. So what an article prints takes as long to tell in a large archive as in a small one.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import lru_cache
from typing import Any

from pipeline.stories.article_signatures import day_number
from pipeline.stories.neighbours import moment as moment_of
from pipeline.stories.pair_store import PairStore
from pipeline.stories.printed_quotations import (
    MARKED,
    PrintedArticle,
    PrintedQuotation,
    printed_article,
    quotation_keys,
)
from pipeline.stories.quote_variants import RUNGS, Link, Links, links_of, matches, rows_of_part
from pipeline.stories.shared_keys import SharedKeys
from pipeline.stories.story_evidence import Story
from pipeline.tables.linked_records import QuoteVariantRow

SCHEMA = """
CREATE TABLE IF NOT EXISTS printed_articles (
    moment INTEGER PRIMARY KEY, sorted_by TEXT NOT NULL, article_id TEXT NOT NULL, story_id TEXT,
    quotes TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS printed_in_time ON printed_articles (sorted_by, article_id)
"""
KEPT = (
    "article_id", "published", "speaker_name", "speaker_id", "speaker_type", "resolution", "utterance_id", "quote_id",
    "quote", "start",
)  # fmt: skip
HELD = 4_000  # articles in memory
MOST = 150  # prints that are looked at together, unless they are of one story


class VariantStore:
    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database
        for said in SCHEMA.split(";"):
            database.execute(said)
        self.held: dict[int, PrintedArticle] = {}
        self.many: dict[Callable[[Link], bool], set[str]] = defaultdict(set)  # that hang together with too many
        self._links = lru_cache(maxsize=HELD)(self._found_links)
        self.pairs = PairStore(database, "quotation", keys=self._keys, judge=self._matches, enough=1)

    def add(self, moment: int, quotes: Iterable[Mapping[str, Any]]) -> None:
        """Take an article in; it is held against others once its story is told. quotes: its rows of quotes.csv."""
        rows = [row for row in quotes if str(row["kind"]) in MARKED]
        if rows and (article := printed_article(rows, "")).single:
            kept = json.dumps([[row[name] for name in KEPT] for row in rows], ensure_ascii=False, separators=(",", ":"))
            self.database.execute(
                "INSERT INTO printed_articles VALUES (?, ?, ?, NULL, ?)", (moment, *article.in_time, kept)
            )

    def tell(self, moment: int, story_id: str) -> None:
        """The article belongs to this story now."""
        if found := self._told(moment):
            if found[0] is not None:
                self.pairs.remove(moment)
            self.held.pop(moment, None)
            self.database.execute("UPDATE printed_articles SET story_id = ? WHERE moment = ?", (story_id, moment))
            self.pairs.add(moment)

    def tell_all(self, story_of: Callable[[int], str]) -> None:
        """Tell every article its story, and hold it against the others; none may have been told before."""
        kept = SharedKeys(self.database, "quotation")
        for moment in self._in_time():
            self.database.execute(
                "UPDATE printed_articles SET story_id = ? WHERE moment = ?", (story_of(moment), moment)
            )
            kept.add(moment, quotation_keys(self._article(moment)))
        self.pairs.fill(kept.near(enough=1))

    def remove(self, moment: int) -> None:
        if found := self._told(moment):
            if found[0] is not None:
                self.pairs.remove(moment)
            self.held.pop(moment, None)
            self.database.execute("DELETE FROM printed_articles WHERE moment = ?", (moment,))

    def rows(self, moments: Iterable[int] | None = None) -> Iterator[QuoteVariantRow]:
        """The variants of what these articles print, or of all, by utterance and time."""
        self.pairs.touched.clear()
        self.many.clear()
        self._links.cache_clear()
        found = self._parts(self._in_time() if moments is None else filter(self._told, moments))
        for part, links in found if moments is None else sorted(found, key=lambda found: self._place(found[0][0])):
            yield from rows_of_part(part, links)

    def _in_time(self) -> Iterator[int]:
        query = (
            "SELECT moment, sorted_by, article_id FROM printed_articles WHERE (sorted_by, article_id) > (?, ?) "
            "ORDER BY sorted_by, article_id LIMIT ?"
        )
        last: Sequence[str] = ("", "")
        while some := self.database.execute(query, (*last, HELD)).fetchall():
            yield from (row[0] for row in some)
            last = some[-1][1:]

    def _parts(self, moments: Iterable[int]) -> Iterator[tuple[list[PrintedQuotation], Links]]:
        """What hangs together with prints of these articles, each once."""
        done: set[str] = set()
        for moment in moments:
            linked = {quote_id for ends in self._links(moment) for quote_id in ends} - done
            for print_ in self._article(moment).single if linked else ():
                if print_.quote_id in linked and print_.quote_id not in done:
                    part, links = self._part(moment, print_.quote_id)
                    done |= {p.quote_id for p in part}
                    yield part, links

    def _place(self, print_: PrintedQuotation) -> tuple[str, str, int, str]:
        return *self._article(self._moment(print_)).in_time, print_.start, print_.quote_id

    def _part(self, moment: int, quote_id: str) -> tuple[list[PrintedQuotation], Links]:
        """The prints that hang together with this one, the earliest first, and their links."""
        links, found = Links(), {quote_id: moment}
        for holds in RUNGS:
            if (hanging := self._hanging(moment, quote_id, holds)) is not None:
                found, links = hanging
                break
        articles = sorted({self._article(at) for at in found.values()}, key=lambda article: article.in_time)
        return [p for article in articles for p in article.single if p.quote_id in found], links

    def _hanging(
        self, moment: int, quote_id: str, holds: Callable[[Link], bool]
    ) -> tuple[dict[str, int], Links] | None:
        """The prints that hang together by links that hold, with their articles, and these links; None of too many."""
        many = self.many[holds]
        found, waiting, links = {quote_id: moment}, [quote_id], Links()
        while waiting:
            mine = waiting.pop()
            for ends, link in self._links(found[mine]).items():
                if mine not in ends or not holds(link):
                    continue
                links[ends] = link
                for end, print_ in zip(ends, link, strict=True):
                    if end not in found:
                        found[end] = self._moment(print_)
                        waiting.append(end)
            if holds is not RUNGS[-1] and (len(found) > MOST or not many.isdisjoint(found)):
                many |= found.keys()
                return None
        return found, links

    def _found_links(self, moment: int) -> Links:
        """The links of an article's prints."""
        links = Links()
        for other, found in self.pairs.found_of(moment).items():
            one, later = self._in_order(moment, other)
            links |= links_of(one, later, json.loads(str(found)))
        return links

    def _keys(self, moment: int) -> Mapping[int, int]:
        return quotation_keys(self._article(moment)).weight_of()

    def _matches(self, one: int, other: int) -> str | None:
        found = matches(*self._in_order(one, other))
        return json.dumps(found, separators=(",", ":")) if found else None

    def _in_order(self, one: int, other: int) -> Sequence[PrintedArticle]:
        return sorted((self._article(one), self._article(other)), key=lambda article: article.in_time)

    def _told(self, moment: int) -> tuple[str | None] | None:
        """The article's story, none before it was told; None of an article that prints no words in marks."""
        query = "SELECT story_id FROM printed_articles WHERE moment = ?"
        found: tuple[str | None] | None = self.database.execute(query, (moment,)).fetchone()
        return found

    def _article(self, moment: int) -> PrintedArticle:
        if moment not in self.held:
            query = "SELECT quotes, story_id FROM printed_articles WHERE moment = ?"
            quotes, story_id = self.database.execute(query, (moment,)).fetchone()
            if len(self.held) >= HELD:
                self.held.clear()
            self.held[moment] = printed_article([dict(zip(KEPT, q, strict=True)) for q in json.loads(quotes)], story_id)
        return self.held[moment]

    def _moment(self, print_: PrintedQuotation) -> int:
        return moment_of(day_number(print_.published), print_.article_id)


def variant_rows(quotes: Iterable[Mapping[str, Any]], stories: Iterable[Story] = ()) -> list[QuoteVariantRow]:
    """A row for each later print of an utterance that more than one article has in marks, by utterance and time.

    quotes: rows of quotes.csv of all articles. Quotations without marks are left out: a paraphrase alters nothing.
    """
    told: dict[str, list[Mapping[str, Any]]] = {}
    for row in quotes:
        told.setdefault(row["article_id"], []).append(row)
    known = {m.article_id: story.story_id for story in stories for m in story.members}
    story_of: dict[int, str] = {}
    with closing(sqlite3.connect("")) as database:
        store = VariantStore(database)
        for article_id, rows in told.items():
            moment = moment_of(day_number(rows[0]["published"] or ""), article_id)
            story_of[moment] = known.get(article_id, "")
            store.add(moment, rows)
        store.tell_all(lambda moment: story_of[moment])
        return list(store.rows())
