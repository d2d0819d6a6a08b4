"""The commands: what they write, what they say, and their exit codes."""

import csv
import json
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from pattern_folders import shipped_without_names
from typer.main import get_command
from typer.testing import CliRunner

from pipeline import __version__
from pipeline.cli.app import app
from pipeline.cli.run import DEFAULT_MODEL
from pipeline.corpus.formats import suffixes_of
from pipeline.corpus.formats.kinds import TableFormat
from pipeline.exports import profiles
from pipeline.runs import assemble
from pipeline.tables.csv_tables import read
from pipeline.tables.records import KEYS, TABLES, columns

ROOT = Path(__file__).parents[1]
DISPATCH = """Elders count the dead in Deh Naw

DEH NAW, Oct 3, 2021 (ARN) — Taliban fighters shelled the valley on Sunday and killed four people, elders said.

“They came at noon,” said Harun Sabawi, a teacher. “Nobody had slept.”

Subscribe now
"""


SUFFIXES = ", ".join(suffixes_of(TableFormat))
OF_TABLES = f"is of tables ({SUFFIXES}), and no input is one; name the tables, or leave it out\n"
NOT_OURS = "that are no run's tables (elders.txt)"


def invoke(*args):
    return CliRunner().invoke(app, [str(a) for a in args], prog_name="wireledger")


def run(*args):
    return invoke("run", *args, "--model", "blank")


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder to work in, with one dispatch in in/."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "elders.txt").write_text(DISPATCH, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def bad_articles(folder):
    (folder / "empty.txt").touch()
    (folder / "binary.txt").write_bytes(b"\xfd\0\x04\0\0")
    (folder / "latin.txt").write_bytes("Café Renée ".encode() + b"\x93two\x94")
    (folder / "long.txt").write_text("word " * 200_001, encoding="utf-8")
    (folder / "marks.txt").write_text("“““ ”„ ''\" He said « no ‘‘ more.\n" * 40, encoding="utf-8")
    (folder / "odd.txt").write_text("\u202e\ufeffA\u0301\u200b ‘’ “”\x0c\x1b[31m", encoding="utf-8")


def seen(folder):
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file() and p.name != "run.json"}


def test_a_run_writes_every_table_with_its_columns(here):
    result = run("in")
    assert result.exit_code == 0, result.stderr
    for name, row_type in TABLES.items():
        with open(f"outputs/{name}.csv", encoding="utf-8-sig", newline="") as file:
            assert tuple(next(csv.reader(file))) == columns(row_type)
    (article,) = read(Path("outputs/articles.csv"))
    assert article["title"] == "Elders count the dead in Deh Naw"
    assert (article["published"], article["published_from"]) == ("2021-10-03", "dateline")
    assert [r["quote"] for r in read(Path("outputs/quotes.csv")) if r["kind"] == "direct"] == [
        "They came at noon,",
        "Nobody had slept.",
    ]


def test_a_run_says_what_it_did(here):
    assert re.fullmatch(
        r"1 article, 41 words in [\d.]+ s \([\d.]+ s of them loading, then [\d,]+ words/s\)\n"
        r"rows in outputs: events \d+, casualties \d+, victims \d+, quotes \d+, mentions \d+\n",
        run("in").stderr,
    )


def test_a_run_with_workers_says_that_its_speed_has_their_loading_in_it(here):
    said = run("in", "--jobs", 2).stderr.splitlines()[0]
    assert re.fullmatch(r"1 article, 41 words in [\d.]+ s \([\d,]+ words/s, with the loading of 2 workers\)", said)
    assert json.loads(Path("outputs/run.json").read_text(encoding="utf-8"))["seconds_loading"] is None


@pytest.mark.parametrize("options", [(), ("--dry-run",)], ids=["run", "dry run"])
def test_files_that_are_passed_over_are_told(here, options):
    (here / "in" / "report.odt").touch()
    result = run("in", *options)
    note = (
        "passed over 1 file of a kind that folders are not searched for: report.odt; "
        "name tables and zip files by themselves, save other documents as text"
    )
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (0, note)
    if not options:
        assert json.loads(Path("outputs/run.json").read_text(encoding="utf-8"))["notes"] == [note]


@pytest.mark.parametrize("command", ["run", "why", "evaluate"])
def test_the_folder_of_the_tables_has_the_same_option_everywhere(command):
    assert re.search(r"--output\b.*-o\b|-o\b.*--output\b", invoke(command, "--help").stdout)


def test_nothing_to_resume_is_told(here):
    result = run("in", "--resume")
    assert result.exit_code == 0
    assert result.stderr.splitlines()[1] == "no stopped run over these articles in outputs, so all were read"


def test_talk_goes_to_stderr_only(here):
    assert run("in").stdout == ""


def test_a_quiet_run_says_nothing(here):
    result = run("in", "--quiet")
    assert (result.exit_code, result.stderr) == (0, "")


def test_bad_articles_are_named_and_the_others_have_their_rows(here):
    run("in", "-o", "alone")
    bad_articles(here / "in")
    result = run("in")
    assert result.exit_code == 3
    assert result.stderr.splitlines()[-5:] == [
        "4 articles failed, see outputs/errors.csv:",
        "  binary: holds NUL bytes, so it is no text; export it as plain text in UTF-8",
        "  empty: holds no text; leave it out",
        "  latin: byte 0x93 in line 1 is not UTF-8; save it as UTF-8 (it may be Windows-1252 now)",
        "  long: 1,000,005 characters, an article has at most 1,000,000 characters; split it",
    ]
    assert [row["article_id"] for row in read(Path("outputs/errors.csv"))] == ["binary", "empty", "latin", "long"]
    assert [row["article_id"] for row in read(Path("outputs/articles.csv"))] == ["elders", "marks", "odd"]
    for table in ("mentions", "casualties", "quotes"):
        together = [row for row in read(Path(f"outputs/{table}.csv")) if row["article_id"] == "elders"]
        assert together == list(read(Path(f"alone/{table}.csv")))


def test_one_and_two_workers_write_the_same_bytes_though_articles_fail(here):
    bad_articles(here / "in")
    for number in range(12):
        text = DISPATCH.replace("four", str(number + 2)) * (number % 4 + 1)
        (here / "in" / f"more{number}.txt").write_text(text, encoding="utf-8")
    for jobs in (1, 2):
        assert invoke("run", "in", "-o", f"out{jobs}", "--jobs", jobs, "--model", "blank").exit_code == 3
    assert seen(here / "out1") == seen(here / "out2")
    assert len(list(read(here / "out1" / "articles.csv"))) == 15


def test_a_limit_takes_the_first_articles_by_id(here):
    (here / "in" / "a.txt").write_text("All was quiet.", encoding="utf-8")
    assert run("in", "--limit", 1).exit_code == 0
    assert [row["article_id"] for row in read(Path("outputs/articles.csv"))] == ["a"]


def test_a_profile_writes_a_further_table_that_the_next_run_takes_away(here):
    assert run("in", "--profile", "ucdp").stderr.splitlines()[1].endswith(", ucdp 1")
    (event,) = read(Path("outputs/ucdp.csv"))
    assert (event["relid"] != "", event["best"], event["source_date"]) == (True, "4", "2021-10-03")
    run("in")
    assert not Path("outputs/ucdp.csv").exists()


def test_an_article_whose_events_cannot_be_made_keeps_its_other_rows(here, monkeypatch):
    def no_events(tables, gazetteer):
        raise ValueError("no events today")

    monkeypatch.setitem(profiles.PROFILES, "ucdp", replace(profiles.PROFILES["ucdp"], drafts=no_events))
    result = run("in", "--profile", "ucdp")
    assert result.exit_code == 3
    assert f"1 article failed or lost rows, see {Path('outputs/errors.csv')}:" in result.stderr
    (error,) = read(Path("outputs/errors.csv"))
    assert (error["article_id"], error["stage"], error["error"]) == ("elders", "profile", "ValueError")
    assert re.fullmatch(r"no events today \(test_cli\.py:\d+\)", error["message"])
    assert (len(list(read(Path("outputs/casualties.csv")))), list(read(Path("outputs/ucdp.csv")))) == (1, [])


def test_a_table_is_read_by_its_columns_and_its_texts_are_kept(here):
    Path("news.csv").write_text(
        'url,body,day\nx/1,"All was quiet.",2021-10-03\nx/2,Quiet.,3/4/2021\n', encoding="utf-8"
    )
    columns_of_it = ("--id-column", "url", "--text-column", "body", "--date-column", "day")
    result = run("news.csv", *columns_of_it)
    assert result.exit_code == 0
    assert "1 of the dates can't be read, such as '3/4/2021': write them as 2021-09-03" in result.stderr
    assert Path("outputs/texts/x/1.txt").read_text(encoding="utf-8") == "All was quiet."
    assert [row["published"] for row in read(Path("outputs/articles.csv"))] == ["2021-10-03", ""]


def test_a_second_run_replaces_the_first(here):
    assert run("in").exit_code == 0
    (here / "in" / "elders.txt").write_text("All was quiet.", encoding="utf-8")
    assert run("in").exit_code == 0
    assert list(read(Path("outputs/quotes.csv"))) == []


def test_texts_kept_by_an_earlier_run_are_not_read_as_articles(here):
    Path("in/news.jsonl").write_text('{"id": "n", "text": "All was quiet."}', encoding="utf-8")
    run("in/news.jsonl", "-o", "in/outputs")
    run("in", "-o", "in/outputs")
    assert [row["article_id"] for row in read(Path("in/outputs/articles.csv"))] == ["elders"]


def test_a_dry_run_writes_nothing_and_says_what_would_be_done(here):
    result = run("in", "--dry-run")
    assert result.exit_code == 0
    assert re.fullmatch(
        r"patterns: \S+patterns, sound, [\d,]+ actors and places\n"
        rf"input:    1 article, {len(DISPATCH)} characters\n"
        r"would write outputs/ with model blank, convention acled\n",
        result.stderr,
    )
    assert not Path("outputs").exists()


def test_a_dry_run_names_what_cannot_be_read(here):
    bad_articles(here / "in")
    result = run("in", "--dry-run")
    assert result.exit_code == 3
    assert "empty: holds no text; leave it out\n" in result.stderr


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["in", "--profile", "none"], 2, "no profile 'none'; there are: acled, ucdp\n"),
        (["in", "--text-column", "body"], 2, f"--text-column {OF_TABLES}"),
        (["in", "--date-format", "%d/%m/%Y"], 2, f"--date-format {OF_TABLES}"),
        (["gone.csv", "--text-column", "body"], 2, "gone.csv: no such file or folder\n"),
        (["nowhere"], 2, "nowhere: no such file or folder\n"),
        (["in", "-o", "in/elders.txt"], 2, "in/elders.txt is a file; name a folder with --output\n"),
        (["in", "-o", "in"], 2, f"in holds files {NOT_OURS}; name another folder, or add --force\n"),
        (["in", "-o", "in", "--force"], 2, "in is both input and output; name another folder with --output\n"),
        (["in", "--patterns", "none"], 1, "none: no such folder of pattern files, name one that holds actors.csv\n"),
        (
            ["in", "--convention", "none", "--patterns", ROOT / "patterns"],
            2,
            f"no convention 'none' in {ROOT / 'patterns'}/conventions; there are: acled, ucdp\n",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_run_is_told_in_one_line(here, args, code, message):
    result = run(*args)
    assert (result.exit_code, result.stderr) == (code, message)
    assert not Path("outputs").exists()


def test_a_model_that_is_not_installed_is_told_in_one_line(here):
    result = invoke("run", "in", "--model", "no_such_model")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "no_such_model" in result.stderr
    assert not Path("outputs").exists()


def test_faults_of_pattern_files_are_told_all_at_once(here):
    shutil.copytree(ROOT / "patterns", "mine")
    with open("mine/boilerplate.csv", "a", encoding="utf-8") as file:
        file.write("x-1,sometimes,Hello,boilerplate,,\nx-2,exact,Hello,footer,,\n")
    result = run("in", "--patterns", "mine")
    assert result.exit_code == 1
    assert [line.split(": ")[0].rpartition(":")[0] for line in result.stderr.splitlines()] == [
        "mine/boilerplate.csv"
    ] * 2


@pytest.mark.parametrize("options", [(), ("--dry-run",)], ids=["run", "dry run"])
def test_warnings_of_the_patterns_are_told(here, options):
    shutil.copytree(ROOT / "patterns", "mine")
    with open("mine/actors.csv", "a", encoding="utf-8") as file:
        file.write("haji-torab,Haji Torab,person,,,Said\n")
    line = (ROOT / "patterns" / "actors.csv").read_text(encoding="utf-8").count("\n") + 1
    result = run("in", "--patterns", "mine", *options)
    assert result.exit_code == 0
    assert [told for told in result.stderr.splitlines() if told.startswith("warning: ")] == [
        f"warning: mine/actors.csv:{line}: 6 cells for 8 columns, so 'Said' was read as short; "
        "add the missing comma, or end the row with commas",
        f"warning: mine/actors.csv:{line}: short 'Said' is an ordinary word, which articles that name Haji Torab "
        "would give to haji-torab; write more words",
    ]


def test_of_many_warnings_a_run_tells_the_first(here):
    shutil.copytree(ROOT / "patterns", "mine")
    with open("mine/actors.csv", "a", encoding="utf-8") as file:
        file.writelines(f"haji-{n},Haji Torab {n}a,person\n" for n in range(7))
    told = run("in", "--patterns", "mine").stderr.splitlines()
    assert sum(line.startswith("warning: ") for line in told) == 5
    assert "… and 2 more warnings; --dry-run shows all" in told


def test_wrong_usage_exits_with_2(here):
    result = invoke("run", "in", "--colour", "red")
    assert result.exit_code == 2
    assert "No such option: --colour" in result.stderr


@pytest.mark.parametrize("table", ["mentions", "casualties", "quotes"])
def test_why_names_the_rule_and_where_it_stands(here, table):
    run("in")
    row = next(read(Path(f"outputs/{table}.csv")))
    result = invoke("why", row[KEYS[table]])
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0] == f"{table}.csv: elders, characters {row['start']} to {row['end']}"
    assert lines[1] == f"  sentence        {' '.join(row['sentence'].split())}"
    assert f"  rule            {row['rule_id']}" in lines
    place = next(line.split(maxsplit=2)[2] for line in lines if line.startswith("  stands in"))
    file, number = place.rsplit(":", 1)
    assert (ROOT / file).read_text(encoding="utf-8").splitlines()[int(number) - 1]


def test_why_tells_in_sentences_what_a_figure_rests_on(here):
    run("in")
    (row,) = read(Path("outputs/casualties.csv"))
    told = invoke("why", row["casualty_id"]).stdout.splitlines()
    assert "  number          “four” is a plain number: low 4, best 4, high 4" in told
    assert (
        "  claimant        elders: the figure stands in words given as theirs, a quotation or reported speech" in told
    )
    assert "  date            2021-10-03: “Sunday”, in the same sentence, by the day of publication, 2021-10-03" in told


def test_why_names_the_construction_of_indirect_speech(here):
    run("in")
    indirect = next(row for row in read(Path("outputs/quotes.csv")) if row["kind"] == "indirect")
    told = invoke("why", indirect["quote_id"]).stdout.splitlines()
    place = r"  construction    indirect:plain, pipeline/quotations/contents/forms/plain\.py:\d+"
    assert any(re.fullmatch(place, line) for line in told)
    assert not any("spoke for it" in line for line in told)


def test_why_tells_that_patterns_were_changed_since(here):
    shutil.copytree(ROOT / "patterns", "mine")
    run("in", "--patterns", "mine")
    with open("mine/boilerplate.csv", "a", encoding="utf-8") as file:
        file.write("layout-mine,exact,Mine,boilerplate,,\n")
    row = next(r for r in read(Path("outputs/mentions.csv")) if r["found_by"] == "pattern")
    result = invoke("why", row["mention_id"], "--patterns", "mine")
    assert re.search(r"  stands in       mine/\w+\.csv:\d+ \(changed since the run\)\n", result.stdout)


def pattern_found():
    return next(r for r in read(Path("outputs/mentions.csv")) if r["found_by"] == "pattern")


def test_why_reads_the_patterns_that_the_run_read(here):
    shutil.copytree(ROOT / "patterns", "mine")
    with open("mine/boilerplate.csv", "a", encoding="utf-8") as file:
        file.write("layout-mine,exact,Mine,boilerplate,,\n")
    run("in", "--patterns", "mine")
    assert re.search(r"  stands in       mine/\w+\.csv:\d+\n", invoke("why", pattern_found()["mention_id"]).stdout)


@pytest.mark.parametrize(
    ("gone", "options", "doubt"),
    [
        (True, (), "the run read other patterns, mine, not found here"),
        (False, ("--patterns", ROOT / "patterns"), "the run read other patterns, mine"),
    ],
    ids=["gone", "others asked for"],
)
def test_why_names_the_patterns_of_the_run_where_it_reads_others(here, gone, options, doubt):
    shutil.copytree(ROOT / "patterns", "mine")
    with open("mine/boilerplate.csv", "a", encoding="utf-8") as file:
        file.write("layout-mine,exact,Mine,boilerplate,,\n")
    run("in", "--patterns", "mine")
    if gone:
        shutil.rmtree("mine")
    told = invoke("why", pattern_found()["mention_id"], *options).stdout
    assert re.search(rf"  stands in       \S+/patterns/\w+\.csv:\d+ \({doubt}\)\n", told)


def test_why_tells_of_a_rule_that_stands_in_none_of_the_files_it_reads(here):
    shutil.copytree(ROOT / "patterns", "mine")
    with open("mine/actors.csv", "a", encoding="utf-8") as file:
        file.write("harun-sabawi,Harun Sabawi,person,,,,,\n")
    run("in", "--patterns", "mine")
    row = next(r for r in read(Path("outputs/mentions.csv")) if r["rule_id"] == "harun-sabawi")
    told = invoke("why", row["mention_id"], "--patterns", ROOT / "patterns").stdout
    assert "  stands in       none of the files read (the run read other patterns, mine)\n" in told


NO_ROW = (
    "no row 'q1' in outputs; take an id from the columns mention_id, casualty_id, quote_id, event_id, victim_id, "
    "incident_id, claim_id\n"
)


@pytest.mark.parametrize(
    ("prepared", "message"),
    [
        (True, NO_ROW),
        (False, "outputs doesn't exist; name the folder of a run with --output\n"),
    ],
    ids=["unknown row", "no run"],
)
def test_why_says_what_it_does_not_know(here, prepared, message):
    if prepared:
        run("in")
    result = invoke("why", "q1")
    assert (result.exit_code, result.stderr, result.stdout) == (2, message, "")


@pytest.mark.parametrize(
    ("table", "column", "cell"),
    [
        ("events", "event_id", "  killed_best     1"),
        ("victims", "victim_id", "  role            nurse"),
        ("incidents", "incident_id", "  killed_latest   1"),
        ("incident_claims", "claim_id", "  claimant_name   police"),
    ],
)
def test_why_of_a_row_made_of_figures_tells_its_cells_and_which_they_are(here, table, column, cell):
    (here / "in" / "elders.txt").write_text("Raiders killed a nurse near Kabul, police said.\n", encoding="utf-8")
    run("in")
    figure = next(read(Path("outputs/casualties.csv")))["casualty_id"]
    row_id = next(read(Path(f"outputs/{table}.csv")))[column]
    first, *told, last = invoke("why", row_id).stdout.splitlines()
    assert first == f"{table}.csv: made of 1 row of casualties.csv"
    assert cell in told
    assert f"  made of         {figure} “killed a nurse” (police), in elders, main, counted: yes" in told
    assert last == "  `wireledger why` with the id of one of these rows says what it rests on"


def test_a_corpus_is_no_folder_and_nothing_is_made_for_it(here):
    result = invoke("train", "in")
    told = "give one corpus, a file, or --counting with tables and folders of counted articles\n"
    assert (result.exit_code, result.stderr, Path("weights").exists()) == (2, told, False)


def test_the_version_is_printed():
    assert invoke("--version").stdout == f"wireledger {__version__}\n"


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_has_its_short_name(option):
    assert invoke("run", option).stdout == invoke("run", "--help").stdout != ""


def test_a_run_says_how_many_articles_have_no_day(here):
    (here / "in" / "dated.txt").write_text("Published: 3 May 2022\n\nNobody came.\n", encoding="utf-8")
    (here / "in" / "undated.txt").write_text("Nobody came.\n", encoding="utf-8")
    assert re.search("^1 of 3 articles without a day of publication; what they call today", run("in").stderr, re.M)


def test_the_help_of_run_names_every_table():
    told = invoke("run", "--help").stdout
    assert [name for name in TABLES if f"{name}.csv" not in told] == []


@pytest.mark.parametrize("command", sorted({*get_command(app).commands} - {"patterns"}))
def test_every_help_has_an_example_that_begins_with_the_command(command):
    assert re.search(rf"^ +wireledger {command} \S", invoke(command, "--help").stdout, re.MULTILINE)


def test_the_default_model_is_the_one_that_is_assembled():
    assert DEFAULT_MODEL == assemble.DEFAULT_MODEL


def test_help_loads_neither_spacy_nor_pandas():
    code = (
        "import sys; from pipeline.cli.app import app\n"
        "try: app(['run', '--help'])\n"
        "except SystemExit: sys.exit('spacy' in sys.modules or 'pandas' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, cwd=ROOT).returncode == 0


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_run_that_is_stopped_writes_no_table_leaves_no_process_and_can_go_on(here, jobs):
    Path("many.jsonl").write_text(
        "".join(json.dumps({"id": n, "text": DISPATCH * 2}) + "\n" for n in range(2_000)), encoding="utf-8"
    )
    few = shipped_without_names(Path("few"))
    arguments = ["run", "many.jsonl", "--model", "blank", "--patterns", str(few), "--jobs", str(jobs)]
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    # A shell's background job ignores SIGINT, and so would its children.
    code = (
        "import runpy, signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "runpy.run_module('pipeline', run_name='__main__')"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stderr=subprocess.PIPE, text=True, env=environment
    )
    journal = Path("outputs/.journal")
    deadline = time.monotonic() + 300  # on a machine with other work
    while process.poll() is None and time.monotonic() < deadline:
        if journal.exists() and journal.stat().st_size > 5_000:
            break
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    kept = (
        r"stopped, nothing was written after (\d+) of 2,000 articles; the same command with --resume goes on from there"
    )
    told = re.fullmatch(kept + "\n", said)
    assert (process.returncode, told is not None) == (1, True), said
    assert [p.name for p in Path("outputs").iterdir()] == [".journal"]
    resumed = invoke(*arguments, "--resume", "--limit", int(told[1]) + 1)
    assert re.search(rf"^of them {int(told[1]):,} articles? kept from the run that was stopped$", resumed.stderr, re.M)
    assert (resumed.exit_code, journal.exists()) == (0, False)
