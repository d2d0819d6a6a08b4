"""What a day of 100 articles costs an archive, however large it is.

python benchmarks/archive.py                          of 1,000, 10,000 and 50,000 articles
python benchmarks/archive.py --sizes 100000 --days 0  what as many articles cost from nothing

The articles are those of ``archive_maker.py``, a hundred a day, with the rows that a reader would find in them who
misses nothing, so that no model has to run. One story in four tells of an event, the others are a newsroom's other
news. Each day is added in a transaction of its own and what it touches is written; the median of the days is printed.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields, replace
from datetime import date, timedelta
from itertools import count, groupby, islice
from pathlib import Path
from statistics import median
from typing import Any, TypeVar, get_args, get_type_hints

from archive_maker import FIRST_DAY, MadeArticle, make_archive

from pipeline.archive.archive_file import opened
from pipeline.archive.archive_tables import touched, write
from pipeline.archive.growing_archive import Archive
from pipeline.tables.extract import ArticleTables
from pipeline.tables.records import ArticleRow, CasualtyRow, EventRow, MentionRow, QuoteRow, row_id
from pipeline.vocabulary import closed_fields

Row = TypeVar("Row")
DAY = 100  # articles
MOST = 1_000_000  # stories
EVENTFUL = 4  # of so many stories one tells of an event


def blank(row_type: type[Row], **told: Any) -> Row:
    """A row with these cells; the others empty, or the first word of their list."""
    hints, words = get_type_hints(row_type), closed_fields(row_type)
    cells: dict[str, Any] = {}
    for column in fields(row_type):  # type: ignore[arg-type]
        if column.name in words:
            cells[column.name] = next(iter(words[column.name]))
        elif column.default is MISSING:
            kinds = get_args(hints[column.name])
            cells[column.name] = None if type(None) in kinds else hints[column.name]()
    return row_type(**{**cells, **told})


def rows_of(made: MadeArticle) -> ArticleTables:
    """The rows of an article, as far as anything is linked by them."""
    at = made.article_id
    paragraphs = made.text.split("\n\n")
    lead = paragraphs[0]
    event = {"event_id": row_id("e", at), "place_text": made.village, "event_date": made.date, "means": "bomb"}
    place = zlib.crc32(made.village.encode())
    point = {"latitude": place % 1000 / 20, "longitude": place // 1000 % 1000 / 20}
    article = blank(
        ArticleRow,
        article_id=at,
        title=made.title,
        published=made.date,
        path="wire.jsonl",
        sha256=row_id("", made.text),
    )
    told = {"killed": made.killed, "wounded": made.wounded}
    casualties = [
        blank(CasualtyRow, article_id=at, published=made.date, effect=effect, low=n, best=n, high=n, counted="yes",
              relation="main", certainty="claimed", claimant_name="police", sentence=lead, text=f"{n} {effect}",
              claim_group=row_id("g", at, effect), casualty_id=row_id("c", at, effect), **event, **point)
        for effect, n in told.items()
    ]  # fmt: skip
    if zlib.crc32(made.story.encode()) % EVENTFUL:
        casualties.clear()
    figures = {f"{effect}_{end}": n for effect, n in told.items() for end in ("low", "best", "high")}
    events = [
        blank(EventRow, article_id=at, kind="incident", event_date_end=made.date, sentences=lead, **figures, **event,
              **point)
        for _ in casualties[:1]
    ]  # fmt: skip
    mentions = [
        blank(MentionRow, article_id=at, text=name, entity_name=name, label="PLACE" if n < 3 else "ACTOR",
              entity_type="village" if n < 3 else "person", sentence=p, start=made.text.find(p),
              mention_id=row_id("m", at, name, p), end=0)
        for p in paragraphs
        for n, name in enumerate(made.names or (made.village,))
        if name in p or n == 0
    ]  # fmt: skip
    quotes = [
        blank(QuoteRow, article_id=at, published=made.date, quote=q, content=q, kind="direct", sentence=lead,
              utterance_id=row_id("u", at, q), quote_id=row_id("q", at, q), start=made.text.find(q), end=0)
        for q in dict.fromkeys(made.quotations)
    ]  # fmt: skip
    return ArticleTables(
        article=article, mentions=tuple(mentions), casualties=tuple(casualties), events=tuple(events), victims=(),
        quotes=tuple(quotes), reasons=(),
    )  # fmt: skip


def articles() -> Iterator[MadeArticle]:
    """A hundred a day: the stories follow one another, each with its articles' days apart as they were made."""
    number = count()
    for _, told in groupby(make_archive(MOST), key=lambda made: made.story):
        story = list(told)
        first = date.fromisoformat(story[0].date)
        day = FIRST_DAY + timedelta(days=next(number) * len(story) // DAY)
        for made in story:
            yield replace(made, date=(day + (date.fromisoformat(made.date) - first)).isoformat())


def added(path: Path, day: Iterable[MadeArticle], output: Path | None = None) -> tuple[float, float, int]:
    """Processor seconds to add articles and to write what they touch, and how many articles that are."""
    results = [rows_of(made) for made in day]
    started = time.process_time()
    written = 0
    with opened(path, change=True) as database:
        archive = Archive(database, path)
        for result in results:
            archive.take("run", result, None)
        archive.link()
        linked = time.process_time()
        if output is not None:
            written, _ = write(archive, output, touched(archive), about={"wireledger": "benchmark"})
    return linked - started, time.process_time() - linked, written


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000, 50_000])
    parser.add_argument("--days", type=int, default=5, help="of which the median is told")
    parser.add_argument("--at-once", type=int, default=5_000, help="articles that the archive is filled with at once")
    options = parser.parse_args()
    every = articles()
    with tempfile.TemporaryDirectory() as folder:
        path, held, filling = Path(folder) / "archive", 0, 0.0
        for size in options.sizes:
            while held < size:
                some = list(islice(every, min(options.at_once, size - held)))
                filling += sum(added(path, some)[:2])
                held += len(some)
            told = [added(path, islice(every, DAY), Path(folder) / "day") for _ in range(options.days)]
            tell(path, held, filling, told)
            held += DAY * options.days


def tell(path: Path, held: int, filling: float, days: list[tuple[float, float, int]]) -> None:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"archive of {held:,}: filled in {filling:.0f} s ({1e3 * filling / held:.1f} ms an article), "
        f"{path.stat().st_size / 1e6:,.0f} MB, {memory:.0f} MB of memory at the most"
    )
    if days:
        linked, written, articles = (median(column) for column in zip(*days, strict=True))
        print(f"  a day of {DAY}: {linked:.2f} s to add, {written:.2f} s to write {articles:.0f} articles", flush=True)


if __name__ == "__main__":
    main()
