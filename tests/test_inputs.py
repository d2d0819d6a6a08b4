"""Every kind of file that people hold gives the article that it holds, and offsets into the text as it was read."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from input_samples import AUTHOR, DAY, FILES, PARAGRAPHS, TABLES, TEXT, TITLE, mail, pdf, rss, wrapped, zipped

from pipeline.corpus import Article, Columns, formats, read
from pipeline.corpus.formats.kinds import ArchiveFormat
from pipeline.errors import UsageError
from pipeline.runs.outputs import OutputFolder, text_name
from pipeline.tables.records import ErrorRow

BODY = "\n\n".join(PARAGRAPHS)
SAID = {".docx": TEXT.replace("told reporters.", "told reporters.\n\nTarvan\t2\nObeh\t7")}
TELLING = (".html", ".htm", ".xhtml", ".mhtml", ".mht", ".eml", ".rss", ".atom", ".xml")  # that say day and author


def items(*paths: Path, **asked: object) -> list[Article | ErrorRow]:
    with read(paths, columns=Columns(**asked)) as corpus:  # type: ignore[arg-type]
        return list(corpus)


def article(path: Path, data: bytes, **asked: object) -> Article:
    path.write_bytes(data)
    (item,) = items(path, **asked)
    assert isinstance(item, Article), item
    return item


def test_there_is_a_sample_of_every_kind() -> None:
    assert {*FILES, *TABLES} == {suffix for known in formats.FORMATS for suffix in known.suffixes}


@pytest.mark.parametrize("suffix", FILES)
def test_a_file_gives_its_article(tmp_path: Path, suffix: str) -> None:
    found = article(tmp_path / f"tarvan{suffix}", FILES[suffix]())
    assert found.text == SAID.get(suffix, TEXT)
    assert (found.title, found.language) == (TITLE, "en")
    assert (found.published, found.author) == ((DAY, AUTHOR) if suffix in TELLING else ("", ""))


@pytest.mark.parametrize("suffix", TABLES)
def test_a_table_gives_its_articles_without_any_option(tmp_path: Path, suffix: str) -> None:
    found = article(tmp_path / f"news{suffix}", TABLES[suffix]())
    assert (found.article_id, found.text, found.title, found.published) == ("tarvan", BODY, TITLE, DAY)


@pytest.mark.parametrize("suffix", [*FILES, *TABLES])
def test_offsets_index_the_text_that_is_kept(tmp_path: Path, suffix: str) -> None:
    """The file itself where it is plain text, else what stands in texts/."""
    found = article(tmp_path / f"tarvan{suffix}", (FILES | TABLES)[suffix]())
    kept = tmp_path / f"tarvan{suffix}"
    if not found.plain:
        with OutputFolder(tmp_path / "out") as output:
            output.add_text(found.article_id, found.text)
            output.commit({"wireledger": "test"})
        kept = tmp_path / "out" / "texts" / text_name(found.article_id)
    start = found.text.index("“We heard")
    assert kept.read_text(encoding="utf-8")[start : start + 9] == "“We heard"
    assert kept.read_text(encoding="utf-8") == found.text


def test_a_folder_is_searched_for_all_but_tables_and_archives(tmp_path: Path) -> None:
    for suffix, make in {**FILES, **TABLES}.items():
        (tmp_path / f"of{suffix.replace('.', '_')}{suffix}").write_bytes(make())
    with read([tmp_path]) as corpus:
        found = {Path(item.path).suffix for item in corpus}
    archives = {
        s for s in FILES for known in formats.FORMATS if isinstance(known, ArchiveFormat) and s in known.suffixes
    }
    assert found == set(FILES) - archives


def test_a_web_page_saved_as_text_is_read_as_a_page(tmp_path: Path) -> None:
    found = article(tmp_path / "a.txt", FILES[".html"]())
    assert (found.text, found.title, found.published, found.format) == (TEXT, TITLE, DAY, "web page")


def test_a_piece_of_a_page_saved_as_text_is_read_without_its_tags(tmp_path: Path) -> None:
    found = article(
        tmp_path / "a.txt", b"<p>Two men died.</p>\n<p>A &amp; B<br>said <b>so</b>.</p><script>x()</script>"
    )
    assert (found.text, found.plain) == ("Two men died.\n\nA & B\nsaid so.\n", False)


@pytest.mark.parametrize("said", ["If a < b and c > d, stop.", "Mail <mina@post.example>, <sent> by <me>."])
def test_a_text_with_a_few_brackets_is_no_page(tmp_path: Path, said: str) -> None:
    assert article(tmp_path / "a.txt", said.encode()).text == said


def test_a_short_page_keeps_its_paragraphs(tmp_path: Path) -> None:
    page = b"<html><body><nav>Home</nav><h1>Two hurt</h1><p>Police said two died.</p><p>No more.</p></body></html>"
    assert article(tmp_path / "a.html", page).text == "Two hurt\n\nPolice said two died.\n\nNo more.\n"


@pytest.mark.parametrize("charset", ["windows-1251", "shift_jis", "iso-8859-15"])
def test_a_page_is_read_in_the_encoding_that_it_names(tmp_path: Path, charset: str) -> None:
    words = {"windows-1251": "Зеленая", "shift_jis": "日本語", "iso-8859-15": "Fœtus à 5 €"}[charset]
    page = f'<html><head><meta charset="{charset}"></head><body><p>{words}</p><p>It said so.</p></body></html>'
    found = article(tmp_path / "a.html", page.encode(charset), any_language=True)
    assert words in found.text
    assert found.encoding != "utf-8"


def test_a_mail_in_html_is_read_without_its_tags(tmp_path: Path) -> None:
    assert article(tmp_path / "a.eml", mail(html=True)).text == TEXT


def test_a_feed_gives_an_article_an_entry(tmp_path: Path) -> None:
    (tmp_path / "day.rss").write_bytes(rss(entries=3))
    assert [item.article_id for item in items(tmp_path)] == [f"day/valley-post.example/news/{n}" for n in (1, 2, 3)]


def test_a_feed_is_never_fetched_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **named: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    named = rss().replace(b"<channel>", b'<channel><link href="http://127.0.0.1:9/x"/>')
    assert article(tmp_path / "a.rss", named).text == TEXT


def test_a_pdf_loses_what_repeats_on_its_pages_and_nothing_else(tmp_path: Path) -> None:
    pages = [["VALLEY POST  Monday", *wrapped(p), f"page {n} of 4"] for n, p in enumerate(PARAGRAPHS, start=1)]
    assert article(tmp_path / "a.pdf", pdf(pages)).text == BODY + "\n"


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ("The anti-", "government march went on for hours.", "The anti-government march went on for hours."),
        ("They are sol-", "diers of the valley, he said.", "They are soldiers of the valley, he said."),
        ("It was Al-", "Nasr that came from the hills.", "It was Al-Nasr that came from the hills."),
    ],
    ids=["a prefix keeps it", "a word parted by its line", "a name keeps it"],
)
def test_hyphens_at_line_ends_are_the_words_own_or_the_lines(
    tmp_path: Path, first: str, second: str, text: str
) -> None:
    assert article(tmp_path / "a.pdf", pdf([[first, second]])).text == text + "\n"


def test_columns_of_a_pdf_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = ["The mayor of the town", "said that two men were", "hurt on Monday when a", "bridge fell."]
    right = ["Nobody else was there", "at dawn, the mayor has", "told reporters, and no", "car was lost."]
    page = [f"{a:<30}{b}" for a, b in zip(left, right, strict=True)]
    assert article(tmp_path / "a.pdf", pdf([page])).text == f"{' '.join(left)}\n\n{' '.join(right)}\n"


def test_a_zip_file_is_read_as_the_folder_that_it_was(tmp_path: Path) -> None:
    files = {"a/b.txt": b"One.", "c.html": FILES[".html"](), "feed.rss": rss(), "t.csv": b"id,text\n", ".x.txt": b"x"}
    (tmp_path / "in.zip").write_bytes(zipped({**files, "__MACOSX/a/b.txt": b"x"}))
    with read([tmp_path / "in.zip"]) as corpus:
        found = [(item.article_id, item.path) for item in corpus]
        assert corpus.notes[0].startswith(
            "passed over 1 file of a kind that folders are not searched for: in.zip/t.csv;"
        )
    assert found == [
        ("a/b", "in.zip/a/b.txt"),
        ("c", "in.zip/c.html"),
        ("feed/valley-post.example/news/1", "in.zip/feed.rss"),
    ]


@pytest.mark.parametrize("options", [["--help"], ["run", "--help"]], ids=" ".join)
def test_help_loads_no_library_of_a_format(options: list[str]) -> None:
    assert loaded(f"from pipeline.cli.app import app; app({options}, standalone_mode=False)") == ""


def test_reading_texts_and_csv_loads_no_library_of_a_format(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(TEXT.encode("cp1252"))
    (tmp_path / "c.csv").write_bytes(TABLES[".csv"]())
    code = f"from pathlib import Path as P; from pipeline.corpus import read; c = read([P({str(tmp_path)!r}), "
    assert loaded(code + f"P({str(tmp_path / 'c.csv')!r})]); assert len(list(c)) == 3; c.close()") == ""


def loaded(code: str) -> str:
    """The libraries that reading needs which a piece of code loads."""
    names = "trafilatura lxml docx pdfplumber pdfminer feedparser charset_normalizer py3langid python_calamine pyarrow"
    check = f"import sys; {code}; print('|', *sorted(set({names.split()}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    return done.stdout.rpartition("|")[2].strip()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"day": "3/4/2021"}, "--date '3/4/2021' can't be read; write it as 2021-09-03"),
        ({"day": "2021-02-30"}, "--date '2021-02-30' can't be read; write it as 2021-09-03"),
        ({"date_format": "%H:%M"}, "--date-format '%H:%M' tells no day; write it as %d/%m/%Y"),
        ({"date_format": "day"}, "--date-format 'day' tells no day; write it as %d/%m/%Y"),
    ],
)
def test_a_day_that_is_none_is_refused(tmp_path: Path, asked: dict[str, str], told: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(UsageError) as error:
        items(tmp_path, **asked)
    assert str(error.value) == told


def test_one_day_for_all_goes_before_any_other(tmp_path: Path) -> None:
    found = article(tmp_path / "2021-09-03.html", FILES[".html"](), day="4 September 2021")
    assert (found.published, found.published_from) == ("2021-09-04", "metadata")


def test_the_date_format_says_how_a_column_writes_days(tmp_path: Path) -> None:
    table = b"id,text,date\na,One.,03/09/2021\n"
    assert article(tmp_path / "a.csv", table, date_format="%d/%m/%Y").published == "2021-09-03"


def test_articles_of_several_inputs_keep_their_kinds(tmp_path: Path) -> None:
    makers: dict[str, Callable[[], bytes]] = {"a.csv": TABLES[".csv"], "b.html": FILES[".html"], "c.txt": FILES[".txt"]}
    for name, make in makers.items():
        (tmp_path / name).write_bytes(make())
    found = items(*(tmp_path / name for name in makers))
    assert {item.format for item in found if isinstance(item, Article)} == {"CSV", "web page", "plain text"}
