"""Write the true excerpts and figures in README.md and docs/ anew, or say which are no longer true.

    python docs/refresh.py           rewrite them
    python docs/refresh.py --check   exit 1 and name the pages that would change

A page marks what is made for it by a pair of comments; what stands between them is replaced.

    <!-- excerpt quotes.csv columns=quote,speaker_name rows=3 article_id=some-article -->
    <!-- why quotes.csv article_id=some-article -->
    <!-- output wireledger evaluate data/gold -->
    <!-- worked "Two policemen were killed." -->
    <!-- walk coverage -->
    <!-- end -->

Rows come from one run over data/dispatches, the first that fit the conditions. The steps of a walk are those of
docs/walkthrough.py.
docs/constructions.md is made whole, from the docstrings of the constructions.
"""

from __future__ import annotations

import argparse
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path

from walkthrough import steps

from pipeline.tables import csv_tables
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
PAGES = ("README.md", "docs/accuracy.md", "docs/casualties.md", "docs/patterns.md")
BLOCK = re.compile(
    r"(?P<open><!-- (?P<verb>excerpt|why|output|worked|walk) (?P<rest>.+?) -->\n).*?(?P<close><!-- end -->)", re.S
)
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


def made(verb: str, rest: str, outputs: Path) -> str:
    words = shlex.split(rest)
    if verb == "output":
        return wireledger(*words[1:])
    if verb == "worked":
        return worked(words[0])
    if verb == "walk":
        return f"```console\n{steps()[words[0]]}```\n"
    options = dict(word.split("=", 1) for word in words[1:])
    columns, rows = options.pop("columns", "").split(","), int(options.pop("rows", "1"))
    found = list(islice((row for row in csv_tables.read(outputs / words[0]) if options.items() <= row.items()), rows))
    if len(found) < rows:
        sys.exit(f"{words[0]} has no {rows} rows with {options}")
    if verb == "excerpt":
        return markdown(columns, found)
    row_id = next(iter(found[0].values()))
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
    if check and stale:
        sys.exit(f"no longer true: {', '.join(stale)}; make docs writes them anew")


if __name__ == "__main__":
    main()
