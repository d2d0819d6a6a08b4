"""Write the true excerpts and figures in README.md and docs/ anew, or say which are no longer true.

    python docs/refresh.py           rewrite them
    python docs/refresh.py --check   exit 1 and name the pages that would change

A page marks what is made for it by a pair of comments; what stands between them is replaced.

    <!-- excerpt quotes.csv columns=quote,speaker_name rows=3 article_id=some-article -->
    <!-- why quotes.csv article_id=some-article -->
    <!-- output wireledger evaluate data/gold -->
    <!-- worked "Two policemen were killed." -->
    <!-- end -->

Rows come from one run over data/dispatches, the first that fit the conditions.
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

from pipeline.tables import csv_tables

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "docs/accuracy.md", "docs/casualties.md")
BLOCK = re.compile(
    r"(?P<open><!-- (?P<verb>excerpt|why|output|worked) (?P<rest>.+?) -->\n).*?(?P<close><!-- end -->)", re.S
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    stale = []
    with tempfile.TemporaryDirectory() as folder:
        wireledger("run", "data/dispatches", "-o", folder, "--quiet")
        for name in PAGES:
            page = (ROOT / name).read_text(encoding="utf-8")
            true = BLOCK.sub(lambda m: m["open"] + made(m["verb"], m["rest"], Path(folder)) + m["close"], page)
            if true != page:
                stale.append(name)
                if not check:
                    (ROOT / name).write_text(true, encoding="utf-8")
    if check and stale:
        sys.exit(f"no longer true: {', '.join(stale)}; make docs writes them anew")


if __name__ == "__main__":
    main()
