"""The page of a run as a reader has it, in a real browser: one browser for all tests."""

from __future__ import annotations

import csv
import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pytest
from report_runs import HOSTILE, copied, invoke, linked_run_in, rewritten, run_in

from pipeline.run_page.html_document import write_report
from pipeline.tables.csv_tables import read

sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright, which make test installs")
Browser, Page = sync_api.Browser, sync_api.Page

CHROMIUM = next((p for p in map(Path, ("/usr/bin/chromium", "/usr/bin/chromium-browser")) if p.exists()), None)
SCRIPTS = Path(__file__).parent.parent / "pipeline" / "run_page" / "assets" / "scripts"
QUAY = "#/article/quay"
LINKED = ("stories", "incidents", "incident_claims", "quote_variants", "totals")
VIEWS = [
    "", "#/articles", "#/stories", "#/incidents", "#/events", "#/casualties", "#/victims", "#/quotes", "#/mentions",
    QUAY,
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("needs Chromium, which is not installed here")
    with sync_api.sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield made
        made.close()


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copied(run_in(tmp_path_factory.getbasetemp()), tmp_path_factory.mktemp("page") / "run")
    write_report(folder)
    return folder


class Reader:
    """A page that is open, with what went wrong in it."""

    def __init__(self, browser: Browser, file: Path, **settings: object) -> None:
        self.context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **settings})
        self.context.set_default_timeout(5_000)
        self.file = file
        self.faults: list[str] = []
        self.asked: list[str] = []

    def open(self, at: str = "") -> Page:
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda told: self.faults.append(told.text))
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto(f"{self.file.as_uri()}{at}")
        return page


@pytest.fixture
def reader(browser: Browser, run: Path) -> Iterator[Reader]:
    """A reader of his own, for what a browser keeps."""
    made = Reader(browser, run / "report.html")
    yield made
    made.context.close()
    assert made.faults == []


@pytest.fixture(scope="module")
def shared(browser: Browser, run: Path) -> Iterator[tuple[Reader, Page]]:
    made = Reader(browser, run / "report.html")
    yield made, made.open()
    made.context.close()


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two papers with one story, and a rival account of the same incident."""
    folder = copied(linked_run_in(tmp_path_factory.getbasetemp()), tmp_path_factory.mktemp("linked") / "run")
    write_report(folder)
    return folder


@pytest.fixture(scope="module")
def linked_page(browser: Browser, linked: Path) -> Iterator[tuple[Reader, Page]]:
    made = Reader(browser, linked / "report.html")
    yield made, made.open()
    made.context.close()


@pytest.fixture
def papers(linked_page: tuple[Reader, Page]) -> Iterator[Page]:
    """One page of several papers for all tests that leave nothing behind, back at its front."""
    made, page = linked_page
    go(page, "#/")
    yield page
    assert made.faults == []


@pytest.fixture
def desk(shared: tuple[Reader, Page]) -> Iterator[Page]:
    """One page for all tests that leave nothing behind, back at its front."""
    made, page = shared
    go(page, "#/")
    yield page
    assert made.faults == []


def go(page: Page, at: str) -> Page:
    """Where the address leads, without opening the page anew."""
    page.evaluate("at => { history.replaceState(null, '', at); dispatchEvent(new HashChangeEvent('hashchange')); }", at)
    return page


def reader_of(browser: Browser, folder: Path, **settings: object) -> Reader:
    return Reader(browser, write_report(folder)[0], **settings)


def rows_of(run: Path, table: str, **cells: str) -> list[dict[str, str]]:
    return [row for row in read(run / f"{table}.csv") if all(row[c] == cell for c, cell in cells.items())]


def text_of(page: Page, selector: str) -> str:
    return " ".join(page.locator(selector).inner_text().split())


def test_the_page_asks_for_nothing_but_itself(reader: Reader):
    page = reader.open()
    for view in VIEWS:
        go(page, view)
    assert {url.partition("#")[0] for url in reader.asked} == {reader.file.as_uri()}


def test_the_front_page_has_the_numbers_of_the_tables(desk: Page, run: Path):
    page = desk
    told = [text.split()[0] for text in page.locator(".stats a").all_inner_texts()]
    stories = {row["story_id"] for row in rows_of(run, "stories")}
    tables = [rows_of(run, name) for name in ("articles", "incidents", "casualties", "victims", "quotes")]
    assert told == [str(len(rows)) for rows in (tables[0], stories, *tables[1:])]


def test_the_front_page_tells_claims_of_both_sides_and_places(desk: Page):
    page = desk
    assert page.locator(".bar-up").count() > 0
    assert page.locator(".bar-down").count() > 0
    assert page.locator(".map circle.dead, .map circle.event").count() > 0
    assert "km" in page.locator(".scale").inner_html()


@pytest.mark.parametrize("article", ["quay", "emoji 😀/ferry", HOSTILE], ids=["quay", "emoji", "hostile"])
def test_every_row_is_marked_on_its_own_words(desk: Page, run: Path, article: str):
    page = go(desk, f"#/article/{quote(article, safe='')}")
    marked = page.evaluate("""() => {
      const found = {};
      for (const mark of document.querySelectorAll("#text .mark:is(.actors, .places, .figures, .quotations)")) {
        const copy = mark.cloneNode(true);
        for (const sup of copy.querySelectorAll("sup")) sup.remove();
        found[mark.dataset.rows] = (found[mark.dataset.rows] ?? "") + copy.textContent;
      }
      return found;
    }""")
    rows = [(row, row["mention_id"], row["text"]) for row in rows_of(run, "mentions", article_id=article)]
    rows += [(row, row["casualty_id"], row["text"]) for row in rows_of(run, "casualties", article_id=article)]
    rows += [(row, row["quote_id"], row["quote"]) for row in rows_of(run, "quotes", article_id=article)]
    assert rows
    assert {i: "".join(text.split()) for i, text in marked.items()} == {i: "".join(t.split()) for _, i, t in rows}


@pytest.mark.parametrize("seed", range(3))
def test_stretches_that_cross_each_other_keep_their_words(desk: Page, seed: int):
    """The text comes out whole, and every stretch's pieces are its words, its first piece told once."""
    chance = random.Random(seed)
    text = "".join(chance.choice("abc \n") for _ in range(60))
    spans = [{"start": s, "end": chance.randint(s, 60), "n": n} for n in range(12) for s in [chance.randint(0, 59)]]
    whole, pieces, firsts = desk.evaluate(
        (SCRIPTS / "nesting.js").read_text(encoding="utf-8").join(["(([text, spans]) => {", """
        const pieces = {}, firsts = {};
        const said = (part) => (typeof part === "string" ? part : part.parts.map(said).join(""));
        const walk = (part) => {
          if (typeof part === "string") return;
          pieces[part.span.n] = (pieces[part.span.n] ?? "") + said(part);
          firsts[part.span.n] = (firsts[part.span.n] ?? 0) + part.first;
          part.parts.forEach(walk);
        };
        const parts = nested(text, spans, 0, text.length);
        parts.forEach(walk);
        return [parts.map(said).join(""), pieces, firsts];
      })"""]),
        [text, spans],
    )  # fmt: skip
    told = {str(s["n"]): text[s["start"] : s["end"]] for s in spans if s["end"] > s["start"]}
    assert (whole, pieces, firsts) == (text, told, dict.fromkeys(told, 1))


def test_a_quotation_lights_up_with_its_speaker_and_cue(desk: Page, run: Path):
    page = go(desk, QUAY)
    row = rows_of(run, "quotes", quote="Nobody asked us,")[0]
    page.locator(f".quotations[data-id={row['quote_id']}]").hover(position={"x": 4, "y": 4})
    lit = page.locator("#text .near").all_inner_texts()
    assert any("Tanha" in text for text in lit)
    assert "said" in lit


def test_a_figure_lights_up_with_the_others_of_its_event_and_the_events_row(desk: Page, run: Path):
    page = go(desk, QUAY)
    figures = rows_of(run, "casualties", article_id="quay")
    event = next(f["event_id"] for f in figures if sum(o["event_id"] == f["event_id"] for o in figures) > 1)
    same = [f for f in figures if f["event_id"] == event]
    page.locator(f".figures[data-id={same[0]['casualty_id']}]").focus()
    lit = set(page.evaluate("[...document.querySelectorAll('.near, .near-too')].map((e) => e.dataset.id)"))
    assert {event, *(f["casualty_id"] for f in same)} <= lit


def test_a_click_tells_what_the_row_says_and_why(desk: Page, run: Path):
    page = go(desk, QUAY)
    figure = rows_of(run, "casualties", article_id="quay", effect="wounded")[0]
    page.locator(f".figures[data-id={figure['casualty_id']}]").click()
    assert text_of(page, ".panel h2") == "9 wounded (others)"
    assert "“nine” is a plain number: low 9, best 9, high 9" in text_of(page, ".panel .why")
    assert page.url.endswith(f"{QUAY}/{figure['casualty_id']}")


def test_an_address_leads_to_a_row(desk: Page, run: Path):
    row = rows_of(run, "quotes", article_id="quay")[-1]
    page = go(desk, f"{QUAY}/{row['quote_id']}")
    assert page.locator(f".quotations.chosen[data-rows={row['quote_id']}]").count() >= 1
    assert page.locator("tr.chosen").count() == 1


@pytest.mark.parametrize("table", ["events", "victims"])
def test_a_row_made_of_figures_leads_to_the_words_of_one(desk: Page, run: Path, table: str):
    row = rows_of(run, table, article_id="emoji 😀/ferry")[0]
    page = go(desk, f"#/{table}")
    page.locator(f"tr[data-id={row['event_id' if table == 'events' else 'victim_id']}] a").first.click()
    page.locator("#text .figures.chosen-too").first.wait_for(state="attached")


def test_rows_of_the_tables_lead_to_their_words(desk: Page):
    page = go(desk, "#/quotes")
    page.locator("tbody a").first.click()
    assert page.locator("#text .quotations.chosen").first.is_visible()


def test_keys_lead_from_mark_to_mark_and_into_the_row_and_back(desk: Page):
    page = go(desk, QUAY)
    marks = page.locator("#text .mark[data-id]").evaluate_all("marks => marks.map((mark) => mark.dataset.id)")
    at = "document.activeElement.dataset.id"
    page.keyboard.press("j")
    assert page.evaluate(at) == marks[0]
    page.keyboard.press("j")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(at) == marks[2]
    page.keyboard.press("k")
    assert page.evaluate(at) == marks[1]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.keyboard.press("Escape")
    assert page.evaluate(at) == marks[1]


def test_the_focus_goes_with_the_reader_from_view_to_view(desk: Page):
    go(desk, "#/quotes")
    assert desk.evaluate("document.activeElement.textContent") == "Quotations"
    desk.locator("tbody a").first.click()
    desk.locator("#text").wait_for()
    assert desk.evaluate("document.activeElement.dataset.id") == desk.locator("tr.chosen").get_attribute("data-id")


def test_one_mark_stands_in_the_tab_order_and_shows_its_focus(desk: Page):
    page = go(desk, QUAY)
    assert page.locator("#text .mark[tabindex='0']").count() == 1
    page.keyboard.press("j")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_single_letters_can_be_switched_off(reader: Reader):
    page = reader.open(QUAY)
    page.keyboard.press("?")
    page.get_by_label("Single letters do this").uncheck()
    page.get_by_role("button", name="Close", exact=True).click()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.classList.contains('mark')") is False


def test_a_layer_can_be_switched_off(reader: Reader):
    page = reader.open(QUAY)
    page.get_by_role("checkbox", name=re.compile("Quotations")).uncheck()
    colours = page.locator("#text .quotations").evaluate_all(
        "all => all.map((m) => getComputedStyle(m).backgroundColor)"
    )
    assert set(colours) == {"rgba(0, 0, 0, 0)"}


@pytest.mark.parametrize(
    ("asked", "articles"),
    [
        ("text=FERRY", ["emoji 😀/ferry"]),
        ("actor=mujahid", ["quay"]),
        ("place=khenj", ["emoji 😀/ferry"]),
        ("speaker=tanha", ["quay"]),
        ("stance=denial", ["quay"]),
        ("effect=wounded", [HOSTILE, "quay"]),
        ("claimant=tanha", ["quay"]),
        ("speaker=massoud&text=ferry", ["emoji 😀/ferry"]),
        ("text=nowhere", []),
    ],
)
def test_filters_leave_the_articles_that_fit(desk: Page, asked: str, articles: list[str]):
    page = go(desk, f"#/articles?{asked}")
    found = page.locator("tbody tr td:first-child a").evaluate_all("all => all.map((a) => a.getAttribute('href'))")
    assert found == [f"#/article/{quote(a, safe=SAFE)}" for a in articles]


SAFE = "!'()*~-._"  # what encodeURIComponent leaves as it is


def test_a_columns_name_sorts_its_table_up_and_down_and_back(desk: Page):
    page = go(desk, "#/casualties")
    figures = page.locator("tbody td:nth-child(2)")
    as_they_came = figures.all_inner_texts()
    page.get_by_role("button", name="As printed").click()
    up = figures.all_inner_texts()
    page.get_by_role("button", name="As printed").click()
    down = figures.all_inner_texts()
    page.get_by_role("button", name="As printed").click()
    assert (sorted(up, key=str.lower), up[::-1], as_they_came) == (up, down, figures.all_inner_texts())


def test_a_place_on_the_map_leads_to_its_incidents(desk: Page):
    desk.locator(".map a").first.click()
    desk.locator(".view-incidents").wait_for()
    assert desk.locator("tbody tr").count() == 1


def test_typing_filters_and_a_chip_takes_it_back(reader: Reader):
    page = reader.open("#/articles")
    page.get_by_label("Search the articles").fill("ferry")
    page.locator("tbody tr").nth(1).wait_for(state="detached")
    assert page.url.endswith("#/articles?text=ferry")
    page.reload()
    page.get_by_role("button", name=re.compile("Text: ferry")).click()
    page.locator("tbody tr").nth(3).wait_for()
    assert page.locator("tbody tr").count() == 4


def test_a_reprint_adds_no_dead_and_a_rival_claim_stands_beside(papers: Page):
    lines = papers.locator("[aria-labelledby=section-dead] tbody tr").all_inner_texts()
    assert [line.split()[:1] + re.findall(r"\d+", line)[:1] for line in lines] == [["taliban", "9"], ["others", "6"]]
    assert "Each incident counts once" in text_of(papers, "[aria-labelledby=section-dead] caption")


def test_a_run_that_knows_no_incidents_adds_articles_and_says_so(browser: Browser, linked: Path, tmp_path: Path):
    folder = copied(linked, tmp_path / "run")
    for name in LINKED:
        (folder / f"{name}.csv").unlink()
    reader = reader_of(browser, folder)
    page = reader.open()
    assert "12" in text_of(page, "[aria-labelledby=section-dead] tbody tr:has(small:text('Tanha'))")
    assert "articles that tell of the same people add up" in text_of(page, "[aria-labelledby=section-dead] caption")
    reader.context.close()
    assert reader.faults == []


def test_an_incident_is_one_row_with_every_claimants_figure(papers: Page):
    cells = [" ".join(told.split()) for told in go(papers, "#/incidents").locator("tbody td").all_inner_texts()]
    assert cells == [
        "Gulbahar", "5 September 2021", "mine, by Taliban", "6 (6 to 9) killed",
        "Taliban 9 killed Latif Tanha 6 killed", "2", "differ",
    ]  # fmt: skip


def test_an_incident_opens_to_claims_events_sentences_and_articles(papers: Page):
    go(papers, "#/incidents").locator("tbody a").first.click()
    papers.locator(".claims-of").wait_for()
    claims = [" ".join(told.split()) for told in papers.locator(".claims-of th[scope=row]").all_inner_texts()]
    assert claims == ["Taliban taliban", "Latif Tanha"]
    assert papers.locator(".telling h3").all_inner_texts() == [
        "Six die on the road", "A mine on the road", "The Taliban on the mine at Gulbahar"
    ]  # fmt: skip
    assert "reprint: counted once with its story" in text_of(papers, ".telling >> nth=0")
    papers.locator(".telling .sentences a").first.click()
    papers.locator("#text .figures.chosen").first.wait_for()


def test_a_figure_leads_to_its_incident_and_says_why_it_is_one(papers: Page, linked: Path):
    row = rows_of(linked, "casualties", article_id="rival")[0]
    page = go(papers, f"#/article/rival/{row['casualty_id']}")
    because = rows_of(linked, "events", event_id=row["event_id"])[0]["linked_because"]
    assert because
    assert f"because: {because}" in text_of(page, ".panel")
    page.locator(".panel a[href^='#/incident/']").click()
    page.locator(".claims-of").wait_for()


def test_a_reprint_names_the_first_print_of_its_story(papers: Page):
    page = go(papers, "#/article/again")
    assert text_of(page, ".story-line").startswith("A reprint of A mine on the road, 76 % of its word triples the same")
    page.locator(".story-line a").first.click()
    page.locator("h1:text('A mine on the road')").wait_for()


def test_a_story_is_one_row_with_its_articles(papers: Page):
    rows = [" ".join(told.split()) for told in go(papers, "#/stories").locator("tbody tr").all_inner_texts()]
    assert rows[0].startswith(
        "A mine on the road 6 September 2021 AFP 2 Six die on the road reprint, 7 September 2021, 76 %"
    )
    assert len(rows) == 2


def test_altered_words_are_struck_out_and_underlined_beside_the_first_print(papers: Page):
    page = go(papers, "#/altered")
    assert text_of(page, ".first-print") == "“We have a tremendous advantage on this road,”"
    said = [page.locator(f".print {tag}").all_text_contents() for tag in ("del", "ins")]
    assert said == [["[dropped: tremendous]"], ["[added: significant]", "[added: now]"]]
    shown = [page.locator(f".print {tag}").first for tag in ("del", "ins")]
    lines = [one.evaluate("one => getComputedStyle(one).textDecorationLine") for one in shown]
    assert lines == ["line-through", "underline"]


def test_words_given_to_another_speaker_are_flagged(browser: Browser, linked: Path, tmp_path: Path):
    folder = copied(linked, tmp_path / "run")
    other = {"speaker_differs": "yes", "speaker_name": "Latif Tanha"}
    rewritten(folder / "quote_variants.csv", lambda rows: [{**row, **other} for row in rows])
    reader = reader_of(browser, folder)
    assert "here by Latif Tanha, first by Ahmad Massoud" in text_of(reader.open("#/altered"), ".utterance")
    reader.context.close()


@pytest.mark.parametrize("seed", range(3))
def test_marked_words_give_both_prints_back(desk: Page, seed: int):
    chance = random.Random(seed)
    first, later = (
        " ".join(chance.choice(["the", "snow", "don’t", "well-armed", "Road"]) for _ in range(14)) for _ in "ab"
    )
    parts = desk.evaluate(
        (SCRIPTS / "word_changes.js")
        .read_text(encoding="utf-8")
        .join(["(([a, b]) => {", "; return wordChanges(a, b); })"]),
        [first, later],
    )
    printed = [
        re.findall(r"[\w’]+", " ".join(part["text"] for part in parts if part["kind"] != left).lower())
        for left in ("added", "dropped")
    ]
    assert printed == [re.findall(r"[\w’]+", text.lower()) for text in (first, later)]


def give_verdicts(page: Page, run: Path) -> dict[str, str]:
    """Right on one figure, wrong on a quotation, a fix with a value that a spreadsheet would run; their row ids."""
    figure = rows_of(run, "casualties", article_id="quay")[0]["casualty_id"]
    first, second = (row["quote_id"] for row in rows_of(run, "quotes", article_id="quay")[:2])
    page.locator(f".figures[data-id={figure}]").click()
    page.keyboard.press("r")
    page.locator(f"tr[data-id={first}] a").click()
    page.get_by_role("button", name="wrong").click()
    page.locator(f"tr[data-id={second}] a").click()
    page.keyboard.press("x")
    page.get_by_label("Cell").select_option("speaker_name")
    page.get_by_label("should hold").fill('=Omid, "the elder"')
    page.get_by_role("button", name="Correct it").click()
    page.get_by_label("Note").fill("twice; checked")
    page.get_by_label("Note").press("Tab")
    return {"right": figure, "wrong": first, "fix": second}


def saved(page: Page, to: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save verdicts").click()
    download.value.save_as(to)
    return to


class Judged(NamedTuple):
    """A page with verdicts, opened again; the ids of its rows by verdict; what was saved of them."""

    page: Page
    ids: dict[str, str]
    file: Path


@pytest.fixture(scope="module")
def judged(browser: Browser, run: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Judged]:
    made = Reader(browser, run / "report.html")
    page = made.open(QUAY)
    ids = give_verdicts(page, run)
    page.reload()
    yield Judged(page, ids, saved(page, tmp_path_factory.mktemp("judged") / "verdicts.csv"))
    made.context.close()
    assert made.faults == []


def take(page: Page, file: Path) -> None:
    page.locator("#verdict-file").set_input_files(file)
    page.locator(".notice").wait_for()


def test_verdicts_last(judged: Judged):
    assert text_of(judged.page, "#judged") == "3 verdicts"
    assert judged.page.locator(f"[data-verdict={judged.ids['fix']}]").inner_text() == "✎ fix"


def test_verdicts_are_saved_as_a_table(judged: Judged):
    with judged.file.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["row_id"]: row for row in csv.DictReader(file)}
    assert {row["verdict"]: row["row_id"] for row in rows.values()} == judged.ids
    fix = rows[judged.ids["fix"]]
    assert (fix["table"], fix["field"], fix["corrected"], fix["note"], fix["article_id"]) == (
        "quotes", "speaker_name", "'=Omid, \"the elder\"", "twice; checked", "quay"
    )  # fmt: skip


def test_saved_verdicts_are_gold_for_evaluate(judged: Judged, run: Path, tmp_path: Path):
    code, told, aside = invoke("evaluate", judged.file, "-o", run, "--json", tmp_path / "figures.json")
    figures = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))["figures"]
    assert (code, aside) == (0, "")
    assert [(f["name"], f["right"], f["of"]) for f in figures] == [
        ("quotes rows right", 0, 2),
        ("quotes speaker_name right", 0, 1),
        ("casualties rows right", 1, 1),
    ]
    assert "| casualties rows right     | 1.000 |" in told


def test_a_saved_file_goes_on_and_loses_no_strangers(reader: Reader, judged: Judged, tmp_path: Path):
    file = tmp_path / "verdicts.csv"
    stranger = 'q0123456789abcdef,quotes,wrong,,,"one\r\n""two""",gone,1,2,,\r\n'
    file.write_bytes(judged.file.read_bytes() + stranger.encode())
    before = file.read_text(encoding="utf-8-sig")
    page = reader.open(QUAY)
    take(page, file)
    assert text_of(page, ".notice").startswith("4 rows with verdicts opened, 1 of them not in this run")
    again = saved(page, tmp_path / "again.csv").read_text(encoding="utf-8-sig")
    assert sorted(again.splitlines()) == sorted(before.splitlines())


def test_a_verdict_on_a_row_that_changed_since_says_so(browser: Browser, run: Path, judged: Judged, tmp_path: Path):
    folder = copied(run, tmp_path / "run")
    reader = reader_of(browser, folder)
    page = reader.open(QUAY)
    take(page, judged.file)
    rewritten(folder / "quotes.csv", lambda rows: [{**row, "stance": "promise"} for row in rows])
    write_report(folder)
    page.reload()
    assert page.locator(f"[data-verdict={judged.ids['wrong']}]").inner_text() == "✗ wrong, of an earlier reading"
    reader.context.close()


def test_one_part_that_fails_takes_no_other_with_it(browser: Browser, run: Path, tmp_path: Path):
    folder = copied(run, tmp_path / "run")
    page_file, _ = write_report(folder)
    mark = "// What could not be read."
    failing = "section({ order: 1, id: 'x', title: 'Broken', render() { throw new Error('no'); } });\n"
    broken = page_file.read_text(encoding="utf-8").replace(mark, failing + mark)
    page_file.write_text(re.sub(r"script-src 'sha256-[^']+'", "script-src 'unsafe-inline'", broken), encoding="utf-8")
    reader = Reader(browser, page_file)
    assert "This part can’t be shown: no At a glance" in text_of(reader.open(), ".front")
    reader.context.close()


def test_what_was_searched_for_is_shown_in_the_article(desk: Page):
    """Also where marks divide it."""
    page = go(desk, "#/articles?text=omid, nine")
    page.locator("tbody a").first.click()
    page.locator("#text").wait_for()
    assert page.evaluate("[...CSS.highlights.get('found')].map(String)") == ["Omid, nine"]


def test_the_search_is_one_key_away_from_an_article(desk: Page):
    page = go(desk, QUAY)
    page.keyboard.press("/")
    sync_api.expect(page.locator("#filter-text")).to_be_focused()


def test_where_the_browser_keeps_nothing_verdicts_live_as_long_as_the_page(reader: Reader, run: Path):
    reader.context.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})")
    page = reader.open(QUAY)
    give_verdicts(page, run)
    assert text_of(page, "#judged") == "3 verdicts"
    assert "This browser keeps no verdicts" in text_of(page, "footer")


def test_strangers_text_is_shown_and_never_run(reader: Reader):
    page = reader.open(f"#/article/{quote(HOSTILE, safe='')}")
    assert "<script>window.ran = 2</script>" in text_of(page, "#text")
    for view in [*VIEWS, f"#/articles?actor={quote(HOSTILE)}", "#/article/%E0%A4%A"]:
        go(page, view)
    assert page.evaluate("[window.ran, document.querySelectorAll('main img, main script').length]") == [None, 0]


@pytest.fixture(scope="module")
def axe() -> Callable[..., dict[str, list[str]]]:
    """Runs axe on a page; gives serious faults by rule."""
    module = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe, which make test installs")

    def faults(page: Page, **options: object) -> dict[str, list[str]]:
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        found = module.Axe().run(page, options={"resultTypes": ["violations"], **options}).response["violations"]
        grave = [fault for fault in found if fault["impact"] in ("serious", "critical")]
        return {fault["id"]: [node["html"][:200] for node in fault["nodes"][:3]] for fault in grave}

    return faults


def test_axe_finds_no_serious_fault(reader: Reader, judged: Judged, axe: Callable[..., dict[str, list[str]]]):
    """All rules by day; by night the one that depends on colours."""
    page = reader.open(QUAY)
    take(page, judged.file)
    chosen = f"{QUAY}/{judged.ids['fix']}"
    found = {view: axe(go(page, view)) for view in (chosen, "#/", "#/casualties?effect=killed")}
    page.emulate_media(color_scheme="dark")
    found |= {f"{view} by night": axe(go(page, view), runOnly=["color-contrast"]) for view in (chosen, "#/")}
    assert not any(found.values()), found


def test_axe_finds_no_serious_fault_where_papers_are_compared(papers: Page, linked: Path, axe: Callable[..., dict]):
    incident = f"#/incident/{rows_of(linked, 'incidents')[0]['incident_id']}"
    found = {view: axe(go(papers, view)) for view in ("#/incidents", incident, "#/altered", "#/stories")}
    papers.emulate_media(color_scheme="dark")
    found |= {f"{view} by night": axe(go(papers, view), runOnly=["color-contrast"]) for view in (incident, "#/altered")}
    papers.emulate_media(color_scheme="light")
    assert not any(found.values()), found


@pytest.fixture(scope="module")
def phone(browser: Browser, run: Path) -> Iterator[Page]:
    made = Reader(browser, run / "report.html", viewport={"width": 360, "height": 740}, has_touch=True)
    yield made.open()
    made.context.close()


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_wider_than_a_phone(phone: Page, view: str):
    assert go(phone, view).evaluate("document.documentElement.scrollWidth") == 360


def test_what_papers_say_of_one_incident_is_no_wider_than_a_phone(browser: Browser, linked: Path):
    made = Reader(browser, linked / "report.html", viewport={"width": 360, "height": 740}, has_touch=True)
    page = made.open()
    incident = f"#/incident/{rows_of(linked, 'incidents')[0]['incident_id']}"
    views = ("#/incidents", incident, "#/altered", "#/stories", "#/article/again")
    widths = {view: go(page, view).evaluate("document.documentElement.scrollWidth") for view in views}
    made.context.close()
    assert widths == dict.fromkeys(views, 360)


def test_on_a_phone_the_chosen_row_leaves_its_words_in_sight(phone: Page):
    page = go(phone, QUAY)
    page.locator("#text .figures[data-id]").last.tap()
    mark, panel = (page.locator(s).bounding_box() for s in ("#text .mark.chosen >> nth=0", ".panel"))
    assert mark["y"] + mark["height"] <= panel["y"] + 2


def test_paper_shows_the_text_and_its_rows_without_what_only_a_screen_can_use(desk: Page):
    page = go(desk, QUAY)
    page.emulate_media(media="print")
    shown = {
        s: page.locator(s).first.is_visible() for s in ("#text", ".article-rows", ".masthead nav", ".tools", ".panel")
    }
    page.emulate_media(media="screen")
    assert [s for s, visible in shown.items() if visible] == ["#text", ".article-rows"]


def test_dark_is_dark(browser: Browser, run: Path):
    reader = Reader(browser, run / "report.html", color_scheme="dark")
    colour = reader.open().evaluate("getComputedStyle(document.body).backgroundColor")
    reader.context.close()
    assert max(map(int, re.findall(r"\d+", colour))) < 64


def test_a_run_without_articles_says_so(browser: Browser, run: Path, tmp_path: Path):
    folder = copied(run, tmp_path / "run")
    for name in ("articles", "mentions", "casualties", "events", "victims", "quotes", *LINKED):
        rewritten(folder / f"{name}.csv", lambda rows: [])
    reader = reader_of(browser, folder)
    page = reader.open()
    assert text_of(page, "main h1") == "What 0 articles say"
    assert text_of(page, ".front") == "The run read no article."
    for view in VIEWS:
        go(page, view)
    reader.context.close()
    assert reader.faults == []


def test_an_article_whose_text_is_gone_is_told_by_its_sentences(browser: Browser, run: Path, tmp_path: Path):
    folder = copied(run, tmp_path / "run")
    (folder / "texts" / "quay.txt").unlink()
    reader = reader_of(browser, folder)
    page = reader.open(QUAY)
    assert "The Taliban denied it." in text_of(page, ".sentences")
    page.locator("tr[data-id] a").first.click()
    assert page.locator(".panel h2").is_visible()
    reader.context.close()
    assert reader.faults == []


def test_a_further_table_of_the_run_has_a_view(browser: Browser, run: Path, tmp_path: Path):
    """A profile's, or one that comes later; its rows need no article."""
    folder = copied(run, tmp_path / "run")
    record = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    record["tables"]["weather.csv"] = {"rows": 2}
    (folder / "run.json").write_text(json.dumps(record), encoding="utf-8")
    (folder / "weather.csv").write_text("weather_id,headline,quiet\ns1,Snow on the pass,\ns2,A ferry sinks,\n", "utf-8")
    reader = reader_of(browser, folder)
    page = reader.open("#/weather")
    assert page.locator("tbody td:nth-child(2)").all_inner_texts() == ["Snow on the pass", "A ferry sinks"]
    assert page.locator("thead th").count() == 2
    reader.context.close()
    assert reader.faults == []


def test_a_run_without_optional_tables_opens(browser: Browser, run: Path, tmp_path: Path):
    folder = copied(run, tmp_path / "run")
    for name in ("events.csv", "victims.csv", "errors.csv", "reasons.jsonl", *(f"{name}.csv" for name in LINKED)):
        (folder / name).unlink()
    reader = reader_of(browser, folder)
    page = reader.open()
    for view in VIEWS:
        go(page, view)
    assert page.locator("#text .figures").count() > 0
    reader.context.close()
    assert reader.faults == []
