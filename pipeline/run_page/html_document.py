"""The page as one HTML document: data, styles and scripts inlined, nothing to fetch, and nothing allowed to.

Articles are strangers' text. They come into the page only as JSON in a block that no browser runs, with every ``<``
written as an escape, and the scripts write them as text, never as markup. The policy names the page's own script and
styles by their hashes, so that nothing else could run or load even if it got in.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from html import escape
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from pipeline.errors import PipelineError, UsageError
from pipeline.run_page.page_data import page_data
from pipeline.run_page.run_files import read_run

SCRIPTS = (  # in this order; then the views and sections of the page, by name, and last what starts it
    "elements", "ledger", "words", "verdicts", "verdict_file", "filters", "sides", "nesting", "row_tables", "card_list",
    "registry", "linked", "word_changes", "printed_quotations", "verdict_form", "row_panel", "article_text",
    "found_words", "article_view", "keyboard",
)  # fmt: skip
STYLES = ("tokens", "page", "front", "tables", "article", "linked", "narrow", "print")
GENERATOR = '<meta name="generator" content="wireledger'
HEAD = 2_000  # characters in which a page of ours names itself
ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def write_report(folder: Path, file: Path | None = None) -> tuple[Path, int]:
    """Write the page of a run, ``report.html`` in its folder where no file is named.

    Returns its path, and of how many articles the text is not at hand. Raises UsageError where the folder holds no run
    or the file is somebody else's.
    """
    run = read_run(folder)
    target = file or folder / "report.html"
    check_free(target)
    data = page_data(run)
    try:
        target.write_text(document(data), encoding="utf-8", newline="\n")
    except OSError as error:
        raise PipelineError(f"{target} can't be written: {error.strerror}; name another file with --output") from error
    return target, int(data["run"]["without_text"])


def check_free(target: Path) -> None:
    """Raise UsageError where the page would take the place of something that is no page of ours."""
    if target.suffix.lower() not in (".html", ".htm"):
        raise UsageError(f"--output {target} is no .html file; name one, such as report.html")
    if target.is_dir() or not target.parent.is_dir():
        raise UsageError(
            f"--output {target} can't be written: {target.parent} is no folder, or {target.name} is one; mend it"
        )
    if target.is_file():
        with target.open(encoding="utf-8", errors="replace") as held:
            if GENERATOR not in held.read(HEAD):
                raise UsageError(f"--output {target} is there and no page of a run; name another, or move it elsewhere")


def document(data: Mapping[str, Any]) -> str:
    return "".join(parts(data))


def parts(data: Mapping[str, Any]) -> Iterator[str]:
    style, script = "".join(styles()), "(() => {\n'use strict';\n" + "".join(scripts()) + "})();\n"
    about = data["run"]
    title = f"{', '.join(about['sources']) or 'a run'}: what the articles say"
    yield "<!DOCTYPE html>\n<html lang='en'>\n<head>\n<meta charset='utf-8'>\n"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy(style, script)}">\n'
    yield f'{GENERATOR} {escape(about["version"])}">\n'
    yield "<meta name='viewport' content='width=device-width, initial-scale=1'>\n"
    yield "<meta name='color-scheme' content='light dark'>\n<meta name='referrer' content='no-referrer'>\n"
    yield f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    yield "<a class='skip' href='#main'>Skip to the content</a>\n<div id='page'></div>\n"
    yield "<noscript><p>This page shows its tables with a script of its own; allow it to run.</p></noscript>\n"
    yield f"<script type='application/json' id='data'>{safe_json(data)}</script>\n"
    yield f"<script>{script}</script>\n</body>\n</html>\n"


def safe_json(data: Mapping[str, Any]) -> str:
    """JSON that ends no script element, opens no comment, and holds no line end that JavaScript knows and JSON doesn't.

    The signs that are escaped stand only inside strings, where the escapes mean the same.
    """
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)


def policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; script-src '{digest(script)}'; style-src '{digest(style)}'; "
        "connect-src 'none'; img-src 'none'; base-uri 'none'; form-action 'none'"
    )


def digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def styles() -> Iterator[str]:
    return (text_of(assets() / "styles" / f"{name}.css") for name in STYLES)


def scripts() -> Iterator[str]:
    """The page's own parts, then every file of ``sections/`` by name, then what starts it."""
    yield from (text_of(assets() / "scripts" / f"{name}.js") for name in SCRIPTS)
    found = sorted((s for s in (assets() / "sections").iterdir() if s.name.endswith(".js")), key=lambda s: s.name)
    yield from map(text_of, found)
    yield text_of(assets() / "scripts" / "start.js")


def assets() -> Traversable:
    return files("pipeline.run_page").joinpath("assets")


def text_of(file: Traversable) -> str:
    return file.read_text(encoding="utf-8")
